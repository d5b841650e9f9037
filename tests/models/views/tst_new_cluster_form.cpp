// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/views/new_cluster_form.h"
#include "models/views/pool_forms_operation.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/memory_plans.h"
#include "tests/support/operation_fault_table.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::NewClusterField;
using views::NewClusterDraft;
using views::NewClusterForm;

namespace {

const core::Instant createdAt = *core::parseInstant("2026-06-22T08:30:00Z");

/// Beside the cluster of the main window, in its app.
struct CreationScene {
    fleet::Store store;
    std::optional<operations::Refusal> refused;

    CreationScene() { test::fillWithRectangular(store); }

    [[nodiscard]] NewClusterForm form(const NewClusterDraft& draft) const {
        return views::newClusterForm(store, createdAt, draft, [this](const core::Change&) { return refused; });
    }
    [[nodiscard]] QString issue(const NewClusterDraft& draft, NewClusterField field) const {
        const auto shown = form(draft);
        const auto* found = shown.issueOf(field);
        return found != nullptr ? found->sentence : QString();
    }
    void setWindow(std::optional<core::RollbackWindow> window) {
        auto info = test::rectangularInfo();
        info.rollback = window;
        store.applyInfo(info, createdAt);
    }
};

NewClusterDraft ordersDraft() {
    return {{"example-app", "orders-db", "orders_url"}, false, {}};
}

NewClusterDraft forkDraft() {
    NewClusterDraft draft;
    draft.cluster.source = core::ClusterSource{test::rectangular().name};
    return draft;
}

QString afterOf(const NewClusterForm& form, const char* label) {
    for (const auto& row : form.figures) {
        if (row.label == QLatin1String(label)) {
            return row.after;
        }
    }
    return {};
}

} // namespace

/// What is said of a cluster before it is created.
class TestNewClusterForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Vienna"); }

    void whatIsLeftOpenIsFilledIn() {
        const CreationScene scene;
        const auto form = scene.form(ordersDraft());
        QVERIFY(form.issues.empty() && !form.whyNot);
        QVERIFY(form.cluster.level == test::catalog().levels().front().name);
        QVERIFY(form.cluster.attachment == "ORDERS" && form.cluster.plan == "advanced");
        QCOMPARE(form.changes.size(), std::size_t{1});
        QVERIFY(form.changes.front().newCluster == form.cluster);
        QCOMPARE(form.attachmentHint, QStringLiteral("The app gets the config var ORDERS_URL."));
    }

    void theCostIsThatOfItsPools() {
        const CreationScene scene;
        auto draft = ordersDraft();
        draft.cluster.level = "8G-Performance";
        auto form = scene.form(draft);
        QCOMPARE(afterOf(form, "Cost by month"), QStringLiteral("$300.00/month"));
        QCOMPARE(afterOf(form, "Cost by hour"), QStringLiteral("~$0.417"));
        QCOMPARE(afterOf(form, "Connections"), QStringLiteral("800"));
        draft.cluster.highAvailability = true;
        form = scene.form(draft);
        QCOMPARE(afterOf(form, "Cost by month"), QStringLiteral("$600.00/month"));
        QCOMPARE(afterOf(form, "Connections"), QStringLiteral("800")); // the standby takes none
        QCOMPARE(afterOf(form, "Redundancy"), QStringLiteral("High availability"));
        draft.cluster.plan = "advanced-shield"; // without a table of prices here
        QCOMPARE(afterOf(scene.form(draft), "Cost by month"), QStringLiteral("price unknown"));
    }

    void followerPoolsAreCheckedAndPricedWithIt() {
        const CreationScene scene;
        auto draft = ordersDraft();
        draft.pools = {{"reports", "8G-Performance", 2}, {"", "4G-Performance", 1}};
        auto form = scene.form(draft);
        QVERIFY(!form.whyNot);
        QCOMPARE(form.changes.size(), std::size_t{3});
        QVERIFY(form.changes.front().newCluster.has_value());
        QVERIFY((form.changes[1] == core::Change{core::ChangeKind::AddPool, "reports", "8G-Performance", 2}));
        QCOMPARE(afterOf(form, "Cost by month"), QStringLiteral("$900.00/month"));
        QCOMPARE(afterOf(form, "Follower pool reports"), QStringLiteral("$600.00/month"));
        QCOMPARE(form.pools.rows.front().cost, QStringLiteral("2 × $300.00 = $600.00/month"));
        QCOMPARE(form.pools.remaining, QStringLiteral("2 of 5 follower pools, 3 of 13 instances."));
        QVERIFY(form.notes.join(QLatin1Char(' ')).contains(QStringLiteral("once it is available")));
        draft.pools[1].name = "Reports"; // the same but for case
        form = scene.form(draft);
        QVERIFY(form.changes.empty() && form.pools.rows.front().problems.empty());
        QVERIFY(form.whyNot == form.pools.rows.back().problems.front().sentence);
        draft.pools = std::vector<core::NewPoolDraft>(6, {"", "4G-Performance", 1});
        form = scene.form(draft);
        QVERIFY(form.whyNot && form.pools.rows[4].problems.empty() && !form.pools.rows[5].problems.empty());
        QVERIFY(form.pools.whyFull.has_value());
        draft.pools = {{"reports", "4G-Performance", 12}, {"reads", "4G-Performance", 2}};
        form = scene.form(draft);
        QCOMPARE(form.pools.rows.back().most, 1);
        QVERIFY(form.changes.empty());
        QVERIFY(form.pools.rows.back().problems.front().field == core::DraftField::Count);
    }

    void anotherClusterFillsItIn() {
        const CreationScene scene;
        auto draft = ordersDraft();
        QVERIFY(views::filledInFrom(scene.store, "no-such-cluster", draft) == draft);
        const auto filled = views::filledInFrom(scene.store, test::rectangular().name, draft);
        const auto source = test::rectangularInfo();
        QVERIFY(filled.cluster.level == source.leader()->expectedLevel && filled.cluster.name == draft.cluster.name);
        QVERIFY(filled.cluster.highAvailability == (source.leader()->expectedCount > 1));
        QCOMPARE(filled.pools.size() + 1, source.pools.size());
        for (const auto& pool : filled.pools) {
            const auto* there = source.findPool(pool.name);
            QVERIFY(there != nullptr && there->expectedLevel == pool.level && there->expectedCount == pool.count);
        }
        const auto form = scene.form(filled);
        QVERIFY(!form.whyNot && form.changes.size() == source.pools.size());
        QCOMPARE(form.templates.size(), std::size_t{2}); // none, and that one
        const auto emptied = views::filledInFrom(scene.store, {}, filled);
        QVERIFY(emptied.pools.empty() && emptied.like.empty());
    }

    /// Nothing that was entered is replaced without a word.
    void poolsThatWereEnteredStay() {
        const CreationScene scene;
        const auto& cluster = test::rectangular().name;
        auto draft = ordersDraft();
        draft.pools = {{"mine", "4G-Performance", 1}};
        auto filled = views::filledInFrom(scene.store, cluster, draft);
        QVERIFY(filled.like == cluster && filled.pools == draft.pools);
        QVERIFY(scene.form(filled).likeHint.startsWith(QStringLiteral("The follower pools that you entered stay.")));
        QVERIFY(views::filledInFrom(scene.store, {}, filled).pools == draft.pools);
        filled.pools.clear(); // they are removed
        filled = views::filledInFrom(scene.store, cluster, filled);
        QVERIFY(filled.pools.size() > 1);
        QVERIFY(scene.form(filled).likeHint.startsWith(QStringLiteral("Fills in plan, level")));
        filled.pools.front().count = 7; // one of the template's is edited
        QVERIFY(views::filledInFrom(scene.store, {}, filled).pools == filled.pools);
        auto blank = ordersDraft();
        blank.pools = {{{}, "4G-Performance", 1}}; // a row without a name
        QVERIFY(views::filledInFrom(scene.store, cluster, blank).pools.size() > 1);
    }

    /// Nobody entered them, whatever becomes of the template.
    void poolsOfATemplateThatChangesStayItsPools() {
        CreationScene scene;
        const auto& cluster = test::rectangular().name;
        const auto filled = views::filledInFrom(scene.store, cluster, ordersDraft());
        auto info = test::rectangularInfo();
        for (auto& pool : info.pools) {
            pool.expectedCount += 1;
        }
        scene.store.applyInfo(info, createdAt);
        QVERIFY(scene.form(filled).likeHint.startsWith(QStringLiteral("Fills in plan, level")));
        QVERIFY(views::filledInFrom(scene.store, {}, filled).pools.empty());
        QVERIFY(views::filledInFrom(scene.store, cluster, filled).pools != filled.pools);
        scene.store.applyFleet({test::app("example-app")}, {}, createdAt);
        QVERIFY(views::filledInFrom(scene.store, {}, filled).pools.empty());
    }

    void aPlanFillsItIn() {
        const CreationScene scene;
        test::MemoryPlans plans;
        QVERIFY(views::savedTemplates(scene.store, plans).empty());
        plans::PlanDraft planned{{plans::plannedAsLive(test::rectangularInfo())}};
        plans.drafts[test::rectangular().id] = {planned, {}};
        QVERIFY(views::savedTemplates(scene.store, plans).empty()); // the cluster itself is a template
        plans::wantShapes(planned.clusters.front(), {{core::PoolRole::Leader, "leader", "16G-Performance", 1},
                                                     {core::PoolRole::Follower, "reads", "4G-Performance", 2}});
        plans.drafts[test::rectangular().id] = {planned, {{3, planned}}};
        const auto saved = views::savedTemplates(scene.store, plans);
        QCOMPARE(saved.size(), std::size_t{2});
        QCOMPARE(saved[0].title, QStringLiteral("Plan for postgresql-rectangular-12345"));
        QCOMPARE(saved[1].title, QStringLiteral("Plan 3 for postgresql-rectangular-12345"));
        const auto filled = views::filledInFrom(scene.store, saved[0].key, ordersDraft(), saved);
        QVERIFY(filled.cluster.level == "16G-Performance" && !filled.cluster.highAvailability);
        QVERIFY((filled.pools == std::vector<core::NewPoolDraft>{{"reads", "4G-Performance", 2}}));
        const auto form = views::newClusterForm(
            scene.store, createdAt, filled, [](const core::Change&) { return std::nullopt; }, saved);
        QCOMPARE(form.templates.back().key, saved[1].key);
        QVERIFY(!form.whyNot);
    }

    /// Its own plan, and one that is kept for another cluster, may both want something of it.
    void plansOfOneClusterAreToldApart() {
        CreationScene scene;
        const auto planned = [](const char* level, int count) {
            auto cluster = plans::plannedAsLive(test::rectangularInfo());
            plans::wantShapes(cluster, {{core::PoolRole::Leader, "leader", level, count}});
            return plans::PlanDraft{{cluster}};
        };
        auto other = test::rectangular();
        other.id = {"other"};
        other.name = "orders-db";
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular(), other}, createdAt);
        test::MemoryPlans plans;
        plans.drafts[test::rectangular().id] = {planned("16G-Performance", 1), {}};
        plans.drafts[other.id] = {planned("8G-Performance", 1), {{2, planned("8G-Performance", 2)}}};
        QStringList titles;
        for (const auto& each : views::savedTemplates(scene.store, plans)) {
            titles << each.title;
        }
        titles.sort();
        QCOMPARE(titles, (QStringList{QStringLiteral("Plan for postgresql-rectangular-12345"),
                                      QStringLiteral("postgresql-rectangular-12345 in plan 2 for orders-db"),
                                      QStringLiteral("postgresql-rectangular-12345 in the plan for orders-db")}));
    }

    /// It follows from the app: the API takes none.
    void theRegionIsShown() {
        CreationScene scene;
        QCOMPARE(afterOf(scene.form(ordersDraft()), "Region"), QString()); // unknown
        auto app = test::app("example-app");
        app.region = "eu";
        scene.store.applyFleet({app}, {test::rectangular()}, createdAt);
        QCOMPARE(afterOf(scene.form(ordersDraft()), "Region"), QStringLiteral("eu"));
        QCOMPARE(afterOf(scene.form(forkDraft()), "Region"), QStringLiteral("eu"));
    }

    /// One that could not be read would be missing without a word.
    void aClusterWithAnUnreadPoolIsNoTemplate() {
        CreationScene scene;
        auto info = test::rectangularInfo();
        info.pools.pop_back();
        info.unreadable = {{core::RecordKind::Pool, "analytics", "pools[2].expected_count", "a whole number"}};
        scene.store.applyInfo(info, createdAt);
        QVERIFY(!scene.store.cluster(test::rectangular().id)->info->poolsKnown());
        QCOMPARE(scene.form(ordersDraft()).templates.size(), std::size_t{1});
        const auto draft = ordersDraft();
        QVERIFY(views::filledInFrom(scene.store, test::rectangular().name, draft) == draft);
    }

    void aPoolThatIsScaledToZeroIsSaid() {
        CreationScene scene;
        QVERIFY(!scene.form(views::filledInFrom(scene.store, test::rectangular().name, ordersDraft()))
                     .notes.join(QLatin1Char(' '))
                     .contains(QStringLiteral("scaled to 0")));
        auto info = test::rectangularInfo();
        for (auto& pool : info.pools) {
            pool.expectedCount = pool.name == "analytics" ? 0 : pool.expectedCount;
        }
        scene.store.applyInfo(info, createdAt);
        const auto said = QStringLiteral("analytics is scaled to 0 in the template; the new pool has one instance, "
                                         "which is billed.");
        const auto form = scene.form(views::filledInFrom(scene.store, test::rectangular().name, ordersDraft()));
        QVERIFY(form.notes.contains(said));
        auto own = ordersDraft();
        own.pools = {{"analytics", "4G-Performance", 1}}; // of the user, and not of the template
        QVERIFY(!scene.form(views::filledInFrom(scene.store, test::rectangular().name, own)).notes.contains(said));
    }

    void aPoolThatAPlanScalesToZeroIsSaid() {
        const CreationScene scene;
        plans::PlanDraft planned{{plans::plannedAsLive(test::rectangularInfo())}};
        plans::wantShapes(planned.clusters.front(), {{core::PoolRole::Leader, "leader", "16G-Performance", 1},
                                                     {core::PoolRole::Follower, "reads", "4G-Performance", 0}});
        test::MemoryPlans plans;
        plans.drafts[test::rectangular().id] = {planned, {}};
        const auto saved = views::savedTemplates(scene.store, plans);
        const auto filled = views::filledInFrom(scene.store, saved.front().key, ordersDraft(), saved);
        const auto form = views::newClusterForm(
            scene.store, createdAt, filled, [](const core::Change&) { return std::nullopt; }, saved);
        QCOMPARE(form.notes.filter(QStringLiteral("reads is scaled to 0 in the template")).size(), 1);
    }

    void aCopyOfWhatIsGoneSaysSo() {
        CreationScene scene;
        auto draft = forkDraft();
        draft.cluster.source->cluster = "gone-db";
        QCOMPARE(scene.form(draft).whyNot.value_or(QString()),
                 QStringLiteral("gone-db no longer exists: it can't be copied."));
    }

    /// A gap alone is no lower bound of $0.
    void withoutAPriceNoneIsSaid() {
        CreationScene scene;
        scene.store.applyCatalog(test::catalog(), {}, createdAt);
        const auto form = scene.form(ordersDraft());
        QCOMPARE(afterOf(form, "Cost by hour"), afterOf(form, "Cost by month"));
        QVERIFY2(!afterOf(form, "Cost by hour").contains(QStringLiteral("$0")),
                 qPrintable(afterOf(form, "Cost by hour")));
    }

    void everyIssueStandsAtItsField() {
        const CreationScene scene;
        NewClusterDraft draft;
        draft.cluster.name = "orders db";
        draft.cluster.attachment = "1";
        draft.cluster.plan = "premium-0";
        draft.cluster.level = "5G-Performance";
        draft.cluster.version = "x";
        const auto form = scene.form(draft);
        for (const auto field : {NewClusterField::App, NewClusterField::Name, NewClusterField::Attachment,
                                 NewClusterField::Plan, NewClusterField::Level, NewClusterField::Version}) {
            QVERIFY(form.issueOf(field) != nullptr);
        }
        QVERIFY(form.changes.empty() && form.whyNot == form.issues.front().sentence);
    }

    void whatTheEngineRefusesIsSaid() {
        CreationScene scene;
        operations::Refusal refusal;
        refusal.code = operations::Refusal::Code::NoAccount;
        scene.refused = refusal;
        const auto form = scene.form(ordersDraft());
        QVERIFY(form.changes.empty());
        QCOMPARE(form.whyNot, QStringLiteral("Not connected to an account."));
    }

    /// The list of apps may leave a space out: the plan stays to be chosen.
    void thePlanGoesByTheSpaceOfTheApp() {
        CreationScene scene;
        const auto withSpace = [&](std::optional<core::AppSpace> space) {
            auto app = test::app("example-app");
            app.region = "eu";
            app.space = std::move(space);
            scene.store.applyFleet({app}, {test::rectangular()}, createdAt);
        };
        auto draft = ordersDraft();
        withSpace({});
        QCOMPARE(scene.form(draft).plan, QStringLiteral("Region: eu."));
        draft.cluster.plan = "advanced-private";
        QVERIFY(scene.form(draft).plan.contains(QStringLiteral("The API may refuse this plan; Advanced is the plan")));
        QVERIFY(scene.form(draft).issues.empty());
        withSpace(core::AppSpace{"vault", true});
        QVERIFY(scene.form(draft).plan.contains(QStringLiteral("runs in the private space vault")));
        QVERIFY(scene.form(draft).plan.contains(QStringLiteral("Advanced Shield is the plan")));
        draft.cluster.plan = "advanced-shield";
        QVERIFY(!scene.form(draft).plan.contains(QStringLiteral("may refuse")));
    }

    void aCopyHasTheAppAndThePlanOfItsSource() {
        CreationScene scene;
        const auto form = scene.form(forkDraft());
        QCOMPARE(form.title, QStringLiteral("Fork postgresql-rectangular-12345"));
        QVERIFY(form.issues.empty());
        QVERIFY(form.cluster.app == "example-app" && form.cluster.plan == "advanced");
        QVERIFY(form.cluster.level == test::rectangularInfo().leader()->expectedLevel);
        QVERIFY(form.cluster.source->cluster == test::rectangular().name && !form.cluster.source->at);
        QCOMPARE(form.verb, QStringLiteral("Fork cluster"));
    }

    void aRollbackIsCheckedWhileTyping_data() {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* time, const char* said) {
            QTest::newRow(*time == '\0' ? "nothing" : time) << QString::fromLatin1(time) << QString::fromLatin1(said);
        };
        const auto* const bad = "Enter a time such as 2026-06-02 13:00.";
        row("", bad);
        row("yesterday", bad);
        row("2026-06-31 12:00", bad);
        row("2026-06-20 12:00", "");
        row("2026-06-20T12:00:30", "");
        row("2026-06-20T12:00:00Z", "");
        row("2026-06-20T08:00:00-04:00", "");
        row("2026-06-15 09:59", "This is before the earliest time that the cluster can be rolled back to.");
        row("2026-06-15 10:00", ""); // 08:00 UTC
        row("2026-06-22 10:30", ""); // now
        row("2026-06-22 10:31", "This is after the latest time that the cluster can be rolled back to.");
    }
    void aRollbackIsCheckedWhileTyping() {
        QFETCH(const QString, time);
        QFETCH(const QString, said);
        CreationScene scene;
        scene.setWindow(core::RollbackWindow{core::parseInstant("2026-06-15T08:00:00Z"),
                                             core::parseInstant("2026-06-22T08:20:00Z")});
        auto draft = forkDraft();
        draft.past = true;
        draft.time = time;
        QCOMPARE(scene.issue(draft, NewClusterField::At), said);
        const auto form = scene.form(draft);
        QCOMPARE(form.changes.empty(), !said.isEmpty());
        QVERIFY2(form.timeHint.contains(
                     QStringLiteral("It can be rolled back to times from 2026-06-15 10:00 (08:00 UTC) on.")),
                 qPrintable(form.timeHint));
        draft.past = false; // what was entered does not matter then
        QVERIFY(!scene.form(draft).cluster.source->at && scene.form(draft).issues.empty());
    }
    void theHintHasTheTimeByUtc() {
        CreationScene scene;
        scene.setWindow(core::RollbackWindow{});
        auto draft = forkDraft();
        draft.past = true;
        draft.time = QStringLiteral("2026-06-20 12:00");
        const auto form = scene.form(draft);
        QCOMPARE(form.timeHint, QStringLiteral("2026-06-20 10:00 UTC."));
        QCOMPARE(form.verb, QStringLiteral("Roll back"));
        QVERIFY(form.cluster.source->at == core::parseInstant("2026-06-20T10:00:00Z"));
    }
    void oneThatCannotBeRolledBackIsSaidSo() {
        CreationScene scene;
        scene.setWindow({});
        QVERIFY(scene.form(forkDraft()).noRollback && scene.form(forkDraft()).issues.empty());
        auto draft = forkDraft();
        draft.past = true;
        draft.time = QStringLiteral("2026-06-20 12:00");
        QCOMPARE(scene.issue(draft, NewClusterField::At),
                 QStringLiteral("The API says that this cluster can't be rolled back."));
    }

    /// The API's errors have no member for the field.
    void aRefusalIsAboutAField_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("field");
        const auto row = [](const char* message, std::optional<NewClusterField> field) {
            QTest::newRow(message) << QByteArray(message) << (field ? static_cast<int>(*field) : -1);
        };
        row("The name \"orders-db\" is taken; names of add-ons are unique everywhere.", NewClusterField::Name);
        row("PostgreSQL \"8\" is not on offer; choose one of 15, 16, 17.", NewClusterField::Version);
        row("There is no level called \"x\".", NewClusterField::Level);
        row("orders-db can be rolled back to instants from a to b only.", NewClusterField::At);
        row("The name of an attachment must start with a letter.", NewClusterField::Attachment);
        row("The plan is not available in this space.", NewClusterField::Plan);
        row("No.", {});
    }
    void aRefusalIsAboutAField() {
        QFETCH(const QByteArray, message);
        operations::Operation operation;
        operation.change = test::createChange("orders-db");
        operation.state = operations::Operation::State::Failed;
        api::ApiError error;
        error.kind = api::ApiError::Kind::Invalid;
        error.status = 422;
        error.message = message.toStdString();
        operation.problem = error;
        const auto note = views::operationNote(operation, createdAt);
        QFETCH(const int, field);
        QCOMPARE(note.newClusterField ? static_cast<int>(*note.newClusterField) : -1, field);
        QVERIFY(!note.field);
        QCOMPARE(note.text.toUtf8(), message);
        QCOMPARE(note.what, QStringLiteral("The cluster was not created."));
    }
};

POOLHOUSE_CORE_APP_TEST(TestNewClusterForm)
#include "tst_new_cluster_form.moc"
