// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/application.h"

#include "app/console/attachment_command.h"
#include "app/console/change_arguments.h"
#include "app/console/cluster_area_command.h"
#include "app/console/cluster_command.h"
#include "app/console/compare_settings_command.h"
#include "app/console/configuration_change_command.h"
#include "app/console/connection_command.h"
#include "app/console/creation_command.h"
#include "app/console/credential_command.h"
#include "app/console/document_command.h"
#include "app/console/environment.h"
#include "app/console/file_lock.h"
#include "app/console/info_command.h"
#include "app/console/levels_command.h"
#include "app/console/maintenance_change_command.h"
#include "app/console/maintenance_command.h"
#include "app/console/migration_change_command.h"
#include "app/console/migration_command.h"
#include "app/console/plan_picture.h"
#include "app/console/pool_command.h"
#include "app/console/private_files.h"
#include "app/console/qt_desktop.h"
#include "app/console/read_only_settings.h"
#include "app/console/sandbox_starter.h"
#include "app/console/session_graph.h"
#include "app/console/settings.h"
#include "app/console/switch_command.h"
#include "app/console/unix_signals.h"
#include "app/console/window_handover.h"
#include "models/fleet/system_clock.h"
#include "models/text/printable.h"
#include "ui/platform/memory_preferences.h"
#include "ui/platform/qt_file_choice.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/local_offset.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

/// A locked keyring prompts the user; commands wait for that less long than the window.
constexpr auto windowKeyringTimeout = 60s;
constexpr auto commandKeyringTimeout = 5s;
const QString lockFileName = QStringLiteral("locks.json");

/// Invokes a callback once, from the event loop, after a widget's first paint.
class FirstFrame final : public QObject {
public:
    FirstFrame(QWidget& widget, std::function<void()> then) : m_then(std::move(then)) {
        widget.installEventFilter(this);
        QTimer::singleShot(1s, this, &FirstFrame::call); // a window that starts minimised is never painted
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

/// User data (journal, plans), as opposed to configuration.
QString dataFile(const QString& name) {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(name);
}

/// Created for this user alone.
void prepareDataFolder() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    makePrivate(folder);
}

/// Commands without a source use the account.
Source commandSource(const Source& source, const ApiSource& account) {
    return std::holds_alternative<LastUsed>(source) ? Source(account) : source;
}

/// Whether changes made there outlive this process.
bool isLasting(const Source& source) {
    const auto* sandbox = std::get_if<SandboxSource>(&source);
    return sandbox == nullptr || !sandbox->database.isEmpty();
}

int report(const CommandResult& result) {
    printError(result.complaint);
    return printOut(result.output) ? result.exitCode : exitFailure;
}

/// Takes the lock that keeps a second command that changes clusters away, or says why it cannot be had.
std::optional<QString> whyNotAlone(FileLock& lock) {
    switch (lock.acquire({})) {
    case FileLock::Outcome::Held: return std::nullopt;
    case FileLock::Outcome::HeldElsewhere:
        return QStringLiteral("Another poolhouse command that changes clusters is running. Wait for it to finish, then "
                              "run this again.\n");
    case FileLock::Outcome::Impossible: break;
    }
    return QStringLiteral(
               "The file %1 can't be written or locked, so another poolhouse command may be changing clusters "
               "and nothing was changed. Check the permissions of its folder and the space left there.\n")
        .arg(lock.file());
}

/// The journal of commands that change clusters. They run one at a time, since they share it.
class CommandJournal {
public:
    /// `kept`: the changes outlive this process.
    explicit CommandJournal(bool kept) : m_lock(dataFile(QStringLiteral("apply.lock"))) {
        if (kept) {
            prepareDataFolder();
            m_file = dataFile(QStringLiteral("apply.sqlite"));
            m_problem = whyNotAlone(m_lock);
        }
    }
    [[nodiscard]] const QString& file() const { return m_file; } ///< empty: in memory
    [[nodiscard]] const std::optional<QString>& problem() const { return m_problem; }

private:
    FileLock m_lock;
    QString m_file;
    std::optional<QString> m_problem;
};

/// Runs a command on a session until it finishes or the process is asked to quit.
int runCommand(HeadlessCommand& command, SessionGraph& graph, const Source& source, const ApiSource& account,
               const std::function<CommandResult()>& interrupted) {
    std::optional<CommandResult> result;
    QObject::connect(&command, &HeadlessCommand::finished, &command, [&result](const CommandResult& done) {
        result = done;
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitRequested, QCoreApplication::instance(), &QCoreApplication::quit);
    QTimer::singleShot(0, &command, [&] {
        command.start();
        graph.session().begin(commandSource(source, account));
    });
    QCoreApplication::exec();
    return report(result ? *result : interrupted());
}

/// For commands that only read.
GraphDependencies readingGraph(const core::Clock& clock, ui::Preferences& preferences, CredentialSources& credentials,
                               const Environment& environment) {
    return {.clock = clock,
            .preferences = preferences,
            .credentials = credentials,
            .startSandbox = builtInSandbox(),
            .authorities = environment.authorities,
            .api = environment.api,
            .namesForPeople = false};
}

/// For commands that change clusters; `preferences` has the window's locks.
GraphDependencies changingGraph(const core::Clock& clock, ReadOnlySettings& preferences, CredentialSources& credentials,
                                const Environment& environment, const QString& journal) {
    return {.clock = clock,
            .preferences = preferences,
            .credentials = credentials,
            .startSandbox = builtInSandbox(),
            .journalFile = journal,
            .isWindow = false,
            .lockFile = dataFile(lockFileName),
            .authorities = environment.authorities,
            .api = environment.api,
            .namesForPeople = false};
}

CommandResult interruptedReading() {
    return {exitFailure, {}, QStringLiteral("Interrupted before all data was loaded.\n")};
}

} // namespace

int runWindow(QApplication& application, const CommandLine& line, const Environment& environment) {
    const fleet::SystemClock clock;
    Settings settings;
    QtDesktop desktop;
    ui::QtFileChoice files;
    DesktopCredentialSources credentials(windowKeyringTimeout, environment.token);
    prepareDataFolder();
    const auto journal = dataFile(QStringLiteral("journal.sqlite"));
    WindowHandover handover(QFileInfo(journal).path());
    const auto request = windowRequest(line, environment);
    const auto role = handover.begin(request);
    if (role == WindowHandover::Role::Handed && !handover.notTaken().empty()) {
        printError(notTakenSentence(handover.notTaken(), line));
        return exitFailure;
    }
    if (role == WindowHandover::Role::Handed) {
        return printOut(QStringLiteral("Poolhouse is already open. Its window was brought to the front.\n"))
                   ? exitDone
                   : exitFailure;
    }
    SessionGraph graph({clock,
                        settings,
                        credentials,
                        builtInSandbox(),
                        {},
                        journal,
                        dataFile(QStringLiteral("plans")),
                        role == WindowHandover::Role::ReadOnly,
                        true,
                        dataFile(lockFileName),
                        environment.authorities,
                        environment.api});
    const JsonPlanFiles documents;
    ui::MainWindow window({graph.store(),
                           graph.poller(),
                           graph.session(),
                           graph.operations(),
                           graph.locks(),
                           clock,
                           settings,
                           desktop,
                           files,
                           graph.applying(),
                           graph.plans(),
                           documents,
                           graph.lockStorage(),
                           graph,
                           graph.maintenance(),
                           graph.settings(),
                           graph.quotas(),
                           graph.coming(),
                           graph.credentials(),
                           graph.migrations()});
    // Created after the window, so that style sheets are resolved once per widget rather than on every reparenting.
    ui::ThemeController theme(application, ui::MainWindow::rememberedAppearance(settings));
    QObject::connect(&window, &ui::MainWindow::appearanceChosen, &theme, &ui::ThemeController::setChoice);
    QObject::connect(&handover, &WindowHandover::requested, &window,
                     [&](const WindowRequest& later) { serveRequest(later, request, window, graph.session()); });
    if (!line.planFile.isEmpty()) {
        window.openPlan(line.planFile);
    }
    const FirstFrame firstFrame(window, [&] { graph.beginFirst(line.source); });
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitRequested, &window, &QWidget::close);
    QObject::connect(&unixSignals, &UnixSignals::quitRequested, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    window.show();
    return QApplication::exec();
}

int runInfo(const CommandLine& line, const Environment& environment) {
    const fleet::SystemClock clock;
    ui::MemoryPreferences preferences; // commands do not touch the window's settings
    DesktopCredentialSources credentials(commandKeyringTimeout, environment.token);
    SessionGraph graph(readingGraph(clock, preferences, credentials, environment));
    InfoCommand command(line.info, graph.store(), graph.poller(), graph.session(), clock);
    return runCommand(command, graph, line.source, environment.api, interruptedReading);
}

int runAreas(const CommandLine& line, const Environment& environment) {
    const fleet::SystemClock clock;
    ui::MemoryPreferences preferences; // commands do not touch the window's settings
    DesktopCredentialSources credentials(commandKeyringTimeout, environment.token);
    SessionGraph graph(readingGraph(clock, preferences, credentials, environment));
    const AreaCommand::Dependencies dependencies{graph.store(), graph.poller(), graph.session(), clock};
    if (line.command == CommandLine::Command::Levels) {
        LevelsCommand command(line.info, dependencies);
        return runCommand(command, graph, line.source, environment.api, interruptedReading);
    }
    if (line.command == CommandLine::Command::Maintenance) {
        MaintenanceCommand command(line.info, dependencies, graph.client(), ui::localOffset());
        return runCommand(command, graph, line.source, environment.api, interruptedReading);
    }
    if (line.command == CommandLine::Command::Migration) {
        MigrationCommand command(line.info, dependencies, graph.client());
        return runCommand(command, graph, line.source, environment.api, interruptedReading);
    }
    if (line.command == CommandLine::Command::ConnectionUrl) {
        ConnectionCommand command(line.info, dependencies, graph.client());
        return runCommand(command, graph, line.source, environment.api, interruptedReading);
    }
    if (line.command == CommandLine::Command::CompareSettings) {
        CompareSettingsCommand command(line.info, dependencies, graph.client());
        return runCommand(command, graph, line.source, environment.api, interruptedReading);
    }
    ClusterAreaCommand command(line.command, line.info, dependencies, {graph.client(), graph.client(), graph.client()});
    return runCommand(command, graph, line.source, environment.api, interruptedReading);
}

int runDocument(const CommandLine& line, const Environment& environment) {
    const auto& request = line.document;
    const auto document = readDocument(line.command, request);
    if (!document) {
        return report({exitUsage, {}, document.error() + QLatin1Char('\n')});
    }
    if (const auto problem = request.svg.isEmpty() ? std::nullopt : pictureProblem(request.svg)) {
        return report({exitUsage, {}, *problem + QLatin1Char('\n')});
    }
    if (!request.catalog.isEmpty()) {
        return report(runOnFile(document.value(), request));
    }
    const CommandJournal journal(line.command == CommandLine::Command::Apply && isLasting(line.source));
    if (journal.problem()) {
        return report({exitFailure, {}, *journal.problem()});
    }
    const fleet::SystemClock clock;
    ReadOnlySettings preferences;
    DesktopCredentialSources credentials(commandKeyringTimeout, environment.token);
    SessionGraph graph(changingGraph(clock, preferences, credentials, environment, journal.file()));
    DocumentCommand command(
        line.command, request, document.value(),
        {graph.store(), graph.poller(), graph.session(), graph.operations(), graph.planReads(), clock});
    return runCommand(command, graph, line.source, environment.api, [&command] { return command.interrupted(); });
}

int runChange(const CommandLine& line, const Environment& environment) {
    const CommandJournal journal(!line.change.dryRun && isLasting(line.source));
    if (journal.problem()) {
        return report({exitFailure, {}, *journal.problem()});
    }
    const fleet::SystemClock clock;
    ReadOnlySettings preferences;
    DesktopCredentialSources credentials(commandKeyringTimeout, environment.token);
    SessionGraph graph(changingGraph(clock, preferences, credentials, environment, journal.file()));
    const EngineDependencies dependencies{graph.store(),      graph.poller(),    graph.session(),
                                          graph.operations(), graph.planReads(), clock};
    std::unique_ptr<ChangeCommand> command;
    if (line.command == CommandLine::Command::Attach || line.command == CommandLine::Command::Detach) {
        command = std::make_unique<AttachmentCommand>(line.command, line.change, dependencies);
    } else if (line.command == CommandLine::Command::SwitchApps) {
        command = std::make_unique<SwitchCommand>(line.change, dependencies, graph.client());
    } else if (changesMaintenance(line.command)) {
        command = std::make_unique<MaintenanceChangeCommand>(line.command, line.change, dependencies, graph.client());
    } else if (makesCluster(line.command)) {
        command = std::make_unique<CreationCommand>(line.command, line.change, dependencies);
    } else if (line.command == CommandLine::Command::DestroyCluster) {
        command = std::make_unique<DestroyClusterCommand>(line.change, dependencies);
    } else if (line.command == CommandLine::Command::UpgradeVersion) {
        command = std::make_unique<UpgradeVersionCommand>(line.change, dependencies);
    } else if (changesCredentials(line.command)) {
        command = std::make_unique<CredentialCommand>(line.command, line.change, dependencies, graph.client());
    } else if (changesMigration(line.command)) {
        command = std::make_unique<MigrationChangeCommand>(line.command, line.change, dependencies, graph.client());
    } else if (changesConfiguration(line.command)) {
        command = std::make_unique<ConfigurationChangeCommand>(
            line.command, line.change, dependencies,
            ConfigurationChangeCommand::Services{graph.client(), graph.client()});
    } else {
        command = std::make_unique<PoolCommand>(line.command, line.change, dependencies);
    }
    QObject::connect(command.get(), &ChangeCommand::waiting, command.get(), printError);
    return runCommand(*command, graph, line.source, environment.api, [&command] { return command->interrupted(); });
}

bool printOut(const QString& text) {
    const auto bytes = text::printableLines(text).toUtf8();
    const bool written = std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout) ==
                             static_cast<std::size_t>(bytes.size()) &&
                         std::fflush(stdout) == 0;
    if (!written) {
        printError(QStringLiteral("Standard output can't be written: it is closed or full.\n"));
    }
    return written;
}

void printError(const QString& text) {
    if (!text.isEmpty()) {
        std::fputs(text::printableLines(text).toUtf8().constData(), stderr);
    }
}

} // namespace poolhouse::console
