// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/name_pattern.h"
#include "models/operations/read_only_locks.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using operations::ReadOnlyLock;
using operations::ReadOnlyLocks;
using test::at;
using Scope = ReadOnlyLock::Scope;

class TestReadOnlyLocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patterns_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* pattern, const char* text, bool fits) {
            QTest::addRow("%s | %s", pattern, text) << QString::fromUtf8(pattern) << QString::fromUtf8(text) << fits;
        };
        row("prod", "prod", true);
        row("PROD", "prod", true);
        row("prod", "production", false);
        row("prod*", "production", true);
        row("*prod", "my-prod", true);
        row("*prod*", "a-prod-b", true);
        row("p?od", "prod", true);
        row("p?od", "pood-", false);
        row("?", "", false);
        row("*", "", true);
        row("*", "anything", true);
        row("", "", true);
        row("", "x", false);
        row("a*b*c", "a-b-b-c", true);
        row("a*b*c", "a-b-c-d", false);
        row("prod.*", "prod-1", false);
        row("[p]rod", "prod", false);
        row(" prod ", "prod", true);
        row("**a**", "bab", true);
        row("Ä*", "äpfel", true);
    }
    void patterns() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QTEST(fleet::matchesPattern(pattern, text), "fits");
    }

    void longPatternsAreQuick() {
        const QString pattern = QStringLiteral("*a").repeated(200) + QStringLiteral("b");
        QVERIFY(!fleet::matchesPattern(pattern, QString(2000, QLatin1Char('a'))));
    }

    void scopes_data() {
        QTest::addColumn<int>("scope");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("holds");
        QTest::newRow("account") << int(Scope::Account) << QString() << true;
        QTest::newRow("app") << int(Scope::App) << QStringLiteral("example-*") << true;
        QTest::newRow("another app") << int(Scope::App) << QStringLiteral("prod-*") << false;
        QTest::newRow("cluster") << int(Scope::Cluster) << QStringLiteral("*rectangular*") << true;
        QTest::newRow("an app's name is no cluster's") << int(Scope::Cluster) << QStringLiteral("example-app") << false;
        QTest::newRow("a cluster's name is no app's") << int(Scope::App) << QStringLiteral("*rectangular*") << false;
    }
    void scopes() {
        QFETCH(const int, scope);
        QFETCH(const QString, pattern);
        ReadOnlyLocks locks;
        locks.set({{static_cast<Scope>(scope), pattern, std::nullopt}});
        QTEST(locks.holding(test::rectangular(), at(0)) != nullptr, "holds");
    }

    void liftingIsForATime() {
        ReadOnlyLocks locks;
        locks.set({{Scope::Account, {}, std::nullopt},
                   {Scope::App, QStringLiteral("example-app"), std::nullopt},
                   {Scope::App, QStringLiteral("other"), std::nullopt}});
        QVERIFY(!locks.liftedUntil(test::rectangular(), at(0)));
        locks.lift(test::rectangular(), at(60));
        QVERIFY(!locks.holding(test::rectangular(), at(0)));
        QVERIFY(!locks.holding(test::rectangular(), at(59)));
        QCOMPARE(locks.liftedUntil(test::rectangular(), at(59)), std::optional(at(60)));
        QVERIFY(locks.holding(test::rectangular(), at(60)) != nullptr);
        QVERIFY(!locks.nextRestored(at(60)));
        QVERIFY(locks.all()[2].liftedUntil == std::nullopt);
    }

    void whatStandsForLocksThatCannotBeReadIsNotLifted() {
        ReadOnlyLocks locks;
        locks.set({{Scope::Account, {}, std::nullopt, operations::ReadOnlyLock::Cause::FileDamaged, {}}});
        locks.lift(test::rectangular(), at(60));
        QVERIFY(locks.holding(test::rectangular(), at(0)) != nullptr);
        QVERIFY(!locks.nextRestored(at(0)));
    }

    void anAppThatIsNotKnownMayBeTheLockedOne() {
        auto orphan = test::rectangular();
        orphan.app = {};
        ReadOnlyLocks locks;
        locks.set({{Scope::Cluster, QStringLiteral("other"), std::nullopt}});
        QVERIFY(!locks.holding(orphan, at(0)));
        locks.set({{Scope::App, QStringLiteral("prod-*"), std::nullopt}});
        QVERIFY(locks.holding(orphan, at(0)) != nullptr);
    }

    /// The app is lifted for this cluster alone: its other clusters stay locked.
    void liftingForAClusterOfAnUnknownApp() {
        auto orphan = test::rectangular();
        orphan.app = {};
        auto other = orphan;
        other.id = {"other"};
        ReadOnlyLocks locks;
        locks.set({{Scope::App, QStringLiteral("prod-*"), std::nullopt}});
        locks.lift(orphan, at(60));
        QVERIFY(!locks.holding(orphan, at(59)));
        QVERIFY(locks.holding(other, at(0)) != nullptr);
        QVERIFY(locks.holdingApp(QStringLiteral("prod-web"), at(0)) != nullptr);
        QVERIFY(!locks.all()[0].liftedUntil);
        QCOMPARE(locks.nextRestored(at(0)), std::optional(at(60)));
        QCOMPARE(locks.liftedUntil(orphan, at(0)), std::optional(at(60)));
        QVERIFY(locks.holding(orphan, at(60)) != nullptr);
        locks.lift(orphan, at(60));
        locks.restoreAll();
        QVERIFY(locks.holding(orphan, at(0)) != nullptr);
        locks.lift(orphan, at(60));
        locks.set(locks.all()); // other locks than those that it was lifted against
        QVERIFY(locks.holding(orphan, at(0)) != nullptr);
        locks.set({{Scope::App, QStringLiteral("prod-*"), std::nullopt}});
        locks.lift(orphan, at(60));
        orphan.app.name = "prod-web"; // known after all
        QVERIFY(locks.holding(orphan, at(0)) != nullptr);
    }

    /// Names are stored raw by commands and with escapes by the window; the lock holds for both.
    void aLockHoldsWhicheverSpellingWasStored_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("holds");
        QTest::newRow("raw") << QStringLiteral("shop-\u202Edp\n") << true;
        QTest::newRow("escaped") << QStringLiteral("shop-<U+202E>dp<U+000A>") << true;
        QTest::newRow("escaped, lower case") << QStringLiteral(" shop-<u+202e>dp<u+000a> ") << true;
        QTest::newRow("mixed") << QStringLiteral("shop-<U+202E>dp\n") << true;
        QTest::newRow("any character for the escape") << QStringLiteral("shop-?dp?") << true;
        QTest::newRow("part of an escape") << QStringLiteral("*202E*") << true;
        QTest::newRow("another character") << QStringLiteral("shop-<U+202D>dp<U+000A>") << false;
        QTest::newRow("without it") << QStringLiteral("shop-dp") << false;
    }
    void aLockHoldsWhicheverSpellingWasStored() {
        QFETCH(const QString, pattern);
        QFETCH(const bool, holds);
        for (const QString& name : {QStringLiteral("shop-\u202Edp\n"), QStringLiteral("shop-<U+202E>dp<U+000A>")}) {
            auto cluster = test::rectangular();
            cluster.name = name.toStdString();
            cluster.app.name = cluster.name;
            for (const auto scope : {Scope::Cluster, Scope::App}) {
                ReadOnlyLocks locks;
                locks.set({{scope, pattern, std::nullopt}});
                QCOMPARE(locks.holding(cluster, at(0)) != nullptr, holds);
            }
        }
    }

    void lockedAgainByHand() {
        ReadOnlyLocks locks;
        locks.set({{Scope::Account, {}, at(60)}});
        QCOMPARE(locks.nextRestored(at(0)), std::optional(at(60)));
        locks.restoreAll();
        QVERIFY(locks.holding(test::rectangular(), at(0)) != nullptr);
    }

    void requestsThatNameAnAppOrNothing() {
        ReadOnlyLocks locks;
        locks.set({{Scope::Cluster, QStringLiteral("*"), std::nullopt}});
        QVERIFY(!locks.holdingApp(QStringLiteral("example-app"), at(0)));
        QVERIFY(locks.holdingAnything(at(0)) != nullptr);
        locks.set({{Scope::App, QStringLiteral("example-*"), std::nullopt}});
        QVERIFY(locks.holdingApp(QStringLiteral("example-app"), at(0)) != nullptr);
        QVERIFY(!locks.holdingApp(QStringLiteral("other"), at(0)));
    }
};

POOLHOUSE_PLAIN_TEST(TestReadOnlyLocks)
#include "tst_read_only_locks.moc"
