// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_move.h"

namespace poolhouse::core {

Change attachOf(const AttachmentMove& move) {
    return {ChangeKind::Attach, move.to->pool, {}, 0, ChangedAttachment{move.app, move.to->name, move.credential}};
}

Change detachOf(const AttachmentMove& move) {
    return {ChangeKind::Detach, move.from->pool, {}, 0, ChangedAttachment{move.app, move.from->name, move.credential}};
}

} // namespace poolhouse::core
