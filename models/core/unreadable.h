// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace poolhouse::core {

/// What a record of the API is about.
enum class RecordKind {
    App,
    Addon,
    Attachment,
    Level,
    Price,
    Cluster,
    PlanLimit,
    Quota,
    Pool,
    Instance,
    Endpoint,
    Credential,
    DatabaseUser,
    Setting,
    Maintenance,
    Migration,
    Page
};

/// A record of an answer that breaks the contract, or one of its members. Everything beside it is read.
struct Unreadable {
    RecordKind kind = RecordKind::Cluster;
    std::string name;       ///< its name, else its id; may be empty
    std::string path;       ///< the member in the answer: "[1].app", "pools[0].connections_used"
    std::string expected;   ///< "a text", "a whole number from 0 to 65535"
    bool passedOver = true; ///< the whole record; false: only that member is unknown

    friend bool operator==(const Unreadable&, const Unreadable&) = default;
};

/// A list that was read record by record.
template <class T> struct PartialList {
    std::vector<T> items = {};
    std::vector<Unreadable> unreadable = {};
    std::size_t understood = 0; ///< records that were read, or are of no interest

    /// Records came, and none of them could be read.
    [[nodiscard]] bool nothingUnderstood() const { return understood == 0 && !unreadable.empty(); }
    [[nodiscard]] bool empty() const { return understood == 0 && unreadable.empty(); }
    friend bool operator==(const PartialList&, const PartialList&) = default;
};

} // namespace poolhouse::core
