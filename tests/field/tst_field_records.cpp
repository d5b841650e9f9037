// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_program.h"

#include <QTest>

using namespace poolhouse::test;

/// One odd record in a list, and everything beside it.
class TestFieldRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsUsualIsReadWithoutAWord();

private:
    FieldProgram m_program;
};

void TestFieldRecords::whatIsUsualIsReadWithoutAWord() {
    FieldApi api;
    const auto outcome = m_program.info(api);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.fact(firstName, "/monthly_cents"), QByteArray("105860"));
    QCOMPARE(outcome.fact(secondName, "/pools/0/attachments/0/name"), QByteArray("\"DATABASE\""));
}

QTEST_GUILESS_MAIN(TestFieldRecords)
#include "tst_field_records.moc"
