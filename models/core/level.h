// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// A compute size that every instance of a pool has, such as "8G-Performance".
struct Level {
    std::string name;
    int vcpu = 0;
    double memoryGb = 0; ///< decimal gigabytes
    int connectionsPerInstance = 0;

    friend bool operator==(const Level&, const Level&) = default;
};

/// The levels on offer, in the API's order. Names are unique; a repeated one is ignored.
class Catalog {
public:
    Catalog() = default;
    explicit Catalog(std::vector<Level> levels);

    [[nodiscard]] const std::vector<Level>& levels() const { return m_levels; }
    [[nodiscard]] const Level* find(std::string_view name) const;               ///< null when the catalogue lacks it
    [[nodiscard]] std::optional<std::size_t> rank(std::string_view name) const; ///< place in the API's order
    [[nodiscard]] bool empty() const { return m_levels.empty(); }

    friend bool operator==(const Catalog&, const Catalog&) = default;

private:
    std::vector<Level> m_levels;
};

} // namespace poolhouse::core
