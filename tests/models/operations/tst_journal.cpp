// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal.h"
#include "models/operations/record.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/other_rights.h"
#include "tests/support/test_main.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using operations::Journal;
using operations::Operation;
using State = Operation::State;
using JournalCode = operations::JournalError::Code;

namespace {

constexpr auto allRights = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                           QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

const QString ada = QStringLiteral("api.example.com ada");

/// Every member set to something of its own.
Operation fullOperation(const std::string& id = "op-1", std::int64_t second = 0) {
    Operation operation;
    operation.id = id;
    operation.cluster = {"c1"};
    operation.clusterName = "postgresql-rectangular-12345";
    operation.app = "example-app";
    operation.change = {core::ChangeKind::DestroyPool, "web-reads", "4G-Performance", 3};
    operation.basis = {{core::PoolRole::Leader, "leader", "8G-Performance", 2},
                       {core::PoolRole::Follower, "web-reads", "4G-Performance", 3}};
    operation.pool = core::PoolId{"p2"};
    operation.state = State::Waiting;
    operation.askedAt = test::at(second);
    operation.sentAt = test::at(second + 1);
    operation.nextAttempt = test::at(second + 9);
    operations::Exchange exchange;
    exchange.sentAt = test::at(second + 1);
    exchange.answeredAt = test::at(second + 2);
    exchange.method = "DELETE";
    exchange.target = "/data/postgres/v1/c1/pools/p2";
    exchange.requestBody = "{\"a\":\"\xc3\xa4\"}";
    exchange.status = 429;
    exchange.responseBody = QByteArray("\x00\xff\xfe no text", 11);
    exchange.legacyProblem = "Zu viele \u2026";
    exchange.left = false;
    operation.exchanges = {exchange, {}};
    operation.account = "api.example.com as ada@example.com";
    operation.plan = "plan-1";
    operation.figures =
        operations::ChangeFigures{{core::Money{155840}, true, 1940}, {std::nullopt, false, std::nullopt}};
    api::ApiError error = test::error(api::ApiError::Kind::RateLimited, 429);
    error.id = "rate_limit";
    error.message = "Too many.";
    error.app = "example-app";
    error.target = "/x";
    error.retryAfter = std::chrono::milliseconds(3000);
    operation.problem = error;
    operation.recipe =
        operations::PoolRecipe{operation.basis[1], {{"READS", "example-app"}, {"READS", "catalog-api", "reporting"}}};
    operation.exchanges.back().problem = error;
    operation.progress = {operations::ProgressCode::ReadingAgain, error};
    operation.progress.up = 2;
    operation.progress.count = 3;
    operation.progress.level = "4G-Performance";
    operation.progress.said = "Almost \u2026";
    return operation;
}

std::unique_ptr<Journal> opened(const QString& file) {
    auto journal = Journal::open(file);
    return journal ? std::move(journal).value() : nullptr;
}

} // namespace

class TestOperationJournal : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void recordsKeepEverything() {
        const auto operation = fullOperation();
        const auto back = operations::operationOf(operations::recordOf(operation));
        QVERIFY(back.has_value());
        QVERIFY(*back == operation);
        Operation bare;
        bare.id = "x";
        bare.cluster = {"c"};
        QVERIFY(operations::operationOf(operations::recordOf(bare)) == bare);
    }

    void damagedRecordsAreNone() {
        const auto record = operations::recordOf(fullOperation());
        for (qsizetype length = 0; length < record.size(); ++length) {
            QVERIFY(!operations::operationOf(record.left(length)));
        }
        for (qsizetype at = 0; at < record.size(); ++at) {
            for (const char flip : {'\x01', '\x80', '\xff'}) {
                auto damaged = record;
                damaged[at] = static_cast<char>(damaged[at] ^ flip);
                (void)operations::operationOf(damaged); // whatever comes of it, it does not crash
            }
        }
    }

    void anUnknownProblemKeepsTheRow() {
        const auto key = QStringLiteral("problem");
        const auto operation = fullOperation();
        auto map = QCborValue::fromCbor(operations::recordOf(operation)).toMap();
        auto problem = map[key].toMap();
        problem[QStringLiteral("kind")] = 99;
        map[key] = problem;
        auto exchanges = map[QStringLiteral("exchanges")].toArray();
        auto last = exchanges.last().toMap();
        last[key] = QStringLiteral("no map");
        exchanges[exchanges.size() - 1] = last;
        map[QStringLiteral("exchanges")] = exchanges;
        const auto back = operations::operationOf(map.toCborValue().toCbor());
        QVERIFY(back.has_value());
        auto expected = operation;
        expected.problem->kind = api::ApiError::Kind::UnexpectedStatus;
        expected.exchanges.back().problem = api::ApiError();
        QVERIFY(*back == expected);
    }

    void anUnknownCauseKeepsTheRow_data() {
        using operations::Progress;
        using operations::ProgressCode;
        QTest::addColumn<QString>("member");
        QTest::addColumn<QCborValue>("value");
        QTest::addColumn<Progress>("expected");
        api::ApiError error;
        error.message = "No.";
        error.kind = api::ApiError::Kind::UnexpectedStatus;
        const auto row = [](const char* name, const char* member, const QCborValue& value, const Progress& expected) {
            QTest::newRow(name) << QString::fromLatin1(member) << value << expected;
        };
        const auto kind = QStringLiteral("kind");
        const auto scope = QStringLiteral("scope");
        row("error", "error", QCborMap{{kind, 99}, {QStringLiteral("message"), QStringLiteral("No.")}},
            {ProgressCode::NotSentUnreachable, error});
        row("error, no map", "error", 5, {ProgressCode::NotSentUnreachable, api::ApiError()});
        row("lock", "lock", QCborMap{{scope, 99}}, {ProgressCode::NotSentUnreachable, operations::UnknownCause()});
        row("journal", "journal", 99, {ProgressCode::NotSentUnreachable, operations::UnknownCause()});
        row("journal, no number", "journal", QStringLiteral("full"),
            {ProgressCode::NotSentUnreachable, operations::UnknownCause()});
    }
    void anUnknownCauseKeepsTheRow() {
        QFETCH(const QString, member);
        QFETCH(const QCborValue, value);
        QFETCH(const operations::Progress, expected);
        auto operation = fullOperation();
        operation.progress = operations::ProgressCode::NotSentUnreachable;
        auto map = QCborValue::fromCbor(operations::recordOf(operation)).toMap();
        auto progress = map[QStringLiteral("progress")].toMap();
        progress[member] = value;
        map[QStringLiteral("progress")] = progress;
        const auto back = operations::operationOf(map.toCborValue().toCbor());
        QVERIFY(back.has_value());
        operation.progress = expected;
        QVERIFY(*back == operation);
        QVERIFY(operations::operationOf(operations::recordOf(operation)) == operation); // written again
    }

    void survivesTheProgram() {
        const auto name = file("survives.sqlite");
        {
            const auto journal = opened(name);
            QVERIFY(journal);
            QVERIFY(journal->write(ada, fullOperation("a", 0)).ok());
            QVERIFY(journal->write(ada, fullOperation("b", 5)).ok());
            auto changed = fullOperation("a", 0);
            changed.state = State::Done;
            QVERIFY(journal->write(ada, changed).ok());
        }
        const auto journal = opened(name);
        QVERIFY(journal);
        const auto operations = journal->read(ada).value().operations;
        QCOMPARE(operations.size(), std::size_t{2});
        QCOMPARE(operations[0].id, std::string("a"));
        QCOMPARE(operations[0].state, State::Done);
        QVERIFY(operations[1] == fullOperation("b", 5));
    }

    void accountsAreKeptApart() {
        const auto journal = opened({});
        QVERIFY(journal->write(ada, fullOperation("a")).ok());
        QVERIFY(journal->write(QString(), fullOperation("b")).ok());
        QCOMPARE(journal->read(ada).value().operations.size(), std::size_t{1});
        QCOMPARE(journal->read(QString()).value().operations.size(), std::size_t{1});
        QVERIFY(journal->read(QStringLiteral("bob")).value().operations.empty());
    }

    void theNewestAreReadAndAllThatAreOpen() {
        const auto journal = opened({});
        for (int i = 0; i < 20; ++i) {
            auto operation = fullOperation("op-" + std::to_string(i), i);
            operation.state = i == 3 ? State::Watching : State::Done;
            QVERIFY(journal->write(ada, operation).ok());
        }
        const auto operations = journal->read(ada, 5).value().operations;
        QCOMPARE(operations.size(), std::size_t{6});
        QCOMPARE(operations.front().id, std::string("op-3"));
        QCOMPARE(operations[1].id, std::string("op-15"));
        QCOMPARE(operations.back().id, std::string("op-19"));
    }

    void isWrittenThrough() {
        const auto name = file("pragmas.sqlite");
        const auto journal = opened(name);
        QVERIFY(journal->write(ada, fullOperation()).ok());
        QVERIFY(QFileInfo::exists(name + QStringLiteral("-wal")));
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(name).permissions() & others));
    }

    void saysWhyAFileCannotBeUsed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(5000, 'x');
        QByteArray torn("SQLite format 3");
        torn.append('\0').append(QByteArray(4000, '\xee'));
        QTest::newRow("torn") << torn;
    }
    void saysWhyAFileCannotBeUsed() {
        QFETCH(const QByteArray, content);
        const auto name = file("bad.sqlite");
        QFile bad(name);
        QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
        bad.write(content);
        bad.close();
        const auto journal = Journal::open(name);
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().code, JournalCode::Damaged);
        QFile::remove(name);
    }

    void othersFilesAndVersionsAreLeftAlone_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<JournalCode>("code");
        QTest::newRow("another program") << QStringLiteral("PRAGMA application_id=42") << JournalCode::ForeignFile;
        QTest::newRow("newer") << QStringLiteral("PRAGMA user_version=99") << JournalCode::NewerSchema;
    }
    void othersFilesAndVersionsAreLeftAlone() {
        QFETCH(const QString, statement);
        QFETCH(const JournalCode, code);
        const auto name = file("others.sqlite");
        QVERIFY(opened(name)->write(ada, fullOperation()).ok());
        {
            auto other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(name);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(statement));
            other.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        const auto journal = Journal::open(name);
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().code, code);
        QFile::remove(name);
    }

    void aLockedFileIsASentence() {
        const auto name = file("locked.sqlite");
        const auto journal = opened(name);
        {
            auto other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("holder"));
            other.setDatabaseName(name);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            const auto result = journal->write(ada, fullOperation());
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, JournalCode::Busy);
            other.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("holder"));
        QVERIFY(journal->write(ada, fullOperation()).ok());
    }

    void aFolderInItsPlaceIsSaid() {
        const auto name = file("folder.sqlite");
        QVERIFY(QDir().mkpath(name));
        const auto journal = Journal::open(name);
        QVERIFY(!journal.ok());
        QVERIFY(journal.error() == (operations::JournalError{JournalCode::NotAFile, name}));
    }

    void aJournalThatVanishesTakesNoChange_data() {
        QTest::addColumn<QString>("how");
        for (const auto* how : {"removed", "renamed", "replaced", "folder renamed"}) {
            QTest::newRow(how) << QString::fromLatin1(how);
        }
    }
    void aJournalThatVanishesTakesNoChange() {
        QFETCH(const QString, how);
        const auto folder = file("vanishing");
        const auto name = folder + QStringLiteral("/journal.sqlite");
        const auto moved = folder + QStringLiteral("/moved.sqlite");
        QDir(folder).removeRecursively();
        QDir(folder + QLatin1Char('2')).removeRecursively();
        const auto journal = opened(name);
        QVERIFY(!journal->problem() && journal->write(ada, fullOperation()).ok());
        if (how == QLatin1String("folder renamed")) {
            QVERIFY(QDir().rename(folder, folder + QLatin1Char('2')));
        } else {
            QVERIFY(QFile::rename(name, moved));
        }
        if (how == QLatin1String("removed")) {
            QVERIFY(QFile::remove(moved));
        } else if (how == QLatin1String("replaced")) {
            QVERIFY(QFile::copy(moved, name));
        }
        const operations::JournalError vanished{JournalCode::Vanished, name};
        QVERIFY(journal->problem() == vanished);
        QVERIFY(journal->write(ada, fullOperation("op-2")).error() == vanished);
        QVERIFY(journal->read(ada).error() == vanished);
        if (how == QLatin1String("renamed")) { // and back
            QVERIFY(QFile::rename(moved, name));
            QVERIFY(!journal->problem() && journal->write(ada, fullOperation("op-2")).ok());
        }
    }

    void aFullDiskIsSaid() {
        const test::SmallDisk disk(file("disk"));
        if (!disk.mounted()) {
            QSKIP("needs a file system of its own");
        }
        const auto name = disk.path() + QStringLiteral("/journal.sqlite");
        const auto journal = opened(name);
        std::optional<operations::JournalError> why;
        for (int row = 0; row < 10000 && !why; ++row) {
            const auto written = journal->write(ada, fullOperation(std::to_string(row)));
            why = written ? std::nullopt : std::optional(written.error());
        }
        QVERIFY(why == (operations::JournalError{JournalCode::DiskFull, name}));
        QVERIFY(!journal->problem()); // it can be written again once there is room
        const auto other = Journal::open(disk.path() + QStringLiteral("/other.sqlite"));
        QVERIFY(!other.ok());
        QCOMPARE(other.error().code, JournalCode::DiskFull);
    }

    void aReadOnlyDiskIsSaid() {
        test::SmallDisk disk(file("read-only"));
        if (!disk.mounted()) {
            QSKIP("needs a file system of its own");
        }
        const auto name = disk.path() + QStringLiteral("/journal.sqlite");
        QVERIFY(opened(name)->write(ada, fullOperation()).ok());
        QVERIFY(disk.makeReadOnly());
        for (const auto& each : {name, disk.path() + QStringLiteral("/new.sqlite")}) {
            const auto journal = Journal::open(each);
            QVERIFY(!journal.ok());
            QVERIFY(journal.error() == (operations::JournalError{JournalCode::FolderReadOnly, each}));
        }
    }

    void aFileOfAnotherUserIsSaid() {
        const auto folder = file("shared");
        const auto name = folder + QStringLiteral("/journal.sqlite");
        QVERIFY(opened(name)->write(ada, fullOperation()).ok());
        QVERIFY(QFile::setPermissions(QFileInfo(folder).path(), allRights));
        QVERIFY(QFile::setPermissions(folder, allRights));
        QVERIFY(QFile::setPermissions(name, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        const test::AsNobody nobody;
        if (!nobody.active()) {
            QSKIP("needs to become another user");
        }
        const auto journal = Journal::open(name);
        QVERIFY(!journal.ok());
        QCOMPARE(static_cast<int>(journal.error().code), static_cast<int>(JournalCode::OtherUser));
    }

    void aFolderWithoutRightsIsSaid() {
        const auto folder = file("closed");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(QFileInfo(folder).path(), allRights));
        QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther |
                                                  QFileDevice::ExeOther));
        const auto name = folder + QStringLiteral("/journal.sqlite");
        const test::AsNobody nobody; // root may write anywhere
        const auto journal = Journal::open(name);
        QVERIFY(!journal.ok());
        QCOMPARE(static_cast<int>(journal.error().code), static_cast<int>(JournalCode::FolderReadOnly));
    }

    void whatWasKeptUnderAHostIsFoundByTheId() {
        const auto name = file("adopted.sqlite");
        const auto id = QStringLiteral("0123-ab");
        const auto journal = opened(name);
        QVERIFY(journal->write(QStringLiteral("api.heroku.com 0123-ab"), fullOperation("one", 1)).ok());
        QVERIFY(journal->write(QStringLiteral("API.heroku.com:443 0123-ab"), fullOperation("two", 2)).ok());
        QVERIFY(journal->write(QStringLiteral("api.heroku.com 0123-cd"), fullOperation("three", 3)).ok());
        QVERIFY(journal->write(QStringLiteral("sandbox /a b.db 0123-ab"), fullOperation("four", 4)).ok());
        QVERIFY(journal->adopt(id).ok() && journal->adopt(id).ok());
        const auto content = journal->read(id).value();
        QCOMPARE(content.operations.size(), std::size_t{2});
        QCOMPARE(content.operations.front().id, std::string("one"));
        QCOMPARE(journal->read(QStringLiteral("sandbox /a b.db 0123-ab")).value().operations.size(), std::size_t{1});
    }

    void whatWasDoneWithoutANameIsFoundByTheId() {
        const auto journal = opened(file("unnamed.sqlite"));
        const auto stand = QStringLiteral("token-0123456789abcdef");
        QVERIFY(journal->write(stand, fullOperation("one", 1)).ok());
        QVERIFY(journal->write(QStringLiteral("token-other"), fullOperation("two", 2)).ok());
        QVERIFY(journal->adopt(ada, stand).ok() && journal->adopt(ada, stand).ok());
        QCOMPARE(journal->read(ada).value().operations.size(), std::size_t{1});
        QVERIFY(journal->read(stand).value().operations.empty());
    }

    void rowsAreByTheClockOfTheMachine() {
        const auto name = file("clock.sqlite");
        const auto asked = fullOperation();
        {
            const auto journal = opened(name);
            journal->followWallClock([] { return -1h; });
            QVERIFY(journal->write(ada, asked).ok());
            QVERIFY(journal->read(ada).value().operations.front() == asked); // in this run
        }
        const auto later = opened(name)->read(ada).value().operations.front(); // that was started with the new clock
        QVERIFY(later.askedAt == asked.askedAt - 1h);
        QVERIFY(operations::movedBy(later, 1h) == asked);
    }

    void anAsideJournalIsWholeAndANewOneBegins() {
        const auto name = file("aside.sqlite");
        QVERIFY(opened(name)->write(ada, fullOperation()).ok());
        const auto aside = operations::setJournalAside(name, test::at(0));
        const auto again = operations::setJournalAside(name, test::at(0));
        QVERIFY(aside && !again && !QFile::exists(name));
        QCOMPARE(opened(*aside)->read(ada).value().operations.size(), std::size_t{1});
        QVERIFY(opened(name)->read(ada).value().operations.empty());
    }

    void aFolderThatCannotBeMade() {
        QFile blocking(file("blocking"));
        QVERIFY(blocking.open(QIODevice::WriteOnly));
        const auto journal = Journal::open(file("blocking/journal.sqlite"));
        QVERIFY(!journal.ok());
        QCOMPARE(journal.error().code, JournalCode::FolderMissing);
    }
};

POOLHOUSE_CORE_APP_TEST(TestOperationJournal)
#include "tst_journal.moc"
