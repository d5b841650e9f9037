// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/bounded.h"
#include "models/core/ids.h"
#include "models/core/result.h"
#include "tests/support/test_main.h"

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

using namespace poolhouse::core;

namespace {

struct Failure {
    int code = 0;
};

Result<std::vector<int>, Failure> ask(bool well) {
    if (well) {
        return std::vector{1, 2, 3};
    }
    return Failure{7};
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valueOrReason() {
        const auto good = ask(true);
        QVERIFY(good.ok());
        QVERIFY(good);
        QCOMPARE(good.value().size(), std::size_t{3});
        const auto bad = ask(false);
        QVERIFY(!bad.ok());
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, 7);
    }

    /// Under AddressSanitizer this sees a value that did not outlive its result.
    void aLoopMayWalkThroughAnAnswer() {
        int sum = 0;
        for (const int each : ask(true).value()) {
            sum += each;
        }
        QCOMPARE(sum, 6);
    }

    void valuesThatOnlyMove() {
        Result<std::unique_ptr<int>, Failure> result(std::make_unique<int>(5));
        const auto taken = std::move(result).value();
        QCOMPARE(*taken, 5);
    }

    void idsKeepTheirKind() {
        static_assert(!std::is_convertible_v<AppId, ClusterId>);
        QVERIFY(AppId{}.empty());
        QVERIFY(!AppId{"a"}.empty());
        QVERIFY(AppId{"a"} < AppId{"b"});
        const std::unordered_set<PoolId> ids{{"a"}, {"b"}, {"a"}};
        QCOMPARE(ids.size(), std::size_t{2});
    }

    void countsAreHeldInRange() {
        QCOMPARE(boundedInt(5), 5);
        QCOMPARE(boundedInt(-5), -5);
        QCOMPARE(boundedInt(std::int64_t{1} << 40), std::numeric_limits<int>::max());
        QCOMPARE(boundedInt(-(std::int64_t{1} << 40)), std::numeric_limits<int>::min());
    }
};

POOLHOUSE_PLAIN_TEST(TestResult)
#include "tst_result.moc"
