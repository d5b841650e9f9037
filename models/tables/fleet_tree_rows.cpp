// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_tree_rows.h"

#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_parts.h"

#include <algorithm>

namespace poolhouse::models::tree {

namespace {

QString joined(QStringList parts, const QString& by) {
    parts.removeAll(QString());
    return parts.join(by);
}

const core::Pool* poolOf(const ClusterRecord& record, const std::string& id) {
    if (!record.info) {
        return nullptr;
    }
    const auto& pools = record.info->pools;
    const auto at =
        std::find_if(pools.begin(), pools.end(), [&id](const core::Pool& pool) { return pool.id.value == id; });
    return at == pools.end() ? nullptr : &*at;
}

QString appOf(const ClusterRecord& record) {
    return Text::of(record.summary.app.name);
}

QString usedSentence(const core::Pool& pool, const core::Catalog& catalog) {
    if (takesNone(pool, catalog)) {
        return Text::tr("scaled to 0, takes no connections");
    }
    const auto capacity = core::capacityOf(pool, catalog);
    return Text::tr("%1 of %2 connections in use")
        .arg(wording::connections(capacity.used), wording::connections(capacity.limit));
}

QString fullestSentence(const ClusterRecord& record, const core::Catalog& catalog) {
    const auto fullest = record.info ? fullestPool(*record.info, catalog) : PoolUse{};
    return fullest.pool == nullptr
               ? QString()
               : Text::tr("highest use %1 in %2").arg(wording::percent(fullest.use), wording::poolTitle(*fullest.pool));
}

QString ageSentence(const ClusterRecord& record, core::Instant now) {
    return record.freshness.readAt ? Text::tr("read %1").arg(wording::age(now - *record.freshness.readAt))
                                   : Text::tr("not read yet");
}

QString costSentence(const ClusterRecord& record) {
    return record.cost ? wording::monthly(*record.cost) : QString();
}

QString clustersIn(const FleetTotals& totals) {
    return Text::counted(totals.clusters, QT_TRANSLATE_N_NOOP("Wording", "%n cluster"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n clusters"));
}

QString missingIn(const FleetTotals& totals) {
    const int missing = totals.clusters - totals.clustersRead;
    return missing == 0 ? QString()
                        : Text::counted(missing, QT_TRANSLATE_N_NOOP("Wording", "%n cluster is not read yet"),
                                        QT_TRANSLATE_N_NOOP("Wording", "%n clusters are not read yet"));
}

} // namespace

Look Painter::app(const core::AppId& id) const {
    Look look;
    const auto& clusters = store.clustersOfApp(id);
    if (const auto* first = clusters.empty() ? nullptr : store.cluster(clusters.front())) {
        look.name = appOf(*first);
    }
    const auto totals = store.totalsOfApp(id);
    look.loading = totals.clustersRead == 0 && totals.clustersMissing == 0;
    if (totals.clustersCosted > 0) {
        look.figure = wording::totalMonthlyRounded(totals);
        look.value = static_cast<double>(totals.cost.known.cents);
    }
    std::vector<const ClusterRecord*> records;
    for (const auto& cluster : clusters) {
        records.push_back(store.cluster(cluster));
    }
    addChanges(look, records);
    return look;
}

Look Painter::cluster(const ClusterRecord& record) const {
    Look look;
    look.name = Text::of(record.summary.name);
    look.tone = clusterTone(record, store.catalog());
    look.stale = isStale(record.freshness, clock.now());
    look.loading = !record.info && !record.freshness.problem;
    look.cost = costSentence(record);
    if (record.info) {
        look.use = fullestPool(*record.info, store.catalog()).use;
        look.value = look.use;
    }
    const bool plain = record.info && wording::clusterStatus(record).tone == Tone::Good;
    look.figure = plain ? wording::percent(look.use) : look.loading ? QString() : wording::clusterStatusWord(record);
    addChanges(look, {&record});
    return look;
}

Look Painter::pool(const ClusterRecord& record, const core::Pool& pool, std::size_t place) const {
    Look look;
    const auto status = wording::poolStatus(pool);
    look.name = wording::poolTitle(pool);
    look.use = useOf(pool, store.catalog());
    look.value = look.use;
    look.figure = look.use || status.tone == Tone::Good ? useText(pool, store.catalog()) : status.text;
    look.tone = poolTone(pool, store.catalog());
    look.badge = look.tone == Tone::Attention || look.tone == Tone::Bad;
    if (const auto* operation = changes != nullptr ? changes->ofPool(record.summary.id, pool.name) : nullptr) {
        look.change = wording::operationTone(operation->state);
        look.figure = wording::changeWord(*operation);
        look.changes = wording::changeUnderWay(*operation);
        look.badge = operation->finished() || needsSomebody(*operation);
        look.tone = look.badge ? *look.change : look.tone;
    } else if (pool.waitStatus.waiting || status.tone == Tone::Working) {
        look.change = Tone::Working;
        look.changes = Text::of(pool.waitStatus.message).simplified();
    }
    look.stale = isStale(record.freshness, clock.now());
    look.swatch = overview::colourOf(pool, place);
    return look;
}

void Painter::addChanges(Look& look, const std::vector<const ClusterRecord*>& clusters) const {
    QStringList words;
    for (const auto* record : clusters) {
        const auto ours = changes != nullptr ? changes->of(record->summary.id) : std::vector<const Operation*>();
        for (const auto* operation : ours) {
            const auto tone = wording::operationTone(operation->state);
            look.change = look.change ? worse(*look.change, tone) : tone;
            words << (operation->finished() || needsSomebody(*operation)
                          ? Text::tr("%1: %2").arg(wording::changeUnderWay(*operation),
                                                   wording::operationState(operation->state))
                          : wording::changeUnderWay(*operation));
        }
        if (ours.empty() && inTransition(*record)) {
            look.change = look.change ? worse(*look.change, Tone::Working) : Tone::Working;
            if (clusters.size() > 1) {
                words << Text::tr("%1: %2").arg(Text::of(record->summary.name), wording::clusterStatusWord(*record));
            }
        }
    }
    look.changes = words.join(QStringLiteral(", "));
}

const ClusterRecord* Painter::recordOf(const Node& node) const {
    switch (node.kind) {
    case RowKind::App: return nullptr;
    case RowKind::Cluster: return store.cluster(core::ClusterId{node.id});
    case RowKind::Pool: return store.cluster(core::ClusterId{node.parent->id});
    }
    return nullptr;
}

QString Painter::toolTip(const Node& node) const {
    const auto& catalog = store.catalog();
    const auto line = QStringLiteral("\n");
    if (node.kind == RowKind::App) {
        const auto totals = store.totalsOfApp(core::AppId{node.id});
        return joined({Text::tr("%1: %2").arg(node.look.name, clustersIn(totals)), node.look.changes,
                       node.look.value ? wording::totalMonthly(totals) : QString(), wording::costGaps(totals.cost),
                       totals.cost.illustrative ? Text::tr("Part of it rests on illustrative prices.") : QString(),
                       missingIn(totals)},
                      line);
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return {};
    }
    if (node.kind == RowKind::Cluster) {
        const auto* problem = record->freshness.problem ? &*record->freshness.problem : nullptr;
        return joined({Text::tr("%1 of %2").arg(node.look.name, appOf(*record)), wording::clusterStatus(*record).text,
                       node.look.changes, fullestSentence(*record, catalog), costSentence(*record),
                       ageSentence(*record, clock.now()),
                       problem != nullptr ? problemText(*problem, Asking::Cluster).sentence() : QString()},
                      line);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr
               ? QString()
               : joined({Text::tr("%1 of %2").arg(node.look.name, Text::of(record->summary.name)), node.look.changes,
                         wording::levelLine(pool->expectedLevel, catalog), wording::poolStatus(*pool).text,
                         usedSentence(*pool, catalog), ageSentence(*record, clock.now())},
                        line);
}

QString Painter::inWords(const Node& node) const {
    const auto& catalog = store.catalog();
    const auto comma = QStringLiteral(", ");
    if (node.kind == RowKind::App) {
        const auto totals = store.totalsOfApp(core::AppId{node.id});
        return joined({Text::tr("App %1").arg(node.look.name), clustersIn(totals), node.look.changes,
                       node.look.value ? wording::totalMonthly(totals) : QString()},
                      comma);
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return {};
    }
    const auto stale = node.look.stale ? ageSentence(*record, clock.now()) : QString();
    if (node.kind == RowKind::Cluster) {
        return joined({Text::tr("Cluster %1").arg(node.look.name), wording::clusterStatusWord(*record),
                       wording::toneWord(node.look.tone), node.look.changes, fullestSentence(*record, catalog),
                       costSentence(*record), stale},
                      comma);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr
               ? QString()
               : joined({Text::tr("Pool %1").arg(node.look.name), node.look.changes, usedSentence(*pool, catalog),
                         node.look.figure, wording::toneWord(node.look.tone), stale},
                        comma);
}

QString Painter::searchText(const Node& node) const {
    if (node.kind == RowKind::App) {
        return node.look.name;
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return node.look.name;
    }
    QStringList parts{appOf(*record), Text::of(record->summary.name)};
    if (node.kind == RowKind::Cluster) {
        parts << wording::planTitle(record->summary.plan) << wording::clusterStatusWord(*record);
        parts << (record->info ? Text::of(record->info->region) : QString());
    } else if (const auto* pool = poolOf(*record, node.id)) {
        parts << node.look.name << Text::of(pool->expectedLevel);
        for (const auto* attachment : core::attachmentsOf(record->attachments, pool->name)) {
            parts << Text::of(attachment->name) << Text::of(attachment->app.name);
        }
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace poolhouse::models::tree
