// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for new clusters, and for what moves into them: apps that are switched over, a database that is migrated.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <utility>

namespace poolhouse::console {

namespace {

using State = operations::Operation::State;

bool migrationRead(TourStage& stage) {
    return dialogOpen(stage) && inDialog<QComboBox>(stage, "migrationSource").count() > 0;
}

bool migrationReady(TourStage& stage) {
    return dialogOpen(stage) && inDialog<QAbstractButton>(stage, "migrationRun").isVisible();
}

/// With one answer after all others: of answers to requests at the same time, any may tell last how many calls are
/// left.
Condition readLast(Condition holds) {
    return [holds = std::move(holds), asked = false](TourStage& stage) mutable {
        if (holds(stage) && !asked) {
            asked = true;
            stage.poller().refreshCluster(clusterNamed(stage, changedCluster).summary.id);
            return false;
        }
        return asked && !stage.poller().busy();
    };
}

} // namespace

/// Of new clusters, and of apps that are switched over to one.
void addCreationScenes(std::vector<Scene>& scenes) {
    const auto next = [](TourStage& stage) { press(stage, "nextButton"); };
    scenes.push_back({QStringLiteral("new-cluster"),
                      [next](TourStage& stage) {
                          showChangedCluster(stage);
                          trigger(stage, "actionCreateCluster");
                          inDialog<QLineEdit>(stage, "clusterName").setText(QStringLiteral("orders-db"));
                          inDialog<QLineEdit>(stage, "clusterAttachment").setText(QStringLiteral("reads"));
                          next(stage); // says what is wrong
                      },
                      dialogOpen,
                      [next](TourStage& stage) {
                          inDialog<QLineEdit>(stage, "clusterAttachment").setText(QStringLiteral("orders"));
                          next(stage);
                      }});
    scenes.push_back({QStringLiteral("new-cluster-level"),
                      [](TourStage& stage) {
                          inDialog<QCheckBox>(stage, "clusterStandby").setChecked(true);
                          setLevel(stage, "8G-Performance");
                      },
                      atOnce, next});
    scenes.push_back({QStringLiteral("new-cluster-pools"),
                      [next](TourStage& stage) {
                          press(stage, "addPoolRow");
                          inDialog<QLineEdit>(stage, "newPoolName.0").setText(QStringLiteral("reports"));
                          press(stage, "addPoolRow");
                          inDialog<QLineEdit>(stage, "newPoolName.1").setText(QStringLiteral("web--reads"));
                          next(stage); // says what is wrong
                      },
                      atOnce,
                      [next](TourStage& stage) {
                          inDialog<QLineEdit>(stage, "newPoolName.1").setText(QStringLiteral("web-reads"));
                          next(stage);
                      }});
    scenes.push_back({QStringLiteral("new-cluster-review"), {}, atOnce, closeDialogs});
    scenes.push_back({QStringLiteral("roll-back"),
                      [](TourStage& stage) {
                          trigger(stage, "actionForkCluster");
                          inDialog<QAbstractButton>(stage, "forkPast").setChecked(true);
                          inDialog<QLineEdit>(stage, "forkTime").setText(QStringLiteral("2026-06-20 12:00"));
                          inDialog<QLineEdit>(stage, "clusterName").setText(QStringLiteral("before-the-accident"));
                      },
                      dialogOpen,
                      [next](TourStage& stage) {
                          for (int step = 0; step < 3; ++step) {
                              next(stage);
                          }
                          press(stage, "askButton");
                      }});
    scenes.push_back({{}, {}, when(lastIs(State::Done)), {}});
    scenes.push_back({QStringLiteral("switch-over"), [](TourStage& stage) { click(stage, "messageAction"); },
                      dialogOpen, closeDialogs});
}

void addMigrationScenes(std::vector<Scene>& scenes) {
    scenes.push_back({{}, [](TourStage& stage) { stage.open("small", anchor(), anchor()); }, loaded, advanceSlightly});
    scenes.push_back({QStringLiteral("migrate"),
                      [](TourStage& stage) {
                          showChangedCluster(stage);
                          trigger(stage, "actionMigrateCluster");
                      },
                      readLast(migrationRead),
                      [](TourStage& stage) {
                          inDialog<QLineEdit>(stage, "phraseField")
                              .setText(QStringLiteral("example-app/postgresql-rectangular-12345"));
                          press(stage, "askButton");
                      },
                      {},
                      true});
    scenes.push_back({QStringLiteral("migrate-preparing"), {}, lastIs(State::Watching), {}});
    scenes.push_back({{}, {}, when(lastIs(State::Done)), [](TourStage& stage) { click(stage, "messageClose"); }});
    scenes.push_back({QStringLiteral("migrate-run"),
                      [](TourStage& stage) { trigger(stage, "actionMigrateCluster"); },
                      readLast(migrationReady),
                      [](TourStage& stage) {
                          closeDialogs(stage);
                          stage.close();
                      },
                      {},
                      true});
}

} // namespace poolhouse::console
