// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/locks_dialog.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/tables/lock_list.h"
#include "models/text/wording.h"
#include "ui/locks/lock_settings.h"
#include "ui/pools/footer_band.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

using operations::ReadOnlyLock;
using text::Tone;
using LockScope = ReadOnlyLock::Scope;

enum LockColumn { LockName, LockReach };

} // namespace

LocksDialog::LocksDialog(const LocksContext& context, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_before(context.locks.all()),
      m_locks(m_before),
      m_list(new QTreeWidget(this)),
      m_add(new QPushButton(tr("&Add lock"), this)),
      m_remove(new QPushButton(tr("&Remove"), this)),
      m_editor(new QWidget(this)),
      m_scope(new QComboBox(m_editor)),
      m_pattern(new QLineEdit(m_editor)),
      m_preview(new TextLabel(TextStyle::Small, m_editor)),
      m_problem(new FieldProblem(QStringLiteral("lockProblem"), m_editor)),
      m_effect(new TextLabel(TextStyle::Body, this)),
      m_save(new QPushButton(tr("&Save"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(QStringLiteral("locksDialog"));
    setWindowTitle(tr("Read-only locks"));
    for (auto& lock : m_locks) {
        lock.cause = ReadOnlyLock::Cause::Chosen; // a saved lock on everything is deliberate
        lock.file.clear();
    }
    layOut();
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showEditor(); });
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] { edit(); });
    connect(m_pattern, &QLineEdit::textChanged, this, [this] { edit(); });
    connect(m_add, &QPushButton::clicked, this, &LocksDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &LocksDialog::remove);
    connect(m_save, &QPushButton::clicked, this, &LocksDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_context.store, &fleet::Store::fleetChanged, this, [this] {
        showList();
        showEffect();
    });
    showList();
    choose(m_locks.empty() ? -1 : 0);
    showEffect();
}

void LocksDialog::layOut() {
    const std::pair<QWidget*, const char*> names[] = {
        {m_list, "locksList"},      {m_add, "addLock"},         {m_remove, "removeLock"},  {m_scope, "lockScope"},
        {m_pattern, "lockPattern"}, {m_preview, "lockPreview"}, {m_effect, "locksEffect"}, {m_save, "keepLocks"},
        {m_cancel, "cancelLocks"},  {m_editor, "lockEditor"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    for (QPushButton* button : {m_add, m_remove, m_save, m_cancel}) {
        button->setAutoDefault(false);
    }
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_list->setHeaderLabels({tr("Locked"), tr("Clusters")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Locks"));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(LockName, 300);
    m_scope->addItem(tr("Whole account"), static_cast<int>(LockScope::Account));
    m_scope->addItem(tr("App (name or pattern)"), static_cast<int>(LockScope::App));
    m_scope->addItem(tr("Cluster (name or pattern)"), static_cast<int>(LockScope::Cluster));
    setSpokenCombo(m_scope);
    m_pattern->setAccessibleName(tr("Name or pattern"));
    m_pattern->setPlaceholderText(tr("for example *-prod"));
    m_pattern->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_preview->setWrapping();
    m_preview->setDim();

    auto* about = new TextLabel(TextStyle::Body, this);
    about->setWrapping();
    about->setDim();
    about->showText(tr("Locked apps and clusters are read-only in Poolhouse: they can be viewed but not changed. These "
                       "locks belong "
                       "to %1 and apply only on this computer.")
                        .arg(m_context.shownAs));
    auto* modal = new TextLabel(TextStyle::Small,
                                tr("Other windows are blocked so no change is sent while locks are edited."), this);
    modal->setObjectName(QStringLiteral("whyModal"));
    modal->setDim();
    modal->setWrapping();
    auto* trouble = new TextLabel(TextStyle::Body, this);
    trouble->setObjectName(QStringLiteral("locksTrouble"));
    trouble->showText(lockTrouble(m_context.locks).value_or(QString()));
    auto* troubleFrame = tintedText(trouble, Tone::Bad, this);
    troubleFrame->setVisible(!trouble->text().isEmpty());
    m_effectFrame = tintedText(m_effect, Tone::Attention, this);

    auto* sides = new QHBoxLayout;
    sides->addWidget(m_add);
    sides->addWidget(m_remove);
    sides->addStretch(1);
    auto* form = new QFormLayout(m_editor);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&What:"), m_scope);
    form->addRow(tr("&Name or pattern:"), m_pattern);
    form->addRow(QString(), m_problem);
    form->addRow(QString(), m_preview);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(10);
    column->addWidget(about);
    column->addWidget(modal);
    column->addWidget(troubleFrame);
    column->addWidget(m_list, 1);
    column->addLayout(sides);
    column->addWidget(m_editor);
    column->addWidget(m_effectFrame);
    auto* footer = new FooterBand(this);
    auto* buttons = new QHBoxLayout(footer);
    buttons->setContentsMargins(20, 10, 20, 10);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(column, 1);
    all->addWidget(footer);
    resizeWithinScreen(*this, {660, 520});
}

int LocksDialog::chosen() const {
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void LocksDialog::choose(int row) {
    m_list->setCurrentItem(row < 0 ? nullptr : m_list->topLevelItem(row));
    showEditor();
}

std::optional<QString> LocksDialog::problemOf(std::size_t row) const {
    auto others = m_locks;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(row));
    return tables::lockProblem(m_locks[row], others);
}

/// Rows are updated in context, which preserves the selection across polls.
void LocksDialog::showList() {
    const core::Instant now = m_context.clock.now();
    while (m_list->topLevelItemCount() > static_cast<int>(m_locks.size())) {
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    }
    for (std::size_t row = 0; row < m_locks.size(); ++row) {
        const ReadOnlyLock& lock = m_locks[row];
        QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(row));
        if (!item) {
            item = new QTreeWidgetItem(m_list);
            item->setSizeHint(LockName, QSize(0, metrics::target + 4));
        }
        const auto count = tables::clustersNamed(lock, m_context.store).size();
        QString reach = problemOf(row) ? tr("incomplete") : count == 1 ? tr("1 cluster") : tr("%1 clusters").arg(count);
        if (lock.liftedUntil && *lock.liftedUntil > now) {
            reach = tr("%1, unlocked until %2").arg(reach, text::formatTime(*lock.liftedUntil, now));
        }
        item->setText(LockName, tables::lockTitle(lock));
        item->setText(LockReach, reach);
    }
}

void LocksDialog::showEditor() {
    const int row = chosen();
    m_editor->setVisible(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_remove->setToolTip(row >= 0 ? QString() : tr("Select a lock first."));
    if (row < 0) {
        m_problem->showProblem({});
        return;
    }
    const ReadOnlyLock& lock = m_locks[static_cast<std::size_t>(row)];
    m_filling = true;
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(lock.scope)));
    if (m_pattern->text().trimmed() != lock.pattern) {
        m_pattern->setText(lock.pattern);
    }
    m_filling = false;
    const bool named = lock.scope != LockScope::Account;
    m_pattern->setEnabled(named);
    m_pattern->setToolTip(named ? QString() : tr("A lock on the whole account needs no name."));
    const auto problem = problemOf(static_cast<std::size_t>(row));
    const bool untouched = named && lock.pattern.isEmpty(); // no error before the first input
    m_problem->showProblem(untouched ? std::nullopt : problem);
    m_preview->showText(!problem ? tables::lockPreview(lock, m_context.store) : untouched ? *problem : QString(), true);
}

void LocksDialog::showEffect() {
    const auto effect = tables::unlockedBy(m_before, m_locks, m_context.store);
    m_effect->showText(effect.value_or(QString()));
    m_effectFrame->setVisible(effect.has_value());
    bool complete = true;
    for (std::size_t row = 0; row < m_locks.size(); ++row) {
        complete = complete && !problemOf(row);
    }
    const bool same = m_locks == m_before;
    m_save->setText(effect ? tr("&Save and unlock the rest") : tr("&Save"));
    m_save->setEnabled(complete && !same);
    m_save->setToolTip(!complete ? tr("A lock is incomplete.") : same ? tr("Nothing was changed.") : QString());
    // The safe button is the default.
    m_save->setDefault(!effect);
    m_cancel->setDefault(effect.has_value());
}

void LocksDialog::edit() {
    const int row = chosen();
    if (m_filling || row < 0) {
        return;
    }
    auto& lock = m_locks[static_cast<std::size_t>(row)];
    const auto scope = static_cast<LockScope>(m_scope->currentData().toInt());
    const QString pattern = scope == LockScope::Account ? QString() : m_pattern->text().trimmed();
    if (lock.scope != scope || lock.pattern != pattern) {
        lock = {scope, pattern, std::nullopt, {}}; // an edited lock does not inherit the lift
    }
    showList();
    showEditor();
    showEffect();
}

void LocksDialog::add() {
    m_locks.push_back({LockScope::App, {}, std::nullopt, {}});
    showList();
    choose(static_cast<int>(m_locks.size()) - 1);
    showEffect();
    m_pattern->setFocus(Qt::OtherFocusReason);
}

void LocksDialog::remove() {
    const int row = chosen();
    if (row < 0) {
        return;
    }
    m_locks.erase(m_locks.begin() + row);
    showList();
    choose(std::min(row, static_cast<int>(m_locks.size()) - 1));
    showEffect();
}

void LocksDialog::save() {
    saveLocks(m_context.preferences, m_context.account, m_locks);
    m_context.locks.set(m_locks);
    Q_EMIT saved();
    accept();
}

void openLocksDialog(QWidget& window, const LocksContext& context, std::function<void()> changed) {
    auto* dialog = new LocksDialog(context, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &LocksDialog::saved, &window, std::move(changed));
    dialog->open();
}

} // namespace poolhouse::ui
