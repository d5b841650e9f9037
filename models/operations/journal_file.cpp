// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal_file.h"

#include "models/operations/set_aside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace poolhouse::operations {

namespace {

using Code = JournalError::Code;

// SQLite's own numbers
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteNoDatabase = 26;
constexpr int primaryCode = 0xff;        ///< the rest of an extended code says where it happened
constexpr qint64 leastBytes = 64 * 1024; ///< less is not enough for SQLite's own files

/// For the effective user, unlike QFileInfo.
bool mayWrite(const QString& path) {
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

Code whyNotWritable(const QString& file) {
    const QFileInfo info(file);
    const auto folder = info.absolutePath();
    if (info.isDir()) {
        return Code::NotAFile;
    }
    if (info.exists() && !mayWrite(file) && info.ownerId() != ::geteuid()) {
        return Code::OtherUser;
    }
    if (QStorageInfo(folder).isReadOnly() || !mayWrite(folder)) {
        return Code::FolderReadOnly;
    }
    return QStorageInfo(folder).bytesAvailable() < leastBytes ? Code::DiskFull : Code::NotWritable;
}

} // namespace

std::optional<FileIdentity> identityOf(const QString& file) {
    struct stat found {};
    if (::stat(QFile::encodeName(file).constData(), &found) != 0) {
        return std::nullopt;
    }
    return FileIdentity{std::uint64_t{found.st_dev}, std::uint64_t{found.st_ino}};
}

JournalError journalFailure(const QString& file, int sqliteCode) {
    switch (sqliteCode & primaryCode) {
    case sqliteBusy:
    case sqliteLocked: return {Code::Busy, file};
    case sqliteCorrupt:
    case sqliteNoDatabase: return {Code::Damaged, file};
    case sqliteFull: return {Code::DiskFull, file};
    default: return {file.isEmpty() ? Code::NotWritable : whyNotWritable(file), file};
    }
}

std::optional<QString> setJournalAside(const QString& file, core::Instant now) {
    auto aside = setAside(file, now);
    if (!aside) {
        return std::nullopt;
    }
    for (const auto& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")}) { // under names that SQLite finds
        QDir().rename(file + suffix, *aside + suffix);
    }
    return aside;
}

} // namespace poolhouse::operations
