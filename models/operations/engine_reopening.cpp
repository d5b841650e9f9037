// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine_impl.h"
#include "models/operations/waiting.h"

#include <utility>

/// Operations resumed at a start.
namespace poolhouse::operations {

void Engine::Impl::open(const QString& name) {
    clear();
    log.open(name);
    auto& all = log.all();
    std::vector<std::string> unfinished;
    std::vector<core::ClusterId> waiting;
    for (auto& operation : all) {
        if (operation.finished()) {
            continue;
        }
        if (isResumedAtStart(operation, all)) {
            queueAgain(operation, all);
            jobs[operation.id].before = openWhenAsked(operation, all);
            waiting.push_back(operation.cluster);
        } else {
            unfinished.push_back(operation.id);
            jobs[operation.id].started = true;
        }
    }
    const QPointer<Engine> alive(&self);
    const auto opened = m_generation;
    Q_EMIT self.reopened();
    for (const auto& id : unfinished) {
        if (!alive || m_generation != opened) { // a slot deleted, closed or reopened the engine
            return;
        }
        advance(id, machine::Reopened{});
    }
    for (const auto& cluster : waiting) {
        if (!alive || m_generation != opened) {
            return;
        }
        startNext(cluster);
    }
}

} // namespace poolhouse::operations
