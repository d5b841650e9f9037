// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for changing pools: dialogs, their errors, and progress; locks and labels.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"
#include "models/operations/read_only_locks.h"

#include <QCheckBox>
#include <QLineEdit>

#include <algorithm>

namespace poolhouse::console {

namespace {

using State = operations::Operation::State;

Condition allDone() {
    return [](TourStage& stage) {
        const auto& all = stage.operations().all();
        return std::all_of(all.begin(), all.end(), [](const auto& each) { return each.finished(); });
    };
}

bool allComingRead(TourStage& stage) {
    const auto records = stage.coming().records();
    return loaded(stage) &&
           std::all_of(records.begin(), records.end(), [](const auto& each) { return each.freshness.everRead(); });
}

void addBeginning(std::vector<Scene>& scenes) {
    scenes.push_back({{}, [](TourStage& stage) { stage.open("small", anchor(), anchor()); }, loaded, advanceSlightly});
    scenes.push_back({{}, showChangedCluster, atOnce, {}});
}

void addWizard(std::vector<Scene>& scenes) {
    scenes.push_back(
        {QStringLiteral("add-level"), [](TourStage& stage) { trigger(stage, "actionAddPool"); }, dialogOpen, {}});
    scenes.push_back({QStringLiteral("add-instances"),
                      [](TourStage& stage) {
                          press(stage, "nextButton");
                          setCount(stage, 3);
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("add-too-many"), [](TourStage& stage) { setCount(stage, 10); }, atOnce,
                      [](TourStage& stage) { setCount(stage, 3); }});
    scenes.push_back({QStringLiteral("add-name"),
                      [](TourStage& stage) {
                          setName(stage, "web--reads");
                          press(stage, "nextButton"); // shows why it is blocked
                      },
                      atOnce, [](TourStage& stage) { setName(stage, "batch-reads"); }});
    scenes.push_back({QStringLiteral("add-review"), [](TourStage& stage) { press(stage, "nextButton"); }, atOnce, {}});
    scenes.push_back({QStringLiteral("add-waiting"),
                      [](TourStage& stage) {
                          stage.inject("429:POST /pools:1:Retry-After=40");
                          press(stage, "askButton");
                      },
                      lastIs(State::Waiting), closeDialogs});
    scenes.push_back({QStringLiteral("add-under-way"), {}, when(instancesUp("batch-reads", 1)), {}});
    scenes.push_back({QStringLiteral("add-done"), {}, when(lastIs(State::Done)), [](TourStage& stage) {
                          click(stage, "messageClose");
                      }});
}

void addDialogs(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("scale"),
                      [](TourStage& stage) {
                          onCard(stage, "poolCard.web-reads", "cardScale");
                          setCount(stage, 5);
                      },
                      dialogOpen,
                      {}});
    scenes.push_back({QStringLiteral("scale-warning"),
                      [](TourStage& stage) {
                          setLevel(stage, "8G-Performance");
                          setCount(stage, 1);
                      },
                      atOnce, closeDialogs});
    scenes.push_back({QStringLiteral("leader-level"),
                      [](TourStage& stage) {
                          trigger(stage, "actionChangeLevel");
                          setLevel(stage, "16G-Performance");
                      },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("leader-standby"),
                      [](TourStage& stage) {
                          trigger(stage, "actionHighAvailability");
                          inDialog<QCheckBox>(stage, "standbyBox").setChecked(false);
                      },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("destroy"),
                      [](TourStage& stage) { onCard(stage, "poolCard.web-reads", "cardDestroy"); },
                      dialogOpen,
                      {}});
    scenes.push_back({QStringLiteral("destroy-confirmed"),
                      [](TourStage& stage) {
                          inDialog<QLineEdit>(stage, "phraseField").setText(QStringLiteral("example-app/web-reads"));
                      },
                      atOnce, closeDialogs});
    scenes.push_back({QStringLiteral("destroy-cluster"),
                      [](TourStage& stage) {
                          trigger(stage, "actionDestroyCluster");
                          inDialog<QCheckBox>(stage, "losingApp.catalog-api").setChecked(true);
                      },
                      dialogOpen, closeDialogs});
}

void addProgress(std::vector<Scene>& scenes) {
    // one change is delayed; it starts while a second dialog is open
    scenes.push_back({{},
                      [](TourStage& stage) {
                          onCard(stage, "poolCard.web-reads", "cardScale");
                          setCount(stage, 5);
                          stage.inject("429:PATCH /pools:1:Retry-After=4");
                          press(stage, "askButton");
                      },
                      lastIs(State::Waiting),
                      closeDialogs});
    scenes.push_back({QStringLiteral("drifted"),
                      [](TourStage& stage) {
                          onCard(stage, "poolCard.analytics", "cardScale");
                          setCount(stage, 2);
                      },
                      when([](TourStage& stage) { return inDialog<QWidget>(stage, "operationPanel").isVisible(); }),
                      closeDialogs});
    scenes.push_back({QStringLiteral("scale-under-way"), {}, when(instancesUp("web-reads", 4)), {}});
    scenes.push_back(
        {QStringLiteral("scale-done"), {}, when(allDone()), [](TourStage& stage) { click(stage, "messageClose"); }});
    scenes.push_back(
        {QStringLiteral("activity"), [](TourStage& stage) { trigger(stage, "actionShowActivity"); }, atOnce, {}});
    scenes.push_back({QStringLiteral("upcoming-maintenance"),
                      [](TourStage& stage) { trigger(stage, "actionShowComing"); }, allComingRead,
                      [](TourStage& stage) { trigger(stage, "actionShowActivity"); }});
}

void addLocks(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("locks"),
                      [](TourStage& stage) {
                          showChangedCluster(stage);
                          trigger(stage, "actionLocks");
                          press(stage, "addLock");
                          inDialog<QLineEdit>(stage, "lockPattern").setText(QStringLiteral("example-*"));
                      },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("locked"),
                      [](TourStage& stage) {
                          stage.locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("unlocked"), [](TourStage& stage) { click(stage, "unlockButton"); }, atOnce,
                      [](TourStage& stage) { stage.close(); }});
}

void addLabels(std::vector<Scene>& scenes) {
    scenes.push_back({QStringLiteral("labels"),
                      [](TourStage& stage) {
                          showChangedCluster(stage);
                          trigger(stage, "actionLabels");
                          press(stage, "addLabel");
                          inDialog<QLineEdit>(stage, "labelText").setText(QStringLiteral("production"));
                          inDialog<QLineEdit>(stage, "labelPattern").setText(QStringLiteral("example-*"));
                      },
                      dialogOpen, [](TourStage& stage) { press(stage, "saveLabels"); }});
    scenes.push_back({QStringLiteral("labelled"), {}, atOnce, {}});
    scenes.push_back(
        {QStringLiteral("labelled-board"), [](TourStage& stage) { trigger(stage, "actionShowBoard"); }, atOnce, {}});
    scenes.push_back({QStringLiteral("labelled-destroy"),
                      [](TourStage& stage) {
                          showChangedCluster(stage);
                          onCard(stage, "poolCard.web-reads", "cardDestroy");
                      },
                      dialogOpen, closeDialogs});
}

void addSecondFactor(std::vector<Scene>& scenes) {
    scenes.push_back({{},
                      [](TourStage& stage) {
                          stage.requireTwoFactor(true);
                          stage.open("small", anchor(), anchor());
                      },
                      loaded,
                      advanceSlightly});
    scenes.push_back({QStringLiteral("second-factor"),
                      [](TourStage& stage) {
                          showChangedCluster(stage);
                          onCard(stage, "poolCard.web-reads", "cardScale");
                          setCount(stage, 4);
                          press(stage, "askButton");
                      },
                      lastIs(State::NeedsTwoFactor),
                      [](TourStage& stage) {
                          closeDialogs(stage);
                          stage.requireTwoFactor(false);
                          stage.close();
                      }});
}

} // namespace

void addChangeScenes(std::vector<Scene>& scenes) {
    addBeginning(scenes);
    addWizard(scenes);
    addAreaScenes(scenes);
    addCreationScenes(scenes);
    addDialogs(scenes);
    addProgress(scenes);
    addLabels(scenes);
    addLocks(scenes);
    addSecondFactor(scenes);
    addMigrationScenes(scenes);
}

} // namespace poolhouse::console
