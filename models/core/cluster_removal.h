// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/ids.h"

#include <string>
#include <vector>

namespace poolhouse::core {

/// What is said of a cluster that is destroyed, beside its name and its pools (API contract, DELETE /apps/{app}/addons;
/// data:pg:destroy).
struct ClusterRemoval {
    AppId app;                            ///< that it belongs to; empty: to be filled in
    std::vector<std::string> detaching{}; ///< other apps that lose it, by name: those that were named one by one

    friend bool operator==(const ClusterRemoval&, const ClusterRemoval&) = default;
};

/// Apps beside the owner that are attached, by name, each once.
[[nodiscard]] std::vector<std::string> otherApps(const std::vector<Attachment>& attachments, const App& owner);
/// Those of `attached` that were not named.
[[nodiscard]] std::vector<std::string> unnamedApps(const ClusterRemoval& removal,
                                                   const std::vector<std::string>& attached);

/// Why a cluster can't be destroyed as wanted: rules of this program, the API destroys it with all attachments.
enum class RemovalProblem {
    AttachmentsUnknown, ///< it can't be said which apps lose it
    AppUnknown,         ///< that it belongs to: the request needs it
    StillAttached,      ///< other apps that were not named
};

} // namespace poolhouse::core
