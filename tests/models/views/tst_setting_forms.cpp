// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/views/setting_comparison.h"
#include "models/views/setting_draft.h"
#include "models/views/setting_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using views::SettingDraft;
using views::SettingsForm;

namespace {

const core::Instant reviewedAt = *core::parseInstant("2026-06-20T12:00:00Z");

const core::Setting& shownSetting(const std::vector<core::Setting>& all, const char* name) {
    return *core::findSetting(all, name);
}

struct SettingFormScene {
    fleet::Store store;
    std::vector<core::Setting> shown = test::defaultSettings();
    std::optional<operations::Refusal> refused;

    SettingFormScene() { test::fillWithRectangular(store); }

    [[nodiscard]] SettingsForm form(const std::vector<std::pair<std::string, std::string>>& wanted,
                                    const QString& typed = {}) const {
        return views::settingsForm({store, *store.cluster(test::rectangular().id), reviewedAt}, shown,
                                   *test::settingsChange(test::defaultSettings(), wanted).settings, typed,
                                   [this](const core::Change&) { return refused; });
    }
};

QString linesOf(const SettingsForm& form) {
    QStringList lines;
    for (const auto& fact : form.facts) {
        lines << fact.label + QStringLiteral(": ") + fact.plain();
    }
    for (const auto& warning : form.warnings) {
        lines << warning.sentence;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// What is entered for settings, reviewed before and after, and compared with another cluster.
class TestSettingForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beforeAndAfter() {
        const SettingFormScene scene;
        const auto form = scene.form({{"log_statement", "mod"}, {"log_min_duration_statement", "500"}});
        QCOMPARE(form.title, QStringLiteral("Change 2 settings of postgresql-rectangular-12345?"));
        QCOMPARE(linesOf(form), QString::fromUtf8("log_statement: ddl → mod\nlog_min_duration_statement: 2000 → 500"));
        QCOMPARE(form.consequence, QStringLiteral("No restart is needed."));
        QVERIFY(!form.whyNot && form.phrase.isEmpty() && form.changes.size() == 1 && !form.restarts);
        QVERIFY(form.changes.front() ==
                test::settingsChange(scene.shown, {{"log_statement", "mod"}, {"log_min_duration_statement", "500"}}));
    }
    void aRestartNeedsItsPhrase() {
        const SettingFormScene scene;
        const auto phrase = QStringLiteral("example-app/postgresql-rectangular-12345");
        auto form = scene.form({{"auto_explain.log_format", "json"}});
        QCOMPARE(form.title, QStringLiteral("Change a setting of postgresql-rectangular-12345?"));
        QVERIFY2(linesOf(form).endsWith(QStringLiteral("json, needs a restart")), qPrintable(linesOf(form)));
        QVERIFY(form.restarts && form.phrase == phrase && form.changes.empty());
        QCOMPARE(form.whyNot, QStringLiteral("Type %1 first.").arg(phrase));
        form = scene.form({{"auto_explain.log_format", "json"}}, QStringLiteral("other"));
        QCOMPARE(form.mismatch, QStringLiteral("This doesn't match the app and the cluster."));
        form = scene.form({{"auto_explain.log_format", "json"}}, QLatin1Char(' ') + phrase);
        QVERIFY(!form.whyNot && form.changes.size() == 1);
    }
    /// What was decided on is compared with what is read now, and sent from there.
    void driftIsToldAndTakenAsBasis() {
        SettingFormScene scene;
        scene.shown[3].value = std::string("all");
        scene.shown[2].value = 500.0;
        const auto form = scene.form({{"log_statement", "mod"}, {"log_min_duration_statement", "500"}});
        QCOMPARE(linesOf(form), QString::fromUtf8("log_statement: all → mod\n"
                                                  "log_statement changed from ddl to all while this was open.\n"
                                                  "log_min_duration_statement is already 500."));
        QVERIFY(form.changes == std::vector{test::settingsChange(scene.shown, {{"log_statement", "mod"}})});
    }
    void whatCannotBeSentIsSaid() {
        SettingFormScene scene;
        auto form = scene.form({{"log_statement", "reads"}});
        QCOMPARE(linesOf(form), QStringLiteral("log_statement takes none, ddl, mod or all."));
        QVERIFY(form.changes.empty());
        QCOMPARE(form.whyNot, QStringLiteral("There is nothing to change."));
        scene.shown.pop_back();
        form = scene.form({{"log_statement", "mod"}, {"log_connections", "off"}});
        QVERIFY(linesOf(form).contains(QStringLiteral("The cluster has no setting named log_statement.")));
        QCOMPARE(form.changes.front().settings->all.size(), std::size_t{1});
        scene.refused = operations::Refusal{};
        scene.refused->code = operations::Refusal::Code::ClusterMissing;
        form = scene.form({{"log_connections", "off"}});
        QCOMPARE(form.whyNot, QStringLiteral("The cluster no longer exists."));
    }

    void aDraftKeepsWhatDiffers() {
        const auto shown = test::defaultSettings();
        SettingDraft draft;
        draft.enter(shownSetting(shown, "log_statement"), QStringLiteral(" MOD "));
        draft.enter(shownSetting(shown, "log_connections"), QStringLiteral("perhaps"));
        QCOMPARE(draft.find("log_statement")->value, std::string("mod"));
        QCOMPARE(draft.find("log_connections")->value, std::string("perhaps"));
        QCOMPARE(draft.changes().all.size(), std::size_t{2});
        draft.enter(shownSetting(shown, "log_statement"), QStringLiteral("DDL")); // as it is
        QVERIFY(draft.find("log_statement") == nullptr);
        draft.discard("log_connections");
        QVERIFY(draft.empty());
    }
    void aDraftEndsWhereItIsAccepted() {
        const auto shown = test::defaultSettings();
        SettingDraft draft;
        draft.enter(shownSetting(shown, "log_statement"), QStringLiteral("mod"));
        draft.enter(shownSetting(shown, "log_connections"), QStringLiteral("off"));
        const auto sent = draft.changes();
        draft.enter(shownSetting(shown, "log_connections"), QStringLiteral("nonsense")); // edited since
        draft.accept(sent);
        QVERIFY(draft.find("log_statement") == nullptr && draft.find("log_connections") != nullptr);
    }
    void aRefusalStandsWhereItBelongs() {
        const auto shown = test::defaultSettings();
        SettingDraft draft;
        draft.enter(shownSetting(shown, "log_statement"), QStringLiteral("mod"));
        draft.enter(shownSetting(shown, "log_connections"), QStringLiteral("off"));
        draft.refuse(draft.changes(), "The setting log_statement is fixed.");
        QCOMPARE(draft.find("log_statement")->refused.value_or(QString()),
                 QStringLiteral("The setting log_statement is fixed."));
        QVERIFY(!draft.find("log_connections")->refused);
        draft.refuse(draft.changes(), "No.");
        QCOMPARE(draft.find("log_connections")->refused.value_or(QString()), QStringLiteral("No."));
        draft.enter(shownSetting(shown, "log_connections"), QStringLiteral("no")); // another attempt
        QVERIFY(!draft.find("log_connections")->refused);
    }

    void comparedAndCopied() {
        auto one = test::defaultSettings(), other = test::defaultSettings();
        one[3].value = std::string("mod");
        one[2].value = core::NotSet{};
        one.push_back({"jit", true, true, false});
        other[0].value = std::string("json");
        const auto view = views::settingComparison({one}, {other});
        QCOMPARE(view.headline, QStringLiteral("4 of 5 settings differ."));
        QCOMPARE(view.copyNote,
                 QStringLiteral("2 of them can't be copied: not set, unknown, or not on both clusters."));
        QStringList rows;
        for (const auto& row : view.rows) {
            rows << QStringList{row.name, row.value, row.other}.join(QLatin1Char(' '));
        }
        QCOMPARE(rows, QStringList({QStringLiteral("auto_explain.log_format text json"),
                                    QStringLiteral("jit on no such setting"),
                                    QStringLiteral("log_min_duration_statement not set 2000"),
                                    QStringLiteral("log_statement mod ddl"), QStringLiteral("log_connections on on")}));
        QVERIFY(view.copy.all.size() == 2 && view.copy.all[0].value == "text" && view.copy.all[1].value == "mod");
        QVERIFY(view.copy.all[0].before == core::SettingValue(std::string("json")) && !view.whyNotCopy);
        const auto same = views::settingComparison({other}, {other});
        QCOMPARE(same.headline, QStringLiteral("All 4 settings are the same."));
        QCOMPARE(same.whyNotCopy, QStringLiteral("Nothing differs."));
        const auto partly = views::settingComparison({other, false}, {one});
        QCOMPARE(partly.headline, QStringLiteral("3 of 5 settings differ. Of 1 that is not known."));
        QCOMPARE(partly.rows[3].name, QStringLiteral("jit"));
        QVERIFY(partly.rows[3].value == QStringLiteral("unknown") && !partly.rows[3].differs);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSettingForms)
#include "tst_setting_forms.moc"
