// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::NotSet;
using core::Setting;
using core::SettingProblem;
using core::SettingValue;
using Kind = core::SettingRule::Kind;

Q_DECLARE_METATYPE(std::optional<core::SettingProblem>)

namespace {

Setting settingOf(const char* name, SettingValue value, SettingValue defaultValue = {}) {
    return {name, std::move(value), std::move(defaultValue), false};
}

SettingValue wording(const char* text) {
    return std::string(text);
}

} // namespace

/// What a parameter may be set to.
class TestSettingChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules() {
        const auto statements = core::settingRule(settingOf("log_statement", wording("ddl"), wording("ddl")));
        QCOMPARE(statements.kind, Kind::Choice);
        QVERIFY(statements.choices == (std::vector<std::string>{"none", "ddl", "mod", "all"}));
        const auto duration = core::settingRule(settingOf("log_min_duration_statement", 2000.0, 2000.0));
        QCOMPARE(duration.kind, Kind::Number);
        QVERIFY(duration.whole && duration.bounded() && duration.unit == "ms");
        QCOMPARE(duration.least, -1.0);
        QCOMPARE(duration.most, 2147483647.0);
        QCOMPARE(core::settingRule(settingOf("idle_in_transaction_session_timeout", 0.0)).least, 0.0);
        QCOMPARE(core::settingRule(settingOf("log_connections", wording("on"))).kind, Kind::Switch);
        QCOMPARE(core::settingRule(settingOf("log_connections", NotSet{}, NotSet{})).kind, Kind::Switch);
    }
    /// The API knows better than the documentation of one version.
    void aValueThatBreaksARuleRefutesIt() {
        QCOMPARE(core::settingRule(settingOf("log_statement", wording("reads"), wording("ddl"))).kind, Kind::Text);
        QCOMPARE(core::settingRule(settingOf("log_statement", wording("ddl"), wording("reads"))).kind, Kind::Text);
        QCOMPARE(core::settingRule(settingOf("log_min_duration_statement", wording("2s"))).kind, Kind::Text);
        const auto beyond = core::settingRule(settingOf("log_min_duration_statement", -2.0, 0.0));
        QCOMPARE(beyond.kind, Kind::Number);
        QVERIFY(!beyond.bounded() && beyond.unit.empty());
    }
    void unknownNamesGoByTheirType() {
        QCOMPARE(core::settingRule(settingOf("jit", true)).kind, Kind::Switch);
        QCOMPARE(core::settingRule(settingOf("jit", NotSet{}, false)).kind, Kind::Switch);
        QCOMPARE(core::settingRule(settingOf("random_page_cost", 1.1)).kind, Kind::Number);
        QVERIFY(!core::settingRule(settingOf("random_page_cost", 1.1)).whole);
        QCOMPARE(core::settingRule(settingOf("work_mem", wording("4MB"))).kind, Kind::Text);
        QCOMPARE(core::settingRule(settingOf("work_mem", 4.0, wording("4MB"))).kind, Kind::Text);
        QCOMPARE(core::settingRule(settingOf("new_one", SettingValue())).kind, Kind::Text);
    }

    void spelled_data() {
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<QString>("entered");
        QTest::addColumn<QString>("value");
        const auto row = [](const Setting& setting, const char* entered, const char* value) {
            QTest::addRow("%s %s", setting.name.c_str(), entered)
                << setting << QString::fromLatin1(entered) << QString::fromLatin1(value);
        };
        for (const auto* on : {"on", "ON", " true ", "yes", "1"}) {
            row(settingOf("log_connections", false), on, "on");
        }
        for (const auto* off : {"off", "False", "no", "0"}) {
            row(settingOf("log_connections", true), off, "off");
        }
        row(settingOf("log_connections", true), "perhaps", "perhaps");
        row(settingOf("log_statement", wording("ddl")), "MOD", "mod");
        row(settingOf("log_statement", wording("ddl")), " reads", "reads");
        row(settingOf("log_min_duration_statement", 2000.0), "0500", "500");
        row(settingOf("log_min_duration_statement", 2000.0), "-1", "-1");
        row(settingOf("log_min_duration_statement", 2000.0), "500ms", "500ms");
        row(settingOf("random_page_cost", 4.0), "1.10", "1.1");
        row(settingOf("work_mem", wording("4MB")), "\t64MB\n", "64MB");
    }
    void spelled() {
        QFETCH(const Setting, setting);
        QFETCH(const QString, entered);
        const auto change = core::changedSetting(setting, entered.toStdString());
        QTEST(QString::fromStdString(change.value), "value");
        QVERIFY(change.name == setting.name && change.before == setting.value);
        QVERIFY(change.needsRestart == setting.needsRestart);
    }

    void problems_data() {
        QTest::addColumn<Setting>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<std::optional<SettingProblem>>("problem");
        const auto row = [](const Setting& setting, const char* value, std::optional<SettingProblem> problem) {
            QTest::addRow("%s %s", setting.name.c_str(), value) << setting << QString::fromLatin1(value) << problem;
        };
        const auto connections = settingOf("log_connections", true);
        const auto duration = settingOf("log_min_duration_statement", 2000.0);
        const auto statements = settingOf("log_statement", wording("ddl"));
        const auto memory = settingOf("work_mem", wording("4MB"));
        row(connections, "off", std::nullopt);
        row(connections, "on", SettingProblem::Same);
        row(connections, "perhaps", SettingProblem::NotASwitch);
        row(connections, "", SettingProblem::Empty);
        row(duration, "500", std::nullopt);
        row(duration, "-1", std::nullopt);
        row(duration, "2147483647", std::nullopt);
        row(duration, "2000", SettingProblem::Same);
        row(duration, "-2", SettingProblem::OutOfRange);
        row(duration, "2147483648", SettingProblem::OutOfRange);
        row(duration, "1.5", SettingProblem::NotWhole);
        row(duration, "soon", SettingProblem::NotANumber);
        row(duration, "1e3", SettingProblem::NotANumber);
        row(duration, "inf", SettingProblem::NotANumber);
        row(statements, "mod", std::nullopt);
        row(statements, "reads", SettingProblem::NotAChoice);
        row(statements, "none,log_connections:off", SettingProblem::NotSendable);
        row(memory, "64MB", std::nullopt);
        row(memory, "a:b", std::nullopt); // only the first colon of a pair counts
        row(memory, "a\nb", SettingProblem::NotSendable);
        row(settingOf("random_page_cost", 4.0), "1.1", std::nullopt);
        row(settingOf("a,b", wording("x")), "y", SettingProblem::NotSendable);
        row(settingOf("", wording("x")), "y", SettingProblem::NotKnown);
        row(settingOf("log_statement", NotSet{}), "ddl", std::nullopt);
    }
    void problems() {
        QFETCH(const Setting, setting);
        QFETCH(const QString, value);
        QTEST(core::problemOf(value.toStdString(), setting), "problem");
    }
    /// The engine has no default to refute a rule with, so it does not know the rule.
    void withoutItsRule() {
        QVERIFY(!core::problemOf(core::ChangedSetting{"log_statement", "reads", wording("ddl"), {}}));
        QVERIFY(core::problemOf(core::ChangedSetting{"log_statement", "ddl", wording("ddl"), {}}) ==
                SettingProblem::Same);
        QVERIFY(core::problemOf(core::ChangedSetting{"log_statement", "", wording("ddl"), {}}) ==
                SettingProblem::Empty);
    }

    void resets() {
        const auto reset = core::resetSetting(settingOf("log_connections", false, true));
        QVERIFY(reset && reset->value == "on" && reset->before == SettingValue(false));
        QVERIFY(!core::resetSetting(settingOf("log_connections", false, NotSet{})));
        QVERIFY(!core::resetSetting(settingOf("log_connections", false, SettingValue())));
    }
    void restarts() {
        core::ChangedSettings settings{{{"a", "1", SettingValue(), std::nullopt}, {"b", "1", SettingValue(), false}}};
        QVERIFY(!core::needsRestart(settings));
        settings.all.push_back({"c", "1", SettingValue(), true});
        QVERIFY(core::needsRestart(settings));
    }
    void sameValues() {
        QVERIFY(core::sameSettingValue(true, wording("yes")) && core::sameSettingValue(2000.0, wording("2000")));
        QVERIFY(!core::sameSettingValue(true, false) && !core::sameSettingValue(NotSet{}, wording("")));
        QVERIFY(core::sameSettingValue(NotSet{}, NotSet{}) && core::sameSettingValue(SettingValue(), SettingValue()));
        QVERIFY(!core::sameSettingValue(SettingValue(), NotSet{}) && !core::sameSettingValue(SettingValue(), false));
    }

    /// Of one cluster the value is unknown, or a record was passed over: that is no fact about it.
    void comparedWithWhatIsNotKnown() {
        const std::vector one{settingOf("a", SettingValue()), settingOf("b", true), settingOf("c", 1.0)};
        const std::vector other{settingOf("a", SettingValue()), settingOf("c", SettingValue()), settingOf("d", 2.0)};
        const auto complete = [](const std::vector<core::Setting>& all) { return core::settingList(all, {}); };
        for (const auto& pair : core::comparedSettings(complete(one), complete(other))) {
            QCOMPARE(pair.difference(),
                     pair.name == "a" || pair.name == "c" ? std::optional<bool>() : std::optional(true));
        }
        const core::Unreadable passed{core::RecordKind::Setting, {}, "[1].name", "a text"};
        for (const auto& pair : core::comparedSettings(complete(one), core::settingList(other, {passed}))) {
            QCOMPARE(pair.difference(), pair.name == "d" ? std::optional(true) : std::nullopt);
        }
        // in that order: different, unknown, the same
        const std::vector unsorted{settingOf("a", SettingValue()), settingOf("b", 1.0), settingOf("c", 1.0)};
        const std::vector against{settingOf("a", 1.0), settingOf("b", 1.0), settingOf("c", 2.0)};
        QStringList names;
        for (const auto& pair : core::comparedSettings(complete(unsorted), complete(against))) {
            names << QString::fromStdString(pair.name);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("c a b"));
        auto member = passed;
        member.passedOver = false;
        QVERIFY(core::settingList(one, {member}).complete);
    }

    void compared() {
        const std::vector one{settingOf("a", 1.0), settingOf("b", true), settingOf("d", 4.0)};
        const std::vector other{settingOf("d", wording("4")), settingOf("b", false), settingOf("c", 3.0)};
        const auto pairs = core::comparedSettings({one}, {other});
        QStringList names;
        for (const auto& each : pairs) {
            names << QString::fromStdString(each.name) + (each.difference() == true ? QStringLiteral("!") : QString());
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("a! b! c! d"));
        const std::vector<core::Setting> pairless;
        QVERIFY(pairs[0].one == &one[0] && pairs[0].other == nullptr);
        QVERIFY(pairs[2].one == nullptr && pairs[2].other == &other[2]);
        QVERIFY(core::comparedSettings({pairless}, {pairless}).empty());
    }

    void theyChangeNoPool() {
        const std::vector<core::PoolShape> pools{{core::PoolRole::Leader, "leader", "8G-Performance", 1}};
        for (const auto& change :
             {test::settingsChange(test::defaultSettings(), {{"log_statement", "mod"}}),
              test::quotaChange(test::unsetQuota(), test::quotaTerms(1, 2, core::EnforcementAction::Notify))}) {
            const auto after = core::applied(pools, change, {});
            QVERIFY(after && after.value() == pools);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestSettingChange)
#include "tst_setting_change.moc"
