// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/session_graph_scene.h"
#include "tests/support/test_main.h"
#include "ui/locks/lock_settings.h"
#include "ui/locks/saved_lines.h"

#include <QFile>

using namespace poolhouse;
using namespace poolhouse::console;
using namespace std::chrono_literals;
using State = operations::Operation::State;

class TestSessionGraph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOperationRunsToItsEnd();
    void anOpenOperationIsFoundAgain();
    void whatWasDoneToASandboxInMemoryGoesWithIt();
    void anAccountKeepsItsHistoryAtAnyAddress();
    void aLockStopsWhatIsOnItsWay();
    void nothingButGetLeavesWhileALockHolds();
    void anAttachmentMindsTheLocksOfItsOwnApps();
    void withoutASessionNothingIsTakenOn();
    void aSecondWindowChangesNothing();
    void anAccountThatAnotherProcessChangesIsReadOnly();
    void plansKeptUnderAHostAreFoundByTheId();
    void anUnnamedAccountChangesUnderItsToken();
    void locksOfEveryAccountHoldForAnUnnamedOne();
    void locksFromBeforeTheNameHoldThoughTheyAreUnreadable();
    void whatAnUnnamedAccountDidIsKeptWhenItsNameIsKnown();
    void aTokenIsHeldByOneProcessNamedOrNot();
    void theFirstSessionLeavesOneThatWasBegunMeanwhile();
};

void TestSessionGraph::anOperationRunsToItsEnd() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Done));
    const auto& operation = *scene.graph->operations().find(id);
    QCOMPARE(operation.exchanges.size(), std::size_t{1});
    QCOMPARE(operation.exchanges.front().method, QByteArray("PATCH")); // recorded by the session monitor
    QCOMPARE(operation.exchanges.front().requestBody, QByteArray("{\"count\":5}"));
    QCOMPARE(scene.record()->info->findPool("web-reads")->expectedCount, 5);
}

void TestSessionGraph::anOpenOperationIsFoundAgain() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    scene.graph.reset(); // the console exits during the operation
    QVERIFY(QFile::exists(scene.file));

    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(!scene.graph->operations().find(id)->finished());
    QVERIFY(scene.reach(id, State::Done));
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{1});
}

void TestSessionGraph::whatWasDoneToASandboxInMemoryGoesWithIt() {
    GraphScene scene;
    scene.begin(SandboxSource{});
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QVERIFY(!scene.graph->session().isLasting());
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
    scene.graph->session().openSandbox();
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{0});
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{0});
    QVERIFY(!QFile::exists(scene.file));
}

void TestSessionGraph::anAccountKeepsItsHistoryAtAnyAddress() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
    const auto key = scene.graph->session().accountKey();
    QVERIFY(!key.isEmpty() && !key.contains(QStringLiteral("HRKU")));
    scene.server = scene.serve(); // at another port, which is another spelling of the host
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QCOMPARE(scene.graph->session().accountKey(), key);
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{1});
    scene.begin(SandboxSource{}); // has the same account id, but is a world of its own
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QVERIFY(scene.graph->session().accountKey() != key);
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{0});
}

void TestSessionGraph::aLockStopsWhatIsOnItsWay() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    QVERIFY(scene.reach(id, State::Cancelled));
    QVERIFY(scene.graph->operations().refusal(scene.scale(4))->code == operations::Refusal::Code::Locked);
    QCOMPARE(scene.record()->info->findPool("web-reads")->expectedCount, 3);
}

void TestSessionGraph::nothingButGetLeavesWhileALockHolds() {
    GraphScene scene;
    scene.twoFactor = true;
    scene.server = scene.serve();
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::NeedsTwoFactor));
    // sending a code is no pool change: checked by the transport, not by the engine
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    scene.graph->operations().provideTwoFactor(id, QStringLiteral("123456"));
    const auto& operation = *scene.graph->operations().find(id);
    QTRY_COMPARE(operation.exchanges.back().method, QByteArray("PUT"));
    QVERIFY(!operation.exchanges.back().left);
    QVERIFY(operation.progress.code == operations::ProgressCode::CodeLocked);
    QCOMPARE(operation.state, State::NeedsTwoFactor);
    scene.graph->locks().set({});
    scene.graph->operations().provideTwoFactor(id, QStringLiteral("123456"));
    QVERIFY(scene.reach(id, State::Done));
}

/// The path of its request names neither cluster nor app.
void TestSessionGraph::anAttachmentMindsTheLocksOfItsOwnApps() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QTRY_VERIFY(scene.graph->store().attachmentsKnown());
    const auto lock = [&](const char* app) {
        scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QString::fromLatin1(app), {}}});
    };
    operations::Intent intent = scene.scale(5);
    intent.change = {core::ChangeKind::Attach, "analytics", {}, 0, core::ChangedAttachment{"catalog-api", "REPORTS"}};
    lock("catalog-*");
    QVERIFY(scene.graph->operations().refusal(intent)->code == operations::Refusal::Code::Locked);
    lock("billing-*");
    const auto id = scene.graph->operations().ask(intent).value();
    QVERIFY(scene.reach(id, State::Done));
    QCOMPARE(scene.record()->attachments.size(), std::size_t{5});
}

void TestSessionGraph::withoutASessionNothingIsTakenOn() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto intent = scene.scale(5);
    scene.graph->session().disconnectSession();
    QVERIFY(scene.graph->operations().unavailable()->code == operations::Refusal::Code::NoAccount);
    QVERIFY(!scene.graph->operations().ask(intent).ok());
}

void TestSessionGraph::aSecondWindowChangesNothing() {
    GraphScene scene;
    scene.heldElsewhere = true;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->session().accountKey().isEmpty());
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::HeldElsewhere));
    QVERIFY(!scene.graph->operations().ask(scene.scale(5)).ok());
    QVERIFY(!QFile::exists(scene.file));
    QVERIFY(!QFile::exists(scene.folder.filePath(QStringLiteral("plans"))));
}

void TestSessionGraph::anAccountThatAnotherProcessChangesIsReadOnly() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const QDir folder(QFileInfo(scene.file).path());
    const auto locks = folder.entryList({QStringLiteral("account-*.lock")});
    QCOMPARE(locks.size(), 1);
    FileLock other(folder.filePath(locks.front()));
    QCOMPARE(other.acquire("apply\n"), FileLock::Outcome::HeldElsewhere);
    scene.graph->session().disconnectSession(); // lets it go
    QCOMPARE(other.acquire("apply\n"), FileLock::Outcome::Held);
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::HeldByApply));
    QVERIFY(scene.graph->repair().left); // it is still at it
    other.setNote("window\n");
    QVERIFY(scene.graph->repair().left->code == operations::JournalError::Code::HeldByWindow);
    other.release();
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

void TestSessionGraph::plansKeptUnderAHostAreFoundByTheId() {
    GraphScene scene;
    scene.connectToServer();
    const auto account = scene.graph->session().accountKey();
    scene.graph.reset();
    const auto root = scene.folder.filePath(QStringLiteral("plans"));
    const auto former = FilePlanRepository::directoryOf(root, QStringLiteral("api.heroku.com ") + account);
    QVERIFY(QDir(root).removeRecursively() && QDir().mkpath(former));
    scene.connectToServer();
    QVERIFY(QFileInfo::exists(FilePlanRepository::directoryOf(root, account)));
    QVERIFY(!QFileInfo::exists(former));
}

void TestSessionGraph::anUnnamedAccountChangesUnderItsToken() {
    GraphScene scene;
    scene.hideAccount();
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto key = scene.graph->session().accountKey();
    QVERIFY(key.startsWith(QStringLiteral("token-")));
    QCOMPARE(scene.heldLocks(), QStringList{key + QStringLiteral(".lock")});
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Done));
    QVERIFY(scene.graph->operations().find(id)->account.ends_with("as an unnamed account"));
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QVERIFY(scene.graph->operations().find(id) != nullptr);
}

void TestSessionGraph::locksOfEveryAccountHoldForAnUnnamedOne() {
    GraphScene scene;
    ui::saveLocks(scene.preferences, QStringLiteral("ada"),
                  {{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    ui::saveLocks(scene.preferences, QStringLiteral("sandbox ada"),
                  {{operations::ReadOnlyLock::Scope::Account, {}, {}}});
    scene.hideAccount();
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto refused = scene.graph->operations().refusal(scene.scale(5));
    QVERIFY(refused && refused->lock && refused->lock->cause == operations::ReadOnlyLock::Cause::OtherAccount);
    scene.graph->locks().lift(scene.record()->summary, scene.clock.now() + 1h);
    QVERIFY(scene.graph->operations().refusal(scene.scale(5)));
    ui::saveLocks(scene.preferences, QStringLiteral("ada"), {});
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QVERIFY(!scene.graph->operations().refusal(scene.scale(5)));
}

void TestSessionGraph::locksFromBeforeTheNameHoldThoughTheyAreUnreadable() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto account = scene.graph->session().accountKey();
    const auto identity = scene.graph->session().tokenIdentity();
    const operations::ReadOnlyLock own{operations::ReadOnlyLock::Scope::App, QStringLiteral("blog"), {}};
    ui::saveLocks(scene.preferences, account, {own});
    ui::saveLines(scene.preferences, QStringLiteral("locks"), identity, {QStringLiteral("cut")});
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto refused = scene.graph->operations().refusal(scene.scale(5));
    QVERIFY(refused && refused->lock && refused->lock->cause == operations::ReadOnlyLock::Cause::LocksUnreadable);
    QCOMPARE(scene.graph->locks().all().size(), std::size_t{2});
    QVERIFY(ui::loadLocks(scene.preferences, account) == std::vector{own}); // it is no decision of the account
    QVERIFY(ui::loadLocks(scene.preferences, identity).size() == 1);
}

void TestSessionGraph::whatAnUnnamedAccountDidIsKeptWhenItsNameIsKnown() {
    GraphScene scene;
    scene.hideAccount();
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto identity = scene.graph->session().accountKey();
    ui::saveLocks(scene.preferences, identity, {{operations::ReadOnlyLock::Scope::App, QStringLiteral("blog"), {}}});
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    scene.server->clearFaults();
    scene.graph->poller().refresh();
    QTRY_VERIFY(scene.graph->poller().account());
    QCOMPARE(scene.graph->session().accountKey(), identity); // it is under way
    QVERIFY(scene.reach(id, State::Done));
    scene.graph->poller().refresh();
    QTRY_VERIFY(scene.graph->session().accountKey() != identity);
    QVERIFY(!scene.graph->operations().unavailable());
    QCOMPARE(scene.graph->operations().all().size(), std::size_t{1});
    QCOMPARE(scene.graph->operations().find(id)->exchanges.size(), std::size_t{1});
    QCOMPARE(scene.graph->locks().all().size(), std::size_t{1}); // stays its own
    QCOMPARE(ui::loadLocks(scene.preferences, scene.graph->session().accountKey()).size(), std::size_t{1});
    QVERIFY(scene.graph->operations().ask(scene.scale(4)).ok());
}

void TestSessionGraph::aTokenIsHeldByOneProcessNamedOrNot() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QCOMPARE(scene.heldLocks().size(), 2);
    const auto name = scene.graph->session().tokenIdentity() + QStringLiteral(".lock");
    QVERIFY(scene.heldLocks().contains(name));
    scene.graph.reset();
    FileLock other(QDir(QFileInfo(scene.file).path()).filePath(name)); // does not know the account's name
    QCOMPARE(other.acquire("apply\n"), FileLock::Outcome::Held);
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::HeldByApply));
}

void TestSessionGraph::theFirstSessionLeavesOneThatWasBegunMeanwhile() {
    GraphScene scene;
    scene.connectToServer();
    QVERIFY(!scene.graph->session().isSandbox());
    scene.graph->beginFirst(SandboxSource{});
    QVERIFY(!scene.graph->session().isSandbox());
    scene.graph->session().disconnectSession();
    scene.graph->beginFirst(SandboxSource{});
    QVERIFY(scene.graph->session().isSandbox());
    scene.places.inEnvironment.secret.reset();
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(scene.graph->session().problem()); // shown until a person goes on
    scene.graph->beginFirst(SandboxSource{});
    QVERIFY(!scene.graph->session().isSandbox());
}

POOLHOUSE_CORE_APP_TEST(TestSessionGraph)
#include "tst_session_graph.moc"
