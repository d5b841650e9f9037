// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse::test;

/// One answer decides for one thing: a cluster, a list, the account, a pause.
class TestFieldAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeniedClusterMarksItselfOnly_data();
    void aDeniedClusterMarksItselfOnly();
    void aRefusedAccountIsTheToken();
    void theAccountIsNotNeededToRead_data();
    void theAccountIsNotNeededToRead();
    void theAnswersOwnPauseCounts();
};

void TestFieldAccess::aDeniedClusterMarksItselfOnly_data() {
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << QByteArray("unauthorized");
    QTest::newRow("403") << QByteArray("403 Forbidden") << QByteArray("forbidden");
}

void TestFieldAccess::aDeniedClusterMarksItselfOnly() {
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, id);
    FieldApi api;
    api.answer(infoRoute(secondCluster), refusal(status, id.constData(), "No."));
    const FieldProgram program;
    const auto outcome = program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.fact(firstName, "/problem"), QByteArray("null"));
    QVERIFY(outcome.fact(firstName, "/monthly_cents") != "null");
    QVERIFY2(outcome.fact(secondName, "/problem").contains("Ask an owner of the app"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("1 of 2 clusters couldn't be loaded"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("rejected the token"), outcome.err.constData());
}

void TestFieldAccess::aRefusedAccountIsTheToken() {
    FieldApi api;
    api.answerEverything(refusal("401 Unauthorized", "unauthorized", "Invalid credentials provided."));
    const FieldProgram program;
    const auto outcome = program.info(api);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("token"), outcome.err.constData());
    QCOMPARE(api.asked("GET /apps"), 0);
}

void TestFieldAccess::theAccountIsNotNeededToRead_data() {
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("no identity scope") << QByteArray("403 Forbidden") << QByteArray("forbidden");
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << QByteArray("unavailable");
}

void TestFieldAccess::theAccountIsNotNeededToRead() {
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, id);
    FieldApi api;
    api.answer("GET /account", refusal(status, id.constData(), "No."));
    const FieldProgram program;
    const auto outcome = program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.fact(firstName, "/problem"), QByteArray("null"));
    QCOMPARE(outcome.fact(secondName, "/problem"), QByteArray("null"));
}

/// Not the minute that is waited for when nothing is said.
void TestFieldAccess::theAnswersOwnPauseCounts() {
    FieldApi api;
    auto limited = refusal("429 Too Many Requests", "rate_limit", "Your account reached the API rate limit.");
    limited.headers += "RateLimit-Remaining: 0\r\nRetry-After: 3\r\n";
    api.answerInTurn("GET /addons", {limited, jsonAnswer(api.body("GET /addons"))});
    const FieldProgram program;
    const auto outcome = program.run(
        api, {QStringLiteral("info"), QStringLiteral("--json"), QStringLiteral("--timeout"), QStringLiteral("40")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.fact(firstName, "/problem"), QByteArray("null"));
}

POOLHOUSE_CORE_APP_TEST(TestFieldAccess)
#include "tst_field_access.moc"
