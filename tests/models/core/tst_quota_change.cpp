// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quota_change.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::EnforcementAction;
using core::Quota;
using core::QuotaProblem;
using core::QuotaTerms;
using test::quotaTerms;

Q_DECLARE_METATYPE(core::ChangedQuota)
Q_DECLARE_METATYPE(std::optional<core::QuotaProblem>)

namespace {

const auto none = EnforcementAction::None;
const auto notify = EnforcementAction::Notify;
const auto restricting = EnforcementAction::Restrict;

Quota quotaOf(double current, const QuotaTerms& terms, bool active = false) {
    return {"storage", current, terms.warningGb, terms.criticalGb, terms.action, active};
}

} // namespace

/// What may be changed of a quota, and what that means today (rule 14).
class TestQuotaChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void terms() {
        auto quota = quotaOf(1, quotaTerms(0, 90, notify));
        QVERIFY(core::termsOf(quota) == quotaTerms({}, 90, notify)); // 0 is not set
        quota.action = core::readEnum(core::enforcementActionWords(), "throttle");
        QCOMPARE(core::termsOf(quota).action.text, std::string("throttle"));
        QCOMPARE(core::enforcementAction(restricting).text, std::string("restrict"));
    }

    void problems_data() {
        QTest::addColumn<core::ChangedQuota>("change");
        QTest::addColumn<std::optional<QuotaProblem>>("problem");
        const auto shown = quotaTerms(80, 90, notify);
        const auto row = [&shown](const char* what, const QuotaTerms& wanted, std::optional<QuotaProblem> problem,
                                  const std::optional<QuotaTerms>& before = {}) {
            QTest::newRow(what) << core::ChangedQuota{"storage", wanted, before.value_or(shown)} << problem;
        };
        row("both", quotaTerms(1, 100'000, notify), std::nullopt);
        row("none", quotaTerms({}, {}, none), std::nullopt);
        row("the same", shown, QuotaProblem::Same);
        row("warning 0", quotaTerms(0, 90, notify), QuotaProblem::WarningBad);
        row("warning with a fraction", quotaTerms(80.5, 90, notify), QuotaProblem::WarningBad);
        row("warning beyond", quotaTerms(100'001, {}, notify), QuotaProblem::WarningBad);
        row("critical below 0", quotaTerms(80, -5, notify), QuotaProblem::CriticalBad);
        row("critical beyond", quotaTerms(80, 100'001, notify), QuotaProblem::CriticalBad);
        row("warning at critical", quotaTerms(90, 90, notify), QuotaProblem::WarningTooHigh);
        row("warning above critical", quotaTerms(91, 90, notify), QuotaProblem::WarningTooHigh);
        row("a fraction that stays", quotaTerms(80.5, 95, notify), std::nullopt, quotaTerms(80.5, 90, notify));
        const QuotaTerms odd{80, 90, core::readEnum(core::enforcementActionWords(), "throttle")};
        row("an unknown action", odd, QuotaProblem::ActionNotOffered);
        auto other = odd;
        other.criticalGb = 95;
        row("an unknown action that stays", other, std::nullopt, odd);
        QTest::newRow("no quota") << core::ChangedQuota{"", shown, {}} << std::optional(QuotaProblem::NotKnown);
    }
    void problems() {
        QFETCH(const core::ChangedQuota, change);
        QTEST(core::problemOf(change), "problem");
    }

    void today() {
        const auto within = quotaOf(141.6, quotaTerms(200, 250, restricting));
        QVERIFY(!core::isRestricting(within));
        QVERIFY(core::beginsRestricting(within, quotaTerms({}, 141, restricting)));
        QVERIFY(!core::beginsRestricting(within, quotaTerms({}, 141, notify)));
        QVERIFY(!core::beginsRestricting(within, quotaTerms({}, 142, restricting)));
        QVERIFY(!core::beginsRestricting(within, quotaTerms({}, {}, restricting)));
        auto unknown = within;
        unknown.currentGb.reset();
        QVERIFY(!core::beginsRestricting(unknown, quotaTerms({}, 1, restricting)));
    }
    /// A stricter quota of a cluster that is restricted begins nothing: it goes on.
    void restrictionsGoOnOrEnd() {
        const auto restricted = quotaOf(245, quotaTerms({}, 200, restricting), true);
        QVERIFY(core::isRestricting(restricted));
        QVERIFY(!core::beginsRestricting(restricted, quotaTerms({}, 150, restricting)));
        QVERIFY(core::afterChange(restricted, quotaTerms({}, 150, restricting)).enforcementActive == true);
        QVERIFY(core::afterChange(restricted, quotaTerms({}, 300, restricting)).enforcementActive == false);
        QVERIFY(core::afterChange(restricted, quotaTerms({}, 200, notify)).enforcementActive == false);
        const auto after = core::afterChange(restricted, quotaTerms(1, 300, none));
        QVERIFY(core::termsOf(after) == quotaTerms(1, 300, none) && after.currentGb == 245.0);
    }
};

POOLHOUSE_PLAIN_TEST(TestQuotaChange)
#include "tst_quota_change.moc"
