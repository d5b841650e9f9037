// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace poolhouse::test;

namespace {

const QString caFileOption = QStringLiteral("--ca-file");

/// `openssl s_server`, on a free port of the loopback interface until it is destroyed.
class TlsServer {
public:
    TlsServer(const QString& openssl, const QStringList& options) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(openssl, QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"),
                                             QStringLiteral("127.0.0.1:0"), QStringLiteral("-www")} +
                                     options);
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    ~TlsServer() {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// "https://HOST:PORT"; empty if it did not start.
    [[nodiscard]] QString url(const QString& host = QStringLiteral("localhost")) {
        static const QRegularExpression accepts(QStringLiteral("ACCEPT \\S*:(\\d+)"));
        QRegularExpressionMatch match;
        const bool started = QTest::qWaitFor(
            [&] {
                m_said += QString::fromUtf8(m_process.readAll());
                match = accepts.match(m_said);
                return match.hasMatch();
            },
            20000);
        return started ? QStringLiteral("https://%1:%2").arg(host, match.captured(1)) : QString();
    }

private:
    QProcess m_process;
    QString m_said;
};

} // namespace

/// Servers that cannot be trusted, as `openssl s_server`, and the authorities of a company.
class TestFieldTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anAuthorityOfTheUserIsTrusted_data();
    void anAuthorityOfTheUserIsTrusted();
    void aRefusalSaysWhatFailed_data();
    void aRefusalSaysWhatFailed();
    void oldTlsIsRefused_data();
    void oldTlsIsRefused();
    void anUnusableAuthorityIsNamed();
    void keysAreNotLogged();

private:
    [[nodiscard]] bool openssl(const QStringList& arguments) const;
    [[nodiscard]] bool makeCertificate(const QString& name, const QString& subject, const QStringList& validity) const;
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList certificate(const QString& name) const {
        return {QStringLiteral("-key"), file(QStringLiteral("leaf.key")), QStringLiteral("-cert"), file(name)};
    }
    [[nodiscard]] FieldOutcome info(const QString& url, const std::map<QString, QString>& environment = {}) const {
        return m_program.run({QStringLiteral("info"), QStringLiteral("--api-url"), url}, environment);
    }

    QString m_openssl;
    QTemporaryDir m_folder;
    FieldProgram m_program;
};

bool TestFieldTls::openssl(const QStringList& arguments) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_openssl, arguments);
    const bool done = process.waitForFinished(30000) && process.exitCode() == 0;
    if (!done) {
        qWarning("%s", process.readAll().constData());
    }
    return done;
}

/// A certificate of the company's authority for leaf.key.
bool TestFieldTls::makeCertificate(const QString& name, const QString& subject, const QStringList& validity) const {
    QFile extension(file(name + QStringLiteral(".ext")));
    if (!extension.open(QIODevice::WriteOnly)) {
        return false;
    }
    extension.write("subjectAltName=DNS:" + subject.toUtf8() + "\n");
    extension.close();
    return openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-key"),
                    file(QStringLiteral("leaf.key")), QStringLiteral("-out"), file(QStringLiteral("leaf.csr")),
                    QStringLiteral("-subj"), QStringLiteral("/CN=") + subject}) &&
           openssl(QStringList{QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
                               file(QStringLiteral("leaf.csr")), QStringLiteral("-CA"),
                               file(QStringLiteral("company.pem")), QStringLiteral("-CAkey"),
                               file(QStringLiteral("company.key")), QStringLiteral("-CAcreateserial"),
                               QStringLiteral("-extfile"), extension.fileName(), QStringLiteral("-out"), file(name)} +
                   validity);
}

void TestFieldTls::initTestCase() {
    m_openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (m_openssl.isEmpty()) {
        QSKIP("openssl is not installed");
    }
    QVERIFY(
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                 QStringLiteral("-nodes"), QStringLiteral("-keyout"), file(QStringLiteral("company.key")),
                 QStringLiteral("-out"), file(QStringLiteral("company.pem")), QStringLiteral("-days"),
                 QStringLiteral("9"), QStringLiteral("-subj"), QStringLiteral("/O=Example Corp/CN=Example Root")}));
    QVERIFY(openssl(
        {QStringLiteral("genrsa"), QStringLiteral("-out"), file(QStringLiteral("leaf.key")), QStringLiteral("2048")}));
    const QStringList valid{QStringLiteral("-days"), QStringLiteral("9")};
    QVERIFY(makeCertificate(QStringLiteral("good.pem"), QStringLiteral("localhost"), valid));
    QVERIFY(makeCertificate(QStringLiteral("other.pem"), QStringLiteral("other.example"), valid));
    // OpenSSL takes dates from 3.4 on, and no negative number of days from 3.5 on.
    const auto expired = QStringLiteral("expired.pem");
    const auto host = QStringLiteral("localhost");
    QVERIFY(makeCertificate(expired, host,
                            {QStringLiteral("-not_before"), QStringLiteral("20200101000000Z"),
                             QStringLiteral("-not_after"), QStringLiteral("20200102000000Z")}) ||
            makeCertificate(expired, host, {QStringLiteral("-days"), QStringLiteral("-1")}));
    QVERIFY(openssl({QStringLiteral("x509"), QStringLiteral("-in"), file(QStringLiteral("company.pem")),
                     QStringLiteral("-outform"), QStringLiteral("DER"), QStringLiteral("-out"),
                     file(QStringLiteral("company.der"))}));
}

void TestFieldTls::anAuthorityOfTheUserIsTrusted_data() {
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("place");
    QTest::newRow("SSL_CERT_FILE") << QStringLiteral("SSL_CERT_FILE") << QStringLiteral("company.pem");
    QTest::newRow("SSL_CERT_DIR") << QStringLiteral("SSL_CERT_DIR") << QStringLiteral(".");
    QTest::newRow("CURL_CA_BUNDLE") << QStringLiteral("CURL_CA_BUNDLE") << QStringLiteral("company.pem");
    QTest::newRow("NODE_EXTRA_CA_CERTS") << QStringLiteral("NODE_EXTRA_CA_CERTS") << QStringLiteral("company.pem");
    QTest::newRow("DER") << QStringLiteral("SSL_CERT_FILE") << QStringLiteral("company.der");
    QTest::newRow("option") << QString() << QStringLiteral("company.pem");
}

/// What it answers is not the API's, but it is heard.
void TestFieldTls::anAuthorityOfTheUserIsTrusted() {
    QFETCH(const QString, variable);
    QFETCH(const QString, place);
    TlsServer server(m_openssl, certificate(QStringLiteral("good.pem")));
    const auto url = server.url();
    QVERIFY(!url.isEmpty());
    const auto outcome =
        variable.isEmpty()
            ? m_program.run({QStringLiteral("info"), QStringLiteral("--api-url"), url, caFileOption, file(place)})
            : info(url, {{variable, file(place)}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("not JSON"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("not secure"), outcome.err.constData());
}

void TestFieldTls::aRefusalSaysWhatFailed_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("helps");
    const QString here = QStringLiteral("localhost");
    QTest::newRow("unknown issuer") << QStringLiteral("good.pem") << here << false
                                    << QByteArray("issued by \"Example Root (Example Corp)\", which isn't trusted")
                                    << QByteArray("--ca-file FILE or SSL_CERT_FILE");
    QTest::newRow("expired") << QStringLiteral("expired.pem") << here << true << QByteArray("certificate expired on 20")
                             << QByteArray("has to be renewed");
    QTest::newRow("expired, unknown issuer")
        << QStringLiteral("expired.pem") << here << false << QByteArray("certificate expired on 20")
        << QByteArray("--ca-file FILE or SSL_CERT_FILE");
    QTest::newRow("other host") << QStringLiteral("other.pem") << here << true
                                << QByteArray("is for other.example, not for localhost")
                                << QByteArray("Check the address of the API");
    QTest::newRow("address") << QStringLiteral("good.pem") << QStringLiteral("127.0.0.1") << true
                             << QByteArray("is for localhost, not for 127.0.0.1")
                             << QByteArray("Check the address of the API");
}

void TestFieldTls::aRefusalSaysWhatFailed() {
    QFETCH(const QString, certificate);
    QFETCH(const QString, host);
    QFETCH(const bool, trusted);
    QFETCH(const QByteArray, says);
    QFETCH(const QByteArray, helps);
    TlsServer server(m_openssl, this->certificate(certificate));
    const auto url = server.url(host);
    QVERIFY(!url.isEmpty());
    const auto outcome =
        info(url, {{QStringLiteral("SSL_CERT_FILE"), trusted ? file(QStringLiteral("company.pem")) : QString()}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("The connection is not secure."), outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QVERIFY2(outcome.err.contains(helps), outcome.err.constData());
    QVERIFY2(outcome.err.contains("Example Root (Example Corp)"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("Nothing was sent."), outcome.err.constData());
}

void TestFieldTls::oldTlsIsRefused_data() {
    QTest::addColumn<QString>("version");
    QTest::newRow("1.0") << QStringLiteral("-tls1");
    QTest::newRow("1.1") << QStringLiteral("-tls1_1");
}

void TestFieldTls::oldTlsIsRefused() {
    QFETCH(const QString, version);
    TlsServer server(m_openssl, certificate(QStringLiteral("good.pem")) +
                                    QStringList{version, QStringLiteral("-cipher"), QStringLiteral("ALL@SECLEVEL=0")});
    const auto url = server.url();
    if (url.isEmpty()) {
        QSKIP("this openssl has no such version");
    }
    const auto outcome = info(url, {{QStringLiteral("SSL_CERT_FILE"), file(QStringLiteral("company.pem"))}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("only TLS versions older than 1.2"), outcome.err.constData());
}

void TestFieldTls::anUnusableAuthorityIsNamed() {
    TlsServer server(m_openssl, certificate(QStringLiteral("good.pem")));
    const auto url = server.url();
    const auto outcome = info(url, {{QStringLiteral("SSL_CERT_FILE"), QStringLiteral("/nowhere/company.pem")}});
    QVERIFY2(outcome.err.contains("SSL_CERT_FILE=/nowhere/company.pem: no such file"), outcome.err.constData());
    const auto option = m_program.run(
        {QStringLiteral("info"), QStringLiteral("--api-url"), url, caFileOption, file(QStringLiteral("leaf.key"))});
    QCOMPARE(option.exitCode, 2);
    QVERIFY2(option.err.contains("no certificate in it"), option.err.constData());
}

void TestFieldTls::keysAreNotLogged() {
    TlsServer server(m_openssl, certificate(QStringLiteral("good.pem")));
    const auto outcome = info(server.url(), {{QStringLiteral("SSL_CERT_FILE"), file(QStringLiteral("company.pem"))},
                                             {QStringLiteral("SSLKEYLOGFILE"), file(QStringLiteral("keys.log"))}});
    QVERIFY2(outcome.err.contains("not JSON"), outcome.err.constData()); // the handshake was done
    QVERIFY(!QFile::exists(file(QStringLiteral("keys.log"))));
}

POOLHOUSE_CORE_APP_TEST(TestFieldTls)
#include "tst_field_tls.moc"
