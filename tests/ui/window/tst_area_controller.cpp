// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_scene.h"
#include "tests/support/test_main.h"
#include "ui/window/area_controller.h"
#include "ui/window/navigation.h"

#include <QtTest>

using namespace poolhouse;

namespace {

struct AreaScene : test::ModelScene {
    AreaScene() { load(); }

    bool front = true;
    std::vector<core::ClusterId> shown;
    ui::Navigation navigation{store, own};
    ui::AreaController controller{
        {settings, navigation, [this] { return front; }, [this](const core::ClusterId& id) { shown.push_back(id); }}};
};

} // namespace

class TestAreaController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOpenClusterIsReadAndShown() {
        AreaScene scene;
        const auto cluster = scene.store.clusterIds().front();
        scene.navigation.openCluster(cluster);
        QCOMPARE(scene.services.settingLists.pending(), std::vector<std::string>{cluster.value});
        QCOMPARE(scene.shown.back(), cluster); // that it is being read
        scene.shown.clear();
        QVERIFY(scene.services.settingLists.answer(core::PartialList<core::Setting>{}));
        QCOMPARE(scene.shown, std::vector<core::ClusterId>{cluster});
    }

    void nothingIsReadBehindAnotherTab() {
        AreaScene scene;
        scene.front = false;
        scene.navigation.openCluster(scene.store.clusterIds().front());
        QCOMPARE(scene.services.settingLists.asked(), 0);
        QVERIFY(scene.shown.empty());
        scene.front = true;
        scene.controller.follow();
        QCOMPARE(scene.services.settingLists.waiting(), 1);
        scene.navigation.openBoard();
        QCOMPARE(scene.services.settingLists.waiting(), 0); // cancelled
    }
};

POOLHOUSE_CORE_APP_TEST(TestAreaController)
#include "tst_area_controller.moc"
