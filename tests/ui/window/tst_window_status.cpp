// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using text::Tone;
using ui::ChangeUnderWay;
using Phase = fleet::Poller::Phase;
using SessionState = fleet::Session::State;

namespace {

const core::Instant noon = *core::parseInstant("2026-06-22T12:00:00Z");

ui::StatusFacts online() {
    ui::StatusFacts facts;
    facts.session = SessionState::Connected;
    facts.target = s("built-in sandbox");
    facts.phase = Phase::Online;
    facts.now = noon;
    facts.lastRefresh = noon - 4s;
    facts.nextAttempt = noon + 26s;
    facts.requestsLeft = 4472;
    return facts;
}

ui::Message news(const char* key, const char* text, bool leaves = false) {
    return {s(key), Tone::Neutral, s(text), {}, {}, leaves};
}

class LayoutRequests final : public QObject {
public:
    int count = 0;

    bool eventFilter(QObject* watched, QEvent* event) override {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class TestStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlineSaysHowOldAndWhenNext() {
        const ui::StatusTexts texts = ui::statusTexts(online());
        QCOMPARE(texts.connection, s("Connected: built-in sandbox"));
        QCOMPARE(texts.tone, Tone::Good);
        QCOMPARE(texts.age, s("Refreshed 4 s ago · next in 26 s"));
        QCOMPARE(texts.budget, s("API calls left this hour: 4,472"));
    }

    void theOriginOfTheTokenIsSaid() {
        ui::StatusFacts facts = online();
        QCOMPARE(ui::statusTexts(facts).origin, QString());
        facts.tokenOrigin = fleet::TokenOrigin::Netrc;
        QCOMPARE(ui::statusTexts(facts).origin, s("Token from the file ~/.netrc"));
        facts.tokenOrigin = fleet::TokenOrigin::Typed;
        QCOMPARE(ui::statusTexts(facts).origin, QString());
    }

    void theOtherStatesSayWhatTheyWaitFor() {
        ui::StatusFacts facts = online();
        facts.nextAttempt = noon + 12s;
        facts.phase = Phase::Offline;
        QCOMPARE(ui::statusTexts(facts).connection, s("Can't reach the API: built-in sandbox"));
        QCOMPARE(ui::statusTexts(facts).tone, Tone::Bad);
        QCOMPARE(ui::statusTexts(facts).age, s("Retrying in 12 s · Refreshed 4 s ago"));
        facts.phase = Phase::Waiting;
        QCOMPARE(ui::statusTexts(facts).tone, Tone::Attention);
        QVERIFY(ui::statusTexts(facts).age.startsWith(s("API rate limit reached, resuming in 12 s")));
        facts.phase = Phase::Refused;
        QCOMPARE(ui::statusTexts(facts).connection, s("Token rejected: built-in sandbox"));
        QVERIFY(ui::statusTexts(facts).age.startsWith(s("No updates until you connect again")));
        facts.phase = Phase::Paused;
        QVERIFY(ui::statusTexts(facts).age.startsWith(s("Paused while the window is hidden")));
        facts.phase = Phase::Connecting;
        QCOMPARE(ui::statusTexts(facts).connection, s("Connecting: built-in sandbox"));
        QCOMPARE(ui::statusTexts({}).connection, s("Not connected"));
        QCOMPARE(ui::statusTexts({}).budget, QString());
    }

    void aTimeInThePastCountsAsNow() {
        ui::StatusFacts facts = online();
        facts.nextAttempt = noon - 5s;
        QVERIFY(!ui::statusTexts(facts).age.contains(QLatin1Char('-')));
        facts.busy = true;
        QCOMPARE(ui::statusTexts(facts).age, s("Refreshed 4 s ago · loading…"));
        facts.lastRefresh.reset();
        QCOMPARE(ui::statusTexts(facts).age, s("Loading…"));
    }

    void changesAreNamedOrCounted() {
        const ChangeUnderWay one{{"a"}, s("postgresql-lively-80211"), s("modifying")};
        QCOMPARE(ui::changesText({}), QString());
        QCOMPARE(ui::changesText({one}), s("1 change in progress: postgresql-lively-80211 (modifying)"));
        QCOMPARE(ui::changesText({one, one, one}), s("3 changes in progress"));
    }

    void aClickOnAChangeOpensTheCluster() {
        ui::StatusBar bar;
        bar.show();
        QSignalSpy chosen(&bar, &ui::StatusBar::clusterChosen);
        auto* button = bar.findChild<QPushButton*>(s("statusChanges"));
        QVERIFY(!button->isVisible());
        bar.setChanges(std::vector<ChangeUnderWay>{{{"a"}, s("one"), s("modifying")}});
        button->click();
        QCOMPARE(chosen.size(), 1);
        bar.setChanges(std::vector<ChangeUnderWay>{{{"a"}, s("one"), s("modifying")}, {{"b"}, s("two"), s("waiting")}});
        button->click();
        auto* menu = bar.findChild<QMenu*>(s("statusChangesMenu"));
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().last()->trigger();
        QCOMPARE(chosen.last().front().value<core::ClusterId>().value, std::string("b"));
        menu->close();
    }

    void init() { QCursor::setPos(4000, 4000); } // not on a bar: what the pointer is on stays

    void theBarIsOfOneHeightWhateverItShows() {
        ui::StatusBar bar;
        bar.setStyleSheet(s("QPushButton { min-height: 48px; }")); // higher than the labels
        bar.resize(700, 60);
        bar.show();
        QCoreApplication::processEvents(); // another style sheet is measured
        const int before = bar.sizeHint().height();
        bar.setChanges(std::vector<ChangeUnderWay>{{{"a"}, s("postgresql-rectangular-12345"), s("modifying")}});
        auto* button = bar.findChild<QPushButton*>(s("statusChanges"));
        QVERIFY(button->isVisible());
        QCOMPARE(bar.sizeHint().height(), before);
        QVERIFY(button->height() >= button->minimumSizeHint().height());
        bar.setChanges({});
        QCOMPARE(bar.sizeHint().height(), before);
    }

    void theBudgetStepsAsideBeforeAnythingIsCut() {
        ui::StatusBar bar;
        ui::StatusTexts texts;
        texts.connection = s("Connected: built-in sandbox");
        texts.age = s("Refreshed 29 s ago · next in 1 s");
        texts.budget = s("API calls left this hour: 4,500");
        bar.resize(1600, 30);
        bar.show();
        bar.setTexts(texts);
        bar.setChanges(std::vector<ChangeUnderWay>{{{"a"}, s("postgresql-rectangular-12345"), s("modifying")}});
        auto* budget = bar.findChild<QWidget*>(s("statusBudget"));
        auto* age = bar.findChild<QWidget*>(s("statusAge"));
        QVERIFY(budget->isVisible());
        bar.resize(560, 30);
        QVERIFY(!budget->isVisible());
        QVERIFY(age->width() >= age->sizeHint().width());
        const auto* button = bar.findChild<QPushButton*>(s("statusChanges"));
        QVERIFY(button->mapTo(&bar, button->rect().bottomRight()).x() < bar.width());
        bar.resize(1600, 30);
        QVERIFY(budget->isVisible());
    }

    void aMessageKeepsAwayFromThePointer() {
        QWidget page;
        page.setGeometry(0, 0, 600, 500);
        ui::MessageBar bar(&page);
        page.show();
        bar.post(news("a", "first"));
        QVERIFY(bar.geometry().top() > 250);
        bar.closeCurrent();
        QCursor::setPos(page.mapToGlobal(QPoint(590, 480)));
        bar.post(news("a", "first"));
        QVERIFY(bar.geometry().bottom() < 250);
        page.resize(700, 400);
        QVERIFY(page.rect().contains(bar.geometry()));
    }

    void aMessageUnderThePointerStays() {
        QWidget page;
        page.setGeometry(0, 0, 600, 500);
        ui::MessageBar bar(&page);
        page.show();
        bar.post(news("a", "first"));
        auto* close = bar.findChild<QToolButton*>(s("messageClose"));
        const auto place = close->mapTo(&page, QPoint());
        QCursor::setPos(close->mapToGlobal(close->rect().center()));
        bar.post(news("b", "A second message, so long that it needs more than one line in a window of this width, "
                           "which makes the bar higher than before, and wider."));
        QCOMPARE(bar.findChild<QLabel*>(s("messageText"))->text(), s("first"));
        QCOMPARE(close->mapTo(&page, QPoint()), place);
        close->click();
        QVERIFY(bar.findChild<QLabel*>(s("messageText"))->text().startsWith(s("A second")));
        bar.layout()->activate();
        QCOMPARE(close->mapTo(&page, QPoint()), place);
    }

    /// An event loop that never rests takes a whole core while a message is shown.
    void aMessageIsLaidOutOnce() {
        QWidget page;
        page.setGeometry(0, 0, 600, 500);
        ui::MessageBar bar(&page);
        page.show();
        bar.post(news("a", "first"));
        for (int round = 0; round < 10; ++round) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        LayoutRequests requests;
        bar.installEventFilter(&requests);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(requests.count, 0);
    }

    void newsComeOneAtATimeTheLatestFirst() {
        ui::MessageBar bar;
        QVERIFY(!bar.isVisible());
        bar.post(news("a", "first"));
        bar.post(news("b", "second"));
        auto* text = bar.findChild<QLabel*>(s("messageText"));
        QCOMPARE(text->text(), s("second"));
        bar.findChild<QToolButton*>(s("messageClose"))->click();
        QCOMPARE(text->text(), s("first"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QVERIFY(bar.queue().empty());
    }

    /// Locks, journal and connection may each have a lasting problem at the same time.
    void whatComesFirstStaysInFront() {
        ui::MessageBar bar;
        bar.post({s("plan"), text::Tone::Attention, s("unfinished"), {}, {}, true, true});
        bar.post({s("done"), text::Tone::Good, s("done")});
        bar.post({s("later"), text::Tone::Good, s("later")});
        QCOMPARE(bar.queue().front().key, s("plan"));
        QCOMPARE(bar.queue()[1].key, s("later"));
        bar.closeCurrent();
        QCOMPARE(bar.queue().front().key, s("later"));
    }

    void atMostFourWaitAndLastingProblemsStay() {
        ui::MessageBar bar;
        for (const char* key : {"locks", "journal", "problem"}) {
            bar.post(news(key, key, true));
        }
        for (const char* key : {"a", "b", "c", "d"}) {
            bar.post(news(key, key));
        }
        QCOMPARE(bar.queue().size(), std::size_t(4));
        QCOMPARE(bar.queue().front().key, s("d"));
        QCOMPARE(bar.queue()[1].key, s("problem"));
        QCOMPARE(bar.queue()[2].key, s("journal"));
        QCOMPARE(bar.queue()[3].key, s("locks"));
    }

    void theSameNewsReplacesItselfAndCanBeWithdrawn() {
        ui::MessageBar bar;
        bar.post(news("a", "one"));
        bar.post(news("b", "two"));
        bar.post(news("a", "three"));
        QCOMPARE(bar.queue().size(), std::size_t(2));
        QCOMPARE(bar.queue().back().text, s("three"));
        bar.withdraw(s("b"));
        QCOMPARE(bar.findChild<QLabel*>(s("messageText"))->text(), s("three"));
        bar.withdraw(s("a"));
        QVERIFY(!bar.isVisible());
    }

    void theButtonActsAndTheMessageGoes() {
        ui::MessageBar bar;
        int acted = 0;
        bar.post({s("a"), Tone::Bad, s("The fleet couldn't be read."), s("&Retry"), [&acted] { ++acted; }, true});
        auto* button = bar.findChild<QPushButton*>(s("messageAction"));
        QVERIFY(!button->isHidden());
        button->click();
        QCOMPARE(acted, 1);
        QVERIFY(bar.queue().empty());
        bar.post(news("b", "no button"));
        QVERIFY(button->isHidden());
    }
};

POOLHOUSE_WIDGET_TEST(TestStatus)
#include "tst_window_status.moc"
