// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/text/tone.h"
#include "models/views/area_status.h"
#include "models/views/span.h"
#include "models/views/storage_growth.h"

#include <QString>

#include <string>
#include <vector>

namespace poolhouse::fleet {
struct QuotasRecord;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::views {

/// A quota: its thresholds, the size against them and what happens above them.
struct QuotaCard {
    std::string type;           ///< "storage"
    QString title;              ///< "Storage quota"
    std::vector<FactRow> facts; ///< "Warning: 150 GB: exceeded by 21.3 GB. ..."

    friend bool operator==(const QuotaCard&, const QuotaCard&) = default;
};

/// View data of the Storage tab of a cluster. The status is that of its quotas; the storage itself comes with the
/// details of the cluster, at another time.
struct StorageView : AreaStatus {
    core::ClusterId cluster;
    QString headline;                      ///< what applies today: "Within the quota."
    text::Tone tone = text::Tone::Unknown; ///< of the headline
    QString partial;                       ///< what of the quotas could not be read; else empty
    std::vector<QuotaCard> quotas;         ///< in the order of the API
    std::vector<FactRow> storage;          ///< used, included, billed, limit; empty while the details are unknown
    QString storageNote;                   ///< when that was read, and the prices; or why it is unknown
    bool storageStale = false;
    StorageGrowth growth;

    friend bool operator==(const StorageView&, const StorageView&) = default;
};

/// Pure. `record` may be null: nothing was asked for yet.
[[nodiscard]] StorageView storageView(const core::ClusterId& cluster, const fleet::QuotasRecord* record,
                                      const fleet::Store& store, core::Instant now);

} // namespace poolhouse::views
