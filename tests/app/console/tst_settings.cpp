// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_files.h"
#include "app/console/settings.h"
#include "tests/support/test_main.h"
#include "ui/locks/lock_settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace poolhouse;
using console::Settings;

/// Persistence of settings, including a damaged file.
class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

    static QString account() { return QStringLiteral("api.heroku.com 01234567-89ab"); }
    static std::vector<operations::ReadOnlyLock> someLocks() {
        return {{operations::ReadOnlyLock::Scope::App, QStringLiteral("*-prod"), std::nullopt, {}},
                {operations::ReadOnlyLock::Scope::Cluster, QStringLiteral("postgresql-tiny-0041?"), std::nullopt, {}}};
    }
    void damage() const {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[window\ngeometry\n\x01\x02 not a setting\n");
    }

private Q_SLOTS:
    void init() {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".ini"));
    }

    void locksAreThereAtTheNextStart() {
        {
            Settings settings(m_file);
            QVERIFY(!settings.unreadableFile());
            QVERIFY(ui::loadLocks(settings, account()).empty());
            ui::saveLocks(settings, account(), someLocks());
        }
        QVERIFY(ui::loadLocks(Settings(m_file), account()) == someLocks());
        QVERIFY(ui::loadLocks(Settings(m_file), QStringLiteral("another")).empty());
        Settings settings(m_file);
        ui::saveLocks(settings, account(), {});
        QVERIFY(ui::loadLocks(settings, account()).empty());
    }

    void oneLockOrNoneIsAListAsWell() {
        {
            Settings settings(m_file);
            ui::saveLocks(settings, account(), {});
            ui::saveLocks(settings, QStringLiteral("one"), {someLocks().front()});
        }
        const Settings settings(m_file);
        QVERIFY(ui::loadLocks(settings, account()).empty());
        QCOMPARE(ui::loadLocks(settings, QStringLiteral("one")).size(), std::size_t(1));
        QVERIFY(ui::loadLocks(settings, QStringLiteral("one")).front().cause ==
                operations::ReadOnlyLock::Cause::Chosen);
    }

    void aDamagedFileIsMovedAsideAndEverythingIsLocked() {
        {
            Settings settings(m_file);
            ui::saveLocks(settings, account(), someLocks());
        }
        damage();
        {
            Settings settings(m_file);
            QCOMPARE(settings.unreadableFile(), m_file + QStringLiteral(".damaged"));
            QVERIFY(QFile::exists(m_file + QStringLiteral(".damaged")));
            const auto locks = ui::loadLocks(settings, account());
            QCOMPARE(locks.size(), std::size_t(1));
            QVERIFY(locks.front().cause == operations::ReadOnlyLock::Cause::SettingsUnreadable);
            QCOMPARE(locks.front().file, m_file + QStringLiteral(".damaged"));
            settings.setValue(QStringLiteral("window/geometry"), 1); // as a window does when it closes
        }
        const auto atTheNextStart = ui::loadLocks(Settings(m_file), account());
        QCOMPARE(atTheNextStart.size(), std::size_t(1));
        QVERIFY(atTheNextStart.front().cause == operations::ReadOnlyLock::Cause::SettingsUnreadable);
        Settings settings(m_file);
        ui::saveLocks(settings, account(), {}); // explicit user decision
        QVERIFY(ui::loadLocks(Settings(m_file), account()).empty());
    }

    void aSecondDamagedFileDoesNotReplaceTheFirst() {
        const auto aside = m_file + QStringLiteral(".damaged");
        for (const auto& [content, name] : {std::pair(QByteArray("[first\n\x01"), aside),
                                            std::pair(QByteArray("[second\n\x01"), aside + QStringLiteral("-2"))}) {
            QFile file(m_file);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
            file.close();
            QCOMPARE(Settings(m_file).unreadableFile(), name);
        }
        for (const auto& [name, content] :
             {std::pair(aside, "[first"), std::pair(aside + QStringLiteral("-2"), "[second")}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith(content));
        }
    }

    void onlyFoldersOfOneUserAreMadePrivate() {
        const auto own = m_folder.filePath(QStringLiteral("own"));
        const auto shared = m_folder.filePath(QStringLiteral("shared"));
        for (const auto& folder : {own, shared}) {
            QVERIFY(QDir().mkpath(folder));
            QCOMPARE(::chmod(QFile::encodeName(folder).constData(), folder == shared ? 01777 : 0755), 0);
            console::makePrivate(folder);
        }
        const auto others = QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QCOMPARE(QFile::permissions(own) & others, QFileDevice::Permissions());
        QCOMPARE(QFile::permissions(shared) & others, QFileDevice::Permissions(others)); // such as /tmp
    }

    void aListCutOffInTheFileLocksEverything() {
        {
            Settings settings(m_file);
            ui::saveLocks(settings, account(), someLocks());
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto content = file.readAll();
        const auto cut = content.indexOf(", cluster");
        QVERIFY(cut > 0);
        content.truncate(cut);
        file.resize(0);
        file.seek(0);
        file.write(content + '\n');
        file.close();
        const auto locks = ui::loadLocks(Settings(m_file), account());
        QCOMPARE(locks.size(), std::size_t(1));
        QVERIFY(locks.front().cause == operations::ReadOnlyLock::Cause::LocksUnreadable);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSettings)
#include "tst_settings.moc"
