// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

struct ResolvedClusters {
    bool appKnown = true; ///< false: the given app does not exist
    std::vector<const ClusterRecord*> clusters;
};
struct ResolvedAttachments {
    bool appKnown = true;
    std::vector<const AttachmentRecord*> attachments;
};

/// Resolves a user-entered reference: the UUID or name of an add-on, or the name of an attachment or its config var
/// ("DATABASE", "DATABASE_URL", case-insensitive), in `app` if given, else in all apps. "APP::NAME" names the app
/// explicitly. No duplicates.
[[nodiscard]] ResolvedClusters resolveClusters(const State& state, std::string_view wanted,
                                               const std::optional<std::string>& app);

/// The same within one app; the name or UUID of a cluster yields all of the app's attachments to it.
[[nodiscard]] ResolvedAttachments resolveAttachments(const State& state, std::string_view wanted,
                                                     const std::string& app);

/// `wanted` is the attachment's name, config var name or UUID.
[[nodiscard]] bool isReferredToBy(const AttachmentRecord& attachment, std::string_view wanted);

} // namespace poolhouse::sandbox
