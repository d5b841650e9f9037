// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/maintenance_controller.h"
#include "ui/window/navigation.h"

#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

struct FakePlace final : ui::MaintenancePlace {
    [[nodiscard]] bool isInFront() const override { return front; }
    void showMaintenance(const views::MaintenanceView& view) override { shown.push_back(view); }

    bool front = true;
    std::vector<views::MaintenanceView> shown;
};

struct MaintenanceScene : test::ModelScene {
    MaintenanceScene() { load(); }

    FakePlace place;
    ui::Navigation navigation{store, own};
    ui::MaintenanceController controller{
        {maintenance, clock, navigation, place, [] { return std::chrono::minutes(60); }}};
};

} // namespace

class TestMaintenanceController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOpenClusterIsReadAndShown() {
        MaintenanceScene scene;
        const auto cluster = scene.store.clusterIds().front();
        scene.navigation.openCluster(cluster);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{cluster.value});
        QCOMPARE(scene.place.shown.back().state, views::MaintenanceView::State::Loading);
        core::Maintenance planned;
        planned.state = core::readEnum(core::maintenanceStateWords(), "pending");
        planned.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
        planned.window = core::parseWindow(planned.windowText);
        QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{planned, {}}));
        const auto& shown = scene.place.shown.back();
        QCOMPARE(shown.cluster, cluster);
        QCOMPARE(shown.headline, s("Maintenance is planned; its date is unknown."));
        QCOMPARE(shown.facts.back().plain(), s("Thursdays 23:00 to Fridays 03:00 (UTC+01:00)"));
    }

    void nothingIsReadBehindAnotherTab() {
        MaintenanceScene scene;
        scene.place.front = false;
        scene.navigation.openCluster(scene.store.clusterIds().front());
        QCOMPARE(scene.services.maintenances.asked(), 0);
        QVERIFY(scene.place.shown.empty());
        scene.place.front = true;
        scene.controller.follow();
        QCOMPARE(scene.services.maintenances.waiting(), 1);
        scene.navigation.openBoard();
        QCOMPARE(scene.services.maintenances.waiting(), 0); // cancelled
    }
};

POOLHOUSE_CORE_APP_TEST(TestMaintenanceController)
#include "tst_maintenance_controller.moc"
