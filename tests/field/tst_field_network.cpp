// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/http_script_server.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse::test;

namespace {

const QByteArray page = "<html>sign in</html>";
const QByteArray html = "Content-Type: text/html\r\n";

const QString info = QStringLiteral("info");
const QString apiUrl = QStringLiteral("--api-url");
const QString farApi = QStringLiteral("https://api.example.test");

QString proxyAt(const HttpScriptServer& proxy, const QString& user) {
    return QStringLiteral("http://%1@127.0.0.1:%2").arg(user).arg(proxy.port());
}

} // namespace

/// Networks that answer in the place of the API, and accounts that are not allowed to ask.
class TestFieldNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPortalIsNotTheApi_data();
    void aPortalIsNotTheApi();
    void refusalsOfTheAccountAreTrue_data();
    void refusalsOfTheAccountAreTrue();
    void aProxyThatWantsSignInIsAskedOnce();
    void aProxysPasswordIsNotPrinted_data();
    void aProxysPasswordIsNotPrinted();
    void documentsSayTheSame();
};

void TestFieldNetwork::aPortalIsNotTheApi_data() {
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    const QByteArray away = "Location: http://portal.example.invalid/login\r\n" + html;
    QTest::newRow("HTML") << QByteArray("200 OK") << html;
    QTest::newRow("302") << QByteArray("302 Found") << away;
    QTest::newRow("307") << QByteArray("307 Temporary Redirect") << away;
    QTest::newRow("403 of a filter") << QByteArray("403 Forbidden") << html;
    QTest::newRow("404 of a filter") << QByteArray("404 Not Found") << html;
    QTest::newRow("407") << QByteArray("407 Proxy Authentication Required")
                         << QByteArray("Proxy-Authenticate: Basic realm=x\r\n" + html);
    QTest::newRow("511") << QByteArray("511 Network Authentication Required") << html;
}

void TestFieldNetwork::aPortalIsNotTheApi() {
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, headers);
    FieldApi api;
    api.answerEverything({page, status, headers});
    const FieldProgram program;
    const auto outcome = program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains("equires sign-in"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("may not come from the API") || outcome.err.contains("the API wasn't reached"),
             outcome.err.constData());
    QVERIFY2(outcome.err.contains("  request: GET /account"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("Ask an owner"), outcome.err.constData());
    QCOMPARE(api.asked("GET /account"), 1);
    QCOMPARE(api.asked("GET /apps"), 0);
}

void TestFieldNetwork::refusalsOfTheAccountAreTrue_data() {
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("why");
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("402") << QByteArray("402 Payment Required") << QByteArray("delinquent")
                         << QByteArray("The account has unpaid invoices.") << QByteArray("billing page");
    QTest::newRow("402 of another id") << QByteArray("402 Payment Required") << QByteArray("payment_required")
                                       << QByteArray("The account has unpaid invoices.") << QByteArray("billing page");
    QTest::newRow("suspended") << QByteArray("403 Forbidden") << QByteArray("suspended")
                               << QByteArray("The account or the app is suspended.") << QByteArray("Heroku support");
    QTest::newRow("forbidden") << QByteArray("403 Forbidden") << QByteArray("forbidden")
                               << QByteArray("doesn't have permission") << QByteArray("Ask an owner");
}

void TestFieldNetwork::refusalsOfTheAccountAreTrue() {
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, why);
    QFETCH(const QByteArray, next);
    FieldApi api;
    api.answer("GET /addons", refusal(status, id.constData(), "No."));
    const FieldProgram program;
    const auto outcome = program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(why), outcome.err.constData());
    QVERIFY2(outcome.err.contains(next), outcome.err.constData());
}

void TestFieldNetwork::aProxyThatWantsSignInIsAskedOnce() {
    HttpScriptServer proxy([](const HttpScriptServer::Peer& peer, const HttpScriptServer::Request&) {
        peer.answer({}, "Proxy-Authenticate: Basic realm=x\r\n", "407 Proxy Authentication Required");
    });
    const FieldProgram program;
    const auto outcome = program.run({info, apiUrl, farApi},
                                     {{QStringLiteral("HTTPS_PROXY"), proxyAt(proxy, QStringLiteral("ada:s3cretpw"))}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(proxy.requests().size() == 1, outcome.err.constData());
    QVERIFY(proxy.requests().front().head.startsWith("CONNECT api.example.test:443"));
    QVERIFY2(outcome.err.contains("The network's proxy requires sign-in"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("s3cretpw"), outcome.err.constData());
}

void TestFieldNetwork::aProxysPasswordIsNotPrinted_data() {
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("address");
    const QString https = QStringLiteral("HTTPS_PROXY");
    QTest::newRow("bad port") << https << QStringLiteral("http://ada:s3cretpw@proxy.corp.invalid:portnumber");
    QTest::newRow("unknown host") << https << QStringLiteral("http://ada:s3cretpw@proxy.corp.invalid:3128");
    QTest::newRow("no scheme") << https << QStringLiteral("ada:s3cretpw@proxy.corp.invalid:portnumber");
    QTest::newRow("odd scheme") << https << QStringLiteral("gopher://ada:s3cretpw@proxy.corp.invalid");
    QTest::newRow("signs in it") << https << QStringLiteral("http://ada:s3cretpw@/?x@proxy.corp.invalid:portnumber");
    QTest::newRow("coded") << QStringLiteral("ALL_PROXY")
                           << QStringLiteral("http://ada:s3cretpw%40x@proxy.corp.invalid:portnumber");
    QTest::newRow("in brackets") << https << QStringLiteral("http://ada:s3cretpw@[::1:3128");
}

void TestFieldNetwork::aProxysPasswordIsNotPrinted() {
    QFETCH(const QString, variable);
    QFETCH(const QString, address);
    const FieldProgram program;
    const auto outcome =
        program.run({info, apiUrl, farApi, QStringLiteral("--timeout"), QStringLiteral("8")}, {{variable, address}});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(!outcome.err.contains("s3cretpw") && !outcome.err.contains("ada"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("proxy"), outcome.err.constData());
}

void TestFieldNetwork::documentsSayTheSame() {
    QFile needs(
        QDir::temp().filePath(QStringLiteral("poolhouse-needs-%1.json").arg(QCoreApplication::applicationPid())));
    QVERIFY(needs.open(QIODevice::WriteOnly));
    needs.write(R"({"version":1,"workloads":[{"name":"web","access":"write","connections":10}]})");
    needs.close();
    FieldApi api;
    api.answer("GET /addons", refusal("402 Payment Required", "delinquent", "No."));
    const FieldProgram program;
    const auto outcome = program.run(api, {QStringLiteral("recommend"), needs.fileName()});
    needs.remove();
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("unpaid invoices"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("  request: GET /addons"), outcome.err.constData());
}

POOLHOUSE_CORE_APP_TEST(TestFieldNetwork)
#include "tst_field_network.moc"
