// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/csv.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data() {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << QByteArray("web") << QByteArray("\"web\"");
        QTest::newRow("empty") << QByteArray() << QByteArray("\"\"");
        QTest::newRow("comma") << QByteArray("1,234") << QByteArray("\"1,234\"");
        QTest::newRow("quotes") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("two lines") << QByteArray("a\r\nb") << QByteArray("\"a\r\nb\"");
        QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << QByteArray("\"\xc3\xa4\"");
        QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("\"'=1+1\"");
        QTest::newRow("plus") << QByteArray("+1") << QByteArray("\"'+1\"");
        QTest::newRow("minus") << QByteArray("-1+2") << QByteArray("\"'-1+2\"");
        QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
        QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\"'\t=1\"");
        QTest::newRow("line first") << QByteArray("\n=1") << QByteArray("\"'\n=1\"");
        QTest::newRow("full-width equals") << QByteArray("\xEF\xBC\x9D"
                                                         "1")
                                           << QByteArray("\"'\xEF\xBC\x9D"
                                                         "1\"");
        QTest::newRow("full-width digit") << QByteArray("\xEF\xBC\x91") << QByteArray("\"\xEF\xBC\x91\"");
        QTest::newRow("quoted formula") << QByteArray("=\"a\"") << QByteArray("\"'=\"\"a\"\"\"");
        QTest::newRow("negative number") << QByteArray("-1700.50") << QByteArray("\"-1700.50\"");
        QTest::newRow("negative integer") << QByteArray("-1700") << QByteArray("\"-1700\"");
        QTest::newRow("minus alone") << QByteArray("-") << QByteArray("\"'-\"");
        QTest::newRow("no fraction") << QByteArray("-1.") << QByteArray("\"'-1.\"");
        QTest::newRow("two points") << QByteArray("-1.2.3") << QByteArray("\"'-1.2.3\"");
    }
    void cells() {
        QFETCH(const QByteArray, cell);
        QFETCH(const QByteArray, written);
        QCOMPARE(text::csvLine({QString::fromUtf8(cell)}), written + "\r\n");
    }

    void cellsAreSeparatedByCommas() {
        QCOMPARE(text::csvLine({QStringLiteral("a"), QString(), QStringLiteral("c")}),
                 QByteArray("\"a\",\"\",\"c\"\r\n"));
        QCOMPARE(text::csvLine({QString(), QStringLiteral("b")}), QByteArray("\"\",\"b\"\r\n"));
        QCOMPARE(text::csvLine({}), QByteArray("\r\n"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestCsv)
#include "tst_csv.moc"
