// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/unreadable.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// Compute size shared by all instances of a pool, such as "8G-Performance".
struct Level {
    std::string name;
    // A figure that the API does not give, or not as a figure, is unknown.
    std::optional<int> vcpu;
    std::optional<double> memoryGb; ///< decimal gigabytes
    std::optional<int> connectionsPerInstance;

    [[nodiscard]] bool complete() const { return vcpu && memoryGb && connectionsPerInstance; }
    friend bool operator==(const Level&, const Level&) = default;
};

/// The available levels, in the API's order. Names are unique; duplicates are ignored.
class Catalog {
public:
    Catalog() = default;
    explicit Catalog(std::vector<Level> levels, std::vector<Unreadable> unreadable = {});

    [[nodiscard]] const std::vector<Level>& levels() const { return m_levels; }
    [[nodiscard]] const std::vector<Unreadable>& unreadable() const { return m_unreadable; }
    [[nodiscard]] const Level* find(std::string_view name) const;               ///< null when unknown
    [[nodiscard]] std::optional<std::size_t> rank(std::string_view name) const; ///< index in the API's order
    [[nodiscard]] bool empty() const { return m_levels.empty(); }

    friend bool operator==(const Catalog&, const Catalog&) = default;

private:
    std::vector<Level> m_levels;
    std::vector<Unreadable> m_unreadable;
};

} // namespace poolhouse::core
