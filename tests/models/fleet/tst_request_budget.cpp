// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poll_schedule.h"
#include "models/fleet/request_budget.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::RequestBudget;
using test::at;

class TestRequestBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownIsNeitherScarceNorExhausted() {
        RequestBudget budget;
        QVERIFY(!budget.left(at(0)));
        QVERIFY(!budget.scarce(at(0)));
        QVERIFY(!budget.exhausted(at(0)));
        budget.report(0, at(0));
        budget.forget();
        QVERIFY(!budget.left(at(0)));
    }

    void limits_data() {
        QTest::addColumn<int>("left");
        QTest::addColumn<bool>("scarce");
        QTest::addColumn<bool>("exhausted");
        QTest::newRow("full") << 4500 << false << false;
        QTest::newRow("above the reserve") << fleet::requestReserve + 1 << false << false;
        QTest::newRow("at the reserve") << fleet::requestReserve << true << false;
        QTest::newRow("the last one") << 1 << true << false;
        QTest::newRow("none") << 0 << true << true;
    }

    void limits() {
        QFETCH(int, left);
        QFETCH(bool, scarce);
        QFETCH(bool, exhausted);
        RequestBudget budget;
        budget.report(left, at(0));
        QCOMPARE(budget.left(at(0)), std::optional(left));
        QCOMPARE(budget.scarce(at(0)), scarce);
        QCOMPARE(budget.exhausted(at(0)), exhausted);
    }

    void refillsWhileNothingIsReported() {
        RequestBudget budget;
        budget.report(0, at(0));
        QVERIFY(budget.exhausted(at(0)));
        QVERIFY(!budget.exhausted(at(1)));
        QCOMPARE(budget.left(at(60)), std::optional(fleet::refillPerMinute));
        QCOMPARE(budget.left(at(24 * 3600)), std::optional(fleet::requestsPoolSize));
    }

    void theLowestReportOfAnInstantHolds() {
        RequestBudget budget;
        budget.report(3000, at(0));
        budget.report(2990, at(0));
        budget.report(2995, at(0)); // overtaken on the way
        QCOMPARE(budget.left(at(0)), std::optional(2990));
        budget.report(2995, at(1));
        QCOMPARE(budget.left(at(1)), std::optional(2995));
        budget.replace(3000, at(1));
        QCOMPARE(budget.left(at(1)), std::optional(3000));
    }
};

POOLHOUSE_PLAIN_TEST(TestRequestBudget)
#include "tst_request_budget.moc"
