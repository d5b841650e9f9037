// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session_notice.h"

#include <QString>

#include <vector>

/// Text for what a session says about tokens (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString tokenOrigin(fleet::TokenOrigin origin); ///< "the environment variable HEROKU_API_KEY"
/// How to replace a refused token of that place: "Log in again with the Heroku CLI."
[[nodiscard]] QString tokenRemedy(fleet::TokenOrigin origin);
/// One sentence for each; at least one notice.
[[nodiscard]] QString sessionNotices(const std::vector<fleet::SessionNotice>& notices);
/// That a later start of the program asked this window for something else than what it shows.
[[nodiscard]] QString otherSourceAsked(const QString& wanted, const QString& shown);
/// For otherSourceAsked().
[[nodiscard]] QString builtInSandboxName();

} // namespace poolhouse::text
