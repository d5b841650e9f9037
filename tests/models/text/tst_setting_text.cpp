// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/setting_text.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

class TestSettingText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spellsValuesAsPostgresDoes() {
        QCOMPARE(text::settingValue(2000.0), QStringLiteral("2000"));
        QCOMPARE(text::settingValue(-1.0), QStringLiteral("-1"));
        QCOMPARE(text::settingValue(true), QStringLiteral("on"));
        QCOMPARE(text::settingValue(false), QStringLiteral("off"));
        QCOMPARE(text::settingValue(std::string("ddl")), QStringLiteral("ddl"));
    }

    void tellsUnsetUnknownAndEmptyApart() {
        QCOMPARE(text::settingValue({}), QStringLiteral("unknown"));
        QCOMPARE(text::settingValue(core::NotSet{}), QStringLiteral("not set"));
        QCOMPARE(text::settingValue(std::string()), QStringLiteral("empty"));
    }

    void saysWhetherARestartIsNeeded() {
        core::Setting setting;
        QCOMPARE(text::settingRestart(setting), QStringLiteral("unknown"));
        setting.needsRestart = true;
        QCOMPARE(text::settingRestart(setting), QStringLiteral("yes"));
        setting.needsRestart = false;
        QCOMPARE(text::settingRestart(setting), QStringLiteral("no"));
    }

    /// The names that the contract lists.
    void explainsWhatTheContractNames_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"auto_explain.log_analyze", "auto_explain.log_buffers", "auto_explain.log_format",
              "auto_explain.log_min_duration", "auto_explain.log_nested_statements", "auto_explain.log_triggers",
              "auto_explain.log_verbose", "idle_in_transaction_session_timeout", "log_connections", "log_lock_waits",
              "log_min_duration_statement", "log_min_error_statement", "log_statement", "track_functions"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void explainsWhatTheContractNames() {
        QFETCH(const QString, name);
        core::Setting setting;
        setting.name = name.toStdString();
        const auto purpose = text::settingPurpose(setting);
        QVERIFY2(purpose.endsWith(QLatin1Char('.')), qPrintable(purpose));
        const bool timed = name.contains(QLatin1String("duration")) || name.contains(QLatin1String("timeout"));
        QCOMPARE(purpose.contains(QLatin1String(" in ms.")), timed); // a number without its unit misleads
    }

    void saysNothingOfOthers() {
        core::Setting setting;
        setting.name = "work_mem";
        QVERIFY(text::settingPurpose(setting).isEmpty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestSettingText)
#include "tst_setting_text.moc"
