// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/changes_controller.h"

#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/text/operation_text.h"
#include "models/views/change_note.h"
#include "ui/window/selection.h"

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

QString codeKey(const QString& operation) {
    return QStringLiteral("code.") + operation;
}

std::string poolName(const fleet::ClusterRecord* record, const std::optional<core::PoolId>& id) {
    if (record == nullptr || !record->info || !id) {
        return {};
    }
    const auto& pools = record->info->pools;
    const auto at = std::find_if(pools.begin(), pools.end(), [&id](const core::Pool& pool) { return pool.id == *id; });
    return at == pools.end() ? std::string() : at->name;
}

} // namespace

std::optional<EndAnnouncement> endAnnouncement(const operations::Operation& operation, bool isPlanStep) {
    if (isPlanStep || operation.state == operations::Operation::State::Cancelled) {
        return {};
    }
    EndAnnouncement end;
    const auto key = QStringLiteral("operation.") + QString::fromStdString(operation.id);
    const bool added = operation.change.kind == core::ChangeKind::AddPool;
    if (added && operation.state == operations::Operation::State::Done) {
        end.offer = EndAnnouncement::Offer::NextSteps;
        end.message = {key, text::Tone::Good, text::poolReady(operation), ChangesController::tr("&Next steps…")};
        return end;
    }
    if (views::madeCopy(operation)) {
        end.offer = EndAnnouncement::Offer::SwitchOver;
        end.message = {key, text::Tone::Good, text::outcome(operation), ChangesController::tr("&Switch apps over…")};
        return end;
    }
    const auto undo = text::undoVerb(operation);
    end.offer = undo.isEmpty() ? EndAnnouncement::Offer::Activity : EndAnnouncement::Offer::Undo;
    end.message = {key, text::operationTone(operation.state), text::outcome(operation),
                   undo.isEmpty() ? ChangesController::tr("&Show in Activity") : undo};
    return end;
}

ChangesController::ChangesController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.operations, &operations::Engine::changed, this, &ChangesController::withdrawCode);
    connect(&m_dependencies.operations, &operations::Engine::reopened, this, [this] {
        for (const auto& id : std::exchange(m_codesWanted, {})) {
            withdrawCode(id); // of another account
        }
    });
}

void ChangesController::openDialog(ActionId action, const std::optional<core::PoolId>& pool) {
    const auto targets = m_dependencies.selection.targets();
    if (targets.size() == 1) {
        const auto& cluster = targets.front();
        m_dependencies.dialogs.open(action, cluster, poolName(m_dependencies.store.cluster(cluster), pool));
    }
}

void ChangesController::openNewCluster() {
    const auto targets = m_dependencies.selection.targets();
    m_dependencies.dialogs.open(ActionId::CreateCluster, targets.size() == 1 ? targets.front() : core::ClusterId(), {});
}

void ChangesController::openScale(const core::PoolId& pool, int count) {
    const auto targets = m_dependencies.selection.targets();
    if (targets.size() == 1) {
        const auto& cluster = targets.front();
        m_dependencies.dialogs.openScale(cluster, poolName(m_dependencies.store.cluster(cluster), pool), count);
    }
}

void ChangesController::announceImpossible(const QString& why) {
    m_dependencies.messages.post({QStringLiteral("impossible"), text::Tone::Attention, why});
}

void ChangesController::announceEnd(const QString& id) {
    const auto* operation = m_dependencies.operations.find(id.toStdString());
    if (operation == nullptr) {
        return;
    }
    auto end = endAnnouncement(*operation, m_dependencies.isPlanStep(operation->id));
    if (!end) {
        return;
    }
    switch (end->offer) {
    case EndAnnouncement::Offer::Undo: end->message.act = [this, id] { m_dependencies.dialogs.undo(id); }; break;
    case EndAnnouncement::Offer::NextSteps:
        end->message.act = [this, id] { m_dependencies.dialogs.showNextSteps(id); };
        break;
    case EndAnnouncement::Offer::SwitchOver:
        end->message.act = [this, id] { m_dependencies.dialogs.switchOver(id); };
        break;
    case EndAnnouncement::Offer::Activity: end->message.act = [this, id] { Q_EMIT activityRequested(id); }; break;
    }
    m_dependencies.messages.post(std::move(end->message));
}

void ChangesController::announceCode(const QString& id) {
    const auto* operation = m_dependencies.operations.find(id.toStdString());
    if (operation == nullptr || operation->state != operations::Operation::State::NeedsTwoFactor) {
        return;
    }
    m_codesWanted.insert(id);
    if (id == m_shownInActivity) {
        return;
    }
    m_dependencies.messages.post({codeKey(id), text::operationTone(operation->state), text::codeWanted(*operation),
                                  tr("&Enter code"), [this, id] { Q_EMIT activityRequested(id); }, true});
}

void ChangesController::setShownInActivity(const QString& id) {
    if (id == m_shownInActivity) {
        return;
    }
    const auto left = std::exchange(m_shownInActivity, id);
    if (m_codesWanted.contains(left)) {
        announceCode(left);
    }
    if (m_codesWanted.contains(id)) {
        m_dependencies.messages.withdraw(codeKey(id));
    }
}

void ChangesController::withdrawCode(const QString& id) {
    const auto* operation = m_dependencies.operations.find(id.toStdString());
    if (operation == nullptr || operation->state != operations::Operation::State::NeedsTwoFactor) {
        m_dependencies.messages.withdraw(codeKey(id));
    }
}

} // namespace poolhouse::ui
