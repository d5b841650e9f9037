// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/change_feed.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/controller_views.h"
#include "tests/support/fleet_view_fake.h"
#include "tests/support/model_scene.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "ui/window/fleet_controller.h"
#include "ui/window/history_controller.h"
#include "ui/window/navigation.h"
#include "ui/window/place_controller.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using test::sample::horizontal;
using test::sample::rectangular;
using ui::ClusterTab;
using ui::FleetPage;
using ui::Place;

namespace {

/// Records each tab that is shown, with the cluster that is open then.
struct TabsSpy final : ui::TabView {
    explicit TabsSpy(const ui::Navigation& navigation) : places(navigation) {}

    [[nodiscard]] ClusterTab currentTab() const override { return current; }
    void showTab(ClusterTab tab) override {
        current = tab;
        shown.emplace_back(tab, places.cluster().value_or(core::ClusterId()));
    }

    const ui::Navigation& places;
    ClusterTab current = ClusterTab::Overview;
    std::vector<std::pair<ClusterTab, core::ClusterId>> shown;
};

struct PlaceControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    operations::ChangeFeed feed{operations};
    test::FleetViewFake view;
    test::MessageLog messages;
    ui::FleetController fleet{{store, poller, session, feed, clock, navigation, view, messages}};
    TabsSpy tabs{navigation};
    int cleared = 0;
    ui::HistoryController history{
        {store, navigation, [this] { return tabs.current; }, [this](const Place& place) { controller.open(place); }}};
    ui::PlaceController controller{{operations, poller, fleet, history, tabs, [this] { ++cleared; }}};

    PlaceControllerScene() { load(); }
    /// As one action of the user, which ends when the event loop is reached.
    void visit(const Place& place) {
        QSignalSpy noted(&history, &ui::HistoryController::changed);
        controller.open(place);
        history.noteSoon();
        QVERIFY(!noted.isEmpty() || noted.wait());
    }
};

Place placeOf(const core::ClusterId& cluster, ClusterTab tab) {
    return {Place::Kind::Cluster, cluster, tab};
}

} // namespace

class TestPlaceController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachPlaceIsInFront() {
        PlaceControllerScene scene;
        for (const auto tab : {ClusterTab::Overview, ClusterTab::Plan, ClusterTab::Apps, ClusterTab::Maintenance,
                               ClusterTab::Settings, ClusterTab::Storage, ClusterTab::Credentials}) {
            scene.controller.open(placeOf(rectangular, tab));
            QCOMPARE(scene.view.page, FleetPage::Cluster);
            QVERIFY(scene.history.current() == placeOf(rectangular, tab));
        }
        scene.controller.open({Place::Kind::Activity});
        QCOMPARE(scene.view.page, FleetPage::Activity);
        scene.controller.open({Place::Kind::Coming});
        QCOMPARE(scene.view.page, FleetPage::Coming);
        scene.controller.open({});
        QCOMPARE(scene.view.page, FleetPage::Board);
    }

    /// A plan in front would start one for the next cluster, any other tab would read for it.
    void theTabInFrontIsLeftBeforeAnotherClusterOpens() {
        PlaceControllerScene scene;
        scene.controller.open(placeOf(rectangular, ClusterTab::Plan));
        scene.tabs.shown.clear();
        scene.controller.open(placeOf(horizontal, ClusterTab::Settings));
        QCOMPARE(scene.tabs.shown.size(), std::size_t(2));
        QVERIFY(scene.tabs.shown.front() == std::pair(ClusterTab::Overview, rectangular));
        QVERIFY(scene.tabs.shown.back() == std::pair(ClusterTab::Settings, horizontal));
    }

    void theSameTabOrClusterNeedsNoDetour() {
        PlaceControllerScene scene;
        scene.controller.open(placeOf(rectangular, ClusterTab::Plan));
        scene.tabs.shown.clear();
        scene.controller.open(placeOf(horizontal, ClusterTab::Plan));
        scene.controller.open(placeOf(horizontal, ClusterTab::Settings));
        QCOMPARE(scene.tabs.shown.size(), std::size_t(2));
        QVERIFY(scene.tabs.shown.front() == std::pair(ClusterTab::Plan, horizontal));
        QVERIFY(scene.tabs.shown.back() == std::pair(ClusterTab::Settings, horizontal));
    }

    void leavingGoesBackThenToTheBoardThenClearsTheFilter() {
        PlaceControllerScene scene;
        scene.session.connectSandbox();
        scene.visit(placeOf(rectangular, ClusterTab::Overview));
        scene.visit({Place::Kind::Activity});
        scene.controller.leave();
        QCOMPARE(scene.navigation.cluster(), std::optional(rectangular));
        scene.controller.leave();
        QCOMPARE(scene.view.page, FleetPage::Board);
        QCOMPARE(scene.cleared, 0);
        scene.controller.leave();
        QCOMPARE(scene.cleared, 1);
        scene.history.clear();
        scene.visit({Place::Kind::Coming});
        scene.history.clear(); // nothing to go back to
        scene.controller.leave();
        QCOMPARE(scene.view.page, FleetPage::Board);
    }

    void leavingTheWelcomePageReturnsToTheFleet() {
        PlaceControllerScene scene;
        scene.session.connectSandbox();
        scene.fleet.chooseAccount();
        QVERIFY(!scene.view.fleet);
        scene.controller.leave();
        QVERIFY(scene.view.fleet);
    }

    void aDestroyedClusterIsLeft_data() {
        QTest::addColumn<bool>("open");
        QTest::newRow("in front") << true;
        QTest::newRow("another in front") << false;
    }
    void aDestroyedClusterIsLeft() {
        QFETCH(const bool, open);
        PlaceControllerScene scene;
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        auto& server = scene.services.serve(scene.clock, info, test::sampleCatalog());
        scene.controller.open(placeOf(open ? rectangular : horizontal, ClusterTab::Overview));
        server.attachments = scene.store.cluster(rectangular)->attachments;
        std::vector<std::string> apps;
        for (const auto& attachment : server.attachments) {
            apps.push_back(attachment.app.name);
        }
        const auto asked = scene.operations.ask({rectangular, test::removalChange(apps), core::shapesOf(info)});
        QVERIFY(asked.ok());
        const auto finished = [&] { return scene.operations.find(asked.value())->finished(); };
        for (int second = 0; second < 3600 && !finished(); ++second) {
            if (!scene.services.answerAll()) {
                scene.clock.advance(std::chrono::seconds(1));
                scene.operations.tick();
            }
        }
        QCOMPARE(scene.operations.find(asked.value())->state, operations::Operation::State::Done);
        QCOMPARE(server.effects, 1);
        QCOMPARE(scene.view.page, open ? FleetPage::Board : FleetPage::Cluster);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlaceController)
#include "tst_place_controller.moc"
