// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/lock_file.h"
#include "app/console/settings.h"
#include "models/text/lock_text.h"
#include "tests/support/test_main.h"
#include "ui/locks/lock_settings.h"
#include "ui/platform/memory_preferences.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using console::LockFile;
using operations::ReadOnlyLock;
using Cause = ReadOnlyLock::Cause;

namespace {

const QString account = QStringLiteral("01234567-89ab-cdef-0123-456789abcdef");

std::vector<ReadOnlyLock> someLocks() {
    return {{ReadOnlyLock::Scope::App, QStringLiteral("*-prod"), std::nullopt, {}},
            {ReadOnlyLock::Scope::Cluster, QStringLiteral("postgresql-tiny-0041?"), std::nullopt, {}}};
}

/// One data folder and its settings through several starts.
struct LockScene {
    QTemporaryDir folder;
    ui::MemoryPreferences preferences;
    core::ManualClock clock{*core::parseInstant("2026-11-27T17:05:00Z")};
    QString file = folder.filePath(QStringLiteral("data/locks.json"));

    [[nodiscard]] std::vector<ReadOnlyLock> load(const QString& whose = account) {
        return LockFile(file, preferences, clock).load(whose);
    }
    [[nodiscard]] bool save(const std::vector<ReadOnlyLock>& locks, const QString& whose = account) {
        return LockFile(file, preferences, clock).save(whose, locks).ok();
    }
    [[nodiscard]] QByteArray content() const {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void replace(const QByteArray& text) const {
        QFile write(file);
        QVERIFY(write.open(QIODevice::WriteOnly));
        write.write(text);
    }
    /// Everything is locked, for this reason, and the sentence names the file.
    [[nodiscard]] bool lockedBy(Cause cause, const QString& named, const QString& whose = account) {
        const auto locks = load(whose);
        return locks.size() == 1 && locks.front().scope == ReadOnlyLock::Scope::Account &&
               locks.front().cause == cause && text::lockSentence(locks.front()).contains(named);
    }
    [[nodiscard]] QStringList setAside() const {
        return QFileInfo(file).dir().entryList({QStringLiteral("*.set-aside-*")}, QDir::AllEntries);
    }
};

} // namespace

/// The file of the read-only locks: whatever happens to it, nothing that was locked becomes writable by itself.
class TestLockFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewInstallationHasNoLocksAndNoFile() {
        LockScene scene;
        QVERIFY(scene.load().empty());
        QVERIFY(!QFile::exists(scene.file));
    }

    void locksAreThereAtTheNextStart() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        QVERIFY(scene.save({}, QStringLiteral("another")));
        QVERIFY(scene.load() == someLocks());
        QVERIFY(scene.load(QStringLiteral("another")).empty());
        QVERIFY(scene.load(QStringLiteral("a third")).empty());
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(scene.file) & others));
        QVERIFY(!(QFile::permissions(QFileInfo(scene.file).path()) & others));
    }

    void aFileThatIsNotAsItWasLocksEverything_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("cause");
        const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, Cause cause) {
            QTest::newRow(name) << from << to << static_cast<int>(cause);
        };
        row("a lock altered", "*-prod", "*-dev", Cause::FileDamaged);
        row("a lock taken out", "\"app *-prod\",", "", Cause::FileDamaged);
        row("the account renamed", "01234567", "76543210", Cause::FileDamaged);
        row("the sum altered", "\"sha256\": \"", "\"sha256\": \"0", Cause::FileDamaged);
        row("no sum", "\"sha256\"", "\"sum\"", Cause::FileDamaged);
        row("another format", "poolhouse-locks", "poolhouse-labels", Cause::FileDamaged);
        row("a version of 0", "\"version\": 1", "\"version\": 0", Cause::FileDamaged);
        row("a version that is a text", "\"version\": 1", "\"version\": \"1\"", Cause::FileDamaged);
        row("a newer version", "\"version\": 1", "\"version\": 2", Cause::FileNewer);
        row("a far newer version", "\"version\": 1", "\"version\": 1e300", Cause::FileNewer);
    }
    void aFileThatIsNotAsItWasLocksEverything() {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const int, cause);
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        auto text = scene.content();
        QVERIFY(text.contains(from));
        scene.replace(text.replace(from, to));
        QVERIFY(scene.lockedBy(static_cast<Cause>(cause), scene.file));
        QVERIFY(scene.lockedBy(static_cast<Cause>(cause), scene.file, QStringLiteral("another")));
    }

    void aFileCutAnywhereLocksEverything() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        const auto whole = scene.content();
        for (qsizetype size = 0; size < whole.trimmed().size(); ++size) {
            scene.replace(whole.left(size));
            QVERIFY2(scene.lockedBy(size == 0 ? Cause::FileEmpty : Cause::FileDamaged, scene.file),
                     qPrintable(QString::number(size)));
        }
    }

    void oneBitAnywhereLocksEverythingOrChangesNothing() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        const auto whole = scene.content();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            auto text = whole;
            text[at] = static_cast<char>(text.at(at) ^ 1);
            scene.replace(text);
            const auto locks = scene.load();
            const bool safe = locks == someLocks() || (locks.size() == 1 && locks.front().cause != Cause::Chosen);
            QVERIFY2(safe, text.constData());
        }
    }

    void deepNestingIsADamagedFile() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        scene.replace(QByteArray(200000, '['));
        QVERIFY(scene.lockedBy(Cause::FileDamaged, scene.file));
    }

    /// A sum that fits does not make locks of anything.
    void contentOfAnotherKindIsDamaged() {
        const auto damaged = [](const QByteArray& content) {
            const auto sum = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
            const auto read = console::readLockContent(R"({"format":"poolhouse-locks","version":1,"sha256":")" + sum +
                                                       R"(","content":)" + content + '}');
            return !read && read.error() == Cause::FileDamaged;
        };
        QVERIFY(!damaged(R"({"accounts":{"a":["account"]},"lost":"/x"})"));
        for (const char* const content : {"{}", R"({"accounts":5})", R"({"accounts":{"a":"account"}})",
                                          R"({"accounts":{"a":[5]}})", R"({"accounts":{},"lost":false})"}) {
            QVERIFY2(damaged(content), content);
        }
    }

    void aFileThatIsGoneLocksEverything() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        QVERIFY(QFile::remove(scene.file));
        QVERIFY(scene.lockedBy(Cause::FileMissing, scene.file));
        QVERIFY(QFile::link(scene.folder.filePath(QStringLiteral("nowhere")), scene.file));
        QVERIFY(scene.lockedBy(Cause::FileMissing, scene.file));
        QVERIFY(QFile::remove(scene.file) && QDir().rmdir(QFileInfo(scene.file).path()));
        QVERIFY(scene.lockedBy(Cause::FileMissing, scene.file)); // with its folder
    }

    void whatIsNoFileLocksEverything() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        QVERIFY(QFile::remove(scene.file) && QDir().mkpath(scene.file));
        QVERIFY(scene.lockedBy(Cause::FileUnreadable, scene.file));
    }

    void startingOverSetsTheFileAsideAndKeepsOthersLocked_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("damaged") << QByteArray("xxxx");
        QTest::newRow("newer") << QByteArray(R"({"format": "poolhouse-locks", "version": 9})");
    }
    void startingOverSetsTheFileAsideAndKeepsOthersLocked() {
        QFETCH(const QByteArray, text);
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        scene.replace(text);
        QVERIFY(scene.save({}));
        QVERIFY(scene.load().empty()); // as its user decided
        QCOMPARE(scene.setAside(), QStringList{QStringLiteral("locks.json.set-aside-20261127-170500")});
        const auto aside = scene.file + QStringLiteral(".set-aside-20261127-170500");
        QFile kept(aside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), text);
        const auto other = QStringLiteral("another");
        QVERIFY(scene.lockedBy(Cause::ListLost, aside, other)); // not decided for this one
        QVERIFY(scene.save({}, other));
        QVERIFY(scene.load(other).empty());
    }

    void anUnnamedAccountHasTheLocksOfAllOthers() {
        LockScene scene;
        const auto unnamed = QStringLiteral("token-0123456789abcdef");
        const auto others = [&scene, &unnamed] {
            return LockFile(scene.file, scene.preferences, scene.clock).loadOthers(unnamed);
        };
        QVERIFY(others().empty());
        QVERIFY(scene.save(someLocks()) && scene.save({someLocks().front()}, unnamed));
        QVERIFY(scene.save(someLocks(), QStringLiteral("sandbox /a.db ") + account));
        QCOMPARE(others().size(), someLocks().size());
        QVERIFY(others().front().cause == Cause::OtherAccount);
        scene.replace("xxxx");
        QCOMPARE(others().size(), std::size_t{1});
        QVERIFY(scene.save({}, unnamed)); // starts over with its own ones
        QVERIFY(scene.load(unnamed).empty());
        QCOMPARE(others().size(), std::size_t{1});
        QVERIFY(others().front().scope == ReadOnlyLock::Scope::Account);
    }

    void aMissingFileOrAFolderInItsPlaceCanBeStartedOver() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        QVERIFY(QFile::remove(scene.file));
        QVERIFY(scene.save(someLocks()));
        QVERIFY(scene.load() == someLocks());
        QVERIFY(scene.lockedBy(Cause::ListLost, scene.file, QStringLiteral("another")));
        QVERIFY(QFile::remove(scene.file) && QDir().mkpath(scene.file));
        QVERIFY(scene.save({}));
        QVERIFY(scene.load().empty());
        QCOMPARE(scene.setAside().size(), 1);
    }

    void locksOfTheSettingsAreTakenOverOnce() {
        LockScene scene;
        ui::saveLocks(scene.preferences, QStringLiteral("api.heroku.com ") + account, {someLocks().front()});
        ui::saveLocks(scene.preferences, QStringLiteral("API.HEROKU.COM:443 ") + account, {someLocks().back()});
        ui::saveLocks(scene.preferences, QStringLiteral("sandbox /a b.db ") + account, {});
        auto locks = scene.load(); // of both spellings
        QCOMPARE(locks.size(), std::size_t{2});
        QVERIFY(std::is_permutation(locks.begin(), locks.end(), someLocks().begin()));
        QVERIFY(QFile::exists(scene.file));
        QVERIFY(scene.load(QStringLiteral("sandbox /a b.db ") + account).empty());
        QVERIFY(scene.save({}));
        QVERIFY(scene.load().empty()); // not taken over again
        QVERIFY(QFile::remove(scene.file));
        QVERIFY(scene.lockedBy(Cause::FileMissing, scene.file));
    }

    void locksCutInTheSettingsStayLocked() {
        LockScene scene;
        scene.preferences.setValue(QStringLiteral("locks/api.heroku.com%20") + account,
                                   QStringList{QStringLiteral("2"), QStringLiteral("app *-prod")});
        QVERIFY(scene.load().front().cause == Cause::LocksUnreadable);
        QVERIFY(scene.load().front().cause == Cause::LocksUnreadable); // nor after they were taken over
    }

    void damagedSettingsDoNotTouchTheLocks_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("damaged") << QByteArray("[window\ngeometry\n\x01\x02 not a setting\n");
    }
    void damagedSettingsDoNotTouchTheLocks() {
        QFETCH(const QByteArray, text);
        LockScene scene;
        const auto ini = scene.folder.filePath(QStringLiteral("poolhouse.ini"));
        const auto spoil = [&] {
            QFile file(ini);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        {
            console::Settings settings(ini);
            QVERIFY(LockFile(scene.file, settings, scene.clock).save(account, someLocks()).ok());
        }
        spoil();
        {
            console::Settings settings(ini);
            QVERIFY(settings.unreadableFile());
            QVERIFY(LockFile(scene.file, settings, scene.clock).load(account) == someLocks());
        }
        spoil();
        QVERIFY(QFile::remove(scene.file)); // both: unknown
        console::Settings settings(ini);
        const auto locks = LockFile(scene.file, settings, scene.clock).load(account);
        QCOMPARE(locks.size(), std::size_t{1});
        QVERIFY(locks.front().cause != Cause::Chosen);
    }

    void aSecondWindowSavesNothing() {
        LockScene scene;
        QVERIFY(scene.save(someLocks()));
        LockFile second(scene.file, scene.preferences, scene.clock, true);
        QVERIFY(second.load(account) == someLocks());
        QVERIFY(!second.save(account, {}).ok());
        QVERIFY(scene.load() == someLocks());
    }

    void aFileThatCannotBeWrittenIsSaidAndNothingChanges() {
        LockScene scene;
        QVERIFY(QDir().mkpath(scene.folder.path()));
        QFile inTheWay(QFileInfo(scene.file).path()); // where the folder should be
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        const auto saved = LockFile(scene.file, scene.preferences, scene.clock).save(account, someLocks());
        QVERIFY(!saved.ok());
        QVERIFY(text::locksNotSaved(saved.error()).contains(scene.file));
        QVERIFY(scene.load().empty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestLockFile)
#include "tst_lock_file.moc"
