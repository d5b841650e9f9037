// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// The parsed "namespace" member of an attachment (API contract, x-attachment-namespace).
struct AttachmentNamespace {
    std::string role; ///< credential name; empty: the owner's
    std::string pool; ///< "leader" when none is named
    bool proxy = false;

    friend bool operator==(const AttachmentNamespace&, const AttachmentNamespace&) = default;
};

/// Never fails: unknown keys and segments without a colon are skipped, the last of repeated keys wins.
[[nodiscard]] AttachmentNamespace parseNamespace(std::string_view text);

/// Gives an app a config var for a cluster, through one credential and one pool.
struct Attachment {
    AttachmentId id;
    std::string name; ///< prefix of the config var, "DATABASE" for DATABASE_URL
    App app;          ///< the app that has the config var
    ClusterId cluster;
    AttachmentNamespace target;

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// The attachments that target the pool named `pool`, in input order. `all` belong to one cluster. The pointers are
/// valid as long as `all`.
[[nodiscard]] std::vector<const Attachment*> attachmentsOf(const std::vector<Attachment>& all, std::string_view pool);

/// The attachments that target a pool which `cluster` does not have.
[[nodiscard]] std::vector<const Attachment*> attachmentsWithoutPool(const std::vector<Attachment>& all,
                                                                    const ClusterInfo& cluster);

} // namespace poolhouse::core
