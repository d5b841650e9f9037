// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/capacity.h"
#include "models/core/cluster.h"
#include "models/core/cost.h"
#include "models/core/instant.h"
#include "models/core/level.h"
#include "models/text/tone.h"

#include <QString>

#include <chrono>
#include <optional>
#include <string>

class QDateTime;

namespace poolhouse::fleet {
struct FleetTotals;
struct ClusterRecord;
} // namespace poolhouse::fleet

/// User-visible text of values, translatable (context "Wording"), with tones where a value has one. Pure.
namespace poolhouse::text {

struct Phrase {
    QString text;
    Tone tone = Tone::Neutral;

    friend bool operator==(const Phrase&, const Phrase&) = default;
};

[[nodiscard]] Phrase
clusterStatus(const fleet::ClusterRecord& record); ///< "Available"; an unknown status as its own text (rule 16)
[[nodiscard]] QString clusterStatusWord(const fleet::ClusterRecord& record); ///< the same inside a line: "modifying"
[[nodiscard]] Phrase poolStatus(const core::Pool& pool);                     ///< "modifying"
/// "host:5432"; the host alone while the port is unknown; empty while the host is.
[[nodiscard]] QString endpointAddress(const core::Endpoint& endpoint);
[[nodiscard]] QString endpointStatus(const core::Endpoint& endpoint); ///< "degraded"
[[nodiscard]] Tone useTone(std::optional<double> use);
[[nodiscard]] QString
percent(std::optional<double> use); ///< "90%", "unknown"; to the nearest, an exact half down, never up to 100%
[[nodiscard]] QString
monthly(const core::CostEstimate& cost); ///< "$1,558.40/month", "at least $450.00/month", "price unknown"
[[nodiscard]] QString monthlyRounded(const core::CostEstimate& cost); ///< "$1,558" with the same prefix rules
/// Of several clusters: as above, and "at least" as well while the cost of one of them is not known; "cost unknown"
/// while no cluster's is. Exact with "/month", or rounded without.
[[nodiscard]] QString totalMonthly(const fleet::FleetTotals& totals);
[[nodiscard]] QString totalMonthlyRounded(const fleet::FleetTotals& totals);
[[nodiscard]] QString
costGaps(const core::CostEstimate& cost); ///< "The price of 64G-Performance is unknown."; empty when complete
[[nodiscard]] QString
gigabytes(std::optional<double> gb); ///< "142 GB", "141.6 GB", "350 MB", "1.5 TB" (decimal), "unknown"
[[nodiscard]] QString connections(std::optional<int> number); ///< "1,846", "unknown" (rule 15)
/// "1,846 connections", "1 connection", "unknown connections"
[[nodiscard]] QString connectionCount(std::optional<std::int64_t> number);
[[nodiscard]] QString atLeast(const QString& figure, bool complete); ///< "at least 76%"; `figure` when complete
[[nodiscard]] QString age(std::chrono::milliseconds age); ///< "just now", "4 s ago", "6 min ago", "2 h ago", "3 days
                                                          ///< ago", "clock changed" if negative
[[nodiscard]] QString
duration(std::chrono::milliseconds time); ///< "26 s", "2 min", "1 h 5 min", "2 days 3 h"; rounded up
[[nodiscard]] QString
elapsed(std::chrono::milliseconds time); ///< as duration(), rounded down: what has passed for certain
[[nodiscard]] QString elapsed(const std::optional<std::chrono::milliseconds>& time); ///< empty: "clock changed"
/// How far the machine's clock was set since the program started (operations::Engine::wallClockShift(), so that what
/// the journal keeps and what is shown agree). Times of day of what this run measured are shown by the new clock from
/// then on; ages need no such thing. Of the process, like its time zone.
void followWallClock(std::chrono::milliseconds shift);
/// Local time, by the machine's clock, of an instant that this program measured; and back.
[[nodiscard]] QDateTime shownTime(core::Instant measured);
[[nodiscard]] core::Instant measuredTime(const QDateTime& shown);
/// core::formatInstant() of an instant that this program measured.
[[nodiscard]] QString writtenTime(core::Instant measured);
/// As formatTime() for an instant that the API states: it is right by whatever clock.
[[nodiscard]] QString formatStated(core::Instant at, core::Instant now);
[[nodiscard]] QString formatTime(core::Instant at, core::Instant now,
                                 bool seconds = false); ///< "14:05", with the date when it is another day; local time
/// As formatTime() for what has happened: "14:05 (clock changed)" if the stored instant is later than now.
[[nodiscard]] QString formatPast(core::Instant at, core::Instant now, bool seconds = false);
[[nodiscard]] QString appTitle(const core::App& app);     ///< "example-app", "app unknown"
[[nodiscard]] QString planTitle(const std::string& plan); ///< "Advanced", "Advanced Private", "Advanced Shield"
[[nodiscard]] QString poolTitle(const core::Pool& pool);  ///< "Leader", "web-reads"
[[nodiscard]] QString toneWord(Tone tone); ///< "good", "needs attention": the text of a shape for screen readers
[[nodiscard]] QString levelLine(const std::string& level,
                                const core::Catalog& catalog); ///< "4G-Performance · 2 vCPU · 4 GB"

} // namespace poolhouse::text
