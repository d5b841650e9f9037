// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using fleet::Store;
using test::at;
using Kind = api::ApiError::Kind;

namespace {

/// Counts what the store tells.
struct Listener {
    explicit Listener(const Store& store)
        : fleet(&store, &Store::fleetChanged),
          catalog(&store, &Store::catalogChanged),
          freshness(&store, &Store::freshnessChanged) {
        QObject::connect(&store, &Store::clusterChanged, &context,
                         [this](const core::ClusterId& id) { clusters.push_back(id.value); });
    }
    void forget() {
        fleet.clear();
        catalog.clear();
        freshness.clear();
        clusters.clear();
    }

    QSignalSpy fleet, catalog, freshness;
    QObject context;
    std::vector<std::string> clusters;
};

std::vector<std::string> names(const Store& store) {
    std::vector<std::string> names;
    for (const auto& id : store.clusterIds()) {
        names.push_back(store.cluster(id)->summary.name);
    }
    return names;
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT

    const core::ClusterSummary one = test::summary("one", "beta"), two = test::summary("two", "alpha"),
                               three = test::summary("three", "alpha");
    const std::vector<core::App> apps{test::app("beta"), test::app("alpha"), test::app("empty")};

    static core::ClusterInfo smallInfo(const core::ClusterSummary& summary, std::optional<int> used = 100) {
        return test::info(summary, {test::pool("leader", "8G-Performance", 1, used)});
    }

private Q_SLOTS:
    void ordersByAppThenName() {
        Store store;
        Listener heard(store);
        store.applyFleet(apps, {one, two, three}, at(0));
        QCOMPARE(names(store), (std::vector<std::string>{"three", "two", "one"}));
        QCOMPARE(store.apps().size(), std::size_t{3});
        QCOMPARE(store.apps().front().name, std::string("alpha"));
        QCOMPARE(heard.fleet.count(), 1);
        QCOMPARE(store.clusterByName(QStringLiteral("two"))->summary.id.value, std::string("id-two"));
        QVERIFY(store.clusterByName(QStringLiteral("four")) == nullptr);
        QVERIFY(store.fleetFreshness().readAt == at(0));
        QCOMPARE(store.clustersOfApp(test::app("alpha").id).size(), std::size_t{2});
    }

    void anEqualFleetIsNoNews() {
        Store store;
        store.applyFleet(apps, {one, two}, at(0));
        Listener heard(store);
        store.applyFleet(apps, {two, one}, at(60));
        QCOMPARE(heard.fleet.count(), 0);
        QVERIFY(heard.clusters.empty());
        QCOMPARE(heard.freshness.count(), 1);
        QVERIFY(store.fleetFreshness().readAt == at(60));
    }

    void clustersComeGoAndMove() {
        Store store;
        store.applyFleet(apps, {one, two}, at(0));
        store.applyInfo(smallInfo(one), at(1));
        Listener heard(store);

        auto renamed = one;
        renamed.name = "uno";
        store.applyFleet(apps, {renamed, three, three}, at(60)); // a doubled entry counts once
        QCOMPARE(names(store), (std::vector<std::string>{"three", "uno"}));
        QCOMPARE(heard.fleet.count(), 1);
        QCOMPARE(heard.clusters, (std::vector<std::string>{"id-one"}));
        QVERIFY(store.cluster(one.id)->info.has_value()); // what was known stays
        QVERIFY(store.cluster(two.id) == nullptr);
        QVERIFY(store.clusterByName(QStringLiteral("one")) == nullptr);

        heard.forget();
        auto deprovisioning = renamed;
        deprovisioning.state = test::word(core::addonStateWords(), "deprovisioning");
        store.applyFleet(apps, {deprovisioning, three}, at(120));
        QCOMPARE(heard.fleet.count(), 0);
        QCOMPARE(heard.clusters, (std::vector<std::string>{"id-one"}));
        QCOMPARE(store.totals().clustersInTransition, 1);
    }

    void theListOfAppsKnowsNamesBest() {
        Store store;
        auto renamed = apps;
        renamed[0].name = "zeta";
        store.applyFleet(renamed, {one}, at(0));
        QCOMPARE(store.cluster(one.id)->summary.app.name, std::string("zeta"));
    }

    void infoIsKeptWhenALaterQuestionFails() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        store.setClusterLoading(one.id);
        QVERIFY(store.cluster(one.id)->freshness.loading);
        store.applyInfo(smallInfo(one), at(1));
        QVERIFY(!store.cluster(one.id)->freshness.loading);

        store.failCluster(one.id, test::error(Kind::Timeout), at(31));
        store.failCluster(one.id, test::error(Kind::ServerError, 500), at(61));
        const auto& record = *store.cluster(one.id);
        QVERIFY(record.info.has_value());
        QVERIFY(record.freshness.readAt == at(1));
        QVERIFY(record.freshness.failingSince == at(31)); // since the first of the row
        QVERIFY(record.freshness.problem->kind == Kind::ServerError);
        QCOMPARE(store.totals().clustersFailing, 1);

        store.applyInfo(smallInfo(one), at(91));
        QVERIFY(!store.cluster(one.id)->freshness.problem);
        QVERIFY(!store.cluster(one.id)->freshness.failingSince);
    }

    void calledBackQuestionsLeaveNoTrace() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        store.setFleetLoading();
        store.setClusterLoading(one.id);
        store.stopFleetLoading();
        store.stopClusterLoading(one.id);
        QVERIFY(store.cluster(one.id)->freshness == fleet::Freshness{});
        QVERIFY(!store.fleetFreshness().loading);
        QVERIFY(store.fleetFreshness().readAt == at(0));
    }

    void repliesForGoneClustersAreIgnored() {
        Store store;
        Listener heard(store);
        store.applyInfo(smallInfo(one), at(1));
        store.failCluster(one.id, test::error(Kind::Timeout), at(1));
        store.setClusterLoading(one.id);
        QVERIFY(heard.clusters.empty());
        QVERIFY(store.cluster(one.id) == nullptr);
        QVERIFY(store.history().samples(one.id, core::PoolId{"one/leader"}).empty());
    }

    void onlyRealChangesOfLoadingAreTold() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        Listener heard(store);
        store.setClusterLoading(one.id);
        store.setClusterLoading(one.id);
        QCOMPARE(heard.clusters.size(), std::size_t{1});
        store.setFleetLoading();
        store.setFleetLoading();
        QCOMPARE(heard.freshness.count(), 1);
    }

    void historyHasOneRowForEachPool() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        store.applyInfo(smallInfo(one, 100), at(1));
        store.applyInfo(smallInfo(one, std::nullopt), at(31));
        store.failCluster(one.id, test::error(Kind::Timeout), at(61));
        const core::PoolId leader{"one/leader"};
        const auto row = store.history().samples(one.id, leader);
        QCOMPARE(row.size(), std::size_t{3});
        QVERIFY(row[0].value == 100.0);
        QVERIFY(!row[1].value && !row[2].value);

        store.applyInfo(test::info(one, {test::pool("other", "4G-Performance", 1, 1)}), at(91));
        QVERIFY(store.history().samples(one.id, leader).empty()); // the pool is gone
        store.applyFleet(apps, {}, at(120));
        QVERIFY(store.history().samples(one.id, core::PoolId{"one/other"}).empty());
    }

    void costNeedsInfoAndPrices() {
        Store store;
        store.applyFleet(apps, {one, test::rectangular()}, at(0));
        store.applyInfo(test::rectangularInfo(), at(1));
        QVERIFY(!store.cluster(test::rectangular().id)->cost);
        Listener heard(store);
        store.applyCatalog(test::catalog(), test::prices(), at(2));
        QCOMPARE(heard.catalog.count(), 1);
        QCOMPARE(store.cluster(test::rectangular().id)->cost->known.cents, std::int64_t{155840});
        QVERIFY(!store.cluster(one.id)->cost);

        store.applyCatalog(test::catalog(), test::prices(), at(3)); // nothing new
        QCOMPARE(heard.catalog.count(), 1);
        QCOMPARE(heard.freshness.count(), 2);

        auto dearer = test::prices();
        dearer.plans.at("advanced").levels.at("8G-Performance").monthly = {40000};
        store.applyCatalog(test::catalog(), dearer, at(4));
        QCOMPARE(store.cluster(test::rectangular().id)->cost->known.cents, std::int64_t{175840});

        store.failCatalog(test::error(Kind::ServerError, 500), at(5));
        QCOMPARE(store.cluster(test::rectangular().id)->cost->known.cents, std::int64_t{175840}); // last good prices
        QVERIFY(store.catalogFreshness().problem.has_value());
    }

    void aPlanWithoutATableIsAGapAndNotFree() {
        Store store;
        const auto shield = test::summary("s", "beta", "advanced-shield");
        store.applyFleet(apps, {shield}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyInfo(smallInfo(shield), at(1));
        QVERIFY(!store.cluster(shield.id)->cost->complete());
    }

    void totalsCountWhatIsKnown() {
        Store store;
        store.applyFleet(apps, {one, two, three, test::rectangular()}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyInfo(test::rectangularInfo(), at(1));
        store.applyInfo(smallInfo(one), at(1));
        store.failCluster(two.id, test::error(Kind::Forbidden, 403), at(1));
        const auto all = store.totals();
        QCOMPARE(all.apps, 3); // "empty" owns no cluster
        QCOMPARE(all.clusters, 4);
        QCOMPARE(all.clustersRead, 2);
        QCOMPARE(all.clustersFailing, 1);
        QCOMPARE(all.clustersMissing, 1);
        QCOMPARE(all.clustersCosted, 2);
        QCOMPARE(all.cost.known.cents, std::int64_t{155840 + 30000});
        QCOMPARE(store.totalsOfApp(test::app("beta").id).cost.known.cents, std::int64_t{30000});
        const auto some = store.totals({one.id, core::ClusterId{"gone"}});
        QCOMPARE(some.clusters, 1);
        QCOMPARE(store.totalsOfApp(core::AppId{"none"}).clusters, 0);
    }

    void aClusterReadEarlierIsNotMissingWhenItFails() {
        Store store;
        store.applyFleet(apps, {one, two}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyInfo(smallInfo(one), at(1));
        store.failCluster(one.id, test::error(Kind::ServerError, 500), at(2));
        QCOMPARE(store.totals().clustersFailing, 1);
        QCOMPARE(store.totals().clustersMissing, 0);
        QCOMPARE(store.totals().clustersRead, 1);
    }

    void withoutPricesNothingIsCosted() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        store.failCatalog(test::error(Kind::NotFound, 404), at(0));
        store.applyInfo(smallInfo(one), at(1));
        QCOMPARE(store.totals().clustersRead, 1);
        QCOMPARE(store.totals().clustersCosted, 0);
    }

    void attachmentsFindTheirClusters() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        QVERIFY(!store.attachmentsKnown());
        const auto late = test::rectangular();
        auto all = test::attachments();
        store.applyAttachments(all, at(0));
        QVERIFY(store.attachmentsKnown());
        store.applyFleet(apps, {one, late}, at(60)); // entered the list after the attachments were read
        QCOMPARE(store.cluster(late.id)->attachments.size(), std::size_t{4});
        QCOMPARE(store.cluster(late.id)->attachments.front().app.name, std::string("catalog-api"));

        Listener heard(store);
        std::reverse(all.begin(), all.end());
        store.applyAttachments(all, at(0)); // another order is no news
        QVERIFY(heard.clusters.empty());
        all.pop_back();
        store.applyAttachments(all, at(0));
        QCOMPARE(heard.clusters, (std::vector<std::string>{late.id.value}));
        store.applyAttachments({}, at(0));
        QVERIFY(store.cluster(late.id)->attachments.empty());
    }

    /// As an operation reads them; the list of all keeps its age.
    void attachmentsOfOneClusterAreReplaced() {
        Store store;
        store.applyFleet(apps, {one, two}, at(0));
        const auto first = test::attachment("READS", "beta", one, "leader");
        store.applyAttachments({first, test::attachment("DATABASE", "alpha", two, "leader")}, at(0));
        Listener heard(store);
        store.applyAttachments(one.id, {first});
        QVERIFY(heard.clusters.empty());
        store.applyAttachments(one.id, {first, test::attachment("MORE", "alpha", one, "leader")});
        QCOMPARE(heard.clusters, (std::vector<std::string>{"id-one"}));
        QCOMPARE(store.cluster(one.id)->attachments.front().name, std::string("MORE")); // by app
        QCOMPARE(store.cluster(two.id)->attachments.size(), std::size_t{1});
        QVERIFY(store.attachmentsFreshness().readAt == at(0));
        store.applyAttachments(three.id, {first}); // not in the fleet
        QVERIFY(store.cluster(three.id) == nullptr);
    }

    void attachmentsThatCannotBeReadStayWithTheirAge() {
        Store store;
        store.applyFleet(apps, {one}, at(0));
        store.failAttachments(test::error(Kind::Forbidden, 403), at(1));
        QVERIFY(!store.attachmentsKnown());
        QCOMPARE(store.attachmentsFreshness().failingSince, std::optional(at(1)));
        store.applyAttachments(test::attachments(), at(2),
                               {{core::RecordKind::Attachment, "OLD", "[4].app", "an object"}});
        QVERIFY(!store.attachmentsFreshness().problem);
        QCOMPARE(store.unreadable().size(), std::size_t{1});
        Listener heard(store);
        store.failAttachments(test::error(Kind::ServerError, 500), at(3));
        QCOMPARE(heard.clusters, (std::vector<std::string>{one.id.value})); // its card says so
        QVERIFY(store.attachmentsKnown());
        QCOMPARE(store.attachmentsFreshness().readAt, std::optional(at(2)));
    }

    /// A slot may clear or refill the store while other slots are still pending.
    void slotsMayWriteWhileTheyAreTold_data() {
        QTest::addColumn<int>("writer");
        QTest::newRow("a fleet") << 0;
        QTest::newRow("attachments") << 1;
        QTest::newRow("attachments that failed") << 2;
    }
    void slotsMayWriteWhileTheyAreTold() {
        QFETCH(const int, writer);
        Store store;
        std::vector<core::ClusterSummary> many;
        for (int number = 0; number < 200; ++number) {
            many.push_back(test::summary("cluster-" + std::to_string(number), "alpha"));
        }
        auto others = many;
        for (auto& summary : others) {
            summary.id.value += "-of-another-account";
        }
        store.applyFleet(apps, many, at(0));
        std::vector<core::ClusterId> told;
        QObject context;
        QObject::connect(&store, &Store::clusterChanged, &context, [&](const core::ClusterId& id) {
            told.push_back(id);
            if (told.size() == 1) {
                store.clear();
                store.applyFleet(apps, others, at(1)); // where the list may have been
            }
        });
        if (writer == 0) {
            for (auto& summary : many) {
                summary.plan += "-other";
            }
            store.applyFleet(apps, many, at(1));
        } else if (writer == 1) {
            store.applyAttachments({}, at(1));
        } else {
            store.failAttachments(test::error(Kind::ServerError, 500), at(1));
        }
        std::vector<core::ClusterId> expected;
        expected.reserve(many.size());
        for (const auto& summary : many) {
            expected.push_back(summary.id);
        }
        std::sort(expected.begin(), expected.end());
        std::sort(told.begin(), told.end());
        QCOMPARE(told, expected);
    }

    void anAppThatIsNotKnownIsTakenFromTheDetails() {
        Store store;
        auto orphan = one;
        orphan.app = {};
        store.applyFleet(apps, {orphan}, at(0), {{core::RecordKind::Addon, one.name, "[0].app", "an object", false}});
        QCOMPARE(store.unreadable().size(), std::size_t{1});
        QCOMPARE(store.totals().apps, 0); // an owner that is not known is no app of its own
        QVERIFY(!store.totals().appsKnown);
        Listener heard(store);
        store.applyInfo(smallInfo(one), at(1));
        QCOMPARE(store.cluster(one.id)->summary.app, one.app);
        QVERIFY(store.totals().apps == 1 && store.totals().appsKnown);
        QCOMPARE(store.clustersOfApp(one.app.id).size(), std::size_t{1});
        QCOMPARE(heard.fleet.count(), 1);
        store.applyFleet(apps, {orphan}, at(2)); // the last one that was known
        QCOMPARE(store.cluster(one.id)->summary.app, one.app);
        QVERIFY(store.unreadable().empty());
        QCOMPARE(heard.fleet.count(), 1);
    }

    void aClusterThatIsMadeHasNoDetailsYet() {
        Store store;
        auto coming = one;
        coming.state = test::word(core::addonStateWords(), "provisioning");
        store.applyFleet(apps, {coming, two}, at(0));
        store.failCluster(one.id, test::error(Kind::NotFound, 404), at(1));
        store.failCluster(two.id, test::error(Kind::NotFound, 404), at(1));
        QVERIFY(store.cluster(one.id)->withoutDetails);
        QVERIFY(!store.cluster(one.id)->freshness.problem);
        QVERIFY(store.cluster(two.id)->freshness.problem);
        QCOMPARE(store.totals().clustersFailing, 1);
        QCOMPARE(store.totals().clustersComing, 1);
        store.failCluster(one.id, test::error(Kind::ServerError, 500), at(2)); // another failure is one
        QVERIFY(store.cluster(one.id)->freshness.problem);
        store.applyInfo(smallInfo(one), at(3));
        QVERIFY(!store.cluster(one.id)->withoutDetails);
    }

    void clearLeavesNothing() {
        Store store;
        test::fillWithRectangular(store);
        Listener heard(store);
        store.clear();
        QVERIFY(store.clusterIds().empty() && store.apps().empty() && store.catalog().empty());
        QVERIFY(!store.attachmentsKnown() && !store.fleetFreshness().everRead() &&
                !store.catalogFreshness().everRead());
        QCOMPARE(heard.fleet.count(), 1);
        QCOMPARE(heard.catalog.count(), 1);
        QCOMPARE(store.totals().clusters, 0);
    }

    void staleAfterThreeMinutes() {
        fleet::Freshness freshness;
        QVERIFY(!fleet::isStale(freshness, at(100000)));
        freshness.readAt = at(0);
        QVERIFY(!fleet::isStale(freshness, at(180)));
        QVERIFY(fleet::isStale(freshness, at(181)));
    }
};

POOLHOUSE_CORE_APP_TEST(TestStore)
#include "tst_store.moc"
