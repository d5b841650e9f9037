// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/quota_text.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

namespace {

core::Quota quota(std::optional<double> current, std::optional<double> warning, std::optional<double> critical,
                  const char* action, std::optional<bool> active = false) {
    return {"storage", current, warning, critical, core::readEnum(core::enforcementActionWords(), action), active};
}

} // namespace

class QuotaTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Rule 14.
    void saysWhatAppliesToday_data() {
        QTest::addColumn<core::Quota>("given");
        QTest::addColumn<QString>("today");
        const auto row = [](const char* name, const core::Quota& given, const char* today) {
            QTest::newRow(name) << given << QString::fromUtf8(today);
        };
        row("none set", quota(50, {}, 0, "restrict", true), "No threshold is set, so nothing is restricted.");
        row("within", quota(80, 80, 90, "restrict", true), "Within the quota.");
        row("unknown size", quota({}, 80, 90, "restrict"),
            "The size is unknown, and with it whether a threshold is exceeded.");
        row("warning", quota(85, 80, 90, "restrict", true),
            "The warning threshold is exceeded. Nothing is restricted.");
        row("critical, none", quota(95, 80, 90, "none"), "The critical threshold is exceeded. Nothing is restricted.");
        row("critical, notify", quota(95, 80, 90, "notify"),
            "The critical threshold is exceeded. Nothing is restricted.");
        row("critical, in its days of grace", quota(95, 80, 90, "restrict"),
            "The critical threshold is exceeded. Restrictions begin after 7 days' grace, unless the size falls to the "
            "threshold before.");
        row("critical, an action of the future", quota(95, 80, 90, "throttle"),
            "The critical threshold is exceeded. What the action \"throttle\" does is unknown.");
        row("critical, no action", quota(95, 80, 90, ""),
            "The critical threshold is exceeded. What is done then is unknown.");
        for (const char* const action : {"restrict", "throttle", ""}) {
            row((std::string("critical, enforcement unknown, ") + action).c_str(), quota(95, 80, 90, action, {}),
                "The critical threshold is exceeded. Whether restrictions apply is unknown.");
        }
        for (const char* const action : {"none", "notify"}) {
            row((std::string("critical, enforcement unknown, ") + action).c_str(), quota(95, 80, 90, action, {}),
                "The critical threshold is exceeded. Nothing is restricted.");
        }
        row("warning, enforcement unknown", quota(85, 80, 90, "restrict", {}),
            "The warning threshold is exceeded. Nothing is restricted.");
        row("restricted", quota(95, 80, 90, "restrict", true),
            "Restricted: CREATE and INSERT are refused, and only one connection is allowed. Reading and deleting data "
            "remain possible.");
    }
    void saysWhatAppliesToday() {
        QFETCH(const core::Quota, given);
        QTEST(text::quotaSentences(given).today, "today");
    }

    void saysWhatHappensAboveEachThreshold_data() {
        QTest::addColumn<core::Quota>("given");
        QTest::addColumn<QString>("warning");
        QTest::addColumn<QString>("critical");
        const auto row = [](const core::Quota& given, const char* warning, const char* critical) {
            QTest::addRow("%s", given.action.text.c_str())
                << given << QString::fromUtf8(warning) << QString::fromUtf8(critical);
        };
        const char* warns = "Above 80 GB, the quota warns. Nothing is restricted.";
        row(quota(1, 80, 90, "none"), warns, "Above 90 GB, the quota is shown as critical. Nothing is restricted.");
        row(quota(1, 80, 90, "notify"), warns, "Above 90 GB, a notification is sent. Nothing is restricted.");
        row(quota(1, 80, 1500, "restrict"), warns,
            "Above 1.5 TB for 7 days, CREATE and INSERT are refused, and only one connection is allowed. Reading and "
            "deleting data remain possible.");
        row(quota(1, 80, 90, "throttle"), warns,
            "Above 90 GB, the quota is critical. What the action \"throttle\" does is unknown.");
        row(quota(1, 0, {}, ""), "No warning threshold is set.",
            "No critical threshold is set, so nothing is ever restricted.");
    }
    void saysWhatHappensAboveEachThreshold() {
        QFETCH(const core::Quota, given);
        QTEST(text::quotaSentences(given).warning, "warning");
        QTEST(text::quotaSentences(given).critical, "critical");
    }
};

POOLHOUSE_CORE_APP_TEST(QuotaTextTest)
#include "tst_quota_text.moc"
