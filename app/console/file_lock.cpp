// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/file_lock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace poolhouse::console {

namespace {

constexpr qint64 mostNoteBytes = 4096;
constexpr mode_t noteRights = S_IRUSR | S_IWUSR;
constexpr int mostAttempts = 10;

/// The path still leads to the file that is open: it may have been removed meanwhile.
bool isAtItsPlace(int descriptor, const QByteArray& path) {
    struct stat open {};
    struct stat there {};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.constData(), &there) == 0 && open.st_dev == there.st_dev &&
           open.st_ino == there.st_ino;
}

} // namespace

FileLock::FileLock(QString file) : m_file(std::move(file)) {}

FileLock::~FileLock() {
    release();
}

FileLock::Outcome FileLock::acquire(const QByteArray& note) {
    release();
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    const auto path = QFile::encodeName(m_file);
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, noteRights);
        if (descriptor < 0) {
            return Outcome::Impossible;
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const bool held = errno == EWOULDBLOCK;
            ::close(descriptor);
            return held ? Outcome::HeldElsewhere : Outcome::Impossible;
        }
        if (isAtItsPlace(descriptor, path)) {
            m_descriptor = descriptor;
            setNote(note);
            return Outcome::Held;
        }
        ::close(descriptor);
    }
    return Outcome::Impossible;
}

void FileLock::release() {
    if (m_descriptor >= 0) {
        ::close(std::exchange(m_descriptor, -1)); // the file stays: removing it would let two hold "it"
    }
}

void FileLock::setNote(const QByteArray& note) const {
    if (m_descriptor >= 0 && ::ftruncate(m_descriptor, 0) == 0) {
        (void)!::pwrite(m_descriptor, note.constData(), static_cast<std::size_t>(note.size()), 0); // a help, no more
    }
}

std::optional<QByteArray> FileLock::note() const {
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(mostNoteBytes)) : std::nullopt;
}

} // namespace poolhouse::console
