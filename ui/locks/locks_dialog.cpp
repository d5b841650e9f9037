// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/locks_dialog.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/tables/lock_list.h"
#include "models/tables/pattern_list.h"
#include "models/text/lock_text.h"
#include "models/text/wording.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <utility>

namespace poolhouse::ui {

namespace {

using operations::ReadOnlyLock;
using text::Tone;
using LockScope = ReadOnlyLock::Scope;

enum LockColumn { LockName, LockReach };

} // namespace

LocksDialog::LocksDialog(const LocksContext& context, QWidget* parent)
    : PatternListDialog({"locksDialog", "locksList", "addLock", "removeLock", "lockEditor", "lockScope", "lockPattern",
                         "lockPreview", "lockProblem", "keepLocks", "cancelLocks"},
                        {tr("Read-only locks"), tr("Locks"), tr("&Add lock"), tr("Select a lock first."),
                         tr("A lock is incomplete."), tr("Nothing was changed.")},
                        context.store, parent),
      m_context(context),
      m_before(context.locks.own()),
      m_locks(m_before),
      m_effect(new TextLabel(TextStyle::Body, this)) {
    for (auto& lock : m_locks) {
        lock.cause = ReadOnlyLock::Cause::Chosen; // a saved lock on everything is deliberate
        lock.file.clear();
    }
    scope()->addItem(tr("Whole account"), static_cast<int>(LockScope::Account));
    scope()->addItem(tr("App (name or pattern)"), static_cast<int>(LockScope::App));
    scope()->addItem(tr("Cluster (name or pattern)"), static_cast<int>(LockScope::Cluster));
    m_effect->setObjectName(QStringLiteral("locksEffect"));
    m_effectFrame = tintedText(m_effect, Tone::Attention, this);
    layOut({.about = tr("Locked apps and clusters are read-only in Poolhouse: they can be viewed but not changed. "
                        "These locks belong to %1 and apply only on this computer.")
                         .arg(m_context.shownAs),
            .aboveList = notes(),
            .columns = {{tr("Locked"), 300}, {tr("Clusters"), 0}},
            .moreButtons = {},
            .fields = {{tr("&What:"), scope()}, {tr("&Name or pattern:"), pattern()}},
            .belowEditor = m_effectFrame});
    begin();
    belongTo(m_context.session, m_context.account);
}

std::vector<QWidget*> LocksDialog::notes() {
    auto* modal = new TextLabel(TextStyle::Small,
                                tr("Other windows are blocked so no change is sent while locks are edited."), this);
    modal->setObjectName(QStringLiteral("whyModal"));
    modal->setDim();
    modal->setWrapping();
    auto* others =
        new TextLabel(TextStyle::Small,
                      tr("As an unnamed account: the locks of all other accounts apply too. They can only be "
                         "changed in a session of their own account."),
                      this);
    others->setObjectName(QStringLiteral("locksOfOthers"));
    others->setWrapping();
    others->setVisible(m_context.locks.all().size() > m_before.size());
    m_trouble = new TextLabel(TextStyle::Body, this);
    m_trouble->setObjectName(QStringLiteral("locksTrouble"));
    m_troubleFrame = tintedText(m_trouble, Tone::Bad, this);
    auto trouble = text::lockTrouble(m_context.locks);
    if (trouble) {
        trouble = tr("%1 To start over, define the locks below and save them: a file that can't be read is set aside, "
                     "not deleted.")
                      .arg(*trouble);
    }
    showTrouble(trouble);
    return {modal, others, m_troubleFrame};
}

void LocksDialog::showTrouble(const std::optional<QString>& sentence) {
    m_trouble->showText(sentence.value_or(QString()));
    m_troubleFrame->setVisible(sentence.has_value());
}

QString LocksDialog::saveText(bool unlocks) const {
    if (text::lockTrouble(m_context.locks)) {
        return unlocks ? tr("&Start over and unlock the rest") : tr("&Start over with these locks");
    }
    return unlocks ? tr("&Save and unlock the rest") : tr("&Save");
}

std::optional<QString> LocksDialog::problemOf(int row) const {
    auto others = m_locks;
    others.erase(others.begin() + row);
    return tables::lockProblem(m_locks[static_cast<std::size_t>(row)], others);
}

void LocksDialog::showRule(int row, QTreeWidgetItem& item) {
    const core::Instant now = m_context.clock.now();
    const ReadOnlyLock& lock = m_locks[static_cast<std::size_t>(row)];
    QString reach =
        problemOf(row) ? tr("incomplete") : tables::clusterCount(tables::clustersNamed(lock, m_context.store).size());
    if (lock.liftedUntil && *lock.liftedUntil > now) {
        reach = tr("%1, unlocked until %2").arg(reach, text::formatTime(*lock.liftedUntil, now));
    }
    item.setText(LockName, tables::lockTitle(lock));
    item.setText(LockReach, reach);
}

void LocksDialog::showFields(int row) {
    if (row < 0) {
        return;
    }
    const ReadOnlyLock& lock = m_locks[static_cast<std::size_t>(row)];
    scope()->setCurrentIndex(scope()->findData(static_cast<int>(lock.scope)));
    if (pattern()->text().trimmed() != lock.pattern) {
        pattern()->setText(lock.pattern);
    }
    const bool named = lock.scope != LockScope::Account;
    pattern()->setEnabled(named);
    pattern()->setToolTip(named ? QString() : tr("A lock on the whole account needs no name."));
    const auto problem = problemOf(row);
    showVerdict(problem, named && lock.pattern.isEmpty(),
                problem ? QString() : tables::lockPreview(lock, m_context.store));
}

void LocksDialog::showOutcome() {
    const auto effect = tables::unlockedBy(m_before, m_locks, m_context.store);
    m_effect->showText(effect.value_or(QString()));
    m_effectFrame->setVisible(effect.has_value());
    bool complete = true;
    for (int row = 0; row < ruleCount(); ++row) {
        complete = complete && !problemOf(row);
    }
    showSave(complete, m_locks == m_before);
    saveButton()->setText(saveText(effect.has_value()));
    // The safe button is the default.
    saveButton()->setDefault(!effect);
    cancelButton()->setDefault(effect.has_value());
}

void LocksDialog::readFields(int row) {
    auto& lock = m_locks[static_cast<std::size_t>(row)];
    const auto chosenScope = static_cast<LockScope>(scope()->currentData().toInt());
    const QString name = chosenScope == LockScope::Account ? QString() : pattern()->text().trimmed();
    if (lock.scope != chosenScope || lock.pattern != name) {
        lock = {chosenScope, name, std::nullopt, {}}; // an edited lock does not inherit the lift
    }
}

void LocksDialog::appendRule() {
    m_locks.push_back({LockScope::App, {}, std::nullopt, {}});
}

void LocksDialog::removeRule(int row) {
    m_locks.erase(m_locks.begin() + row);
}

bool LocksDialog::keep() {
    const auto saved = m_context.storage.save(m_context.account, m_locks);
    if (!saved) {
        showTrouble(text::locksNotSaved(saved.error()));
        return false;
    }
    m_context.locks.setOwn(m_locks);
    return true;
}

void openLocksDialog(QWidget& window, const LocksContext& context, PatternListCallbacks ends) {
    openOver(window, new LocksDialog(context, &window), std::move(ends));
}

} // namespace poolhouse::ui
