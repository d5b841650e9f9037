// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/backoff.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/poller.h"

#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

namespace poolhouse::fleet {

/// The poller's inside: what is under way, what is due, and what follows from each answer.
struct Poller::State {
    /// A question that is not about one cluster.
    struct Topic {
        api::Call first, second;
        bool running = false;
        bool answered = false;              ///< once, well or badly
        int failures = 0;                   ///< in a row
        std::optional<core::Instant> dueAt; ///< empty: not wanted (any more)

        void cancel() {
            first.cancel();
            second.cancel();
            running = false;
        }
    };
    struct Watch {
        ClusterFacts facts;
        int failures = 0;
        api::Call call;
    };
    /// What changed() tells of.
    struct Visible {
        Phase phase = Phase::Stopped;
        bool busy = false;
        std::optional<core::Instant> lastRefresh, nextAttempt;
        std::optional<api::ApiError> problem;
        friend bool operator==(const Visible&, const Visible&) = default;
    };

    State(Poller& owner, PollerServices asked, Store& written, const core::Clock& watched,
          std::function<double()> jitter);

    // Phases.
    [[nodiscard]] Phase phase() const;
    [[nodiscard]] bool mayAsk() const { return shown && (base == Phase::Connecting || base == Phase::Online); }
    void begin();
    void end();
    void goOffline(const api::ApiError& error);
    void comeBack();
    void refuse(const api::ApiError& error);
    void wait(const api::ApiError& error);
    void everythingIsDue();
    void cancelAll();

    // Asking.
    void proceed(); ///< whatever is to be done now; safe to call from anywhere
    void step();
    void askTopics();
    void askFleet();
    void askApps();
    void askAttachments();
    void askCatalog();
    void askAccount();
    void askClusters();
    void ask(const core::ClusterId& id);
    void probe();
    void plan();

    // Answers.
    void fleetAnswered();
    void fleetFailed(const api::ApiError& error);
    void catalogAnswered();
    void catalogFailed(const api::ApiError& error);
    void clusterAnswered(const core::ClusterId& id, api::ApiResult<core::ClusterInfo> result);
    void clusterFailed(const core::ClusterId& id, const api::ApiError& error);
    /// True when the error is about more than this one question, and was dealt with. No answer at all may be the API's
    /// fault: `blame` waits until another question is answered, and is dropped when none is.
    bool concernsAll(const api::ApiError& error, const std::string& question, bool isList,
                     std::function<void()> blame = {});
    void reached(const std::string& question); ///< an answer of any kind came
    void layBlame();
    [[nodiscard]] static bool
    unreachable(const api::ApiError& error); ///< no answer at all: the network's fault, or the API's
    void putOffProbe(const api::ApiError& error);
    void syncWatches();
    void rankScreen();

    // What others see.
    [[nodiscard]] std::optional<int> requestsLeft() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] std::optional<core::Instant> lastRefresh() const;
    [[nodiscard]] std::optional<core::Instant> nextAttempt() const;
    [[nodiscard]] std::optional<core::Instant> nextWake() const;
    void tellFirstLoad(bool whatever);
    [[nodiscard]] bool everyClusterAnswered() const;
    void publish();

    Poller& poller;
    PollerServices services;
    Store& store;
    const core::Clock& clock;
    std::function<double()> random;
    QTimer timer;

    Phase base = Phase::Stopped; ///< Paused is this one, hidden
    bool shown = true;
    bool onlyOnScreen = false; ///< details of nothing else
    std::optional<api::ApiError> problem;
    std::optional<core::Instant> resumeAt;                  ///< of Offline and Waiting
    int probes = 0;                                         ///< that failed in a row
    std::map<std::string, std::function<void()>> unreached; ///< different questions in a row that got no answer
    std::vector<std::function<void()>> blamed;              ///< those of them that had none while others had
    std::optional<int> told;                                ///< requests left, and when that was said
    core::Instant toldAt;

    Topic fleet, attachments, catalog, accountTopic;
    std::optional<std::vector<core::App>> apps;
    std::optional<std::vector<core::ClusterSummary>> summaries;
    std::optional<core::Catalog> levels;
    std::optional<core::PriceList> prices;
    std::optional<api::Account> account;

    std::unordered_map<core::ClusterId, Watch> watches;
    std::vector<core::ClusterId> onScreen;
    std::size_t inFlight = 0;   ///< clusters
    std::size_t unanswered = 0; ///< clusters that were never answered
    PollPlan planned;
    std::size_t nextPlanned = 0;
    bool planValid = false;
    core::Instant plannedAt;
    std::optional<core::Instant> lastBackgroundAsk;

    bool proceeding = false, again = false;
    bool firstLoadTold = false;
    Visible visible;
};

} // namespace poolhouse::fleet
