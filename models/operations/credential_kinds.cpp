// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/credential_kinds.h"

#include "models/core/credential_decision.h"
#include "models/fleet/store.h"
#include "models/operations/cluster_reads.h"

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

using core::ChangedCredential;
using core::ChangeKind;
using core::CredentialProblem;
using core::CredentialState;
using Effect = Sighting::Effect;

/// Of an invalid change, nothing.
ChangedCredential credentialOf(const core::Change& change) {
    return change.credential.value_or(ChangedCredential{});
}

std::vector<core::Attachment> attachmentsShown(const Snapshot& now) {
    return now.attachments.value_or(std::vector<core::Attachment>());
}

// before it is accepted

std::optional<Refusal> badCredential(const std::optional<CredentialProblem>& problem, const core::Change& change) {
    if (!problem) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::CredentialBad;
    refusal.credential = credentialOf(change);
    refusal.credentialProblem = problem;
    return refusal;
}

/// A name that is taken by now is found when the cluster is read.
std::optional<Refusal> refusalOfCreating(const core::Change& change, const AdmissionContext& /*context*/) {
    return badCredential(core::problemOfNewCredential(credentialOf(change).name, {}), change);
}

std::optional<Refusal> refusalOfRotating(const core::Change& change, const AdmissionContext& /*context*/) {
    return badCredential(core::problemOfRotation(credentialOf(change)), change);
}

/// While an attachment uses it the API refuses; which ones do is known here.
std::optional<Refusal> refusalOfDestroying(const core::Change& change, const AdmissionContext& context) {
    const auto subject = credentialOf(change);
    std::vector<AttachmentName> usedBy;
    for (const auto& each : context.record.attachments) {
        if (each.target.role == subject.name) {
            usedBy.push_back({each.name, each.app.name});
        }
    }
    const auto problem = core::problemOfDestruction(subject);
    auto refusal =
        badCredential(problem || usedBy.empty() ? problem : std::optional(CredentialProblem::Attached), change);
    if (refusal) {
        refusal->usedBy = std::move(usedBy);
    }
    return refusal;
}

void nothingLeftOpen(Operation& /*operation*/, const AdmissionContext& /*context*/) {}

// what a read shows

Standing standingOfCreating(const Operation& operation, const Snapshot& now,
                            const std::vector<core::PoolShape>& /*expected*/) {
    const bool taken = core::credentialNamed(credentialOf(operation.change).name, now.credentials) != nullptr;
    return {taken, !taken};
}

/// By its name: nothing else has one of that name.
Sighting sightingOfCreating(const Operation& operation, const Snapshot& now) {
    const auto* made = core::credentialNamed(credentialOf(operation.change).name, now.credentials);
    Sighting sighting;
    sighting.verdict = ProgressCode::UnknownCredential;
    sighting.contradiction = ProgressCode::CredentialGone;
    if (made == nullptr) {
        return sighting;
    }
    if (made->state.is(CredentialState::Revoking)) {
        sighting.effect = Effect::Foreign;
    } else if (made->state.is(CredentialState::Enabling)) {
        sighting.effect = Effect::Shown;
        sighting.progress = ProgressCode::CredentialEnabling;
    } else {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::CredentialCreated;
    }
    return sighting;
}

/// No app uses it that did not when it was decided, as far as that is known: it would be hit unawares.
bool noFurtherApp(const ChangedCredential& change, const Snapshot& now) {
    const auto attachments = attachmentsShown(now);
    const auto apps = core::appsUsing(change.shown, now.credentials, attachments);
    return core::usersKnown(change, now.credentials, &attachments) &&
           std::includes(change.apps.begin(), change.apps.end(), apps.begin(), apps.end());
}

bool asShown(const core::ShownCredential& shown, const Snapshot& now) {
    const auto* credential = core::stillThere(shown, now.credentials);
    return credential != nullptr && credential->state.known == shown.state && credential->mark == shown.mark;
}

bool allAsShown(const ChangedCredential& change, const Snapshot& now) {
    return std::all_of(change.shown.begin(), change.shown.end(),
                       [&now](const core::ShownCredential& shown) { return asShown(shown, now); });
}

/// With all of them, one that was not shown is rotated as well.
bool noneAdded(const ChangedCredential& change, const Snapshot& now) {
    return std::all_of(now.credentials.begin(), now.credentials.end(), [&](const core::Credential& each) {
        const bool rotates = !each.state.is(CredentialState::Enabling) && !each.state.is(CredentialState::Revoking);
        return !rotates || std::any_of(change.shown.begin(), change.shown.end(),
                                       [&](const auto& shown) { return core::stillThere(shown, {each}) != nullptr; });
    });
}

Standing standingOfRotating(const Operation& operation, const Snapshot& now,
                            const std::vector<core::PoolShape>& /*expected*/) {
    const auto change = credentialOf(operation.change);
    const bool whole = !change.name.empty() || noneAdded(change, now);
    return {true, whole && allAsShown(change, now) && noFurtherApp(change, now)};
}

/// How far the rotation of one credential is.
enum class Rotation {
    Gone,
    Untouched,
    Begun,
    Complete,
    Untold, ///< the API returns no password: a change can't be detected
};

Rotation rotationOf(const core::ShownCredential& shown, const Operation& operation, const Snapshot& now) {
    const auto* credential = core::stillThere(shown, now.credentials);
    if (credential == nullptr) {
        return Rotation::Gone;
    }
    const bool rotating = credential->state.is(CredentialState::Rotating);
    const bool begun = rotating && shown.state != CredentialState::Rotating;
    if (!shown.mark.empty() && !credential->mark.empty()) {
        const bool another = credential->mark != shown.mark;
        return another ? (rotating ? Rotation::Begun : Rotation::Complete)
                       : (begun ? Rotation::Begun : Rotation::Untouched);
    }
    const bool seen = operation.progress.code == ProgressCode::CredentialRotating;
    return begun ? Rotation::Begun : seen && !rotating ? Rotation::Complete : Rotation::Untold;
}

Sighting sightingOfRotating(const Operation& operation, const Snapshot& now) {
    const auto change = credentialOf(operation.change);
    std::vector<Rotation> all;
    for (const auto& shown : change.shown) {
        if (const auto rotation = rotationOf(shown, operation, now); rotation != Rotation::Gone) {
            all.push_back(rotation);
        }
    }
    const auto count = [&all](Rotation wanted) { return std::count(all.begin(), all.end(), wanted); };
    const auto every = static_cast<std::ptrdiff_t>(all.size());
    Sighting sighting;
    sighting.progress = ProgressCode::CredentialRotating;
    if (all.empty()) {
        sighting.effect = Effect::TargetGone;
        sighting.verdict = sighting.contradiction = ProgressCode::CredentialGone;
    } else if (count(Rotation::Untouched) == every) {
        sighting.contradiction = ProgressCode::CredentialNotRotated;
    } else if (count(Rotation::Begun) > 0) {
        sighting.effect = Effect::Shown;
    } else if (count(Rotation::Untouched) > 0) {
        sighting.effect = Effect::Foreign;
        sighting.verdict = ProgressCode::UnknownPartlyRotated;
        sighting.contradiction = ProgressCode::CredentialsPartlyRotated;
    } else if (count(Rotation::Untold) == 0) {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::CredentialRotated;
    } else {
        sighting.effect = wasAccepted(operation) ? Effect::Complete : Effect::Foreign;
        sighting.progress = ProgressCode::CredentialRotationUnseen;
        sighting.verdict = ProgressCode::UnknownRotation;
    }
    return sighting;
}

const core::Credential* shownIn(const ChangedCredential& change, const Snapshot& now) {
    return change.shown.empty() ? nullptr : core::stillThere(change.shown.front(), now.credentials);
}

Standing standingOfDestroying(const Operation& operation, const Snapshot& now,
                              const std::vector<core::PoolShape>& /*expected*/) {
    const auto change = credentialOf(operation.change);
    const auto* credential = shownIn(change, now);
    if (credential == nullptr) {
        return {};
    }
    const bool leaving = credential->state.is(CredentialState::Revoking);
    return {true, !leaving && !credential->isOwner() && noFurtherApp(change, now)};
}

/// A credential being revoked counts as in progress, whichever client requested it.
Sighting sightingOfDestroying(const Operation& operation, const Snapshot& now) {
    const auto* credential = shownIn(credentialOf(operation.change), now);
    Sighting sighting;
    sighting.contradiction = ProgressCode::CredentialStillThere;
    if (credential == nullptr) {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::CredentialDestroyed;
    } else if (credential->state.is(CredentialState::Revoking)) {
        sighting.effect = Effect::Shown;
        sighting.progress = ProgressCode::CredentialRevoking;
    }
    return sighting;
}

// conflicts and inverse changes

/// Of all credentials of the cluster.
constexpr const char* allCredentials = "/credentials";

std::vector<Claim> claimsOnOne(const core::Change& change, Claim::Extent extent) {
    return {{credentialClaim(credentialOf(change).name), extent}, {allCredentials, Claim::Extent::Part}};
}

std::vector<Claim> claimsOfMakingOrDestroying(const core::Change& change) {
    return claimsOnOne(change, Claim::Extent::Whole);
}

std::vector<Claim> claimsOfRotating(const core::Change& change) {
    return claimsOnOne(change, Claim::Extent::Content);
}

std::vector<Claim> claimsOfRotatingAll(const core::Change& /*change*/) {
    return {{allCredentials, Claim::Extent::Whole}};
}

std::vector<std::string> appsRestarted(const core::Change& change) {
    return credentialOf(change).apps;
}

/// The old password and what was granted are gone.
std::optional<core::Change> noWayBack(const Operation& /*operation*/) {
    return std::nullopt;
}

std::optional<core::Change> inverseOfCreating(const Operation& operation) {
    auto change = operation.change;
    if (!change.credential) {
        return std::nullopt;
    }
    change.kind = ChangeKind::DestroyCredential;
    change.credential->shown = {{{}, change.credential->name, CredentialState::Active, {}}};
    return change;
}

// requests

api::Call submitCreating(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.credentials.createCredential(operation.cluster, credentialOf(operation.change).name,
                                                 doneReply(submitted));
}

api::Call submitRotating(const Services& services, const Operation& operation, const Submitted& submitted) {
    const auto change = credentialOf(operation.change);
    return services.credentials.rotateCredential(operation.cluster, change.name, change.forced, doneReply(submitted));
}

api::Call submitRotatingAll(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.credentials.rotateAllCredentials(operation.cluster, credentialOf(operation.change).forced,
                                                     doneReply(submitted));
}

api::Call submitDestroying(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.credentials.destroyCredential(operation.cluster, credentialOf(operation.change).name,
                                                  doneReply(submitted));
}

/// What all of them have in common.
KindRules credentialRules(ChangeKind kind, const char* method, const Repetition& repetition) {
    return {.kind = kind,
            .method = method,
            .repetition = repetition,
            .removes = false,
            .waitsForCluster = false,
            .drifted = ProgressCode::CredentialsDrifted,
            .targetGone = ProgressCode::CredentialTargetGone,
            .goneBeforeSending = ProgressCode::None,
            .goneBeforeRequest = ProgressCode::None,
            .goneWithCluster = ProgressCode::None,
            .refusal = nullptr,
            .complete = nothingLeftOpen,
            .standing = standingOfRotating,
            .sighting = sightingOfRotating,
            .claims = claimsOfMakingOrDestroying,
            .app = noOtherApp,
            .inverse = noWayBack,
            .read = readWithCredentialUse,
            .submit = nullptr};
}

} // namespace

const KindRules& createCredentialRules() {
    static const KindRules entry = [] {
        auto rules = credentialRules(ChangeKind::CreateCredential, "POST", cautiousRepetition);
        rules.drifted = ProgressCode::CredentialNameTaken;
        rules.refusal = refusalOfCreating;
        rules.standing = standingOfCreating;
        rules.sighting = sightingOfCreating;
        rules.inverse = inverseOfCreating;
        rules.read = readWithCredentials;
        rules.submit = submitCreating;
        return rules;
    }();
    return entry;
}

const KindRules& rotateCredentialRules() {
    static const KindRules entry = [] {
        auto rules = credentialRules(ChangeKind::RotateCredential, "POST", cautiousRepetition);
        rules.refusal = refusalOfRotating;
        rules.claims = claimsOfRotating;
        rules.submit = submitRotating;
        rules.losers = appsRestarted;
        return rules;
    }();
    return entry;
}

const KindRules& rotateAllCredentialsRules() {
    static const KindRules entry = [] {
        auto rules = credentialRules(ChangeKind::RotateAllCredentials, "POST", cautiousRepetition);
        rules.refusal = refusalOfRotating;
        rules.claims = claimsOfRotatingAll;
        rules.submit = submitRotatingAll;
        rules.losers = appsRestarted;
        return rules;
    }();
    return entry;
}

const KindRules& destroyCredentialRules() {
    static const KindRules entry = [] {
        auto rules = credentialRules(ChangeKind::DestroyCredential, "DELETE", harmlessRepetition);
        rules.removes = true;
        rules.goneBeforeSending = ProgressCode::CredentialGoneBeforeSending;
        rules.goneBeforeRequest = ProgressCode::CredentialGoneBeforeRequest;
        rules.goneWithCluster = ProgressCode::CredentialGoneWithCluster;
        rules.refusal = refusalOfDestroying;
        rules.standing = standingOfDestroying;
        rules.sighting = sightingOfDestroying;
        rules.submit = submitDestroying;
        return rules;
    }();
    return entry;
}

} // namespace poolhouse::operations
