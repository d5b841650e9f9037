// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <unordered_map>

class QSocketNotifier;

namespace poolhouse::api {

/// Reports readable and writable sockets from the event loop. All methods may be called from within a report.
class SocketWatcher {
public:
    enum class Ready { Read, Write };

    explicit SocketWatcher(std::function<void(qintptr socket, Ready)> report) : m_report(std::move(report)) {}
    ~SocketWatcher() { clear(); }
    SocketWatcher(const SocketWatcher&) = delete;
    SocketWatcher& operator=(const SocketWatcher&) = delete;

    void watch(qintptr socket, bool read, bool write);
    void forget(qintptr socket); ///< the descriptor may be reused immediately
    void clear();

private:
    struct Notifiers {
        QSocketNotifier* read = nullptr;
        QSocketNotifier* write = nullptr;
    };

    void arm(QSocketNotifier*& notifier, qintptr socket, Ready ready, bool wanted);
    static void drop(const Notifiers& notifiers);

    std::function<void(qintptr, Ready)> m_report;
    std::unordered_map<qintptr, Notifiers> m_sockets;
    QObject m_parent; ///< parent of the notifiers
};

} // namespace poolhouse::api
