// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/fleet_controller.h"

#include "models/operations/change_feed.h"
#include "tests/support/controller_views.h"
#include "tests/support/fleet_view_fake.h"
#include "tests/support/model_scene.h"
#include "ui/window/navigation.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using Ids = std::vector<core::ClusterId>;
using test::s;
using test::sample::horizontal;
using test::sample::lively;
using test::sample::rectangular;
using ui::FleetPage;

namespace {

struct FleetControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    operations::ChangeFeed feed{operations};
    test::FleetViewFake view;
    test::MessageLog messages;
    ui::FleetController controller{{store, poller, session, feed, clock, navigation, view, messages}};

    void selectInTree(Ids clusters, bool withCluster = true) { // as the user does
        view.tree = std::move(clusters);
        view.treeCluster = withCluster;
        controller.onTreeSelectionChanged();
    }
};

} // namespace

class TestFleetController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereASelectionInTheTreeLeads() {
        using Kind = ui::TreeTarget::Kind;
        QCOMPARE(ui::treeTarget({}, false), ui::TreeTarget());
        QCOMPARE(ui::treeTarget({rectangular}, true), (ui::TreeTarget{Kind::Cluster, rectangular}));
        QCOMPARE(ui::treeTarget({rectangular}, false), (ui::TreeTarget{Kind::Board})); // an app with one cluster
        QCOMPARE(ui::treeTarget({rectangular, horizontal}, true), (ui::TreeTarget{Kind::Board}));
    }

    void aClusterInTheTreeOpensItsPageAndIsTheTarget() {
        FleetControllerScene w;
        w.load();
        w.view.board = {horizontal};
        w.selectInTree({rectangular});
        QCOMPARE(w.view.page, FleetPage::Cluster);
        QCOMPARE(w.view.title, s("postgresql-rectangular-12345 — Poolhouse"));
        QCOMPARE(w.view.overview->id, rectangular);
        QCOMPARE(w.view.apps->cluster, rectangular);
        QCOMPARE(w.view.apps->apps.size(), std::size_t(2));
        QVERIFY(w.view.board.empty());
        QCOMPARE(w.controller.targets(), Ids{rectangular});
        w.selectInTree({rectangular, horizontal});
        QCOMPARE(w.view.page, FleetPage::Board);
        QCOMPARE(w.controller.targets(), (Ids{rectangular, horizontal}));
    }

    void aMenuIsAboutItsRowAndNotThePageInFront() {
        FleetControllerScene w;
        w.load();
        w.selectInTree({rectangular});
        QSignalSpy changed(&w.controller, &ui::FleetController::selectionChanged);
        w.controller.beginMenu({horizontal}, core::PoolId{"pool"});
        QCOMPARE(w.controller.targets(), Ids{horizontal});
        QCOMPARE(w.controller.chosenPool(), std::optional(core::PoolId{"pool"}));
        QCOMPARE(w.navigation.cluster(), std::optional(rectangular));
        w.controller.endMenu();
        QCOMPARE(w.controller.targets(), Ids{rectangular});
        QVERIFY(!w.controller.chosenPool());
        QCOMPARE(changed.size(), 2);
    }

    void theBoardsSelectionGoesBeforeTheTrees() {
        FleetControllerScene w;
        w.load();
        w.selectInTree({rectangular, horizontal});
        w.view.board = {lively};
        QSignalSpy changed(&w.controller, &ui::FleetController::selectionChanged);
        w.controller.onBoardSelectionChanged();
        QCOMPARE(w.controller.targets(), Ids{lively});
        QVERIFY(w.view.tree.empty());
        QCOMPARE(changed.size(), 1);
    }

    void activityIsAboutNoCluster() {
        FleetControllerScene w;
        w.load();
        w.selectInTree({rectangular});
        w.controller.openActivity(s("one"));
        QCOMPARE(w.view.page, FleetPage::Activity);
        QCOMPARE(w.view.operation, s("one"));
        QVERIFY(w.controller.targets().empty());
        QVERIFY(w.view.tree.empty());
    }

    void upcomingMaintenanceIsAboutNoCluster() {
        FleetControllerScene w;
        w.load();
        w.selectInTree({rectangular});
        w.controller.openComing();
        QCOMPARE(w.view.page, FleetPage::Coming);
        QCOMPARE(w.view.title, s("Upcoming maintenance — Poolhouse"));
        QCOMPARE(w.view.comingFocused, 1);
        QVERIFY(w.controller.targets().empty());
        QVERIFY(w.view.tree.empty());
        w.controller.openBoard();
        QCOMPARE(w.view.page, FleetPage::Board);
    }

    void theChosenPoolBelongsToTheOpenCluster() {
        FleetControllerScene w;
        w.load();
        const core::PoolId pool{"pool"};
        w.controller.choosePoolOfOpenCluster(pool);
        QVERIFY2(!w.controller.chosenPool(), "no cluster is open");
        w.controller.openCluster(rectangular);
        w.controller.choosePoolOfOpenCluster(pool);
        QCOMPARE(w.controller.chosenPool(), std::optional(pool));
        QCOMPARE(w.view.marked, std::optional(pool));
        w.controller.openCluster(horizontal);
        QVERIFY(!w.controller.chosenPool() && !w.view.marked);
    }

    void switchingTheAccountCanBeGivenUp() {
        FleetControllerScene w;
        w.load();
        w.controller.openCluster(rectangular);
        w.controller.chooseAccount();
        QVERIFY(!w.view.fleet && w.view.back && w.view.choices == 1);
        QVERIFY(!w.controller.fleetShown());
        QCOMPARE(w.view.title, s("Poolhouse"));
        w.session.setFoundToken(fleet::TokenOrigin::Netrc);
        QVERIFY2(!w.view.fleet, "the lookup of the token form is no new session");
        const int focused = w.view.treeFocused;
        w.controller.leaveWelcome();
        QVERIFY(w.view.fleet);
        QCOMPARE(w.view.treeFocused, focused + 1); // the focus comes back into the fleet
        QCOMPARE(w.view.title, s("postgresql-rectangular-12345 — Poolhouse"));
    }

    void anotherAccountDoesNotInheritThePlace() {
        FleetControllerScene w;
        w.load();
        w.controller.openCluster(rectangular);
        w.session.disconnectSession();
        QVERIFY(!w.view.fleet && !w.view.back);
        QVERIFY(!w.navigation.cluster());
    }

    void aClusterThatIsGoneIsReported() {
        FleetControllerScene w;
        w.load();
        w.controller.openCluster(rectangular);
        auto left = test::sampleSummaries();
        std::erase_if(left, [](const auto& each) { return each.id == rectangular; });
        w.store.applyFleet(test::sampleApps(), left, w.clock.now());
        QCOMPARE(w.view.page, FleetPage::Board);
        QVERIFY(w.messages.find(s("gone"))->text.contains(s("postgresql-rectangular-12345")));
    }

    void aPageDoesNotRepeatWhatTheMessageBarSays() {
        FleetControllerScene w;
        w.answerAll();
        w.controller.openCluster(rectangular);
        api::ApiError error;
        error.kind = api::ApiError::Kind::ServerError;
        w.store.failCluster(rectangular, error, w.clock.now());
        QVERIFY(w.view.overview->problem);
        w.poller.refresh();
        error.kind = api::ApiError::Kind::Unreachable;
        w.services.clusterLists.answer(error);
        w.services.appLists.answer(error);
        w.services.infos.answer(error);
        QCOMPARE(w.poller.phase(), fleet::Poller::Phase::Offline);
        w.controller.refreshOverview();
        QVERIFY(!w.view.overview->problem);
    }

    void theNextClusterIsTheNextListed() {
        FleetControllerScene w;
        w.load();
        w.view.listed = {horizontal, rectangular};
        w.controller.step(1);
        QCOMPARE(w.controller.targets(), Ids{horizontal});
        w.controller.step(1);
        QCOMPARE(w.controller.targets(), Ids{rectangular});
        w.controller.step(1);
        QCOMPARE(w.controller.targets(), Ids{rectangular}); // the last
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetController)
#include "tst_fleet_controller.moc"
