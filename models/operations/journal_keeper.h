// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal_error.h"

#include <QString>

#include <optional>

namespace poolhouse::operations {

/// What became of a journal that could not be used.
struct JournalMended {
    std::optional<JournalError> left; ///< why it still cannot be used
    std::optional<QString> aside;     ///< where the old file is now
};

/// Mends the journal on a person's word, never by itself.
class JournalKeeper {
public:
    JournalKeeper() = default;
    JournalKeeper(const JournalKeeper&) = delete;
    JournalKeeper& operator=(const JournalKeeper&) = delete;
    virtual ~JournalKeeper() = default;

    /// Carries out remedyOf() the present problem. Operations that are known stay known: they are written to the new
    /// journal. The engine is reopened.
    virtual JournalMended mend() = 0;
};

} // namespace poolhouse::operations
