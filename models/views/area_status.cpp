// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/area_status.h"

#include "models/fleet/area_reader.h"
#include "models/text/wording.h"

namespace poolhouse::views {

AreaStatus areaStatus(const fleet::Freshness& read, core::Instant now, const AreaWords& words) {
    AreaStatus status;
    status.state = read.everRead() ? AreaStatus::State::Read
                   : read.problem  ? AreaStatus::State::Failed
                                   : AreaStatus::State::Loading;
    if (read.readAt) {
        const auto age = text::age(now - *read.readAt);
        status.stale = now - *read.readAt > fleet::AreaReader::quietInterval + fleet::staleAfter;
        status.age =
            status.stale ? words.asOf.arg(text::formatTime(*read.readAt, now, true), age) : words.read.arg(age);
    }
    if (read.problem) {
        const auto problem = text::problemText(*read.problem, words.asking);
        status.problem = problem.sentence();
        status.problemDetail = problem.detail;
    }
    return status;
}

} // namespace poolhouse::views
