// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "models/core/result.h"

#include <cstdio>
#include <memory>
#include <string>

namespace poolhouse::sandbox {

/// Writes what was asked and answered to a file, one line of JSON per exchange, complete before the answer leaves:
/// method, path, query, status, request and response (JSON, a text where it is none, or null when empty), headers of
/// the answer (names in lower case), the scenario, and the fault that spoilt the answer, if one did. Headers of
/// requests are left out, and with them the token; passwords and connection strings are in it, all of them made up.
class Recorder {
public:
    /// Appends. The error is a sentence.
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
