// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/account_hold.h"

#include "app/console/file_plan_repository.h"

#include <QByteArray>
#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <utility>

namespace poolhouse::console {

namespace {

using operations::JournalError;

const QByteArray applyNote("apply\n");

QByteArray noteOf(AccountHold::Holder holder) {
    return holder == AccountHold::Holder::Window ? QByteArray("window\n") : applyNote;
}

} // namespace

AccountHold::AccountHold(QString directory, Holder holder) : m_directory(std::move(directory)), m_holder(holder) {}

std::optional<JournalError> AccountHold::acquire(const QString& token, const QString& account) {
    if (m_directory.isEmpty()) {
        return std::nullopt;
    }
    QStringList names;
    if (!token.isEmpty()) {
        names << token + QStringLiteral(".lock");
    }
    if (!account.isEmpty()) {
        const auto name = QFileInfo(FilePlanRepository::directoryOf(QStringLiteral("/"), account)).fileName();
        names << QStringLiteral("account-%1.lock").arg(name);
    }
    for (const auto& name : names) {
        if (auto why = lock(QDir(m_directory).filePath(name))) {
            letGo();
            return why;
        }
    }
    return std::nullopt;
}

std::optional<JournalError> AccountHold::lock(const QString& file) {
    using Code = JournalError::Code;
    auto lock = std::make_unique<FileLock>(file);
    switch (lock->acquire(noteOf(m_holder))) {
    case FileLock::Outcome::Held: m_locks.push_back(std::move(lock)); return std::nullopt;
    case FileLock::Outcome::HeldElsewhere: break;
    case FileLock::Outcome::Impossible: // unknown whether another process changes the account
        return JournalError{Code::NotWritable, file};
    }
    return JournalError{lock->note() == applyNote ? Code::HeldByApply : Code::HeldByWindow};
}

} // namespace poolhouse::console
