// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/fleet/session_problem.h"

#include <QString>

namespace poolhouse::text {

/// An error as user-visible text: what failed, why, what to do next. Codes appear in `detail` only.
struct ProblemText {
    QString what;   ///< "The cluster couldn't be loaded."
    QString why;    ///< "The API didn't respond in time."
    QString next;   ///< "Retrying automatically. If this continues, check the network."
    QString detail; ///< for the log and a details box: status, id, member path; never a token

    [[nodiscard]] QString sentence() const; ///< what, why and next as one text
    friend bool operator==(const ProblemText&, const ProblemText&) = default;
};

/// The request that failed.
enum class RequestKind {
    Account,
    Fleet,
    Attachments,
    Cluster,
    Change, ///< of one pool: the cluster may deny what the account may do elsewhere
    Catalog,
    Credentials,
    Connection, ///< how to connect with a credential
    Settings,
    Quotas,
    Maintenance,
    MaintenanceHistory,
    FleetMaintenance, ///< of the clusters of an app
    Migration,
    ClassicDatabases, ///< of an app
    Anything,         ///< any: the API as a whole fails
};

/// Where the text is read: in the window, which retries by itself; in the form of the account, which waits for its
/// user; after a command, which has ended.
enum class Audience { Window, Form, Command };

[[nodiscard]] ProblemText problemText(const api::ApiError& error, RequestKind request,
                                      Audience audience = Audience::Window);
[[nodiscard]] ProblemText problemText(const fleet::SessionProblem& problem, Audience audience = Audience::Form);
/// What to do about a Forbidden: access, unpaid invoices, suspension.
[[nodiscard]] QString permissionAdvice(const api::ApiError& error);
/// For the error stream of a command: the sentence, and the detail indented below it.
[[nodiscard]] QString commandComplaint(const api::ApiError& error, RequestKind request);
[[nodiscard]] QString commandComplaint(const fleet::SessionProblem& problem);

} // namespace poolhouse::text
