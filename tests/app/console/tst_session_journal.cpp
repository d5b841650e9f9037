// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/session_graph_scene.h"
#include "tests/support/test_main.h"

#include <QFile>

using namespace poolhouse;
using namespace poolhouse::console;
using namespace std::chrono_literals;
using State = operations::Operation::State;

/// Sessions whose journal is damaged, missing or not writable.
class TestSessionJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDamagedJournalStopsEveryChange();
    void aJournalThatCannotBeUsedIsSetAsideOnAWord_data();
    void aJournalThatCannotBeUsedIsSetAsideOnAWord();
    void aMissingJournalIsRecreatedOnRequest();
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
};

void TestSessionJournal::aDamagedJournalStopsEveryChange() {
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

void TestSessionJournal::aJournalThatCannotBeUsedIsSetAsideOnAWord_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("damaged") << QByteArray(8192, 'x');
    QTest::newRow("a folder") << QByteArray();
}

void TestSessionJournal::aJournalThatCannotBeUsedIsSetAsideOnAWord() {
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
    const auto repaired = scene.graph->repair();
    QVERIFY(!repaired.left && repaired.aside && QFileInfo::exists(*repaired.aside));
    QCOMPARE(QFileInfo(*repaired.aside).isDir(), content.isEmpty());
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

void TestSessionJournal::aMissingJournalIsRecreatedOnRequest() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    scene.graph.reset();
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.connectToServer();
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    QVERIFY(!QFile::exists(scene.file));
    QVERIFY(!scene.graph->operations().ask(scene.scale(5)).ok());
    const auto repaired = scene.graph->repair();
    QVERIFY(!repaired.left && !repaired.aside && QFile::exists(scene.file));
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

void TestSessionJournal::aJournalThatVanishesStopsChangesAndLosesNothing() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QVERIFY(scene.unusableBecause(operations::JournalError::Code::Vanished));
    QVERIFY(!scene.graph->operations().ask(scene.scale(4)).ok());
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(!scene.graph->operations().find(id)->finished());
    scene.graph.reset(); // what was under way is in the new journal
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

/// Whatever stands in the way of the new journal, and however often.
void TestSessionJournal::whatOnlyTheWindowKnowsOutlivesFailedAttempts() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto id = scene.graph->operations().ask(scene.scale(5)).value();
    QVERIFY(scene.reach(id, State::Watching));
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QFile inTheWay(QFileInfo(scene.file).path()); // a file where the folder was
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(scene.graph->repair().left);
        QVERIFY(scene.graph->operations().unavailable()->journal);
        QVERIFY(!scene.graph->operations().ask(scene.scale(4)).ok());
        QVERIFY(scene.graph->operations().find(id) != nullptr);
    }
    QVERIFY(inTheWay.remove() && QDir().mkpath(scene.file)); // and a folder where the file was
    QVERIFY(scene.graph->repair().left->code == operations::JournalError::Code::NotAFile);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    const auto repaired = scene.graph->repair();
    QVERIFY(!repaired.left && repaired.aside && QFileInfo(*repaired.aside).isDir());
    QVERIFY(!scene.graph->operations().find(id)->finished());
    scene.graph.reset();
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionJournal::whatOnlyTheWindowKnowsOutlivesItsSession() {
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
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionJournal::anOutcomeThatWasNotWrittenOutlivesItsSession() {
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
    QVERIFY(scene.graph->repair().left);
    scene.letWritesFail(false);
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
    QCOMPARE(scene.graph->operations().find(id)->state, State::Done);
    QVERIFY(scene.graph->operations().ask(scene.scale(4)).ok());
}

/// An open change may be in it.
void TestSessionJournal::aJournalThatCannotBeReadStopsChanges() {
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
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
}

/// A session of another account in between does not replace it.
void TestSessionJournal::whatIsNotWrittenIsKeptForEachAccount() {
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
void TestSessionJournal::whatWasRecordedKeepsItsTimeOfDayInANewJournal() {
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
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(timeOfDay() == asked);
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    scene.graph->session().disconnectSession();
    scene.clock.setWallClockShift(-2h);
    scene.graph->operations().followWallClock();
    scene.graph->session().connectAccount({}, false);
    QTRY_VERIFY(scene.unusableBecause(operations::JournalError::Code::Missing));
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(timeOfDay() == asked);
    scene.graph.reset();
    scene.clock.setWallClockShift(0h);
    scene.connectToServer();
    QTRY_VERIFY(scene.graph->operations().find(id) != nullptr);
    QVERIFY(scene.graph->operations().find(id)->askedAt == asked);
}

/// What is kept for a next session is kept until the session is gone (seen by the sanitizers).
void TestSessionJournal::theProgramEndsWithAJournalThatIsGone() {
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

void TestSessionJournal::thePlanThatIsAppliedOutlivesItsJournal_data() {
    QTest::addColumn<bool>("ended");
    QTest::newRow("in the session") << false;
    QTest::newRow("after the session") << true;
}

/// Its steps are nowhere else once the folder is gone.
void TestSessionJournal::thePlanThatIsAppliedOutlivesItsJournal() {
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
        QVERIFY(scene.graph->repair().left);
        QVERIFY(scene.unusableBecause(operations::JournalError::Code::PlanUnsaved));
    }
    QVERIFY(inTheWay.remove());
    QVERIFY(!scene.graph->repair().left);
    QVERIFY(scene.graph->applying().leftOver());
    QCOMPARE(scene.graph->applying().plan(), plan);
    QVERIFY(scene.graph->operations().find(id) != nullptr);
}

/// Lock files deleted with the folder exclude no process.
void TestSessionJournal::aNewJournalIsBegunUnderTheLocksOfTheAccount() {
    GraphScene scene;
    scene.connectToServer();
    QTRY_VERIFY(!scene.graph->operations().unavailable());
    const auto held = scene.heldLocks();
    QCOMPARE(held.size(), 2);
    QVERIFY(QDir(QFileInfo(scene.file).path()).removeRecursively());
    QVERIFY(scene.heldLocks().isEmpty());
    QVERIFY(!scene.graph->repair().left);
    QCOMPARE(scene.heldLocks(), held);
}

void TestSessionJournal::aNewJournalWaitsForTheProcessThatHasTheAccount() {
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
        QVERIFY(scene.graph->repair().left);
        QVERIFY(scene.unusableBecause(operations::JournalError::Code::HeldByApply));
        QVERIFY(scene.graph->operations().find(id) != nullptr);
    }
    other.release();
    QVERIFY(!scene.graph->repair().left);
    QCOMPARE(scene.heldLocks(), held);
    QVERIFY(scene.reach(id, State::Done));
}

void TestSessionJournal::changesBesideAMissingJournalAreSetAside_data() {
    QTest::addColumn<bool>("kept");
    QTest::newRow("after a journal that was kept") << true;
    QTest::newRow("at the first start") << false;
}

/// SQLite would delete them, with the changes that are in no other file.
void TestSessionJournal::changesBesideAMissingJournalAreSetAside() {
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
    const auto repaired = scene.graph->repair();
    QVERIFY(!repaired.left && repaired.aside && repaired.aside->endsWith(QLatin1String("-wal")));
    QFile aside(*repaired.aside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("changes"));
    QVERIFY(QFile::exists(QString(*repaired.aside).replace(QLatin1String("-wal"), QLatin1String("-shm"))));
    QVERIFY(scene.graph->operations().ask(scene.scale(5)).ok());
}

POOLHOUSE_CORE_APP_TEST(TestSessionJournal)
#include "tst_session_journal.moc"
