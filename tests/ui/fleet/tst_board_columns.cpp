// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/fleet/board_columns.h"

#include <QtTest>

#include <numeric>

using poolhouse::ui::ColumnNeed;
using poolhouse::ui::fitColumns;

class TestBoardColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void widths_data() {
        QTest::addColumn<int>("available");
        QTest::addColumn<QList<int>>("widths");
        QTest::newRow("everything fits exactly") << 480 << QList<int>{200, 100, 80, 100};
        QTest::newRow("names give way first") << 420 << QList<int>{140, 100, 80, 100};
        QTest::newRow("then the least important column") << 340 << QList<int>{160, 100, 80, 0};
        QTest::newRow("then the next one") << 250 << QList<int>{150, 100, 0, 0};
        QTest::newRow("one column stays") << 50 << QList<int>{120, 0, 0, 0};
        QTest::newRow("the bar grows") << 540 << QList<int>{200, 160, 80, 100};
        QTest::newRow("and then all") << 662 << QList<int>{220, 220, 100, 122};
    }
    void widths() {
        QFETCH(const int, available);
        const std::vector<ColumnNeed> needs{
            {200, 120, 9, false}, {100, 100, 8, true}, {80, 80, 7, false}, {100, 100, 1, false}};
        const auto found = fitColumns(needs, available);
        QTEST(QList<int>(found.begin(), found.end()), "widths");
    }

    void whatYieldsStepsAsideBeforeNamesAreCut_data() {
        QTest::addColumn<int>("available");
        QTest::addColumn<QList<int>>("widths");
        QTest::newRow("everything fits") << 380 << QList<int>{200, 100, 80};
        QTest::newRow("the last one yields") << 379 << QList<int>{239, 140, 0};
        QTest::newRow("then names give way") << 290 << QList<int>{190, 100, 0};
        QTest::newRow("it does not return at their cost") << 300 << QList<int>{200, 100, 0};
    }
    void whatYieldsStepsAsideBeforeNamesAreCut() {
        QFETCH(const int, available);
        const std::vector<ColumnNeed> needs{{200, 120, 9}, {100, 100, 8}, {80, 80, 1, false, true}};
        const auto found = fitColumns(needs, available);
        QTEST(QList<int>(found.begin(), found.end()), "widths");
    }

    /// A narrow column of little importance returns where a wide one of more had to go.
    void aNarrowColumnComesBack() {
        const std::vector<ColumnNeed> needs{{100, 100, 9, false}, {300, 300, 5, false}, {40, 40, 1, false}};
        const auto found = fitColumns(needs, 200);
        QCOMPARE(found[1], 0);
        QVERIFY(found[2] >= 40);
        QCOMPARE(std::accumulate(found.begin(), found.end(), 0), 200);
    }
};

POOLHOUSE_PLAIN_TEST(TestBoardColumns)
#include "tst_board_columns.moc"
