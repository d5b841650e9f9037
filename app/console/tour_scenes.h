// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/tour_stage.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// One step of the tour.
struct Scene {
    QString name; ///< of the picture; empty: no picture
    std::function<void(TourStage&)> enter;
    /// Evaluated after every change; may trigger further requests.
    std::function<bool(TourStage&)> ready;
    std::function<void(TourStage&)> leave;
    std::function<bool(TourStage&)> precondition = {}; ///< checked on enter and leave; empty: always
    bool polled = false;                               ///< `ready` is evaluated all the time, not only after changes
};

/// Instant of the pictures: the default scenario then has its design figures.
inline constexpr const char* tourInstant = "2026-06-22T08:28:20Z";

/// All screens, in the order a user meets them. A missing widget throws std::runtime_error.
[[nodiscard]] std::vector<Scene> tourScenes(const Source& source);

/// Screens for changing pools, from the wizard to Activity, in a separate sandbox.
void addChangeScenes(std::vector<Scene>& scenes);

/// Parts of addChangeScenes(), in the sandbox of the scene before; addMigrationScenes() opens its own.
void addAreaScenes(std::vector<Scene>& scenes);
void addCreationScenes(std::vector<Scene>& scenes);
void addMigrationScenes(std::vector<Scene>& scenes);

/// Screens for planning, from the live shape to an applied plan, in a separate sandbox.
void addPlanScenes(std::vector<Scene>& scenes);

/// Screens that apply to any fleet: of a sandbox scenario or, without one, of the API.
[[nodiscard]] std::vector<Scene> fleetScenes(const std::optional<QString>& scenario);

} // namespace poolhouse::console
