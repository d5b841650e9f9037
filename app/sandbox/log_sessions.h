// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <map>
#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// What a log session shows.
struct LogSession {
    std::string appId;
    int lines = 100;
    bool tail = false;
    std::string dyno;   ///< "web.1" or "web"; empty: all
    std::string source; ///< "app" or "heroku"; empty: all
    core::Instant createdAt;
};

/// Open log sessions. The id in the address of a stream is its only key, as in the product. Sessions last five minutes
/// of sandbox time and are not stored.
class LogSessions {
public:
    /// Returns the id.
    std::string open(LogSession session, const State& state);
    /// Empty when unknown or expired.
    [[nodiscard]] std::optional<LogSession> find(const std::string& id, core::Instant now) const;

private:
    std::map<std::string, LogSession> m_sessions;
    std::uint64_t m_opened = 0;
};

/// The session's log as server-sent events: releases of the app and the starts of its dynos, oldest first.
[[nodiscard]] std::string logEvents(const LogSession& session, const State& state);

} // namespace poolhouse::sandbox
