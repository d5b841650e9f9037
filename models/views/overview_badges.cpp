// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/quota_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>

namespace poolhouse::views::overview {

namespace {

/// A pool as the subject of a short sentence.
QString poolSubject(const core::Pool& pool) {
    return pool.isLeader() ? text::Text::tr("Leader pool") : text::poolTitle(pool);
}

Badge statusBadge(const OverviewContext& context) {
    const auto phrase = text::clusterStatus(context.record);
    Badge badge{phrase.text, phrase.tone, {}};
    if (!context.record.info) {
        badge.explanation = text::Text::tr("Cluster details are not loaded yet.");
        return badge;
    }
    switch (context.info().status.known) {
    case core::ClusterStatus::Available: badge.explanation = text::Text::tr("The cluster accepts connections."); break;
    case core::ClusterStatus::Provisioning: badge.explanation = text::Text::tr("The cluster is being created."); break;
    case core::ClusterStatus::Modifying:
        badge.explanation = text::Text::tr("A change is in progress. Figures may change until it finishes.");
        break;
    case core::ClusterStatus::Migrating:
        badge.explanation = text::Text::tr("A migration into this cluster is in progress.");
        break;
    case core::ClusterStatus::Unavailable:
        badge.explanation = text::Text::tr("The cluster accepts no connections.");
        break;
    case core::ClusterStatus::Unknown: badge.explanation = text::Text::tr("The API reports an unknown status."); break;
    }
    return badge;
}

void addUse(std::vector<Badge>& badges, const OverviewContext& context) {
    const auto& catalog = context.store.catalog();
    const auto fullest = fullestPool(context.info(), catalog);
    const auto tone = text::useTone(fullest.use);
    if (fullest.pool == nullptr || (tone != text::Tone::Attention && tone != text::Tone::Bad)) {
        return;
    }
    QStringList sentences;
    for (const auto* pool : core::orderedPools(context.info())) {
        const auto capacity = core::capacityOf(*pool, catalog);
        const auto poolTone = useToneOf(*pool, catalog);
        if (poolTone == text::Tone::Attention || poolTone == text::Tone::Bad) {
            sentences << text::Text::tr("%1: %2 of %3 connections are in use.")
                             .arg(poolSubject(*pool), text::connections(capacity.used),
                                  text::connections(capacity.limit));
        }
    }
    badges.push_back(
        {text::Text::tr("%1 at %2 of connections").arg(poolSubject(*fullest.pool), text::percent(fullest.use)), tone,
         sentences.join(QLatin1Char(' ')), BadgeLink{BadgeLink::Kind::Pool, fullest.pool->id}});
}

void addOverflows(std::vector<Badge>& badges, const OverviewContext& context) {
    const auto& catalog = context.store.catalog();
    for (const auto* pool : core::orderedPools(context.info())) {
        if (overflowsAfterLoss(*pool, catalog)) {
            badges.push_back({text::Text::tr("%1: %2").arg(poolSubject(*pool), text::afterLoss(*pool, catalog)),
                              text::Tone::Attention,
                              text::Text::counted(pool->connectionsUsed.value_or(0),
                                                  QT_TRANSLATE_N_NOOP("Wording", "%1 connection is in use; %2 are "
                                                                                 "accepted after losing one instance."),
                                                  QT_TRANSLATE_N_NOOP("Wording", "%1 connections are in use; %2 are "
                                                                                 "accepted after losing one instance."))
                                  .arg(text::connections(core::currentSurvivableLimit(*pool, catalog))),
                              BadgeLink{BadgeLink::Kind::Pool, pool->id}});
        }
    }
}

void addTroubles(std::vector<Badge>& badges, const OverviewContext& context) {
    for (const auto* pool : core::orderedPools(context.info())) {
        if (const int down = instancesInTrouble(*pool); down > 0) {
            badges.push_back(
                {text::Text::tr("%1: %2").arg(
                     poolSubject(*pool), text::Text::counted(down, QT_TRANSLATE_N_NOOP("Wording", "%n instance not up"),
                                                             QT_TRANSLATE_N_NOOP("Wording", "%n instances not up"))),
                 text::Tone::Attention, text::Text::tr("The pool's card shows which instance and its reported status."),
                 BadgeLink{BadgeLink::Kind::Pool, pool->id}});
        }
        if (const auto* endpoint = troubledEndpoint(*pool)) {
            badges.push_back(
                {text::Text::tr("%1: endpoint %2").arg(poolSubject(*pool), text::endpointStatus(*endpoint)),
                 text::Tone::Attention, text::Text::tr("Reported by the API for the pool's endpoint."),
                 BadgeLink{BadgeLink::Kind::Pool, pool->id}});
        }
    }
}

/// Of each quota whose critical threshold is exceeded.
bool enforcementKnown(const core::ClusterInfo& info) {
    return std::none_of(info.quotas.begin(), info.quotas.end(), [](const core::Quota& quota) {
        return core::quotaStanding(quota) == core::QuotaStanding::CriticalExceeded && !text::enforcementKnown(quota);
    });
}

void addQuota(std::vector<Badge>& badges, const OverviewContext& context) {
    const auto storage = BadgeLink{BadgeLink::Kind::Storage};
    switch (const auto standing = worstQuota(context.info())) {
    case core::QuotaStanding::NoneSet:
    case core::QuotaStanding::Within: return;
    case core::QuotaStanding::Unknown:
        badges.push_back({text::Text::tr("Storage quota unknown"), quotaTone(standing),
                          text::Text::tr("It is unknown whether the cluster is within its storage quota."), storage});
        return;
    case core::QuotaStanding::WarningExceeded:
        badges.push_back({text::Text::tr("Storage over its warning quota"), quotaTone(standing),
                          text::Text::tr("The cluster holds more than the quota's warning threshold."), storage});
        return;
    case core::QuotaStanding::CriticalExceeded:
        badges.push_back(
            {text::Text::tr("Storage over its critical quota"), quotaTone(standing),
             enforcementKnown(context.info())
                 ? text::Text::tr("The cluster holds more than the quota's critical threshold. When the quota is set "
                                  "to restrict, CREATE and INSERT are refused after 7 days.")
                 : text::Text::tr("The cluster holds more than the quota's critical threshold. Whether restrictions "
                                  "apply is unknown."),
             storage});
        return;
    case core::QuotaStanding::Restricted:
        badges.push_back({text::Text::tr("Restricted by its storage quota"), quotaTone(standing),
                          text::Text::tr("CREATE and INSERT are refused and only one connection is allowed until the "
                                         "cluster is below its critical quota."),
                          storage});
        return;
    }
}

void addGaps(std::vector<Badge>& badges, const OverviewContext& context) {
    if (!context.record.cost) {
        return;
    }
    const auto& gaps = context.record.cost->gaps;
    const bool price = std::any_of(gaps.begin(), gaps.end(), [](const core::CostGap& gap) {
        return gap.kind == core::CostGap::Kind::LevelPriceUnknown;
    });
    if (price) {
        badges.push_back({text::Text::tr("Price unknown"), text::Tone::Unknown, text::costGaps(*context.record.cost),
                          BadgeLink{BadgeLink::Kind::Cost}});
    }
}

void addUnreadable(std::vector<Badge>& badges, const OverviewContext& context) {
    if (const auto sentences = text::unreadableSentences(context.info().unreadable); !sentences.isEmpty()) {
        badges.push_back(
            {text::Text::tr("Not everything could be read"), text::Tone::Unknown, sentences.join(QLatin1Char('\n'))});
    }
    if (const auto lost = text::lostAttachments(context.record); !lost.isEmpty()) {
        badges.push_back(
            {text::Text::counted(lost.size(), QT_TRANSLATE_N_NOOP("Wording", "%n attachment without its pool"),
                                 QT_TRANSLATE_N_NOOP("Wording", "%n attachments without their pool")),
             text::Tone::Attention, lost.join(QLatin1Char('\n'))});
    }
}

/// As the board's column and filter count them.
void addRedundancy(std::vector<Badge>& badges, const OverviewContext& context) {
    const int count = poolsWithoutRedundancy(context.info());
    if (count == 0) {
        return;
    }
    QStringList names;
    std::optional<BadgeLink> first;
    for (const auto* pool : core::orderedPools(context.info())) {
        if (withoutRedundancy(*pool)) {
            names << poolSubject(*pool);
            first = first.value_or(BadgeLink{BadgeLink::Kind::Pool, pool->id});
        }
    }
    const auto phrase = redundancy(context.info());
    badges.push_back(
        {phrase.text, phrase.tone,
         text::Text::tr("If one instance fails, these pools accept no connections: %1.").arg(text::Text::listed(names)),
         first});
}

} // namespace

std::vector<Badge> reasonBadges(const OverviewContext& context) {
    std::vector<Badge> badges{statusBadge(context)};
    if (context.record.info) {
        addUse(badges, context);
        addOverflows(badges, context);
        addTroubles(badges, context);
        addQuota(badges, context);
        addGaps(badges, context);
        addUnreadable(badges, context);
    }
    return badges;
}

std::vector<Badge> badges(const OverviewContext& context) {
    auto badges = reasonBadges(context);
    if (context.record.info) {
        addRedundancy(badges, context);
    }
    return badges;
}

} // namespace poolhouse::views::overview
