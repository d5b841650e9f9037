// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journal.h"

#include "models/operations/record.h"
#include "models/operations/record_schema1.h"

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

using Code = JournalError::Code;

/// Qt gives SQLite's numbers as text.
JournalError errorFor(const QString& file, const QSqlError& error) {
    return journalFailure(file, error.nativeErrorCode().toInt());
}

/// A null text would be stored as NULL, which is no account.
QString textOf(const QString& text) {
    return text.isNull() ? QStringLiteral("") : text;
}

/// The first value of the first row; invalid when there is none or the query failed.
QVariant firstValue(const QSqlDatabase& connection, const char* statement) {
    QSqlQuery query(connection);
    return query.exec(QString::fromLatin1(statement)) && query.next() ? query.value(0) : QVariant();
}

} // namespace

/// The connection; its queries are gone before it is.
struct Journal::Database {
    QString name = QStringLiteral("poolhouse-journal-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    QString path; ///< empty: in memory

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
        return query.exec(statement) ? std::nullopt : std::optional(errorFor(query.lastError()));
    }

    [[nodiscard]] JournalError errorFor(const QSqlError& error) const { return operations::errorFor(path, error); }

    [[nodiscard]] std::optional<JournalError> open(const QString& file) {
        path = file;
        connection.setDatabaseName(file.isEmpty() ? QStringLiteral(":memory:") : file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
        if (!connection.open()) {
            return errorFor(connection.lastError());
        }
        if (!file.isEmpty() && !QFileInfo(file).isSymLink()) {
            // requests and answers of an administrator are private; what a link leads to may be another's
            QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        }
        if (auto error = run(QStringLiteral("SELECT count(*) FROM sqlite_master"))) {
            return error;
        }
        QSqlQuery check(connection);
        if (!check.exec(QStringLiteral("PRAGMA quick_check(1)")) || !check.next()) {
            return errorFor(check.lastError()); // busy or unreadable now, which is no damage
        }
        if (check.value(0).toString() != QLatin1String("ok")) {
            return JournalError{Code::Damaged, path};
        }
        check.finish();
        if (auto error = checkOwner()) {
            return error;
        }
        for (const auto* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}) {
            if (auto error = run(QString::fromLatin1(pragma))) {
                return error;
            }
        }
        return prepareSchema();
    }

    [[nodiscard]] std::optional<JournalError> checkOwner() const {
        const bool empty = firstValue(connection, "SELECT count(*) FROM sqlite_master").toInt() == 0;
        const int owner = firstValue(connection, "PRAGMA application_id").toInt();
        if (empty && owner == 0) {
            return std::nullopt;
        }
        if (owner != applicationId) {
            return JournalError{Code::ForeignFile, path};
        }
        if (firstValue(connection, "PRAGMA user_version").toInt() > Journal::schemaVersion) {
            return JournalError{Code::NewerSchema, path};
        }
        return std::nullopt;
    }

    /// Creates the tables, or converts those of earlier schemas. All or nothing: without COMMIT SQLite rolls back when
    /// the file is opened the next time, and the version is read again inside the transaction.
    [[nodiscard]] std::optional<JournalError> prepareSchema() const {
        if (auto error = run(QStringLiteral("BEGIN IMMEDIATE"))) {
            return error;
        }
        auto error = prepareInTransaction();
        if (error) {
            (void)run(QStringLiteral("ROLLBACK"));
        }
        return error;
    }

    [[nodiscard]] std::optional<JournalError> prepareInTransaction() const {
        const auto version = firstValue(connection, "PRAGMA user_version");
        if (!version.isValid()) { // never taken for an empty file: converting twice would lose results
            return JournalError{Code::NotWritable, path};
        }
        if (auto error = checkOwner()) { // another process may have been faster
            return error;
        }
        if (version.toInt() == Journal::schemaVersion) {
            return run(QStringLiteral("COMMIT"));
        }
        const QStringList statements{
            QStringLiteral("CREATE TABLE IF NOT EXISTS operation ("
                           "account TEXT NOT NULL, id TEXT NOT NULL, cluster TEXT NOT NULL, asked_at INTEGER NOT NULL, "
                           "finished INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (account, id))"),
            QStringLiteral("CREATE INDEX IF NOT EXISTS operation_by_time ON operation (account, asked_at)")};
        for (const auto& statement : statements) {
            if (auto error = run(statement)) {
                return error;
            }
        }
        if (version.toInt() == 1) { // a row of schema 2 is one of schema 3 without what was not recorded
            if (auto error = convertRows()) {
                return error;
            }
        }
        for (const auto& statement :
             {QStringLiteral("PRAGMA application_id=%1").arg(applicationId),
              QStringLiteral("PRAGMA user_version=%1").arg(Journal::schemaVersion), QStringLiteral("COMMIT")}) {
            if (auto error = run(statement)) {
                return error;
            }
        }
        return std::nullopt;
    }

    /// From schema 1, row by row; one that is no record is left alone.
    [[nodiscard]] std::optional<JournalError> convertRows() const {
        std::vector<qint64> rows;
        QSqlQuery list(connection);
        if (!list.exec(QStringLiteral("SELECT rowid FROM operation ORDER BY rowid"))) {
            return errorFor(list.lastError());
        }
        while (list.next()) {
            rows.push_back(list.value(0).toLongLong());
        }
        if (list.lastError().isValid()) { // not the end of the rows
            return errorFor(list.lastError());
        }
        QSqlQuery select(connection);
        QSqlQuery update(connection);
        select.prepare(QStringLiteral("SELECT record FROM operation WHERE rowid = ?"));
        update.prepare(QStringLiteral("UPDATE operation SET record = ? WHERE rowid = ?"));
        for (const auto row : rows) {
            select.addBindValue(row);
            if (!select.exec() || !select.next()) {
                return errorFor(select.lastError());
            }
            const auto converted = recordFromSchema1(select.value(0).toByteArray());
            select.finish();
            if (!converted) {
                continue;
            }
            update.addBindValue(*converted);
            update.addBindValue(row);
            if (!update.exec()) {
                return errorFor(update.lastError());
            }
        }
        return std::nullopt;
    }
};

Journal::Journal(std::unique_ptr<Database> database, const QString& file)
    : m_database(std::move(database)), m_file(file), m_identity(file.isEmpty() ? std::nullopt : identityOf(file)) {}

Journal::Journal(JournalError why) : m_problem(std::move(why)), m_file(m_problem->file) {}

Journal::~Journal() = default;

std::unique_ptr<Journal> Journal::refusing(JournalError why) {
    return std::unique_ptr<Journal>(new Journal(std::move(why)));
}

core::Result<std::unique_ptr<Journal>, JournalError> Journal::open(const QString& file) {
    if (!file.isEmpty() && !QDir().mkpath(QFileInfo(file).absolutePath())) {
        return JournalError{Code::FolderMissing, file};
    }
    auto database = std::make_unique<Database>();
    if (auto error = database->open(file)) {
        return *error;
    }
    return std::unique_ptr<Journal>(new Journal(std::move(database), file));
}

/// SQLite would continue with an unlinked file, whose rows would be lost with this process.
std::optional<JournalError> Journal::problem() const {
    if (m_problem || m_file.isEmpty()) {
        return m_problem;
    }
    return identityOf(m_file) == m_identity ? std::nullopt : std::optional(JournalError{Code::Vanished, m_file});
}

core::Result<core::Done, JournalError> Journal::adopt(const QString& account) {
    if (auto why = problem()) {
        return *std::move(why);
    }
    QSqlQuery query(m_database->connection);
    query.prepare(QStringLiteral("UPDATE OR IGNORE operation SET account = ? WHERE instr(account, ' ') > 0 AND "
                                 "substr(account, instr(account, ' ') + 1) = ? AND account NOT LIKE 'sandbox %'"));
    query.addBindValue(textOf(account));
    query.addBindValue(textOf(account));
    if (!query.exec()) {
        return m_database->errorFor(query.lastError());
    }
    return core::Done{};
}

core::Result<core::Done, JournalError> Journal::adopt(const QString& account, const QString& formerKey) {
    if (auto why = problem()) {
        return *std::move(why);
    }
    QSqlQuery query(m_database->connection);
    query.prepare(QStringLiteral("UPDATE OR IGNORE operation SET account = ? WHERE account = ?"));
    query.addBindValue(textOf(account));
    query.addBindValue(textOf(formerKey));
    if (!query.exec()) {
        return m_database->errorFor(query.lastError());
    }
    return core::Done{};
}

core::Result<core::Done, JournalError> Journal::write(const QString& account, const Operation& operation) {
    if (auto why = problem()) {
        return *std::move(why);
    }
    QSqlQuery query(m_database->connection);
    // an update keeps the rowid, so that rows of equal time stay in the order in which they were asked
    query.prepare(QStringLiteral("INSERT INTO operation (account, id, cluster, asked_at, finished, record) "
                                 "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, id) DO UPDATE SET "
                                 "cluster = excluded.cluster, finished = excluded.finished, record = excluded.record"));
    query.addBindValue(textOf(account));
    query.addBindValue(QString::fromStdString(operation.id));
    query.addBindValue(textOf(QString::fromStdString(operation.cluster.value)));
    const auto row = movedBy(operation, shift());
    query.addBindValue(qint64(row.askedAt.time_since_epoch().count()));
    query.addBindValue(row.finished() ? 1 : 0);
    query.addBindValue(recordOf(row));
    if (!query.exec()) {
        return m_database->errorFor(query.lastError());
    }
    return core::Done{};
}

core::Result<JournalContent, JournalError> Journal::read(const QString& account, int limit) const {
    if (auto why = problem()) {
        return *std::move(why);
    }
    QSqlQuery query(m_database->connection);
    // open ones are read at any age: their outcome has to be determined
    query.prepare(QStringLiteral(
        "SELECT record, id, cluster, asked_at FROM operation WHERE account = ? AND (finished = 0 OR rowid IN ("
        "SELECT rowid FROM operation WHERE account = ? ORDER BY asked_at DESC, rowid DESC "
        "LIMIT ?)) ORDER BY asked_at, rowid"));
    query.addBindValue(textOf(account));
    query.addBindValue(textOf(account));
    query.addBindValue(limit);
    if (!query.exec()) {
        return m_database->errorFor(query.lastError());
    }
    JournalContent content;
    while (query.next()) {
        if (auto operation = operationOf(query.value(0).toByteArray())) {
            content.operations.push_back(movedBy(*std::move(operation), -shift()));
        } else {
            content.unreadable.push_back(
                {query.value(1).toString().toStdString(), core::ClusterId{query.value(2).toString().toStdString()},
                 core::Instant(std::chrono::milliseconds(query.value(3).toLongLong())) - shift()});
        }
    }
    if (query.lastError().isValid()) {
        return m_database->errorFor(query.lastError());
    }
    return content;
}

} // namespace poolhouse::operations
