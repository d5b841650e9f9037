// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/quota.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;

class TestQuota : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule14_standing_data() {
        QTest::addColumn<double>("current");
        QTest::addColumn<double>("warning");
        QTest::addColumn<double>("critical");
        QTest::addColumn<bool>("enforced");
        QTest::addColumn<int>("standing");
        constexpr double unset = -1; // stands for null
        const auto row = [](const char* name, double current, double warning, double critical, bool enforced,
                            QuotaStanding standing) {
            QTest::newRow(name) << current << warning << critical << enforced << static_cast<int>(standing);
        };
        row("rule14 none set", 500, unset, unset, true, QuotaStanding::NoneSet);
        row("rule14 zeros count as unset", 500, 0, 0, true, QuotaStanding::NoneSet);
        row("rule14 within", 50, 100, 200, true, QuotaStanding::Within);
        row("rule14 at the warning is within", 100, 100, 200, true, QuotaStanding::Within);
        row("rule14 over the warning", 100.5, 100, 200, true, QuotaStanding::WarningExceeded);
        row("rule14 at the critical one is a warning", 200, 100, 200, true, QuotaStanding::WarningExceeded);
        row("rule14 over critical", 200.5, 100, 200, false, QuotaStanding::CriticalExceeded);
        row("rule14 over critical, enforced", 200.5, 100, 200, true, QuotaStanding::Restricted);
        row("rule14 only a warning", 200, 100, unset, true, QuotaStanding::WarningExceeded);
        row("rule14 only a warning, critical 0", 200, 100, 0, true, QuotaStanding::WarningExceeded);
        row("rule14 only critical, over", 201, unset, 200, false, QuotaStanding::CriticalExceeded);
        row("rule14 only critical, below", 150, 0, 200, false, QuotaStanding::Within);
        row("rule14 enforcement without excess", 50, 100, 200, true, QuotaStanding::Within);
        row("rule14 unknown size", unset, 100, 200, true, QuotaStanding::Unknown);
        row("rule14 unknown size without thresholds", unset, unset, 0, true, QuotaStanding::NoneSet);
        row("rule14 small thresholds count", 0.75, 0.25, 0.5, false, QuotaStanding::CriticalExceeded);
        row("rule14 a small warning counts", 0.75, 0.5, unset, false, QuotaStanding::WarningExceeded);
        row("rule14 a critical limit of 1 GB, over", 1.5, unset, 1, true, QuotaStanding::Restricted);
        row("rule14 a critical limit of 1 GB, at it", 1, unset, 1, true, QuotaStanding::Within);
        row("rule14 a critical limit of 1 GB, below", 0.5, unset, 1, true, QuotaStanding::Within);
        row("rule14 a warning at 1 GB, over", 1.5, 1, unset, true, QuotaStanding::WarningExceeded);
        row("rule14 a warning at 1 GB, at it", 1, 1, unset, true, QuotaStanding::Within);
    }
    void rule14_oneThreshold() {
        QVERIFY(thresholdStanding(100.0, std::nullopt) == ThresholdStanding::NotSet);
        QVERIFY(thresholdStanding(std::nullopt, 0.0) == ThresholdStanding::NotSet);
        QVERIFY(thresholdStanding(std::nullopt, 100.0) == ThresholdStanding::Unknown);
        QVERIFY(thresholdStanding(100.0, 100.0) == ThresholdStanding::NotExceeded);
        QVERIFY(thresholdStanding(100.01, 100.0) == ThresholdStanding::Exceeded);
    }
    void rule14_unknownEnforcement() {
        Quota quota;
        quota.currentGb = 201;
        quota.criticalGb = 200;
        QVERIFY(quotaStanding(quota) == QuotaStanding::CriticalExceeded);
        quota.currentGb = 200;
        QVERIFY(quotaStanding(quota) == QuotaStanding::Within);
    }
    void rule14_standing() {
        QFETCH(const double, current);
        QFETCH(const double, warning);
        QFETCH(const double, critical);
        QFETCH(const bool, enforced);
        const auto known = [](double gb) { return gb < 0 ? std::nullopt : std::optional(gb); };
        Quota quota;
        quota.currentGb = known(current);
        quota.warningGb = known(warning);
        quota.criticalGb = known(critical);
        quota.enforcementActive = enforced;
        QTEST(static_cast<int>(quotaStanding(quota)), "standing");
    }
};

POOLHOUSE_PLAIN_TEST(TestQuota)
#include "tst_quota.moc"
