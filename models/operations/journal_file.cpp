// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal_file.h"

#include "models/operations/set_aside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>

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
constexpr int primaryCode = 0xff;                ///< the rest of an extended code says where it happened
constexpr std::uintmax_t leastBytes = 64 * 1024; ///< less is not enough for SQLite's own files

/// What SQLite keeps beside a database: changes that are not in it yet.
const QStringList& sidecars() {
    static const QStringList all{QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")};
    return all;
}

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
    // Asked of the folder itself: QStorageInfo looks for its mount, which a container need not list.
    std::error_code unknown;
    const auto space = std::filesystem::space(QFile::encodeName(folder).toStdString(), unknown);
    return !unknown && space.available < leastBytes ? Code::DiskFull : Code::NotWritable;
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

bool isOrphaned(const QString& file) {
    const auto there = [&file](const QString& suffix) { return QFileInfo::exists(file + suffix); };
    const auto& suffixes = sidecars();
    return !QFileInfo::exists(file) && std::any_of(suffixes.begin(), suffixes.end(), there);
}

std::optional<QString> setJournalAside(const QString& file, core::Instant now) {
    const auto suffixes = QStringList{QString()} + sidecars(); // under names that SQLite finds
    const auto aside = freeName(asideName(file, now), suffixes);
    QStringList moved;
    for (const auto& suffix : suffixes) {
        if (!QFileInfo::exists(file + suffix)) {
            continue;
        }
        if (!QDir().rename(file + suffix, aside + suffix)) {
            for (const auto& back : moved) {
                QDir().rename(aside + back, file + back);
            }
            return std::nullopt;
        }
        moved << suffix;
    }
    return moved.isEmpty() ? std::nullopt : std::optional(aside + moved.front());
}

} // namespace poolhouse::operations
