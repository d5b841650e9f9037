// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/attachment_kinds.h"

#include "models/core/attachment_name.h"
#include "models/fleet/store.h"
#include "models/operations/cluster_reads.h"

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

using core::ChangeKind;
using Effect = Sighting::Effect;
using Attachments = std::vector<core::Attachment>;

/// What the change is about, with the name as the API keeps it; of an invalid change, nothing.
core::ChangedAttachment subjectOf(const core::Change& change) {
    auto subject = change.attachment.value_or(core::ChangedAttachment{});
    subject.name = core::attachmentNameOf(subject.name);
    return subject;
}

const core::Attachment* attachmentWith(const core::AttachmentId& id, const Attachments& all) {
    const auto at = std::find_if(all.begin(), all.end(), [&id](const auto& each) { return each.id == id; });
    return at == all.end() ? nullptr : &*at;
}

/// An app has one attachment of a name.
const core::Attachment* attachmentNamed(const core::ChangedAttachment& subject, const Attachments& all) {
    const auto at = std::find_if(all.begin(), all.end(), [&subject](const core::Attachment& each) {
        return each.app.name == subject.app && each.name == subject.name;
    });
    return at == all.end() ? nullptr : &*at;
}

/// Without a credential it is the owner's, which the API may write by its name or leave out.
bool hasTarget(const core::Attachment& attachment, const core::Change& change) {
    const auto credential = subjectOf(change).credential;
    return attachment.target.pool == change.pool && (credential.empty() || attachment.target.role == credential);
}

Attachments attachmentsIn(const Snapshot& now) {
    return now.attachments.value_or(Attachments());
}

// before it is accepted

Refusal refusalBecause(Refusal::Code code, const core::Change& change) {
    Refusal refusal;
    refusal.code = code;
    refusal.pool = change.pool;
    refusal.attachment = subjectOf(change);
    return refusal;
}

/// The attachment of the app that has this name, among those of all clusters, and the name of its cluster.
std::pair<const core::Attachment*, std::string> takenIn(const fleet::Store& store,
                                                        const core::ChangedAttachment& subject) {
    for (const auto& id : store.clusterIds()) {
        const auto* record = store.cluster(id);
        if (const auto* attachment = attachmentNamed(subject, record->attachments)) {
            return {attachment, record->summary.name};
        }
    }
    return {nullptr, {}};
}

/// The operation that goes first detaches it.
bool isFreed(const core::Attachment& attachment, const Operation* predecessor) {
    return predecessor != nullptr && predecessor->change.kind == ChangeKind::Detach && predecessor->change.attachment &&
           predecessor->change.attachment->id == attachment.id;
}

std::optional<Refusal> refusalOfName(const core::Change& change, const AdmissionContext& context) {
    const auto subject = subjectOf(change);
    if (subject.name.empty()) {
        return std::nullopt; // it is generated
    }
    if (const auto problem = core::attachmentNameProblem(subject.name)) {
        auto refusal = refusalBecause(Refusal::Code::AttachmentNameBad, change);
        refusal.nameProblem = problem;
        return refusal;
    }
    const auto [taken, cluster] = takenIn(context.store, subject);
    if (taken == nullptr || isFreed(*taken, context.predecessor)) {
        return std::nullopt;
    }
    const bool same = taken->cluster == context.record.summary.id && hasTarget(*taken, change);
    auto refusal = refusalBecause(same ? Refusal::Code::AttachmentExists : Refusal::Code::AttachmentTaken, change);
    refusal.takenBy = cluster;
    return refusal;
}

std::optional<Refusal> refusalOfAttach(const core::Change& change, const AdmissionContext& context) {
    const auto subject = subjectOf(change);
    const auto& apps = context.store.apps();
    if (std::none_of(apps.begin(), apps.end(), [&](const core::App& app) { return app.name == subject.app; })) {
        return refusalBecause(Refusal::Code::AppMissing, change);
    }
    if (std::any_of(context.open.begin(), context.open.end(), [&subject](const Operation* open) {
            return open->change.kind == ChangeKind::DestroyCredential && open->change.credential &&
                   open->change.credential->name == subject.credential;
        })) {
        return refusalBecause(Refusal::Code::CredentialLeaving, change);
    }
    if (auto refusal = refusalOfName(change, context)) {
        return refusal;
    }
    auto broken = ruleRefusal(change, context.after, context.store.catalog()); // last: a plan may make the pool first
    if (broken) {
        broken->attachment = change.attachment;
    }
    return broken;
}

/// An attachment without a name gets one made of the pool's.
void completeAttach(Operation& operation, const AdmissionContext& context) {
    operation.change.attachment = subjectOf(operation.change);
    auto& subject = *operation.change.attachment;
    if (!subject.name.empty()) {
        return;
    }
    auto taken = context.store.attachmentNamesOf(subject.app);
    for (const auto* open : context.openAnywhere) {
        const auto other = subjectOf(open->change);
        if (other.app == subject.app) {
            taken.push_back(other.name);
        }
    }
    subject.name = core::generateAttachmentName(operation.change.pool, taken);
}

/// The attachment meant: by its id, else by its app and name.
const core::Attachment* meantBy(const core::ChangedAttachment& subject, const Attachments& all) {
    return subject.id.empty() ? attachmentNamed(subject, all) : attachmentWith(subject.id, all);
}

std::optional<Refusal> refusalOfDetach(const core::Change& change, const AdmissionContext& context) {
    const auto subject = subjectOf(change);
    return context.store.attachmentsKnown() && meantBy(subject, context.record.attachments) == nullptr
               ? std::optional(refusalBecause(Refusal::Code::AttachmentMissing, change))
               : std::nullopt;
}

/// One that is meant by app and name becomes the one that has them now.
void completeDetach(Operation& operation, const AdmissionContext& context) {
    auto& change = operation.change;
    const auto* attachment = meantBy(subjectOf(change), context.record.attachments);
    if (attachment == nullptr || !subjectOf(change).id.empty()) {
        return;
    }
    change.pool = attachment->target.pool;
    change.attachment =
        core::ChangedAttachment{attachment->app.name, attachment->name, attachment->target.role, attachment->id};
}

// what a read shows

Standing standingOfAttach(const Operation& operation, const Snapshot& now,
                          const std::vector<core::PoolShape>& /*expected*/) {
    const bool taken = attachmentNamed(subjectOf(operation.change), attachmentsIn(now)) != nullptr;
    return {taken, !taken && now.info.findPool(operation.change.pool) != nullptr};
}

/// An app has no config var of a cluster before it is provisioned: what waits for the attachment, such as the removal
/// of an old one, would leave it without any. Later states do not hold it up: the target of a migration is "migrating"
/// until somebody runs that, which waits for the attachment in turn.
bool hasNoConfigVar(const core::ClusterInfo& info) {
    return info.status.is(core::ClusterStatus::Provisioning);
}

Sighting sightingOfAttach(const Operation& operation, const Snapshot& now) {
    const auto all = attachmentsIn(now);
    const auto* named = attachmentNamed(subjectOf(operation.change), all);
    const auto* made = operation.attachment ? attachmentWith(*operation.attachment, all) : named;
    Sighting sighting;
    if (made == nullptr) {
        sighting.contradiction = named != nullptr ? ProgressCode::AttachmentReplaced : ProgressCode::AttachmentGone;
        return sighting;
    }
    sighting.target = made->id;
    const bool waits = hasNoConfigVar(now.info);
    sighting.effect = !hasTarget(*made, operation.change) ? Effect::Foreign : waits ? Effect::Shown : Effect::Complete;
    sighting.progress = waits ? ProgressCode::ClusterModifying : ProgressCode::Attached;
    sighting.contradiction = ProgressCode::AttachmentReplaced;
    sighting.verdict = ProgressCode::UnknownAttachment;
    return sighting;
}

/// Another attachment of the same name is not the one that was decided on.
Standing standingOfDetach(const Operation& operation, const Snapshot& now,
                          const std::vector<core::PoolShape>& /*expected*/) {
    const auto subject = subjectOf(operation.change);
    const auto all = attachmentsIn(now);
    const auto* attachment = attachmentWith(subject.id, all);
    if (attachment == nullptr) {
        return {attachmentNamed(subject, all) != nullptr, false};
    }
    const bool same = attachment->app.name == subject.app && attachment->name == subject.name;
    return {true, same && hasTarget(*attachment, operation.change), attachment->id};
}

Sighting sightingOfDetach(const Operation& operation, const Snapshot& now) {
    const auto all = attachmentsIn(now);
    const bool gone = attachmentWith(subjectOf(operation.change).id, all) == nullptr;
    Sighting sighting;
    sighting.effect = gone ? Effect::Complete : Effect::None;
    sighting.progress = ProgressCode::Detached;
    sighting.contradiction = ProgressCode::AttachmentStillThere;
    return sighting;
}

std::vector<Claim> claimsOfAttach(const core::Change& change) {
    const auto subject = subjectOf(change);
    std::vector<Claim> claims{{change.pool, Claim::Extent::Use}};
    if (!subject.credential.empty()) {
        claims.push_back({credentialClaim(subject.credential), Claim::Extent::Use});
    }
    if (!subject.name.empty()) {
        claims.insert(claims.begin(), configVarClaim(subject.app, subject.name));
    }
    return claims;
}

std::vector<Claim> claimsOfDetach(const core::Change& change) {
    const auto subject = subjectOf(change);
    return {configVarClaim(subject.app, subject.name)};
}

std::string appOfAttachment(const core::Change& change) {
    return subjectOf(change).app;
}

std::optional<core::Change> inverseOfAttach(const Operation& operation) {
    if (!operation.attachment || !operation.change.attachment) {
        return std::nullopt;
    }
    auto change = operation.change;
    change.kind = ChangeKind::Detach;
    change.attachment->id = *operation.attachment;
    return change;
}

std::optional<core::Change> inverseOfDetach(const Operation& operation) {
    auto change = operation.change;
    change.kind = ChangeKind::Attach;
    if (change.attachment) {
        change.attachment->id = {};
    }
    return change;
}

// requests

api::Call submitAttach(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto subject = subjectOf(operation.change);
    return services.attachments.attach({operation.cluster, operation.clusterName, subject.app, subject.name,
                                        operation.change.pool, subject.credential},
                                       [submitted](const api::ApiResult<core::Attachment>& result) {
                                           submitted(result ? SubmissionAnswer(TargetId(result.value().id))
                                                            : SubmissionAnswer(result.error()));
                                       });
}

api::Call submitDetach(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto subject = subjectOf(operation.change);
    core::Attachment attachment;
    attachment.id = subject.id;
    attachment.name = subject.name;
    attachment.app.name = subject.app;
    attachment.cluster = operation.cluster;
    return services.attachments.detach(attachment, doneReply(submitted));
}

} // namespace

const KindRules& attachRules() {
    static const KindRules rules{.kind = ChangeKind::Attach,
                                 .method = "POST",
                                 .repetition = cautiousRepetition,
                                 .removes = false,
                                 .waitsForCluster = false,
                                 .drifted = ProgressCode::AttachmentsDrifted,
                                 .targetGone = ProgressCode::AttachTargetGone,
                                 .goneBeforeSending = ProgressCode::None,
                                 .goneBeforeRequest = ProgressCode::None,
                                 .goneWithCluster = ProgressCode::None,
                                 .refusal = refusalOfAttach,
                                 .complete = completeAttach,
                                 .standing = standingOfAttach,
                                 .sighting = sightingOfAttach,
                                 .claims = claimsOfAttach,
                                 .app = appOfAttachment,
                                 .inverse = inverseOfAttach,
                                 .read = readWithAttachments,
                                 .submit = submitAttach};
    return rules;
}

const KindRules& detachRules() {
    static const KindRules rules{.kind = ChangeKind::Detach,
                                 .method = "DELETE",
                                 .repetition = harmlessRepetition,
                                 .removes = true,
                                 .waitsForCluster = false,
                                 .drifted = ProgressCode::AttachmentsDrifted,
                                 .targetGone = ProgressCode::AttachmentGone,
                                 .goneBeforeSending = ProgressCode::DetachedBeforeSending,
                                 .goneBeforeRequest = ProgressCode::DetachedBeforeRequest,
                                 .goneWithCluster = ProgressCode::DetachedWithCluster,
                                 .refusal = refusalOfDetach,
                                 .complete = completeDetach,
                                 .standing = standingOfDetach,
                                 .sighting = sightingOfDetach,
                                 .claims = claimsOfDetach,
                                 .app = appOfAttachment,
                                 .inverse = inverseOfDetach,
                                 .read = readWithAttachments,
                                 .submit = submitDetach};
    return rules;
}

} // namespace poolhouse::operations
