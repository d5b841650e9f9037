// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller.h"
#include "models/operations/admission.h"
#include "models/operations/read_only_locks.h"
#include "tests/support/application_font.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/apps/attach_dialog.h"
#include "ui/apps/attachment_changes.h"
#include "ui/apps/detach_dialog.h"
#include "ui/apps/move_dialog.h"
#include "ui/apps/switch_dialog.h"
#include "ui/pools/open_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace poolhouse;
using core::ChangeKind;
using State = operations::Operation::State;
using test::Asked;
using test::part;
using test::press;
using test::utf8;

namespace {

/// Owns and shows one of the dialogs; refusals are the engine's.
template <class Dialog> struct AttachmentShown {
    test::ChangeScene scene;
    operations::ReadOnlyLocks locks;
    QPointer<Dialog> dialog;
    bool active = false;

    template <class... Rest> explicit AttachmentShown(Rest... rest) {
        const auto refusal = [this](const core::Change& change) {
            const auto admitted =
                operations::admit({scene.cluster, change, {}}, {}, scene.store, locks, scene.clock.now());
            return admitted ? std::nullopt : std::optional(admitted.error());
        };
        if constexpr (std::is_same_v<Dialog, ui::AttachDialog>) {
            dialog = new Dialog(scene.store, scene.clock, scene.cluster, scene.credentials, refusal);
        } else {
            dialog = new Dialog(scene.store, scene.clock, scene.cluster, rest..., refusal);
        }
        dialog->open();
        active = QTest::qWaitForWindowActive(dialog); // a field is left when the focus moves
    }
    ~AttachmentShown() { delete dialog; }
    [[nodiscard]] QPushButton* ask() { return part<QPushButton>(*dialog, "askButton"); }
    [[nodiscard]] QString problem(const char* name) {
        const auto* shown = part<QWidget>(*dialog, name);
        return shown->isVisible() ? part<QLabel>(*dialog, (QByteArray(name) + ".text").constData())->text() : QString();
    }
    void enter(const char* field, const char* text) {
        auto* edit = part<QLineEdit>(*dialog, field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, utf8(text));
    }
    void lock(const char* pattern) {
        locks.set({{operations::ReadOnlyLock::Scope::App, utf8(pattern), std::nullopt}});
        dialog->setLocked({});
    }
};
using Attach = AttachmentShown<ui::AttachDialog>;
using Detach = AttachmentShown<ui::DetachDialog>;
using Move = AttachmentShown<ui::MoveDialog>;

/// The dialogs as the window opens them, on the real engine and a scripted server.
struct OpenedAttachments : test::ChangeScene {
    test::Services services;
    test::FakeCluster& server = services.serve(clock, info(), test::sampleCatalog());
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
    ui::AttachmentChanges& changes = *new ui::AttachmentChanges(dialogs);

    OpenedAttachments() {
        operations.open(utf8("account"));
        server.attachments = store.cluster(cluster)->attachments;
        window.show();
    }
    [[nodiscard]] QList<ui::AttachDialog*> shown() const {
        QList<ui::AttachDialog*> found;
        for (auto* each : window.findChildren<ui::AttachDialog*>()) {
            if (each->isVisible()) {
                found << each;
            }
        }
        return found;
    }
    [[nodiscard]] bool reach(State wanted) {
        for (int step = 0; step < 5000 && operations.all().front().state != wanted; ++step) {
            if (!services.answerAll()) {
                clock.advance(std::chrono::seconds(1));
                operations.tick();
            }
        }
        return operations.all().front().state == wanted;
    }
};

QString poolOf(const ui::AttachDialog& dialog) {
    return part<QComboBox>(dialog, "attachPool")->currentData().toString();
}

const core::AttachmentId readsOfCatalog{"attachment-catalog-apiREADS"};
const core::AttachmentId cobalt{"attachment-example-appHEROKU_POSTGRESQL_COBALT"};

} // namespace

class TestAttachmentDialogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void credentialsAreReadWhenItOpens() {
        Attach s;
        auto& lists = s.scene.credentialServices.credentialLists;
        QCOMPARE(lists.pending(), std::vector<std::string>{s.scene.cluster.value});
        auto* combo = part<QComboBox>(*s.dialog, "attachCredential");
        auto* hint = part<QLabel>(*s.dialog, "attachCredentialHint");
        QCOMPARE(combo->findText(utf8("reporting")), -1);
        QVERIFY2(hint->text().startsWith(utf8("Loading credentials.")), qPrintable(hint->text()));
        s.enter("attachAppText", "catalog-api");
        s.scene.answerCredentials({test::credentialOf("u1", "owner"), test::credentialOf("reporting")});
        QVERIFY(!hint->isVisible());
        const int at = combo->findText(utf8("reporting"));
        QVERIFY(at > 0);
        combo->setCurrentIndex(at);
        Q_EMIT combo->activated(at);
        Asked asked(*s.dialog);
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last()[0].change.attachment->credential, std::string("reporting"));
    }

    void credentialsAreReadBesideThoseOfTheTabInFront() {
        OpenedAttachments s;
        s.credentials.follow(core::ClusterId{"other"});
        s.changes.attach(s.cluster, {});
        auto& lists = s.credentialServices.credentialLists;
        QCOMPARE(lists.pending(), (std::vector<std::string>{"other", s.cluster.value}));
        s.credentials.follow(core::ClusterId{"third"}); // another tab is opened meanwhile
        const core::PartialList<core::Credential> all{{test::credentialOf("reporting")}, {}, 1};
        QVERIFY(lists.answer(all, s.cluster.value));
        QVERIFY(part<QComboBox>(*s.shown().front(), "attachCredential")->findText(utf8("reporting")) > 0);
    }

    /// The owner's can be chosen in any case; what is chosen stays chosen when they are read.
    void credentialsThatCannotBeReadAreSaidToBe() {
        Attach s;
        auto* combo = part<QComboBox>(*s.dialog, "attachCredential");
        api::ApiError denied;
        denied.kind = api::ApiError::Kind::Forbidden;
        QVERIFY(s.scene.credentialServices.credentialLists.answer(denied));
        const auto* hint = part<QLabel>(*s.dialog, "attachCredentialHint");
        QVERIFY2(hint->isVisible() && hint->text().startsWith(utf8("Credentials couldn't be read: ")),
                 qPrintable(hint->text()));
        QCOMPARE(combo->accessibleDescription(), hint->text());
        s.dialog->setDraft({"catalog-api", {}, "nightly", {}});
        s.scene.credentials.demand(s.scene.cluster);
        s.scene.answerCredentials({test::credentialOf("u1", "owner"), test::credentialOf("reporting")});
        QCOMPARE(combo->currentText(), utf8("nightly"));
        QCOMPARE(combo->count(), 3);
    }

    /// One after the other: what the copy lacks is said once both are known.
    void theCredentialsOfBothClustersAreRead() {
        test::ChangeScene scene;
        auto fork = scene.store.cluster(scene.cluster)->summary;
        auto all = scene.store.cluster(scene.cluster)->attachments;
        auto info = scene.info();
        const auto source = info.name;
        fork.id = info.id = {"the-fork"};
        fork.name = info.name = "past-db";
        info.forkedFrom = source;
        scene.store.applyListed(fork);
        scene.store.applyInfo(info, scene.clock.now());
        all.resize(1);
        all.front().target.role = "reporting";
        scene.store.applyAttachments(scene.cluster, all);
        ui::SwitchDialog dialog(scene.store, scene.clock, fork.id, scene.credentials,
                                [](const auto&, const auto&) { return std::nullopt; });
        dialog.open();
        const auto problem = [&dialog] { return part<QLabel>(dialog, "switchProblem.0.text")->text(); };
        QCOMPARE(problem(), utf8("Loading the credentials."));
        scene.answerCredentials({test::credentialOf("u2", "owner")});
        scene.answerCredentials({test::credentialOf("u1", "owner"), test::credentialOf("reporting")});
        QCOMPARE(problem(), utf8("past-db has no credential named reporting. Create it first."));
        scene.credentials.demand(fork.id);
        scene.answerCredentials({test::credentialOf("u2", "owner"), test::credentialOf("reporting")});
        QVERIFY(!part<QWidget>(dialog, "switchProblem.0")->isVisible());
    }

    void attachingAsksForWhatIsShown() {
        Attach s;
        Asked asked(*s.dialog);
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("Choose an app."));
        s.enter("attachAppText", "catalog-api");
        s.dialog->setPool("analytics");
        QVERIFY2(s.ask()->isEnabled(), qPrintable(s.ask()->toolTip()));
        QCOMPARE(s.ask()->text(), utf8("Attach catalog-api"));
        QCOMPARE(part<QLabel>(*s.dialog, "poolNameHint")->text(),
                 utf8("If empty, the name is ANALYTICS, and the app reads ANALYTICS_URL."));
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last().size(), std::size_t(1));
        const core::Change expected{
            ChangeKind::Attach, "analytics", {}, 0, core::ChangedAttachment{"catalog-api", "ANALYTICS", {}, {}}};
        QCOMPARE(asked.last()[0].change, expected);
        QVERIFY(!part<QWidget>(*s.dialog, "attachApp")->isEnabled()); // while it runs
        s.dialog->setOperations({utf8("operation-1")});
        auto operation = asked.operation(State::Done);
        QVERIFY(s.dialog->follow(operation));
        QTRY_VERIFY(!s.dialog || !s.dialog->isVisible());
    }

    void aRefusedNameIsBesideItsField() {
        Attach s;
        s.enter("attachAppText", "catalog-api");
        s.enter("poolName", "reads");
        QCOMPARE(s.problem("poolNameProblem"), QString()); // not before the field was left
        QVERIFY(!s.ask()->isEnabled());
        part<QWidget>(*s.dialog, "cancelButton")->setFocus();
        QVERIFY2(s.problem("poolNameProblem").startsWith(utf8("catalog-api already has an attachment named READS")),
                 qPrintable(s.problem("poolNameProblem")));
        QCOMPARE(part<QLineEdit>(*s.dialog, "poolName")->accessibleDescription(), s.problem("poolNameProblem"));
        press(*s.dialog, "poolNameProblem.take");
        QCOMPARE(part<QLineEdit>(*s.dialog, "poolName")->text(), utf8("READS_2"));
        QCOMPARE(s.problem("poolNameProblem"), QString());
        QVERIFY(s.ask()->isEnabled());
    }

    /// As for an attachment that was removed and whose name is in use again.
    void aFilledInDraftSaysAtOnceWhatIsWrong() {
        Attach s;
        s.dialog->setDraft({"catalog-api", "web-reads", {}, "READS"});
        QCOMPARE(s.problem("poolNameProblem"),
                 utf8("No change: catalog-api is already attached to web-reads as READS."));
    }

    void anUnknownAppIsBesideItsField() {
        Attach s;
        s.enter("attachAppText", "shop");
        QCOMPARE(s.problem("attachAppProblem"), QString());
        part<QWidget>(*s.dialog, "cancelButton")->setFocus();
        QCOMPARE(s.problem("attachAppProblem"), utf8("The app shop doesn't exist, or this account can't see it."));
        s.enter("attachAppText", "audit-log");
        QCOMPARE(s.problem("attachAppProblem"), QString());
    }

    void aLockOfTheAppIsNoticedWhileItIsOpen() {
        Attach s;
        s.dialog->setDraft({"audit-log", "analytics", {}, {}});
        QVERIFY(s.ask()->isEnabled());
        s.lock("audit-*");
        QVERIFY(!s.ask()->isEnabled());
        QVERIFY(s.problem("attachAppProblem").contains(utf8("audit-*")));
    }

    void otherPoolsMayChangeMeanwhile() {
        Attach s;
        s.dialog->setDraft({"audit-log", "analytics", {}, {}});
        s.scene.setCount("web-reads", 5);
        QVERIFY(!part<QWidget>(*s.dialog, "operationPanel")->isVisible());
        QVERIFY(s.ask()->isEnabled());
        s.scene.remove("analytics");
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.problem("attachPoolProblem"), utf8("The pool analytics no longer exists."));
    }

    void aConfigVarThatIsInTheWayIsBesideTheName() {
        Attach s;
        Asked asked(*s.dialog);
        s.dialog->setDraft({"audit-log", "analytics", {}, "reports"});
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        auto operation = asked.operation(State::Failed);
        operation.problem.emplace();
        operation.problem->kind = api::ApiError::Kind::ConfirmationRequired;
        operation.problem->message = "This would overwrite REPORTS_URL on audit-log.";
        QVERIFY(s.dialog->follow(operation));
        QCOMPARE(s.problem("poolNameProblem"),
                 utf8("audit-log already has the config var REPORTS_URL. Choose another name."));
        QVERIFY(part<QWidget>(*s.dialog, "attachApp")->isEnabled()); // the input stays
        QCOMPARE(part<QLineEdit>(*s.dialog, "poolName")->text(), utf8("reports"));
    }

    void detachingAnOrdinaryOneNeedsNoPhrase() {
        Detach s(readsOfCatalog);
        Asked asked(*s.dialog);
        QVERIFY(!part<QWidget>(*s.dialog, "phraseField")->isVisible());
        QVERIFY(part<QPushButton>(*s.dialog, "cancelButton")->isDefault());
        QCOMPARE(QApplication::focusWidget(), part<QWidget>(*s.dialog, "cancelButton"));
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last()[0].change.kind, ChangeKind::Detach);
        QCOMPARE(asked.last()[0].change.attachment->id, readsOfCatalog);
    }

    void theLastOneToTheLeaderNeedsItsPhrase() {
        Detach s(cobalt);
        QVERIFY(!s.ask()->isEnabled());
        s.enter("phraseField", "example-app/reads");
        QCOMPARE(s.problem("phraseProblem"), utf8("This doesn't match the app and the attachment."));
        s.enter("phraseField", "example-app/HEROKU_POSTGRESQL_COBALT");
        QCOMPARE(s.problem("phraseProblem"), QString());
        QVERIFY(s.ask()->isEnabled());
    }

    void whatIsGoneIsNotDetached() {
        Detach s(readsOfCatalog);
        auto all = s.scene.store.cluster(s.scene.cluster)->attachments;
        std::erase_if(all, [](const core::Attachment& each) { return each.id == readsOfCatalog; });
        s.scene.store.applyAttachments(s.scene.cluster, all);
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("The attachment no longer exists."));
    }

    void movingAsksForTwoStepsOnceItIsAccepted() {
        Move s(readsOfCatalog);
        Asked asked(*s.dialog);
        QCOMPARE(s.ask()->toolTip(), utf8("Choose a pool."));
        QCOMPARE(part<QComboBox>(*s.dialog, "attachPool")->currentIndex(), -1);
        s.dialog->setPool("analytics");
        QCOMPARE(s.ask()->toolTip(), utf8("Accept the warning first."));
        part<QCheckBox>(*s.dialog, "acceptWarnings")->click();
        QVERIFY2(s.ask()->isEnabled(), qPrintable(s.ask()->toolTip()));
        press(*s.dialog, "askButton");
        QCOMPARE(asked.last().size(), std::size_t(2));
        QCOMPARE(asked.last()[0].change.kind, ChangeKind::Attach);
        QCOMPARE(asked.last()[1].change.kind, ChangeKind::Detach);
    }

    void movingTheLastOneToTheLeaderNeedsItsPhrase() {
        Move s(cobalt);
        Asked asked(*s.dialog);
        s.dialog->setPool("analytics");
        QCOMPARE(s.ask()->toolTip(), utf8("Type example-app/HEROKU_POSTGRESQL_COBALT first."));
        QVERIFY(!part<QWidget>(*s.dialog, "acceptWarnings")->isVisible());
        s.enter("phraseField", "example-app/reads");
        QCOMPARE(s.problem("phraseProblem"), utf8("This doesn't match the app and the attachment."));
        s.enter("phraseField", "example-app/HEROKU_POSTGRESQL_COBALT");
        QVERIFY2(s.ask()->isEnabled(), qPrintable(s.ask()->toolTip()));
        QTest::keyClick(part<QLineEdit>(*s.dialog, "phraseField"), Qt::Key_Return);
        QCOMPARE(asked.last().size(), std::size_t(2));
        Move ordinary(readsOfCatalog);
        QVERIFY(!part<QWidget>(*ordinary.dialog, "phraseField")->isVisible());
    }

    /// What was accepted names the config var.
    void acceptanceEndsWhenAPollChangesTheName() {
        Move s(readsOfCatalog);
        s.dialog->setPool("analytics");
        part<QCheckBox>(*s.dialog, "acceptWarnings")->click();
        QVERIFY(s.ask()->isEnabled());
        auto all = s.scene.store.cluster(s.scene.cluster)->attachments;
        s.scene.store.applyAttachments(s.scene.cluster, all);
        s.scene.setCount("web-reads", 5);
        QVERIFY(s.ask()->isEnabled()); // newer figures alone
        auto another = all.front();
        another.id = {"attachment-another"};
        another.name = "ANALYTICS";
        another.app.name = "catalog-api";
        all.push_back(another);
        s.scene.store.applyAttachments(s.scene.cluster, all);
        QVERIFY(part<QLabel>(*s.dialog, "poolNameHint")->text().contains(utf8("ANALYTICS_2")));
        QVERIFY(!s.ask()->isEnabled());
        QCOMPARE(s.ask()->toolTip(), utf8("Accept the warning first."));
    }

    /// A completed name is only confirmed: it may be another app's than the one that was meant.
    void enterInTheFieldOfTheAppSubmitsNothing() {
        Attach s;
        Asked asked(*s.dialog);
        s.dialog->setPool("analytics");
        s.enter("attachAppText", "cat");
        auto* app = part<QLineEdit>(*s.dialog, "attachAppText");
        QCOMPARE(app->text(), utf8("catalog-api")); // completed
        QVERIFY(s.ask()->isEnabled());
        QTest::keyClick(app, Qt::Key_Return);
        QTest::keyClick(app, Qt::Key_Enter);
        QVERIFY(asked.all.empty());
        QCOMPARE(app->text(), utf8("catalog-api"));
        QVERIFY(!app->hasSelectedText());
        press(*s.dialog, "askButton");
        QCOMPARE(asked.all.size(), std::size_t(1));
    }

    void aDriftOfAttachmentsIsExplained() {
        Attach s;
        Asked asked(*s.dialog);
        QSignalSpy refreshed(s.dialog, &ui::ChangeDialog::refreshRequested);
        s.dialog->setDraft({"audit-log", "analytics", {}, "reports"});
        press(*s.dialog, "askButton");
        s.dialog->setOperations({utf8("operation-1")});
        auto operation = asked.operation(State::Drifted);
        operation.progress = operations::ProgressCode::AttachmentsDrifted;
        QVERIFY(s.dialog->follow(operation));
        QCOMPARE(refreshed.size(), 1);
        const auto* told = part<QLabel>(*s.dialog, "operationText");
        const auto sentence = utf8("Nothing was sent: the attachments or the pool changed after this was requested.");
        QCOMPARE(told->text(), sentence);
        s.scene.setCount("web-reads", 5); // the cluster as it is now
        QVERIFY(told->isVisible());
        QCOMPARE(told->text(), sentence);
        QVERIFY(s.ask()->isEnabled());
    }

    void aBusyDialogIsOnlyRaised() {
        OpenedAttachments scene;
        scene.changes.attach(scene.cluster, "analytics");
        QCOMPARE(scene.shown().size(), 1);
        auto& dialog = *scene.shown().front();
        scene.changes.attach(scene.cluster, "web-reads");
        QCOMPARE(scene.shown(), QList<ui::AttachDialog*>{&dialog});
        QCOMPARE(poolOf(dialog), utf8("web-reads"));
        dialog.setDraft({"catalog-api", "analytics", {}, {}});
        press(dialog, "askButton");
        QCOMPARE(scene.operations.all().size(), std::size_t(1));
        scene.changes.attach(scene.cluster, "web-reads");
        QCOMPARE(scene.shown(), QList<ui::AttachDialog*>{&dialog});
        QVERIFY(!part<QWidget>(dialog, "attachPool")->isEnabled());
        scene.operations.cancel(scene.operations.all().front().id); // the form is shown again
        QCOMPARE(poolOf(dialog), utf8("analytics"));
    }

    void attachingAgainHasADialogOfItsOwn() {
        OpenedAttachments scene;
        const auto& all = scene.store.cluster(scene.cluster)->attachments;
        const auto reads = std::find_if(all.begin(), all.end(),
                                        [](const core::Attachment& each) { return each.id == readsOfCatalog; });
        const core::Change detaching{
            ChangeKind::Detach, "web-reads", {}, 0, core::ChangedAttachment{"catalog-api", "READS", {}, reads->id}};
        QVERIFY(scene.operations.ask({scene.cluster, detaching, core::shapesOf(scene.info())}).ok());
        QVERIFY(scene.reach(State::Done));
        scene.changes.attach(scene.cluster, "analytics");
        auto& open = *scene.shown().front();
        open.setDraft({"audit-log", "analytics", {}, "REPORTS"});
        const auto detached = QString::fromStdString(scene.operations.all().front().id);
        scene.changes.undo(detached);
        scene.changes.undo(detached);
        QCOMPARE(scene.shown().size(), 2);
        QCOMPARE(part<QLineEdit>(open, "attachAppText")->text(), utf8("audit-log"));
        const auto both = scene.shown();
        const auto& again = *(both.front() == &open ? both.back() : both.front());
        QCOMPARE(part<QLineEdit>(again, "attachAppText")->text(), utf8("catalog-api"));
        QCOMPARE(part<QLineEdit>(again, "poolName")->text(), utf8("READS"));
    }

    void everyFieldHasAName() {
        Attach attach;
        test::checkNames(*attach.dialog);
        Detach detach(cobalt);
        test::checkNames(*detach.dialog);
        Move move(readsOfCatalog);
        test::checkNames(*move.dialog);
    }

    void tabFollowsTheForm() {
        Attach s;
        const auto order = test::tabOrder(*part<QWidget>(*s.dialog, "attachApp"));
        const QStringList wanted{utf8("attachApp"), utf8("attachPool"), utf8("attachCredential"), utf8("poolName"),
                                 utf8("cancelButton")};
        QStringList met;
        for (const auto& name : order) {
            if (wanted.contains(name)) {
                met << name;
            }
        }
        QCOMPARE(met, wanted);
    }

    void shots_data() {
        test::Pictures::addColumns();
        QTest::addColumn<int>("points");
        QTest::newRow("light") << false << false << 1.0 << 10;
        QTest::newRow("dark") << true << false << 1.0 << 10;
        QTest::newRow("mirrored") << false << true << 1.0 << 10;
        QTest::newRow("large-type") << false << false << 1.0 << 14;
    }
    void shots() {
        const test::Pictures pictures;
        QFETCH(int, points);
        const test::ApplicationFont font(points);
        const auto shoot = [&pictures](ui::ChangeDialog& dialog, const char* name) {
            pictures.direct(dialog);
            pictures.shoot(dialog, name);
            for (const auto* area : dialog.findChildren<QScrollArea*>()) {
                QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
            }
        };
        Attach attach;
        attach.dialog->setDraft({"catalog-api", "web-reads", {}, "reads"});
        part<QWidget>(*attach.dialog, "cancelButton")->setFocus();
        shoot(*attach.dialog, "attach");
        Detach detach(cobalt);
        shoot(*detach.dialog, "detach");
        Move move(readsOfCatalog);
        move.dialog->setPool("analytics");
        shoot(*move.dialog, "move");
    }
};

POOLHOUSE_WIDGET_TEST(TestAttachmentDialogs)
#include "tst_attachment_dialogs.moc"
