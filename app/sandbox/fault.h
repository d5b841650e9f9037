// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "models/core/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

/// An injected fault: what fails, for which requests, and how often. Specified as
///
///     KIND[:FIELD]...        "reset-after:POST /pools:1", "latency:PATCH:5s", "status:503:0.2", "429:Retry-After=3"
///
/// Fields are recognized by their form and may be in any order, except that the code directly follows status and
/// status-after:
///
///     METHOD, /PATH, METHOD /PATH   matching requests; whole segments anywhere in the path; default: all
///     3                             number of requests; default: unlimited
///     0.2                           probability; "1.0" is always, "1" is once
///     5s, 200ms, 2m                 duration, for latency, timeout-late and restart
///     NAME=VALUE                    for kinds with a status: id or message of the body, else a response header;
///                                   percent-decoded, so that it may contain a colon (%3A)
struct Fault {
    enum class Kind {
        Status,        ///< not executed; the response is `status`
        StatusAfter,   ///< executed; the response is `status`
        ResetBefore,   ///< not executed; the connection is reset
        ResetAfter,    ///< executed; the connection is reset
        TimeoutBefore, ///< not executed; no response
        TimeoutAfter,  ///< executed; no response
        TimeoutLate,   ///< no response; executed after `time` of sandbox time
        RestartBefore, ///< not executed; the server is down for `time` of sandbox time and keeps its world
        RestartAfter,  ///< executed; then as RestartBefore
        Cut,           ///< executed; the response is truncated
        WrongType,     ///< executed; strings and numbers of the response are swapped
        NoJsonBefore,  ///< not executed; the response is HTML with status 200, as from a captive portal
        NoJson,        ///< executed; the response is the same HTML
        Latency,       ///< executed; the response is delayed by `time` of real time
    };

    Kind kind = Kind::Status;
    std::string spec;                 ///< the original specification
    int status = 0;                   ///< for Status and StatusAfter, 300 to 599
    std::string id;                   ///< of the response body; empty: default of the status
    std::string message;              ///< of the response body; empty: default of the status
    std::vector<Header> headers;      ///< added to the response
    std::string method;               ///< empty: any
    std::string path;                 ///< "/pools"; empty: any
    std::optional<int> times;         ///< 1 or more; empty: unlimited
    std::optional<double> chance;     ///< probability above 0, at most 1; empty: always
    std::chrono::milliseconds time{}; ///< see Kind

    /// Method and path match, regardless of chance and times.
    [[nodiscard]] bool concerns(const Request& request) const;
    /// The request is not executed, or only later (TimeoutLate).
    [[nodiscard]] bool beforeActing() const;
};

/// Parses a specification. The error is a user-facing sentence.
[[nodiscard]] core::Result<Fault, std::string> parseFault(std::string_view text);

/// Syntax of specifications, for --help.
[[nodiscard]] std::string faultHelp();

} // namespace poolhouse::sandbox
