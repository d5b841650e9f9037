// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/attachment.h"
#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/fleet/store.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

/// A small fleet around the cluster of the design's main window.
namespace poolhouse::test {

inline const core::Instant morning = *core::parseInstant("2026-06-22T08:28:20Z");

inline core::Instant at(std::int64_t seconds) {
    return morning + std::chrono::seconds(seconds);
}

template <class Known> core::OpenEnum<Known> word(std::span<const core::EnumWord<Known>> words, std::string_view text) {
    return core::readEnum<Known>(words, text);
}

core::Pool pool(const std::string& name, const std::string& level, int count, std::optional<int> used,
                std::optional<int> limit = std::nullopt);
core::App app(const std::string& name);
core::ClusterSummary summary(const std::string& name, const std::string& appName, const std::string& plan = "advanced");
core::ClusterInfo info(const core::ClusterSummary& summary, std::vector<core::Pool> pools,
                       std::optional<double> storageGb = 10);
core::ClusterSummary rectangular();
/// The cluster of the main window, in an order of pools that is not the one to show.
core::ClusterInfo rectangularInfo();
core::Attachment attachment(const std::string& name, const std::string& appName, const core::ClusterSummary& cluster,
                            const std::string& pool);
std::vector<core::Attachment> attachments();
core::Catalog catalog();
core::PriceList prices();
api::ApiError error(api::ApiError::Kind kind, int status = 0);
/// The store with the one cluster of the main window, all of it read at `morning`.
void fillWithRectangular(fleet::Store& store);

} // namespace poolhouse::test
