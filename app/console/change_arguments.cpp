// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/change_arguments.h"

#include "app/console/configuration_arguments.h"
#include "models/core/maintenance_change.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;

/// Options without which the command says nothing.
QString missingOption(Command command, const ChangeRequest& request) {
    switch (command) {
    case Command::AddPool: return request.level.isEmpty() ? QStringLiteral("--level") : QString();
    case Command::ScalePool:
        return request.level.isEmpty() && !request.count ? QStringLiteral("--level, --count or both") : QString();
    case Command::Attach: return request.app.isEmpty() ? QStringLiteral("--app") : QString();
    case Command::Detach:
        return request.app.isEmpty()          ? QStringLiteral("--app")
               : request.attachment.isEmpty() ? QStringLiteral("--as")
                                              : QString();
    case Command::MoveMaintenance: return request.weeks ? QString() : QStringLiteral("--weeks");
    case Command::SetWindow: return request.window ? QString() : QStringLiteral("--day and --time");
    case Command::SetQuota:
        return request.warning || request.critical || request.action
                   ? QString()
                   : QStringLiteral("--warning, --critical, --action or several of them");
    default: return {};
    }
}

std::optional<QString> readMaintenance(ChangeRequest& request, const ParsedArguments& parsed) {
    if (parsed.has(Option::Weeks)) {
        bool isNumber = false;
        request.weeks = parsed.value(Option::Weeks).toInt(&isNumber);
        const auto most = core::mostMaintenanceWeeks;
        if (!isNumber || *request.weeks == 0 || *request.weeks < -most || *request.weeks > most) {
            return QStringLiteral("--weeks needs a whole number from 1 to %1, or from -1 to -%1 for an earlier date, "
                                  "not \"%2\".")
                .arg(most)
                .arg(parsed.value(Option::Weeks));
        }
    }
    if (parsed.has(Option::Day) && parsed.has(Option::Time)) {
        const auto day = parsed.value(Option::Day), time = parsed.value(Option::Time);
        request.window = core::parseWeekTime(day.toStdString(), time.toStdString());
        if (!request.window) {
            return QStringLiteral("--day needs a day such as sunday, and --time a time in UTC such as 13:30 or 1:30PM, "
                                  "not \"%1\" and \"%2\".")
                .arg(day, time);
        }
    }
    return std::nullopt;
}

void readCommon(ChangeRequest& request, const ParsedArguments& parsed) {
    request.confirm = parsed.value(Option::Confirm);
    request.json = parsed.has(Option::PrintsJson);
    request.dryRun = parsed.has(Option::DryRun);
    request.wait = parsed.has(Option::Wait);
}

/// A cluster and the name of a credential, or --all instead of it. A name is taken as it is, with its spaces.
std::optional<QString> readCredentialWords(CommandLine& line, const ParsedArguments& parsed, const QStringList& words) {
    const auto& spec = specOf(line.command);
    const bool all = line.command == Command::RotateCredential && parsed.has(Option::All);
    if (words.size() != (all ? 1 : 2) || words.front().trimmed().isEmpty() || (!all && words.back().isEmpty())) {
        const auto what = all ? QStringLiteral("one cluster with --all") : QStringLiteral("a cluster and a credential");
        return QStringLiteral("%1 takes %2: %3. Run poolhouse credentials CLUSTER for the names.")
            .arg(spec.name, what, spec.usage());
    }
    line.change.cluster = words.front();
    line.change.credential = words.value(1);
    line.change.forced = parsed.has(Option::Force);
    readCommon(line.change, parsed);
    return std::nullopt;
}

} // namespace

bool changesCluster(Command command) {
    switch (command) {
    case Command::AddPool:
    case Command::ScalePool:
    case Command::DestroyPool:
    case Command::Attach:
    case Command::Detach:
    case Command::RunMaintenance:
    case Command::MoveMaintenance:
    case Command::SetWindow:
    case Command::DestroyCluster:
    case Command::UpgradeVersion:
    case Command::CreateCredential:
    case Command::RotateCredential:
    case Command::DestroyCredential:
    case Command::SetSettings:
    case Command::ResetSettings:
    case Command::SetQuota: return true;
    default: return false;
    }
}

bool changesMaintenance(Command command) {
    return command == Command::RunMaintenance || command == Command::MoveMaintenance || command == Command::SetWindow;
}

bool changesWholeCluster(Command command) {
    return command == Command::DestroyCluster || command == Command::UpgradeVersion;
}

bool changesCredentials(Command command) {
    return command == Command::CreateCredential || command == Command::RotateCredential ||
           command == Command::DestroyCredential;
}

bool changesConfiguration(Command command) {
    return command == Command::SetSettings || command == Command::ResetSettings || command == Command::SetQuota;
}

std::optional<QString> readChange(CommandLine& line, const ParsedArguments& parsed) {
    const auto& spec = specOf(line.command);
    const auto name = QString(spec.name);
    auto words = parsed.words.mid(name.count(QLatin1Char(' ')) + 1);
    if (changesCredentials(line.command)) {
        return readCredentialWords(line, parsed, words);
    }
    if (auto problem = takeSettings(line, words)) {
        return problem;
    }
    const bool namesPool = line.command == Command::ScalePool || line.command == Command::DestroyPool;
    const bool empty =
        std::any_of(words.begin(), words.end(), [](const QString& each) { return each.trimmed().isEmpty(); });
    if (words.size() != (namesPool ? 2 : 1) || empty) {
        return (namesPool ? QStringLiteral("%1 takes a cluster and a pool: %2. Run poolhouse info for the names.")
                          : QStringLiteral("%1 takes one cluster: %2. Run poolhouse info for the names."))
            .arg(name, spec.usage());
    }
    auto& request = line.change;
    request.cluster = words.front();
    request.pool =
        namesPool ? words.back() : parsed.value(line.command == Command::AddPool ? Option::Name : Option::Pool);
    request.level = parsed.value(Option::Level);
    request.app = parsed.value(Option::App);
    request.attachment = parsed.value(Option::As);
    request.credential = parsed.value(Option::Credential);
    request.version = parsed.value(Option::PostgresVersion);
    request.detaching = parsed.value(Option::Detaching);
    readCommon(request, parsed);
    if (parsed.has(Option::Count)) {
        bool isNumber = false;
        request.count = parsed.value(Option::Count).toInt(&isNumber);
        if (!isNumber || *request.count < 0) {
            return QStringLiteral("--count needs a whole number of instances, not \"%1\".")
                .arg(parsed.value(Option::Count));
        }
    }
    if (auto problem = readMaintenance(request, parsed)) {
        return problem;
    }
    if (auto problem = readQuota(request, parsed)) {
        return problem;
    }
    if (const auto missing = missingOption(line.command, request); !missing.isEmpty()) {
        return QStringLiteral("%1 needs %2: %3.").arg(name, missing, spec.usage());
    }
    return std::nullopt;
}

} // namespace poolhouse::console
