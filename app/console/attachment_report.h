// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <QString>

#include <string>

namespace poolhouse::console {

/// What `attach` and `detach` print.
struct AttachmentReport {
    enum class Result { DryRun, Accepted, Done, DoneBefore, Drifted, Failed, Interrupted };

    Result result = Result::DryRun;
    std::string cluster;   ///< name
    core::Change change;   ///< Attach or Detach, with its attachment
    std::string phrase{};  ///< that confirms it; empty: none is asked for
    std::string message{}; ///< progress or outcome; may be empty
};

/// See resources/schema/attachment.schema.json.
[[nodiscard]] std::string attachmentJson(const AttachmentReport& report);
[[nodiscard]] QString attachmentTable(const AttachmentReport& report);

} // namespace poolhouse::console
