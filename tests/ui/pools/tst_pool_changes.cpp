// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/poller.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/pool_changes.h"
#include "ui/pools/scale_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace poolhouse;
using namespace poolhouse::test;
using State = operations::Operation::State;
using ErrorKind = api::ApiError::Kind;

namespace {

/// The dialogs on the real engine and a scripted server.
struct PoolChangesScene : ChangeScene {
    test::Services services;
    test::FakeCluster& server = services.serve(clock, info(), sampleCatalog());
    api::SessionMonitor monitor;
    fleet::Poller poller{{services, services, services, services, monitor}, store, clock, nullptr, [] { return 0.5; }};
    operations::ReadOnlyLocks locks;
    std::unique_ptr<operations::Journal> journal = operations::Journal::open({}).value();
    operations::Engine operations{
        {services, services, services, services, services, services, services, services, services},
        store,
        *journal,
        locks,
        clock,
        nullptr,
        [] { return 0.0; }};
    test::ScriptedSession session;
    QWidget window;
    ui::OpenDialogs& dialogs =
        *new ui::OpenDialogs({store, operations, poller, locks, clock, preferences, session, credentials},
                             window); // owned by the window
    ui::PoolChanges& changes = *new ui::PoolChanges(dialogs);
    QSignalSpy ended{&dialogs, &ui::OpenDialogs::ended};
    QSignalSpy codeWanted{&dialogs, &ui::OpenDialogs::codeWanted};
    QSignalSpy impossible{&dialogs, &ui::OpenDialogs::impossible};

    PoolChangesScene() {
        operations.open(utf8("account"));
        window.show();
    }

    template <class Dialog> [[nodiscard]] QList<Dialog*> shown() const {
        QList<Dialog*> found;
        for (auto* each : window.findChildren<Dialog*>()) {
            if (each->isVisible()) {
                found << each;
            }
        }
        return found;
    }
    template <class Dialog> [[nodiscard]] Dialog& one() const {
        const auto found = shown<Dialog>();
        if (found.size() != 1) {
            qFatal("%d dialogs are shown, not one", static_cast<int>(found.size()));
        }
        return *found.front();
    }
    /// Submits web-reads from 3 to `count`.
    void ask(int count) {
        changes.scale(cluster, "web-reads");
        one<ui::ScaleDialog>().setCount(count);
        press(one<ui::ScaleDialog>(), "askButton");
    }
    [[nodiscard]] QString told() const { return part<QLabel>(one<ui::ScaleDialog>(), "operationText")->text(); }
    [[nodiscard]] State state(std::size_t at = 0) const { return operations.all().at(at).state; }
    void breathe() {
        if (!services.answerAll()) {
            clock.advance(std::chrono::seconds(1));
            operations.tick();
        }
    }
    /// The wizard at its review, with a pool called "batch" for catalog-api and example-app.
    [[nodiscard]] ui::AddPoolWizard& addWithTwoApps() {
        changes.addPool(cluster);
        auto& wizard = one<ui::AddPoolWizard>();
        wizard.setDraft({"batch", {}, 1});
        wizard.setApps({{"catalog-api", {}, {}, {}}, {"example-app", {}, {}, {}}});
        return wizard;
    }
    [[nodiscard]] bool reach(State wanted, std::size_t at = 0) {
        for (int step = 0; step < 5000 && state(at) != wanted; ++step) {
            breathe();
        }
        return state(at) == wanted;
    }
};

} // namespace

class TestPoolChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDecidedIsDone() {
        PoolChangesScene scene;
        scene.ask(5);
        QVERIFY(!part<QPushButton>(scene.one<ui::ScaleDialog>(), "askButton")->isEnabled());
        QVERIFY(scene.reach(State::Watching));
        QTRY_COMPARE(scene.shown<ui::ScaleDialog>().size(), 0); // accepted: the dialog closes
        QVERIFY(scene.ended.isEmpty());
        QVERIFY(scene.reach(State::Done));
        QCOMPARE(scene.ended.size(), 1);
        QCOMPARE(scene.server.cluster().findPool("web-reads")->expectedCount, 5);
    }

    void levelAndCountAreTwoChangesInOrder() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        auto& dialog = scene.one<ui::ScaleDialog>();
        dialog.setCount(5);
        dialog.setLevel("8G-Performance");
        press(dialog, "askButton");
        QCOMPARE(scene.operations.all().size(), std::size_t{2});
        QVERIFY(scene.reach(State::Done, 1));
        QCOMPARE(scene.ended.size(), 2);
        QCOMPARE(scene.server.cluster().findPool("web-reads")->expectedLevel, std::string("8G-Performance"));
        QCOMPARE(scene.server.cluster().findPool("web-reads")->expectedCount, 5);
    }

    void aRefusalLeavesEverythingAsTyped() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        auto& dialog = scene.one<ui::ScaleDialog>();
        dialog.setCount(5);
        // a concurrent change of the pool, as from a second window
        QVERIFY(
            scene.operations
                .ask({scene.cluster, {core::ChangeKind::SetCount, "web-reads", {}, 4}, core::shapesOf(scene.info())})
                .ok());
        press(dialog, "askButton");
        QCOMPARE(scene.operations.all().size(), std::size_t{1});
        QVERIFY2(scene.told().contains(utf8("in progress")), qPrintable(scene.told()));
        QVERIFY(part<QPushButton>(dialog, "askButton")->isEnabled());
    }

    void theSecondOfTwoIsRefusedAndNothingIsSent() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        auto& dialog = scene.one<ui::ScaleDialog>();
        // the count is being changed elsewhere; the level could change, but both must be submitted together
        QVERIFY(
            scene.operations
                .ask({scene.cluster, {core::ChangeKind::SetCount, "web-reads", {}, 4}, core::shapesOf(scene.info())})
                .ok());
        dialog.setLevel("8G-Performance");
        dialog.setCount(2);
        for (auto* box : dialog.findChildren<QCheckBox*>(utf8("acceptWarnings"))) {
            box->setChecked(true);
        }
        press(dialog, "askButton");
        QCOMPARE(scene.operations.all().size(), std::size_t{2});
        for (std::size_t at = 1; at < scene.operations.all().size(); ++at) {
            QCOMPARE(scene.state(at), State::Cancelled);
        }
        QVERIFY2(scene.told().contains(utf8("in progress")), qPrintable(scene.told()));
    }

    void aChangedClusterIsShownAndNothingIsSent() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        scene.one<ui::ScaleDialog>().setCount(5);
        scene.server.somebodyElse({core::ChangeKind::SetCount, "analytics", {}, 2});
        press(scene.one<ui::ScaleDialog>(), "askButton");
        QVERIFY(scene.reach(State::Drifted));
        QCOMPARE(scene.server.writes, 0);
        auto& dialog = scene.one<ui::ScaleDialog>(); // still open, input preserved
        QVERIFY(part<QPushButton>(dialog, "useNewFigures")->isVisible());
        QVERIFY2(scene.told().contains(utf8("analytics changed from 1 to 2 instances")), qPrintable(scene.told()));
        QVERIFY(scene.ended.isEmpty()); // the dialog has shown it
        press(dialog, "useNewFigures");
        press(dialog, "askButton");
        QVERIFY(scene.reach(State::Done, 1));
        QCOMPARE(scene.server.cluster().findPool("web-reads")->expectedCount, 5);
    }

    void theCodeOfASecondFactorIsPassedOn() {
        PoolChangesScene scene;
        scene.server.writeFaults.push_back(
            {test::FakeCluster::errorOf(ErrorKind::TwoFactor, 403), test::Fault::Acts::Never, 0});
        scene.ask(5);
        QVERIFY(scene.reach(State::NeedsTwoFactor));
        part<QLineEdit>(scene.one<ui::ScaleDialog>(), "twoFactorCode")->setText(utf8("123456"));
        press(scene.one<ui::ScaleDialog>(), "sendTwoFactorCode");
        QVERIFY(scene.reach(State::Done));
        QCOMPARE(scene.services.codesEntered, std::vector<std::string>{"example-app 123456"});
        QVERIFY(scene.codeWanted.isEmpty());
    }

    void aCodeThatNoDialogAsksForIsWantedFromTheWindow() {
        PoolChangesScene scene;
        const test::Fault needed{test::FakeCluster::errorOf(ErrorKind::TwoFactor, 403), test::Fault::Acts::Never, 0};
        scene.server.writeFaults = {needed};
        scene.ask(5);
        QVERIFY(scene.reach(State::NeedsTwoFactor));
        const auto id = QString::fromStdString(scene.operations.all().front().id);
        scene.one<ui::ScaleDialog>().close();
        QCOMPARE(scene.codeWanted.size(), 1);
        QCOMPARE(scene.codeWanted[0][0].toString(), id);
        scene.server.writeFaults = {needed}; // of another app, after the first code
        scene.operations.provideTwoFactor(id.toStdString(), utf8("123456"));
        QVERIFY(scene.reach(State::Checking));
        QVERIFY(scene.reach(State::NeedsTwoFactor));
        QCOMPARE(scene.codeWanted.size(), 2);
        scene.operations.provideTwoFactor(id.toStdString(), utf8("123456"));
        QVERIFY(scene.reach(State::Done));
        QCOMPARE(scene.codeWanted.size(), 2);
    }

    /// Its dialog is closed before the answer is there: a second confirmation would add a second one.
    void aPoolOnItsWayIsNotOfferedAgain() {
        PoolChangesScene scene;
        scene.server.writeFaults = {
            test::Fault{test::FakeCluster::errorOf(ErrorKind::Invalid, 422, "No."), test::Fault::Acts::Never, 0}};
        const auto entered = [&scene] { return part<QLineEdit>(scene.one<ui::AddPoolWizard>(), "poolName")->text(); };
        press(scene.addWithTwoApps(), "askButton");
        scene.one<ui::AddPoolWizard>().close();
        scene.changes.addPool(scene.cluster);
        QCOMPARE(entered(), QString());
        QCOMPARE(scene.one<ui::AddPoolWizard>().step(), 0);
        scene.one<ui::AddPoolWizard>().close();
        QVERIFY(scene.reach(State::Failed)); // nothing came of it
        scene.changes.addPool(scene.cluster);
        QCOMPARE(entered(), utf8("batch"));
        QCOMPARE(scene.one<ui::AddPoolWizard>().step(), 2);
    }

    void whatWasNotSentCanBeTakenBack() {
        PoolChangesScene scene;
        scene.ask(5);
        QCOMPARE(scene.state(), State::Checking);
        press(scene.one<ui::ScaleDialog>(), "cancelButton");
        QCOMPARE(scene.state(), State::Cancelled);
        QVERIFY(part<QPushButton>(scene.one<ui::ScaleDialog>(), "askButton")->isEnabled());
        scene.services.answerAll();
        QCOMPARE(scene.server.writes, 0);
    }

    void aClosedDialogLeavesTheNewsToTheWindow() {
        PoolChangesScene scene;
        scene.server.always =
            test::Fault{test::FakeCluster::errorOf(ErrorKind::Invalid, 422, "No."), test::Fault::Acts::Never, 0};
        scene.ask(5);
        scene.one<ui::ScaleDialog>().close();
        QVERIFY(scene.reach(State::Failed));
        QCOMPARE(scene.ended.size(), 1);
    }

    void theMilderWayOpensAtZero() {
        PoolChangesScene scene;
        scene.changes.destroy(scene.cluster, "web-reads");
        auto& dialog = scene.one<ui::DestroyPoolDialog>();
        Q_EMIT part<QLabel>(dialog, "scaleToZero")->linkActivated(utf8("scale"));
        QCOMPARE(scene.shown<ui::DestroyPoolDialog>().size(), 0);
        QCOMPARE(part<QSpinBox>(scene.one<ui::ScaleDialog>(), "countField")->value(), 0);
    }

    void undoingOpensWhatTakesItBack() {
        PoolChangesScene scene;
        scene.ask(5);
        QVERIFY(scene.reach(State::Done));
        scene.store.applyInfo(scene.server.cluster(), scene.clock.now());
        scene.changes.undo(QString::fromStdString(scene.operations.all().front().id));
        QCOMPARE(part<QSpinBox>(scene.one<ui::ScaleDialog>(), "countField")->value(), 3);
        QCOMPARE(scene.operations.all().size(), std::size_t{1}); // nothing submitted before confirmation
    }

    /// `attachmentsGo`: with the pool; else they stay, as the API may have it.
    void aDestroyedPoolIsMadeAgain_data() {
        QTest::addColumn<bool>("attachmentsGo");
        QTest::newRow("its attachments went") << true;
        QTest::newRow("its attachments stay") << false;
    }

    void aDestroyedPoolIsMadeAgain() {
        QFETCH(bool, attachmentsGo);
        PoolChangesScene scene;
        QVERIFY(
            scene.operations
                .ask({scene.cluster, {core::ChangeKind::DestroyPool, "web-reads", {}, 0}, core::shapesOf(scene.info())})
                .ok());
        QVERIFY(scene.reach(State::Done));
        scene.store.applyInfo(scene.server.cluster(), scene.clock.now());
        if (attachmentsGo) {
            scene.store.applyAttachments({}, scene.clock.now());
        }
        scene.changes.makeAgain(QString::fromStdString(scene.operations.all().front().id));
        auto& wizard = scene.one<ui::AddPoolWizard>();
        QCOMPARE(wizard.step(), 2);
        const auto notes = part<QLabel>(wizard, "reviewNotes")->text();
        QCOMPARE(notes.contains(utf8("READS_URL in catalog-api, READS_URL in example-app")), !attachmentsGo);
        press(wizard, "askButton");
        const int changes = attachmentsGo ? 4 : 2;
        for (int at = 1; at < changes; ++at) {
            QVERIFY(scene.reach(State::Done, at));
        }
        QCOMPARE(scene.operations.all().size(), std::size_t(changes));
        const auto* pool = scene.server.cluster().findPool("web-reads");
        QVERIFY(pool != nullptr && pool->expectedCount == 3 && pool->expectedLevel == "4G-Performance");
        for (int at = 2; at < changes; ++at) {
            const auto& change = scene.operations.all()[static_cast<std::size_t>(at)].change;
            QCOMPARE(change.pool, std::string("web-reads"));
            QCOMPARE(change.attachment->name, std::string("READS"));
        }
    }

    /// Apps of a new pool wait for the pool, not for each other.
    void anAppThatCannotBeAttachedStopsNoOther() {
        PoolChangesScene scene;
        auto& wizard = scene.addWithTwoApps();
        scene.server.writeFaults = {
            test::Fault{},
            test::Fault{test::FakeCluster::errorOf(ErrorKind::Invalid, 422, "No."), test::Fault::Acts::Never, 0}};
        press(wizard, "askButton");
        QVERIFY(scene.reach(State::Done, 0));
        QVERIFY(scene.reach(State::Failed, 1));
        QVERIFY(scene.reach(State::Done, 2));
    }

    void withoutThePoolNoAppIsAttached() {
        PoolChangesScene scene;
        auto& wizard = scene.addWithTwoApps();
        scene.server.writeFaults = {
            test::Fault{test::FakeCluster::errorOf(ErrorKind::Invalid, 422, "No."), test::Fault::Acts::Never, 0}};
        press(wizard, "askButton");
        QVERIFY(scene.reach(State::Failed, 0));
        QVERIFY(scene.reach(State::Cancelled, 1));
        QVERIFY(scene.reach(State::Cancelled, 2));
        QCOMPARE(scene.server.writes, 1);
    }

    void theSameDialogIsNotOpenedTwice() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        scene.one<ui::ScaleDialog>().setCount(7);
        scene.changes.scale(scene.cluster, "web-reads");
        QCOMPARE(part<QSpinBox>(scene.one<ui::ScaleDialog>(), "countField")->value(), 7);
        scene.changes.scale(scene.cluster, "analytics");
        QCOMPARE(scene.shown<ui::ScaleDialog>().size(), 2);
    }

    void twoDialogsOnOneClusterSeeEachOther() {
        PoolChangesScene scene;
        scene.changes.changeLeader(scene.cluster, ui::LeaderDialog::Begin::HighAvailability);
        scene.ask(5);
        QVERIFY(scene.reach(State::Done));
        auto& leader = scene.one<ui::LeaderDialog>();
        QVERIFY(part<QPushButton>(leader, "useNewFigures")->isVisible());
    }

    void anotherAccountClosesThem() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        scene.changes.addPool(scene.cluster);
        scene.operations.close();
        QCOMPARE(scene.shown<ui::ChangeDialog>().size(), 0);
    }

    void theClusterGoesWhileItIsUnderWay() {
        PoolChangesScene scene;
        scene.ask(5);
        scene.server.gone = true;
        scene.store.applyFleet(sampleApps(), {}, scene.clock.now());
        for (int step = 0; step < 2000 && !scene.operations.all().front().finished(); ++step) {
            scene.breathe();
        }
        QVERIFY(scene.operations.all().front().finished());
        QVERIFY(scene.state() != State::Done);
        scene.changes.scale(scene.cluster, "web-reads");
        QCOMPARE(scene.impossible.size(), 1);
    }

    void aLockReachesAnOpenDialog() {
        PoolChangesScene scene;
        scene.changes.scale(scene.cluster, "web-reads");
        scene.one<ui::ScaleDialog>().setCount(5);
        auto* button = part<QPushButton>(scene.one<ui::ScaleDialog>(), "askButton");
        QVERIFY(button->isEnabled());
        scene.locks.set({{operations::ReadOnlyLock::Scope::Account, {}, {}}});
        scene.dialogs.updateLocks();
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), utf8("This account is read-only."));
    }
};

POOLHOUSE_WIDGET_TEST(TestPoolChanges)
#include "tst_pool_changes.moc"
