// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/overview_scene.h"

#include <cmath>

namespace poolhouse::test {

namespace {

using namespace views;

PoolCard leaderCard() {
    PoolCard card;
    card.id = core::PoolId{"leader-id"};
    card.name = QStringLiteral("Leader pool");
    card.leader = true;
    card.badge = {QStringLiteral("High availability"), text::Tone::Good, QStringLiteral("Two or more instances.")};
    card.levelLine = QStringLiteral("8G-Performance · 2 vCPU · 8 GB");
    card.instances = {
        {QStringLiteral("L"), InstanceBox::Appearance::Up, QStringLiteral("Leader: up")},
        {QStringLiteral("S"), InstanceBox::Appearance::Standby, QStringLiteral("Standby: accepts no connections")}};
    card.notes = {QStringLiteral("leader up · standby up"), QStringLiteral("standby accepts no connections")};
    card.connections = QStringLiteral("612 / 800 connections");
    card.percent = QStringLiteral("76%");
    card.use = 612.0 / 800;
    card.useTone = text::Tone::Good;
    card.cost = QStringLiteral("2 × $300 = $600/month");
    card.endpoint = QStringLiteral("c7f1.cluster-ro.us-east-1.example.com:5432");
    return card;
}

ChartSeries seriesOf(const PoolCard& card, double level, int limit, int seed) {
    return {card.id, card.name, card.colour, dayOfReadings(level, seed), limit};
}

} // namespace

std::vector<core::Sample> dayOfReadings(double level, int seed, int readings) {
    const core::Instant start = *core::parseInstant("2026-06-21T14:05:00Z");
    std::vector<core::Sample> samples;
    samples.reserve(static_cast<std::size_t>(readings));
    const auto share = [seed](int minute) {
        const double hours = minute / 60.0;
        const double rise = 0.62 + 0.36 / (1 + std::exp(-(hours - 6) / 1.5));
        return rise + 0.02 * std::sin(hours * 1.7 + seed) + 0.012 * std::sin(hours * 7.3 + 2 * seed);
    };
    for (int minute = 0; minute < readings; ++minute) {
        samples.push_back(
            {start + std::chrono::minutes(minute), std::round(level * share(minute) / share(readings - 1))});
    }
    return samples;
}

PoolCard followerCard(const std::string& id, const QString& name, int colour, int instances) {
    PoolCard card;
    card.id = core::PoolId{id};
    card.name = name;
    card.colour = colour;
    card.badge = instances > 1 ? Badge{QStringLiteral("High availability"), text::Tone::Good, {}}
                               : Badge{QStringLiteral("No redundancy"), text::Tone::Attention, {}};
    card.levelLine = QStringLiteral("4G-Performance · 2 vCPU · 4 GB");
    for (int number = 1; number <= instances; ++number) {
        card.instances.push_back(
            {QString::number(number), InstanceBox::Appearance::Up, QStringLiteral("Follower %1: up").arg(number)});
    }
    card.notes = {QStringLiteral("%1 instances up").arg(instances), QStringLiteral("attached as READS in 2 apps")};
    card.connections = QStringLiteral("190 / 380 connections");
    card.percent = QStringLiteral("50%");
    card.use = 0.5;
    card.useTone = text::Tone::Good;
    card.survivable = QStringLiteral("%1 after losing one instance").arg((instances - 1) * 380);
    card.cost = QStringLiteral("%1 × $150 = $%2/month").arg(instances).arg(150 * instances);
    card.endpoint = QStringLiteral("%1.pool.us-east-1.example.com:5432").arg(name);
    return card;
}

ClusterOverview exampleOverview() {
    ClusterOverview overview;
    overview.id = core::ClusterId{"cluster-id"};
    overview.name = QStringLiteral("postgresql-rectangular-12345");
    overview.context = QStringLiteral("example-app · Advanced · us · PostgreSQL 17.5 · as HEROKU_POSTGRESQL_COBALT");
    overview.badges = {{QStringLiteral("Available"), text::Tone::Good, {}},
                       {QStringLiteral("web-reads at 90% of connections"), text::Tone::Attention, {}}};
    overview.tiles = {{QStringLiteral("Estimated cost"),
                       QStringLiteral("$1,558.40"),
                       QStringLiteral("/month"),
                       QStringLiteral("~$2.164/hour"),
                       {},
                       text::Tone::Neutral,
                       QStringLiteral("From the API's prices.")},
                      {QStringLiteral("Connections in use"),
                       QStringLiteral("1,846"),
                       QStringLiteral("/ 3,540"),
                       {},
                       1846.0 / 3540,
                       text::Tone::Good,
                       {}},
                      {QStringLiteral("Follower instances"),
                       QStringLiteral("4"),
                       QStringLiteral("of 13 · 2 of 5 pools"),
                       QStringLiteral("9 instances and 3 pools can be added"),
                       {},
                       text::Tone::Neutral,
                       {}},
                      {QStringLiteral("Storage"),
                       QStringLiteral("142 GB"),
                       {},
                       QStringLiteral("100 GB included · 42 GB billed, $8.40/month"),
                       {},
                       text::Tone::Neutral,
                       {}}};

    PoolCard analytics = followerCard("analytics-id", QStringLiteral("analytics"), 1, 1);
    analytics.levelLine = QStringLiteral("16G-Performance · 2 vCPU · 16 GB");
    analytics.notes = {QStringLiteral("1 instance up"), QStringLiteral("attached as DATABASE_ANALYTICS")};
    analytics.connections = QStringLiteral("213 / 1,600 connections");
    analytics.percent = QStringLiteral("13%");
    analytics.use = 213.0 / 1600;
    analytics.cost = QStringLiteral("1 × $500 = $500/month");
    PoolCard reads = followerCard("web-reads-id", QStringLiteral("web-reads"), 2, 3);
    reads.connections = QStringLiteral("1,021 / 1,140 connections");
    reads.percent = QStringLiteral("90%");
    reads.use = 1021.0 / 1140;
    reads.useTone = text::Tone::Attention;
    overview.cards = {leaderCard(), analytics, reads};

    overview.costs = {{0, QStringLiteral("Leader + standby"), QStringLiteral("$600.00"), QStringLiteral("38%")},
                      {1, QStringLiteral("analytics"), QStringLiteral("$500.00"), QStringLiteral("32%")},
                      {2, QStringLiteral("web-reads"), QStringLiteral("$450.00"), QStringLiteral("29%")},
                      {-1, QStringLiteral("Storage over 100 GB"), QStringLiteral("$8.40"), QStringLiteral("1%")},
                      {-1, QStringLiteral("Total per month"), QStringLiteral("$1,558.40"), {}, true}};
    overview.series = {seriesOf(overview.cards[0], 612, 800, 1), seriesOf(analytics, 213, 1600, 2),
                       seriesOf(reads, 1021, 1140, 3)};
    overview.limitSeries = 2;
    overview.loaded = true;
    overview.age = QStringLiteral("read 4 s ago");
    return overview;
}

} // namespace poolhouse::test
