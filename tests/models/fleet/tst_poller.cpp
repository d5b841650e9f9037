// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/fleet/poller_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::Poller;
using test::at;
using test::PollerScene;
using Kind = api::ApiError::Kind;
using Phase = Poller::Phase;
using Names = std::vector<std::string>;

class TestPoller : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesTheApisWarningsOn() {
        PollerScene scene;
        QSignalSpy warned(&scene.poller, &Poller::warned);
        scene.monitor.reportWarning(QStringLiteral("The stack is deprecated."));
        QCOMPARE(warned.size(), 1);
        QCOMPARE(warned.front().front().toString(), QStringLiteral("The stack is deprecated."));
    }

    void listsFirstThenAttachmentsAndDetails() {
        PollerScene scene;
        QCOMPARE(scene.poller.phase(), Phase::Connecting);
        QCOMPARE(scene.services.log, (Names{"clusters", "apps", "levels", "prices", "account"}));
        QVERIFY(scene.poller.busy());
        QVERIFY(scene.store.fleetFreshness().loading);
        scene.services.log.clear();
        scene.answerLists();
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QCOMPARE(scene.services.log, (Names{"attachments", "info id-c1000", "info id-c1001", "info id-c1002"}));
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.loading);
    }

    void loadsProgressively() {
        PollerScene scene;
        scene.answerLists();
        QCOMPARE(scene.store.totals().clusters, 3);
        scene.services.infos.answer(scene.infoOf("id-c1001"), "id-c1001"); // in any order
        QCOMPARE(scene.store.totals().clustersRead, 1);
        QCOMPARE(scene.loaded.count(), 0);
        scene.answerInfos();
        QCOMPARE(scene.loaded.count(), 0); // levels and prices are missing
        scene.answerCatalog();
        QCOMPARE(scene.loaded.count(), 1);
        QVERIFY(scene.store.cluster(scene.id(0))->cost.has_value());
        scene.poller.refresh();
        scene.load();
        QCOMPARE(scene.loaded.count(), 1); // once
        scene.services.accounts.answer(api::Account{"1", "ada@example.com", false});
        QCOMPARE(scene.poller.account()->email, std::string("ada@example.com"));
        QVERIFY(!scene.poller.busy());
    }

    void aFirstLoadIsAnsweredBadlyToo() {
        PollerScene scene(1);
        scene.answerLists();
        scene.services.priceLists.answer(test::error(Kind::ServerError, 500));
        QCOMPARE(scene.loaded.count(), 0);
        scene.services.infos.answer(test::error(Kind::WrongType, 200));
        QCOMPARE(scene.loaded.count(), 1);
        QVERIFY(scene.store.catalogFreshness().problem.has_value());
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.problem.has_value());
    }

    void whatIsOnScreenComesFirst() {
        PollerScene scene(50);
        scene.poller.setOnScreen({scene.id(40), scene.id(20)});
        scene.answerLists();
        const auto asked = scene.services.infos.pending();
        QCOMPARE(asked.size(), std::size_t{32});
        QCOMPARE(asked[0], std::string("id-c1040"));
        QCOMPARE(asked[1], std::string("id-c1020"));
        QCOMPARE(asked[2], std::string("id-c1000"));
        scene.poller.setOnScreen({scene.id(49)}); // scrolled while loading
        scene.services.infos.answer(scene.infoOf(asked[2]), asked[2]);
        QCOMPARE(scene.services.infos.pending().back(), std::string("id-c1049"));
    }

    void placesInFlight() {
        PollerScene scene(100);
        scene.answerLists();
        QCOMPARE(scene.services.infos.waiting(), 32);
        QCOMPARE(scene.answerInfos(), 100);
        scene.poller.refresh();
        QCOMPARE(scene.services.infos.waiting(), 8); // once all are known, few at a time
    }

    void changesAreWatchedClosely() {
        PollerScene scene(3);
        scene.poller.setOnScreen({scene.id(0)});
        scene.answerLists();
        scene.services.infos.answer(scene.infoOf("id-c1000", "modifying"), "id-c1000");
        scene.services.infos.answer(scene.infoOf("id-c1001", "modifying"), "id-c1001");
        scene.load();
        scene.services.log.clear();
        scene.pass(3s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000"}));
        scene.services.infos.answer(scene.infoOf("id-c1000"), "id-c1000"); // and is done
        scene.pass(2s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000", "info id-c1001"}));
        scene.services.infos.answer(scene.infoOf("id-c1001"), "id-c1001");
        scene.services.log.clear();
        scene.pass(25s);
        QCOMPARE(scene.services.log, Names{});
        scene.pass(3s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000"})); // quiet and on screen: half a minute
    }

    void listsEveryMinuteCatalogRarely() {
        PollerScene scene(1);
        scene.load();
        scene.services.log.clear();
        scene.pass(60s);
        QCOMPARE(scene.services.log, (Names{"clusters", "apps"}));
        scene.answerLists();
        QCOMPARE(scene.count("attachments"), 1);
        scene.clock.advance(6h);
        scene.poller.tick();
        QCOMPARE(scene.count("levels"), 1);
        QCOMPARE(scene.count("account"), 0);
    }

    void aFailedCatalogIsTriedAgain() {
        PollerScene scene(1);
        scene.services.levelLists.answer(test::error(Kind::ServerError, 500));
        QCOMPARE(scene.services.priceLists.waiting(), 0); // half of it is of no use
        scene.pass(9s);
        QCOMPARE(scene.count("levels"), 1);
        scene.pass(1s);
        QCOMPARE(scene.count("levels"), 2);
        scene.services.levelLists.answer(test::error(Kind::ServerError, 500));
        scene.pass(10s);
        QCOMPARE(scene.count("levels"), 2); // the pause grows
        scene.pass(10s);
        QCOMPARE(scene.count("levels"), 3);
    }

    void nextAttemptIsWhenSomethingIsAsked() {
        PollerScene scene(3);
        scene.poller.setOnScreen({scene.id(1)});
        scene.load();
        QVERIFY(scene.poller.lastRefresh() == at(0));
        QVERIFY(scene.poller.nextAttempt() == at(30));
        scene.services.log.clear();
        scene.clock.set(*scene.poller.nextAttempt());
        scene.poller.tick();
        QCOMPARE(scene.services.log, (Names{"info id-c1001"}));
        scene.answerInfos();
        QVERIFY(scene.poller.lastRefresh() == at(30));
        QVERIFY(scene.poller.nextAttempt() == at(60));
    }

    void aClusterThatIsNotFoundAsksTheListAgain() {
        PollerScene scene;
        scene.load();
        scene.pass(1s);
        scene.poller.refreshCluster(scene.id(1));
        scene.services.log.clear();
        scene.services.infos.answer(test::error(Kind::NotFound, 404), "id-c1001");
        QCOMPARE(scene.count("clusters"), 1);
        const auto gone = scene.id(1);
        scene.fleet.erase(scene.fleet.begin() + 1);
        scene.answerLists();
        QVERIFY(scene.store.cluster(gone) == nullptr);
    }

    void aReplyForARemovedClusterIsVoid() {
        PollerScene scene;
        scene.load();
        scene.pass(60s);
        scene.poller.refreshCluster(scene.id(1));
        const auto late = scene.infoOf("id-c1001");
        scene.fleet.erase(scene.fleet.begin() + 1);
        scene.answerLists();
        QVERIFY(!scene.services.infos.answer(late, "id-c1001")); // it was called back
        QVERIFY(scene.store.cluster(late.id) == nullptr);
        scene.answerInfos();
        QVERIFY(!scene.poller.busy());
    }

    void hiddenMeansPaused() {
        PollerScene scene;
        scene.load();
        scene.poller.setWindowShown(false);
        QCOMPARE(scene.poller.phase(), Phase::Paused);
        QVERIFY(!scene.poller.nextAttempt());
        scene.services.log.clear();
        scene.pass(10min);
        scene.poller.refresh();
        QCOMPARE(scene.services.log, Names{});
        scene.poller.setWindowShown(true);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(scene.count("clusters") == 1 && scene.count("info id-c1000") == 1);
    }

    void stopCallsEverythingBack() {
        PollerScene scene;
        scene.answerLists();
        scene.poller.stop();
        QCOMPARE(scene.poller.phase(), Phase::Stopped);
        QVERIFY(!scene.poller.busy());
        QVERIFY(scene.services.infos.waiting() + scene.services.levelLists.waiting() +
                    scene.services.accounts.waiting() ==
                0);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        scene.services.log.clear();
        scene.pass(1h);
        QCOMPARE(scene.services.log, Names{});
        scene.poller.start();
        scene.poller.start(); // harmless
        QCOMPARE(scene.count("clusters"), 1);
    }

    void stopFromASignalIsSafe() {
        PollerScene scene;
        scene.answerLists();
        QObject::connect(&scene.store, &fleet::Store::clusterChanged, &scene.poller, [&scene] { scene.poller.stop(); });
        scene.services.infos.answer(scene.infoOf("id-c1000"), "id-c1000");
        QCOMPARE(scene.poller.phase(), Phase::Stopped);
        QVERIFY(!scene.poller.busy());
    }

    void changedIsToldOnceForEachChange() {
        PollerScene scene(1);
        scene.load();
        QSignalSpy changed(&scene.poller, &Poller::changed);
        scene.poller.tick();
        scene.poller.tick();
        QCOMPARE(changed.count(), 0);
        scene.poller.setWindowShown(false);
        QCOMPARE(changed.count(), 1);
    }

    void theTimerAsksByItself() {
        PollerScene scene(1);
        scene.load();
        scene.services.log.clear();
        scene.clock.advance(60s - 20ms);
        scene.poller.tick();
        scene.answerInfos();
        scene.clock.advance(20ms); // the timer was set for this moment
        QTRY_VERIFY_WITH_TIMEOUT(scene.count("clusters") == 1, 5000);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPoller)
#include "tst_poller.moc"
