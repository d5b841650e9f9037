// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_files.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace poolhouse::console {

void makePrivate(const QString& path) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return;
    }
    struct stat found {};
    if (::fstat(descriptor, &found) == 0 && found.st_uid == ::geteuid()) {
        if (S_ISDIR(found.st_mode) && (found.st_mode & S_ISVTX) == 0) {
            ::fchmod(descriptor, S_IRWXU);
        } else if (S_ISREG(found.st_mode)) {
            ::fchmod(descriptor, S_IRUSR | S_IWUSR);
        }
    }
    ::close(descriptor);
}

} // namespace poolhouse::console
