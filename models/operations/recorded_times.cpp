// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/recorded_times.h"

#include <utility>

namespace poolhouse::operations {

namespace {

constexpr std::chrono::seconds leastShift{1};

} // namespace

void RecordedTimes::begin(const std::vector<Operation>& read) {
    forget();
    m_count = read.size();
    for (const auto& operation : read) {
        if (!operation.finished()) {
            m_resumed.insert(operation.id);
        }
    }
}

void RecordedTimes::forget() {
    m_count = 0;
    m_resumed.clear();
}

void RecordedTimes::follow(std::chrono::milliseconds shift, std::vector<Operation>& operations,
                           std::vector<UnreadableRow>& unreadable) {
    if (std::chrono::abs(shift - m_shift) < leastShift) {
        return;
    }
    const auto moved = std::exchange(m_shift, shift) - shift;
    for (std::size_t place = 0; place < m_count; ++place) {
        auto& operation = operations[place];
        const auto finishedAt = operation.finishedAt;
        const auto nextAttempt = operation.nextAttempt;
        operation = movedBy(std::move(operation), moved);
        if (m_resumed.count(operation.id) > 0) { // measured by this run, as nothing else of them: they are never sent
            operation.finishedAt = finishedAt;
            operation.nextAttempt = nextAttempt;
        }
    }
    for (auto& row : unreadable) {
        row.askedAt += moved;
    }
}

} // namespace poolhouse::operations
