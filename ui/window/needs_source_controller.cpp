// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/needs_source_controller.h"

#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/plans/needs_sources.h"
#include "models/text/needs_entry_text.h"
#include "models/text/problem_text.h"
#include "models/views/planner_fill.h"
#include "ui/planner/spoken_edit.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

NeedsSourceController::NeedsSourceController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {}

void NeedsSourceController::post(text::Tone tone, const QString& text) {
    m_dependencies.messages.post({QStringLiteral("needsSource"), tone, text});
}

std::vector<core::App> NeedsSourceController::attachedApps(const core::ClusterId& cluster) const {
    std::vector<core::App> apps;
    const auto* record = m_dependencies.store.cluster(cluster);
    if (record == nullptr) {
        return apps;
    }
    apps.reserve(record->attachments.size());
    for (const auto& attachment : record->attachments) {
        const bool listed = std::any_of(apps.begin(), apps.end(),
                                        [&attachment](const core::App& each) { return each.id == attachment.app.id; });
        if (!listed && !attachment.app.id.value.empty()) {
            apps.push_back(attachment.app);
        }
    }
    return apps;
}

void NeedsSourceController::fillFromProcesses() {
    const auto* planner = m_dependencies.planner();
    if (planner == nullptr) {
        return;
    }
    const auto cluster = planner->current();
    auto apps = attachedApps(cluster);
    if (apps.empty()) {
        post(text::Tone::Attention, tr("No app is attached to this cluster, so the needs stay as they are."));
        return;
    }
    m_dependencies.poller.readFormations(
        std::move(apps), [self = QPointer(this), cluster](const std::vector<fleet::AppFormation>& answers) {
            if (self) {
                self->answered(cluster, answers);
            }
        });
}

void NeedsSourceController::answered(const core::ClusterId& cluster, const std::vector<fleet::AppFormation>& apps) {
    auto* planner = m_dependencies.planner();
    if (planner == nullptr || planner->current() != cluster) {
        return; // something else is in front by now
    }
    const auto* record = m_dependencies.store.cluster(cluster);
    const auto attachments = record != nullptr ? record->attachments : std::vector<core::Attachment>();
    std::vector<plans::AppProcesses> known;
    QStringList refused;
    known.reserve(apps.size());
    for (const auto& each : apps) {
        const auto name = QString::fromStdString(each.app.name);
        if (each.types) {
            known.push_back({each.app.name, *each.types, plans::poolsOf(each.app.id, attachments)});
        } else if (each.problem) {
            refused << tr("The dynos of %1 can't be read. %2")
                           .arg(name, text::problemText(*each.problem, text::RequestKind::Anything).why);
        }
    }
    auto needs = planner->needs();
    auto workloads = plans::workloadsOf(known);
    const bool any = !workloads.empty();
    if (any) {
        needs.workloads = plans::withWritesOf(needs.workloads, std::move(workloads));
        spokenWorkloads(*planner, m_dependencies.window(), [&] {
            views::fillNeeds(*planner, std::move(needs), {plans::PlanEdit::Kind::FillFromProcesses});
        });
    }
    if (any) {
        refused.prepend(text::processesBasis());
    } else if (refused.isEmpty()) {
        refused << text::noProcesses();
    }
    post(any && refused.size() == 1 ? text::Tone::Neutral : text::Tone::Attention, refused.join(QLatin1Char(' ')));
}

} // namespace poolhouse::ui
