// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse::test;

/// Names that are wide, or that turn what follows them.
class TestFieldNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsLineUpAfterWideNames();
    void whatTurnsTheTextIsEscaped_data();
    void whatTurnsTheTextIsEscaped();

private:
    FieldProgram m_program;
};

namespace {

constexpr std::string_view oddCluster = "dddddddd-0000-4000-8000-000000000080";

void addCluster(FieldApi& api, std::string_view name) {
    api.body("GET /addons").push_back(fieldAddon(oddCluster, name, webApp));
    api.info(oddCluster) =
        fieldInfo(oddCluster, name, webApp, Json::array({fieldPool(8, "leader", "4G-Performance", 1, 90)}));
}

/// Columns before the cell, as the terminals that matter count: all test names are of wide letters or of narrow ones.
qsizetype columnsBefore(const QString& line, const QString& cell) {
    qsizetype columns = 0;
    for (const QChar letter : line.left(line.indexOf(cell))) {
        columns += letter.script() == QChar::Script_Katakana ? 2 : 1;
    }
    return columns;
}

} // namespace

void TestFieldNames::columnsLineUpAfterWideNames() {
    FieldApi api;
    addCluster(api, "ショップ");
    const auto outcome = m_program.run(api, {QStringLiteral("info")});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto lines = QString::fromUtf8(outcome.out).split(QLatin1Char('\n'));
    QList<qsizetype> starts;
    for (const auto& line : lines) {
        if (line.contains(QStringLiteral("Available"))) {
            starts.append(columnsBefore(line, QStringLiteral("Available")));
        }
    }
    QCOMPARE(starts.size(), 3);
    QCOMPARE(starts[1], starts[0]);
    QCOMPARE(starts[2], starts[0]);
}

void TestFieldNames::whatTurnsTheTextIsEscaped_data() {
    QTest::addColumn<QByteArray>("odd");
    QTest::addColumn<QByteArray>("seen");
    QTest::addColumn<QByteArray>("inJson");
    QTest::newRow("override") << QByteArray("\u202E") << QByteArray("<U+202E>") << QByteArray("\\u202e");
    QTest::newRow("isolate") << QByteArray("\u2067") << QByteArray("<U+2067>") << QByteArray("\\u2067");
    QTest::newRow("mark") << QByteArray("\u200F") << QByteArray("<U+200F>") << QByteArray("\\u200f");
    QTest::newRow("terminal") << QByteArray("\u001B") << QByteArray("<U+001B>") << QByteArray("\\u001b");
}

void TestFieldNames::whatTurnsTheTextIsEscaped() {
    QFETCH(const QByteArray, odd);
    QFETCH(const QByteArray, seen);
    QFETCH(const QByteArray, inJson);
    FieldApi api;
    addCluster(api, ("demo" + odd + "drop").toStdString());
    for (auto& pool : api.info(oddCluster)["pools"]) {
        pool["expected_level"] = ("4G" + odd).toStdString();
    }
    api.answer(infoRoute(secondCluster), refusal("403 Forbidden", "forbidden", ("No" + odd + " access.").constData()));
    for (const bool json : {false, true}) {
        const auto outcome = json ? m_program.info(api) : m_program.run(api, {QStringLiteral("info")});
        QVERIFY2(!outcome.out.contains(odd) && !outcome.err.contains(odd), (outcome.out + outcome.err).constData());
        QVERIFY2(outcome.out.contains("demo" + (json ? inJson : seen) + "drop"), outcome.out.constData());
    }
    const auto missing = m_program.run(api, {QStringLiteral("info"), QString::fromUtf8("nobody" + odd)});
    QVERIFY2(missing.err.contains("nobody" + seen), missing.err.constData());
    QVERIFY(!missing.err.contains(odd));
}

POOLHOUSE_CORE_APP_TEST(TestFieldNames)
#include "tst_field_names.moc"
