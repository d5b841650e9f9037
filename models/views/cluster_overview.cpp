// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cluster_overview.h"

#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>

namespace poolhouse::views {

namespace overview {

core::StorageRate OverviewContext::storageRate() const {
    const auto* table = store.prices().find(record.summary.plan);
    return table != nullptr && table->storage ? *table->storage : core::publishedStorageRate;
}

QString OverviewContext::readAt() const {
    return record.freshness.readAt
               ? text::Text::tr("Read from the API at %1.").arg(text::formatTime(*record.freshness.readAt, now, true))
               : QString();
}

} // namespace overview

namespace {

using overview::OverviewContext;

/// The config vars by which the owning app reaches the leader pool: the name its people know the cluster by.
QString ownName(const fleet::ClusterRecord& record) {
    constexpr qsizetype mostNamed = 2;
    QStringList names;
    for (const auto* attachment : core::attachmentsOf(record.attachments, core::leaderPoolName)) {
        if (attachment->app.id == record.summary.app.id) {
            names << text::toQString(attachment->name);
        }
    }
    if (names.isEmpty()) {
        return {};
    }
    if (names.size() > mostNamed) {
        return text::Text::tr("as %1 and %2 more").arg(names.front()).arg(names.size() - 1);
    }
    return text::Text::tr("as %1").arg(text::Text::listed(names));
}

QString contextLine(const fleet::ClusterRecord& record) {
    QStringList parts{text::appTitle(record.summary.app), text::planTitle(record.summary.plan)};
    if (record.info) {
        if (!record.info->region.empty()) {
            parts << text::toQString(record.info->region);
        }
        if (!record.info->version.empty()) {
            parts << text::Text::tr("PostgreSQL %1").arg(text::toQString(record.info->version));
        }
        if (record.info->forkedFrom) {
            parts << text::Text::tr("fork of %1").arg(text::toQString(*record.info->forkedFrom));
        }
    }
    if (const auto name = ownName(record); !name.isEmpty()) {
        parts << name;
    }
    return parts.join(QStringLiteral(" · "));
}

QString ageLine(const fleet::ClusterRecord& record, core::Instant now) {
    const auto& freshness = record.freshness;
    if (!freshness.readAt && record.withoutDetails) {
        return text::Text::tr("no details yet");
    }
    if (!freshness.readAt) {
        return freshness.problem ? text::Text::tr("never loaded") : text::Text::tr("loading for the first time");
    }
    const auto age = text::age(now - *freshness.readAt);
    return fleet::isStale(freshness, now)
               ? text::Text::tr("as of %1, %2").arg(text::formatTime(*freshness.readAt, now, true), age)
               : text::Text::tr("read %1").arg(age);
}

QString emptyNote(const fleet::ClusterRecord& record) {
    if (record.withoutDetails && record.summary.state.is(core::AddonState::Deprovisioning)) {
        return text::Text::tr("This cluster is being destroyed. The API doesn't report its pools any more.");
    }
    if (record.summary.state.is(core::AddonState::Provisioning) ||
        (record.info && record.info->status.is(core::ClusterStatus::Provisioning))) {
        return text::Text::tr("This cluster is still being provisioned. Its pools appear here as soon as they exist.");
    }
    return record.info && !record.info->allPoolsRead() ? text::Text::tr("The pools of this cluster couldn't be read.")
                                                       : text::Text::tr("The API lists no pools for this cluster.");
}

void addPools(ClusterOverview& page, const OverviewContext& context) {
    const auto& catalog = context.store.catalog();
    const auto fullest = fullestPool(context.info(), catalog);
    const auto pools = core::orderedPools(context.info());
    for (std::size_t place = 0; place < pools.size(); ++place) {
        const auto& pool = *pools[place];
        const int colour = context.record.identities.of(pool.id);
        page.cards.push_back(overview::card(context, pool, colour));
        const auto samples = context.store.history().samples(context.record.summary.id, pool.id);
        page.series.push_back({pool.id,
                               text::poolTitle(pool),
                               colour,
                               {samples.begin(), samples.end()},
                               core::currentLimit(pool, catalog)});
        if (&pool == fullest.pool) {
            page.limitSeries = static_cast<int>(place);
        }
    }
    if (pools.empty()) {
        page.emptyNote = emptyNote(context.record);
    }
}

/// Pools that were asked for and are not there yet, where they will stand.
void addGhosts(ClusterOverview& page, const OverviewContext& context) {
    if (context.changes == nullptr) {
        return;
    }
    const auto sameName = [](const QString& name) {
        return [&name](const PoolCard& card) { return card.name.compare(name, Qt::CaseInsensitive) == 0; };
    };
    for (const auto* operation : context.changes->of(context.record.summary.id)) {
        const auto name = text::toQString(operation->change.pool);
        const bool shown = std::any_of(page.cards.begin(), page.cards.end(), sameName(name));
        if (operation->change.kind != core::ChangeKind::AddPool || shown) {
            continue;
        }
        const auto place = std::find_if(page.cards.begin(), page.cards.end(), [&name](const PoolCard& card) {
            return card.colour != 0 && card.name.compare(name, Qt::CaseInsensitive) > 0; // the leader is the first
        });
        page.cards.insert(place, overview::ghostCard(context, *operation));
        page.emptyNote.clear();
    }
}

} // namespace

std::optional<ClusterOverview> clusterOverview(const fleet::Store& store, const core::ClusterId& id, core::Instant now,
                                               const operations::ChangeFeed* changes) {
    const auto* record = store.cluster(id);
    if (record == nullptr) {
        return std::nullopt;
    }
    const OverviewContext context{store, *record, now, changes};
    ClusterOverview page;
    page.id = id;
    page.name = text::toQString(record->summary.name);
    page.context = contextLine(*record);
    page.label = record->label;
    page.badges = overview::badges(context);
    page.tiles = overview::tiles(context);
    page.loaded = record->info.has_value() || record->withoutDetails;
    page.stale = fleet::isStale(record->freshness, now);
    page.age = ageLine(*record, now);
    if (record->freshness.problem) {
        page.problem = text::problemText(*record->freshness.problem, text::RequestKind::Cluster);
    }
    if (record->info) {
        addPools(page, context);
        addGhosts(page, context);
        page.costs = overview::costRows(context);
        page.costNote = overview::costNote(context);
    } else if (record->withoutDetails) {
        page.emptyNote = emptyNote(*record);
    }
    return page;
}

} // namespace poolhouse::views
