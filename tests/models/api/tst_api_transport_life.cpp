// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/curl_transport.h"
#include "models/api/delay.h"
#include "tests/support/http_script_server.h"
#include "tests/support/test_main.h"

#include <QTest>
#include <QTimer>

#include <memory>

using namespace poolhouse::api;
using namespace std::chrono_literals;
using poolhouse::test::HttpScriptServer;
using Peer = HttpScriptServer::Peer;
using Request = HttpScriptServer::Request;

namespace {

HttpRequest requestOf(const QUrl& url) {
    HttpRequest request;
    request.url = url;
    return request;
}

/// Never answers "/wait...", everything else at once.
void answerUnlessWaiting(const Peer& peer, const Request& request) {
    if (!request.target.startsWith("/wait")) {
        peer.answer("[]");
    }
}

} // namespace

/// Cancellation and destruction at every stage.
class TestApiTransportLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelsAtEveryStage_data();
    void cancelsAtEveryStage();
    void cancelsWhileResolving();
    void replyMayCancelOthers();
    void cancellingStartsTheNextRequest();
    void replyMayDestroyItsOwnCall();
    void replyMayDestroyTheTransport_data();
    void replyMayDestroyTheTransport();
    void replyMaySendRequests();
    void callsOutliveTheTransport();
    void destroyingAReplyMayCancelOthers();
    void startsAndCancelsManyRequests();
    void delaysExpireAndCancel();
};

void TestApiTransportLife::cancelsAtEveryStage_data() {
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("moment");
    QTest::newRow("at once") << QByteArray() << QByteArray("now");
    QTest::newRow("connected, no answer") << QByteArray() << QByteArray("asked");
    QTest::newRow("in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-") << QByteArray("asked");
    QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,")
                                 << QByteArray("asked");
    QTest::newRow("answered in full") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")
                                      << QByteArray("asked");
}

void TestApiTransportLife::cancelsAtEveryStage() {
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, moment);
    CurlTransport transport;
    bool replied = false;
    Call call;
    HttpScriptServer server([&](const Peer& peer, const Request& request) {
        if (request.target != "/cancelled") {
            peer.answer("[]");
            return;
        }
        if (!sent.isEmpty()) {
            peer.send(sent);
        }
        call.cancel();
    });
    call = transport.send(requestOf(server.url("/cancelled")), [&](const ApiResult<HttpResponse>&) { replied = true; });
    if (moment == "now") {
        call.cancel();
    }
    bool after = false;
    const auto ask = [&] {
        return transport.send(requestOf(server.url("/after")),
                              [&](const ApiResult<HttpResponse>& result) { after = result.ok(); });
    };
    Call next = moment == "now" ? ask() : Call();
    if (moment != "now") {
        QTRY_COMPARE(server.requests().size(), 1);
        next = ask();
    }
    QTRY_VERIFY(after);
    QVERIFY(!replied);
    call.cancel(); // no effect
}

void TestApiTransportLife::cancelsWhileResolving() {
    CurlTransport transport;
    bool replied = false;
    Call call = transport.send(requestOf(QUrl(QStringLiteral("https://nowhere.invalid/"))),
                               [&](const ApiResult<HttpResponse>&) { replied = true; });
    QTimer::singleShot(0, [&] { call.cancel(); });
    HttpScriptServer server(answerUnlessWaiting);
    bool after = false;
    const Call next = transport.send(requestOf(server.url()), [&](const ApiResult<HttpResponse>&) { after = true; });
    QTRY_VERIFY(after);
    QVERIFY(!replied);
}

void TestApiTransportLife::replyMayCancelOthers() {
    HttpScriptServer server(answerUnlessWaiting);
    CurlTransport transport;
    int others = 0;
    std::vector<Call> calls;
    bool replied = false;
    for (int i = 0; i < 20; ++i) { // answered, in flight and queued
        calls.push_back(
            transport.send(requestOf(server.url(i % 2 == 0 ? "/wait" : "/")), [&](const ApiResult<HttpResponse>&) {
                others += replied ? 1 : 0;
                replied = true;
                calls.clear();
            }));
    }
    QTRY_VERIFY(replied);
    bool after = false;
    const Call next = transport.send(requestOf(server.url()), [&](const ApiResult<HttpResponse>&) { after = true; });
    QTRY_VERIFY(after);
    QCOMPARE(others, 0);
}

void TestApiTransportLife::cancellingStartsTheNextRequest() {
    HttpScriptServer server(answerUnlessWaiting);
    CurlTransport transport(CurlTransport::Limits{1, 1000, 5s});
    Call stuck = transport.send(requestOf(server.url("/wait")), [](const ApiResult<HttpResponse>&) {});
    bool replied = false;
    const Call next = transport.send(requestOf(server.url()), [&](const ApiResult<HttpResponse>&) { replied = true; });
    QTRY_COMPARE(server.requests().size(), 1);
    QVERIFY(!replied);
    stuck.cancel();
    QTRY_VERIFY(replied);
}

void TestApiTransportLife::replyMayDestroyItsOwnCall() {
    HttpScriptServer server(answerUnlessWaiting);
    CurlTransport transport;
    auto keptByReply = std::make_shared<int>(7);
    int seen = 0;
    Call call;
    call = transport.send(requestOf(server.url()), [&call, &seen, keptByReply](const ApiResult<HttpResponse>&) {
        call = Call();
        seen = *keptByReply; // the captures of the function must still be alive
    });
    QTRY_COMPARE(seen, 7);
    QCOMPARE(keptByReply.use_count(), 1L);
}

void TestApiTransportLife::replyMayDestroyTheTransport_data() {
    QTest::addColumn<bool>("refused");
    QTest::newRow("answered") << false;
    QTest::newRow("refused before sending") << true;
}

void TestApiTransportLife::replyMayDestroyTheTransport() {
    QFETCH(bool, refused);
    HttpScriptServer server(answerUnlessWaiting);
    auto transport = std::make_unique<CurlTransport>(CurlTransport::Limits{4, 1000, 5s});
    int replies = 0;
    std::vector<Call> calls;
    for (int i = 0; i < 12; ++i) {
        const QUrl url = refused ? QUrl(QStringLiteral("http://example.com/")) : server.url(i == 1 ? "/wait" : "/");
        calls.push_back(transport->send(requestOf(url), [&](const ApiResult<HttpResponse>&) {
            ++replies;
            transport.reset();
        }));
    }
    QTRY_COMPARE(replies, 1);
    QTRY_VERIFY(transport == nullptr);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(replies, 1);
    calls.clear();
}

void TestApiTransportLife::replyMaySendRequests() {
    HttpScriptServer server(answerUnlessWaiting);
    CurlTransport transport;
    int replies = 0;
    Call call;
    std::function<void()> ask = [&] {
        call = transport.send(requestOf(server.url()), [&](const ApiResult<HttpResponse>& result) {
            QVERIFY(result.ok());
            if (++replies < 50) {
                ask();
            }
        });
    };
    ask();
    QTRY_COMPARE(replies, 50);
    QCOMPARE(server.connections(), 1);
}

void TestApiTransportLife::callsOutliveTheTransport() {
    HttpScriptServer server(answerUnlessWaiting);
    std::vector<Call> calls;
    bool replied = false;
    {
        CurlTransport transport(CurlTransport::Limits{2, 1000, 5s});
        for (int i = 0; i < 4; ++i) {
            calls.push_back(transport.send(requestOf(server.url("/wait")),
                                           [&](const ApiResult<HttpResponse>&) { replied = true; }));
        }
        QTRY_COMPARE(server.requests().size(), 2);
    }
    calls.clear();
    QVERIFY(!replied);
}

void TestApiTransportLife::destroyingAReplyMayCancelOthers() {
    HttpScriptServer server(answerUnlessWaiting);
    auto transport = std::make_unique<CurlTransport>();
    const auto inner =
        std::make_shared<Call>(transport->send(requestOf(server.url("/wait")), [](const ApiResult<HttpResponse>&) {}));
    std::weak_ptr<Call> watched = inner;
    Call outer = transport->send(requestOf(server.url("/wait")), [held = inner](const ApiResult<HttpResponse>&) {});
    QTRY_COMPARE(server.requests().size(), 2);
    const_cast<std::shared_ptr<Call>&>(inner).reset();
    outer.cancel(); // destroys the reply and with it the inner call
    QVERIFY(watched.expired());
    transport.reset();
}

void TestApiTransportLife::startsAndCancelsManyRequests() {
    HttpScriptServer server(answerUnlessWaiting);
    CurlTransport transport;
    int replies = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<Call> calls;
        for (int i = 0; i < 50; ++i) {
            calls.push_back(
                transport.send(requestOf(server.url("/wait")), [&](const ApiResult<HttpResponse>&) { ++replies; }));
        }
        QTest::qWait(0);
    }
    bool after = false;
    const Call call =
        transport.send(requestOf(server.url()), [&](const ApiResult<HttpResponse>& result) { after = result.ok(); });
    QTRY_VERIFY(after);
    QCOMPARE(replies, 0);
}

void TestApiTransportLife::delaysExpireAndCancel() {
    TimerDelay delay;
    int elapsed = 0;
    Call chained;
    const Call first = delay.after(0ms, [&] {
        ++elapsed;
        chained = delay.after(1ms, [&] {
            ++elapsed;
            chained = Call(); // its own call, from within its reply
        });
    });
    Call cancelled = delay.after(0ms, [&] { elapsed += 100; });
    QCOMPARE(elapsed, 0);
    cancelled.cancel();
    QTRY_COMPARE(elapsed, 2);
}

POOLHOUSE_CORE_APP_TEST(TestApiTransportLife)
#include "tst_api_transport_life.moc"
