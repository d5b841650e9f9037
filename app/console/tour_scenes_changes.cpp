// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for changing pools: pages and dialogs, their errors, and progress.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"
#include "models/operations/read_only_locks.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTimeEdit>

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

using State = operations::Operation::State;

void setCount(TourStage& stage, int count) {
    inDialog<QSpinBox>(stage, "countField").setValue(count);
}

void setName(TourStage& stage, const char* name) {
    inDialog<QLineEdit>(stage, "poolName").setText(QLatin1String(name));
}

void setLevel(TourStage& stage, const char* level) {
    auto& levels = inDialog<QTableWidget>(stage, "levelPicker");
    for (auto* item : levels.findItems(QLatin1String(level), Qt::MatchExactly)) {
        levels.selectRow(item->row());
    }
}

void onCard(TourStage& stage, const char* card, const char* button) {
    auto* found = part<QWidget>(stage, card).findChild<QAbstractButton*>(QLatin1String(button));
    if (found == nullptr) {
        throw std::runtime_error("the card has no button called " + std::string(button));
    }
    found->click();
}

void choosePool(TourStage& stage, const char* pool) {
    auto& pools = inDialog<QComboBox>(stage, "attachPool");
    pools.setCurrentIndex(pools.findData(QLatin1String(pool)));
    Q_EMIT pools.activated(pools.currentIndex());
}

void selectAttachment(TourStage& stage, const char* configVar) {
    auto& table = part<QTableView>(stage, "attachmentTable");
    const auto* model = table.model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString() == QLatin1String(configVar)) {
                table.selectRow(row);
            }
        }
    }
}

const operations::Operation& lastOperation(TourStage& stage) {
    if (stage.operations().all().empty()) {
        throw std::runtime_error("nothing was asked for");
    }
    return stage.operations().all().back();
}

Condition lastIs(State state) {
    return [state](TourStage& stage) { return lastOperation(stage).state == state; };
}

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

void enterSetting(TourStage& stage, const char* name, const char* value) {
    auto* model = part<QTableView>(stage, "settingsTable").model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString() == QLatin1String(name)) {
            model->setData(model->index(row, 1), QString::fromLatin1(value));
            return;
        }
    }
}

/// What is read for a tab is there. The clock stays: how long reading takes is no time of the pictures.
Condition read(const char* skeleton) {
    return [skeleton](TourStage& stage) { return !part<QWidget>(stage, skeleton).isVisible(); };
}

/// With a pool that no app is attached to yet.
void addApps(std::vector<Scene>& scenes) {
    const auto showTab = [](int index) {
        return [index](TourStage& stage) { part<QTabWidget>(stage, "clusterTabs").setCurrentIndex(index); };
    };
    scenes.push_back({QStringLiteral("apps"), showTab(2), atOnce, showTab(0)});
    scenes.push_back({QStringLiteral("maintenance"), showTab(3), read("maintenanceSkeleton"), {}, {}, true});
    scenes.push_back({QStringLiteral("maintenance-window"),
                      [](TourStage& stage) {
                          click(stage, "maintenanceSetWindow");
                          inDialog<QTimeEdit>(stage, "maintenanceTime").setTime(QTime(13, 30));
                      },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("upgrade"),
                      [](TourStage& stage) {
                          click(stage, "upgradeVersionButton");
                          inDialog<QLineEdit>(stage, "upgradeVersion").setText(QStringLiteral("16"));
                      },
                      dialogOpen,
                      [showTab](TourStage& stage) {
                          closeDialogs(stage);
                          showTab(0)(stage);
                      }});
    scenes.push_back({QStringLiteral("settings"), showTab(4), read("settingsSkeleton"), {}, {}, true});
    scenes.push_back({QStringLiteral("settings-copy"),
                      [](TourStage& stage) {
                          click(stage, "settingsCopy");
                          auto& other = inDialog<QComboBox>(stage, "compareCluster");
                          other.setCurrentIndex(0);
                      },
                      [](TourStage& stage) {
                          const auto text = inDialog<QLabel>(stage, "compareHeadline").text();
                          return text.contains(QLatin1String("settings "));
                      },
                      closeDialogs,
                      {},
                      true});
    scenes.push_back({QStringLiteral("settings-edited"),
                      [](TourStage& stage) {
                          enterSetting(stage, "auto_explain.log_format", "json");
                          enterSetting(stage, "log_statement", "mod");
                          enterSetting(stage, "log_min_duration_statement", "-2");
                      },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("settings-review"), [](TourStage& stage) { click(stage, "settingsReview"); },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("settings-compare"),
                      [](TourStage& stage) {
                          click(stage, "settingsCompare");
                          auto& other = inDialog<QComboBox>(stage, "compareCluster");
                          other.setCurrentIndex(0);
                      },
                      [](TourStage& stage) { return inDialog<QTableWidget>(stage, "compareTable").rowCount() > 0; },
                      [showTab](TourStage& stage) {
                          closeDialogs(stage);
                          click(stage, "settingsDiscard");
                          showTab(0)(stage);
                      },
                      {},
                      true});
    scenes.push_back({QStringLiteral("storage"), showTab(5), read("storageSkeleton"), {}, {}, true});
    scenes.push_back({QStringLiteral("quota"),
                      [](TourStage& stage) {
                          click(stage, "quotaChange.0");
                          inDialog<QLineEdit>(stage, "quotaWarning").setText(QStringLiteral("80"));
                          inDialog<QLineEdit>(stage, "quotaCritical").setText(QStringLiteral("100"));
                          auto& action = inDialog<QComboBox>(stage, "quotaAction");
                          action.setCurrentIndex(action.findText(QStringLiteral("restrict")));
                      },
                      dialogOpen,
                      [showTab](TourStage& stage) {
                          closeDialogs(stage);
                          showTab(0)(stage);
                      }});
    scenes.push_back({QStringLiteral("credentials"), showTab(6), read("credentialsSkeleton"), {}, {}, true});
    scenes.push_back({QStringLiteral("credentials-revealed"),
                      [](TourStage& stage) { click(stage, "connectionReveal"); },
                      [](TourStage& stage) { return part<QLineEdit>(stage, "connection.url").isVisible(); },
                      [](TourStage& stage) { click(stage, "connectionReveal"); },
                      {},
                      true});
    scenes.push_back({QStringLiteral("credentials-rotate"), [](TourStage& stage) { click(stage, "credentialsRotate"); },
                      dialogOpen,
                      [showTab](TourStage& stage) {
                          closeDialogs(stage);
                          showTab(0)(stage);
                      }});
    scenes.push_back({QStringLiteral("apps-of-a-pool"),
                      [](TourStage& stage) { onCard(stage, "poolCard.web-reads", "cardApps"); },
                      atOnce,
                      {}});
    scenes.push_back({QStringLiteral("attach"),
                      [](TourStage& stage) {
                          trigger(stage, "actionAttachApp");
                          inDialog<QLineEdit>(stage, "attachAppText").setText(QStringLiteral("catalog-api"));
                          choosePool(stage, "web-reads");
                      },
                      dialogOpen,
                      {}});
    scenes.push_back({QStringLiteral("attach-refused"),
                      [](TourStage& stage) {
                          setName(stage, "reads");
                          inDialog<QWidget>(stage, "poolName").setFocus();
                          inDialog<QWidget>(stage, "cancelButton").setFocus(); // shows why it is blocked
                      },
                      atOnce, closeDialogs});
    const auto turn = [](TourStage& stage) { click(stage, "appsAsTable"); };
    scenes.push_back({QStringLiteral("apps-as-table"), turn, atOnce, {}});
    scenes.push_back({QStringLiteral("detach"),
                      [](TourStage& stage) {
                          selectAttachment(stage, "HEROKU_POSTGRESQL_COBALT_URL");
                          click(stage, "appsDetach");
                      },
                      dialogOpen, closeDialogs});
    scenes.push_back({QStringLiteral("move"),
                      [](TourStage& stage) {
                          selectAttachment(stage, "DATABASE_ANALYTICS_URL");
                          click(stage, "appsMove");
                          choosePool(stage, "web-reads");
                      },
                      dialogOpen,
                      [turn](TourStage& stage) {
                          closeDialogs(stage);
                          turn(stage);
                      }});
    scenes.push_back({{}, showTab(0), atOnce, {}});
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

/// Of new clusters, and of apps that are switched over to one.
void addCreation(std::vector<Scene>& scenes) {
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

void addMigration(std::vector<Scene>& scenes) {
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

} // namespace

void addChangeScenes(std::vector<Scene>& scenes) {
    addBeginning(scenes);
    addWizard(scenes);
    addApps(scenes);
    addCreation(scenes);
    addDialogs(scenes);
    addProgress(scenes);
    addLabels(scenes);
    addLocks(scenes);
    addSecondFactor(scenes);
    addMigration(scenes);
}

} // namespace poolhouse::console
