// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/desktop.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

class QDBusPendingCallWatcher;
class QSystemTrayIcon;

namespace poolhouse::console {

/// Shows notifications through org.freedesktop.Notifications if available, else through a tray icon, else not at all.
/// Never blocks.
class DesktopNotices : public QObject {
    Q_OBJECT
public:
    explicit DesktopNotices(QObject* parent = nullptr);
    ~DesktopNotices() override;

    void show(const ui::Notification& notification, std::function<void()> clicked);

private:
    void handleReply(QDBusPendingCallWatcher& watcher, const ui::Notification& notification,
                     std::function<void()> clicked);
    void showInTray(const ui::Notification& notification, std::function<void()> clicked);
    void listen();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);
    void notificationClosed(uint id, uint reason);

private:
    bool m_listening = false;
    std::map<std::uint32_t, std::function<void()>> m_clicks; ///< by notification id
    std::unique_ptr<QSystemTrayIcon> m_tray;
    std::function<void()> m_trayClicked;
};

} // namespace poolhouse::console
