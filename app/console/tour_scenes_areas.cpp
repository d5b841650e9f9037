// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes for the tabs of a cluster beside its pools: apps, maintenance, settings, storage, credentials.
#include "app/console/tour_actions.h"
#include "app/console/tour_scenes.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTimeEdit>

namespace poolhouse::console {

namespace {

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

} // namespace

/// With a pool that no app is attached to yet.
void addAreaScenes(std::vector<Scene>& scenes) {
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

} // namespace poolhouse::console
