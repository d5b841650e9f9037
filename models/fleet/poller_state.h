// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/instant.h"
#include "models/fleet/poll_phase.h"

#include <optional>

namespace poolhouse::fleet {

/// What the poller has announced, so that it announces each news once. Pure.
class PollerState {
public:
    /// What Poller::changed() is about.
    struct Figures {
        PollPhase phase = PollPhase::Stopped;
        bool busy = false;
        std::optional<core::Instant> lastRefresh, nextAttempt;
        std::optional<api::ApiError> problem, accountProblem;

        friend bool operator==(const Figures&, const Figures&) = default;
    };

    void restart(); ///< the end of the first load is announced again
    /// `over`: all was answered, or the load was given up. True: to be announced, once for each start.
    [[nodiscard]] bool endsFirstLoad(bool over);
    /// True: to be announced, since they differ from those before.
    [[nodiscard]] bool replace(const Figures& figures);

private:
    Figures m_figures;
    bool m_firstLoadEnded = false;
};

} // namespace poolhouse::fleet
