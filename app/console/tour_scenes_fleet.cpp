// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for an arbitrary fleet.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"

#include <QLineEdit>

#include <limits>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

bool hasClusters(TourStage& stage) {
    return !stage.store().clusterIds().empty();
}

/// Empty if no cluster has a known cost.
core::ClusterId cheapest(TourStage& stage) {
    return bestCluster(stage, [](const fleet::ClusterRecord& record) -> std::int64_t {
        const bool known = record.cost && record.cost->complete();
        return known ? std::numeric_limits<std::int64_t>::max() - record.cost->known.cents : -1;
    });
}

bool hasCheaper(TourStage& stage) {
    const auto id = cheapest(stage);
    return !id.value.empty() && id != mostUrgent(stage);
}

const fleet::ClusterRecord& urgentRecord(TourStage& stage) {
    return *stage.store().cluster(mostUrgent(stage));
}

QLineEdit& filter(TourStage& stage) {
    return part<QLineEdit>(stage, "fleetFilter");
}

void addWays(std::vector<Scene>& scenes, const std::optional<QString>& scenario) {
    scenes.push_back({QStringLiteral("welcome"), {}, atOnce, {}});
    scenes.push_back({QStringLiteral("connect"), [](TourStage& stage) { click(stage, "welcomeConnect"); }, atOnce,
                      [](TourStage& stage) { click(stage, "tokenCancel"); }});
    if (!scenario) {
        scenes.push_back({QStringLiteral("loading"), [](TourStage& stage) { stage.connectLive(); }, connected, {}});
        scenes.push_back({{}, {}, loaded, {}});
        return;
    }
    const auto open = [name = scenario->toStdString()](std::chrono::milliseconds latency) {
        return [=](TourStage& stage) { stage.open(name, anchor(), anchor(), latency); };
    };
    scenes.push_back({QStringLiteral("loading"), open(1h), connected, [](TourStage& stage) { stage.close(); }});
    scenes.push_back({{}, open(0ms), loaded, advanceSlightly});
}

void addPages(std::vector<Scene>& scenes) {
    scenes.push_back(
        {QStringLiteral("fleet-board"), [](TourStage& stage) { stage.window().showFleetBoard(); }, atOnce, {}});
    scenes.push_back({QStringLiteral("urgent-cluster"),
                      [](TourStage& stage) { stage.window().showCluster(mostUrgent(stage)); },
                      atOnce,
                      {},
                      hasClusters});
    scenes.push_back({QStringLiteral("cheapest-cluster"),
                      [](TourStage& stage) { stage.window().showCluster(cheapest(stage)); },
                      atOnce,
                      {},
                      hasCheaper});
    scenes.push_back(
        {QStringLiteral("filter"),
         [](TourStage& stage) { filter(stage).setText(QString::fromStdString(urgentRecord(stage).summary.app.name)); },
         atOnce, [](TourStage& stage) { filter(stage).clear(); }, hasClusters});
    scenes.push_back({QStringLiteral("command-palette"),
                      [](TourStage& stage) {
                          trigger(stage, "actionCommandPalette");
                          if (hasClusters(stage)) {
                              part<QLineEdit>(stage, "paletteField")
                                  .setText(QString::fromStdString(urgentRecord(stage).summary.name).left(4));
                          }
                      },
                      atOnce, [](TourStage& stage) { part<QWidget>(stage, "commandPalette").hide(); }});
    scenes.push_back({QStringLiteral("keyboard"), [](TourStage& stage) { trigger(stage, "actionShortcuts"); }, atOnce,
                      closeDialogs});
}

} // namespace

std::vector<Scene> fleetScenes(const std::optional<QString>& scenario) {
    std::vector<Scene> scenes;
    addWays(scenes, scenario);
    addPages(scenes);
    return scenes;
}

} // namespace poolhouse::console
