// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/api/session_monitor.h"
#include "models/core/clock.h"
#include "models/fleet/store.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// The questions a poller needs to put; all of them outlive it.
struct PollerServices {
    api::AccountService& account;
    api::FleetService& fleet;
    api::ClusterService& clusters;
    api::CatalogService& catalog;
    api::SessionMonitor& monitor;
};

/// Keeps the store fresh. First the lists, then the details, those on screen before the others. A cluster in transition
/// is asked every few seconds, a quiet one on screen every half minute, the others more slowly; never more than what is
/// left of the API's budget allows, with growing pauses after failures, not at all while offline or hidden. It owns no
/// thread; tick() does what is due, a timer calls it, and a test may call it after moving a manual clock.
class Poller : public QObject {
    Q_OBJECT
public:
    enum class Phase {
        Stopped,
        Connecting, ///< nothing read yet
        Online,
        Offline, ///< the API cannot be reached; it is tried again at nextAttempt()
        Refused, ///< the token was refused; nothing is asked until start() is called again
        Paused,  ///< the window is hidden
        Waiting, ///< the rate limit is used up; goes on at nextAttempt()
    };
    Q_ENUM(Phase)

    /// `random` gives the jitter of pauses after failures, in [0, 1); empty: a generator of its own.
    Poller(PollerServices services, Store& store, const core::Clock& clock, QObject* parent = nullptr,
           std::function<double()> random = {});
    ~Poller() override;

    void start();                                   ///< reads everything; harmless when it runs
    void stop();                                    ///< cancels every question
    void refresh();                                 ///< everything is due now (F5), first of all what is on screen
    void refreshCluster(const core::ClusterId& id); ///< this one is due now (Retry)
    void setWindowShown(bool shown);
    void
    setOnScreen(std::vector<core::ClusterId> clusters); ///< those that somebody is looking at, the most important first
    /// Before start(): only what is on screen is asked for its details; the rest of the fleet stays a list.
    void setDetailsOnlyOnScreen(bool only);
    void tick(); ///< asks what is due at the clock's now

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] bool busy() const; ///< a question is under way
    [[nodiscard]] std::optional<core::Instant>
    lastRefresh() const; ///< of what is on screen: the oldest of it; the list when nothing is
    [[nodiscard]] std::optional<core::Instant>
    nextAttempt() const; ///< when what is on screen (or else the list) is due again; the retry when Offline or Waiting
    [[nodiscard]] std::optional<api::Account> account() const;  ///< once known
    [[nodiscard]] std::optional<int> requestsLeft() const;      ///< of the API's budget, once an answer has told
    [[nodiscard]] std::optional<api::ApiError> problem() const; ///< why it is Offline, Refused or Waiting

Q_SIGNALS:
    void warned(const QString& text); ///< the API's own warning beside a good answer
    void changed();                   ///< phase, busy, lastRefresh, nextAttempt, requestsLeft or problem
    /// Once for each start(): the lists, the catalogue and every cluster have been answered, well or badly, or nothing
    /// more is to be expected for now (Offline, Refused).
    void firstLoadFinished();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace poolhouse::fleet
