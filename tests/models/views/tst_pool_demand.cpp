// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wording.h"
#include "models/views/pool_demand.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::at;
using Samples = std::vector<core::Sample>;

namespace {

constexpr auto now = std::chrono::hours(48);

core::Instant ago(std::chrono::milliseconds time) {
    return test::morning + now - time;
}

core::Sample seen(std::chrono::milliseconds time, double value) {
    return {ago(time), value};
}

} // namespace

class TestPoolDemand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void peaks_data() {
        QTest::addColumn<Samples>("samples");
        QTest::addColumn<std::optional<int>>("used");
        QTest::addColumn<std::optional<int>>("peak");
        using Known = std::optional<int>;
        QTest::newRow("nothing known") << Samples{} << Known() << Known();
        QTest::newRow("only now") << Samples{} << Known(40) << Known(40);
        QTest::newRow("more now") << Samples{seen(1h, 30)} << Known(40) << Known(40);
        QTest::newRow("more an hour ago") << Samples{seen(1h, 90), seen(1min, 40)} << Known(40) << Known(90);
        QTest::newRow("at the start of the span") << Samples{seen(6h, 90)} << Known(40) << Known(90);
        QTest::newRow("before the span") << Samples{seen(6h + 1s, 90), seen(1h, 50)} << Known(40) << Known(50);
        QTest::newRow("unknown now") << Samples{seen(1h, 90), {ago(1min), {}}} << Known() << Known(90);
        QTest::newRow("gaps only") << Samples{{ago(1min), {}}} << Known() << Known();
    }
    void peaks() {
        QFETCH(const Samples, samples);
        QFETCH(const std::optional<int>, used);
        QFETCH(const std::optional<int>, peak);
        QCOMPARE(views::peakDemand(test::pool("web", "4G-Performance", 3, used), samples, ago(0s)), peak);
    }

    void theShareIsOfTheLimitNow() {
        auto info = test::info(test::rectangular(), {test::pool("leader", "8G-Performance", 2, 100),
                                                     test::pool("web", "4G-Performance", 3, 228),
                                                     test::pool("idle", "4G-Performance", 0, 0)});
        fleet::ConnectionHistory history;
        QCOMPARE(views::demandShare(info, test::catalog(), history, ago(0s)), 228.0 / 1140);
        history.add(info.id, info.pools[0].id, ago(2h), 600);
        history.add(info.id, info.pools[1].id, ago(2h), 570);
        QCOMPARE(views::demandShare(info, test::catalog(), history, ago(0s)), 600.0 / 800);
        info.pools[1].instances[2].status = "provisioning"; // two are up: 570 of 760 is as much
        info.pools[1].instances[1].status = "provisioning";
        QCOMPARE(views::demandShare(info, test::catalog(), history, ago(0s)), 570.0 / 380);
        info.pools.clear();
        QCOMPARE(views::demandShare(info, test::catalog(), history, ago(0s)), std::optional<double>());
    }

    void aTrendHasADayAndKeepsItsGaps() {
        const auto trend = views::poolTrend(
            Samples{seen(25h, 900), seen(23h, 10), {ago(22h + 30min), {}}, seen(22h, 20), seen(20h, 30)}, 380, ago(0s));
        QCOMPARE(trend.from, ago(24h));
        QCOMPARE(trend.to, ago(0s));
        QCOMPARE(trend.samples,
                 (Samples{seen(23h, 10), {ago(22h + 30min), {}}, seen(22h, 20), {ago(21h), {}}, seen(20h, 30)}));
    }

    void aTrendIsSaid_data() {
        QTest::addColumn<Samples>("samples");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << Samples{} << QStringLiteral("web: no readings in the last 24 h.");
        QTest::newRow("one gap")
            << Samples{seen(3h, 580), {ago(2h + 30min), {}}, seen(2h + 10min, 1021), seen(2h, 600)}
            << QStringLiteral("web: 580 to 1,021 connections in use in the last 24 h, read since %1 with 1 gap. "
                              "Limit now: 1,140.");
        QTest::newRow("gaps at the ends do not count")
            << Samples{{ago(4h), {}}, seen(3h, 580), {ago(2h), {}}}
            << QStringLiteral("web: 580 to 580 connections in use in the last 24 h, read since %1. Limit now: 1,140.");
    }
    void aTrendIsSaid() {
        QFETCH(const Samples, samples);
        QFETCH(QString, said);
        const auto trend = views::poolTrend(samples, 1140, ago(0s));
        const auto since = text::formatTime(ago(3h), ago(0s));
        QCOMPARE(views::trendSentence(test::pool("web", "4G-Performance", 3, 600), trend),
                 said.contains(QStringLiteral("%1")) ? said.arg(since) : said);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPoolDemand)
#include "tst_pool_demand.moc"
