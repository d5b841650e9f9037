// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/search_schedule.h"

#include <chrono>
#include <utility>

namespace poolhouse::views {

namespace {

constexpr std::chrono::milliseconds quietBeforeSearching{150};

} // namespace

SearchSchedule::SearchSchedule(SearchWorker::Search search, QObject* parent)
    : QObject(parent), m_worker(std::move(search), this) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietBeforeSearching);
    connect(&m_quiet, &QTimer::timeout, this, &SearchSchedule::startNow);
    connect(&m_worker, &SearchWorker::answered, this, [this](const plans::PlannerAnswer& answer) {
        m_answer = answer;
        Q_EMIT answered();
    });
}

void SearchSchedule::want(std::optional<SearchRequest> request) {
    if (request == m_wanted) {
        return;
    }
    m_wanted = std::move(request);
    m_answer.reset();
    m_worker.cancel();
    m_wanted ? m_quiet.start() : m_quiet.stop();
}

void SearchSchedule::startNow() {
    m_quiet.stop();
    if (m_wanted && !m_answer) {
        m_worker.ask(*m_wanted);
    }
}

std::optional<plans::PlannerAnswer> SearchSchedule::take() {
    if (m_answer) {
        m_wanted.reset();
    }
    return std::exchange(m_answer, std::nullopt);
}

} // namespace poolhouse::views
