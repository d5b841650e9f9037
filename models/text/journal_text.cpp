// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

/// Why no change can be made, and what to do about it.
QString unusable(const QString& why, const QString& next) {
    return why + QLatin1Char(' ') + next;
}

QString withoutFile(operations::JournalError::Code code) {
    using Code = operations::JournalError::Code;
    switch (code) {
    case Code::FolderMissing:
        return unusable(Text::tr("The folder of the change journal can't be created."),
                        Text::tr("Check its permissions."));
    case Code::Damaged:
        return unusable(Text::tr("The change journal is damaged."),
                        Text::tr("Restore the file from a backup, or set it aside to start a new one."));
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
                        Text::tr("Set it aside to start a new one."));
    case Code::NewerSchema:
        return unusable(Text::tr("The change journal was written by a newer Poolhouse."),
                        Text::tr("Use that version, or set the journal aside to start a new one."));
    case Code::NotOpenYet: return Text::tr("The change journal is not open yet.");
    case Code::HeldElsewhere:
        return Text::tr("This window is read-only because another Poolhouse window is open. To make changes here, "
                        "close both windows and "
                        "open this one again.");
    case Code::HeldByWindow:
        return unusable(Text::tr("The account is open in a Poolhouse window, so nothing can be changed here."),
                        Text::tr("Make the change in that window, or close it and try again."));
    case Code::HeldByApply:
        return unusable(Text::tr("A poolhouse command is changing this account, so nothing can be changed here."),
                        Text::tr("Wait for it to finish, then try again."));
    case Code::PlanUnsaved:
        return unusable(Text::tr("The plan that is being applied can't be saved, so nothing more is changed."),
                        Text::tr("Check the permissions of its folder and the space left there, then try again."));
    case Code::FolderReadOnly:
        return unusable(Text::tr("The change journal can't be written: its folder is read-only."),
                        Text::tr("Make the folder writable and try again."));
    case Code::OtherUser:
        return unusable(Text::tr("The change journal can't be written: the file belongs to another user."),
                        Text::tr("Have its owner changed, or set it aside to start a new one."));
    case Code::NotAFile:
        return unusable(Text::tr("There is a folder in place of the change journal."),
                        Text::tr("Move it away, or set it aside to start a new journal."));
    case Code::Missing:
        return unusable(Text::tr("The change journal is missing."),
                        Text::tr("Put the file back, or start a new one: changes that were in progress are then "
                                 "unknown, so check the clusters."));
    case Code::Vanished:
        return unusable(Text::tr("The change journal disappeared while it was in use, so no change is sent."),
                        Text::tr("Put the file back, or start a new one with what this window knows."));
    }
    return {};
}

} // namespace

QString journalSentence(const operations::JournalError& error) {
    const auto sentence = withoutFile(error.code);
    return error.file.isEmpty() ? sentence : Text::tr("%1 The file is %2.").arg(sentence, error.file);
}

QString journalRemedy(operations::JournalRemedy remedy) {
    switch (remedy) {
    case operations::JournalRemedy::None: break;
    case operations::JournalRemedy::TryAgain: return Text::tr("&Try again");
    case operations::JournalRemedy::SetAside: return Text::tr("&Set it aside and go on");
    case operations::JournalRemedy::StartNew: return Text::tr("&Start a new journal");
    }
    return {};
}

QString journalRepaired(const operations::RepairResult& repaired) {
    if (repaired.aside) {
        return Text::tr("A new change journal was started. The old one is now %1.").arg(*repaired.aside);
    }
    return Text::tr("The change journal can be used again.");
}

QString unreadableRow(const operations::UnreadableRow& row) {
    return Text::tr("This entry of the change journal can't be read, so what it asked for is unknown. It stays in the "
                    "file as %1; check the cluster %2 if a change was in progress.")
        .arg(toQString(row.id), toQString(row.cluster.value));
}

QString unreadableRows(std::size_t count) {
    return Text::counted(
        static_cast<std::int64_t>(count),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entry of the change journal can't be read. It stays in the file and is "
                                       "listed in Activity; check the clusters if a change was in progress."),
        QT_TRANSLATE_N_NOOP("Wording", "%1 entries of the change journal can't be read. They stay in the file and are "
                                       "listed in Activity; check the clusters if a change was in progress."));
}

} // namespace poolhouse::text
