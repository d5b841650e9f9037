// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/curl_transport.h"
#include "tests/support/http_script_server.h"
#include "tests/support/test_main.h"

#include <QScopeGuard>
#include <QTest>
#include <QTimer>

using namespace poolhouse::api;
using namespace std::chrono_literals;
using poolhouse::test::HttpScriptServer;
using Kind = ApiError::Kind;
using Peer = HttpScriptServer::Peer;
using Request = HttpScriptServer::Request;

namespace {

const QByteArray secret = "HRKU-do-not-tell-anybody";

/// "hello, compressed world" as gzip.
const QByteArray gzipped = QByteArray::fromBase64("H4sIAAAAAAACA8tIzcnJ11FIzs8tKEotLk5NUSjPL8pJAQAInjQ1FwAAAA==");

HttpRequest get(const QUrl& url) {
    HttpRequest request;
    request.url = url;
    request.headers = {{"Authorization", "Bearer " + secret}};
    request.timeout = 20s;
    return request;
}

using Answer = std::optional<ApiResult<HttpResponse>>;

/// Sends and waits for the reply; the result is empty on timeout, which fails the test.
Answer exchange(CurlTransport& transport, HttpRequest request) {
    Answer answer;
    const Call call =
        transport.send(std::move(request), [&](ApiResult<HttpResponse> result) { answer = std::move(result); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 15000); }();
    return answer;
}

CurlTransport::Limits limits(int inFlight, qsizetype bodyBytes = 1024 * 1024) {
    return {inFlight, bodyBytes, 10s};
}

} // namespace

/// Results for all kinds of server behaviour.
class TestApiTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void receivesAResponse();
    void sendsBodiesUnchanged_data();
    void sendsBodiesUnchanged();
    void decodesCompression();
    void readsChunkedBodies();
    void classifiesFailures_data();
    void classifiesFailures();
    void reportsRefusedConnections();
    void reportsUnknownHosts();
    void reportsResetBeforeTheRequest();
    void timesOut_data();
    void timesOut();
    void rejectsTooLargeResponses_data();
    void rejectsTooLargeResponses();
    void doesNotFollowRedirects();
    void rejectsNonConfidentialUrls_data();
    void rejectsNonConfidentialUrls();
    void rejectsUntrustedCertificates();
    void brokenHandshakeIsNotInsecure();
    void bypassesTheProxyForLoopback();
    void neverResendsWrites();
    void reusesConnections();
    void queueingDoesNotCountAgainstTheTimeout();
};

void TestApiTransport::receivesAResponse() {
    HttpScriptServer server([](const Peer& peer, const Request&) {
        peer.send("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n");
        peer.answer(R"({"a":1})", "ETag: \"x\"\r\nX-Twice: 1\r\nX-TWICE: 2\r\nX-Empty:\r\n", "404 Not Found");
    });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url("/apps?x=%20y#top")));
    QVERIFY(answer && answer->ok());
    const auto& response = answer->value();
    QCOMPARE(response.status, 404);
    QCOMPARE(response.body, R"({"a":1})");
    QCOMPARE(response.header("etag"), "\"x\"");
    QCOMPARE(response.header("x-twice"), "1");
    QCOMPARE(response.header("x-early"), "");
    const auto& request = server.requests().front();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.target, "/apps?x=%20y");
    QVERIFY(request.header("user-agent").startsWith("Poolhouse/"));
    QVERIFY(request.header("accept-encoding").contains("gzip"));
    QCOMPARE(request.header("authorization"), "Bearer " + secret);
}

void TestApiTransport::sendsBodiesUnchanged_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("hasBody");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("POST") << QByteArray("POST") << true << QByteArray("13") << QByteArray("application/json");
    QTest::newRow("POST of nothing") << QByteArray("POST") << false << QByteArray("0") << QByteArray();
    QTest::newRow("PUT of nothing") << QByteArray("PUT") << false << QByteArray("0") << QByteArray();
    QTest::newRow("PATCH") << QByteArray("PATCH") << true << QByteArray("13") << QByteArray("application/json");
    QTest::newRow("DELETE") << QByteArray("DELETE") << false << QByteArray() << QByteArray();
    QTest::newRow("DELETE with body") << QByteArray("DELETE") << true << QByteArray("13")
                                      << QByteArray("application/json");
}

void TestApiTransport::sendsBodiesUnchanged() {
    QFETCH(QByteArray, method);
    QFETCH(bool, hasBody);
    QFETCH(QByteArray, length);
    QFETCH(QByteArray, type);
    HttpScriptServer server([](const Peer& peer, const Request&) { peer.answer("{}"); });
    CurlTransport transport;
    HttpRequest request = get(server.url());
    request.method = method;
    if (hasBody) {
        request.body = QByteArray("{\"a\":\"\0\xc3\xa4\"}\n", 13);
        request.headers.emplaceBack("Content-Type", "application/json");
    }
    const auto answer = exchange(transport, request);
    QVERIFY(answer && answer->ok());
    const auto& seen = server.requests().front();
    QCOMPARE(seen.method, method);
    QCOMPARE(seen.body, request.body.value_or(QByteArray()));
    QCOMPARE(seen.header("content-length"), length);
    QCOMPARE(seen.header("content-type"), type);
    QCOMPARE(seen.header("expect"), "");
}

void TestApiTransport::decodesCompression() {
    HttpScriptServer server(
        [](const Peer& peer, const Request&) { peer.answer(gzipped, "Content-Encoding: gzip\r\n"); });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer && answer->ok());
    QCOMPARE(answer->value().body, "hello, compressed world");
}

void TestApiTransport::readsChunkedBodies() {
    HttpScriptServer server([](const Peer& peer, const Request&) {
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n");
        peer.send("2\r\n2]\r\n0\r\nNext-Range: from a trailer\r\n\r\n");
    });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer && answer->ok());
    QCOMPARE(answer->value().body, "[1,2]");
    QCOMPARE(answer->value().header("next-range"), "");
}

void TestApiTransport::classifiesFailures_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<Kind>("kind");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("reset after the request") << QByteArray() << true << Kind::ConnectionLost;
    QTest::newRow("closed after the request") << QByteArray() << false << Kind::ConnectionLost;
    QTest::newRow("closed in the headers") << ok + "Content-Le" << false << Kind::CutOff;
    QTest::newRow("closed in the body") << ok + "Content-Length: 100\r\n\r\n{\"a\":" << false << Kind::CutOff;
    QTest::newRow("closed in a chunk") << chunked + "64\r\n{\"a\":" << false << Kind::CutOff;
    QTest::newRow("closed between chunks") << chunked + "1\r\n{\r\n" << false << Kind::CutOff;
    QTest::newRow("chunk size that is none") << chunked + "zz\r\n{}" << false << Kind::CutOff;
    QTest::newRow("reset in the body") << ok + "Content-Length: 100\r\n\r\n{\"a\":" << true << Kind::CutOff;
    QTest::newRow("compression cut") << ok + "Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n" + gzipped.left(20)
                                     << false << Kind::CutOff;
    QTest::newRow("compression damaged") << ok + "Content-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnot gzip" << false
                                         << Kind::CutOff;
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n") << false << Kind::NotJson;
}

void TestApiTransport::classifiesFailures() {
    QFETCH(QByteArray, sent);
    QFETCH(bool, reset);
    QFETCH(Kind, kind);
    HttpScriptServer server([&](const Peer& peer, const Request&) {
        if (!sent.isEmpty()) {
            peer.send(sent);
        }
        if (reset) {
            // A reset discards unread bytes, so wait until they have arrived.
            QTimer::singleShot(sent.isEmpty() ? 0 : 100, [peer] { peer.reset(); });
        } else {
            peer.close();
        }
    });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url("/apps?page=2")));
    QVERIFY(answer && !answer->ok());
    const auto& error = answer->error();
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.status, 0);
    QCOMPARE(error.method, "GET");
    QCOMPARE(error.target, "/apps?page=2");
    QVERIFY(!error.detail.empty());
    QVERIFY(!QByteArray::fromStdString(error.detail).contains(secret));
}

void TestApiTransport::reportsRefusedConnections() {
    quint16 port = 0;
    {
        HttpScriptServer gone([](const Peer&, const Request&) {});
        port = gone.port();
    }
    CurlTransport transport;
    QUrl url(QStringLiteral("http://someone:hidden@127.0.0.1/apps"));
    url.setPort(port);
    const auto answer = exchange(transport, get(url));
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::Unreachable);
    const auto detail = QByteArray::fromStdString(answer->error().detail);
    QVERIFY2(!detail.contains("hidden") && !detail.contains("someone"), detail.constData());
}

void TestApiTransport::reportsUnknownHosts() {
    CurlTransport transport;
    const auto answer = exchange(transport, get(QUrl(QStringLiteral("https://nowhere.invalid/apps"))));
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::Unreachable);
}

void TestApiTransport::reportsResetBeforeTheRequest() {
    HttpScriptServer server([](const Peer&, const Request&) {});
    server.onConnection = [](const Peer& peer) { peer.reset(); };
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer && !answer->ok());
    // The request may or may not have been sent before the reset; both kinds are valid.
    QVERIFY(answer->error().kind == Kind::ConnectionLost || answer->error().kind == Kind::Unreachable);
}

void TestApiTransport::timesOut_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("no response") << QByteArray();
    QTest::newRow("headers only") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1,2");
}

void TestApiTransport::timesOut() {
    QFETCH(QByteArray, sent);
    HttpScriptServer server([&](const Peer& peer, const Request&) { peer.send(sent); });
    CurlTransport transport;
    HttpRequest request = get(server.url());
    request.timeout = 200ms;
    const auto answer = exchange(transport, request);
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::Timeout);
}

void TestApiTransport::rejectsTooLargeResponses_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("fits");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("as much as allowed") << ok + "Content-Length: 1000\r\n\r\n" + QByteArray(1000, 'x') << true;
    QTest::newRow("one more") << ok + "Content-Length: 1001\r\n\r\n" + QByteArray(1001, 'x') << false;
    QTest::newRow("chunks") << ok + "Transfer-Encoding: chunked\r\n\r\n1000\r\n" + QByteArray(4096, 'x') << false;
    QTest::newRow("headers without end") << ok + QByteArray("X-Filler: xxxxxxxxxxxxxxxxxxxx\r\n").repeated(20000)
                                         << false;
    // qCompress() prepends four bytes of length to the zlib stream that "deflate" denotes.
    const QByteArray bomb = qCompress(QByteArray(100000, '0')).mid(4);
    QTest::newRow("small, but large when decoded")
        << ok + "Content-Encoding: deflate\r\nContent-Length: " + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb
        << false;
}

void TestApiTransport::rejectsTooLargeResponses() {
    QFETCH(QByteArray, sent);
    QFETCH(bool, fits);
    HttpScriptServer server([&](const Peer& peer, const Request&) { peer.send(sent); });
    CurlTransport transport(limits(4, 1000));
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->ok(), fits);
    if (!fits) {
        QCOMPARE(answer->error().kind, Kind::TooLarge);
    }
}

void TestApiTransport::doesNotFollowRedirects() {
    HttpScriptServer elsewhere([](const Peer& peer, const Request&) { peer.answer("{}"); });
    HttpScriptServer server([&](const Peer& peer, const Request&) {
        peer.answer("", "Location: " + elsewhere.url("/stolen").toEncoded() + "\r\n", "302 Found");
    });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer && answer->ok());
    QCOMPARE(answer->value().status, 302);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestApiTransport::rejectsNonConfidentialUrls_data() {
    QTest::addColumn<QString>("url");
    for (const char* url : {"http://api.heroku.com/apps", "http://127.0.0.1.example.com/", "http://10.0.0.1/",
                            "file:///etc/passwd", "ftp://127.0.0.1/", "", "https://"}) {
        QTest::newRow(*url == '\0' ? "nothing" : url) << QString::fromLatin1(url);
    }
}

void TestApiTransport::rejectsNonConfidentialUrls() {
    QFETCH(QString, url);
    CurlTransport transport;
    Answer answer;
    const Call call =
        transport.send(get(QUrl(url)), [&](ApiResult<HttpResponse> result) { answer = std::move(result); });
    QVERIFY(!answer); // delivered from the event loop only
    QTRY_VERIFY(answer);
    QVERIFY(!answer->ok());
    QCOMPARE(answer->error().kind, Kind::InsecureConnection);
    HttpRequest injected = get(QUrl(QStringLiteral("http://127.0.0.1:1/")));
    injected.headers.emplaceBack("X-Name", "value\r\nX-Injected: yes");
    const auto refused = exchange(transport, injected);
    QVERIFY(refused && !refused->ok());
    QVERIFY(refused->error().kind != Kind::Unreachable);
}

void TestApiTransport::rejectsUntrustedCertificates() {
    HttpScriptServer server([](const Peer&, const Request&) {});
    server.onConnection = [](const Peer& peer) { peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"); };
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url("/", "https")));
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::InsecureConnection);
    QVERIFY(!server.requests().size());
}

void TestApiTransport::brokenHandshakeIsNotInsecure() {
    // A connection broken during the handshake is transient; an invalid certificate is not.
    HttpScriptServer server([](const Peer&, const Request&) {});
    server.onConnection = [](const Peer& peer) { QTimer::singleShot(50, [peer] { peer.reset(); }); };
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url("/", "https")));
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::Unreachable);
}

void TestApiTransport::bypassesTheProxyForLoopback() {
    HttpScriptServer proxy([](const Peer& peer, const Request&) { peer.answer("{\"proxy\":true}"); });
    HttpScriptServer server([](const Peer& peer, const Request&) { peer.answer("{}"); });
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    CurlTransport transport;
    const auto answer = exchange(transport, get(server.url()));
    QVERIFY(answer && answer->ok());
    QCOMPARE(answer->value().body, "{}");
    QCOMPARE(proxy.connections(), 0);
}

void TestApiTransport::neverResendsWrites() {
    // libcurl resends when a reused connection breaks without a response; acceptable for reads only.
    HttpScriptServer server([&](const Peer& peer, const Request& request) {
        if (request.target == "/first") {
            peer.answer("{}");
        } else {
            peer.close();
        }
    });
    CurlTransport transport;
    QVERIFY(exchange(transport, get(server.url("/first")))->ok());
    HttpRequest change = get(server.url("/change"));
    change.method = "POST";
    change.body = "{}";
    const auto answer = exchange(transport, change);
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().kind, Kind::ConnectionLost);
    QCOMPARE(server.requests().size(), 2);
}

void TestApiTransport::reusesConnections() {
    HttpScriptServer server([](const Peer& peer, const Request&) { peer.answer("[]"); });
    CurlTransport transport(limits(8));
    std::vector<Call> calls;
    int answered = 0;
    for (int i = 0; i < 500; ++i) {
        calls.push_back(
            transport.send(get(server.url("/" + QByteArray::number(i))),
                           [&](const ApiResult<HttpResponse>& result) { answered += result.ok() ? 1 : 0; }));
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 500, 30000);
    QVERIFY2(server.connections() <= 8, QByteArray::number(server.connections()).constData());
}

void TestApiTransport::queueingDoesNotCountAgainstTheTimeout() {
    // Three exchanges of 300 ms, one at a time: each has its own timeout of 700 ms, although the last ends after 900
    // ms.
    HttpScriptServer server(
        [](const Peer& peer, const Request&) { QTimer::singleShot(300, [peer] { peer.answer("[]"); }); });
    CurlTransport transport(limits(1));
    std::vector<Call> calls;
    QByteArray order;
    for (int i = 0; i < 3; ++i) {
        HttpRequest request = get(server.url());
        request.timeout = 700ms;
        calls.push_back(transport.send(request, [&order, i](const ApiResult<HttpResponse>& result) {
            order += result.ok() ? QByteArray::number(i) : QByteArray("x");
        }));
    }
    QTRY_COMPARE(order, "012");
}

POOLHOUSE_CORE_APP_TEST(TestApiTransport)
#include "tst_api_transport.moc"
