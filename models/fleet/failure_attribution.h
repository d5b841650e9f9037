// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/request_context.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace poolhouse::fleet {

/// Decides whether requests without any answer are the fault of what they asked for or of the connection: as soon as
/// another request is answered, the silent ones failed on their own; several silent ones in a row mean offline. Pure.
class FailureAttribution {
public:
    using Report = std::function<void()>; ///< records the failure of one request; may be empty
    /// So many different requests in a row without an answer mean that the API cannot be reached.
    static constexpr std::size_t silentUntilOffline = 3;

    /// True: the API counts as unreachable.
    [[nodiscard]] bool noAnswer(const std::string& request, RequestScope scope, Report report);
    /// An answer, good or bad: every other silent request is confirmed as failed on its own.
    void answered(const std::string& request);
    void dropPending() { m_silent.clear(); } ///< offline explains them all
    void clear();

    [[nodiscard]] std::vector<Report> takeConfirmed(); ///< to be called, in this order
    [[nodiscard]] bool undecided() const;              ///< a request with a report still waits for the verdict

private:
    std::map<std::string, Report> m_silent;
    std::vector<Report> m_confirmed;
};

} // namespace poolhouse::fleet
