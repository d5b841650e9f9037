// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/labels_controller.h"

#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"

#include <utility>

namespace poolhouse::ui {

namespace {

QString labelsKey() {
    return QStringLiteral("labels");
}

} // namespace

LabelsController::LabelsController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    connect(&m_dependencies.operations, &operations::Engine::reopened, this, &LabelsController::refreshTrouble);
}

void LabelsController::openDialog() {
    const QString account = m_dependencies.session.accountKey();
    if (account.isEmpty()) {
        m_dependencies.messages.post(
            {labelsKey(), text::Tone::Attention, tr("Labels can be edited once the account is loaded.")});
        return;
    }
    const auto left = [this] {
        m_dependencies.messages.post({QStringLiteral("labelsLeft"), text::Tone::Attention,
                                      tr("The labels being edited were not saved: their account is no longer open.")});
    };
    m_dependencies.showDialog(account, {[this] { refreshTrouble(); }, left});
}

/// The message stays until the labels are saved again: a cluster may be shown without its label.
void LabelsController::refreshTrouble() {
    if (!m_dependencies.store.labels().incomplete) {
        m_dependencies.messages.withdraw(labelsKey());
        return;
    }
    m_dependencies.messages.post(
        {labelsKey(), text::Tone::Attention,
         tr("Some cluster labels couldn't be loaded. Clusters may be shown without their label."),
         tr("Cluster &labels…"), [this] { openDialog(); }, true});
}

} // namespace poolhouse::ui
