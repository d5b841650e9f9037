// SPDX-License-Identifier: GPL-3.0-or-later
// Hand-written pairs of request and response from the API contract: the client must decode the response to the expected
// value, and the sandbox must answer the request with the same structure.
#include "models/api/json_codec.h"
#include "models/core/instant.h"
#include "tests/app/sandbox/api_client.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace poolhouse;
using nlohmann::json;
using sandbox::Header;
using sandbox::test::ApiClient;

namespace {

template <class T> json valueOr(const std::optional<T>& value) {
    return value ? json(*value) : json();
}

json summaryOf(const api::Account& account) {
    return {{"id", account.id}, {"email", account.email}, {"twoFactor", account.twoFactor}};
}

json summaryOf(const std::vector<core::App>& apps) {
    auto all = json::array();
    for (const auto& app : apps) {
        all.push_back({{"id", app.id.value}, {"name", app.name}});
    }
    return all;
}

json summaryOf(const std::vector<core::ClusterSummary>& clusters) {
    auto all = json::array();
    for (const auto& cluster : clusters) {
        all.push_back({{"id", cluster.id.value},
                       {"name", cluster.name},
                       {"app", cluster.app.name},
                       {"plan", cluster.plan},
                       {"state", cluster.state.text},
                       {"createdAt", core::formatInstant(cluster.createdAt.value())}});
    }
    return all;
}

json summaryOf(const std::vector<core::Attachment>& attachments) {
    auto all = json::array();
    for (const auto& attachment : attachments) {
        all.push_back({{"name", attachment.name},
                       {"app", attachment.app.name},
                       {"cluster", attachment.cluster.value},
                       {"pool", attachment.target.pool},
                       {"role", attachment.target.role}});
    }
    return all;
}

json summaryOf(const core::Catalog& catalog) {
    auto all = json::array();
    for (const auto& level : catalog.levels()) {
        all.push_back({{"name", level.name},
                       {"vcpu", level.vcpu.value()},
                       {"memoryGb", level.memoryGb.value()},
                       {"connections", level.connectionsPerInstance.value()}});
    }
    return all;
}

json summaryOf(const core::PriceList& prices) {
    auto all = json::object();
    for (const auto& [plan, table] : prices.plans) {
        auto levels = json::object();
        for (const auto& [level, price] : table.levels) {
            levels[level] = price.monthly.cents;
        }
        all[plan] = {{"levels", levels},
                     {"includedGb", table.storage.value().includedGb},
                     {"centsPerGb", table.storage.value().perGb.cents}};
    }
    return all;
}

json summaryOf(const core::Pool& pool) {
    auto instances = json::array();
    for (const auto& instance : pool.instances) {
        instances.push_back(instance.role.text + " " + instance.status);
    }
    auto endpoints = json::array();
    for (const auto& endpoint : pool.endpoints) {
        endpoints.push_back(endpoint.host + ":" + std::to_string(endpoint.port.value_or(0)));
    }
    return {{"name", pool.name},
            {"status", pool.status.text},
            {"count", pool.expectedCount},
            {"level", pool.expectedLevel},
            {"limit", valueOr(pool.expectedConnectionLimit)},
            {"used", valueOr(pool.connectionsUsed)},
            {"instances", instances},
            {"endpoints", endpoints},
            {"waiting", pool.waitStatus.waiting}};
}

json summaryOf(const core::ClusterInfo& info) {
    auto pools = json::array();
    for (const auto& pool : info.pools) {
        pools.push_back(summaryOf(pool));
    }
    return {{"name", info.name},
            {"app", info.app.name},
            {"status", info.status.text},
            {"version", info.version},
            {"region", info.region},
            {"storageGb", valueOr(core::storageGb(info))},
            {"storageLimitGb", valueOr(core::storageLimitGb(info))},
            {"pools", pools}};
}

template <class T> json summaryOf(const core::PartialList<T>& list) {
    return list.unreadable.empty() ? summaryOf(list.items) : json("unreadable: " + list.unreadable.front().path);
}

json summaryOf(const core::WaitStatus& status) {
    return {{"message", status.message}, {"waiting", status.waiting}};
}

json summaryOf(int number) {
    return number;
}

template <class T, api::ApiResult<T> (*Read)(QByteArrayView)> json readBy(const QByteArray& body) {
    const auto result = Read(body);
    return result ? summaryOf(result.value()) : json("unreadable: " + result.error().detail);
}

json readError(const QByteArray& body) {
    const auto error = api::codec::readErrorBody(body);
    return {{"id", error.id}, {"message", error.message}, {"url", error.url}, {"app", error.app}};
}

using Reader = json (*)(const QByteArray&);

const std::map<std::string, Reader> readers{
    {"account", readBy<api::Account, api::codec::readAccount>},
    {"requestsLeft", readBy<int, api::codec::readRequestsLeft>},
    {"apps", readBy<core::PartialList<core::App>, api::codec::readApps>},
    {"clusters", readBy<core::PartialList<core::ClusterSummary>, api::codec::readClusters>},
    {"attachments", readBy<core::PartialList<core::Attachment>, api::codec::readAttachments>},
    {"levels", readBy<core::Catalog, api::codec::readLevels>},
    {"pricing", readBy<core::PriceList, api::codec::readPricing>},
    {"info", readBy<core::ClusterInfo, api::codec::readInfo>},
    {"waitStatus", readBy<core::WaitStatus, api::codec::readWaitStatus>},
    {"error", readError},
};

json pairsIn(const QString& file) {
    QFile golden(QStringLiteral(POOLHOUSE_SOURCE_DIR "/tests/contract/golden/") + file);
    return golden.open(QIODevice::ReadOnly) ? json::parse(golden.readAll().toStdString()) : json();
}

/// Replaces {cluster:NAME} and {pool:CLUSTER/NAME} in a path by the sandbox's ids.
std::string pathFor(ApiClient& client, const std::string& pattern) {
    static const QRegularExpression variable(QStringLiteral(R"(\{(cluster|pool):([^/}]+)/?([^}]*)\})"));
    auto path = QString::fromStdString(pattern);
    for (auto match = variable.match(path); match.hasMatch(); match = variable.match(path)) {
        const auto cluster = match.captured(2).toStdString();
        const auto id = match.captured(1) == QLatin1String("pool")
                            ? client.pool(cluster, match.captured(3).toStdString())["id"].get<std::string>()
                            : client.clusterId(cluster);
        path.replace(match.capturedStart(), match.capturedLength(), QString::fromStdString(id));
    }
    return path.toStdString();
}

std::string kindOf(const json& value) {
    return value.is_number() ? "number" : value.type_name();
}

/// First member that is missing or has another type than expected; null matches any type. Empty: same structure.
std::string difference(const json& expected, const json& actual, const std::string& where) {
    if (expected.is_null() || actual.is_null()) {
        return {};
    }
    if (kindOf(expected) != kindOf(actual)) {
        return where + " is " + kindOf(actual) + ", not " + kindOf(expected);
    }
    if (expected.is_array() && !expected.empty()) {
        for (const auto& each : actual) {
            if (auto found = difference(expected.front(), each, where + "[]"); !found.empty()) {
                return found;
            }
        }
    }
    const auto members = expected.is_object() ? expected : json::object();
    for (const auto& [name, value] : members.items()) {
        if (!actual.contains(name)) {
            return where + " has no \"" + name + "\"";
        }
        if (auto found = difference(value, actual[name], where + "." + name); !found.empty()) {
            return found;
        }
    }
    return {};
}

std::vector<Header> headersOf(const json& request) {
    std::vector<Header> headers;
    const auto wanted = request.value("headers", json::object());
    for (const auto& [name, value] : wanted.items()) {
        headers.push_back({name, value.get<std::string>()});
    }
    return headers;
}

void addRows() {
    QTest::addColumn<QByteArray>("pair");
    for (const auto* file : {"reading.json", "changes.json", "refusals.json"}) {
        const auto pairs = pairsIn(QString::fromLatin1(file));
        QVERIFY2(pairs.is_array() && !pairs.empty(), file);
        for (const auto& pair : pairs) {
            QTest::newRow(pair["name"].get<std::string>().c_str()) << QByteArray::fromStdString(pair.dump());
        }
    }
}

} // namespace

class TestContractGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientDecodesGoldenResponses_data() { addRows(); }
    void clientDecodesGoldenResponses();
    void sandboxMatchesGoldenResponses_data() { addRows(); }
    void sandboxMatchesGoldenResponses();
};

void TestContractGolden::clientDecodesGoldenResponses() {
    QFETCH(const QByteArray, pair);
    const auto golden = json::parse(pair.toStdString());
    if (!golden.contains("reader")) {
        QVERIFY(!golden.contains("client")); // not read by the client
        return;
    }
    const auto read = readers.at(golden["reader"].get<std::string>());
    COMPARE_JSON(read(QByteArray::fromStdString(golden["answer"].dump())), golden["client"]);
}

void TestContractGolden::sandboxMatchesGoldenResponses() {
    QFETCH(const QByteArray, pair);
    const auto golden = json::parse(pair.toStdString());
    const auto& request = golden["request"];
    ApiClient client;
    const auto response =
        client.send(request["method"].get<std::string>(), pathFor(client, request["path"].get<std::string>()),
                    request.contains("body") ? request["body"].dump() : std::string(), headersOf(request));
    QVERIFY2(response.status == golden["status"].get<int>(),
             (std::to_string(response.status) + " " + response.body).c_str());
    if (golden["answer"].is_null()) {
        QCOMPARE(response.body, std::string());
        return;
    }
    QCOMPARE(std::string(response.header("Content-Type").value_or("")), std::string("application/json"));
    const auto headers = golden.value("headers", json::object());
    for (const auto& [name, pattern] : headers.items()) {
        const auto value = response.header(name);
        const QRegularExpression expected(QRegularExpression::anchoredPattern(QString::fromStdString(pattern)));
        QVERIFY2(value && expected.match(QString::fromStdString(std::string(*value))).hasMatch(), name.c_str());
    }
    const auto answer = json::parse(response.body);
    const auto found = difference(golden["answer"], answer, "the answer");
    QVERIFY2(found.empty(), (found + ": " + response.body.substr(0, 500)).c_str());
    const auto contained = golden.value("contains", json::object());
    for (const auto& [name, text] : contained.items()) {
        QVERIFY(answer[name].get<std::string>().find(text.get<std::string>()) != std::string::npos);
    }
    if (response.status >= 400) {
        COMPARE_JSON(answer["id"], golden["answer"]["id"]);
    }
    if (golden.contains("reader")) {
        const auto read = readers.at(golden["reader"].get<std::string>());
        const auto value = read(QByteArray::fromStdString(response.body));
        QVERIFY2(!value.is_string(), value.dump().c_str()); // the client can decode the sandbox's response
    }
}

QTEST_GUILESS_MAIN(TestContractGolden)
#include "tst_contract_golden.moc"
