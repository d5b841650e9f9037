// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/visit_history.h"

#include <utility>

namespace poolhouse::ui {

VisitHistory::VisitHistory(std::function<bool(const Place&)> exists) : m_exists(std::move(exists)) {}

void VisitHistory::visit(const Place& place) {
    if (!m_places.empty()) {
        if (m_places[m_current] == place) {
            return;
        }
        m_places.resize(m_current + 1);
    }
    m_places.push_back(place);
    if (m_places.size() > limit) {
        m_places.erase(m_places.begin());
    }
    m_current = m_places.size() - 1;
}

void VisitHistory::clear() {
    m_places.clear();
    m_current = 0;
}

std::optional<std::size_t> VisitHistory::indexOfNext(int step) const {
    // Below zero the unsigned index wraps to a value beyond the end.
    const auto advance = static_cast<std::size_t>(step);
    for (auto at = m_current + advance; at < m_places.size(); at += advance) {
        if (m_places[at] != m_places[m_current] && m_exists(m_places[at])) {
            return at;
        }
    }
    return std::nullopt;
}

std::optional<Place> VisitHistory::next(int step) const {
    const auto at = indexOfNext(step);
    return at ? std::optional(m_places[*at]) : std::nullopt;
}

std::optional<Place> VisitHistory::go(int step) {
    const auto at = indexOfNext(step);
    if (!at) {
        return std::nullopt;
    }
    m_current = *at;
    return m_places[m_current];
}

} // namespace poolhouse::ui
