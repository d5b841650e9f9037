// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/store.h"

#include "app/sandbox/json_input.h"
#include "app/sandbox/records_check.h"
#include "app/sandbox/records_json.h"
#include "models/json/json.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <stdexcept>

namespace poolhouse::sandbox {

namespace {

using core::Done;
template <class T> using Stored = core::Result<T, StoreError>;

constexpr int applicationId = 0x50485342; // "PHSB"
constexpr int schemaVersion = 2;          // 2: credentials, releases, settings, migrations, maintenances

QString asText(const std::string& text) {
    return QString::fromStdString(text);
}

QString kindWord(State::Kind kind) {
    switch (kind) {
    case State::Kind::App: return QStringLiteral("app");
    case State::Kind::Cluster: return QStringLiteral("cluster");
    case State::Kind::Attachment: return QStringLiteral("attachment");
    }
    return {};
}

/// First value of the first row; invalid when there is none or the query failed.
QVariant queryValue(QSqlDatabase& database, const QString& statement) {
    QSqlQuery query(database);
    return query.exec(statement) && query.next() ? query.value(0) : QVariant();
}

bool executePrepared(QSqlDatabase& database, const QString& statement, const QVariantList& values) {
    QSqlQuery query(database);
    if (!query.prepare(statement)) {
        return false;
    }
    for (const auto& value : values) {
        query.addBindValue(value);
    }
    return query.exec();
}

/// JSON document of a record; empty when it was erased.
template <class Record>
std::optional<std::string> document(const std::map<std::string, Record>& records, const std::string& id) {
    const auto at = records.find(id);
    return at == records.end() ? std::nullopt : std::optional(toJson(at->second).dump());
}

std::optional<std::string> documentOf(const State& state, const State::Key& key) {
    switch (key.first) {
    case State::Kind::App: return document(state.apps(), key.second);
    case State::Kind::Cluster: return document(state.clusters(), key.second);
    case State::Kind::Attachment: return document(state.attachments(), key.second);
    }
    return std::nullopt;
}

/// A stored document; throws when it is none.
nlohmann::json storedJson(const QVariant& value) {
    auto parsed = parseJson(value.toString().toStdString());
    if (!parsed) {
        throw std::runtime_error("not a JSON document");
    }
    return std::move(parsed).value();
}

/// Throws when the record is invalid, or stored under another id than its own: an id must not come twice.
template <class Record> void readInto(State& state, const nlohmann::json& json, const QString& id) {
    Record record;
    fromJson(json, record);
    if (record.id != id.toStdString()) {
        throw std::runtime_error("an id that is not the record's own");
    }
    state.insert(std::move(record));
}

/// Prepares the statements only once: a new world has thousands of records.
bool writeRecords(QSqlDatabase& database, const State& state, const std::set<State::Key>& changes) {
    QSqlQuery write(database);
    QSqlQuery erase(database);
    bool good = write.prepare(QStringLiteral("INSERT OR REPLACE INTO record VALUES(?, ?, ?)")) &&
                erase.prepare(QStringLiteral("DELETE FROM record WHERE kind=? AND id=?"));
    for (auto at = changes.begin(); good && at != changes.end(); ++at) {
        const auto body = documentOf(state, *at);
        auto& query = body ? write : erase;
        query.bindValue(0, kindWord(at->first));
        query.bindValue(1, asText(at->second));
        if (body) {
            query.bindValue(2, asText(*body));
        }
        good = query.exec();
    }
    return good;
}

bool beginTransaction(QSqlDatabase& database) {
    QSqlQuery query(database); // immediate: acquires the lock now, not at the first write
    return query.exec(QStringLiteral("BEGIN IMMEDIATE"));
}

} // namespace

Store::~Store() {
    if (!m_connection.empty()) {
        QSqlDatabase::database(asText(m_connection), false).close();
        QSqlDatabase::removeDatabase(asText(m_connection));
    }
}

StoreError Store::failed(const std::string& why, const std::string& next) const {
    return {"The sandbox database \"" + m_file + "\" cannot be used: " + why + ". " + next};
}

Stored<Done> Store::open(const std::string& file) {
    m_file = file;
    const QFileInfo info(asText(file));
    if (info.isDir()) {
        return failed("it is a folder", "Give the name of a file.");
    }
    if (!info.absoluteDir().exists()) {
        return failed("its folder does not exist", "Make the folder, or give another file.");
    }
    m_connection = "poolhouse-sandbox-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), asText(m_connection));
    database.setDatabaseName(asText(file));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=1000"));
    if (!database.open()) {
        return failed("it cannot be opened (" + database.lastError().databaseText().toStdString() + ")",
                      "Check that the file may be read and written, or give another one.");
    }
    if (auto owner = checkOwner(); !owner) {
        return owner;
    }
    return prepare();
}

Stored<Done> Store::checkOwner() {
    auto database = QSqlDatabase::database(asText(m_connection), false);
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master")) || !query.next()) {
        const auto error = query.lastError();
        if (error.nativeErrorCode() == QStringLiteral("5")) {
            return failed("another program uses it", "End the other sandbox, or give another file.");
        }
        return failed("it is no readable SQLite database (" + error.databaseText().toStdString() + ")",
                      "Give another file, or move this one away to start anew.");
    }
    const bool tables = query.value(0).toInt() > 0;
    query.finish();
    const int owner = queryValue(database, QStringLiteral("PRAGMA application_id")).toInt();
    m_fresh = !tables && owner == 0;
    if (m_fresh) {
        return Done{};
    }
    if (owner != applicationId) {
        return failed("it belongs to another program", "Give another file.");
    }
    const int version = queryValue(database, QStringLiteral("PRAGMA user_version")).toInt();
    if (version != schemaVersion) {
        return failed("it was written by another version of Poolhouse (format " + std::to_string(version) +
                          ", this one reads " + std::to_string(schemaVersion) + ")",
                      "Use that version, or give another file.");
    }
    return checkContent();
}

Stored<Done> Store::checkContent() {
    auto database = QSqlDatabase::database(asText(m_connection), false);
    const auto check = queryValue(database, QStringLiteral("PRAGMA quick_check(1)")).toString();
    if (check != QStringLiteral("ok")) {
        return failed("it is damaged", "Restore it from a copy, or move it away to start anew.");
    }
    return Done{};
}

Stored<Done> Store::prepare() {
    auto database = QSqlDatabase::database(asText(m_connection), false);
    // exclusive: refuses a second sandbox on the same file
    QSqlQuery query(database);
    const bool ready = query.exec(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE")) &&
                       query.exec(QStringLiteral("PRAGMA journal_mode=WAL")) &&
                       query.exec(QStringLiteral("PRAGMA synchronous=FULL")) && beginTransaction(database) &&
                       query.exec(QStringLiteral("COMMIT"));
    if (ready) {
        return Done{};
    }
    const auto error = query.lastError();
    const auto code = error.nativeErrorCode();
    query.finish();
    const bool inUse = code == QStringLiteral("5") || database.lastError().nativeErrorCode() == QStringLiteral("5");
    QSqlQuery again(database);
    if (inUse || !again.exec(QStringLiteral("SELECT count(*) FROM sqlite_master"))) {
        return failed("another program uses it", "End the other sandbox, or give another file.");
    }
    return failed("it cannot be written (" + error.databaseText().toStdString() + ")",
                  "Check that the file and its folder may be written, or give another file.");
}

Stored<std::optional<StoredWorld>> Store::load() {
    if (m_fresh) {
        return std::optional<StoredWorld>();
    }
    auto database = QSqlDatabase::database(asText(m_connection), false);
    try {
        WorldRecord world;
        fromJson(storedJson(queryValue(database, QStringLiteral("SELECT value FROM meta WHERE key='world'"))), world);
        bool known = false;
        const auto last = queryValue(database, QStringLiteral("SELECT value FROM meta WHERE key='instant'"))
                              .toString()
                              .toLongLong(&known);
        StoredWorld stored{State(world), core::Instant(std::chrono::milliseconds(last))};
        QSqlQuery query(database);
        query.setForwardOnly(true);
        if (!known || last < 0 || stored.lastInstant > latestInstant ||
            !query.exec(QStringLiteral("SELECT kind, id, body FROM record"))) {
            return failed("it is damaged", "Restore it from a copy, or move it away to start anew.");
        }
        while (query.next()) {
            const auto kind = query.value(0).toString();
            const auto id = query.value(1).toString();
            const auto json = storedJson(query.value(2));
            if (kind == kindWord(State::Kind::App)) {
                readInto<AppRecord>(stored.state, json, id);
            } else if (kind == kindWord(State::Kind::Cluster)) {
                readInto<ClusterRecord>(stored.state, json, id);
            } else if (kind == kindWord(State::Kind::Attachment)) {
                readInto<AttachmentRecord>(stored.state, json, id);
            }
        }
        if (const auto problem = contentProblem(stored.state)) {
            return failed(*problem, "Restore it from a copy, or move it away to start anew.");
        }
        (void)stored.state.takeChanges();
        return std::optional<StoredWorld>(std::move(stored));
    } catch (const std::exception&) {
        return failed("a record in it cannot be read", "Restore it from a copy, or move it away to start anew.");
    }
}

Stored<Done> Store::saveAll(State& state, core::Instant now) {
    std::set<State::Key> all = state.takeChanges();
    for (const auto& [id, app] : state.apps()) {
        all.insert({State::Kind::App, id});
    }
    for (const auto& [id, cluster] : state.clusters()) {
        all.insert({State::Kind::Cluster, id});
    }
    for (const auto& [id, attachment] : state.attachments()) {
        all.insert({State::Kind::Attachment, id});
    }
    return commit(state, all, now, true);
}

Stored<Done> Store::save(const State& state, const std::set<State::Key>& changes, core::Instant now) {
    return commit(state, changes, now, false);
}

Stored<Done> Store::saveInstant(core::Instant now) {
    return commit({}, {}, now, false);
}

Stored<Done> Store::commit(const State& state, const std::set<State::Key>& changes, core::Instant now, bool withWorld) {
    auto database = QSqlDatabase::database(asText(m_connection), false);
    const auto run = [&database](const char* statement) {
        return QSqlQuery(database).exec(QString::fromLatin1(statement));
    };
    bool good = beginTransaction(database);
    if (good && m_fresh) {
        good = run("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)") &&
               run("CREATE TABLE record(kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, "
                   "PRIMARY KEY(kind, id)) WITHOUT ROWID") &&
               QSqlQuery(database).exec(QStringLiteral("PRAGMA application_id=%1").arg(applicationId)) &&
               QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion));
    }
    if (good && withWorld) {
        good = executePrepared(database, QStringLiteral("INSERT OR REPLACE INTO meta VALUES('world', ?)"),
                               {asText(toJson(state.world()).dump())});
    }
    good = good && executePrepared(database, QStringLiteral("INSERT OR REPLACE INTO meta VALUES('instant', ?)"),
                                   {QString::number(now.time_since_epoch().count())});
    good = good && writeRecords(database, state, changes);
    if (!good || !run("COMMIT")) {
        (void)run("ROLLBACK");
        return failed("it cannot be written", "Check that the disk has room and the file may be written.");
    }
    m_fresh = false;
    return Done{};
}

} // namespace poolhouse::sandbox
