// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_options.h"
#include "app/console/command_specs.h"
#include "tests/app/console/area_scene.h"
#include "tests/support/test_main.h"

#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;
using Command = CommandLine::Command;
using test::errorOf;

/// `poolhouse credentials`, `settings` and `quotas` on scripted services.
class TestClusterAreaCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void credentialsSayWhoUsesThem();
    void unknownUsersAndUseAreNotNone();
    void changedSettingsAreFirstAndMarked();
    void settingsThatMayBeChangedAreMarked();
    void quotasSayWhatHappens();
    void unknownEnforcementIsNeitherYesNorNo();
    void anUnknownClusterIsAFailure_data() { areas(); }
    void anUnknownClusterIsAFailure();
    void anAmbiguousNameIsAFailure_data() { areas(); }
    void anAmbiguousNameIsAFailure();
    void anAreaThatCannotBeReadSaysWhy_data() { areas(); }
    void anAreaThatCannotBeReadSaysWhy();
    void anAreaThatIsLateSaysSo();
    void anAccountThatCannotBeReadSaysWhy();
    void aPartialAnswerIsPrintedWithAComplaint();
    void withoutAttachmentsTheirUseIsUnknown();
    void settingsNeedNeitherPricesNorAttachments();

private:
    static void areas();
};

void TestClusterAreaCommand::areas() {
    QTest::addColumn<int>("area");
    QTest::addColumn<QString>("name");
    QTest::newRow("credentials") << static_cast<int>(Command::Credentials) << QStringLiteral("credentials");
    QTest::newRow("settings") << static_cast<int>(Command::Settings) << QStringLiteral("settings");
    QTest::newRow("quotas") << static_cast<int>(Command::Quotas) << QStringLiteral("quotas");
}

void TestClusterAreaCommand::credentialsSayWhoUsesThem() {
    AreaScene scene;
    const auto result = scene.run(Command::Credentials, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitDone);
    QCOMPARE(result.complaint, QString());
    const auto json = AreaScene::checked(result, "credentials");
    COMPARE_JSON(json["cluster"]["name"], "orders");
    QCOMPARE(json["credentials"].size(), 2U);
    COMPARE_JSON(json["credentials"][0]["name"], "u0");
    COMPARE_JSON(json["credentials"][0]["attachments"][0]["name"], "DATABASE");
    COMPARE_JSON(json["credentials"][1]["attachments"][0]["name"], "READS");
    COMPARE_JSON(json["credentials"][1]["attachments"][0]["pool"], "reads");
    const auto table = scene.run(Command::Credentials, QStringLiteral("example-app::READS")).output;
    QVERIFY2(table.contains(QStringLiteral("example-app::READS (reads)")), qPrintable(table));
    QVERIFY2(table.startsWith(QStringLiteral("orders (example-app, Advanced)\n")), qPrintable(table));
}

void TestClusterAreaCommand::unknownUsersAndUseAreNotNone() {
    AreaScene scene;
    auto known = AreaScene::credential("reporting", "additional");
    known.users.emplace();
    AreaScene::answer(scene.client->credentialLists, {AreaScene::credential("u0", ""), known},
                      {{core::RecordKind::DatabaseUser, {}, "items[1].roles[0]", "an object", true}});
    const auto result = scene.run(Command::Credentials, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.complaint, QStringLiteral("1 database user couldn't be read: items[1].roles[0].\n"));
    const auto json = AreaScene::checked(result, "credentials");
    COMPARE_JSON(json["unreadable"][0]["kind"], "database_user");
    COMPARE_JSON(json["credentials"][0]["name"], "reporting");
    COMPARE_JSON(json["credentials"][0]["users"], test::Json::array());
    QCOMPARE(json["credentials"][0]["attachments"].size(), 1U);
    QVERIFY(json["credentials"][1]["users"].is_null());
    QVERIFY(json["credentials"][1]["attachments"].is_null());
    const auto table = scene.run(Command::Credentials, QStringLiteral("orders")).output;
    const auto last = table.trimmed().section(QLatin1Char('\n'), -1).simplified();
    QCOMPARE(last, QStringLiteral("u0 unknown active d0 unknown"));
}

void TestClusterAreaCommand::changedSettingsAreFirstAndMarked() {
    AreaScene scene;
    const auto result = scene.run(Command::Settings, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitDone);
    const auto json = AreaScene::checked(result, "settings")["settings"];
    COMPARE_JSON(json[0], (test::Json{{"name", "log_statement"},
                                      {"value", "mod"},
                                      {"is_set", true},
                                      {"default", "ddl"},
                                      {"changed", true},
                                      {"needs_restart", true}}));
    COMPARE_JSON(json[1]["value"], true);
    COMPARE_JSON(json[1]["changed"], false);
    const auto lines = scene.run(Command::Settings, QStringLiteral("orders")).output.split(QLatin1Char('\n'));
    QVERIFY2(lines.value(1).endsWith(QStringLiteral("2 settings, 1 changed (*)")), qPrintable(lines.value(1)));
    QCOMPARE(lines.value(4).simplified(), QStringLiteral("* log_statement mod ddl yes"));
    QCOMPARE(lines.value(5).simplified(), QStringLiteral("log_lock_waits on on no"));
}

void TestClusterAreaCommand::settingsThatMayBeChangedAreMarked() {
    AreaScene scene;
    AreaScene::answer(scene.client->settingLists,
                      {core::Setting{"jit", true, {}, false}, core::Setting{"b", 1.0, 1.0, {}}});
    const auto lines = scene.run(Command::Settings, QStringLiteral("orders")).output.split(QLatin1Char('\n'));
    QVERIFY2(lines.value(1).endsWith(QStringLiteral("2 settings, 0 changed (*), 1 unknown (?)")),
             qPrintable(lines.value(1)));
    QCOMPARE(lines.value(4).simplified(), QStringLiteral("? jit on unknown no"));
    QCOMPARE(lines.value(5).simplified(), QStringLiteral("b 1 1 unknown"));
    for (const auto& spec : commandSpecs()) {
        QVERIFY(spec.command != Command::Settings || QString(spec.details).contains(QStringLiteral("marked with ?")));
    }
}

void TestClusterAreaCommand::quotasSayWhatHappens() {
    AreaScene scene;
    const auto result = scene.run(Command::Quotas, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitDone);
    const auto json = AreaScene::checked(result, "quotas")["quotas"][0];
    COMPARE_JSON(json["current_gb"], 85.0);
    COMPARE_JSON(json["standing"], "warning_exceeded");
    COMPARE_JSON(json["today"], "The warning threshold is exceeded. Nothing is restricted.");
    const auto table = scene.run(Command::Quotas, QStringLiteral("orders")).output;
    QVERIFY2(table.contains(QStringLiteral("Above 90 GB for 7 days, CREATE and INSERT are refused")),
             qPrintable(table));
    QVERIFY2(table.contains(QStringLiteral("warning exceeded  85 GB    80 GB     90 GB")), qPrintable(table));
    COMPARE_JSON(json["enforcement_active"], false);
}

void TestClusterAreaCommand::unknownEnforcementIsNeitherYesNorNo() {
    AreaScene scene;
    AreaScene::answer(scene.client->quotaLists,
                      {core::Quota{"storage", 95.0, 80.0, 90.0,
                                   core::readEnum(core::enforcementActionWords(), "restrict"), std::nullopt}});
    const auto result = scene.run(Command::Quotas, QStringLiteral("orders"), true);
    const auto json = AreaScene::checked(result, "quotas")["quotas"][0];
    COMPARE_JSON(json["enforcement_active"], nullptr);
    COMPARE_JSON(json["standing"], "critical_exceeded");
    COMPARE_JSON(json["today"], "The critical threshold is exceeded. Whether restrictions apply is unknown.");
}

void TestClusterAreaCommand::anUnknownClusterIsAFailure() {
    QFETCH(const int, area);
    AreaScene scene;
    const auto result = scene.run(static_cast<Command>(area), QStringLiteral("nobody"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.startsWith(QStringLiteral("No cluster \"nobody\"")), qPrintable(result.complaint));
    QCOMPARE(scene.client->credentialLists.asked() + scene.client->settingLists.asked() +
                 scene.client->quotaLists.asked(),
             0);
}

void TestClusterAreaCommand::anAmbiguousNameIsAFailure() {
    QFETCH(const int, area);
    const auto result = AreaScene().run(static_cast<Command>(area), QStringLiteral("DATABASE"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.contains(QStringLiteral("other-app::DATABASE, example-app::DATABASE")),
             qPrintable(result.complaint));
}

void TestClusterAreaCommand::anAreaThatCannotBeReadSaysWhy() {
    QFETCH(const int, area);
    QFETCH(const QString, name);
    AreaScene scene;
    const auto gone = errorOf(api::ApiError::Kind::NotFound, 404);
    scene.client->credentialLists.automatic = [gone](const std::string&) {
        return api::ApiResult<core::PartialList<core::Credential>>(gone);
    };
    scene.client->settingLists.automatic = [gone](const std::string&) {
        return api::ApiResult<core::PartialList<core::Setting>>(gone);
    };
    scene.client->quotaLists.automatic = [gone](const std::string&) {
        return api::ApiResult<core::PartialList<core::Quota>>(gone);
    };
    const auto result = scene.run(static_cast<Command>(area), QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.startsWith(
                 QStringLiteral("orders: The %1 couldn't be loaded. Not found. The cluster may have been destroyed.")
                     .arg(name)),
             qPrintable(result.complaint));
}

void TestClusterAreaCommand::anAreaThatIsLateSaysSo() {
    AreaScene scene;
    scene.timeout = std::chrono::seconds(1);
    scene.client->quotaLists.automatic = nullptr;
    const auto result = scene.run(Command::Quotas, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.contains(QStringLiteral("quotas were not loaded within 1 s")),
             qPrintable(result.complaint));
}

void TestClusterAreaCommand::anAccountThatCannotBeReadSaysWhy() {
    AreaScene scene;
    scene.client->fleetError = errorOf(api::ApiError::Kind::Unreachable);
    auto result = scene.run(Command::Settings, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.complaint.contains(QStringLiteral("No connection could be established")),
             qPrintable(result.complaint));
    scene.client->accountError = errorOf(api::ApiError::Kind::Unauthorized);
    result = scene.run(Command::Settings, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.contains(QStringLiteral("rejected the token")), qPrintable(result.complaint));
}

void TestClusterAreaCommand::aPartialAnswerIsPrintedWithAComplaint() {
    AreaScene scene;
    AreaScene::answer<core::Setting>(scene.client->settingLists, {{"jit", true, {}, {}}},
                                     {{core::RecordKind::Setting, "odd", "items[1].name", "a text", true}});
    const auto result = scene.run(Command::Settings, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QCOMPARE(result.complaint, QStringLiteral("1 setting couldn't be read: odd (items[1].name).\n"));
    const auto json = AreaScene::checked(result, "settings");
    COMPARE_JSON(json["settings"][0]["name"], "jit");
    QVERIFY(json["settings"][0]["default"].is_null());
    QVERIFY(json["settings"][0]["changed"].is_null());
    COMPARE_JSON(json["unreadable"][0]["kind"], "setting");
    COMPARE_JSON(json["unreadable"][0]["cluster"], "orders");
}

void TestClusterAreaCommand::withoutAttachmentsTheirUseIsUnknown() {
    AreaScene scene;
    scene.client->attachmentLists.automatic = [](const std::string&) {
        return api::ApiResult<std::vector<core::Attachment>>(errorOf(api::ApiError::Kind::Forbidden, 403));
    };
    const auto result = scene.run(Command::Credentials, QStringLiteral("orders"), true);
    QCOMPARE(result.exitCode, exitFailure);
    QVERIFY2(result.complaint.contains(QStringLiteral("attachments couldn't be loaded")), qPrintable(result.complaint));
    const auto json = AreaScene::checked(result, "credentials");
    QVERIFY(json["attachments_read_at"].is_null());
    QVERIFY(json["credentials"][0]["attachments"].is_null());
    const auto table = scene.run(Command::Credentials, QStringLiteral("orders")).output;
    QVERIFY2(table.contains(QStringLiteral("unknown")), qPrintable(table));
}

void TestClusterAreaCommand::settingsNeedNeitherPricesNorAttachments() {
    AreaScene scene;
    scene.client->attachmentLists.automatic = [](const std::string&) {
        return api::ApiResult<std::vector<core::Attachment>>(errorOf(api::ApiError::Kind::Forbidden, 403));
    };
    scene.client->priceLists.automatic = [](const std::string&) {
        return api::ApiResult<core::PriceList>(errorOf(api::ApiError::Kind::WrongType));
    };
    const auto result = scene.run(Command::Settings, QStringLiteral("orders"), true);
    QVERIFY2(result.exitCode == exitDone, qPrintable(result.complaint));
    QCOMPARE(scene.client->infos.asked(), 0);
}

POOLHOUSE_CORE_APP_TEST(TestClusterAreaCommand)
#include "tst_cluster_area_command.moc"
