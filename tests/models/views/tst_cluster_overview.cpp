// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cluster_overview.h"
#include "tests/support/test_main.h"

#include "models/operations/operation.h"
#include "models/views/attention.h"
#include "models/views/pool_added.h"
#include "tests/models/fleet_scene.h"

#include <QtTest>

using namespace poolhouse;
using fleet::Store;
using test::at;
using text::Tone;
using Appearance = views::InstanceBox::Appearance;
using ErrorKind = api::ApiError::Kind;

class TestClusterOverview : public QObject {
    Q_OBJECT

    const core::ClusterSummary summary = test::rectangular();

    static views::ClusterOverview page(const Store& store, core::Instant now = test::morning) {
        return views::clusterOverview(store, test::rectangular().id, now).value();
    }
    /// The main window's cluster after `change` was made to its answer.
    static views::ClusterOverview pageAfter(const std::function<void(core::ClusterInfo&)>& change) {
        Store store;
        test::fillWithRectangular(store);
        auto info = test::rectangularInfo();
        change(info);
        store.applyInfo(info, at(1));
        return page(store, at(1));
    }
    static QStringList badgeTexts(const views::ClusterOverview& page) {
        QStringList texts;
        for (const auto& badge : page.badges) {
            texts << badge.text;
        }
        return texts;
    }
    static QString looks(const views::PoolCard& card) {
        QString text;
        for (const auto& box : card.instances) {
            text += box.label + QLatin1Char("us.!?"[static_cast<int>(box.appearance)]);
        }
        return text;
    }

private Q_SLOTS:
    void anUnknownClusterHasNoPage() {
        Store store;
        QVERIFY(!views::clusterOverview(store, core::ClusterId{"x"}, at(0)));
    }

    void poolsWithoutRedundancyAreCountedInTheHeader() {
        const auto some = pageAfter([](core::ClusterInfo&) {});
        const auto& badge = some.badges.back();
        QCOMPARE(badge.text, QStringLiteral("1 pool without redundancy"));
        QCOMPARE(badge.tone, Tone::Attention);
        QVERIFY2(badge.explanation.contains(QStringLiteral("analytics")), qPrintable(badge.explanation));
        QVERIFY(badge.link && badge.link->kind == views::BadgeLink::Kind::Pool);
        QCOMPARE(badge.link->pool, some.cards[1].id);
        const auto none = pageAfter([](core::ClusterInfo& info) {
            std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
        });
        QVERIFY(badgeTexts(none).filter(QStringLiteral("redundancy")).isEmpty());
    }

    void onePoolThatCouldNotBeRead() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
            info.unreadable = {{core::RecordKind::Pool, "analytics", "pools[1].id", "a text that is not empty", true}};
        });
        QCOMPARE(shown.tiles[1].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.tiles[1].detail, QStringLiteral("1,633 in 2 pools reporting"));
        QCOMPARE(shown.tiles[2].figure, QStringLiteral("at least 3"));
        QCOMPARE(shown.tiles[2].tone, Tone::Unknown);
        QCOMPARE(shown.tiles[2].detail, QStringLiteral("Not all pools could be read."));
        QVERIFY(shown.tiles[0].figure.startsWith(QStringLiteral("at least $")));
    }

    void noPoolIsKnown() {
        auto shown = pageAfter([](core::ClusterInfo& info) { info.pools.clear(); });
        QCOMPARE(shown.emptyNote, QStringLiteral("The API lists no pools for this cluster."));
        for (const int tile : {1, 2}) {
            QCOMPARE(shown.tiles[static_cast<std::size_t>(tile)].detail, QStringLiteral("The API lists no pools."));
        }
        QCOMPARE(shown.tiles[2].figure, QStringLiteral("unknown"));
        shown = pageAfter([](core::ClusterInfo& info) {
            info.pools.clear();
            info.unreadable = {{core::RecordKind::Pool, "leader", "pools[0].id", "a text that is not empty", true}};
        });
        QCOMPARE(shown.emptyNote, QStringLiteral("The pools of this cluster couldn't be read."));
    }

    void instancesWhoseStatusCouldNotBeRead() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            auto& pool = *std::find_if(info.pools.begin(), info.pools.end(),
                                       [](const core::Pool& each) { return each.name == "web-reads"; });
            pool.instances[0].status.clear();
            pool.instances.pop_back();
            pool.instancesUnread = 1;
            pool.endpoints = {{"web.example.invalid", std::nullopt, {}}};
        });
        const auto& card = *std::find_if(shown.cards.begin(), shown.cards.end(), [](const views::PoolCard& each) {
            return each.name == QStringLiteral("web-reads");
        });
        QCOMPARE(looks(card), QStringLiteral("1?2u3?"));
        QCOMPARE(card.badge.text, QStringLiteral("Endpoint unknown"));
        QCOMPARE(card.notes.front(), QStringLiteral("3 expected: 1 up, 2 unknown"));
        QCOMPARE(card.endpoint, QStringLiteral("web.example.invalid"));
        QCOMPARE(card.endpointNote, QStringLiteral("port unknown"));
        QVERIFY2(badgeTexts(shown).filter(QStringLiteral("not up")).isEmpty(),
                 qPrintable(badgeTexts(shown).join(QLatin1Char('|'))));
    }

    void headerOfTheMainWindow() {
        Store store;
        test::fillWithRectangular(store);
        const auto shown = page(store, at(4));
        QCOMPARE(shown.name, QStringLiteral("postgresql-rectangular-12345"));
        QCOMPARE(shown.context,
                 QStringLiteral("example-app · Advanced · us · PostgreSQL 17.5 · as HEROKU_POSTGRESQL_COBALT"));
        QCOMPARE(badgeTexts(shown),
                 (QStringList{QStringLiteral("Available"), QStringLiteral("web-reads at 90% of connections"),
                              QStringLiteral("web-reads: 261 too few after losing one instance"),
                              QStringLiteral("1 pool without redundancy")}));
        QCOMPARE(shown.badges[2].tone, Tone::Attention);
        QCOMPARE(shown.badges[2].explanation,
                 QStringLiteral("1,021 connections are in use; 760 are accepted after losing one instance."));
        QCOMPARE(shown.badges[0].tone, Tone::Good);
        QCOMPARE(shown.badges[1].tone, Tone::Attention);
        QCOMPARE(shown.badges[1].explanation, QStringLiteral("web-reads: 1,021 of 1,140 connections are in use."));
        QVERIFY(shown.loaded && !shown.stale && !shown.problem);
        QCOMPARE(shown.age, QStringLiteral("read 4 s ago"));
    }

    void badgesLeadToWhatTheyTellOf() {
        Store store;
        test::fillWithRectangular(store);
        const auto shown = page(store, at(4));
        const core::PoolId reads = shown.cards[2].id;
        const views::BadgeLink toReads{views::BadgeLink::Kind::Pool, reads};
        QVERIFY(!shown.badges[0].link);
        QCOMPARE(shown.badges[1].link, std::optional(toReads));
        QCOMPARE(shown.badges[2].link, std::optional(toReads));
    }

    void theReasonForAttentionIsTheWorst() {
        Store store;
        test::fillWithRectangular(store);
        const auto* record = store.cluster(test::rectangularInfo().id);
        QCOMPARE(views::attentionReason(store, *record, at(4)),
                 std::optional(QStringLiteral("web-reads at 90% of connections")));
        auto quiet = test::rectangularInfo(); // with pools without redundancy still
        for (auto& pool : quiet.pools) {
            pool.connectionsUsed = 1;
        }
        store.applyInfo(quiet, at(4));
        QCOMPARE(views::attentionReason(store, *store.cluster(quiet.id), at(4)), std::nullopt);
    }

    void aNewPoolSaysHowItIsAttached() {
        Store store;
        test::fillWithRectangular(store);
        operations::Operation operation;
        operation.cluster = test::rectangularInfo().id;
        operation.change = {core::ChangeKind::AddPool, "web-reads", "4G-Performance", 3};
        const auto added = views::poolAdded(store, operation);
        QVERIFY(added);
        QCOMPARE(added->title, QStringLiteral("web-reads is ready"));
        QCOMPARE(added->attachCommand,
                 QStringLiteral("heroku data:pg:attachments:create postgresql-rectangular-12345 -a example-app "
                                "--pool web-reads --as WEB_READS"));
        QCOMPARE(added->psqlCommand, QStringLiteral("heroku data:pg:psql WEB_READS -a example-app"));
        QVERIFY(added->endpoint.endsWith(QStringLiteral(":5432")));
        operation.change.pool = "gone";
        QVERIFY(!views::poolAdded(store, operation));
        operation.change = {core::ChangeKind::SetCount, "web-reads", {}, 5};
        QVERIFY(!views::poolAdded(store, operation));
    }

    void tilesOfTheMainWindow() {
        Store store;
        test::fillWithRectangular(store);
        const auto tiles = page(store).tiles;
        QCOMPARE(tiles.size(), std::size_t{4});
        QCOMPARE(tiles[0].title, QStringLiteral("Estimated cost"));
        QCOMPARE(tiles[0].figure, QStringLiteral("$1,558.40"));
        QCOMPARE(tiles[0].unit, QStringLiteral("/month"));
        QCOMPARE(tiles[0].detail, QStringLiteral("~$2.164/hour"));
        QVERIFY(tiles[0].explanation.startsWith(QStringLiteral("Prices read from the API at 08:28.")));
        QCOMPARE(tiles[1].title, QStringLiteral("Connections in use"));
        QCOMPARE(tiles[1].figure, QStringLiteral("1,846"));
        QCOMPARE(tiles[1].unit, QStringLiteral("/ 3,540"));
        QCOMPARE(tiles[1].use.value(), 1846.0 / 3540);
        QVERIFY(tiles[1].explanation.contains(QStringLiteral("1,694")));
        QCOMPARE(tiles[2].figure, QStringLiteral("4"));
        QCOMPARE(tiles[2].unit, QStringLiteral("of 13 · 2 of 5 pools"));
        QCOMPARE(tiles[2].detail, QStringLiteral("9 instances and 3 pools can be added"));
        QCOMPARE(tiles[3].figure, QStringLiteral("142 GB"));
        QCOMPARE(tiles[3].detail, QStringLiteral("100 GB included · 42 GB billed, $8.40/month"));
    }

    void cardsOfTheMainWindow() {
        Store store;
        test::fillWithRectangular(store);
        const auto cards = page(store).cards;
        QCOMPARE(cards.size(), std::size_t{3});
        const auto& leader = cards[0];
        QCOMPARE(leader.name, QStringLiteral("Leader pool"));
        QCOMPARE(leader.colour, 0);
        QCOMPARE(leader.badge.text, QStringLiteral("High availability"));
        QCOMPARE(leader.levelLine, QStringLiteral("8G-Performance · 2 vCPU · 8 GB"));
        QCOMPARE(looks(leader), QStringLiteral("LuSs"));
        QCOMPARE(leader.instances[0].explanation, QStringLiteral("Leader l1: up since 07:28"));
        QCOMPARE(leader.notes, (QStringList{QStringLiteral("leader up · standby up"),
                                            QStringLiteral("standby accepts no connections")}));
        QCOMPARE(leader.notesExplanation, QStringLiteral("example-app: HEROKU_POSTGRESQL_COBALT_URL"));
        QCOMPARE(leader.connections, QStringLiteral("612 / 800 connections"));
        QCOMPARE(leader.percent, QStringLiteral("76%"));
        QCOMPARE(leader.survivable, QString());
        QCOMPARE(leader.cost, QStringLiteral("2 × $300 = $600/month"));
        QCOMPARE(leader.endpoint, QStringLiteral("leader.example.com:5432"));

        const auto& analytics = cards[1];
        QCOMPARE(analytics.name, QStringLiteral("analytics"));
        QCOMPARE(analytics.colour, 1);
        QCOMPARE(analytics.badge.text, QStringLiteral("No redundancy"));
        QCOMPARE(analytics.badge.tone, Tone::Attention);
        QCOMPARE(analytics.notes,
                 (QStringList{QStringLiteral("1 instance up"), QStringLiteral("attached as DATABASE_ANALYTICS")}));
        QCOMPARE(analytics.survivable, QStringLiteral("0 after losing one instance"));

        const auto& reads = cards[2];
        QCOMPARE(reads.colour, 2);
        QCOMPARE(looks(reads), QStringLiteral("1u2u3u"));
        QCOMPARE(reads.notes,
                 (QStringList{QStringLiteral("3 instances up"), QStringLiteral("attached as READS in 2 apps")}));
        QCOMPARE(reads.notesExplanation, QStringLiteral("catalog-api: READS_URL\nexample-app: READS_URL"));
        QCOMPARE(reads.connections, QStringLiteral("1,021 / 1,140 connections"));
        QCOMPARE(reads.percent, QStringLiteral("90%"));
        QCOMPARE(reads.useTone, Tone::Attention);
        QCOMPARE(reads.survivable, QStringLiteral("261 too few after losing one instance"));
        QCOMPARE(reads.survivableTone, Tone::Attention);
        QCOMPARE(reads.badge.text, QStringLiteral("Overflows after a loss"));
        QCOMPARE(reads.whenComplete, QString());
        QCOMPARE(reads.cost, QStringLiteral("3 × $150 = $450/month"));
        QCOMPARE(reads.progress, QString());
    }

    void costsOfTheMainWindow() {
        Store store;
        test::fillWithRectangular(store);
        const auto shown = page(store);
        QStringList rows;
        for (const auto& row : shown.costs) {
            rows << QStringLiteral("%1|%2|%3|%4|%5")
                        .arg(row.colour)
                        .arg(row.label, row.amount, row.share)
                        .arg(row.total);
        }
        QCOMPARE(rows,
                 (QStringList{QStringLiteral("0|Leader + standby|$600.00|38%|0"),
                              QStringLiteral("1|analytics|$500.00|32%|0"), QStringLiteral("2|web-reads|$450.00|29%|0"),
                              QStringLiteral("-1|Storage over 100 GB|$8.40|1%|0"),
                              QStringLiteral("-1|Total per month|$1,558.40||1")}));
        QCOMPARE(shown.costNote, QString());
    }

    void chartFollowsTheCards() {
        Store store;
        test::fillWithRectangular(store);
        auto later = test::rectangularInfo();
        later.pools[0].connectionsUsed = 1100;
        store.applyInfo(later, at(30));
        const auto shown = page(store, at(30));
        QCOMPARE(shown.series.size(), std::size_t{3});
        QCOMPARE(shown.series[0].name, QStringLiteral("Leader"));
        QCOMPARE(shown.series[2].samples.size(), std::size_t{2});
        QVERIFY(shown.series[2].samples[1] == (core::Sample{at(30), 1100.0}));
        QCOMPARE(shown.series[2].limit.value(), 1140);
        QCOMPARE(shown.limitSeries, 2); // web-reads has the highest use
    }

    void theFrameIsThereBeforeTheDetails() {
        Store store;
        store.applyFleet({}, {summary}, at(0));
        auto shown = page(store);
        QVERIFY(!shown.loaded && shown.cards.empty() && shown.costs.empty());
        QCOMPARE(shown.tiles.size(), std::size_t{4});
        QCOMPARE(shown.tiles[1].figure, QString());
        QCOMPARE(shown.age, QStringLiteral("loading for the first time"));
        QCOMPARE(shown.emptyNote, QString());

        store.failCluster(summary.id, test::error(ErrorKind::Forbidden, 403), at(1));
        shown = page(store);
        QVERIFY(shown.problem.has_value());
        QCOMPARE(shown.problem->what, QStringLiteral("The cluster couldn't be loaded."));
        QCOMPARE(shown.tiles[1].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.age, QStringLiteral("never loaded"));
    }

    void lastGoodFiguresStayWithTheProblem() {
        Store store;
        test::fillWithRectangular(store);
        store.failCluster(summary.id, test::error(ErrorKind::Timeout), at(380));
        const auto shown = page(store, at(380));
        QCOMPARE(shown.tiles[1].figure, QStringLiteral("1,846"));
        QVERIFY(shown.stale && shown.problem);
        QCOMPARE(shown.age, QStringLiteral("as of 08:28:20, 6 min ago"));
    }

    void unknownUseIsNeverZero() {
        const auto shown = pageAfter([](core::ClusterInfo& info) { info.pools[0].connectionsUsed = std::nullopt; });
        QCOMPARE(shown.tiles[1].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.tiles[1].unit, QStringLiteral("/ 3,540"));
        QCOMPARE(shown.tiles[1].detail, QStringLiteral("825 in the 2 of 3 pools reporting"));
        QVERIFY(!shown.tiles[1].use);
        QCOMPARE(shown.tiles[1].tone, Tone::Unknown);
        const auto& reads = shown.cards[2];
        QCOMPARE(reads.connections, QStringLiteral("unknown / 1,140 connections"));
        QCOMPARE(reads.percent, QString());
        QCOMPARE(reads.useTone, Tone::Unknown);
        QCOMPARE(shown.limitSeries, 0); // the leader is the fullest of those that tell
        QVERIFY(!shown.series[2].samples.back().value);
    }

    void aMissingPriceIsNamedAndNeverFree() {
        const auto shown = pageAfter(
            [](core::ClusterInfo& info) { info.pools[2] = test::pool("analytics", "64G-Performance", 2, 5); });
        QCOMPARE(shown.tiles[0].figure, QStringLiteral("at least $1,058.40"));
        QCOMPARE(shown.tiles[0].unit, QStringLiteral("/month"));
        QCOMPARE(shown.tiles[0].detail, QStringLiteral("The price of 64G-Performance is unknown."));
        QCOMPARE(shown.cards[1].cost, QStringLiteral("price unknown"));
        QCOMPARE(shown.costs[1].amount, QStringLiteral("price unknown"));
        QCOMPARE(shown.costs[0].share, QString()); // no share of a sum that is not known
        QCOMPARE(shown.costs.back().amount, QStringLiteral("at least $1,058.40"));
        QCOMPARE(shown.costNote, QStringLiteral("The price of 64G-Performance is unknown."));
        QVERIFY(badgeTexts(shown).contains(QStringLiteral("Price unknown")));
    }

    void illustrativePricesAreSaid() {
        Store store;
        test::fillWithRectangular(store);
        auto prices = test::prices();
        prices.plans.at("advanced").levels["64G-Performance"] = {{180000}, true};
        store.applyCatalog(test::catalog(), prices, at(1));
        QCOMPARE(page(store).costNote, QString()); // not in use: not said
        auto info = test::rectangularInfo();
        info.pools[2] = test::pool("analytics", "64G-Performance", 1, 5);
        store.applyInfo(info, at(2));
        const auto shown = page(store);
        const auto note = QStringLiteral("The price of 64G-Performance is a sandbox price, not a real one.");
        QCOMPARE(shown.costNote, note);
        QVERIFY(shown.tiles[0].explanation.contains(note));
        QCOMPARE(shown.cards[1].cost, QStringLiteral("1 × $1,800 = $1,800/month, sandbox price"));
    }

    void pricesNotReadYet() {
        Store store;
        store.applyFleet({}, {summary}, at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
        auto shown = page(store);
        QCOMPARE(shown.tiles[0].figure, QStringLiteral("price unknown"));
        QCOMPARE(shown.tiles[0].detail, QStringLiteral("Prices are not loaded yet."));
        QVERIFY(shown.costs.empty());
        QCOMPARE(shown.cards[0].levelLine, QStringLiteral("8G-Performance"));              // no catalog, no invention
        QCOMPARE(shown.cards[2].connections, QStringLiteral("1,021 / 1,140 connections")); // the API's limit
        QCOMPARE(shown.cards[2].notes.size(), 1); // attachments were not read: nothing is claimed about them
        store.failCatalog(test::error(ErrorKind::ServerError, 500), at(1));
        QCOMPARE(page(store).tiles[0].detail, QStringLiteral("Prices couldn't be loaded."));
    }

    /// Two instances expected, one of them up: nothing replaces it.
    void redundancyIsOfWhatIsUp() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            for (auto& pool : info.pools) {
                if (pool.name == "web-reads") {
                    pool.instances[0].status = pool.instances[1].status = "down";
                }
            }
        });
        QCOMPARE(shown.cards[2].badge.text, QStringLiteral("No redundancy now"));
        QCOMPARE(shown.cards[2].badge.tone, Tone::Attention);
    }

    void aPoolScaledToZeroIsExplained() {
        const auto shown =
            pageAfter([](core::ClusterInfo& info) { info.pools[0] = test::pool("web-reads", "4G-Performance", 0, 0); });
        const auto& reads = shown.cards[2];
        QCOMPARE(reads.badge.text, QStringLiteral("Scaled to 0"));
        QCOMPARE(reads.notes.front(), QStringLiteral("scaled to 0 · endpoint kept"));
        QCOMPARE(reads.cost, QStringLiteral("0 × $150 = $0/month"));
        QCOMPARE(reads.survivable, QString());
        QCOMPARE(reads.connections, QStringLiteral("accepts no connections")); // 0 of 0 is no share
        QCOMPARE(reads.percent, QString());
        QVERIFY(!reads.use);
        QCOMPARE(reads.useTone, Tone::Neutral);
        QVERIFY(reads.instances.empty());
        QCOMPARE(shown.tiles[2].unit, QStringLiteral("of 13 · 2 of 5 pools"));
    }

    void instancesThatComeAndThatAreInTrouble() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            auto& reads = info.pools[0];
            reads.status = test::word(core::poolStatusWords(), "modifying");
            reads.expectedCount = 4;
            reads.waitStatus = {true, "Adding an instance"};
            info.pools[1].instances[1].status = "restarting";
            info.pools[2].endpoints[0].status = test::word(core::endpointStatusWords(), "degraded");
        });
        const auto& reads = shown.cards[2];
        QCOMPARE(looks(reads), QStringLiteral("1u2u3u4."));
        QCOMPARE(reads.badge.text, QStringLiteral("modifying"));
        QCOMPARE(reads.badge.tone, Tone::Working);
        QCOMPARE(reads.progress, QStringLiteral("Adding an instance"));
        QCOMPARE(reads.notes.front(), QStringLiteral("3 of 4 instances up"));
        QCOMPARE(looks(shown.cards[0]), QStringLiteral("LuS!"));
        QCOMPARE(shown.cards[0].notes.front(), QStringLiteral("leader up · standby restarting"));
        QCOMPARE(shown.cards[1].badge.text, QStringLiteral("Endpoint degraded"));
        QVERIFY(badgeTexts(shown).contains(QStringLiteral("Leader pool: 1 instance not up")));
        QVERIFY(badgeTexts(shown).contains(QStringLiteral("analytics: endpoint degraded")));
    }

    void unknownWordsAreShownAsTheyCame() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            info.status = test::word(core::clusterStatusWords(), "rebalancing");
            info.pools[0].status = test::word(core::poolStatusWords(), "resting");
            info.pools[0].instances[0].role = test::word(core::instanceRoleWords(), "witness");
            info.pools[0].endpoints[0].status = test::word(core::endpointStatusWords(), "wobbling");
        });
        QCOMPARE(shown.badges[0].text, QStringLiteral("rebalancing"));
        QCOMPARE(shown.badges[0].tone, Tone::Unknown);
        QCOMPARE(shown.cards[2].badge.text, QStringLiteral("resting"));
        QCOMPARE(shown.cards[2].badge.tone, Tone::Unknown);
        QCOMPARE(shown.cards[2].instances[0].explanation, QStringLiteral("witness w1: up since 07:28"));
        QVERIFY(badgeTexts(shown).contains(QStringLiteral("web-reads: endpoint wobbling")));
    }

    void quotasShow() {
        const auto withQuota = [](double critical, std::optional<bool> active) {
            return pageAfter([critical, active](core::ClusterInfo& info) {
                info.quotas = {
                    {"storage", 142, 120, critical, test::word(core::enforcementActionWords(), "restrict"), active}};
            });
        };
        const auto warned = withQuota(150, true);
        QVERIFY(badgeTexts(warned).contains(QStringLiteral("Storage over its warning quota")));
        QCOMPARE(warned.tiles[3].tone, Tone::Attention);
        QVERIFY(warned.tiles[3].explanation.contains(
            QStringLiteral("Quota: warning above 120 GB and critical above 150 GB.")));
        QVERIFY(badgeTexts(withQuota(130, false)).contains(QStringLiteral("Storage over its critical quota")));
        const auto unsaid = withQuota(130, std::nullopt).badges;
        QVERIFY(std::any_of(unsaid.begin(), unsaid.end(), [](const views::Badge& badge) {
            return badge.text == QStringLiteral("Storage over its critical quota") &&
                   badge.explanation.endsWith(QStringLiteral("Whether restrictions apply is unknown."));
        }));
        const auto restricted = withQuota(130, true);
        QVERIFY(badgeTexts(restricted).contains(QStringLiteral("Restricted by its storage quota")));
        QCOMPARE(restricted.tiles[3].tone, Tone::Bad);
        QVERIFY(restricted.tiles[3].detail.contains(QStringLiteral("CREATE and INSERT are refused")));
    }

    void unreadQuotasAreUnknown() {
        const auto without = [](const core::Unreadable& remark) {
            return badgeTexts(pageAfter([&remark](core::ClusterInfo& info) {
                info.quotas.clear();
                info.unreadable = {remark};
            }));
        };
        const auto unknown = QStringLiteral("Storage quota unknown");
        using core::RecordKind;
        QVERIFY(without({RecordKind::Quota, "storage", "quotas[0].warning_gb", "a number", true}).contains(unknown));
        QVERIFY(without({RecordKind::Cluster, {}, "quotas", "a list", false}).contains(unknown));
        QVERIFY(!without({RecordKind::Cluster, {}, "region", "a text", false}).contains(unknown));
    }

    void aClusterWithoutPoolsHasWords() {
        const auto shown = pageAfter([](core::ClusterInfo& info) {
            info.pools.clear();
            info.planLimits.clear();
            info.status = test::word(core::clusterStatusWords(), "provisioning");
        });
        QVERIFY(shown.loaded && shown.cards.empty());
        QVERIFY(shown.emptyNote.startsWith(QStringLiteral("This cluster is still being provisioned.")));
        QCOMPARE(shown.badges[0].text, QStringLiteral("Provisioning"));
        QCOMPARE(shown.tiles[0].figure, QStringLiteral("unknown")); // and not $0.00
        QCOMPARE(shown.tiles[1].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.tiles[3].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.limitSeries, -1);
    }

    void roomForMore_data() {
        QTest::addColumn<int>("pools");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("detail");
        QTest::newRow("room") << 4 << 3 << QStringLiteral("1 instance and 1 pool can be added");
        QTest::newRow("five pools") << 5 << 1 << QStringLiteral("Room for 8 more instances; pool limit reached");
        QTest::newRow("thirteen instances") << 1 << 13 << QStringLiteral("Instance limit reached");
    }
    void roomForMore() {
        QFETCH(int, pools);
        QFETCH(int, count);
        const auto shown = pageAfter([pools, count](core::ClusterInfo& info) {
            std::erase_if(info.pools, [](const core::Pool& pool) { return !pool.isLeader(); });
            for (int i = 0; i < pools; ++i) {
                info.pools.push_back(test::pool("pool-" + std::to_string(i), "4G-Performance", count, 1));
            }
        });
        QTEST(shown.tiles[2].detail, "detail");
    }

    void nothingBilledWithinTheIncludedStorage() {
        auto shown = pageAfter([](core::ClusterInfo& info) { info.planLimits[0].current = 99.5; });
        QCOMPARE(shown.tiles[3].figure, QStringLiteral("99.5 GB"));
        QCOMPARE(shown.tiles[3].detail, QStringLiteral("100 GB included · nothing billed"));
        shown = pageAfter([](core::ClusterInfo& info) { info.planLimits[0].current = std::nullopt; });
        QCOMPARE(shown.tiles[3].figure, QStringLiteral("unknown"));
        QCOMPARE(shown.tiles[0].figure, QStringLiteral("at least $1,550.00"));
    }

    void attachmentsThatCouldNotBeReadAreUnknown() {
        Store store;
        store.applyFleet({}, {summary}, at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
        QCOMPARE(page(store).cards[1].notes.size(), 1);
        store.failAttachments(test::error(ErrorKind::Forbidden, 403), at(0));
        auto card = page(store).cards[1];
        QCOMPARE(card.notes[1], QStringLiteral("attachments unknown"));
        QCOMPARE(card.notesExplanation, QStringLiteral("Attachments couldn't be read. This account doesn't have "
                                                       "permission for this."));
        store.applyAttachments({}, at(0));
        store.failAttachments(test::error(ErrorKind::Forbidden, 403), at(1));
        card = page(store).cards[1];
        QCOMPARE(card.notes[1], QStringLiteral("not attached to any app"));
        QVERIFY(card.notesExplanation.startsWith(QStringLiteral("As of ")));
        store.applyAttachments({}, at(2), {{core::RecordKind::Attachment, "OLD", "[0].app", "an object", true}});
        QCOMPARE(page(store).cards[1].notes[1], QStringLiteral("not known to be attached to any app"));
    }

    void whatCouldNotBeReadIsABadge() {
        const auto names = [](const views::ClusterOverview& shown) {
            QStringList texts;
            for (const auto& badge : shown.badges) {
                texts << badge.text;
            }
            return texts;
        };
        const auto odd = pageAfter([](core::ClusterInfo& info) {
            info.unreadable.push_back({core::RecordKind::Pool, "odd", "pools[3].id", "a text", true});
        });
        const auto place = names(odd).indexOf(QStringLiteral("Not everything could be read"));
        QVERIFY(place >= 0);
        QCOMPARE(odd.badges[static_cast<std::size_t>(place)].explanation,
                 QStringLiteral("1 pool couldn't be read: odd (pools[3].id)."));
        QCOMPARE(odd.tiles[1].figure, QStringLiteral("unknown"));

        Store store;
        test::fillWithRectangular(store);
        store.applyAttachments({test::attachment("REPORTS", "catalog-api", summary, "gone")}, at(0));
        const auto lost = page(store);
        QVERIFY(names(lost).contains(QStringLiteral("1 attachment without its pool")));
    }

    void aClusterThatIsMadeSaysSo() {
        Store store;
        auto coming = summary;
        coming.state = test::word(core::addonStateWords(), "provisioning");
        coming.app = {};
        store.applyFleet({}, {coming}, at(0));
        store.failCluster(summary.id, test::error(ErrorKind::NotFound, 404), at(1));
        auto shown = page(store);
        QVERIFY(shown.loaded && !shown.problem);
        QVERIFY(shown.emptyNote.contains(QStringLiteral("still being provisioned")));
        QCOMPARE(shown.age, QStringLiteral("no details yet"));
        QVERIFY(shown.context.startsWith(QStringLiteral("app unknown")));
        coming.state = test::word(core::addonStateWords(), "deprovisioning");
        store.applyFleet({}, {coming}, at(2));
        store.failCluster(summary.id, test::error(ErrorKind::NotFound, 404), at(2));
        shown = page(store);
        QVERIFY(shown.emptyNote.contains(QStringLiteral("being destroyed")));
    }

    void attachedElsewhereAndNowhere() {
        Store store;
        test::fillWithRectangular(store);
        store.applyAttachments({test::attachment("READS", "catalog-api", summary, "web-reads")}, at(0));
        const auto shown = page(store);
        QCOMPARE(shown.cards[2].notes[1], QStringLiteral("attached as READS in catalog-api"));
        QCOMPARE(shown.cards[1].notes[1], QStringLiteral("not attached to any app"));
        QVERIFY(!shown.context.contains(QStringLiteral(" as ")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestClusterOverview)
#include "tst_cluster_overview.moc"
