// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/new_cluster_form.h"

#include "models/core/attachment_name.h"
#include "models/core/capacity.h"
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
                   : Text::tr("As far as the API says, %1 runs in no private space.").arg(text::toQString(app->name));
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

void addFigures(NewClusterForm& form, const fleet::Store& store, core::Instant now) {
    const auto cost = operations::costOfNew(form.cluster, store);
    const auto leader = core::leaderOf(form.cluster);
    form.figures.push_back({Text::tr("Cost by month"), {}, text::monthly(cost)});
    form.figures.push_back({Text::tr("Cost by hour"),
                            {},
                            text::atLeast(text::toQString(core::formatHourly(cost.known)), cost.complete())});
    form.figures.push_back(
        {Text::tr("Connections"), {}, text::connections(core::connectionLimit(leader, store.catalog()))});
    form.figures.push_back({Text::tr("Redundancy"), {}, forms::redundancyWord(leader)});
    form.notes = text::newClusterEffects(form.cluster);
    if (cost.illustrative) {
        form.notes << Text::tr("Some prices are sandbox prices, not real ones.");
    }
    if (const auto gaps = text::costGaps(cost); !gaps.isEmpty()) {
        form.notes << gaps;
    }
    if (const auto& read = store.catalogFreshness().readAt) {
        form.notes << Text::tr("Prices read from the API at %1.").arg(text::formatTime(*read, now));
    }
}

QString titleOf(const core::NewCluster& cluster) {
    return cluster.source ? Text::tr("Fork %1", "a cluster").arg(text::toQString(cluster.source->cluster))
                          : Text::tr("New cluster");
}

QString verbOf(const core::NewCluster& cluster) {
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
    const bool zoned = entered.endsWith(QLatin1Char('Z')) || entered.contains(QLatin1Char('+'));
    if (zoned) {
        const auto at = core::parseInstant(entered.toStdString());
        return at ? std::optional(core::Instant(std::chrono::floor<std::chrono::seconds>(*at))) : std::nullopt;
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
                              const RefusalCheck& refusal) {
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
    addFigures(form, store, now);
    form.verb = verbOf(cluster);
    for (const auto problem : operations::problemsOfNew(cluster, store, operations::clusterNames(store))) {
        addIssue(form, problem);
    }
    if (cluster.source) {
        addTime(form, draft, source, now);
    }
    const core::Change change{core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, cluster};
    if (!form.issues.empty()) {
        form.whyNot = form.issues.front().sentence;
    } else if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    } else {
        form.changes.push_back(change);
    }
    return form;
}

} // namespace poolhouse::views
