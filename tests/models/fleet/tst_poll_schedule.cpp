// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poll_schedule.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::ClusterFacts;
using fleet::FleetLoad;
using fleet::PollConditions;
using test::at;

namespace {

ClusterFacts read(const std::string& id, std::int64_t seconds) {
    ClusterFacts facts;
    facts.id = {id};
    facts.answeredAt = at(seconds);
    return facts;
}

std::vector<std::string> names(const std::vector<core::ClusterId>& ids) {
    std::vector<std::string> names;
    for (const auto& id : ids) {
        names.push_back(id.value);
    }
    return names;
}

using Names = std::vector<std::string>;

} // namespace

class TestPollSchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSmallFleetGetsTheNamedIntervals() {
        const auto intervals = fleet::pollIntervals({1, 1, 1, 8}, 4500);
        QVERIFY(intervals.lists == 60s);
        QVERIFY(intervals.onScreenQuiet == 30s);
        QVERIFY(intervals.onScreenInTransition == 3s);
        QVERIFY(intervals.transition == 5s);
        QVERIFY(intervals.others == 120s);
    }

    void aLargeFleetIsAskedLessOften() {
        const auto few = fleet::pollIntervals({1, 0, 0, 100}, 4500);
        const auto many = fleet::pollIntervals({1, 0, 0, 1000}, 4500);
        const auto poor = fleet::pollIntervals({1, 0, 0, 1000}, 1000);
        QVERIFY(few.others == 120s);
        QVERIFY(*many.others > 10min && *many.others < 20min);
        QVERIFY(*poor.others > *many.others);
        QVERIFY(many.onScreenQuiet == 30s); // the visible cluster keeps its interval
    }

    void belowTheReserveOnlyWhatIsOnScreen() {
        const auto intervals = fleet::pollIntervals({2, 1, 5, 100}, fleet::requestReserve);
        QVERIFY(intervals.onScreenQuiet && intervals.onScreenInTransition);
        QVERIFY(!intervals.lists && !intervals.transition && !intervals.others);
        const auto none = fleet::pollIntervals({2, 1, 5, 100}, 0);
        QVERIFY(!none.onScreenQuiet && !none.onScreenInTransition);
        QCOMPARE(fleet::callsPerHourAllowed(0), 0.0);
    }

    /// Over random fleets, what is planned for an hour never exceeds what the budget allows.
    void neverMoreThanTheBudget() {
        std::mt19937 random(20260622); // reproducible
        const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
        for (int round = 0; round < 5000; ++round) {
            const FleetLoad load{upTo(60), upTo(10), upTo(200), upTo(10000)};
            const std::optional<int> left = upTo(5) == 0 ? std::nullopt : std::optional(upTo(5000));
            const auto intervals = fleet::pollIntervals(load, left);
            const auto planned = fleet::callsPerHour(load, intervals), allowed = fleet::callsPerHourAllowed(left);
            QVERIFY2(planned <= allowed * 1.001, qPrintable(QStringLiteral("%1 of %2").arg(planned).arg(allowed)));
            QVERIFY(allowed <= fleet::refillPerMinute * 60 + left.value_or(0));
            QVERIFY(!intervals.others || *intervals.others >= fleet::otherInterval);
            QVERIFY(!intervals.onScreenQuiet || *intervals.onScreenQuiet >= fleet::onScreenInterval);
            QVERIFY(!intervals.transition || *intervals.transition >= fleet::transitionInterval);
        }
    }

    /// The same by carrying plans out for an hour: spacing and bursts included.
    void anHourStaysWithinTheBudget_data() {
        QTest::addColumn<int>("clusters");
        QTest::addColumn<int>("left");
        QTest::newRow("11") << 11 << 4500;
        QTest::newRow("300") << 300 << 4500;
        QTest::newRow("1000 and little left") << 1000 << 700;
        QTest::newRow("on screen only") << 50 << 150;
    }
    void anHourStaysWithinTheBudget() {
        QFETCH(int, clusters);
        QFETCH(int, left);
        std::vector<ClusterFacts> fleet;
        for (int i = 0; i < clusters; ++i) {
            fleet.push_back(read(std::to_string(i), -10000));
            fleet.back().inTransition = i % 97 == 5;
        }
        fleet[0].screenRank = 0;
        std::optional<core::Instant> lastBackground;
        int asked = 0, mostAtOnce = 0;
        for (int second = 0; second < 3600; second += 6) {
            const auto plan = fleet::planClusters(fleet, {at(second), left, lastBackground});
            asked += static_cast<int>(plan.due.size());
            mostAtOnce = std::max(mostAtOnce, static_cast<int>(plan.due.size()));
            for (const auto& id : plan.due) {
                auto& facts = fleet[static_cast<std::size_t>(std::stoi(id.value))];
                facts.answeredAt = at(second);
                lastBackground = facts.screenRank || facts.inTransition ? lastBackground : at(second);
            }
        }
        QVERIFY2(asked <= fleet::callsPerHourAllowed(left) + clusters / 97 + 2, qPrintable(QString::number(asked)));
        QVERIFY(asked >= 20); // and it does ask
        QVERIFY2(mostAtOnce <= 8 + clusters / 97 + 2, qPrintable(QString::number(mostAtOnce)));
    }

    void everybodyGetsATurn() {
        std::vector<ClusterFacts> fleet;
        for (int i = 0; i < 40; ++i) {
            fleet.push_back(read(std::to_string(i), 0));
        }
        std::optional<core::Instant> lastBackground;
        for (int second = 0; second < 400; ++second) {
            for (const auto& id : fleet::planClusters(fleet, {at(second), 4500, lastBackground}).due) {
                fleet[static_cast<std::size_t>(std::stoi(id.value))].answeredAt = at(second);
                lastBackground = at(second);
            }
        }
        for (const auto& facts : fleet) {
            QVERIFY2(at(400) - *facts.answeredAt <= 180s, facts.id.value.c_str());
        }
    }

    void theOrderIsScreenThenChangeThenNewThenOldest() {
        auto first = read("screen 1", 0), second = read("screen 2", 0), moving = read("moving", 0);
        first.screenRank = 0;
        second.screenRank = 1;
        moving.inTransition = true;
        ClusterFacts fresh;
        fresh.id = {"new"};
        const auto old = read("old", -5000), older = read("older", -9000);
        const std::vector<ClusterFacts> fleet{old, fresh, older, moving, second, first};
        const auto plan = fleet::planClusters(fleet, {at(1000), 4500, at(0)});
        QCOMPARE(names(plan.due), (Names{"screen 1", "screen 2", "moving", "new", "older", "old"}));
    }

    void aFirstLoadIsABurstOnlyWithEnoughLeft() {
        std::vector<ClusterFacts> fleet(2000);
        for (std::size_t i = 0; i < fleet.size(); ++i) {
            fleet[i].id = {std::to_string(i)};
        }
        QCOMPARE(fleet::planClusters(fleet, {at(0), 4500, std::nullopt}).due.size(), std::size_t{2000});
        QCOMPARE(fleet::planClusters(fleet, {at(0), 1500, std::nullopt}).due.size(), std::size_t{651}); // half of 1300
        QCOMPARE(fleet::planClusters(fleet, {at(0), 500, std::nullopt}).due.size(), std::size_t{151});
        const auto poor = fleet::planClusters(fleet, {at(0), fleet::requestReserve + 1, std::nullopt});
        QCOMPARE(poor.due.size(), std::size_t{1});
        QVERIFY(poor.next.has_value() && *poor.next > at(0));
    }

    void pausesAndFlightsAreRespected() {
        auto failed = read("failed", -100), flying = read("flying", -1000), asked = read("asked", 0);
        failed.screenRank = 0;
        failed.notBefore = at(5);
        flying.inFlight = true;
        std::vector<ClusterFacts> fleet{failed, flying, asked};
        auto plan = fleet::planClusters(fleet, {at(0), 4500, std::nullopt});
        QVERIFY(plan.due.empty());
        QVERIFY(plan.next == at(5));
        QVERIFY(plan.nextOnScreen == at(5));
        fleet[0].dueNow = true; // Retry does not wait for the pause
        plan = fleet::planClusters(fleet, {at(0), 4500, std::nullopt});
        QCOMPARE(names(plan.due), (Names{"failed"}));
    }

    void requestsFlowBack() {
        QCOMPARE(fleet::requestsLeftNow(0, at(0), at(60)), 75);
        QCOMPARE(fleet::requestsLeftNow(4400, at(0), at(3600)), 4500);
        QCOMPARE(fleet::requestsLeftNow(10, at(0), at(-60)), 10);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPollSchedule)
#include "tst_poll_schedule.moc"
