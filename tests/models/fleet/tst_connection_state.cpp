// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/connection_state.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::ConnectionState;
using test::at;
using Kind = api::ApiError::Kind;
using Phase = fleet::PollPhase;

namespace {

api::ApiError limited(std::optional<std::chrono::milliseconds> retryAfter = std::nullopt) {
    auto error = test::error(Kind::RateLimited, 429);
    error.retryAfter = retryAfter;
    return error;
}

/// A state that has arrived at `phase` by the shortest way.
ConnectionState in(Phase phase) {
    ConnectionState state;
    if (phase != Phase::Stopped) {
        state.resume(phase != Phase::Connecting);
    }
    switch (phase) {
    case Phase::Offline: state.goOffline(test::error(Kind::Unreachable), at(0), 0.0); break;
    case Phase::Refused: state.refuse(test::error(Kind::Unauthorized, 401)); break;
    case Phase::Waiting: state.wait(limited(), at(0)); break;
    default: break;
    }
    return state;
}

} // namespace

class TestConnectionState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phases_data() {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<Phase>("hidden");
        QTest::addColumn<bool>("mayAsk");
        QTest::addColumn<bool>("hasProblem");
        QTest::addColumn<int>("resumesAfter"); // seconds, -1: never by itself
        QTest::newRow("stopped") << Phase::Stopped << Phase::Stopped << false << false << -1;
        QTest::newRow("connecting") << Phase::Connecting << Phase::Paused << true << false << -1;
        QTest::newRow("online") << Phase::Online << Phase::Paused << true << false << -1;
        QTest::newRow("offline") << Phase::Offline << Phase::Paused << false << true << 2;
        QTest::newRow("refused") << Phase::Refused << Phase::Refused << false << true << -1;
        QTest::newRow("waiting") << Phase::Waiting << Phase::Paused << false << true << 60;
    }

    void phases() {
        QFETCH(Phase, phase);
        QFETCH(Phase, hidden);
        QFETCH(bool, mayAsk);
        QFETCH(bool, hasProblem);
        QFETCH(int, resumesAfter);
        auto state = in(phase);
        QCOMPARE(state.phase(), phase);
        QCOMPARE(state.mayAsk(), mayAsk);
        QCOMPARE(state.problem().has_value(), hasProblem);
        QCOMPARE(state.resumeAt().has_value(), resumesAfter >= 0);
        if (resumesAfter >= 0) {
            QVERIFY(*state.resumeAt() == at(resumesAfter));
        }
        QVERIFY(state.nextAttempt(at(5)) == (mayAsk ? std::optional(at(5)) : state.resumeAt()));
        state.setShown(false);
        QVERIFY(!state.nextAttempt(at(5)));
        QCOMPARE(state.phase(), hidden);
        QVERIFY(state.is(phase));
        QVERIFY(!state.mayAsk());
    }

    void resumesOrStopsFromAnywhere_data() { phases_data(); }

    void resumesOrStopsFromAnywhere() {
        QFETCH(Phase, phase);
        for (const bool everRead : {false, true}) {
            auto state = in(phase);
            state.resume(everRead);
            QCOMPARE(state.phase(), everRead ? Phase::Online : Phase::Connecting);
            QVERIFY(!state.problem() && !state.resumeAt());
        }
        auto state = in(phase);
        state.stop();
        QCOMPARE(state.phase(), Phase::Stopped);
        QVERIFY(!state.problem() && !state.resumeAt());
    }

    void listsBringOnlyAConnectingStateOnline_data() { phases_data(); }

    void listsBringOnlyAConnectingStateOnline() {
        QFETCH(Phase, phase);
        auto state = in(phase);
        state.listsRead();
        QCOMPARE(state.phase(), phase == Phase::Connecting ? Phase::Online : phase);
    }

    void pausesBetweenProbesGrowToAMinute() {
        auto state = in(Phase::Offline);
        auto now = at(0);
        for (const int seconds : {2, 4, 8, 16, 32, 60, 60}) {
            QVERIFY(*state.resumeAt() == now + std::chrono::seconds(seconds));
            QVERIFY(!state.probeDue(*state.resumeAt() - 1ms));
            now = *state.resumeAt();
            QVERIFY(state.probeDue(now));
            state.postponeProbe(test::error(Kind::Timeout), now, 0.0);
            QCOMPARE(state.problem()->kind, Kind::Timeout);
        }
        state.resume(true);
        state.goOffline(test::error(Kind::Unreachable), now, 0.0);
        QVERIFY(*state.resumeAt() == now + 2s); // short again after a success
    }

    void aRetryEndsOnlyThePauseWhileOffline() {
        auto offline = in(Phase::Offline);
        offline.retryNow(at(1));
        QVERIFY(offline.probeDue(at(1)));
        auto waiting = in(Phase::Waiting);
        waiting.retryNow(at(1));
        QVERIFY(!waiting.waitOver(at(59)));
        QVERIFY(waiting.waitOver(at(60)));
        QVERIFY(!waiting.probeDue(at(60)));
    }

    void waits_data() {
        QTest::addColumn<int>("first");  // ms of retryAfter, -1: none
        QTest::addColumn<int>("second"); // at the same instant
        QTest::addColumn<int>("until");  // ms
        QTest::newRow("without a word") << -1 << -1 << 60000;
        QTest::newRow("as told") << 26000 << 26000 << 26000;
        QTest::newRow("at least a second") << 5 << 5 << 1000;
        QTest::newRow("the longer one holds") << 26000 << 5000 << 26000;
        QTest::newRow("a longer one replaces it") << 5000 << 26000 << 26000;
        QTest::newRow("a span replaces an assumption") << -1 << 3000 << 3000;
        QTest::newRow("an assumption replaces no span") << 3000 << -1 << 3000;
    }

    void waits() {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, until);
        const auto error = [](int ms) {
            return limited(ms < 0 ? std::nullopt : std::optional(std::chrono::milliseconds(ms)));
        };
        auto state = in(Phase::Online);
        state.wait(error(first), at(0));
        state.wait(error(second), at(0));
        QVERIFY(*state.resumeAt() == at(0) + std::chrono::milliseconds(until));
    }
};

POOLHOUSE_PLAIN_TEST(TestConnectionState)
#include "tst_connection_state.moc"
