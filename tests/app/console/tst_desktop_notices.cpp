// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktop_notices.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QTest>
#include <QVariantMap>

using namespace poolhouse;
using test::s;

/// Fake notification service on a separate connection.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    NotificationService() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, s("desktop"))) {
        m_bus.registerObject(path(), this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(s("org.freedesktop.Notifications"));
    }
    ~NotificationService() override { QDBusConnection::disconnectFromBus(s("desktop")); }

    void say(const char* signal, const QVariantList& arguments) {
        auto message = QDBusMessage::createSignal(path(), s("org.freedesktop.Notifications"), s(signal));
        message.setArguments(arguments);
        m_bus.send(message);
    }

    QStringList shown; ///< titles and texts
    QVariantMap hints;

public Q_SLOTS:
    uint Notify(const QString&, uint, const QString&, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& given, int) {
        shown << title + QLatin1Char('|') + text + QLatin1Char('|') + actions.value(0);
        hints = given;
        return static_cast<uint>(shown.size()) + 40;
    }

private:
    static QString path() { return s("/org/freedesktop/Notifications"); }

    QDBusConnection m_bus;
};

/// Runs without a bus and (see CMakeLists.txt) on a private one.
class TestDesktopNotices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutABusNothingHappens();
    void showsAndHearsTheClick();
};

void TestDesktopNotices::withoutABusNothingHappens() {
    if (qEnvironmentVariableIsSet("POOLHOUSE_TEST_BUS")) {
        QSKIP("this run has a bus");
    }
    console::DesktopNotices notices;
    bool clicked = false;
    notices.show({s("title"), s("text"), text::Tone::Good}, [&clicked] { clicked = true; });
    QVERIFY(!clicked);
}

void TestDesktopNotices::showsAndHearsTheClick() {
    if (!qEnvironmentVariableIsSet("POOLHOUSE_TEST_BUS")) {
        QSKIP("needs dbus-run-session: see on_private_bus.sh");
    }
    NotificationService service;
    console::DesktopNotices notices;
    int first = 0, second = 0;
    notices.show({s("web-reads scaled to 5"), s("a < b & c"), text::Tone::Good}, [&first] { ++first; });
    QTRY_COMPARE(service.shown.value(0), s("web-reads scaled to 5|a &lt; b &amp; c|default"));
    QCOMPARE(service.hints.value(s("urgency")).toInt(), 1);
    notices.show({s("It failed"), {}, text::Tone::Bad}, [&second] { ++second; });
    QTRY_COMPARE(service.shown.size(), 2);
    QCOMPARE(service.hints.value(s("urgency")).toInt(), 2);
    QTest::qWait(0);
    service.say("NotificationClosed", {42U, 2U});
    service.say("ActionInvoked", {42U, s("default")}); // already closed
    service.say("ActionInvoked", {41U, s("other")});
    service.say("ActionInvoked", {99U, s("default")}); // another program's notification
    service.say("ActionInvoked", {41U, s("default")});
    service.say("ActionInvoked", {41U, s("default")});
    QTRY_COMPARE(first, 1);
    notices.show({s("last"), {}, text::Tone::Good}, {}); // no click handler
    QTRY_COMPARE(service.shown.size(), 3);
    QCOMPARE(first, 1);
    QCOMPARE(second, 0);
}

POOLHOUSE_WIDGET_TEST(TestDesktopNotices)
#include "tst_desktop_notices.moc"
