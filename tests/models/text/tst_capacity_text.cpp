// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/capacity_text.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

class TestCapacityText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsUpAndWhatIsExpected_data() {
        QTest::addColumn<int>("up");
        QTest::addColumn<QString>("upLevel");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("afterLoss");
        const auto row = [](const char* name, int up, const char* level, int count, const char* limit,
                            const char* afterLoss) {
            QTest::newRow(name) << up << QString::fromUtf8(level) << count << QString::fromUtf8(limit)
                                << QString::fromUtf8(afterLoss);
        };
        const char* wanted = "4G-Performance";
        row("complete", 3, wanted, 3, "1,140", "60 too few after losing one instance");
        row("coming", 4, wanted, 6, "1,520 now · 2,280 when all 6 are up", "1,140 after losing one instance");
        row("the only one is coming", 0, wanted, 1, "0 now · 380 when it is up", "");
        row("nothing is up yet", 0, wanted, 3, "0 now · 1,140 when all 3 are up", "");
        row("going", 4, wanted, 2, "1,520 now · 760 when 2 remain", "1,140 after losing one instance");
        row("going to one", 4, wanted, 1, "1,520 now · 380 when 1 remains", "1,140 after losing one instance");
        row("going to none", 2, wanted, 0, "760 now · 0 when scaled to 0", "440 too few after losing one instance");
        row("another level", 2, "8G-Performance", 2, "1,600 now · 760 on 4G-Performance",
            "20 too few after losing one instance");
    }
    void whatIsUpAndWhatIsExpected() {
        QFETCH(const int, up);
        QFETCH(const QString, upLevel);
        QFETCH(const int, count);
        auto pool = test::pool("web-reads", "4G-Performance", up, 820);
        for (auto& instance : pool.instances) {
            instance.level = upLevel.toStdString();
        }
        pool.expectedCount = count;
        pool.expectedConnectionLimit = count * 380;
        pool.status = core::readEnum(core::poolStatusWords(), "modifying");
        QTEST(text::limitOf(pool, test::catalog()), "limit");
        const bool same = !text::limitOf(pool, test::catalog()).contains(QStringLiteral(" now "));
        QCOMPARE(text::connectionsOf(pool, test::catalog()).contains(QStringLiteral(" connections now · ")), !same);
        QTEST(text::afterLoss(pool, test::catalog()), "afterLoss");
    }

    void sumsOverPools() {
        QCOMPARE(text::nowAndExpected(1140, 1140), QStringLiteral("1,140"));
        QCOMPARE(text::nowAndExpected(760, 1140), QStringLiteral("760 now · 1,140 expected"));
        QCOMPARE(text::nowAndExpected(std::nullopt, 1140), QStringLiteral("unknown now · 1,140 expected"));
        QCOMPARE(text::nowAndExpected(std::nullopt, std::nullopt), QStringLiteral("unknown"));
    }

    void aLeaderThatIsNotUp() {
        auto leader = test::pool("leader", "8G-Performance", 2, 0);
        leader.instances[0].status = "down";
        QCOMPARE(text::limitOf(leader, test::catalog()), QStringLiteral("0 now · 800 when the leader is up"));
        QCOMPARE(text::acceptsNothing(leader), QStringLiteral("leader not up"));
    }

    void whyNothingIsAccepted() {
        QCOMPARE(text::acceptsNothing(test::pool("reads", "4G-Performance", 0, 0)), QStringLiteral("scaled to 0"));
        QCOMPARE(text::acceptsNothing(test::pool("reads", "4G-Performance", 2, 0)), QStringLiteral("no instance up"));
    }
};

POOLHOUSE_PLAIN_TEST(TestCapacityText)
#include "tst_capacity_text.moc"
