// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/pool_marks.h"

#include "models/core/limits.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace poolhouse::fleet {

namespace {

int dayOf(core::Instant at) {
    return static_cast<int>(std::chrono::floor<std::chrono::days>(at).time_since_epoch().count());
}

} // namespace

bool PoolMarks::see(const core::PoolId& pool, int mark, core::Instant now) {
    const Seen seen{mark, dayOf(now)};
    auto& known = m_marks.try_emplace(pool, Seen{-1, 0}).first->second;
    const bool differs = known != seen;
    known = seen;
    return differs;
}

std::optional<int> PoolMarks::of(const core::PoolId& pool) const {
    const auto at = m_marks.find(pool);
    return at == m_marks.end() ? std::nullopt : std::optional(at->second.mark);
}

std::string PoolMarks::written(core::Instant now) const {
    std::vector<std::pair<core::PoolId, Seen>> kept;
    const int oldest = dayOf(now) - static_cast<int>(forgetAfter.count());
    std::copy_if(m_marks.begin(), m_marks.end(), std::back_inserter(kept),
                 [oldest](const auto& marked) { return marked.second.day >= oldest; });
    std::stable_sort(kept.begin(), kept.end(),
                     [](const auto& a, const auto& b) { return a.second.day > b.second.day; });
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(std::min(kept.size(), limit)), kept.end());
    std::ostringstream text;
    for (const auto& [pool, seen] : kept) {
        text << pool.value << ' ' << seen.mark << ' ' << seen.day << '\n';
    }
    return text.str();
}

PoolMarks PoolMarks::read(std::string_view text) {
    PoolMarks marks;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line) && marks.m_marks.size() < limit;) {
        std::istringstream words(line);
        std::string id;
        Seen seen;
        if (words >> id >> seen.mark >> seen.day && seen.mark >= 0 && seen.mark <= core::maxFollowerPools) {
            marks.m_marks.emplace(core::PoolId{id}, seen);
        }
    }
    return marks;
}

} // namespace poolhouse::fleet
