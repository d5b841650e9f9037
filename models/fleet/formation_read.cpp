// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/formation_read.h"

#include <utility>

namespace poolhouse::fleet {

void FormationRead::read(std::vector<core::App> apps, Done done) {
    cancel();
    m_done = std::move(done);
    m_apps.reserve(apps.size());
    for (auto& app : apps) {
        m_apps.push_back({std::move(app), std::nullopt, std::nullopt});
    }
    m_waiting = m_apps.size();
    m_calls.reserve(m_apps.size());
    for (std::size_t index = 0; index < m_apps.size(); ++index) {
        m_calls.push_back(m_service.formation(m_apps[index].app.id,
                                              [this, index](api::ApiResult<std::vector<core::ProcessType>> result) {
                                                  answered(index, std::move(result));
                                              }));
    }
}

void FormationRead::cancel() {
    m_calls.clear();
    m_apps.clear();
    m_waiting = 0;
    m_done = nullptr;
}

void FormationRead::answered(std::size_t app, api::ApiResult<std::vector<core::ProcessType>> result) {
    if (result) {
        m_apps[app].types = std::move(result).value();
    } else {
        m_apps[app].problem = result.error();
    }
    if (--m_waiting == 0) {
        const auto done = std::exchange(m_done, nullptr);
        done(std::exchange(m_apps, {})); // may start another read
    }
}

} // namespace poolhouse::fleet
