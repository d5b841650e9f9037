// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/fleet/session_problem.h"

#include <QString>

namespace poolhouse::text {

/// An error in words for people: what failed, why, what to do next. No codes in the first three; they are in `detail`.
struct ProblemText {
    QString what;   ///< "The cluster could not be read."
    QString why;    ///< "The API did not answer within 30 seconds."
    QString next;   ///< "Poolhouse tries again in 12 s. Check the network if this goes on."
    QString detail; ///< for the log and a details box: status, id, request id, path of a member; never a token

    [[nodiscard]] QString sentence() const; ///< what, why and next as one text
    friend bool operator==(const ProblemText&, const ProblemText&) = default;
};

/// What was being done when the error came.
enum class RequestKind {
    Account,
    Fleet,
    Attachments,
    Cluster,
    Catalog,
    Anything, ///< whatever it was: the API as a whole fails
};

/// Who reads it: a person at the window, which asks again by itself, or one who ran a command, which ends.
enum class Audience { Window, Command };

[[nodiscard]] ProblemText problemText(const api::ApiError& error, RequestKind asking,
                                      Audience audience = Audience::Window);
[[nodiscard]] ProblemText problemText(const fleet::SessionProblem& problem);
/// For the error stream of a command: the sentence, and indented below it the detail.
[[nodiscard]] QString commandComplaint(const api::ApiError& error, RequestKind asking);

} // namespace poolhouse::text
