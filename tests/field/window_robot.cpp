// SPDX-License-Identifier: GPL-3.0-or-later

// To be preloaded into the program: presses Disconnect in its window as soon as the file named by POOLHOUSE_ROBOT
// exists, and says so on stdout. It also lets the test read the memory of the process, which the program itself
// forbids.

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <sys/prctl.h>

namespace {

QAction* disconnectAction() {
    for (const auto* window : QApplication::topLevelWidgets()) {
        if (auto* found = window->findChild<QAction*>(QStringLiteral("actionDisconnect"))) {
            return found;
        }
    }
    return nullptr;
}

void watchForFile() {
    const auto file = qEnvironmentVariable("POOLHOUSE_ROBOT");
    if (file.isEmpty()) {
        return;
    }
    ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    ::prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    auto* const timer = new QTimer(QCoreApplication::instance());
    QObject::connect(timer, &QTimer::timeout, timer, [timer, file] {
        auto* const action = QFile::exists(file) ? disconnectAction() : nullptr;
        if (action != nullptr && action->isEnabled()) {
            timer->stop();
            action->trigger();
            std::puts("disconnected");
            std::fflush(stdout);
        }
    });
    timer->start(50);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watchForFile)
