// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/planner_scene.h"
#include "tests/support/held_search.h"
#include "tests/support/test_main.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QThread>
#include <QtTest>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <vector>

using namespace poolhouse;
using test::HeldSearch;
using views::SearchRequest;
using views::SearchWorker;

namespace {

/// What is cheapest for so many connections.
SearchRequest requestFor(std::int64_t connections) {
    static const test::PlannerScene scene;
    plans::NeedsDraft needs;
    needs.workloads = {scene.workload("web", connections)};
    const auto& record = *scene.store.cluster(test::rectangular().id);
    return {SearchRequest::Kind::Cheapest,
            record.summary.id,
            record.summary.id,
            plans::questionOf(needs, {scene.store, record, scene.clock.now()}),
            {}};
}

/// Connections that the answers were for, in their order.
struct Answers {
    std::vector<std::int64_t> asked;

    explicit Answers(SearchWorker& worker) {
        QObject::connect(&worker, &SearchWorker::answered, &worker, [this](const plans::PlannerAnswer& answer) {
            asked.push_back(answer.asked.workloads.front().workload.connections);
        });
    }
};

using Numbers = std::vector<std::int64_t>;

} // namespace

class TestSearchWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAnswerComesByAnEventOfTheOwner() {
        std::atomic<QThread*> searchedOn = nullptr;
        SearchWorker worker([&searchedOn](const SearchRequest& request, core::StopCheck& stop) {
            searchedOn = QThread::currentThread();
            return views::searched(request, stop);
        });
        std::optional<plans::PlannerAnswer> answer;
        QThread* answeredOn = nullptr;
        connect(&worker, &SearchWorker::answered, &worker, [&](const plans::PlannerAnswer& found) {
            answer = found;
            answeredOn = QThread::currentThread();
        });
        const auto request = requestFor(500);
        worker.ask(request);
        QVERIFY(worker.busy() && !answer);
        QTRY_VERIFY(!worker.busy());
        QVERIFY(answer == plans::findCheapest(request.question));
        QCOMPARE(answeredOn, thread());
        QVERIFY(searchedOn.load() != thread());
    }

    void aSearchGivesWayToTheWindow() {
        std::atomic<int> niceness = 0;
        SearchWorker worker([&niceness](const SearchRequest& request, core::StopCheck& stop) {
            niceness = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
            return views::searched(request, stop);
        });
        worker.ask(requestFor(500));
        QTRY_VERIFY(!worker.busy());
        const int own = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); // 19: nothing is nicer
        QCOMPARE(niceness.load(), std::min(own + 5, 19));
    }

    void anotherReplacesWhatRunsAndWhatWaits() {
        HeldSearch held;
        SearchWorker worker(held.search());
        const Answers answers(worker);
        worker.ask(requestFor(1));
        QTRY_COMPARE(held.count(), 1);
        worker.ask(requestFor(2)); // waits until the first has stopped, if it has not by now
        worker.ask(requestFor(3));
        QTRY_VERIFY(!held.started().empty() && held.started().back() == requestFor(3));
        held.releaseAll();
        QTRY_VERIFY(!worker.busy());
        QCOMPARE(answers.asked, Numbers({3}));
        QVERIFY(held.stopped() >= 1);
        QCOMPARE(held.stopped(), held.count() - 1);
    }

    void theSameIsNotStartedAgain() {
        HeldSearch held;
        SearchWorker worker(held.search());
        const Answers answers(worker);
        worker.ask(requestFor(1));
        worker.ask(requestFor(1)); // it may still wait
        QTRY_COMPARE(held.count(), 1);
        worker.ask(requestFor(1));
        held.releaseAll();
        QTRY_VERIFY(!worker.busy());
        QCOMPARE(held.count(), 1);
        QCOMPARE(held.stopped(), 0);
        worker.ask(requestFor(1)); // it is over: a new one
        QTRY_VERIFY(!worker.busy());
        QCOMPARE(answers.asked, Numbers({1, 1}));
    }

    /// Its event is on the way when it is wanted no longer.
    void anAnswerThatComesTooLateIsDropped() {
        HeldSearch held;
        SearchWorker worker(held.search());
        const Answers answers(worker);
        worker.ask(requestFor(1));
        held.release();
        QVERIFY(held.waitForEnd()); // without the event loop
        worker.ask(requestFor(2));
        held.release();
        QVERIFY(held.waitForEnd()); // the first was posted before the second began
        QTRY_VERIFY(!worker.busy());
        QCOMPARE(answers.asked, Numbers({2}));
    }

    void whatIsCancelledIsNotAnswered() {
        HeldSearch held;
        SearchWorker worker(held.search());
        const Answers answers(worker);
        worker.ask(requestFor(1));
        QTRY_COMPARE(held.count(), 1);
        worker.cancel();
        QVERIFY(!worker.busy());
        QTRY_COMPARE(held.stopped(), 1);
        worker.ask(requestFor(1)); // the same as the one that was stopped
        held.releaseAll();
        QTRY_VERIFY(!worker.busy());
        QCOMPARE(answers.asked, Numbers({1}));
        QCOMPARE(held.count(), 2);
    }

    void destructionStopsTheSearchAndWaits() {
        HeldSearch held;
        {
            SearchWorker worker(held.search());
            worker.ask(requestFor(1));
            QTRY_COMPARE(held.count(), 1);
        }
        QCOMPARE(held.stopped(), 1);
        std::optional<plans::PlannerAnswer> answer;
        {
            SearchWorker worker(held.search());
            connect(&worker, &SearchWorker::answered, this, [&answer](const auto& found) { answer = found; });
            worker.ask(requestFor(1));
            held.release();
            QVERIFY(held.waitForEnd());
        } // its answer is on the way
        QCoreApplication::sendPostedEvents();
        QVERIFY(!answer);
        const SearchWorker idle; // has no thread yet
    }

    /// The real search stops between its steps, not at its end.
    void aRunningSearchStopsBetweenItsSteps() {
        std::atomic<int> asked = 0;
        std::atomic<bool> over = false;
        auto request = requestFor(1);
        request.question.needs.maxMonthly = core::Money{100};
        for (int number = 1; number <= 12; ++number) {
            request.question.needs.workloads.resize(static_cast<std::size_t>(number));
            auto& workload = request.question.needs.workloads.back().workload;
            workload.name = "app-" + std::to_string(number);
            workload.connections = 90 * number;
        }
        request.answer = plans::findCheapest(request.question);
        request.kind = SearchRequest::Kind::Rest;
        SearchWorker worker([&](const SearchRequest& each, core::StopCheck& stop) {
            core::StopCheck counted([&] {
                ++asked;
                return stop.stop();
            });
            auto answer = views::searched(each, counted);
            over = true;
            return answer;
        });
        const Answers answers(worker);
        worker.ask(request);
        const QDeadlineTimer late(test::longestSearch);
        while (asked < 100 && !late.hasExpired()) {
            QThread::yieldCurrentThread();
        }
        QVERIFY(asked >= 100);
        worker.cancel();
        QTRY_VERIFY(over);
        int all = 0;
        core::StopCheck counting([&all] { return ++all < 0; });
        QVERIFY(views::searched(request, counting));
        QVERIFY2(asked < all, qPrintable(QStringLiteral("%1 of %2").arg(asked.load()).arg(all)));
        QVERIFY(answers.asked.empty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestSearchWorker)
#include "tst_search_worker.moc"
