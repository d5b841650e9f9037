// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/stop_check.h"
#include "models/plans/needs.h"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace poolhouse::views {

/// A search for the needs of one cluster in a plan. Two are the same when they ask the same of the same cluster in the
/// same plan, with the same levels and prices.
struct SearchRequest {
    enum class Kind {
        Cheapest, ///< see plans::findCheapest()
        Grown,    ///< the same for larger needs
        Rest,     ///< see plans::withTheRest()
    };
    Kind kind = Kind::Cheapest;
    core::ClusterId home; ///< of the plan
    core::ClusterId cluster;
    plans::Question question;
    plans::PlannerAnswer answer; ///< for Rest: to this question, without the rest

    friend bool operator==(const SearchRequest&, const SearchRequest&) = default;
};

/// Runs on any thread. Empty: it was stopped.
[[nodiscard]] std::optional<plans::PlannerAnswer> searched(const SearchRequest& request, core::StopCheck& stop);

/// Runs searches on a low-priority thread of its own, one at a time; at most one more waits. The thread
/// starts with the first search. Only values cross: a copy of the request to the thread, the answer back by an event.
/// All methods and signals are on the thread of the object, which needs an event loop. The destructor stops the search
/// and waits until it has stopped.
class SearchWorker : public QObject {
    Q_OBJECT
public:
    /// Called on the worker's thread, once at a time. Must not throw.
    using Search = std::function<std::optional<plans::PlannerAnswer>(const SearchRequest&, core::StopCheck&)>;
    explicit SearchWorker(Search search = searched, QObject* parent = nullptr);
    ~SearchWorker() override;

    /// From now on only this one is wanted: another that waits is dropped, one that runs is stopped, and their answers
    /// are never delivered. An identical one continues.
    void ask(const SearchRequest& request);
    void cancel(); ///< none is wanted
    [[nodiscard]] bool busy() const { return m_wanted.has_value(); }

Q_SIGNALS:
    void answered(const plans::PlannerAnswer& answer); ///< to what was asked last; not from within ask()

private:
    struct Job {
        SearchRequest request;
        std::stop_token stop;
    };
    struct Wanted {
        SearchRequest request;
        std::stop_source stop;
    };
    void work(const std::stop_token& ending);
    void deliver(const std::stop_token& job, const plans::PlannerAnswer& answer);

    const Search m_search;
    std::optional<Wanted> m_wanted; ///< until it is answered or cancelled
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting; ///< guarded by m_mutex
    std::jthread m_thread;        ///< last: it ends before what it uses
};

} // namespace poolhouse::views
