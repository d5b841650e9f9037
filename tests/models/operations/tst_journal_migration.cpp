// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal.h"
#include "models/operations/record.h"
#include "models/operations/record_schema1.h"
#include "models/text/operation_text.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace poolhouse;
using operations::Journal;
using operations::Operation;
using operations::ProgressCode;
using State = Operation::State;

namespace {

const QString adasAccount = QStringLiteral("api.example.com ada");
const QString bob = QStringLiteral("api.example.com bob");

struct Row {
    QString account;
    QString id;
    qint64 askedAt = 0;
    bool finished = false;
    QByteArray record;

    friend bool operator==(const Row&, const Row&) = default;
};

/// Runs `work` on a database file through a connection of its own.
template <class Work> auto with(const QString& file, Work work) {
    struct Name {
        ~Name() { QSqlDatabase::removeDatabase(QStringLiteral("migration")); }
    } const name;
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("migration"));
    database.setDatabaseName(file);
    database.open();
    auto result = work(database);
    database.close();
    database = QSqlDatabase();
    return result;
}

bool run(const QString& file, const QString& statement) {
    return with(file, [&](QSqlDatabase& database) { return QSqlQuery(database).exec(statement); });
}

int versionOf(const QString& file) {
    return with(file, [](QSqlDatabase& database) {
        QSqlQuery query(database);
        return query.exec(QStringLiteral("PRAGMA user_version")) && query.next() ? query.value(0).toInt() : -1;
    });
}

std::vector<Row> rowsOf(const QString& file) {
    return with(file, [](QSqlDatabase& database) {
        std::vector<Row> rows;
        QSqlQuery query(database);
        query.exec(QStringLiteral("SELECT account, id, asked_at, finished, record FROM operation ORDER BY rowid"));
        while (query.next()) {
            rows.push_back({query.value(0).toString(), query.value(1).toString(), query.value(2).toLongLong(),
                            query.value(3).toBool(), query.value(4).toByteArray()});
        }
        return rows;
    });
}

/// A row of schema 1, read without the program.
QCborMap oldRecord(const Row& row) {
    return QCborValue::fromCbor(row.record).toMap();
}

QString textOf(const QCborMap& map, const char* key) {
    return map.value(QString::fromLatin1(key)).toString();
}

/// Today's wording of the sentences of schema 1 in the fixture that were rewritten since.
QString reworded(const QString& sentence) {
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    static const QHash<QString, QString> now{
        {s("The pool is destroyed."), s("Pool destroyed.")},
        {s("It was not done. The API says: That is not allowed."), s("Not done. The API says: That is not allowed.")},
        {s("Another change of this cluster goes first."), s("Waiting for another change of this cluster.")},
        {s("It was not done. The API did not accept the token: it is wrong, expired or was revoked. Connect again with "
           "a valid token, then ask again."),
         s("Not done. The API didn't accept the token for this: it is invalid, expired or revoked, or has no access. "
           "Connect again with a valid token, then request it again.")},
        {s("It was not done: the pool or its cluster is gone, somebody else destroyed it."),
         s("Not done: the pool or its cluster was destroyed elsewhere.")},
        {s("It was sent several times without an answer, and the cluster does not show it. The API did not answer in "
           "time. Look at the cluster before you ask again."),
         s("Sent several times without a response, and not visible in the cluster. The API didn't respond in time. "
           "Check the cluster before requesting it again.")},
        {s("Nothing was sent: the cluster is no longer as it was when this was decided."),
         s("Nothing was sent: the cluster changed after this was requested.")},
        {s("Taken back before anything was sent."), s("Cancelled before anything was sent.")},
        {s("The API did not accept the token: it is wrong, expired or was revoked. Connect again; then Poolhouse looks "
           "what became of it."),
         s("The API didn't accept the token for this: it is invalid, expired or revoked, or has no access. Connect "
           "again "
           "to check the outcome.")},
        {s("The API did not accept the token: it is wrong, expired or was revoked."),
         s("The API didn't accept the token for this: it is invalid, expired or revoked, or has no access.")},
        {s("The API did not answer in time. No answer tells whether it was done: Poolhouse reads the cluster."),
         s("The API didn't respond in time. Outcome unknown; checking the cluster.")},
        {s("The API did not answer in time."), s("The API didn't respond in time.")},
        {s("The API does not know it, or not any more."), s("Not found.")},
        {s("The API has accepted it and is at work."), s("Accepted; the API is applying it.")},
        {s("The account has used up the questions it may put to the API for now."),
         s("The account hit the API rate limit.")},
        {s("The account is protected by a second factor, and the API wants to see it."),
         s("The API requires a two-factor code for this account.")},
        {s("The cluster is being modified; this goes on when that is done."),
         s("The cluster is being modified; the change continues after that.")},
        {s("The code was not accepted: enter a new one."), s("The code was rejected. Enter a new one.")},
        {s("The request is on its way."), s("Sending the request.")},
    };
    return now.value(sentence, sentence);
}

/// Whether the operation is what the old row said.
void compare(const Operation& operation, const Row& row) {
    const auto old = oldRecord(row);
    QCOMPARE(QString::fromStdString(operation.id), row.id);
    QCOMPARE(qint64(operation.askedAt.time_since_epoch().count()), row.askedAt);
    QCOMPARE(static_cast<qint64>(operation.state), old.value(QStringLiteral("state")).toInteger());
    QCOMPARE(operation.finished(), row.finished);
    QCOMPARE(text::progressSentence(operation.progress), reworded(textOf(old, "progress")));
    QCOMPARE(QString::fromStdString(operation.clusterName), textOf(old, "clusterName"));
    const auto exchanges = old.value(QStringLiteral("exchanges")).toArray();
    QCOMPARE(static_cast<qsizetype>(operation.exchanges.size()), exchanges.size());
    for (qsizetype at = 0; at < exchanges.size(); ++at) {
        const auto& exchange = operation.exchanges[static_cast<std::size_t>(at)];
        const auto was = exchanges.at(at).toMap();
        QCOMPARE(text::exchangeProblem(exchange).value_or(QString()), reworded(textOf(was, "problem")));
    }
    const auto recipe = old.value(QStringLiteral("recipe")).toMap();
    QCOMPARE(operation.recipe.has_value(), !recipe.isEmpty());
    const auto attachments = recipe.value(QStringLiteral("attachments")).toArray();
    for (qsizetype at = 0; at < attachments.size(); ++at) {
        QCOMPARE(text::attachmentTitle(operation.recipe->attachments.at(static_cast<std::size_t>(at))),
                 attachments.at(at).toString());
    }
}

} // namespace

class TestJournalMigration : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A copy of the journal that a program with this schema wrote.
    QString oldJournal(const char* name, int schema = 1) {
        const auto file = m_folder.filePath(QString::fromLatin1(name));
        QFile::copy(QStringLiteral(POOLHOUSE_FIXTURES "/journal-schema-%1.sqlite").arg(schema), file);
        QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file;
    }
    /// The same with each row many times, under accounts of their own.
    QString largeJournal(const char* name, int copies) {
        const auto file = oldJournal(name);
        run(file,
            QStringLiteral("INSERT INTO operation (account, id, cluster, asked_at, finished, record) "
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                           "SELECT account || ' ' || i, id, cluster, asked_at, finished, record FROM operation, n")
                .arg(copies));
        return file;
    }

private Q_SLOTS:
    void theFixtureHasWhatItShould() {
        const auto file = oldJournal("fixture.sqlite");
        QCOMPARE(versionOf(file), 1);
        QSet<qint64> states;
        for (const auto& row : rowsOf(file)) {
            states.insert(oldRecord(row).value(QStringLiteral("state")).toInteger());
        }
        for (const auto state :
             {State::Queued, State::Sending, State::Waiting, State::NeedsTwoFactor, State::Verifying, State::Watching,
              State::Done, State::Failed, State::Drifted, State::Cancelled, State::OutcomeUnknown}) {
            QVERIFY2(states.contains(static_cast<qint64>(state)), qPrintable(QString::number(int(state))));
        }
    }

    void everyRowComesOutAsItWas() {
        const auto file = oldJournal("rows.sqlite");
        const auto before = rowsOf(file);
        std::vector<Operation> operations;
        {
            const auto journal = Journal::open(file).value();
            for (const auto& account : {adasAccount, bob}) {
                const auto content = journal->read(account).value();
                QVERIFY(content.unreadable.empty());
                operations.insert(operations.end(), content.operations.begin(), content.operations.end());
            }
        }
        QCOMPARE(versionOf(file), Journal::schemaVersion);
        QCOMPARE(operations.size(), before.size());
        for (std::size_t at = 0; at < before.size(); ++at) {
            compare(operations[at], before[at]);
            if (QTest::currentTestFailed()) {
                return;
            }
            QVERIFY(operations[at].progress.code != ProgressCode::Legacy || // the name of a lock is all that is left
                    text::progressSentence(operations[at].progress).contains(QStringLiteral("locked")));
        }
    }

    /// Rows of schema 2 stay as they are: what was not recorded then is unknown.
    void rowsOfSchema2StayAsTheyAre() {
        const auto file = oldJournal("schema-2.sqlite", 2);
        QCOMPARE(versionOf(file), 2);
        const auto before = rowsOf(file);
        std::vector<Operation> operations;
        {
            const auto journal = Journal::open(file).value();
            for (const auto& account : {adasAccount, bob}) {
                const auto content = journal->read(account).value();
                QVERIFY(content.unreadable.empty());
                operations.insert(operations.end(), content.operations.begin(), content.operations.end());
            }
        }
        QCOMPARE(versionOf(file), Journal::schemaVersion);
        QVERIFY(rowsOf(file) == before);
        QCOMPARE(operations.size(), before.size());
        for (const auto& operation : operations) {
            QVERIFY(operation.account.empty() && operation.plan.empty() && !operation.figures);
        }
        QVERIFY(Journal::open(file).ok());
    }

    void isConvertedOnce() {
        const auto file = oldJournal("once.sqlite");
        QVERIFY(Journal::open(file).ok());
        const auto converted = rowsOf(file);
        QVERIFY(Journal::open(file).ok());
        QVERIFY(rowsOf(file) == converted);
    }

    void convertedRowsAreNotConvertedAgain() {
        const auto file = oldJournal("again.sqlite");
        QVERIFY(Journal::open(file).ok());
        const auto converted = rowsOf(file);
        QVERIFY(run(file, QStringLiteral("PRAGMA user_version=1")));
        QVERIFY(Journal::open(file).ok());
        QVERIFY(rowsOf(file) == converted);
        QCOMPARE(versionOf(file), Journal::schemaVersion);
    }

    void openOnesAreReopened() {
        const auto file = oldJournal("engine.sqlite");
        const auto before = rowsOf(file);
        test::OperationsScene scene;
        scene.operations.reset();
        scene.journal = Journal::open(file).value();
        scene.start();
        QCOMPARE(scene.operations->all().size(), before.size() - 1); // one is of another account
        std::vector<std::string> open;
        for (const auto& row : before) {
            if (row.finished || row.account != adasAccount) {
                continue;
            }
            open.push_back(row.id.toStdString());
            const auto& operation = scene.get(open.back());
            const bool acted = operations::mayHaveActed(operation);
            QVERIFY(acted ? operation.progress.code == ProgressCode::Reopened : operation.state == State::Cancelled);
        }
        QCOMPARE(open.size(), std::size_t{7});
        for (const auto& id : open) {
            QVERIFY(scene.run(id));
            QVERIFY(scene.get(id).finished());
            QVERIFY(scene.journaled(id) == scene.get(id));
        }
        QCOMPARE(scene.server.writes, 0);
    }

    void sentencesWithoutACodeAreKept_data() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<ProgressCode>("code");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* sentence, ProgressCode code, const char* shown = nullptr) {
            QTest::newRow(sentence) << QString::fromUtf8(sentence) << code
                                    << QString::fromUtf8(shown != nullptr ? shown : sentence);
        };
        row("", ProgressCode::None);
        row("4 of 5 instances up", ProgressCode::InstancesUp);
        row("1 of 1 instance up", ProgressCode::InstancesUp);
        row("0 of no instances up", ProgressCode::InstancesUp);
        row("0 of 3 instances up · Adding an instance", ProgressCode::InstancesUp);
        row("0 of 0 instances up", ProgressCode::Legacy); // no program wrote that
        row("4 of 5 instances up, or so", ProgressCode::Legacy);
        row("Taken back before anything was sent.", ProgressCode::Withdrawn, "Cancelled before anything was sent.");
        row("The API says: No. Poolhouse keeps looking.", ProgressCode::ReadingAgain,
            "The API says: No. Still checking.");
        row("It was not done. The API says: No. Ask an owner of the app or the team for access.", ProgressCode::Refused,
            "Not done. The API says: No. Ask an owner of the app or the team for access.");
        row("The API says: Other. Poolhouse keeps looking.", ProgressCode::Legacy); // not what its problem says
        row("Nothing was sent: The app web is locked for changes.", ProgressCode::Legacy);
        row("Deprovisioning, 2 instances to go", ProgressCode::Legacy); // the API's own words
    }
    void sentencesWithoutACodeAreKept() {
        QFETCH(const QString, sentence);
        auto error = test::error(api::ApiError::Kind::Forbidden, 403);
        error.message = "No";
        const auto progress = operations::progressFromSchema1(sentence, error);
        QTEST(progress.code, "code");
        QTEST(text::progressSentence(progress), "shown");
    }

    void aRowThatCannotBeDecodedIsCountedAndKept() {
        const auto file = oldJournal("undecodable.sqlite");
        QVERIFY(run(file, QStringLiteral("UPDATE operation SET record = x'ff00', finished = 0 WHERE rowid = 2")));
        QVERIFY(
            run(file, QStringLiteral("UPDATE operation SET record = x'a0' WHERE rowid = 3"))); // a map without members
        const auto before = rowsOf(file);
        {
            test::OperationsScene scene;
            scene.operations.reset();
            scene.journal = Journal::open(file).value();
            scene.start();
            const auto& lost = scene.operations->unreadable();
            QCOMPARE(lost.size(), std::size_t{2});
            QCOMPARE(lost[0].id, before[1].id.toStdString());
            QCOMPARE(lost[1].id, before[2].id.toStdString());
            QCOMPARE(scene.operations->all().size(), before.size() - 3);
            QVERIFY(!scene.operations->unavailable());
            scene.operations->open(QStringLiteral("nobody"));
            QVERIFY(scene.operations->unreadable().empty());
        }
        QCOMPARE(rowsOf(file)[1].record, before[1].record);
    }

    void aTableThatCannotBeReadIsSaid() {
        const auto file = oldJournal("table.sqlite");
        test::OperationsScene scene;
        scene.operations.reset();
        scene.journal = Journal::open(file).value();
        QVERIFY(run(file, QStringLiteral("DROP TABLE operation")));
        scene.start();
        QVERIFY(scene.operations->journalProblem().has_value());
    }

    /// The last record cannot be computed: the rows before it are no complete answer.
    void aReadThatBreaksOffIsAnError() {
        const auto file = oldJournal("broken-off.sqlite");
        const auto journal = Journal::open(file).value();
        QVERIFY(journal->read(adasAccount).value().operations.size() > 1);
        for (const auto& statement :
             {QStringLiteral("ALTER TABLE operation RENAME TO kept"), QStringLiteral("DROP INDEX operation_by_time"),
              QStringLiteral(
                  "CREATE TABLE operation (account TEXT, id TEXT, asked_at INTEGER, finished INTEGER, raw BLOB)"),
              QStringLiteral("CREATE INDEX operation_by_time ON operation (account, asked_at)"),
              QStringLiteral("INSERT INTO operation SELECT account, id, asked_at, finished, record FROM kept"),
              QStringLiteral("UPDATE operation SET raw = NULL WHERE rowid = (SELECT rowid FROM operation "
                             "WHERE account = '%1' ORDER BY asked_at DESC, rowid DESC LIMIT 1)")
                  .arg(adasAccount),
              QStringLiteral("ALTER TABLE operation ADD COLUMN record BLOB AS (CASE WHEN raw IS NULL "
                             "THEN abs(-9223372036854775807 - 1) ELSE raw END) VIRTUAL")}) {
            QVERIFY2(run(file, statement), qPrintable(statement));
        }
        QVERIFY(!journal->read(adasAccount).ok());
    }

    /// The migration fails at each of its rows in turn.
    void aFailureLeavesTheOldJournal() {
        const auto file = oldJournal("failing.sqlite");
        const auto before = rowsOf(file);
        for (std::size_t at = 1; at <= before.size(); ++at) {
            QVERIFY(run(file, QStringLiteral("CREATE TRIGGER stop BEFORE UPDATE ON operation WHEN old.rowid = %1 "
                                             "BEGIN SELECT RAISE(ABORT, 'stop'); END")
                                  .arg(at)));
            const auto opened = Journal::open(file);
            QVERIFY(!opened.ok());
            QVERIFY(run(file, QStringLiteral("DROP TRIGGER stop")));
            QCOMPARE(versionOf(file), 1);
            QVERIFY(rowsOf(file) == before);
        }
        QVERIFY(Journal::open(file).ok());
        QCOMPARE(versionOf(file), Journal::schemaVersion);
    }

    /// A process of its own is killed at points all over the migration.
    void aKilledMigrationLosesNothing() {
        constexpr int copies = 30;
        const auto whole = largeJournal("whole.sqlite", copies);
        const auto before = rowsOf(whole);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(Journal::open(whole).ok());
        const auto duration = timer.nsecsElapsed() / 1000;
        const auto after = rowsOf(whole);
        constexpr int kills = 30;
        int interrupted = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const auto file = largeJournal(qPrintable(QStringLiteral("killed-%1.sqlite").arg(kill)), copies);
            interrupted += killedAfter(duration * kill / kills, file) ? 1 : 0;
            const int version = versionOf(file);
            QVERIFY(version == 1 || version == Journal::schemaVersion);
            QVERIFY(rowsOf(file) == (version == 1 ? before : after)); // all or nothing
            QVERIFY(Journal::open(file).ok());
            QCOMPARE(versionOf(file), Journal::schemaVersion);
            QVERIFY(rowsOf(file) == after);
            QFile::remove(file);
        }
        QVERIFY2(interrupted > kills / 4, qPrintable(QString::number(interrupted)));
    }

private:
    /// Opens the journal in a child process and kills it after this many microseconds; false when it was done by then.
    static bool killedAfter(qint64 microseconds, const QString& file) {
        const auto child = ::fork();
        if (child == 0) {
            const bool opened = Journal::open(file).ok();
            ::_exit(opened ? 0 : 1);
        }
        ::usleep(static_cast<useconds_t>(microseconds));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status);
    }
};

POOLHOUSE_CORE_APP_TEST(TestJournalMigration)
#include "tst_journal_migration.moc"
