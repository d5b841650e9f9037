// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "models/core/result.h"

#include <cstdio>
#include <memory>
#include <string>

namespace poolhouse::sandbox {

/// Appends each exchange to a file as one line of JSON, flushed before the response is sent: method, path, query,
/// status, request and response bodies (JSON; a string if not JSON or nested too deeply; null if
/// empty), response headers (lower-case
/// names), scenario, and the applied fault if any. Request headers, and thus the token, are omitted; recorded passwords
/// and connection strings are invented.
class Recorder {
public:
    /// Opens the file for appending. The error is a user-facing sentence.
    [[nodiscard]] static core::Result<std::unique_ptr<Recorder>, std::string> open(const std::string& file,
                                                                                   std::string scenario);

    void write(const Request& request, const Response& response);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    Recorder() = default;

    std::unique_ptr<std::FILE, Close> m_file;
    std::string m_scenario;
};

} // namespace poolhouse::sandbox
