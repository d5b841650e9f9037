// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cost.h"

#include <algorithm>
#include <numeric>

namespace poolhouse::core {

namespace {

void addLine(CostEstimate& estimate, CostLine line) {
    if (line.unitPrice) {
        line.monthly = *line.unitPrice * line.count;
        estimate.known += *line.monthly;
        estimate.illustrative |= line.illustrative && line.count > 0;
    }
    estimate.lines.push_back(std::move(line));
}

void addPool(CostEstimate& estimate, const PoolShape& pool, const PriceTable* prices) {
    CostLine line;
    line.kind = pool.role == PoolRole::Leader ? CostLine::Kind::Leader : CostLine::Kind::FollowerPool;
    line.pool = pool.name;
    line.level = pool.level;
    line.count = pool.count;
    if (const auto* price = prices != nullptr ? prices->find(pool.level) : nullptr) {
        line.unitPrice = price->monthly;
        line.illustrative = price->illustrative;
    } else if (pool.count == 0) {
        line.monthly = Money{0}; // nothing runs, so nothing is paid whatever the price may be
    } else {
        estimate.addGap({CostGap::Kind::LevelPriceUnknown, pool.level});
    }
    addLine(estimate, std::move(line));
}

void addStorage(CostEstimate& estimate, std::optional<double> storageGb, const PriceTable* prices) {
    if (!storageGb) {
        estimate.addGap({CostGap::Kind::StorageSizeUnknown, {}});
        return;
    }
    const bool given = prices != nullptr && prices->storage.has_value();
    const StorageRate rate = given ? *prices->storage : publishedStorageRate;
    const auto billed = billedGb(*storageGb, rate);
    if (billed == 0) {
        return;
    }
    estimate.publishedStorageRate = !given;
    CostLine line;
    line.kind = CostLine::Kind::Storage;
    line.count = static_cast<int>(billed);
    line.unitPrice = rate.perGb;
    addLine(estimate, std::move(line));
}

} // namespace

void CostEstimate::addGap(const CostGap& gap) {
    if (std::find(gaps.begin(), gaps.end(), gap) == gaps.end()) {
        gaps.push_back(gap);
    }
}

CostEstimate estimateCost(std::span<const PoolShape> pools, std::optional<double> storageGb, const PriceTable* prices) {
    CostEstimate estimate;
    for (const auto& pool : pools) {
        addPool(estimate, pool, prices);
    }
    addStorage(estimate, storageGb, prices);
    return estimate;
}

CostEstimate estimateCost(const ClusterInfo& cluster, const PriceTable* prices) {
    std::vector<PoolShape> shapes;
    for (const auto* pool : orderedPools(cluster)) {
        shapes.push_back(shapeOf(*pool));
    }
    auto estimate = estimateCost(shapes, storageGb(cluster), prices);
    if (!cluster.poolsKnown()) {
        estimate.addGap({CostGap::Kind::PoolsUnknown, {}});
    }
    return estimate;
}

CostEstimate totalCost(std::span<const CostEstimate> estimates) {
    CostEstimate total;
    for (const auto& estimate : estimates) {
        total.known += estimate.known;
        total.illustrative |= estimate.illustrative;
        total.publishedStorageRate |= estimate.publishedStorageRate;
        for (const auto& gap : estimate.gaps) {
            total.addGap(gap);
        }
    }
    return total;
}

std::vector<int> wholePercents(std::span<const Money> parts) {
    std::vector<int> percents(parts.size(), 0);
    const Money sum = std::accumulate(parts.begin(), parts.end(), Money{});
    if (sum.cents <= 0) {
        return percents;
    }
    const auto remainder = [&](std::size_t part) { return parts[part].cents * 100 % sum.cents; };
    std::vector<std::size_t> byRemainder(parts.size());
    std::iota(byRemainder.begin(), byRemainder.end(), std::size_t{0});
    std::stable_sort(byRemainder.begin(), byRemainder.end(),
                     [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    int missing = 100;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        percents[part] = static_cast<int>(parts[part].cents * 100 / sum.cents);
        missing -= percents[part];
    }
    for (int extra = 0; extra < missing; ++extra) {
        ++percents[byRemainder[static_cast<std::size_t>(extra)]];
    }
    return percents;
}

} // namespace poolhouse::core
