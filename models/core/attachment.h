// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/core/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// What the text "namespace" of an attachment says (grammar: x-attachment-namespace of the contract).
struct AttachmentNamespace {
    std::string role; ///< credential; empty means the owner's
    std::string pool; ///< "leader" when none is named
    bool proxy = false;

    friend bool operator==(const AttachmentNamespace&, const AttachmentNamespace&) = default;
};

/// Never fails: unknown keys and segments without a colon are skipped, the last of repeated keys wins.
[[nodiscard]] AttachmentNamespace parseNamespace(std::string_view text);

/// What gives an app a config var for a cluster, through one credential and one pool.
struct Attachment {
    AttachmentId id;
    std::string name; ///< prefix of the config var, "DATABASE" for DATABASE_URL
    App app;          ///< the app that has the config var
    ClusterId cluster;
    AttachmentNamespace target;

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// The attachments that lead to the pool called `pool`, in the order given. `all` are attachments of one cluster.
[[nodiscard]] std::vector<const Attachment*> attachmentsOf(const std::vector<Attachment>& all, std::string_view pool);

} // namespace poolhouse::core
