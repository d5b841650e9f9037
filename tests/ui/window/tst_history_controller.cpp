// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "ui/window/history_controller.h"

#include "tests/support/model_scene.h"
#include "ui/window/navigation.h"

#include <QSignalSpy>
#include <QtTest>

#include <set>

using namespace poolhouse;
using PlaceKind = ui::Place::Kind;
using test::sample::horizontal;
using test::sample::rectangular;
using ui::ClusterTab;
using ui::Place;
using ui::VisitHistory;

namespace {

Place overview(const char* id) {
    return {PlaceKind::Cluster, {id}};
}

Place planOf(const core::ClusterId& cluster) {
    return {PlaceKind::Cluster, cluster, ClusterTab::Plan};
}

const auto always = [](const Place&) { return true; };

struct HistoryControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    ClusterTab tab = ClusterTab::Overview;
    std::vector<Place> opened;
    ui::HistoryController controller{{store, navigation, [this] { return tab; },
                                      [this](const Place& place) {
                                          opened.push_back(place);
                                          go(place);
                                      }}};

    HistoryControllerScene() { load(); }
    void go(const Place& place) {
        switch (place.kind) {
        case PlaceKind::Board: navigation.openBoard(); break;
        case PlaceKind::Activity: navigation.openActivity(); break;
        case PlaceKind::Coming: navigation.openComing(); break;
        case PlaceKind::Cluster:
            tab = place.tab;
            navigation.openCluster(place.cluster);
            break;
        }
        controller.noteSoon();
    }
    /// As one action of the user, which ends when the event loop is reached.
    void visit(const Place& place) {
        QSignalSpy noted(&controller, &ui::HistoryController::changed);
        go(place);
        QVERIFY(!noted.isEmpty() || noted.wait());
    }
};

} // namespace

class TestHistoryController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backAndForwardOverThreePlaces() {
        VisitHistory history(always);
        for (const char* id : {"a", "b", "c"}) {
            history.visit(overview(id));
        }
        QCOMPARE(history.go(-1), std::optional(overview("b")));
        QCOMPARE(history.go(-1), std::optional(overview("a")));
        QCOMPARE(history.go(-1), std::nullopt);
        QCOMPARE(history.go(1), std::optional(overview("b")));
        QCOMPARE(history.next(1), std::optional(overview("c")));
        history.visit(overview("d")); // what lay ahead is dropped
        QCOMPARE(history.next(1), std::nullopt);
        QCOMPARE(history.next(-1), std::optional(overview("b")));
    }

    void noPlaceIsTwiceInARow() {
        VisitHistory history(always);
        history.visit(overview("a"));
        history.visit(overview("a"));
        QCOMPARE(history.next(-1), std::nullopt);
        history.visit(planOf({"a"})); // another tab is another place
        QCOMPARE(history.next(-1), std::optional(overview("a")));
        history.visit({PlaceKind::Cluster, {"a"}, ClusterTab::Apps});
        QCOMPARE(history.next(-1), std::optional(planOf({"a"})));
    }

    void placesThatVanishedAreSkipped() {
        std::set<std::string> gone;
        VisitHistory history([&gone](const Place& place) { return !gone.contains(place.cluster.value); });
        for (const char* id : {"a", "b", "a", "c"}) {
            history.visit(overview(id));
        }
        gone.insert("b");
        QCOMPARE(history.go(-1), std::optional(overview("a")));
        QCOMPARE(history.next(-1), std::nullopt); // the other side of the gap is the same place
        QCOMPARE(history.next(1), std::optional(overview("c")));
        gone.insert("c");
        QCOMPARE(history.next(1), std::nullopt);
    }

    void theOldestAreForgotten() {
        VisitHistory history(always);
        for (std::size_t i = 0; i < 2 * VisitHistory::limit; ++i) {
            history.visit(overview(std::to_string(i).c_str()));
        }
        std::size_t steps = 0;
        while (history.go(-1)) {
            ++steps;
        }
        QCOMPARE(steps, VisitHistory::limit - 1);
    }

    void emptyHistoryLeadsNowhere() {
        VisitHistory history(always);
        QCOMPARE(history.next(-1), std::nullopt);
        QCOMPARE(history.next(1), std::nullopt);
        history.visit({});
        history.clear();
        QCOMPARE(history.go(-1), std::nullopt);
    }

    void theControllerFollowsNavigation() {
        HistoryControllerScene w;
        QVERIFY(!w.controller.canGo(-1) && !w.controller.canGo(1));
        w.visit({PlaceKind::Cluster, rectangular});
        w.visit(planOf(rectangular));
        w.visit({PlaceKind::Activity});
        QVERIFY(w.controller.go(-1));
        QCOMPARE(w.opened.back(), planOf(rectangular));
        QVERIFY(w.controller.go(-1));
        QVERIFY(w.controller.go(-1));
        QCOMPARE(w.controller.current(), Place());
        QVERIFY(!w.controller.go(-1));
        QVERIFY(w.controller.go(1));
        QCOMPARE(w.navigation.cluster(), std::optional(rectangular));
    }

    void oneActionIsOneStep() {
        HistoryControllerScene w;
        w.go({PlaceKind::Cluster, rectangular}); // "Plan…" on the board passes through the overview
        w.visit(planOf(rectangular));
        QVERIFY(w.controller.go(-1));
        QCOMPARE(w.controller.current(), Place());
    }

    void aClusterThatIsGoneIsSkippedAndAnotherAccountBeginsAnew() {
        HistoryControllerScene w;
        w.visit({PlaceKind::Cluster, horizontal});
        w.visit({PlaceKind::Cluster, rectangular});
        w.controller.clear();
        QVERIFY(!w.controller.canGo(-1));
        w.visit({PlaceKind::Cluster, horizontal});
        w.store.clear();
        QVERIFY(!w.controller.go(-1));
    }
};

POOLHOUSE_CORE_APP_TEST(TestHistoryController)
#include "tst_history_controller.moc"
