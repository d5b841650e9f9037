// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/apps_view.h"

#include "models/core/attachment_name.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace poolhouse::views {

namespace {

using core::Attachment;

/// Of the attachments that could not be read, which may be to any cluster.
std::vector<core::Unreadable> unreadAttachments(const fleet::Store& store) {
    auto unreadable = store.unreadable();
    std::erase_if(unreadable, [](const core::Unreadable& each) {
        return each.kind != core::RecordKind::Attachment || !each.passedOver;
    });
    return unreadable;
}

std::string keyOf(const Attachment& attachment) {
    return !attachment.app.id.empty()     ? attachment.app.id.value
           : !attachment.app.name.empty() ? attachment.app.name
                                          : attachment.id.value;
}

/// As in the tree: that of all clusters of the app. An app without a cluster has that of the first rule for its name.
std::optional<fleet::ClusterLabel> labelOfApp(const fleet::Store& store, const core::App& app) {
    const auto& clusters = app.id.empty() ? std::vector<core::ClusterId>{} : store.clustersOfApp(app.id);
    if (!clusters.empty()) {
        const auto& first = store.cluster(clusters.front())->label;
        const bool common = std::all_of(clusters.begin(), clusters.end(),
                                        [&](const auto& cluster) { return store.cluster(cluster)->label == first; });
        return common ? first : std::nullopt;
    }
    core::ClusterSummary summary;
    summary.app = app;
    for (const auto& rule : store.labels().rules) {
        if (rule.scope == fleet::LabelRule::Scope::App && !app.name.empty() && fleet::matches(rule, summary)) {
            return rule.label;
        }
    }
    return std::nullopt;
}

QString useOfPool(const core::Pool& pool, const core::Catalog& catalog) {
    if (takesNone(pool, catalog)) {
        return text::Text::tr("accepts no connections");
    }
    const auto capacity = core::capacityOf(pool, catalog);
    if (!capacity.used) {
        return capacity.limit ? text::Text::tr("connections unknown, limit %1").arg(text::Text::number(*capacity.limit))
                              : text::Text::tr("connections and limit unknown");
    }
    return capacity.limit
               ? text::Text::tr("%1 of %2 connections", "in use, limit")
                     .arg(text::Text::number(*capacity.used), text::Text::number(*capacity.limit))
               : text::Text::counted(*capacity.used, QT_TRANSLATE_N_NOOP("Wording", "%1 connection, limit unknown"),
                                     QT_TRANSLATE_N_NOOP("Wording", "%1 connections, limit unknown"));
}

QString shortUseOfPool(const core::Pool& pool, const core::Catalog& catalog) {
    const auto capacity = core::capacityOf(pool, catalog);
    return takesNone(pool, catalog) ? text::Text::tr("accepts none", "connections")
           : capacity.limit         ? text::Text::tr("%1 of %2", "connections in use, limit")
                                  .arg(text::connections(capacity.used), text::Text::number(*capacity.limit))
                            : text::connections(capacity.used);
}

/// The word of the worst that is known of a pool: what its card says, else how full it is.
QString statusWord(const PoolCard& card, text::Tone tone) {
    const bool ofUse = card.useTone == tone && !card.percent.isEmpty();
    return card.badge.tone == tone || tone == text::Tone::Neutral ? card.badge.text
           : ofUse ? text::Text::tr("%1 in use", "share of the limit").arg(card.percent)
                   : text::toneWord(tone);
}

AppsPool appsPoolOf(const overview::OverviewContext& context, const core::Pool& pool) {
    const auto& catalog = context.store.catalog();
    const auto card = overview::card(context, pool, context.record.identities.of(pool.id));
    AppsPool shown;
    shown.key = pool.name;
    shown.id = pool.id;
    shown.name = card.name;
    shown.colour = card.colour;
    shown.shape =
        text::Text::tr("%1 × %2", "level and number of instances")
            .arg(pool.expectedLevel.empty() ? text::Text::tr("level unknown") : text::toQString(pool.expectedLevel))
            .arg(pool.expectedCount);
    shown.used = pool.connectionsUsed;
    shown.use = useOfPool(pool, catalog);
    shown.shortUse = shortUseOfPool(pool, catalog);
    const auto tone = poolTone(pool, catalog);
    shown.tone = tone == text::Tone::Good && takesNone(pool, catalog) ? text::Tone::Neutral : tone;
    shown.status = statusWord(card, shown.tone);
    return shown;
}

/// A pool that an attachment names and that was not read.
AppsPool otherPool(const fleet::ClusterRecord& record, const std::string& name) {
    AppsPool shown;
    shown.key = name;
    shown.name = name == core::leaderPoolName ? text::Text::tr("Leader pool") : text::toQString(name);
    shown.missing = record.info && record.info->allPoolsRead();
    shown.tone = shown.missing ? text::Tone::Bad : text::Tone::Unknown;
    shown.status = shown.missing ? text::Text::tr("not in this cluster") : text::Text::tr("not loaded");
    shown.use = shown.missing ? text::Text::tr("no such pool") : text::Text::tr("connections and limit unknown");
    shown.shortUse = shown.missing ? shown.use : text::connections(std::nullopt);
    return shown;
}

QString credentialOf(const core::AttachmentNamespace& target) {
    const auto credential = target.role.empty() ? text::Text::tr("owner", "credential of the owner of a database")
                                                : text::toQString(target.role);
    return target.proxy ? text::Text::tr("%1, via proxy", "credential").arg(credential) : credential;
}

QString sentenceOf(const Attachment& attachment, const QString& app, const QString& var, const AppsPool& pool) {
    const bool leader = pool.key == core::leaderPoolName;
    const auto role = text::toQString(attachment.target.role);
    auto sentence =
        role.isEmpty() ? leader
                             ? text::Text::tr("%1 %2 uses the owner's credential on the leader pool", "app, config var")
                                   .arg(app, var)
                             : text::Text::tr("%1 %2 uses the owner's credential on pool %3", "app, config var")
                                   .arg(app, var, pool.name)
        : leader
            ? text::Text::tr("%1 %2 uses credential %3 on the leader pool", "app, config var").arg(app, var, role)
            : text::Text::tr("%1 %2 uses credential %3 on pool %4", "app, config var").arg(app, var, role, pool.name);
    if (attachment.target.proxy) {
        sentence = text::Text::tr("%1, through a proxy", "an attachment").arg(sentence);
    }
    return pool.missing ? text::Text::tr("%1, which this cluster doesn't have", "an attachment to a pool").arg(sentence)
                        : sentence;
}

void addAppsPools(AppsView& view, const overview::OverviewContext& context) {
    if (context.record.info) {
        for (const auto* pool : core::orderedPools(context.info())) {
            view.pools.push_back(appsPoolOf(context, *pool));
        }
    }
    std::set<std::string> others;
    for (const auto& attachment : context.record.attachments) {
        const auto& name = attachment.target.pool;
        if (std::none_of(view.pools.begin(), view.pools.end(), [&](const auto& pool) { return pool.key == name; })) {
            others.insert(name);
        }
    }
    for (const auto& name : others) {
        view.pools.push_back(otherPool(context.record, name));
    }
}

void addApps(AppsView& view, const overview::OverviewContext& context) {
    std::map<std::string, std::size_t> rows;
    for (const auto& attachment : context.record.attachments) {
        const auto [row, added] = rows.emplace(keyOf(attachment), view.apps.size());
        if (added) {
            view.apps.push_back(
                {row->first, text::appTitle(attachment.app), labelOfApp(context.store, attachment.app), {}, {}});
        }
        auto& app = view.apps[row->second];
        const auto pool = std::find_if(view.pools.begin(), view.pools.end(),
                                       [&](const AppsPool& each) { return each.key == attachment.target.pool; });
        const auto name = text::toQString(core::configVarOf(attachment.name));
        ++pool->leading;
        app.vars.push_back({attachment.id, name, attachment.target.role, credentialOf(attachment.target),
                            static_cast<std::size_t>(pool - view.pools.begin()),
                            sentenceOf(attachment, app.name, name, *pool)});
    }
}

void addSentences(AppsView& view) {
    for (auto& app : view.apps) {
        const auto name =
            app.label ? text::Text::tr("%1 (%2)", "app and label").arg(app.name, app.label->text) : app.name;
        app.sentence = text::Text::counted(static_cast<std::int64_t>(app.vars.size()),
                                           QT_TRANSLATE_N_NOOP("Wording", "%2 has %1 config var for this cluster"),
                                           QT_TRANSLATE_N_NOOP("Wording", "%2 has %1 config vars for this cluster"))
                           .arg(name);
    }
    for (auto& pool : view.pools) {
        QStringList facts{pool.name, pool.shape, pool.use, pool.status};
        if (view.state == AppsView::State::Read) {
            facts << (pool.leading == 0 ? text::Text::tr("no attachments")
                                        : text::Text::counted(static_cast<std::int64_t>(pool.leading),
                                                              QT_TRANSLATE_N_NOOP("Wording", "%1 attachment"),
                                                              QT_TRANSLATE_N_NOOP("Wording", "%1 attachments")));
        }
        facts.removeAll(QString());
        pool.sentence = facts.join(QStringLiteral(", "));
    }
}

/// Vars by their pool; apps by the middle of their pools. Ties by name, then id.
void orderApps(std::vector<AppsApp>& apps) {
    std::map<std::string, double> middle;
    for (auto& app : apps) {
        std::sort(app.vars.begin(), app.vars.end(), [](const AppsVar& a, const AppsVar& b) {
            return std::tie(a.pool, a.name, a.id) < std::tie(b.pool, b.name, b.id);
        });
        const double sum = std::accumulate(app.vars.begin(), app.vars.end(), 0.0, [](double so, const AppsVar& var) {
            return so + static_cast<double>(var.pool);
        });
        middle[app.key] = sum / static_cast<double>(app.vars.size());
    }
    std::sort(apps.begin(), apps.end(), [&middle](const AppsApp& a, const AppsApp& b) {
        return std::tie(middle[a.key], a.name, a.key) < std::tie(middle[b.key], b.name, b.key);
    });
}

/// What an unused pool costs, and whether anything connects to it all the same.
QString unusedFigures(const core::CostLine* cost, const core::Pool& pool) {
    const auto used = pool.connectionsUsed;
    const auto connected = [&used](const char* one, const char* many) { return text::Text::counted(*used, one, many); };
    if (pool.expectedCount == 0) {
        const auto nothing = text::Text::tr("It is scaled to 0 and costs nothing.");
        return used.value_or(0) == 0
                   ? nothing
                   : text::Text::tr("%1 %2", "two sentences")
                         .arg(nothing, connected(QT_TRANSLATE_N_NOOP("Wording", "It still has %1 connection."),
                                                 QT_TRANSLATE_N_NOOP("Wording", "It still has %1 connections.")));
    }
    if (cost == nullptr || !cost->monthly) {
        const auto uses = !used ? text::Text::tr("Whether it takes connections is unknown.")
                          : *used > 0
                              ? connected(QT_TRANSLATE_N_NOOP("Wording", "It takes %1 connection of unknown origin."),
                                          QT_TRANSLATE_N_NOOP("Wording", "It takes %1 connections of unknown origin."))
                              : text::Text::tr("It takes no connections.");
        return text::Text::tr("%1 %2", "two sentences").arg(text::Text::tr("Its price is unknown."), uses);
    }
    const auto sum = text::toQString(core::formatExact(*cost->monthly));
    const auto price =
        cost->illustrative ? text::Text::tr("%1/month (sandbox price)").arg(sum) : text::Text::tr("%1/month").arg(sum);
    return !used ? text::Text::tr("It costs %1; whether it takes connections is unknown.").arg(price)
           : *used > 0
               ? connected(QT_TRANSLATE_N_NOOP("Wording", "It costs %2 and takes %1 connection of unknown origin."),
                           QT_TRANSLATE_N_NOOP("Wording", "It costs %2 and takes %1 connections of unknown origin."))
                     .arg(price)
               : text::Text::tr("It costs %1 and takes no connections.").arg(price);
}

void addUnused(AppsView& view, const overview::OverviewContext& context) {
    if (!context.record.info) {
        return;
    }
    const bool certain = view.partial.isEmpty();
    for (const auto* pool : core::orderedPools(context.info())) {
        const auto shown = std::find_if(view.pools.begin(), view.pools.end(),
                                        [&](const AppsPool& each) { return each.key == pool->name; });
        if (shown->leading > 0) {
            continue;
        }
        const core::CostLine* cost = nullptr;
        if (context.record.cost) {
            for (const auto& line : context.record.cost->lines) {
                const bool ofPool = line.kind != core::CostLine::Kind::Storage && line.pool == pool->name;
                cost = ofPool ? &line : cost;
            }
        }
        const auto none = pool->isLeader() ? (certain ? text::Text::tr("No app is attached to the leader pool.")
                                                      : text::Text::tr("No app is known to use the leader pool."))
                          : certain        ? text::Text::tr("No app is attached.")
                                           : text::Text::tr("No app is known to be attached.");
        const bool idle = pool->expectedCount == 0 && pool->connectionsUsed.value_or(0) == 0;
        view.unused.push_back(
            {pool->id, shown->name, text::Text::tr("%1 %2", "two sentences").arg(none, unusedFigures(cost, *pool)),
             !pool->isLeader() && pool->expectedCount > 0, idle ? text::Tone::Neutral : text::Tone::Attention});
    }
}

void addFreshness(AppsView& view, const fleet::Store& store, core::Instant now) {
    const auto& read = store.attachmentsFreshness();
    view.state = read.everRead() ? AppsView::State::Read
                 : read.problem  ? AppsView::State::Failed
                                 : AppsView::State::Loading;
    view.stale = fleet::isStale(read, now);
    if (read.readAt) {
        const auto age = text::age(now - *read.readAt);
        view.age = view.stale
                       ? text::Text::tr("Attachments as of %1, %2").arg(text::formatTime(*read.readAt, now, true), age)
                       : text::Text::tr("Attachments read %1").arg(age);
    }
    if (read.problem) {
        const auto problem = text::problemText(*read.problem, text::RequestKind::Attachments);
        view.problem = problem.sentence();
    }
    view.partial = text::unreadableSentences(unreadAttachments(store)).join(QLatin1Char(' '));
}

} // namespace

std::optional<AppsView> appsView(const fleet::Store& store, const core::ClusterId& id, core::Instant now) {
    const auto* record = store.cluster(id);
    if (record == nullptr) {
        return std::nullopt;
    }
    const overview::OverviewContext context{store, *record, now};
    AppsView view;
    view.cluster = id;
    view.copied = record->info && record->info->forkedFrom &&
                  store.clusterByName(text::toQString(*record->info->forkedFrom)) != nullptr;
    view.figuresStale = fleet::isStale(record->freshness, now);
    addFreshness(view, store, now);
    addAppsPools(view, context);
    if (view.state == AppsView::State::Read) {
        addApps(view, context);
        orderApps(view.apps);
    }
    addSentences(view);
    if (view.state != AppsView::State::Read) {
        return view;
    }
    if (view.apps.empty()) {
        view.empty = view.partial.isEmpty() ? text::Text::tr("No app is attached to this cluster.")
                                            : text::Text::tr("No app is known to be attached to this cluster.");
    }
    addUnused(view, context);
    return view;
}

} // namespace poolhouse::views
