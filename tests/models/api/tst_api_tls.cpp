// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/proxy_secrets.h"
#include "models/api/tls_diagnosis.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <QTimeZone>

using namespace poolhouse::api;

namespace {

const QDateTime now(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc());

CertificateFields certificate(const QByteArray& issuer, const QByteArray& names,
                              const QByteArray& from = "Jan  5 00:00:00 2026 GMT",
                              const QByteArray& until = "Dec 31 00:00:00 2026 GMT") {
    return {{"Subject", "CN = subject.example"},
            {"Issuer", issuer},
            {"X509v3 Subject Alternative Name", names},
            {"Start date", from},
            {"Expire date", until}};
}

TlsRefusal refusedFor(const QByteArray& host, long verifyResult, const QList<CertificateFields>& chain) {
    auto refusal = refusalByVerification(verifyResult);
    refusal.host = host.toStdString();
    addCertificates(refusal, chain, now);
    return refusal;
}

} // namespace

/// Why a server is refused, from what OpenSSL and its certificates say; and what is never told of a proxy.
class TestApiTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMissingAuthorityIsNamed() {
        const auto refusal = refusedFor("a.example", 20,
                                        {certificate("CN = Between", "DNS:a.example"),
                                         certificate("C = DE, O = Example Corp, CN = Example Root", {})});
        QVERIFY(refusal.unknownIssuer);
        QVERIFY(!refusal.expired && !refusal.notYetValid && !refusal.otherHost);
        QCOMPARE(refusal.issuer, std::string("Example Root (Example Corp)"));
    }

    void aTrustedIssuerIsThatOfTheCertificate() {
        const auto refusal = refusedFor(
            "a.example", 10,
            {certificate("CN = Between", "DNS:a.example", "Jan  5 00:00:00 2024 GMT", "Jan  5 00:00:00 2025 GMT"),
             certificate("CN = Root", {})});
        QVERIFY(refusal.expired && !refusal.unknownIssuer);
        QCOMPARE(refusal.issuer, std::string("Between"));
        QCOMPARE(refusal.until, std::string("2025-01-05"));
    }

    void severalReasonsAreAllFound() {
        const auto refusal = refusedFor("a.example", 18,
                                        {certificate("O = Box", "DNS:b.example, DNS:c.example",
                                                     "Jul  1 00:00:00 2026 GMT", "Jul  1 00:00:00 2027 GMT")});
        QVERIFY(refusal.unknownIssuer && refusal.notYetValid && refusal.otherHost && !refusal.expired);
        QCOMPARE(refusal.from, std::string("2026-07-01"));
        QCOMPARE(refusal.names, std::string("b.example, c.example"));
    }

    void hosts_data() {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<bool>("other");
        QTest::newRow("same") << QByteArray("a.example") << QByteArray("DNS:a.example") << false;
        QTest::newRow("case") << QByteArray("a.example") << QByteArray("DNS:A.Example") << false;
        QTest::newRow("wildcard") << QByteArray("x.a.example") << QByteArray("DNS:*.a.example") << false;
        QTest::newRow("wildcard of one part") << QByteArray("y.x.a.example") << QByteArray("DNS:*.a.example") << true;
        QTest::newRow("address") << QByteArray("127.0.0.1") << QByteArray("IP Address:127.0.0.1") << false;
        QTest::newRow("subject") << QByteArray("subject.example") << QByteArray() << false;
        QTest::newRow("subject does not count") << QByteArray("subject.example") << QByteArray("DNS:a.example") << true;
    }
    void hosts() {
        QFETCH(const QByteArray, host);
        QFETCH(const QByteArray, names);
        QFETCH(const bool, other);
        QCOMPARE(refusedFor(host, 20, {certificate("CN = Root", names)}).otherHost, other);
    }

    void withoutCertificatesTheReasonStays() {
        const auto refusal = refusedFor("a.example", 9, {});
        QVERIFY(refusal.notYetValid && !refusal.otherHost);
        QVERIFY(refusedFor("a.example", 0, {}).otherHost);
    }

    void handshakes() {
        QVERIFY(refusalByHandshake("error:0A00042E:SSL routines::tlsv1 alert protocol version")->oldTls);
        QVERIFY(refusalByHandshake("error:0A0000C6:SSL routines::packet length too long")->notTls);
        QVERIFY(!refusalByHandshake("error:0A000126:SSL routines::unexpected eof while reading"));
    }

    void secretsOfProxies_data() {
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        const QByteArray plain("http://ada:s3cretpw@proxy:3128");
        QTest::newRow("whole") << plain << QByteArray("bad 'http://ada:s3cretpw@proxy:3128'")
                               << QByteArray("bad 'http://proxy:3128'");
        QTest::newRow("password alone") << plain << QByteArray("port s3cretpw is none") << QByteArray("port  is none");
        QTest::newRow("decoded") << QByteArray("http://ada:s3%40cret@proxy") << QByteArray("user s3@cret")
                                 << QByteArray("user ");
        QTest::newRow("no scheme") << QByteArray("ada:s3cretpw@proxy") << QByteArray("'ada:s3cretpw@proxy'")
                                   << QByteArray("'proxy'");
        QTest::newRow("unknown address") << QByteArray() << QByteArray("no http://a:b@c/d and https://e:f@g")
                                         << QByteArray("no http://c/d and https://g");
        QTest::newRow("mail address") << QByteArray() << QByteArray("ask ada@example.com")
                                      << QByteArray("ask ada@example.com");
    }
    void secretsOfProxies() {
        QFETCH(const QByteArray, proxy);
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, told);
        QCOMPARE(QByteArray::fromStdString(withoutProxySecrets(text.toStdString(), {proxy.toStdString()})), told);
    }
};

POOLHOUSE_PLAIN_TEST(TestApiTls)
#include "tst_api_tls.moc"
