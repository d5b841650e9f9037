// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/printable.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

class TestPrintable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDeceivesIsSeen_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("web-reads_1") << QStringLiteral("web-reads_1");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("wide") << QStringLiteral("ショップ") << QStringLiteral("ショップ");
        QTest::newRow("emoji of several") << QStringLiteral("👩‍💻") << QStringLiteral("👩‍💻");
        QTest::newRow("right to left letters") << QStringLiteral("חנות") << QStringLiteral("חנות");
        QTest::newRow("override") << QStringLiteral("demo\u202Edrop") << QStringLiteral("demo<U+202E>drop");
        QTest::newRow("isolate") << QStringLiteral("\u2066a\u2069") << QStringLiteral("<U+2066>a<U+2069>");
        QTest::newRow("marks") << QStringLiteral("\u200E\u200F\u061C") << QStringLiteral("<U+200E><U+200F><U+061C>");
        QTest::newRow("escape") << QStringLiteral("\u001B[31m") << QStringLiteral("<U+001B>[31m");
        QTest::newRow("C1 escape") << QStringLiteral("\u009B31m") << QStringLiteral("<U+009B>31m");
        QTest::newRow("lines") << QStringLiteral("a\r\nb\tc") << QStringLiteral("a<U+000D><U+000A>b<U+0009>c");
        QTest::newRow("separator") << QStringLiteral("a\u2028b") << QStringLiteral("a<U+2028>b");
        QTest::newRow("no width") << QStringLiteral("a\u200Bb\uFEFF") << QStringLiteral("a<U+200B>b<U+FEFF>");
        QTest::newRow("tag") << QString::fromUcs4(U"\U000E0041") << QStringLiteral("<U+E0041>");
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) << QStringLiteral("<U+D83D>");
        QTest::newRow("null") << QString(QChar(0)) << QStringLiteral("<U+0000>");
    }
    void whatDeceivesIsSeen() {
        QFETCH(const QString, given);
        QFETCH(const QString, shown);
        QCOMPARE(text::printable(given), shown);
    }
    void linesAreKeptWhereTheTextHasLines() {
        QCOMPARE(text::printableLines(QStringLiteral("a\nb\r\u202E\n")), QStringLiteral("a\nb<U+000D><U+202E>\n"));
    }
};

POOLHOUSE_PLAIN_TEST(TestPrintable)
#include "tst_printable.moc"
