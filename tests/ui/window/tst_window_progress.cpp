// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/tables/lock_list.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/activity/activity_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/locks/lock_settings.h"
#include "ui/locks/locks_dialog.h"
#include "ui/window/message_bar.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>

using namespace poolhouse;
using test::s;
using test::WindowScene;
using State = operations::Operation::State;

namespace {

const char* const rectangularName = "postgresql-rectangular-12345";

struct WindowProgressScene : WindowScene {
    core::ClusterId cluster = test::sampleId(rectangularName);

    WindowProgressScene() {
        load();
        window->showCluster(cluster);
    }
    std::string ask(const core::Change& change) {
        return operations.ask({cluster, change, core::shapesOf(*store.cluster(cluster)->info)}).value();
    }
    [[nodiscard]] ui::PoolCardWidget* card(const char* name) const {
        return window->findChild<ui::PoolCardWidget*>(s("poolCard.") + s(name));
    }
    /// The cluster is read for the operation.
    bool read() { return services.infos.answer(*store.cluster(cluster)->info, cluster.value); }
    [[nodiscard]] QWidget* centre() const { return find<QStackedWidget>("centreStack")->currentWidget(); }
};

} // namespace

class TestWindowProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPoolThatIsAskedForHasItsCardAtOnce() {
        WindowProgressScene scene;
        QVERIFY(!scene.card("search"));
        const auto id = scene.ask({core::ChangeKind::AddPool, "search", "8G-Performance", 2});
        QVERIFY(!id.empty());
        auto* ghost = scene.card("search");
        QVERIFY(ghost);
        QVERIFY(ghost->findChild<QPushButton*>(s("cardScale"))->isHidden()); // nothing to scale yet
        QVERIFY(scene.find<QPushButton>("statusChanges")
                    ->text()
                    .contains(s("changes in progress"))); // one of the fleet changes by itself
        QVERIFY(scene.read());
        QVERIFY(scene.services.additions.answer(sampleError()));
        QCOMPARE(scene.operations.find(id)->state, State::Failed);
        QCOMPARE(scene.card("search"), ghost);
        QCOMPARE(ghost->findChild<QLabel*>(s("changeWhat"))->text(), s("The pool was not added."));
        ghost->findChild<QPushButton*>(s("changeDismiss"))->click();
        QTRY_VERIFY(!scene.card("search"));
    }

    void theStatusBarLeadsToActivity() {
        WindowProgressScene scene;
        auto info = *scene.store.cluster(test::sampleId("postgresql-lively-80211"))->info;
        info.status = core::readEnum(core::clusterStatusWords(), "available");
        for (auto& pool : info.pools) {
            pool.status = core::readEnum(core::poolStatusWords(), "available");
            pool.waitStatus = {};
        }
        scene.store.applyInfo(info, scene.clock.now());
        scene.ask({core::ChangeKind::SetCount, "web-reads", {}, 5});
        QTRY_VERIFY(scene.find<QPushButton>("statusChanges")
                        ->text()
                        .startsWith(s("1 change in progress: Scaling web-reads to 5")));
        scene.find<QPushButton>("statusChanges")->click();
        QCOMPARE(scene.centre(), scene.find<ui::ActivityPage>("activityPage"));
    }

    void aClickOnTheNotificationShowsTheOperation() {
        WindowProgressScene scene;
        const auto id = scene.ask({core::ChangeKind::SetCount, "web-reads", {}, 5});
        scene.clock.advance(std::chrono::seconds(30));
        QWidget other;
        other.show();
        scene.window->hide();
        other.hide();
        QTRY_VERIFY(!QApplication::activeWindow());
        QVERIFY(scene.read());
        QVERIFY(scene.services.changes.answer(sampleError()));
        QCOMPARE(scene.operations.find(id)->state, State::Failed);
        QCOMPARE(scene.desktop.notified.size(), std::size_t(1));
        scene.desktop.clicks.front()();
        QVERIFY(scene.window->isVisible());
        QCOMPARE(scene.centre(), scene.find<ui::ActivityPage>("activityPage"));
    }

    void locksAreDefinedFromTheMenu() {
        WindowProgressScene scene;
        QVERIFY(scene.action("actionScalePool")->toolTip() != QString());
        scene.act("actionLocks");
        auto* dialog = scene.find<ui::LocksDialog>("locksDialog");
        dialog->findChild<QPushButton*>(s("addLock"))->click();
        QTest::keyClicks(dialog->findChild<QLineEdit*>(s("lockPattern")), s("example-*"));
        dialog->findChild<QPushButton*>(s("keepLocks"))->click();
        QVERIFY(scene.locks.holding(scene.store.cluster(scene.cluster)->summary, scene.clock.now()));
        QVERIFY(scene.text("lockText").contains(s("example-*")));
        QVERIFY(!scene.action("actionAddPool")->isEnabled());
        QVERIFY(scene.action("actionAddPool")->toolTip().contains(s("read-only")));
        QCOMPARE(ui::loadLocks(scene.own, scene.session.accountKey()).size(), std::size_t(1));
    }

    void rulesOfAnAccountAreNotKeptInAnother_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("dialog");
        QTest::addColumn<QString>("said");
        QTest::newRow("locks") << s("actionLocks") << s("locksDialog")
                               << s("The locks being edited were not saved: their account is no longer open.");
        QTest::newRow("labels") << s("actionLabels") << s("labelsDialog")
                                << s("The labels being edited were not saved: their account is no longer open.");
    }
    void rulesOfAnAccountAreNotKeptInAnother() {
        QFETCH(const QString, action);
        QFETCH(const QString, dialog);
        QFETCH(const QString, said);
        WindowProgressScene scene;
        scene.act(qPrintable(action));
        QVERIFY(scene.find<QDialog>(qPrintable(dialog))->isVisible());
        scene.session.become(fleet::Session::State::Connecting);
        scene.session.become(fleet::Session::State::Connected, s("api.heroku.com as bob@example.com"));
        QTRY_VERIFY(!scene.window->findChild<QDialog*>(dialog));
        QCOMPARE(scene.text("messageText"), said);
    }

    void aPlanFileWaitsForTheDialogInFront() {
        WindowProgressScene scene;
        scene.act("actionLocks");
        scene.window->openPlan(s("/plans/web.json"));
        QCOMPARE(scene.text("messageText"), QString());
        scene.find<ui::LocksDialog>("locksDialog")->reject();
        QTRY_VERIFY(scene.text("messageText").contains(s("web.json can't be opened")));
    }

    void locksThatCannotBeReadAreSaidUntilTheyAreDefinedAnew() {
        WindowProgressScene scene;
        scene.locks.set({tables::lockForSafety(operations::ReadOnlyLock::Cause::SettingsUnreadable)});
        scene.operations.open(s("another"));
        QCOMPARE(scene.text("messageText"),
                 s("The settings couldn't be read, so everything is read-only. Define the locks again."));
        scene.find<QPushButton>("messageAction")->click();
        auto* dialog = scene.find<ui::LocksDialog>("locksDialog");
        dialog->findChild<QPushButton*>(s("removeLock"))->click();
        dialog->findChild<QPushButton*>(s("keepLocks"))->click();
        QVERIFY(scene.locks.all().empty());
        QVERIFY(scene.find<ui::MessageBar>("messageBar")->queue().empty());
    }

    void journalEntriesThatCannotBeReadAreSaid() {
        WindowProgressScene scene;
        const auto journal = operations::Journal::open({}).value();
        operations::Operation undecodable;
        undecodable.id = "x";
        undecodable.cluster = {"c"};
        undecodable.state = static_cast<State>(99);
        QVERIFY(journal->write(s("another"), undecodable).ok());
        scene.operations.open(s("another"), *journal);
        QVERIFY(scene.text("messageText").startsWith(s("1 entry of the change journal can't be read.")));
        scene.operations.close();
        QVERIFY(scene.find<ui::MessageBar>("messageBar")->queue().empty());
    }

private:
    static api::ApiError sampleError() {
        api::ApiError error;
        error.kind = api::ApiError::Kind::Invalid;
        error.status = 422;
        error.message = "The level is not offered here.";
        return error;
    }
};

POOLHOUSE_WIDGET_TEST(TestWindowProgress)
#include "tst_window_progress.moc"
