// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::operations {

/// Why a journal cannot be used. models/text/journal_text.h has the sentences.
struct JournalError {
    /// The numbers are stored in the journal: never change or reuse one.
    enum class Code : int {
        FolderMissing = 1, ///< the folder of its file cannot be created
        Damaged = 2,       ///< no database, or a corrupt one
        Busy = 3,          ///< another process holds a lock on the file
        DiskFull = 4,
        NotWritable = 5,   ///< any other failure of SQLite
        ForeignFile = 6,   ///< a database of another program; left untouched
        NewerSchema = 7,   ///< written by a newer version; left untouched
        NotOpenYet = 8,    ///< there is no account yet
        HeldElsewhere = 9, ///< another window of this program has it
    };
    static constexpr int lastCode = 9;

    Code code = Code::NotWritable;

    friend bool operator==(const JournalError&, const JournalError&) = default;
};

} // namespace poolhouse::operations
