// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/plan_document.h"
#include "models/planner_model.h"
#include "tests/models/fleet_fixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace poolhouse;

namespace {

struct MemoryKeeper final : models::PlanKeeper {
    std::optional<std::string> document;
    QString refuses;
    QString keep(const std::string& text) override {
        if (refuses.isEmpty()) {
            document = text;
        }
        return refuses;
    }
    [[nodiscard]] std::optional<std::string> kept() const override { return document; }
};

struct PlannerScene {
    models::Store store;
    MemoryKeeper keeper;
    std::unique_ptr<models::PlannerModel> model;

    PlannerScene() {
        fixture::fillWithRectangular(store);
        renew();
        model->open(fixture::rectangular().id);
    }
    void renew() { model = std::make_unique<models::PlannerModel>(store, keeper); }
    [[nodiscard]] QString badge(const char* pool) const {
        for (const auto& row : model->view(0).rows) {
            if (row.shape.name == pool) {
                return row.badge;
            }
        }
        return QStringLiteral("no row");
    }
    [[nodiscard]] int count(const char* pool) const {
        for (const auto& shape : model->plan().clusters[0].wanted) {
            if (shape.name == pool) {
                return shape.count;
            }
        }
        return -1;
    }
    /// The plan in the picture.
    void shapePicture() {
        model->setLevel(0, "analytics", "8G-Performance");
        model->setCount(0, "web-reads", 5);
        const auto name = model->addPool(0);
        model->renamePool(0, name, "nightly-export");
        model->setLevel(0, "nightly-export", "4G-Performance");
    }
};

} // namespace

class TestPlannerModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensOnWhatThereIs() {
        PlannerScene scene;
        const auto view = scene.model->view(0);
        QCOMPARE(view.rows.size(), std::size_t(3));
        QCOMPARE(view.rows[0].shape.name, std::string("leader"));
        QCOMPARE(view.rows[2].connections, QStringLiteral("1,140"));
        QCOMPARE(view.rows[2].monthly, QStringLiteral("$450.00"));
        QCOMPARE(view.rows[2].most, 12);
        QVERIFY(view.steps.empty() && view.warnings.empty() && view.valid);
        QCOMPARE(view.total, QStringLiteral("$0.00/month"));
        QVERIFY(!scene.model->canUndo());
    }

    void thePictureOfThePlanner() {
        PlannerScene scene;
        scene.shapePicture();
        const auto view = scene.model->view(0);
        QCOMPARE(view.rows.size(), std::size_t(4));
        QCOMPARE(view.rows[1].badge, QStringLiteral("level changed"));
        QCOMPARE(view.rows[1].connections, QStringLiteral("1,600 → 800"));
        QCOMPARE(view.rows[1].monthly, QStringLiteral("$500.00 → $300.00"));
        QCOMPARE(view.rows[2].badge, QStringLiteral("+2 instances"));
        QCOMPARE(view.rows[2].connections, QStringLiteral("1,140 → 1,900"));
        QCOMPARE(view.rows[3].badge, QStringLiteral("new"));
        QCOMPARE(view.rows[3].connections, QStringLiteral("380"));
        QCOMPARE(view.room, QStringLiteral("7 of 13 follower instances, 3 of 5 pools"));
        QCOMPARE(view.steps.size(), std::size_t(3));
        QCOMPARE(view.steps[0].cost, QStringLiteral("+$300.00"));
        QVERIFY(!view.steps[0].lowersCapacity && view.steps[2].lowersCapacity);
        QCOMPARE(view.total, QStringLiteral("+$250.00/month"));
        QCOMPARE(view.figures[0].plan, QStringLiteral("$1,808.40/month"));
        QCOMPARE(view.figures[3].change, QStringLiteral("+340"));
        QCOMPARE(view.figures[4].change, QStringLiteral("+760"));
        QCOMPARE(view.figures[6].change, QStringLiteral("+4 GB"));
        QVERIFY(!view.warnings.empty());
    }

    void everyEditCanBeUndoneAndRedone() {
        PlannerScene scene;
        const auto before = scene.model->plan();
        scene.shapePicture();
        const auto after = scene.model->plan();
        int steps = 0;
        while (scene.model->canUndo()) {
            scene.model->undo();
            ++steps;
        }
        QCOMPARE(steps, 5);
        QVERIFY(scene.model->plan() == before);
        while (scene.model->canRedo()) {
            scene.model->redo();
        }
        QVERIFY(scene.model->plan() == after);
        scene.model->undo();
        scene.model->removePool(0, "web-reads");
        QVERIFY(!scene.model->canRedo());
        QCOMPARE(scene.badge("web-reads"), QStringLiteral("destroyed"));
        scene.model->bringBack(0, "web-reads");
        QCOMPARE(scene.count("web-reads"), 3);
    }

    void aValueBeingDraggedIsOneStep() {
        PlannerScene scene;
        for (int count = 4; count <= 9; ++count) {
            scene.model->setCount(0, "web-reads", count);
        }
        scene.model->undo();
        QCOMPARE(scene.count("web-reads"), 3);
        QVERIFY(!scene.model->canUndo());
        scene.model->redo();
        QCOMPARE(scene.count("web-reads"), 9);
        scene.model->setCount(0, "web-reads", 8); // after a redo a new step
        scene.model->endField();
        scene.model->setCount(0, "web-reads", 7);
        scene.model->undo();
        QCOMPARE(scene.count("web-reads"), 8);
        // there and back again is nothing to undo
        PlannerScene other;
        other.model->setCount(0, "web-reads", 4);
        other.model->setCount(0, "web-reads", 3);
        QVERIFY(!other.model->canUndo());
    }

    void nothingIsLostAtAKill() {
        PlannerScene scene;
        scene.shapePicture();
        const auto plan = scene.model->plan();
        scene.renew();
        QVERIFY(scene.model->plan() == plan);
        scene.model->undo(); // the history begins anew
        QVERIFY(scene.model->plan() == plan);
        scene.keeper.document = "{\"version\":1,"; // damaged: as if there were none
        scene.renew();
        QVERIFY(scene.model->plan().clusters.empty());
        QVERIFY(scene.model->view(0).rows.empty());
    }

    void keepsInAFile() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("a/b/plan.json"));
        models::FilePlanKeeper keeper(file);
        QVERIFY(!keeper.kept());
        QCOMPARE(keeper.keep("one"), QString());
        QCOMPARE(keeper.keep("two"), QString());
        QCOMPARE(keeper.kept(), std::optional<std::string>("two"));
        models::FilePlanKeeper nowhere(QStringLiteral("/dev/null/plan.json"));
        QVERIFY(nowhere.keep("one").contains(QStringLiteral("could not be kept")));
        PlannerScene scene;
        scene.keeper.refuses = QStringLiteral("The disk is full.");
        scene.model->setCount(0, "web-reads", 4);
        QCOMPARE(scene.model->keepProblem(), QStringLiteral("The disk is full."));
        QCOMPARE(scene.count("web-reads"), 4);
    }

    void aRuleThatIsBrokenIsSaidAtItsRow() {
        PlannerScene scene;
        scene.model->setCount(0, "web-reads", 13);
        const auto view = scene.model->view(0);
        QVERIFY(!view.valid && view.steps.empty());
        QCOMPARE(view.rows[0].problem, QString());
        QVERIFY(!view.rows[2].problem.isEmpty());
        QCOMPARE(view.rows[2].most, 12);
        scene.model->setCount(0, "web-reads", 12);
        QVERIFY(scene.model->view(0).valid);
        QVERIFY(!scene.model->view(0).whyNotAdd.isEmpty());
        QCOMPARE(scene.model->addPool(0), std::string());
    }

    void edgesOfEditing() {
        PlannerScene scene;
        QSignalSpy changed(scene.model.get(), &models::PlannerModel::changed);
        scene.model->removePool(0, "leader");
        scene.model->renamePool(0, "web-reads", "other-name");
        scene.model->setCount(0, "nobody", 3);
        scene.model->setCount(7, "web-reads", 3);
        scene.model->bringBack(0, "web-reads");
        scene.model->undo();
        scene.model->redo();
        scene.model->addCluster(fixture::rectangular().id); // it is in already
        scene.model->open({"no-such-id"});
        QCOMPARE(changed.size(), 0);
        QVERIFY(!scene.model->canUndo());
        const auto one = scene.model->addPool(0), two = scene.model->addPool(0);
        QVERIFY(one != two);
        scene.model->renamePool(0, two, one);
        QVERIFY(scene.count(two.c_str()) == 1);
        QCOMPARE(scene.badge(one.c_str()), QStringLiteral("new"));
        scene.model->resetToLive(0);
        QCOMPARE(scene.model->view(0).rows.size(), std::size_t(3));
    }

    void loadsARecommendationAndRebases() {
        PlannerScene scene;
        core::Needs needs;
        core::Workload web;
        web.name = "web";
        web.connections = 1300;
        web.pool = "web-reads";
        needs.workloads = {web};
        const auto found = core::recommend(needs, scene.store.catalog(), *scene.store.prices().find("advanced"));
        QVERIFY(found);
        scene.model->load(0, found.value());
        QCOMPARE(scene.badge("analytics"), QStringLiteral("destroyed"));
        auto now = scene.model->plan().clusters[0].live;
        now[0].level = "16G-Performance"; // the leader, somebody else's doing
        now.pop_back();
        scene.model->resetToLive(0);
        scene.model->setCount(0, "analytics", 2);
        scene.model->rebase(0, now);
        const auto& plan = scene.model->plan().clusters[0];
        QVERIFY(plan.live == now);
        QCOMPARE(plan.wanted.size(), now.size());
        QCOMPARE(plan.wanted[0].level, std::string("16G-Performance")); // theirs stays
        QCOMPARE(scene.count("analytics"), 2);                          // ours stays
        QVERIFY(scene.model->view(0).valid);
    }

    void oppositeLeadsBack() {
        PlannerScene scene;
        scene.shapePicture();
        const auto back = core::opposite(scene.model->plan());
        QVERIFY(back.clusters[0].live == scene.model->plan().clusters[0].wanted);
        QVERIFY(back.clusters[0].wanted == scene.model->plan().clusters[0].live);
        QVERIFY(documents::readPlan(documents::writePlan(back)));
    }
};

QTEST_GUILESS_MAIN(TestPlannerModel)
#include "tst_planner_model.moc"
