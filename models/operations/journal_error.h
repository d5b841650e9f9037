// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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
        FolderReadOnly = 10,
        OtherUser = 11,    ///< the file belongs to another user of the system
        NotAFile = 12,     ///< a folder is in its place
        Missing = 13,      ///< a journal was kept, but its file no longer exists
        Vanished = 14,     ///< the same, while it was open
        HeldByWindow = 15, ///< a window has the account open
        HeldByApply = 16,  ///< a command changes the account
        PlanUnsaved = 17,  ///< opening it would drop the plan being applied, whose `file` can't be written
    };
    static constexpr int lastCode = 17;

    Code code = Code::NotWritable;
    QString file = {}; ///< empty: none, or not known; not stored

    friend bool operator==(const JournalError&, const JournalError&) = default;
};

/// What the user can do about it from within the program.
enum class JournalRemedy {
    None,
    TryAgain, ///< once its cause is gone
    SetAside, ///< the file is renamed and a new one created
    StartNew, ///< there is no file left to rename
};
[[nodiscard]] constexpr JournalRemedy remedyOf(JournalError::Code code) {
    using Code = JournalError::Code;
    switch (code) {
    case Code::Damaged:
    case Code::ForeignFile:
    case Code::NewerSchema:
    case Code::OtherUser:
    case Code::NotAFile: return JournalRemedy::SetAside;
    case Code::Missing:
    case Code::Vanished: return JournalRemedy::StartNew;
    case Code::FolderMissing:
    case Code::Busy:
    case Code::DiskFull:
    case Code::NotWritable:
    case Code::FolderReadOnly:
    case Code::HeldByWindow:
    case Code::HeldByApply:
    case Code::PlanUnsaved: return JournalRemedy::TryAgain;
    case Code::NotOpenYet:
    case Code::HeldElsewhere: break;
    }
    return JournalRemedy::None;
}

} // namespace poolhouse::operations
