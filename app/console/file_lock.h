// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace poolhouse::console {

/// A file locked by flock(2) for as long as this object and its process live, whatever the process or its host is
/// called: a killed holder leaves the file, but no lock. The holder leaves a note in it for those who come too late.
class FileLock {
public:
    enum class Outcome {
        Held,
        HeldElsewhere,
        Impossible, ///< the file cannot be made, or its file system knows no locks
    };

    explicit FileLock(QString file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] Outcome acquire(const QByteArray& note);
    void release();
    void setNote(const QByteArray& note) const;           ///< only while it is held
    [[nodiscard]] std::optional<QByteArray> note() const; ///< the holder's; empty: it cannot be read
    [[nodiscard]] const QString& file() const { return m_file; }

private:
    QString m_file;
    int m_descriptor = -1;
};

} // namespace poolhouse::console
