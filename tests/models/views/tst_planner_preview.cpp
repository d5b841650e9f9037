// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using test::PlannerScene;
using test::s;
using views::LaneEdit;
using Kind = LaneEdit::Kind;
using Edit = plans::PlanEdit::Kind;

namespace {

LaneEdit countEdit(int row, int number) {
    return {.kind = Kind::SetCount, .row = row, .count = number};
}

QString cost(const PlannerScene& scene) {
    return scene.view().figures.front().plan;
}

/// The cluster's pools with another count of web-reads.
std::vector<core::Pool> pools(int webReads) {
    return {test::pool("web-reads", "4G-Performance", webReads, 900),
            test::pool("analytics", "16G-Performance", 1, 213), test::pool("leader", "8G-Performance", 2, 612)};
}

/// Row of a pool in the view; -1: none.
int rowOf(const PlannerScene& scene, const char* pool) {
    const auto& planned = scene.model.draft().clusters[0].pools;
    for (std::size_t row = 0; row < planned.size(); ++row) {
        if (planned[row].shape().name == pool) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

} // namespace

/// A drag, without a window.
class TestPlannerPreview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDragIsShownAndNotMade() {
        PlannerScene scene;
        const auto before = scene.model.draft();
        QVERIFY(scene.model.preview(countEdit(2, 4)));
        QCOMPARE(scene.view().rows[2].count, 4);
        QCOMPARE(cost(scene), s("$1,708.40"));
        QVERIFY(scene.model.preview(countEdit(2, 5)));
        QCOMPARE(cost(scene), s("$1,858.40"));
        QCOMPARE(scene.view().changes, 1);
        QVERIFY(scene.model.draft() == before);
        QVERIFY(!scene.model.canUndo());
        QCOMPARE(scene.repository.writes, 0);
        QVERIFY(scene.model.previewing());
    }

    void takingItIsOneStep() {
        PlannerScene scene;
        for (int number = 4; number <= 9; ++number) {
            QVERIFY(scene.model.preview(countEdit(2, number)));
        }
        QVERIFY(scene.model.takePreview());
        QVERIFY(!scene.model.previewing());
        QCOMPARE(scene.model.draft().clusters[0].pools[2].wanted->count, 9);
        QCOMPARE(scene.model.undoLabel(), s("9 instances for web-reads"));
        QCOMPARE(scene.repository.writes, 1);
        QVERIFY(scene.model.preview(countEdit(2, 10))); // at once: another drag is another step
        QVERIFY(scene.model.takePreview());
        scene.model.undo();
        QCOMPARE(scene.view().rows[2].count, 9);
        scene.model.undo();
        QCOMPARE(scene.view().rows[2].count, 3);
        QVERIFY(!scene.model.canUndo());
        QVERIFY(!scene.model.takePreview()); // nothing is dragged
    }

    void droppingItLeavesEverythingAsItWas() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        scene.model.undo();
        const auto view = scene.view();
        const auto draft = scene.model.draft();
        const auto redo = scene.model.redoLabel();
        const int writes = scene.repository.writes;
        QVERIFY(scene.model.preview(countEdit(1, 3)));
        QVERIFY(scene.model.preview({.kind = Kind::RemovePool, .row = 3}));
        scene.model.dropPreview();
        QVERIFY(scene.view() == view);
        QVERIFY(scene.model.draft() == draft);
        QCOMPARE(scene.model.redoLabel(), redo);
        QVERIFY(scene.model.canRedo());
        QCOMPARE(scene.repository.writes, writes);
    }

    void draggedBackIsNoStep() {
        PlannerScene scene;
        QVERIFY(scene.model.preview(countEdit(2, 5)));
        QVERIFY(scene.model.preview(countEdit(2, 3)));
        QVERIFY(scene.model.takePreview());
        QVERIFY(!scene.model.canUndo());
        QCOMPARE(scene.view().changes, 0);
        QCOMPARE(scene.view().rows[2].count, 3);
    }

    void whatIsImpossibleDoesNotSnapAndSaysWhy() {
        PlannerScene scene;
        QVERIFY(scene.model.preview(countEdit(2, 12)));
        QSignalSpy changed(&scene.model, &views::PlannerModel::changed);
        QVERIFY(!scene.model.preview(countEdit(2, 13)));
        QCOMPARE(scene.model.previewRefusal().value(), s("At most 12 instances are left for this pool."));
        QCOMPARE(scene.view().rows[2].count, 12);
        QCOMPARE(changed.size(), 0);
        QVERIFY(scene.model.preview(countEdit(2, 11)));
        QVERIFY(!scene.model.previewRefusal());
        QVERIFY(!scene.model.preview(countEdit(0, 3)));
        QCOMPARE(scene.model.previewRefusal().value(), s("The leader pool has one instance, or two with a standby."));
        QVERIFY(scene.model.takePreview()); // the last one that was possible
        QCOMPARE(scene.view().rows[2].count, 11);
        QVERIFY(!scene.model.previewRefusal());
    }

    void aNeedMovesInOneStep() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 1300, "web-reads"), scene.workload("reports", 240)};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        QVERIFY(scene.model.preview({.kind = Kind::MoveNeed, .row = 1, .workload = 1}));
        QVERIFY(!scene.model.needs().workloads[1].workload.pool);
        QVERIFY(scene.model.takePreview());
        QCOMPARE(scene.model.needs().workloads[1].workload.pool, std::optional<std::string>("analytics"));
        QCOMPARE(scene.model.undoLabel(), s("Move reports to analytics"));
        scene.model.undo();
        QVERIFY(!scene.model.needs().workloads[1].workload.pool);
    }

    void aPoolForANeedCarriesIt() {
        PlannerScene scene;
        auto needs = scene.model.needs();
        needs.surviveInstanceLoss = false;
        needs.workloads = {scene.workload("web", 600, "web-reads"), scene.workload("huge", 900'000, "analytics")};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        QVERIFY(scene.model.make({.kind = Kind::AddPoolFor, .workload = 0}));
        QCOMPARE(scene.view().rows[3].level, std::string("8G-Performance")); // one, for less than two of 4G
        QCOMPARE(scene.view().rows[3].count, 1);
        QVERIFY(scene.view().needs.rows[0].met);
        scene.model.undo();
        QVERIFY(scene.model.make({.kind = Kind::AddPoolFor, .workload = 1})); // nothing carries it: as where it was
        QCOMPARE(scene.view().rows[3].level, std::string("16G-Performance"));
        QCOMPARE(scene.view().rows[3].count, 1);
        QVERIFY(!scene.view().needs.rows[1].met);
    }

    void anotherEditEndsTheDrag() {
        PlannerScene scene;
        QVERIFY(scene.model.preview(countEdit(2, 5)));
        scene.model.setCount(1, 2);
        QVERIFY(!scene.model.previewing());
        QCOMPARE(scene.view().rows[2].count, 3);
        QVERIFY(scene.model.preview(countEdit(2, 5)));
        scene.model.undo();
        QVERIFY(!scene.model.previewing());
        QCOMPARE(scene.view().rows[1].count, 1);
        QCOMPARE(scene.view().rows[2].count, 3);
    }

    void aClusterThatChangesDoesNotDisturbTheHand() {
        PlannerScene scene;
        QVERIFY(scene.model.preview(countEdit(2, 6)));
        scene.read(pools(4));
        QVERIFY(scene.model.previewing());
        QCOMPARE(scene.view().rows[2].count, 6);
        QVERIFY(scene.view().drift.contains(s("web-reads changed from 3 to 4 instances.")));
        for (const auto& lane : scene.view().lanes) {
            QCOMPARE(lane.changed, lane.row == 2 ? s("web-reads changed from 3 to 4 instances.") : QString());
        }
        QVERIFY(scene.model.preview(countEdit(2, 7)));
        QVERIFY(scene.model.takePreview());
        QCOMPARE(scene.view().rows[2].count, 7);
        QVERIFY(scene.view().drift.isEmpty()); // the plan changed nothing before: it follows its cluster
        QVERIFY(!scene.view().whyNotApply);
        for (const auto& lane : scene.view().lanes) {
            QCOMPARE(lane.changed, QString());
        }
        scene.model.undo();
        QCOMPARE(scene.view().rows[2].count, 4);
        QCOMPARE(scene.view().changes, 0);
    }

    void rowsStayUnderTheHand() {
        PlannerScene scene;
        const int webReads = rowOf(scene, "web-reads");
        QVERIFY(scene.model.preview(countEdit(webReads, 6)));
        // analytics is destroyed elsewhere, and another pool is created: web-reads would be a row higher
        scene.read({test::pool("web-reads", "4G-Performance", 3, 900), test::pool("zzz", "4G-Performance", 1, 0),
                    test::pool("leader", "8G-Performance", 2, 612)});
        QCOMPARE(scene.view().rows.size(), std::size_t(3));
        QCOMPARE(scene.view().rows[static_cast<std::size_t>(webReads)].name, s("web-reads"));
        QCOMPARE(scene.view().drift.size(), 2);
        QVERIFY(scene.model.preview(countEdit(webReads, 7)));
        QCOMPARE(scene.view().rows[static_cast<std::size_t>(webReads)].name, s("web-reads"));
        QCOMPARE(scene.view().rows[static_cast<std::size_t>(webReads)].count, 7);
        QVERIFY(scene.model.takePreview());
        QVERIFY(rowOf(scene, "web-reads") != webReads);
        QCOMPARE(rowOf(scene, "analytics"), -1);
        const auto& planned = scene.model.draft().clusters[0].pools;
        QCOMPARE(planned[static_cast<std::size_t>(rowOf(scene, "web-reads"))].wanted->count, 7);
        QCOMPARE(planned[static_cast<std::size_t>(rowOf(scene, "zzz"))].wanted->count, 1);
    }

    void aPoolThatVanishedIsNotTaken() {
        PlannerScene scene;
        QVERIFY(scene.model.preview(countEdit(2, 6)));
        scene.read(
            {test::pool("analytics", "16G-Performance", 1, 213), test::pool("leader", "8G-Performance", 2, 612)});
        QCOMPARE(scene.view().rows.size(), std::size_t(3)); // still under the hand
        QVERIFY(!scene.model.takePreview());
        QCOMPARE(scene.model.previewRefusal().value(), s("This pool is no longer part of the plan."));
        QCOMPARE(scene.view().rows.size(), std::size_t(2));
        QCOMPARE(scene.view().changes, 0);
        QVERIFY(!scene.model.canUndo());
    }

    void aPlanWithChangesKeepsItsBasis() {
        PlannerScene scene;
        scene.model.setCount(1, 2);
        QVERIFY(scene.model.preview(countEdit(2, 6)));
        scene.read(pools(4));
        scene.model.dropPreview();
        QCOMPARE(scene.view().rows[1].count, 2);
        QVERIFY(!scene.view().drift.isEmpty()); // as without a drag
        scene.model.rebase();
        QCOMPARE(scene.view().rows[2].count, 4);
    }

    void aPoolIsAddedAndRemovedByHand() {
        PlannerScene scene;
        QVERIFY(scene.model.preview({.kind = Kind::AddPool, .count = 2}));
        QCOMPARE(scene.view().rows.size(), std::size_t(4));
        scene.model.dropPreview();
        QCOMPARE(scene.view().rows.size(), std::size_t(3));
        QVERIFY(scene.model.preview({.kind = Kind::AddPool, .count = 2}));
        QVERIFY(scene.model.takePreview());
        QCOMPARE(scene.view().rows[3].count, 2);
        QVERIFY(scene.model.preview({.kind = Kind::RemovePool, .row = 3}));
        QCOMPARE(scene.view().rows.size(), std::size_t(3));
        QVERIFY(scene.model.takePreview());
        QCOMPARE(scene.model.undoLabel(), s("Remove reads"));
        QVERIFY(!scene.model.preview({.kind = Kind::RemovePool, .row = 0}));
    }

    void needsFollowThePoolTheyAreIn() {
        PlannerScene scene;
        scene.model.addPool();
        auto needs = scene.model.needs();
        needs.workloads = {scene.workload("web", 10, "reads"), scene.workload("reports", 10, "analytics")};
        scene.model.setNeeds(needs, {Edit::AddWorkload});
        for (const auto* name : {"read", "", "b", "batch"}) {
            scene.model.rename(3, s(name));
        }
        QCOMPARE(scene.model.needs().workloads[0].workload.pool, std::optional<std::string>("batch"));
        for (const auto* name : {"analytics", "analytics-2"}) {
            scene.model.rename(3, s(name)); // letter by letter, through the name of another pool
        }
        QCOMPARE(scene.model.needs().workloads[1].workload.pool, std::optional<std::string>("analytics"));
        QCOMPARE(scene.model.needs().workloads[0].workload.pool, std::optional<std::string>("analytics-2"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerPreview)
#include "tst_planner_preview.moc"
