// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wording.h"
#include "models/views/storage_growth.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using core::Sample;
using test::s;
using views::StorageMark;

namespace {

const core::Instant growthNow = test::at(0);

/// Sizes an hour apart, the last one now; a negative one is unknown.
std::vector<Sample> hourly(const std::vector<double>& sizes) {
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const core::Instant at = growthNow - 1h * (sizes.size() - 1 - i);
        samples.push_back({at, sizes[i] < 0 ? std::nullopt : std::optional(sizes[i])});
    }
    return samples;
}

views::StorageGrowth growthOf(const std::vector<double>& sizes, const std::vector<StorageMark>& marks = {}) {
    return views::storageGrowth(hourly(sizes), marks, growthNow);
}

} // namespace

class TestStorageGrowth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsDrawnOfOneReading() {
        for (const auto& few : {std::vector<double>{}, {5}, {5, -1}}) {
            const auto growth = growthOf(few, {{s("Limit"), 5, text::Tone::Neutral}});
            QVERIFY(growth.samples.empty() && growth.marks.empty() && growth.note.isEmpty());
            QVERIFY2(growth.change.startsWith(s("Collecting data.")), qPrintable(growth.change));
        }
    }

    void theChangeIsOverTheTimeSeen_data() {
        QTest::addColumn<QList<double>>("sizes");
        QTest::addColumn<QString>("said");
        const auto later = s(" Daily growth is shown after a day of readings.");
        QTest::newRow("grew") << QList<double>{142, 142.5, 144.1} << s("Grew by 2.1 GB in 2 h.") + later;
        QTest::newRow("shrank") << QList<double>{142, 150, 141.5} << s("Shrank by 500 MB in 2 h.") + later;
        QTest::newRow("stayed") << QList<double>{142, 150, 142} << s("Unchanged over 2 h.") + later;
        QList<double> days(49, 100);
        days.back() = 106;
        QTest::newRow("days") << days << s("Grew by 6 GB in 2 days. 3 GB a day on average. This is not a forecast.");
        QTest::newRow("days alike") << QList<double>(25, 100) << s("Unchanged over 1 day.");
    }
    void theChangeIsOverTheTimeSeen() {
        QFETCH(const QList<double>, sizes);
        QFETCH(const QString, said);
        const auto growth = growthOf({sizes.begin(), sizes.end()});
        QCOMPARE(growth.change, said);
        QCOMPARE(growth.samples.size(), static_cast<std::size_t>(sizes.size()));
    }

    void spanAndGapsAreNamed() {
        const auto since = s("Seen since %1.").arg(text::formatTime(growthNow - 4h, growthNow));
        QCOMPARE(growthOf({1, 2, 3, 4, 5}).note, since);
        QCOMPARE(growthOf({1, -1, 3, 4, 5}).note, since + s(" 1 gap of 2 h, in which the size is not known."));
        QCOMPARE(growthOf({1, -1, 3, -1, -1}).note,
                 since + s(" 2 gaps, the longest of 2 h, in which the size is not known."));
    }

    /// They would flatten the line.
    void marksFarAboveAreNamedInstead() {
        const StorageMark warning{s("Warning 150 GB"), 150, text::Tone::Attention};
        const StorageMark limit{s("Limit 128 TB"), 128000, text::Tone::Neutral};
        const auto growth = growthOf({140, 142}, {warning, limit});
        QCOMPARE(growth.marks, std::vector<StorageMark>{warning});
        QVERIFY2(growth.note.endsWith(s("Above the drawing: Limit 128 TB.")), qPrintable(growth.note));
    }
};

POOLHOUSE_PLAIN_TEST(TestStorageGrowth)
#include "tst_storage_growth.moc"
