// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/stream.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace poolhouse::sandbox {

namespace {

constexpr std::size_t inputLimit = 64 * 1024;

bool tryAgain(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

Stream::Stream(int descriptor, QObject* parent)
    : QObject(parent),
      m_descriptor(descriptor),
      m_reads(descriptor, QSocketNotifier::Read),
      m_writes(descriptor, QSocketNotifier::Write) {
    const int one = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL, 0) | O_NONBLOCK);
    m_writes.setEnabled(false);
    connect(&m_reads, &QSocketNotifier::activated, this, &Stream::onReadable);
    connect(&m_writes, &QSocketNotifier::activated, this, &Stream::flush);
}

Stream::~Stream() {
    m_reads.setEnabled(false);
    m_writes.setEnabled(false);
    ::close(m_descriptor);
}

std::string Stream::readAll() {
    m_reads.setEnabled(!m_ended && !m_broken);
    return std::exchange(m_input, {});
}

void Stream::onReadable() {
    std::array<char, 16 * 1024> bytes{};
    const auto count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
    if (count < 0) {
        if (!tryAgain(errno)) {
            fail();
        }
        return;
    }
    if (count == 0) {
        m_ended = true;
    } else {
        m_input.append(bytes.data(), static_cast<std::size_t>(count));
    }
    m_reads.setEnabled(!m_ended && m_input.size() < inputLimit);
    Q_EMIT readable();
}

void Stream::write(std::string_view bytes) {
    if (m_broken) {
        return;
    }
    m_output += bytes;
    if (!m_writes.isEnabled()) {
        flush();
    }
}

void Stream::flush() {
    while (unsent() > 0) {
        const auto count = ::send(m_descriptor, m_output.data() + m_sent, unsent(), MSG_NOSIGNAL);
        if (count < 0) {
            if (tryAgain(errno)) {
                break;
            }
            fail();
            return;
        }
        m_sent += static_cast<std::size_t>(count);
    }
    if (unsent() == 0) {
        m_output.clear();
        m_sent = 0;
    }
    m_writes.setEnabled(unsent() > 0);
    Q_EMIT written();
}

void Stream::finishWriting() {
    ::shutdown(m_descriptor, SHUT_WR);
}

void Stream::abort() {
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_broken = true;
    m_reads.setEnabled(false);
    m_writes.setEnabled(false);
}

void Stream::fail() {
    m_broken = true;
    m_output.clear();
    m_sent = 0;
    m_reads.setEnabled(false);
    m_writes.setEnabled(false);
    Q_EMIT broken();
}

} // namespace poolhouse::sandbox
