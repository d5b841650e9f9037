// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/lock_list.h"
#include "models/text/lock_text.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/locks/lock_settings.h"
#include "ui/locks/locks_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace poolhouse;
using operations::ReadOnlyLock;
using test::part;
using test::press;
using test::utf8;
using LockScope = ReadOnlyLock::Scope;

namespace {

const QString lockedAccount = QStringLiteral("api.heroku.com/eu 01234567-89ab");

class DamagedPreferences final : public ui::Preferences {
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    [[nodiscard]] QStringList names(const QString&) const override { return m_values.keys(); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }
    [[nodiscard]] std::optional<QString> unreadableFile() const override { return QString(); }

private:
    QHash<QString, QVariant> m_values;
};

ReadOnlyLock lock(LockScope scope, const char* pattern = "") {
    return {scope, utf8(pattern), std::nullopt};
}

struct LockScene {
    core::ManualClock clock{test::sampleNow()};
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    test::MemoryPreferences preferences;
    test::ScriptedSession session;
    ui::PreferenceLocks storage{preferences};
    std::unique_ptr<ui::LocksDialog> dialog;

    LockScene() {
        test::fillStore(store, test::sampleNow());
        session.become(fleet::Session::State::Connected, lockedAccount);
    }
    void open() {
        dialog =
            std::make_unique<ui::LocksDialog>(ui::LocksContext{store, locks, storage, clock, session, lockedAccount,
                                                               utf8("api.heroku.com as ada@example.com")},
                                              nullptr);
        dialog->show();
    }
    [[nodiscard]] QString said(const char* label) const { return part<QLabel>(*dialog, label)->text(); }
    [[nodiscard]] QTreeWidget* list() const { return part<QTreeWidget>(*dialog, "locksList"); }
    [[nodiscard]] QPushButton* keepButton() const { return part<QPushButton>(*dialog, "keepLocks"); }
    void type(const char* pattern) const {
        auto* field = part<QLineEdit>(*dialog, "lockPattern");
        field->clear();
        QTest::keyClicks(field, utf8(pattern));
    }
    void choose(LockScope scope) const {
        auto* box = part<QComboBox>(*dialog, "lockScope");
        box->setCurrentIndex(box->findData(static_cast<int>(scope)));
    }
};

} // namespace

class TestLocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tabFollowsTheEye() {
        LockScene s;
        s.open();
        press(*s.dialog, "addLock");
        s.type("*-prod");
        QCOMPARE(test::tabOrder(*s.list()).join(QLatin1Char(' ')),
                 utf8("locksList addLock removeLock lockScope lockPattern keepLocks cancelLocks"));
    }

    void aLockIsAddedAndKept() {
        LockScene s;
        s.open();
        test::checkNames(*s.dialog);
        QVERIFY(!s.keepButton()->isEnabled());
        QCOMPARE(s.keepButton()->toolTip(), utf8("Nothing was changed."));
        press(*s.dialog, "addLock");
        QVERIFY(part<QLineEdit>(*s.dialog, "lockPattern")->hasFocus());
        QVERIFY(!s.keepButton()->isEnabled());
        s.type("*-prod");
        QCOMPARE(s.said("lockPreview"),
                 utf8("Matches 2 of 11 clusters: postgresql-cubic-55310 and postgresql-lively-80211."));
        QCOMPARE(s.list()->topLevelItem(0)->text(0), utf8("Apps matching *-prod"));
        QCOMPARE(s.list()->topLevelItem(0)->text(1), utf8("2 clusters"));
        QVERIFY(s.locks.all().empty()); // nothing is locked before saving
        QSignalSpy kept(s.dialog.get(), &ui::LocksDialog::saved);
        press(*s.dialog, "keepLocks");
        QCOMPARE(kept.size(), 1);
        QCOMPARE(s.locks.all().size(), std::size_t(1));
        QVERIFY(s.locks.holding(s.store.cluster(test::sampleId("postgresql-cubic-55310"))->summary, s.clock.now()));
        QVERIFY(ui::loadLocks(s.preferences, lockedAccount) == s.locks.all());
        QVERIFY(ui::loadLocks(s.preferences, utf8("another")).empty());
    }

    void locksOfOtherAccountsAreNeitherShownNorLost() {
        LockScene s;
        auto other = lock(LockScope::App, "*-prod");
        other.cause = ReadOnlyLock::Cause::OtherAccount;
        s.locks.set({lock(LockScope::App, "blog"), other});
        s.open();
        QCOMPARE(s.list()->topLevelItemCount(), 1);
        QVERIFY(part<QLabel>(*s.dialog, "locksOfOthers")->isVisible());
        press(*s.dialog, "removeLock");
        press(*s.dialog, "keepLocks");
        QVERIFY(s.locks.own().empty());
        QVERIFY(s.locks.all() == std::vector{other});
        QVERIFY(ui::loadLocks(s.preferences, lockedAccount).empty());
    }

    void locksAreNotWrittenOverThoseOfAnotherAccount_data() {
        QTest::addColumn<bool>("told");
        QTest::newRow("when it opens") << true;
        QTest::newRow("when they are saved") << false;
    }
    void locksAreNotWrittenOverThoseOfAnotherAccount() {
        QFETCH(const bool, told);
        LockScene s;
        s.open();
        press(*s.dialog, "addLock");
        s.type("*-prod");
        s.session.setNotice({fleet::SessionNotice::Code::UnnamedAccount}); // the same account
        QVERIFY(s.dialog->isVisible());
        QSignalSpy left(s.dialog.get(), &ui::LocksDialog::left);
        QSignalSpy kept(s.dialog.get(), &ui::LocksDialog::saved);
        s.locks.set({lock(LockScope::App, "blog")});
        s.session.blockSignals(!told);
        s.session.become(fleet::Session::State::Connected, utf8("another"));
        if (!told) {
            press(*s.dialog, "keepLocks");
        }
        QVERIFY(!s.dialog->isVisible());
        QCOMPARE(left.size(), 1);
        QVERIFY(kept.isEmpty());
        QVERIFY(s.locks.all() == std::vector{lock(LockScope::App, "blog")});
        QVERIFY(ui::loadLocks(s.preferences, lockedAccount).empty());
    }

    void thePreviewFollowsEveryKey() {
        LockScene s;
        s.open();
        press(*s.dialog, "addLock");
        s.choose(LockScope::Cluster);
        QVERIFY(s.said("lockPreview").startsWith(utf8("Enter a name")));
        s.type("postgresql-tiny-0041");
        QVERIFY(s.said("lockPreview").startsWith(utf8("Matches none of the 11 clusters yet.")));
        QTest::keyClicks(part<QLineEdit>(*s.dialog, "lockPattern"), utf8("2"));
        QCOMPARE(s.said("lockPreview"), utf8("Matches 1 of 11 clusters: postgresql-tiny-00412."));
        s.type("a b");
        QVERIFY(s.said("lockProblem.text").contains(utf8("letters, digits, hyphens")));
        QVERIFY(part<QWidget>(*s.dialog, "lockProblem")->isVisible());
        QCOMPARE(s.list()->topLevelItem(0)->text(1), utf8("incomplete"));
        QCOMPARE(s.keepButton()->toolTip(), utf8("A lock is incomplete."));
        s.choose(LockScope::Account);
        QVERIFY(!part<QWidget>(*s.dialog, "lockPattern")->isEnabled());
        QVERIFY(s.said("lockPreview").startsWith(utf8("Matches every cluster: ")));
        QVERIFY(s.keepButton()->isEnabled());
    }

    void takingALockAwaySaysWhatItMeans() {
        LockScene s;
        s.locks.set({lock(LockScope::App, "billing-prod"), lock(LockScope::Cluster, "postgresql-round-40017")});
        s.open();
        QVERIFY(!part<QWidget>(*s.dialog, "locksEffect")->isVisible());
        press(*s.dialog, "removeLock");
        QVERIFY(s.said("locksEffect").startsWith(utf8("2 clusters become writable")));
        QVERIFY(s.said("locksEffect").contains(utf8("unlock for 15 minutes instead")));
        QVERIFY(!s.keepButton()->isDefault()); // Enter does not unlock
        QVERIFY(part<QPushButton>(*s.dialog, "cancelLocks")->isDefault());
        QCOMPARE(s.list()->topLevelItemCount(), 1);
        press(*s.dialog, "cancelLocks");
        QCOMPARE(s.locks.all().size(), std::size_t(2));
    }

    void whatIsUnlockedForAWhileStaysSo() {
        LockScene s;
        auto lifted = lock(LockScope::App, "billing-prod");
        lifted.liftedUntil = s.clock.now() + std::chrono::minutes(15);
        s.locks.set({lifted});
        s.open();
        QVERIFY(s.list()->topLevelItem(0)->text(1).contains(utf8("unlocked until")));
        press(*s.dialog, "addLock");
        s.type("audit-log");
        press(*s.dialog, "keepLocks");
        QVERIFY(s.locks.all()[0].liftedUntil.has_value());
        s.open();
        s.type("billing-*"); // an edited lock is a new lock
        press(*s.dialog, "keepLocks");
        QVERIFY(!s.locks.all()[0].liftedUntil);
        QVERIFY(!ui::loadLocks(s.preferences, lockedAccount)[0].liftedUntil); // locked again after a restart
    }

    void theChoiceSurvivesAPoll() {
        LockScene s;
        s.locks.set({lock(LockScope::App, "billing-prod"), lock(LockScope::App, "audit-log")});
        s.open();
        s.list()->setCurrentItem(s.list()->topLevelItem(1));
        s.type("audit-");
        test::fillLists(s.store, s.clock.now());
        s.store.applyFleet({}, {}, s.clock.now());
        QCOMPARE(s.list()->indexOfTopLevelItem(s.list()->currentItem()), 1);
        QCOMPARE(part<QLineEdit>(*s.dialog, "lockPattern")->text(), utf8("audit-"));
    }

    void locksThatCannotBeReadLockEverything_data() {
        QTest::addColumn<QVariant>("kept");
        QTest::newRow("cut off") << QVariant(QStringList{utf8("2"), utf8("app *-prod")});
        QTest::newRow("an odd line") << QVariant(QStringList{utf8("1"), utf8("app a b")});
        QTest::newRow("no list") << QVariant(42);
        QTest::newRow("text") << QVariant(utf8("app *-prod"));
        QTest::newRow("no head") << QVariant(QStringList{utf8("app *-prod"), utf8("account")});
        QTest::newRow("empty") << QVariant(QStringList());
    }
    void locksThatCannotBeReadLockEverything() {
        QFETCH(const QVariant, kept);
        LockScene s;
        ui::saveLocks(s.preferences, lockedAccount, {});
        QCOMPARE(s.preferences.all().size(), 1);
        s.preferences.setValue(s.preferences.all().constBegin().key(), kept);
        s.locks.set(ui::loadLocks(s.preferences, lockedAccount));
        const auto* holding = s.locks.holdingAnything(s.clock.now());
        QVERIFY(holding);
        QVERIFY(text::lockSentence(*holding).startsWith(utf8("This account's locks couldn't be read")));
        QCOMPARE(text::lockTrouble(s.locks).value_or(QString()), text::lockSentence(*holding));
        s.open();
        QVERIFY(part<QWidget>(*s.dialog, "locksTrouble")->isVisible());
        QVERIFY(s.keepButton()->isEnabled()); // saving the lock on everything is a valid choice
        press(*s.dialog, "keepLocks");
        QVERIFY(!text::lockTrouble(s.locks));
        QVERIFY(ui::loadLocks(s.preferences, lockedAccount) == std::vector<ReadOnlyLock>{lock(LockScope::Account)});
    }

    void settingsThatWereLostLockEverythingUntilSomebodyDecides() {
        DamagedPreferences preferences;
        QCOMPARE(text::lockSentence(ui::loadLocks(preferences, lockedAccount).front()),
                 utf8("The settings couldn't be read, so everything is read-only. Define the locks again."));
        ui::saveLocks(preferences, lockedAccount, {});
        QVERIFY(ui::loadLocks(preferences, lockedAccount).empty());
    }

    void pictures() {
        LockScene s;
        s.locks.set({lock(LockScope::App, "*-prod"), lock(LockScope::Cluster, "postgresql-rectangular-12345")});
        s.open();
        test::shoot(*s.dialog, utf8("locks"));
        press(*s.dialog, "removeLock");
        s.type("bad name");
        test::shoot(*s.dialog, utf8("locks-removing"));
        s.locks.set({tables::lockForSafety(ReadOnlyLock::Cause::LocksUnreadable)});
        s.open();
        test::shoot(*s.dialog, utf8("locks-trouble"));
    }
};

POOLHOUSE_WIDGET_TEST(TestLocks)
#include "tst_locks.moc"
