// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/operations/journal_error.h"

#include <QString>

#include <cstdint>
#include <optional>

/// The journal's file as the system sees it.
namespace poolhouse::operations {

/// Which file a path led to: a file put in its place later is another one.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t number = 0;

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
/// Empty when there is nothing.
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString& file);

/// Why SQLite failed on the file with this result code, as far as the system can tell.
[[nodiscard]] JournalError journalFailure(const QString& file, int sqliteCode);

/// Whether files of SQLite lie there without the journal itself. A new database would delete them, with the changes
/// that are only in them.
[[nodiscard]] bool isOrphaned(const QString& file);

/// Renames the journal and what SQLite keeps beside it, as far as they are there: all of them or none. Returns the new
/// path of the first; empty when that failed.
[[nodiscard]] std::optional<QString> setJournalAside(const QString& file, core::Instant now);

} // namespace poolhouse::operations
