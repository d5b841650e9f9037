// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <map>
#include <string>

namespace poolhouse::sandbox {

// An app's config and its history: every change is a release, and the versions count up.

/// How many releases of an app are kept; older ones are forgotten, their numbers are not used again.
inline constexpr std::size_t keptReleases = 500;

void addRelease(State& state, const std::string& appId, std::string description, core::Instant now);

/// Config vars of the app: those that people set, and one for each attachment to a database that is there.
[[nodiscard]] std::map<std::string, std::string> configVarsOf(const State& state, const AppRecord& app);

/// The config var of an attachment: "DATABASE" gives "DATABASE_URL".
[[nodiscard]] std::string configVarName(std::string_view attachmentName);

/// "Attach DATABASE (@ref:postgresql-cubic-12345)", as the product words it.
[[nodiscard]] std::string attachSentence(std::string_view attachmentName, std::string_view clusterName);
[[nodiscard]] std::string detachSentence(std::string_view attachmentName, std::string_view clusterName);

/// Adds the attachment, and a release as soon as its config var is there (when the database is).
void attach(State& state, AttachmentRecord attachment, core::Instant now);
/// Removes it, with a release.
void detach(State& state, const std::string& attachmentId, core::Instant now);

/// The attachment of this name that the app has; null when there is none.
[[nodiscard]] const AttachmentRecord* attachmentOfApp(const State& state, const AppRecord& app, std::string_view name);

/// A name for an attachment that nobody has named: DATABASE while it is free, then HEROKU_POSTGRESQL_ and a color.
[[nodiscard]] std::string generateAttachmentName(const State& state, const AppRecord& app, bool mayBeDatabase);

} // namespace poolhouse::sandbox
