// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/journal_error.h"
#include "models/operations/journal_keeper.h"

#include <QString>

#include <cstddef>

/// The journal of operations as text (context "Wording").
namespace poolhouse::text {

/// Why it cannot be used, what to do, and its file if it is known.
[[nodiscard]] QString journalSentence(const operations::JournalError& error);
/// Of a button; empty for no remedy.
[[nodiscard]] QString journalRemedy(operations::JournalRemedy remedy);
/// That a remedy helped.
[[nodiscard]] QString journalRepaired(const operations::RepairResult& repaired);
/// Of one row that cannot be decoded.
[[nodiscard]] QString unreadableRow(const operations::UnreadableRow& row);
/// How many of its rows cannot be decoded, 1 at least, and what that means.
[[nodiscard]] QString unreadableRows(std::size_t count);

} // namespace poolhouse::text
