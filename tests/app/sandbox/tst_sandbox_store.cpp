// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/provisioning.h"
#include "app/sandbox/sandbox.h"
#include "app/sandbox/scenarios.h"
#include "app/sandbox/store.h"
#include "tests/app/sandbox/http_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace poolhouse;
using namespace poolhouse::sandbox;
using namespace poolhouse::sandbox::test;

namespace {

const core::Instant start = *core::parseInstant("2026-06-22T08:28:00Z");

State world(const char* scenario) {
    return makeWorld({scenario, 1, start}).value();
}

std::string sentence(const std::string& file) {
    Store store;
    const auto opened = store.open(file);
    if (!opened) {
        return opened.error().sentence;
    }
    auto loaded = store.load();
    return loaded ? "" : loaded.error().sentence;
}

void runSql(const QString& file, const QStringList& statements) {
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tampering"));
        database.setDatabaseName(file);
        QVERIFY(database.open());
        for (const auto& statement : statements) {
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tampering"));
}

void putSmallWorldInto(const std::string& file) {
    Store store;
    QVERIFY(store.open(file).ok());
    auto state = world("small");
    QVERIFY(store.saveAll(state, start).ok());
}

} // namespace

class TestSandboxStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::string path(const char* name) const {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private Q_SLOTS:
    void restoresEverything() {
        for (const auto* scenario : {"small", "busy", "degraded", "empty", "large:60"}) {
            const auto file = path(scenario);
            auto state = world(scenario);
            {
                Store store;
                QVERIFY(store.open(file).ok());
                QVERIFY(!store.load().value());
                QVERIFY(store.saveAll(state, start).ok());
            }
            Store store;
            QVERIFY(store.open(file).ok());
            const auto stored = store.load();
            QVERIFY(stored.ok() && stored.value());
            QCOMPARE(stored.value()->lastInstant, start);
            QVERIFY(stored.value()->state.world() == state.world());
            QVERIFY(stored.value()->state.apps() == state.apps());
            QVERIFY(stored.value()->state.clusters() == state.clusters());
            QVERIFY(stored.value()->state.attachments() == state.attachments());
            QVERIFY(stored.value()->state.dueClusters(core::Instant::max()) == state.dueClusters(core::Instant::max()));
        }
    }

    void writesOnlyChanges() {
        const auto file = path("changes");
        Store store;
        QVERIFY(store.open(file).ok());
        auto state = world("small");
        QVERIFY(store.saveAll(state, start).ok());
        const auto id = state.findCluster("postgresql-rectangular-12345")->id;
        const auto pool = state.findCluster(id)->pools.back().id; // web-reads, with two attachments
        beginDestroy(state, id, pool, start);
        advance(state, start + std::chrono::seconds(50));
        const auto changes = state.takeChanges();
        QVERIFY(changes.size() >= 3);
        QVERIFY(store.save(state, changes, start + std::chrono::seconds(50)).ok());
        const auto stored = store.load();
        QVERIFY(stored.value()->state.clusters() == state.clusters());
        QVERIFY(stored.value()->state.attachments() == state.attachments());
        QCOMPARE(stored.value()->lastInstant, start + std::chrono::seconds(50));
    }

    void rejectsUnusableFiles() {
        const auto expect = [](const std::string& file, const char* part) {
            const auto said = sentence(file);
            QVERIFY2(said.find(part) != std::string::npos, said.c_str());
            QVERIFY2(said.find(file) != std::string::npos && said.ends_with('.'), said.c_str());
        };
        expect(m_folder.path().toStdString(), "it is a folder");
        expect(path("no/such/folder/db"), "its folder does not exist");

        QFile text(QString::fromStdString(path("text")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("this is no database at all, ").repeated(100));
        text.close();
        expect(path("text"), "it is no readable SQLite database");

        runSql(QString::fromStdString(path("foreign")), {QStringLiteral("CREATE TABLE theirs(a)")});
        expect(path("foreign"), "it belongs to another program");

        putSmallWorldInto(path("newer"));
        runSql(QString::fromStdString(path("newer")), {QStringLiteral("PRAGMA user_version=99")});
        expect(path("newer"), "another version of Poolhouse (format 99");

        putSmallWorldInto(path("broken"));
        runSql(QString::fromStdString(path("broken")),
               {QStringLiteral("UPDATE record SET body='{\"id\":5}' WHERE kind='cluster'")});
        expect(path("broken"), "a record in it cannot be read");

        putSmallWorldInto(path("deep"));
        runSql(QString::fromStdString(path("deep")),
               {QStringLiteral("UPDATE record SET body='%1' WHERE kind='app'").arg(QString(200'000, u'['))});
        expect(path("deep"), "a record in it cannot be read");

        putSmallWorldInto(path("worldless"));
        runSql(QString::fromStdString(path("worldless")), {QStringLiteral("DELETE FROM meta")});
        expect(path("worldless"), "cannot be read");

        putSmallWorldInto(path("damaged"));
        QFile damaged(QString::fromStdString(path("damaged")));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(4096);
        damaged.write(QByteArray(static_cast<qsizetype>(damaged.size() - 4096), '\x5a'));
        damaged.close();
        expect(path("damaged"), "cannot be used");
    }

    /// What the service relies on; a file that another program wrote may break it.
    void rejectsContentThatCannotBe_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const char* change, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(change) << QByteArray(said);
        };
        const auto app = [&](const char* name, const char* body, const char* said) {
            row(name,
                qPrintable(QStringLiteral("UPDATE record SET body=%1 WHERE kind='app' AND body LIKE "
                                          "'%\"status-page\"%'")
                               .arg(QLatin1String(body))),
                said);
        };
        const auto database = [&](const char* name, const char* body, const char* said) {
            row(name,
                qPrintable(QStringLiteral("UPDATE record SET body=%1 WHERE kind='cluster' AND body LIKE "
                                          "'%\"postgresql-cubic-55310\"%'")
                               .arg(QLatin1String(body))),
                said);
        };
        const char* const unread = "a record in it cannot be read";
        app("no releases", "json_remove(body, '$.releases')", "the app \"status-page\" has no release");
        app("empty releases", "json_set(body, '$.releases', json('[]'))", "the app \"status-page\" has no release");
        app("releases that are no list", "json_set(body, '$.releases', json('{}'))", unread);
        app("a release beyond counting", "json_set(body, '$.releases[#-1].version', 2147483647)", "out of order");
        app("a version beyond integers", "json_set(body, '$.releases[0].version', 4294967297)", unread);
        app("dynos beyond memory", "json_set(body, '$.formation[0].quantity', 2000000000)", "cannot be counted");
        app("an instant that is a fraction", "json_set(body, '$.createdAt', 1e300)", unread);
        app("an instant of the year 300000", "json_set(body, '$.createdAt', 9223372036854775807)", unread);
        app("an instant before 1970", "json_set(body, '$.createdAt', -1)", unread);
        app("an id of another", "json_set(body, '$.id', 'x')", unread);
        app("a flag that is a number", "json_set(body, '$.maintenance', 1)", unread);
        row("no app", "DELETE FROM record WHERE kind='app'", "belongs to no app");
        row("no database", "DELETE FROM record WHERE kind='cluster'", "is of no database");
        database("no credentials", "json_remove(body, '$.credentials')", "has no owner");
        database("a credential without roles", "json_set(body, '$.credentials[0].roles', json('[]'))",
                 "a credential without a role");
        database("an owner of another type", "json_set(body, '$.credentials[0].type', 'x')", "has no owner");
        database("a count below 0", "json_set(body, '$.pools[1].count', -1)", "a pool that cannot be");
        database("a count beyond sums", "json_set(body, '$.pools[1].count', 2147483647)", "a pool that cannot be");
        database("a count that is no number", "json_set(body, '$.pools[1].count', 'two')", unread);
        database("endless storage", "json_set(body, '$.growthGbPerDay', 1e300)", "cannot be measured");
        database("an unknown setting", "json_set(body, '$.settings', json('[{\"name\":\"x\",\"value\":\"y\"}]'))",
                 "a setting of another version");
        database("a window before Monday", "json_set(body, '$.windowMinute', -1)", "outside the week");
        database("a window after Sunday", "json_set(body, '$.maintenance.windowMinute', 10080)", "outside the week");
        row("an instant before 1970", "UPDATE meta SET value='-1' WHERE key='instant'", "it is damaged");
        row("the last instant of all", "UPDATE meta SET value='9223372036854775807' WHERE key='instant'",
            "it is damaged");
    }
    void rejectsContentThatCannotBe() {
        QFETCH(const QString, change);
        QFETCH(const QByteArray, said);
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("db"));
        putSmallWorldInto(file.toStdString());
        runSql(file, {change});
        const auto answer = sentence(file.toStdString());
        QVERIFY2(answer.find(said.toStdString()) != std::string::npos, answer.c_str());
    }

    /// An event that the service would not have planned.
    void neverRevokesTheOwner() {
        const auto file = path("owner");
        putSmallWorldInto(file);
        runSql(QString::fromStdString(file),
               {QStringLiteral(
                    "UPDATE record SET body=json_set(body, '$.events', json_array(json_object('at', %1, 'kind', "
                    "'credential-gone', 'subject', json_extract(body, '$.credentials[0].name')))) "
                    "WHERE kind='cluster'")
                    .arg(start.time_since_epoch().count())});
        Store store;
        QVERIFY(store.open(file).ok());
        auto state = store.load().value()->state;
        advance(state, start + std::chrono::seconds(1));
        for (const auto& [id, cluster] : state.clusters()) {
            QCOMPARE(cluster.credentials.size(), 1U);
        }
    }

    void leavesForeignFilesUnchanged() {
        const auto file = QString::fromStdString(path("untouched"));
        runSql(file, {QStringLiteral("CREATE TABLE theirs(a)"), QStringLiteral("INSERT INTO theirs VALUES(1)")});
        const auto bytes = [&file] {
            QFile open(file);
            return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
        };
        const auto before = bytes();
        QVERIFY(!sentence(file.toStdString()).empty());
        QCOMPARE(bytes(), before);
    }

    void locksTheFile() {
        const auto file = path("shared");
        Store first;
        QVERIFY(first.open(file).ok());
        auto state = world("small");
        QVERIFY(first.saveAll(state, start).ok());
        QVERIFY(sentence(file).find("another program uses it") != std::string::npos);
    }

    /// Members that came later are absent, and as they were then.
    void readsRecordsOfEarlierVersions() {
        const auto file = path("earlier");
        putSmallWorldInto(file);
        runSql(QString::fromStdString(file),
               {QStringLiteral("UPDATE record SET body=json_remove(body, '$.formation', '$.dynosSince', "
                               "'$.releases[0].before') WHERE kind='app'"),
                QStringLiteral("UPDATE record SET body=json_remove(body, '$.maintenance.windowMinute') "
                               "WHERE kind='cluster'")});
        SandboxOptions options;
        options.databaseFile = file;
        options.manualStart = start;
        const auto sandbox = Sandbox::start(options).value();
        HttpClient client(sandbox->port());
        QCOMPARE(client.get("/apps").size(), 6U);
        QCOMPARE(client.get("/apps/example-app/dynos").size(), 0U);
        QCOMPARE(client.get("/apps/example-app/releases/1")["version"].get<int>(), 1);
        const auto id = client.get("/addons/postgresql-horizontal-12345")["id"].get<std::string>();
        QVERIFY(client.get("/data/maintenances/v1/" + id)["window"].is_string());
    }

    /// Time goes on from what was shown, though no change was due at that time.
    void timeContinuesWithoutChanges() {
        SandboxOptions options;
        options.databaseFile = path("shown");
        options.manualStart = start;
        options.control = true;
        const auto later = start + std::chrono::hours(60);
        std::string addon;
        std::string storage;
        std::string quotas;
        const auto read = [&](int port) {
            HttpClient client(port);
            addon = client.get("/apps/example-app/addons/postgresql-rectangular-12345")["id"].get<std::string>();
            const auto info = client.get("/data/postgres/v1/" + addon + "/info");
            return std::pair(info.dump(), client.get("/data/postgres/v1/" + addon + "/quotas").dump());
        };
        {
            const auto sandbox = Sandbox::start(options).value();
            const auto before = read(sandbox->port());
            sandbox->setNow(later - std::chrono::hours(30)); // what was under way ends
            (void)read(sandbox->port());
            sandbox->setNow(later);
            std::tie(storage, quotas) = read(sandbox->port());
            QVERIFY(before.second != quotas); // the database has grown
        }
        const auto sandbox = Sandbox::start(options).value();
        QCOMPARE(sandbox->now(), later);
        QVERIFY(read(sandbox->port()) == std::pair(storage, quotas));
    }

    void restartedSandboxContinues() {
        SandboxOptions options;
        options.databaseFile = path("restart");
        options.manualStart = start;
        std::string info;
        std::string pools;
        int port = 0;
        {
            auto started = Sandbox::start(options);
            QVERIFY2(started.ok(), started.ok() ? "" : started.error().sentence.c_str());
            const auto sandbox = std::move(started).value();
            port = sandbox->port();
            HttpClient client(port);
            const auto id =
                client.get("/apps/example-app/addons/postgresql-rectangular-12345")["id"].get<std::string>();
            info = "/data/postgres/v1/" + id + "/info";
            const auto made = client.exchange("POST", "/data/postgres/v1/" + id + "/pools",
                                              R"({"level":"8G-Performance","count":1,"name":"kept"})");
            QCOMPARE(made.first, 200);
            sandbox->setNow(start + std::chrono::seconds(95));
            QCOMPARE(client.get(info)["status"].get<std::string>(), std::string("available"));
            pools = client.get(info)["pools"].dump();
        }
        options.port = port;
        options.scenario = "empty"; // ignored: the database has a world
        auto started = Sandbox::start(options);
        QVERIFY2(started.ok(), started.ok() ? "" : started.error().sentence.c_str());
        const auto sandbox = std::move(started).value();
        QCOMPARE(sandbox->scenario(), std::string("small"));
        QCOMPARE(sandbox->now(), start + std::chrono::seconds(95)); // time does not go back
        HttpClient client(port);
        QCOMPARE(client.get(info)["pools"].dump(), pools);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSandboxStore)
#include "tst_sandbox_store.moc"
