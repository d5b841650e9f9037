// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/views/area_status.h"
#include "models/views/maintenance_view.h"
#include "ui/widgets/local_offset.h"
#include "ui/window/status_messages.h"

namespace poolhouse::ui {

/// While the whole API fails, one message in the message bar stands for all problems; the age says the rest.
template <class View>
[[nodiscard]] View withoutSharedProblem(View view, const fleet::Session& session, const fleet::Poller& poller) {
    if (view.state == views::AreaStatus::State::Read && !view.problemIsOwn && wholeApiFails(session, poller)) {
        view.problem.reset();
    }
    return view;
}

[[nodiscard]] inline views::MaintenanceClocks maintenanceClocks(const core::Clock& clock) {
    return {clock.now(), clock.wallClockShift(), localOffset()};
}

} // namespace poolhouse::ui
