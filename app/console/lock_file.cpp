// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/lock_file.h"

#include "models/operations/set_aside.h"
#include "models/tables/lock_list.h"
#include "ui/locks/lock_settings.h"
#include "ui/platform/preferences.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

namespace poolhouse::console {

namespace {

using operations::LockStorageError;
using operations::ReadOnlyLock;

constexpr qint64 mostLockBytes = 4 * 1024 * 1024; ///< no list of locks is as long
const QString lockFormat = QStringLiteral("poolhouse-locks");

QString locksKeptKey() {
    return QStringLiteral("lockFile/kept");
}

/// Members of an object are sorted, so equal contents have equal sums.
QString lockSumOf(const QJsonObject& content) {
    const auto text = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// Empty when it is no list of texts.
std::optional<QStringList> lockLinesOf(const QJsonValue& value) {
    if (!value.isArray()) {
        return std::nullopt;
    }
    QStringList lines;
    const auto array = value.toArray();
    for (const auto& line : array) {
        if (!line.isString()) {
            return std::nullopt;
        }
        lines << line.toString();
    }
    return lines;
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
    auto content = found ? core::Result<Content, LockStorageError>(std::move(found).value()) : startOver(found.error());
    if (!content) {
        return content.error();
    }
    auto changed = std::move(content).value();
    changed.accounts.insert_or_assign(account, tables::writtenLocks(locks));
    return write(changed);
}

core::Result<LockFile::Content, LockFile::Cause> LockFile::read() {
    if (!lockFileIsThere(m_file)) {
        return m_preferences.value(locksKeptKey()).toBool() ? core::Result<Content, Cause>(Cause::FileMissing)
                                                            : core::Result<Content, Cause>(takenOver());
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
    auto content = text.isEmpty() ? core::Result<Content, Cause>(Cause::FileEmpty) : parsed(text);
    if (content && !m_preferences.value(locksKeptKey()).toBool()) {
        m_preferences.setValue(locksKeptKey(), true); // the settings are newer than the locks
    }
    return content;
}

core::Result<LockFile::Content, LockFile::Cause> LockFile::parsed(const QByteArray& text) const {
    const auto whole = text.size() <= mostLockBytes ? QJsonDocument::fromJson(text).object() : QJsonObject();
    const auto written = whole[QLatin1String("version")];
    if (whole[QLatin1String("format")].toString() != lockFormat || !written.isDouble()) {
        return Cause::FileDamaged;
    }
    if (written.toDouble() > version) {
        return Cause::FileNewer;
    }
    const auto content = whole[QLatin1String("content")].toObject();
    if (written.toDouble() != version || whole[QLatin1String("sha256")].toString() != lockSumOf(content)) {
        return Cause::FileDamaged;
    }
    Content found;
    const auto accounts = content[QLatin1String("accounts")].toObject();
    for (auto at = accounts.constBegin(); at != accounts.constEnd(); ++at) {
        auto lines = lockLinesOf(at.value());
        if (!lines) {
            return Cause::FileDamaged;
        }
        found.accounts.emplace(at.key(), *std::move(lines));
    }
    if (const auto lost = content[QLatin1String("lost")]; lost.isString()) {
        found.lost = lost.toString();
    }
    return found;
}

/// What the preferences of an earlier version hold. A failure to write it is tried again the next time.
LockFile::Content LockFile::takenOver() {
    Content content{ui::lockLinesOfAllAccounts(m_preferences), m_preferences.unreadableFile()};
    if (!content.accounts.empty() || content.lost) {
        (void)write(content);
    }
    return content;
}

core::Result<LockFile::Content, LockStorageError> LockFile::startOver(Cause why) {
    if (why == Cause::FileMissing && !lockFileIsThere(m_file)) {
        return Content{{}, m_file};
    }
    const auto aside = operations::setAside(m_file, m_clock.now());
    if (!aside) {
        return LockStorageError{m_file, {}};
    }
    return Content{{}, *aside};
}

core::Result<core::Done, LockStorageError> LockFile::write(const Content& content) {
    QJsonObject accounts;
    for (const auto& [account, lines] : content.accounts) {
        accounts.insert(account, QJsonArray::fromStringList(lines));
    }
    QJsonObject inner{{QStringLiteral("accounts"), accounts}};
    if (content.lost) {
        inner.insert(QStringLiteral("lost"), *content.lost);
    }
    const QJsonDocument document(QJsonObject{{QStringLiteral("format"), lockFormat},
                                             {QStringLiteral("version"), version},
                                             {QStringLiteral("sha256"), lockSumOf(inner)},
                                             {QStringLiteral("content"), inner}});
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto folder = QFileInfo(m_file).absolutePath();
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder)) {
            return LockStorageError{m_file, {}};
        }
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    }
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(document.toJson()) < 0 ||
        !file.commit()) {
        return LockStorageError{m_file, file.errorString()};
    }
    m_preferences.setValue(locksKeptKey(), true);
    return core::Done{};
}

} // namespace poolhouse::console
