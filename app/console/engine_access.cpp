// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/engine_access.h"

#include "models/fleet/poller.h"
#include "models/operations/engine.h"
#include "models/text/refusal_text.h"

namespace poolhouse::console {

EngineAccess::EngineAccess(const operations::Engine& operations, fleet::Poller& poller, QObject* parent)
    : QObject(parent), m_operations(operations), m_poller(poller) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_late = true;
        check();
    });
    connect(&m_poller, &fleet::Poller::changed, this, &EngineAccess::check);
}

void EngineAccess::wait(std::chrono::seconds timeout) {
    m_waiting = true;
    m_late = false;
    m_limit.start(timeout);
    check();
}

void EngineAccess::check() {
    if (!m_waiting) {
        return;
    }
    using Code = operations::Refusal::Code;
    const auto refusal = m_operations.unavailable();
    const bool mayCome = refusal && (refusal->code == Code::NoAccount || (refusal->code == Code::AccountUnread &&
                                                                          api::isTransient(*refusal->accountError)));
    if (mayCome && !m_late) {
        return;
    }
    m_waiting = false;
    m_limit.stop();
    if (refusal && refusal->code == Code::AccountUnread) {
        Q_EMIT refused(text::refusalSentence(*refusal) + QLatin1Char('\n'));
    } else {
        Q_EMIT granted();
    }
}

} // namespace poolhouse::console
