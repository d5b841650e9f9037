// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/help/help_window.h"
#include "ui/window/help_controller.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

/// A frame with a field, and a page of the manual's "board" beside it.
struct HelpControllerScene {
    QWidget frame;
    QWidget* page = new QWidget(&frame);
    QLineEdit* field = new QLineEdit(&frame);
    ui::HelpController controller{frame, [this] { return page; }};

    HelpControllerScene() {
        page->setObjectName(s("fleetBoardPage"));
        frame.show();
    }
    /// The page of the manual that is open; empty: none.
    [[nodiscard]] static QString shown() {
        for (const auto* each : QApplication::topLevelWidgets()) {
            if (each->objectName() == QLatin1String("helpWindow") && each->isVisible()) {
                return static_cast<const ui::HelpWindow*>(each)->page();
            }
        }
        return {};
    }
};

} // namespace

class TestHelpController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePageInFrontDecidesUnlessTheFocusIsInIt() {
        HelpControllerScene scene;
        scene.field->setFocus(); // in the frame around the page
        scene.controller.open();
        QCOMPARE(scene.shown(), s("board"));
        auto* tab = new QLineEdit(scene.page);
        tab->setObjectName(s("planTab"));
        tab->show();
        tab->setFocus();
        scene.controller.open();
        QCOMPARE(scene.shown(), s("planner"));
    }

    void f1InADialogOfTheWindowOpensItsPage() {
        HelpControllerScene scene;
        QDialog dialog(&scene.frame);
        dialog.setObjectName(s("locksDialog"));
        auto* inside = new QLineEdit(&dialog);
        dialog.show();
        QTest::keyClick(inside, Qt::Key_F1, Qt::ShiftModifier);
        QCOMPARE(scene.shown(), QString());
        QTest::keyClick(inside, Qt::Key_F1);
        QCOMPARE(scene.shown(), s("changes"));
        QVERIFY(dialog.isVisible());
    }

    void aPopupMakesWayForTheManual() {
        HelpControllerScene scene;
        QWidget popup(&scene.frame, Qt::Popup);
        popup.setObjectName(s("commandPalette"));
        popup.show();
        QTest::keyClick(&popup, Qt::Key_F1);
        QVERIFY(!popup.isVisible());
        QVERIFY(!scene.shown().isEmpty());
    }

    void anotherWindowIsLeftAlone() {
        HelpControllerScene scene;
        QDialog stranger;
        stranger.setObjectName(s("locksDialog"));
        stranger.show();
        QTest::keyClick(&stranger, Qt::Key_F1);
        QTest::keyClick(scene.field, Qt::Key_F1); // an action of the window
        QCOMPARE(scene.shown(), QString());
    }
};

POOLHOUSE_WIDGET_TEST(TestHelpController)
#include "tst_help_controller.moc"
