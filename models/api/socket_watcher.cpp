// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/socket_watcher.h"

#include <QSocketNotifier>

#include <utility>

namespace poolhouse::api {

void SocketWatcher::watch(qintptr socket, bool read, bool write) {
    Notifiers& notifiers = m_sockets[socket];
    arm(notifiers.read, socket, Ready::Read, read);
    arm(notifiers.write, socket, Ready::Write, write);
}

void SocketWatcher::forget(qintptr socket) {
    if (const auto at = m_sockets.find(socket); at != m_sockets.end()) {
        drop(at->second);
        m_sockets.erase(at);
    }
}

void SocketWatcher::clear() {
    for (const auto& [socket, notifiers] : std::exchange(m_sockets, {})) {
        drop(notifiers);
    }
}

void SocketWatcher::arm(QSocketNotifier*& notifier, qintptr socket, Ready ready, bool wanted) {
    if (notifier != nullptr) {
        notifier->setEnabled(wanted);
    } else if (wanted) {
        const auto type = ready == Ready::Read ? QSocketNotifier::Read : QSocketNotifier::Write;
        notifier = new QSocketNotifier(socket, type, &m_parent);
        QObject::connect(notifier, &QSocketNotifier::activated, &m_parent,
                         [this, socket, ready] { m_report(socket, ready); });
    }
}

void SocketWatcher::drop(const Notifiers& notifiers) {
    for (QSocketNotifier* notifier : {notifiers.read, notifiers.write}) {
        if (notifier != nullptr) {
            notifier->setEnabled(false); // at once: the descriptor may be reused immediately
            notifier->deleteLater();     // later: this may run within its own signal
        }
    }
}

} // namespace poolhouse::api
