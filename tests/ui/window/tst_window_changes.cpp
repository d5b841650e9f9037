// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/tables/roles.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/cluster/pool_card_widget.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using test::WindowScene;

namespace {

const char* const cluster = "postgresql-rectangular-12345";

struct WindowChangesScene : WindowScene {
    WindowChangesScene() {
        load();
        window->resize(1320, 840);
        open(cluster);
    }
    void open(const char* name) {
        window->showCluster(test::sampleId(name));
        expandInTree(s(name));
    }
    [[nodiscard]] ui::PoolCardWidget* card(const char* pool) const {
        return find<ui::PoolCardWidget>((std::string("poolCard.") + pool).c_str());
    }
    [[nodiscard]] QPushButton* onCard(const char* pool, const char* button) const {
        return card(pool)->findChild<QPushButton*>(s(button));
    }
    [[nodiscard]] QDialog* dialog(const char* name) const {
        auto* found = window->findChild<QDialog*>(s(name));
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    /// web-reads from 3 to `count`, all the way.
    std::string scaleTo(int count) {
        auto info = test::sampleInfo(cluster);
        const auto id = operations
                            .ask({info.id,
                                  {core::ChangeKind::SetCount, "web-reads", {}, count},
                                  core::shapesOf(*store.cluster(info.id)->info)})
                            .value();
        services.infos.answer(info);
        services.changes.answer(core::Done{});
        for (auto& pool : info.pools) {
            if (pool.name == "web-reads") {
                pool.expectedCount = count;
                while (static_cast<int>(pool.instances.size()) < count) {
                    pool.instances.push_back(pool.instances.back());
                }
            }
        }
        clock.advance(2s);
        operations.tick();
        services.infos.answer(info);
        return id;
    }
};

} // namespace

/// Everything that changes pools can be reached in the window, and what cannot be done says why.
class TestWindowChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPoolInTheTreeIsWhatTheActionsAreAbout() {
        WindowChangesScene w;
        QVERIFY(!w.action("actionScalePool")->isEnabled());
        QVERIFY(w.action("actionScalePool")->toolTip().contains(s("Select a follower pool first")));
        w.clickInTree(s("web-reads"));
        QVERIFY(w.action("actionScalePool")->isEnabled());
        QVERIFY(w.card("web-reads")->isChosen() && !w.card("analytics")->isChosen());
        w.clickInTree(s("Leader"));
        QVERIFY(!w.action("actionScalePool")->isEnabled());
        QVERIFY(w.action("actionHighAvailability")->isEnabled());
        w.clickInTree(s(cluster));
        QVERIFY(w.action("actionScalePool")->toolTip().contains(s("Select a follower pool first")));
        QVERIFY(!w.card("web-reads")->isChosen());
    }

    void aCardThatGetsTheFocusIsChosen() {
        WindowChangesScene w;
        w.card("analytics")->setFocus(Qt::TabFocusReason);
        QVERIFY(w.card("analytics")->isChosen());
        QCOMPARE(w.selectedInTree(), QStringList{s("analytics")});
        w.act("actionScalePool");
        QVERIFY(w.dialog("scaleDialog"));
        QCOMPARE(w.dialog("scaleDialog")->windowTitle(), s("Scale analytics — postgresql-rectangular-12345"));
        w.dialog("scaleDialog")->reject();
        w.open("postgresql-horizontal-12345"); // another cluster, another choice
        QVERIFY(!w.action("actionScalePool")->isEnabled());
    }

    void everyButtonOpensItsDialog_data() {
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("dialog");
        QTest::newRow("scale") << s("web-reads") << s("cardScale") << s("scaleDialog");
        QTest::newRow("destroy") << s("web-reads") << s("cardDestroy") << s("destroyPoolDialog");
        QTest::newRow("level") << s("Leader pool") << s("cardLevel") << s("leaderDialog");
        QTest::newRow("standby") << s("Leader pool") << s("cardAvailability") << s("leaderDialog");
    }
    void everyButtonOpensItsDialog() {
        QFETCH(const QString, pool);
        QFETCH(const QString, button);
        QFETCH(const QString, dialog);
        WindowChangesScene w;
        auto* target = w.onCard(pool.toUtf8().constData(), button.toUtf8().constData());
        QVERIFY(target->isVisible());
        QTest::mouseClick(target, Qt::LeftButton);
        QVERIFY(w.dialog(dialog.toUtf8().constData()));
    }

    void theToolBarAndTheKeysDoTheSame() {
        WindowChangesScene w;
        QTest::mouseClick(w.find<QPushButton>("toolAddPool"), Qt::LeftButton);
        QVERIFY(w.dialog("addPoolWizard"));
        w.dialog("addPoolWizard")->reject();
        w.clickInTree(s("web-reads"));
        QTest::keyClick(w.window.get(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(w.dialog("scaleDialog"));
        w.dialog("scaleDialog")->reject();
        QTest::keyClick(w.window.get(), Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(w.dialog("destroyPoolDialog"));
    }

    void thePaletteNamesThePool() {
        WindowChangesScene w;
        w.act("actionCommandPalette");
        auto* field = w.find<QLineEdit>("paletteField");
        QTest::keyClicks(field, s("destroy web"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(w.dialog("destroyPoolDialog"));
        QCOMPARE(w.dialog("destroyPoolDialog")->findChild<QLabel*>(s("destroyTitle"))->text(), s("Destroy web-reads?"));
    }

    void theContextMenuHasThem() {
        WindowChangesScene w;
        w.clickInTree(s("web-reads"));
        auto* tree = w.find<QTreeView>("fleetTree");
        Q_EMIT tree->customContextMenuRequested(QPoint(10, 10));
        auto* menu = w.find<QMenu>("contextMenu");
        for (const char* name : {"actionAddPool", "actionScalePool", "actionDestroyPool", "actionHighAvailability"}) {
            QVERIFY2(menu->actions().contains(w.action(name)), name);
        }
        menu->close();
        QStringList offered;
        for (const QAction* action : w.card("web-reads")->actions()) {
            offered << (action->isVisible() ? action->text() : QString());
        }
        QVERIFY(offered.contains(s("Scale…")) && offered.contains(s("Destroy…")));
        QVERIFY(!offered.contains(s("Change level…")));
    }

    void whatOthersModifyWaits() {
        WindowChangesScene w;
        w.open("postgresql-lively-80211");
        auto* scale = w.onCard("batch", "cardScale");
        QVERIFY(!scale->isEnabled());
        QCOMPARE(scale->toolTip(), s("The cluster is being modified. Wait until it finishes."));
        QVERIFY(!w.action("actionAddPool")->isEnabled());
    }

    void fivePoolsAreTheMost() {
        WindowChangesScene w;
        auto info = test::sampleInfo(cluster);
        for (const char* name : {"one", "two", "three"}) {
            info.pools.push_back(info.pools.back());
            info.pools.back().id = {name};
            info.pools.back().name = name;
            info.pools.back().expectedCount = 1;
        }
        w.store.applyInfo(info, w.clock.now());
        QTRY_VERIFY(w.find<QPushButton>("toolAddPool")->toolTip().contains(s("at most 5 follower pools")));
        QVERIFY(!w.find<QPushButton>("toolAddPool")->isEnabled());
    }

    void withoutAJournalNothingIsChanged() {
        WindowChangesScene w;
        auto broken = operations::Journal::refusing({operations::JournalError::Code::Damaged});
        w.operations.open(s("sandbox"), *broken);
        QTRY_VERIFY(w.onCard("web-reads", "cardScale")->toolTip().contains(s("journal is damaged")));
        QVERIFY(!w.action("actionAddPool")->isEnabled());
        w.operations.close();
    }

    void anEndIsToldWithTheWayBack() {
        WindowChangesScene w;
        w.scaleTo(5);
        QCOMPARE(w.text("messageText"),
                 s("Done on postgresql-rectangular-12345: Scale web-reads from 3 to 5 instances."));
        QCOMPARE(w.find<QPushButton>("messageAction")->text(), s("Scale back to 3"));
        QTest::mouseClick(w.find<QPushButton>("messageAction"), Qt::LeftButton);
        QVERIFY(w.dialog("scaleDialog"));
        QCOMPARE(w.dialog("scaleDialog")->findChild<QSpinBox*>(s("countField"))->value(), 3);
    }

    void aFailureLeadsToActivity() {
        WindowChangesScene w;
        const auto info = test::sampleInfo(cluster);
        const auto id =
            w.operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)}).value();
        w.services.infos.answer(info);
        api::ApiError error;
        error.kind = api::ApiError::Kind::Invalid;
        error.status = 422;
        error.message = "This pool is being looked after.";
        w.services.changes.answer(error);
        QVERIFY(w.text("messageText").contains(s("This pool is being looked after.")));
        QTest::mouseClick(w.find<QPushButton>("messageAction"), Qt::LeftButton);
        QVERIFY(w.find<QWidget>("activityPage")->isVisible());
        QCOMPARE(w.find<QTreeView>("activityList")->currentIndex().siblingAtColumn(0).data(tables::IdRole).toString(),
                 QString::fromStdString(id));
        QVERIFY(w.window->windowTitle().startsWith(s("Activity")));
        QVERIFY(w.selectedInTree().isEmpty());
        w.clickInTree(s(cluster)); // the same cluster again
        QVERIFY(w.find<QWidget>("clusterPage")->isVisible());
    }

    void activityTakesBackAndMakesAgain() {
        WindowChangesScene w;
        w.scaleTo(5);
        w.act("actionShowActivity");
        QCOMPARE(w.find<QPushButton>("undoButton")->text(), s("Scale back to 3"));
        QTest::mouseClick(w.find<QPushButton>("undoButton"), Qt::LeftButton);
        QVERIFY(w.dialog("scaleDialog"));
        QTest::mouseClick(w.find<QPushButton>("copyCurl"), Qt::LeftButton);
        w.dialog("scaleDialog")->reject();
        QTest::mouseClick(w.find<QPushButton>("exportJson"), Qt::LeftButton);
        QCOMPARE(w.files.suggested, QStringList{s("poolhouse-activity.json")});
        QVERIFY(w.files.written.front().contains("web-reads"));
    }

    void aLockIsLiftedForAWhileAndSaysSo() {
        WindowChangesScene w;
        w.locks.set({{operations::ReadOnlyLock::Scope::Cluster, s("*rectangular*"), {}},
                     {operations::ReadOnlyLock::Scope::Cluster, s("*horizontal*"), {}}});
        w.window->updateAges();
        QVERIFY(w.text("lockText").startsWith(s("Clusters matching")));
        QVERIFY(!w.action("actionAddPool")->isEnabled());
        w.act("actionUnlock");
        QCOMPARE(w.text("lockText"), s("Unlocked for 15:00."));
        QVERIFY(w.action("actionAddPool")->isEnabled());
        w.clock.advance(30s);
        w.open("postgresql-horizontal-12345"); // locked itself, and the countdown goes on beside it
        QVERIFY(w.text("lockText").contains(s("are read-only.")));
        QVERIFY2(w.text("lockText").contains(s("14:30")), qPrintable(w.text("lockText")));
        QTest::mouseClick(w.find<QPushButton>("lockButton"), Qt::LeftButton);
        QVERIFY(!w.text("lockText").contains(s("14:30")));
        w.open(cluster);
        QVERIFY(!w.action("actionAddPool")->isEnabled());
        QVERIFY(!w.action("actionLockNow")->isEnabled());
        w.act("actionShowBoard");
        QVERIFY(!w.find<QWidget>("lockBanner")->isVisible());
    }

    void thePoolGoesAndSoDoesTheChoice() {
        WindowChangesScene w;
        w.clickInTree(s("web-reads"));
        auto info = test::sampleInfo(cluster);
        info.pools.pop_back();
        w.store.applyInfo(info, w.clock.now());
        QTRY_VERIFY(!w.action("actionScalePool")->isEnabled());
        QVERIFY(w.action("actionScalePool")->toolTip().contains(s("Select a follower pool first")));
    }
};

POOLHOUSE_WIDGET_TEST(TestWindowChanges)
#include "tst_window_changes.moc"
