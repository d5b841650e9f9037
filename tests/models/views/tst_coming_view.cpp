// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/coming_reader.h"
#include "models/fleet/store.h"
#include "models/views/coming_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using views::AreaStatus;
using views::ComingView;

namespace {

const core::Instant viewedAt = core::parseInstant("2026-11-28T12:00:00Z").value();

core::Maintenance comingOf(const char* cluster, const char* state, const char* date = "", const char* deadline = "") {
    core::Maintenance made;
    made.cluster.value = cluster;
    made.clusterName = "as the API says";
    made.state = core::readEnum(core::maintenanceStateWords(), state);
    made.scheduledFor = core::parseInstant(date);
    made.requiredBy = core::parseInstant(deadline);
    made.reason = "routine_maintenance";
    made.method = "changeover";
    made.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
    made.window = core::parseWindow(made.windowText);
    return made;
}

struct ComingViewScene {
    fleet::Store store;
    std::vector<fleet::ComingRecord> records;

    /// An app for each, with a cluster "db-APP" of the id APP.
    explicit ComingViewScene(const std::vector<const char*>& apps) {
        std::vector<core::App> all;
        std::vector<core::ClusterSummary> clusters;
        for (const auto* app : apps) {
            all.push_back({{app}, app});
            core::ClusterSummary cluster;
            cluster.id.value = app;
            cluster.name = std::string("db-") + app;
            cluster.app = all.back();
            clusters.push_back(cluster);
            records.push_back({all.back(), {}, {}});
        }
        store.applyFleet(all, clusters, viewedAt);
    }
    void read(std::size_t app, std::vector<core::Maintenance> maintenances,
              std::chrono::milliseconds ago = std::chrono::seconds(4)) {
        records[app].maintenances = std::move(maintenances);
        records[app].freshness.readAt = viewedAt - ago;
    }
    void fail(std::size_t app, api::ApiError::Kind kind = api::ApiError::Kind::ServerError) {
        records[app].freshness.problem = test::error(kind, 500);
    }
    [[nodiscard]] ComingView view(std::chrono::milliseconds shift = {}) const {
        return views::comingView(store, records, {viewedAt, shift, std::chrono::minutes(60)});
    }
};

} // namespace

class TestComingView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsComingByDate() {
        ComingViewScene scene({"a", "b", "c", "d"});
        auto running = comingOf("d", "running", "2026-11-28T11:00:00Z", "2026-11-20T00:00:00Z");
        running.startedAt = running.scheduledFor;
        scene.read(0, {comingOf("a", "pending")});
        scene.read(1, {comingOf("b", "pending", "2026-12-03T15:00:00Z", "2026-11-27T12:00:00Z")});
        scene.read(2, {comingOf("c", "pending", "2026-12-01T13:30:00Z", "2026-12-17T12:00:00Z")},
                   std::chrono::seconds(50));
        scene.read(3, {running});
        const auto view = scene.view();
        QCOMPARE(view.state, AreaStatus::State::Read);
        QCOMPARE(view.age, QStringLiteral("Maintenance read 50 s ago")); // the oldest
        QCOMPARE(view.headline, QStringLiteral("1 running · 3 planned · next 2026-12-01 13:30, in 3 days 1 h"));
        QCOMPARE(view.tone, text::Tone::Bad); // one is overdue
        QStringList lines;
        for (const auto& row : view.rows) {
            lines << QStringList{row.when.text, row.clusterName, row.app, row.deadline.text, row.state}.join(
                QLatin1Char('|'));
        }
        QCOMPARE(lines, QStringList({QStringLiteral("running since 11:00|db-d|d|2026-11-20 00:00|running"),
                                     QStringLiteral("2026-12-01 13:30, in 3 days 1 h|db-c|c|2026-12-17 12:00, in 19 "
                                                    "days|pending"),
                                     QStringLiteral("2026-12-03 15:00, in 5 days 3 h|db-b|b|2026-11-27 12:00, overdue "
                                                    "by 1 day|pending"),
                                     QStringLiteral("unknown|db-a|a|unknown|pending")}));
        QCOMPARE(view.rows[0].tone, text::Tone::Working);
        QCOMPARE(view.rows[1].what, QStringLiteral("routine maintenance (changeover)"));
        QCOMPARE(view.rows[1].window, QStringLiteral("Thursdays 22:00 to Fridays 02:00 UTC"));
        QVERIFY2(view.rows[1].detail.contains(QStringLiteral("Thursdays 23:00 to Fridays 03:00 (UTC+01:00)")),
                 qPrintable(view.rows[1].detail));
        QVERIFY(!view.problem && view.partial.isEmpty());
    }

    void onlyClustersOfTheFleetAreListed() {
        ComingViewScene scene({"a", "b"});
        auto unnamed = comingOf("", "pending", "2026-12-03T15:00:00Z");
        unnamed.clusterName = "db-b";
        scene.read(0, {comingOf("redis", "pending", "2026-12-01T00:00:00Z"), comingOf("a", "completed")});
        scene.read(1, {unnamed, comingOf("b", "pending", "2026-12-03T15:00:00Z")}); // the same one
        const auto view = scene.view();
        QCOMPARE(view.rows.size(), std::size_t(1));
        QCOMPARE(view.rows[0].cluster.value, std::string("b"));
    }

    void noneIsPlannedOnlyIfAllAppsWereRead() {
        ComingViewScene scene({"a", "b", "c"});
        QCOMPARE(scene.view().state, AreaStatus::State::Loading);
        scene.read(0, {});
        QCOMPARE(scene.view().headline, QStringLiteral("Loading maintenance: 1 of 3 apps read"));
        scene.fail(2);
        QCOMPARE(scene.view().headline, QStringLiteral("Loading maintenance: 1 of 3 apps read"));
        const auto held = views::comingView(scene.store, scene.records, {viewedAt, {}, {}}, true);
        QVERIFY2(held.partial.contains(QStringLiteral("enough API calls")), qPrintable(held.partial));
        QVERIFY(scene.view().partial.isEmpty());
        scene.read(1, {});
        QCOMPARE(scene.view().headline, QStringLiteral("Whether maintenance is planned is unknown for 1 of 3 apps."));
        QCOMPARE(scene.view().tone, text::Tone::Unknown);
        scene.records[2].freshness.problem.reset();
        scene.read(2, {});
        QCOMPARE(scene.view().headline, QStringLiteral("No maintenance is planned."));
        QCOMPARE(scene.view().tone, text::Tone::Good);
        scene.records[2].unreadable.push_back(
            {core::RecordKind::Maintenance, "odd", "maintenances[0].addon", "an object"});
        QCOMPARE(scene.view().headline, QStringLiteral("Whether maintenance is planned is unknown."));
        QVERIFY(!scene.view().partial.isEmpty());
    }

    void appsThatFailAreNamed() {
        ComingViewScene scene({"a", "b", "c"});
        scene.read(0, {comingOf("a", "pending", "2026-12-03T15:00:00Z")});
        scene.fail(1);
        scene.fail(2);
        auto view = scene.view();
        QCOMPARE(view.headline, QStringLiteral("at least 1 planned · next 2026-12-03 15:00, in 5 days 3 h"));
        QVERIFY2(view.problem->startsWith(QStringLiteral("2 of 3 apps couldn't be read: b, c. The API reported an")),
                 qPrintable(*view.problem));
        QVERIFY(!view.problemIsOwn);
        scene.fail(1, api::ApiError::Kind::Forbidden);
        view = scene.view();
        QCOMPARE(view.problem.value_or(QString()), QStringLiteral("2 of 3 apps couldn't be read: b, c."));
        QVERIFY2(view.problemDetail.contains(QStringLiteral("c: The API reported an internal error.")),
                 qPrintable(view.problemDetail));
        scene.fail(2, api::ApiError::Kind::NotFound);
        QVERIFY(scene.view().problemIsOwn);
        scene.records[0] = {scene.records[0].app, {}, {}};
        scene.fail(0);
        QCOMPARE(scene.view().state, AreaStatus::State::Failed);
        QVERIFY(scene.view().problem->startsWith(QStringLiteral("3 of 3 apps couldn't be read: a, b, c.")));
    }

    void manyAppsThatFailAreCounted() {
        ComingViewScene scene({"a", "b", "c", "d", "e"});
        for (std::size_t app = 0; app < 5; ++app) {
            scene.fail(app);
        }
        QVERIFY2(scene.view().problem->startsWith(QStringLiteral("5 of 5 apps couldn't be read: a, b, c and 2 more.")),
                 qPrintable(*scene.view().problem));
    }

    void whatIsOldIsDimmed() {
        ComingViewScene scene({"a", "b"});
        scene.read(0, {comingOf("a", "pending", "2026-12-03T15:00:00Z")}, std::chrono::minutes(20));
        scene.read(1, {comingOf("b", "pending", "2026-12-04T15:00:00Z")});
        const auto view = scene.view();
        QVERIFY(view.stale && view.rows[0].stale && !view.rows[1].stale);
        QCOMPARE(view.tone, text::Tone::Unknown);
        QCOMPARE(view.rows[0].tone, text::Tone::Unknown);
        QCOMPARE(view.age, QStringLiteral("Maintenance as of 11:40:00, 20 min ago"));
    }

    void anUnknownStateIsNotLeftOut() {
        ComingViewScene scene({"a"});
        scene.read(0, {comingOf("a", "paused")});
        const auto view = scene.view();
        QCOMPARE(view.headline, QStringLiteral("1 unknown"));
        QCOMPARE(view.rows[0].when.text, QStringLiteral("unknown"));
        QCOMPARE(view.rows[0].state, QStringLiteral("paused"));
    }

    void aClusterWithoutAnAppIsNamed() {
        ComingViewScene scene({"a"});
        scene.read(0, {});
        core::ClusterSummary lost;
        lost.id.value = "x";
        lost.name = "db-lost";
        core::ClusterSummary known = scene.store.cluster({"a"})->summary;
        scene.store.applyFleet(scene.store.apps(), {known, lost}, viewedAt);
        QCOMPARE(scene.view().partial,
                 QStringLiteral("Maintenance of clusters whose app is unknown isn't shown: db-lost."));
        QCOMPARE(scene.view().headline, QStringLiteral("Whether maintenance is planned is unknown."));
    }

    void aClockThatWasSetCountsFromTheApisTime() {
        ComingViewScene scene({"a"});
        scene.read(0, {comingOf("a", "pending", "2026-12-03T15:00:00Z", "2026-12-03T15:00:00Z")});
        const auto row = scene.view(std::chrono::hours(24 * 6)).rows.front();
        QCOMPARE(row.when.span, QStringLiteral("21 h ago"));
        QCOMPARE(row.deadline.span, QStringLiteral("overdue by 21 h"));
    }

    void aFleetThatWasNeverReadIsLoading() {
        const fleet::Store store;
        QCOMPARE(views::comingView(store, {}, {viewedAt}).state, AreaStatus::State::Loading);
        fleet::Store failed;
        failed.failFleet(test::unreachable(), viewedAt);
        const auto view = views::comingView(failed, {}, {viewedAt});
        QCOMPARE(view.state, AreaStatus::State::Failed);
        QVERIFY(view.problem);
    }
};

POOLHOUSE_CORE_APP_TEST(TestComingView)
#include "tst_coming_view.moc"
