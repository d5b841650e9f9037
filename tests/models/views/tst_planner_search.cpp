// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/held_planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using test::HeldPlannerScene;
using test::HeldSearch;
using test::PlannerScene;
using test::s;
using test::searchingCheapest;
using Edit = plans::PlanEdit::Kind;
using RequestKind = views::SearchRequest::Kind;

/// Searches run beside the planner: what is shown meanwhile, and what becomes of answers to questions of before.
class TestPlannerSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePlanIsEditedWhileASearchRuns() {
        HeldPlannerScene it;
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        QVERIFY(it.model.searching());
        QCOMPARE(it.card().searching, searchingCheapest);
        QVERIFY(it.card().title.isEmpty() && !it.card().canLoad);
        it.model.setCount(2, 5);
        QCOMPARE(it.model.view().rows[2].count, 5);
        it.model.undo();
        QCOMPARE(it.model.view().rows[2].count, 3);
        QVERIFY(it.model.searching());
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QCOMPARE(it.card().title, s("Cheapest that meets every need"));
        QVERIFY(it.card().canLoad && it.card().searching.isEmpty());
        QVERIFY(!it.model.view().otherAnswers.empty());
        QCOMPARE(it.held.stopped(), 0);
    }

    void eachPartOfTheAnswerIsSaidToBeSearchedFor() {
        HeldPlannerScene it;
        it.model.setGrowth(50);
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        it.held.release();
        QVERIFY(it.begun(2));
        QVERIFY(it.held.started().back().kind == RequestKind::Grown);
        QCOMPARE(it.model.view().needs.nextShape, s("Searching for the cheapest configuration with this growth…"));
        QCOMPARE(it.card().title, s("Cheapest that meets every need"));
        QCOMPARE(it.card().searching, s("Searching for other configurations…"));
        it.held.release();
        QVERIFY(it.begun(3));
        QVERIFY(it.held.started().back().kind == RequestKind::Rest);
        QVERIFY(it.model.view().needs.nextShape.startsWith(s("With 50% more, the cheapest is ")));
        QVERIFY(it.card().canLoad && it.model.view().otherAnswers.empty());
        it.held.release();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().searching.isEmpty() && !it.model.view().otherAnswers.empty());
        auto needs = it.model.needs();
        needs.maxMonthly = core::Money{10000};
        it.model.setNeeds(needs, {Edit::SetBudget});
        it.model.setGrowth(0);
        it.model.findCheapest();
        it.held.release();
        QVERIFY(it.begun(5));
        QCOMPARE(it.card().title, s("No matching configuration"));
        QCOMPARE(it.card().lines.size(), 1);
        QCOMPARE(it.card().searching, s("Searching for the smallest change that makes the needs feasible…"));
        it.held.release();
        QVERIFY(it.scene.searched());
        QCOMPARE(it.card().lines.size(), 2);
        QVERIFY(it.card().searching.isEmpty());
    }

    /// Nothing that was found for other needs is shown for those of now.
    void needsThatAreEditedMeanwhileAreAnswered() {
        HeldPlannerScene it;
        QStringList titles;
        connect(&it.model, &views::PlannerModel::changed, this, [&] { titles << it.card().title; });
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        it.need(1400);
        QVERIFY(it.stopped(1));
        QVERIFY(it.begun(2));
        QCOMPARE(titles.count(QString()), titles.size());
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad && !it.card().outdated);
        QVERIFY2(it.card().lines.back().contains(s(": 6 × 4G-Performance")), qPrintable(it.card().lines.back()));
    }

    void anAnswerToOtherNeedsIsHiddenMeanwhile() {
        HeldPlannerScene it;
        it.held.release(2);
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        it.model.showAnswer(true);
        it.need(1400);
        QVERIFY(it.card().outdated && !it.card().lines.isEmpty());
        QVERIFY(!it.model.searching()); // it was not asked for
        it.model.findCheapest();
        QVERIFY(it.begun(3));
        QCOMPARE(it.card().searching, searchingCheapest);
        QVERIFY(it.card().lines.isEmpty() && it.card().cost.isEmpty() && !it.card().outdated);
        QVERIFY(it.model.view().otherAnswers.empty() && !it.model.view().chart.answer);
        it.model.loadCheapest();
        QCOMPARE(it.model.view().changes, 0);
    }

    void newPricesAreAnsweredInstead() {
        HeldPlannerScene it;
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        auto prices = it.scene.store.prices();
        for (auto& [plan, table] : prices.plans) {
            for (auto& [level, price] : table.levels) {
                price.monthly = price.monthly * 2;
            }
        }
        it.scene.store.applyCatalog(it.scene.store.catalog(), prices, test::at(700));
        QVERIFY(it.stopped(1));
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad);
        const auto& record = *it.scene.store.cluster(test::rectangular().id);
        const auto found =
            plans::findCheapest(plans::questionOf(it.model.needs(), {it.scene.store, record, it.scene.clock.now()}));
        QVERIFY2(it.card().cost.startsWith(QString::fromStdString(core::formatExact(found.found->monthly))),
                 qPrintable(it.card().cost));
    }

    /// What was found is priced with the storage of then.
    void anotherStorageIsAnsweredInstead() {
        HeldPlannerScene it;
        it.held.release(3);
        it.model.setGrowth(50);
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        const auto before = it.card().cost;
        const auto store = [&it](double gigabytes) {
            auto info = *it.scene.store.cluster(test::rectangular().id)->info;
            for (auto& limit : info.planLimits) {
                limit.current = limit.name == "storage-limit-in-gb" ? std::optional(gigabytes) : limit.current;
            }
            it.scene.store.applyInfo(info, test::at(700));
        };
        store(141.5); // whole ones are billed
        QVERIFY(!it.model.searching());
        store(142.5);
        QVERIFY(it.model.searching());
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QCOMPARE(it.held.count(), 6);
        QVERIFY(it.card().canLoad && it.card().cost != before);
    }

    /// Of one plan, and of two.
    void anotherClusterStopsTheSearchOfThisOne_data() {
        QTest::addColumn<bool>("otherPlan");
        QTest::newRow("cluster of the plan") << false;
        QTest::newRow("another plan") << true;
    }
    void anotherClusterStopsTheSearchOfThisOne() {
        QFETCH(const bool, otherPlan);
        HeldPlannerScene it;
        if (!otherPlan) {
            it.model.addCluster(test::smallOne().id);
            it.model.show(test::rectangular().id);
        }
        const auto go = [&](const core::ClusterId& cluster) {
            otherPlan ? it.model.open(cluster) : it.model.show(cluster);
        };
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        go(test::smallOne().id);
        QVERIFY(!it.model.searching());
        QVERIFY(it.card().searching.isEmpty() && it.card().title.isEmpty());
        QVERIFY(it.stopped(1));
        go(test::rectangular().id);
        QCOMPARE(it.card().searching, searchingCheapest); // it was asked for, and goes on
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad);
        go(test::smallOne().id);
        QVERIFY(it.card().title.isEmpty());
    }

    /// The end of a search is told even where the card shows nothing new.
    void theEndOfASearchIsTold() {
        HeldPlannerScene it;
        it.held.releaseAll();
        it.model.findCheapest();
        QVERIFY(it.card().seeking);
        QVERIFY(it.scene.searched());
        QVERIFY(!it.card().seeking);
        QCOMPARE(it.card().rest, s("1 other configuration differs in kind."));
        it.need(100'000);
        QVERIFY(it.card().rest.isEmpty()); // outdated
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().rest.isEmpty() && it.card().lines.size() > 1);
        it.need(0); // no change makes sense of that
        it.model.findCheapest();
        QVERIFY(it.scene.searched());
        QVERIFY2(it.card().rest.startsWith(s("No change of margin, ")), qPrintable(it.card().rest));
    }

    /// A reading of the cluster, an edit of its pools, the button again: the question is the same.
    void theSameSearchGoesOn() {
        HeldPlannerScene it;
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        const auto disturb = [&] {
            for (int round = 0; round < 3; ++round) {
                it.model.setCount(2, 4 + round);
                it.scene.store.applyInfo(*it.scene.store.cluster(test::rectangular().id)->info, test::at(700 + round));
            }
        };
        disturb();
        it.model.findCheapest();
        it.held.release();
        QVERIFY(it.begun(2)); // the rest
        disturb();
        it.held.release();
        QVERIFY(it.scene.searched());
        QCOMPARE(it.held.count(), 2);
        QCOMPARE(it.held.stopped(), 0);
    }

    /// Readings that come more often than the moment of quiet do not put a search off for ever.
    void aSearchThatIsDueIsNotPutOff() {
        HeldPlannerScene it;
        it.held.releaseAll();
        it.model.setGrowth(50);
        int readings = 0;
        QTimer often;
        connect(&often, &QTimer::timeout, this, [&] {
            it.scene.store.applyInfo(*it.scene.store.cluster(test::rectangular().id)->info, test::at(700 + readings));
            ++readings;
        });
        often.start(20);
        QVERIFY(it.scene.searched());
        QVERIFY(readings > 0);
        QVERIFY(!it.model.view().needs.nextShape.isEmpty());
    }

    void theAnswerWaitsForTheEndOfADrag_data() {
        QTest::addColumn<bool>("taken");
        QTest::newRow("dropped") << false;
        QTest::newRow("taken") << true;
    }
    void theAnswerWaitsForTheEndOfADrag() {
        QFETCH(const bool, taken);
        HeldPlannerScene it;
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        auto* schedule = it.model.findChild<views::SearchSchedule*>();
        QVERIFY(schedule != nullptr);
        QSignalSpy answered(schedule, &views::SearchSchedule::answered);
        QVERIFY(it.model.preview({.kind = views::LaneEdit::Kind::SetCount, .row = 2, .count = 4}));
        it.held.release();
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(it.model.preview({.kind = views::LaneEdit::Kind::SetCount, .row = 2, .count = 5}));
        QCOMPARE(it.card().searching, searchingCheapest);
        QVERIFY(it.card().title.isEmpty() && it.model.searching());
        taken ? void(it.model.takePreview()) : it.model.dropPreview();
        QVERIFY(it.card().canLoad);
        QCOMPARE(it.card().searching, s("Searching for other configurations…"));
    }

    void anAnswerToNeedsBeforeADragIsDropped() {
        HeldPlannerScene it;
        it.model.findCheapest();
        QVERIFY(it.begun(1));
        QSignalSpy answered(it.model.findChild<views::SearchSchedule*>(), &views::SearchSchedule::answered);
        const views::LaneEdit move{.kind = views::LaneEdit::Kind::MoveNeed, .row = 2, .workload = 0};
        QVERIFY2(it.model.preview(move), qPrintable(it.model.previewRefusal().value_or(QString())));
        it.held.release();
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(it.model.takePreview());
        QVERIFY(it.model.needs().workloads.front().workload.pool.has_value()); // pinned now
        QVERIFY(it.card().title.isEmpty());
        QCOMPARE(it.card().searching, searchingCheapest);
        it.held.releaseAll();
        QVERIFY(it.scene.searched());
        QVERIFY(it.card().canLoad && !it.card().outdated);
    }

    void aModelMayGoWhileASearchRuns() {
        HeldSearch held;
        {
            PlannerScene scene(held.search());
            scene.model.findCheapest();
            QTRY_COMPARE(held.count(), 1);
        }
        QCOMPARE(held.stopped(), 1);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerSearch)
#include "tst_planner_search.moc"
