// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

#include <cstddef>
#include <set>
#include <string>

namespace poolhouse::sandbox {

/// Decides which response carries the account's warning: the first successful one for each client, which is a token
/// with a User-Agent. Not stored.
class Warnings {
public:
    explicit Warnings(std::string text) : m_text(std::move(text)) {}

    /// Adds X-Heroku-Warning if the client has not had it yet.
    void addTo(Response& response, const Request& request) {
        if (m_text.empty() || response.status >= 300 || response.header("X-Heroku-Warning")) {
            return;
        }
        if (m_warned.size() >= most) {
            m_warned.clear(); // a second warning does less harm than endless memory
        }
        const auto client = std::string(request.header("Authorization").value_or("")) + '\n' +
                            std::string(request.header("User-Agent").value_or(""));
        if (m_warned.insert(client).second) {
            response.headers.push_back({"X-Heroku-Warning", m_text});
        }
    }

private:
    static constexpr std::size_t most = 1000;

    std::string m_text;
    std::set<std::string> m_warned;
};

} // namespace poolhouse::sandbox
