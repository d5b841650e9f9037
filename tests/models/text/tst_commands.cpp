// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/plan.h"
#include "models/fleet/store.h"
#include "models/text/commands.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QUrl>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace poolhouse;

namespace {

const QString base = QStringLiteral("https://api.data.heroku.com");
const QString pools =
    QStringLiteral("'https://api.data.heroku.com/data/postgres/v1/id-postgresql-rectangular-12345/pools");

/// The lines that every command has below its method and address.
QString headers(bool body) {
    return QStringLiteral(" \\\n  -H 'Accept: application/vnd.heroku+json; version=3'"
                          " \\\n  -H \"Authorization: Bearer $HEROKU_API_KEY\"") +
           (body ? QStringLiteral(" \\\n  -H 'Content-Type: application/json'") : QString());
}

QString command(const char* method, const QString& path, const char* body = nullptr) {
    auto line = QStringLiteral("curl -X %1 \\\n  %2%3'").arg(QLatin1String(method), pools, path);
    line += headers(body != nullptr);
    return body == nullptr ? line : line + QStringLiteral(" \\\n  -d '%1'").arg(QLatin1String(body));
}

/// The plan that leads the cluster of the main window from its pools to `wanted`.
QString commandsFor(const std::function<void(std::vector<core::PoolShape>&)>& edit, bool withDetails = true) {
    fleet::Store store;
    test::fillWithRectangular(store);
    if (!withDetails) {
        store.clear();
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
    }
    core::ClusterPlan cluster;
    cluster.id = test::rectangular().id;
    cluster.cluster = test::rectangular().name;
    cluster.live = core::shapesOf(test::rectangularInfo());
    cluster.wanted = cluster.live;
    edit(cluster.wanted);
    core::Plan plan;
    plan.clusters.push_back(cluster);
    return text::planCommands(plan, store, base);
}

core::PoolShape& named(std::vector<core::PoolShape>& shapes, const std::string& name) {
    return *std::find_if(shapes.begin(), shapes.end(), [&name](const auto& each) { return each.name == name; });
}

} // namespace

class TestCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steps_data() {
        using Edit = std::function<void(std::vector<core::PoolShape>&)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QStringList>("commands");
        const auto row = [](const char* name, Edit edit, const QStringList& commands) {
            QTest::newRow(name) << std::move(edit) << commands;
        };
        const auto id = [](const char* pool) {
            return QStringLiteral("/postgresql-rectangular-12345%2F") + QLatin1String(pool);
        };
        row("nothing", [](auto&) {}, {});
        row("count", [](auto& shapes) { named(shapes, "web-reads").count = 5; },
            {command("PATCH", id("web-reads"), R"({"count":5})")});
        row("level", [](auto& shapes) { named(shapes, "leader").level = "16G-Performance"; },
            {command("PATCH", id("leader"), R"({"level":"16G-Performance"})")});
        row("destroy", [](auto& shapes) { std::erase_if(shapes, [](auto& each) { return each.name == "analytics"; }); },
            {command("DELETE", id("analytics"))});
        row("add",
            [](auto& shapes) {
                const core::PoolShape made{core::PoolRole::Follower, "batch-reads", "4G-Performance", 2};
                shapes.push_back(made);
            },
            {command("POST", {}, R"({"count":2,"level":"4G-Performance","name":"batch-reads"})")});
    }

    void steps() {
        QFETCH(std::function<void(std::vector<core::PoolShape>&)>, edit);
        QFETCH(QStringList, commands);
        const auto text = commandsFor(edit);
        QVERIFY(text.startsWith(QStringLiteral("# Each step must finish before the next one.\n")));
        QCOMPARE(text.count(QStringLiteral("curl ")), commands.size());
        for (const auto& expected : commands) {
            QVERIFY2(text.contains(QLatin1Char('\n') + expected + QLatin1Char('\n')), qPrintable(text));
        }
        QCOMPARE(text.count(QStringLiteral("\n# postgresql-rectangular-12345: ")), commands.size());
        QVERIFY(!text.contains(QStringLiteral("POOL_ID")));
    }

    void appsThatMoveAreRequestsToThePlatform() {
        const auto texts = [](bool known) {
            fleet::Store store;
            test::fillWithRectangular(store);
            core::ClusterPlan cluster;
            cluster.id = test::rectangular().id;
            cluster.cluster = test::rectangular().name;
            cluster.live = cluster.wanted = core::shapesOf(test::rectangularInfo());
            cluster.moves = {{"catalog-api", "analyst", core::AttachmentPlace{"web-reads", known ? "READS" : "OTHER"},
                              core::AttachmentPlace{"analytics", "STATS"}}};
            return text::planCommands({{}, {cluster}}, store, base);
        };
        const auto text = texts(true);
        const auto post = QStringLiteral("curl -X POST \\\n  'https://api.heroku.com/addon-attachments'") +
                          headers(true) +
                          QStringLiteral(" \\\n  -d '{\"addon\":{\"name\":\"postgresql-rectangular-12345\"},\"app\":{"
                                         "\"name\":\"catalog-api\"},\"name\":\"STATS\",\"namespace_config\":{\"pool\":"
                                         "\"analytics\",\"proxy\":\"false\",\"role\":\"analyst\"}}'\n");
        QVERIFY2(text.contains(post), qPrintable(text));
        const auto id = QString::fromStdString(test::attachments()[3].id.value);
        QVERIFY2(text.contains(QStringLiteral("curl -X DELETE \\\n  'https://api.heroku.com/addon-attachments/") +
                               QString::fromUtf8(QUrl::toPercentEncoding(id)) + QLatin1Char('\'') + headers(false)),
                 qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("_ID")));
        QVERIFY(texts(false).contains(
            QStringLiteral("# ATTACHMENT_ID is the ID of the attachment OTHER of catalog-api.\n")));
    }

    void thePoolOfAStepHasNoIdUntilItExists() {
        const auto text = commandsFor([](auto& shapes) { named(shapes, "web-reads").count = 5; }, false);
        QVERIFY2(text.contains(QStringLiteral("# POOL_ID is the ID of web-reads, known once the pool exists.\n")),
                 qPrintable(text));
        QVERIFY2(text.contains(command("PATCH", QStringLiteral("/POOL_ID"), R"({"count":5})")), qPrintable(text));
    }

    void aStepIsDescribedFromWhatIsThereByThen() {
        const auto text = commandsFor([](auto& shapes) {
            named(shapes, "web-reads").count = 5;
            named(shapes, "web-reads").level = "8G-Performance";
        });
        QCOMPARE(text.count(QStringLiteral("curl ")), 2);
        QVERIFY2(text.contains(QStringLiteral("from 3 to 5 instances")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("from 4G-Performance to 8G-Performance")), qPrintable(text));
    }

    void aPlanThatBreaksARuleHasNoCommands() {
        const auto text = commandsFor([](auto& shapes) { named(shapes, "leader").count = 3; });
        QCOMPARE(text, QStringLiteral("# The plan for postgresql-rectangular-12345 is not valid."));
    }

    void lineBreaksStayInsideTheComment() {
        fleet::Store store;
        core::Plan plan;
        core::ClusterPlan cluster;
        cluster.cluster = "two\nlines";
        cluster.live = core::shapesOf(test::rectangularInfo());
        cluster.wanted = cluster.live;
        named(cluster.wanted, "leader").count = 3;
        plan.clusters.push_back(cluster);
        QCOMPARE(text::planCommands(plan, store, base).count(QLatin1Char('\n')), 0);
    }
};

POOLHOUSE_PLAIN_TEST(TestCommands)
#include "tst_commands.moc"
