// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/plans_controller.h"

#include "models/plans/conversion.h"
#include "models/views/plan_run_view.h"
#include "models/views/planner_model.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "ui/window/drawing_controller.h"
#include "ui/window/navigation.h"
#include "ui/window/plan_file_controller.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <optional>

using namespace poolhouse;
using test::s;
using test::sample::horizontal;
using test::sample::rectangular;

namespace {

struct PlannerViewSpy final : ui::PlannerView {
    void create(views::PlannerModel& made) override {
        model = &made;
        ++created;
    }
    void remove() override {
        model = nullptr;
        if (removed) {
            removed();
        }
    }
    void open(const core::ClusterId& cluster) override { model->open(cluster); }
    void setLocked(const std::optional<QString>& why) override {
        locked = why;
        ++lockedCalls;
    }
    void refuse(const QString& why) override { refused = why; }
    void setRun(const views::PlanRunView& shown) override { run = shown; }
    [[nodiscard]] bool isVisible() const override { return visible; }
    void focusShape() override { ++focused; }
    void showTab() override { tab = true; }
    void showOverview() override { tab = false; }

    views::PlannerModel* model = nullptr;
    int created = 0;
    int focused = 0;
    int lockedCalls = 0;
    bool visible = false;
    bool tab = false;
    std::optional<QString> locked;
    QString refused;
    views::PlanRunView run;
    std::function<void()> removed; ///< while the page is deleted
};

/// Every file holds `plan`, or is refused with `error`.
struct OnePlanFile final : plans::PlanFiles {
    [[nodiscard]] QByteArray written(const core::Plan&) const override { return "a plan"; }
    [[nodiscard]] core::Result<core::Plan, plans::PlanFileError> read(const QByteArray&) const override {
        if (error) {
            return *error;
        }
        return plan;
    }
    [[nodiscard]] core::Result<core::Needs, plans::PlanFileError> readNeeds(const QByteArray&) const override {
        if (error) {
            return *error;
        }
        return needs;
    }

    core::Plan plan;
    core::Needs needs;
    std::optional<plans::PlanFileError> error;
};

struct PlansControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    PlannerViewSpy view;
    test::MessageLog messages;
    OnePlanFile file;
    bool known = true; ///< the fleet
    ui::PlansController controller{{store, poller, operations, locks, clock, applying, plans, navigation, view,
                                    messages, [](const std::optional<QString>& lock) { return lock; }}};
    ui::PlanFileController planFiles{
        {store, session, file, files, desktop, messages, [this] { return controller.model(); }, [] { return nullptr; },
         [this] { return known; }, [this](const core::ClusterId& cluster) { controller.open(cluster); }}};

    ui::DrawingController drawing{
        {store, clock, files, messages, [this] { return controller.model(); }, [] { return nullptr; }}};

    PlansControllerScene() { load(); }
    /// web-reads of the cluster to `count`.
    [[nodiscard]] core::Plan planFor(const char* name, int count = 5) const {
        plans::PlanDraft draft;
        draft.clusters.push_back(plans::plannedAsLive(test::sampleInfo(name)));
        for (auto& pool : draft.clusters.front().pools) {
            if (pool.wanted->name == "web-reads") {
                pool.wanted->count = count;
            }
        }
        return plans::planOf(draft, store, clock.now());
    }
};

} // namespace

class TestPlansController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePlannerIsMadeWhenItIsFirstWanted() {
        PlansControllerScene w;
        w.controller.openInTab();
        QCOMPARE(w.view.created, 0); // no cluster is open
        w.controller.open(rectangular);
        QVERIFY(w.view.tab);
        QCOMPARE(w.view.focused, 1);
        QCOMPARE(w.view.model->home(), rectangular);
        w.controller.open(horizontal);
        QCOMPARE(w.view.created, 1);
        QCOMPARE(w.view.model->home(), horizontal);
        w.controller.open({"gone"});
        QCOMPARE(w.navigation.cluster(), std::optional(horizontal));
    }

    void severalClustersArePlannedTogether() {
        PlansControllerScene w;
        auto summaries = test::sampleSummaries();
        summaries.push_back({{"fresh"}, "postgresql-fresh-00001", summaries.front().app, "advanced", {}, {}});
        w.store.applyFleet(test::sampleApps(), summaries, w.clock.now());
        w.controller.openTogether({{"fresh"}});
        QCOMPARE(w.view.created, 0);
        QCOMPARE(w.messages.find(s("planTogether"))->text, s("1 cluster is not loaded yet and not part of the plan."));
        w.controller.openTogether({rectangular, {"fresh"}, horizontal});
        QCOMPARE(w.view.model->home(), rectangular);
        QCOMPARE(w.view.model->current(), rectangular);
        QCOMPARE(w.view.model->draft().clusters.size(), std::size_t{2});
        QCOMPARE(w.view.model->draft().clusters.back().id, horizontal);
        w.controller.openTogether({rectangular, horizontal}); // again: nothing twice
        QCOMPARE(w.view.model->draft().clusters.size(), std::size_t{2});
    }

    void plansBelongToTheAccount() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.operations.open(s("another"));
        QVERIFY(!w.view.model && !w.controller.model());
        QVERIFY(!w.view.tab);
        w.controller.open(rectangular);
        QCOMPARE(w.view.created, 2);
    }

    void noSlotFindsAPlannerThatIsBeingRemoved() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        const int before = w.view.lockedCalls;
        int calls = 0;
        w.view.removed = [&] {
            ++calls;
            QVERIFY(!w.controller.model());
            w.controller.refresh();
        };
        w.controller.close();
        QCOMPARE(calls, 1);
        QCOMPARE(w.view.lockedCalls, before);
    }

    void aLockOnAnyClusterOfThePlanHoldsItBack() {
        PlansControllerScene w;
        w.locks.set({{operations::ReadOnlyLock::Scope::Cluster, s("*horizontal*"), {}}});
        w.controller.open(rectangular);
        QVERIFY(!w.view.locked);
        w.view.model->addCluster(horizontal);
        QVERIFY(w.view.locked && w.view.locked->contains(s("*horizontal*")));
        w.view.model->dropCluster(horizontal);
        QVERIFY(!w.view.locked);
    }

    void aLockOnAnAppThatMovesHoldsItBack() {
        PlansControllerScene w;
        w.locks.set({{operations::ReadOnlyLock::Scope::App, s("catalog-*"), {}}});
        w.controller.open(rectangular);
        QVERIFY(!w.view.locked);
        views::LaneEdit edit;
        edit.kind = views::LaneEdit::Kind::AttachApp;
        edit.row = 1;
        edit.app = "catalog-api";
        QVERIFY(w.view.model->make(edit));
        QVERIFY(w.view.locked && w.view.locked->contains(s("catalog-*")));
        w.view.model->undo();
        QVERIFY(!w.view.locked);
    }

    void aRefusalIsShownInTheReview() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.controller.apply(w.planFor("postgresql-rectangular-12345", 3), {});
        QVERIFY2(!w.view.refused.isEmpty(), "the plan changes nothing");
        w.view.refused.clear();
        w.controller.apply(w.planFor("postgresql-rectangular-12345"), {});
        QCOMPARE(w.view.refused, QString());
        QVERIFY(w.applying.busy());
        QVERIFY(!w.view.run.title.isEmpty());
    }

    void theReviewReadsEveryClusterOfThePlan() {
        PlansControllerScene w;
        w.store.clear(); // the poller has to find the clusters itself
        w.answerAll();
        w.controller.open(rectangular);
        w.view.model->addCluster(horizontal);
        w.poller.setOnScreen({rectangular, horizontal}); // else they wait for their turn
        QTRY_VERIFY(!w.answerOnce() && !w.poller.busy());
        w.services.log.clear();
        w.controller.refreshClusters();
        for (int second = 0; second < 3; ++second) { // long before they would be due by themselves
            w.clock.advance(std::chrono::seconds(1));
            w.poller.tick();
            w.answerOnce();
        }
        for (const auto& cluster : {rectangular, horizontal}) {
            QVERIFY2(std::count(w.services.log.begin(), w.services.log.end(), "info " + cluster.value) > 0,
                     cluster.value.c_str());
        }
    }

    void anUnfinishedPlanIsAnnouncedAndOneClickAway() {
        PlansControllerScene w;
        w.plans.running = w.planFor("postgresql-rectangular-12345");
        w.operations.open(s("sandbox"));
        QVERIFY(w.messages.find(s("plan"))->text.contains(s("postgresql-rectangular-12345 was unfinished")));
        w.messages.press(s("plan"));
        QCOMPARE(w.view.model->home(), rectangular);
        QVERIFY(w.view.tab && !w.view.run.title.isEmpty());
    }

    void theEndIsAnnouncedUnlessItIsOnTheScreen_data() {
        QTest::addColumn<bool>("visible");
        QTest::newRow("another page is in front") << false;
        QTest::newRow("the plan is on the screen") << true;
    }
    void theEndIsAnnouncedUnlessItIsOnTheScreen() {
        QFETCH(const bool, visible);
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.controller.apply(w.planFor("postgresql-rectangular-12345"), {});
        w.view.visible = visible;
        w.applying.stop();
        Q_EMIT w.applying.ended();
        QCOMPARE(w.messages.keys().contains(s("plan")), !visible);
    }

    void thereIsNoWayBackFromNothing() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        const auto before = w.view.model->draft();
        w.controller.openInverse();
        QCOMPARE(w.view.model->draft(), before);
    }

    void anInverseThatDoesNotFitTheAccountIsSaid() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.controller.apply(w.planFor("postgresql-rectangular-12345"), {});
        auto reached = test::sampleInfo("postgresql-rectangular-12345");
        for (auto& pool : reached.pools) {
            if (pool.name == "web-reads") {
                pool.expectedCount = 5; // another run of the program has done the step
            }
        }
        QVERIFY(w.services.infos.answer(reached));
        QVERIFY(!w.applying.inversePlan().clusters.empty());
        const auto before = w.view.model->draft();
        w.store.clear(); // the cluster is gone
        w.controller.openInverse();
        const auto* message = w.messages.find(s("plan"));
        QVERIFY(message != nullptr);
        QCOMPARE(message->text,
                 s("The plan is for postgresql-rectangular-12345, which doesn't exist in this account."));
        QCOMPARE(w.view.model->draft(), before);
        QVERIFY(!w.applying.plan().clusters.empty()); // its progress stays
    }

    void aFileForThisClusterIsLoaded() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.file.plan = w.planFor("postgresql-rectangular-12345");
        w.planFiles.open();
        QVERIFY(w.view.model->draft().changed());
        QCOMPARE(w.view.model->undoLabel(), s("Open plan.json"));
        QVERIFY(w.messages.keys().isEmpty());
    }

    void whyAFileIsNotLoaded() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.file.error = plans::PlanFileError{"clusters", "must be a list"};
        w.planFiles.open();
        QCOMPARE(w.messages.find(s("planFile"))->text, s("plan.json can't be opened: clusters: must be a list"));
        w.file.error.reset();
        w.file.plan = w.planFor("postgresql-horizontal-12345");
        w.planFiles.open();
        QVERIFY(w.messages.find(s("planFile"))->text.contains(s("for another cluster, postgresql-horizontal-12345")));
        QVERIFY(!w.view.model->draft().changed());
        w.controller.close(); // another account while the file was being chosen
        w.planFiles.open();
    }

    void drawingsAreSavedBySuffix_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("message");
        QTest::newRow("SVG") << s("/x/plan.svg") << QByteArray("<?xml") << s("Drawing saved as plan.svg.");
        QTest::newRow("PNG") << s("/x/plan.PNG") << QByteArray("\x89PNG") << s("Drawing saved as plan.PNG.");
        QTest::newRow("PDF") << s("/x/plan.pdf") << QByteArray("%PDF") << s("Drawing saved as plan.pdf.");
        QTest::newRow("no suffix") << s("/x/plan") << QByteArray("<?xml") << s("Drawing saved as plan.");
        QTest::newRow("another") << s("/x/plan.jpg") << QByteArray()
                                 << s("plan.jpg wasn't written: the name of a drawing ends in .svg, .png or .pdf.");
    }
    void drawingsAreSavedBySuffix() {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, start);
        QFETCH(const QString, message);
        PlansControllerScene w;
        w.drawing.save(); // no planner yet
        QVERIFY(w.messages.keys().isEmpty());
        w.controller.open(rectangular);
        w.files.path = file;
        w.drawing.save();
        QCOMPARE(w.messages.find(s("planDrawing"))->text, message);
        QCOMPARE(w.files.written.size(), start.isEmpty() ? 0 : 1);
        QVERIFY(start.isEmpty() || w.files.written.constLast().startsWith(start));
    }

    void aPlanThatCannotBeKeptIsSaid() {
        PlansControllerScene w;
        Q_EMIT w.plans.failed({plans::PlanStorageError::Code::NotWritable, "/plans/edited.json", "disk full"});
        QVERIFY(w.messages.find(s("plans"))->text.contains(s("/plans/edited.json couldn't be written (disk full)")));
        w.messages.clear();
        Q_EMIT w.applying.storageFailed(
            {plans::PlanStorageError::Code::NotWritable, "/plans/applied.json", "disk full"});
        QVERIFY(w.messages.find(s("plans"))->text.contains(s("/plans/applied.json couldn't be written")));
        w.messages.clear();
        Q_EMIT w.applying.storageFailed({plans::PlanStorageError::Code::NotRemovable, "/plans/applied.json", "denied"});
        QVERIFY(w.messages.find(s("plans"))->text.contains(s("couldn't be removed: /plans/applied.json (denied)")));
    }

    /// Of the command line: it waits for the account, opens the planner of its cluster and takes the plan.
    void aFileIsOpenedOnceTheFleetIsKnown() {
        PlansControllerScene w;
        w.file.plan = w.planFor("postgresql-rectangular-12345");
        w.files.toRead = "a plan";
        w.known = false;
        w.planFiles.openFile(s("/plans/web.json"));
        w.planFiles.openWaiting();
        QCOMPARE(w.view.created, 0);
        w.known = true;
        w.planFiles.openWaiting();
        QCOMPARE(w.view.created, 1);
        QCOMPARE(w.view.model->home(), rectangular);
        QCOMPARE(w.view.model->draft().clusters.front().wanted().back().count, 5);
        w.view.model->undo();
        w.planFiles.openWaiting(); // once
        QCOMPARE(w.view.model->draft().clusters.front().wanted().back().count, 3);
    }

    void aFileThatIsNoPlanOpensNothing() {
        PlansControllerScene w;
        w.file.error = plans::PlanFileError{"clusters", "must be a list"};
        w.files.toRead = "no plan";
        w.planFiles.openFile(s("/plans/web.json"));
        QCOMPARE(w.view.created, 0);
        QVERIFY(w.messages.find(s("planFile"))->text.contains(s("web.json can't be opened")));
    }

    void savingSaysWhatBecameOfIt() {
        PlansControllerScene w;
        w.controller.open(rectangular);
        w.planFiles.save(w.planFor("postgresql-rectangular-12345"));
        QCOMPARE(w.files.suggested, QStringList{s("postgresql-rectangular-12345-plan.json")});
        QCOMPARE(w.files.written, QList<QByteArray>{"a plan"});
        QCOMPARE(w.messages.find(s("planFile"))->tone, text::Tone::Good);
        w.files.problem = s("the disk is full.");
        w.planFiles.save(w.planFor("postgresql-rectangular-12345"));
        QCOMPARE(w.messages.find(s("planFile"))->tone, text::Tone::Bad);
        QVERIFY(w.messages.find(s("planFile"))->text.contains(s("the disk is full.")));
        w.planFiles.copy(w.planFor("postgresql-rectangular-12345"));
        QVERIFY(w.desktop.copied.last().contains(s("curl")));
    }
};

POOLHOUSE_WIDGET_TEST(TestPlansController)
#include "tst_plans_controller.moc"
