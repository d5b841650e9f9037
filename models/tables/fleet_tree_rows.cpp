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

RowAppearance Painter::app(const core::AppId& id) const {
    RowAppearance appearance;
    const auto& clusters = store.clustersOfApp(id);
    if (const auto* first = clusters.empty() ? nullptr : store.cluster(clusters.front())) {
        appearance.name = appOf(*first);
    }
    const auto totals = store.totalsOfApp(id);
    appearance.loading = totals.clustersRead + totals.clustersMissing + totals.clustersComing == 0;
    if (totals.clustersCosted > 0) {
        appearance.figure = text::totalMonthlyRounded(totals);
        appearance.value = static_cast<double>(totals.cost.known.cents);
    }
    std::vector<const fleet::ClusterRecord*> records;
    records.reserve(clusters.size());
    for (const auto& cluster : clusters) {
        records.push_back(store.cluster(cluster));
    }
    appearance.label = commonLabel(records);
    addChanges(appearance, records);
    return appearance;
}

RowAppearance Painter::cluster(const fleet::ClusterRecord& record) const {
    RowAppearance appearance;
    appearance.name = text::toQString(record.summary.name);
    appearance.tone = views::clusterTone(record, store.catalog());
    appearance.stale = fleet::isStale(record.freshness, clock.now());
    appearance.loading = !record.info && !record.freshness.problem;
    appearance.cost = costSentence(record);
    appearance.label = record.label;
    const auto fullest = record.info ? views::fullestPool(*record.info, store.catalog()) : views::PoolUse{};
    appearance.use = fullest.use;
    appearance.value = appearance.use;
    const bool plain = record.info && text::clusterStatus(record).tone == text::Tone::Good;
    appearance.figure = plain                ? views::useText(fullest)
                        : appearance.loading ? QString()
                                             : text::clusterStatusWord(record);
    addChanges(appearance, {&record});
    return appearance;
}

RowAppearance Painter::pool(const fleet::ClusterRecord& record, const core::Pool& pool) const {
    RowAppearance appearance;
    const auto status = text::poolStatus(pool);
    appearance.name = text::poolTitle(pool);
    appearance.use = views::useOf(pool, store.catalog());
    appearance.value = appearance.use;
    appearance.figure =
        appearance.use || status.tone == text::Tone::Good ? views::useText(pool, store.catalog()) : status.text;
    appearance.tone = views::poolTone(pool, store.catalog());
    appearance.badge = appearance.tone == text::Tone::Attention || appearance.tone == text::Tone::Bad;
    if (const auto* operation = changes != nullptr ? changes->ofPool(record.summary.id, pool.name) : nullptr) {
        appearance.change = text::operationTone(operation->state);
        appearance.figure = views::changeWord(*operation);
        appearance.changes = views::changeUnderWay(*operation);
        appearance.badge = operation->finished() || views::needsUser(*operation);
        appearance.tone = appearance.badge ? *appearance.change : appearance.tone;
    } else if (pool.waitStatus.waiting || status.tone == text::Tone::Working) {
        appearance.change = text::Tone::Working;
        appearance.changes = text::toQString(pool.waitStatus.message).simplified();
    }
    appearance.stale = fleet::isStale(record.freshness, clock.now());
    appearance.swatch = record.identities.of(pool.id);
    return appearance;
}

void Painter::addChanges(RowAppearance& appearance, const std::vector<const fleet::ClusterRecord*>& clusters) const {
    QStringList words;
    for (const auto* record : clusters) {
        const auto ours =
            changes != nullptr ? changes->of(record->summary.id) : std::vector<const operations::Operation*>();
        for (const auto* operation : ours) {
            const auto tone = text::operationTone(operation->state);
            appearance.change = appearance.change ? views::worse(*appearance.change, tone) : tone;
            words << (operation->finished() || views::needsUser(*operation)
                          ? text::Text::tr("%1: %2").arg(views::changeUnderWay(*operation),
                                                         text::operationState(operation->state))
                          : views::changeUnderWay(*operation));
        }
        if (ours.empty() && fleet::inTransition(*record)) {
            appearance.change =
                appearance.change ? views::worse(*appearance.change, text::Tone::Working) : text::Tone::Working;
            if (clusters.size() > 1) {
                words << text::Text::tr("%1: %2").arg(text::toQString(record->summary.name),
                                                      text::clusterStatusWord(*record));
            }
        }
    }
    appearance.changes = words.join(QStringLiteral(", "));
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
        return joined({text::Text::tr("%1: %2").arg(node.appearance.name, clustersIn(totals)), node.appearance.changes,
                       node.appearance.value ? text::totalMonthly(totals) : QString(), text::costGaps(totals.cost),
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
            {text::Text::tr("%1 of %2").arg(node.appearance.name, appOf(*record)),
             record->label ? labelInWords(*record->label) : QString(), text::clusterStatus(*record).text,
             node.appearance.changes, fullestSentence(*record, catalog), costSentence(*record),
             ageSentence(*record, clock.now()),
             problem != nullptr ? text::problemText(*problem, text::RequestKind::Cluster).sentence() : QString()},
            line);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr
               ? QString()
               : joined({text::Text::tr("%1 of %2").arg(node.appearance.name, text::toQString(record->summary.name)),
                         node.appearance.changes, text::levelLine(pool->expectedLevel, catalog),
                         text::poolStatus(*pool).text, usedSentence(*pool, catalog), ageSentence(*record, clock.now())},
                        line);
}

QString Painter::inWords(const Node& node) const {
    const auto& catalog = store.catalog();
    const auto comma = QStringLiteral(", ");
    if (node.kind == RowKind::App) {
        const auto totals = store.totalsOfApp(core::AppId{node.id});
        return joined({text::Text::tr("App %1").arg(node.appearance.name),
                       node.appearance.label ? labelInWords(*node.appearance.label) : QString(), clustersIn(totals),
                       node.appearance.changes},
                      comma);
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return {};
    }
    const auto stale = node.appearance.stale ? ageSentence(*record, clock.now()) : QString();
    if (node.kind == RowKind::Cluster) {
        return joined({text::Text::tr("Cluster %1").arg(node.appearance.name),
                       record->label ? labelInWords(*record->label) : QString(), text::clusterStatusWord(*record),
                       text::toneWord(node.appearance.tone), node.appearance.changes, fullestSentence(*record, catalog),
                       stale},
                      comma);
    }
    const auto* pool = poolOf(*record, node.id);
    return pool == nullptr ? QString()
                           : joined({text::Text::tr("Pool %1").arg(node.appearance.name), node.appearance.changes,
                                     usedSentence(*pool, catalog), text::toneWord(node.appearance.tone), stale},
                                    comma);
}

QString Painter::figureInWords(const Node& node) const {
    if (node.kind == RowKind::App && node.appearance.value) {
        return text::totalMonthly(store.totalsOfApp(core::AppId{node.id}));
    }
    const auto* record = node.kind == RowKind::Cluster ? recordOf(node) : nullptr;
    return record != nullptr ? costSentence(*record) : node.appearance.figure;
}

QString Painter::searchText(const Node& node) const {
    if (node.kind == RowKind::App) {
        return node.appearance.name;
    }
    const auto* record = recordOf(node);
    if (record == nullptr) {
        return node.appearance.name;
    }
    QStringList parts{appOf(*record), text::toQString(record->summary.name)};
    parts << (record->label ? record->label->text : QString());
    if (node.kind == RowKind::Cluster) {
        parts << text::planTitle(record->summary.plan) << text::clusterStatusWord(*record);
        parts << (record->info ? text::toQString(record->info->region) : QString());
    } else if (const auto* pool = poolOf(*record, node.id)) {
        parts << node.appearance.name << text::toQString(pool->expectedLevel);
        for (const auto* attachment : core::attachmentsOf(record->attachments, pool->name)) {
            parts << text::toQString(attachment->name) << text::toQString(attachment->app.name);
        }
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace poolhouse::tables::tree
