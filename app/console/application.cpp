// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/application.h"

#include "app/console/info_command.h"
#include "app/console/qt_desktop.h"
#include "app/console/sandbox_starter.h"
#include "app/console/session_graph.h"
#include "app/console/settings.h"
#include "app/console/unix_signals.h"
#include "models/system_clock.h"
#include "ui/activity/qt_file_choice.h"
#include "ui/main_window.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <utility>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

/// A keyring that is locked asks its user; a command does not wait for that as long as a window may.
constexpr auto windowKeyringPatience = 60s;
constexpr auto commandKeyringPatience = 5s;

/// Calls once, from the event loop, after the first frame of a widget has been painted.
class FirstFrame final : public QObject {
public:
    FirstFrame(QWidget& widget, std::function<void()> then) : m_then(std::move(then)) {
        widget.installEventFilter(this);
        QTimer::singleShot(1s, this, &FirstFrame::call); // a window that starts minimised is not painted
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, &FirstFrame::call);
        }
        return false;
    }

private:
    void call() {
        if (auto then = std::exchange(m_then, nullptr)) {
            then();
        }
    }

    std::function<void()> m_then;
};

/// The record of what this person changed; it is theirs, not the desktop's configuration.
QString journalFile() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(QStringLiteral("journal.sqlite"));
}

/// `info` without a source means the account.
Source commandSource(const Source& source) {
    return std::holds_alternative<LastUsed>(source) ? Source(publicApi()) : source;
}

} // namespace

int runWindow(QApplication& application, const CommandLine& line) {
    const models::SystemClock clock;
    Settings settings;
    QtDesktop desktop;
    ui::QtFileChoice files;
    DesktopSecretPlaces places(windowKeyringPatience);
    SessionGraph graph({clock, settings, places, builtInSandbox(), {}, journalFile()});
    ui::ThemeController theme(application, ui::MainWindow::rememberedAppearance(settings));
    ui::MainWindow window({graph.store(), graph.poller(), graph.session(), graph.operations(), graph.locks(), clock, settings,
                           desktop, files});
    QObject::connect(&window, &ui::MainWindow::appearanceChosen, &theme, &ui::ThemeController::setChoice);
    const FirstFrame firstFrame(window, [&] { graph.session().begin(line.source); });
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitWanted, &window, &QWidget::close);
    QObject::connect(&unixSignals, &UnixSignals::quitWanted, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    window.show();
    return QApplication::exec();
}

int runInfo(const CommandLine& line) {
    const models::SystemClock clock;
    MemoryPreferences preferences; // a command leaves the window's memory alone
    DesktopSecretPlaces places(commandKeyringPatience);
    SessionGraph graph({clock, preferences, places, builtInSandbox()});
    InfoCommand command(line.info, graph.store(), graph.poller(), graph.session(), clock);
    CommandResult result{exitFailure, {}, QStringLiteral("Interrupted before everything was read.\n")};
    QObject::connect(&command, &InfoCommand::finished, &command, [&result](const CommandResult& done) {
        result = done;
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitWanted, QCoreApplication::instance(), &QCoreApplication::quit);
    QTimer::singleShot(0, &command, [&] {
        command.start();
        graph.session().begin(commandSource(line.source));
    });
    QCoreApplication::exec();
    printError(result.complaint);
    return printOut(result.output) ? result.exitCode : exitFailure;
}

bool printOut(const QString& text) {
    const auto bytes = text.toUtf8();
    const bool written = std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout) ==
                             static_cast<std::size_t>(bytes.size()) &&
                         std::fflush(stdout) == 0;
    if (!written) {
        printError(QStringLiteral("Nothing could be written to standard output: it is closed or full.\n"));
    }
    return written;
}

void printError(const QString& text) {
    if (!text.isEmpty()) {
        std::fputs(text.toUtf8().constData(), stderr);
    }
}

} // namespace poolhouse::console
