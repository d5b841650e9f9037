// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/log_sessions.h"

#include "app/sandbox/identity.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

constexpr std::chrono::minutes sessionLength{5};
constexpr std::size_t mostSessions = 1000;

struct LogLine {
    core::Instant at;
    std::string source; ///< "app" or "heroku"
    std::string dyno;
    std::string text;
};

bool isShown(const LogLine& line, const LogSession& session) {
    const bool ofDyno = session.dyno.empty() || line.dyno == session.dyno || line.dyno.starts_with(session.dyno + ".");
    return ofDyno && (session.source.empty() || line.source == session.source);
}

std::vector<LogLine> linesOf(const AppRecord& app, const WorldRecord& world) {
    std::vector<LogLine> lines;
    for (const auto& release : app.releases) {
        lines.push_back({release.createdAt, "app", "api",
                         "Release v" + std::to_string(release.version) + " created by user " + world.accountEmail});
        lines.push_back({release.createdAt, "app", "api", release.description + " by user " + world.accountEmail});
    }
    const auto started = app.dynosSince.value_or(app.releases.back().createdAt);
    for (const auto& process : app.formation) {
        for (int i = 1; i <= process.quantity; ++i) {
            const auto dyno = process.type + "." + std::to_string(i);
            lines.push_back({started, "heroku", dyno, "Starting process with command `" + process.command + "`"});
            lines.push_back({started, "heroku", dyno, "State changed from starting to up"});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const LogLine& a, const LogLine& b) { return a.at < b.at; });
    return lines;
}

} // namespace

std::string LogSessions::open(LogSession session, const State& state) {
    if (m_sessions.size() >= mostSessions) {
        m_sessions.clear();
    }
    auto id = makeUuid(Mix(state.world().seed).with(session.appId).with("log-session").with(++m_opened));
    m_sessions[id] = std::move(session);
    return id;
}

std::optional<LogSession> LogSessions::find(const std::string& id, core::Instant now) const {
    const auto at = m_sessions.find(id);
    return at == m_sessions.end() || now >= at->second.createdAt + sessionLength ? std::nullopt
                                                                                 : std::optional(at->second);
}

std::string logEvents(const LogSession& session, const State& state) {
    const auto app = state.apps().find(session.appId);
    if (app == state.apps().end()) {
        return {};
    }
    auto lines = linesOf(app->second, state.world());
    std::erase_if(lines, [&](const LogLine& line) { return !isShown(line, session); });
    const auto shown = std::min(lines.size(), static_cast<std::size_t>(session.lines));
    // the stream ends here; a client that follows it must not come back and show all lines again
    std::string text = session.tail ? "retry: 86400000\n\n" : "";
    for (std::size_t i = lines.size() - shown; i < lines.size(); ++i) {
        const auto& line = lines[i];
        text += "id: " + std::to_string(i + 1) + "\ndata: " + core::formatInstant(line.at) + " " + line.source + "[" +
                line.dyno + "]: " + line.text + "\n\n";
    }
    return text;
}

} // namespace poolhouse::sandbox
