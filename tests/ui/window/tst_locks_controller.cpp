// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/locks_controller.h"

#include "models/tables/lock_list.h"
#include "models/text/lock_text.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "ui/window/navigation.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using test::sample::horizontal;
using test::sample::rectangular;

namespace {

struct LockViewSpy final : ui::LockView {
    void showBanner(const ui::LockBannerState& state) override { banner = state; }
    void openDialog(const QString& account, ui::PatternListCallbacks whenClosed) override {
        opened << account;
        ends = std::move(whenClosed);
    }

    ui::LockBannerState banner;
    QStringList opened;
    ui::PatternListCallbacks ends;
};

struct LocksControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    test::FixedSelection selection;
    LockViewSpy view;
    test::MessageLog messages;
    ui::LocksController controller{{store, session, operations, locks, clock, navigation, selection, view, messages}};

    LocksControllerScene() {
        load();
        locks.set({{operations::ReadOnlyLock::Scope::Cluster, s("*rectangular*"), {}},
                   {operations::ReadOnlyLock::Scope::Cluster, s("*horizontal*"), {}}});
    }
    void open(const core::ClusterId& cluster) {
        navigation.openCluster(cluster);
        selection.chosen = {cluster};
        controller.refresh();
    }
    [[nodiscard]] QString reason() const { return view.banner.reason.value_or(QString()); }
};

} // namespace

class TestLocksController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBannerShowsTheLockOfTheOpenCluster() {
        LocksControllerScene w;
        w.controller.refresh(); // the board
        QVERIFY(!w.view.banner.shown());
        w.open(rectangular);
        QVERIFY2(w.reason().contains(s("*rectangular*")), qPrintable(w.reason()));
        QVERIFY(!w.view.banner.liftedUntil);
        w.open(test::sampleId("postgresql-lively-80211"));
        QVERIFY(!w.view.banner.shown());
    }

    void unlockingLastsAQuarterOfAnHourAndShowsEverywhere() {
        LocksControllerScene w;
        w.open(rectangular);
        w.controller.unlock();
        const auto until = w.clock.now() + 15min;
        QCOMPARE(w.view.banner, (ui::LockBannerState{{}, until}));
        w.open(horizontal); // locked itself; the countdown stays beside it
        QVERIFY(w.reason().contains(s("*horizontal*")));
        QCOMPARE(w.view.banner.liftedUntil, std::optional(until));
        w.navigation.openBoard();
        w.controller.refresh();
        QCOMPARE(w.view.banner, (ui::LockBannerState{{}, until}));
        w.clock.advance(15min);
        w.open(rectangular);
        QVERIFY(w.reason().contains(s("*rectangular*")) && !w.view.banner.liftedUntil);
    }

    void lockingAgainEndsItAtOnce() {
        LocksControllerScene w;
        w.open(rectangular);
        w.controller.unlock();
        QSignalSpy refreshed(&w.controller, &ui::LocksController::refreshed);
        w.controller.relock();
        QVERIFY(w.reason().contains(s("*rectangular*")) && !w.view.banner.liftedUntil);
        QCOMPARE(refreshed.size(), 1);
    }

    void severalClustersAreNotUnlockedAtOnce() {
        LocksControllerScene w;
        w.selection.chosen = {rectangular, horizontal};
        w.controller.unlock();
        QVERIFY(!w.locks.nextRestored(w.clock.now()));
    }

    void theWelcomePageHasNoBanner() {
        LocksControllerScene w;
        w.open(rectangular);
        w.selection.shown = false;
        w.controller.refresh();
        QVERIFY(!w.view.banner.shown());
    }

    void locksNeedAnAccount() {
        LocksControllerScene w;
        w.controller.openDialog();
        QCOMPARE(w.view.opened, QStringList{w.session.accountKey()});
        w.session.disconnectSession();
        w.controller.openDialog();
        QCOMPARE(w.view.opened.size(), 1);
        QVERIFY(w.messages.find(s("locks"))->text.contains(s("once the account is loaded")));
    }

    void unreadableLocksAreReportedUntilTheyAreDefinedAgain() {
        LocksControllerScene w;
        const auto lock = tables::lockForSafety(operations::ReadOnlyLock::Cause::LocksUnreadable);
        w.locks.set({lock});
        w.operations.open(s("another"));
        QVERIFY(w.messages.find(s("locks"))->lasting);
        QCOMPARE(w.messages.find(s("locks"))->text, text::lockSentence(lock));
        w.controller.openDialog();
        w.open(rectangular);
        w.locks.set({});
        w.view.ends.saved();
        QVERIFY(w.messages.keys().isEmpty());
        QVERIFY(!w.view.banner.shown());
    }
};

POOLHOUSE_CORE_APP_TEST(TestLocksController)
#include "tst_locks_controller.moc"
