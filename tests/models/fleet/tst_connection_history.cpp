// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/connection_history.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using fleet::ConnectionHistory;
using test::at;

class TestConnectionHistory : public QObject {
    Q_OBJECT

    const core::ClusterId cluster{"c"}, other{"o"};
    const core::PoolId leader{"l"}, reads{"r"};

private Q_SLOTS:
    void keepsARowForEachPool() {
        ConnectionHistory history;
        history.add(cluster, leader, at(0), 5);
        history.add(cluster, reads, at(0), 7);
        history.add(cluster, leader, at(30), std::nullopt);
        const auto row = history.samples(cluster, leader);
        QCOMPARE(row.size(), std::size_t{2});
        QVERIFY(row[0] == (core::Sample{at(0), 5.0}));
        QVERIFY(row[1] == (core::Sample{at(30), std::nullopt})); // a gap, not a zero
        QCOMPARE(history.samples(cluster, reads).size(), std::size_t{1});
        QVERIFY(history.samples(other, leader).empty());
        QVERIFY(history.samples(cluster, core::PoolId{"x"}).empty());
    }

    void ignoresWhatIsNotNewer() {
        ConnectionHistory history;
        history.add(cluster, leader, at(30), 5);
        history.add(cluster, leader, at(30), 6);
        history.add(cluster, leader, at(10), 7);
        QCOMPARE(history.samples(cluster, leader).size(), std::size_t{1});
        QCOMPARE(*history.samples(cluster, leader)[0].value, 5.0);
    }

    void staysBoundedAndKeepsExtremes() {
        ConnectionHistory history;
        constexpr int readings = 50000;
        for (int i = 0; i < readings; ++i) {
            const int used = i == 20000 ? 999 : i == 30000 ? 1 : 100 + i % 50;
            history.add(cluster, leader, at(i), used);
            QVERIFY(history.samples(cluster, leader).size() <= ConnectionHistory::rowLimit);
        }
        const auto row = history.samples(cluster, leader);
        QVERIFY(row.size() > ConnectionHistory::rowLimit / 4);
        QVERIFY(std::is_sorted(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
        QVERIFY(row.front().at == at(0));
        QVERIFY(row.back().at == at(readings - 1));
        const auto [low, high] = std::minmax_element(row.begin(), row.end(),
                                                     [](const auto& a, const auto& b) { return *a.value < *b.value; });
        QCOMPARE(*low->value, 1.0);
        QCOMPARE(*high->value, 999.0);
    }

    void forgetsWhatIsGone() {
        ConnectionHistory history;
        history.add(cluster, leader, at(0), 5);
        history.add(cluster, reads, at(0), 5);
        history.add(other, leader, at(0), 5);
        history.forget(cluster, reads);
        QVERIFY(history.samples(cluster, reads).empty());
        QVERIFY(!history.samples(cluster, leader).empty());
        history.forget(cluster);
        QVERIFY(history.samples(cluster, leader).empty());
        QVERIFY(!history.samples(other, leader).empty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestConnectionHistory)
#include "tst_connection_history.moc"
