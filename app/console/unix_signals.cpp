// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/unix_signals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace poolhouse::console {

namespace {

// Signal handlers can only reach statics: write end of the self-pipe, -1 if not installed.
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void onSignal(int number) {
    const char byte = static_cast<char>(number);
    const int end = writeEnd.load();
    if (end >= 0 && ::write(end, &byte, 1) < 0) {
        ::_exit(128 + number);
    }
}

void handle(void (*handler)(int), unsigned flags) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(flags);
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals(QObject* parent) : QObject(parent) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // without the pipe, signals keep their default effect
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto* notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &UnixSignals::wake);
    handle(onSignal, SA_RESTART | SA_RESETHAND); // SA_RESETHAND: a second signal has the default effect
}

UnixSignals::~UnixSignals() {
    handle(SIG_DFL, 0);
    if (m_readEnd >= 0) {
        ::close(writeEnd.exchange(-1));
        ::close(m_readEnd);
    }
}

void UnixSignals::wake() {
    char byte = 0;
    while (::read(m_readEnd, &byte, 1) > 0) {
    }
    Q_EMIT quitRequested();
}

} // namespace poolhouse::console
