// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/change_arguments.h"

#include "app/console/command_specs.h"
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
    case Command::SwitchApps: return request.to.isEmpty() ? QStringLiteral("--to") : QString();
    case Command::MoveMaintenance: return request.weeks ? QString() : QStringLiteral("--weeks");
    case Command::SetWindow: return request.window ? QString() : QStringLiteral("--day and --time");
    case Command::Create:
        if (request.app.isEmpty()) {
            return QStringLiteral("--app");
        }
        [[fallthrough]];
    case Command::Fork:
        return request.level.isEmpty() && request.like.isEmpty() && request.shape.isEmpty()
                   ? QStringLiteral("--level, --like or --shape")
                   : QString();
    case Command::SetQuota:
        return request.warning || request.critical || request.action
                   ? QString()
                   : QStringLiteral("--warning, --critical, --action or several of them");
    case Command::PrepareMigration: return request.from.isEmpty() ? QStringLiteral("--from") : QString();
    default: return {};
    }
}

std::optional<QString> readMethod(ChangeRequest& request, const ParsedArguments& parsed) {
    const auto method = parsed.value(Option::Method);
    request.method = core::parseMigrationMethod(method.toLower().toStdString());
    return method.isEmpty() || request.method
               ? std::nullopt
               : std::optional(QStringLiteral("--method needs snapshot or streaming, not \"%1\".").arg(method));
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

/// The plan in full: "private" is "advanced-private".
std::optional<std::string> planNamed(const QString& entered) {
    for (const auto plan : {core::commonPlan, core::privatePlan, core::shieldPlan}) {
        const auto full = QString::fromUtf8(plan.data(), static_cast<qsizetype>(plan.size()));
        if (entered == full || QLatin1String("advanced-") + entered == full) {
            return std::string(plan);
        }
    }
    return std::nullopt;
}

/// "web-reads:8G-Performance:2"; without a number, one instance.
std::optional<core::NewPoolDraft> followerNamed(const QString& entered) {
    const auto parts = entered.split(QLatin1Char(':'));
    bool isNumber = true;
    const int count = parts.size() == 3 ? parts[2].toInt(&isNumber) : 1;
    if (parts.size() < 2 || parts.size() > 3 || !isNumber || parts[0].isEmpty() || parts[1].isEmpty()) {
        return std::nullopt;
    }
    return core::NewPoolDraft{parts[0].toStdString(), parts[1].toStdString(), count};
}

std::optional<QString> readFollowers(ChangeRequest& request, const ParsedArguments& parsed) {
    for (const auto& entered : parsed.value(Option::Follower).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto pool = followerNamed(entered);
        if (!pool) {
            return QStringLiteral("--follower needs a name, a level and a number of instances such as "
                                  "web-reads:8G-Performance:2, not \"%1\".")
                .arg(entered);
        }
        request.followers.push_back(*pool);
    }
    return std::nullopt;
}

std::optional<QString> readNewCluster(ChangeRequest& request, const ParsedArguments& parsed) {
    request.name = parsed.value(Option::Name);
    request.highAvailability = parsed.has(Option::HighAvailability);
    request.like = parsed.value(Option::Like);
    request.shape = parsed.value(Option::Shape);
    if (!request.like.isEmpty() && !request.shape.isEmpty()) {
        return QStringLiteral("--like and --shape can't be combined. Use one of them.");
    }
    if (parsed.has(Option::Plan)) {
        const auto plan = planNamed(parsed.value(Option::Plan));
        if (!plan) {
            return QStringLiteral("--plan needs advanced, private or shield, not \"%1\".")
                .arg(parsed.value(Option::Plan));
        }
        request.plan = QString::fromStdString(*plan);
    }
    if (parsed.has(Option::At)) {
        request.at = core::parseInstant(parsed.value(Option::At).toStdString());
        if (!request.at) {
            return QStringLiteral("--at needs an instant such as 2026-06-02T11:00:00Z, not \"%1\".")
                .arg(parsed.value(Option::At));
        }
        request.at = std::chrono::floor<std::chrono::seconds>(*request.at);
    }
    return readFollowers(request, parsed);
}

/// What stands behind the name of the command, of the kind that it takes; a message if it does not.
std::optional<QString> wordsProblem(Command command, const QStringList& words) {
    const auto& spec = specOf(command);
    const bool namesPool = command == Command::ScalePool || command == Command::DestroyPool;
    const bool empty =
        std::any_of(words.begin(), words.end(), [](const QString& each) { return each.trimmed().isEmpty(); });
    const int wanted = namesPool ? 2 : command == Command::Create ? 0 : 1;
    if (words.size() == wanted && !empty) {
        return std::nullopt;
    }
    return (namesPool     ? QStringLiteral("%1 takes a cluster and a pool: %2. Run poolhouse info for the names.")
            : wanted == 0 ? QStringLiteral("%1 takes no cluster: %2. The new one is named with --name.")
                          : QStringLiteral("%1 takes one cluster: %2. Run poolhouse info for the names."))
        .arg(QString(spec.name), spec.usage());
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
    case Command::Create:
    case Command::Fork:
    case Command::DestroyCluster:
    case Command::SwitchApps:
    case Command::UpgradeVersion:
    case Command::CreateCredential:
    case Command::RotateCredential:
    case Command::DestroyCredential:
    case Command::SetSettings:
    case Command::ResetSettings:
    case Command::SetQuota:
    case Command::PrepareMigration:
    case Command::RunMigration:
    case Command::CancelMigration: return true;
    default: return false;
    }
}

bool changesMaintenance(Command command) {
    return command == Command::RunMaintenance || command == Command::MoveMaintenance || command == Command::SetWindow;
}

bool makesCluster(Command command) {
    return command == Command::Create || command == Command::Fork;
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

bool changesMigration(Command command) {
    return command == Command::PrepareMigration || command == Command::RunMigration ||
           command == Command::CancelMigration;
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
    if (auto problem = wordsProblem(line.command, words)) {
        return problem;
    }
    auto& request = line.change;
    request.cluster = words.value(0);
    request.pool =
        words.size() > 1 ? words.back() : parsed.value(line.command == Command::AddPool ? Option::Name : Option::Pool);
    request.level = parsed.value(Option::Level);
    request.app = parsed.value(Option::App);
    request.attachment = parsed.value(Option::As);
    request.credential = parsed.value(Option::Credential);
    request.version = parsed.value(Option::PostgresVersion);
    request.detaching = parsed.value(Option::Detaching);
    request.from = parsed.value(Option::From).trimmed();
    request.to = parsed.value(Option::To).trimmed();
    request.newNames = parsed.has(Option::NewNames);
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
    if (auto problem = readMethod(request, parsed)) {
        return problem;
    }
    if (auto problem = makesCluster(line.command) ? readNewCluster(request, parsed) : std::nullopt) {
        return problem;
    }
    if (const auto missing = missingOption(line.command, request); !missing.isEmpty()) {
        return QStringLiteral("%1 needs %2: %3.").arg(name, missing, spec.usage());
    }
    return std::nullopt;
}

} // namespace poolhouse::console
