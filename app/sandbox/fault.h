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

/// Something that goes wrong on purpose: what, with which requests, and how often. Written as
///
///     KIND[:FIELD]...        "reset-after:POST /pools:1", "latency:PATCH:5s", "status:503:0.2", "429:Retry-After=3"
///
/// A field is recognised by its form, so their order is free (but the status follows status and status-after at once):
///
///     METHOD, /PATH, METHOD /PATH   which requests; whole parts anywhere in the path; without it, all of them
///     3                             how many of them; without it, every one
///     0.2                           with which probability; "1.0" is always, while "1" is once
///     5s, 200ms, 2m                 how long, for latency, timeout-late and restart
///     NAME=VALUE                    of an answer with a status: id and message of its body, otherwise a header; the
///     value
///                                   is percent-decoded, so that it may hold a colon (%3A)
struct Fault {
    enum class Kind {
        Status,        ///< answered with `status`; nothing is carried out
        StatusAfter,   ///< carried out, then answered with `status`
        ResetBefore,   ///< the connection is reset; nothing is carried out
        ResetAfter,    ///< carried out, then the connection is reset
        TimeoutBefore, ///< never answered; nothing is carried out
        TimeoutAfter,  ///< carried out, and never answered
        TimeoutLate,   ///< never answered, and carried out `time` of sandbox time later
        RestartBefore, ///< the server is away for `time` of sandbox time, the world stays; nothing is carried out
        RestartAfter,  ///< carried out, then as RestartBefore
        Cut,           ///< carried out; the answer ends in its middle
        WrongType,     ///< carried out; in the answer texts are numbers, and numbers texts
        NoJsonBefore,  ///< a page of HTML with status 200, as from a portal; nothing is carried out
        NoJson,        ///< carried out; then that page
        Latency,       ///< carried out; the answer waits `time` of real time
    };

    Kind kind = Kind::Status;
    std::string spec;                 ///< as it was written
    int status = 0;                   ///< of Status and StatusAfter, 300 to 599
    std::string id;                   ///< of the answer's body; empty: the usual one of the status
    std::string message;              ///< the same
    std::vector<Header> headers;      ///< of the answer
    std::string method;               ///< empty: any
    std::string path;                 ///< "/pools"; empty: any
    std::optional<int> times;         ///< 1 or more; empty: without end
    std::optional<double> chance;     ///< above 0, at most 1; empty: certain
    std::chrono::milliseconds time{}; ///< see Kind

    /// Whether it is about requests like this one, chance and times aside.
    [[nodiscard]] bool concerns(const Request& request) const;
    /// The request has no effect, at least for now.
    [[nodiscard]] bool beforeActing() const;
};

/// The error is a sentence that names what is wrong with the text.
[[nodiscard]] core::Result<Fault, std::string> parseFault(std::string_view text);

/// What can be written, for --help.
[[nodiscard]] std::string faultHelp();

} // namespace poolhouse::sandbox
