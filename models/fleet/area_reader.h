// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/freshness.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <map>
#include <optional>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {

/// Reads what the lists of the poller don't have, of the cluster in view: at once, then at the pace that its area asks
/// for; of another cluster once, on demand. A call for each cluster would use up the API's budget. GUI thread only.
/// tick() does what is due: a timer calls it, and a test that moves a manual clock.
class AreaReader : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds quietInterval{300};
    /// A timer that comes a little early is no reason to wait for its next round.
    static constexpr std::chrono::seconds tickInterval{5};
    /// After a failure that may pass, if the API asks for no more.
    static constexpr std::chrono::seconds retryInterval{60};

    /// Whether it would be answered the same a minute later: the API denies this area of the cluster.
    [[nodiscard]] static bool isLasting(const api::ApiError& error);
    /// Until the next reading after a failure; empty: the last one did not fail.
    [[nodiscard]] static std::optional<std::chrono::milliseconds> pauseAfterFailure(const Freshness& freshness);

    /// The clock outlives the reader. What was asked once is asked again by itself only while `mayAsk` says so: not
    /// while offline or hidden; empty: always.
    AreaReader(const core::Clock& clock, std::function<bool()> mayAsk, QObject* parent);

    /// The cluster that is in view; empty: none, only demands are read.
    void follow(const std::optional<core::ClusterId>& cluster);
    void unfollow(const core::ClusterId& cluster); ///< no effect while another one is in view
    void refresh();                                ///< all of the one that is followed is due now
    /// It has changed, or a dialog shows it: read at once, whatever cluster is in view. If it is being read already,
    /// which may have begun before the change, once more at the first tick after that.
    void demand(const core::ClusterId& cluster);
    void forget(); ///< for another account: drops all
    void tick();

Q_SIGNALS:
    void changed(const poolhouse::core::ClusterId& cluster); ///< its record

protected:
    [[nodiscard]] core::Instant now() const;
    void succeed(Freshness& freshness) const;
    void fail(Freshness& freshness, const api::ApiError& error) const;

private:
    void ask(const core::ClusterId& cluster);
    void readDemanded();

    [[nodiscard]] virtual bool isReading(const core::ClusterId& cluster) const = 0;
    [[nodiscard]] virtual std::chrono::milliseconds interval(const core::ClusterId& cluster) const = 0;
    virtual void read(const core::ClusterId& cluster) = 0;        ///< others may be read at the same time
    virtual void stopReading(const core::ClusterId& cluster) = 0; ///< its answers are not waited for
    virtual void expire(const core::ClusterId& cluster) = 0;      ///< what is read less often is due as well
    virtual void dropRecords() = 0;                               ///< and what is being read

    const core::Clock& m_clock;
    std::function<bool()> m_mayAsk;
    std::map<core::ClusterId, core::Instant> m_asked; ///< when each was last asked for; absent: due
    std::optional<core::ClusterId> m_followed;
    std::map<core::ClusterId, bool> m_demanded; ///< whether it has been asked for since; until that is answered
};

} // namespace poolhouse::fleet
