// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the window in the states people meet; with POOLHOUSE_SHOTS=DIR the pictures stay there.
#include "models/core/clock.h"
#include "tests/support/window_scene.h"
#include "ui/account/welcome_page.h"
#include "ui/theme/theme_controller.h"

#include <QAbstractButton>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QTableView>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::WindowScene;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

api::ApiError unreachable() {
    api::ApiError error;
    error.kind = api::ApiError::Kind::Unreachable;
    return error;
}

void shoot(QWidget& widget, const QString& name, qreal scale = 1) {
    QTest::qWait(60); // what gathers many changes into one look has looked by then; nothing is judged by it
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    widget.render(&image);
    QVERIFY(!image.isNull());
    const QString folder = qEnvironmentVariable("POOLHOUSE_SHOTS");
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(image.save(QDir(folder).filePath(name + s(".png"))));
    }
}

void likeTheDesign(WindowScene& w) {
    w.answerAll();
    w.window->resize(1320, 840);
    w.expandInTree(s("postgresql-rectangular-12345"));
    w.window->showCluster(test::sampleId("postgresql-rectangular-12345"));
    QTRY_VERIFY(w.find<QWidget>("statusChanges")->isVisible());
}

} // namespace

class WindowShotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::ThemeController>(*qApp, ui::SchemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void states_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void states() {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
        const QString tail = dark ? s("-dark") : s("-light");
        {
            WindowScene w;
            shoot(*w.window, s("welcome") + tail);
            w.find<QAbstractButton>("welcomeConnect")->click();
            QTest::keyClicks(w.find<QLineEdit>("tokenField"), s("HRKU-not-a-token"));
            w.session.setKeyring(fleet::Session::Keyring::Missing);
            w.session.fail(fleet::MalformedToken{});
            shoot(*w.window, s("token") + tail);
            w.session.connectSandbox();
            shoot(*w.window, s("loading") + tail);
            w.store.failFleet(unreachable(), w.clock.now());
            shoot(*w.window, s("failed") + tail);
        }
        WindowScene w;
        likeTheDesign(w);
        shoot(*w.window, s("cluster") + tail);
        shoot(*w.window, s("cluster@2") + tail, 2);
        w.act("actionCommandPalette");
        auto* palette = w.find<QWidget>("commandPalette");
        QTest::keyClicks(w.find<QLineEdit>("paletteField"), s("re"));
        shoot(*palette, s("palette") + tail);
        palette->close();
        w.locks.set({{operations::ReadOnlyLock::Scope::App, s("example-*"), {}}});
        w.window->updateAges();
        shoot(*w.window, s("locked") + tail);
        w.act("actionUnlock");
        w.act("actionShowActivity");
        shoot(*w.window, s("activity-unlocked") + tail);
        w.locks.set({});
        w.window->updateAges();
        w.window->resize(1366, 768);
        w.act("actionShowBoard");
        shoot(*w.window, s("board-1366") + tail);
        auto* table = w.find<QTableView>("fleetBoard");
        table->selectRow(1);
        w.store.failFleet(unreachable(), w.clock.now());
        w.clock.advance(6min);
        w.window->updateAges();
        shoot(*w.window, s("board-stale") + tail);
        w.find<QLineEdit>("fleetFilter")->setText(s("nothing like it"));
        shoot(*w.window, s("board-nothing") + tail);
    }

    void smallAndMirrored() {
        m_theme->setChoice(ui::SchemeChoice::Light);
        WindowScene w;
        likeTheDesign(w);
        w.window->resize(683, 384);
        shoot(*w.window, s("small"), 2);
        w.window->resize(1320, 840);
        w.window->setLayoutDirection(Qt::RightToLeft);
        shoot(*w.window, s("mirrored"));
        w.act("actionShowBoard");
        shoot(*w.window, s("mirrored-board"));
    }

private:
    std::unique_ptr<ui::ThemeController> m_theme;
};

QTEST_MAIN(WindowShotsTest)
#include "tst_window_shots.moc"
