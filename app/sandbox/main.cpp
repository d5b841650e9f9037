// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/command_line.h"
#include "app/sandbox/sandbox.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace poolhouse::sandbox;

constexpr int exitFailure = 1;
constexpr int exitUsage = 2;

/// Write end of a socket pair (self-pipe trick): write() is async-signal-safe.
volatile std::sig_atomic_t signalSocket = -1;

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(static_cast<int>(signalSocket), &byte, 1);
}

/// SIGINT and SIGTERM quit the event loop for an orderly shutdown.
void quitOnSignals(QCoreApplication& application) {
    int ends[2]{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return; // signals then kill the process, which the store survives
    }
    signalSocket = ends[0];
    auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    struct sigaction action {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

/// A thousand clients exceed the usual soft limit on open files.
void raiseFileLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void printError(const std::string& sentence) {
    std::fprintf(stderr, "poolhouse-sandbox: %s\n", sentence.c_str());
}

int serve(QCoreApplication& application, const CommandLine& line) {
    auto started = Sandbox::start(line.options);
    if (!started) {
        printError(started.error().sentence);
        return exitFailure;
    }
    const auto sandbox = std::move(started).value();
    if (line.scenarioGiven && sandbox->scenario() != line.options.scenario) {
        printError("The database contains the scenario \"" + sandbox->scenario() + "\" already; \"" +
                   line.options.scenario + "\" was ignored. Use another --db for a new sandbox.");
    }
    std::printf("{\"url\":\"%s\"}\n", sandbox->url().c_str());
    std::fflush(stdout);
    return application.exec();
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    const auto line = parseCommandLine(application.arguments());
    if (!line) {
        printError(line.error() + " Try --help.");
        return exitUsage;
    }
    if (line.value().help) {
        std::fputs(helpText().c_str(), stdout);
        return 0;
    }
    if (line.value().version) {
        std::puts("poolhouse-sandbox " POOLHOUSE_VERSION);
        return 0;
    }
    raiseFileLimit();
    quitOnSignals(application);
    return serve(application, line.value());
}
