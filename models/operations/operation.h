// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/change.h"
#include "models/core/cluster.h"
#include "models/core/instant.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// One request and what came back, as Activity shows it. Bodies as they travelled; a token is never part of it.
struct Exchange {
    core::Instant sentAt;
    std::optional<core::Instant> answeredAt; ///< empty: no answer yet, or none ever came
    QByteArray method;
    QByteArray target; ///< path and query
    QByteArray requestBody;
    int status = 0;          ///< 0: no answer
    QByteArray responseBody; ///< cut after 64 KiB
    QString problem;         ///< the transport's or the API's sentence; empty when it went well
    bool left = true;        ///< false: it never left this machine (no connection, or a read-only lock)

    friend bool operator==(const Exchange&, const Exchange&) = default;
};

/// What is needed to make a destroyed pool again.
struct PoolRecipe {
    core::PoolShape shape;
    std::vector<std::string> attachments; ///< "READS in example-app"

    friend bool operator==(const PoolRecipe&, const PoolRecipe&) = default;
};

/// One change sent to the API, from asked to done, failed or outcome unknown (the word of the domain notes).
struct Operation {
    enum class State {
        Queued,         ///< another operation on this cluster goes first
        Checking,       ///< the cluster is being read again before anything is sent
        Drifted,        ///< it is no longer what was decided on; nothing was sent
        Sending,        ///< the request is on its way
        Waiting,        ///< held back by the API (429, 423, network away); goes on at nextAttempt
        NeedsTwoFactor, ///< the API wants a second factor for `app`
        Verifying,      ///< no answer came; the cluster is read to learn what became of it
        Watching,       ///< accepted; the API is at work
        Done,
        Failed,         ///< the API refused it, or the state shows that it did not happen
        OutcomeUnknown, ///< it could not be learnt what became of it
        Cancelled,      ///< taken back before anything was sent
    };

    std::string id; ///< UUID made here; also names the operation in the journal
    core::ClusterId cluster;
    std::string clusterName;
    std::string app;
    core::Change change;
    std::vector<core::PoolShape> basis; ///< the pools that the person decided on
    std::optional<core::PoolId> pool;   ///< empty until a new pool has one
    State state = State::Queued;
    core::Instant askedAt;
    std::optional<core::Instant> sentAt;     ///< first time
    std::optional<core::Instant> finishedAt; ///< Drifted, Done, Failed, OutcomeUnknown, Cancelled
    std::optional<core::Instant> nextAttempt;
    std::vector<Exchange> exchanges;
    std::optional<api::ApiError> problem;
    std::optional<PoolRecipe> recipe; ///< for DestroyPool
    QString progress;                 ///< the API's own sentence, or ours: "2 of 3 instances up"

    [[nodiscard]] bool finished() const;
    [[nodiscard]] bool inFlight() const { return !finished() && state != State::Queued; }
    friend bool operator==(const Operation&, const Operation&) = default;
};

/// Whether any request of the operation may have had an effect
/// at the API. False as long as every one was refused outright, or never left.
[[nodiscard]] bool mayHaveActed(const Operation& operation);
[[nodiscard]] bool mayHaveActed(const Exchange& exchange);
/// How many of its requests may have had an effect.
[[nodiscard]] int sendsThatMayHaveActed(const Operation& operation);
/// From asked to finished, or to `now` while it runs.
[[nodiscard]] std::chrono::milliseconds durationOf(const Operation& operation, core::Instant now);

/// The change that takes an operation back, where one exists: a count or level set to what it was, an added pool
/// destroyed, a destroyed one made again. Empty for one that did not happen.
[[nodiscard]] std::optional<core::Change> inverseChange(const Operation& operation);

} // namespace poolhouse::operations
