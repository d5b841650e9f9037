// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/answer.h"
#include "models/api/api_hosts.h"
#include "models/api/json_codec.h"
#include "models/api/token.h"
#include "models/api/validated_cache.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <concepts>
#include <sstream>
#include <type_traits>

using namespace poolhouse::api;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

HttpResponse answer(int status, const QByteArray& body = {}, const HttpHeaders& headers = {}) {
    return {status, headers, body};
}

HttpRequest question() {
    HttpRequest request;
    request.url = QUrl(QStringLiteral("https://user:secret@api.heroku.com/apps?x=1#top"));
    return request;
}

template <class T>
concept Comparable = requires(const T& a, const T& b) {
    a == b;
};
template <class T>
concept Streamable = requires(std::ostream& out, QDebug debug, const T& value) {
    requires requires {
        out << value;
    } || requires {
        debug << value;
    };
};
static_assert(!Comparable<Token> && !Streamable<Token>);
static_assert(!std::is_convertible_v<Token, std::string> && !std::is_convertible_v<std::string, Token>);

} // namespace

class TestApiAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsStatusAndId_data();
    void mapsStatusAndId();
    void rejectsHtmlBodies();
    void keepsMembersOfErrorBodies();
    void targetOmitsUserAndHost();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void readsTypedResponses();
    void readsWarningsAndRateLimit();
    void recognizesLoopback_data();
    void recognizesLoopback();
    void derivesTheDataBase_data();
    void derivesTheDataBase();
    void joinsBaseAndPath();
    void rejectsTokensThatBreakHeaders();
    void cacheIsBounded();
};

void TestApiAnswer::mapsStatusAndId_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Kind>("kind");
    const auto row = [](int status, const char* id, Kind kind) {
        QTest::addRow("%d %s", status, id) << status << QByteArray(id) << kind;
    };
    row(302, "", Kind::NotJson);
    row(304, "", Kind::UnexpectedStatus);
    row(400, "bad_request", Kind::Invalid);
    row(401, "unauthorized", Kind::Unauthorized);
    row(402, "delinquent", Kind::Forbidden);
    row(403, "forbidden", Kind::Forbidden);
    row(403, "suspended", Kind::Forbidden);
    row(403, "two_factor", Kind::TwoFactor);
    row(404, "not_found", Kind::NotFound);
    row(405, "", Kind::UnexpectedStatus);
    row(407, "", Kind::NotJson);
    row(406, "not_acceptable", Kind::Invalid);
    row(409, "conflict", Kind::Conflict);
    row(410, "gone", Kind::NotFound);
    row(416, "requested_range_not_satisfiable", Kind::Invalid);
    row(418, "", Kind::UnexpectedStatus);
    row(422, "invalid_params", Kind::Invalid);
    row(422, "confirmation_required", Kind::ConfirmationRequired);
    row(423, "", Kind::ConfirmationRequired);
    row(429, "rate_limit", Kind::RateLimited);
    row(500, "internal_server_error", Kind::ServerError);
    row(503, "addon_error", Kind::ServerError);
    row(511, "", Kind::NotJson);
    row(600, "", Kind::UnexpectedStatus);
}

void TestApiAnswer::mapsStatusAndId() {
    QFETCH(int, status);
    QFETCH(QByteArray, id);
    QFETCH(Kind, kind);
    const auto error = errorOf(question(), answer(status, "{\"id\":\"" + id + "\",\"message\":\"m\"}"));
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, kind);
    QCOMPARE(error->status, status);
    QCOMPARE(error->id, id.toStdString());
}

void TestApiAnswer::rejectsHtmlBodies() {
    const auto error =
        errorOf(question(), answer(200, "<!doctype html>", {{"content-type", "Text/HTML; charset=utf-8"}}));
    QVERIFY(error && error->kind == Kind::NotJson && error->status == 200);
    QVERIFY(!errorOf(question(), answer(200, "{}", {{"content-type", "application/json"}})));
    QVERIFY(!errorOf(question(), answer(204)));
}

void TestApiAnswer::keepsMembersOfErrorBodies() {
    const auto error = errorOf(question(), answer(429, R"({"id":"rate_limit","message":"None left.",
        "url":"https://devcenter.heroku.com/x","app":{"name":"demo-app"}})",
                                                  {{"retry-after", "7"}}));
    QCOMPARE(error->message, "None left.");
    QCOMPARE(error->url, "https://devcenter.heroku.com/x");
    QCOMPARE(error->app, "demo-app");
    QCOMPARE(error->retryAfter, std::optional<std::chrono::milliseconds>(7s));
    const auto page = errorOf(question(), answer(502, "<html>Bad gateway</html>"));
    QCOMPARE(page->kind, Kind::ServerError);
    QCOMPARE(page->message, "");
    QVERIFY(!errorOf(question(), answer(204)).has_value());
    QVERIFY(!errorOf(question(), answer(206, "[]")).has_value());
}

void TestApiAnswer::targetOmitsUserAndHost() {
    const auto error = errorOf(question(), answer(404));
    QCOMPARE(error->method, "GET");
    QCOMPARE(error->target, "/apps?x=1");
}

void TestApiAnswer::readsRetryAfter_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("seconds"); // -1: none
    const QByteArray now = "Sun, 06 Nov 1994 08:49:37 GMT";
    QTest::newRow("absent") << QByteArray() << now << -1;
    QTest::newRow("zero") << QByteArray("0") << now << 0;
    QTest::newRow("seconds") << QByteArray("120") << QByteArray() << 120;
    QTest::newRow("negative") << QByteArray("-1") << now << -1;
    QTest::newRow("longer than an hour") << QByteArray("7200") << now << 3600;
    QTest::newRow("a fraction") << QByteArray("2.5") << QByteArray() << 3;
    QTest::newRow("no number") << QByteArray("nan") << now << -1;
    QTest::newRow("instant in seconds") << QByteArray("784111807") << now << 30;
    QTest::newRow("instant in milliseconds") << QByteArray("784111807000") << now << 30;
    QTest::newRow("instant gone by") << QByteArray("784000000") << now << 0;
    QTest::newRow("instant with nothing to count from") << QByteArray("784111807") << QByteArray() << -1;
    QTest::newRow("beyond all calendars") << QByteArray("9e99") << now << -1;
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:50:07 GMT") << now << 30;
    QTest::newRow("date gone by") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << now << 0;
    QTest::newRow("date with nothing to count from")
        << QByteArray("Sun, 06 Nov 1994 08:50:07 GMT") << QByteArray() << -1;
    QTest::newRow("rubbish") << QByteArray("soon") << now << -1;
}

void TestApiAnswer::readsRetryAfter() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    const auto wait = retryAfter(answer(503, {}, {{"retry-after", text}, {"date", date}}));
    QCOMPARE(wait.has_value(), seconds >= 0);
    QCOMPARE(wait.value_or(-1s), std::chrono::milliseconds(std::chrono::seconds(seconds)));
}

void TestApiAnswer::readsTypedResponses() {
    const auto read = [](const HttpResponse& response) {
        return readAnswer<int>(question(), response, codec::readRequestsLeft);
    };
    QCOMPARE(read(answer(200, R"({"remaining":5})")).value(), 5);
    QCOMPARE(read(answer(401, "{}")).error().kind, Kind::Unauthorized);
    const auto empty = read(answer(204)).error();
    QCOMPARE(empty.kind, Kind::NotJson);
    QCOMPARE(empty.status, 204);
    QCOMPARE(empty.target, "/apps?x=1");
    QCOMPARE(read(answer(200, R"({"remaining":"5"})")).error().path, "remaining");
}

void TestApiAnswer::readsWarningsAndRateLimit() {
    QCOMPARE(requestsLeftIn(answer(200, {}, {{"ratelimit-remaining", "4499"}})), std::optional(4499));
    for (const char* wrong : {"", "-1", "many", "99999999999"}) {
        QCOMPARE(requestsLeftIn(answer(200, {}, {{"ratelimit-remaining", wrong}})), std::nullopt);
    }
    QCOMPARE(warningOf(answer(200, {}, {{"x-heroku-warning", "Warning: old plan"}, {"warning-message", "b"}})),
             "old plan");
    QCOMPARE(warningOf(answer(200, {}, {{"warning-message", "soon gone"}})), "soon gone");
    QCOMPARE(warningOf(answer(200)), "");
}

void TestApiAnswer::recognizesLoopback_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("confidential");
    const auto row = [](const char* url, bool loopback, bool confidential) {
        QTest::newRow(url) << QString::fromLatin1(url) << loopback << confidential;
    };
    row("http://localhost:5000", true, true);
    row("http://LOCALHOST", true, true);
    row("http://127.0.0.1:5000", true, true);
    row("http://127.255.1.2", true, true);
    row("http://[::1]:80", true, true);
    row("https://127.0.0.1", true, true);
    row("https://api.heroku.com", false, true);
    row("http://api.heroku.com", false, false);
    row("http://127.0.0.1.example.com", false, false);
    row("http://localhost.example.com", false, false);
    row("http://127.0.0.1@example.com", false, false);
    row("http://example.com/127.0.0.1", false, false);
    row("http://10.0.0.1", false, false);
    row("http://0.0.0.0", false, false);
    row("ftp://localhost", true, false);
    row("file:///etc/passwd", false, false);
    row("https:", false, false);
}

void TestApiAnswer::recognizesLoopback() {
    QFETCH(QString, url);
    QFETCH(bool, loopback);
    QFETCH(bool, confidential);
    QCOMPARE(isLoopback(QUrl(url)), loopback);
    QCOMPARE(isConfidential(QUrl(url)), confidential);
}

void TestApiAnswer::derivesTheDataBase_data() {
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("data");
    const auto row = [](const char* platform, const char* data) {
        QTest::newRow(platform) << QString::fromLatin1(platform) << QString::fromLatin1(data);
    };
    row("https://api.heroku.com", "https://api.data.heroku.com");
    row("https://api.heroku.com:8443/v", "https://api.data.heroku.com:8443/v");
    row("https://api.staging.example.com", "https://api.data.staging.example.com");
    row("https://api.data.heroku.com", "https://api.data.heroku.com");
    row("http://127.0.0.1:4711", "http://127.0.0.1:4711");
    row("http://localhost:4711", "http://localhost:4711");
    row("https://gateway.example.com", "https://gateway.example.com");
}

void TestApiAnswer::derivesTheDataBase() {
    QFETCH(QString, platform);
    QFETCH(QString, data);
    QCOMPARE(ApiHosts::dataBaseFor(QUrl(platform)).toString(), data);
    QCOMPARE(ApiHosts::forPlatform(QUrl(platform)).platform.toString(), platform);
}

void TestApiAnswer::joinsBaseAndPath() {
    const auto joined = [](const char* base, const char* path) {
        return endpoint(QUrl(QString::fromLatin1(base)), QString::fromLatin1(path)).toEncoded();
    };
    QCOMPARE(joined("http://127.0.0.1:1", "/apps"), "http://127.0.0.1:1/apps");
    QCOMPARE(joined("http://127.0.0.1:1/", "/users/~/apps"), "http://127.0.0.1:1/users/~/apps");
    QCOMPARE(joined("https://u:p@h.example/base/?q=1#f", "/apps"), "https://h.example/base/apps");
    QCOMPARE(joined("https://h.example", "/data/a%2Fb%3Fc/info"), "https://h.example/data/a%2Fb%3Fc/info");
}

void TestApiAnswer::rejectsTokensThatBreakHeaders() {
    QVERIFY(Token("HRKU-0123").usable());
    for (const char* text : {"", "a b", "a\r\nHost: evil", "a\n", "\x7f", "t\xc3\xb6ken"}) {
        QVERIFY(!Token(text).usable());
    }
    Token token("HRKU-0123");
    const Token moved = std::move(token);
    QVERIFY(moved.usable());
    QVERIFY(!token.usable()); // NOLINT(bugprone-use-after-move): the moved-from token is wiped
}

void TestApiAnswer::cacheIsBounded() {
    ValidatedCache cache(10);
    const auto body = [](const char* text) { return answer(200, text, {{"etag", "\"e\""}}); };
    cache.keep("a", body("1234"));
    cache.keep("b", body("1234"));
    QVERIFY(cache.find("a") != nullptr); // most recently used
    cache.keep("c", body("1234"));
    QVERIFY(cache.find("b") == nullptr);
    QCOMPARE(cache.find("a")->body, "1234");
    QCOMPARE(cache.bytes(), 8);
    cache.keep("a", body("12"));
    QCOMPARE(cache.bytes(), 6);
    cache.keep("a", answer(200, "no tag"));
    QVERIFY(cache.find("a") == nullptr);
    cache.keep("c", body("larger than all"));
    QVERIFY(cache.find("c") == nullptr);
    QCOMPARE(cache.bytes(), 0);
}

POOLHOUSE_CORE_APP_TEST(TestApiAnswer)
#include "tst_api_answer.moc"
