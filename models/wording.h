// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/capacity.h"
#include "models/core/cluster.h"
#include "models/core/cost.h"
#include "models/store.h"
#include "models/tone.h"

#include <QString>

/// Text for people, made in one place and translatable (context "Wording"). Tones go with the words.
namespace poolhouse::models::wording {

struct Phrase {
    QString text;
    Tone tone = Tone::Neutral;

    friend bool operator==(const Phrase&, const Phrase&) = default;
};

[[nodiscard]] Phrase clusterStatus(const ClusterRecord& record); ///< "Available"; an unknown status as its own text (rule 16)
[[nodiscard]] Phrase poolStatus(const core::Pool& pool);
[[nodiscard]] Tone useTone(std::optional<double> use);
[[nodiscard]] QString percent(std::optional<double> use); ///< "90%", "unknown"; rounded half up, but never up to 100%
[[nodiscard]] QString monthly(const core::CostEstimate& cost); ///< "$1,558.40/month", "at least $450.00/month", "price unknown"
[[nodiscard]] QString monthlyRounded(const core::CostEstimate& cost); ///< "$1,558" with the same prefix rules
[[nodiscard]] QString costGaps(const core::CostEstimate& cost); ///< "No price is known for 64G-Performance."; empty when complete
[[nodiscard]] QString gigabytes(std::optional<double> gb);      ///< "142 GB", "1.5 TB" (decimal), "unknown"
[[nodiscard]] QString age(std::chrono::milliseconds age);       ///< "just now", "4 s ago", "6 min ago", "2 h ago", "3 days ago"
[[nodiscard]] QString duration(std::chrono::milliseconds time); ///< "26 s", "2 min", "1 h 5 min"
[[nodiscard]] QString planTitle(const std::string& plan);       ///< "Advanced", "Advanced Private", "Advanced Shield"

} // namespace poolhouse::models::wording
