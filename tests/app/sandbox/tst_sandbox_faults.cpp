// SPDX-License-Identifier: GPL-3.0-or-later
// Fault injection: syntax, matching, the response to the client and the effect on the world.
#include "app/sandbox/fault.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/host_header.h"
#include "app/sandbox/sandbox.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

const core::Instant faultsBegin = *core::parseInstant("2026-06-22T08:28:00Z");

Fault faultOf(const std::string& spec) {
    return parseFault(spec).value();
}

Request requestFor(const std::string& method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = path;
    return request;
}

/// The scenario "small" with a manual clock.
std::unique_ptr<Sandbox> standing(std::vector<std::string> specs = {}, SandboxOptions options = {}) {
    options.manualStart = faultsBegin;
    for (const auto& spec : specs) {
        options.faults.push_back(faultOf(spec));
    }
    return Sandbox::start(options).value();
}

json worldOf(const Sandbox& sandbox) {
    return json::parse(sandbox.world());
}

json clusterOf(const Sandbox& sandbox) {
    const auto world = worldOf(sandbox);
    for (const auto& cluster : world["clusters"]) {
        if (cluster["name"] == "postgresql-tapered-35561") {
            return cluster;
        }
    }
    return nullptr;
}

std::string poolsPath(const Sandbox& sandbox) {
    return "/data/postgres/v1/" + clusterOf(sandbox)["id"].get<std::string>() + "/pools";
}

const std::string newPool = R"({"level":"4G-Performance","count":1,"name":"search"})";

} // namespace

class TestSandboxFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parsesSpecifications() {
        auto fault = faultOf("reset-after:POST /pools:1");
        QVERIFY(fault.kind == Fault::Kind::ResetAfter);
        QCOMPARE(fault.method, std::string("POST"));
        QCOMPARE(fault.path, std::string("/pools"));
        QCOMPARE(fault.times.value(), 1);
        QVERIFY(!fault.chance);
        fault = faultOf("latency:PATCH:5s");
        QVERIFY(fault.kind == Fault::Kind::Latency && fault.time == 5s && fault.method == "PATCH" &&
                fault.path.empty());
        fault = faultOf("status:503:0.2");
        QVERIFY(fault.kind == Fault::Kind::Status && fault.status == 503 && fault.chance == 0.2 && !fault.times);
        fault = faultOf("429:Retry-After=3");
        QVERIFY(fault.kind == Fault::Kind::Status && fault.status == 429);
        QVERIFY(fault.headers == (std::vector<Header>{{"Retry-After", "3"}}));
        fault = faultOf("409:2:/pools:message=Not now%3A wait.:id=busy:1.0");
        QCOMPARE(fault.message, std::string("Not now: wait."));
        QVERIFY(fault.id == "busy" && fault.times == 2 && fault.chance == 1.0 && fault.path == "/pools");
        QVERIFY(faultOf("timeout-late:200ms").time == 200ms);
        QVERIFY(faultOf("timeout-late").time == 30s);
        QVERIFY(faultOf("restart-before:2m").time == 120s);
        QVERIFY(faultOf("status-after:500:500").times == 500);
        QCOMPARE(faultOf("cut:GET /info:3").spec, std::string("cut:GET /info:3"));
    }

    void rejectsInvalidSpecifications_data() {
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* spec, const char* part) { QTest::newRow(spec) << QByteArray(part); };
        row("", "A fault begins with its kind, for example \"reset-after:POST /pools:1\".");
        row("explode", "Unknown fault \"explode\"; available: status, status-after, reset-before, ");
        row("status", "The fault \"status\" needs a status from 300 to 599, for example \"status:503\".");
        row("status:banana", "The fault \"status:banana\" needs a status from 300 to 599");
        row("status:200", "needs a status from 300 to 599");
        row("600", "needs a status from 300 to 599");
        row("status-after:POST:500", "needs a status from 300 to 599");
        row("latency:PATCH", "The fault \"latency\" needs a time, for example \"latency:PATCH:5s\".");
        row("reset-after:post /pools",
            "In the fault \"reset-after:post /pools\", \"post /pools\" is none of METHOD /PATH (in capitals)");
        row("reset-after:", "In the fault \"reset-after:\", a field between two colons is empty.");
        row("reset-after::1", "a field between two colons is empty.");
        row("cut:POST:GET", "\"GET\" repeats METHOD or /PATH.");
        row("cut:POST ", "\"POST \" is not METHOD, /PATH or METHOD /PATH.");
        row("cut:POST pools", "is not METHOD, /PATH or METHOD /PATH.");
        row("cut:/", "\"/\" is not METHOD, /PATH or METHOD /PATH.");
        row("cut:POst /pools", "is not METHOD, /PATH or METHOD /PATH.");
        row("cut:0", "\"0\" is not a number of times from 1 to 2147483647.");
        row("cut:99999999999", "is not a number of times");
        row("cut:1:2", "\"2\" repeats the number of times.");
        row("cut:1.5", "\"1.5\" is not a probability above 0, at most 1.");
        row("cut:0.0", "is not a probability above 0, at most 1.");
        row("cut:0.2x", "is not a probability above 0, at most 1.");
        row("cut:0.1:0.2", "\"0.2\" repeats the probability.");
        row("cut:5s", "\"5s\" is a time, and cut takes none.");
        row("latency:0s", "\"0s\" is not longer than 0.");
        row("latency:5h", "\"5h\" is none of");
        row("latency:99999999m", "is none of");
        row("latency:1s:2s", "\"2s\" repeats the time.");
        row("cut:Retry-After=3", "\"Retry-After=3\" needs a kind with a status; cut has none.");
        row("429:Retry After=3", "is not NAME=VALUE with a value on one line.");
        row("429:X=a%0d%0ab", "is not NAME=VALUE with a value on one line.");
        row("429:X=%zz", "is not NAME=VALUE with a value on one line.");
        row("429:Content-Length=3", "the header Content-Length can't be set.");
    }
    void rejectsInvalidSpecifications() {
        QFETCH(QByteArray, part);
        const auto fault = parseFault(QTest::currentDataTag());
        QVERIFY(!fault);
        QVERIFY2(fault.error().find(part.toStdString()) != std::string::npos, fault.error().c_str());
        QVERIFY2(fault.error().ends_with('.'), fault.error().c_str());
    }

    void matchesRequests_data() {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<bool>("concerned");
        const auto row = [](const char* spec, bool concerned) { QTest::newRow(spec) << QByteArray(spec) << concerned; };
        row("cut", true);
        row("cut:POST", true);
        row("cut:PATCH", false);
        row("cut:/pools", true);
        row("cut:POST /pools", true);
        row("cut:POST /x/pools", true);
        row("cut:/data/postgres/v1", true);
        row("cut:/pool", false);
        row("cut:/v1/pools", false);
        row("cut:DELETE /pools", false);
    }
    void matchesRequests() {
        QFETCH(QByteArray, spec);
        QTEST(faultOf(spec.toStdString()).concerns(requestFor("POST", "/data/postgres/v1/x/pools")), "concerned");
    }

    /// Limited count; first match wins; chance is deterministic by seed.
    void appliesTimesAndChance() {
        Faults faults;
        faults.add(faultOf("latency:2s"));
        faults.add(faultOf("503:POST:2"));
        faults.add(faultOf("reset-before:3"));
        faults.add(faultOf("latency:GET:1s:1"));
        const auto strike = [&faults](const char* method) {
            const auto found = faults.strike(requestFor(method, "/x"));
            return (found.fault ? found.fault->spec : "-") + " " + std::to_string(found.latency.count());
        };
        QCOMPARE(strike("POST"), std::string("503:POST:2 2000"));
        QCOMPARE(strike("GET"), std::string("reset-before:3 3000"));
        QCOMPARE(strike("POST"), std::string("503:POST:2 2000"));
        QCOMPARE(strike("POST"), std::string("reset-before:3 2000"));
        QCOMPARE(strike("GET"), std::string("reset-before:3 2000"));
        QCOMPARE(strike("POST"), std::string("- 2000"));
        QVERIFY(faults.all()[1].spent() && faults.all()[1].struck == 2);

        const auto pattern = [](std::uint64_t seed) {
            Faults some(seed);
            some.add(faultOf("503:0.2"));
            std::string struck;
            for (int i = 0; i < 1000; ++i) {
                struck += some.strike(requestFor("GET", "/x")).fault ? '1' : '0';
            }
            return struck;
        };
        QCOMPARE(pattern(7), pattern(7));
        QVERIFY(pattern(7) != pattern(8));
        const auto count = std::ranges::count(pattern(7), '1');
        QVERIFY2(count > 150 && count < 250, std::to_string(count).c_str());
    }

    /// Also to a client that has the right body, and without a validator by which it would be kept for one.
    void wrongTypesAreSent() {
        const auto sandbox = standing();
        HttpClient client(sandbox->port());
        const auto validators = [&client] { return client.received().count("\r\nETag: "); };
        const auto good = client.exchange("GET", "/account");
        QCOMPARE(validators(), 1);
        const auto tagAt = client.received().indexOf("\r\nETag: ") + 8;
        const auto tag = client.received().mid(tagAt, client.received().indexOf("\r\n", tagAt) - tagAt);
        auto conditional = requestText("GET", "/account");
        conditional.insert(conditional.indexOf("\r\n") + 2, "If-None-Match: " + tag + "\r\n");
        sandbox->inject(parseFault("wrong-type:GET /account:1").value());
        client.send(conditional);
        QTRY_COMPARE(client.responses().size(), 2U);
        QCOMPARE(client.responses()[1].first, 200);
        QVERIFY(client.responses()[1].second != good.second);
        QCOMPARE(validators(), 1);
        client.send(conditional);
        QTRY_COMPARE(client.responses().size(), 3U);
        QCOMPARE(client.responses()[2].first, 304);
    }

    /// What the client receives, and whether the pool was created.
    void everyFaultKind_data() {
        QTest::addColumn<QByteArray>("gets"); // the status; "reset", "nothing" or "cut"
        QTest::addColumn<bool>("acts");
        const auto row = [](const char* spec, const char* gets, bool acts) {
            QTest::newRow(spec) << QByteArray(gets) << acts;
        };
        row("401", "401", false);
        row("status:503", "503", false);
        row("status-after:500", "500", true);
        row("reset-before", "reset", false);
        row("reset-after", "reset", true);
        row("timeout-before", "nothing", false);
        row("timeout-after", "nothing", true);
        row("timeout-late", "nothing", false);
        row("restart-before", "reset", false);
        row("restart-after", "reset", true);
        row("cut", "cut", true);
        row("wrong-type", "200", true);
        row("no-json-before", "200", false);
        row("no-json", "200", true);
        row("latency:1ms", "200", true);
    }
    void everyFaultKind() {
        QFETCH(QByteArray, gets);
        QFETCH(bool, acts);
        const auto sandbox = standing({std::string(QTest::currentDataTag()) + ":POST /pools:1"});
        const auto before = clusterOf(*sandbox)["pools"].size();
        HttpClient client(sandbox->port());
        client.send(requestText("POST", poolsPath(*sandbox), newPool));
        QTRY_COMPARE(worldOf(*sandbox)["requests"].get<int>(), 1);
        QCOMPARE(clusterOf(*sandbox)["pools"].size(), before + (acts ? 1 : 0));
        QCOMPARE(worldOf(*sandbox)["changes"].get<int>(), acts ? 1 : 0);
        QCOMPARE(worldOf(*sandbox)["faults"][0]["struck"].get<int>(), 1);
        QVERIFY(worldOf(*sandbox)["faults"][0]["spent"].get<bool>());
        if (gets == "nothing") {
            HttpClient other(sandbox->port());
            QCOMPARE(other.exchange("GET", "/account").first, 200); // other connections are not affected
            QVERIFY(client.received().isEmpty());
        } else if (gets == "reset") {
            QVERIFY(client.ended());
            QVERIFY(client.received().isEmpty());
        } else if (gets == "cut") {
            QVERIFY(client.ended());
            QVERIFY(client.responses().empty());
            QVERIFY(client.received().startsWith("HTTP/1.1 200 OK\r\n"));
            QVERIFY(client.received().contains("\r\n\r\n{"));
        } else {
            QTRY_COMPARE(client.responses().size(), 1U);
            QCOMPARE(QByteArray::number(client.responses()[0].first), gets);
        }
    }

    void faultyBodies() {
        const auto sandbox = standing({"403:1:id=two_factor", "429:1:Retry-After=3", "422:1:message=No%3A never.",
                                       "423:1", "wrong-type:GET /info:1", "no-json:1"});
        HttpClient client(sandbox->port());
        const auto path = poolsPath(*sandbox);
        QCOMPARE(
            client.exchange("POST", path, newPool).second,
            std::string(R"({"app":{"name":"status-page"},"id":"two_factor","message":"A second factor is needed."})"));
        QCOMPARE(json::parse(client.exchange("POST", path, newPool).second)["id"].get<std::string>(),
                 std::string("rate_limit"));
        QVERIFY(client.received().contains("\r\nRetry-After: 3\r\n"));
        QCOMPARE(client.exchange("POST", path, newPool).second,
                 std::string(R"({"id":"unprocessable_entity","message":"No: never."})"));
        QCOMPARE(json::parse(client.exchange("POST", path, newPool).second)["id"].get<std::string>(),
                 std::string("confirmation_required"));
        const auto spoilt = json::parse(client.exchange("GET", path.substr(0, path.size() - 5) + "info").second);
        QVERIFY2(spoilt["status"].is_number() && spoilt["pools"].is_array(), spoilt.dump().c_str());
        QVERIFY(client.exchange("GET", "/account").second.starts_with("<!DOCTYPE html>"));
        QCOMPARE(client.exchange("GET", "/account").first, 200);
    }

    /// Executed later in sandbox time, without a response.
    void executesLate() {
        const auto sandbox = standing({"timeout-late:POST:20s:1"});
        const auto before = clusterOf(*sandbox)["pools"].size();
        {
            HttpClient client(sandbox->port());
            client.send(requestText("POST", poolsPath(*sandbox), newPool));
            QTRY_COMPARE(worldOf(*sandbox)["requests"].get<int>(), 1);
        }
        sandbox->setNow(faultsBegin + 19s);
        QCOMPARE(clusterOf(*sandbox)["pools"].size(), before);
        sandbox->setNow(faultsBegin + 20s);
        QCOMPARE(clusterOf(*sandbox)["pools"].size(), before + 1);
    }

    /// The server stops listening, resets all connections, and keeps the port and the world.
    void restartsWithManualClock() {
        const auto sandbox = standing({"restart-after:POST:10s:1"});
        HttpClient idle(sandbox->port());
        QCOMPARE(idle.exchange("GET", "/account").first, 200);
        HttpClient client(sandbox->port());
        client.send(requestText("POST", poolsPath(*sandbox), newPool));
        QVERIFY(client.ended() && idle.ended());
        for (const auto seconds : {0s, 9s}) {
            sandbox->setNow(faultsBegin + seconds);
            HttpClient refused(sandbox->port());
            QVERIFY(refused.ended());
            QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
        }
        SandboxOptions other;
        other.port = sandbox->port();
        QCOMPARE(Sandbox::start(other).error().code, SandboxErrorCode::PortInUse);
        sandbox->setNow(faultsBegin + 10s);
        HttpClient again(sandbox->port());
        QCOMPARE(again.exchange("GET", "/account").first, 200);
        QCOMPARE(clusterOf(*sandbox)["pools"].size(), 3U);
    }

    void restartsWithRunningClock() {
        SandboxOptions options;
        options.timeScale = 1000;
        options.faults = {faultOf("restart-before:POST:10s:1")};
        const auto sandbox = Sandbox::start(options).value();
        HttpClient client(sandbox->port());
        client.send(requestText("POST", "/apps"));
        QVERIFY(client.ended());
        const auto connects = [port = static_cast<quint16>(sandbox->port())] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            return socket.waitForConnected();
        };
        QTRY_VERIFY(connects());
        QCOMPARE(HttpClient(sandbox->port()).exchange("GET", "/account").first, 200);
    }

    void recordsFaults() {
        QTemporaryDir folder;
        SandboxOptions options;
        options.recordFile = folder.filePath(QStringLiteral("record")).toStdString();
        const auto sandbox = standing({"503:1"}, options);
        HttpClient client(sandbox->port());
        QCOMPARE(client.exchange("GET", "/account").first, 503);
        QCOMPARE(client.exchange("GET", "/account").first, 200);
        QFile file(QString::fromStdString(options.recordFile));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(json::parse(file.readLine().toStdString())["fault"].get<std::string>(), std::string("503:1"));
        QVERIFY(!json::parse(file.readLine().toStdString()).contains("fault"));
    }

    void acceptsLoopbackHostsOnly_data() {
        QTest::addColumn<bool>("good");
        const auto row = [](const char* host, bool good) { QTest::newRow(host) << good; };
        for (const auto* host : {"localhost", "LocalHost:80", "api.localhost:5433", "127.0.0.1", "127.0.0.1:5433",
                                 "127.255.0.9", "[::1]", "[::1]:80", "localhost:"}) {
            row(host, true);
        }
        for (const auto* host : {"", "evil.example", "evil.example:5433", "localhost.evil.example", "notlocalhost",
                                 "127.0.0.1.evil.example", "127.0.0", "127.0.0.256", "128.0.0.1", "0.0.0.0",
                                 "192.168.1.5", "[::2]", "0127.0.0.1", "127.0.0.01", "localhost:123456",
                                 "localhost:80x", "127.0.0.1:80:90", "evil.example:[::1]"}) {
            row(host, false);
        }
    }
    /// Protection against DNS rebinding.
    void acceptsLoopbackHostsOnly() {
        auto request = requestFor("GET", "/");
        request.headers = {{"Host", QTest::currentDataTag()}};
        QTEST(addressedToThisMachine(request), "good");
    }

    void rejectsMisdirectedRequests() {
        const auto sandbox = standing();
        HttpClient client(sandbox->port());
        client.send("GET /account HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " +
                    QByteArray::fromStdString(clientToken) + "\r\n\r\n");
        QTRY_COMPARE(client.responses().size(), 1U);
        QCOMPARE(client.responses()[0].first, 421);
        QVERIFY(client.received().contains("their Host must be localhost"));
        client.send("GET /account HTTP/1.0\r\nConnection: keep-alive\r\nAuthorization: Bearer " +
                    QByteArray::fromStdString(clientToken) + "\r\n\r\n");
        QTRY_COMPARE(client.responses().size(), 2U);
        QCOMPARE(client.responses()[1].first, 200);
    }

    void controlEndpoint() {
        SandboxOptions options;
        options.control = true;
        const auto sandbox = standing({}, options);
        HttpClient client(sandbox->port());
        const auto post = [&client](const std::string& body, const std::string& type = "application/json") {
            const auto before = client.responses().size();
            client.send(
                QByteArray::fromStdString("POST /sandbox/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
                                          "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
            (void)QTest::qWaitFor([&] { return client.responses().size() > before; });
            return client.responses().back();
        };
        QCOMPARE(post(R"({"faults":["503:GET /account:1","cut:POST"]})").first, 201);
        QCOMPARE(client.exchange("GET", "/account").first, 503);
        const auto faults = client.get("/sandbox/faults");
        QCOMPARE(faults.dump(), std::string(R"({"faults":[{"spec":"503:GET /account:1","spent":true,"struck":1},)"
                                            R"({"spec":"cut:POST","spent":false,"struck":0}]})"));
        QCOMPARE(post(R"({"faults":["503","explode"]})").first, 422); // atomic
        QVERIFY(client.responses().back().second.find("Unknown fault") != std::string::npos);
        for (const auto* body : {"", "[]", "{}", R"({"faults":"503"})", R"({"faults":[],"more":1})"}) {
            QCOMPARE(post(body).first, 400);
        }
        QCOMPARE(post(R"({"faults":[503]})").first, 422);
        QCOMPARE(post(R"({"faults":["503"]})", "text/plain").first,
                 415); // a web page may send this without a CORS preflight
        QCOMPARE(client.get("/sandbox/faults")["faults"].size(), 2U);
        QCOMPARE(client.exchange("DELETE", "/sandbox/faults").first, 200);
        QVERIFY(client.get("/sandbox/faults")["faults"].empty());
        const auto world = client.get("/sandbox/state");
        QCOMPARE(world["now"].get<std::string>(), std::string("2026-06-22T08:28:00Z"));
        QCOMPARE(world["requests"].get<int>(), 1);
        QCOMPARE(world["clusters"].size(), 11U);
        QCOMPARE(client.exchange("PATCH", "/sandbox/faults").first, 405);
        QCOMPARE(client.exchange("DELETE", "/sandbox/state").first, 405);
        QCOMPARE(client.exchange("GET", "/sandbox").first, 404);
    }

    void aMigrationFails() {
        SandboxOptions options;
        options.control = true;
        const auto sandbox = standing({}, options);
        HttpClient client(sandbox->port());
        const std::string target = "postgresql-rectangular-12345";
        const auto fail = [&client](const nlohmann::json& body) {
            return client.exchange("POST", "/sandbox/migrations", body.dump()).first;
        };
        const auto source = client.get("/addons/postgresql-rigid-40120").at("id");
        const auto path = "/data/postgres/v1/" + client.get("/addons/" + target).at("id").get<std::string>();
        const auto prepare = nlohmann::json{{"method", "cdc"}, {"source_id", source}}.dump();
        QCOMPARE(fail({{"fail", target}}), 404);
        QCOMPARE(client.exchange("POST", path + "/migrations", prepare).first, 200);
        QCOMPARE(fail(nlohmann::json::array()), 400);
        QCOMPARE(client.exchange("GET", "/sandbox/migrations").first, 405);
        QCOMPARE(fail({{"fail", target}, {"message", "No space."}}), 200);
        const auto failed = client.get(path + "/migrations");
        QVERIFY(failed["status"] == "failed" && failed["completed"] == true && failed["successful"] == false);
        QVERIFY(failed["last_error_message"] == "No space." && failed["stop_reason"].is_null());
        QCOMPARE(client.exchange("POST", path + "/migrations", prepare).first, 200); // its source is released
    }

    void controlIsOffByDefault() {
        const auto sandbox = standing();
        HttpClient client(sandbox->port());
        QCOMPARE(client.exchange("GET", "/sandbox/state").first, 404);
        QVERIFY(client.responses().back().second.find("does not serve") != std::string::npos);
        QCOMPARE(client.exchange("DELETE", "/sandbox/faults").first, 404);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxFaults)
#include "tst_sandbox_faults.moc"
