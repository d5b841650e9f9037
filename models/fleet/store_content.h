// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to store.cpp and store_content.cpp.

#include "models/fleet/attachment_index.h"
#include "models/fleet/store.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

struct Store::Content {
    std::vector<core::App> apps;
    std::vector<core::ClusterId> order;
    std::unordered_map<core::ClusterId, ClusterRecord> records;
    std::unordered_map<std::string, core::ClusterId> byName;
    std::unordered_map<core::AppId, std::vector<core::ClusterId>> byApp;
    AttachmentIndex attachments;
    std::vector<core::Unreadable> unreadableLists;
    core::Catalog catalog;
    core::PriceList prices;
    Freshness fleet;
    Freshness catalogRead;
    ConnectionHistory history;
    StorageHistory storage;
    PoolMarks marks;
    ClusterLabels labels;

    bool seeMarks(const ClusterRecord& record, core::Instant at);
    [[nodiscard]] ClusterRecord* find(const core::ClusterId& id) {
        const auto at = records.find(id);
        return at == records.end() ? nullptr : &at->second;
    }
    /// What became of a record by being listed.
    struct Listed {
        bool moved;   ///< its row is new, or in another place
        bool changed; ///< it was there before, and was listed otherwise
    };
    /// `record`: of this cluster, or of none before.
    Listed list(ClusterRecord& record, core::ClusterSummary summary) const;
    void estimate(ClusterRecord& record) const;
    void indexFleet();
    [[nodiscard]] FleetTotals totals(std::span<const core::ClusterId> clusters) const;
};

} // namespace poolhouse::fleet
