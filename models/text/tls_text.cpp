// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/tls_text.h"

#include "models/text/printable.h"
#include "models/text/text.h"

#include <QStringList>

namespace poolhouse::text {

namespace {

QString shown(const std::string& value) {
    return printable(toQString(value));
}

QString issuerSentence(const api::TlsRefusal& refusal) {
    return refusal.issuer.empty() ? Text::tr("The issuer of the server's certificate isn't trusted on this computer.")
                                  : Text::tr("The server's certificate was issued by \"%1\", which isn't trusted on "
                                             "this computer.")
                                        .arg(shown(refusal.issuer));
}

QString hostSentence(const api::TlsRefusal& refusal) {
    return refusal.names.empty() ? Text::tr("The server's certificate isn't for %1.").arg(shown(refusal.host))
                                 : Text::tr("The server's certificate is for %1, not for %2.")
                                       .arg(shown(refusal.names), shown(refusal.host));
}

QString expirySentence(const api::TlsRefusal& refusal) {
    return refusal.until.empty() ? Text::tr("The server's certificate has expired.")
                                 : Text::tr("The server's certificate expired on %1.").arg(shown(refusal.until));
}

QString startSentence(const api::TlsRefusal& refusal) {
    return refusal.from.empty() ? Text::tr("The server's certificate is not valid yet.")
                                : Text::tr("The server's certificate is not valid before %1.").arg(shown(refusal.from));
}

/// Named where the issuer itself is no reason: it is who can renew the certificate.
QString issuerNote(const api::TlsRefusal& refusal) {
    return Text::tr("It was issued by \"%1\".").arg(shown(refusal.issuer));
}

} // namespace

QString tlsReason(const api::TlsRefusal& refusal) {
    QStringList sentences{Text::tr("The connection is not secure.")};
    if (refusal.oldTls) {
        sentences << Text::tr("The server offers only TLS versions older than 1.2.");
    }
    if (refusal.notTls) {
        sentences << Text::tr("What answered doesn't speak TLS.");
    }
    if (refusal.unknownIssuer) {
        sentences << issuerSentence(refusal);
    }
    if (refusal.expired) {
        sentences << expirySentence(refusal);
    }
    if (refusal.notYetValid) {
        sentences << startSentence(refusal);
    }
    if (refusal.otherHost) {
        sentences << hostSentence(refusal);
    }
    if (sentences.size() == 1) {
        sentences << Text::tr("The server's certificate can't be verified.");
    }
    if (!refusal.unknownIssuer && !refusal.issuer.empty()) {
        sentences << issuerNote(refusal);
    }
    return sentences.join(QLatin1Char(' '));
}

QString tlsRemedy(const api::TlsRefusal& refusal) {
    QStringList sentences{Text::tr("Nothing was sent.")};
    if (refusal.oldTls) {
        sentences << Text::tr("The server, or the proxy before it, has to allow TLS 1.2 or newer.");
    }
    if (refusal.unknownIssuer) {
        sentences << Text::tr("If your network inspects connections and you trust it, name its certificate authority "
                              "with --ca-file FILE or SSL_CERT_FILE.");
    }
    if (refusal.expired || refusal.notYetValid) {
        sentences << Text::tr("Check this computer's clock; if it is right, the certificate has to be renewed.");
    }
    if (refusal.otherHost || refusal.notTls) {
        sentences << Text::tr("Check the address of the API and whether the network or its proxy requires sign-in.");
    }
    if (sentences.size() == 1) {
        sentences << Text::tr("Check whether the network intercepts connections.");
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace poolhouse::text
