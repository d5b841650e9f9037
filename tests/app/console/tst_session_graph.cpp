// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_graph.h"
#include "app/sandbox/fault.h"
#include "app/sandbox/sandbox.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "tests/app/console/fake_credential_sources.h"
#include "ui/locks/lock_settings.h"
#include "ui/locks/saved_lines.h"
#include "ui/platform/memory_preferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <utility>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::console;
using namespace std::chrono_literals;
using State = operations::Operation::State;

namespace {

const QString cluster = QStringLiteral("postgresql-rectangular-12345");

/// A server that outlives several consoles, on a manual clock.
struct GraphScene {
    core::ManualClock clock{*core::parseInstant("2026-06-22T08:28:20Z")};
    ui::MemoryPreferences preferences;
    FakeCredentialSources places;
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("deep/journal.sqlite"));
    bool heldElsewhere = false;
    bool twoFactor = false; ///< for the next server
    std::vector<sandbox::Fault> faults{};
    std::unique_ptr<sandbox::Sandbox> server = serve();
    std::unique_ptr<SessionGraph> graph;

    GraphScene() { places.inEnvironment.secret = "HRKU-12345678-1234-1234-1234-123456789abc"; }

    [[nodiscard]] std::unique_ptr<sandbox::Sandbox> serve() const {
        sandbox::SandboxOptions options;
        options.manualStart = clock.now();
        options.anchor = clock.now();
        options.twoFactor = twoFactor;
        options.faults = faults;
        auto started = sandbox::Sandbox::start(options);
        return started ? std::move(started).value() : nullptr;
    }

    struct Lent final : RunningSandbox {
        std::unique_ptr<sandbox::Sandbox> server;
        [[nodiscard]] QUrl url() const override { return QUrl(QString::fromStdString(server->url())); }
    };
    /// Begins a session and reads the cluster.
    void begin(const Source& source) {
        graph.reset();
        auto delay = std::make_shared<api::TimerDelay>();
        const SandboxStarter starter = [this, delay](const SandboxSource&, std::function<void(StartedSandbox)> reply) {
            return delay->after(0ms, [this, reply = std::move(reply)] {
                auto lent = std::make_unique<Lent>();
                lent->server = serve();
                reply(std::unique_ptr<RunningSandbox>(std::move(lent)));
            });
        };
        graph = std::make_unique<SessionGraph>(
            GraphDependencies{clock, preferences, places, starter, [] { return 0.5; }, file,
                              folder.filePath(QStringLiteral("plans")), heldElsewhere});
        graph->session().begin(source);
        QTRY_VERIFY(record() != nullptr && record()->info && record()->freshness.readAt == clock.now());
        QTRY_VERIFY(!graph->operations().unavailable() || graph->session().accountKey().size() > 0);
    }
    /// The token of the next session has no identity scope.
    void hideAccount() {
        faults = {sandbox::parseFault("status:403:GET /account").value()};
        server = serve();
    }
    [[nodiscard]] QStringList heldLocks() const {
        QStringList held;
        const QDir data(QFileInfo(file).path());
        for (const auto& name : data.entryList({QStringLiteral("*.lock")})) {
            if (FileLock(data.filePath(name)).acquire({}) == FileLock::Outcome::HeldElsewhere) {
                held << name;
            }
        }
        return held;
    }
    [[nodiscard]] bool unusableBecause(operations::JournalError::Code code) const {
        const auto refusal = graph->operations().unavailable();
        return refusal && refusal->journal && refusal->journal->code == code;
    }
    void connectToServer() {
        begin(ApiSource{api::ApiHosts::forPlatform(QUrl(QString::fromStdString(server->url())))});
    }
    [[nodiscard]] const fleet::ClusterRecord* record() const { return graph->store().clusterByName(cluster); }
    [[nodiscard]] operations::Intent scale(int count) const {
        return {record()->summary.id,
                {core::ChangeKind::SetCount, "web-reads", {}, count},
                core::shapesOf(*record()->info)};
    }
    [[nodiscard]] core::Plan planTo(int webReads) const {
        core::ClusterPlan each;
        each.cluster = record()->summary.name;
        each.id = record()->summary.id;
        each.app = "example-app";
        each.tier = "advanced";
        each.readAt = clock.now();
        each.live = each.wanted = core::shapesOf(*record()->info);
        for (auto& pool : each.wanted) {
            pool.count = pool.name == "web-reads" ? webReads : pool.count;
        }
        return {{}, {each}};
    }
    void tamper(const QString& statement) const {
        const auto name = QStringLiteral("tampering");
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(statement));
        }
        QSqlDatabase::removeDatabase(name);
    }
    /// Whether the journal takes no row any more, as on a full disk.
    void letWritesFail(bool fail) const {
        tamper(fail ? QStringLiteral("CREATE TRIGGER stop BEFORE INSERT ON operation BEGIN "
                                     "SELECT RAISE(FAIL, 'full'); END")
                    : QStringLiteral("DROP TRIGGER stop"));
    }
    /// Advances time until the operation reaches `state`.
    [[nodiscard]] bool reach(const std::string& id, State wanted) {
        for (int step = 0; step < 600; ++step) {
            const auto* operation = graph->operations().find(id);
            if (operation != nullptr && operation->state == wanted) {
                return true;
            }
            clock.advance(2s);
            server->setNow(clock.now());
            graph->operations().tick();
            QTest::qWait(5); // waits for a response over a socket
        }
        return false;
    }
};

} // namespace

class TestSessionGraph : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOperationRunsToItsEnd();
    void anOpenOperationIsFoundAgain();
    void whatWasDoneToASandboxInMemoryGoesWithIt();
    void aDamagedJournalStopsEveryChange();
    void anAccountKeepsItsHistoryAtAnyAddress();
    void aLockStopsWhatIsOnItsWay();
    void nothingButGetLeavesWhileALockHolds();
    void withoutASessionNothingIsTakenOn();
    void aSecondWindowChangesNothing();
    void aJournalThatCannotBeUsedIsSetAsideOnAWord_data();
    void aJournalThatCannotBeUsedIsSetAsideOnAWord();
    void aJournalThatIsMissingIsBegunAnewOnAWord();
    void aJournalThatVanishesStopsChangesAndLosesNothing();
    void whatOnlyTheWindowKnowsOutlivesFailedAttempts();
    void whatOnlyTheWindowKnowsOutlivesItsSession();
    void anOutcomeThatWasNotWrittenOutlivesItsSession();
    void aJournalThatCannotBeReadStopsChanges();
    void whatIsNotWrittenIsKeptForEachAccount();
    void theProgramEndsWithAJournalThatIsGone();
    void whatWasRecordedKeepsItsTimeOfDayInANewJournal();
    void thePlanThatIsAppliedOutlivesItsJournal_data();
    void thePlanThatIsAppliedOutlivesItsJournal();
    void aNewJournalIsBegunUnderTheLocksOfTheAccount();
    void aNewJournalWaitsForTheProcessThatHasTheAccount();
    void changesBesideAMissingJournalAreSetAside_data();
    void changesBesideAMissingJournalAreSetAside();
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

void TestSessionGraph::aDamagedJournalStopsEveryChange() {
    GraphScene scene;
    QVERIFY(QDir().mkpath(QFileInfo(scene.file).absolutePath()));
    QFile damaged(scene.file);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(8192, 'x'));
    damaged.close();
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Damaged));
    QVERIFY(scene.graph->operations().refusal(scene.scale(5)) == scene.graph->operations().unavailable());
    QVERIFY(!scene.graph->operations().ask(scene.scale(5)).ok());

    QVERIFY(QFile::remove(scene.file)); // moved away by hand: the next session creates a new one
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(!scene.graph->operations().unavailable());
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

void TestSessionGraph::aJournalThatCannotBeUsedIsSetAsideOnAWord_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("damaged") << QByteArray(8192, 'x');
    QTest::newRow("a folder") << QByteArray();
}

void TestSessionGraph::aJournalThatCannotBeUsedIsSetAsideOnAWord() {
    QFETCH(const QByteArray, content);
    GraphScene scene;
    QVERIFY(QDir().mkpath(content.isEmpty() ? scene.file : QFileInfo(scene.file).absolutePath()));
    if (!content.isEmpty()) {
        QFile spoiled(scene.file);
        QVERIFY(spoiled.open(QIODevice::WriteOnly) && spoiled.write(content) == content.size());
    }
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(content.isEmpty() ? operations::JournalError::Code::NotAFile
                                                        : operations::JournalError::Code::Damaged));
    QCOMPARE(scene.graph->operations().unavailable()->journal->file, scene.file);
    const auto mended = scene.graph->mend();
    QVERIFY(!mended.left && mended.aside && QFileInfo::exists(*mended.aside));
    QCOMPARE(QFileInfo(*mended.aside).isDir(), content.isEmpty());
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

void TestSessionGraph::aJournalThatIsMissingIsBegunAnewOnAWord() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    scene.graph.reset();
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    QVERIFY(!QFile::exists(scene.file));
    QVERIFY(!scene.graph->operations().ask(scene.scale(5)).ok());
    const auto mended = scene.graph->mend();
    QVERIFY(!mended.left && !mended.aside && QFile::exists(scene.file));
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

void TestSessionGraph::aJournalThatVanishesStopsChangesAndLosesNothing() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QVERIFY(scene.unusableBecause(operations::JournalError::Code::Vanished));
    QVERIFY(!scene.graph->operations().ask(scene.scale(4)).ok());
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(!scene.graph->operations().find(id)->finished());
    scene.graph.reset(); // what was under way is in the new journal
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

/// Whatever stands in the way of the new journal, and however often.
void TestSessionGraph::whatOnlyTheWindowKnowsOutlivesFailedAttempts() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QFile inTheWay(QFileInfo(scene.file).path()); // a file where the folder was
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(scene.graph->mend().left);
        QVERIFY(scene.graph->operations().unavailable()->journal);
        QVERIFY(!scene.graph->operations().ask(scene.scale(4)).ok());
        QVERIFY(scene.graph->operations().find(id) != nullptr);
    }
    QVERIFY(inTheWay.remove() && QDir().mkpath(scene.file)); // and a folder where the file was
    QVERIFY(scene.graph->mend().left->code == operations::JournalError::Code::NotAFile);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    const auto mended = scene.graph->mend();
    QVERIFY(!mended.left && mended.aside && QFileInfo(*mended.aside).isDir());
    QVERIFY(!scene.graph->operations().find(id)->finished());
    scene.graph.reset();
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionGraph::whatOnlyTheWindowKnowsOutlivesItsSession() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    const auto again = [&scene] {
        scene.graph->session().disconnectSession();
        scene.graph->session().connectAccount({}, false);
    };
    again();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    again(); // a session that knows of nothing keeps what is kept
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionGraph::anOutcomeThatWasNotWrittenOutlivesItsSession() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    scene.letWritesFail(true);
    QVERIFY(scene.reach(id, State::Done));
    QVERIFY(!scene.graph->operations().unavailable() && scene.graph->operations().journalProblem());
    scene.graph->session().disconnectSession();
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::NotWritable)); // the outcome is not in it
    QTRY_VERIFY(scene.record() != nullptr && scene.record()->info);
    QVERIFY(!scene.graph->operations().ask(scene.scale(4)).ok());
    QVERIFY(scene.graph->mend().left);
    scene.letWritesFail(false);
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    QCOMPARE(scene.graph->operations().find(id)->state, State::Done);
    QVERIFY(scene.graph->operations().ask(scene.scale(4)).ok());
}

/// An open change may be in it.
void TestSessionGraph::aJournalThatCannotBeReadStopsChanges() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    scene.graph->session().disconnectSession();
    scene.tamper(QStringLiteral("ALTER TABLE operation RENAME TO elsewhere"));
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::NotWritable));
    scene.tamper(QStringLiteral("ALTER TABLE elsewhere RENAME TO operation"));
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
}

/// A session of another account in between does not replace it.
void TestSessionGraph::whatIsNotWrittenIsKeptForEachAccount() {
    GraphScene scene;
    const auto named = std::exchange(scene.server, nullptr);
    scene.hideAccount();
    const auto unnamed = std::exchange(scene.server, nullptr);
    const auto sourceOf = [](const sandbox::Sandbox& server) {
        return ApiSource{api::ApiHosts::forPlatform(QUrl(QString::fromStdString(server.url())))};
    };
    std::vector<std::string> ids;
    scene.begin(sourceOf(*named));
    for (const auto* server : {named.get(), unnamed.get()}) {
        scene.graph->session().begin(sourceOf(*server));
        QTRY_VERIFY(!scene.graph->operations().unavailable());
        QTRY_VERIFY(scene.record() != nullptr && scene.record()->info);
        ids.push_back(scene.graph->operations().ask(scene.scale(5)).value());
        scene.letWritesFail(true);
        scene.graph->operations().cancel(ids.back());
        QVERIFY(scene.graph->operations().journalProblem());
        scene.graph->session().disconnectSession();
        scene.letWritesFail(false);
    }
    for (const auto* server : {unnamed.get(), named.get()}) {
        scene.graph->session().begin(sourceOf(*server));
        QTRY_VERIFY(!scene.graph->operations().unavailable());
        const auto* left = scene.graph->operations().find(ids.back());
        ids.pop_back();
        QVERIFY(left != nullptr);
        QVERIFY(left->progress.code == operations::ProgressCode::Withdrawn);
    }
}

/// However often the clock is set while only the window knows it.
void TestSessionGraph::whatWasRecordedKeepsItsTimeOfDayInANewJournal() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Done));
    const auto asked = scene.graph->operations().find(id)->askedAt;
    scene.graph.reset();
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    const auto timeOfDay = [&scene, &id] {
        auto& operations = scene.graph->operations();
        operations.followWallClock();
        return operations.find(id)->askedAt + operations.wallClockShift();
    };
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.clock.setWallClockShift(1h);
    QVERIFY(timeOfDay() == asked);
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(timeOfDay() == asked);
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.graph->session().disconnectSession();
    scene.clock.setWallClockShift(-2h);
    scene.graph->operations().followWallClock();
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(timeOfDay() == asked);
    scene.graph.reset();
    scene.clock.setWallClockShift(0h);
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.graph->operations().find(id)->askedAt == asked);
}

/// What is kept for a next session is kept until the session is gone (seen by the sanitizers).
void TestSessionGraph::theProgramEndsWithAJournalThatIsGone() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.graph.reset();
    QVERIFY(!QFile::exists(scene.file));
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
}

void TestSessionGraph::thePlanThatIsAppliedOutlivesItsJournal_data() {
    QTest::addColumn<bool>("ended");
    QTest::newRow("in the session") << false;
    QTest::newRow("after the session") << true;
}

/// Its steps are nowhere else once the folder is gone.
void TestSessionGraph::thePlanThatIsAppliedOutlivesItsJournal() {
    QFETCH(const bool, ended);
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    QTRY_VERIFY(!scene.graph->store().catalog().empty());
    const auto plan = scene.planTo(5);
    QVERIFY(scene.graph->applying().apply(plan, {}));
    QTRY_VERIFY(!scene.graph->operations().all().empty());
    const auto id = scene.graph->operations().all().front().id;
    QVERIFY(scene.reach(id, State::Watching));
    const auto plans = scene.folder.filePath(QStringLiteral("plans"));
    QVERIFY(QDir(plans).removeRecursively() && QDir(QFileInfo(scene.file).path()).removeRecursively());
    QFile inTheWay(plans);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    if (ended) {
        scene.graph->session().disconnectSession();
        scene.graph->session().connectAccount({}, false);
        QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    }
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(scene.graph->mend().left);
        QVERIFY(scene.unusableBecause(operations::JournalError::Code::PlanUnsaved));
    }
    QVERIFY(inTheWay.remove());
    QVERIFY(!scene.graph->mend().left);
    QVERIFY(scene.graph->applying().leftOver());
    QCOMPARE(scene.graph->applying().plan(), plan);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
}

/// Those that went with the folder keep nobody away.
void TestSessionGraph::aNewJournalIsBegunUnderTheLocksOfTheAccount() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto held = scene.heldLocks();
    QCOMPARE(held.size(), 2);
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QVERIFY(scene.heldLocks().isEmpty());
    QVERIFY(!scene.graph->mend().left);
    QCOMPARE(scene.heldLocks(), held);
}

void TestSessionGraph::aNewJournalWaitsForTheProcessThatHasTheAccount() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    const QDir folder(QFileInfo(scene.file).path());
    const auto held = scene.heldLocks();
    QVERIFY(QDir(folder).removeRecursively());
    FileLock other(folder.filePath(held.front()));
    QCOMPARE(other.acquire("apply\n"), FileLock::Outcome::Held);
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(scene.graph->mend().left);
        QVERIFY(scene.unusableBecause(operations::JournalError::Code::HeldByApply));
        QVERIFY(scene.graph->operations().find(id) != nullptr);
    }
    other.release();
    QVERIFY(!scene.graph->mend().left);
    QCOMPARE(scene.heldLocks(), held);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionGraph::changesBesideAMissingJournalAreSetAside_data() {
    QTest::addColumn<bool>("kept");
    QTest::newRow("after a journal that was kept") << true;
    QTest::newRow("at the first start") << false;
}

/// SQLite would delete them, with the changes that are in no other file.
void TestSessionGraph::changesBesideAMissingJournalAreSetAside() {
    QFETCH(const bool, kept);
    GraphScene scene;
    if (kept) {
        scene.connectToServer();
        QTRY_VERIFY(!scene.graph->operations().unavailable());
        scene.graph.reset();
        QVERIFY(QFile::remove(scene.file));
    }
    QVERIFY(QDir().mkpath(QFileInfo(scene.file).path()));
    for (const auto* suffix : {"-wal", "-shm"}) {
        QFile file(scene.file + QLatin1String(suffix));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("changes") > 0);
    }
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    const auto mended = scene.graph->mend();
    QVERIFY(!mended.left && mended.aside && mended.aside->endsWith(QLatin1String("-wal")));
    QFile aside(*mended.aside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("changes"));
    QVERIFY(QFile::exists(QString(*mended.aside).replace(QLatin1String("-wal"), QLatin1String("-shm"))));
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
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
    QVERIFY(scene.graph->mend().left); // it is still at it
    other.setNote("window\n");
    QVERIFY(scene.graph->mend().left->code == operations::JournalError::Code::HeldByWindow);
    other.release();
    QVERIFY(!scene.graph->mend().left);
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

QTEST_GUILESS_MAIN(TestSessionGraph)
#include "tst_session_graph.moc"
