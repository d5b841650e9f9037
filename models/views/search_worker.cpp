// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/search_worker.h"

#include <QMetaObject>

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace poolhouse::views {

namespace {

constexpr int niceness = 5; ///< of a search, beyond that of the program

/// A frame of a drag must not wait for a search. On Linux the niceness is that of the thread, which has the window's
/// when it begins; more than 19 is 19.
void giveWay() {
    const auto thread = static_cast<id_t>(gettid());
    setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + niceness);
}

} // namespace

std::optional<plans::PlannerAnswer> searched(const SearchRequest& request, core::StopCheck& stop) {
    return request.kind == SearchRequest::Kind::Rest ? plans::withTheRest(request.answer, request.question, stop)
                                                     : plans::findCheapest(request.question, stop);
}

SearchWorker::SearchWorker(Search search, QObject* parent) : QObject(parent), m_search(std::move(search)) {}

SearchWorker::~SearchWorker() = default; // the thread asks whether it is to end, see work()

void SearchWorker::ask(const SearchRequest& request) {
    if (m_wanted && m_wanted->request == request) {
        return;
    }
    cancel();
    m_wanted.emplace(Wanted{request, std::stop_source()});
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.emplace(Job{request, m_wanted->stop.get_token()});
    }
    if (!m_thread.joinable()) {
        m_thread = std::jthread([this](const std::stop_token& ending) { work(ending); });
    }
    m_wake.notify_one();
}

void SearchWorker::cancel() {
    if (m_wanted) {
        m_wanted->stop.request_stop();
        m_wanted.reset();
    }
    const std::scoped_lock lock(m_mutex);
    m_waiting.reset();
}

/// On the worker's thread.
void SearchWorker::work(const std::stop_token& ending) {
    giveWay();
    while (!ending.stop_requested()) {
        std::optional<Job> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, ending, [this] { return m_waiting.has_value(); });
            job.swap(m_waiting);
        }
        if (!job) {
            return; // it ends
        }
        core::StopCheck stop([&] { return ending.stop_requested() || job->stop.stop_requested(); });
        if (auto answer = m_search(job->request, stop)) {
            // Posted to this object, so that it is dropped with it.
            QMetaObject::invokeMethod(
                this, [this, token = job->stop, found = std::move(*answer)] { deliver(token, found); },
                Qt::QueuedConnection);
        }
    }
}

void SearchWorker::deliver(const std::stop_token& job, const plans::PlannerAnswer& answer) {
    if (m_wanted && m_wanted->stop.get_token() == job) {
        m_wanted.reset();
        Q_EMIT answered(answer);
    }
}

} // namespace poolhouse::views
