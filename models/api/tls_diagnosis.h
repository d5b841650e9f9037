// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/tls_refusal.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>
#include <string>
#include <utility>

namespace poolhouse::api {

/// A certificate as libcurl lists it: "Issuer", "Start date", "X509v3 Subject Alternative Name", ...
using CertificateFields = QList<std::pair<QByteArray, QByteArray>>;

/// Reason of a failed verification, by OpenSSL's code (0: the certificate is good, its host is another one).
[[nodiscard]] TlsRefusal refusalByVerification(long verifyResult);

/// Reason of a failed handshake, by OpenSSL's text; empty if the text gives no reason.
[[nodiscard]] std::optional<TlsRefusal> refusalByHandshake(const std::string& text);

/// Completes `refusal` with what the certificates of the server (its own first) say of themselves at `now`.
void addCertificates(TlsRefusal& refusal, const QList<CertificateFields>& chain, const QDateTime& now);

} // namespace poolhouse::api
