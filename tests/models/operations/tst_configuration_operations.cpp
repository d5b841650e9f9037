// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using core::EnforcementAction;
using operations::Operation;
using operations::ProgressCode;
using test::OperationsScene;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

Change settingsTo(const std::vector<std::pair<std::string, std::string>>& wanted) {
    return test::settingsChange(test::defaultSettings(), wanted);
}
Change quotaTo(std::optional<double> warning, std::optional<double> critical, EnforcementAction action) {
    return test::quotaChange(test::unsetQuota(), test::quotaTerms(warning, critical, action));
}

const auto sampleSettings = [] {
    return settingsTo({{"log_statement", "mod"}, {"log_min_duration_statement", "500"}});
};
const auto sampleQuota = [] { return quotaTo(200, 250, EnforcementAction::Notify); };

core::Setting& settingAt(OperationsScene& scene, const char* name) {
    return *std::find_if(scene.server.settings.items.begin(), scene.server.settings.items.end(),
                         [name](const core::Setting& each) { return each.name == name; });
}

/// Of an operation that is Done.
std::optional<Change> inverse(OperationsScene& scene, const std::string& id) {
    return operations::inverseChange(scene.get(id));
}

} // namespace

/// Changing settings and quotas.
class TestConfigurationOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreChangedAndBack() {
        OperationsScene scene;
        const auto change = sampleSettings();
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::SettingsBeingApplied && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::SettingsBeingApplied);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::SettingsChanged);
        QVERIFY(scene.serverHas(change));
        QVERIFY(scene.get(id).figures && scene.get(id).figures->before == scene.get(id).figures->after);
        const auto back = inverse(scene, id);
        QVERIFY(back.has_value());
        QCOMPARE(text::undoVerb(scene.get(id)), QString::fromUtf8("Set back…"));
        QVERIFY(scene.run(scene.ask(*back)));
        QVERIFY(scene.serverUntouched());
        QCOMPARE(scene.server.effects, 2);
    }
    void aRestartIsSaid() {
        OperationsScene scene;
        const auto id = scene.ask(settingsTo({{"auto_explain.log_format", "json"}, {"log_connections", "off"}}));
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::SettingsAwaitRestart);
    }
    /// No request takes a value away that is set.
    void whatWasNotSetIsNotSetBack() {
        OperationsScene scene;
        auto change = settingsTo({{"log_statement", "mod"}});
        change.settings->all.front().before = core::NotSet{};
        settingAt(scene, "log_statement").value = core::NotSet{};
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(!inverse(scene, id));
    }
    void aQuotaIsChangedAndBack() {
        OperationsScene scene;
        const auto change = sampleQuota();
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::QuotaSet);
        QVERIFY(scene.serverHas(change));
        const auto back = inverse(scene, id);
        QVERIFY(back.has_value());
        QCOMPARE(text::undoVerb(scene.get(id)), QString::fromUtf8("Change the quota back…"));
        QVERIFY(scene.run(scene.ask(*back)));
        QVERIFY(scene.serverUntouched());
    }
    /// The API takes whole gigabytes, and actions that are known.
    void aQuotaThatCannotBeSentIsNotSetBack() {
        OperationsScene scene;
        auto& quota = scene.server.quotas.items.front();
        quota.criticalGb = 250.5;
        auto change = test::quotaChange(quota, test::quotaTerms({}, 300, EnforcementAction::None));
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(!inverse(scene, id));
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const Change& change, const char* sentence) {
            QTest::newRow(what) << change << QString::fromLatin1(sentence);
        };
        row("no settings", core::changeOfSettings({}), "No setting is given.");
        row("the same", settingsTo({{"log_statement", "ddl"}}), "No change: log_statement is already ddl.");
        row("nothing", settingsTo({{"log_statement", "mod"}, {"log_connections", " "}}),
            "A value is needed: on or off.");
        row("a comma", settingsTo({{"log_statement", "mod,log_connections:off"}}),
            "The API takes no commas and no line breaks in a value.");
        row("twice", settingsTo({{"log_statement", "mod"}, {"log_statement", "all"}}),
            "log_statement is given twice. Give it once.");
        row("settings without any", {ChangeKind::ChangeSettings, {}, {}, 0}, "No setting is given.");
        row("quota without any", {ChangeKind::SetQuota, {}, {}, 0}, "The cluster has no such quota.");
        row("the same quota", quotaTo({}, {}, EnforcementAction::None),
            "No change: the storage quota already has these values.");
        row("warning above critical", quotaTo(250, 200, EnforcementAction::Notify),
            "The warning threshold must be below the critical one, 200 GB.");
        row("warning", quotaTo(-5, 200, EnforcementAction::Notify),
            "The warning threshold takes whole GB from 1 to 100,000, or none.");
        row("critical", quotaTo(5, 100'001, EnforcementAction::Notify),
            "The critical threshold takes whole GB from 1 to 100,000, or none.");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, change);
        QFETCH(const QString, sentence);
        OperationsScene scene;
        const auto refusal = scene.operations->refusal({test::rectangular().id, change, scene.before});
        QVERIFY(refusal.has_value());
        QCOMPARE(text::refusalSentence(*refusal), sentence);
        QVERIFY(scene.ask(change).empty());
    }
    void refusedByTheApi() {
        OperationsScene scene;
        auto change = settingsTo({{"log_statement", "mod"}});
        change.settings->all.front().name = "log_statements";
        settingAt(scene, "log_statement").name = "log_statements"; // known when it is checked
        scene.server.onWrite = [&] { settingAt(scene, "log_statements").name = "log_statement"; };
        const auto id = scene.ask(change);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QVERIFY(scene.said(id).contains(QStringLiteral("There is no setting called \"log_statements\".")));
    }

    /// Two changes of one parameter exclude each other, of different ones they follow each other.
    void conflicts() {
        OperationsScene scene;
        const auto first = scene.ask(sampleSettings());
        QVERIFY(!first.empty());
        const auto refusal = scene.operations->refusal(
            {test::rectangular().id, settingsTo({{"log_connections", "off"}, {"log_statement", "all"}}), scene.before});
        QVERIFY(refusal && refusal->code == operations::Refusal::Code::UnderWay);
        QCOMPARE(text::refusalSentence(*refusal),
                 QStringLiteral("Another change of these settings is in progress: \"Set log_statement to mod and "
                                "log_min_duration_statement to 500\". Wait for it to finish."));
        const auto second = scene.ask(settingsTo({{"log_connections", "off"}}));
        const auto quota = scene.ask(sampleQuota());
        const auto scaled = scene.ask(test::sample::scale);
        QVERIFY(scene.run(first) && scene.run(second) && scene.run(quota) && scene.run(scaled));
        for (const auto& id : {first, second, quota, scaled}) {
            QCOMPARE(scene.state(id), State::Done);
        }
        QVERIFY(!operations::isOfPool(sampleSettings(), "leader") && !operations::isOfPool(sampleQuota(), ""));
    }
    void quotasConflict() {
        OperationsScene scene;
        QVERIFY(!scene.ask(sampleQuota()).empty());
        const auto refusal =
            scene.operations->refusal({test::rectangular().id, quotaTo({}, 90, EnforcementAction::None), scene.before});
        QVERIFY(refusal && refusal->code == operations::Refusal::Code::UnderWay);
        QVERIFY(text::refusalSentence(*refusal).startsWith(
            QStringLiteral("Another change of the quota is in progress: \"")));
    }

    void driftSendsNothing_data() {
        QTest::addColumn<QString>("elsewhere");
        QTest::addColumn<bool>("ofQuota");
        QTest::addColumn<bool>("drifts");
        const auto row = [](const char* elsewhere, bool ofQuota, bool drifts) {
            QTest::newRow(elsewhere) << QString::fromLatin1(elsewhere) << ofQuota << drifts;
        };
        row("this setting", false, true);
        row("this setting is gone", false, true);
        row("another setting", false, false);
        row("spelled otherwise", false, false);
        row("a threshold", true, true);
        row("the action", true, true);
        row("the quota is gone", true, true);
        row("the size", true, false);
        row("a threshold of 0", true, false);
    }
    void driftSendsNothing() {
        QFETCH(const QString, elsewhere);
        QFETCH(const bool, ofQuota);
        QFETCH(const bool, drifts);
        OperationsScene scene;
        auto& settings = scene.server.settings.items;
        auto& quotas = scene.server.quotas.items;
        const auto is = [&](const char* what) { return elsewhere == QLatin1String(what); };
        if (is("this setting")) {
            settingAt(scene, "log_statement").value = std::string("all");
        } else if (is("this setting is gone")) {
            settings.pop_back();
        } else if (is("another setting")) {
            settingAt(scene, "log_connections").value = false;
        } else if (is("spelled otherwise")) {
            settingAt(scene, "log_min_duration_statement").value = std::string("2000");
        } else if (is("a threshold")) {
            quotas.front().warningGb = 10;
        } else if (is("the action")) {
            quotas.front().action = core::enforcementAction(EnforcementAction::Restrict);
        } else if (is("the quota is gone")) {
            quotas.clear();
        } else if (is("the size")) {
            quotas.front().currentGb = 300;
        } else {
            quotas.front().warningGb = 0;
        }
        const auto id = scene.ask(ofQuota ? sampleQuota() : sampleSettings());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), drifts ? State::Drifted : State::Done);
        QCOMPARE(scene.server.writes, drifts ? 0 : 1);
        if (drifts) {
            QCOMPARE(scene.code(id), ofQuota ? ProgressCode::QuotaDrifted : ProgressCode::SettingsDrifted);
            QVERIFY(!operations::isDriftOfPools(scene.code(id)));
        }
    }

    void whatIsAcceptedAndDoesNotShowFails() {
        for (const auto& [change, code] : {std::pair(sampleSettings(), ProgressCode::SettingsNotChanged),
                                           std::pair(sampleQuota(), ProgressCode::QuotaNotSet)}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.runTo(id, State::Watching));
            settingAt(scene, "log_statement").value = std::string("none"); // one of two
            scene.server.quotas.items.front().warningGb = 201;
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Failed);
            QCOMPARE(scene.code(id), code);
        }
    }
    void settingsWaitForTheCluster() {
        for (const auto& [change, waits] : {std::pair(sampleSettings(), true), std::pair(sampleQuota(), false)}) {
            OperationsScene scene;
            scene.server.cluster().status = core::readEnum(core::clusterStatusWords(), "modifying");
            const auto id = scene.ask(change);
            for (int breath = 0; breath < 60 && !scene.get(id).finished(); ++breath) {
                scene.breathe();
            }
            QCOMPARE(scene.state(id), waits ? State::Queued : State::Done);
            QCOMPARE(scene.server.writes, waits ? 0 : 1);
        }
    }
    /// A record that can't be read might be the one that is changed.
    void whatIsReadInPartIsNoBasis() {
        for (const auto& change : {sampleSettings(), sampleQuota()}) {
            OperationsScene scene;
            const core::Unreadable missing{core::RecordKind::Setting, "", "items[3].name", "a text", true};
            scene.server.settings.unreadable = {missing};
            scene.server.quotas.unreadable = {missing};
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Failed);
            QCOMPARE(scene.code(id), ProgressCode::NotSentUnreadable);
            QCOMPARE(scene.server.writes, 0);
        }
    }

    void theJournalKeepsAllOfIt() {
        auto settings = sampleSettings();
        settings.settings->all.push_back({"work_mem", "4MB", core::NotSet{}, std::nullopt});
        settings.settings->all.push_back({"jit", "off", core::SettingValue(), true});
        settings.settings->all.push_back({"log_connections", "off", true, false});
        const core::QuotaTerms odd{std::nullopt, 12.5, core::readEnum(core::enforcementActionWords(), "throttle")};
        for (const auto& change :
             {settings, sampleQuota(),
              core::changeOfQuota({"storage", test::quotaTerms(1, 2, EnforcementAction::Restrict), odd})}) {
            Operation operation;
            operation.id = "1";
            operation.cluster.value = "c";
            operation.change = change;
            operation.progress = ProgressCode::SettingsChanged;
            const auto read = operations::operationOf(operations::recordOf(operation));
            QVERIFY(read && read->change == change);
        }
    }
    void aSpoiledRecordIsRefused() {
        Operation operation;
        operation.id = "1";
        operation.cluster.value = "c";
        const auto spoiled = [&operation](auto edit) {
            auto row = QCborValue::fromCbor(operations::recordOf(operation)).toMap();
            auto change = row[QStringLiteral("change")].toMap();
            edit(change);
            row[QStringLiteral("change")] = change;
            return operations::operationOf(row.toCborValue().toCbor());
        };
        operation.change = sampleSettings();
        QVERIFY(spoiled([](QCborMap&) {}).has_value());
        QVERIFY(!spoiled([](QCborMap& change) { change.remove(QStringLiteral("settings")); }));
        QVERIFY(!spoiled([](QCborMap& change) { change[QStringLiteral("settings")] = QCborArray(); }));
        QVERIFY(!spoiled([](QCborMap& change) { change[QStringLiteral("settings")] = QCborArray{QCborMap()}; }));
        QVERIFY(!spoiled([](QCborMap& change) { change[QStringLiteral("kind")] = 8; }));
        operation.change = sampleQuota();
        QVERIFY(spoiled([](QCborMap&) {}).has_value());
        const auto withThreshold = [&](const QCborValue& value) {
            return spoiled([&value](QCborMap& change) {
                auto quota = change[QStringLiteral("quota")].toMap();
                quota[QStringLiteral("wanted")] = QCborMap{{QStringLiteral("warning"), value}};
                change[QStringLiteral("quota")] = quota;
            });
        };
        QVERIFY(withThreshold(10.0).has_value());
        QVERIFY(!withThreshold(-1.0) && !withThreshold(0.0) && !withThreshold(QStringLiteral("10")));
        QVERIFY(!spoiled([](QCborMap& change) { change.remove(QStringLiteral("quota")); }));
    }
    /// A change of settings is a PUT, as the second factor is.
    void aSecondFactorIsKnownAsSuch() {
        operations::Exchange sent;
        sent.method = "PUT";
        sent.status = 200;
        QVERIFY(operations::mayHaveActed(sent));
        Operation operation;
        operation.id = "1";
        operation.cluster.value = "c";
        operation.change = sampleSettings();
        operation.exchanges = {sent};
        QVERIFY(operations::wasAccepted(operation));
        operation.exchanges.front().secondFactor = true;
        QVERIFY(!operations::wasAccepted(operation) && !operations::mayHaveActed(operation));
        const auto read = operations::operationOf(operations::recordOf(operation));
        QVERIFY(read && read->exchanges.front().secondFactor);
        // of an older version, in which nothing else was a PUT
        auto row = QCborValue::fromCbor(operations::recordOf(operation)).toMap();
        auto exchange = row[QStringLiteral("exchanges")].toArray().first().toMap();
        exchange.remove(QStringLiteral("secondFactor"));
        row[QStringLiteral("exchanges")] = QCborArray{exchange};
        const auto old = operations::operationOf(row.toCborValue().toCbor());
        QVERIFY(old && old->exchanges.front().secondFactor);
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.app = "example-app";
        operation.change = settingsTo({{"log_statement", "mod"}});
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Set log_statement from ddl to mod"));
        operation.change = settingsTo({{"log_statement", "mod"},
                                       {"log_connections", "off"},
                                       {"log_min_duration_statement", "-1"},
                                       {"auto_explain.log_format", "json"}});
        QCOMPARE(text::changeTitle(operation),
                 QStringLiteral("Set log_statement to mod, log_connections to off and 2 more settings"));
        QCOMPARE(text::cliText(operation),
                 QStringLiteral("heroku data:pg:settings postgresql-rectangular-12345 -a example-app "
                                "--set='log_statement:mod' --set='log_connections:off' "
                                "--set='log_min_duration_statement:-1' --set='auto_explain.log_format:json'"));
        auto json = text::activityJson({&operation}, test::morning);
        for (const auto* member : {R"("kind": "change-settings")", R"("from": "ddl")", R"("to": "mod")",
                                   R"("name": "log_connections")", R"("needs_restart": true)"}) {
            QVERIFY2(json.contains(member), json.constData());
        }
        operation.change = quotaTo(200, {}, EnforcementAction::Restrict);
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Change the storage quota: warning from none to 200 GB, "
                                                              "action from none to restrict"));
        QCOMPARE(text::cliText(operation),
                 QStringLiteral("heroku data:pg:quotas:update postgresql-rectangular-12345 -a example-app --type "
                                "'storage' --warning 200 --enforcement-action restrict"));
        operation.change = test::quotaChange({"storage", {}, {}, 250, {}, {}}, {200, {}, {}});
        QCOMPARE(text::cliText(operation).section(QStringLiteral(" --type 'storage' "), 1),
                 QStringLiteral("--warning 200 --critical none"));
        json = text::activityJson({&operation}, test::morning);
        for (const auto* member : {R"("kind": "set-quota")", R"("critical_gb": 250)", R"("type": "storage")"}) {
            QVERIFY2(json.contains(member), json.constData());
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestConfigurationOperations)
#include "tst_configuration_operations.moc"
