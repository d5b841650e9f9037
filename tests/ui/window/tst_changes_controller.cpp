// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/changes_controller.h"

#include "models/core/limits.h"
#include "models/text/journal_text.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "ui/window/cluster_actions.h"
#include "ui/window/journal_controller.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace poolhouse;
using OperationState = operations::Operation::State;
using operations::JournalError;
using test::s;
using test::sample::horizontal;
using test::sample::rectangular;
using ui::ActionId;

namespace {

/// web-reads from 3 to 5, in this state.
operations::Operation scaled(OperationState state) {
    operations::Operation operation;
    operation.id = "one";
    operation.cluster = rectangular;
    operation.clusterName = "postgresql-rectangular-12345";
    operation.change = {core::ChangeKind::SetCount, "web-reads", {}, 5};
    operation.basis = core::shapesOf(test::sampleInfo("postgresql-rectangular-12345"));
    operation.state = state;
    return operation;
}

struct DialogsSpy final : ui::ChangeDialogs {
    void open(ActionId action, const core::ClusterId& cluster, const std::string& pool) override {
        opened.emplace_back(action, cluster.value + "/" + pool);
    }
    void openScale(const core::ClusterId& cluster, const std::string& pool, int count) override {
        scaled.emplace_back(cluster.value + "/" + pool, count);
    }
    void undo(const QString& operation) override { undone << operation; }
    void showNextSteps(const QString& operation) override { next << operation; }
    void switchOver(const QString& operation) override { switched << operation; }

    std::vector<std::pair<ActionId, std::string>> opened;
    std::vector<std::pair<std::string, int>> scaled;
    QStringList undone;
    QStringList next;
    QStringList switched;
};

struct ChangesControllerScene : test::ModelScene {
    test::FixedSelection selection;
    DialogsSpy dialogs;
    test::MessageLog messages;
    bool planStep = false;
    ui::ChangesController controller{
        {store, operations, [this](const std::string&) { return planStep; }, selection, dialogs, messages}};

    ChangesControllerScene() {
        load();
        selection.chosen = {rectangular};
    }
    [[nodiscard]] core::PoolId webReads() const { return store.cluster(rectangular)->info->findPool("web-reads")->id; }
    /// An operation that the API refused.
    QString fail() {
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        (void)operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)});
        services.infos.answer(info);
        api::ApiError error;
        error.kind = api::ApiError::Kind::Invalid;
        error.status = 422;
        error.message = "This pool is being looked after.";
        services.changes.answer(error);
        return QString::fromStdString(operations.all().back().id);
    }
};

} // namespace

class TestChangesController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whichEndsAreAnnounced() {
        using Offer = ui::EndAnnouncement::Offer;
        const auto done = ui::endAnnouncement(scaled(OperationState::Done), false);
        QCOMPARE(done->offer, Offer::Undo);
        QCOMPARE(done->message.buttonText, s("Scale back to 3"));
        QCOMPARE(done->message.tone, text::Tone::Good);
        for (const auto state : {OperationState::Failed, OperationState::Drifted, OperationState::OutcomeUnknown}) {
            const auto end = ui::endAnnouncement(scaled(state), false);
            QCOMPARE(end->offer, Offer::Activity);
            QCOMPARE(end->message.buttonText, s("&Show in Activity"));
            QVERIFY(end->message.tone != text::Tone::Good);
        }
        QVERIFY2(!ui::endAnnouncement(scaled(OperationState::Cancelled), false), "the user took it back");
        QVERIFY2(!ui::endAnnouncement(scaled(OperationState::Done), true), "the plan announces its own end");
        auto step = scaled(OperationState::Done);
        step.plan = "of a plan that was discarded";
        QCOMPARE(ui::endAnnouncement(step, false)->offer, Offer::Activity); // no button undoes part of a plan
    }

    void aPoolThatWasAddedSaysWhatComesNext() {
        auto added = scaled(OperationState::Done);
        added.change = {core::ChangeKind::AddPool, "reports", "4G-Performance", 2};
        const auto end = ui::endAnnouncement(added, false);
        QCOMPARE(end->offer, ui::EndAnnouncement::Offer::NextSteps);
        QCOMPARE(end->message.text, s("reports is ready on postgresql-rectangular-12345. No app uses it yet."));
        QCOMPARE(end->message.buttonText, s("&Next steps…"));
        added.state = OperationState::Failed;
        QCOMPARE(ui::endAnnouncement(added, false)->offer, ui::EndAnnouncement::Offer::Activity);
    }

    void aCopyOffersToSwitchAppsOver() {
        auto forked = scaled(OperationState::Done);
        core::NewCluster copy{"example-app", "past-db"};
        copy.source = core::ClusterSource{"postgresql-rectangular-12345"};
        forked.change = {core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, copy};
        const auto end = ui::endAnnouncement(forked, false);
        QCOMPARE(end->offer, ui::EndAnnouncement::Offer::SwitchOver);
        QCOMPARE(end->message.buttonText, s("&Switch apps over…"));
        forked.state = OperationState::Failed;
        QCOMPARE(ui::endAnnouncement(forked, false)->offer, ui::EndAnnouncement::Offer::Activity);
        forked.state = OperationState::Done;
        forked.change.newCluster->source.reset(); // no app uses another cluster instead
        QCOMPARE(ui::endAnnouncement(forked, false)->offer, ui::EndAnnouncement::Offer::Activity);
    }

    void aPoolIsScaledToANumber() {
        ChangesControllerScene w;
        w.controller.openScale(w.webReads(), 0);
        QCOMPARE(w.dialogs.scaled.size(), std::size_t(1));
        QCOMPARE(w.dialogs.scaled.front(), std::pair(rectangular.value + "/web-reads", 0));
        w.selection.chosen = {};
        w.controller.openScale(w.webReads(), 0);
        QCOMPARE(w.dialogs.scaled.size(), std::size_t(1)); // no cluster, no dialog
    }

    void aFailureLeadsToActivity() {
        ChangesControllerScene w;
        const auto id = w.fail();
        w.controller.announceEnd(id);
        const auto key = s("operation.") + id;
        QVERIFY(w.messages.find(key)->text.contains(s("This pool is being looked after.")));
        QSignalSpy activity(&w.controller, &ui::ChangesController::activityRequested);
        w.messages.press(key);
        QCOMPARE(activity.front().front().toString(), id);
        QVERIFY(w.dialogs.undone.isEmpty());
    }

    void aCodeThatIsWantedLeadsToActivityUntilItIsNot() {
        ChangesControllerScene w;
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        const auto asked =
            w.operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)});
        QVERIFY(asked.ok());
        const auto id = QString::fromStdString(asked.value());
        const auto key = s("code.") + id;
        w.controller.announceCode(id);
        QVERIFY2(!w.messages.find(key), "it does not wait for one");
        w.services.infos.answer(info);
        api::ApiError error;
        error.kind = api::ApiError::Kind::TwoFactor;
        error.status = 403;
        w.services.changes.answer(error);
        QCOMPARE(w.operations.all().back().state, OperationState::NeedsTwoFactor);
        w.controller.announceCode(id);
        QCOMPARE(w.messages.find(key)->text,
                 s("Two-factor code required on postgresql-rectangular-12345: Scale web-reads from 3 to 5 "
                   "instances."));
        QSignalSpy activity(&w.controller, &ui::ChangesController::activityRequested);
        w.messages.press(key);
        QCOMPARE(activity.front().front().toString(), id);
        w.controller.announceCode(id);
        w.operations.cancel(asked.value());
        QVERIFY(!w.messages.find(key));
    }

    /// Its field is on the screen.
    void aCodeThatActivityAsksForHasNoMessage() {
        ChangesControllerScene w;
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        const auto asked =
            w.operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)});
        const auto id = QString::fromStdString(asked.value());
        w.controller.setShownInActivity(id);
        w.services.infos.answer(info);
        api::ApiError error;
        error.kind = api::ApiError::Kind::TwoFactor;
        error.status = 403;
        w.services.changes.answer(error);
        w.controller.announceCode(id);
        QVERIFY(!w.messages.find(s("code.") + id));
        w.controller.setShownInActivity({}); // it still waits
        QVERIFY(w.messages.find(s("code.") + id));
        w.controller.setShownInActivity(id);
        QVERIFY(!w.messages.find(s("code.") + id));
        w.operations.cancel(asked.value());
        w.controller.setShownInActivity({});
        QVERIFY(!w.messages.find(s("code.") + id));
    }

    void aCodeIsNotWantedInAnotherAccount() {
        ChangesControllerScene w;
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        const auto asked =
            w.operations.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)});
        w.services.infos.answer(info);
        api::ApiError error;
        error.kind = api::ApiError::Kind::TwoFactor;
        error.status = 403;
        w.services.changes.answer(error);
        const auto id = QString::fromStdString(asked.value());
        w.controller.announceCode(id);
        QVERIFY(w.messages.find(s("code.") + id));
        w.operations.open(s("api.heroku.com as another@example.com"));
        QVERIFY(!w.messages.find(s("code.") + id));
    }

    void aJournalThatBreaksDuringAChangeIsSaidAtOnce() {
        ChangesControllerScene w;
        const QTemporaryDir folder;
        const auto file = folder.filePath(s("journal.sqlite"));
        const auto journal = operations::Journal::open(file).value();
        operations::Engine engine({w.services, w.services, w.services, w.services, w.services, w.services, w.services,
                                   w.services, w.services, &w.monitor},
                                  w.store, *journal, w.locks, w.clock, nullptr, [] { return 0.0; });
        test::JournalKeeperSpy keeper;
        const ui::JournalController controller({engine, keeper, w.messages});
        engine.open(s("sandbox"));
        const auto info = test::sampleInfo("postgresql-rectangular-12345");
        QVERIFY(engine.ask({info.id, {core::ChangeKind::SetCount, "web-reads", {}, 5}, core::shapesOf(info)}));
        QVERIFY(!w.messages.find(s("journal")));
        for (const char* part : {"", "-wal"}) { // damaged from outside
            QVERIFY(QFile::resize(file + s(part), 0));
        }
        QFile index(file + s("-shm")); // zeroed, not cut: it is mapped
        QVERIFY(index.open(QIODevice::ReadWrite));
        QVERIFY(index.write(QByteArray(static_cast<int>(index.size()), '\0')) > 0);
        index.close();
        QVERIFY(w.services.infos.answer(info)); // the step is written before anything is sent
        QVERIFY(engine.journalProblem());
        QVERIFY(w.messages.find(s("journal")));
        QCOMPARE(w.messages.find(s("journal"))->text, text::journalSentence(*engine.journalProblem()));
    }

    void everyProblemOfTheJournalIsSaidWithItsFileAndRemedy_data() {
        QTest::addColumn<JournalError::Code>("code");
        QTest::addColumn<QString>("button");
        const auto row = [](JournalError::Code code, const char* button) {
            QTest::addRow("%d", static_cast<int>(code)) << code << s(button);
        };
        using Code = JournalError::Code;
        row(Code::FolderMissing, "&Try again");
        row(Code::Damaged, "&Set it aside and go on");
        row(Code::Busy, "&Try again");
        row(Code::DiskFull, "&Try again");
        row(Code::NotWritable, "&Try again");
        row(Code::ForeignFile, "&Set it aside and go on");
        row(Code::NewerSchema, "&Set it aside and go on");
        row(Code::HeldElsewhere, "");
        row(Code::FolderReadOnly, "&Try again");
        row(Code::OtherUser, "&Set it aside and go on");
        row(Code::NotAFile, "&Set it aside and go on");
        row(Code::Missing, "&Start a new journal");
        row(Code::Vanished, "&Start a new journal");
        row(Code::HeldByWindow, "&Try again");
        row(Code::HeldByApply, "&Try again");
        row(Code::PlanUnsaved, "&Try again");
    }
    void everyProblemOfTheJournalIsSaidWithItsFileAndRemedy() {
        QFETCH(const JournalError::Code, code);
        QFETCH(const QString, button);
        ChangesControllerScene w;
        const JournalError error{code, s("/data/journal.sqlite")};
        const auto broken = operations::Journal::refusing(error);
        const auto good = operations::Journal::open({}).value();
        test::JournalKeeperSpy keeper;
        ui::JournalController controller({w.operations, keeper, w.messages});
        w.operations.open(s("sandbox"), *broken);
        const auto* message = w.messages.find(s("journal"));
        QVERIFY(message != nullptr && message->lasting);
        QCOMPARE(message->text, text::journalSentence(error));
        QVERIFY(message->text.contains(error.file));
        QCOMPARE(message->buttonText, button);
        if (!button.isEmpty()) {
            const auto act = message->act;
            keeper.answer.left = error;
            act(); // in vain: it is said again
            QVERIFY(w.messages.find(s("journal")));
            QVERIFY(!w.messages.find(s("journalRepaired")));
            keeper.answer = {{}, s("/data/old")};
            keeper.then = [&] { w.operations.open(s("sandbox"), *good); };
            act();
            QCOMPARE(keeper.asked, 2);
            QVERIFY(!w.messages.find(s("journal")));
            QVERIFY(w.messages.find(s("journalRepaired"))->text.contains(s("/data/old")));
        }
        w.operations.close();
    }

    void aJournalThatIsNotOpenYetIsNoTrouble() {
        ChangesControllerScene w;
        const auto closed = operations::Journal::refusing({JournalError::Code::NotOpenYet});
        test::JournalKeeperSpy keeper;
        const ui::JournalController controller({w.operations, keeper, w.messages});
        w.operations.open(s("sandbox"), *closed);
        QVERIFY(!w.messages.find(s("journal")));
        w.operations.close();
    }

    void aStepOfAPlanIsNotAnnouncedByItself() {
        ChangesControllerScene w;
        w.planStep = true;
        w.controller.announceEnd(w.fail());
        QVERIFY(w.messages.keys().isEmpty());
    }

    void aDialogIsAboutTheOneTargetAndTheChosenPool() {
        ChangesControllerScene w;
        w.controller.openDialog(ActionId::ScalePool, w.webReads());
        w.controller.openDialog(ActionId::AddPool, {});
        QCOMPARE(w.dialogs.opened.size(), std::size_t(2));
        QVERIFY(w.dialogs.opened[0] == std::pair(ActionId::ScalePool, rectangular.value + "/web-reads"));
        QVERIFY(w.dialogs.opened[1] == std::pair(ActionId::AddPool, rectangular.value + "/"));
        w.selection.chosen = {rectangular, horizontal};
        w.controller.openDialog(ActionId::ScalePool, w.webReads());
        w.selection.chosen.clear();
        w.controller.openDialog(ActionId::ScalePool, w.webReads());
        QCOMPARE(w.dialogs.opened.size(), std::size_t(2));
    }

    void whatTheClipboardAndTheBrowserGet() {
        ChangesControllerScene w;
        const ui::ClusterActions actions({w.store, w.poller, w.desktop, w.selection});
        actions.copyNames();
        QCOMPARE(w.desktop.copied.last(), s("postgresql-rectangular-12345"));
        actions.openDashboard();
        w.selection.chosen = {rectangular, horizontal};
        actions.copyIds();
        QCOMPARE(w.desktop.copied.last(), s("id-postgresql-rectangular-12345\nid-postgresql-horizontal-12345"));
        actions.openDashboard(); // which of both?
        QCOMPARE(w.desktop.opened,
                 QStringList{s("https://data.heroku.com/datastores/id-postgresql-rectangular-12345")});
    }
};

POOLHOUSE_CORE_APP_TEST(TestChangesController)
#include "tst_changes_controller.moc"
