// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/fleet/store.h"

#include <string>
#include <vector>

namespace poolhouse::test {

/// Instant at which the sample fleet was read.
[[nodiscard]] core::Instant sampleNow();

/// Id of a sample cluster: "id-" and its name.
[[nodiscard]] core::ClusterId sampleId(const std::string& name);

namespace sample {
inline const core::ClusterId rectangular = sampleId("postgresql-rectangular-12345");
inline const core::ClusterId horizontal = sampleId("postgresql-horizontal-12345");
inline const core::ClusterId lively = sampleId("postgresql-lively-80211");
} // namespace sample

/// 6 apps and 11 clusters, including postgresql-rectangular-12345 as in the design; postgresql-lively-80211 is
/// modifying.
[[nodiscard]] std::vector<core::App> sampleApps();
[[nodiscard]] std::vector<core::ClusterSummary> sampleSummaries();
[[nodiscard]] core::ClusterInfo sampleInfo(const std::string& name);
[[nodiscard]] std::vector<core::Attachment> sampleAttachments();
[[nodiscard]] core::Catalog sampleCatalog();
[[nodiscard]] core::PriceList samplePrices();

/// Lists, catalog and every cluster's details, read at `at`.
void fillStore(fleet::Store& store, core::Instant at);
/// Lists and catalog only: no cluster details.
void fillLists(fleet::Store& store, core::Instant at);
/// A fleet of `clusters` clusters, 20 to an app, all read.
void fillLarge(fleet::Store& store, int clusters, core::Instant at);

} // namespace poolhouse::test
