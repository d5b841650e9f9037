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

} // namespace poolhouse::text
