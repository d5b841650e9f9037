// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tls_diagnosis.h"

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <initializer_list>

namespace poolhouse::api {

namespace {

/// Codes of OpenSSL's X509_verify_cert_error_string().
enum VerifyCode : long {
    NoFault = 0,
    NoIssuer = 2,
    NotYetValid = 9,
    Expired = 10,
    SelfSigned = 18,
    SelfSignedInChain = 19,
    NoLocalIssuer = 20,
    UnverifiedLeaf = 21,
    Untrusted = 27,
    HostMismatch = 62,
    AddressMismatch = 64,
};

QByteArray fieldOf(const CertificateFields& certificate, const char* name) {
    const auto field = std::find_if(certificate.begin(), certificate.end(),
                                    [name](const auto& each) { return each.first == QByteArrayView(name); });
    return field == certificate.end() ? QByteArray() : field->second;
}

/// A part of "O = Example Corp, CN = Example Root".
QString namePart(const QString& name, const QString& key) {
    for (const auto& part : name.split(QStringLiteral(", "))) {
        if (part.section(QLatin1Char('='), 0, 0).trimmed() == key) {
            return part.section(QLatin1Char('='), 1).trimmed();
        }
    }
    return {};
}

/// "Example Root (Example Corp)"; the whole name if it has no such parts.
QString readableName(const QByteArray& distinguished) {
    const auto whole = QString::fromUtf8(distinguished);
    const auto common = namePart(whole, QStringLiteral("CN"));
    const auto organization = namePart(whole, QStringLiteral("O"));
    if (common.isEmpty() || organization.isEmpty() || common == organization) {
        return !common.isEmpty() ? common : !organization.isEmpty() ? organization : whole;
    }
    return QStringLiteral("%1 (%2)").arg(common, organization);
}

/// "Dec  6 17:07:17 2026 GMT"
QDateTime momentOf(const QByteArray& text) {
    auto moment =
        QLocale::c().toDateTime(QString::fromLatin1(text.simplified()), QStringLiteral("MMM d hh:mm:ss yyyy 'GMT'"));
    moment.setTimeZone(QTimeZone::utc());
    return moment;
}

std::string dayOf(const QDateTime& moment) {
    return moment.isValid() ? moment.date().toString(Qt::ISODate).toStdString() : std::string();
}

/// From "DNS:a.example, IP Address:127.0.0.1", or the common name of a certificate without such a list.
QStringList hostsOf(const CertificateFields& certificate) {
    QStringList hosts;
    const auto names = QString::fromUtf8(fieldOf(certificate, "X509v3 Subject Alternative Name"));
    for (const auto& part : names.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        hosts << part.section(QLatin1Char(':'), 1).trimmed();
    }
    hosts.removeAll(QString());
    if (hosts.isEmpty()) {
        hosts << namePart(QString::fromUtf8(fieldOf(certificate, "Subject")), QStringLiteral("CN"));
        hosts.removeAll(QString());
    }
    return hosts;
}

bool isFor(const QString& pattern, const QString& host) {
    if (pattern.startsWith(QLatin1String("*."))) {
        const auto dot = host.indexOf(QLatin1Char('.'));
        return dot > 0 && host.mid(dot).compare(pattern.mid(1), Qt::CaseInsensitive) == 0;
    }
    return pattern.compare(host, Qt::CaseInsensitive) == 0;
}

bool mentions(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&text](const char* word) { return text.find(word) != std::string::npos; });
}

} // namespace

TlsRefusal refusalByVerification(long verifyResult) {
    TlsRefusal refusal;
    switch (verifyResult) {
    case VerifyCode::Expired: refusal.expired = true; break;
    case VerifyCode::NotYetValid: refusal.notYetValid = true; break;
    case VerifyCode::NoFault:
    case VerifyCode::HostMismatch:
    case VerifyCode::AddressMismatch: refusal.otherHost = true; break;
    case VerifyCode::NoIssuer:
    case VerifyCode::SelfSigned:
    case VerifyCode::SelfSignedInChain:
    case VerifyCode::NoLocalIssuer:
    case VerifyCode::UnverifiedLeaf:
    case VerifyCode::Untrusted: refusal.unknownIssuer = true; break;
    default: break; // the text in the details says it
    }
    return refusal;
}

std::optional<TlsRefusal> refusalByHandshake(const std::string& text) {
    TlsRefusal refusal;
    refusal.oldTls = mentions(text, {"alert protocol version", "unsupported protocol", "version too low"});
    refusal.notTls = mentions(text, {"wrong version number", "packet length too long", "http request",
                                     "record layer failure", "unknown protocol"});
    return refusal.oldTls || refusal.notTls ? std::optional(refusal) : std::nullopt;
}

void addCertificates(TlsRefusal& refusal, const QList<CertificateFields>& chain, const QDateTime& now) {
    constexpr qsizetype mostNames = 3;
    if (chain.isEmpty()) {
        return;
    }
    const auto& own = chain.front();
    // the authority that is missing has issued the last one
    refusal.issuer = readableName(fieldOf(refusal.unknownIssuer ? chain.back() : own, "Issuer")).toStdString();
    const auto from = momentOf(fieldOf(own, "Start date"));
    const auto until = momentOf(fieldOf(own, "Expire date"));
    refusal.from = dayOf(from);
    refusal.until = dayOf(until);
    refusal.notYetValid = refusal.notYetValid || (from.isValid() && now < from);
    refusal.expired = refusal.expired || (until.isValid() && now > until);
    const auto hosts = hostsOf(own);
    const auto host = QString::fromStdString(refusal.host);
    refusal.names = hosts.mid(0, mostNames).join(QStringLiteral(", ")).toStdString();
    refusal.otherHost = refusal.otherHost || std::none_of(hosts.begin(), hosts.end(),
                                                          [&host](const QString& each) { return isFor(each, host); });
}

} // namespace poolhouse::api
