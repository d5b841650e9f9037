// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster.h"
#include "models/fleet/storage_history.h"
#include "models/fleet/store.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using core::Sample;
using fleet::StorageHistory;
using test::at;

namespace {

const core::ClusterId grownCluster{"c"};

std::vector<Sample> samplesIn(const StorageHistory& history, const core::ClusterId& cluster = grownCluster) {
    const auto samples = history.samples(cluster);
    return {samples.begin(), samples.end()};
}

} // namespace

class TestStorageHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSizeThatStaysIsItsEnds() {
        StorageHistory history;
        for (int second = 0; second < 300; second += 30) {
            history.add(grownCluster, at(second), 5);
        }
        history.add(grownCluster, at(300), 6);
        history.add(grownCluster, at(300), 7); // not newer
        QCOMPARE(samplesIn(history), (std::vector<Sample>{{at(0), 5.0}, {at(270), 5.0}, {at(300), 6.0}}));
        QVERIFY(samplesIn(history, {"other"}).empty());
        history.forget(grownCluster);
        QVERIFY(samplesIn(history).empty());
    }

    void whatWasNotReadIsAGap() {
        StorageHistory history;
        history.add(grownCluster, at(0), 5);
        history.add(grownCluster, at(30), std::nullopt);
        history.add(grownCluster, at(60), 5);
        history.add(grownCluster, at(60) + 1h, 5); // no silence yet
        QCOMPARE(core::gapsOf(history.samples(grownCluster)).size(), std::size_t(1));
        history.add(grownCluster, at(60) + 4h, 6); // as after a suspension of the machine
        QCOMPARE(core::gapsOf(history.samples(grownCluster)), (std::vector<std::chrono::milliseconds>{60s, 3h}));
    }

    void memoryIsBounded() {
        StorageHistory history;
        for (int reading = 0; reading < 10000; ++reading) {
            history.add(grownCluster, at(30 * reading), reading % 7 == 0 ? 500.0 : reading * 0.01);
            QVERIFY(history.samples(grownCluster).size() <= StorageHistory::rowLimit);
        }
        QCOMPARE(history.samples(grownCluster).front().at, at(0));
        QCOMPARE(core::peakOf(history.samples(grownCluster)), std::optional(500.0));
    }

    void theStoreKeepsWhatIsReadOfACluster() {
        fleet::Store store;
        test::fillWithRectangular(store);
        const auto id = test::rectangular().id;
        const auto before = store.storageHistory().samples(id).size();
        auto info = test::rectangularInfo();
        const auto gb = core::storageGb(info);
        QVERIFY(gb.has_value());
        store.applyInfo(info, test::morning + 1h);
        QCOMPARE(store.storageHistory().samples(id).back(), (Sample{test::morning + 1h, gb}));
        api::ApiError error;
        store.failCluster(id, error, test::morning + 61min);
        QCOMPARE(store.storageHistory().samples(id).back(), (Sample{test::morning + 61min, std::nullopt}));
        QVERIFY(store.storageHistory().samples(id).size() > before);
        store.applyFleet({}, {}, test::morning + 62min);
        QVERIFY(store.storageHistory().samples(id).empty());
    }
};

POOLHOUSE_PLAIN_TEST(TestStorageHistory)
#include "tst_storage_history.moc"
