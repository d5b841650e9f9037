// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/area_report.h"

#include "app/console/text_table.h"
#include "models/fleet/store.h"
#include "models/text/wording.h"

namespace poolhouse::console {

namespace {

/// Raised when a member goes or changes its meaning.
constexpr int areaVersion = 1;

} // namespace

Json clusterHead(const fleet::ClusterRecord& cluster) {
    return {{"id", cluster.summary.id.value},
            {"name", cluster.summary.name},
            {"app", orNull(cluster.summary.app.name)},
            {"plan", cluster.summary.plan}};
}

Json areaJson(const AreaReading& reading) {
    Json json{{"version", areaVersion},
              {"source", sourceJson(reading.store, reading.source)},
              {"cluster", clusterHead(reading.cluster)},
              {"read_at", instantJson(reading.readAt)},
              {"unreadable", Json::array()}};
    addUnreadable(json["unreadable"], reading.unreadable, reading.cluster.summary.name);
    return json;
}

QString areaTitle(const AreaReading& reading, const QString& what) {
    const auto& summary = reading.cluster.summary;
    return QStringLiteral("%1 (%2, %3)\n%4: %5\n")
        .arg(plain(summary.name), plain(text::appTitle(summary.app).toStdString()), text::planTitle(summary.plan),
             reading.source.target, what);
}

QString utcTime(core::Instant at) {
    auto text = QString::fromStdString(core::formatInstant(at)); // 2026-06-22T08:28:00Z
    text[10] = QLatin1Char(' ');
    return text.left(16) + QStringLiteral(" UTC");
}

} // namespace poolhouse::console
