// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/setting_reader.h"
#include "models/views/settings_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::SettingStanding;
using fleet::SettingsRecord;
using views::SettingsView;

namespace {

const core::Instant lookedAt = core::parseInstant("2026-11-28T12:00:00Z").value();

SettingsRecord readSettings(std::vector<core::Setting> settings) {
    SettingsRecord record;
    record.settings = std::move(settings);
    record.freshness.readAt = lookedAt - std::chrono::seconds(4);
    return record;
}

SettingsView viewOf(const SettingsRecord& record) {
    return views::settingsView({"a"}, &record, lookedAt);
}

const core::Setting changedSetting{"log_statement", std::string("all"), std::string("ddl"), false};
const core::Setting defaultSetting{"log_connections", true, std::string("on"), false};
const core::Setting unsetSetting{"auto_explain.log_format", core::NotSet{}, std::string("text"), true};
const core::Setting unknownSetting{"track_functions", {}, std::string("none"), {}};

} // namespace

class TestSettingsView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsEnteredStandsInItsRow_data() {
        QTest::addColumn<QString>("entered");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("note");
        QTest::addColumn<text::Tone>("tone");
        QTest::addColumn<QString>("summary");
        QTest::newRow("a value") << QStringLiteral("mod") << QStringLiteral("mod") << QStringLiteral("from all")
                                 << text::Tone::Neutral << QStringLiteral("1 change to review");
        QTest::newRow("no value of it") << QStringLiteral("reads") << QStringLiteral("reads")
                                        << QStringLiteral("log_statement takes none, ddl, mod or all.")
                                        << text::Tone::Bad << QStringLiteral("1 change to review, 1 can't be made");
        QTest::newRow("nothing") << QString() << QStringLiteral("empty")
                                 << QStringLiteral("A value is needed: none, ddl, mod or all.") << text::Tone::Bad
                                 << QStringLiteral("1 change to review, 1 can't be made");
    }
    void whatIsEnteredStandsInItsRow() {
        QFETCH(const QString, entered);
        QFETCH(const text::Tone, tone);
        const auto record = readSettings({changedSetting, defaultSetting});
        views::SettingDraft draft;
        draft.enter(changedSetting, entered);
        auto view = views::settingsView({"a"}, &record, lookedAt, draft);
        const auto& row = view.rows.front();
        QVERIFY(row.edited && row.noteTone == tone && !view.rows.back().edited);
        QTEST(row.value, "value");
        QTEST(row.note, "note");
        QTEST(view.editSummary, "summary");
        QCOMPARE(view.edits, 1);
        QCOMPARE(row.standing, SettingStanding::Changed); // of what is set, not of what is wanted
    }
    void whatIsReadMeanwhileIsTold() {
        views::SettingDraft draft;
        draft.enter(changedSetting, QStringLiteral("mod"));
        auto elsewhere = changedSetting;
        elsewhere.value = std::string("none");
        auto record = readSettings({elsewhere});
        auto view = views::settingsView({"a"}, &record, lookedAt, draft);
        QCOMPARE(view.rows.front().note, QStringLiteral("Changed elsewhere: was all, now none."));
        QCOMPARE(view.rows.front().noteTone, text::Tone::Attention);
        QCOMPARE(view.problems, 0);
        elsewhere.value = std::string("mod");
        record = readSettings({elsewhere});
        view = views::settingsView({"a"}, &record, lookedAt, draft);
        QCOMPARE(view.rows.front().note, QStringLiteral("Already has this value."));
        QCOMPARE(view.problems, 1); // nothing to send
        draft.refuse(draft.changes(), "It is fixed.");
        record = readSettings({changedSetting});
        view = views::settingsView({"a"}, &record, lookedAt, draft);
        QCOMPARE(view.rows.front().note, QStringLiteral("The API says: It is fixed."));
        QCOMPARE(view.editSummary, QStringLiteral("1 change to review"));
    }

    void changedOnesComeFirst() {
        const auto view = viewOf(readSettings({defaultSetting, unsetSetting, unknownSetting, changedSetting}));
        QCOMPARE(view.state, views::AreaStatus::State::Read);
        QCOMPARE(view.age, QStringLiteral("Settings read 4 s ago"));
        QCOMPARE(view.headline, QStringLiteral("4 settings, 1 changed from the default, 1 unknown"));
        QStringList names;
        for (const auto& row : view.rows) {
            names << row.name;
        }
        QCOMPARE(names, QStringList({QStringLiteral("log_statement"), QStringLiteral("track_functions"),
                                     QStringLiteral("auto_explain.log_format"), QStringLiteral("log_connections")}));
        QCOMPARE(view.rows[0].value, QStringLiteral("all"));
        QCOMPARE(view.rows[0].defaultValue, QStringLiteral("ddl"));
        QCOMPARE(view.rows[0].standing, SettingStanding::Changed);
        QCOMPARE(view.rows[1].value, QStringLiteral("unknown"));
        QCOMPARE(view.rows[1].restart, QStringLiteral("unknown"));
        QCOMPARE(view.rows[2].value, QStringLiteral("not set"));
        QVERIFY(view.rows[0].given && !view.rows[1].given && !view.rows[2].given);
        QCOMPARE(view.rows[2].restart, QStringLiteral("yes"));
        QVERIFY(!view.rows[0].purpose.isEmpty());
    }

    void countsInWords_data() {
        QTest::addColumn<std::vector<core::Setting>>("settings");
        QTest::addColumn<QString>("headline");
        using List = std::vector<core::Setting>;
        QTest::newRow("none") << List{} << QStringLiteral("No settings.");
        QTest::newRow("one") << List{defaultSetting} << QStringLiteral("1 setting, none changed from the default");
        QTest::newRow("unknown") << List{defaultSetting, unknownSetting}
                                 << QStringLiteral("2 settings, none known to differ from the default, 1 unknown");
        QTest::newRow("changed") << List{defaultSetting, changedSetting}
                                 << QStringLiteral("2 settings, 1 changed from the default");
    }
    void countsInWords() {
        QFETCH(const std::vector<core::Setting>, settings);
        QFETCH(const QString, headline);
        QCOMPARE(viewOf(readSettings(settings)).headline, headline);
    }

    void whatWasNeverReadIsUnknown() {
        const auto loading = views::settingsView({"a"}, nullptr, lookedAt);
        QCOMPARE(loading.state, views::AreaStatus::State::Loading);
        QCOMPARE(loading.headline, QStringLiteral("Loading settings"));
        SettingsRecord record;
        record.freshness.problem = test::error(api::ApiError::Kind::ServerError, 500);
        const auto failed = viewOf(record);
        QCOMPARE(failed.state, views::AreaStatus::State::Failed);
        QCOMPARE(failed.headline, QStringLiteral("The settings are unknown."));
        QVERIFY2(failed.problem->startsWith(QStringLiteral("The settings couldn't be loaded.")),
                 qPrintable(*failed.problem));
        QVERIFY(failed.age.isEmpty() && failed.rows.empty());
    }

    void whatFailsNowKeepsItsValuesAndTheirAge() {
        auto record = readSettings({changedSetting});
        record.freshness.readAt = lookedAt - std::chrono::minutes(8);
        QVERIFY(!viewOf(record).stale); // read every five minutes
        record.freshness.readAt = lookedAt - std::chrono::minutes(8) - std::chrono::seconds(1);
        QVERIFY(viewOf(record).stale);
        record.freshness.readAt = lookedAt - std::chrono::minutes(3);
        record.freshness.problem = test::error(api::ApiError::Kind::ServerError, 500);
        QVERIFY(!viewOf(record).stale);
        record.freshness.readAt = lookedAt - std::chrono::minutes(3) - std::chrono::seconds(1);
        const auto view = viewOf(record);
        QVERIFY(view.stale && !view.problemIsOwn);
        QVERIFY2(view.age.startsWith(QStringLiteral("Settings as of ")), qPrintable(view.age));
        QCOMPARE(view.rows.size(), std::size_t(1));
        QVERIFY(view.problem);
    }

    void whatCouldNotBeReadIsSaid() {
        auto record = readSettings({changedSetting});
        record.unreadable = {{core::RecordKind::Setting, "log_lock_waits", "items[1].current", "a flag", false}};
        auto view = viewOf(record);
        QVERIFY2(view.partial.contains(QStringLiteral("log_lock_waits")), qPrintable(view.partial));
        QCOMPARE(view.headline, QStringLiteral("1 setting, 1 changed from the default"));
        record.unreadable.front().passedOver = true; // there is one that is not listed
        QCOMPARE(viewOf(record).headline, QStringLiteral("2 settings, 1 changed from the default, 1 unknown"));
        record.settings->clear();
        QCOMPARE(viewOf(record).headline, QStringLiteral("The settings are unknown."));
    }

    void whatHasNoDefaultDiffersFromNone() {
        const auto view = viewOf(readSettings({{"log_statement", std::string("all"), core::NotSet{}, false}}));
        QCOMPARE(view.rows[0].defaultValue, QStringLiteral("–"));
    }

    void aDeniedAreaIsItsOwnProblem() {
        SettingsRecord record;
        record.freshness.problem = test::error(api::ApiError::Kind::Forbidden, 403);
        QVERIFY(viewOf(record).problemIsOwn);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSettingsView)
#include "tst_settings_view.moc"
