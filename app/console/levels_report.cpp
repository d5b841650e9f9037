// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/levels_report.h"

#include "app/console/report_json.h"
#include "app/console/text_table.h"
#include "models/core/money.h"
#include "models/text/wording.h"

namespace poolhouse::console {

namespace {

/// As the API gives them (rules 11 to 13).
Json pricesJson(const core::PriceTable& prices) {
    auto json = Json::object();
    for (const auto& [level, price] : prices.levels) {
        json[level] = {{"rate", price.monthly.cents},
                       {"billing_period", "month"},
                       {"billing_unit", "compute"},
                       {"product_description", level},
                       {"illustrative", price.illustrative}};
    }
    if (prices.storage) {
        json["storage-optimized"] = {{"rate", prices.storage->perGb.cents},
                                     {"billing_period", "month"},
                                     {"billing_unit", "gigabyte"},
                                     {"included_units", prices.storage->includedGb}};
    }
    return json;
}

QString storageLine(const core::StorageRate& rate) {
    return QStringLiteral("Storage: %1 included, then %2 per GB and month.\n")
        .arg(text::gigabytes(static_cast<double>(rate.includedGb)),
             QString::fromStdString(core::formatExact(rate.perGb)));
}

} // namespace

std::string levelsJson(const PricedCatalog& priced, const InfoSource& source, core::Instant readAt) {
    Json json{{"version", 1},
              {"source", {{"kind", source.kind.toStdString()}, {"target", source.target.toStdString()}}},
              {"read_at", instantJson(readAt)},
              {"unreadable", Json::array()},
              {"tier", priced.tier},
              {"levels", Json::array()},
              {"pricing", Json::object()}};
    addUnreadable(json["unreadable"], priced.catalog.unreadable(), nullptr);
    addUnreadable(json["unreadable"], priced.prices.unreadable, nullptr);
    for (const auto& level : priced.catalog.levels()) {
        json["levels"].push_back({{"name", level.name},
                                  {"vcpu", orNull(level.vcpu)},
                                  {"memory_in_gb", orNull(level.memoryGb)},
                                  {"connection_limit", orNull(level.connectionsPerInstance)}});
    }
    for (const auto& [tier, prices] : priced.prices.plans) {
        json["pricing"][tier] = pricesJson(prices);
    }
    return textOf(json);
}

QString levelsTable(const PricedCatalog& priced, const InfoSource& source) {
    const auto count = priced.catalog.levels().size();
    auto text = QStringLiteral("%1: %2, prices of an instance, tier %3\n")
                    .arg(source.target, count == 1 ? QStringLiteral("1 level") : QStringLiteral("%1 levels").arg(count),
                         plain(priced.tier));
    if (count == 0) {
        return text;
    }
    const auto* prices = priced.table();
    bool illustrative = false;
    QList<QStringList> rows{{QStringLiteral("LEVEL"), QStringLiteral("VCPU"), QStringLiteral("MEMORY"),
                             QStringLiteral("CONNECTIONS"), QStringLiteral("HOUR"), QStringLiteral("MONTH")}};
    for (const auto& level : priced.catalog.levels()) {
        const auto* price = prices == nullptr ? nullptr : prices->find(level.name);
        illustrative = illustrative || (price != nullptr && price->illustrative);
        const auto mark = price != nullptr && price->illustrative ? QStringLiteral("*") : QString();
        rows.append({plain(level.name), countText(level.vcpu), text::gigabytes(level.memoryGb),
                     countText(level.connectionsPerInstance),
                     price == nullptr ? unknown() : QString::fromStdString(core::formatHourly(price->monthly)) + mark,
                     price == nullptr ? unknown() : QString::fromStdString(core::formatExact(price->monthly)) + mark});
    }
    text += QLatin1Char('\n') + aligned(rows, 1);
    if (illustrative) {
        text += QStringLiteral("\n* A sandbox price, not a real one.\n");
    }
    return prices != nullptr && prices->storage ? text + QLatin1Char('\n') + storageLine(*prices->storage) : text;
}

} // namespace poolhouse::console
