// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/coming_view.h"
#include "tests/support/model_scene.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/coming_controller.h"
#include "ui/window/navigation.h"

#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

struct ComingControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    bool visible = true;
    std::optional<views::ComingView> view;
    ui::ComingController controller{{store, coming, poller, session, clock, navigation, [this] { return visible; },
                                     [this](const views::ComingView& shown) { view = shown; }}};

    [[nodiscard]] int waiting() const { return services.appMaintenances.waiting(); }
    void answerApps() {
        while (services.appMaintenances.answer(core::PartialList<core::Maintenance>())) {
        }
    }
};

} // namespace

class TestComingController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readWhileThePageIsInFront() {
        ComingControllerScene scene;
        scene.load();
        scene.controller.follow();
        QCOMPARE(scene.services.appMaintenances.asked(), 0);
        QVERIFY(!scene.view);
        scene.navigation.openComing();
        scene.controller.follow();
        QCOMPARE(scene.waiting(), 1);
        scene.answerApps();
        QCOMPARE(scene.view->headline, s("No maintenance is planned."));
        QCOMPARE(scene.view->age, s("Maintenance read just now"));
        scene.clock.advance(std::chrono::seconds(50));
        scene.controller.refresh();
        QCOMPARE(scene.view->age, s("Maintenance read 50 s ago"));
        scene.coming.refresh();
        QCOMPARE(scene.waiting(), 1);
        scene.navigation.openBoard();
        scene.controller.follow();
        QCOMPARE(scene.waiting(), 0); // cancelled
    }

    void nothingIsReadForAHiddenWindow() {
        ComingControllerScene scene;
        scene.load();
        scene.visible = false;
        scene.navigation.openComing();
        scene.controller.follow();
        QCOMPARE(scene.services.appMaintenances.asked(), 0);
        QVERIFY(!scene.view);
    }

    void oneMessageStandsForTheWholeApi() {
        ComingControllerScene scene;
        scene.session.connectSandbox();
        scene.answerAll();
        scene.navigation.openComing();
        scene.controller.follow();
        scene.answerApps();
        scene.coming.refresh();
        QVERIFY(scene.services.appMaintenances.answer(test::unreachable()));
        QVERIFY(scene.view->problem); // the API answers so far
        scene.poller.refresh();
        scene.services.clusterLists.answer(test::unreachable());
        scene.services.appLists.answer(test::unreachable());
        scene.services.attachmentLists.answer(test::unreachable());
        QCOMPARE(scene.poller.phase(), fleet::Poller::Phase::Offline);
        QVERIFY(!scene.view->problem);
        QCOMPARE(scene.view->state, views::AreaStatus::State::Read);
    }
};

POOLHOUSE_CORE_APP_TEST(TestComingController)
#include "tst_coming_controller.moc"
