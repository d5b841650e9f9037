// SPDX-License-Identifier: GPL-3.0-or-later
// The server over real sockets: malformed, slow, pipelined and incomplete requests.
#include "app/sandbox/http_server.h"
#include "app/sandbox/request_parser.h"
#include "tests/support/test_main.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <sys/resource.h>
#include <sys/socket.h>
#include <vector>

using namespace poolhouse::sandbox;

namespace {

/// Echoes the body, or the path if empty; "/slow" is delayed, "/big" has a large response.
Response echo(const Request& request) {
    Response response;
    response.headers.push_back({"Content-Type", "text/plain"});
    response.body = request.body.empty() ? request.path : request.body;
    if (request.path == "/slow") {
        response.delay = std::chrono::milliseconds(50);
    } else if (request.path == "/big") {
        response.body = std::string(100'000, 'x');
    } else if (request.path == "/none") {
        response.status = 204;
        response.body.clear();
    }
    return response;
}

struct Running {
    explicit Running(HttpLimits limits = {}) : server(echo, limits), port(server.listen(0).value()) {}
    HttpServer server;
    int port;
};

std::unique_ptr<QTcpSocket> connected(const Running& running) {
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(running.port));
    return socket;
}

/// Sends `data` and reads until the server closes the connection.
QByteArray exchange(const Running& running, const QByteArray& data) {
    auto socket = connected(running);
    socket->write(data);
    QByteArray answer;
    const bool closed = QTest::qWaitFor([&] {
        answer += socket->readAll();
        return socket->state() == QAbstractSocket::UnconnectedState;
    });
    return closed ? answer + socket->readAll() : answer + "<still open>";
}

int statusOf(const QByteArray& answer) {
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray request(const char* method, const char* path, const QByteArray& headers = {}, const QByteArray& body = {}) {
    return QByteArray(method) + " " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

const QByteArray closing = "Connection: close\r\n";

} // namespace

class TestSandboxHttp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void singleRequests_data() {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("end"); // end of the response
        const auto row = [](const char* name, const QByteArray& data, int status, const QByteArray& end = {}) {
            QTest::newRow(name) << data << status << end;
        };
        row("get", request("GET", "/a/b?x=1", closing), 200, "\r\n\r\n/a/b");
        row("control characters in the authority", QByteArray("GET http://a\x01/b HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
        row("head has no body", request("HEAD", "/abc", closing), 200, "\r\n\r\n");
        row("no content", request("GET", "/none", closing), 204, "\r\n\r\n");
        row("http 1.0", "GET /old HTTP/1.0\r\n\r\n", 200, "\r\n\r\n/old");
        row("body", request("POST", "/", closing + "Content-Length: 5\r\n", "hello"), 200, "\r\n\r\nhello");
        row("body of a delete", request("DELETE", "/", closing + "Content-Length: 2\r\n", "{}"), 200, "\r\n\r\n{}");
        row("chunks",
            request("POST", "/", closing + "Transfer-Encoding: chunked\r\n",
                    "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: 1\r\n\r\n"),
            200, "\r\n\r\nhello world");
        row("chunks of one byte",
            request("POST", "/", closing + "Transfer-Encoding: chunked\r\n",
                    QByteArray("1\r\na\r\n").repeated(20'000) + "0\r\n\r\n"),
            200, "aaaa");
        row("empty lines first", QByteArray("\r\n").repeated(30'000) + request("GET", "/x", closing), 200,
            "\r\n\r\n/x");
        row("length twice the same", request("POST", "/", closing + "Content-Length: 1\r\nContent-Length: 1\r\n", "a"),
            200, "\r\n\r\na");
        row("post without length", request("POST", "/p", closing), 200, "\r\n\r\n/p");
        row("expects continue", request("POST", "/", closing + "Expect: 100-continue\r\nContent-Length: 2\r\n", "ok"),
            200, "\r\n\r\nok");
        row("absolute address", "GET http://127.0.0.1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 200,
            "\r\n\r\n/x");
        row("empty line first", "\r\n" + request("GET", "/x", closing), 200, "\r\n\r\n/x");
        row("slow answer", request("GET", "/slow", closing), 200, "\r\n\r\n/slow");

        row("garbage", QByteArray("\x00\xff\x01garbage\r\n\r\n", 13), 400);
        row("bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400);
        row("no version", "GET /\r\n\r\n", 400);
        row("lower case version", "GET / http/1.1\r\nHost: x\r\n\r\n", 400);
        row("other version", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505);
        row("blank in the address", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400);
        row("no slash", "GET x HTTP/1.1\r\nHost: x\r\n\r\n", 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", request("GET", "/", "Host: y\r\n"), 400);
        row("header without colon", request("GET", "/", "nocolon\r\n"), 400);
        row("blank before the colon", request("GET", "/", "A : b\r\n"), 400);
        row("folded header", request("GET", "/", "A: b\r\n c\r\n"), 400);
        row("control character", request("GET", "/", "A: b\x01\r\n"), 400);
        row("bad escape", request("GET", "/%zz"), 400);
        row("cut escape", request("GET", "/%f"), 400);
        row("escaped NUL", request("GET", "/%00"), 400);
        row("no UTF-8", request("GET", "/\xff\xfe"), 400);
        row("negative length", request("POST", "/", "Content-Length: -5\r\n", "hello"), 400);
        row("signed length", request("POST", "/", "Content-Length: +5\r\n", "hello"), 400);
        row("text length", request("POST", "/", "Content-Length: abc\r\n", "hello"), 400);
        row("empty length", request("POST", "/", "Content-Length:\r\n"), 400);
        row("two lengths", request("POST", "/", "Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400);
        row("length and chunks",
            request("POST", "/", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("chunks in http 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("unknown coding", request("POST", "/", "Transfer-Encoding: gzip, chunked\r\n"), 501);
        row("bad chunk size", request("POST", "/", "Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n0\r\n\r\n"), 400);
        row("negative chunk", request("POST", "/", "Transfer-Encoding: chunked\r\n", "-1\r\nhello\r\n0\r\n\r\n"), 400);
        row("chunk too long", request("POST", "/", "Transfer-Encoding: chunked\r\n", "2\r\nhello\r\n0\r\n\r\n"), 400);
        row("endless chunk line", request("POST", "/", "Transfer-Encoding: chunked\r\n", QByteArray(300, '0')), 400);
        row("huge chunk", request("POST", "/", "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n"), 413);
        row("chunk beyond numbers", request("POST", "/", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"),
            413);
        row("http 1.0 body without length", "POST / HTTP/1.0\r\n\r\nhello", 411);
        row("unknown expectation", request("POST", "/", "Expect: miracles\r\nContent-Length: 0\r\n"), 417);
        row("huge length", request("POST", "/", "Content-Length: 99999999999\r\n", "hello"), 413);
        row("length beyond numbers", request("POST", "/", "Content-Length: 99999999999999999999999\r\n"), 413);
        row("too large, expecting", request("POST", "/", "Expect: 100-continue\r\nContent-Length: 99999999\r\n"), 413);
        row("long address", request("GET", ("/" + QByteArray(100'000, 'a')).constData()), 414);
        row("large headers", request("GET", "/", "X: " + QByteArray(20'000, 'b') + "\r\n"), 431);
        row("many headers", request("GET", "/", QByteArray("X-A: b\r\n").repeated(5'000)), 431);
    }
    void singleRequests() {
        QFETCH(QByteArray, data);
        QFETCH(int, status);
        QFETCH(QByteArray, end);
        Running running;
        const auto answer = exchange(running, data);
        QCOMPARE(statusOf(answer), status);
        QVERIFY2(answer.endsWith(end), answer.left(600).constData());
        QVERIFY2(answer.contains("Connection: close"), answer.left(600).constData());
        if (status >= 400) {
            QVERIFY2(answer.contains("\"message\":\"") && answer.endsWith(".\"}"), answer.left(600).constData());
        }
    }

    /// The same requests byte by byte: the result must not depend on packet boundaries.
    void parsesByteByByte_data() { singleRequests_data(); }
    void parsesByteByByte() {
        QFETCH(QByteArray, data);
        QFETCH(int, status);
        if (data.size() > 2000) {
            QSKIP("Long requests are cut by the network anyway.");
        }
        RequestParser parser;
        auto outcome = RequestParser::Outcome::NeedMore;
        for (const char byte : data) {
            parser.append({&byte, 1});
            outcome = parser.advance();
            if (outcome == RequestParser::Outcome::ExpectsContinue) {
                outcome = parser.advance();
            }
            if (outcome != RequestParser::Outcome::NeedMore) {
                break;
            }
        }
        const bool good = status < 400;
        QVERIFY(outcome == (good ? RequestParser::Outcome::Complete : RequestParser::Outcome::Failed));
        if (!good) {
            QCOMPARE(parser.failure().status, status);
        }
    }

    void sends100ContinueBeforeTheBody() {
        Running running;
        auto socket = connected(running);
        socket->write(request("POST", "/", "Expect: 100-continue\r\nContent-Length: 5\r\n"));
        QByteArray answer;
        QTRY_VERIFY((answer += socket->readAll()).contains("100 Continue\r\n\r\n"));
        socket->write("hello");
        QTRY_VERIFY((answer += socket->readAll()).endsWith("\r\n\r\nhello"));
    }

    /// The complete refusal arrives although the client keeps sending the body.
    void rejectsTooLargeBodyDuringUpload() {
        Running running;
        const auto answer =
            exchange(running, request("POST", "/", "Content-Length: 16777216\r\n") + QByteArray(16 << 20, 'x'));
        QCOMPARE(statusOf(answer), 413);
        QVERIFY(answer.endsWith(".\"}"));
    }

    void handlesPipelinedRequests() {
        Running running;
        auto socket = connected(running);
        constexpr int count = 500;
        QByteArray sent;
        for (int i = 0; i < count; ++i) {
            sent += request("POST", "/", "Content-Length: 4\r\n", QByteArray::number(1000 + i));
        }
        socket->write(sent); // pipelined
        QByteArray answer;
        QTRY_COMPARE((answer += socket->readAll()).count("HTTP/1.1 200"), count);
        int at = 0;
        for (int i = 0; i < count; ++i) { // in order
            at = static_cast<int>(answer.indexOf("\r\n\r\n" + QByteArray::number(1000 + i), at));
            QVERIFY(at >= 0);
        }
        QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    }

    void keepsOrderOfDelayedResponses() {
        Running running;
        auto socket = connected(running);
        socket->write(request("GET", "/slow") + request("GET", "/second", closing));
        QByteArray answer;
        QTRY_VERIFY((answer += socket->readAll()).endsWith("/second"));
        QVERIFY(answer.indexOf("/slow") < answer.indexOf("/second"));
    }

    void appliesBackPressureToSlowReaders() {
        Running running;
        auto socket = connected(running);
        socket->setReadBufferSize(1024);
        socket->write(request("GET", "/big").repeated(300)); // 30 MB of responses
        QTRY_VERIFY(socket->bytesToWrite() == 0);
        QByteArray answer;
        socket->setReadBufferSize(0);
        QTRY_COMPARE_WITH_TIMEOUT((answer += socket->readAll()).count("HTTP/1.1 200"), 300, 30'000);
    }

    void survivesClientDisconnect() {
        Running running;
        for (int i = 0; i < 50; ++i) {
            auto socket = connected(running);
            QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
            socket->write(request("GET", "/slow"));
            QTRY_COMPARE(socket->bytesToWrite(), 0);
            socket->abort();
        }
        QCOMPARE(statusOf(exchange(running, request("GET", "/slow", closing))), 200);
    }

    /// netcat and others shut down their write side after the last request.
    void answersAfterHalfClose() {
        Running running;
        for (const auto* path : {"/quick", "/slow", "/big"}) {
            auto socket = connected(running);
            QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
            socket->write(request("GET", path) + request("GET", "/slow") + request("GET", path));
            QTRY_COMPARE(socket->bytesToWrite(), 0);
            QCOMPARE(::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR), 0);
            QByteArray answer;
            QTRY_VERIFY((answer += socket->readAll(), socket->state() == QAbstractSocket::UnconnectedState));
            QCOMPARE(answer.count("HTTP/1.1 200 OK"), 3);
            QVERIFY(answer.endsWith(path == std::string_view("/big") ? "xxx" : path));
        }
        auto cutOff = connected(running); // incomplete request
        QTRY_COMPARE(cutOff->state(), QAbstractSocket::ConnectedState);
        cutOff->write("GET /never HT");
        QTRY_COMPARE(cutOff->bytesToWrite(), 0);
        QCOMPARE(::shutdown(static_cast<int>(cutOff->socketDescriptor()), SHUT_WR), 0);
        QTRY_COMPARE(cutOff->state(), QAbstractSocket::UnconnectedState);
        const auto refusal = cutOff->readAll();
        QCOMPARE(statusOf(refusal), 400);
        QVERIFY(refusal.contains("The request ended in the middle."));
    }

    void timesOutSlowRequests() {
        HttpLimits limits;
        limits.wholeRequest = std::chrono::milliseconds(60);
        Running running(limits);
        QCOMPARE(statusOf(exchange(running, "GET /never HT")), 408);
        QCOMPARE(statusOf(exchange(running, request("POST", "/", "Content-Length: 10\r\n", "five"))), 408);
    }

    void closesIdleConnections() {
        HttpLimits limits;
        limits.idle = std::chrono::milliseconds(60);
        Running running(limits);
        QCOMPARE(exchange(running, ""), QByteArray());
        const auto answer = exchange(running, request("GET", "/kept"));
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.contains("Connection: keep-alive"));
    }

    void compressesOnRequest() {
        Running running;
        const auto packed = exchange(running, request("GET", "/big", closing + "Accept-Encoding: br, gzip\r\n"));
        QVERIFY(packed.contains("Content-Encoding: gzip"));
        QVERIFY(packed.size() < 5'000);
        for (const auto* header : {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n"}) {
            const auto plain = exchange(running, request("GET", "/big", closing + header));
            QVERIFY(!plain.contains("Content-Encoding"));
            QVERIFY(plain.size() > 100'000);
        }
        QVERIFY(!exchange(running, request("GET", "/small", closing + "Accept-Encoding: gzip\r\n")).contains("gzip"));
    }

    void servesAThousandConnections() {
        rlimit files{};
        ::getrlimit(RLIMIT_NOFILE, &files);
        if (files.rlim_max < 2'200) {
            QSKIP("This system allows too few open files.");
        }
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
        Running running;
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 1000; ++i) {
            sockets.push_back(connected(running));
        }
        for (auto& socket : sockets) {
            QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
        }
        QCOMPARE(statusOf(exchange(running, request("GET", "/beside", closing))), 200);
        for (auto& socket : sockets) {
            socket->write(request("GET", "/each"));
        }
        for (auto& socket : sockets) {
            QTRY_VERIFY(socket->peek(64 * 1024).endsWith("/each"));
        }
    }

    void rejectsExcessConnections() {
        HttpLimits limits;
        limits.connections = 2;
        Running running(limits);
        auto one = connected(running);
        auto two = connected(running);
        QTRY_VERIFY(one->state() == QAbstractSocket::ConnectedState && two->state() == QAbstractSocket::ConnectedState);
        QTRY_COMPARE(statusOf(exchange(running, request("GET", "/third", closing))), 0);
        two->abort();
        QTRY_COMPARE(statusOf(exchange(running, request("GET", "/third", closing))), 200);
    }

    void portIsReusableAtOnce() {
        int port = 0;
        for (int round = 0; round < 5; ++round) {
            HttpServer server(echo);
            const auto listening = server.listen(port);
            QVERIFY(listening.ok());
            port = listening.value();
            QTcpSocket client;
            client.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
            client.write(request("GET", "/x"));
            QTRY_VERIFY(client.bytesAvailable() > 0);
            HttpServer second(echo);
            QVERIFY(second.listen(port).error().portInUse);
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxHttp)
#include "tst_sandbox_http.moc"
