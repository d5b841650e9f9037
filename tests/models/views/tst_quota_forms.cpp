// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/views/quota_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::EnforcementAction;
using views::QuotaForm;

namespace {

struct QuotaFormScene {
    fleet::Store store;
    core::Quota shown = test::unsetQuota();
    std::optional<operations::Refusal> refused;

    QuotaFormScene() { test::fillWithRectangular(store); }

    [[nodiscard]] QuotaForm form(const char* warning, const char* critical, EnforcementAction action,
                                 const QString& typed = {}) const {
        return views::quotaForm(
            {store, *store.cluster(test::rectangular().id), *core::parseInstant("2026-06-20T12:00:00Z")}, shown,
            {QString::fromLatin1(warning), QString::fromLatin1(critical), core::enforcementAction(action), typed},
            [this](const core::Change&) { return refused; });
    }
};

QString factOf(const QuotaForm& form, const char* label) {
    for (const auto& fact : form.facts) {
        if (fact.label == QLatin1String(label)) {
            return fact.plain();
        }
    }
    return {};
}

} // namespace

/// What a changed quota does, told before, and what keeps it from being saved (rule 14).
class TestQuotaForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatHappensThenAndToday() {
        const QuotaFormScene scene;
        const auto form = scene.form("200", "250", EnforcementAction::Restrict);
        QCOMPARE(form.title, QStringLiteral("Change the storage quota of postgresql-rectangular-12345"));
        QCOMPARE(factOf(form, "Used"), QStringLiteral("141.6 GB"));
        QCOMPARE(factOf(form, "Warning"), QStringLiteral("Above 200 GB, the quota warns. Nothing is restricted."));
        QVERIFY2(factOf(form, "Critical").startsWith(QStringLiteral("Above 250 GB for 7 days, ")),
                 qPrintable(factOf(form, "Critical")));
        QCOMPARE(factOf(form, "If saved today"), QStringLiteral("Within the quota."));
        QVERIFY(!form.whyNot && form.phrase.isEmpty() && !form.warningProblem && !form.criticalProblem);
        QVERIFY(form.changes ==
                std::vector{test::quotaChange(scene.shown, test::quotaTerms(200, 250, EnforcementAction::Restrict))});
    }
    void eachFieldThatWasNotTouchedFollows() {
        const auto before = test::quotaTerms(100, 200, EnforcementAction::None);
        const auto now = test::quotaTerms(120, 500, EnforcementAction::Notify);
        QVERIFY(views::followed(views::quotaDraft(before), before, now) == views::quotaDraft(now));
        auto draft = views::quotaDraft(before);
        draft.warning = QStringLiteral("150");
        draft = views::followed(draft, before, now);
        QCOMPARE(draft.warning, QStringLiteral("150"));
        QCOMPARE(draft.critical, QStringLiteral("500"));
        QVERIFY(draft.action.is(EnforcementAction::Notify));
    }
    void whatRestrictsTodayNeedsItsPhrase() {
        const QuotaFormScene scene;
        const auto phrase = QStringLiteral("example-app/postgresql-rectangular-12345");
        auto form = scene.form("", "100", EnforcementAction::Restrict);
        QCOMPARE(form.phrase, phrase);
        QCOMPARE(form.whyNot, QStringLiteral("Type %1 first.").arg(phrase));
        QCOMPARE(factOf(form, "If saved today"),
                 QStringLiteral("The critical threshold would be exceeded by 41.6 GB: restrictions begin in 7 days, "
                                "unless the size falls to the threshold before."));
        form = scene.form("", "100", EnforcementAction::Restrict, phrase);
        QVERIFY(!form.whyNot && form.changes.size() == 1);
        form = scene.form("", "100", EnforcementAction::Notify);
        QVERIFY(form.phrase.isEmpty() && !form.whyNot);
        QCOMPARE(factOf(form, "If saved today"),
                 QStringLiteral("The critical threshold is exceeded. Nothing is restricted."));
    }
    void restrictionsThatEndAreTold() {
        QuotaFormScene scene;
        scene.shown.criticalGb = 100;
        scene.shown.action = core::enforcementAction(EnforcementAction::Restrict);
        scene.shown.enforcementActive = true;
        const auto form = scene.form("", "200", EnforcementAction::Restrict);
        QCOMPARE(factOf(form, "If saved today"),
                 QStringLiteral("The restrictions that apply now end. Within the quota."));
        QVERIFY(form.phrase.isEmpty() && !form.whyNot);
    }

    void checkedWhileTyping_data() {
        QTest::addColumn<QByteArray>("warning");
        QTest::addColumn<QByteArray>("critical");
        QTest::addColumn<QString>("atWarning");
        QTest::addColumn<QString>("atCritical");
        const auto row = [](const char* warning, const char* critical, const char* atWarning, const char* atCritical) {
            QTest::addRow("%s %s", warning, critical)
                << QByteArray(warning) << QByteArray(critical) << QString::fromLatin1(atWarning)
                << QString::fromLatin1(atCritical);
        };
        const auto* whole = "The warning threshold takes whole GB from 1 to 100,000, or none.";
        row("much", "", whole, "");
        row("0", "", whole, "");
        row("1.5", "", whole, "");
        row("", "-5", "", "The critical threshold takes whole GB from 1 to 100,000, or none.");
        row("250", "250", "The warning threshold must be below the critical one, 250 GB.", "");
        row("none", " 250 ", "", "");
    }
    void checkedWhileTyping() {
        QFETCH(const QByteArray, warning);
        QFETCH(const QByteArray, critical);
        const QuotaFormScene scene;
        const auto form = scene.form(warning.constData(), critical.constData(), EnforcementAction::None);
        QTEST(form.warningProblem.value_or(QString()), "atWarning");
        QTEST(form.criticalProblem.value_or(QString()), "atCritical");
        const bool wrong = form.warningProblem || form.criticalProblem;
        QVERIFY(form.whyNot.has_value() == wrong && form.changes.empty() == wrong);
        QCOMPARE(factOf(form, "If saved today").isEmpty(), wrong);
    }
    void asItIs() {
        QuotaFormScene scene;
        const auto form = scene.form("", "none", EnforcementAction::None);
        QCOMPARE(form.whyNot, QStringLiteral("No change: the storage quota already has these values."));
        QVERIFY(!form.warningProblem && form.changes.empty());
        scene.refused = operations::Refusal{};
        scene.refused->code = operations::Refusal::Code::ClusterMissing;
        QCOMPARE(scene.form("1", "", EnforcementAction::None).whyNot, QStringLiteral("The cluster no longer exists."));
    }
    void aDraftIsWhatIsShown() {
        const auto draft = views::quotaDraft(test::quotaTerms({}, 250.5, EnforcementAction::Notify));
        QVERIFY(draft.warning.isEmpty() && draft.critical == QStringLiteral("250.5"));
        QCOMPARE(draft.action.text, std::string("notify"));
    }
    void aMessageIsAboutItsThreshold() {
        using views::QuotaField;
        QCOMPARE(views::quotaFieldOf("The warning threshold must be below the critical one."), QuotaField::Warning);
        QCOMPARE(views::quotaFieldOf("The member \"critical_gb\" must be from 1 to 100000 GB."), QuotaField::Critical);
        QCOMPARE(views::quotaFieldOf("No access."), QuotaField::None);
    }
};

POOLHOUSE_CORE_APP_TEST(TestQuotaForms)
#include "tst_quota_forms.moc"
