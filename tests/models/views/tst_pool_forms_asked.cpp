// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/text/drift_text.h"
#include "models/text/operation_text.h"
#include "models/views/pool_forms.h"
#include "models/views/pool_forms_operation.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/views/printed_changes.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using test::printed;
using test::s;

namespace {

struct AskedScene {
    fleet::Store store;

    AskedScene() { test::fillWithRectangular(store); }
    [[nodiscard]] fleet::ClusterSnapshot subject(std::int64_t second = 600) const {
        return {store, *store.cluster(test::rectangular().id), test::at(second)};
    }
    void read(std::vector<core::Pool> pools, std::int64_t second = 1) {
        store.applyInfo(test::info(test::rectangular(), std::move(pools), 142), test::at(second));
    }
};

} // namespace

/// Destroying a pool, and forms of changes that were asked for.
class TestPoolFormsAsked : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overflowsAfterALossAreWarnedOf() {
        AskedScene scene; // web-reads: 1,021 in use, 760 after a loss
        const auto untouched = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3});
        QCOMPARE(untouched->warnings.size(), std::size_t(1));
        QCOMPARE(untouched->warnings[0].sentence,
                 s("With the instances up now, 760 connections if one instance fails, fewer than the 1,021 in use."));
        QCOMPARE(untouched->warnings[0].tone, text::Tone::Attention);
        QVERIFY(!untouched->needsAcceptance());
        QVERIFY(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4})->warnings.empty());

        const auto other = views::destroyForm(scene.subject(), "analytics", {});
        QCOMPARE(other->warnings.size(), std::size_t(1));
        QCOMPARE(other->warnings[0].sentence, s("web-reads: 261 too few after losing one instance"));
        QVERIFY(views::destroyForm(scene.subject(), "web-reads", {})->warnings.empty());

        // its connections have to go somewhere
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("analytics", "16G-Performance", 1, 213),
                    test::pool("web-reads", "4G-Performance", 3, 700)},
                   2);
        const auto moved = views::destroyForm(scene.subject(), "analytics", {});
        QCOMPARE(moved->warnings.size(), std::size_t(1));
        QCOMPARE(moved->warnings[0].sentence,
                 s("If the connections in use (213) move to the other follower pools, those will "
                   "be 153 connections short after losing one instance per pool."));
    }

    void destroyingTellsWhatThePictureTells() {
        AskedScene scene;
        auto peak = test::rectangularInfo();
        peak.pools[0].connectionsUsed = 1088;
        scene.store.applyInfo(peak, test::at(120));
        scene.store.applyInfo(test::rectangularInfo(), test::at(240));
        const auto young = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY(young->facts[0].plain().startsWith(s("1,021 will be closed. Peak since ")));
        scene.store.applyInfo(peak, test::at(7 * 86400));
        scene.store.applyInfo(test::rectangularInfo(), test::at(7 * 86400 + 60));
        const auto form = views::destroyForm(scene.subject(7 * 86400 + 120), "web-reads", {});
        QCOMPARE(form->title, s("Destroy web-reads?"));
        QCOMPARE(form->consequence, s("Destructive action. It affects the app example-app, on "
                                      "postgresql-rectangular-12345, and can't be undone."));
        QStringList lines;
        for (const auto& fact : form->facts) {
            lines << fact.label + s(": ") + fact.plain();
        }
        QCOMPARE(lines,
                 (QStringList{s("Open connections: 1,021 will be closed. Peak in the last 7 days: 1,088."),
                              s("Attachments that stop working: READS in example-app, READS in catalog-api. Both "
                                "apps restart."),
                              s("Read capacity: 2,740 → 1,600 connections"),
                              s("Cost: $1,558.40 → $1,108.40 per month (saves $450.00)"),
                              s("Your data: Stays on the leader; followers only hold copies.")}));
        QVERIFY(form->facts[0].text[0].strong);
        QVERIFY(form->canScaleToZero);
        QCOMPARE(form->phrase, s("example-app/web-reads"));
        QCOMPARE(form->verb, s("Destroy web-reads"));
    }

    void destroyingInAnAppThatIsNotKnown() {
        AskedScene scene;
        auto record = *scene.store.cluster(test::rectangular().id);
        record.summary.app = {};
        const auto form = views::destroyForm({scene.store, record, test::at(600)}, "web-reads", s("web-reads"));
        QCOMPARE(form->consequence, s("Destructive action on postgresql-rectangular-12345, whose app is unknown. It "
                                      "can't be undone."));
        QVERIFY(form->confirmed);
    }

    /// What a pool would add to, or take from, is not known; nor are the limits.
    void poolsThatAreNotKnown() {
        AskedScene scene;
        auto record = *scene.store.cluster(test::rectangular().id);
        record.info->unreadable = {{core::RecordKind::Pool, "odd", "pools[3].id", "a text that is not empty", true}};
        const fleet::ClusterSnapshot snapshot{scene.store, record, test::at(600)};
        const auto form = views::addPoolForm(snapshot, {{}, "4G-Performance", 1});
        QCOMPARE(form.whyNot, s("Not all pools of this cluster are known, so its limits can't be checked."));
        QVERIFY(form.remaining.startsWith(s("At most ")));
        QCOMPARE(form.figures[1].before, s("at least $1,558.40/month"));
        QCOMPARE(form.figures[2].before, s("unknown"));
        QCOMPARE(form.figures[2].after, s("unknown"));
        const auto destroy = views::destroyForm(snapshot, "web-reads", {});
        QCOMPARE(destroy->facts[2].plain(), s("unknown → unknown connections"));
        const auto scale = views::scaleForm(snapshot, "web-reads", {"4G-Performance", 2});
        QCOMPARE(scale->remaining, s("3 expected; not all pools of this cluster are known"));
    }

    void thePhraseIsExactButForBlanksAround_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<QString>("mismatch");
        QTest::newRow("nothing") << QString() << false << QString();
        QTest::newRow("begun") << s("example-app/web-r") << false << QString();
        QTest::newRow("whole") << s("example-app/web-reads") << true << QString();
        QTest::newRow("pasted") << s(" \texample-app/web-reads\n") << true << QString();
        QTest::newRow("case") << s("Example-App/web-reads") << false << s("Case-sensitive.");
        QTest::newRow("app only") << s("example-app") << false << QString();
        QTest::newRow("pool only") << s("web-reads") << false << s("This doesn't match the name of the pool.");
        QTest::newRow("other") << s("example-app/analytics") << false << s("This doesn't match the name of the pool.");
        QTest::newRow("blank inside") << s("example-app/ web-reads") << false
                                      << s("This doesn't match the name of the pool.");
    }
    void thePhraseIsExactButForBlanksAround() {
        QFETCH(QString, typed);
        QFETCH(bool, confirmed);
        QFETCH(QString, mismatch);
        AskedScene scene;
        const auto form = views::destroyForm(scene.subject(), "web-reads", typed);
        QCOMPARE(form->confirmed, confirmed);
        QCOMPARE(form->mismatch.has_value(), !mismatch.isEmpty());
        QCOMPARE(form->mismatch.value_or(QString()), mismatch);
        QCOMPARE(printed(form->changes), confirmed ? QStringList{s("-web-reads")} : QStringList());
    }

    void destroyingWhatIsNotKnownSaysSo() {
        AskedScene scene;
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.read(
            {test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "4G-Performance", 0, std::nullopt)});
        const auto form = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY(form->facts[0].plain().startsWith(s("Unknown:")));
        QVERIFY(form->facts[1].plain().startsWith(s("Unknown:")));
        QCOMPARE(form->facts[3].plain(), s("at least $8.40/month → at least $8.40/month"));
        QVERIFY(!form->canScaleToZero);
        QVERIFY(!views::destroyForm(scene.subject(), "leader", {}));
    }

    void driftNamesWhatDiffers() {
        const auto basis = core::shapesOf(test::rectangularInfo());
        QCOMPARE(text::driftSentences(basis, basis), QStringList());
        auto now = basis;
        now[2].count = 4;
        QCOMPARE(text::driftSentences(basis, now), QStringList{s("web-reads changed from 3 to 4 instances.")});
        now[0].level = "16G-Performance";
        now.erase(now.begin() + 1);
        now.push_back({core::PoolRole::Follower, "batch", "4G-Performance", 1});
        QCOMPARE(text::driftSentences(basis, now),
                 (QStringList{s("The leader pool changed from 8G-Performance to 16G-Performance."),
                              s("analytics no longer exists."), s("web-reads changed from 3 to 4 instances."),
                              s("batch was added with 1 instance.")}));
    }

    void anOperationTellsItsFormWhatItNeeds_data() {
        using State = operations::Operation::State;
        using Stage = views::OperationNote::Stage;
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("stage");
        QTest::addColumn<bool>("withdrawable");
        const auto row = [](const char* name, State state, Stage stage, bool withdrawable) {
            QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(stage) << withdrawable;
        };
        row("queued", State::Queued, Stage::Busy, true);
        row("checking", State::Checking, Stage::Busy, true);
        row("sending", State::Sending, Stage::Busy, false);
        row("two factor", State::NeedsTwoFactor, Stage::TwoFactor, true);
        row("drifted", State::Drifted, Stage::Drift, false);
        row("watching", State::Watching, Stage::Accepted, false);
        row("done", State::Done, Stage::Accepted, false);
        row("failed", State::Failed, Stage::Problem, false);
        row("unknown", State::OutcomeUnknown, Stage::Problem, false);
        row("cancelled", State::Cancelled, Stage::Problem, false);
    }
    void anOperationTellsItsFormWhatItNeeds() {
        QFETCH(int, state);
        QFETCH(int, stage);
        QFETCH(bool, withdrawable);
        operations::Operation operation;
        operation.state = static_cast<operations::Operation::State>(state);
        const auto note = views::operationNote(operation, test::morning);
        QCOMPARE(static_cast<int>(note.stage), stage);
        QCOMPARE(note.withdrawable, withdrawable);
        QVERIFY(!note.what.isEmpty());
    }

    /// Not of the pools, and not of a cluster that can't be read.
    void whatBecameOfAMaintenanceIsSaid() {
        using enum operations::ProgressCode;
        operations::Operation operation;
        operation.change.kind = core::ChangeKind::MoveMaintenance;
        const auto note = [&operation](operations::Operation::State state, operations::ProgressCode code) {
            operation.state = state;
            operation.progress = code;
            return views::operationNote(operation, test::morning);
        };
        using State = operations::Operation::State;
        QCOMPARE(note(State::Drifted, MaintenanceDrifted).text, text::progressSentence(operation));
        QCOMPARE(note(State::OutcomeUnknown, UnknownMaintenance).text, text::progressSentence(operation));
        QCOMPARE(note(State::OutcomeUnknown, UnknownPool).text, text::progressSentence(operation));
        QVERIFY(note(State::OutcomeUnknown, UnknownUnread).text.contains(s("can't be loaded")));
        operation.problem = test::error(api::ApiError::Kind::NotFound, 404);
        QCOMPARE(note(State::Failed, MaintenanceTargetGone).text, text::progressSentence(operation));
        QVERIFY(!note(State::Failed, MaintenanceTargetGone).text.isEmpty());
    }

    /// There is no cluster that could have changed: another name mends it.
    void aNameThatWasTakenMeanwhileIsAProblemOfTheName() {
        operations::Operation operation;
        operation.change.kind = core::ChangeKind::CreateCluster;
        operation.change.newCluster = core::NewCluster{"example-app", "orders-db"};
        operation.state = operations::Operation::State::Drifted;
        operation.progress = operations::ProgressCode::ClusterNameTaken;
        const auto note = views::operationNote(operation, test::morning);
        QVERIFY(note.stage == views::OperationNote::Stage::Problem);
        QVERIFY(note.newClusterField == core::NewClusterField::Name);
        QCOMPARE(note.what, s("The cluster was not created."));
        QCOMPARE(note.text, s("There already is a cluster named orders-db. Choose another name."));
    }

    /// The second factor is checked for one app: that of the cluster, or the one that is attached.
    void aCodeIsForTheAppThatItIsSentTo_data() {
        QTest::addColumn<QString>("attached");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("app");
        QTest::newRow("pool") << QString() << QString() << s("example-app");
        QTest::newRow("attachment") << s("catalog-api") << QString() << s("catalog-api");
        QTest::newRow("named by the API") << s("catalog-api") << s("audit-log") << s("audit-log");
    }
    void aCodeIsForTheAppThatItIsSentTo() {
        QFETCH(QString, attached);
        QFETCH(QString, named);
        QFETCH(QString, app);
        operations::Operation operation;
        operation.app = "example-app";
        operation.state = operations::Operation::State::NeedsTwoFactor;
        if (!attached.isEmpty()) {
            operation.change.kind = ChangeKind::Attach;
            operation.change.attachment = core::ChangedAttachment{attached.toStdString(), "READS", {}, {}};
        }
        operation.problem = test::error(api::ApiError::Kind::TwoFactor, 403);
        operation.problem->app = named.toStdString();
        QCOMPARE(views::operationNote(operation, test::morning).text,
                 s("Enter the code from your authenticator to change the app %1.").arg(app));
    }

    void aConfirmationThatIsNotAboutTheConfigVarIsNoMatterOfTheName() {
        operations::Operation operation;
        operation.state = operations::Operation::State::Failed;
        operation.change.kind = ChangeKind::Attach;
        operation.change.attachment = core::ChangedAttachment{"catalog-api", "READS", {}, {}};
        operation.problem = test::error(api::ApiError::Kind::ConfirmationRequired, 423);
        operation.problem->message = "This would overwrite READS_URL on catalog-api.";
        const auto taken = views::operationNote(operation, test::morning);
        QCOMPARE(taken.text, s("catalog-api already has the config var READS_URL. Choose another name."));
        QVERIFY(taken.field == core::DraftField::Name);
        operation.problem->message = "The app is about to be transferred.";
        const auto other = views::operationNote(operation, test::morning);
        QVERIFY2(!other.text.contains(s("READS_URL")), qPrintable(other.text));
        QVERIFY(!other.field);
    }

    void theApisSentenceStandsBesideItsField_data() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("field");
        QTest::newRow("name") << s("This cluster already has a pool called \"web\".")
                              << static_cast<int>(core::DraftField::Name);
        QTest::newRow("level") << s("There is no level called \"9G\".") << static_cast<int>(core::DraftField::Level);
        QTest::newRow("count") << s("A cluster can have at most 13 follower instances.")
                               << static_cast<int>(core::DraftField::Count);
        QTest::newRow("other") << s("The database is being migrated.") << -1;
    }
    void theApisSentenceStandsBesideItsField() {
        QFETCH(QString, sentence);
        QFETCH(int, field);
        operations::Operation operation;
        operation.change.kind = ChangeKind::AddPool;
        operation.state = operations::Operation::State::Failed;
        operation.problem = test::error(api::ApiError::Kind::Invalid, 422);
        operation.problem->message = sentence.toStdString();
        const auto note = views::operationNote(operation, test::morning);
        QCOMPARE(note.text, sentence);
        QCOMPARE(note.field ? static_cast<int>(*note.field) : -1, field);
        QCOMPARE(note.what, s("The pool was not added."));
    }

    void aWaitCountsDownAndSaysWhy() {
        operations::Operation operation;
        operation.state = operations::Operation::State::Waiting;
        operation.problem = test::error(api::ApiError::Kind::RateLimited, 429);
        operation.nextAttempt = test::at(3);
        const auto note = views::operationNote(operation, test::at(1) - std::chrono::milliseconds(500));
        QVERIFY2(note.text.endsWith(s("Next attempt in 3 s.")), qPrintable(note.text));
        QVERIFY(note.withdrawable);
        QVERIFY(views::operationNote(operation, test::at(9)).text.endsWith(s("Next attempt in 0 s.")));
    }

    /// Otherwise the button would do nothing: the engine cancels nothing that may have acted.
    void whatMayHaveActedIsNotCancelled() {
        using State = operations::Operation::State;
        operations::Operation operation;
        operations::Exchange refused;
        refused.status = 429;
        operations::Exchange lost;
        lost.sentAt = test::morning;
        for (const auto state : {State::Checking, State::Waiting, State::NeedsTwoFactor}) {
            operation.state = state;
            operation.sentAt = test::morning;
            operation.exchanges = {refused};
            QVERIFY(views::operationNote(operation, test::at(9)).withdrawable);
            operation.exchanges.push_back(lost);
            QVERIFY(!views::operationNote(operation, test::at(9)).withdrawable);
        }
        operation.state = State::Verifying;
        QCOMPARE(views::operationNote(operation, test::at(9)).stage, views::OperationNote::Stage::Busy);
        QVERIFY(!views::operationNote(operation, test::at(9)).withdrawable);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPoolFormsAsked)
#include "tst_pool_forms_asked.moc"
