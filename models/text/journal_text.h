// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal_error.h"

#include <QString>

#include <cstddef>

/// The journal of operations as text (context "Wording").
namespace poolhouse::text {

/// Why it cannot be used, and what to do.
[[nodiscard]] QString journalSentence(const operations::JournalError& error);
/// How many of its rows cannot be decoded, 1 at least, and what that means.
[[nodiscard]] QString unreadableRows(std::size_t count);

} // namespace poolhouse::text
