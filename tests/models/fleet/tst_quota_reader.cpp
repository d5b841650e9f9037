// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/quota_reader.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::QuotaReader;
using Quotas = core::PartialList<core::Quota>;

namespace {

const core::ClusterId quotaCluster{"a"};
const core::ClusterId nextCluster{"b"};

core::Quota storageQuota(std::optional<double> used, std::optional<double> warning = 100,
                         std::optional<double> critical = 200) {
    return {"storage", used, warning, critical, test::word(core::enforcementActionWords(), "notify"), false};
}

struct QuotaScene {
    test::Services services;
    core::ManualClock clock{test::morning};
    bool mayAsk = true;
    QuotaReader reader{services, clock, [this] { return mayAsk; }};

    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    [[nodiscard]] int waiting() const { return services.quotaLists.waiting(); }
    bool answer(std::optional<double> used, std::optional<double> warning = 100) {
        return services.quotaLists.answer(Quotas{{storageQuota(used, warning)}, {}, 1});
    }
    [[nodiscard]] fleet::QuotaExceedances seen() const {
        return reader.record(quotaCluster)->exceedances.at("storage");
    }
};

} // namespace

class TestQuotaReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheClusterInViewIsRead() {
        QuotaScene scene;
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
        scene.reader.follow(quotaCluster);
        QCOMPARE(scene.services.quotaLists.pending(), std::vector<std::string>{"a"});
        scene.reader.follow(nextCluster);
        QCOMPARE(scene.services.quotaLists.pending(), std::vector<std::string>{"b"}); // the other is not waited for
        QVERIFY(scene.answer(150));
        QVERIFY(!scene.reader.record(quotaCluster)->quotas);
        QCOMPARE(scene.reader.record(nextCluster)->quotas->size(), std::size_t(1));
        scene.reader.follow({});
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }

    void readAgainAfterFiveMinutesAndWhenAsked() {
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        QVERIFY(scene.answer(50));
        scene.after(std::chrono::seconds(299));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(1));
        QVERIFY(scene.answer(150));
        QCOMPARE(scene.reader.record(quotaCluster)->quotas->front().currentGb, std::optional(150.0));
        scene.reader.refresh();
        QCOMPARE(scene.waiting(), 1);
        QVERIFY(scene.answer(150));
        scene.mayAsk = false; // offline, or hidden
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }

    void aFailureKeepsWhatWasRead() {
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        QVERIFY(scene.answer(50));
        scene.after(std::chrono::minutes(5));
        QVERIFY(scene.services.quotaLists.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        const auto* record = scene.reader.record(quotaCluster);
        QVERIFY(record->freshness.problem && record->quotas);
        QCOMPARE(record->freshness.readAt, std::optional(test::morning));
        scene.after(std::chrono::seconds(59));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(1));
        QVERIFY(scene.answer(150));
        QVERIFY(!scene.reader.record(quotaCluster)->freshness.problem);
    }

    /// The API does not say since when.
    void sinceWhenIsWhatWasSeen() {
        using fleet::Exceedance;
        using std::chrono::minutes;
        const auto start = test::morning;
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        QVERIFY(scene.answer(150));
        QCOMPARE(scene.seen().warning, (Exceedance{start, {}, 100})); // perhaps long since
        QCOMPARE(scene.seen().critical, (Exceedance{{}, start, 200}));
        scene.after(minutes(5));
        QVERIFY(scene.answer(250));
        QCOMPARE(scene.seen().warning, (Exceedance{start, {}, 100}));
        QCOMPARE(scene.seen().critical, (Exceedance{start + minutes(5), start, 200}));
        scene.after(minutes(5));
        QVERIFY(scene.services.quotaLists.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        QCOMPARE(scene.seen().critical.seenAt, std::optional(start + minutes(5))); // no reading
        scene.after(minutes(1));
        QVERIFY(scene.answer(150));
        QCOMPARE(scene.seen().critical, (Exceedance{{}, start + minutes(11), 200}));
        scene.after(minutes(5));
        QVERIFY(scene.answer(std::nullopt));
        QCOMPARE(scene.seen(), fleet::QuotaExceedances{});
    }

    void ofAnotherThresholdNothingWasSeen() {
        using fleet::Exceedance;
        const auto later = test::morning + std::chrono::minutes(5);
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        QVERIFY(scene.answer(150));
        scene.after(std::chrono::minutes(5));
        QVERIFY(scene.answer(150, 120)); // raised: the size may have been below it until now
        QCOMPARE(scene.seen().warning, (Exceedance{later, {}, 120}));
    }

    void ofTwoQuotasOfATypeNothingIsTold() {
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        QVERIFY(scene.services.quotaLists.answer(Quotas{{storageQuota(150), storageQuota(50)}, {}, 2}));
        QVERIFY(scene.reader.record(quotaCluster)->exceedances.empty());
    }

    void anotherAccountHasNothing() {
        QuotaScene scene;
        scene.reader.follow(quotaCluster);
        scene.reader.forget();
        QCOMPARE(scene.waiting(), 0);
        QVERIFY(scene.reader.record(quotaCluster) == nullptr);
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }
};

POOLHOUSE_CORE_APP_TEST(TestQuotaReader)
#include "tst_quota_reader.moc"
