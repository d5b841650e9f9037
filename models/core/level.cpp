// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/level.h"

#include <algorithm>
#include <utility>

namespace poolhouse::core {

Catalog::Catalog(std::vector<Level> levels, std::vector<Unreadable> unreadable) : m_unreadable(std::move(unreadable)) {
    for (auto& level : levels) {
        if (find(level.name) == nullptr) {
            m_levels.push_back(std::move(level));
        }
    }
}

const Level* Catalog::find(std::string_view name) const {
    const auto at = rank(name);
    return at ? &m_levels[*at] : nullptr;
}

std::optional<std::size_t> Catalog::rank(std::string_view name) const {
    const auto at = std::find_if(m_levels.begin(), m_levels.end(), [name](const Level& l) { return l.name == name; });
    return at == m_levels.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - m_levels.begin()));
}

} // namespace poolhouse::core
