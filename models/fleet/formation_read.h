// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/core/process_type.h"

#include <functional>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// What an app runs, or why that is unknown.
struct AppFormation {
    core::App app;
    std::optional<std::vector<core::ProcessType>> types; ///< empty: see `problem`
    std::optional<api::ApiError> problem;

    friend bool operator==(const AppFormation&, const AppFormation&) = default;
};

/// Reads the formations of some apps on request, one request per app. A later read supersedes an earlier one.
class FormationRead {
public:
    using Done = std::function<void(std::vector<AppFormation>)>;

    explicit FormationRead(api::FleetService& service) : m_service(service) {} ///< outlives it

    /// `done` receives the apps in their order once all are answered, refused or not; never from within the call.
    /// `apps` is not empty.
    void read(std::vector<core::App> apps, Done done);
    void cancel(); ///< `done` is not called

private:
    void answered(std::size_t app, api::ApiResult<std::vector<core::ProcessType>> result);

    api::FleetService& m_service;
    std::vector<AppFormation> m_apps;
    std::vector<api::Call> m_calls;
    std::size_t m_waiting = 0;
    Done m_done;
};

} // namespace poolhouse::fleet
