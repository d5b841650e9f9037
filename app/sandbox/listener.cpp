// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/listener.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace poolhouse::sandbox {

namespace {

constexpr int backlog = 1024;
constexpr int acceptedAtOnce = 256; ///< before other events have their turn
constexpr std::chrono::milliseconds pauseLength{500};

void allowReuse(int descriptor, int allowed) {
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &allowed, sizeof allowed);
}

int bindLocally(int descriptor, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    return ::bind(descriptor, &generic, sizeof generic);
}

int boundPort(int descriptor) {
    sockaddr generic{};
    socklen_t size = sizeof generic;
    ::getsockname(descriptor, &generic, &size);
    sockaddr_in address{};
    std::memcpy(&address, &generic, sizeof address);
    return ntohs(address.sin_port);
}

ListenError lastError() {
    return {errno == EADDRINUSE, std::strerror(errno)};
}

} // namespace

Listener::Listener(Accepted accepted, QObject* parent) : QObject(parent), m_accepted(std::move(accepted)) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseLength);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_incoming->setEnabled(true); });
}

Listener::~Listener() {
    m_incoming.reset();
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

core::Result<int, ListenError> Listener::listen(int port) {
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_descriptor < 0) {
        return lastError();
    }
    allowReuse(m_descriptor, 1);
    if (bindLocally(m_descriptor, port) != 0 || ::listen(m_descriptor, backlog) != 0) {
        return lastError();
    }
    m_port = boundPort(m_descriptor);
    m_incoming = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_incoming.get(), &QSocketNotifier::activated, this, &Listener::acceptAll);
    return m_port;
}

/// On Linux, shutdown() of a listening socket refuses clients and allows a later listen(). It also releases a port
/// chosen by the kernel, which is therefore bound again by number; without SO_REUSEADDR no other socket can listen on
/// it.
void Listener::suspend() {
    m_pause.stop();
    m_incoming->setEnabled(false);
    ::shutdown(m_descriptor, SHUT_RDWR);
    (void)bindLocally(m_descriptor, m_port); // fails for a port chosen by number, which is still bound
    allowReuse(m_descriptor, 0);
}

void Listener::resume() {
    allowReuse(m_descriptor, 1);
    ::listen(m_descriptor, backlog);
    m_incoming->setEnabled(true);
}

void Listener::retry() {
    if (m_pause.isActive()) {
        m_pause.stop();
        m_incoming->setEnabled(true);
    }
}

void Listener::acceptAll() {
    for (int i = 0; i < acceptedAtOnce; ++i) {
        const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (descriptor >= 0) {
            m_accepted(descriptor);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            pause();
            return;
        }
    }
}

/// A waiting client keeps the socket readable: without a pause the event loop would spin.
void Listener::pause() {
    m_incoming->setEnabled(false);
    m_pause.start();
}

} // namespace poolhouse::sandbox
