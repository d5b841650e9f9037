// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/problem_text.h"
#include "tests/models/api/api_documents.h"
#include "tests/support/http_script_server.h"
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <functional>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using Phase = fleet::Poller::Phase;
using Peer = HttpScriptServer::Peer;
using Fault = std::function<void(const Peer&, const QByteArray& good)>;

Q_DECLARE_METATYPE(Fault)

/// API faults during normal work.
class TestJourneyFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFaultHasItsSentence_data();
    void everyFaultHasItsSentence();
    void aTokenThatIsRefusedInTheMiddle();
    void aBudgetThatIsUsedUp();
    void aSlowServerBlocksNothing();
    void nothingToShowYetSaysWhy();
};

namespace {

/// Serves one cluster like the API, until a fault is set.
struct BadApi {
    Fault fault;
    bool onlyClusters = false; ///< the lists stay valid
    HttpScriptServer server{
        [this](const Peer& peer, const HttpScriptServer::Request& request) { take(peer, request); }};

    static QByteArray good(const QByteArray& path) {
        return path.endsWith("/account")           ? documents::account
               : path.endsWith("/rate-limits")     ? documents::rateLimits
               : path.endsWith("/apps")            ? documents::apps
               : path.contains("attachments")      ? documents::attachments
               : path.endsWith("/addons")          ? documents::addons
               : path.endsWith("/levels/advanced") ? documents::levels
               : path.endsWith("/pricing")         ? documents::pricing
               : path.endsWith("/info")            ? documents::info
                                                   : documents::waitStatus;
    }
    void take(const Peer& peer, const HttpScriptServer::Request& request) const {
        const auto path = request.target.split('?').constFirst();
        if (fault && (!onlyClusters || path.endsWith("/info"))) {
            fault(peer, good(path));
        } else {
            peer.answer(good(path));
        }
    }
};

Fault status(const QByteArray& line, const QByteArray& body, const QByteArray& headers = {}) {
    return [=](const Peer& peer, const QByteArray&) { peer.answer(body, headers, line); };
}

} // namespace

void TestJourneyFaults::everyFaultHasItsSentence_data() {
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* name, const Fault& fault, const char* why, const char* next) {
        QTest::newRow(name) << fault << QString::fromUtf8(why) << QString::fromUtf8(next);
    };
    row("not JSON", status("200 OK", "<html>Sign in to the network</html>"), "Unexpected response (not JSON)",
        "Check the address");
    row(
        "cut", [](const Peer& peer, const QByteArray& body) { peer.answer(body.left(body.size() / 2)); },
        "response is incomplete", "Retrying automatically");
    row("wrong type", status("200 OK", R"({"pools":7,"a":[]})"), "unexpected format",
        "The last known data stays on screen");
    row("empty", status("200 OK", ""), "", "");
    row(
        "huge",
        [](const Peer& peer, const QByteArray&) {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\n[[[");
        },
        "larger than Poolhouse accepts", "The last known data stays on screen");
    row("two factor",
        status("403 Forbidden", R"({"id":"two_factor","message":"A second factor is required."})",
               "Heroku-Two-Factor-Required: true\r\n"),
        "two-factor code", "Connect with a token");
    row("forbidden", status("403 Forbidden", R"({"id":"forbidden","message":"You do not have access to this app."})"),
        "You do not have access to this app.", "Ask an owner");
    row("not found", status("404 Not Found", R"({"id":"not_found","message":"Couldn't find that."})"), "Not found.",
        "");
    row("server error", status("500 Internal Server Error", R"({"id":"internal","message":"Something broke!"})"),
        "an internal error. The API says: Something broke.", "Retrying automatically");
}

void TestJourneyFaults::everyFaultHasItsSentence() {
    QFETCH(Fault, fault);
    QFETCH(QString, why);
    QFETCH(QString, next);
    BadApi api;
    JourneyScene scene;
    scene.connectTo(api.server.url(""));
    scene.waitUntilLoaded();
    QVERIFY(!QTest::currentTestFailed());
    scene.clickInTree(mainCluster);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    const auto figures = [&] {
        return QStringList{scene.textOf("tile.connections", "figure"), scene.textOf("tile.cost", "figure"),
                           scene.textOf("poolCard.Leader pool", "connections")};
    };
    const auto good = figures();
    QCOMPARE(good.constFirst(), QStringLiteral("327"));
    scene.act("actionFilter");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("post"));

    // a cluster that cannot be read reports it on its page only
    api.fault = fault;
    api.onlyClusters = true;
    scene.act("actionRefreshCluster");
    QTRY_VERIFY_WITH_TIMEOUT(scene.shown("problemBanner"), 20000);
    QCOMPARE(scene.text("problemWhat"), QStringLiteral("The cluster couldn't be loaded."));
    QVERIFY2(scene.text("problemText").contains(why), qPrintable(scene.text("problemText")));
    QCOMPARE(scene.message(), QString());
    QCOMPARE(scene.graph->poller().phase(), Phase::Online);
    QCOMPARE(figures(), good);

    // the same fault for every request
    api.onlyClusters = false;
    scene.advance(10s);
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(scene.message().contains(why) && !scene.message().isEmpty(), 20000);
    QVERIFY2(scene.message().contains(next), qPrintable(scene.message()));
    QVERIFY2(!scene.message().contains(QStringLiteral("not_found")) &&
                 !scene.message().contains(QStringLiteral("HTTP")),
             qPrintable(scene.message()));
    QTRY_VERIFY_WITH_TIMEOUT(!scene.graph->poller().busy(), 20000);
    QCOMPARE(figures(), good);
    QCOMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.selectedInTree(), mainCluster);
    QCOMPARE(scene.find<QLineEdit>("fleetFilter")->text(), QStringLiteral("post"));

    // recovery
    api.fault = nullptr;
    scene.advance(1s);
    scene.act("actionRefresh");
    QTRY_VERIFY_WITH_TIMEOUT(scene.message().isEmpty() && !scene.shown("problemBanner"), 20000);
    QCOMPARE(figures(), good);
}

void TestJourneyFaults::aTokenThatIsRefusedInTheMiddle() {
    JourneyScene scene;
    scene.openServer();
    scene.clickInTree(mainCluster);
    scene.stopServer();
    scene.wanted.token = "HRKU-another-token-altogether";
    scene.startServer();
    scene.advance(31s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Refused, 20000);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("rejected the token")), qPrintable(scene.message()));
    QTRY_VERIFY(!scene.shown("problemBanner"));
    QVERIFY(scene.text("statusConnection").startsWith(QStringLiteral("Token rejected")));
    QCOMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,558.40"));
    scene.click("messageAction");
    QTRY_VERIFY(scene.shown("welcomeConnect"));
    scene.click("welcomeConnect");
    QTRY_VERIFY(scene.graph->session().foundToken()); // which must leave the form alone
    QVERIFY(scene.shown("tokenField"));
    QTest::keyClicks(scene.find<QLineEdit>("tokenField"), QString::fromStdString(*scene.wanted.token));
    scene.click("tokenConnect");
    scene.waitUntilLoaded();
    QTRY_COMPARE(scene.text("fleetTotals"), QStringLiteral("6 apps · 11 clusters · $14,812/month"));
    QTRY_COMPARE(scene.message(), QString());
}

void TestJourneyFaults::aBudgetThatIsUsedUp() {
    BadApi api;
    JourneyScene scene;
    scene.connectTo(api.server.url(""));
    scene.waitUntilLoaded();
    scene.clickInTree(mainCluster);
    api.fault =
        status("429 Too Many Requests", R"({"id":"rate_limit","message":"Your account reached the API limit."})",
               "RateLimit-Remaining: 0\r\nRetry-After: 90\r\n");
    scene.advance(61s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Waiting, 20000);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("hit the API rate limit")), qPrintable(scene.message()));
    QTRY_VERIFY2(scene.text("statusAge").startsWith(QStringLiteral("API rate limit reached, resuming in")),
                 qPrintable(scene.text("statusAge")));
    QTRY_VERIFY(!scene.shown("problemBanner"));
    QCOMPARE(scene.textOf("tile.connections", "figure"), QStringLiteral("327"));
    QCOMPARE(scene.openCluster(), mainCluster);

    // no request before the retry time, even on user input
    const auto asked = api.server.requests().size();
    QTRY_VERIFY(!scene.graph->poller().busy());
    scene.advance(60s);
    scene.act("actionRefresh");
    QVERIFY(!scene.graph->poller().busy());
    QCOMPARE(api.server.requests().size(), asked);

    api.fault = nullptr;
    scene.advance(35s);
    QTRY_COMPARE_WITH_TIMEOUT(scene.graph->poller().phase(), Phase::Online, 20000);
    QTRY_COMPARE(scene.message(), QString());
}

void TestJourneyFaults::aSlowServerBlocksNothing() {
    BadApi api;
    JourneyScene scene;
    scene.connectTo(api.server.url(""));
    scene.waitUntilLoaded();
    QList<std::pair<Peer, QByteArray>> waiting;
    api.fault = [&](const Peer& peer, const QByteArray& good) { waiting.append({peer, good}); };
    scene.advance(10min);
    scene.act("actionRefresh");
    QTRY_VERIFY(!waiting.isEmpty());
    QTRY_VERIFY2(scene.text("statusAge").endsWith(QStringLiteral("loading…")), qPrintable(scene.text("statusAge")));
    scene.clickInTree(mainCluster);
    QTRY_COMPARE(scene.openCluster(), mainCluster);
    QCOMPARE(scene.textOf("tile.connections", "figure"), QStringLiteral("327"));
    QVERIFY2(scene.text("ageLabel").contains(QStringLiteral("10 min ago")), qPrintable(scene.text("ageLabel")));
    api.fault = nullptr;
    for (const auto& [peer, good] : waiting) {
        peer.answer(good);
    }
    scene.waitUntilLoaded();
    QTRY_VERIFY2(scene.text("ageLabel").contains(QStringLiteral("just now")), qPrintable(scene.text("ageLabel")));
}

void TestJourneyFaults::nothingToShowYetSaysWhy() {
    BadApi api;
    api.fault = status("500 Internal Server Error", R"({"id":"internal","message":"Down for repair"})");
    JourneyScene scene;
    scene.connectTo(api.server.url(""));
    QTRY_VERIFY_WITH_TIMEOUT(scene.shown("boardRetry"), 30000);
    QCOMPARE(scene.text("boardNoticeTitle"), QStringLiteral("The list of apps and clusters couldn't be loaded."));
    QVERIFY2(scene.text("boardNoticeText").contains(QStringLiteral("Down for repair")),
             qPrintable(scene.text("boardNoticeText")));
    QCOMPARE(scene.message(), QString()); // reported once
    api.fault = nullptr;
    scene.click("boardRetry");
    scene.waitUntilLoaded();
    QCOMPARE(scene.boardNames(), QStringList{mainCluster});
}

POOLHOUSE_WIDGET_TEST(TestJourneyFaults)
#include "tst_journey_faults.moc"
