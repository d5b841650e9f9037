// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/setting.h"
#include "tests/support/test_main.h"

#include <clocale>

using namespace poolhouse::core;

class TestSetting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Qt takes the locale over from the environment.
    void numbersHaveAPointInEveryLocale() {
        const std::string before = std::setlocale(LC_NUMERIC, nullptr);
        for (const auto* comma : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"}) {
            if (std::setlocale(LC_NUMERIC, comma) != nullptr) {
                break;
            }
        }
        const auto half = spelled(SettingValue(0.5)), whole = spelled(SettingValue(2000.0));
        const auto negative = spelled(SettingValue(-0.000125)), large = spelled(SettingValue(1e14));
        std::setlocale(LC_NUMERIC, before.c_str());
        QCOMPARE(half, std::string("0.5"));
        QCOMPARE(whole, std::string("2000"));
        QCOMPARE(negative, std::string("-0.000125"));
        QCOMPARE(large, std::string("100000000000000"));
    }

    void knowsWhatWasChanged_data() {
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<int>("standing");
        const auto row = [](const char* name, SettingValue value, SettingValue defaultValue, SettingStanding standing) {
            QTest::newRow(name) << Setting{"s", std::move(value), std::move(defaultValue), {}}
                                << static_cast<int>(standing);
        };
        using Text = std::string;
        row("same flag", true, true, SettingStanding::Default);
        row("other flag", false, true, SettingStanding::Changed);
        row("flag as text", Text("on"), true, SettingStanding::Default);
        row("flag as another text", Text("true"), Text("on"), SettingStanding::Default);
        row("other flag as text", Text("off"), true, SettingStanding::Changed);
        row("flag off as text", Text("false"), false, SettingStanding::Default);
        row("same number", 2000.0, 2000.0, SettingStanding::Default);
        row("other number", 2000.5, 2000.0, SettingStanding::Changed);
        row("number as text", Text("2000"), 2000.0, SettingStanding::Default);
        row("minus one is a value", -1.0, 2000.0, SettingStanding::Changed);
        row("zero is a value", 0.0, -1.0, SettingStanding::Changed);
        row("same text", Text("ddl"), Text("ddl"), SettingStanding::Default);
        row("other text", Text("mod"), Text("ddl"), SettingStanding::Changed);
        row("never set", NotSet{}, Text("ddl"), SettingStanding::Default);
        row("never set, default unknown", NotSet{}, {}, SettingStanding::Default);
        row("set without a default", Text("ddl"), NotSet{}, SettingStanding::Changed);
        row("empty without a default", Text(), NotSet{}, SettingStanding::Changed);
        row("value unknown", {}, true, SettingStanding::Unknown);
        row("default unknown", true, {}, SettingStanding::Unknown);
    }
    void knowsWhatWasChanged() {
        QFETCH(const Setting, setting);
        QTEST(static_cast<int>(settingStanding(setting)), "standing");
    }

    void spellsValues() {
        const auto text = [](const SettingValue& value) { return QString::fromStdString(spelled(value)); };
        QCOMPARE(text(true), QStringLiteral("on"));
        QCOMPARE(text(86400000.0), QStringLiteral("86400000"));
        QCOMPARE(text(-1.0), QStringLiteral("-1"));
        QCOMPARE(text(0.1), QStringLiteral("0.1"));
        QCOMPARE(text(1e300), QStringLiteral("1e+300"));
        QCOMPARE(text(std::string("ddl")), QStringLiteral("ddl"));
        QCOMPARE(text(NotSet{}), QString());
        QCOMPARE(text(SettingValue()), QString());
    }

    void changedOnesComeFirst() {
        const std::vector<Setting> all{
            {"a", true, true, {}}, {"b", {}, true, {}}, {"d", false, true, {}}, {"c", false, true, {}}};
        QStringList names;
        for (const auto* each : orderedSettings(all)) {
            names << QString::fromStdString(each->name);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("c d b a"));
    }
};

POOLHOUSE_PLAIN_TEST(TestSetting)
#include "tst_setting.moc"
