// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/search_worker.h"

#include <QTimer>

#include <optional>

namespace poolhouse::views {

/// The search that a planner wants, started once it has stayed the same for a moment, and its answer until it is taken.
/// On the GUI thread, like its signal.
class SearchSchedule : public QObject {
    Q_OBJECT
public:
    explicit SearchSchedule(SearchWorker::Search search, QObject* parent = nullptr);

    /// From now on this search is wanted and no other: what runs, waits or was answered for another one is dropped. The
    /// same search continues, so repeated calls are harmless.
    void want(std::optional<SearchRequest> request);
    void startNow();                                                                      ///< without the moment
    [[nodiscard]] const std::optional<SearchRequest>& wanted() const { return m_wanted; } ///< until it is taken
    /// The answer to what is wanted, which it then no longer is; empty: none yet.
    [[nodiscard]] std::optional<plans::PlannerAnswer> take();

Q_SIGNALS:
    void answered(); ///< there is an answer to take

private:
    std::optional<SearchRequest> m_wanted;
    std::optional<plans::PlannerAnswer> m_answer;
    QTimer m_quiet;
    SearchWorker m_worker;
};

} // namespace poolhouse::views
