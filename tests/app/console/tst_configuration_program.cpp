// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::checkedJson;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestConfigurationWait = 60000;

} // namespace

/// `settings set`, `reset`, `compare` and `quotas set`, as programs against a sandbox over HTTP; what the API shows
/// after them.
class TestConfigurationProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDryRunSendsNothing();
    void settingsAreSetOnceAndReset();
    void aRestartWantsThePhrase();
    void refusedSettings_data();
    void refusedSettings();
    void settingsAreCompared();
    void aQuotaIsSetOnce();
    void whatIsNotGivenStays();
    void aQuotaThatRestrictsTodayWantsThePhrase();
    void refusedQuotas();
    void anInterruptedChangeIsContinued();
};

void TestConfigurationProgram::aDryRunSendsNothing() {
    const ChangeProgramScene scene;
    for (const auto& [command, schema] :
         {std::pair("settings set CLUSTER log_statement=mod auto_explain.log_format=JSON", "settings-change"),
          std::pair("quotas set CLUSTER --warning 200 --critical 250 --action restrict", "quota-change")}) {
        const auto line = QByteArray(command) + " --dry-run";
        const auto table = scene.run(line.constData());
        QVERIFY2(table.exitCode == 0 && table.out.contains("Cost: unchanged"), table.err.constData());
        const auto json = checkedJson(schema, scene.run((line + " --json").constData()));
        QVERIFY(json.is_object() && json.at("result") == "dry_run" && !json.at("effects").empty());
    }
    QVERIFY(scene.setting("log_statement") == "ddl" && scene.quota().at("warning_gb").is_null());
}

void TestConfigurationProgram::settingsAreSetOnceAndReset() {
    const ChangeProgramScene scene;
    for (const auto* result : {"done", "done_before"}) {
        const auto outcome =
            scene.run("settings set CLUSTER log_statement=MOD log_min_duration_statement=500 --wait --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedJson("settings-change", outcome);
        QVERIFY2(json.at("result") == result, outcome.out.constData());
        QVERIFY(json.at("settings").size() == 2 && json.at("settings")[0].at("to") == "mod");
        QVERIFY(scene.setting("log_statement") == "mod" && scene.setting("log_min_duration_statement") == 500);
    }
    const auto one = scene.run("settings set CLUSTER log_statement=mod log_connections=no --wait --json");
    QVERIFY2(one.exitCode == 0, one.err.constData());
    QVERIFY(checkedJson("settings-change", one).at("settings").size() == 1); // what is so already is not sent
    const auto reset = scene.run("settings reset CLUSTER log_statement log_connections --wait");
    QVERIFY2(reset.exitCode == 0 && reset.out.contains("The settings were changed."), reset.err.constData());
    QVERIFY(scene.setting("log_statement") == "ddl" && scene.setting("log_connections") == true);
}

void TestConfigurationProgram::aRestartWantsThePhrase() {
    const ChangeProgramScene scene;
    const auto unconfirmed = scene.run("settings set CLUSTER auto_explain.log_format=json");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("Takes effect with a restart of the database, which closes open connections: "
                                      "auto_explain.log_format.") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n"),
             unconfirmed.err.constData());
    QVERIFY(scene.setting("auto_explain.log_format") == "text");
    const auto outcome = scene.run("settings set CLUSTER auto_explain.log_format=json --wait --confirm "
                                   "example-app/postgresql-rectangular-12345");
    QVERIFY2(outcome.exitCode == 0 && outcome.out.contains("Those that need a restart take effect with it."),
             outcome.err.constData());
    QVERIFY(scene.setting("auto_explain.log_format") == "json");
}

void TestConfigurationProgram::refusedSettings_data() {
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* settings, const char* said) {
        QTest::newRow(settings) << QByteArray(settings) << QByteArray(said);
    };
    row("set CLUSTER log_statement=reads", "log_statement takes none, ddl, mod or all.\n");
    row("set CLUSTER log_connections=perhaps", "log_connections takes on or off.\n");
    row("set CLUSTER log_min_duration_statement=-2",
        "log_min_duration_statement takes a whole number from -1 to 2,147,483,647, in ms.\n");
    row("set CLUSTER log_connections=off log_statements=mod", "The cluster has no setting named log_statements.\n");
    row("set CLUSTER log_statement=mod,log_connections:off",
        "The API takes no commas and no line breaks in a value.\n");
    row("reset CLUSTER work_mem", "The cluster has no setting named work_mem.\n");
}
void TestConfigurationProgram::refusedSettings() {
    QFETCH(const QByteArray, settings);
    QFETCH(const QByteArray, said);
    const ChangeProgramScene scene;
    const auto outcome = scene.run(("settings " + settings).constData());
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.err, said);
    QVERIFY(outcome.out.isEmpty() && scene.setting("log_connections") == true);
}

void TestConfigurationProgram::settingsAreCompared() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("settings set CLUSTER log_statement=mod --wait").exitCode, 0);
    const auto outcome = scene.run("settings compare CLUSTER postgresql-horizontal-12345 --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedJson("settings-comparison", outcome);
    QVERIFY2(json.is_object(), outcome.out.constData());
    const auto& first = json.at("settings").front();
    QVERIFY(first.at("name") == "log_statement" && first.at("differs") == true);
    QVERIFY(first.at("value") == "mod" && first.at("other_value") == "ddl");
    QVERIFY(json.at("settings").size() == 14 && json.at("settings")[1].at("differs") == false);
    QVERIFY(json.at("other").at("name") == "postgresql-horizontal-12345");
    const auto table = scene.run("settings compare CLUSTER postgresql-horizontal-12345");
    QVERIFY2(table.out.contains("1 of 14 settings differ from postgresql-horizontal-12345 (*)") &&
                 table.out.contains("\n*  log_statement "),
             table.out.constData());
    const auto missing = scene.run("settings compare CLUSTER nowhere");
    QVERIFY(missing.exitCode == 1 && missing.err.contains("nowhere") && missing.out.isEmpty());
}

void TestConfigurationProgram::aQuotaIsSetOnce() {
    const ChangeProgramScene scene;
    for (const auto* result : {"done", "done_before"}) {
        const auto outcome = scene.run("quotas set CLUSTER --warning 200 --critical 250 --action notify --wait --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedJson("quota-change", outcome);
        QVERIFY2(json.at("result") == result, outcome.out.constData());
        QVERIFY(json.at("to").at("warning_gb") == 200.0 && json.at("to").at("enforcement_action") == "notify");
        QVERIFY(scene.quota().at("warning_gb") == 200 && scene.quota().at("critical_gb") == 250);
    }
}

void TestConfigurationProgram::whatIsNotGivenStays() {
    const ChangeProgramScene scene;
    scene.setQuota(R"({"warning_gb":200,"critical_gb":250,"enforcement_action":"notify"})");
    const auto outcome = scene.run("quotas set CLUSTER --warning none --wait");
    QVERIFY2(outcome.exitCode == 0 && outcome.out.contains("Change the storage quota: warning from 200 GB to none"),
             (outcome.out + outcome.err).constData());
    const auto quota = scene.quota();
    QVERIFY(quota.at("warning_gb").is_null() && quota.at("critical_gb") == 250);
    QVERIFY(quota.at("enforcement_action") == "notify");
}

void TestConfigurationProgram::aQuotaThatRestrictsTodayWantsThePhrase() {
    const ChangeProgramScene scene;
    const auto unconfirmed = scene.run("quotas set CLUSTER --critical 10 --action restrict");
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.startsWith("Today: The critical threshold would be exceeded by ") &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm example-app/postgresql-rectangular-12345\n"),
             unconfirmed.err.constData());
    QVERIFY(scene.quota().at("critical_gb").is_null());
    QCOMPARE(scene.run("quotas set CLUSTER --critical 10 --action notify --wait").exitCode, 0); // restricts nothing
    const auto outcome = scene.run("quotas set CLUSTER --action restrict --wait --confirm "
                                   "example-app/postgresql-rectangular-12345");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(scene.quota().at("enforcement_action") == "restrict");
    QCOMPARE(scene.run("quotas set CLUSTER --critical 11 --wait").exitCode, 0); // it restricts already
}

void TestConfigurationProgram::refusedQuotas() {
    ChangeProgramScene scene;
    scene.setQuota(R"({"critical_gb":250})");
    const auto above = scene.run("quotas set CLUSTER --warning 250");
    QCOMPARE(above.exitCode, 2);
    QCOMPARE(above.err, QByteArray("The warning threshold must be below the critical one, 250 GB.\n"));
    scene.inject("422:PATCH /quotas:1:message=No more quotas.");
    const auto refused = scene.run("quotas set CLUSTER --warning 100");
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("The API says: No more quotas."), refused.err.constData());
    scene.inject("404:GET /quotas:1");
    QCOMPARE(scene.run("quotas set CLUSTER --warning 100").exitCode, 1);
    QVERIFY(scene.quota().at("warning_gb").is_null());
}

/// The answer was lost and the program ended: the same command finds its result.
void TestConfigurationProgram::anInterruptedChangeIsContinued() {
    ChangeProgramScene scene(60);
    scene.inject("timeout-after:PUT /settings:1");
    const auto process = scene.started("settings set CLUSTER log_statement=mod --wait --json");
    QVERIFY(QTest::qWaitFor([&] { return scene.setting("log_statement") == "mod"; }, longestConfigurationWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestConfigurationWait));
    const auto again = scene.run("settings set CLUSTER log_statement=mod --wait --json");
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.fact("/result") == "\"done_before\"", again.out.constData());
}

POOLHOUSE_CORE_APP_TEST(TestConfigurationProgram)
#include "tst_configuration_program.moc"
