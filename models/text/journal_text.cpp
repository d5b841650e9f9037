// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

/// Why no change can be made, and what to do about it.
QString unusable(const QString& why, const QString& next) {
    return why + QLatin1Char(' ') + next;
}

} // namespace

QString journalSentence(const operations::JournalError& error) {
    using Code = operations::JournalError::Code;
    switch (error.code) {
    case Code::FolderMissing:
        return unusable(Text::tr("The folder of the change journal can't be created."),
                        Text::tr("Check its permissions."));
    case Code::Damaged:
        return unusable(Text::tr("The change journal is damaged."),
                        Text::tr("Restore the file from a backup, or move it away to start a new one."));
    case Code::Busy:
        return unusable(Text::tr("The change journal is in use by another program."),
                        Text::tr("Close the other Poolhouse and try again."));
    case Code::DiskFull:
        return unusable(Text::tr("The change journal can't be written: the disk is full."),
                        Text::tr("Free some space and try again."));
    case Code::NotWritable:
        return unusable(Text::tr("The change journal can't be written."),
                        Text::tr("Check the permissions of the file and its folder."));
    case Code::ForeignFile:
        return unusable(Text::tr("The file of the change journal was not written by Poolhouse."),
                        Text::tr("Choose another file."));
    case Code::NewerSchema:
        return unusable(Text::tr("The change journal was written by a newer Poolhouse."),
                        Text::tr("Use that version, or choose another file."));
    case Code::NotOpenYet: return Text::tr("The change journal is not open yet.");
    case Code::HeldElsewhere:
        return Text::tr("This window is read-only because another Poolhouse window is open. To make changes here, "
                        "close both windows and "
                        "open this one again.");
    }
    return {};
}

QString unreadableRows(std::size_t count) {
    return Text::counted(
        static_cast<std::int64_t>(count),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entry of the change journal can't be read. It stays in the file but is "
                                       "missing from Activity; check the clusters if a change was in progress."),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entries of the change journal can't be read. They stay in the file but are "
                                       "missing from Activity; check the clusters if a change was in progress."));
}

} // namespace poolhouse::text
