// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

struct ResolvedClusters {
    bool appKnown = true; ///< false: the app that was named does not exist
    std::vector<const ClusterRecord*> clusters;
};
struct ResolvedAttachments {
    bool appKnown = true;
    std::vector<const AttachmentRecord*> attachments;
};

/// What people type for a database: an add-on's UUID or name anywhere, or the name of an attachment or of its config
/// var
/// ("DATABASE", "DATABASE_URL", case does not matter), in `app` when it is given, else in all apps. "APP::NAME" names
/// the app itself. Each cluster once.
[[nodiscard]] ResolvedClusters resolveClusters(const State& state, std::string_view wanted,
                                               const std::optional<std::string>& app);

/// The same within one app; a cluster's name or UUID gives all the app's attachments of it.
[[nodiscard]] ResolvedAttachments resolveAttachments(const State& state, std::string_view wanted,
                                                     const std::string& app);

/// The attachment goes by this name, config var name or UUID.
[[nodiscard]] bool goesBy(const AttachmentRecord& attachment, std::string_view wanted);

} // namespace poolhouse::sandbox
