// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/change.h"

#include <array>
#include <set>
#include <string>
#include <vector>

namespace poolhouse::test {

/// App, name, pool and credential of each attachment of a cluster.
using AttachmentSet = std::set<std::array<std::string, 4>>;

inline AttachmentSet attachmentSet(const std::vector<core::Attachment>& attachments) {
    AttachmentSet set;
    for (const auto& each : attachments) {
        set.insert({each.app.name, each.name, each.target.pool, each.target.role});
    }
    return set;
}

inline AttachmentSet afterChange(AttachmentSet set, const core::Change& change) {
    if (!change.attachment) {
        return set;
    }
    const auto& subject = *change.attachment;
    if (change.kind == core::ChangeKind::Attach) {
        set.insert({subject.app, subject.name, change.pool, subject.credential});
    } else {
        std::erase_if(set, [&](const auto& each) { return each[0] == subject.app && each[1] == subject.name; });
    }
    return set;
}

} // namespace poolhouse::test
