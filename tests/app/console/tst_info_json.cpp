// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_lookup.h"
#include "app/console/info_json.h"
#include "app/console/info_table.h"
#include "tests/app/console/info_scene.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;

class TestInfoJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsTheFigures();
    void unknownIsNullNeverZero();
    void aFailedClusterSaysWhy();
    void totalsNameTheirGaps();
    void anEmptyFleetCostsNothing();
    void oneClusterIsTheSameObject();
    void findsAClusterByEachOfItsNames_data();
    void findsAClusterByEachOfItsNames();
    void saysWhichItMayBe();
    void theTableSaysTheSame();
    void whatIsComingStandsBesideWhatIsUp();
    void aNameCannotSteerTheTerminal();

private:
    [[nodiscard]] QJsonObject fleet() const;
    [[nodiscard]] QJsonObject cluster(const char* name) const;

    std::unique_ptr<fleet::Store> m_store;
};

namespace {

const InfoSource source{QStringLiteral("sandbox"), QStringLiteral("built-in sandbox")};
const core::Instant later = readAt + std::chrono::seconds(90);

} // namespace

void TestInfoJson::init() {
    m_store = std::make_unique<fleet::Store>();
    fillStore(*m_store);
}

QJsonObject TestInfoJson::fleet() const {
    return QJsonDocument::fromJson(QByteArray::fromStdString(fleetJson(*m_store, source, later))).object();
}

QJsonObject TestInfoJson::cluster(const char* name) const {
    for (const auto& value : fleet()[QLatin1String("clusters")].toArray()) {
        if (value.toObject()[QLatin1String("name")] == QLatin1String(name)) {
            return value.toObject();
        }
    }
    return {};
}

void TestInfoJson::tellsTheFigures() {
    const auto json = cluster("whole");
    QCOMPARE(json[QLatin1String("id")], QJsonValue(QStringLiteral("uuid-whole")));
    QCOMPARE(json[QLatin1String("status")], QJsonValue(QStringLiteral("available")));
    QCOMPARE(json[QLatin1String("monthly_cents")], QJsonValue(5 * 30000));
    QCOMPARE(json[QLatin1String("at_least")], QJsonValue(false));
    QCOMPARE(json[QLatin1String("leader_limit")], QJsonValue(800));
    QCOMPARE(json[QLatin1String("follower_limit")], QJsonValue(2400));
    QCOMPARE(json[QLatin1String("survivable_limit")], QJsonValue(1600));
    QCOMPARE(json[QLatin1String("connection_limit")], QJsonValue(3200));
    QCOMPARE(json[QLatin1String("connections_used")], QJsonValue(612));
    QCOMPARE(json[QLatin1String("storage_gb")], QJsonValue(42.5));
    QCOMPARE(json[QLatin1String("read_at")], QJsonValue(QStringLiteral("2026-06-22T08:28:20Z")));
    QCOMPARE(json[QLatin1String("age_seconds")], QJsonValue(90));
    QVERIFY(json[QLatin1String("problem")].isNull());
    const auto pools = json[QLatin1String("pools")].toArray();
    QCOMPARE(pools[0].toObject()[QLatin1String("role")], QJsonValue(QStringLiteral("leader")));
    QVERIFY(pools[0].toObject()[QLatin1String("survivable_limit")].isNull());
    const auto reads = pools[1].toObject();
    QCOMPARE(reads[QLatin1String("connections_used")], QJsonValue(0)); // known to be zero
    QCOMPARE(reads[QLatin1String("monthly_cents")], QJsonValue(90000));
    const auto attachment = reads[QLatin1String("attachments")].toArray()[0].toObject();
    QCOMPARE(attachment[QLatin1String("app")], QJsonValue(QStringLiteral("other-app")));
    QCOMPARE(attachment[QLatin1String("name")], QJsonValue(QStringLiteral("READS")));
}

void TestInfoJson::unknownIsNullNeverZero() {
    const auto json = cluster("gaps");
    QCOMPARE(json[QLatin1String("status")], QJsonValue(QStringLiteral("hibernating")));
    for (const char* member : {"monthly_cents", "connections_used", "connection_limit", "follower_limit",
                               "survivable_limit", "storage_gb", "region", "version"}) {
        QVERIFY2(json.contains(QLatin1String(member)), member);
        QVERIFY2(json[QLatin1String(member)].isNull(), member);
    }
    QCOMPARE(json[QLatin1String("leader_limit")], QJsonValue(5000));
    QCOMPARE(json[QLatin1String("at_least")], QJsonValue(true));
    QCOMPARE(json[QLatin1String("gaps")].toArray().size(), 3); // two levels and the storage size
    const auto strange = json[QLatin1String("pools")].toArray()[1].toObject();
    for (const char* member : {"monthly_cents", "connections_used", "connection_limit", "survivable_limit"}) {
        QVERIFY2(strange[QLatin1String(member)].isNull(), member);
    }
}

void TestInfoJson::aFailedClusterSaysWhy() {
    const auto json = cluster("bad");
    QVERIFY(json[QLatin1String("status")].isNull());
    QVERIFY(json[QLatin1String("read_at")].isNull());
    QVERIFY(json[QLatin1String("age_seconds")].isNull());
    const auto problem = json[QLatin1String("problem")].toObject();
    QVERIFY(!problem[QLatin1String("what")].toString().isEmpty());
    QVERIFY(!problem[QLatin1String("why")].toString().isEmpty());
    QCOMPARE(problem[QLatin1String("since")], QJsonValue(QStringLiteral("2026-06-22T08:28:20Z")));
    QVERIFY(json[QLatin1String("pools")].toArray().isEmpty());
}

void TestInfoJson::totalsNameTheirGaps() {
    const auto totals = fleet()[QLatin1String("totals")].toObject();
    QCOMPARE(totals[QLatin1String("clusters")], QJsonValue(3));
    QCOMPARE(totals[QLatin1String("monthly_cents")], QJsonValue(150000));
    QCOMPARE(totals[QLatin1String("at_least")], QJsonValue(true));
    bool namesBad = false;
    for (const auto& gap : totals[QLatin1String("gaps")].toArray()) {
        namesBad |= gap.toObject()[QLatin1String("cluster")] == QLatin1String("bad");
    }
    QVERIFY(namesBad);
}

void TestInfoJson::anEmptyFleetCostsNothing() {
    m_store->clear();
    m_store->applyFleet({}, {}, readAt);
    const auto json = fleet();
    QCOMPARE(json[QLatin1String("totals")].toObject()[QLatin1String("monthly_cents")], QJsonValue(0));
    QCOMPARE(json[QLatin1String("totals")].toObject()[QLatin1String("at_least")], QJsonValue(false));
    QVERIFY(json[QLatin1String("clusters")].isArray());
}

void TestInfoJson::oneClusterIsTheSameObject() {
    const auto* record = m_store->clusterByName(QStringLiteral("whole"));
    auto json =
        QJsonDocument::fromJson(QByteArray::fromStdString(clusterJson(*m_store, *record, source, later))).object();
    QCOMPARE(json.take(QLatin1String("document_version")), fleet()[QLatin1String("version")]);
    for (const char* const member : {"source", "attachments_read_at", "unreadable"}) {
        QCOMPARE(json[QLatin1String(member)], fleet()[QLatin1String(member)]);
        json.remove(QLatin1String(member));
    }
    QCOMPARE(json, cluster("whole"));
}

void TestInfoJson::findsAClusterByEachOfItsNames_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* text, const char* name) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(name);
    };
    row("whole", "whole");
    row("WHOLE", "whole");
    row("uuid-gaps", "gaps");
    row("example-app::DATABASE", "whole");
    row("other-app::DATABASE", "gaps");
    row("other-app::DATABASE_URL", "gaps");
    row("other-app::reads", "whole");
    row("example-app::bad", "bad");
    row("READS", "whole");
    row("READS_URL", "whole");
    row("nobody", "");
    row("example-app::READS", "");
    row("::", "");
    row("_URL", "");
}

void TestInfoJson::findsAClusterByEachOfItsNames() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    const auto found = findCluster(*m_store, text);
    QCOMPARE(found.ok(), !name.isEmpty());
    if (found) {
        QCOMPARE(QString::fromStdString(found.value()->summary.name), name);
    } else {
        QVERIFY(found.error().contains(QStringLiteral("poolhouse info")));
    }
}

void TestInfoJson::saysWhichItMayBe() {
    const auto found = findCluster(*m_store, QStringLiteral("DATABASE"));
    QVERIFY(!found.ok());
    QVERIFY(found.error().contains(QStringLiteral("example-app::DATABASE")));
    QVERIFY(found.error().contains(QStringLiteral("other-app::DATABASE")));
}

void TestInfoJson::theTableSaysTheSame() {
    const auto all = fleetTable(*m_store, source, later);
    QVERIFY2(all.contains(QStringLiteral("$1,500.00/month")), qPrintable(all));
    QVERIFY(all.contains(QStringLiteral("hibernating")));
    QVERIFY(all.contains(QStringLiteral("unknown")));
    const auto one = clusterTable(*m_store, *m_store->clusterByName(QStringLiteral("whole")), source, later);
    QVERIFY2(one.contains(QStringLiteral("2,400")), qPrintable(one));
    QVERIFY(one.contains(QStringLiteral("$900.00")));
}

void TestInfoJson::whatIsComingStandsBesideWhatIsUp() {
    auto info = *m_store->clusterByName(QStringLiteral("whole"))->info;
    auto& reads = info.pools[0];
    reads.status = core::readEnum(core::poolStatusWords(), "modifying");
    for (int number = 0; number < 2; ++number) {
        core::Instance instance;
        instance.level = reads.expectedLevel;
        instance.status = "up";
        reads.instances.push_back(instance);
    }
    m_store->applyInfo(info, later);
    const auto json = cluster("whole");
    const auto figure = [](const QJsonObject& object, const char* member) {
        return object[QLatin1String(member)].toInt(-1);
    };
    QCOMPARE(figure(json, "follower_limit"), 1600);
    QCOMPARE(figure(json, "expected_follower_limit"), 2400);
    QCOMPARE(figure(json, "survivable_limit"), 800);
    QCOMPARE(figure(json, "expected_survivable_limit"), 1600);
    QCOMPARE(figure(json, "leader_limit"), 800);
    QCOMPARE(figure(json, "expected_leader_limit"), 800);
    const auto pool = json[QLatin1String("pools")].toArray()[1].toObject();
    QCOMPARE(figure(pool, "instances_up"), 2);
    QCOMPARE(figure(pool, "survivable_limit"), 800);
    QCOMPARE(figure(pool, "expected_survivable_limit"), 1600);

    const auto all = fleetTable(*m_store, source, later);
    QVERIFY2(all.contains(QStringLiteral("4 of 5 up")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("2,400 now · 3,200 expected")), qPrintable(all));
    const auto one = clusterTable(*m_store, *m_store->clusterByName(QStringLiteral("whole")), source, later);
    QVERIFY2(one.contains(QStringLiteral("2 of 3 up")), qPrintable(one));
    QVERIFY2(one.contains(QStringLiteral("1,600 now · 2,400 when all 3 are up")), qPrintable(one));
    QVERIFY2(one.contains(QStringLiteral("read connections 1,600 now · 2,400 expected; after losing one instance of "
                                         "each pool 800 now · 1,600 expected")),
             qPrintable(one));
}

void TestInfoJson::aNameCannotSteerTheTerminal() {
    core::ClusterSummary evil{{"uuid-evil"}, "e\x1b[31mvil", {{"app-1"}, "example-app"}, "advanced", {}, {}};
    m_store->applyFleet({evil.app}, {evil}, readAt);
    QVERIFY(!fleetTable(*m_store, source, later).contains(QLatin1Char('\x1b')));
    QVERIFY(!QString::fromStdString(fleetJson(*m_store, source, later)).contains(QLatin1Char('\x1b')));
}

POOLHOUSE_CORE_APP_TEST(TestInfoJson)
#include "tst_info_json.moc"
