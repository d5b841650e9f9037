// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour_deeds.h"

#include "app/console/tour_scenes.h"

#include <QAction>
#include <QDialog>

#include <algorithm>

namespace poolhouse::console {

using namespace std::chrono_literals;

core::Instant anchor() {
    return *core::parseInstant(tourInstant);
}

void click(TourStage& stage, const char* button) {
    part<QAbstractButton>(stage, button).click();
}

void trigger(TourStage& stage, const char* action) {
    part<QAction>(stage, action).trigger();
}

const models::ClusterRecord& clusterNamed(TourStage& stage, const QString& name) {
    const auto* record = stage.store().clusterByName(name);
    if (record == nullptr) {
        throw std::runtime_error("the sandbox has no cluster " + name.toStdString());
    }
    return *record;
}

core::ClusterId mostUrgent(TourStage& stage) {
    return bestCluster(stage, [&](const models::ClusterRecord& record) -> std::int64_t {
        return models::urgency(record, stage.store().catalog());
    });
}

bool atOnce(TourStage&) {
    return true;
}

bool connected(TourStage& stage) {
    return stage.session().state() == models::Session::State::Connected;
}

bool loaded(TourStage& stage) {
    const auto& store = stage.store();
    const auto asked = [](const models::Freshness& freshness) { return freshness.everRead() || freshness.problem; };
    if (!store.fleetFreshness().everRead() || !asked(store.catalogFreshness()) || stage.poller().busy()) {
        return false;
    }
    const auto ids = store.clusterIds();
    return std::all_of(ids.begin(), ids.end(), [&](const auto& id) { return asked(store.cluster(id)->freshness); });
}

void lookAWhileLater(TourStage& stage) {
    // less than the poller's shortest interval, or real time would decide in which picture something is read anew
    stage.moveTo(anchor() + 2s);
}

void closeDialogs(TourStage& stage) {
    for (auto* dialog : stage.window().findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            dialog->reject();
        }
    }
}

} // namespace poolhouse::console
