// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::fleet {

/// What a poller is doing.
enum class PollPhase {
    Stopped,
    Connecting, ///< nothing read so far
    Online,
    Offline, ///< the API cannot be reached; the next attempt is at Poller::nextAttempt()
    Refused, ///< the token was refused; no requests until Poller::start()
    Paused,  ///< the window is hidden
    Waiting, ///< the rate limit is used up; continues at Poller::nextAttempt()
};

} // namespace poolhouse::fleet
