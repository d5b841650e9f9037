// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_changes.h"

#include "models/core/change_area.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/views/pool_added.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/pool_added_dialog.h"
#include "ui/pools/scale_dialog.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace poolhouse::ui {

PoolChanges::PoolChanges(OpenDialogs& dialogs)
    : QObject(&dialogs),
      m_dialogs(dialogs),
      m_dependencies(dialogs.dependencies()),
      m_drafts(m_dependencies.preferences,
               [&dialogs](const std::string& operation) { return dialogs.cameToNothing(operation); }) {}

const fleet::ClusterRecord* PoolChanges::readable(const core::ClusterId& cluster) {
    return m_dialogs.readable(cluster);
}

bool PoolChanges::hasPool(const core::ClusterId& cluster, const std::string& pool) {
    const auto* record = readable(cluster);
    if (record == nullptr) {
        return false;
    }
    if (record->info->findPool(pool) == nullptr) {
        Q_EMIT m_dialogs.impossible(
            tr("The pool %1 of %2 no longer exists.")
                .arg(QString::fromStdString(pool), QString::fromStdString(record->summary.name)));
        return false;
    }
    return true;
}

AddPoolWizard* PoolChanges::wizardFor(const core::ClusterId& cluster) {
    if (auto* open = m_dialogs.find<AddPoolWizard>(cluster, {})) {
        return open;
    }
    auto* wizard = new AddPoolWizard(m_dependencies.store, m_dependencies.clock, cluster, m_drafts,
                                     m_dependencies.credentials, m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(wizard, {});
    return wizard;
}

ScaleDialog* PoolChanges::scaleFor(const core::ClusterId& cluster, const std::string& pool) {
    const auto about = QString::fromStdString(pool);
    if (auto* open = m_dialogs.find<ScaleDialog>(cluster, about)) {
        return open;
    }
    auto* dialog = new ScaleDialog(m_dependencies.store, m_dependencies.clock, cluster, pool, &m_dialogs.window());
    m_dialogs.manage(dialog, about);
    return dialog;
}

LeaderDialog* PoolChanges::leaderFor(const core::ClusterId& cluster, LeaderDialog::Begin begin) {
    if (auto* open = m_dialogs.find<LeaderDialog>(cluster, {})) {
        return open;
    }
    auto* dialog = new LeaderDialog(m_dependencies.store, m_dependencies.clock, cluster, begin, &m_dialogs.window());
    m_dialogs.manage(dialog, {});
    return dialog;
}

void PoolChanges::addPool(const core::ClusterId& cluster) {
    if (readable(cluster) != nullptr) {
        OpenDialogs::present(wizardFor(cluster));
    }
}

void PoolChanges::scale(const core::ClusterId& cluster, const std::string& pool) {
    if (hasPool(cluster, pool)) {
        OpenDialogs::present(scaleFor(cluster, pool));
    }
}

void PoolChanges::scaleTo(const core::ClusterId& cluster, const std::string& pool, int count) {
    if (hasPool(cluster, pool)) {
        auto* dialog = scaleFor(cluster, pool);
        dialog->setCount(count);
        OpenDialogs::present(dialog);
    }
}

void PoolChanges::changeLeader(const core::ClusterId& cluster, LeaderDialog::Begin begin) {
    if (hasPool(cluster, std::string(core::leaderPoolName))) {
        OpenDialogs::present(leaderFor(cluster, begin));
    }
}

void PoolChanges::destroy(const core::ClusterId& cluster, const std::string& pool) {
    if (!hasPool(cluster, pool)) {
        return;
    }
    const auto about = QString::fromStdString(pool);
    auto* dialog = m_dialogs.find<DestroyPoolDialog>(cluster, about);
    if (dialog == nullptr) {
        dialog = new DestroyPoolDialog(m_dependencies.store, m_dependencies.clock, cluster, pool, &m_dialogs.window());
        connect(dialog, &DestroyPoolDialog::scaleToZeroRequested, this,
                [this](const core::ClusterId& of, const QString& instead) { scaleTo(of, instead.toStdString(), 0); });
        m_dialogs.manage(dialog, about);
    }
    OpenDialogs::present(dialog);
}

void PoolChanges::undo(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!inverse || core::areaOf(inverse->kind) != core::ChangeArea::Pool) {
        return;
    }
    const auto cluster = found->cluster;
    const bool leader = inverse->pool == core::leaderPoolName;
    if (inverse->kind == core::ChangeKind::AddPool) {
        makeAgain(operation);
        return;
    }
    if (inverse->kind == core::ChangeKind::DestroyPool) {
        destroy(cluster, inverse->pool);
        return;
    }
    if (!hasPool(cluster, inverse->pool)) {
        return;
    }
    const bool level = inverse->kind == core::ChangeKind::SetLevel;
    if (leader) {
        auto* dialog = leaderFor(cluster, level ? LeaderDialog::Begin::Level : LeaderDialog::Begin::HighAvailability);
        level ? dialog->setLevel(inverse->level) : dialog->setStandby(inverse->count > 1);
        OpenDialogs::present(dialog);
        return;
    }
    auto* dialog = scaleFor(cluster, inverse->pool);
    level ? dialog->setLevel(inverse->level) : dialog->setCount(inverse->count);
    OpenDialogs::present(dialog);
}

void PoolChanges::makeAgain(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    if (found == nullptr || !found->recipe || !operations::inverseChange(*found) ||
        readable(found->cluster) == nullptr) {
        return;
    }
    const auto& shape = found->recipe->shape;
    const auto left = core::attachmentsOf(readable(found->cluster)->attachments, shape.name);
    std::vector<views::AttachDraft> apps;
    for (const auto& attachment : found->recipe->attachments) {
        if (std::none_of(left.begin(), left.end(), [&attachment](const core::Attachment* each) {
                return each->app.name == attachment.app && each->name == attachment.name;
            })) {
            apps.push_back({attachment.app, {}, attachment.credential, attachment.name});
        }
    }
    auto* wizard = wizardFor(found->cluster);
    // the API creates no empty pool; it can be scaled to 0 afterwards
    wizard->setDraft({shape.name, shape.level, std::max(shape.count, 1)});
    wizard->setApps(std::move(apps));
    OpenDialogs::present(wizard);
}

void PoolChanges::showNextSteps(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    const auto added = found != nullptr ? views::poolAdded(m_dependencies.store, *found) : std::nullopt;
    if (!added) {
        Q_EMIT m_dialogs.impossible(tr("The pool no longer exists."));
        return;
    }
    auto* dialog = new PoolAddedDialog(*added, &m_dialogs.window());
    connect(dialog, &PoolAddedDialog::copyRequested, this, &PoolChanges::copyRequested);
    // its commands belong to the account
    connect(&m_dependencies.operations, &operations::Engine::reopened, dialog, &PoolAddedDialog::reject);
    dialog->show();
}

} // namespace poolhouse::ui
