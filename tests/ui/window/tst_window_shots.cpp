// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the window is clipped, in any state; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "models/core/clock.h"
#include "tests/support/fake_services.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/account/welcome_page.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;
using test::unreachable;
using test::WindowScene;

namespace {

void likeTheDesign(WindowScene& w) {
    w.answerAll();
    w.window->resize(1320, 840);
    w.expandInTree(s("postgresql-rectangular-12345"));
    w.window->showCluster(test::sampleId("postgresql-rectangular-12345"));
    QTRY_VERIFY(w.find<QWidget>("statusChanges")->isVisible());
}

} // namespace

class TestWindowShots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void states_data() {
        test::Pictures::addColumns();
        QTest::newRow("light") << false << false << 1.0;
        QTest::newRow("dark") << true << false << 1.0;
    }

    void states() {
        const test::Pictures pictures;
        {
            WindowScene w;
            pictures.shoot(*w.window, "welcome");
            w.find<QAbstractButton>("welcomeConnect")->click();
            QTest::keyClicks(w.find<QLineEdit>("tokenField"), s("HRKU-not-a-token"));
            w.session.setKeyring(fleet::Session::Keyring::Missing);
            w.session.fail(fleet::MalformedToken{});
            pictures.shoot(*w.window, "token");
            w.session.connectSandbox();
            pictures.shoot(*w.window, "loading");
            w.store.failFleet(unreachable(), w.clock.now());
            pictures.shoot(*w.window, "failed");
        }
        WindowScene w;
        likeTheDesign(w);
        pictures.shoot(*w.window, "cluster");
        w.act("actionCommandPalette");
        auto* palette = w.find<QWidget>("commandPalette");
        QTest::keyClicks(w.find<QLineEdit>("paletteField"), s("re"));
        pictures.shoot(*palette, "palette");
        palette->close();
        w.locks.set({{operations::ReadOnlyLock::Scope::App, s("example-*"), {}}});
        w.window->updateAges();
        pictures.shoot(*w.window, "locked");
        w.act("actionUnlock");
        w.act("actionShowActivity");
        pictures.shoot(*w.window, "activity-unlocked");
        w.locks.set({});
        w.window->updateAges();
        w.window->resize(1366, 768);
        w.act("actionShowBoard");
        pictures.shoot(*w.window, "board-1366");
        auto* table = w.find<QTableView>("fleetBoard");
        table->selectRow(1);
        w.store.failFleet(unreachable(), w.clock.now());
        w.clock.advance(6min);
        w.window->updateAges();
        pictures.shoot(*w.window, "board-stale");
        w.find<QLineEdit>("fleetFilter")->setText(s("nothing like it"));
        pictures.shoot(*w.window, "board-nothing");
    }

    void smallAndMirrored() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        WindowScene w;
        likeTheDesign(w);
        w.window->resize(683, 384);
        test::shoot(*w.window, s("small"), 2);
        w.window->resize(1320, 840);
        w.window->setLayoutDirection(Qt::RightToLeft);
        test::shoot(*w.window, s("mirrored"));
        w.act("actionShowBoard");
        test::shoot(*w.window, s("mirrored-board"));
    }
};

POOLHOUSE_WIDGET_TEST(TestWindowShots)
#include "tst_window_shots.moc"
