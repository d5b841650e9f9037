// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// Compute size shared by all instances of a pool, such as "8G-Performance".
struct Level {
    std::string name;
    int vcpu = 0;
    double memoryGb = 0; ///< decimal gigabytes
    int connectionsPerInstance = 0;

    friend bool operator==(const Level&, const Level&) = default;
};

/// The available levels, in the API's order. Names are unique; duplicates are ignored.
class Catalog {
public:
    Catalog() = default;
    explicit Catalog(std::vector<Level> levels);

    [[nodiscard]] const std::vector<Level>& levels() const { return m_levels; }
    [[nodiscard]] const Level* find(std::string_view name) const;               ///< null when unknown
    [[nodiscard]] std::optional<std::size_t> rank(std::string_view name) const; ///< index in the API's order
    [[nodiscard]] bool empty() const { return m_levels.empty(); }

    friend bool operator==(const Catalog&, const Catalog&) = default;

private:
    std::vector<Level> m_levels;
};

} // namespace poolhouse::core
