// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal_error.h"

#include <QString>

#include <optional>

namespace poolhouse::operations {

/// Result of repairing an unusable journal.
struct RepairResult {
    std::optional<JournalError> left; ///< why it still cannot be used
    std::optional<QString> aside;     ///< where the old file is now
};

/// Repairs the journal at the user's request, never on its own.
class JournalKeeper {
public:
    JournalKeeper() = default;
    JournalKeeper(const JournalKeeper&) = delete;
    JournalKeeper& operator=(const JournalKeeper&) = delete;
    virtual ~JournalKeeper() = default;

    /// Carries out remedyOf() the present problem. Operations that are known stay known: they are written to the new
    /// journal. The engine is reopened.
    virtual RepairResult repair() = 0;
};

} // namespace poolhouse::operations
