// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/heroku_client.h"
#include "tests/models/api/api_documents.h"
#include "tests/support/api_manual_delay.h"
#include "tests/support/http_fake_transport.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace poolhouse;
using namespace poolhouse::api;
using namespace std::chrono_literals;
using test::ApiManualDelay;
using test::HttpFakeTransport;
namespace documents = test::documents;
using Kind = ApiError::Kind;

namespace {

const std::string clientSecret = "HRKU-do-not-tell-anybody";

/// Collects the replies to a request.
template <class T> struct Inbox {
    std::vector<ApiResult<T>> answers;
    Reply<T> reply() {
        return [this](ApiResult<T> result) { answers.push_back(std::move(result)); };
    }
    [[nodiscard]] const ApiResult<T>& only() const { return answers.at(0); }
};

struct ClientStage {
    HttpFakeTransport transport;
    ApiManualDelay delay;
    SessionMonitor monitor;
    std::optional<HerokuClient> client;

    explicit ClientStage(const char* platform = "http://127.0.0.1:5000", const std::string& token = clientSecret) {
        client.emplace(transport, delay, monitor, ApiHosts::forPlatform(QUrl(QString::fromLatin1(platform))),
                       Token(token));
    }
};

HttpResponse ok(const QByteArray& body, const HttpHeaders& headers = {}) {
    return HttpFakeTransport::response(200, body, headers);
}

} // namespace

class TestApiClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsRequestsPerContract_data();
    void sendsRequestsPerContract();
    void usesPlatformAndDataHosts();
    void escapesIdsInPaths();
    void readsAllPages();
    void rejectsRepeatedPages();
    void endsAListWithAnEmptyPage();
    void neverSendsBackWhatBreaksAHeader();
    void keepsWhatIsReadableOfAllPages();
    void listsWithoutRangeWhenRejected();
    void fallsBackToOwnApps();
    void retriesTransientFailures();
    void doesNotRetry_data();
    void doesNotRetry();
    void notFoundWithAMessageIsNoMigration();
    void honoursRetryAfter();
    void cancelsDuringBackoff();
    void revalidatesByETag();
    void aResponseWithSecretsIsNotKept();
    void unexpected304IsAnError();
    void reportsToTheMonitor();
    void sendsNoTokenInClearText();
    void sendsNothingWithoutAToken();
    void cancelledRequestsGetNoReply();
    void replyMayDestroyTheClient();
    void replyMaySendRequests();
    void errorsContainNoSecrets();
};

void TestApiClient::sendsRequestsPerContract_data() {
    QTest::addColumn<std::function<Call(HerokuClient&)>>("ask");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("accept");
    const QByteArray plain = "application/vnd.heroku+json; version=3";
    const QByteArray sdk = "application/vnd.heroku+json; version=3.sdk";
    using Ask = std::function<Call(HerokuClient&)>;
    QTest::newRow("account") << Ask([](auto& c) { return c.account([](auto) {}); }) << QByteArray("/account") << plain;
    QTest::newRow("rate limits") << Ask([](auto& c) { return c.requestsLeft([](auto) {}); })
                                 << QByteArray("/account/rate-limits") << plain;
    QTest::newRow("apps") << Ask([](auto& c) { return c.apps([](auto) {}); }) << QByteArray("/apps") << plain;
    QTest::newRow("clusters") << Ask([](auto& c) { return c.clusters([](auto) {}); }) << QByteArray("/addons") << sdk;
    QTest::newRow("formation") << Ask([](auto& c) { return c.formation({"a b"}, [](auto) {}); })
                               << QByteArray("/apps/a%20b/formation") << plain;
    QTest::newRow("attachments") << Ask([](auto& c) { return c.attachments([](auto) {}); })
                                 << QByteArray("/addon-attachments") << sdk;
    QTest::newRow("info") << Ask([](auto& c) { return c.info({"c1"}, [](auto) {}); })
                          << QByteArray("/data/postgres/v1/c1/info") << plain;
    QTest::newRow("wait status") << Ask([](auto& c) { return c.waitStatus({"c1"}, [](auto) {}); })
                                 << QByteArray("/data/postgres/v1/c1/wait_status") << plain;
    QTest::newRow("levels") << Ask([](auto& c) { return c.levels([](auto) {}); })
                            << QByteArray("/data/postgres/v1/levels/advanced") << plain;
    QTest::newRow("credentials") << Ask([](auto& c) { return c.credentials({"c 1"}, [](auto) {}); })
                                 << QByteArray("/data/postgres/v1/c%201/credentials") << plain;
    QTest::newRow("settings") << Ask([](auto& c) { return c.settings({"c1"}, [](auto) {}); })
                              << QByteArray("/data/postgres/v1/c1/settings") << plain;
    QTest::newRow("quotas") << Ask([](auto& c) { return c.quotas({"c1"}, [](auto) {}); })
                            << QByteArray("/data/postgres/v1/c1/quotas") << plain;
    QTest::newRow("maintenance") << Ask([](auto& c) { return c.maintenance({"c 1"}, [](auto) {}); })
                                 << QByteArray("/data/maintenances/v1/c%201") << plain;
    QTest::newRow("maintenances of an app") << Ask([](auto& c) { return c.maintenancesOfApp({"a 1"}, [](auto) {}); })
                                            << QByteArray("/data/maintenances/v1/apps/a%201") << plain;
    QTest::newRow("maintenance history") << Ask([](auto& c) { return c.maintenanceHistory({"c1"}, 20, [](auto) {}); })
                                         << QByteArray("/data/maintenances/v1/c1/history/?limit=20") << plain;
    QTest::newRow("migration") << Ask([](auto& c) { return c.migration({"c 1"}, [](auto) {}); })
                               << QByteArray("/data/postgres/v1/c%201/migrations") << plain;
    QTest::newRow("classic databases") << Ask([](auto& c) { return c.classicDatabases({"a 1"}, [](auto) {}); })
                                       << QByteArray("/apps/a%201/addons") << sdk;
    QTest::newRow("pricing") << Ask([](auto& c) { return c.pricing([](auto) {}); })
                             << QByteArray("/data/postgres/v1/pricing") << plain;
}

void TestApiClient::sendsRequestsPerContract() {
    QFETCH(std::function<Call(HerokuClient&)>, ask);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, accept);
    ClientStage stage;
    const Call call = ask(*stage.client);
    QCOMPARE(stage.transport.count(), 1U);
    const auto& request = stage.transport.request(0);
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.url.toEncoded(), "http://127.0.0.1:5000" + target);
    QVERIFY(!request.body);
    QCOMPARE(stage.transport.sentHeader(0, "accept"), accept);
    QCOMPARE(stage.transport.sentHeader(0, "authorization"), "Bearer " + QByteArray::fromStdString(clientSecret));
    QVERIFY(!QUuid::fromString(QLatin1String(stage.transport.sentHeader(0, "request-id"))).isNull());
    QCOMPARE(stage.transport.sentHeader(0, "accept-expansion"), target.endsWith("/addons") ? "addon_service,plan" : "");
    QCOMPARE(stage.transport.sentHeader(0, "accept-inclusion"),
             target == "/addon-attachments" ? "addon:plan,config_vars" : "");
    const bool list = target == "/apps" || target.endsWith("/addons") || target == "/addon-attachments";
    QCOMPARE(stage.transport.sentHeader(0, "range"), list ? "id ..; max=1000" : "");
}

void TestApiClient::usesPlatformAndDataHosts() {
    ClientStage stage("https://api.heroku.com");
    const Call account = stage.client->account([](auto) {});
    const Call levels = stage.client->levels([](auto) {});
    QCOMPARE(stage.transport.request(0).url.host(), QStringLiteral("api.heroku.com"));
    QCOMPARE(stage.transport.request(1).url.host(), QStringLiteral("api.data.heroku.com"));
    QVERIFY(stage.transport.sentHeader(0, "request-id") != stage.transport.sentHeader(1, "request-id"));
}

void TestApiClient::escapesIdsInPaths() {
    ClientStage stage;
    const Call call = stage.client->info({"../a?b#c%"}, [](auto) {});
    QCOMPARE(stage.transport.request(0).url.toEncoded(),
             "http://127.0.0.1:5000/data/postgres/v1/..%2Fa%3Fb%23c%25/info");
}

void TestApiClient::readsAllPages() {
    ClientStage stage;
    Inbox<core::App> unused;
    Inbox<core::PartialList<core::App>> inbox;
    const Call call = stage.client->apps(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::response(206, R"([{"id":"a","name":"one"},{"id":"b","name":"two"}])",
                                                          {{"next-range", "id b..; max=2"}}));
    QVERIFY(inbox.answers.empty());
    QCOMPARE(stage.transport.sentHeader(1, "range"), "id b..; max=2");
    stage.transport.answer(1, HttpFakeTransport::response(206, R"([{"id":"b","name":"two"},{"id":"c","name":"three"}])",
                                                          {{"next-range", "id ]c..; max=2"}}));
    stage.transport.answer(2, ok("[]"));
    QCOMPARE(inbox.answers.size(), 1U);
    const std::vector<core::App> all{{{"a"}, "one"}, {{"b"}, "two"}, {{"c"}, "three"}};
    QCOMPARE(inbox.only().value().items, all);
    QVERIFY(inbox.only().value().unreadable.empty());
}

void TestApiClient::rejectsRepeatedPages() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    const Call call = stage.client->apps(inbox.reply());
    const auto page = HttpFakeTransport::response(206, R"([{"id":"a","name":"one"}])", {{"next-range", "id ]a.."}});
    stage.transport.answer(0, page);
    stage.transport.answer(1, page);
    QCOMPARE(stage.transport.count(), 2U);
    QCOMPARE(inbox.only().error().kind, Kind::WrongType);
    QCOMPARE(inbox.only().error().path, "Next-Range");
}

void TestApiClient::endsAListWithAnEmptyPage() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    const Call call = stage.client->apps(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::response(206, R"([{"id":"a","name":"one"}])", {{"next-range", "b"}}));
    stage.transport.answer(1, HttpFakeTransport::response(206, "[]", {{"next-range", "c"}}));
    QCOMPARE(stage.transport.count(), 2U);
    QCOMPARE(inbox.only().value().items.size(), 1U);
    QCOMPARE(inbox.only().value().unreadable.front().kind, core::RecordKind::Page);
}

void TestApiClient::neverSendsBackWhatBreaksAHeader() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    const Call call = stage.client->apps(inbox.reply());
    const auto page = R"([{"id":"a","name":"one"}])";
    stage.transport.answer(0, HttpFakeTransport::response(206, page, {{"next-range", "id ]a..\rX: y"}}));
    QCOMPARE(stage.transport.count(), 1U);
    QVERIFY(!inbox.only().ok()); // the other pages are missing
    QCOMPARE(inbox.only().error().path, std::string("Next-Range"));

    Inbox<Account> first;
    const Call account = stage.client->account(first.reply());
    stage.transport.answer(1, HttpFakeTransport::response(200, R"({"id":"a","email":"b"})", {{"etag", "\"\xff\r\""}}));
    QVERIFY(first.only().ok());
    Inbox<Account> second;
    const Call again = stage.client->account(second.reply());
    QCOMPARE(stage.transport.sentHeader(2, "If-None-Match"), QByteArray());
}

void TestApiClient::keepsWhatIsReadableOfAllPages() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    const Call call = stage.client->apps(inbox.reply());
    const auto odd = HttpFakeTransport::response(206, R"([{"id":7}])", {{"next-range", "id ]7.."}});
    stage.transport.answer(0, odd);
    stage.transport.answer(1, ok(R"([{"id":"b","name":"two"},{"id":"c","name":null}])"));
    QCOMPARE(inbox.only().value().items, (std::vector<core::App>{{{"b"}, "two"}}));
    QCOMPARE(inbox.only().value().unreadable.size(), 2U);
    QCOMPARE(inbox.only().value().unreadable.back().name, "c");
    // A list of which nothing can be read would look like an empty fleet, as would one without a page.
    for (const char* const last : {R"([{"id":8}])", "{}"}) {
        Inbox<core::PartialList<core::App>> second;
        const auto before = stage.transport.count();
        const Call again = stage.client->apps(second.reply());
        stage.transport.answer(before, odd);
        stage.transport.answer(before + 1, ok(last));
        QCOMPARE(second.only().error().kind, Kind::WrongType);
    }
}

void TestApiClient::listsWithoutRangeWhenRejected() {
    ClientStage stage;
    Inbox<core::PartialList<core::ClusterSummary>> inbox;
    const Call call = stage.client->clusters(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::response(416, R"({"id":"requested_range_not_satisfiable"})"));
    QCOMPARE(stage.transport.sentHeader(1, "range"), "");
    stage.transport.answer(1, ok(documents::addons));
    QCOMPARE(inbox.only().value().items.size(), 1U);
}

void TestApiClient::fallsBackToOwnApps() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    Call call = stage.client->apps(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::response(404, R"({"id":"not_found","message":"No."})"));
    QVERIFY(inbox.answers.empty());
    QCOMPARE(stage.transport.request(1).url.path(), QStringLiteral("/users/~/apps"));
    stage.transport.answer(1, ok(documents::apps));
    QCOMPARE(inbox.only().value().items.size(), 2U);
    // /apps is not tried again, and a cancelled fallback gets no reply.
    call = stage.client->apps(inbox.reply());
    QCOMPARE(stage.transport.request(2).url.path(), QStringLiteral("/users/~/apps"));
    call.cancel();
    QVERIFY(!stage.transport.waits(2));
}

void TestApiClient::retriesTransientFailures() {
    ClientStage stage;
    Inbox<core::WaitStatus> inbox;
    const Call call = stage.client->waitStatus({"c1"}, inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::failure(Kind::ConnectionLost));
    QCOMPARE(stage.transport.count(), 1U); // not before the delay has expired
    QVERIFY(stage.delay.time(0) > 0ms);
    stage.delay.elapse(0);
    QCOMPARE(stage.transport.count(), 2U);
    stage.transport.answer(1, HttpFakeTransport::response(502, "<html>"));
    QVERIFY(stage.delay.time(1) > 0ms && stage.delay.time(1) <= 3000ms);
    stage.delay.elapse(1);
    stage.transport.answer(2, ok(documents::waitStatus));
    QCOMPARE(inbox.only().value().message, "Modifying");

    Inbox<core::WaitStatus> unlucky;
    const Call again = stage.client->waitStatus({"c1"}, unlucky.reply());
    for (std::size_t attempt = 0; attempt < 3; ++attempt) {
        stage.transport.answer(3 + attempt, HttpFakeTransport::response(500, R"({"message":"Down."})"));
        if (attempt < 2) {
            QVERIFY(unlucky.answers.empty());
            stage.delay.elapse(2 + attempt);
        }
    }
    QCOMPARE(stage.transport.count(), 6U);
    QCOMPARE(unlucky.only().error().kind, Kind::ServerError);
    QCOMPARE(unlucky.only().error().message, "Down.");
    QCOMPARE(unlucky.only().error().target, "/data/postgres/v1/c1/wait_status");
}

void TestApiClient::doesNotRetry_data() {
    QTest::addColumn<HttpFakeTransport::Result>("result");
    QTest::newRow("429") << HttpFakeTransport::Result(HttpFakeTransport::response(429, "{}", {{"retry-after", "3"}}));
    QTest::newRow("401") << HttpFakeTransport::Result(HttpFakeTransport::response(401, "{}"));
    QTest::newRow("503 for long") << HttpFakeTransport::Result(
        HttpFakeTransport::response(503, "{}", {{"retry-after", "600"}}));
    QTest::newRow("time-out") << HttpFakeTransport::Result(HttpFakeTransport::failure(Kind::Timeout));
    QTest::newRow("too large") << HttpFakeTransport::Result(HttpFakeTransport::failure(Kind::TooLarge));
    QTest::newRow("TLS") << HttpFakeTransport::Result(HttpFakeTransport::failure(Kind::InsecureConnection));
    QTest::newRow("no JSON") << HttpFakeTransport::Result(HttpFakeTransport::response(200, "<html>"));
    QTest::newRow("304 unasked") << HttpFakeTransport::Result(HttpFakeTransport::response(304, ""));
}

void TestApiClient::doesNotRetry() {
    QFETCH(HttpFakeTransport::Result, result);
    ClientStage stage;
    Inbox<core::WaitStatus> inbox;
    const Call call = stage.client->waitStatus({"c1"}, inbox.reply());
    stage.transport.answer(0, result);
    QCOMPARE(stage.delay.count(), 0U);
    QCOMPARE(inbox.answers.size(), 1U);
    QVERIFY(!inbox.only().ok());
    if (inbox.only().error().kind == Kind::RateLimited) {
        QCOMPARE(inbox.only().error().retryAfter, std::optional<std::chrono::milliseconds>(3s));
    }
}

/// Without one it may be anything, such as a proxy that does not know the path.
void TestApiClient::notFoundWithAMessageIsNoMigration() {
    for (const auto* body : {R"({"id":"not_found","message":"Add-on not found"})", R"({"id":"not_found"})", "<html>"}) {
        ClientStage stage;
        Inbox<MigrationAnswer> inbox;
        const Call call = stage.client->migration({"c1"}, inbox.reply());
        stage.transport.answer(0, HttpFakeTransport::response(404, body));
        QCOMPARE(inbox.only().ok(), QByteArray(body).contains("message"));
        QVERIFY(inbox.only().ok() ? !inbox.only().value().migration : inbox.only().error().status == 404);
    }
}

void TestApiClient::honoursRetryAfter() {
    ClientStage stage;
    const Call call = stage.client->account([](auto) {});
    stage.transport.answer(0, HttpFakeTransport::response(503, "{}", {{"retry-after", "4"}}));
    QCOMPARE(stage.delay.time(0), 4000ms);
}

void TestApiClient::cancelsDuringBackoff() {
    ClientStage stage;
    Inbox<Account> inbox;
    Call call = stage.client->account(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::failure(Kind::Unreachable));
    QVERIFY(stage.delay.waits(0));
    call.cancel();
    QVERIFY(!stage.delay.waits(0));
    stage.delay.elapse(0);
    QCOMPARE(stage.transport.count(), 1U);
    QVERIFY(inbox.answers.empty());
}

void TestApiClient::revalidatesByETag() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    Call call = stage.client->apps(inbox.reply());
    QCOMPARE(stage.transport.sentHeader(0, "if-none-match"), "");
    stage.transport.answer(0, HttpFakeTransport::response(206, R"([{"id":"a","name":"one"}])",
                                                          {{"etag", "W/\"1\""}, {"next-range", "id ]a.."}}));
    stage.transport.answer(1, ok(R"([{"id":"b","name":"two"}])", {{"etag", "\"2\""}}));
    QCOMPARE(inbox.answers.size(), 1U);

    call = stage.client->apps(inbox.reply());
    QCOMPARE(stage.transport.sentHeader(2, "if-none-match"), "W/\"1\"");
    stage.transport.answer(2, HttpFakeTransport::response(304, ""));
    QCOMPARE(stage.transport.sentHeader(3, "range"), "id ]a.."); // the cached response had a next page
    QCOMPARE(stage.transport.sentHeader(3, "if-none-match"), "\"2\"");
    stage.transport.answer(3, ok(R"([{"id":"c","name":"three"}])", {{"etag", "\"3\""}}));
    QCOMPARE(inbox.answers.size(), 2U);
    const std::vector<core::App> mixed{{{"a"}, "one"}, {{"c"}, "three"}};
    QCOMPARE(inbox.answers[1].value().items, mixed);
    // Other URLs are not affected.
    const Call other = stage.client->account([](auto) {});
    QCOMPARE(stage.transport.sentHeader(4, "if-none-match"), "");
}

void TestApiClient::aResponseWithSecretsIsNotKept() {
    ClientStage stage;
    Inbox<core::PartialList<core::Credential>> inbox;
    Call call = stage.client->credentials({"c1"}, inbox.reply());
    stage.transport.answer(0, ok(documents::credentials, {{"etag", "\"1\""}}));
    QCOMPARE(inbox.only().value().items.size(), 2U);
    call = stage.client->credentials({"c1"}, inbox.reply());
    QCOMPARE(stage.transport.sentHeader(1, "if-none-match"), "");
}

void TestApiClient::unexpected304IsAnError() {
    ClientStage stage;
    Inbox<Account> inbox;
    const Call call = stage.client->account(inbox.reply());
    stage.transport.answer(0, HttpFakeTransport::response(304, ""));
    QCOMPARE(inbox.only().error().kind, Kind::UnexpectedStatus);
    QCOMPARE(inbox.only().error().status, 304);
}

void TestApiClient::reportsToTheMonitor() {
    ClientStage stage;
    QSignalSpy left(&stage.monitor, &SessionMonitor::requestsLeftReported);
    QSignalSpy warned(&stage.monitor, &SessionMonitor::warned);
    const HttpHeaders headers{{"ratelimit-remaining", "4400"}, {"x-heroku-warning", "Warning: This plan goes away."}};
    for (std::size_t i = 0; i < 2; ++i) {
        const Call call = stage.client->account([](auto) {});
        stage.transport.answer(i, ok(documents::account, headers));
    }
    QCOMPARE(left.count(), 2); // an unchanged number is a report too
    QCOMPARE(stage.monitor.requestsLeft(), std::optional(4400));
    QCOMPARE(warned.count(), 1);
    QCOMPARE(warned.at(0).at(0).toString(), QStringLiteral("This plan goes away."));
    const Call refused = stage.client->levels([](auto) {});
    stage.transport.answer(2, HttpFakeTransport::response(429, "{}", {{"ratelimit-remaining", "0"}}));
    QCOMPARE(stage.monitor.requestsLeft(), std::optional(0));
    const Call asked = stage.client->requestsLeft([](auto) {});
    stage.transport.answer(3, ok(R"({"remaining":12})"));
    QCOMPARE(stage.monitor.requestsLeft(), std::optional(12));
}

void TestApiClient::sendsNoTokenInClearText() {
    ClientStage stage("http://api.heroku.com");
    Inbox<core::PartialList<core::App>> inbox;
    Call call = stage.client->apps(inbox.reply());
    QVERIFY(inbox.answers.empty()); // delivered from the event loop only
    stage.delay.elapse(0);
    QCOMPARE(stage.transport.count(), 0U);
    QCOMPARE(inbox.only().error().kind, Kind::InsecureConnection);
    QCOMPARE(inbox.only().error().target, "/apps");
    call = stage.client->apps(inbox.reply());
    call.cancel();
    stage.delay.elapse(1);
    QCOMPARE(inbox.answers.size(), 1U);
}

void TestApiClient::sendsNothingWithoutAToken() {
    for (const char* token : {"", "line\r\nbreak"}) {
        ClientStage stage("http://127.0.0.1:5000", token);
        Inbox<Account> inbox;
        const Call call = stage.client->account(inbox.reply());
        stage.delay.elapse(0);
        QCOMPARE(stage.transport.count(), 0U);
        QCOMPARE(inbox.only().error().kind, Kind::Unauthorized);
        QCOMPARE(inbox.only().error().status, 0);
    }
}

void TestApiClient::cancelledRequestsGetNoReply() {
    ClientStage stage;
    Inbox<core::PartialList<core::App>> inbox;
    {
        const Call call = stage.client->apps(inbox.reply());
        stage.transport.answer(0,
                               HttpFakeTransport::response(206, R"([{"id":"a","name":"one"}])", {{"next-range", "b"}}));
    }
    QVERIFY(!stage.transport.waits(1));
    stage.transport.answer(1, ok("[]"));
    QVERIFY(inbox.answers.empty());
    // Slots may cancel the call whose response they are notified about.
    Call call = stage.client->apps(inbox.reply());
    QObject::connect(&stage.monitor, &SessionMonitor::requestsLeftReported, &stage.monitor, [&call] { call.cancel(); });
    stage.transport.answer(2, ok("[]", {{"ratelimit-remaining", "1"}}));
    QVERIFY(inbox.answers.empty());
}

void TestApiClient::replyMayDestroyTheClient() {
    ClientStage stage;
    int replies = 0;
    Call first = stage.client->levels([&](const ApiResult<core::Catalog>&) {
        ++replies;
        stage.client.reset();
    });
    Call second = stage.client->pricing([&](const ApiResult<core::PriceList>&) { ++replies; });
    stage.transport.answer(0, ok(documents::levels));
    stage.transport.answer(1, ok(documents::pricing));
    QCOMPARE(replies, 1);
    first.cancel();
    second.cancel();
}

void TestApiClient::replyMaySendRequests() {
    ClientStage stage;
    int replies = 0;
    Call call;
    std::function<void()> ask = [&] {
        call = stage.client->apps([&](const ApiResult<core::PartialList<core::App>>& result) {
            QVERIFY(result.ok());
            if (++replies < 3) {
                ask();
            }
        });
    };
    for (int i = 0; i < 3; ++i) {
        stage.transport.push(206, R"([{"id":"a","name":"one"}])", {{"next-range", "id ]a.."}});
        stage.transport.push(200, "[]");
    }
    ask();
    QTRY_COMPARE(replies, 3);
    QCOMPARE(stage.transport.count(), 6U);
}

void TestApiClient::errorsContainNoSecrets() {
    ClientStage stage("http://someone:hidden@127.0.0.1:5000");
    for (const auto kind : {Kind::Timeout, Kind::TooLarge, Kind::InsecureConnection}) {
        Inbox<Account> inbox;
        const Call call = stage.client->account(inbox.reply());
        QVERIFY(stage.transport.request(stage.transport.count() - 1).url.userInfo().isEmpty());
        stage.transport.answer(stage.transport.count() - 1, HttpFakeTransport::failure(kind));
        const auto& e = inbox.only().error();
        const auto all = e.id + e.message + e.url + e.app + e.path + e.expected + e.method + e.target + e.detail;
        QVERIFY(all.find(clientSecret) == std::string::npos && all.find("hidden") == std::string::npos);
    }
}

POOLHOUSE_CORE_APP_TEST(TestApiClient)
#include "tst_api_client.moc"
