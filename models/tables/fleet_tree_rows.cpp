// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_tree_rows.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/tables/label_list.h"
#include "models/text/capacity_text.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>

namespace poolhouse::tables::tree {

namespace {

QString joined(QStringList parts, const QString& by) {
    parts.removeAll(QString());
    return parts.join(by);
}

const core::Pool* poolOf(const fleet::ClusterRecord& record, const std::string& id) {
    if (!record.info) {
        return nullptr;
    }
    const auto& pools = record.info->pools;
    const auto at =
        std::find_if(pools.begin(), pools.end(), [&id](const core::Pool& pool) { return pool.id.value == id; });
    return at == pools.end() ? nullptr : &*at;
}

QString appOf(const fleet::ClusterRecord& record) {
    return text::appTitle(record.summary.app);
}

QString usedSentence(const core::Pool& pool, const core::Catalog& catalog) {
    if (views::takesNone(pool, catalog)) {
        return text::Text::tr("%1, accepts no connections").arg(text::acceptsNothing(pool));
    }
    const auto capacity = core::capacityOf(pool, catalog);
    auto sentence = text::Text::tr("%1 of %2 connections in use")
                        .arg(text::connections(capacity.used), text::connections(capacity.limit));
    for (const auto& more : {text::whenComplete(pool, catalog), text::afterLoss(pool, catalog)}) {
        sentence += more.isEmpty() ? QString() : QStringLiteral(" · ") + more;
    }
    return sentence;
}

QString fullestSentence(const fleet::ClusterRecord& record, const core::Catalog& catalog) {
    const auto fullest = record.info ? views::fullestPool(*record.info, catalog) : views::PoolUse{};
    return fullest.pool == nullptr
               ? QString()
               : text::Text::tr("highest use %1 in %2").arg(views::useText(fullest), text::poolTitle(*fullest.pool));
}

QString ageSentence(const fleet::ClusterRecord& record, core::Instant now) {
    return record.freshness.readAt ? text::Text::tr("read %1").arg(text::age(now - *record.freshness.readAt))
                                   : text::Text::tr("not loaded yet");
}

QString costSentence(const fleet::ClusterRecord& record) {
    return record.cost ? text::monthly(*record.cost) : QString();
}

std::optional<fleet::ClusterLabel> commonLabel(const std::vector<const fleet::ClusterRecord*>& clusters) {
    const bool common = std::all_of(clusters.begin(), clusters.end(), [&clusters](const auto* record) {
        return record->label == clusters.front()->label;
    });
    return common && !clusters.empty() ? clusters.front()->label : std::nullopt;
}

QString clustersIn(const fleet::FleetTotals& totals) {
    return text::Text::counted(totals.clusters, QT_TRANSLATE_N_NOOP("Wording", "%n cluster"),
                               QT_TRANSLATE_N_NOOP("Wording", "%n clusters"));
}

QString missingIn(const fleet::FleetTotals& totals) {
    const int missing = totals.clusters - totals.clustersRead;
    return missing == 0 ? QString()
                        : text::Text::counted(missing, QT_TRANSLATE_N_NOOP("Wording", "%n cluster not loaded yet"),
                                              QT_TRANSLATE_N_NOOP("Wording", "%n clusters not loaded yet"));
}

} // namespace

Look Painter::app(const core::AppId& id) const {
    Look look;
    const auto& clusters = store.clustersOfApp(id);
    if (const auto* first = clusters.empty() ? nullptr : store.cluster(clusters.front())) {
        look.name = appOf(*first);
    }
    const auto totals = store.totalsOfApp(id);
    look.loading = totals.clustersRead + totals.clustersMissing + totals.clustersComing == 0;
    if (totals.clustersCosted > 0) {
        look.figure = text::totalMonthlyRounded(totals);
        look.value = static_cast<double>(totals.cost.known.cents);
    }
    std::vector<const fleet::ClusterRecord*> records;
    records.reserve(clusters.size());
    for (const auto& cluster : clusters) {
        records.push_back(store.cluster(cluster));
    }
    look.label = commonLabel(records);
    addChanges(look, records);
    return look;
}

Look Painter::cluster(const fleet::ClusterRecord& record) const {
    Look look;
    look.name = text::toQString(record.summary.name);
    look.tone = views::clusterTone(record, store.catalog());
    look.stale = fleet::isStale(record.freshness, clock.now());
    look.loading = !record.info && !record.freshness.problem;
    look.cost = costSentence(record);
    look.label = record.label;
    const auto fullest = record.info ? views::fullestPool(*record.info, store.catalog()) : views::PoolUse{};
    look.use = fullest.use;
    look.value = look.use;
    const bool plain = record.info && text::clusterStatus(record).tone == text::Tone::Good;
    look.figure = plain ? views::useText(fullest) : look.loading ? QString() : text::clusterStatusWord(record);
    addChanges(look, {&record});
    return look;
}

Look Painter::pool(const fleet::ClusterRecord& record, const core::Pool& pool) const {
    Look look;
    const auto status = text::poolStatus(pool);
    look.name = text::poolTitle(pool);
    look.use = views::useOf(pool, store.catalog());
    look.value = look.use;
    look.figure = look.use || status.tone == text::Tone::Good ? views::useText(pool, store.catalog()) : status.text;
    look.tone = views::poolTone(pool, store.catalog());
    look.badge = look.tone == text::Tone::Attention || look.tone == text::Tone::Bad;
    if (const auto* operation = changes != nullptr ? changes->ofPool(record.summary.id, pool.name) : nullptr) {
        look.change = text::operationTone(operation->state);
        look.figure = views::changeWord(*operation);
        look.changes = views::changeUnderWay(*operation);
        look.badge = operation->finished() || views::needsSomebody(*operation);
        look.tone = look.badge ? *look.change : look.tone;
    } else if (pool.waitStatus.waiting || status.tone == text::Tone::Working) {
        look.change = text::Tone::Working;
        look.changes = text::toQString(pool.waitStatus.message).simplified();
    }
    look.stale = fleet::isStale(record.freshness, clock.now());
    look.swatch = record.identities.of(pool.id);
    return look;
}

void Painter::addChanges(Look& look, const std::vector<const fleet::ClusterRecord*>& clusters) const {
    QStringList words;
    for (const auto* record : clusters) {
        const auto ours =
            changes != nullptr ? changes->of(record->summary.id) : std::vector<const operations::Operation*>();
        for (const auto* operation : ours) {
            const auto tone = text::operationTone(operation->state);
            look.change = look.change ? views::worse(*look.change, tone) : tone;
            words << (operation->finished() || views::needsSomebody(*operation)
                          ? text::Text::tr("%1: %2").arg(views::changeUnderWay(*operation),
                                                         text::operationState(operation->state))
                          : views::changeUnderWay(*operation));
        }
        if (ours.empty() && fleet::inTransition(*record)) {
            look.change = look.change ? views::worse(*look.change, text::Tone::Working) : text::Tone::Working;
            if (clusters.size() > 1) {
                words << text::Text::tr("%1: %2").arg(text::toQString(record->summary.name),
                                                      text::clusterStatusWord(*record));
            }
        }
    }
    look.changes = words.join(QStringLiteral(", "));
}

const fleet::ClusterRecord* Painter::recordOf(const Node& node) const {
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
        return joined({text::Text::tr("%1: %2").arg(node.look.name, clustersIn(totals)), node.look.changes,
                       node.look.value ? text::totalMonthly(totals) : QString(), text::costGaps(totals.cost),
                       totals.cost.illustrative ? text::Text::tr("Includes sandbox prices, not real ones.") : QString(),
                       missingIn(totals)},
                      line);
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return {};
    }
    if (node.kind == RowKind::Cluster) {
        const auto* problem = record->freshness.problem ? &*record->freshness.problem : nullptr;
        return joined(
            {text::Text::tr("%1 of %2").arg(node.look.name, appOf(*record)),
             record->label ? labelInWords(*record->label) : QString(), text::clusterStatus(*record).text,
             node.look.changes, fullestSentence(*record, catalog), costSentence(*record),
             ageSentence(*record, clock.now()),
             problem != nullptr ? text::problemText(*problem, text::RequestKind::Cluster).sentence() : QString()},
            line);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr
               ? QString()
               : joined({text::Text::tr("%1 of %2").arg(node.look.name, text::toQString(record->summary.name)),
                         node.look.changes, text::levelLine(pool->expectedLevel, catalog), text::poolStatus(*pool).text,
                         usedSentence(*pool, catalog), ageSentence(*record, clock.now())},
                        line);
}

QString Painter::inWords(const Node& node) const {
    const auto& catalog = store.catalog();
    const auto comma = QStringLiteral(", ");
    if (node.kind == RowKind::App) {
        const auto totals = store.totalsOfApp(core::AppId{node.id});
        return joined({text::Text::tr("App %1").arg(node.look.name),
                       node.look.label ? labelInWords(*node.look.label) : QString(), clustersIn(totals),
                       node.look.changes},
                      comma);
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return {};
    }
    const auto stale = node.look.stale ? ageSentence(*record, clock.now()) : QString();
    if (node.kind == RowKind::Cluster) {
        return joined({text::Text::tr("Cluster %1").arg(node.look.name),
                       record->label ? labelInWords(*record->label) : QString(), text::clusterStatusWord(*record),
                       text::toneWord(node.look.tone), node.look.changes, fullestSentence(*record, catalog), stale},
                      comma);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr ? QString()
                           : joined({text::Text::tr("Pool %1").arg(node.look.name), node.look.changes,
                                     usedSentence(*pool, catalog), text::toneWord(node.look.tone), stale},
                                    comma);
}

QString Painter::figureInWords(const Node& node) const {
    if (node.kind == RowKind::App && node.look.value) {
        return text::totalMonthly(store.totalsOfApp(core::AppId{node.id}));
    }
    const auto* record = node.kind == RowKind::Cluster ? recordOf(node) : nullptr;
    return record != nullptr ? costSentence(*record) : node.look.figure;
}

QString Painter::searchText(const Node& node) const {
    if (node.kind == RowKind::App) {
        return node.look.name;
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return node.look.name;
    }
    QStringList parts{appOf(*record), text::toQString(record->summary.name)};
    parts << (record->label ? record->label->text : QString());
    if (node.kind == RowKind::Cluster) {
        parts << text::planTitle(record->summary.plan) << text::clusterStatusWord(*record);
        parts << (record->info ? text::toQString(record->info->region) : QString());
    } else if (const auto* pool = poolOf(*record, node.id)) {
        parts << node.look.name << text::toQString(pool->expectedLevel);
        for (const auto* attachment : core::attachmentsOf(record->attachments, pool->name)) {
            parts << text::toQString(attachment->name) << text::toQString(attachment->app.name);
        }
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace poolhouse::tables::tree
