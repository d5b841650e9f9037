// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cluster_health.h"

#include "models/fleet/cluster_record.h"
#include "models/text/capacity_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

int rankOf(text::Tone tone) {
    switch (tone) {
    case text::Tone::Neutral: return 0;
    case text::Tone::Good: return 1;
    case text::Tone::Unknown: return 2;
    case text::Tone::Working: return 3;
    case text::Tone::Attention: return 4;
    case text::Tone::Bad: return 5;
    }
    return 0;
}

} // namespace

bool takesNone(const core::Pool& pool, const core::Catalog& catalog) {
    const auto capacity = core::capacityOf(pool, catalog);
    const auto used = pool.expectedCount == 0 ? capacity.used.value_or(0) : capacity.used;
    return capacity.limit && *capacity.limit <= 0 && used == 0;
}

std::optional<double> useOf(const core::Pool& pool, const core::Catalog& catalog) {
    return takesNone(pool, catalog) ? std::nullopt : core::capacityOf(pool, catalog).use();
}

text::Tone useToneOf(const core::Pool& pool, const core::Catalog& catalog) {
    return takesNone(pool, catalog) ? text::Tone::Neutral : text::useTone(useOf(pool, catalog));
}

QString useText(const core::Pool& pool, const core::Catalog& catalog) {
    return takesNone(pool, catalog) ? text::acceptsNothing(pool) : text::percent(useOf(pool, catalog));
}

bool overflowsAfterLoss(const core::Pool& pool, const core::Catalog& catalog) {
    return core::shortAfterLoss(pool, catalog).value_or(0) > 0;
}

const core::Pool* worstAfterLoss(const core::ClusterInfo& info, const core::Catalog& catalog) {
    const core::Pool* worst = nullptr;
    for (const auto* pool : core::orderedPools(info)) {
        const auto missing = core::shortAfterLoss(*pool, catalog);
        if (missing && (worst == nullptr || *missing > *core::shortAfterLoss(*worst, catalog))) {
            worst = pool;
        }
    }
    return worst;
}

bool lossKnown(const core::ClusterInfo& info, const core::Catalog& catalog) {
    return info.poolsKnown() && std::all_of(info.pools.begin(), info.pools.end(), [&catalog](const core::Pool& pool) {
               return pool.isLeader() || core::countUp(pool).most < 2 || core::shortAfterLoss(pool, catalog);
           });
}

PoolUse fullestPool(const core::ClusterInfo& info, const core::Catalog& catalog) {
    PoolUse fullest{nullptr, {}, info.poolsKnown()};
    for (const auto* pool : core::orderedPools(info)) {
        const auto use = useOf(*pool, catalog);
        if (use && (!fullest.use || *use > *fullest.use)) {
            fullest.pool = pool;
            fullest.use = use;
        }
        fullest.certain = fullest.certain && (use || takesNone(*pool, catalog));
    }
    return fullest;
}

QString useText(const PoolUse& fullest) {
    return fullest.use       ? text::atLeast(text::percent(fullest.use), fullest.certain)
           : fullest.certain ? text::Text::tr("none accepted", "connections")
                             : text::percent(std::nullopt);
}

text::Tone useTone(const PoolUse& fullest) {
    const auto tone = text::useTone(fullest.use);
    return fullest.certain            ? (fullest.use ? tone : text::Tone::Neutral)
           : tone == text::Tone::Good ? text::Tone::Unknown
                                      : tone;
}

bool withoutRedundancy(const core::Pool& pool) {
    return pool.expectedCount > 0 && (pool.expectedCount == 1 || core::countUp(pool).most < 2);
}

int poolsWithoutRedundancy(const core::ClusterInfo& info) {
    return static_cast<int>(std::count_if(info.pools.begin(), info.pools.end(),
                                          [](const core::Pool& pool) { return withoutRedundancy(pool); }));
}

bool redundancyKnown(const core::Pool& pool) {
    return pool.expectedCount < 2 || core::countUp(pool).least >= 2 || withoutRedundancy(pool);
}

bool redundancyKnown(const core::ClusterInfo& info) {
    return info.poolsKnown() && std::all_of(info.pools.begin(), info.pools.end(),
                                            [](const core::Pool& pool) { return redundancyKnown(pool); });
}

text::Phrase redundancy(const core::ClusterInfo& info) {
    const int single = poolsWithoutRedundancy(info);
    const bool known = redundancyKnown(info);
    if (single > 0) {
        const auto pools = text::Text::counted(single, QT_TRANSLATE_N_NOOP("Wording", "%n pool without redundancy"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n pools without redundancy"));
        return {text::atLeast(pools, known), text::Tone::Attention};
    }
    return known ? text::Phrase{text::Text::tr("OK"), text::Tone::Good}
                 : text::Phrase{text::Text::tr("unknown"), text::Tone::Unknown};
}

int instancesOfUnknownStatus(const core::Pool& pool) {
    const auto up = core::countUp(pool);
    return up.most - up.least;
}

int instancesInTrouble(const core::Pool& pool) {
    if (!pool.status.is(core::PoolStatus::Available) || pool.waitStatus.waiting) {
        return 0;
    }
    return static_cast<int>(std::count_if(pool.instances.begin(), pool.instances.end(),
                                          [](const core::Instance& each) { return each.statusKnown() && !each.up(); }));
}

const core::Endpoint* troubledEndpoint(const core::Pool& pool) {
    const auto at = std::find_if(pool.endpoints.begin(), pool.endpoints.end(), [](const core::Endpoint& endpoint) {
        return endpoint.status.is(core::EndpointStatus::Degraded) || endpoint.status.is(core::EndpointStatus::Unknown);
    });
    return at == pool.endpoints.end() ? nullptr : &*at;
}

core::QuotaStanding worstQuota(const core::ClusterInfo& info) {
    auto worst = core::QuotaStanding::NoneSet;
    for (const auto& quota : info.quotas) {
        worst = std::max(worst, core::quotaStanding(quota));
    }
    const bool unread = std::any_of(info.unreadable.begin(), info.unreadable.end(), [](const core::Unreadable& each) {
        return (each.kind == core::RecordKind::Quota && each.passedOver) || each.path == "quotas";
    });
    return unread ? std::max(worst, core::QuotaStanding::Unknown) : worst;
}

text::Tone quotaTone(core::QuotaStanding standing) {
    switch (standing) {
    case core::QuotaStanding::NoneSet: return text::Tone::Neutral;
    case core::QuotaStanding::Within: return text::Tone::Good;
    case core::QuotaStanding::Unknown: return text::Tone::Unknown;
    case core::QuotaStanding::WarningExceeded: return text::Tone::Attention;
    case core::QuotaStanding::CriticalExceeded:
    case core::QuotaStanding::Restricted: return text::Tone::Bad;
    }
    return text::Tone::Neutral;
}

text::Tone worse(text::Tone a, text::Tone b) {
    return rankOf(b) > rankOf(a) ? b : a;
}

text::Tone poolTone(const core::Pool& pool, const core::Catalog& catalog) {
    auto tone = text::poolStatus(pool).tone;
    if (pool.waitStatus.waiting) {
        tone = worse(tone, text::Tone::Working);
    }
    if (instancesInTrouble(pool) > 0 || troubledEndpoint(pool) != nullptr) {
        tone = worse(tone, text::Tone::Attention);
    }
    if (overflowsAfterLoss(pool, catalog)) {
        tone = worse(tone, text::Tone::Attention);
    }
    if (instancesOfUnknownStatus(pool) > 0) {
        tone = worse(tone, text::Tone::Unknown);
    }
    return worse(tone, useToneOf(pool, catalog));
}

text::Tone clusterTone(const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    auto tone = text::clusterStatus(record).tone;
    if (!record.info) {
        return tone;
    }
    for (const auto& pool : record.info->pools) {
        tone = worse(tone, poolTone(pool, catalog));
    }
    if (!record.info->poolsKnown()) {
        tone = worse(tone, text::Tone::Unknown);
    }
    const auto quota = quotaTone(worstQuota(*record.info));
    return quota == text::Tone::Good ? tone : worse(tone, quota);
}

} // namespace poolhouse::views
