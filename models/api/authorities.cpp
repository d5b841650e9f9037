// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/authorities.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace poolhouse::api {

namespace {

constexpr qint64 mostBytes = 16 * 1024 * 1024; ///< the system's own bundle has 0.2

QByteArray asPem(const QByteArray& bytes) {
    constexpr int lineLength = 64;
    if (bytes.contains("-----BEGIN CERTIFICATE-----") || bytes.contains("-----BEGIN TRUSTED CERTIFICATE-----")) {
        return bytes + '\n';
    }
    if (!bytes.startsWith("\x30\x82")) { // a DER sequence of more than 255 bytes
        return {};
    }
    const QByteArray coded = bytes.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype at = 0; at < coded.size(); at += lineLength) {
        pem += coded.mid(at, lineLength) + '\n';
    }
    return pem + "-----END CERTIFICATE-----\n";
}

} // namespace

std::optional<QString> addAuthorities(Authorities& authorities, const QString& path) {
    QFile file(path);
    if (!QFileInfo(file).isFile()) {
        return QFileInfo::exists(path) ? QStringLiteral("not a file") : QStringLiteral("no such file");
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return file.errorString();
    }
    const auto pem = asPem(file.read(mostBytes));
    if (pem.isEmpty()) {
        return QStringLiteral("no certificate in it");
    }
    authorities.certificates += pem;
    return std::nullopt;
}

std::optional<QString> addAuthoritiesIn(Authorities& authorities, const QString& folder) {
    const QDir directory(folder);
    if (!directory.exists()) {
        return QStringLiteral("no such folder");
    }
    bool some = false;
    for (const auto& file : directory.entryList(QDir::Files, QDir::Name)) {
        some = !addAuthorities(authorities, directory.filePath(file)) || some;
    }
    return some ? std::nullopt : std::optional(QStringLiteral("no certificate in it"));
}

QByteArray withSystemAuthorities(const Authorities& authorities, const QString& systemBundle) {
    if (authorities.certificates.isEmpty()) {
        return {};
    }
    QFile file(systemBundle);
    const auto system = file.open(QIODevice::ReadOnly) ? file.read(mostBytes) + '\n' : QByteArray();
    return system + authorities.certificates;
}

} // namespace poolhouse::api
