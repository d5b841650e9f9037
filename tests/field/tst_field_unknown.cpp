// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/field/field_schema.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTest>

using namespace poolhouse::test;

/// What could not be read, or does not exist yet, is not nothing.
class TestFieldUnknown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attachmentsThatAreRefusedAreUnknown_data();
    void attachmentsThatAreRefusedAreUnknown();
    void aClusterIsNotSoughtAmongUnknownAttachments();
    void noAttachmentsAreNone();
    void aClusterWithoutPoolsHasNoFigures_data();
    void aClusterWithoutPoolsHasNoFigures();
    void anAttachmentToAPoolThatIsGoneIsShown();
    void aClusterWithoutDetailsHasAState_data();
    void aClusterWithoutDetailsHasAState();
    void aClusterThatIsGoneIsAFailure();
    void aPlanNeedsAWholeCluster_data();
    void aPlanNeedsAWholeCluster();
    void whatCouldNotBeReadIsNotZero();
    void oneUnknownPoolMakesEverySumUnknown();
    void allOfItIsAsTheSchemaSays();

private:
    FieldProgram m_program;
};

void TestFieldUnknown::attachmentsThatAreRefusedAreUnknown_data() {
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("forbidden") << QByteArray("403 Forbidden") << QByteArray("doesn't have permission");
    QTest::newRow("failing") << QByteArray("500 Internal Server Error") << QByteArray("internal error");
    QTest::newRow("missing") << QByteArray("404 Not Found") << QByteArray("Not found");
}

void TestFieldUnknown::attachmentsThatAreRefusedAreUnknown() {
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, says);
    FieldApi api;
    api.answer(attachments, refusal(status, "odd", "You do not have access to this resource."));
    const auto outcome = m_program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.fact(firstName, "/monthly_cents"), QByteArray("105860"));
    QCOMPARE(outcome.fact(firstName, "/pools/0/attachments"), QByteArray("null"));
    QCOMPARE(outcome.fact(firstName, "/attachments_without_pool"), QByteArray("null"));
    QCOMPARE(outcome.fact("/attachments_read_at"), QByteArray("null"));
    QVERIFY2(outcome.err.contains("The list of attachments couldn't be loaded."), outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    const auto one =
        m_program.run(api, {QStringLiteral("info"), QString::fromLatin1(firstName.data()), QStringLiteral("--json")});
    QCOMPARE(one.exitCode, 1);
    QCOMPARE(one.fact("/pools/0/attachments"), QByteArray("null"));
}

void TestFieldUnknown::aClusterIsNotSoughtAmongUnknownAttachments() {
    FieldApi api;
    const QStringList arguments{QStringLiteral("info"), QStringLiteral("shop-web::READS"), QStringLiteral("--json")};
    QCOMPARE(m_program.run(api, arguments).fact("/name"), QByteArray("\"postgresql-field-10001\""));
    api.answer(attachments, refusal("403 Forbidden", "forbidden", "You do not have access to this resource."));
    const auto outcome = m_program.run(api, arguments);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("attachments couldn't be read"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("among the 2"), outcome.err.constData());
}

void TestFieldUnknown::noAttachmentsAreNone() {
    FieldApi api;
    api.body(attachments) = Json::array();
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.fact(firstName, "/pools/0/attachments"), QByteArray("[]"));
    QVERIFY(outcome.fact("/attachments_read_at").startsWith("\"20"));
}

void TestFieldUnknown::aClusterWithoutPoolsHasNoFigures_data() {
    QTest::addColumn<QByteArray>("pools");
    QTest::newRow("none") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("a follower only") << QByteArray(
        QByteArray::fromStdString(Json::array({fieldPool(9, "reads", "4G-Performance", 0, 0)}).dump()));
}

void TestFieldUnknown::aClusterWithoutPoolsHasNoFigures() {
    QFETCH(const QByteArray, pools);
    FieldApi api;
    api.info(secondCluster)["pools"] = Json::parse(pools.begin(), pools.end());
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    for (const char* const figure :
         {"/connections_used", "/connection_limit", "/expected_connection_limit", "/leader_limit", "/follower_limit",
          "/expected_follower_limit", "/survivable_limit", "/expected_survivable_limit"}) {
        QCOMPARE(outcome.fact(secondName, figure), QByteArray("null"));
    }
    QCOMPARE(outcome.fact(secondName, "/monthly_cents"), QByteArray("860")); // its storage
    QCOMPARE(outcome.fact(secondName, "/at_least"), QByteArray("true"));
    QCOMPARE(outcome.fact(secondName, "/gaps/0/kind"), QByteArray("\"pools_unknown\""));
    QCOMPARE(outcome.fact("/totals/at_least"), QByteArray("true"));
    const auto table = m_program.run(api, {QStringLiteral("info")});
    QVERIFY2(table.out.contains("at least $8.60/month"), table.out.constData());
}

void TestFieldUnknown::anAttachmentToAPoolThatIsGoneIsShown() {
    FieldApi api;
    api.body(attachments).push_back(fieldAttachment(4, "REPORTS", apiApp, secondCluster, "reports"));
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.fact(firstName, "/attachments_without_pool"), QByteArray("[]"));
    QCOMPARE(outcome.fact(secondName, "/attachments_without_pool/0/name"), QByteArray("\"REPORTS\""));
    QCOMPARE(outcome.fact(secondName, "/attachments_without_pool/0/pool"), QByteArray("\"reports\""));
    const auto table = m_program.run(api, {QStringLiteral("info")});
    QVERIFY2(table.out.contains("REPORTS in shop-api names the pool reports, which doesn't exist."),
             table.out.constData());
}

void TestFieldUnknown::aClusterWithoutDetailsHasAState_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("made") << QByteArray("provisioning") << QByteArray("404 Not Found");
    QTest::newRow("removed") << QByteArray("deprovisioning") << QByteArray("404 Not Found");
    QTest::newRow("gone") << QByteArray("deprovisioning") << QByteArray("410 Gone");
}

void TestFieldUnknown::aClusterWithoutDetailsHasAState() {
    QFETCH(const QByteArray, state);
    QFETCH(const QByteArray, status);
    FieldApi api;
    api.body(addons)[1]["state"] = state.toStdString();
    api.answer(infoRoute(secondCluster), refusal(status, "not_found", "Couldn't find that."));
    const auto fleet = m_program.info(api);
    QVERIFY2(fleet.exitCode == 0, fleet.err.constData());
    QCOMPARE(fleet.err, QByteArray());
    QCOMPARE(fleet.fact(secondName, "/status"), '"' + state + '"');
    QCOMPARE(fleet.fact(secondName, "/problem"), QByteArray("null"));
    QCOMPARE(fleet.fact(secondName, "/monthly_cents"), QByteArray("null"));
    QCOMPARE(fleet.fact(secondName, "/read_at"), QByteArray("null"));
    const auto one =
        m_program.run(api, {QStringLiteral("info"), QString::fromLatin1(secondName.data()), QStringLiteral("--json")});
    QVERIFY2(one.exitCode == 0, one.err.constData());
    QCOMPARE(one.fact("/status"), '"' + state + '"');
}

void TestFieldUnknown::aClusterThatIsGoneIsAFailure() {
    FieldApi api;
    api.answer(infoRoute(secondCluster), refusal("404 Not Found", "not_found", "Couldn't find that."));
    const auto outcome = m_program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.fact(secondName, "/problem/what") != "absent");
}

void TestFieldUnknown::aPlanNeedsAWholeCluster_data() {
    QTest::addColumn<bool>("made");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("a pool that can't be read")
        << false << QByteArray("1 pool couldn't be read: web-reads (pools[1].id)");
    QTest::newRow("a cluster without a leader") << false << QByteArray("the API lists no leader pool");
    QTest::newRow("a cluster that is being made")
        << true << QByteArray("is provisioning: the API has no details of it");
}

void TestFieldUnknown::aPlanNeedsAWholeCluster() {
    QFETCH(const bool, made);
    QFETCH(const QByteArray, says);
    const auto shape = [](const char* pool, const char* level, int count) {
        return Json{{"name", pool}, {"level", level}, {"count", count}};
    };
    const Json live = Json::array({shape("leader", "8G-Performance", 2), shape("web-reads", "4G-Performance", 3)});
    const Json plan{
        {"version", 1},
        {"clusters", Json::array({{{"cluster", firstName}, {"app", webApp}, {"live", live}, {"wanted", live}}})}};
    QFile file(m_program.home() + QStringLiteral("/plan.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(plan.dump())) > 0);
    file.close();
    const QStringList estimate{QStringLiteral("estimate"), file.fileName()};
    FieldApi api;
    const auto usual = m_program.run(api, estimate);
    QVERIFY2(usual.exitCode == 0, usual.err.constData());
    if (made) {
        api.body(addons)[0]["state"] = "provisioning";
        api.answer(infoRoute(firstCluster), refusal("404 Not Found", "not_found", "Couldn't find that."));
    } else if (says.contains("leader")) {
        api.info(firstCluster)["pools"].erase(0);
    } else {
        api.info(firstCluster)["pools"][1]["id"] = nullptr;
    }
    const auto outcome = m_program.run(api, estimate);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
}

void TestFieldUnknown::whatCouldNotBeReadIsNotZero() {
    FieldApi api;
    auto& pool = api.info(firstCluster)["pools"][1];
    pool["endpoints"][0]["port"] = "fifty";
    pool["endpoints"][0]["host"] = 5;
    pool["compute_instances"][0]["status"] = 1;
    pool["compute_instances"][1] = "odd";
    pool["expected_level"] = 4;
    const auto outcome = m_program.info(api);
    for (const char* const member : {"/pools/1/endpoints/0/port", "/pools/1/endpoints/0/host", "/pools/1/instances_up",
                                     "/pools/1/connection_limit", "/pools/1/level", "/connection_limit"}) {
        QCOMPARE(outcome.fact(firstName, member), QByteArray("null"));
    }
    QCOMPARE(outcome.fact(firstName, "/pools/1/connections_used"), QByteArray("700"));
    QCOMPARE(schemaFault("info", outcome.json()), std::string());
    const auto table = m_program.run(api, {QStringLiteral("info"), QString::fromLatin1(firstName.data())});
    QVERIFY2(table.out.contains("3 expected, 1 known up"), table.out.constData());
}

void TestFieldUnknown::oneUnknownPoolMakesEverySumUnknown() {
    FieldApi api;
    api.info(firstCluster)["pools"][1]["id"] = nullptr;
    const auto outcome = m_program.info(api);
    QCOMPARE(outcome.fact(firstName, "/pools_known"), QByteArray("false"));
    QCOMPARE(outcome.fact(secondName, "/pools_known"), QByteArray("true"));
    for (const char* const member : {"/connections_used", "/connection_limit", "/expected_connection_limit",
                                     "/follower_limit", "/survivable_limit", "/attachments_without_pool"}) {
        QCOMPARE(outcome.fact(firstName, member), QByteArray("null"));
    }
    QCOMPARE(outcome.fact(firstName, "/at_least"), QByteArray("true"));
    QCOMPARE(outcome.fact("/totals/at_least"), QByteArray("true"));
    const auto table = m_program.run(api, {QStringLiteral("info")});
    QVERIFY2(table.out.contains("at least 37%"), table.out.constData()); // of the leader, 300 of 800
}

void TestFieldUnknown::allOfItIsAsTheSchemaSays() {
    FieldApi api;
    const QStringList one{QStringLiteral("info"), QString::fromLatin1(secondName.data()), QStringLiteral("--json")};
    QCOMPARE(schemaFault("info", m_program.info(api).json()), std::string());
    QCOMPARE(schemaFault("info", m_program.run(api, one).json()), std::string());
    // and with all that may be odd about it
    api.body("GET /apps").push_back(5);
    api.body(addons)[1]["app"] = nullptr;
    api.info(secondCluster)["app"] = nullptr;
    api.info(secondCluster)["plan_limits"] = nullptr;
    api.info(secondCluster)["pools"].push_back(Json::object());
    api.info(firstCluster)["pools"][0]["connections_used"] = nullptr;
    api.info(firstCluster)["pools"][0]["endpoints"][0]["port"] = nullptr;
    api.info(firstCluster)["pools"][0]["compute_instances"][0]["status"] = nullptr;
    api.body(attachments).push_back(fieldAttachment(4, "OLD", webApp, firstCluster, "gone"));
    QCOMPARE(schemaFault("info", m_program.info(api).json()), std::string());
    QCOMPARE(schemaFault("info", m_program.run(api, one).json()), std::string());
    api.answer(attachments, refusal("403 Forbidden", "forbidden", "No."));
    api.answer(infoRoute(firstCluster), refusal("500 Internal Server Error", "odd", "No."));
    QCOMPARE(schemaFault("info", m_program.info(api).json()), std::string());
    // the check is one
    auto broken = m_program.info(api).json();
    broken["clusters"][0]["pools"] = nullptr;
    QVERIFY(!schemaFault("info", broken).empty());
}

POOLHOUSE_CORE_APP_TEST(TestFieldUnknown)
#include "tst_field_unknown.moc"
