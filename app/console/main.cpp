// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/application.h"
#include "app/console/command_line.h"
#include "app/console/completion.h"
#include "app/console/display.h"
#include "app/console/environment.h"
#include "app/console/private_process.h"
#include "app/console/tour.h"
#include "app/console/trust.h"
#include "ui/window/application_icon.h"

#include <QApplication>
#include <QLoggingCategory>

#include <csignal>
#include <memory>
#include <utility>
#include <variant>

using namespace poolhouse;
using console::CommandLine;
using console::Environment;

namespace {

/// For pictures: fonts, but no display. What Qt says of the desktop that it misses does not belong to a command's
/// output.
std::unique_ptr<QCoreApplication> offscreenApplication(int& argc, char** argv) {
    [[maybe_unused]] const auto always = console::prepareDisplay(true);
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    QLoggingCategory::setFilterRules(QString());
    return application;
}

/// Nothing is asked of an API.
bool saysOnlyWhatItIs(CommandLine::Command command) {
    return command == CommandLine::Command::Help || command == CommandLine::Command::Version ||
           command == CommandLine::Command::Completion;
}

int runHeadless(int& argc, char** argv, const CommandLine& line, const Environment& environment) {
    const auto application =
        line.document.svg.isEmpty() ? std::make_unique<QCoreApplication>(argc, argv) : offscreenApplication(argc, argv);
    switch (line.command) {
    case CommandLine::Command::Help:
        return console::printOut(line.helpOn                 ? console::helpText(*line.helpOn)
                                 : line.helpFamily.isEmpty() ? console::helpText()
                                                             : console::helpText(line.helpFamily))
                   ? console::exitDone
                   : console::exitFailure;
    case CommandLine::Command::Version:
        return console::printOut(console::versionText()) ? console::exitDone : console::exitFailure;
    case CommandLine::Command::Completion:
        return console::printOut(console::completionScript(line.shell)) ? console::exitDone : console::exitFailure;
    case CommandLine::Command::Info: return console::runInfo(line, environment);
    case CommandLine::Command::Credentials:
    case CommandLine::Command::Settings:
    case CommandLine::Command::CompareSettings:
    case CommandLine::Command::Quotas:
    case CommandLine::Command::Maintenance:
    case CommandLine::Command::Migration:
    case CommandLine::Command::Levels:
    case CommandLine::Command::ConnectionUrl: return console::runAreas(line, environment);
    case CommandLine::Command::AddPool:
    case CommandLine::Command::ScalePool:
    case CommandLine::Command::DestroyPool:
    case CommandLine::Command::Attach:
    case CommandLine::Command::Detach:
    case CommandLine::Command::SwitchApps:
    case CommandLine::Command::RunMaintenance:
    case CommandLine::Command::MoveMaintenance:
    case CommandLine::Command::SetWindow:
    case CommandLine::Command::Create:
    case CommandLine::Command::Fork:
    case CommandLine::Command::DestroyCluster:
    case CommandLine::Command::UpgradeVersion:
    case CommandLine::Command::CreateCredential:
    case CommandLine::Command::RotateCredential:
    case CommandLine::Command::DestroyCredential:
    case CommandLine::Command::SetSettings:
    case CommandLine::Command::ResetSettings:
    case CommandLine::Command::SetQuota:
    case CommandLine::Command::PrepareMigration:
    case CommandLine::Command::RunMigration:
    case CommandLine::Command::CancelMigration: return console::runChange(line, environment);
    default: return console::runDocument(line, environment);
    }
}

int runOnDisplay(int& argc, char** argv, const CommandLine& line, const Environment& environment) {
    const bool tour = line.command == CommandLine::Command::Tour;
    if (const auto problem = console::prepareDisplay(tour)) {
        console::printError(*problem + QLatin1Char('\n'));
        return console::exitFailure;
    }
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("io.github.poolhouse.Poolhouse"));
    QApplication::setWindowIcon(ui::applicationIcon());
    return tour ? console::runTour(application,
                                   {.directory = line.tourDirectory, .source = line.source, .environment = environment})
                : console::runWindow(application, line, environment);
}

} // namespace

int main(int argc, char** argv) {
    console::keepProcessPrivate();
    Environment environment;
    environment.token = console::MaskedSecret::takenFromEnvironment("HEROKU_API_KEY");
    std::signal(SIGPIPE, SIG_IGN); // a closed peer is an error to report
    QCoreApplication::setApplicationName(QStringLiteral("Poolhouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLHOUSE_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const auto line = console::parseCommandLine(arguments);
    if (!line) {
        console::printError(line.error() + QLatin1Char('\n'));
        return console::exitUsage;
    }
    if (saysOnlyWhatItIs(line.value().command)) {
        int own = 1;
        return runHeadless(own, argv, line.value(), environment);
    }
    auto authorities = console::trustedAuthorities(line.value().caFile);
    if (!authorities) {
        console::printError(authorities.error() + QLatin1Char('\n'));
        return console::exitUsage;
    }
    environment.authorities = std::move(authorities).value();
    const auto api = console::defaultApi(qEnvironmentVariable("HEROKU_HOST").trimmed());
    const auto* problem = std::get_if<console::UrlProblem>(&api);
    if (problem != nullptr && console::usesDefaultApi(line.value())) {
        console::printError(problem->text + QLatin1Char('\n'));
        return console::exitUsage;
    }
    if (problem == nullptr) {
        environment.api = std::get<console::ApiSource>(api);
    }
    const auto command = line.value().command;
    const bool needsDisplay = command == CommandLine::Command::Window || command == CommandLine::Command::Tour;
    int ownArguments = 1; // Qt must not parse our options
    return needsDisplay ? runOnDisplay(ownArguments, argv, line.value(), environment)
                        : runHeadless(ownArguments, argv, line.value(), environment);
}
