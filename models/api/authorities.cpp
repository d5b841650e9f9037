// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/authorities.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace poolhouse::api {

namespace {

constexpr qint64 mostBundleBytes = 16 * 1024 * 1024; ///< the system's own bundle has 0.2

/// Part by part: one read of the most allowed would allocate all of it for each of a folder's hundreds of files.
QByteArray contentOf(QFile& file) {
    constexpr qint64 part = 64 * 1024;
    QByteArray content;
    while (content.size() < mostBundleBytes) {
        const auto more = file.read(part);
        if (more.isEmpty()) {
            break;
        }
        content += more;
    }
    return content;
}

QByteArray asPem(const QByteArray& certificate) {
    constexpr int lineLength = 64;
    const QByteArray coded = certificate.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype at = 0; at < coded.size(); at += lineLength) {
        pem += coded.mid(at, lineLength) + '\n';
    }
    return pem + "-----END CERTIFICATE-----\n";
}

/// What stands from "-----BEGIN [TRUSTED ]CERTIFICATE-----" to its end, or a whole file in DER.
std::set<QByteArray> certificatesIn(QByteArray content) {
    if (content.startsWith("\x30\x82")) { // a DER sequence of more than 255 bytes
        return {asPem(content)};
    }
    content.replace("\r\n", "\n");
    std::set<QByteArray> found;
    qsizetype from = 0;
    while ((from = content.indexOf("-----BEGIN ", from)) >= 0) {
        const auto kindAt = from + qsizetype(sizeof("-----BEGIN ") - 1);
        const auto kind = content.mid(kindAt, content.indexOf("-----", kindAt) - kindAt);
        const QByteArray last = "-----END " + kind + "-----";
        const auto end = content.indexOf(last, kindAt);
        if (end >= 0 && (kind == "CERTIFICATE" || kind == "TRUSTED CERTIFICATE")) {
            found.insert(content.mid(from, end + last.size() - from) + '\n');
        }
        from = kindAt;
    }
    return found;
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
    auto found = certificatesIn(contentOf(file));
    if (found.empty()) {
        return QStringLiteral("no certificate in it");
    }
    authorities.certificates.merge(found);
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
    QFile file(systemBundle);
    const auto system = file.open(QIODevice::ReadOnly) ? contentOf(file) : QByteArray();
    const auto known = certificatesIn(system);
    QByteArray added;
    for (const auto& certificate : authorities.certificates) {
        added += known.count(certificate) == 0 ? certificate : QByteArray();
    }
    return added.isEmpty() ? QByteArray() : system + '\n' + added;
}

} // namespace poolhouse::api
