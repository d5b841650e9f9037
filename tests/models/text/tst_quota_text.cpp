// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/quota_text.h"
#include "models/text/wording.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

namespace {

core::Quota quota(std::optional<double> current, std::optional<double> warning, std::optional<double> critical,
                  const QByteArray& action, std::optional<bool> active = false) {
    return {"storage", current, warning, critical, core::readEnum(core::enforcementActionWords(), action.toStdString()),
            active};
}

} // namespace

class TestQuotaText : public QObject {
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

    void saysWhereTheSizeStands_data() {
        QTest::addColumn<double>("current");
        QTest::addColumn<QString>("state");
        const auto row = [](double current, const char* state) {
            QTest::addRow("%g", current) << current << QString::fromUtf8(state);
        };
        row(171.25, "exceeded by 21.3 GB. The API doesn't say since when.");
        row(150.02, "exceeded by 20 MB. The API doesn't say since when.");
        row(150.0001, "exceeded by less than 1 MB. The API doesn't say since when.");
        row(150, "not exceeded, nothing left.");
        row(149.9999, "not exceeded, less than 1 MB left.");
        row(30, "not exceeded, 120 GB left.");
    }
    void saysWhereTheSizeStands() {
        QFETCH(const double, current);
        QTEST(text::thresholdState(current, 150, {}), "state");
    }
    void anUnknownSizeIsNotCompared() {
        QCOMPARE(text::thresholdState({}, 150, {}),
                 QStringLiteral("can't be compared, since the API doesn't report the size."));
    }

    void saysSinceWhenAsFarAsItWasSeen() {
        using std::chrono::minutes;
        const auto now = core::parseInstant("2026-11-28T12:00:00Z").value();
        const auto state = [](const text::ExceedanceTimes& times) { return text::thresholdState(160, 150, times); };
        const auto clock = [now](core::Instant at) { return text::formatTime(at, now, true); };
        const auto first = now - minutes(20);
        QCOMPARE(state({now, {}, now, now}), QStringLiteral("exceeded by 10 GB. The API doesn't say since when."));
        QCOMPARE(state({first, {}, now, now}),
                 QStringLiteral("exceeded by 10 GB, at every reading since %1.").arg(clock(first)));
        QCOMPARE(state({first, first - minutes(5), first, now}),
                 QStringLiteral("exceeded by 10 GB, first seen at %1, not yet at %2.")
                     .arg(clock(first), clock(first - minutes(5))));
    }

    void noneIsNotUnknown_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("action");
        QTest::newRow("none") << QStringLiteral("none") << QStringLiteral("none");
        QTest::newRow("restrict") << QStringLiteral("restrict") << QStringLiteral("restrict");
        QTest::newRow("of the future") << QStringLiteral("throttle") << QStringLiteral("throttle (not known here)");
        QTest::newRow("missing") << QString() << QStringLiteral("not reported");
    }
    void noneIsNotUnknown() {
        QFETCH(const QString, word);
        QTEST(text::quotaAction(quota(1, 80, 90, word.toUtf8())), "action");
    }

    void restrictionsAreThoseReported_data() {
        QTest::addColumn<core::Quota>("given");
        QTest::addColumn<QString>("restrictions");
        QTest::addColumn<bool>("contradicted");
        const auto row = [](const char* name, const core::Quota& given, const char* restrictions,
                            bool contradicted = false) {
            QTest::newRow(name) << given << QString::fromUtf8(restrictions) << contradicted;
        };
        row("not active", quota(50, 80, 90, "restrict"), "not active");
        row("not active above critical", quota(95, 80, 90, "notify"), "not active");
        row("in its days of grace", quota(95, 80, 90, "restrict"),
            "not active. The API doesn't say when the 7 days' grace ends.");
        row("active", quota(95, 80, 90, "restrict", true),
            "*active*: CREATE and INSERT are refused, and only one connection is allowed.");
        row("active below critical", quota(90, 80, 90, "restrict", true),
            "*reported as active*, although the critical threshold isn't exceeded.", true);
        row("active without threshold", quota(90, 80, {}, "restrict", true),
            "*reported as active*, although no critical threshold is set.", true);
        row("active, unknown size", quota({}, 80, 90, "restrict", true), "*reported as active*. The size is unknown.",
            true);
        row("unknown", quota(95, 80, 90, "restrict", {}), "unknown: the API doesn't report them.");
        row("unknown with notify", quota(95, 80, 90, "notify", {}),
            "not reported. With this action, nothing is restricted.");
        row("unknown without threshold", quota(95, 80, {}, "restrict", {}),
            "not reported. Without a critical threshold, nothing is restricted.");
    }
    void restrictionsAreThoseReported() {
        QFETCH(const core::Quota, given);
        QTEST(text::quotaRestrictions(given), "restrictions");
        QTEST(text::restrictedWithoutExcess(given), "contradicted");
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

POOLHOUSE_CORE_APP_TEST(TestQuotaText)
#include "tst_quota_text.moc"
