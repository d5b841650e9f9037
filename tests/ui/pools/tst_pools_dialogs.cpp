// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/scale_dialog.h"
#include "ui/pools/window_placement.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace poolhouse;
using core::ChangeKind;
using State = operations::Operation::State;
using test::Asked;
using test::part;
using test::press;
using test::utf8;

namespace {

/// Owns and shows one of the dialogs.
template <class Dialog> struct Shown {
    test::ChangeScene scene;
    QPointer<Dialog> dialog;

    template <class... Rest> explicit Shown(Rest... rest) {
        dialog = new Dialog(scene.store, scene.clock, scene.cluster, rest...);
        dialog->open();
    }
    ~Shown() { delete dialog; }
    [[nodiscard]] QPushButton* ask() { return part<QPushButton>(*dialog, "askButton"); }
    [[nodiscard]] QWidget* panel() { return part<QWidget>(*dialog, "operationPanel"); }
    [[nodiscard]] QString said() { return part<QLabel>(*dialog, "operationText")->text(); }
};
using Scale = Shown<ui::ScaleDialog>;
using Leader = Shown<ui::LeaderDialog>;
using Destroy = Shown<ui::DestroyPoolDialog>;

} // namespace

class TestPoolDialogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scalingAsksForOneChange() {
        Scale s("web-reads");
        Asked asked(*s.dialog);
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("No changes yet."));
        press(*s.dialog, "countMore");
        QCOMPARE(s.ask()->text(), utf8("Scale to 4 instances"));
        QCOMPARE(s.ask()->toolTip(), QString());
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last().size(), std::size_t(1));
        QCOMPARE(asked.last()[0].change, (core::Change{ChangeKind::SetCount, "web-reads", "", 4}));
    }

    void levelAndCountAreTwoChangesOnOneBasis() {
        Scale s("web-reads");
        Asked asked(*s.dialog);
        s.dialog->setLevel("16G-Performance");
        s.dialog->setCount(2);
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last().size(), std::size_t(2));
        QCOMPARE(asked.last()[0].change.kind, ChangeKind::SetLevel);
        QCOMPARE(asked.last()[1].change.kind, ChangeKind::SetCount);
        QVERIFY(asked.last()[0].basis == asked.last()[1].basis);
    }

    void theEffectIsInSightAboveTheWarnings() {
        Scale s("web-reads");
        s.dialog->setCount(1);
        const auto placeOf = [&s](const char* name) {
            const auto* widget = part<QWidget>(*s.dialog, name);
            return QRect(widget->mapTo(s.dialog.data(), QPoint()), widget->size());
        };
        const QRect figures = placeOf("figureCard");
        const QRect warnings = placeOf("warningList");
        QVERIFY(part<QWidget>(*s.dialog, "warningList")->isVisible());
        QVERIFY(s.dialog->rect().contains(figures));
        QVERIFY(s.dialog->rect().contains(warnings));
        QVERIFY(figures.bottom() < warnings.top());
        QVERIFY(!part<QWidget>(*s.dialog, "figureCard")->visibleRegion().isEmpty());
        QVERIFY(s.dialog->height() <= s.dialog->screen()->availableSize().height());
    }

    void onlyThePageScrolls() {
        Scale s("web-reads");
        s.dialog->resize(s.dialog->width(), 420);
        QCOMPARE(part<QAbstractScrollArea>(*s.dialog, "levelPicker")->verticalScrollBar()->maximum(), 0);
        int scrolling = 0;
        for (const auto* area : s.dialog->findChildren<QAbstractScrollArea*>()) {
            scrolling += area->verticalScrollBar()->maximum() > 0 ? 1 : 0;
        }
        QCOMPARE(scrolling, 1);
        // the keyboard reaches levels below the edge
        auto* levels = part<QTableWidget>(*s.dialog, "levelPicker");
        levels->setFocus();
        for (int row = 0; row < levels->rowCount(); ++row) {
            QTest::keyClick(levels, Qt::Key_Down);
        }
        const auto last = levels->visualRect(levels->currentIndex());
        QCOMPARE(levels->currentRow(), levels->rowCount() - 1);
        QVERIFY(levels->viewport()->visibleRegion().contains(last.center()));
    }

    void capacityBelowUseIsAcceptedForThisDraftOnly() {
        Scale s("web-reads");
        s.dialog->setCount(2);
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("Accept the warning first."));
        auto* accept = part<QCheckBox>(*s.dialog, "acceptWarnings");
        accept->click();
        QVERIFY(s.ask()->isEnabled());
        s.scene.read([](core::ClusterInfo& info) { info.pools.back().connectionsUsed = 1020; });
        QVERIFY(s.ask()->isEnabled()); // a poll with a similar figure keeps the acceptance
        s.dialog->setCount(1);
        QVERIFY(!s.ask()->isEnabled());
        s.dialog->setCount(4);
        QVERIFY(s.ask()->isEnabled());
    }

    void enterInTheCountNeitherSendsNorCloses() {
        Scale s("web-reads");
        Asked asked(*s.dialog);
        s.dialog->setCount(5);
        QTest::keyClick(part<QWidget>(*s.dialog, "countField"), Qt::Key_Return);
        QVERIFY(s.dialog->isVisible());
        QVERIFY(asked.all.empty());
    }

    void driftIsShownAndNothingTypedIsLost() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        s.scene.setCount("web-reads", 4);
        QVERIFY(s.panel()->isVisible());
        QVERIFY2(s.said().startsWith(utf8("web-reads changed from 3 to 4 instances.")), qPrintable(s.said()));
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(part<QSpinBox>(*s.dialog, "countField")->value(), 5);
        Asked asked(*s.dialog);
        press(*s.dialog, "useNewFigures");
        QVERIFY(s.panel()->isHidden());
        QCOMPARE(part<QSpinBox>(*s.dialog, "countField")->value(), 5);
        press(*s.dialog, "askButton");
        QVERIFY(asked.last()[0].basis == core::shapesOf(s.scene.info()));
    }

    void driftThatTheOperationFoundAsksForTheFigures() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        Asked asked(*s.dialog);
        QSignalSpy refresh(s.dialog, &ui::ChangeDialog::refreshRequested);
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        auto operation = asked.operation(State::Drifted);
        operation.progress = operations::ProgressCode::Drifted;
        s.dialog->follow(operation);
        QCOMPARE(refresh.size(), 1);
        QVERIFY(s.panel()->isVisible());
        s.scene.setCount("web-reads", 4);
        QVERIFY(s.said().startsWith(utf8("web-reads changed from 3 to 4 instances")));
    }

    void aPoolThatIsGoneLeavesNothingToChange() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        s.scene.remove("web-reads");
        QVERIFY(s.said().contains(utf8("web-reads no longer exists.")));
        QVERIFY(!part<QWidget>(*s.dialog, "useNewFigures")->isVisible());
        QVERIFY(!s.ask()->isEnabled());
        QVERIFY(s.dialog->isVisible());
    }

    void whatAnOperationDoesToTheClusterIsNoDrift() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        Asked asked(*s.dialog);
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        s.dialog->follow(asked.operation(State::Sending));
        s.scene.setCount("web-reads", 5);
        QCOMPARE(part<QLabel>(*s.dialog, "operationWhat")->text(), utf8("Sending"));
    }

    void aRefusalAndALockSayWhy() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        press(*s.dialog, "askButton");
        s.dialog->refuse(utf8("Another change of web-reads is under way."));
        QCOMPARE(s.said(), utf8("Another change of web-reads is under way."));
        QVERIFY(s.ask()->isEnabled());
        s.dialog->setLocked(utf8("Clusters named *-prod are locked."));
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("Clusters named *-prod are locked."));
    }

    void beforeItLeftItCanBeTakenBack() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        Asked asked(*s.dialog);
        QSignalSpy withdrawn(s.dialog, &ui::ChangeDialog::withdrawn);
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        s.dialog->follow(asked.operation(State::Checking));
        press(*s.dialog, "cancelButton");
        QCOMPARE(withdrawn.size(), 1);
        QVERIFY(s.dialog->isVisible());
        s.dialog->follow(asked.operation(State::Cancelled));
        QVERIFY(s.ask()->isEnabled());
        QCOMPARE(part<QSpinBox>(*s.dialog, "countField")->value(), 5);
    }

    void aWaitCountsDownByItself() {
        Scale s("web-reads");
        s.dialog->setCount(5);
        Asked asked(*s.dialog);
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        auto waiting = asked.operation(State::Waiting);
        waiting.nextAttempt = s.scene.clock.now() + std::chrono::seconds(3);
        s.dialog->follow(waiting);
        QVERIFY(s.said().endsWith(utf8("Next attempt in 3 s.")));
        s.scene.clock.advance(std::chrono::seconds(2));
        QTRY_VERIFY(s.said().endsWith(utf8("Next attempt in 1 s.")));
    }

    void theCodeGoesToItsOperation() {
        Destroy d("web-reads");
        Asked asked(*d.dialog);
        part<QLineEdit>(*d.dialog, "phraseField")->setText(utf8("example-app/web-reads"));
        d.ask()->click();
        d.dialog->setOperations({utf8("operation-1")});
        d.dialog->follow(asked.operation(State::NeedsTwoFactor));
        QSignalSpy codes(d.dialog, &ui::ChangeDialog::codeEntered);
        QTest::keyClicks(part<QLineEdit>(*d.dialog, "twoFactorCode"), utf8("123456"));
        press(*d.dialog, "sendTwoFactorCode");
        QCOMPARE(codes.size(), 1);
        QCOMPARE(codes[0][0].toString(), utf8("operation-1"));
        QCOMPARE(codes[0][1].toString(), utf8("123456"));
    }

    void theStandbyIsRemovedWithOneButton() {
        Leader l(ui::LeaderDialog::Begin::HighAvailability);
        Asked asked(*l.dialog);
        part<QCheckBox>(*l.dialog, "standbyBox")->click();
        QCOMPARE(l.ask()->text(), utf8("Remove the standby"));
        QVERIFY(part<QLabel>(*l.dialog, "standbyEffect")->text().contains(utf8("no high availability")));
        press(*l.dialog, "askButton");
        QCOMPARE(asked.last()[0].change, (core::Change{ChangeKind::SetCount, "leader", "", 1}));
    }

    void destroyingNeedsThePhrase() {
        Destroy d("web-reads");
        Asked asked(*d.dialog);
        auto* phrase = part<QLineEdit>(*d.dialog, "phraseField");
        QVERIFY(!d.ask()->isEnabled());
        QVERIFY(part<QPushButton>(*d.dialog, "cancelButton")->isDefault());
        QTest::keyClicks(phrase, utf8("Example-app/web-reads"));
        QVERIFY(!d.ask()->isEnabled());
        QCOMPARE(part<QLabel>(*d.dialog, "phraseProblem.text")->text(), utf8("Case-sensitive."));
        phrase->clear();
        QApplication::clipboard()->setText(utf8("  example-app/web-reads \n"));
        phrase->paste();
        QVERIFY(d.ask()->isEnabled());
        QTest::keyClick(d.ask(), Qt::Key_Space);
        QCOMPARE(asked.last()[0].change, (core::Change{ChangeKind::DestroyPool, "web-reads", "", 0}));
    }

    /// Enter never closes the dialog in silence: it destroys with the phrase, and says what is missing without it.
    void enterNeedsThePhrase() {
        Destroy d("web-reads");
        Asked asked(*d.dialog);
        QVERIFY(QTest::qWaitForWindowActive(d.dialog));
        auto* phrase = part<QLineEdit>(*d.dialog, "phraseField");
        QTest::keyClick(phrase, Qt::Key_Return);
        QTest::keyClicks(phrase, utf8("example-app/web"));
        QTest::keyClick(phrase, Qt::Key_Enter);
        QVERIFY(d.dialog);
        QVERIFY(asked.all.empty());
        QCOMPARE(part<QLabel>(*d.dialog, "phraseProblem.text")->text(), utf8("Type example-app/web-reads first."));
        QTest::keyClicks(phrase, utf8("-reads"));
        QVERIFY(part<QLabel>(*d.dialog, "phraseProblem.text")->isHidden() ||
                part<QLabel>(*d.dialog, "phraseProblem.text")->text().isEmpty());
        QTest::keyClick(phrase, Qt::Key_Return);
        QCOMPARE(asked.last()[0].change, (core::Change{ChangeKind::DestroyPool, "web-reads", "", 0}));
    }

    void theMilderWayIsOffered() {
        Destroy d("web-reads");
        QSignalSpy milder(d.dialog, &ui::DestroyPoolDialog::scaleToZeroRequested);
        Q_EMIT part<QLabel>(*d.dialog, "scaleToZero")->linkActivated(utf8("scale"));
        QCOMPARE(milder.size(), 1);
        QCOMPARE(milder[0][1].toString(), utf8("web-reads"));
        QTRY_VERIFY(!d.dialog);
    }

    void theDangerousButtonIsNeverUnderThePointer() {
        const QRect screen(0, 0, 1366, 768);
        const QRect button(460, 480, 140, 30);
        for (const QPoint pointer : {QPoint(900, 600), QPoint(700, 350), QPoint(530, 495), QPoint(10, 10)}) {
            for (const QPoint corner : {QPoint(300, 100), QPoint(pointer - button.center())}) {
                const QRect window(corner, QSize(622, 528));
                const QPoint place = ui::placeAwayFrom(window, button, pointer, screen);
                QVERIFY(!button.translated(place).adjusted(-20, -20, 20, 20).contains(pointer));
                if (screen.contains(window)) {
                    QVERIFY(screen.contains(QRect(place, window.size())));
                }
            }
        }
        const QRect clear(300, 100, 622, 528);
        QCOMPARE(ui::placeAwayFrom(clear, button, QPoint(0, 0), screen), clear.topLeft());
    }

    void nothingIsCutWhereThereIsRoom() {
        Leader l(ui::LeaderDialog::Begin::HighAvailability);
        const auto* bar = l.dialog->findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_COMPARE(bar->maximum(), 0);
        for (const bool standby : {false, true, false}) {
            l.dialog->setStandby(standby); // texts of different length
            QTRY_COMPARE(bar->maximum(), 0);
        }
        Scale s("web-reads");
        s.dialog->setCount(5);
        QTRY_COMPARE(s.dialog->findChild<QScrollArea*>()->verticalScrollBar()->maximum(), 0);
    }

    void everyInputHasANameForScreenReaders() {
        Scale s("web-reads");
        test::checkNames(*s.dialog);
        Leader l(ui::LeaderDialog::Begin::Level);
        test::checkNames(*l.dialog);
        Destroy d("web-reads");
        test::checkNames(*d.dialog);
    }
};

POOLHOUSE_WIDGET_TEST(TestPoolDialogs)
#include "tst_pools_dialogs.moc"
