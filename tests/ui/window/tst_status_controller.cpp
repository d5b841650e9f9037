// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/status_controller.h"

#include "models/core/limits.h"
#include "models/operations/change_feed.h"
#include "models/text/activity_text.h"
#include "models/text/wording.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using Phase = fleet::Poller::Phase;
using ErrorKind = api::ApiError::Kind;
using SessionState = fleet::Session::State;

namespace {

api::ApiError failure(ErrorKind kind) {
    api::ApiError error;
    error.kind = kind;
    return error;
}

const core::Instant midday = *core::parseInstant("2026-06-22T12:00:00Z");

fleet::Freshness read(bool failing = false) {
    fleet::Freshness freshness;
    freshness.readAt = midday - 1min;
    if (failing) {
        freshness.problem = failure(ErrorKind::ServerError);
        freshness.failingSince = midday;
    }
    return freshness;
}

ui::ProblemFacts onlineFacts() {
    return {SessionState::Connected, Phase::Online, {}, midday - 4s, midday, read(), read()};
}

struct StatusBarSpy final : ui::StatusView {
    void setTexts(const ui::StatusTexts& shown) override { texts = shown; }
    void setChanges(std::vector<ui::ChangeUnderWay> shown) override { changes = std::move(shown); }

    ui::StatusTexts texts;
    std::vector<ui::ChangeUnderWay> changes;
};

struct StatusControllerScene : test::ModelScene {
    operations::ChangeFeed feed{operations};
    StatusBarSpy bar;
    test::MessageLog messages;
    ui::StatusController controller{{store, poller, session, operations, feed, clock, bar, messages}};

    void closeMessage(const char* key) { // as the user does
        messages.withdraw(s(key));
        controller.dismiss(s(key));
    }
    /// Everything that the poller asks now fails.
    void loseTheApi(ErrorKind kind) {
        poller.refresh();
        for (int round = 0; round < 10; ++round) {
            services.accounts.answer(failure(kind));
            services.appLists.answer(failure(kind));
            services.clusterLists.answer(failure(kind));
            services.infos.answer(failure(kind));
        }
    }
};

} // namespace

class TestStatusController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHasItsMessage_data() {
        QTest::addColumn<ui::ProblemFacts>("facts");
        QTest::addColumn<QStringList>("keys");
        const auto row = [](const char* name, const char* keys, auto change) {
            ui::ProblemFacts facts = onlineFacts();
            change(facts);
            QTest::newRow(name) << facts << s(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        const auto fails = [](ui::ProblemFacts& facts, Phase phase) {
            facts.phase = phase;
            facts.apiProblem = failure(ErrorKind::Unreachable);
            facts.fleet = read(true);
            facts.catalog = read(true);
        };
        row("all is well", "", [](auto&) {});
        row("one message in place of one for each list", "api", [&](auto& facts) { fails(facts, Phase::Offline); });
        row("out of calls", "api", [&](auto& facts) { fails(facts, Phase::Waiting); });
        row("refused", "refused", [&](auto& facts) { fails(facts, Phase::Refused); });
        row("the board explains a first failure", "", [&](auto& facts) {
            fails(facts, Phase::Offline);
            facts.fleet.readAt.reset();
        });
        row("a refused token needs another, figures or not", "refused", [&](auto& facts) {
            fails(facts, Phase::Refused);
            facts.fleet.readAt.reset();
        });
        row("the lists alone", "fleet", [](auto& facts) { facts.fleet = read(true); });
        row("the prices alone", "catalog", [](auto& facts) { facts.catalog = read(true); });
        row("lists before prices", "fleet", [](auto& facts) { facts.fleet = facts.catalog = read(true); });
        row("the attachments alone", "attachments", [](auto& facts) { facts.attachments = read(true); });
        row("lists before attachments", "fleet", [](auto& facts) { facts.fleet = facts.attachments = read(true); });
        row("a record", "unreadable", [](auto& facts) { facts.unreadable = s("1 app couldn't be read."); });
        row("not connected", "", [&](auto& facts) {
            fails(facts, Phase::Offline);
            facts.session = SessionState::None;
        });
    }
    void everyStateHasItsMessage() {
        QFETCH(const ui::ProblemFacts, facts);
        QFETCH(const QStringList, keys);
        QStringList found;
        for (const auto& message : ui::problemMessages(facts)) {
            found << ui::messageKey(message.id);
            QVERIFY(!message.text.isEmpty());
        }
        QCOMPARE(found, keys);
    }

    void retryingIsOfferedOnlyWhereItHelps() {
        using Remedy = ui::ProblemMessage::Remedy;
        auto facts = onlineFacts();
        facts.apiProblem = failure(ErrorKind::Unreachable);
        facts.phase = Phase::Offline;
        QCOMPARE(ui::problemMessages(facts).front().remedy, Remedy::Retry);
        QCOMPARE(ui::problemMessages(facts).front().tone, text::Tone::Bad);
        facts.phase = Phase::Waiting; // another question would not be answered either
        QCOMPARE(ui::problemMessages(facts).front().remedy, Remedy::None);
        QCOMPARE(ui::problemMessages(facts).front().tone, text::Tone::Attention);
        facts.phase = Phase::Refused;
        QCOMPARE(ui::problemMessages(facts).front().remedy, Remedy::OtherToken);
    }

    void aDismissedFailureStaysDismissedUntilTheNext() {
        StatusControllerScene w;
        w.load();
        w.store.failFleet(failure(ErrorKind::ServerError), w.clock.now());
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), QStringList{s("fleet")});
        w.closeMessage("fleet");
        w.clock.advance(30s);
        w.store.failFleet(failure(ErrorKind::ServerError), w.clock.now()); // the same unbroken row of failures
        w.controller.refreshProblems();
        QVERIFY(w.messages.keys().isEmpty());
        test::fillLists(w.store, w.clock.now());
        w.controller.refreshProblems();
        w.clock.advance(30s);
        w.store.failFleet(failure(ErrorKind::ServerError), w.clock.now());
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), QStringList{s("fleet")});
    }

    void whatCouldNotBeReadIsSaidUntilItIsDismissedOrRead() {
        StatusControllerScene w;
        w.load();
        const core::Unreadable odd{core::RecordKind::Addon, "odd", "[2].plan", "an object", true};
        w.store.applyFleet(test::sampleApps(), test::sampleSummaries(), w.clock.now(), {odd});
        w.store.failAttachments(failure(ErrorKind::Forbidden), w.clock.now());
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), (QStringList{s("attachments"), s("unreadable")}));
        w.closeMessage("unreadable");
        w.closeMessage("attachments");
        w.controller.refreshProblems();
        QVERIFY(w.messages.keys().isEmpty());
        w.store.applyFleet(test::sampleApps(), test::sampleSummaries(), w.clock.now(), {odd, odd});
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), QStringList{s("unreadable")});
        test::fillLists(w.store, w.clock.now());
        w.controller.refreshProblems();
        QVERIFY(w.messages.keys().isEmpty());
    }

    void theApiAsAWholeIsOneMessageAndIsDismissedOnce() {
        StatusControllerScene w;
        w.answerAll();
        w.loseTheApi(ErrorKind::Unreachable);
        QCOMPARE(w.poller.phase(), Phase::Offline);
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), QStringList{s("api")});
        QVERIFY(w.messages.find(s("api"))->lasting);
        w.closeMessage("api");
        w.controller.refreshProblems();
        QVERIFY(w.messages.keys().isEmpty());
        w.poller.refresh();
        QTRY_VERIFY(!w.answerOnce() && w.poller.phase() == Phase::Online);
        w.controller.refreshProblems();
        w.loseTheApi(ErrorKind::Unreachable);
        w.controller.refreshProblems();
        QCOMPARE(w.messages.keys(), QStringList{s("api")});
    }

    void theButtonsOfTheMessagesAct() {
        StatusControllerScene w;
        w.answerAll();
        w.loseTheApi(ErrorKind::Unreachable);
        w.controller.refreshProblems();
        const int asked = w.services.clusterLists.asked() + w.services.accounts.asked();
        w.messages.press(s("api"));
        QVERIFY(w.services.clusterLists.asked() + w.services.accounts.asked() > asked);
        w.clock.advance(1min); // the account was verified a moment ago
        w.loseTheApi(ErrorKind::Unauthorized);
        QCOMPARE(w.poller.phase(), Phase::Refused);
        w.controller.refreshProblems();
        QSignalSpy other(&w.controller, &ui::StatusController::otherTokenRequested);
        QCOMPARE(w.messages.keys(), QStringList{s("refused")});
        w.messages.press(s("refused"));
        QCOMPARE(other.size(), 1);
    }

    void aNoticeIsAnnouncedOnce() {
        StatusControllerScene w;
        w.load();
        w.session.setNotice({fleet::SessionNotice::Code::NotRemembered});
        QCOMPARE(w.messages.find(s("notice"))->text, s("No keyring available: the token is kept until you quit."));
        w.closeMessage("notice");
        w.controller.refreshProblems();
        QCOMPARE(w.messages.announced, QStringList{s("notice")});
    }

    void aRefusedTokenNamesOtherPlaces() {
        ui::ProblemFacts facts;
        facts.session = fleet::Session::State::Connected;
        facts.phase = fleet::Poller::Phase::Refused;
        facts.apiProblem = failure(ErrorKind::Unauthorized);
        facts.tokenOrigin = fleet::TokenOrigin::CliKeyring;
        facts.otherTokens = {fleet::TokenOrigin::Netrc};
        const auto messages = ui::problemMessages(facts);
        QCOMPARE(messages.size(), std::size_t{1});
        QVERIFY2(messages.front().text.endsWith(s("A different token is in the file ~/.netrc.")),
                 qPrintable(messages.front().text));
    }

    void aClockThatWasSetIsReportedOncePerChange() {
        StatusControllerScene w;
        w.load();
        w.clock.setWallClockShift(-59'000ms / 2);
        w.controller.refreshStatus();
        QVERIFY(w.messages.keys().isEmpty()); // no minute is shown wrong
        w.clock.setWallClockShift(-1h);
        w.controller.refreshStatus();
        QVERIFY2(w.messages.find(s("clock"))->text.startsWith(s("This computer's clock was set back by 1 h.")),
                 qPrintable(w.messages.find(s("clock"))->text));
        w.closeMessage("clock");
        w.clock.setWallClockShift(-1h - 20ms); // jitter of two clocks
        w.controller.refreshStatus();
        QVERIFY(w.messages.keys().isEmpty());
        w.clock.setWallClockShift(2h);
        w.controller.refreshStatus();
        const auto announced = w.messages.announced.size();
        for (const auto drift : {29'999ms, 30'001ms, 29'000ms, 31'000ms}) { // about where a rounded number changes
            w.clock.setWallClockShift(2h + drift);
            w.controller.refreshStatus();
        }
        QCOMPARE(w.messages.announced.size(), announced);
        QVERIFY(w.messages.find(s("clock"))->text.contains(s("set ahead by 2 h")));
        w.clock.setWallClockShift(0ms); // corrected
        w.controller.refreshStatus();
        QVERIFY(w.messages.keys().isEmpty());
    }

    void timesOfDayFollowAClockThatWasSet() {
        StatusControllerScene w;
        w.load();
        const auto at = w.clock.now();
        const auto before = text::formatTime(at, at);
        w.clock.setWallClockShift(-3h);
        w.controller.refreshStatus();
        QCOMPARE(text::formatTime(at + 3h, at), before);
        QCOMPARE(text::formatStated(at, at), before);
        QVERIFY(text::measuredTime(text::shownTime(at)) == at);
        w.clock.setWallClockShift(0ms);
        w.controller.refreshStatus();
        QCOMPARE(text::formatTime(at, at), before);
    }

    /// What an earlier run recorded is shown as it was recorded: text::followWallClock() and the engine agree.
    void timesOfDayOfEarlierRunsStay() {
        StatusControllerScene w;
        w.load();
        const auto account = s("earlier");
        operations::Operation recorded;
        recorded.id = "1";
        recorded.cluster = {"c1"};
        recorded.change = {core::ChangeKind::SetCount, "web-reads", {}, 5};
        recorded.state = operations::Operation::State::Done;
        recorded.askedAt = w.clock.now() - 24h;
        recorded.finishedAt = recorded.askedAt + 1min;
        QVERIFY(w.journal->write(account, recorded).ok());
        w.operations.open(account);
        QVERIFY(w.operations.find("1") != nullptr);
        const auto shown = [&w] {
            const auto* operation = w.operations.find("1");
            return QString::fromUtf8(text::activityCsv({operation}, w.clock.now())) +
                   QString::fromUtf8(text::activityJson({operation}, w.clock.now())) +
                   text::formatPast(operation->askedAt, w.clock.now(), true);
        };
        const auto before = shown();
        QVERIFY(before.contains(QString::fromStdString(core::formatInstant(recorded.askedAt))));
        for (const auto shift : {1h, -2h, 0h}) {
            w.clock.setWallClockShift(shift);
            w.controller.refreshStatus();
            QCOMPARE(shown(), before);
        }
    }

    void disconnectingClearsTheMessages() {
        StatusControllerScene w;
        w.load();
        Q_EMIT w.poller.warned(s("The API goes away on Sunday."));
        QVERIFY(w.messages.find(s("warning"))->text.contains(s("The API goes away on Sunday.")));
        w.session.disconnectSession();
        QVERIFY(w.messages.keys().isEmpty());
        QCOMPARE(w.bar.texts.connection, s("Not connected"));
    }

    void theStatusBarFollowsClockAndChanges() {
        StatusControllerScene w;
        w.load();
        w.controller.refreshStatus();
        QCOMPARE(w.bar.changes.size(), std::size_t(1)); // postgresql-lively-80211 is modifying
        QCOMPARE(w.bar.changes.front().name, s("postgresql-lively-80211"));
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        QVERIFY(w.operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)}));
        QCOMPARE(w.bar.changes.size(), std::size_t(2)); // without an explicit refresh
    }
};

POOLHOUSE_CORE_APP_TEST(TestStatusController)
#include "tst_status_controller.moc"
