// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/quota_service.h"
#include "models/fleet/list_reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {

/// How long a threshold has been exceeded, as far as it was seen: the API does not say.
struct Exceedance {
    std::optional<core::Instant> seenAt; ///< the first of the readings in a row that show it; empty: the last does not
    std::optional<core::Instant> notYetAt; ///< the last reading before that did not show it; empty: never seen so
    std::optional<double> thresholdGb{};   ///< that was compared; of another one nothing is known

    friend bool operator==(const Exceedance&, const Exceedance&) = default;
};

struct QuotaExceedances {
    Exceedance warning;
    Exceedance critical;

    friend bool operator==(const QuotaExceedances&, const QuotaExceedances&) = default;
};

/// What the API said of the quotas of a cluster.
struct QuotasRecord {
    std::optional<std::vector<core::Quota>> quotas; ///< of the last valid answer; empty: never read
    Freshness freshness;
    std::vector<core::Unreadable> unreadable{};          ///< of the last valid answer
    std::map<std::string, QuotaExceedances> exceedances; ///< by type; none of a type that the answer has twice
};

/// Reads the quotas of the cluster in view.
class QuotaReader final : public ListReader<QuotasRecord> {
public:
    /// The service outlives the reader as well; see AreaReader.
    QuotaReader(api::QuotaService& service, const core::Clock& clock, std::function<bool()> mayAsk = {},
                QObject* parent = nullptr);

private:
    [[nodiscard]] api::Call ask(const core::ClusterId& cluster) override;
    void noteList(QuotasRecord& record) const override;

    api::QuotaService& m_service;
};

} // namespace poolhouse::fleet
