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

/// Renames the journal and what SQLite keeps beside it. Returns the new path; empty when that failed.
[[nodiscard]] std::optional<QString> setJournalAside(const QString& file, core::Instant now);

} // namespace poolhouse::operations
