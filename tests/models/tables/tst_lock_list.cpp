// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/lock_list.h"
#include "models/text/lock_text.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using operations::ReadOnlyLock;
using test::s;
using LockScope = ReadOnlyLock::Scope;

namespace {

ReadOnlyLock lock(LockScope scope, const char* pattern = "") {
    return {scope, s(pattern), std::nullopt, {}};
}

struct LockedFleet {
    fleet::Store store;

    LockedFleet() {
        std::vector<core::ClusterSummary> clusters;
        for (const auto& [name, app] : {std::pair("one", "shop-prod"), std::pair("two", "shop-prod"),
                                        std::pair("three", "shop-test"), std::pair("four", "blog-prod")}) {
            clusters.push_back(test::summary(name, app));
        }
        store.applyFleet({}, clusters, test::morning);
    }
};

} // namespace

class TestLockList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeALockIsSaid() {
        const std::vector<ReadOnlyLock> others{lock(LockScope::App, "*-prod"), lock(LockScope::Account)};
        QVERIFY(!tables::lockProblem(lock(LockScope::App, "shop-?"), others));
        QVERIFY(tables::lockProblem(lock(LockScope::App), others).value_or(QString()).startsWith(s("Enter a name")));
        for (const char* odd : {"a b", "a/b", "[p]rod", "a,b", "a\nb", "a.b"}) {
            QVERIFY2(tables::lockProblem(lock(LockScope::Cluster, odd), {})
                         .value_or(QString())
                         .contains(s("letters, digits, hyphens")),
                     odd);
        }
        QCOMPARE(tables::lockProblem(lock(LockScope::App, "*-PROD"), others),
                 std::optional(s("This lock already exists.")));
        QVERIFY(!tables::lockProblem(lock(LockScope::Cluster, "*-prod"), others)); // of clusters, not apps
        QCOMPARE(tables::lockProblem(lock(LockScope::Account), others), std::optional(s("This lock already exists.")));
        QVERIFY(tables::lockProblem({LockScope::App, QString(101, QLatin1Char('a')), std::nullopt, {}}, {})
                    .value_or(QString())
                    .contains(s("100")));
    }

    void thePreviewCountsAndNames() {
        const LockedFleet fleet;
        QCOMPARE(tables::lockPreview(lock(LockScope::App, "*-prod"), fleet.store),
                 s("Matches 3 of 4 clusters: four, one and two."));
        QCOMPARE(tables::lockPreview(lock(LockScope::Cluster, "three"), fleet.store),
                 s("Matches 1 of 4 clusters: three."));
        QVERIFY(tables::lockPreview(lock(LockScope::Cluster, "five"), fleet.store)
                    .startsWith(s("Matches none of the 4 clusters yet.")));
        QVERIFY(
            tables::lockPreview(lock(LockScope::Account), fleet.store).startsWith(s("Matches every cluster: four, ")));
        QCOMPARE(tables::lockPreview(lock(LockScope::Account), fleet::Store()), s("No clusters loaded yet."));
    }

    void aLongPreviewIsCut() {
        fleet::Store store;
        std::vector<core::ClusterSummary> clusters;
        for (int number = 10; number < 40; ++number) {
            clusters.push_back(test::summary("c" + std::to_string(number), "app"));
        }
        clusters.push_back(test::summary("x", "app"));
        store.applyFleet({}, clusters, test::morning);
        QCOMPARE(tables::lockPreview(lock(LockScope::Cluster, "c*"), store),
                 s("Matches 30 of 31 clusters: c10, c11, c12, c13, c14, c15 and 24 more."));
    }

    void whatIsUnlockedIsNamed() {
        const LockedFleet fleet;
        const auto app = lock(LockScope::App, "shop-prod");
        QVERIFY(!tables::unlockedBy({app}, {app}, fleet.store));
        QVERIFY(!tables::unlockedBy({}, {app}, fleet.store));
        QVERIFY(
            tables::unlockedBy({app}, {}, fleet.store).value_or(QString()).startsWith(s("2 clusters become writable")));
        QVERIFY(tables::unlockedBy({app}, {lock(LockScope::Cluster, "one")}, fleet.store)
                    .value_or(QString())
                    .startsWith(s("two becomes writable")));
        QVERIFY(!tables::unlockedBy({app}, {lock(LockScope::Account)}, fleet.store));
        auto lifted = app;
        lifted.liftedUntil = test::at(100000); // removal outlasts the 15 minutes of a lift
        QVERIFY(tables::unlockedBy({lifted}, {}, fleet.store));
    }

    void whatIsWrittenIsRead() {
        const std::vector<ReadOnlyLock> locks{lock(LockScope::Account), lock(LockScope::App, "*-prod"),
                                              lock(LockScope::Cluster, "a?b")};
        const auto lines = tables::writtenLocks(locks);
        QCOMPARE(lines, (QStringList{s("account"), s("app *-prod"), s("cluster a?b")}));
        QVERIFY(tables::readLocks(lines).value() == locks);
        QVERIFY(tables::readLocks({}).value().empty());
    }

    void damagedLinesAreNoLocks() {
        for (const char* damaged :
             {"", "app", "app ", "team x", "cluster a b", "accountant", "App x", "cluster \xC3\x28"}) {
            QVERIFY2(!tables::readLocks({s("app *-prod"), s(damaged)}), damaged);
        }
    }

    void locksOfOthersAreAllButOwnAndSandboxes() {
        const std::map<QString, QStringList> accounts{{s("token-1"), {s("app mine")}},
                                                      {s("ada"), {s("app shop"), s("cluster pg-*")}},
                                                      {s("bob"), {s("cut")}},
                                                      {s("sandbox /a.db ada"), {s("account")}}};
        operations::ReadOnlyLocks locks;
        locks.set(tables::locksOfOthers(accounts, s("token-1")));
        QCOMPARE(locks.all().size(), std::size_t{3});
        QVERIFY(locks.own().empty());
        QVERIFY(!text::lockTrouble(locks)); // nothing that could be fixed here
        const auto cluster = test::summary("other", "other");
        const auto* lock = locks.holding(cluster, test::morning); // bob's cannot be read
        QVERIFY(lock != nullptr);
        QCOMPARE(text::lockSentence(*lock),
                 s("As an unnamed account: everything is read-only, because another account is."));
        locks.lift(cluster, test::morning + std::chrono::hours(1));
        QVERIFY(locks.holding(cluster, test::morning) != nullptr);
        locks.setOwn({{LockScope::App, s("mine"), std::nullopt, {}}});
        QCOMPARE(locks.own().size(), std::size_t{1});
        QCOMPARE(locks.all().size(), std::size_t{4});
    }

    void theLockForSafetySaysWhy() {
        operations::ReadOnlyLocks locks;
        locks.set({tables::lockForSafety(operations::ReadOnlyLock::Cause::LocksUnreadable)});
        const auto* holding = locks.holding(test::rectangular(), test::morning);
        QVERIFY(holding != nullptr);
        QCOMPARE(text::lockSentence(*holding),
                 s("This account's locks couldn't be read, so everything is read-only. Define them again."));
    }
};

POOLHOUSE_CORE_APP_TEST(TestLockList)
#include "tst_lock_list.moc"
