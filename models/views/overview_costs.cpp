// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/overview_sections.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace poolhouse::views::overview {

namespace {

/// Whole percents that add up to 100: each rounded down, the rest assigned to the largest remainders.
std::vector<int> sharesOf(const std::vector<core::CostLine>& lines, core::Money total) {
    std::vector<int> shares(lines.size(), 0);
    if (total.cents <= 0) {
        return shares;
    }
    std::vector<std::int64_t> remainders(lines.size(), 0);
    int missing = 100;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto part = lines[i].monthly.value_or(core::Money{}).cents * 100;
        shares[i] = static_cast<int>(part / total.cents);
        remainders[i] = part % total.cents;
        missing -= shares[i];
    }
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing) {
        ++shares[order[i]];
    }
    return shares;
}

CostRow rowOf(const OverviewContext& context, const core::CostLine& line) {
    CostRow row;
    switch (line.kind) {
    case core::CostLine::Kind::Leader:
        row.label = line.count > 1 ? text::Text::tr("Leader + standby") : text::Text::tr("Leader");
        break;
    case core::CostLine::Kind::FollowerPool: row.label = text::toQString(line.pool); break;
    case core::CostLine::Kind::Storage:
        row.label = text::Text::tr("Storage over %1")
                        .arg(text::gigabytes(static_cast<double>(context.storageRate().includedGb)));
        break;
    }
    row.amount = line.monthly ? text::toQString(core::formatExact(*line.monthly)) : text::Text::tr("price unknown");
    const auto pools = core::orderedPools(context.info());
    for (const auto* pool : pools) {
        if (line.kind != core::CostLine::Kind::Storage && pool->name == line.pool) {
            row.colour = context.record.identities.of(pool->id);
        }
    }
    return row;
}

QString illustrativeNote(const core::CostEstimate& cost) {
    QStringList levels;
    for (const auto& line : cost.lines) {
        if (line.illustrative && line.count > 0) {
            levels << text::toQString(line.level);
        }
    }
    levels.removeDuplicates();
    if (levels.isEmpty()) {
        return {};
    }
    return levels.size() == 1
               ? text::Text::tr("The price of %1 is a sandbox price, not a real one.").arg(levels.front())
               : text::Text::tr("The prices of %1 are sandbox prices, not real ones.").arg(text::Text::listed(levels));
}

} // namespace

std::vector<CostRow> costRows(const OverviewContext& context) {
    if (!context.record.cost || context.record.cost->lines.empty()) {
        return {};
    }
    const auto& cost = *context.record.cost;
    const auto shares = sharesOf(cost.lines, cost.known);
    std::vector<CostRow> rows;
    for (std::size_t i = 0; i < cost.lines.size(); ++i) {
        auto row = rowOf(context, cost.lines[i]);
        if (cost.complete() && cost.known.cents > 0) {
            row.share = text::Text::tr("%1%", "a share").arg(shares[i]);
        }
        rows.push_back(std::move(row));
    }
    const auto exact = text::toQString(core::formatExact(cost.known));
    const auto total = cost.complete()        ? exact
                       : cost.known.cents > 0 ? text::Text::tr("at least %1").arg(exact)
                                              : text::monthly(cost);
    rows.push_back({-1, text::Text::tr("Total per month"), total, {}, true});
    return rows;
}

QString costNote(const OverviewContext& context) {
    QStringList sentences;
    if (context.record.cost) {
        const auto& cost = *context.record.cost;
        for (const auto& sentence : {text::costGaps(cost), illustrativeNote(cost)}) {
            if (!sentence.isEmpty()) {
                sentences << sentence;
            }
        }
        if (cost.publishedStorageRate) {
            sentences << text::Text::tr("Storage is estimated at its published price; the API reports none.");
        }
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace poolhouse::views::overview
