// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

QString unusable(const QString& why, const QString& next) {
    return Text::tr("The journal of changes cannot be used: %1 %2").arg(why, next);
}

} // namespace

QString journalSentence(const operations::JournalError& error) {
    using Code = operations::JournalError::Code;
    switch (error.code) {
    case Code::FolderMissing:
        return unusable(Text::tr("its folder cannot be made."), Text::tr("Check that the folder may be written."));
    case Code::Damaged:
        return unusable(Text::tr("its file is damaged."),
                        Text::tr("Restore the file from a copy, or move it away to start a new one."));
    case Code::Busy:
        return unusable(Text::tr("another program uses its file."), Text::tr("End the other Poolhouse and try again."));
    case Code::DiskFull: return unusable(Text::tr("the disk is full."), Text::tr("Make room and try again."));
    case Code::NotWritable:
        return unusable(Text::tr("its file cannot be written."),
                        Text::tr("Check that the file and its folder may be written."));
    case Code::ForeignFile:
        return unusable(Text::tr("its file belongs to another program."), Text::tr("Give another file."));
    case Code::NewerSchema:
        return unusable(Text::tr("a newer Poolhouse wrote it."), Text::tr("Use that one, or give another file."));
    case Code::NotOpenYet: return Text::tr("The journal of changes is not open yet.");
    case Code::HeldElsewhere:
        return Text::tr("Another Poolhouse window is open, and changes are made there. To make them here, close both "
                        "and open this one again.");
    }
    return {};
}

QString unreadableRows(std::size_t count) {
    return Text::counted(
        static_cast<std::int64_t>(count),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entry of the journal of changes cannot be read. It stays in the file and is "
                                       "missing in Activity; look at the clusters if a change was under way."),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entries of the journal of changes cannot be read. They stay in the file and "
                                       "are missing in Activity; look at the clusters if a change was under way."));
}

} // namespace poolhouse::text
