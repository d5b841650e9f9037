// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/failure_attribution.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

bool FailureAttribution::noAnswer(const std::string& request, RequestScope scope, Report report) {
    m_silent.insert_or_assign(request, std::move(report));
    return scope == RequestScope::List || m_silent.size() >= silentUntilOffline;
}

void FailureAttribution::answered(const std::string& request) {
    m_silent.erase(request);
    for (auto& [other, report] : m_silent) {
        if (report) {
            m_confirmed.push_back(std::move(report));
        }
    }
    m_silent.clear();
}

void FailureAttribution::clear() {
    m_silent.clear();
    m_confirmed.clear();
}

std::vector<FailureAttribution::Report> FailureAttribution::takeConfirmed() {
    return std::exchange(m_confirmed, {});
}

bool FailureAttribution::undecided() const {
    return std::any_of(m_silent.begin(), m_silent.end(), [](const auto& entry) { return entry.second != nullptr; });
}

} // namespace poolhouse::fleet
