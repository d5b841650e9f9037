// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/change_feed.h"
#include "models/views/cluster_overview.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/window_fakes.h"
#include "tests/ui/change_scene.h"
#include "ui/cluster/change_panel.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/cluster/pool_row.h"
#include "ui/widgets/progress_line.h"
#include "ui/window/operation_notifier.h"
#include "ui/window/status_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using core::ChangeKind;
using test::OperationsScene;
using test::part;
using test::press;
using test::utf8;
using text::Tone;
using State = operations::Operation::State;

namespace {

const core::Change scaleUp{ChangeKind::SetCount, "web-reads", {}, 5};
const core::Change addSearch{ChangeKind::AddPool, "search", "8G-Performance", 2};

/// Pool cards of the example cluster during operations.
struct Cards : OperationsScene {
    operations::ChangeFeed feed{*operations};
    ui::PoolRow row;

    Cards() {
        row.resize(1100, 400);
        row.show();
        look();
    }
    void look() { row.showCards(views::clusterOverview(store, test::rectangular().id, clock.now(), &feed)->cards); }
    [[nodiscard]] ui::PoolCardWidget* card(const char* name) const {
        return row.findChild<ui::PoolCardWidget*>(utf8("poolCard.") + utf8(name));
    }
    [[nodiscard]] QString said(const char* name, const char* label) const {
        return part<QLabel>(*card(name), label)->text();
    }
    void runAll(const std::string& id) {
        QVERIFY(run(id));
        look();
    }
    void refuseNext() {
        auto error = test::error(api::ApiError::Kind::Invalid, 422);
        error.message = "The level is not offered here.";
        server.writeFaults.push_back({error});
    }
};

/// An engine with a notifier and a recording desktop.
struct Ends : OperationsScene {
    test::DesktopSpy desktop;
    bool active = false;
    ui::OperationNotifier notifier{*operations, clock, desktop, [this] { return active; }};
};

} // namespace

class TestProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCardShowsWhatHappens() {
        Cards c;
        QVERIFY(part<QWidget>(*c.card("web-reads"), "changePanel")->isHidden());
        const auto id = c.ask(scaleUp);
        QVERIFY(c.runTo(id, State::Watching));
        c.breathe();
        c.look();
        auto* card = c.card("web-reads");
        QVERIFY(part<QWidget>(*card, "changePanel")->isVisible());
        QVERIFY(c.said("web-reads", "changeWhat").startsWith(utf8("Scaling to 5 instances: ")));
        QVERIFY(!c.said("web-reads", "changeElapsed").isEmpty());
        QVERIFY(part<ui::ProgressLine>(*card, "changeLine")->share().has_value());
        QVERIFY(!part<QWidget>(*card, "changeDismiss")->isVisible());
        QVERIFY(card->accessibleDescription().contains(utf8("Scaling to 5 instances")));
        QVERIFY(part<QWidget>(*c.card("analytics"), "changePanel")->isHidden());
        test::shoot(c.row, utf8("cards-scaling"));
        c.runAll(id);
        QVERIFY(part<QWidget>(*card, "changePanel")->isHidden());
        QCOMPARE(c.card("web-reads"), card);
    }

    void theGhostBecomesTheRealCardInPlace() {
        Cards c;
        const auto id = c.ask(addSearch);
        c.look();
        auto* ghost = c.card("search");
        QVERIFY(ghost && ghost->poolId().empty());
        QCOMPARE(c.row.cards().size(), std::size_t(4));
        QCOMPARE(part<QLabel>(*ghost, "badge")->text(), utf8("being added"));
        test::shoot(c.row, utf8("cards-adding"));
        QVERIFY(c.runTo(id, State::Watching));
        while (c.card("search")->poolId().empty()) {
            c.breathe();
            c.look();
        }
        QCOMPARE(c.card("search"), ghost); // the same widget, with its focus
        c.runAll(id);
        QCOMPARE(c.card("search"), ghost);
        QVERIFY(part<QWidget>(*ghost, "changePanel")->isHidden());
        QVERIFY(part<QLabel>(*ghost, "badge")->text() == utf8("High availability"));
        QCOMPARE(c.row.cards().size(), std::size_t(4));
    }

    void theReasonStaysUntilSomebodyHasReadIt() {
        Cards c;
        QObject::connect(&c.row, &ui::PoolRow::changeDismissed, &c.row, [&c](const QString& id) {
            c.feed.dismiss(id.toStdString());
            c.look();
        });
        QSignalSpy details(&c.row, &ui::PoolRow::changeDetailsRequested);
        c.refuseNext();
        const auto id = c.ask(addSearch);
        c.runAll(id);
        QCOMPARE(c.said("search", "changeWhat"), utf8("The pool was not added."));
        QVERIFY(c.said("search", "changeDetail").contains(utf8("The level is not offered here.")));
        test::shoot(c.row, utf8("cards-failed"));
        press(*c.card("search"), "changeDetails");
        QCOMPARE(details.value(0).value(0).toString(), QString::fromStdString(id));
        press(*c.card("search"), "changeDismiss");
        QVERIFY(!c.card("search"));
        QCOMPARE(c.row.cards().size(), std::size_t(3));
    }

    void theCodeCanBeEnteredOnTheCard() {
        Cards c;
        QObject::connect(&c.row, &ui::PoolRow::changeCodeEntered, &c.row, [&c](const QString& id, const QString& code) {
            c.operations->provideTwoFactor(id.toStdString(), code);
        });
        c.server.writeFaults.push_back({test::error(api::ApiError::Kind::TwoFactor, 403)});
        const auto id = c.ask(scaleUp);
        c.runAll(id);
        auto* field = part<QLineEdit>(*c.card("web-reads"), "changeCode");
        QVERIFY(field->isVisible());
        test::shoot(c.row, utf8("cards-code"));
        QTest::keyClicks(field, utf8("123456"));
        c.clock.advance(1s);
        c.look(); // time passes while the user types
        QCOMPARE(field->text(), utf8("123456"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(c.runTo(id, State::Watching));
        c.runAll(id);
        QCOMPARE(c.state(id), State::Done);
        QCOMPARE(c.services.codesEntered, std::vector<std::string>{"example-app 123456"});
        QVERIFY(!field->isVisible());
    }

    void theStatusBarNamesOneAndCountsMore() {
        Cards c;
        const auto changes = [&c] { return ui::changesUnderWay(c.store, &c.feed, c.clock.now()); };
        QCOMPARE(ui::changesText(changes()), QString());
        c.ask(scaleUp);
        c.clock.advance(26s);
        QCOMPARE(ui::changesText(changes()), utf8("1 change in progress: Scaling web-reads to 5, 26 s"));
        c.ask({ChangeKind::DestroyPool, "analytics", {}, 0});
        QCOMPARE(ui::changesText(changes()), utf8("2 changes in progress"));
        ui::StatusBar bar;
        bar.show();
        QSignalSpy activity(&bar, &ui::StatusBar::activityChosen);
        bar.setChanges(changes());
        QVERIFY(part<QWidget>(bar, "statusChangesTone")->isVisible());
        press(bar, "statusChanges");
        QCOMPARE(activity.value(0).value(0).toString(), QString()); // Activity as a whole
    }

    void itsOwnClusterIsNotCountedTwice() {
        Cards c;
        const auto id = c.ask(scaleUp);
        QVERIFY(c.runTo(id, State::Watching));
        for (int second = 0; second < 20 && ui::changesUnderWay(c.store).empty(); ++second) {
            c.breathe(); // until the API reports "modifying"
        }
        QCOMPARE(ui::changesUnderWay(c.store, &c.feed, c.clock.now()).size(), std::size_t(1));
        QCOMPARE(ui::changesUnderWay(c.store).size(), std::size_t(1));
        QCOMPARE(ui::changesUnderWay(c.store).front().word, utf8("modifying"));
    }

    void whatNeedsSomebodyComesFirst() {
        Cards c;
        auto error = test::error(api::ApiError::Kind::TwoFactor, 403);
        c.server.writeFaults.push_back({error});
        const auto id = c.ask(scaleUp);
        QVERIFY(c.run(id));
        c.ask({ChangeKind::DestroyPool, "analytics", {}, 0});
        const auto changes = ui::changesUnderWay(c.store, &c.feed, c.clock.now());
        QCOMPARE(ui::changesText(changes), utf8("Scaling web-reads to 5: needs a code · 1 change in progress"));
        ui::StatusBar bar;
        bar.show();
        bar.setChanges(changes);
        QSignalSpy activity(&bar, &ui::StatusBar::activityChosen);
        press(bar, "statusChanges");
        QCOMPARE(activity.value(0).value(0).toString(), QString::fromStdString(id));
    }

    void othersAreChosenFromAMenu() {
        ui::StatusBar bar;
        bar.show();
        QSignalSpy activity(&bar, &ui::StatusBar::activityChosen);
        QSignalSpy cluster(&bar, &ui::StatusBar::clusterChosen);
        ui::ChangeUnderWay ours{{"a"},       utf8("one"), utf8("in progress"), utf8("op"), utf8("Scaling x to 2"),
                                utf8("4 s"), false};
        bar.setChanges({ours, {{"b"}, utf8("two"), utf8("modifying")}});
        press(bar, "statusChanges");
        auto* menu = part<QMenu>(bar, "statusChangesMenu");
        QCOMPARE(menu->actions().value(0)->text(), utf8("Scaling x to 2 · one, 4 s"));
        QCOMPARE(menu->actions().value(1)->text(), utf8("two (modifying)"));
        menu->actions().value(0)->trigger();
        menu->actions().value(1)->trigger();
        QCOMPARE(activity.value(0).value(0).toString(), utf8("op"));
        QCOMPARE(cluster.size(), 1);
        menu->close();
    }

    void aLongOneNotifiesWhoLooksElsewhere() {
        Ends e;
        const auto id = e.ask(scaleUp);
        QVERIFY(e.run(id));
        QVERIFY(operations::durationOf(e.get(id), e.clock.now()) > ui::OperationNotifier::threshold);
        QCOMPARE(e.desktop.notified.size(), std::size_t(1));
        QCOMPARE(e.desktop.notified[0].title, utf8("web-reads scaled to 5"));
        QVERIFY(e.desktop.notified[0].text.startsWith(utf8("example-app · postgresql-rectangular-12345\nDuration: ")));
        QCOMPARE(e.desktop.notified[0].tone, Tone::Good);
        QSignalSpy clicked(&e.notifier, &ui::OperationNotifier::clicked);
        e.desktop.clicks[0]();
        QCOMPARE(clicked.value(0).value(0).toString(), QString::fromStdString(id));
        for (int second = 0; second < 60; ++second) {
            e.breathe();
        }
        QCOMPARE(e.desktop.notified.size(), std::size_t(1));
    }

    void whoHasTheWindowBeforeThemIsNotTold() {
        Ends e;
        e.active = true;
        const auto id = e.ask(scaleUp);
        QVERIFY(e.run(id));
        QVERIFY(e.desktop.notified.empty());
    }

    void aShortOneOrOneTakenBackTellsNothing() {
        Ends e;
        auto error = test::error(api::ApiError::Kind::Invalid, 422);
        e.server.writeFaults.push_back({error});
        QVERIFY(e.run(e.ask(scaleUp))); // rejected immediately
        const auto running = e.ask(scaleUp);
        const auto queued = e.ask({ChangeKind::DestroyPool, "analytics", {}, 0});
        QVERIFY(e.runTo(running, State::Watching));
        e.clock.advance(15s);
        e.operations->cancel(queued);
        QCOMPARE(e.state(queued), State::Cancelled);
        QVERIFY(e.desktop.notified.empty());
    }

    void aFailureIsToldWithItsReason() {
        Ends e;
        auto error = test::error(api::ApiError::Kind::RateLimited, 429);
        error.retryAfter = 30s;
        e.server.writeFaults.push_back({error});
        auto refused = test::error(api::ApiError::Kind::Invalid, 422);
        refused.message = "The level is not offered here.";
        e.server.writeFaults.push_back({refused});
        const auto id = e.ask(scaleUp);
        QVERIFY(e.run(id));
        QCOMPARE(e.state(id), State::Failed);
        QCOMPARE(e.desktop.notified.size(), std::size_t(1));
        QCOMPARE(e.desktop.notified[0].title, utf8("Scaling web-reads to 5 failed"));
        QVERIFY(e.desktop.notified[0].text.contains(utf8("The level is not offered here.")));
        QCOMPARE(e.desktop.notified[0].tone, Tone::Bad);
    }

    void aClickAfterTheWindowIsGoneIsHarmless() {
        test::DesktopSpy desktop;
        {
            OperationsScene scene;
            ui::OperationNotifier notifier(*scene.operations, scene.clock, desktop, [] { return false; });
            QVERIFY(scene.run(scene.ask(scaleUp)));
        }
        QCOMPARE(desktop.clicks.size(), std::size_t(1));
        desktop.clicks[0]();
    }
};

POOLHOUSE_WIDGET_TEST(TestProgress)
#include "tst_progress.moc"
