// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "tests/models/fleet_fixture.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using models::Tone;
namespace wording = models::wording;
using wording::Phrase;

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        QTEST(wording::percent(use), "text");
    }
    void unknownIsSaidAndNeverZero() {
        QCOMPARE(wording::percent(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(wording::connections(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(wording::gigabytes(std::nullopt), QStringLiteral("unknown"));
        QCOMPARE(wording::useTone(std::nullopt), Tone::Unknown);
    }

    void useTones() {
        QCOMPARE(wording::useTone(0.79), Tone::Good);
        QCOMPARE(wording::useTone(0.80), Tone::Attention);
        QCOMPARE(wording::useTone(0.95), Tone::Bad);
    }

    void money() {
        core::CostEstimate cost;
        cost.known = {155840};
        QCOMPARE(wording::monthly(cost), QStringLiteral("$1,558.40/month"));
        QCOMPARE(wording::monthlyRounded(cost), QStringLiteral("$1,558"));
        QCOMPARE(wording::costGaps(cost), QString());
        cost.gaps = {{core::CostGap::Kind::LevelPriceUnknown, "64G-Performance"}};
        QCOMPARE(wording::monthly(cost), QStringLiteral("at least $1,558.40/month"));
        QCOMPARE(wording::monthlyRounded(cost), QStringLiteral("at least $1,558"));
        QCOMPARE(wording::costGaps(cost), QStringLiteral("No price is known for 64G-Performance."));
        cost.gaps.push_back({core::CostGap::Kind::LevelPriceUnknown, "128G-Performance"});
        cost.gaps.push_back({core::CostGap::Kind::StorageSizeUnknown, {}});
        QCOMPARE(wording::costGaps(cost), QStringLiteral("No price is known for 64G-Performance and 128G-Performance. "
                                                         "The size of the storage is not known."));
        cost.known = {};
        QCOMPARE(wording::monthly(cost), QStringLiteral("price unknown"));
        QCOMPARE(wording::monthlyRounded(cost), QStringLiteral("price unknown"));
        cost.gaps = {{core::CostGap::Kind::StorageSizeUnknown, {}}};
        QCOMPARE(wording::monthly(cost), QStringLiteral("cost unknown")); // never $0
    }

    void totalsAreNeverExactWhileAClusterIsUnknown() {
        models::FleetTotals totals;
        totals.clusters = 2;
        QCOMPARE(wording::totalMonthly(totals), QStringLiteral("cost unknown")); // never $0
        QCOMPARE(wording::totalMonthlyRounded(totals), QStringLiteral("cost unknown"));
        totals.clustersCosted = 1;
        totals.cost.known = {155840};
        QCOMPARE(wording::totalMonthly(totals), QStringLiteral("at least $1,558.40/month"));
        QCOMPARE(wording::totalMonthlyRounded(totals), QStringLiteral("at least $1,558"));
        totals.clustersCosted = 2;
        QCOMPARE(wording::totalMonthly(totals), QStringLiteral("$1,558.40/month"));
        QCOMPARE(wording::totalMonthlyRounded(totals), QStringLiteral("$1,558"));
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
        QTEST(wording::gigabytes(gb), "text");
    }

    void ages() {
        QCOMPARE(wording::age(-5s), QStringLiteral("just now")); // clocks differ
        QCOMPARE(wording::age(999ms), QStringLiteral("just now"));
        QCOMPARE(wording::age(4500ms), QStringLiteral("4 s ago"));
        QCOMPARE(wording::age(6min + 59s), QStringLiteral("6 min ago"));
        QCOMPARE(wording::age(2h), QStringLiteral("2 h ago"));
        QCOMPARE(wording::age(25h), QStringLiteral("1 day ago"));
        QCOMPARE(wording::age(80h), QStringLiteral("3 days ago"));
    }

    void durations() {
        QCOMPARE(wording::duration(-1s), QStringLiteral("0 s"));
        QCOMPARE(wording::duration(25100ms), QStringLiteral("26 s"));
        QCOMPARE(wording::duration(60s), QStringLiteral("1 min"));
        QCOMPARE(wording::duration(61s), QStringLiteral("2 min"));
        QCOMPARE(wording::duration(1h), QStringLiteral("1 h"));
        QCOMPARE(wording::duration(65min), QStringLiteral("1 h 5 min"));
        QCOMPARE(wording::duration(51h), QStringLiteral("2 days 3 h"));
        QCOMPARE(wording::duration(24h), QStringLiteral("1 day"));
    }

    void clockNamesAnotherDay() {
        const auto read = *core::parseInstant("2026-06-22T14:05:10Z");
        QCOMPARE(wording::clock(read, read + 1h), QStringLiteral("14:05"));
        QCOMPARE(wording::clock(read, read + 1h, true), QStringLiteral("14:05:10"));
        QCOMPARE(wording::clock(read, read + 24h), QStringLiteral("2026-06-22 14:05"));
    }

    void plans() {
        QCOMPARE(wording::planTitle("advanced"), QStringLiteral("Advanced"));
        QCOMPARE(wording::planTitle("advanced-private"), QStringLiteral("Advanced Private"));
        QCOMPARE(wording::planTitle("advanced-beta-2"), QStringLiteral("Advanced Beta 2"));
        QCOMPARE(wording::planTitle(""), QStringLiteral("unknown plan"));
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
        models::ClusterRecord record;
        record.summary = fixture::rectangular();
        record.info = fixture::rectangularInfo();
        record.info->status = fixture::word(core::clusterStatusWords(), status.toStdString());
        QTEST(wording::clusterStatus(record).text, "text");
        QTEST(wording::clusterStatusWord(record), "inLine");
        QTEST(static_cast<int>(wording::clusterStatus(record).tone), "tone");
    }

    void statusBeforeTheDetails() {
        models::ClusterRecord record;
        record.summary = fixture::rectangular();
        QCOMPARE(wording::clusterStatus(record), (Phrase{QStringLiteral("Loading"), Tone::Unknown}));
        record.freshness.problem = fixture::error(api::ApiError::Kind::Forbidden, 403);
        QCOMPARE(wording::clusterStatus(record), (Phrase{QStringLiteral("Not readable"), Tone::Unknown}));
        record.summary.state = fixture::word(core::addonStateWords(), "provisioning");
        QCOMPARE(wording::clusterStatus(record), (Phrase{QStringLiteral("Provisioning"), Tone::Working}));
        record.info = fixture::rectangularInfo();
        record.summary.state = fixture::word(core::addonStateWords(), "deprovisioning");
        QCOMPARE(wording::clusterStatus(record), (Phrase{QStringLiteral("Being destroyed"), Tone::Working}));
    }

    void poolStatuses() {
        auto pool = fixture::pool("web", "4G-Performance", 1, 1);
        const auto phrase = [&pool](const char* text) {
            pool.status = fixture::word(core::poolStatusWords(), text);
            return wording::poolStatus(pool);
        };
        QCOMPARE(phrase("available"), (Phrase{QStringLiteral("available"), Tone::Good}));
        QCOMPARE(phrase("modifying"), (Phrase{QStringLiteral("modifying"), Tone::Working}));
        QCOMPARE(phrase("unknown"), (Phrase{QStringLiteral("unknown"), Tone::Unknown}));
        QCOMPARE(phrase("resting"), (Phrase{QStringLiteral("resting"), Tone::Unknown}));
    }

    void theWorstToneWins() {
        auto record = models::ClusterRecord{fixture::rectangular(), fixture::rectangularInfo(), {}, {}, {}};
        const auto catalog = fixture::catalog();
        QCOMPARE(models::clusterTone(record, catalog), Tone::Attention); // web-reads at 90 %
        record.info->pools[0].connectionsUsed = std::nullopt;
        QCOMPARE(models::clusterTone(record, catalog), Tone::Unknown); // who does not know cannot say that all is well
        record.info->pools[0] = fixture::pool("web-reads", "4G-Performance", 0, 0);
        QCOMPARE(models::clusterTone(record, catalog), Tone::Good); // scaled to 0, there is nothing to know
        record.info->pools[1].instances[1].status = "restarting";
        QCOMPARE(models::clusterTone(record, catalog), Tone::Attention);
        record.info->status = fixture::word(core::clusterStatusWords(), "unavailable");
        QCOMPARE(models::clusterTone(record, catalog), Tone::Bad);
    }

    void lists() {
        QCOMPARE(models::Text::listed({}), QString());
        QCOMPARE(models::Text::listed({QStringLiteral("a")}), QStringLiteral("a"));
        QCOMPARE(models::Text::listed({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
                 QStringLiteral("a, b and c"));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
