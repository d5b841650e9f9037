// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/lock_content.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace poolhouse::console {

namespace {

constexpr int lockVersion = 1;
const QString lockFormat = QStringLiteral("poolhouse-locks");

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

std::optional<LockContent> lockContentOf(const QJsonObject& content) {
    LockContent found;
    const auto lost = content[QLatin1String("lost")];
    if (!content[QLatin1String("accounts")].isObject() || (!lost.isUndefined() && !lost.isString())) {
        return std::nullopt;
    }
    const auto accounts = content[QLatin1String("accounts")].toObject();
    for (auto at = accounts.constBegin(); at != accounts.constEnd(); ++at) {
        auto lines = lockLinesOf(at.value());
        if (!lines) {
            return std::nullopt;
        }
        found.accounts.emplace(at.key(), *std::move(lines));
    }
    if (lost.isString()) {
        found.lost = lost.toString();
    }
    return found;
}

} // namespace

QByteArray writtenLockContent(const LockContent& content) {
    QJsonObject accounts;
    for (const auto& [account, lines] : content.accounts) {
        accounts.insert(account, QJsonArray::fromStringList(lines));
    }
    QJsonObject inner{{QStringLiteral("accounts"), accounts}};
    if (content.lost) {
        inner.insert(QStringLiteral("lost"), *content.lost);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), lockFormat},
                                     {QStringLiteral("version"), lockVersion},
                                     {QStringLiteral("sha256"), lockSumOf(inner)},
                                     {QStringLiteral("content"), inner}})
        .toJson();
}

core::Result<LockContent, operations::ReadOnlyLock::Cause> readLockContent(const QByteArray& text) {
    using Cause = operations::ReadOnlyLock::Cause;
    const auto whole = text.size() <= mostLockBytes ? QJsonDocument::fromJson(text).object() : QJsonObject();
    const auto written = whole[QLatin1String("version")];
    if (whole[QLatin1String("format")].toString() != lockFormat || !written.isDouble()) {
        return Cause::FileDamaged;
    }
    if (written.toDouble() > lockVersion) {
        return Cause::FileNewer;
    }
    const auto content = whole[QLatin1String("content")].toObject();
    if (written.toDouble() != lockVersion || whole[QLatin1String("sha256")].toString() != lockSumOf(content)) {
        return Cause::FileDamaged;
    }
    auto found = lockContentOf(content);
    return found ? core::Result<LockContent, Cause>(*std::move(found)) : Cause::FileDamaged;
}

} // namespace poolhouse::console
