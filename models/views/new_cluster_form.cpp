// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/new_cluster_form.h"

#include "models/core/attachment_name.h"
#include "models/core/capacity.h"
#include "models/core/cluster_template.h"
#include "models/core/cost.h"
#include "models/fleet/store.h"
#include "models/operations/change_figures.h"
#include "models/operations/new_cluster_check.h"
#include "models/text/maintenance_text.h"
#include "models/text/new_cluster_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/form_rows.h"

#include <QDateTime>

#include <algorithm>

namespace poolhouse::views {

namespace {

using core::NewClusterField;
using core::NewClusterProblem;
using text::Text;

const fleet::ClusterRecord* sourceOf(const fleet::Store& store, const core::NewCluster& cluster) {
    return cluster.source ? store.clusterByName(text::toQString(cluster.source->cluster)) : nullptr;
}

/// The cluster as it would be asked for: app and plan of a copy are its source's.
core::NewCluster filledIn(const fleet::Store& store, const NewClusterDraft& draft) {
    auto cluster = operations::asKept(draft.cluster);
    cluster.attachment = core::attachmentOfConfigVar(cluster.attachment);
    const auto* source = sourceOf(store, cluster);
    const auto* leader = source != nullptr && source->info ? source->info->leader() : nullptr;
    if (source != nullptr) {
        cluster.app = source->summary.app.name;
        cluster.plan = source->summary.plan;
    }
    if (cluster.level.empty() && leader != nullptr) {
        cluster.level = leader->expectedLevel;
    } else if (cluster.level.empty() && !cluster.source && !store.catalog().empty()) {
        cluster.level = store.catalog().levels().front().name;
    }
    if (cluster.source) {
        cluster.source->at = draft.past ? enteredTime(draft.time) : std::nullopt;
    }
    return cluster;
}

const core::App* appNamed(const fleet::Store& store, const std::string& name) {
    const auto& apps = store.apps();
    const auto at = std::find_if(apps.begin(), apps.end(), [&name](const core::App& app) { return app.name == name; });
    return at == apps.end() ? nullptr : &*at;
}

/// The plan that the space of the app is made for; empty while that is not known.
std::string_view planOfSpace(const core::App& app) {
    return !app.space ? core::commonPlan : app.space->shield ? core::shieldPlan : core::privatePlan;
}

/// Only the API decides: the list of apps may leave a space out.
QString planLine(const core::App* app, const std::string& plan) {
    if (app == nullptr) {
        return {};
    }
    const auto region = app->region.empty() ? QString() : Text::tr("Region: %1.").arg(text::toQString(app->region));
    const auto fitting = std::string(planOfSpace(*app));
    const auto space =
        app->space ? Text::tr("%1 runs in the private space %2.")
                         .arg(text::toQString(app->name), text::toQString(app->space->name))
                   : Text::tr("According to the API, %1 isn't in a private space.").arg(text::toQString(app->name));
    const auto advice =
        fitting == plan
            ? QString()
            : Text::tr("The API may refuse this plan; %1 is the plan for such apps.").arg(text::planTitle(fitting));
    QStringList sentences{region, fitting == core::commonPlan && advice.isEmpty() ? QString() : space, advice};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

void addIssue(NewClusterForm& form, NewClusterProblem problem) {
    form.issues.push_back(
        {core::fieldOf(problem),
         text::newClusterProblemText(problem, form.cluster, core::attachmentNameProblem(form.cluster.attachment))});
}

void addTime(NewClusterForm& form, const NewClusterDraft& draft, const fleet::ClusterRecord* source,
             core::Instant now) {
    const auto window = source != nullptr && source->info ? source->info->rollback : std::nullopt;
    if (source != nullptr && source->info && !window) {
        form.noRollback = text::newClusterProblemText(NewClusterProblem::RollbackImpossible, form.cluster);
    }
    if (!draft.past) {
        return;
    }
    QStringList hints;
    const auto& at = form.cluster.source ? form.cluster.source->at : std::optional<core::Instant>();
    if (at) {
        hints << text::utcText(*at) + QLatin1Char('.');
    }
    if (window && window->earliest) {
        hints << Text::tr("It can be rolled back to times from %1 on.").arg(text::localAndUtc(*window->earliest, now));
    }
    form.timeHint = hints.join(QLatin1Char(' '));
    if (!at) {
        addIssue(form, NewClusterProblem::InstantBad);
    } else if (form.noRollback) {
        addIssue(form, NewClusterProblem::RollbackImpossible);
    } else if (const auto problem = core::rollbackProblem(*at, window.value_or(core::RollbackWindow{}), now)) {
        addIssue(form, *problem);
    }
}

/// A cluster whose details are unknown, or whose pools are not all known, is no template.
void addTemplates(NewClusterForm& form, const fleet::Store& store, const std::vector<SavedTemplate>& saved) {
    form.templates.push_back({{}, Text::tr("None", "no cluster to take over from")});
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (record->info && record->info->poolsKnown()) {
            form.templates.push_back({record->summary.name, Text::tr("%1 of %2", "cluster and app")
                                                                .arg(text::toQString(record->summary.name),
                                                                     text::appTitle(record->summary.app))});
        }
    }
    for (const auto& each : saved) {
        form.templates.push_back({each.key, each.title});
    }
}

std::optional<core::ClusterTemplate> templateFor(const fleet::Store& store, const std::string& like,
                                                 const std::vector<SavedTemplate>& saved) {
    const auto at =
        std::find_if(saved.begin(), saved.end(), [&like](const SavedTemplate& each) { return each.key == like; });
    if (at != saved.end()) {
        return at->shape;
    }
    const auto* record = like.empty() ? nullptr : store.clusterByName(text::toQString(like));
    return record != nullptr && record->info && record->info->poolsKnown()
               ? std::optional(core::templateOf(record->summary.plan, *record->info))
               : std::nullopt;
}

/// A row without a name is not entered yet.
bool poolsEntered(const NewClusterDraft& draft) {
    const bool named =
        std::any_of(draft.pools.begin(), draft.pools.end(), [](const auto& pool) { return !pool.name.empty(); });
    return named && draft.pools != draft.filled;
}

void addLikeHint(NewClusterForm& form, const NewClusterDraft& draft,
                 const std::optional<core::ClusterTemplate>& chosen) {
    if (chosen && poolsEntered(draft)) {
        form.likeHint = Text::tr("The follower pools that you entered stay. To take over those of the template, remove "
                                 "yours and choose it again.");
        return;
    }
    form.likeHint = form.cluster.source
                        ? Text::tr("Fills in level, high availability and follower pools of a cluster, or of a plan.")
                        : Text::tr("Fills in plan, level, high availability and follower pools of a cluster, or of a "
                                   "plan, not its data.");
}

/// Without its source a copy has no app, which can't be chosen for it.
void addSourceGone(NewClusterForm& form, const fleet::ClusterRecord* source) {
    if (source == nullptr) {
        std::erase_if(form.issues, [](const NewClusterIssue& each) { return each.field == NewClusterField::App; });
        form.issues.insert(form.issues.begin(),
                           {NewClusterField::App, Text::tr("%1 no longer exists: it can't be copied.", "a cluster")
                                                      .arg(text::toQString(form.cluster.source->cluster))});
    }
}

/// Of the pools that the template filled in, as it is now.
std::vector<std::string> raisedPools(const NewClusterDraft& draft, const std::optional<core::ClusterTemplate>& chosen) {
    std::vector<std::string> raised;
    const auto filled = [&draft](const core::NewPoolDraft& pool) {
        return std::find(draft.filled.begin(), draft.filled.end(), pool) != draft.filled.end();
    };
    for (const auto& pool : draft.pools) {
        if (chosen && filled(pool) &&
            std::find(chosen->raised.begin(), chosen->raised.end(), pool.name) != chosen->raised.end()) {
            raised.push_back(pool.name);
        }
    }
    return raised;
}

/// Gaps alone are no lower bound.
QString hourly(const core::CostEstimate& cost) {
    return cost.known.cents <= 0 && !cost.complete()
               ? text::monthly(cost)
               : text::atLeast(text::toQString(core::formatHourly(cost.known)), cost.complete());
}

void addFigures(NewClusterForm& form, const NewClusterDraft& draft, const fleet::ClusterSnapshot& market,
                const std::optional<core::ClusterTemplate>& chosen) {
    const auto& store = market.store;
    const auto cost = operations::costOfNew(form.cluster, draft.pools, store);
    const auto leader = core::leaderOf(form.cluster);
    form.figures.push_back({Text::tr("Cost by month"), {}, text::monthly(cost)});
    form.figures.push_back({Text::tr("Cost by hour"), {}, hourly(cost)});
    form.figures.push_back(
        {Text::tr("Connections"), {}, text::connections(core::connectionLimit(leader, store.catalog()))});
    form.figures.push_back({Text::tr("Redundancy"), {}, forms::redundancyWord(leader)});
    const auto* app = appNamed(store, form.cluster.app);
    if (app != nullptr && !app->region.empty()) {
        form.figures.push_back({Text::tr("Region"), {}, text::toQString(app->region)});
    }
    for (const auto& pool : draft.pools) {
        auto row = forms::poolCostRow(market, core::shapeOf(pool));
        row.label = pool.name.empty() ? Text::tr("Follower pool")
                                      : Text::tr("Follower pool %1").arg(text::toQString(pool.name));
        row.before = text::newPoolSize(pool);
        form.figures.push_back(row);
    }
    form.notes = text::newClusterEffects(form.cluster, draft.pools, raisedPools(draft, chosen));
    if (cost.illustrative) {
        form.notes << Text::tr("Some prices are sandbox prices, not real ones.");
    }
    if (const auto gaps = text::costGaps(cost); !gaps.isEmpty()) {
        form.notes << gaps;
    }
    if (const auto& read = store.catalogFreshness().readAt) {
        form.notes << Text::tr("Prices read from the API at %1.").arg(text::formatTime(*read, market.now));
    }
}

QString titleOf(const core::NewCluster& cluster) {
    return cluster.source ? Text::tr("Fork %1", "a cluster").arg(text::toQString(cluster.source->cluster))
                          : Text::tr("New cluster");
}

QString verbOf(const core::NewCluster& cluster, std::size_t pools) {
    if (pools > 0 && !cluster.source) {
        return Text::counted(static_cast<int>(pools), QT_TRANSLATE_N_NOOP("Wording", "Create cluster with %n pool"),
                             QT_TRANSLATE_N_NOOP("Wording", "Create cluster with %n pools"));
    }
    return !cluster.source      ? Text::tr("Create cluster")
           : cluster.source->at ? Text::tr("Roll back")
                                : Text::tr("Fork cluster");
}

} // namespace

const NewClusterIssue* NewClusterForm::issueOf(NewClusterField field) const {
    const auto at = std::find_if(issues.begin(), issues.end(),
                                 [field](const NewClusterIssue& each) { return each.field == field; });
    return at == issues.end() ? nullptr : &*at;
}

std::optional<core::Instant> enteredTime(const QString& text) {
    const auto entered = text.simplified();
    if (const auto at = core::parseInstant(entered.toStdString())) { // with a zone
        return core::Instant(std::chrono::floor<std::chrono::seconds>(*at));
    }
    for (const auto* format : {"yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"}) {
        const auto local = QDateTime::fromString(entered, QLatin1String(format));
        if (local.isValid()) {
            return core::Instant(std::chrono::milliseconds(local.toMSecsSinceEpoch()));
        }
    }
    return std::nullopt;
}

NewClusterForm newClusterForm(const fleet::Store& store, core::Instant now, const NewClusterDraft& draft,
                              const RefusalCheck& refusal, const std::vector<SavedTemplate>& saved) {
    NewClusterForm form;
    form.cluster = filledIn(store, draft);
    const auto& cluster = form.cluster;
    const auto* source = sourceOf(store, cluster);
    form.title = titleOf(cluster);
    if (cluster.source) {
        form.about = Text::tr("A new cluster in the app %1 with the data of %2, which stays as it is.")
                         .arg(text::toQString(cluster.app), text::toQString(cluster.source->cluster));
    }
    for (const auto& app : store.apps()) {
        form.apps << text::toQString(app.name);
    }
    for (const auto plan : {core::commonPlan, core::privatePlan, core::shieldPlan}) {
        form.plans.push_back({std::string(plan), text::planTitle(std::string(plan))});
    }
    form.plan = planLine(appNamed(store, cluster.app), cluster.plan);
    form.nameHint = Text::tr("Unique among all clusters of Heroku. Left empty, a name is generated.");
    form.attachmentHint =
        cluster.attachment.empty()
            ? Text::tr("Left empty, the API chooses a name, such as DATABASE_URL where that is free.")
            : Text::tr("The app gets the config var %1.").arg(text::toQString(core::configVarOf(cluster.attachment)));
    fleet::ClusterRecord priced;
    priced.summary.plan = cluster.plan;
    const fleet::ClusterSnapshot market{store, priced, now};
    form.levels = forms::levelChoices(market, {});
    form.levelLine = forms::levelLine(cluster.level, store.catalog());
    form.standby = Text::tr("A standby takes over if the leader fails; it costs %1 a month.")
                       .arg(forms::levelPrice(market, cluster.level));
    addTemplates(form, store, saved);
    const auto chosen = templateFor(store, draft.like, saved);
    addLikeHint(form, draft, chosen);
    form.pools = newPoolsForm(market, cluster, draft.pools);
    addFigures(form, draft, market, chosen);
    form.verb = verbOf(cluster, draft.pools.size());
    for (const auto problem : operations::problemsOfNew(cluster, store, operations::clusterNames(store))) {
        addIssue(form, problem);
    }
    if (cluster.source) {
        addTime(form, draft, source, now);
        addSourceGone(form, source);
    }
    const core::Change change{core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, cluster};
    if (!form.issues.empty()) {
        form.whyNot = form.issues.front().sentence;
    } else if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    } else if (form.pools.whyNot) {
        form.whyNot = form.pools.whyNot;
    } else {
        form.changes = form.pools.changes;
        form.changes.insert(form.changes.begin(), change);
    }
    return form;
}

NewClusterDraft filledInFrom(const fleet::Store& store, const std::string& like, NewClusterDraft draft,
                             const std::vector<SavedTemplate>& saved) {
    const bool keepsPools = poolsEntered(draft);
    const auto made = templateFor(store, like, saved);
    if (!made) {
        if (!draft.like.empty()) {
            draft.like.clear();
            draft.filled.clear();
            if (!keepsPools) {
                draft.pools.clear();
            }
        }
        return draft;
    }
    draft.like = like;
    draft.cluster.level = made->level;
    draft.cluster.highAvailability = made->highAvailability;
    draft.filled.clear();
    if (!keepsPools) {
        draft.pools = made->pools;
        draft.filled = made->pools;
    }
    if (core::isClusterPlan(made->plan)) {
        draft.cluster.plan = made->plan;
    }
    return draft;
}

} // namespace poolhouse::views
