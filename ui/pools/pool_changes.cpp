// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_changes.h"

#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/read_only_locks.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/views/pool_added.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/pool_added_dialog.h"
#include "ui/pools/scale_dialog.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

PoolChanges::PoolChanges(PoolChangeDependencies dependencies, QWidget& window)
    : QObject(&window), m_dependencies(dependencies), m_window(window), m_drafts(dependencies.preferences) {
    const auto& operations = dependencies.operations;
    connect(&operations, &operations::Engine::changed, this, [this](const QString& id) { follow(id); });
    connect(&operations, &operations::Engine::finished, this, [this](const QString& id) {
        if (id != m_shownOperation) {
            Q_EMIT ended(id);
        }
    });
    connect(&operations, &operations::Engine::reopened, this, &PoolChanges::closeAll);
}

PoolChanges::~PoolChanges() {
    for (const auto& open : std::exchange(m_open, {})) {
        delete open.dialog; // deleted before the members they reference
    }
}

const fleet::ClusterRecord* PoolChanges::readable(const core::ClusterId& cluster) {
    const auto* record = m_dependencies.store.cluster(cluster);
    if (record != nullptr && record->info) {
        return record;
    }
    Q_EMIT impossible(record == nullptr ? tr("The cluster no longer exists.")
                                        : tr("Cluster details are not loaded yet."));
    return nullptr;
}

bool PoolChanges::hasPool(const core::ClusterId& cluster, const std::string& pool) {
    const auto* record = readable(cluster);
    if (record == nullptr) {
        return false;
    }
    if (record->info->findPool(pool) == nullptr) {
        Q_EMIT impossible(tr("The pool %1 of %2 no longer exists.")
                              .arg(QString::fromStdString(pool), QString::fromStdString(record->summary.name)));
        return false;
    }
    return true;
}

std::optional<QString> PoolChanges::whyLocked(const core::ClusterId& cluster) const {
    if (const auto refusal = m_dependencies.operations.unavailable()) {
        return text::refusalSentence(*refusal);
    }
    const auto* record = m_dependencies.store.cluster(cluster);
    const auto* lock =
        record != nullptr ? m_dependencies.locks.holding(record->summary, m_dependencies.clock.now()) : nullptr;
    return lock != nullptr ? std::optional(text::lockSentence(*lock)) : std::nullopt;
}

template <class Dialog> Dialog* PoolChanges::openOne(const core::ClusterId& cluster, const QString& about) const {
    for (const auto& open : m_open) {
        auto* dialog = qobject_cast<Dialog*>(open.dialog.data());
        if (dialog != nullptr && dialog->isVisible() && dialog->cluster() == cluster && open.about == about) {
            return dialog;
        }
    }
    return nullptr;
}

AddPoolWizard* PoolChanges::wizardFor(const core::ClusterId& cluster) {
    if (auto* open = openOne<AddPoolWizard>(cluster, {})) {
        return open;
    }
    auto* wizard = new AddPoolWizard(m_dependencies.store, m_dependencies.clock, cluster, m_drafts, &m_window);
    manage(wizard, {});
    return wizard;
}

ScaleDialog* PoolChanges::scaleFor(const core::ClusterId& cluster, const std::string& pool) {
    const auto about = QString::fromStdString(pool);
    if (auto* open = openOne<ScaleDialog>(cluster, about)) {
        return open;
    }
    auto* dialog = new ScaleDialog(m_dependencies.store, m_dependencies.clock, cluster, pool, &m_window);
    manage(dialog, about);
    return dialog;
}

LeaderDialog* PoolChanges::leaderFor(const core::ClusterId& cluster, LeaderDialog::Begin begin) {
    if (auto* open = openOne<LeaderDialog>(cluster, {})) {
        return open;
    }
    auto* dialog = new LeaderDialog(m_dependencies.store, m_dependencies.clock, cluster, begin, &m_window);
    manage(dialog, {});
    return dialog;
}

void PoolChanges::addPool(const core::ClusterId& cluster) {
    if (readable(cluster) != nullptr) {
        present(wizardFor(cluster));
    }
}

void PoolChanges::scale(const core::ClusterId& cluster, const std::string& pool) {
    if (hasPool(cluster, pool)) {
        present(scaleFor(cluster, pool));
    }
}

void PoolChanges::scaleTo(const core::ClusterId& cluster, const std::string& pool, int count) {
    if (hasPool(cluster, pool)) {
        auto* dialog = scaleFor(cluster, pool);
        dialog->setCount(count);
        present(dialog);
    }
}

void PoolChanges::changeLeader(const core::ClusterId& cluster, LeaderDialog::Begin begin) {
    if (hasPool(cluster, std::string(core::leaderPoolName))) {
        present(leaderFor(cluster, begin));
    }
}

void PoolChanges::destroy(const core::ClusterId& cluster, const std::string& pool) {
    if (!hasPool(cluster, pool)) {
        return;
    }
    const auto about = QString::fromStdString(pool);
    auto* dialog = openOne<DestroyPoolDialog>(cluster, about);
    if (dialog == nullptr) {
        dialog = new DestroyPoolDialog(m_dependencies.store, m_dependencies.clock, cluster, pool, &m_window);
        connect(dialog, &DestroyPoolDialog::scaleToZeroRequested, this,
                [this](const core::ClusterId& of, const QString& instead) { scaleTo(of, instead.toStdString(), 0); });
        manage(dialog, about);
    }
    present(dialog);
}

void PoolChanges::undo(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    const auto opposite = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!opposite) {
        return;
    }
    const auto cluster = found->cluster;
    const bool leader = opposite->pool == core::leaderPoolName;
    switch (opposite->kind) {
    case core::ChangeKind::AddPool: makeAgain(operation); return;
    case core::ChangeKind::DestroyPool: destroy(cluster, opposite->pool); return;
    case core::ChangeKind::Attach:
    case core::ChangeKind::Detach: return;
    case core::ChangeKind::SetCount:
    case core::ChangeKind::SetLevel: break;
    }
    if (!hasPool(cluster, opposite->pool)) {
        return;
    }
    const bool level = opposite->kind == core::ChangeKind::SetLevel;
    if (leader) {
        auto* dialog = leaderFor(cluster, level ? LeaderDialog::Begin::Level : LeaderDialog::Begin::HighAvailability);
        level ? dialog->setLevel(opposite->level) : dialog->setStandby(opposite->count > 1);
        present(dialog);
        return;
    }
    auto* dialog = scaleFor(cluster, opposite->pool);
    level ? dialog->setLevel(opposite->level) : dialog->setCount(opposite->count);
    present(dialog);
}

void PoolChanges::makeAgain(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    if (found == nullptr || !found->recipe || !operations::inverseChange(*found) ||
        readable(found->cluster) == nullptr) {
        return;
    }
    const auto& shape = found->recipe->shape;
    QStringList attachments;
    for (const auto& attachment : found->recipe->attachments) {
        attachments << text::attachmentTitle(attachment);
    }
    auto* wizard = wizardFor(found->cluster);
    // the API creates no empty pool; it can be scaled to 0 afterwards
    wizard->setDraft({shape.name, shape.level, std::max(shape.count, 1)});
    wizard->setAttachments(attachments);
    present(wizard);
}

void PoolChanges::showNextSteps(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    const auto added = found != nullptr ? views::poolAdded(m_dependencies.store, *found) : std::nullopt;
    if (!added) {
        Q_EMIT impossible(tr("The pool no longer exists."));
        return;
    }
    auto* dialog = new PoolAddedDialog(*added, &m_window);
    connect(dialog, &PoolAddedDialog::copyRequested, this, &PoolChanges::copyRequested);
    // its commands belong to the account
    connect(&m_dependencies.operations, &operations::Engine::reopened, dialog, &PoolAddedDialog::reject);
    dialog->show();
}

void PoolChanges::manage(ChangeDialog* dialog, const QString& about) {
    std::erase_if(m_open, [](const Open& open) { return open.dialog.isNull(); });
    m_open.push_back({dialog, about});
    connect(dialog, &ChangeDialog::changesRequested, this,
            [this, dialog](const std::vector<operations::Intent>& intents) { submit(*dialog, intents); });
    connect(dialog, &ChangeDialog::withdrawn, this,
            [this](const QString& id) { m_dependencies.operations.cancel(id.toStdString()); });
    connect(dialog, &ChangeDialog::codeEntered, this, [this](const QString& id, const QString& code) {
        m_dependencies.operations.provideTwoFactor(id.toStdString(), code);
    });
    connect(dialog, &ChangeDialog::refreshRequested, this,
            [this](const core::ClusterId& cluster) { m_dependencies.poller.refreshCluster(cluster); });
    dialog->setLocked(whyLocked(dialog->cluster()));
}

/// Not modal: a dialog keeps its cluster and pool, notices drift, and each change is checked again before it is sent.
void PoolChanges::present(ChangeDialog* dialog) {
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void PoolChanges::submit(ChangeDialog& dialog, const std::vector<operations::Intent>& intents) {
    auto& operations = m_dependencies.operations;
    const QPointer<ChangeDialog> alive(&dialog);
    QStringList ids;
    for (const auto& intent : intents) {
        const auto asked = operations.ask(intent);
        if (asked) {
            ids << QString::fromStdString(asked.value());
            continue;
        }
        for (const auto& id : ids) {
            operations.cancel(id.toStdString()); // all or nothing
        }
        if (alive) {
            dialog.refuse(text::refusalSentence(asked.error()));
        }
        return;
    }
    if (alive && !ids.isEmpty()) {
        dialog.setOperations(ids);
        if (const auto* first = operations.find(ids.front().toStdString())) {
            dialog.follow(*first);
        }
    }
}

void PoolChanges::follow(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    if (found == nullptr) {
        return;
    }
    const auto update = *found; // copied: slots may submit operations and reallocate the list
    m_shownOperation.clear();
    const auto open = m_open;
    for (const auto& each : open) {
        if (each.dialog && each.dialog->isVisible() && each.dialog->follow(update) && each.dialog &&
            each.dialog->isVisible()) {
            m_shownOperation = operation;
        }
    }
}

void PoolChanges::updateLocks() {
    const auto open = m_open;
    for (const auto& each : open) {
        if (each.dialog) {
            each.dialog->setLocked(whyLocked(each.dialog->cluster()));
        }
    }
}

void PoolChanges::closeAll() {
    const auto open = std::exchange(m_open, {});
    for (const auto& each : open) {
        if (each.dialog) {
            each.dialog->reject();
        }
    }
}

} // namespace poolhouse::ui
