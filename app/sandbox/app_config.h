// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <map>
#include <string>

namespace poolhouse::sandbox {

// Config vars of an app and their history: every change creates a release with the next version.

/// Releases kept per app. Older ones are dropped; their versions are not reused.
inline constexpr std::size_t keptReleases = 500;

/// `before`: the config vars that the change set or removed.
void addRelease(State& state, const std::string& appId, std::string description, core::Instant now,
                std::vector<VarBefore> before);

/// Config vars of the app: user-defined ones and one per attachment to a provisioned database.
[[nodiscard]] std::map<std::string, std::string> configVarsOf(const State& state, const AppRecord& app);

/// Config vars as of a kept release.
[[nodiscard]] std::map<std::string, std::string> configVarsAt(const State& state, const AppRecord& app, int version);

/// The vars of `then` that differ in `now`, for addRelease().
[[nodiscard]] std::vector<VarBefore> changedVars(const std::map<std::string, std::string>& then,
                                                 const std::map<std::string, std::string>& now);

/// Config var of an attachment: "DATABASE_URL" for "DATABASE".
[[nodiscard]] std::string configVarName(std::string_view attachmentName);

/// Release description, in the product's wording: "Attach DATABASE (@ref:postgresql-cubic-12345)".
[[nodiscard]] std::string attachSentence(std::string_view attachmentName, std::string_view clusterName);
[[nodiscard]] std::string detachSentence(std::string_view attachmentName, std::string_view clusterName);

/// Adds the attachment and, if the database is provisioned, a release.
void attach(State& state, AttachmentRecord attachment, core::Instant now);
/// Removes the attachment and adds a release.
void detach(State& state, const std::string& attachmentId, core::Instant now);

/// The app's attachment named `name`; null when absent.
[[nodiscard]] const AttachmentRecord* attachmentOfApp(const State& state, const AppRecord& app, std::string_view name);

/// Default name of an attachment: DATABASE if allowed and unused, else HEROKU_POSTGRESQL_ and a color.
[[nodiscard]] std::string generateAttachmentName(const State& state, const AppRecord& app, bool mayBeDatabase);

} // namespace poolhouse::sandbox
