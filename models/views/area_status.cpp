// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/area_status.h"

#include "models/fleet/area_reader.h"
#include "models/text/wording.h"

namespace poolhouse::views {

AreaStatus areaStatus(const fleet::Freshness& read, std::chrono::milliseconds interval, core::Instant now,
                      const AreaWords& words) {
    AreaStatus status;
    status.state = read.everRead() ? AreaStatus::State::Read
                   : read.problem  ? AreaStatus::State::Failed
                                   : AreaStatus::State::Loading;
    if (read.readAt) {
        const auto age = text::age(now - *read.readAt);
        const std::chrono::milliseconds expected = read.problem ? std::chrono::milliseconds(0) : interval;
        status.stale = now - *read.readAt > expected + fleet::staleAfter;
        status.age =
            status.stale ? words.asOf.arg(text::formatTime(*read.readAt, now, true), age) : words.read.arg(age);
    }
    if (read.problem) {
        const auto problem = text::problemText(*read.problem, words.request);
        status.problem = problem.sentence();
        status.problemDetail = problem.detail;
        status.problemIsOwn = fleet::AreaReader::isLasting(*read.problem);
    }
    return status;
}

} // namespace poolhouse::views
