// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/change_arguments.h"

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
    default: return {};
    }
}

} // namespace

bool changesCluster(Command command) {
    switch (command) {
    case Command::AddPool:
    case Command::ScalePool:
    case Command::DestroyPool:
    case Command::Attach:
    case Command::Detach: return true;
    default: return false;
    }
}

std::optional<QString> readChange(CommandLine& line, const ParsedArguments& parsed) {
    const auto& spec = specOf(line.command);
    const auto name = QString(spec.name);
    const auto words = parsed.words.mid(name.count(QLatin1Char(' ')) + 1);
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
    request.confirm = parsed.value(Option::Confirm);
    request.json = parsed.has(Option::PrintsJson);
    request.dryRun = parsed.has(Option::DryRun);
    request.wait = parsed.has(Option::Wait);
    if (parsed.has(Option::Count)) {
        bool isNumber = false;
        request.count = parsed.value(Option::Count).toInt(&isNumber);
        if (!isNumber || *request.count < 0) {
            return QStringLiteral("--count needs a whole number of instances, not \"%1\".")
                .arg(parsed.value(Option::Count));
        }
    }
    if (const auto missing = missingOption(line.command, request); !missing.isEmpty()) {
        return QStringLiteral("%1 needs %2: %3.").arg(name, missing, spec.usage());
    }
    return std::nullopt;
}

} // namespace poolhouse::console
