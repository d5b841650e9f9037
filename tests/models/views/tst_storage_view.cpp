// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/quota_reader.h"
#include "models/text/wording.h"
#include "models/views/storage_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::QuotasRecord;
using text::Tone;
using views::StorageView;

namespace {

const core::Instant storageNow = test::at(10);

core::Quota quotaOf(std::optional<double> used, std::optional<double> warning, std::optional<double> critical,
                    const char* action = "restrict", std::optional<bool> active = false, const char* type = "storage") {
    return {type, used, warning, critical, test::word(core::enforcementActionWords(), action), active};
}

QuotasRecord readQuotas(std::vector<core::Quota> quotas) {
    QuotasRecord record;
    record.quotas = std::move(quotas);
    record.freshness.readAt = storageNow - std::chrono::seconds(4);
    return record;
}

struct StorageScene {
    explicit StorageScene(const std::function<void(core::ClusterInfo&)>& change = {}) {
        test::fillWithRectangular(store);
        auto info = test::rectangularInfo();
        if (change) {
            change(info);
            store.applyInfo(info, test::at(1));
        }
    }
    [[nodiscard]] StorageView view(const QuotasRecord& record) const {
        return views::storageView(test::rectangular().id, &record, store, storageNow);
    }
    [[nodiscard]] StorageView view() const { return view(readQuotas({})); }

    fleet::Store store;
};

StorageView quotasView(std::vector<core::Quota> quotas) {
    return StorageScene().view(readQuotas(std::move(quotas)));
}

QStringList factLines(const std::vector<views::FactRow>& facts) {
    QStringList lines;
    for (const auto& fact : facts) {
        lines << QStringLiteral("%1: %2").arg(fact.label, fact.plain());
    }
    return lines;
}

} // namespace

class TestStorageView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuotaIsToldAgainstItsThresholds() {
        const auto view = quotasView({quotaOf(171.25, 150, 200, "notify")});
        QCOMPARE(view.state, views::AreaStatus::State::Read);
        QCOMPARE(view.age, QStringLiteral("Quotas read 4 s ago"));
        QCOMPARE(view.headline, QStringLiteral("The warning threshold is exceeded. Nothing is restricted."));
        QCOMPARE(view.tone, Tone::Attention);
        QCOMPARE(view.quotas.size(), std::size_t(1));
        QCOMPARE(view.quotas[0].title, QStringLiteral("Storage quota"));
        QCOMPARE(
            factLines(view.quotas[0].facts),
            QStringList({QStringLiteral("Used: 171.3 GB"),
                         QStringLiteral("Warning threshold: 150 GB: exceeded by 21.3 GB. The API doesn't say since "
                                        "when. Above 150 GB, the quota warns. Nothing is restricted."),
                         QStringLiteral("Critical threshold: 200 GB: not exceeded, 28.8 GB left. Above 200 GB, a "
                                        "notification is sent. Nothing is restricted."),
                         QStringLiteral("Action: notify"), QStringLiteral("Restrictions: not active")}));
    }

    /// Rule 14: a threshold of 0 is none.
    void aThresholdOfZeroIsNotDrawn() {
        StorageScene scene;
        for (const int minute : {2, 3, 4}) {
            auto info = test::rectangularInfo();
            info.planLimits = {{"storage-limit-in-gb", 142.0 + minute, 128000}};
            scene.store.applyInfo(info, test::at(60 * minute));
        }
        const auto growth = scene.view(readQuotas({quotaOf(146, 0, 150)})).growth;
        QVERIFY(!growth.samples.empty());
        QCOMPARE(growth.marks.size(), std::size_t{1});
        QCOMPARE(growth.marks.front().label, QStringLiteral("Critical 150 GB"));
    }
    void sinceWhenIsToldAsSeen() {
        auto record = readQuotas({quotaOf(171.25, 150, 160)});
        record.exceedances["storage"] = {{test::at(-600), {}}, {test::at(-300), test::at(-600)}};
        const auto facts = factLines(StorageScene().view(record).quotas[0].facts);
        const auto clock = [](int seconds) { return text::formatTime(test::at(seconds), storageNow, true); };
        QVERIFY2(facts[1].contains(QStringLiteral("at every reading since %1.").arg(clock(-600))),
                 qPrintable(facts[1]));
        QVERIFY2(facts[2].contains(QStringLiteral("first seen at %1, not yet at %2.").arg(clock(-300), clock(-600))),
                 qPrintable(facts[2]));
    }

    /// The badge of a quota is made of the details of the cluster, which are read more often.
    void whatTheDetailsSaidLaterIsShown() {
        const auto changed = quotaOf(142, 100, 120, "notify");
        const auto viewOf = [](const QuotasRecord& record, const core::Quota& told, int secondsAgo) {
            StorageScene scene;
            auto info = test::rectangularInfo();
            info.quotas = {told};
            scene.store.applyInfo(info, storageNow - std::chrono::seconds(secondsAgo));
            return scene.view(record);
        };
        auto record = readQuotas({quotaOf(142, 150, 200, "notify")});
        record.exceedances["storage"] = {{{}, storageNow - std::chrono::seconds(4)}, {}};
        QCOMPARE(viewOf(record, changed, 5).headline, QStringLiteral("Within the quota."));
        const auto later = viewOf(record, changed, 1);
        QCOMPARE(later.headline, quotasView({changed}).headline);
        QCOMPARE(factLines(later.quotas.at(0).facts), factLines(quotasView({changed}).quotas.at(0).facts));
        QCOMPARE(later.age, QStringLiteral("Quotas read 1 s ago"));

        // since when it is exceeded is known as long as it is
        auto exceeded = readQuotas({changed});
        exceeded.exceedances["storage"].warning = {test::at(-600), {}};
        const auto grown = viewOf(exceeded, quotaOf(143, 100, 120, "notify"), 1).quotas.at(0).facts;
        QCOMPARE(grown.at(0).plain(), QStringLiteral("143 GB"));
        QVERIFY2(grown.at(1).plain().contains(QStringLiteral("at every reading since ")), qPrintable(grown[1].plain()));

        // which of two of a type it is can't be told
        record.quotas->push_back(record.quotas->front());
        const auto twice = viewOf(record, changed, 1);
        QCOMPARE(twice.headline, QStringLiteral("storage: Within the quota."));
        QCOMPARE(twice.age, QStringLiteral("Quotas read 4 s ago"));
    }

    void unsetUnknownAndNoneAreToldApart() {
        const auto unset = factLines(quotasView({quotaOf(30, {}, 0, "none")}).quotas[0].facts);
        QCOMPARE(unset[1], QStringLiteral("Warning threshold: No warning threshold is set."));
        QCOMPARE(unset[2],
                 QStringLiteral("Critical threshold: No critical threshold is set, so nothing is ever restricted."));
        QCOMPARE(unset[3], QStringLiteral("Action: none"));
        const auto unknown = factLines(quotasView({quotaOf({}, 80, 90, "", {})}).quotas[0].facts);
        QCOMPARE(unknown[0], QStringLiteral("Used: unknown: the API doesn't report it."));
        QVERIFY2(unknown[1].startsWith(QStringLiteral("Warning threshold: 80 GB: can't be compared")),
                 qPrintable(unknown[1]));
        QCOMPARE(unknown[3], QStringLiteral("Action: not reported"));
        QCOMPARE(unknown[4], QStringLiteral("Restrictions: unknown: the API doesn't report them."));
    }

    void theWorstQuotaIsTheHeadline_data() {
        QTest::addColumn<std::vector<core::Quota>>("quotas");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<Tone>("tone");
        using List = std::vector<core::Quota>;
        const auto row = [](const char* name, const List& quotas, const char* headline, Tone tone) {
            QTest::newRow(name) << quotas << QString::fromUtf8(headline) << tone;
        };
        row("no quota", {}, "No quotas, so nothing is restricted.", Tone::Neutral);
        row("no threshold", {quotaOf(30, {}, {})}, "No threshold is set, so nothing is restricted.", Tone::Neutral);
        row("within", {quotaOf(30, 80, 90)}, "Within the quota.", Tone::Good);
        row("unknown size", {quotaOf({}, 80, 90)}, "The size is unknown, and with it whether a threshold is exceeded.",
            Tone::Unknown);
        row("restricted", {quotaOf(95, 80, 90, "restrict", true)},
            "Restricted: CREATE and INSERT are refused, and only one connection is allowed. Reading and deleting data "
            "remain possible.",
            Tone::Bad);
        row("restricted against its figures", {quotaOf(85, 80, 90, "restrict", true)},
            "The API reports restrictions, but no critical threshold that is exceeded.", Tone::Bad);
        row("of another type", {quotaOf(30, 80, 90), quotaOf(12, 10, 20, "notify", false, "inodes")},
            "inodes: The warning threshold is exceeded. Nothing is restricted.", Tone::Attention);
        row("restrictions first", {quotaOf(95, 80, 90, "none"), quotaOf(15, 10, 20, "restrict", true, "inodes")},
            "inodes: The API reports restrictions, but no critical threshold that is exceeded.", Tone::Bad);
    }
    void theWorstQuotaIsTheHeadline() {
        QFETCH(const std::vector<core::Quota>, quotas);
        const auto view = quotasView(quotas);
        QTEST(view.headline, "headline");
        QTEST(view.tone, "tone");
        QCOMPARE(view.quotas.size(), quotas.size());
    }

    void aQuotaThatCouldNotBeReadIsUnknown() {
        auto record = readQuotas({quotaOf(30, 80, 90)});
        record.unreadable = {{core::RecordKind::Quota, "inodes", "items[1].warning_gb", "a number", true}};
        const StorageScene scene;
        auto view = scene.view(record);
        QCOMPARE(view.headline, QStringLiteral("Whether a quota is exceeded is unknown."));
        QCOMPARE(view.tone, Tone::Unknown);
        QVERIFY(!view.partial.isEmpty());
        record.quotas->clear();
        QCOMPARE(scene.view(record).headline, QStringLiteral("Whether a quota is exceeded is unknown."));
        record.quotas = {quotaOf(95, 80, 90, "notify")}; // worse than unknown
        QCOMPARE(scene.view(record).tone, Tone::Bad);
        record.quotas = {quotaOf(30, 80, 90)};
        record.unreadable.front().passedOver = false; // a member that decides nothing
        QCOMPARE(scene.view(record).headline, QStringLiteral("Within the quota."));
    }

    void whatWasNeverReadIsUnknown() {
        const StorageScene scene;
        const auto loading = views::storageView(test::rectangular().id, nullptr, scene.store, storageNow);
        QCOMPARE(loading.state, views::AreaStatus::State::Loading);
        QCOMPARE(loading.headline, QStringLiteral("Loading quotas"));
        QCOMPARE(loading.storage.size(), std::size_t(4)); // known already
        QuotasRecord record;
        record.freshness.problem = test::error(api::ApiError::Kind::ServerError, 500);
        const auto failed = scene.view(record);
        QCOMPARE(failed.state, views::AreaStatus::State::Failed);
        QCOMPARE(failed.headline, QStringLiteral("Whether a quota is exceeded is unknown."));
        QVERIFY(failed.problem && failed.quotas.empty() && failed.age.isEmpty());
    }

    void storageIsUsedIncludedBilledAndLimited() {
        const auto view = StorageScene([](core::ClusterInfo& info) {
                              info.planLimits = {{"storage-limit-in-gb", 142.3, 100'000}};
                          }).view();
        QCOMPARE(factLines(view.storage),
                 QStringList({QStringLiteral("Used: 142.3 GB"),
                              QStringLiteral("Included: 100 GB per cluster, whatever its pools"),
                              QStringLiteral("Billed: 43 GB, rounded up to whole GB: $8.60/month, at $0.20 per GB and "
                                             "month"),
                              QStringLiteral("Limit: 100 TB, 99.86 TB left")}));
        QCOMPARE(view.storageNote, QStringLiteral("Storage read 9 s ago. Prices read from the API at %1.")
                                       .arg(text::formatTime(test::morning, storageNow)));
        QVERIFY(!view.storageStale);
    }

    void whatIsWithinTheIncludedStorageCostsNothing() {
        const auto view = StorageScene([](core::ClusterInfo& info) {
                              info.planLimits = {{"storage-limit-in-gb", 100, 100}};
                          }).view();
        QCOMPARE(factLines(view.storage)[2],
                 QStringLiteral("Billed: nothing. Beyond the included storage, $0.20 per GB and month."));
        QCOMPARE(factLines(view.storage)[3], QStringLiteral("Limit: 100 GB, nothing left"));
    }

    void unreportedStorageIsUnknown() {
        const auto view = StorageScene([](core::ClusterInfo& info) { info.planLimits.clear(); }).view();
        QCOMPARE(factLines(view.storage),
                 QStringList({QStringLiteral("Used: unknown: the API doesn't report it."),
                              QStringLiteral("Included: 100 GB per cluster, whatever its pools"),
                              QStringLiteral("Billed: unknown, at $0.20 per GB and month"),
                              QStringLiteral("Limit: not reported. The published limit is 100 TB.")}));
    }

    void assumedPricesAreSaid() {
        StorageScene scene;
        auto prices = test::prices();
        prices.plans.at("advanced").storage.reset();
        scene.store.applyCatalog(test::catalog(), prices, test::morning);
        QCOMPARE(scene.view().storageNote,
                 QStringLiteral("Storage read 10 s ago. Published figures: the API reports none for this plan."));
        fleet::Store unpriced;
        unpriced.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        unpriced.applyInfo(test::rectangularInfo(), test::morning);
        const auto view = views::storageView(test::rectangular().id, nullptr, unpriced, storageNow);
        QVERIFY2(view.storageNote.endsWith(QStringLiteral("Published figures: the prices of the API are not loaded.")),
                 qPrintable(view.storageNote));
    }

    void storageOfAnUnreadClusterIsNotShownAsNone() {
        fleet::Store store;
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        const auto id = test::rectangular().id;
        auto view = views::storageView(id, nullptr, store, storageNow);
        QVERIFY(view.storage.empty());
        QCOMPARE(view.storageNote, QStringLiteral("Loading storage"));
        store.failCluster(id, test::error(api::ApiError::Kind::ServerError, 500), test::at(1));
        view = views::storageView(id, nullptr, store, storageNow);
        QCOMPARE(view.storageNote, QStringLiteral("Storage is unknown: the cluster couldn't be loaded."));
    }

    void oldStorageSaysOfWhen() {
        const StorageScene scene;
        const auto later = test::morning + std::chrono::minutes(20);
        const auto view = views::storageView(test::rectangular().id, nullptr, scene.store, later);
        QVERIFY(view.storageStale);
        QVERIFY2(view.storageNote.startsWith(
                     QStringLiteral("Storage as of %1, 20 min ago.").arg(text::formatTime(test::morning, later, true))),
                 qPrintable(view.storageNote));
    }

    void aDeniedAreaIsItsOwnProblem() {
        QuotasRecord record;
        record.freshness.problem = test::error(api::ApiError::Kind::Forbidden, 403);
        QVERIFY(StorageScene().view(record).problemIsOwn);
    }
};

POOLHOUSE_CORE_APP_TEST(TestStorageView)
#include "tst_storage_view.moc"
