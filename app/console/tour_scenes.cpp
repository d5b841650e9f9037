// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour_scenes.h"

#include "app/console/tour_actions.h"

#include <QLineEdit>
#include <QTabWidget>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;
using Phase = fleet::Poller::Phase;

constexpr auto historyLength = 24h;
constexpr auto historyStep = 10min;
const QString mainCluster = QStringLiteral("postgresql-rectangular-12345");

/// All data was read at the current clock time.
bool upToDate(TourStage& stage) {
    if (!loaded(stage)) {
        return false;
    }
    for (const auto& id : stage.store().clusterIds()) {
        const auto& freshness = stage.store().cluster(id)->freshness;
        if (!freshness.problem && freshness.readAt != stage.now()) {
            return false;
        }
    }
    return true;
}

/// Reads all clusters step by step through the last day. What the poller asks for in between is read at the same steps.
bool historyRead(TourStage& stage) {
    // In-flight answers would be attributed to the new instant.
    if (!upToDate(stage)) {
        return false;
    }
    if (stage.now() >= anchor()) {
        return true;
    }
    stage.moveTo(std::min(anchor(), stage.now() + historyStep));
    for (const auto& id : stage.store().clusterIds()) {
        stage.poller().refreshCluster(id);
    }
    return false;
}

void addWelcome(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("welcome"), {}, atOnce, {}});
    scenes.push_back({QStringLiteral("connect"), [](TourStage& stage) { click(stage, "welcomeConnect"); }, atOnce, {}});
    scenes.push_back({QStringLiteral("connect-problem"),
                      [](TourStage& stage) {
                          part<QLineEdit>(stage, "tokenField").setText(QStringLiteral("HRKU-half-of-a-tokén"));
                          click(stage, "tokenConnect");
                      },
                      [](TourStage& stage) { return stage.session().problem().has_value(); },
                      [](TourStage& stage) { click(stage, "tokenCancel"); }});
    scenes.push_back({QStringLiteral("loading"), [](TourStage& stage) { stage.open("small", anchor(), anchor(), 1h); },
                      connected, [](TourStage& stage) { stage.close(); }});
}

void addFleet(std::vector<Scene>& scenes) {
    scenes.push_back(
        {{}, [](TourStage& stage) { stage.open("small", anchor() - historyLength, anchor()); }, loaded, {}});
    scenes.push_back({{}, {}, historyRead, {}});
    scenes.push_back({{}, [](TourStage& stage) { stage.poller().refresh(); }, upToDate, advanceSlightly});
    scenes.push_back(
        {QStringLiteral("fleet-board"), [](TourStage& stage) { stage.window().showFleetBoard(); }, atOnce, {}});
    scenes.push_back({QStringLiteral("cluster"),
                      [](TourStage& stage) { stage.window().showCluster(clusterNamed(stage, mainCluster).summary.id); },
                      atOnce,
                      {}});
    scenes.push_back(
        {QStringLiteral("filter"),
         [](TourStage& stage) { part<QLineEdit>(stage, "fleetFilter").setText(QStringLiteral("billing")); }, atOnce,
         [](TourStage& stage) { part<QLineEdit>(stage, "fleetFilter").clear(); }});
    scenes.push_back({QStringLiteral("command-palette"),
                      [](TourStage& stage) {
                          trigger(stage, "actionCommandPalette");
                          part<QLineEdit>(stage, "paletteField").setText(QStringLiteral("post"));
                      },
                      atOnce, [](TourStage& stage) { part<QWidget>(stage, "commandPalette").hide(); }});
    scenes.push_back({QStringLiteral("keyboard"), [](TourStage& stage) { trigger(stage, "actionShortcuts"); }, atOnce,
                      closeDialogs});
    scenes.push_back(
        {QStringLiteral("offline"),
         [](TourStage& stage) {
             stage.stopServer();
             stage.moveTo(anchor() + 6min);
             stage.poller().refresh();
         },
         [](TourStage& stage) { return stage.poller().phase() == Phase::Offline && !stage.poller().busy(); },
         [](TourStage& stage) { stage.close(); }});
}

void addOtherFleets(std::vector<Scene>& scenes) {
    const auto open = [](const char* scenario) {
        return [scenario](TourStage& stage) { stage.open(scenario, anchor(), anchor()); };
    };
    scenes.push_back({{}, open("degraded"), loaded, advanceSlightly});
    scenes.push_back(
        {QStringLiteral("degraded-board"), [](TourStage& stage) { stage.window().showFleetBoard(); }, atOnce, {}});
    scenes.push_back({QStringLiteral("degraded-cluster"),
                      [](TourStage& stage) { stage.window().showCluster(mostUrgent(stage)); },
                      atOnce,
                      {}});
    const auto showTab = [](TourStage& stage, int index) {
        part<QTabWidget>(stage, "clusterTabs").setCurrentIndex(index);
    };
    scenes.push_back({QStringLiteral("degraded-apps"),
                      [showTab](TourStage& stage) {
                          const auto name = QStringLiteral("postgresql-endless-30015");
                          stage.window().showCluster(clusterNamed(stage, name).summary.id);
                          showTab(stage, 2);
                      },
                      atOnce, [showTab](TourStage& stage) { showTab(stage, 0); }});
    scenes.push_back({{}, open("busy"), loaded, advanceSlightly});
    scenes.push_back({QStringLiteral("busy-cluster"),
                      [](TourStage& stage) {
                          stage.window().showCluster(
                              bestCluster(stage, [](const fleet::ClusterRecord& record) -> std::int64_t {
                                  const bool moving = record.info && core::inTransition(*record.info);
                                  return moving ? static_cast<std::int64_t>(record.info->pools.size()) : 0;
                              }));
                      },
                      atOnce,
                      {}});
    scenes.push_back({{}, open("empty"), loaded, advanceSlightly});
    scenes.push_back({QStringLiteral("empty-account"), {}, atOnce, [](TourStage& stage) { stage.close(); }});
}

} // namespace

std::vector<Scene> tourScenes(const Source& source) {
    const auto* sandbox = std::get_if<SandboxSource>(&source);
    if (std::holds_alternative<ApiSource>(source)) {
        return fleetScenes({});
    }
    if (sandbox != nullptr && sandbox->scenario != SandboxSource{}.scenario) {
        return fleetScenes(sandbox->scenario);
    }
    std::vector<Scene> scenes;
    addWelcome(scenes);
    addFleet(scenes);
    addChangeScenes(scenes);
    addPlanScenes(scenes);
    addOtherFleets(scenes);
    return scenes;
}

} // namespace poolhouse::console
