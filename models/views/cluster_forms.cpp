// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cluster_forms.h"

#include "models/core/bounded.h"
#include "models/fleet/store.h"
#include "models/text/cluster_change_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/attachment_form_helpers.h"
#include "models/views/phrase_check.h"

#include <algorithm>
#include <set>

namespace poolhouse::views {

namespace {

using text::Text;
using Spans = std::vector<Span>;

// what goes with a cluster

/// Of all pools together.
Spans connectionSpans(const core::ClusterInfo& info, const QString& pattern) {
    std::int64_t used = 0;
    for (const auto& pool : info.pools) {
        if (!pool.connectionsUsed) {
            return marked(Text::tr("*Unknown:* the API doesn't report open connections."), {});
        }
        used += *pool.connectionsUsed;
    }
    return used == 0 ? Spans{{Text::tr("No open connections.")}}
                     : marked(pattern, {text::connections(core::boundedInt(used))});
}

Spans poolSpans(const core::ClusterInfo& info) {
    QStringList pools;
    for (const auto* pool : core::orderedPools(info)) {
        pools << Text::tr("%1 (%2 of %3)", "pool, instances, level")
                     .arg(text::poolTitle(*pool), text::instances(pool->expectedCount),
                          text::toQString(pool->expectedLevel));
    }
    return {{pools.join(QStringLiteral(", ")), true}};
}

Spans dataSpans(const core::ClusterInfo& info) {
    const auto stored = core::storageGb(info);
    return stored ? marked(Text::tr("*%1*: all databases, roles and settings."), {text::gigabytes(stored)})
                  : marked(Text::tr("*Unknown size*: all databases, roles and settings."), {});
}

/// Of the attachments; others may exist.
Spans credentialSpans(const std::vector<core::Attachment>& attachments) {
    std::set<std::string> names;
    for (const auto& each : attachments) {
        names.insert(each.target.role);
    }
    QStringList used;
    for (const auto& name : names) {
        used << (name.empty() ? Text::tr("the owner's") : text::toQString(name));
    }
    return used.isEmpty() ? marked(Text::tr("*All.* None in use by an app."), {})
                          : marked(Text::tr("*All.* In use: %1."), {used.join(QStringLiteral(", "))});
}

/// The config vars of one app, with their pools.
QString lostBy(const std::vector<core::Attachment>& attachments, const std::string& app) {
    QStringList lost;
    for (const auto& each : attachments) {
        if (each.app.name == app) {
            lost << forms::configVar(each.name);
        }
    }
    lost.sort();
    return lost.join(QStringLiteral(", "));
}

Spans ownAppSpans(const fleet::ClusterSnapshot& snapshot) {
    const auto& app = snapshot.record.summary.app;
    const auto gaps = forms::attachmentGaps(snapshot);
    const auto lost = lostBy(snapshot.record.attachments, app.name);
    const auto name = text::appTitle(app);
    auto spans = lost.isEmpty() ? marked(Text::tr("*%1* has no config var for it."), {name})
                                : marked(Text::tr("*%1* loses %2 and restarts."), {name, lost});
    if (!gaps.isEmpty()) {
        spans.push_back({QLatin1Char(' ') + gaps});
    }
    return spans;
}

Spans rollbackSpans(const core::ClusterInfo& info, core::Instant now) {
    if (!info.rollback) {
        return marked(Text::tr("*Not possible,* the API says."), {});
    }
    if (!info.rollback->latest) {
        return marked(Text::tr("*Unknown:* the API doesn't report a rollback window."), {});
    }
    return marked(Text::tr("Possible up to *%1*, but not once the cluster is destroyed."),
                  {text::formatStated(*info.rollback->latest, now)});
}

/// What is known of other clusters: a fork has its own data.
Spans forkSpans(const fleet::ClusterSnapshot& snapshot) {
    QStringList forks;
    bool allRead = true;
    for (const auto& id : snapshot.store.clusterIds()) {
        const auto* other = snapshot.store.cluster(id);
        allRead = allRead && other->info;
        if (other->info && other->info->forkedFrom == snapshot.record.summary.name) {
            forks << text::toQString(other->summary.name);
        }
    }
    if (!forks.isEmpty()) {
        return marked(Text::tr("*%1* stays, with its own data.", "clusters"), {forks.join(QStringLiteral(", "))});
    }
    return {{allRead ? Text::tr("None in this account.") : Text::tr("None found; not all clusters have been read.")}};
}

Spans savingSpans(const fleet::ClusterRecord& record) {
    if (!record.cost || (record.cost->known.cents <= 0 && !record.cost->complete())) {
        return marked(Text::tr("*Unknown*"), {});
    }
    const auto& cost = *record.cost;
    const auto hourly = text::atLeast(text::toQString(core::formatHourly(cost.known)), cost.complete());
    return marked(Text::tr("Saves *%1* (%2/hour).", "cost per month, and per hour"), {text::monthly(cost), hourly});
}

std::optional<QString> problemOfRemoval(const core::Change& change, const DestroyClusterForm& form,
                                        const DestroyClusterDraft& draft, const RefusalCheck& refusal) {
    const auto why = refusal(change);
    if (why && why->removalProblem != core::RemovalProblem::StillAttached) {
        return text::refusalSentence(*why);
    }
    const bool all = std::all_of(form.apps.begin(), form.apps.end(), [&draft](const LosingApp& each) {
        return std::find(draft.named.begin(), draft.named.end(), each.app) != draft.named.end();
    });
    return all && !why ? std::nullopt : std::optional(Text::tr("Confirm each of the other apps first."));
}

} // namespace

DestroyClusterForm destroyClusterForm(const fleet::ClusterSnapshot& snapshot, const DestroyClusterDraft& draft,
                                      const RefusalCheck& refusal) {
    const auto& record = snapshot.record;
    const auto& summary = record.summary;
    const auto cluster = text::toQString(summary.name);
    DestroyClusterForm form;
    form.title = Text::tr("Destroy %1?").arg(cluster);
    form.consequence =
        Text::tr("Destructive action. It destroys the cluster with all its pools and data. It can't be undone or "
                 "rolled back.");
    form.facts = {{Text::tr("Pools"), poolSpans(*record.info)},
                  {Text::tr("Open connections"), connectionSpans(*record.info, Text::tr("*%1* will be closed."))},
                  {Text::tr("Data"), dataSpans(*record.info)},
                  {Text::tr("Credentials"), credentialSpans(record.attachments)},
                  {Text::tr("Owning app"), ownAppSpans(snapshot)},
                  {Text::tr("Rollback"), rollbackSpans(*record.info, snapshot.now)},
                  {Text::tr("Forks"), forkSpans(snapshot)},
                  {Text::tr("Cost"), savingSpans(record)}};
    core::Change change;
    change.kind = core::ChangeKind::DestroyCluster;
    change.removal = core::ClusterRemoval{};
    for (const auto& app : core::otherApps(record.attachments, summary.app)) {
        form.apps.push_back({app, Text::tr("%1 loses %2 and restarts", "app, config vars")
                                      .arg(text::toQString(app), lostBy(record.attachments, app))});
        if (std::find(draft.named.begin(), draft.named.end(), app) != draft.named.end()) {
            change.removal->detaching.push_back(app);
        }
    }
    form.whyNot = problemOfRemoval(change, form, draft, refusal);
    confirmByCluster(form, summary, draft.typed);
    form.verb = Text::tr("Destroy cluster");
    if (draft.cooling > std::chrono::seconds(0)) {
        form.verb = Text::tr("Destroy cluster (%1)", "time left").arg(text::duration(draft.cooling));
        if (!form.whyNot) { // the same all the time: a screen reader speaks what differs
            form.whyNot = Text::tr("Available %1 after this dialog was opened.").arg(text::duration(destroyCooling));
        }
    }
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

std::optional<QString> whyNoUpgrade(const fleet::ClusterRecord* record, const RefusalCheck& refusal) {
    if (record == nullptr || !record->info) {
        return Text::tr("Cluster details are not loaded yet.");
    }
    core::Change change;
    change.kind = core::ChangeKind::UpgradeVersion;
    change.upgrade = core::VersionUpgrade{record->info->version, {}};
    const auto why = refusal(change);
    return why ? std::optional(text::refusalSentence(*why)) : std::nullopt;
}

UpgradeForm upgradeForm(const fleet::ClusterSnapshot& snapshot, const UpgradeDraft& draft,
                        const RefusalCheck& refusal) {
    const auto& info = *snapshot.record.info;
    const core::VersionUpgrade upgrade{info.version, draft.version.trimmed().toStdString()};
    core::Change change;
    change.kind = core::ChangeKind::UpgradeVersion;
    change.upgrade = upgrade;
    UpgradeForm form;
    form.title = Text::tr("Upgrade PostgreSQL of %1?").arg(text::toQString(snapshot.record.summary.name));
    const auto version = info.version.empty() ? Text::tr("unknown") : text::toQString(info.version);
    form.facts = {{Text::tr("Version now"), {{version}}},
                  {Text::tr("Status"), {{text::clusterStatusWord(snapshot.record)}}},
                  {Text::tr("Open connections"), connectionSpans(info, Text::tr("*%1* may be closed."))},
                  {Text::tr("Try it first"), {{Text::tr("A fork can be upgraded without affecting this cluster.")}}}};
    const auto problem = core::problemOfVersion(upgrade);
    form.consequence =
        text::upgradeEffects(problem ? core::VersionUpgrade{upgrade.from, {}} : upgrade).join(QLatin1Char(' '));
    if (problem && *problem != core::UpgradeProblem::VersionUnknown) {
        form.fieldProblem = text::upgradeProblemText(*problem, upgrade);
        form.whyNot = form.fieldProblem;
    } else if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    }
    confirmByCluster(form, snapshot.record.summary, draft.typed);
    form.verb = Text::tr("Upgrade");
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

} // namespace poolhouse::views
