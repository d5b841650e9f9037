// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/json_depth.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;

class TestJsonDepth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstBracketTooDeep_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        const auto row = [](const char* name, QByteArray text, int at) {
            QTest::newRow(name) << text.replace('\'', '"') << at; // ' stands for " here
        };
        row("nothing", "", -1);
        row("no bracket", "17", -1);
        row("as deep as allowed", "[[[]]]", -1);
        row("one more", "[[[[]]]]", 3);
        row("objects count as lists do", "{'a':[{'b':{}}]}", 11);
        row("side by side", "[[[]],[[]],[{}]]", -1);
        row("deep after everything was closed", "[][[[[", 5);
        row("as deep as allowed after everything was closed", "[][[[", -1);
        row("in a text", "['[[[[[[{{{{']", -1);
        row("after an escaped quote", "['\\'[[[[','\\\\',[[[", 17);
        row("an open text", "['[[[[", -1);
        row("ends with a backslash", "['\\", -1);
        row("stray closing brackets give no credit", "]]]][[[[", 7);
    }
    void findsTheFirstBracketTooDeep() {
        QFETCH(const QByteArray, text);
        const auto found = firstTooDeep({text.constData(), static_cast<std::size_t>(text.size())}, 3);
        QTEST(found ? static_cast<int>(*found) : -1, "at");
    }

    void allowsAHundredLevels() {
        const std::string hundred(100, '[');
        QVERIFY(!firstTooDeep(hundred));
        QCOMPARE(firstTooDeep(hundred + "{"), std::size_t{100});
        QCOMPARE(firstTooDeep(std::string(200'000, '[')), std::size_t{100});
    }
};

POOLHOUSE_PLAIN_TEST(TestJsonDepth)
#include "tst_json_depth.moc"
