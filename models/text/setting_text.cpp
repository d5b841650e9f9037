// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/setting_text.h"

#include "models/text/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace poolhouse::text {

namespace {

struct Purpose {
    std::string_view name;
    const char* sentence; ///< in the context "Wording"
};

constexpr std::array purposes{
    Purpose{"auto_explain.log_analyze",
            QT_TRANSLATE_NOOP("Wording",
                              "Logged plans show actual rows and times. Measuring these can slow all statements.")},
    Purpose{"auto_explain.log_buffers",
            QT_TRANSLATE_NOOP("Wording", "Logged plans show the use of buffers. Takes effect with log_analyze only.")},
    Purpose{"auto_explain.log_format", QT_TRANSLATE_NOOP("Wording", "Format of logged plans.")},
    Purpose{"auto_explain.log_min_duration",
            QT_TRANSLATE_NOOP("Wording", "Logs the plan of statements that run at least this long, in ms. 0: of all, "
                                         "-1: of none.")},
    Purpose{"auto_explain.log_nested_statements",
            QT_TRANSLATE_NOOP("Wording", "Logs the plans of statements within functions as well.")},
    Purpose{"auto_explain.log_triggers",
            QT_TRANSLATE_NOOP("Wording",
                              "Logged plans show the time spent in triggers. Takes effect with log_analyze only.")},
    Purpose{"auto_explain.log_verbose",
            QT_TRANSLATE_NOOP("Wording", "Logged plans have the details of EXPLAIN VERBOSE.")},
    Purpose{"idle_in_transaction_session_timeout",
            QT_TRANSLATE_NOOP("Wording", "Ends sessions that are idle within a transaction for this long, in ms. "
                                         "0: never.")},
    Purpose{"log_connections", QT_TRANSLATE_NOOP("Wording", "Logs connections to the server.")},
    Purpose{"log_lock_waits",
            QT_TRANSLATE_NOOP("Wording", "Logs sessions that wait for a lock for longer than deadlock_timeout.")},
    Purpose{"log_min_duration_statement",
            QT_TRANSLATE_NOOP("Wording", "Logs statements that run at least this long, in ms. 0: all, -1: none.")},
    Purpose{"log_min_error_statement",
            QT_TRANSLATE_NOOP("Wording", "Logs statements that cause a message of at least this severity.")},
    Purpose{"log_statement",
            QT_TRANSLATE_NOOP("Wording", "Which statements are logged. ddl: those that define data, mod: also those "
                                         "that modify it.")},
    Purpose{"track_functions",
            QT_TRANSLATE_NOOP("Wording", "Counts the calls of functions and their time. pl: of procedural languages "
                                         "only.")},
};

/// The last joined by "or".
QString alternatives(const std::vector<std::string>& words) {
    QStringList all;
    for (const auto& word : words) {
        all << toQString(word);
    }
    const auto last = all.isEmpty() ? QString() : all.takeLast();
    return all.isEmpty() ? last
                         : Text::tr("%1 or %2", "the last of several values")
                               .arg(all.join(Text::tr(", ", "between values")), last);
}

QString rangeText(const core::SettingRule& rule) {
    const auto number = [](double value) { // with the sign that can be typed
        const auto whole = static_cast<std::int64_t>(value);
        return whole < 0 ? QLatin1Char('-') + Text::number(-whole) : Text::number(whole);
    };
    return rule.whole ? Text::tr("a whole number from %1 to %2").arg(number(rule.least), number(rule.most))
                      : Text::tr("a number from %1 to %2").arg(number(rule.least), number(rule.most));
}

QString numberText(const core::SettingRule& rule) {
    const auto range = rule.bounded() ? rangeText(rule)
                       : rule.whole   ? Text::tr("a whole number")
                                      : Text::tr("a number");
    return rule.unit.empty() ? range
                             : Text::tr("%1, in %2", "a range and its unit")
                                   .arg(range, QString::fromLatin1(rule.unit.data(), qsizetype(rule.unit.size())));
}

QString allowedText(const core::Setting& setting) {
    return settingAllowed(core::settingRule(setting));
}

QString pairText(const core::ChangedSetting& setting) {
    return Text::tr("%1 to %2", "a setting and its value").arg(toQString(setting.name), toQString(setting.value));
}

QStringList namesOf(const std::vector<core::ChangedSetting>& settings, const std::optional<bool>& needsRestart) {
    QStringList names;
    for (const auto& each : settings) {
        if (each.needsRestart == needsRestart) {
            names << toQString(each.name);
        }
    }
    return names;
}

} // namespace

QString settingValue(const core::SettingValue& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return Text::tr("unknown");
    }
    if (std::holds_alternative<core::NotSet>(value)) {
        return Text::tr("not set");
    }
    const auto spelled = core::spelled(value);
    return spelled.empty() ? Text::tr("empty", "a text without characters") : toQString(spelled);
}

QString settingRestart(const core::Setting& setting) {
    return !setting.needsRestart ? Text::tr("unknown") : *setting.needsRestart ? Text::tr("yes") : Text::tr("no");
}

QString settingPurpose(const core::Setting& setting) {
    const auto* at = std::find_if(purposes.begin(), purposes.end(),
                                  [&setting](const Purpose& each) { return each.name == setting.name; });
    return at == purposes.end() ? QString() : Text::tr(at->sentence);
}

QString settingAllowed(const core::SettingRule& rule) {
    using RuleKind = core::SettingRule::Kind;
    switch (rule.kind) {
    case RuleKind::Switch: return Text::tr("on or off");
    case RuleKind::Number: return numberText(rule);
    case RuleKind::Choice: return alternatives(rule.choices);
    case RuleKind::Text: break;
    }
    return Text::tr("any text without a comma");
}

QString settingsChangeTitle(const core::ChangedSettings& settings) {
    constexpr qsizetype mostNamed = 3;
    const auto& all = settings.all;
    if (all.size() == 1) {
        const auto& one = all.front();
        return core::isGiven(one.before) ? Text::tr("Set %1 from %2 to %3", "a setting and its values")
                                               .arg(toQString(one.name), settingValue(one.before), toQString(one.value))
                                         : Text::tr("Set %1", "a setting to a value").arg(pairText(one));
    }
    QStringList pairs;
    for (const auto& each : all) {
        pairs << pairText(each);
    }
    if (pairs.size() <= mostNamed) {
        return Text::tr("Set %1", "settings to values").arg(Text::listed(pairs));
    }
    const auto rest = static_cast<int>(pairs.size() - mostNamed + 1);
    return Text::tr("Set %1 and %2 more settings", "settings to values")
        .arg(pairs.mid(0, mostNamed - 1).join(QStringLiteral(", ")), Text::number(rest));
}

QStringList settingsEffects(const core::ChangedSettings& settings) {
    QStringList effects;
    if (const auto restarting = namesOf(settings.all, true); !restarting.isEmpty()) {
        effects << Text::tr("Takes effect with a restart of the database, which closes open connections: %1.",
                            "settings")
                       .arg(Text::listed(restarting));
    }
    if (const auto unclear = namesOf(settings.all, std::nullopt); !unclear.isEmpty()) {
        effects << Text::tr("The API doesn't say whether a restart is needed for %1.", "settings")
                       .arg(Text::listed(unclear));
    }
    if (effects.isEmpty()) {
        effects << Text::tr("No restart is needed.");
    }
    return effects;
}

QString settingProblemText(core::SettingProblem problem, const core::Setting& setting) {
    const auto name = toQString(setting.name);
    switch (problem) {
    case core::SettingProblem::NotKnown: return Text::tr("The cluster has no setting named %1.").arg(name);
    case core::SettingProblem::NoDefault:
        return Text::tr("The default of %1 is unknown, so it can't be reset. Set it to a value.").arg(name);
    case core::SettingProblem::Empty: return Text::tr("A value is needed: %1.").arg(allowedText(setting));
    case core::SettingProblem::NotSendable: return Text::tr("The API takes no commas and no line breaks in a value.");
    case core::SettingProblem::NotASwitch:
    case core::SettingProblem::NotANumber:
    case core::SettingProblem::NotWhole:
    case core::SettingProblem::OutOfRange:
    case core::SettingProblem::NotAChoice: return Text::tr("%1 takes %2.").arg(name, allowedText(setting));
    case core::SettingProblem::Same:
        return Text::tr("No change: %1 is already %2.").arg(name, settingValue(setting.value));
    case core::SettingProblem::Twice: return Text::tr("%1 is given twice. Give it once.").arg(name);
    }
    return {};
}

QString settingProblemText(core::SettingProblem problem, const core::ChangedSetting& change) {
    return change.name.empty() ? Text::tr("No setting is given.")
                               : settingProblemText(problem, {change.name, change.before, {}, change.needsRestart});
}

} // namespace poolhouse::text
