// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal.h"

#include "models/operations/record.h"
#include "models/text/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace poolhouse::operations {

namespace {

constexpr int applicationId = 0x50484A4F; // "PHJO"
constexpr int schemaVersion = 1;
// Qt gives SQLite's own numbers as text
constexpr const char* busy = "5";
constexpr const char* locked = "6";
constexpr const char* corrupt = "11";
constexpr const char* full = "13";
constexpr const char* noDatabase = "26";

JournalError failed(const QString& why, const QString& next) {
    return {text::Text::tr("The journal of changes cannot be used: %1 %2").arg(why, next)};
}

JournalError damaged() {
    return failed(text::Text::tr("its file is damaged."),
                  text::Text::tr("Restore the file from a copy, or move it away to start a new one."));
}

JournalError because(const QSqlError& error) {
    const auto code = error.nativeErrorCode();
    if (code == QLatin1String(busy) || code == QLatin1String(locked)) {
        return failed(text::Text::tr("another program uses its file."),
                      text::Text::tr("End the other Poolhouse and try again."));
    }
    if (code == QLatin1String(corrupt) || code == QLatin1String(noDatabase)) {
        return damaged();
    }
    if (code == QLatin1String(full)) {
        return failed(text::Text::tr("the disk is full."), text::Text::tr("Make room and try again."));
    }
    return failed(text::Text::tr("its file cannot be written."),
                  text::Text::tr("Check that the file and its folder may be written."));
}

/// A null text would be stored as NULL, which is no account.
QString textOf(const QString& text) {
    return text.isNull() ? QStringLiteral("") : text;
}

/// The first value of the first row; invalid when there is none or the question failed.
QVariant ask(const QSqlDatabase& connection, const char* question) {
    QSqlQuery query(connection);
    return query.exec(QString::fromLatin1(question)) && query.next() ? query.value(0) : QVariant();
}

} // namespace

/// The connection; its queries are gone before it is.
struct Journal::Database {
    QString name = QStringLiteral("poolhouse-journal-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);

    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database() {
        connection.close();
        connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }

    [[nodiscard]] std::optional<JournalError> run(const QString& statement) const {
        QSqlQuery query(connection);
        return query.exec(statement) ? std::nullopt : std::optional(because(query.lastError()));
    }

    [[nodiscard]] std::optional<JournalError> open(const QString& file) {
        connection.setDatabaseName(file.isEmpty() ? QStringLiteral(":memory:") : file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
        if (!connection.open()) {
            return because(connection.lastError());
        }
        if (!file.isEmpty()) {
            // requests and answers of an administrator are nobody else's business
            QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        if (auto error = run(QStringLiteral("SELECT count(*) FROM sqlite_master"))) {
            return error;
        }
        if (ask(connection, "PRAGMA quick_check(1)").toString() != QLatin1String("ok")) {
            return damaged();
        }
        if (auto error = checkOwner()) {
            return error;
        }
        for (const auto* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}) {
            if (auto error = run(QString::fromLatin1(pragma))) {
                return error;
            }
        }
        return makeTables();
    }

    [[nodiscard]] std::optional<JournalError> checkOwner() const {
        const bool empty = ask(connection, "SELECT count(*) FROM sqlite_master").toInt() == 0;
        const int owner = ask(connection, "PRAGMA application_id").toInt();
        if (empty && owner == 0) {
            return std::nullopt;
        }
        if (owner != applicationId) {
            return failed(text::Text::tr("its file belongs to another program."), text::Text::tr("Give another file."));
        }
        if (ask(connection, "PRAGMA user_version").toInt() > schemaVersion) {
            return failed(text::Text::tr("a newer Poolhouse wrote it."),
                          text::Text::tr("Use that one, or give another file."));
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<JournalError> makeTables() const {
        const QStringList statements{
            QStringLiteral("BEGIN IMMEDIATE"),
            QStringLiteral("CREATE TABLE IF NOT EXISTS operation ("
                           "account TEXT NOT NULL, id TEXT NOT NULL, cluster TEXT NOT NULL, asked_at INTEGER NOT NULL, "
                           "finished INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (account, id))"),
            QStringLiteral("CREATE INDEX IF NOT EXISTS operation_by_time ON operation (account, asked_at)"),
            QStringLiteral("PRAGMA application_id=%1").arg(applicationId),
            QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion),
            QStringLiteral("COMMIT")};
        for (const auto& statement : statements) {
            if (auto error = run(statement)) {
                return error;
            }
        }
        return std::nullopt;
    }
};

Journal::Journal(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

Journal::Journal(JournalError why) : m_problem(std::move(why)) {}

Journal::~Journal() = default;

std::unique_ptr<Journal> Journal::refusing(JournalError why) {
    return std::unique_ptr<Journal>(new Journal(std::move(why)));
}

core::Result<std::unique_ptr<Journal>, JournalError> Journal::open(const QString& file) {
    if (!file.isEmpty() && !QDir().mkpath(QFileInfo(file).absolutePath())) {
        return failed(text::Text::tr("its folder cannot be made."),
                      text::Text::tr("Check that the folder may be written."));
    }
    auto database = std::make_unique<Database>();
    if (auto error = database->open(file)) {
        return *std::move(error);
    }
    return std::unique_ptr<Journal>(new Journal(std::move(database)));
}

core::Result<core::Done, JournalError> Journal::write(const QString& account, const Operation& operation) {
    if (m_problem) {
        return *m_problem;
    }
    QSqlQuery query(m_database->connection);
    // the first writing fixes a row's place, so that equal times keep the order in which they were asked
    query.prepare(QStringLiteral("INSERT INTO operation (account, id, cluster, asked_at, finished, record) "
                                 "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, id) DO UPDATE SET "
                                 "finished = excluded.finished, record = excluded.record"));
    query.addBindValue(textOf(account));
    query.addBindValue(QString::fromStdString(operation.id));
    query.addBindValue(QString::fromStdString(operation.cluster.value));
    query.addBindValue(qint64(operation.askedAt.time_since_epoch().count()));
    query.addBindValue(operation.finished() ? 1 : 0);
    query.addBindValue(recordOf(operation));
    if (!query.exec()) {
        return because(query.lastError());
    }
    return core::Done{};
}

std::vector<Operation> Journal::read(const QString& account, int limit) const {
    std::vector<Operation> operations;
    if (m_problem) {
        return operations;
    }
    QSqlQuery query(m_database->connection);
    // those still open are read whatever their age: somebody waits to hear what became of them
    query.prepare(QStringLiteral("SELECT record FROM operation WHERE account = ? AND (finished = 0 OR rowid IN ("
                                 "SELECT rowid FROM operation WHERE account = ? ORDER BY asked_at DESC, rowid DESC "
                                 "LIMIT ?)) ORDER BY asked_at, rowid"));
    query.addBindValue(textOf(account));
    query.addBindValue(textOf(account));
    query.addBindValue(limit);
    if (!query.exec()) {
        return operations;
    }
    while (query.next()) {
        if (auto operation = operationOf(query.value(0).toByteArray())) {
            operations.push_back(*std::move(operation));
        }
    }
    return operations;
}

} // namespace poolhouse::operations
