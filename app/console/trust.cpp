// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trust.h"

#include <QFile>
#include <QStringList>

namespace poolhouse::console {

namespace {

using Add = std::optional<QString> (*)(api::Authorities&, const QString&);

void addFrom(api::Authorities& authorities, const char* variable, Add add) {
    const auto value = QFile::decodeName(qgetenv(variable));
    const auto places = add == &api::addAuthoritiesIn ? value.split(QLatin1Char(':'), Qt::SkipEmptyParts)
                        : value.isEmpty()             ? QStringList()
                                                      : QStringList{value};
    for (const auto& place : places) {
        if (const auto why = add(authorities, place)) {
            authorities.unusable.push_back(
                QStringLiteral("%1=%2: %3").arg(QLatin1String(variable), place, *why).toStdString());
        }
    }
}

} // namespace

core::Result<api::Authorities, QString> trustedAuthorities(const QString& caFile) {
    api::Authorities authorities;
    if (!caFile.isEmpty()) {
        if (const auto why = api::addAuthorities(authorities, caFile)) {
            return QStringLiteral("--ca-file %1 can't be used: %2. Name a file with certificates in PEM format.")
                .arg(caFile, *why);
        }
    }
    for (const char* variable : {"SSL_CERT_FILE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"}) {
        addFrom(authorities, variable, &api::addAuthorities);
    }
    addFrom(authorities, "SSL_CERT_DIR", &api::addAuthoritiesIn);
    return authorities;
}

} // namespace poolhouse::console
