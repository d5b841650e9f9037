// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/apps_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using fleet::Store;
using test::at;
using text::Tone;
using views::AppsView;

/// Who uses what: apps, config vars, credentials, pools; and unused pools.
class TestAppsView : public QObject {
    Q_OBJECT

    static AppsView viewOf(const Store& store, core::Instant now = test::morning) {
        return views::appsView(store, test::rectangular().id, now).value();
    }
    static core::Attachment attached(const std::string& name, const std::string& app, const std::string& pool,
                                     const std::string& role = {}, bool proxy = false) {
        auto made = test::attachment(name, app, test::rectangular(), pool);
        made.target.role = role;
        made.target.proxy = proxy;
        return made;
    }
    /// The main window's cluster with other attachments, or other pools.
    static AppsView viewWith(std::vector<core::Attachment> attachments,
                             const std::function<void(core::ClusterInfo&)>& change = {},
                             std::vector<core::Unreadable> unreadable = {}) {
        Store store;
        test::fillWithRectangular(store);
        store.applyAttachments(std::move(attachments), at(0), std::move(unreadable));
        if (change) {
            auto info = test::rectangularInfo();
            change(info);
            store.applyInfo(info, at(0));
        }
        return viewOf(store, at(0));
    }
    static core::Pool& poolNamed(core::ClusterInfo& info, const std::string& name) {
        return *std::find_if(info.pools.begin(), info.pools.end(), [&](const auto& each) { return each.name == name; });
    }
    static QStringList sentences(const AppsView& view) {
        QStringList all;
        for (const auto& app : view.apps) {
            for (const auto& var : app.vars) {
                all << var.sentence;
            }
        }
        return all;
    }
    static QString unusedSentence(const AppsView& view, const char* pool) {
        for (const auto& each : view.unused) {
            if (each.name == QLatin1String(pool)) {
                return each.sentence;
            }
        }
        return {};
    }
    static QStringList appNames(const AppsView& view) {
        QStringList names;
        for (const auto& app : view.apps) {
            names << app.name;
        }
        return names;
    }

private Q_SLOTS:
    void everyAttachmentIsASentence() {
        const auto view = viewWith({attached("DATABASE", "example-app", "leader"),
                                    attached("READS", "catalog-api", "web-reads", "reporting"),
                                    attached("POOLED", "catalog-api", "web-reads", "reporting", true)});
        QCOMPARE(sentences(view),
                 QStringList({QStringLiteral("example-app DATABASE_URL uses the owner's credential on the leader pool"),
                              QStringLiteral("catalog-api POOLED_URL uses credential reporting on pool web-reads, "
                                             "through a proxy"),
                              QStringLiteral("catalog-api READS_URL uses credential reporting on pool web-reads")}));
        QCOMPARE(view.apps[0].vars[0].credential, QStringLiteral("owner"));
        QCOMPARE(view.apps[1].vars[0].credential, QStringLiteral("reporting, via proxy"));
        QCOMPARE(view.apps[1].vars[1].credential, QStringLiteral("reporting"));
    }

    void poolsHaveLevelUseAndStatus() {
        Store store;
        test::fillWithRectangular(store);
        const auto view = viewOf(store);
        QCOMPARE(view.pools.size(), std::size_t(3));
        QCOMPARE(view.pools[0].name, QStringLiteral("Leader pool"));
        QCOMPARE(view.pools[0].shape, QString::fromUtf8("8G-Performance × 2"));
        QCOMPARE(view.pools[0].use, QStringLiteral("612 of 800 connections"));
        QCOMPARE(view.pools[0].shortUse, QStringLiteral("612 of 800"));
        QCOMPARE(view.pools[0].tone, Tone::Good);
        QCOMPARE(view.pools[0].status, QStringLiteral("High availability"));
        QCOMPARE(view.pools[1].name, QStringLiteral("analytics"));
        QCOMPARE(view.pools[1].status, QStringLiteral("13% in use")); // not what it lacks by choice
        QCOMPARE(view.pools[2].use, QStringLiteral("1,021 of 1,140 connections"));
        QCOMPARE(view.pools[2].tone, Tone::Attention);
        QCOMPARE(view.pools[2].status, QStringLiteral("Overflows after a loss"));
        QVERIFY(!view.figuresStale);
        QVERIFY(viewOf(store, at(600)).figuresStale);
    }

    void unknownUseIsNotZero() {
        const auto view = viewWith({}, [](core::ClusterInfo& info) {
            poolNamed(info, "analytics").connectionsUsed.reset();
            auto& reads = poolNamed(info, "web-reads");
            reads.connectionsUsed.reset();
            reads.expectedConnectionLimit.reset();
            reads.expectedLevel = "2T-Performance";
            for (auto& instance : reads.instances) {
                instance.level = "2T-Performance";
            }
        });
        QCOMPARE(view.pools[1].use, QStringLiteral("connections unknown, limit 1,600"));
        QCOMPARE(view.pools[1].shortUse, QStringLiteral("unknown of 1,600"));
        QCOMPARE(view.pools[1].used, std::nullopt);
        QCOMPARE(view.pools[1].tone, Tone::Unknown);
        QCOMPARE(view.pools[2].use, QStringLiteral("connections and limit unknown"));
        QVERIFY2(unusedSentence(view, "analytics").endsWith(QStringLiteral("whether it takes connections is unknown.")),
                 qPrintable(unusedSentence(view, "analytics")));
    }

    void aPoolThatIsNotThereIsSaid() {
        const auto view = viewWith({attached("OLD", "example-app", "gone"), attached("READS", "shop", "web-reads")});
        QCOMPARE(view.pools.size(), std::size_t(4));
        QCOMPARE(view.pools[3].name, QStringLiteral("gone"));
        QVERIFY(view.pools[3].missing && view.pools[3].id.empty());
        QCOMPARE(view.pools[3].tone, Tone::Bad);
        QCOMPARE(view.pools[3].use, QStringLiteral("no such pool"));
        QVERIFY(sentences(view).contains(QStringLiteral(
            "example-app OLD_URL uses the owner's credential on pool gone, which this cluster doesn't have")));
    }

    void aPoolThatWasNotReadIsNotMissing() {
        Store store; // the attachments are known before the details of the cluster
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, at(0));
        store.applyAttachments(test::attachments(), at(0));
        auto view = viewOf(store, at(0));
        QCOMPARE(view.pools.size(), std::size_t(3));
        for (const auto& pool : view.pools) {
            QVERIFY(!pool.missing);
            QCOMPARE(pool.tone, Tone::Unknown);
            QCOMPARE(pool.status, QStringLiteral("not loaded"));
        }
        QVERIFY(view.unused.empty());
        auto info = test::rectangularInfo(); // one pool of it could not be read
        std::erase_if(info.pools, [](const auto& pool) { return pool.name == "analytics"; });
        info.unreadable.push_back({core::RecordKind::Pool, "analytics", "pools[1].id", "a text", true});
        store.applyInfo(info, at(0));
        view = viewOf(store, at(0));
        const auto other = std::find_if(view.pools.begin(), view.pools.end(),
                                        [](const auto& pool) { return pool.key == "analytics"; });
        QVERIFY(other != view.pools.end() && !other->missing);
    }

    void appsWithoutANameAreApart() {
        auto first = attached("ONE", "", "leader");
        first.app = {};
        auto second = attached("TWO", "", "leader");
        second.app = {};
        const auto view = viewWith({first, second});
        QCOMPARE(appNames(view), QStringList({QStringLiteral("app unknown"), QStringLiteral("app unknown")}));
        QVERIFY(view.apps[0].key != view.apps[1].key);
    }

    void theOrderFollowsThePoolsNotTheFigures() {
        const std::vector attachments{attached("READS", "alpha", "web-reads"), attached("DATABASE", "zulu", "leader"),
                                      attached("REPORTS", "mike", "analytics"), attached("READS", "zulu", "analytics")};
        const auto view = viewWith(attachments);
        QCOMPARE(appNames(view),
                 QStringList({QStringLiteral("zulu"), QStringLiteral("mike"), QStringLiteral("alpha")}));
        const auto later = viewWith({attachments.rbegin(), attachments.rend()}, [](core::ClusterInfo& info) {
            std::reverse(info.pools.begin(), info.pools.end());
            poolNamed(info, "analytics").connectionsUsed = 1500;
        });
        QCOMPARE(appNames(later), appNames(view));
        QCOMPARE(sentences(later), sentences(view));
    }

    void unusedPoolsSayWhatTheyCost() {
        auto view = viewWith({attached("DATABASE", "example-app", "leader")},
                             [](core::ClusterInfo& info) { poolNamed(info, "web-reads").connectionsUsed = 0; });
        QCOMPARE(view.unused.size(), std::size_t(2));
        QCOMPARE(unusedSentence(view, "web-reads"),
                 QStringLiteral("No app is attached. It costs $450.00/month and takes no connections."));
        QCOMPARE(
            unusedSentence(view, "analytics"),
            QStringLiteral("No app is attached. It costs $500.00/month and takes 213 connections of unknown origin."));
        QVERIFY(view.unused[0].scalable);
        QCOMPARE(view.unused[0].tone, Tone::Attention);

        view = viewWith({attached("READS", "example-app", "web-reads")}, [](core::ClusterInfo& info) {
            auto& analytics = poolNamed(info, "analytics");
            analytics.expectedCount = 0;
            analytics.expectedConnectionLimit = 0;
            analytics.instances.clear();
            analytics.connectionsUsed = 0;
        });
        QCOMPARE(unusedSentence(view, "Leader pool"),
                 QStringLiteral("No app is attached to the leader pool. It costs $600.00/month and takes 612 "
                                "connections of unknown origin."));
        QVERIFY(!view.unused[0].scalable); // a leader has an instance
        QCOMPARE(unusedSentence(view, "analytics"),
                 QStringLiteral("No app is attached. It is scaled to 0 and costs nothing."));
        QVERIFY(!view.unused[1].scalable);
        QCOMPARE(view.unused[1].tone, Tone::Neutral);
        QCOMPARE(view.pools[1].status, QStringLiteral("Scaled to 0"));
        QCOMPARE(view.pools[1].use, QStringLiteral("accepts no connections"));
    }

    void anUnknownPriceIsNotFree() {
        const auto view =
            viewWith({attached("DATABASE", "example-app", "leader"), attached("READS", "example-app", "web-reads")},
                     [](core::ClusterInfo& info) {
                         poolNamed(info, "analytics").expectedLevel = "64G-Performance";
                         poolNamed(info, "analytics").connectionsUsed = 0;
                     });
        QCOMPARE(unusedSentence(view, "analytics"),
                 QStringLiteral("No app is attached. Its price is unknown. It takes no connections."));
    }

    void aPartialListIsSaidAndDoubtsTheRest() {
        const auto view = viewWith({attached("DATABASE", "example-app", "leader")}, {},
                                   {{core::RecordKind::Attachment, "READS", "[3].app", "an object", true}});
        QVERIFY2(view.partial.contains(QStringLiteral("READS ([3].app)")), qPrintable(view.partial));
        QVERIFY2(unusedSentence(view, "analytics").startsWith(QStringLiteral("No app is known to be attached.")),
                 qPrintable(unusedSentence(view, "analytics")));
        QCOMPARE(viewWith({}, {}, {{core::RecordKind::Attachment, "READS", "[3].app", "an object", true}}).empty,
                 QStringLiteral("No app is known to be attached to this cluster."));
    }

    void attachmentsAreLoadingFailedOrOld() {
        Store store;
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
        auto view = viewOf(store, at(0));
        QCOMPARE(view.state, AppsView::State::Loading);
        QVERIFY(view.unused.empty()); // unknown is not "none"
        QCOMPARE(view.pools.size(), std::size_t(3));
        store.failAttachments(test::error(api::ApiError::Kind::ServerError, 500), at(5));
        view = viewOf(store, at(5));
        QCOMPARE(view.state, AppsView::State::Failed);
        QVERIFY2(view.problem->startsWith(QStringLiteral("The list of attachments couldn't be loaded.")),
                 qPrintable(*view.problem));
        QVERIFY(view.age.isEmpty() && view.unused.empty());
        store.applyAttachments(test::attachments(), at(10));
        view = viewOf(store, at(14));
        QCOMPARE(view.state, AppsView::State::Read);
        QCOMPARE(view.age, QStringLiteral("Attachments read 4 s ago"));
        QVERIFY(!view.problem && !view.stale);
        store.failAttachments(test::error(api::ApiError::Kind::ServerError, 500), at(20));
        view = viewOf(store, at(600));
        QCOMPARE(view.state, AppsView::State::Read); // what was read stays
        QVERIFY(view.stale && view.problem);
        QVERIFY2(view.age.startsWith(QStringLiteral("Attachments as of ")), qPrintable(view.age));
        QCOMPARE(sentences(view).size(), qsizetype(4));
    }

    void appsHaveTheirLabels() {
        Store store;
        test::fillWithRectangular(store);
        store.setLabels({{{fleet::LabelRule::Scope::App,
                           QStringLiteral("catalog-*"),
                           {QStringLiteral("production"), fleet::LabelColor::Magenta}},
                          {fleet::LabelRule::Scope::Cluster,
                           QStringLiteral("*rectangular*"),
                           {QStringLiteral("main"), fleet::LabelColor::Blue}}},
                         false});
        const auto view = viewOf(store);
        for (const auto& app : view.apps) { // one has no cluster, the other the label of its only one
            QCOMPARE(app.label->text,
                     app.name == QLatin1String("catalog-api") ? QStringLiteral("production") : QStringLiteral("main"));
        }
        QCOMPARE(view.apps.size(), std::size_t(2));
    }

    void anUnknownClusterHasNone() {
        Store store;
        QVERIFY(!views::appsView(store, core::ClusterId{"x"}, at(0)));
    }
};

POOLHOUSE_PLAIN_TEST(TestAppsView)
#include "tst_apps_view.moc"
