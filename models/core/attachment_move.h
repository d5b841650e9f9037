// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <optional>
#include <string>

namespace poolhouse::core {

/// Where an app is attached: pool and attachment, both by name (API contract, /addon-attachments; rule 9).
struct AttachmentPlace {
    std::string pool;
    std::string name; ///< prefix of the config var: "READS" for READS_URL

    friend bool operator==(const AttachmentPlace&, const AttachmentPlace&) = default;
};

/// What a plan does with an attachment of an app: with `to` alone it makes one, with `from` alone it removes one, with
/// both the app moves. A name is in one move of an app only: the new attachment is there before the old one goes.
struct AttachmentMove {
    std::string app;                          ///< by name
    std::string credential = {};              ///< of both, by name; empty: the owner's
    std::optional<AttachmentPlace> from = {}; ///< of a live pool
    std::optional<AttachmentPlace> to = {};   ///< of a wanted pool

    friend bool operator==(const AttachmentMove&, const AttachmentMove&) = default;
};

[[nodiscard]] Change attachOf(const AttachmentMove& move); ///< precondition: `to`
[[nodiscard]] Change detachOf(const AttachmentMove& move); ///< precondition: `from`

} // namespace poolhouse::core
