// SPDX-License-Identifier: GPL-3.0-or-later
// Storage and quotas of a cluster, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "models/fleet/quota_reader.h"
#include "models/views/storage_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/charts/storage_chart.h"
#include "ui/cluster/storage_tab.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace poolhouse;
using test::s;
using ui::StorageTab;
using views::StorageView;

namespace {

using StorageChange = void (*)(StorageView&);

core::Quota quotaSetTo(double warning, double critical, const char* action, bool active, const char* type = "storage") {
    return {type, 171.25, warning, critical, test::word(core::enforcementActionWords(), action), active};
}

StorageView storageWith(std::vector<core::Quota> quotas) {
    fleet::Store store;
    test::fillWithRectangular(store);
    fleet::QuotasRecord record;
    record.quotas = std::move(quotas);
    record.freshness.readAt = test::at(6);
    record.exceedances["storage"].warning = {test::at(-600), {}};
    return views::storageView(test::rectangular().id, &record, store, test::at(10));
}

/// Seen for three hours, with a gap.
void grownOverHours(StorageView& view) {
    using namespace std::chrono_literals;
    std::vector<core::Sample> samples;
    for (int reading = 0; reading <= 180; ++reading) {
        const bool known = reading < 70 || reading > 95;
        samples.push_back({test::at(10) - 1min * (180 - reading),
                           known ? std::optional(150 + 0.1 * reading + (reading % 9) * 0.3) : std::nullopt});
    }
    view.growth = views::storageGrowth(samples,
                                       {{s("Warning 150 GB"), 150, text::Tone::Attention},
                                        {s("Critical 200 GB"), 200, text::Tone::Bad},
                                        {s("Limit 128 TB"), 128000, text::Tone::Neutral}},
                                       test::at(10));
}

StorageView storageRead() {
    return storageWith({quotaSetTo(150, 200, "restrict", false)});
}

void restrictedNow(StorageView& view) {
    view = storageWith({quotaSetTo(120, 150, "restrict", true), quotaSetTo(200, 0, "throttle", false, "inodes")});
}

void failingNowStorage(StorageView& view) {
    view.stale = true;
    view.age = s("Quotas as of 11:40:00, 20 min ago");
    view.storageStale = true;
    view.storageNote = s("Storage as of 11:40:00, 20 min ago. Prices read from the API at 11:40.");
    view.problem = s("The quotas couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
    view.partial = s("1 quota couldn't be read: inodes.");
}

void neverReadStorage(StorageView& view) {
    view.state = StorageView::State::Failed;
    view.headline = s("Whether a quota is exceeded is unknown.");
    view.age.clear();
    view.quotas.clear();
    view.problem = s("The quotas couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
    view.storage.clear();
    view.storageNote = s("Storage is unknown: the cluster couldn't be loaded.");
}

void beingReadStorage(StorageView& view) {
    view.state = StorageView::State::Loading;
    view.headline = s("Loading quotas");
    view.age.clear();
    view.quotas.clear();
}

} // namespace

class TestStorageTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<StorageChange>("change");
        const QSize laptop(1000, 560);
        const StorageChange nothing = [](StorageView&) {};
        QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
        QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
        QTest::newRow("light-2x") << false << false << 2.0 << laptop << nothing;
        QTest::newRow("light-restricted") << false << false << 1.0 << QSize(1000, 800) << StorageChange(restrictedNow);
        QTest::newRow("dark-failing") << true << false << 1.0 << QSize(1000, 700) << StorageChange(failingNowStorage);
        QTest::newRow("light-never") << false << false << 1.0 << laptop << StorageChange(neverReadStorage);
        QTest::newRow("light-loading") << false << false << 1.0 << laptop << StorageChange(beingReadStorage);
        const QSize tall(1000, 900);
        QTest::newRow("light-grown") << false << false << 1.0 << tall << StorageChange(grownOverHours);
        QTest::newRow("dark-grown") << true << false << 1.0 << tall << StorageChange(grownOverHours);
        QTest::newRow("narrow-grown") << false << false << 1.0 << QSize(420, 1100) << StorageChange(grownOverHours);
        QTest::newRow("mirrored") << false << true << 1.0 << laptop << nothing;
        QTest::newRow("light-narrow") << false << false << 1.0 << QSize(520, 700) << nothing;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const QSize, size);
        QFETCH(const StorageChange, change);
        auto view = storageRead();
        change(view);
        StorageTab tab;
        pictures.direct(tab);
        tab.resize(size);
        tab.showStorage(view);
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        pictures.shoot(tab, "storage");
        QCOMPARE(tab.horizontalScrollBar()->maximum(), 0);
    }

    void whatIsUnknownIsNotShownAsNone() {
        StorageTab tab;
        tab.show();
        const auto seen = [&tab](const char* name) {
            const auto* part = tab.findChild<QWidget*>(s(name));
            return part != nullptr && part->isVisible();
        };
        const auto headline = [&tab] { return tab.findChild<ui::TextLabel*>(s("storageHeadline"))->text(); };
        auto view = storageRead();
        beingReadStorage(view);
        tab.showStorage(view);
        QVERIFY(seen("storageSkeleton") && !seen("storageTone") && !seen("quotaCard.0"));
        QVERIFY(seen("factList")); // of the storage
        view = storageRead();
        neverReadStorage(view);
        tab.showStorage(view);
        QCOMPARE(headline(), s("Whether a quota is exceeded is unknown."));
        QVERIFY(!seen("storageSkeleton") && !seen("storageTone") && seen("storageProblem") && !seen("factList"));
        tab.showStorage(storageRead());
        QVERIFY(seen("quotaCard.0") && seen("storageTone") && !seen("storageProblem"));
        QCOMPARE(headline(), s("The warning threshold is exceeded. Nothing is restricted."));
    }

    void growthIsDrawnFromWhatWasSeen() {
        StorageTab tab;
        tab.resize(900, 900);
        tab.show();
        auto view = storageRead();
        tab.showStorage(view);
        auto* chart = tab.findChild<ui::StorageChart*>(s("growthChart"));
        const auto* change = tab.findChild<ui::TextLabel*>(s("growthChange"));
        QVERIFY(!chart->isVisible());
        QVERIFY2(change->text().startsWith(s("Collecting data.")), qPrintable(change->text()));
        grownOverHours(view);
        tab.showStorage(view);
        QVERIFY(chart->isVisible());
        QCOMPARE(chart->drawnSegments(), 2); // the gap is not bridged
        QVERIFY2(change->text().startsWith(s("Grew by ")), qPrintable(change->text()));
        QCOMPARE(chart->accessibleName(), s("Used storage over time"));
        QVERIFY(chart->accessibleDescription().contains(s("1 gap of 27 min")));
        neverReadStorage(view);
        tab.showStorage(view);
        QVERIFY(!tab.findChild<QWidget*>(s("growthCard"))->isVisible());
    }

    void quotasComeAndGo() {
        StorageTab tab;
        tab.show();
        auto view = storageRead();
        restrictedNow(view);
        tab.showStorage(view);
        QCOMPARE(tab.findChild<ui::TextLabel*>(s("quotaCard.1Title"))->text(), s("Quota: inodes"));
        tab.showStorage(storageRead());
        QVERIFY(!tab.findChild<QWidget*>(s("quotaCard.1"))->isVisible());
        QVERIFY(tab.findChild<QWidget*>(s("quotaCard.0"))->isVisible());
    }

    void screenReadersHearFactsWithTheirLabels() {
        StorageTab tab;
        tab.showStorage(storageRead());
        const auto spoken = [&tab](const char* card, const char* fact) {
            return tab.findChild<QWidget*>(s(card))->findChild<QLabel*>(s(fact))->accessibleName();
        };
        QVERIFY2(spoken("quotaCard.0", "fact.1").startsWith(s("Warning threshold: 150 GB: exceeded by 21.3 GB, at ")),
                 qPrintable(spoken("quotaCard.0", "fact.1")));
        QCOMPARE(spoken("storageCard", "fact.0"), s("Used: 142 GB"));
    }

    void keysScrollFromTheButton() {
        StorageTab tab;
        tab.resize(520, 300);
        tab.showStorage(storageRead());
        tab.show();
        tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tab));
        auto* retry = tab.findChild<QPushButton*>(s("storageRetry"));
        retry->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
        QVERIFY(tab.verticalScrollBar()->value() > 0);
        const QSignalSpy asked(&tab, &StorageTab::retryRequested);
        QTest::keyClick(retry, Qt::Key_Space);
        QCOMPARE(asked.size(), qsizetype(1));
        auto view = storageRead();
        view.cluster = {"b"};
        tab.showStorage(view);
        QCOMPARE(tab.verticalScrollBar()->value(), 0);
    }

    void aQuotaIsChangedFromItsCard() {
        StorageTab tab;
        tab.showStorage(
            storageWith({quotaSetTo(150, 200, "restrict", false), quotaSetTo(200, 0, "throttle", false, "inodes")}));
        const QSignalSpy asked(&tab, &StorageTab::quotaChangeRequested);
        tab.findChild<QPushButton*>(s("quotaChange.1"))->click();
        tab.findChild<QPushButton*>(s("quotaChange.0"))->click();
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.front().front().toString(), s("inodes"));
        QCOMPARE(asked.back().front().toString(), s("storage"));
    }
};

POOLHOUSE_WIDGET_TEST(TestStorageTab)
#include "tst_storage_tab.moc"
