// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using text::Phrase;
using text::Tone;

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionIsNoPlural() {
        QCOMPARE(text::connectionCount(0), QStringLiteral("0 connections"));
        QCOMPARE(text::connectionCount(1), QStringLiteral("1 connection"));
        QCOMPARE(text::connectionCount(1140), QStringLiteral("1,140 connections"));
        QCOMPARE(text::connectionCount(std::nullopt), QStringLiteral("unknown connections"));
    }

    void percent_data() {
        QTest::addColumn<double>("use");
        QTest::addColumn<QString>("text");
        const auto row = [](double use, const char* text) { QTest::newRow(text) << use << QString::fromLatin1(text); };
        row(0, "0%");
        row(1021.0 / 1140, "90%");
        row(612.0 / 800, "76%"); // an exact half goes down
        row(213.0 / 1600, "13%");
        row(0.9999, "99%"); // full is only what is full
        row(1.0, "100%");
        row(1.25, "125%");
        row(12.5, "1,250%");
    }
    void percent() {
        QFETCH(double, use);
        QTEST(text::percent(use), "text");
    }
    void unknownIsSaidAndNeverZero() {
        QCOMPARE(text::percent(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(text::connections(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(text::gigabytes(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(text::useTone(std::nullopt), Tone::Unknown);
    }

    void useTones() {
        QCOMPARE(text::useTone(0.79), Tone::Good);
        QCOMPARE(text::useTone(0.80), Tone::Attention);
        QCOMPARE(text::useTone(0.95), Tone::Bad);
    }

    void money() {
        core::CostEstimate cost;
        cost.known = {155840};
        QCOMPARE(text::monthly(cost), QStringLiteral("$1,558.40/month"));
        QCOMPARE(text::monthlyRounded(cost), QStringLiteral("$1,558"));
        QCOMPARE(text::costGaps(cost), QString());
        cost.gaps = {{core::CostGap::Kind::LevelPriceUnknown, "64G-Performance"}};
        QCOMPARE(text::monthly(cost), QStringLiteral("at least $1,558.40/month"));
        QCOMPARE(text::monthlyRounded(cost), QStringLiteral("at least $1,558"));
        QCOMPARE(text::costGaps(cost), QStringLiteral("The price of 64G-Performance is unknown."));
        cost.gaps.push_back({core::CostGap::Kind::LevelPriceUnknown, "128G-Performance"});
        cost.gaps.push_back({core::CostGap::Kind::StorageSizeUnknown, {}});
        QCOMPARE(text::costGaps(cost),
                 QStringLiteral(
                     "The price of 64G-Performance and 128G-Performance is unknown. The storage size is unknown."));
        cost.known = {};
        QCOMPARE(text::monthly(cost), QStringLiteral("price unknown"));
        QCOMPARE(text::monthlyRounded(cost), QStringLiteral("price unknown"));
        cost.gaps = {{core::CostGap::Kind::StorageSizeUnknown, {}}};
        QCOMPARE(text::monthly(cost), QStringLiteral("cost unknown")); // never $0
    }

    void totalsAreNeverExactWhileAClusterIsUnknown() {
        fleet::FleetTotals totals;
        totals.clusters = 2;
        QCOMPARE(text::totalMonthly(totals), QStringLiteral("cost unknown")); // never $0
        QCOMPARE(text::totalMonthlyRounded(totals), QStringLiteral("cost unknown"));
        totals.clustersCosted = 1;
        totals.cost.known = {155840};
        QCOMPARE(text::totalMonthly(totals), QStringLiteral("at least $1,558.40/month"));
        QCOMPARE(text::totalMonthlyRounded(totals), QStringLiteral("at least $1,558"));
        totals.clustersCosted = 2;
        QCOMPARE(text::totalMonthly(totals), QStringLiteral("$1,558.40/month"));
        QCOMPARE(text::totalMonthlyRounded(totals), QStringLiteral("$1,558"));
    }

    void gigabytes_data() {
        QTest::addColumn<double>("gb");
        QTest::addColumn<QString>("text");
        const auto row = [](double gb, const char* text) { QTest::newRow(text) << gb << QString::fromLatin1(text); };
        row(0, "0 GB");
        row(0.35, "350 MB");
        row(0.9999, "1 GB");
        row(142, "142 GB");
        row(141.62, "141.6 GB");
        row(999.96, "1 TB");
        row(1500, "1.5 TB");
        row(100000, "100 TB");
    }
    void gigabytes() {
        QFETCH(double, gb);
        QTEST(text::gigabytes(gb), "text");
    }

    void ages() {
        QCOMPARE(text::age(-5s), QStringLiteral("just now")); // clocks differ a little
        QCOMPARE(text::age(-6s), QStringLiteral("clock changed"));
        QCOMPARE(text::age(999ms), QStringLiteral("just now"));
        QCOMPARE(text::age(4500ms), QStringLiteral("4 s ago"));
        QCOMPARE(text::age(6min + 59s), QStringLiteral("6 min ago"));
        QCOMPARE(text::age(2h), QStringLiteral("2 h ago"));
        QCOMPARE(text::age(25h), QStringLiteral("1 day ago"));
        QCOMPARE(text::age(80h), QStringLiteral("3 days ago"));
    }

    void durations() {
        QCOMPARE(text::duration(-1s), QStringLiteral("0 s"));
        QCOMPARE(text::duration(25100ms), QStringLiteral("26 s"));
        QCOMPARE(text::duration(60s), QStringLiteral("1 min"));
        QCOMPARE(text::duration(61s), QStringLiteral("2 min"));
        QCOMPARE(text::duration(1h), QStringLiteral("1 h"));
        QCOMPARE(text::duration(65min), QStringLiteral("1 h 5 min"));
        QCOMPARE(text::duration(51h), QStringLiteral("2 days 3 h"));
        QCOMPARE(text::duration(24h), QStringLiteral("1 day"));
    }

    void clockNamesAnotherDay() {
        const auto read = *core::parseInstant("2026-06-22T14:05:10Z");
        QCOMPARE(text::formatTime(read, read + 1h), QStringLiteral("14:05"));
        QCOMPARE(text::formatTime(read, read + 1h, true), QStringLiteral("14:05:10"));
        QCOMPARE(text::formatTime(read, read + 24h), QStringLiteral("2026-06-22 14:05"));
    }

    void aStoredInstantInTheFutureIsNotFresh() {
        const auto now = *core::parseInstant("2026-06-22T14:05:10Z");
        QCOMPARE(text::formatPast(now - 1h, now), QStringLiteral("13:05"));
        QCOMPARE(text::formatPast(now + 1s, now), QStringLiteral("14:05"));
        QCOMPARE(text::formatPast(now + 1h, now), QStringLiteral("15:05 (clock changed)"));
        QCOMPARE(text::elapsed(std::optional<std::chrono::milliseconds>()), QStringLiteral("clock changed"));
        QCOMPARE(text::elapsed(std::optional<std::chrono::milliseconds>(26s)), QStringLiteral("26 s"));
    }

    void plans() {
        QCOMPARE(text::planTitle("advanced"), QStringLiteral("Advanced"));
        QCOMPARE(text::planTitle("advanced-private"), QStringLiteral("Advanced Private"));
        QCOMPARE(text::planTitle("advanced-beta-2"), QStringLiteral("Advanced Beta 2"));
        QCOMPARE(text::planTitle(""), QStringLiteral("unknown plan"));
    }

    void clusterStatuses_data() {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("inLine");
        QTest::addColumn<int>("tone");
        const auto row = [](const char* status, const char* text, const char* inLine, Tone tone) {
            QTest::newRow(status) << QString::fromLatin1(status) << QString::fromLatin1(text)
                                  << QString::fromLatin1(inLine) << static_cast<int>(tone);
        };
        row("available", "Available", "available", Tone::Good);
        row("modifying", "Modifying", "modifying", Tone::Working);
        row("provisioning", "Provisioning", "provisioning", Tone::Working);
        row("migrating", "Migrating", "migrating", Tone::Working);
        row("unavailable", "Unavailable", "unavailable", Tone::Bad);
        row("rebalancing-v2", "rebalancing-v2", "rebalancing-v2", Tone::Unknown); // rule 16
        row("", "Unknown", "unknown", Tone::Unknown);
    }
    void clusterStatuses() {
        QFETCH(QString, status);
        fleet::ClusterRecord record;
        record.summary = test::rectangular();
        record.info = test::rectangularInfo();
        record.info->status = test::word(core::clusterStatusWords(), status.toStdString());
        QTEST(text::clusterStatus(record).text, "text");
        QTEST(text::clusterStatusWord(record), "inLine");
        QTEST(static_cast<int>(text::clusterStatus(record).tone), "tone");
    }

    void statusBeforeTheDetails() {
        fleet::ClusterRecord record;
        record.summary = test::rectangular();
        QCOMPARE(text::clusterStatus(record), (Phrase{QStringLiteral("Loading"), Tone::Unknown}));
        record.freshness.problem = test::error(api::ApiError::Kind::Forbidden, 403);
        QCOMPARE(text::clusterStatus(record), (Phrase{QStringLiteral("No access"), Tone::Unknown}));
        record.summary.state = test::word(core::addonStateWords(), "provisioning");
        QCOMPARE(text::clusterStatus(record), (Phrase{QStringLiteral("Provisioning"), Tone::Working}));
        record.info = test::rectangularInfo();
        record.summary.state = test::word(core::addonStateWords(), "deprovisioning");
        QCOMPARE(text::clusterStatus(record), (Phrase{QStringLiteral("Being destroyed"), Tone::Working}));
    }

    void poolStatuses() {
        auto pool = test::pool("web", "4G-Performance", 1, 1);
        const auto phrase = [&pool](const char* text) {
            pool.status = test::word(core::poolStatusWords(), text);
            return text::poolStatus(pool);
        };
        QCOMPARE(phrase("available"), (Phrase{QStringLiteral("available"), Tone::Good}));
        QCOMPARE(phrase("modifying"), (Phrase{QStringLiteral("modifying"), Tone::Working}));
        QCOMPARE(phrase("unknown"), (Phrase{QStringLiteral("unknown"), Tone::Unknown}));
        QCOMPARE(phrase("resting"), (Phrase{QStringLiteral("resting"), Tone::Unknown}));
    }

    void theWorstToneWins() {
        auto record = fleet::ClusterRecord{test::rectangular(), test::rectangularInfo(), {}, {}, {}};
        const auto catalog = test::catalog();
        QCOMPARE(views::clusterTone(record, catalog), Tone::Attention); // web-reads at 90 %
        record.info->pools[0].connectionsUsed = std::nullopt;
        QCOMPARE(views::clusterTone(record, catalog), Tone::Unknown); // who does not know cannot say that all is well
        record.info->pools[0] = test::pool("web-reads", "4G-Performance", 0, 0);
        QCOMPARE(views::clusterTone(record, catalog), Tone::Good); // scaled to 0, there is nothing to know
        record.info->pools[1].instances[1].status = "restarting";
        QCOMPARE(views::clusterTone(record, catalog), Tone::Attention);
        record.info->status = test::word(core::clusterStatusWords(), "unavailable");
        QCOMPARE(views::clusterTone(record, catalog), Tone::Bad);
    }

    void lists() {
        QCOMPARE(text::Text::listed({}), QString());
        QCOMPARE(text::Text::listed({QStringLiteral("a")}), QStringLiteral("a"));
        QCOMPARE(text::Text::listed({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
                 QStringLiteral("a, b and c"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestWording)
#include "tst_wording.moc"
