// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/change.h"
#include "models/core/cluster.h"
#include "models/core/instant.h"
#include "models/operations/change_figures.h"
#include "models/operations/progress.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace poolhouse::operations {

/// One request and what came back, as Activity shows it. Bodies as they travelled; a token is never part of it.
struct Exchange {
    static constexpr std::size_t mostMessage = 4 * 1024; ///< bytes of the problem's message kept

    core::Instant sentAt;
    std::optional<core::Instant> answeredAt; ///< empty: no answer yet, or none ever came
    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray requestBody;
    int status = 0;                       ///< 0: no answer
    QByteArray responseBody;              ///< cut after 64 KiB
    std::optional<api::ApiError> problem; ///< empty when it succeeded; message cut to mostMessage
    std::string legacyProblem;            ///< the sentence that schema 1 of the journal kept instead; empty since
    bool left = true;                     ///< false: it never left this machine (no connection, or a read-only lock)
    bool secondFactor = false;            ///< presents one, and changes nothing

    [[nodiscard]] bool succeeded() const { return status >= 200 && status <= 299 && !problem && legacyProblem.empty(); }

    friend bool operator==(const Exchange&, const Exchange&) = default;
};

/// An attachment that a destroyed pool had.
struct AttachmentName {
    std::string name; ///< "READS"
    std::string app;
    std::string credential = {}; ///< by name; empty: the owner's, or not recorded

    friend bool operator==(const AttachmentName&, const AttachmentName&) = default;
};

/// What is needed to make a destroyed pool again.
struct PoolRecipe {
    core::PoolShape shape;
    std::vector<AttachmentName> attachments;

    friend bool operator==(const PoolRecipe&, const PoolRecipe&) = default;
};

/// The id of what an operation makes or changes; empty: not known.
using TargetId = std::variant<std::monostate, core::PoolId, core::AttachmentId, core::ClusterId>;

/// One change sent to the API, from asked to done, failed or outcome unknown.
struct Operation {
    /// The numbers are stored in the journal: never change or reuse one.
    enum class State : int {
        Queued = 0,         ///< another operation on this cluster goes first
        Checking = 1,       ///< the cluster is read again before anything is sent
        Drifted = 2,        ///< the cluster is no longer as it was decided on; nothing was sent
        Sending = 3,        ///< the request is in flight
        Waiting = 4,        ///< held back by the API (429, 423, no network); resumes at nextAttempt
        NeedsTwoFactor = 5, ///< the API wants a second factor for `app`
        Verifying = 6,      ///< no answer; the cluster is read to find out whether the request acted
        Watching = 7,       ///< accepted; the API is provisioning
        Done = 8,
        Failed = 9,          ///< refused, or the cluster shows that it did not happen
        OutcomeUnknown = 10, ///< could not be determined
        Cancelled = 11,      ///< withdrawn before anything was sent
    };

    std::string id;          ///< UUID made here; also names the operation in the journal
    core::ClusterId cluster; ///< empty until a new cluster has one, also of what waits for it
    std::string clusterName;
    std::string app; ///< that the cluster belongs to
    core::Change change;
    std::vector<core::PoolShape> basis;                ///< the pools as they were when it was decided
    std::optional<core::PoolId> pool;                  ///< empty until a new pool has one
    std::optional<core::AttachmentId> attachment = {}; ///< the same of Attach
    State state = State::Queued;
    core::Instant askedAt;
    std::optional<core::Instant> sentAt;     ///< first time
    std::optional<core::Instant> finishedAt; ///< Drifted, Done, Failed, OutcomeUnknown, Cancelled
    std::optional<core::Instant> nextAttempt;
    std::vector<Exchange> exchanges;
    std::optional<api::ApiError> problem;
    std::optional<PoolRecipe> recipe; ///< for DestroyPool
    std::string account;              ///< who asked, "api.heroku.com as ada@example.com"; empty: not recorded
    std::string plan;                 ///< the application of a plan that it is a step of; empty: none
    /// The operation that has to be Done before this one is sent; empty: none. Requested together: a start resumes
    /// both, where the first was sent before, but for goesOn() (waiting.h).
    std::string after = {};
    /// When it was first sent; empty: never sent, or not recorded. `after` was reached only if it is Done.
    std::optional<ChangeFigures> figures;
    Progress progress; ///< how far it is, or how it ended

    [[nodiscard]] bool finished() const;
    [[nodiscard]] bool inFlight() const { return !finished() && state != State::Queued; }
    friend bool operator==(const Operation&, const Operation&) = default;
};

/// Keeps the id of the operation's target; a target that is not known changes nothing.
void setTarget(Operation& operation, const TargetId& target);
/// The operation's pool as it was when it was decided; null for a new one. Valid as long as `operation`.
[[nodiscard]] const core::PoolShape* basisOf(const Operation& operation);
/// Whether any request of the operation may have had an effect
/// at the API. False as long as every one was refused outright, or never left.
[[nodiscard]] bool mayHaveActed(const Operation& operation);
[[nodiscard]] bool mayHaveActed(const Exchange& exchange);
/// The API has accepted one of its requests.
[[nodiscard]] bool wasAccepted(const Operation& operation);
/// How many of its requests may have had an effect.
[[nodiscard]] int sendsThatMayHaveActed(const Operation& operation);
/// From asked to finished, or to `now` while it runs. Empty: the machine's clock was set back in between.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(const Operation& operation, core::Instant now);

/// With all its instants moved.
[[nodiscard]] Operation movedBy(Operation operation, std::chrono::milliseconds shift);

} // namespace poolhouse::operations
