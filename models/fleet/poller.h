// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/formation_read.h"
#include "models/fleet/poll_phase.h"
#include "models/fleet/poller_services.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {

class Store;

/// Keeps the store up to date: first the lists, then the details, those on screen first. A cluster in transition is
/// read every few seconds, a quiet one on screen every 30 s, the others less often (see poll_schedule.h), never more
/// than the API's budget allows, with growing pauses after failures, and not at all while offline or hidden. GUI
/// thread only; there is no other thread. tick() does what is due: a timer calls it, and a test that moves a manual
/// clock. Slots may call any member or stop the poller; they must not delete it.
class Poller : public QObject {
    Q_OBJECT
public:
    using Phase = PollPhase;

    /// `random` is the jitter of pauses after failures, in [0, 1); empty: a generator seeded at random.
    Poller(PollerServices services, Store& store, const core::Clock& clock, QObject* parent = nullptr,
           std::function<double()> random = {});
    ~Poller() override;

    void start();                                   ///< reads everything; no effect while running
    void stop();                                    ///< cancels every request
    void refresh();                                 ///< everything is due now (F5), what is on screen first
    void refreshCluster(const core::ClusterId& id); ///< this cluster is due now (Retry)
    void setWindowShown(bool shown);
    void setOnScreen(std::vector<core::ClusterId> clusters); ///< clusters in view, the most important first
    /// Before start(): details are read for clusters on screen only; the rest of the fleet stays a list.
    void setDetailsOnlyOnScreen(bool only);
    /// Of the refill of the API's budget that polling may use, from 0.05 to 1; the rest is left to other programs.
    void setBudgetShare(double share);
    void tick(); ///< asks what is due at the clock's current time
    /// Asks at once what these apps run, once; see FormationRead. stop() cancels it.
    void readFormations(std::vector<core::App> apps, FormationRead::Done done);

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] bool busy() const; ///< a request is in flight
    /// Age of what is on screen: the oldest of it; of the list when nothing is.
    [[nodiscard]] std::optional<core::Instant> lastRefresh() const;
    /// When what is on screen (or else the list) is due again; the retry while Offline or Waiting.
    [[nodiscard]] std::optional<core::Instant> nextAttempt() const;
    [[nodiscard]] std::optional<api::Account> account() const; ///< empty until read
    /// Why the account is not known or could not be verified; empty: it could, or was not asked for yet.
    [[nodiscard]] std::optional<api::ApiError> accountProblem() const;
    [[nodiscard]] std::optional<int> requestsLeft() const;      ///< of the API's budget; empty until reported
    [[nodiscard]] std::optional<api::ApiError> problem() const; ///< the cause of Offline, Refused or Waiting

Q_SIGNALS:
    void warned(const QString& text); ///< the API's own warning beside a valid answer
    void changed();                   ///< phase, busy, lastRefresh, nextAttempt, problem, account or its problem
    /// Once per start(): the lists, the catalog and every cluster have been answered, successfully or not, or no more
    /// answers are expected for now (Offline, Refused).
    void firstLoadFinished();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
    FormationRead m_formations;
};

} // namespace poolhouse::fleet
