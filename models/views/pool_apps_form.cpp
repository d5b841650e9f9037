// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_apps_form.h"

#include "models/core/attachment_name.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/attachment_form_helpers.h"

#include <algorithm>
#include <set>

namespace poolhouse::views {

namespace {

using operations::Refusal;

/// Refusals of the pool as if it were there, with the config vars of the rows above. The leader pool stands in for it:
/// what is wrong with an app or a name is the same.
RefusalCheck asIfThere(const fleet::ClusterSnapshot& snapshot, const std::vector<core::Change>& above,
                       const RefusalCheck& refusal) {
    return [&snapshot, &above, &refusal](const core::Change& change) {
        auto standIn = change;
        standIn.pool = core::leaderPoolName;
        auto why = refusal(standIn);
        const auto& wanted = *change.attachment;
        const bool twice = std::any_of(above.begin(), above.end(), [&wanted](const core::Change& each) {
            return each.attachment->app == wanted.app && each.attachment->name == wanted.name;
        });
        if (why ? why->code == Refusal::Code::AttachmentExists : twice) {
            why.emplace();
            why->code = Refusal::Code::AttachmentTaken;
            why->attachment = wanted;
            why->takenBy = snapshot.record.summary.name;
        }
        return why;
    };
}

QString configVarIn(const std::string& name, const std::string& app) {
    return text::Text::tr("%1 in %2", "a config var, an app").arg(forms::configVar(name), text::toQString(app));
}

QStringList configVarsOf(const std::vector<core::Change>& changes) {
    QStringList vars;
    for (const auto& change : changes) {
        vars << configVarIn(change.attachment->name, change.attachment->app);
    }
    return vars;
}

/// What a destroyed pool of this name has left behind: the API's documents do not say what becomes of it.
QString leftBehind(const fleet::ClusterSnapshot& snapshot, const std::string& pool) {
    if (snapshot.record.info->findPool(pool) != nullptr) {
        return {};
    }
    QStringList vars;
    for (const auto* attachment : core::attachmentsOf(snapshot.record.attachments, pool)) {
        vars << configVarIn(attachment->name, attachment->app.name);
    }
    return vars.isEmpty() ? QString()
                          : text::Text::tr("Already attached to a pool of this name: %1. Check that they connect to "
                                           "the new pool.")
                                .arg(vars.join(QStringLiteral(", ")));
}

QString restartsOf(const std::vector<core::Change>& changes) {
    std::vector<std::string> apps;
    apps.reserve(changes.size());
    for (const auto& change : changes) {
        apps.push_back(change.attachment->app);
    }
    QStringList lines;
    for (const auto& app : std::set<std::string>(apps.begin(), apps.end())) {
        const auto times = std::count(apps.begin(), apps.end(), app);
        lines << (times == 1 ? text::Text::tr("%1, once", "an app").arg(text::toQString(app))
                             : text::Text::tr("%1, %2 times", "an app").arg(text::toQString(app)).arg(times));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

const AttachProblem* PoolAppRow::problemOf(AttachField field) const {
    const auto at = std::find_if(problems.begin(), problems.end(),
                                 [field](const AttachProblem& problem) { return problem.field == field; });
    return at == problems.end() ? nullptr : &*at;
}

bool isBlank(const AttachDraft& draft) {
    return draft.app.empty() && draft.name.empty();
}

PoolAppsForm poolAppsForm(const fleet::ClusterSnapshot& snapshot, const fleet::CredentialsRecord* credentials,
                          const std::string& pool, const std::vector<AttachDraft>& drafts,
                          const RefusalCheck& refusal) {
    PoolAppsForm form;
    form.credentialHint = drafts.empty() ? QString() : forms::credentialGaps(credentials);
    for (const auto& app : snapshot.store.apps()) {
        form.apps << text::toQString(app.name);
    }
    std::vector<core::Change> changes;
    for (const auto& draft : drafts) {
        NewAttachmentForm parts;
        const auto change = forms::addNewAttachment(parts, snapshot, {draft.app, pool, draft.credential, draft.name},
                                                    asIfThere(snapshot, changes, refusal));
        form.rows.push_back({parts.nameHint, forms::credentialChoices(snapshot, credentials, draft.credential),
                             std::move(parts.problems)});
        if (change) {
            changes.push_back(*change);
        } else if (!isBlank(draft) && !form.whyNot) {
            form.whyNot = parts.whyNot;
        }
    }
    const auto left = leftBehind(snapshot, pool);
    if (!left.isEmpty()) {
        form.notes << left;
    }
    if (form.whyNot || changes.empty()) {
        form.notes << (left.isEmpty() ? text::Text::tr("No app restarts; the pool is not attached to any app yet.")
                                      : text::Text::tr("No app restarts."));
        return form;
    }
    form.figures = {{text::Text::tr("New config vars"), {}, configVarsOf(changes).join(QLatin1Char('\n'))},
                    {text::Text::tr("Restarts"), {}, restartsOf(changes)}};
    form.notes << text::Text::tr("Apps are attached once the pool is available, one after another; each makes a new "
                                 "release of its app, which restarts its dynos.");
    const bool database = std::any_of(changes.begin(), changes.end(), [](const core::Change& change) {
        return core::isMainAttachment(change.attachment->name);
    });
    form.notes << (database
                       ? text::Text::tr("Follower pools are read-only: an app that writes through DATABASE_URL fails.")
                       : text::Text::tr("Follower pools are read-only."));
    if (const auto gaps = forms::attachmentGaps(snapshot); !gaps.isEmpty()) {
        form.notes << text::Text::tr("%1 The API refuses a name that is taken.").arg(gaps);
    }
    form.verb = text::Text::counted(static_cast<int>(changes.size()),
                                    QT_TRANSLATE_N_NOOP("Wording", "Add pool and attach %n app"),
                                    QT_TRANSLATE_N_NOOP("Wording", "Add pool and attach %n apps"));
    form.changes = std::move(changes);
    return form;
}

} // namespace poolhouse::views
