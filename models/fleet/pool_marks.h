// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::fleet {

/// The identity marks of pools as remembered over restarts: by id, each with the day it was last seen. Bounded: those
/// that were not seen for `forgetAfter`, and the longest unseen beyond `limit`, are forgotten. Pure.
class PoolMarks {
public:
    static constexpr std::size_t limit = 2000;
    static constexpr std::chrono::days forgetAfter{90};

    /// True if anything has changed that is worth saving.
    bool see(const core::PoolId& pool, int mark, core::Instant now);
    [[nodiscard]] std::optional<int> of(const core::PoolId& pool) const; ///< empty: never seen, or forgotten
    [[nodiscard]] std::size_t size() const { return m_marks.size(); }

    /// One line a pool: id, mark and day, between spaces. Without what is to be forgotten at `now`.
    [[nodiscard]] std::string written(core::Instant now) const;
    /// Lines that make no sense are skipped.
    [[nodiscard]] static PoolMarks read(std::string_view text);

    friend bool operator==(const PoolMarks&, const PoolMarks&) = default;

private:
    struct Seen {
        int mark = 0;
        int day = 0; ///< since 1970

        friend bool operator==(const Seen&, const Seen&) = default;
    };
    std::map<core::PoolId, Seen> m_marks;
};

} // namespace poolhouse::fleet
