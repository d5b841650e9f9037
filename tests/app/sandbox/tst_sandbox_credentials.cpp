// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials of Advanced and classic databases.
#include "tests/app/sandbox/api_client.h"
#include "tests/support/test_main.h"

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

std::string classicPath(ApiClient& client, const std::string& name = classic) {
    return "/postgres/v0/databases/" + client.clusterId(name);
}

json ownerOf(ApiClient& client, const std::string& cluster = rectangular) {
    return client.get(client.dataPath(cluster) + "/credentials")["items"][0];
}

} // namespace

class TestSandboxCredentials : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownerCredential() {
        ApiClient client;
        const auto items = client.get(client.dataPath(rectangular) + "/credentials")["items"];
        QCOMPARE(items.size(), 1U);
        const auto& owner = items[0];
        QCOMPARE(textOf(owner, "type"), std::string("owner"));
        QCOMPARE(textOf(owner, "port"), std::string("5432"));
        QCOMPARE(textOf(owner["roles"][0], "password").size(), 65U);
        QCOMPARE(textOf(owner, "host"), client.pool(rectangular, "leader")["endpoints"][0]["host"].get<std::string>());
        ApiClient same;
        COMPARE_JSON(ownerOf(same), owner);
        ApiClient other("small", {}, 2);
        QVERIFY(ownerOf(other)["roles"][0]["password"] != owner["roles"][0]["password"]);
    }

    void createsAndDestroys() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/credentials";
        const auto [status, made] = client.call("POST", path, {{"name", "free cred"}});
        QCOMPARE(status, 201);
        QCOMPARE(textOf(made, "state"), std::string("enabling"));
        QCOMPARE(textOf(made["roles"][0], "state"), std::string("inactive"));
        QCOMPARE(client.info(rectangular)["features"]["credentials"]["current_count"].get<int>(), 2);
        const auto again = client.call("POST", path, {{"name", "free cred"}});
        QCOMPARE(again.first, 422);
        QCOMPARE(textOf(again.second, "id"), std::string("unprocessable_entity"));
        client.now += seconds(16);
        const auto ready = client.get(path + "/free%20cred");
        QCOMPARE(textOf(ready, "state"), std::string("active"));
        QCOMPARE(textOf(ready["roles"][0], "state"), std::string("active"));
        QCOMPARE(client.send("DELETE", path + "/free%20cred").status, 204);
        QCOMPARE(textOf(client.get(path + "/free%20cred"), "state"), std::string("revoking"));
        QCOMPARE(client.send("DELETE", path + "/free%20cred").status, 204);
        client.now += seconds(16);
        QCOMPARE(client.send("GET", path + "/free%20cred").status, 404);
        QCOMPARE(client.send("DELETE", path + "/free%20cred").status, 404);
    }

    void rejectsInvalidNames_data() {
        QTest::addColumn<QByteArray>("body");
        for (const auto* body : {"{}", R"({"name":""})", R"({"name":" x"})", R"({"name":"a|b"})", R"({"name":7})",
                                 R"({"name":"a","type":"owner"})"}) {
            QTest::newRow(body) << QByteArray(body);
        }
        QTest::newRow("long") << QByteArray("{\"name\":\"" + QByteArray(64, 'x') + "\"}");
    }
    void rejectsInvalidNames() {
        QFETCH(QByteArray, body);
        ApiClient client;
        QCOMPARE(client.send("POST", client.dataPath(rectangular) + "/credentials", body.toStdString()).status, 422);
        QCOMPARE(client.send("POST", classicPath(client) + "/credentials", body.toStdString()).status, 422);
    }

    void keepsAttachedCredentials() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/credentials";
        QCOMPARE(client.call("POST", path, {{"name", "analyst"}}).first, 201);
        client.now += seconds(16);
        const auto [status, made] = client.call("POST", "/addon-attachments",
                                                {{"addon", {{"name", rectangular}}},
                                                 {"app", {{"name", "status-page"}}},
                                                 {"name", "REPORTS"},
                                                 {"namespace_config", {{"role", "analyst"}, {"proxy", "false"}}}});
        QCOMPARE(status, 201);
        const auto url = client.configVars("status-page")["REPORTS_URL"].get<std::string>();
        const auto user = client.get(path + "/analyst")["roles"][0]["user"].get<std::string>();
        QVERIFY(url.starts_with("postgres://" + user + ":"));
        const auto refused = client.call("DELETE", path + "/analyst");
        QCOMPARE(refused.first, 422);
        QVERIFY(textOf(refused.second, "message").find("status-page") != std::string::npos);
        QCOMPARE(client.send("DELETE", path + "/" + ownerOf(client)["name"].get<std::string>()).status, 422);
        QCOMPARE(client.send("DELETE", "/addon-attachments/" + made["id"].get<std::string>()).status, 200);
        QCOMPARE(client.send("DELETE", path + "/analyst").status, 204);
    }

    void rotatesTheOwner() {
        ApiClient client;
        const auto before = ownerOf(client);
        const auto vars = client.configVars("catalog-api");
        const auto release = client.lastRelease("catalog-api")["version"].get<int>();
        const auto path = client.dataPath(rectangular) + "/credentials/" + before["name"].get<std::string>();
        const auto [status, body] = client.call("POST", path + "/rotate", json::object());
        QCOMPARE(status, 202);
        QVERIFY(body.is_object());
        const auto rotating = ownerOf(client);
        QCOMPARE(textOf(rotating, "state"), std::string("rotating"));
        QCOMPARE(rotating["roles"].size(), 2U);
        QVERIFY(rotating["roles"][0]["password"] != before["roles"][0]["password"]);
        QVERIFY(client.configVars("catalog-api")["READS_URL"] != vars["READS_URL"]);
        QCOMPARE(client.lastRelease("catalog-api")["version"].get<int>(), release + 1);
        client.now += seconds(21);
        const auto after = ownerOf(client);
        QCOMPARE(textOf(after, "state"), std::string("active"));
        QCOMPARE(after["roles"].size(), 1U);
        QCOMPARE(textOf(after["roles"][0], "user"), textOf(before["roles"][0], "user"));
    }

    void forcedRotationsEndSooner() {
        for (const bool forced : {true, false}) {
            ApiClient client;
            const auto path = client.dataPath(rectangular);
            QCOMPARE(client.call("POST", path + "/credentials", {{"name", "analyst"}}).first, 201);
            QCOMPARE(client.call("POST", path + "/credentials/analyst/rotate").first, 422); // still enabling
            client.now += seconds(16);
            const auto body = forced ? json{{"forced", true}} : json::object();
            QCOMPARE(client.call("POST", path + "/rotate_credentials", body).first, 202);
            client.now += seconds(21);
            const auto state = textOf(client.get(path + "/credentials/analyst"), "state");
            QCOMPARE(state, std::string(forced ? "active" : "rotating"));
            QCOMPARE(textOf(ownerOf(client), "state"), std::string("active"));
            client.now += seconds(70);
            QCOMPARE(textOf(client.get(path + "/credentials/analyst"), "state"), std::string("active"));
        }
    }

    void rejectsUnknownCredentials() {
        ApiClient client;
        const auto path = client.dataPath(rectangular) + "/credentials/nobody";
        for (const auto* method : {"GET", "DELETE"}) {
            QCOMPARE(client.send(method, path).status, 404);
        }
        QCOMPARE(client.call("POST", path + "/rotate", {{"forced", true}}).first, 404);
        QCOMPARE(client.call("POST", path + "/rotate", {{"forced", "yes"}}).first, 422);
        QCOMPARE(client.send("GET", client.dataPath(classic) + "/credentials").status,
                 404); // path for Advanced clusters
        QCOMPARE(client.send("GET", classicPath(client, rectangular) + "/credentials").status, 404);
    }

    void classicCredentials() {
        ApiClient client;
        const auto path = classicPath(client);
        const auto list = client.get(path + "/credentials");
        QVERIFY(list.is_array() && list.size() == 1);
        QCOMPARE(textOf(list[0], "name"), std::string("default"));
        QVERIFY(list[0].contains("uuid") && list[0]["credentials"][0].contains("connections"));
        QCOMPARE(client.call("POST", path + "/credentials", {{"name", "reporting"}}).first, 201);
        QCOMPARE(textOf(client.get(path + "/credentials/reporting"), "state"), std::string("provisioning"));
        client.now += seconds(16);
        QCOMPARE(textOf(client.get(path + "/credentials/reporting"), "state"), std::string("active"));
        QCOMPARE(client.call("POST", path + "/credentials/reporting/credentials_rotation", json::object()).first, 202);
        QCOMPARE(textOf(client.get(path + "/credentials/reporting"), "state"), std::string("rotating"));
        QCOMPARE(client.call("POST", path + "/credentials_rotation", {{"forced", true}}).first, 202);
        client.now += seconds(21);
        QCOMPARE(textOf(client.get(path + "/credentials/reporting"), "state"), std::string("active"));
        // by the name of the add-on, like the CLI
        QCOMPARE(client.call("DELETE", "/postgres/v0/databases/" + classic + "/credentials/default").first, 422);
        QCOMPARE(client.call("DELETE", "/postgres/v0/databases/" + classic + "/credentials/reporting").first, 200);
        client.now += seconds(16);
        QCOMPARE(client.get(path + "/credentials").size(), 1U);
        QCOMPARE(
            client.call("POST", classicPath(client, "postgresql-minimal-70091") + "/credentials", {{"name", "second"}})
                .first,
            422);
    }

    void attachesAClassicCredential() {
        ApiClient client;
        QCOMPARE(client.call("POST", classicPath(client) + "/credentials", {{"name", "reporting"}}).first, 201);
        client.now += seconds(16);
        const auto attach = [&](const json& config) {
            return client.call(
                "POST", "/addon-attachments",
                {{"addon", {{"name", classic}}}, {"app", {{"name", "status-page"}}}, {"namespace_config", config}});
        };
        QCOMPARE(textOf(attach({{"proxy", "false"}, {"role", "reporting"}}).second, "namespace"),
                 std::string("credential:reporting"));
        QCOMPARE(attach({{"proxy", "false"}, {"pool", "leader"}}).first, 422);
        QCOMPARE(client.call("DELETE", classicPath(client) + "/credentials/reporting").first, 422);
    }

    void reportsBastions() {
        ApiClient client;
        const auto path = [&](const char* name) {
            return "/client/v11/databases/" + client.clusterId(name) + "/bastion";
        };
        const auto bastion = client.get(path("postgresql-sheltered-51877"));
        QVERIFY(bastion.contains("host") && bastion.contains("private_key"));
        COMPARE_JSON(client.get(path("postgresql-rigid-40120")), json::object());
        COMPARE_JSON(client.get(path("postgresql-rectangular-12345")), json::object());
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxCredentials)
#include "tst_sandbox_credentials.moc"
