// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktop_notices.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>
#include <QVariantMap>

#include <utility>

namespace poolhouse::console {

namespace {

const QLatin1String noticesService("org.freedesktop.Notifications");
const QLatin1String noticesPath("/org/freedesktop/Notifications");
const QLatin1String byClick("default"); ///< action key of a click on the notification body
constexpr int noticesTimeout = 5'000;   ///< in ms, for the service to respond

QDBusMessage messageOf(const ui::Notification& notification) {
    constexpr uint replacesNothing = 0;
    constexpr int asLongAsUsual = -1;
    const bool bad = notification.tone != text::Tone::Good;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("io.github.poolhouse.Poolhouse")},
                            {QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(bad ? 2 : 1))}};
    auto message =
        QDBusMessage::createMethodCall(noticesService, noticesPath, noticesService, QStringLiteral("Notify"));
    message << QStringLiteral("Poolhouse") << replacesNothing << QStringLiteral("io.github.poolhouse.Poolhouse")
            << notification.title << notification.text.toHtmlEscaped() // servers may interpret markup
            << QStringList{byClick, DesktopNotices::tr("Show")} << hints << asLongAsUsual;
    return message;
}

} // namespace

DesktopNotices::DesktopNotices(QObject* parent) : QObject(parent) {}

DesktopNotices::~DesktopNotices() = default;

void DesktopNotices::show(const ui::Notification& notification, std::function<void()> clicked) {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        showInTray(notification, std::move(clicked));
        return;
    }
    listen();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(messageOf(notification), noticesTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, notification, clicked = std::move(clicked)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                handleReply(*done, notification, clicked);
            });
}

void DesktopNotices::handleReply(QDBusPendingCallWatcher& watcher, const ui::Notification& notification,
                                 std::function<void()> clicked) {
    const QDBusPendingReply<uint> reply = watcher;
    if (reply.isError()) {
        showInTray(notification, std::move(clicked));
    } else {
        m_clicks[reply.value()] = std::move(clicked);
    }
}

/// No service name: with one, Qt resolves its owner with a blocking bus call.
void DesktopNotices::listen() {
    if (std::exchange(m_listening, true)) {
        return;
    }
    auto bus = QDBusConnection::sessionBus();
    bus.connect(QString(), noticesPath, noticesService, QStringLiteral("ActionInvoked"), this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(QString(), noticesPath, noticesService, QStringLiteral("NotificationClosed"), this,
                SLOT(notificationClosed(uint, uint)));
}

void DesktopNotices::actionInvoked(uint id, const QString& action) {
    const auto at = m_clicks.find(id);
    if (at == m_clicks.end() || action != byClick) {
        return;
    }
    const auto clicked = std::exchange(at->second, nullptr);
    m_clicks.erase(at);
    if (clicked) {
        clicked();
    }
}

void DesktopNotices::notificationClosed(uint id, uint /*reason*/) {
    m_clicks.erase(id);
}

void DesktopNotices::showInTray(const ui::Notification& notification, std::function<void()> clicked) {
    if (!QSystemTrayIcon::isSystemTrayAvailable()) {
        return;
    }
    if (!m_tray) {
        m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
        const auto chosen = [this] {
            m_tray->hide();
            if (const auto act = std::exchange(m_trayClicked, nullptr)) {
                act();
            }
        };
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, chosen);
        connect(m_tray.get(), &QSystemTrayIcon::activated, this, chosen);
        // The icon only carries notifications; hide it once the window is active.
        connect(qApp, &QGuiApplication::applicationStateChanged, m_tray.get(), [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationActive) {
                m_tray->hide();
            }
        });
    }
    m_trayClicked = std::move(clicked);
    m_tray->setToolTip(notification.title);
    m_tray->show();
    m_tray->showMessage(notification.title, notification.text,
                        notification.tone == text::Tone::Good ? QSystemTrayIcon::Information
                                                              : QSystemTrayIcon::Warning);
}

} // namespace poolhouse::console
