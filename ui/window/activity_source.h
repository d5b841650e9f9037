// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "ui/activity/activity_page.h"

namespace poolhouse::fleet {
class Session;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
} // namespace poolhouse::operations

namespace poolhouse::ui {

/// What the Activity page shows of operations beside the rows of its model, and does to those that wait. All arguments
/// outlive the source.
[[nodiscard]] ActivitySource activitySource(operations::Engine& operations, const fleet::Session& session,
                                            const core::Clock& clock);

} // namespace poolhouse::ui
