// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/json_values.h"
#include "app/console/terminal_width.h"
#include "app/console/text_table.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse::console;

class TestTextTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsOfATerminal_data();
    void columnsOfATerminal();
    void columnsLineUpAfterWideNames();
    void whatDeceivesIsEscapedInJson();
};

void TestTextTable::columnsOfATerminal_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("width");
    QTest::newRow("nothing") << QString() << qsizetype{0};
    QTest::newRow("plain") << QStringLiteral("web-reads") << qsizetype{9};
    QTest::newRow("kana") << QStringLiteral("ショップ") << qsizetype{8};
    QTest::newRow("full width") << QStringLiteral("ＡＢ") << qsizetype{4};
    QTest::newRow("half width") << QStringLiteral("ｱｲ") << qsizetype{2};
    QTest::newRow("hangul") << QStringLiteral("가게") << qsizetype{4};
    QTest::newRow("outside the first plane") << QStringLiteral("𠮷") << qsizetype{2};
    QTest::newRow("emoji") << QStringLiteral("🐘-shop-🛒") << qsizetype{10};
    QTest::newRow("joined emoji") << QStringLiteral("👩‍💻") << qsizetype{2};
    QTest::newRow("accent apart") << QStringLiteral("cafe\u0301") << qsizetype{4};
    QTest::newRow("umlaut") << QStringLiteral("Läden") << qsizetype{5};
}

void TestTextTable::columnsOfATerminal() {
    QFETCH(const QString, text);
    QFETCH(const qsizetype, width);
    QCOMPARE(terminalWidth(text), width);
}

void TestTextTable::columnsLineUpAfterWideNames() {
    const QString table = aligned({{QStringLiteral("ショップ"), QStringLiteral("1")},
                                   {QStringLiteral("shop"), QStringLiteral("1,234")},
                                   {plain("demo\u202Edrop"), QStringLiteral("12")}},
                                  1);
    QCOMPARE(table, QStringLiteral("ショップ              1\n"
                                   "shop              1,234\n"
                                   "demo<U+202E>drop     12\n"));
}

void TestTextTable::whatDeceivesIsEscapedInJson() {
    const Json json{{"name", "demo\u202Edrop 🐘 \U000E0041\x7f\n"}};
    const std::string text = textOf(json);
    QCOMPARE(text, std::string("{\n  \"name\": \"demo\\u202edrop 🐘 \\udb40\\udc41\\u007f\\n\"\n}\n"));
    QCOMPARE(Json::parse(text).dump(), json.dump());
}

POOLHOUSE_PLAIN_TEST(TestTextTable)
#include "tst_text_table.moc"
