// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <sys/mount.h>
#include <unistd.h>

/// What a test cannot do with permissions alone, since root ignores them.
namespace poolhouse::test {

/// A file system of 256 KiB while it lives, where mounting is allowed.
class SmallDisk {
public:
    explicit SmallDisk(const QString& path) : m_path(path) {
        QDir().mkpath(path);
        m_mounted = ::mount("none", name().constData(), "tmpfs", 0, "size=256k") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (m_mounted) {
            ::umount2(name().constData(), MNT_DETACH);
        }
    }

    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool makeReadOnly() const {
        return ::mount("none", name().constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    [[nodiscard]] QByteArray name() const { return QFile::encodeName(m_path); }

    QString m_path;
    bool m_mounted = false;
};

/// Root is another user, without rights, while it lives.
class AsNobody {
public:
    AsNobody() : m_active(::geteuid() == 0 && ::setegid(nobody) == 0 && ::seteuid(nobody) == 0) {}
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    ~AsNobody() {
        if (m_active && (::seteuid(0) != 0 || ::setegid(0) != 0)) {
            qFatal("The user can't be restored.");
        }
    }

    [[nodiscard]] bool active() const { return m_active; }

private:
    static constexpr unsigned nobody = 65534;
    bool m_active;
};

} // namespace poolhouse::test
