// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/active_client.h"
#include "tests/support/answering_services.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;

namespace {

const std::string turned = "demo\u202Edrop";

std::shared_ptr<test::AnsweringServices> oddAccount() {
    auto services = std::make_shared<test::AnsweringServices>();
    services->knownApps = {{{"app"}, turned}};
    core::ClusterSummary cluster;
    cluster.id.value = "cluster";
    cluster.name = turned;
    cluster.app = services->knownApps.front();
    services->knownClusters = {cluster};
    core::ClusterInfo info;
    info.id = cluster.id;
    info.name = turned;
    core::Pool pool;
    pool.id.value = turned;
    pool.name = "web\u001B[31m";
    pool.waitStatus.message = "wait\u0007";
    info.pools = {pool};
    services->knownInfos[cluster.id] = info;
    return services;
}

template <class T, class Ask> T answerOf(Ask ask) {
    std::optional<T> value;
    const auto call = ask([&value](api::ApiResult<T> answer) {
        if (answer) {
            value = std::move(answer).value();
        }
    });
    const bool inTime = QTest::qWaitFor([&value] { return value.has_value(); }, 10000);
    return inTime ? *std::move(value) : T{};
}

} // namespace

class TestActiveClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Trees, titles and phrases to be typed take their names from here.
    void aWindowGetsNamesThatDoNotDeceive() {
        ActiveClient client(true);
        client.use(oddAccount());
        const std::string seen = "demo<U+202E>drop";
        const auto apps = answerOf<core::PartialList<core::App>>([&](auto reply) { return client.apps(reply); }).items;
        QCOMPARE(apps.at(0).name, seen);
        const auto clusters =
            answerOf<core::PartialList<core::ClusterSummary>>([&](auto reply) { return client.clusters(reply); }).items;
        QCOMPARE(clusters.at(0).name, seen);
        QCOMPARE(clusters.at(0).app.name, seen);
        const auto info = answerOf<core::ClusterInfo>([&](auto reply) { return client.info({"cluster"}, reply); });
        QCOMPARE(info.name, seen);
        QCOMPARE(info.pools.at(0).name, std::string("web<U+001B>[31m"));
        QCOMPARE(info.pools.at(0).waitStatus.message, std::string("wait<U+0007>"));
        QCOMPARE(info.pools.at(0).id.value, turned); // requests are made of ids
    }

    void aCommandGetsNamesAsTheyAre() {
        ActiveClient client;
        client.use(oddAccount());
        const auto apps = answerOf<core::PartialList<core::App>>([&](auto reply) { return client.apps(reply); }).items;
        QCOMPARE(apps.at(0).name, turned);
    }
};

POOLHOUSE_CORE_APP_TEST(TestActiveClient)
#include "tst_active_client.moc"
