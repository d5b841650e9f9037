// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/admission_context.h"
#include "models/operations/refusal.h"
#include "models/operations/services.h"
#include "models/operations/snapshot.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// How a request is repeated whose answer was lost and that shows no effect.
struct Repetition {
    int mostSends;
    std::chrono::milliseconds settleTime;  ///< after the lost answer, before it is sent again
    std::chrono::milliseconds verifyPause; ///< between reads in that time
    bool harmless;                         ///< twice has the effect of once: reads count before the settle time
};
inline constexpr Repetition harmlessRepetition{4, std::chrono::seconds(5), std::chrono::seconds(3), true};
/// Sent again only when there was time for the first request to arrive and to show.
inline constexpr Repetition cautiousRepetition{2, std::chrono::seconds(60), std::chrono::seconds(10), false};

/// What a read shows of the target before anything is sent.
struct Standing {
    bool exists = false;    ///< the target is there
    bool asDecided = false; ///< what matters to the change is as it was when it was decided
    TargetId target = {};   ///< to be sent to
};

/// What a read shows of a change that was sent.
struct Sighting {
    enum class Effect {
        None,       ///< nothing
        Leaving,    ///< the target is going: as wanted of a change that was accepted, no proof of one that was lost
        TargetGone, ///< the object to be changed no longer exists
        Foreign,    ///< something that is not as wanted has taken its place
        Shown,      ///< as wanted, not complete
        Complete,
    };
    Effect effect = Effect::None;
    bool busy = false;      ///< the target is changing: what it shows is not final
    Progress progress;      ///< while in progress; for Complete, the result
    Progress contradiction; ///< why an accepted change failed if the API keeps showing this
    Progress verdict;       ///< on a lost change: TargetGone, Foreign
    TargetId target;        ///< of Shown and Complete, where it is still there
};

/// Something that a change needs, for conflicts between changes.
struct Claim {
    enum class Extent {
        Whole, ///< makes or removes it
        Level,
        Count,
        Content, ///< changes what is in it, and neither makes nor removes it
        Part,    ///< changes a part of it, which is a claim of its own
        Use,     ///< needs it to be there, and changes nothing of it
        Cluster, ///< all that there is of the cluster, whatever it is called
    };
    std::string what; ///< compared without case
    Extent extent = Extent::Whole;
    bool anywhere = false; ///< it is of the account, not of the cluster
};

/// Claim::what of a credential of the cluster. No pool and no attachment has such a name.
[[nodiscard]] inline std::string credentialClaim(const std::string& name) {
    return "/credentials/" + name;
}
/// What an attachment of the app needs, whatever cluster it is of. No pool has such a name.
[[nodiscard]] inline Claim configVarClaim(const std::string& app, const std::string& attachment) {
    return {app + '/' + attachment, Claim::Extent::Whole, true};
}

/// The id of what was made, if anything was.
using SubmissionAnswer = api::ApiResult<TargetId>;
using Submitted = std::function<void(SubmissionAnswer)>;
/// For an answer that makes nothing.
[[nodiscard]] inline api::Reply<core::Done> doneReply(const Submitted& submitted) {
    return [submitted](const api::ApiResult<core::Done>& result) {
        submitted(result ? SubmissionAnswer(TargetId()) : SubmissionAnswer(result.error()));
    };
}

/// KindRules::app of what concerns the cluster's own app only.
[[nodiscard]] inline std::string noOtherApp(const core::Change& /*change*/) {
    return {};
}
/// KindRules::losers of what takes nothing away from an app, and changes nothing of it.
[[nodiscard]] inline std::vector<std::string> noLosers(const core::Change& /*change*/) {
    return {};
}

/// What differs between the kinds of changes. The machine and the engine know nothing else of a kind: a new one is a
/// new entry (kinds.cpp). All functions but `read`, `submit` and `complete`, which generates names, are
/// pure.
struct KindRules {
    core::ChangeKind kind;
    const char* method; ///< HTTP
    Repetition repetition;
    bool removes;         ///< an absent target counts as done, whichever client removed it
    bool waitsForCluster; ///< held back while the cluster is being modified or unavailable

    ProgressCode drifted;           ///< Drifted: not as decided
    ProgressCode targetGone;        ///< Failed: answered with 404
    ProgressCode goneBeforeSending; ///< Done, of what removes: the check found it gone
    ProgressCode goneBeforeRequest; ///< the same: answered with 404
    ProgressCode goneWithCluster;

    /// Why it is not accepted; empty: nothing of its kind speaks against it.
    std::optional<Refusal> (*refusal)(const core::Change& change, const AdmissionContext& context);
    /// Gives an accepted operation what its change leaves open: a name, the id of its target, what takes it back.
    void (*complete)(Operation& operation, const AdmissionContext& context);
    /// `expected`: the pools of the cluster for the change to be sent.
    Standing (*standing)(const Operation& operation, const Snapshot& now, const std::vector<core::PoolShape>& expected);
    Sighting (*sighting)(const Operation& operation, const Snapshot& now);
    /// The first is its target.
    std::vector<Claim> (*claims)(const core::Change& change);
    /// An app that it is about beside the cluster's own, by name, or that gets a new cluster: a second factor is for
    /// it; empty: none.
    std::string (*app)(const core::Change& change);
    /// Of an operation that is Done; empty: there is none.
    std::optional<core::Change> (*inverse)(const Operation& operation);
    /// Reads what `standing` and `sighting` need. `reply` is called once, unless the call is dropped.
    api::Call (*read)(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply);
    /// Sends the request. `submitted` is called once, unless the call is dropped.
    api::Call (*submit)(const Services& services, const Operation& operation, const Submitted& submitted);

    // what only some have
    bool makesCluster = false; ///< there is no cluster before: that of the intent does not matter
    /// Done, instead of goneWithCluster, where nothing was sent that may have acted; None: that does not matter.
    ProgressCode clusterGoneBefore = ProgressCode::None;
    /// Apps beside the cluster's own that lose a config var by it, or get another value, by name: their locks forbid it
    /// too.
    std::vector<std::string> (*losers)(const core::Change& change) = noLosers;
};

} // namespace poolhouse::operations
