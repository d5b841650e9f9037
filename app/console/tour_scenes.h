// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/tour_stage.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// One stop of the tour.
struct Scene {
    QString name; ///< of the picture; empty: a step on the way to one
    std::function<void(TourStage&)> enter;
    /// Looked at after everything that changes; may ask for more.
    std::function<bool(TourStage&)> ready;
    std::function<void(TourStage&)> leave;
    std::function<bool(TourStage&)> wanted = {}; ///< asked when it comes and when it goes; empty: always
};

/// When the pictures are taken: month to date and the figures of the default scenario are then those of its design.
inline constexpr const char* tourInstant = "2026-06-22T08:28:20Z";

/// Every screen there is, in the order in which somebody would meet them. A widget that is missing throws
/// std::runtime_error with a sentence.
[[nodiscard]] std::vector<Scene> tourScenes(const Source& source);

/// What changing pools looks like, from the first page of the wizard to Activity, in a sandbox of their own.
void addChangeScenes(std::vector<Scene>& scenes);

/// What planning looks like, from a cluster as it is to a plan that has been applied, in a sandbox of its own.
void addPlanScenes(std::vector<Scene>& scenes);

/// The screens that any fleet has: of a scenario of the sandbox or, without one, of the API.
[[nodiscard]] std::vector<Scene> fleetScenes(const std::optional<QString>& scenario);

} // namespace poolhouse::console
