// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/change_feed.h"
#include "models/tables/fleet_tree_model.h"
#include "models/views/change_note.h"
#include "models/views/cluster_overview.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using core::ChangeKind;
using operations::ChangeFeed;
using tables::FleetTreeModel;
using test::OperationsScene;
using test::s;
using text::Tone;
using State = operations::Operation::State;

namespace {

test::Fault refusal(api::ApiError::Kind kind, int status, const char* message) {
    auto error = test::error(kind, status);
    error.message = message;
    return {error};
}

const core::Change scaleUp{ChangeKind::SetCount, "web-reads", {}, 5};

struct Scene : OperationsScene {
    ChangeFeed feed{*operations};
    FleetTreeModel tree{store, clock};
    QAbstractItemModelTester tester{&tree, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Scene() { tree.setChanges(feed); }

    [[nodiscard]] views::ClusterOverview page() const {
        return views::clusterOverview(store, test::rectangular().id, clock.now(), &feed).value();
    }
    [[nodiscard]] views::PoolCard card(const char* name) const {
        for (auto& each : page().cards) {
            if (each.name == s(name)) {
                return each;
            }
        }
        return {};
    }
    [[nodiscard]] views::ChangeNote note(const char* pool) const {
        return card(pool).change.value_or(views::ChangeNote());
    }
    [[nodiscard]] QModelIndex row(const char* pool) const {
        const auto cluster = tree.indexOfCluster(test::rectangular().id);
        for (int row = 0; row < tree.rowCount(cluster); ++row) {
            if (const auto index = tree.index(row, 0, cluster); index.data().toString() == s(pool)) {
                return index;
            }
        }
        return {};
    }
    [[nodiscard]] QString figure(const char* pool) const {
        return row(pool).siblingAtColumn(FleetTreeModel::Figure).data().toString();
    }
    /// Everything that the card said of the change on the way to its end.
    QStringList story(const std::string& id, const char* pool) {
        QStringList told;
        for (int step = 0; step < 1000 && !get(id).finished(); ++step) {
            if (const auto what = note(pool).what; told.isEmpty() || told.back() != what) {
                told << what;
            }
            breathe();
        }
        return told;
    }
};

} // namespace

class TestChangeFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void instancesComeOneByOne() {
        Scene scene;
        QVERIFY(!scene.card("web-reads").change);
        const auto id = scene.ask(scaleUp);
        QCOMPARE(scene.story(id, "web-reads"),
                 (QStringList{s("Scaling to 5 instances"), s("Scaling to 5 instances: 3 up"),
                              s("Scaling to 5 instances: 4 up")}));
        QCOMPARE(scene.state(id), State::Done);
        QVERIFY(!scene.card("web-reads").change);
        QVERIFY(scene.feed.all().empty());
    }

    void theCardCountsAndTheOthersAreLeftAlone() {
        Scene scene;
        const auto id = scene.ask(scaleUp);
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.note("web-reads").what != s("Scaling to 5 instances: 4 up")) {
            scene.breathe();
        }
        const auto note = scene.note("web-reads");
        QCOMPARE(note.operation, id);
        QCOMPARE(note.share.value(), 0.8);
        QCOMPARE(note.tone, Tone::Working);
        QVERIFY(note.running && note.elapsed.endsWith(s(" s")));
        QCOMPARE(scene.card("web-reads").instances.size(), std::size_t(5)); // the fifth is dotted
        QCOMPARE(scene.card("web-reads").instances[4].appearance, views::InstanceBox::Appearance::Coming);
        QCOMPARE(scene.card("web-reads").progress, QString());
        QVERIFY(!scene.card("analytics").change && !scene.card("Leader pool").change);
    }

    void otherChangesInWords() {
        const std::vector<std::pair<core::Change, const char*>> told{
            {{ChangeKind::SetLevel, "analytics", "8G-Performance", 0},
             "Changing the level to 8G-Performance: 0 of 1 changed"},
            {{ChangeKind::SetCount, "web-reads", {}, 1}, "Scaling to 1 instance: 3 still there"},
            {{ChangeKind::SetCount, "web-reads", {}, 0}, "Scaling to 0: 3 still there"},
            {{ChangeKind::DestroyPool, "web-reads", {}, 0}, "Being destroyed"},
            {{ChangeKind::SetCount, "leader", {}, 1}, "Removing the standby"}};
        for (const auto& [change, words] : told) {
            Scene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.runTo(id, State::Watching));
            scene.breathe();
            const auto name = change.pool == "leader" ? std::string("Leader pool") : change.pool;
            QCOMPARE(scene.note(name.c_str()).what, s(words));
        }
    }

    void theNextOneWaitsForItsTurn() {
        Scene scene;
        const auto first = scene.ask(scaleUp);
        const auto second = scene.ask({ChangeKind::DestroyPool, "analytics", {}, 0});
        QVERIFY(scene.runTo(first, State::Watching));
        QCOMPARE(scene.note("analytics").what, s("Queued"));
        QVERIFY(scene.note("analytics").detail.contains(s("Waiting for another change of this cluster")));
        QCOMPARE(scene.figure("analytics"), s("queued"));
        QCOMPARE(scene.feed.all().size(), std::size_t(2));
        QVERIFY(scene.run(first) && scene.runTo(second, State::Watching));
        QCOMPARE(scene.card("analytics").badge.text, s("being destroyed"));
        QVERIFY(scene.run(second));
        QVERIFY(scene.feed.all().empty());
    }

    void aPoolBeingAddedHasItsCardAtOnce() {
        Scene scene;
        const auto id = scene.ask({ChangeKind::AddPool, "search", "8G-Performance", 2});
        auto page = scene.page();
        QCOMPARE(page.cards.size(), std::size_t(4));
        QCOMPARE(page.cards[2].name, s("search")); // between analytics and web-reads, where the real one will be
        const auto ghost = page.cards[2];
        QVERIFY(ghost.ghost && ghost.id.empty() && ghost.endpoint.isEmpty());
        QCOMPARE(ghost.badge.text, s("being added"));
        QCOMPARE(ghost.cost, s("2 × $300 = $600/month"));
        QCOMPARE(ghost.instances.size(), std::size_t(2));
        QCOMPARE(page.cards[3].colour, 2); // the others keep their colours
        QCOMPARE(page.series.size(), std::size_t(3));
        QVERIFY(scene.run(id));
        page = scene.page();
        QCOMPARE(page.cards.size(), std::size_t(4));
        QVERIFY(!page.cards[2].ghost && !page.cards[2].id.empty());
        QCOMPARE(page.cards[2].name, s("search"));
    }

    void whatFailedStaysUntilItIsDismissed() {
        Scene scene;
        scene.server.writeFaults.push_back(refusal(api::ApiError::Kind::Invalid, 422, "Not on this level."));
        const auto id = scene.ask({ChangeKind::AddPool, "search", "8G-Performance", 2});
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        const auto ghost = scene.card("search");
        QVERIFY(ghost.ghost);
        QCOMPARE(ghost.badge.text, s("not added"));
        QCOMPARE(ghost.change->what, s("The pool was not added."));
        QVERIFY(ghost.change->detail.contains(s("Not on this level.")));
        QVERIFY(!ghost.change->running && ghost.change->elapsed.isEmpty());
        QCOMPARE(ghost.change->tone, Tone::Bad);
        QSignalSpy changed(&scene.feed, &ChangeFeed::changed);
        scene.feed.dismiss(id);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(scene.page().cards.size(), std::size_t(3));
    }

    void theNextChangeTakesTheFailureAway() {
        Scene scene;
        scene.server.writeFaults.push_back(refusal(api::ApiError::Kind::Invalid, 422, "No."));
        QVERIFY(scene.run(scene.ask(scaleUp)));
        QCOMPARE(scene.note("web-reads").tone, Tone::Bad);
        QCOMPARE(scene.figure("web-reads"), s("not done"));
        QVERIFY(scene.row("web-reads").siblingAtColumn(1).data(tables::BadgeRole).toBool());
        const auto again = scene.ask(scaleUp);
        QCOMPARE(scene.note("web-reads").operation, again);
        scene.feed.dismiss(again); // it runs: it cannot be waved away
        QCOMPARE(scene.note("web-reads").operation, again);
        QVERIFY(scene.run(again));
        QVERIFY(!scene.card("web-reads").change);
    }

    void aSlotMayReopenTheEngine_data() {
        QTest::addColumn<int>("at");
        for (int at = 0; at < 5; ++at) {
            QTest::addRow("signal %d", at) << at;
        }
    }
    void aSlotMayReopenTheEngine() {
        QFETCH(const int, at);
        Scene scene;
        int emitted = 0;
        connect(&scene.feed, &ChangeFeed::changed, this, [&] {
            if (emitted++ == at) {
                scene.operations->open(QStringLiteral("api.example.com bob"));
            }
        });
        std::vector<core::ClusterId> told; // by the slot that comes after it
        connect(&scene.feed, &ChangeFeed::changed, this, [&](const core::ClusterId& id) { told.push_back(id); });
        (void)scene.ask(scaleUp);
        for (int i = 0; i < 200 && emitted <= at; ++i) {
            scene.breathe();
        }
        QVERIFY(emitted > at);
        for (const auto& id : told) {
            QCOMPARE(id.value, test::rectangular().id.value);
        }
    }

    void aSlotMayDeleteTheFeed() {
        OperationsScene scene;
        QVERIFY(!scene.ask(scaleUp).empty());
        auto feed = std::make_unique<ChangeFeed>(*scene.operations);
        connect(feed.get(), &ChangeFeed::changed, this, [&feed] { feed.reset(); });
        scene.operations->open(OperationsScene::account());
        QVERIFY(!feed);
    }

    void whatEndedBeforeThisStartIsHistory() {
        Scene scene;
        scene.server.writeFaults.push_back(refusal(api::ApiError::Kind::Invalid, 422, "No."));
        QVERIFY(scene.run(scene.ask(scaleUp)));
        scene.operations->open(OperationsScene::account());
        QVERIFY(scene.feed.all().empty());
        const auto id = scene.ask(scaleUp);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.operations->open(OperationsScene::account()); // what is still under way is not
        QCOMPARE(scene.feed.all().size(), std::size_t(1));
    }

    void aCodeIsAskedForEverywhere() {
        Scene scene;
        scene.server.writeFaults.push_back(refusal(api::ApiError::Kind::TwoFactor, 403, "A second factor."));
        const auto id = scene.ask(scaleUp);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::NeedsTwoFactor);
        QVERIFY(views::needsUser(scene.get(id)));
        QCOMPARE(scene.note("web-reads").tone, Tone::Attention);
        QCOMPARE(scene.figure("web-reads"), s("needs a code"));
        QCOMPARE(scene.row("web-reads").data(tables::ChangeRole).toInt(), int(Tone::Attention));
    }

    void theTreeMarksTheRowsAbove() {
        Scene scene;
        const auto cluster = scene.tree.indexOfCluster(test::rectangular().id);
        const auto app = cluster.parent();
        QVERIFY(!cluster.data(tables::ChangeRole).isValid() && !app.data(tables::ChangeRole).isValid());
        QSignalSpy told(&scene.tree, &QAbstractItemModel::dataChanged);
        const auto id = scene.ask(scaleUp);
        QVERIFY(told.size() >= 3); // pool, cluster, app
        QVERIFY(scene.runTo(id, State::Watching));
        QCOMPARE(scene.figure("web-reads"), s("scaling to 5"));
        for (const auto& index : {scene.row("web-reads"), QModelIndex(cluster), QModelIndex(app)}) {
            QCOMPARE(index.data(tables::ChangeRole).toInt(), int(Tone::Working));
            QVERIFY(index.data(Qt::ToolTipRole).toString().contains(s("Scaling web-reads to 5")));
            QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(s("Scaling web-reads to 5")));
        }
        QVERIFY(!scene.row("analytics").data(tables::ChangeRole).isValid());
        QVERIFY(scene.run(id));
        QVERIFY(!cluster.data(tables::ChangeRole).isValid() && !app.data(tables::ChangeRole).isValid());
        QCOMPARE(scene.tree.rowCount(cluster), 3);
    }

    void theEndInOneLine() {
        operations::Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.change = scaleUp;
        operation.state = State::Done;
        QCOMPARE(views::changeEnded(operation), s("web-reads scaled to 5"));
        operation.state = State::Failed;
        QCOMPARE(views::changeEnded(operation), s("Scaling web-reads to 5 failed"));
        operation.change = {ChangeKind::SetCount, "leader", {}, 2};
        operation.state = State::Done;
        QCOMPARE(views::changeEnded(operation), s("The leader of postgresql-rectangular-12345 now has a standby"));
        operation.state = State::OutcomeUnknown;
        QVERIFY(views::changeEnded(operation).startsWith(s("Outcome unknown: ")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestChangeFeed)
#include "tst_change_feed.moc"
