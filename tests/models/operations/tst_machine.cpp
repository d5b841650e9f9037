// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/operations/kinds.h"
#include "models/operations/machine.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <memory>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Exchange;
using operations::Operation;
using operations::ProgressCode;
using test::at;
using Kind = api::ApiError::Kind;
using State = Operation::State;
using namespace operations::machine;
using test::sample::add;
using test::sample::attach;
using test::sample::destroy;
using test::sample::detach;
using test::sample::scale;

namespace {

using Answer = operations::SubmissionAnswer;

constexpr std::int64_t start = 1000; ///< seconds, the time of every step that does not say otherwise

struct EventCase {
    const char* name;
    Event event;
};

api::ApiError errorOf(Kind kind, int status = 0) {
    return test::error(kind, status);
}

/// Every event that the engine has, errors of each kind that is treated in its own way.
std::vector<EventCase> everyEvent(const core::ClusterInfo& info) {
    std::vector<EventCase> events{{"begin", Begin{}},
                                  {"due", Due{}},
                                  {"reopened", Reopened{}},
                                  {"read", Read{operations::Snapshot{info, test::attachments()}}},
                                  {"sending", Sending{}},
                                  {"accepted", Answered{Answer(operations::TargetId()), std::nullopt}},
                                  {"code accepted", PreAuthorized{core::Done{}, std::nullopt}},
                                  {"code refused", PreAuthorized{errorOf(Kind::TwoFactor, 403), std::nullopt}},
                                  {"code not sent", PreAuthorized{errorOf(Kind::ReadOnly), std::nullopt}},
                                  {"unjournaled", Unjournaled{}}};
    for (const auto& [name, kind, status] :
         {std::tuple("unreachable", Kind::Unreachable, 0), std::tuple("429", Kind::RateLimited, 429),
          std::tuple("401", Kind::Unauthorized, 401), std::tuple("404", Kind::NotFound, 404),
          std::tuple("422", Kind::Invalid, 422), std::tuple("time-out", Kind::Timeout, 0),
          std::tuple("500", Kind::ServerError, 500), std::tuple("two factor", Kind::TwoFactor, 403),
          std::tuple("no JSON", Kind::NotJson, 200)}) {
        events.push_back({name, Read{errorOf(kind, status)}});
        events.push_back({name, Answered{Answer(errorOf(kind, status)), std::nullopt}});
    }
    return events;
}

constexpr std::array everyState{State::Queued,  State::Checking,       State::Drifted,        State::Sending,
                                State::Waiting, State::NeedsTwoFactor, State::Verifying,      State::Watching,
                                State::Done,    State::Failed,         State::OutcomeUnknown, State::Cancelled};

/// A cluster at rest, an operation on it, and one step after another.
struct Machine {
    core::ClusterInfo info = test::rectangularInfo();
    std::vector<core::Attachment> attachments = test::attachments();
    Operation operation;
    Run run;
    Facts facts;

    explicit Machine(const Change& change, State state = State::Checking, Phase phase = Phase::Check) {
        operation.id = "op";
        operation.cluster = info.id;
        operation.app = "example-app";
        operation.change = change;
        operation.basis = core::shapesOf(info);
        operation.state = state;
        operation.askedAt = at(start - 10);
        run.phase = phase;
        run.since = at(start);
        facts.expected = operation.basis;
        facts.now = at(start);
    }
    /// A request that left and may have acted.
    Machine& sent(int status = 0) {
        Exchange exchange;
        exchange.sentAt = at(start);
        exchange.method = "PATCH";
        exchange.status = status;
        operation.exchanges.push_back(exchange);
        operation.sentAt = at(start);
        return *this;
    }
    NextAction operator()(const Event& event, std::int64_t second = start) {
        facts.now = at(second);
        return step(operation, run, event, facts);
    }
    NextAction read(std::int64_t second = start) {
        return (*this)(Read{operations::Snapshot{info, attachments}}, second);
    }
    NextAction answer(Kind kind, int status = 0) {
        return (*this)(Answered{Answer(errorOf(kind, status)), std::nullopt});
    }
    core::Pool& pool() {
        return *std::find_if(info.pools.begin(), info.pools.end(),
                             [](const core::Pool& each) { return each.name == "web-reads"; });
    }
    [[nodiscard]] ProgressCode code() const { return operation.progress.code; }
};

} // namespace

class TestMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What holds of every state and event, whatever comes when.
    void everyStateMeetsEveryEvent_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("event");
        const auto events = everyEvent({});
        for (const auto state : everyState) {
            for (std::size_t event = 0; event < events.size(); ++event) {
                QTest::addRow("state %d, %s %zu", static_cast<int>(state), events[event].name, event)
                    << static_cast<int>(state) << static_cast<int>(event);
            }
        }
    }
    void everyStateMeetsEveryEvent() {
        QFETCH(const int, state);
        QFETCH(const int, event);
        for (const auto& change : {scale, destroy, add, attach, detach}) {
            for (const auto phase : {Phase::Check, Phase::Verify, Phase::Watch}) {
                for (const bool acted : {false, true}) {
                    Machine machine(change, static_cast<State>(state), phase);
                    if (acted) {
                        machine.sent();
                    }
                    const auto before = machine.operation;
                    const auto todo = machine(everyEvent(machine.info)[static_cast<std::size_t>(event)].event);
                    checkStep(before, machine.operation, todo);
                }
            }
        }
    }

    void aCheckDecidesWhetherItIsSent_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("what");
        QTest::addColumn<State>("state");
        QTest::addColumn<ProgressCode>("code");
        const auto row = [](const char* name, const Change& change, const char* what, State state, ProgressCode code) {
            QTest::newRow(name) << change << QString::fromLatin1(what) << state << code;
        };
        row("drift", scale, "drift", State::Drifted, ProgressCode::Drifted);
        row("lock", scale, "lock", State::Cancelled, ProgressCode::NotSentLocked);
        row("lock before drift", scale, "lock drift", State::Cancelled, ProgressCode::NotSentLocked);
        row("modifying", scale, "modifying", State::Queued, ProgressCode::ClusterModifying);
        row("unavailable", scale, "unavailable", State::Queued, ProgressCode::ClusterUnavailable);
        row("gone", scale, "gone", State::Drifted, ProgressCode::Drifted);
        row("gone already", destroy, "gone lock", State::Done, ProgressCode::GoneBeforeSending);
        row("detached already", detach, "detached lock", State::Done, ProgressCode::DetachedBeforeSending);
        row("lock of a detachment", detach, "lock", State::Cancelled, ProgressCode::NotSentLocked);
        row("lock of an attachment", attach, "lock", State::Cancelled, ProgressCode::NotSentLocked);
    }
    void aCheckDecidesWhetherItIsSent() {
        QFETCH(const Change, change);
        QFETCH(const QString, what);
        Machine machine(change);
        if (what.contains(QStringLiteral("drift"))) {
            machine.pool().expectedCount = 4;
        }
        if (what.contains(QStringLiteral("gone"))) {
            std::erase_if(machine.info.pools, [](const core::Pool& pool) { return pool.name == "web-reads"; });
        }
        if (what.contains(QStringLiteral("detached"))) {
            std::erase_if(machine.attachments, [](const auto& each) { return each.app.name == "catalog-api"; });
        }
        if (what.contains(QStringLiteral("lock"))) {
            machine.facts.lock = operations::ReadOnlyLock{};
        }
        if (what == QStringLiteral("modifying") || what == QStringLiteral("unavailable")) {
            machine.info.status = test::word(core::clusterStatusWords(), what.toLatin1().constData());
        }
        const auto todo = machine.read();
        QCOMPARE(todo, machine.operation.finished() ? NextAction::Nothing : NextAction::Wait);
        QTEST(machine.operation.state, "state");
        QTEST(machine.code(), "code");
        QVERIFY(machine.operation.exchanges.empty());
        QVERIFY(!machine.operation.nextAttempt || *machine.operation.nextAttempt == at(start) + busyPause);
    }
    void anUnchangedClusterIsSentTo() {
        Machine machine(scale);
        QCOMPARE(machine.read(), NextAction::Send);
        QCOMPARE(machine.operation.pool, std::optional(machine.pool().id));
        QCOMPARE(machine(Sending{}), NextAction::Send);
        QCOMPARE(machine.operation.state, State::Sending);
        QCOMPARE(machine.operation.exchanges.size(), std::size_t{1});
        QCOMPARE(machine(Unjournaled{{operations::JournalError::Code::DiskFull}}), NextAction::Nothing);
        QCOMPARE(machine.code(), ProgressCode::NotSentJournal);
        QVERIFY(machine.operation.exchanges.empty() && !machine.operation.sentAt); // it was not sent
    }

    /// Of the first request; nothing was sent before.
    void answers_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<State>("state");
        QTest::addColumn<ProgressCode>("code");
        const auto row = [](const char* name, const Change& change, Kind kind, int status, State state,
                            ProgressCode code) { QTest::newRow(name) << change << kind << status << state << code; };
        row("401", scale, Kind::Unauthorized, 401, State::Failed, ProgressCode::Refused);
        row("403", scale, Kind::Forbidden, 403, State::Failed, ProgressCode::Refused);
        row("422", scale, Kind::Invalid, 422, State::Failed, ProgressCode::Refused);
        row("404", scale, Kind::NotFound, 404, State::Failed, ProgressCode::TargetGone);
        row("404 of a destruction", destroy, Kind::NotFound, 404, State::Verifying, ProgressCode::OutcomeBeingRead);
        row("404 of a detachment", detach, Kind::NotFound, 404, State::Verifying, ProgressCode::OutcomeBeingRead);
        row("404 of an attachment", attach, Kind::NotFound, 404, State::Failed, ProgressCode::AttachTargetGone);
        row("423", attach, Kind::ConfirmationRequired, 423, State::Failed, ProgressCode::Refused);
        row("429", scale, Kind::RateLimited, 429, State::Waiting, ProgressCode::HeldBack);
        row("unreachable", scale, Kind::Unreachable, 0, State::Waiting, ProgressCode::HeldBack);
        row("two factor", scale, Kind::TwoFactor, 403, State::NeedsTwoFactor, ProgressCode::CodeNeeded);
        row("time-out", scale, Kind::Timeout, 0, State::Verifying, ProgressCode::NoAnswer);
        row("lost", add, Kind::ConnectionLost, 0, State::Verifying, ProgressCode::NoAnswer);
        row("500", scale, Kind::ServerError, 500, State::Verifying, ProgressCode::OutcomeBeingRead);
    }
    void answers() {
        QFETCH(const Change, change);
        QFETCH(const Kind, kind);
        QFETCH(const int, status);
        Machine machine(change);
        (void)machine(Sending{});
        (void)machine.answer(kind, status);
        QTEST(machine.operation.state, "state");
        QTEST(machine.code(), "code");
        QCOMPARE(machine.operation.problem->kind, kind);
        QCOMPARE(machine.operation.exchanges.back().problem->kind, kind);
        QCOMPARE(machine.operation.exchanges.back().left, kind != Kind::Unreachable);
    }
    void anAcceptedChangeIsWatchedToItsEnd() {
        Machine machine(scale);
        (void)machine(Sending{});
        QCOMPARE(machine(Answered{Answer(operations::TargetId()), std::nullopt}), NextAction::Wait);
        QCOMPARE(machine.operation.state, State::Watching);
        QCOMPARE(machine.operation.nextAttempt, std::optional(at(start) + firstRead));
        machine.pool().expectedCount = 5;
        machine.pool().waitStatus = {true, "Adding an instance"};
        (void)machine.read();
        QCOMPARE(machine.code(), ProgressCode::InstancesUp);
        QCOMPARE(machine.operation.progress.up, 3);
        QCOMPARE(machine.operation.progress.count, 5);
        QCOMPARE(machine.operation.progress.said, std::string("Adding an instance"));
    }

    /// An accepted change that the cluster does not show: a minute and three reads are given.
    void aContradictionIsGivenTime_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ProgressCode>("code");
        QTest::newRow("count") << scale << ProgressCode::Overwritten;
        QTest::newRow("destroyed") << destroy << ProgressCode::StillThere;
        QTest::newRow("added") << add << ProgressCode::GoneAfterAccepted;
        QTest::newRow("attached") << attach << ProgressCode::AttachmentGone;
        QTest::newRow("detached") << detach << ProgressCode::AttachmentStillThere;
    }
    void aContradictionIsGivenTime() {
        QFETCH(const Change, change);
        Machine machine(change, State::Watching, Phase::Watch);
        machine.sent(200);
        const auto limit = start + std::chrono::duration_cast<std::chrono::seconds>(contradictionTime).count();
        for (const auto second : {start + 1, start + 2, start + 3, limit - 1}) {
            QCOMPARE(machine.read(second), NextAction::Wait);
            QCOMPARE(machine.code(), ProgressCode::AcceptedNotShown);
        }
        QCOMPARE(machine.read(limit), NextAction::Nothing);
        QCOMPARE(machine.operation.state, State::Failed);
        QTEST(machine.code(), "code");
    }

    /// The cluster shows nothing of a request that was lost.
    void whatWasLostIsRepeatedOrNot_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<State>("state");
        QTest::addColumn<ProgressCode>("code"); ///< None: it is sent again
        const auto row = [](const char* what, State state, ProgressCode code) {
            QTest::newRow(what) << QString::fromLatin1(what) << state << code;
        };
        row("nothing else", State::Verifying, ProgressCode::None);
        row("refused", State::Failed, ProgressCode::RefusedVerified);
        row("reopened", State::Failed, ProgressCode::EndedWhileSending);
        row("lock", State::Failed, ProgressCode::NotRepeatedLocked);
        row("sent often", State::OutcomeUnknown, ProgressCode::UnknownUnanswered);
        row("sent often, 500", State::Failed, ProgressCode::Repeated);
        row("drift", State::Failed, ProgressCode::ChangedSince);
    }
    void whatWasLostIsRepeatedOrNot() {
        QFETCH(const QString, what);
        Machine machine(scale, State::Verifying, Phase::Verify);
        machine.sent();
        if (what == QStringLiteral("refused")) {
            machine.run.refused = errorOf(Kind::Invalid, 422);
        } else if (what == QStringLiteral("reopened")) {
            machine.run.reopened = true;
        } else if (what == QStringLiteral("lock")) {
            machine.facts.lock = operations::ReadOnlyLock{};
        } else if (what == QStringLiteral("drift")) {
            machine.facts.expected.pop_back();
        } else if (what.startsWith(QStringLiteral("sent often"))) {
            for (int sends = 1; sends < operations::harmlessRepetition.mostSends; ++sends) {
                machine.sent();
            }
            machine.operation.problem =
                errorOf(what.endsWith(QStringLiteral("500")) ? Kind::ServerError : Kind::Timeout);
        }
        const auto settleTime = machine.run.reopened ? reopenedSettleTime : operations::harmlessRepetition.settleTime;
        const auto settle = std::chrono::duration_cast<std::chrono::seconds>(settleTime).count();
        QCOMPARE(machine.read(start + 1), NextAction::Wait);
        const auto todo = machine.read(start + settle);
        QCOMPARE(todo, machine.operation.finished() ? NextAction::Nothing : NextAction::Send);
        QTEST(machine.operation.state, "state");
        QTEST(machine.code(), "code");
    }
    void aLostPoolIsRecognisedByItsShape() {
        Machine machine(add, State::Verifying, Phase::Verify);
        machine.sent();
        core::Pool made;
        made.id = {"new"};
        made.name = "search";
        made.expectedLevel = "8G-Performance";
        made.expectedCount = 2;
        machine.info.pools.push_back(made);
        auto other = machine;
        QCOMPARE(machine.read(), NextAction::Wait);
        QCOMPARE(machine.run.phase, Phase::Watch);
        QCOMPARE(machine.operation.pool, std::optional(core::PoolId{"new"}));
        other.info.pools.back().expectedCount = 1;
        QCOMPARE(other.read(), NextAction::Nothing);
        QCOMPARE(other.operation.state, State::OutcomeUnknown);
        QCOMPARE(other.code(), ProgressCode::UnknownPool);
        QCOMPARE(other.operation.progress.count, 1);
        QCOMPARE(other.operation.progress.level, std::string("8G-Performance"));
    }

    void givesUpInTheEnd_data() {
        QTest::addColumn<bool>("acted");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<State>("state");
        QTest::addColumn<ProgressCode>("code");
        QTest::newRow("unsent") << false << qint64(sendTimeout.count()) << State::Failed
                                << ProgressCode::NotSentUnreachable;
        QTest::newRow("sent") << true << qint64(verifyTimeout.count()) << State::OutcomeUnknown
                              << ProgressCode::UnknownUnread;
    }
    void givesUpInTheEnd() {
        QFETCH(const bool, acted);
        QFETCH(const qint64, limit);
        Machine machine(scale, acted ? State::Verifying : State::Checking, acted ? Phase::Verify : Phase::Check);
        if (acted) {
            machine.sent();
        }
        const Read down{errorOf(Kind::Unreachable)};
        QCOMPARE(machine(down), NextAction::Wait);
        QCOMPARE(machine(down, start + limit / 1000 - 1), NextAction::Wait);
        QCOMPARE(machine.code(), acted ? ProgressCode::ReadingAgain : ProgressCode::HeldBack);
        QCOMPARE(machine(down, start + limit / 1000), NextAction::Nothing);
        QTEST(machine.operation.state, "state");
        QTEST(machine.code(), "code");
    }
    void aClusterThatIsGoneEndsIt() {
        const Read gone{errorOf(Kind::NotFound, 404)};
        for (const bool acted : {false, true}) {
            Machine machine(scale, State::Checking, acted ? Phase::Verify : Phase::Check);
            if (acted) {
                machine.sent();
            }
            QCOMPARE(machine(gone), NextAction::Nothing);
            QCOMPARE(machine.operation.state, State::Failed);
            QCOMPARE(machine.code(), acted ? ProgressCode::ClusterGone : ProgressCode::NotSentClusterGone);
        }
        Machine machine(destroy);
        (void)machine(gone);
        QCOMPARE(machine.operation.state, State::Done);
        QCOMPARE(machine.code(), ProgressCode::GoneWithCluster);
        QVERIFY(!machine.operation.problem);
    }
    void anUnreadableCheckFailsAtTheThird() {
        Machine machine(scale);
        for (int failures = 1; failures < mostUnreadable; ++failures) {
            QCOMPARE(machine(Read{errorOf(Kind::NotJson, 200)}), NextAction::Wait);
        }
        QCOMPARE(machine(Read{errorOf(Kind::NotJson, 200)}), NextAction::Nothing);
        QCOMPARE(machine.code(), ProgressCode::NotSentUnreadable);
    }
    void codesAreAskedForAFewTimes() {
        for (const bool acted : {false, true}) {
            Machine machine(scale, State::Checking, acted ? Phase::Verify : Phase::Check);
            if (acted) {
                machine.sent();
            }
            for (int codes = 0; codes < mostCodes; ++codes) {
                QCOMPARE(machine(Read{errorOf(Kind::TwoFactor, 403)}), NextAction::Nothing);
                QCOMPARE(machine.operation.state, State::NeedsTwoFactor);
                QCOMPARE(machine(PreAuthorized{errorOf(Kind::Invalid, 422), std::nullopt}), NextAction::Nothing);
                QCOMPARE(machine.code(), ProgressCode::CodeRefused);
                QCOMPARE(machine(PreAuthorized{core::Done{}, std::nullopt}), NextAction::Read);
                QCOMPARE(machine.code(), ProgressCode::CodeAccepted);
            }
            (void)machine(Read{errorOf(Kind::TwoFactor, 403)});
            QCOMPARE(machine.operation.state, acted ? State::OutcomeUnknown : State::Failed);
            QCOMPARE(machine.code(), acted ? ProgressCode::UnknownCodes : ProgressCode::NotSentCodes);
        }
    }

    void reopened_data() {
        QTest::addColumn<int>("status"); ///< of the request; -1: none was sent
        QTest::addColumn<State>("state");
        QTest::newRow("nothing sent") << -1 << State::Cancelled;
        QTest::newRow("refused") << 422 << State::Cancelled;
        QTest::newRow("no response") << 0 << State::Verifying;
        QTest::newRow("500") << 500 << State::Verifying;
        QTest::newRow("accepted") << 200 << State::Watching;
    }
    void reopened() {
        QFETCH(const int, status);
        Machine machine(scale, State::Sending);
        if (status >= 0) {
            machine.sent(status);
        }
        const auto todo = machine(Reopened{});
        QTEST(machine.operation.state, "state");
        QCOMPARE(todo, machine.operation.finished() ? NextAction::Nothing : NextAction::Read);
        QCOMPARE(machine.code(), machine.operation.finished() ? ProgressCode::EndedUnsent : ProgressCode::Reopened);
    }

    /// The stored instants are those of a clock that was ahead.
    void aClockSetBackBetweenTwoRunsDelaysNoTimeout() {
        Machine machine(scale, State::Sending);
        machine.sent(0);
        const qint64 earlier = start - 3600;
        QCOMPARE(machine(Reopened{}, earlier), NextAction::Read);
        const Read down{errorOf(Kind::Unreachable)};
        QCOMPARE(machine(down, earlier), NextAction::Wait);
        QCOMPARE(machine(down, earlier + verifyTimeout.count() / 1000), NextAction::Nothing);
        QCOMPARE(machine.operation.state, State::OutcomeUnknown);
        QVERIFY(!operations::durationOf(machine.operation, machine.operation.askedAt - std::chrono::hours(1)));
    }

    void onlyWhatWasNotSentIsCancelled() {
        for (const auto state : everyState) {
            Machine machine(scale, state);
            QCOMPARE(mayCancel(machine.operation), !machine.operation.finished() && state != State::Sending);
            QVERIFY(!mayCancel(machine.sent().operation));
        }
    }
    void messagesOfExchangesAreBounded() {
        Machine machine(scale);
        machine.sent();
        auto error = errorOf(Kind::Invalid, 422);
        const std::string letter = "\xe2\x82\xac"; // three bytes: the limit is inside of one
        while (error.message.size() < Exchange::mostMessage * 2) {
            error.message += letter;
        }
        (void)machine(Answered{Answer(error), std::nullopt});
        const auto& kept = machine.operation.exchanges.back().problem->message;
        QCOMPARE(kept.size(), Exchange::mostMessage / 3 * 3);
        QCOMPARE(kept, error.message.substr(0, kept.size()));
    }
    void exchangesAreBounded() {
        Machine machine(scale);
        machine.sent();
        for (int i = 0; i < 100; ++i) {
            (void)machine(Sending{});
            (void)machine.answer(Kind::RateLimited, 429);
        }
        QCOMPARE(machine.operation.exchanges.size(), std::size_t{40});
        QVERIFY(operations::mayHaveActed(machine.operation.exchanges.front())); // that one is kept
    }

private:
    static void checkStep(const Operation& before, const Operation& after, NextAction todo) {
        if (before.finished()) {
            QVERIFY(after == before);
            QCOMPARE(todo, NextAction::Nothing);
            return;
        }
        QCOMPARE(after.finished(), after.finishedAt.has_value());
        QCOMPARE(todo == NextAction::Wait,
                 after.nextAttempt.has_value() && !after.finished() && todo != NextAction::Send);
        QVERIFY(!after.finished() || (todo == NextAction::Nothing && !after.nextAttempt));
        QVERIFY(todo != NextAction::Nothing || after.finished() || after.state == State::NeedsTwoFactor ||
                after.progress.code == ProgressCode::CodeRefused || after.progress.code == ProgressCode::CodeLocked);
        const bool notSent = after.state == State::Drifted || after.state == State::Cancelled;
        QVERIFY(!notSent || !operations::mayHaveActed(after) || before.exchanges == after.exchanges);
        QVERIFY(after.state != State::Done || !after.problem);
        if (after.finished()) {
            QVERIFY(after.progress.code != ProgressCode::None);
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestMachine)
#include "tst_machine.moc"
