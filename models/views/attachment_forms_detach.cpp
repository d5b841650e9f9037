// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "models/core/confirm_phrase.h"
#include "models/fleet/store.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/attachment_form_helpers.h"
#include "models/views/phrase_check.h"

#include <algorithm>

namespace poolhouse::views {

namespace forms {

const core::Attachment* attachmentWithId(const fleet::ClusterSnapshot& snapshot, const core::AttachmentId& id) {
    const auto& all = snapshot.record.attachments;
    const auto at = std::find_if(all.begin(), all.end(), [&id](const auto& each) { return each.id == id; });
    return at == all.end() ? nullptr : &*at;
}

core::Change detachChange(const core::Attachment& attachment) {
    return {core::ChangeKind::Detach,
            attachment.target.pool,
            {},
            0,
            core::ChangedAttachment{attachment.app.name, attachment.name, attachment.target.role, attachment.id}};
}

QStringList detachDangers(const fleet::ClusterSnapshot& snapshot, const core::Attachment& attachment) {
    QStringList dangers;
    if (core::isMainAttachment(attachment.name)) {
        dangers << text::Text::tr("DATABASE_URL is the config var that most frameworks connect to.");
    }
    const auto& all = snapshot.record.attachments;
    const bool leader = attachment.target.pool == core::leaderPoolName;
    if (leader && core::attachmentsOf(all, core::leaderPoolName).size() == 1) {
        dangers << (attachmentGaps(snapshot).isEmpty()
                        ? text::Text::tr("No other attachment to the leader is visible to this account. Without it, no "
                                         "app here can write to the cluster.")
                        : text::Text::tr("No other app is known to be attached to the leader, the only pool that "
                                         "accepts writes."));
    }
    return dangers;
}

} // namespace forms

namespace {

QString poolWord(const fleet::ClusterSnapshot& snapshot, const std::string& name) {
    const auto* pool = snapshot.record.info->findPool(name);
    return pool != nullptr ? text::poolTitle(*pool) : text::toQString(name);
}

/// What else of this cluster the app has.
std::vector<Span> keptSpans(const fleet::ClusterSnapshot& snapshot, const core::Attachment& attachment) {
    QStringList kept;
    for (const auto& each : snapshot.record.attachments) {
        if (each.id != attachment.id && each.app.name == attachment.app.name) {
            kept << text::Text::tr("%1 (%2)", "config var and pool")
                        .arg(forms::configVar(each.name), poolWord(snapshot, each.target.pool));
        }
    }
    kept.sort();
    if (!kept.isEmpty()) {
        return {{kept.join(QStringLiteral(", "))}};
    }
    return forms::attachmentGaps(snapshot).isEmpty()
               ? marked(text::Text::tr("*Nothing.* The app has no other config var of this cluster."), {})
               : marked(text::Text::tr("*None found.* Not all attachments could be read."), {});
}

std::vector<Span> connectionsOfPool(const fleet::ClusterSnapshot& snapshot, const core::Attachment& attachment) {
    const auto* pool = snapshot.record.info->findPool(attachment.target.pool);
    if (pool == nullptr) {
        return {{text::Text::tr("The cluster has no such pool.")}};
    }
    return {{text::Text::tr("%1 in use by all apps.")
                 .arg(text::connectionCount(pool->connectionsUsed ? std::optional<std::int64_t>(*pool->connectionsUsed)
                                                                  : std::nullopt))}};
}

template <class Form> void confirmDetaching(Form& form, const core::Attachment& attachment, const QString& typed) {
    form.phrase = text::toQString(core::phraseOf(attachment.app.name, attachment.name));
    form.confirmed = typed == form.phrase;
    form.mismatch =
        phraseMismatch(typed, form.phrase, text::Text::tr("This doesn't match the app and the attachment."));
}

} // namespace

std::optional<DetachForm> detachForm(const fleet::ClusterSnapshot& snapshot, const core::AttachmentId& id,
                                     const QString& typed, const RefusalCheck& refusal) {
    const auto* attachment = forms::attachmentWithId(snapshot, id);
    if (attachment == nullptr) {
        return std::nullopt;
    }
    const auto name = text::toQString(attachment->name);
    const auto var = forms::configVar(attachment->name);
    const auto app = text::appTitle(attachment->app);
    const auto& pool = attachment->target.pool;
    const auto role = attachment->target.role.empty() ? text::Text::tr("owner", "credential of the owner of a database")
                                                      : text::toQString(attachment->target.role);
    DetachForm form;
    form.title = text::Text::tr("Detach %1 from %2?", "attachment, app").arg(name, app);
    form.consequence =
        text::Text::tr("%1 loses the config var %2. Anything that connects through it stops working.").arg(app, var);
    form.facts = {
        {text::Text::tr("Removed"),
         marked(text::Text::tr("*%1*: pool %2, credential %3", "config var"), {var, poolWord(snapshot, pool), role})},
        {text::Text::tr("The app keeps"), keptSpans(snapshot, *attachment)},
        {text::Text::tr("Restart"),
         marked(text::Text::tr("*%1 restarts* with a new release. The release number appears when it is created."),
                {app})},
        {text::Text::tr("Attached to %1").arg(poolWord(snapshot, pool)),
         {{text::Text::tr("%1 → %2").arg(forms::attachedCount(snapshot, pool, 0),
                                         forms::attachedCount(snapshot, pool, -1))}}},
        {text::Text::tr("Connections of the pool"), connectionsOfPool(snapshot, *attachment)},
        {text::Text::tr("Your data"), {{text::Text::tr("Stays in the cluster, and so does the credential.")}}}};
    const auto dangers = forms::detachDangers(snapshot, *attachment);
    for (const auto& danger : dangers) {
        form.warnings.push_back({danger, text::Tone::Bad, false});
    }
    if (!dangers.isEmpty()) {
        confirmDetaching(form, *attachment, typed.trimmed());
    }
    form.verb = text::Text::tr("Detach %1").arg(name);
    const auto change = forms::detachChange(*attachment);
    if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    } else if (form.confirmed) {
        form.changes = {change};
    }
    return form;
}

std::optional<MoveForm> moveForm(const fleet::ClusterSnapshot& snapshot, const core::AttachmentId& id,
                                 const MoveDraft& draft, const QString& typed, const RefusalCheck& refusal) {
    const auto* attachment = forms::attachmentWithId(snapshot, id);
    if (attachment == nullptr) {
        return std::nullopt;
    }
    const auto& info = *snapshot.record.info;
    const auto app = text::appTitle(attachment->app);
    const auto name = text::toQString(attachment->name);
    const auto var = forms::configVar(attachment->name);
    const auto& from = attachment->target;
    MoveForm form;
    form.title = text::Text::tr("Move %1 of %2 to another pool", "attachment, app").arg(name, app);
    form.pool = draft.pool;
    for (const auto* pool : core::orderedPools(info)) {
        if (pool->name != from.pool) {
            form.pools.push_back({pool->name, forms::poolLine(*pool, snapshot.store.catalog())});
        }
    }
    const auto detach = forms::detachChange(*attachment);
    std::optional<core::Change> attach;
    if (form.pools.empty()) {
        form.whyNot = text::Text::tr("The cluster has no other pool.");
    } else if (draft.pool.empty()) {
        form.whyNot = text::Text::tr("Choose a pool.");
    } else {
        attach =
            forms::addNewAttachment(form, snapshot, {attachment->app.name, draft.pool, from.role, draft.name}, refusal);
    }
    if (const auto why = refusal(detach)) {
        form.whyNot = text::refusalSentence(*why);
        attach.reset();
    }
    const auto dangers = forms::detachDangers(snapshot, *attachment);
    if (!dangers.isEmpty()) {
        confirmDetaching(form, *attachment, typed.trimmed());
    }
    const auto none = QStringLiteral("–");
    const auto row = [&](const QString& label, const QString& before, const QString& after) {
        form.figures.push_back({label, before, attach ? after : none});
    };
    const auto newVar = attach ? forms::configVar(attach->attachment->name) : none;
    row(text::Text::tr("Config var"), var, newVar);
    row(text::Text::tr("Attached to %1").arg(poolWord(snapshot, from.pool)),
        forms::attachedCount(snapshot, from.pool, 0), forms::attachedCount(snapshot, from.pool, -1));
    if (attach) {
        row(text::Text::tr("Attached to %1").arg(poolWord(snapshot, draft.pool)),
            forms::attachedCount(snapshot, draft.pool, 0), forms::attachedCount(snapshot, draft.pool, 1));
        form.sequence = text::Text::tr("First %1 is attached, then %2 is detached. If the first step doesn't succeed, "
                                       "the second one is not sent and %2 is kept.")
                            .arg(newVar, var);
        form.warnings.push_back({text::Text::tr("The app has to read %1 instead of %2: its second restart is without "
                                                "%2.")
                                     .arg(newVar, var),
                                 text::Tone::Attention, dangers.isEmpty()});
        if (form.confirmed) {
            form.changes = {*attach, detach};
        }
    }
    row(text::Text::tr("Restarts"), {}, text::Text::tr("%1, twice", "an app").arg(app));
    for (const auto& danger : dangers) {
        form.warnings.push_back({danger, text::Tone::Bad, false});
    }
    form.notes.prepend(
        text::Text::tr("Each of the two steps makes a new release of %1, which restarts its dynos.").arg(app));
    if (from.proxy) {
        form.notes << text::Text::tr("The new attachment doesn't go through a proxy.");
    }
    form.verb = text::Text::tr("Move %1").arg(name);
    return form;
}

} // namespace poolhouse::views
