// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/configuration_arguments.h"

#include "app/console/command_specs.h"
#include "models/core/quota_change.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;

/// "NAME=VALUE", or "NAME:VALUE" as the Heroku CLI has it. No name has either character.
std::optional<NamedSetting> settingIn(const QString& word) {
    const auto is = [](QChar each) { return each == QLatin1Char('=') || each == QLatin1Char(':'); };
    const auto at = std::find_if(word.begin(), word.end(), is) - word.begin();
    const NamedSetting setting{word.left(at).trimmed(), word.mid(at + 1).trimmed()};
    return setting.name.isEmpty() || setting.value.isEmpty() ? std::nullopt : std::optional(setting);
}

/// False for what is neither a whole number of GB nor "none".
bool readThreshold(const ParsedArguments& parsed, Option option, std::optional<GivenThreshold>& into) {
    if (!parsed.has(option)) {
        return true;
    }
    const auto value = parsed.value(option).trimmed();
    into = GivenThreshold();
    if (value.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0) {
        return true;
    }
    bool isNumber = false;
    into->gb = value.toInt(&isNumber);
    return isNumber && *into->gb >= 1 && *into->gb <= core::mostQuotaGb;
}

} // namespace

std::optional<QString> takeSettings(CommandLine& line, QStringList& words) {
    const bool sets = line.command == Command::SetSettings;
    if (!sets && line.command != Command::ResetSettings) {
        return std::nullopt;
    }
    const auto& spec = specOf(line.command);
    const auto given = words.mid(1);
    words = words.mid(0, 1);
    if (given.isEmpty()) {
        return QStringLiteral("%1 needs a cluster and settings: %2. Run poolhouse settings for the names.")
            .arg(spec.name, spec.usage());
    }
    for (const auto& word : given) {
        const auto setting = sets ? settingIn(word) : std::optional(NamedSetting{word.trimmed()});
        if (!setting || setting->name.isEmpty()) {
            return QStringLiteral("A setting is given as %1, not as \"%2\".")
                .arg(sets ? QStringLiteral("NAME=VALUE") : QStringLiteral("NAME"), word);
        }
        auto& all = line.change.settings;
        if (std::any_of(all.begin(), all.end(), [&](const NamedSetting& each) { return each.name == setting->name; })) {
            return QStringLiteral("%1 is given twice. Give it once.").arg(setting->name);
        }
        all.push_back(*setting);
    }
    return std::nullopt;
}

std::optional<QString> readQuota(ChangeRequest& request, const ParsedArguments& parsed) {
    for (const auto& [option, into] :
         {std::pair(Option::Warning, &request.warning), std::pair(Option::Critical, &request.critical)}) {
        if (!readThreshold(parsed, option, *into)) {
            return QStringLiteral("%1 needs whole GB from 1 to %2, or none, not \"%3\".")
                .arg(nameOf(option))
                .arg(core::mostQuotaGb)
                .arg(parsed.value(option));
        }
    }
    if (parsed.has(Option::Action)) {
        const auto word = parsed.value(Option::Action).trimmed().toLower().toStdString();
        request.action = core::readEnum(core::enforcementActionWords(), word).known;
        if (*request.action == core::EnforcementAction::Unknown) {
            return QStringLiteral("--action needs none, notify or restrict, not \"%1\".")
                .arg(parsed.value(Option::Action));
        }
    }
    return std::nullopt;
}

} // namespace poolhouse::console
