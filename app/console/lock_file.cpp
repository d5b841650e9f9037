// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/lock_file.h"

#include "models/operations/set_aside.h"
#include "models/tables/lock_list.h"
#include "ui/locks/lock_settings.h"
#include "ui/platform/preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace poolhouse::console {

namespace {

using operations::LockStorageError;
using operations::ReadOnlyLock;

QString locksKeptKey() {
    return QStringLiteral("lockFile/kept");
}

bool lockFileIsThere(const QString& file) {
    const QFileInfo info(file);
    return info.exists() ||
           info.isSymLink(); // a link to nowhere is a file that is gone, and must not be written through
}

} // namespace

LockFile::LockFile(QString file, ui::Preferences& preferences, const core::Clock& clock, bool heldElsewhere)
    : m_file(std::move(file)), m_preferences(preferences), m_clock(clock), m_heldElsewhere(heldElsewhere) {}

std::vector<ReadOnlyLock> LockFile::load(const QString& account) {
    const auto content = read();
    if (!content) {
        return {tables::lockForSafety(content.error(), m_file)};
    }
    const auto& accounts = content.value().accounts;
    const auto lines = accounts.find(account);
    if (lines != accounts.end()) {
        auto locks = tables::readLocks(lines->second);
        return locks ? *std::move(locks) : std::vector{tables::lockForSafety(Cause::LocksUnreadable, m_file)};
    }
    const auto& lost = content.value().lost;
    return lost ? std::vector{tables::lockForSafety(Cause::ListLost, *lost)} : std::vector<ReadOnlyLock>();
}

std::vector<ReadOnlyLock> LockFile::loadOthers(const QString& account) {
    const auto content = read();
    if (!content) { // starting over is a decision about the own ones only
        return {tables::lockForSafety(Cause::OtherAccount, m_file)};
    }
    auto others = tables::locksOfOthers(content.value().accounts, account);
    if (content.value().lost) {
        others.push_back(tables::lockForSafety(Cause::OtherAccount, *content.value().lost));
    }
    return others;
}

core::Result<core::Done, LockStorageError> LockFile::save(const QString& account,
                                                          const std::vector<ReadOnlyLock>& locks) {
    if (m_heldElsewhere) { // its window would undo this with its next change
        return LockStorageError{m_file, QStringLiteral("another Poolhouse window is open")};
    }
    auto found = read();
    auto content =
        found ? core::Result<LockContent, LockStorageError>(std::move(found).value()) : startOver(found.error());
    if (!content) {
        return content.error();
    }
    auto changed = std::move(content).value();
    changed.accounts.insert_or_assign(account, tables::writtenLocks(locks));
    return write(changed);
}

core::Result<LockContent, LockFile::Cause> LockFile::read() {
    if (!lockFileIsThere(m_file)) {
        return m_preferences.value(locksKeptKey()).toBool() ? core::Result<LockContent, Cause>(Cause::FileMissing)
                                                            : core::Result<LockContent, Cause>(takenOver());
    }
    QFile file(m_file);
    if (!QFileInfo(m_file).exists()) {
        return Cause::FileMissing;
    }
    if (!QFileInfo(m_file).isFile() || !file.open(QIODevice::ReadOnly)) {
        return Cause::FileUnreadable;
    }
    const auto text = file.read(mostLockBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return Cause::FileUnreadable;
    }
    auto content = text.isEmpty() ? core::Result<LockContent, Cause>(Cause::FileEmpty) : readLockContent(text);
    if (content && !m_preferences.value(locksKeptKey()).toBool()) {
        m_preferences.setValue(locksKeptKey(), true); // the settings are newer than the locks
    }
    return content;
}

/// What the preferences of an earlier version hold. A failure to write it is tried again the next time.
LockContent LockFile::takenOver() {
    LockContent content{ui::lockLinesOfAllAccounts(m_preferences), m_preferences.unreadableFile()};
    if (!content.accounts.empty() || content.lost) {
        (void)write(content);
    }
    return content;
}

core::Result<LockContent, LockStorageError> LockFile::startOver(Cause why) {
    if (why == Cause::FileMissing && !lockFileIsThere(m_file)) {
        return LockContent{{}, m_file};
    }
    const auto aside = operations::setAside(m_file, m_clock.now());
    if (!aside) {
        return LockStorageError{m_file, {}};
    }
    return LockContent{{}, *aside};
}

core::Result<core::Done, LockStorageError> LockFile::write(const LockContent& content) {
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto folder = QFileInfo(m_file).absolutePath();
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder)) {
            return LockStorageError{m_file, {}};
        }
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    }
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) ||
        file.write(writtenLockContent(content)) < 0 || !file.commit()) {
        return LockStorageError{m_file, file.errorString()};
    }
    m_preferences.setValue(locksKeptKey(), true);
    return core::Done{};
}

} // namespace poolhouse::console
