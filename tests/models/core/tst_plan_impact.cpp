// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan_impact.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

using Code = PlanWarning::Code;

Attachment attachment(const char* app, const char* name, const char* pool) {
    Attachment made;
    made.name = name;
    made.app.name = app;
    made.target.pool = pool;
    return made;
}

const std::vector<Attachment> attachments{
    attachment("shop", "READS", "web-reads"), attachment("shop", "READS_TOO", "web-reads"),
    attachment("admin", "READS", "web-reads"), attachment("bi", "STATS", "analytics")};

PlanImpact impactOfPlan(const Shapes& live, const Shapes& wanted, const std::vector<PoolLoad>& loads,
                        std::optional<double> storageGb = 142) {
    static const auto prices = publishedPrices();
    static const auto catalog = publishedCatalog();
    const auto steps = planSteps(live, wanted, catalog);
    if (!steps) {
        return {};
    }
    return planImpact(live, steps.value(), {catalog, prices.find("advanced"), storageGb, loads}, attachments);
}

/// "BelowUse web-reads limit 380 used 400 peak 500"
QString printed(const PlanWarning& warning) {
    static const std::vector<const char*> codes{
        "Destroys",      "BelowUse",       "BelowPeak",         "UseUnknown",    "LowersLimit",
        "LowersLevel",   "AcceptsNothing", "LosesRedundancy",   "NoRedundancy",  "SurvivorsBelowUse",
        "ForcedByLimit", "PriceUnknown",   "IllustrativePrice", "StorageUnknown"};
    auto text = QString::fromLatin1(codes.at(static_cast<std::size_t>(warning.code)));
    if (!warning.pool.empty()) {
        text += u' ' + shown(warning.pool);
    }
    if (warning.step > 0) {
        text += QStringLiteral(" step %1").arg(warning.step);
    }
    const auto figure = [&text](const char* label, std::optional<int> number) {
        text += number ? QString::fromLatin1(label) + QString::number(*number) : QString();
    };
    figure(" limit ", warning.limit);
    figure(" used ", warning.used);
    figure(" peak ", warning.peak);
    for (const auto& name : warning.names) {
        text += u' ' + shown(name);
    }
    return text;
}

QStringList printed(const std::vector<PlanWarning>& warnings) {
    QStringList all;
    for (const auto& warning : warnings) {
        all << printed(warning);
    }
    return all;
}

} // namespace

class TestPlanImpact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureOfThePlanner() {
        const auto impact = impactOfPlan(pictureLive,
                                         {leader(), follower("analytics", 1, "8G-Performance"),
                                          follower("web-reads", 5), follower("nightly-export", 1)},
                                         {{"analytics", 240, 413}, {"web-reads", 1021, 1046}});
        const auto& before = impact.whole.before;
        const auto& after = impact.whole.after;
        QCOMPARE(before.cost.known.cents, std::int64_t(155840));
        QCOMPARE(after.cost.known.cents, std::int64_t(180840));
        QCOMPARE(shown(before.readLimit), QStringLiteral("2740"));
        QCOMPARE(shown(after.readLimit), QStringLiteral("3080"));
        QCOMPARE(shown(before.readSurvivable), QStringLiteral("760"));
        QCOMPARE(shown(after.readSurvivable), QStringLiteral("1520"));
        QCOMPARE(shown(before.followerVcpu), QStringLiteral("8"));
        QCOMPARE(shown(after.followerVcpu), QStringLiteral("14"));
        QCOMPARE(shown(before.followerMemoryGb), QStringLiteral("28"));
        QCOMPARE(shown(after.followerMemoryGb), QStringLiteral("32"));
        QCOMPARE(after.followerInstances, 7);
        std::vector<std::int64_t> deltas;
        for (const auto& step : impact.steps) {
            deltas.push_back(step.impact.costChange().value().cents);
            QVERIFY(step.undoable && step.apps.empty());
        }
        QCOMPARE(deltas, (std::vector<std::int64_t>{30000, 15000, -20000}));
        QCOMPARE(impact.whole.costChange().value().cents, std::int64_t(25000));
        QCOMPARE(printed(impact.warnings),
                 QStringList({QStringLiteral("LowersLimit analytics limit 800 used 240 peak 413"),
                              QStringLiteral("LowersLevel analytics limit 800 used 240 peak 413"),
                              QStringLiteral("NoRedundancy analytics limit 800 used 240 peak 413"),
                              QStringLiteral("NoRedundancy nightly-export limit 380")}));
    }

    void warns_data() {
        QTest::addColumn<Shapes>("wanted");
        QTest::addColumn<std::vector<PoolLoad>>("loads");
        QTest::addColumn<QStringList>("warnings");
        using Loads = std::vector<PoolLoad>;
        const auto with = [](int webReads, const char* level = "4G-Performance") {
            return Shapes{leader(), follower("analytics", 1, "16G-Performance"),
                          follower("web-reads", webReads, level)};
        };
        const auto line = [](const char* text) { return QString::fromLatin1(text); };
        QTest::newRow("nothing changes") << pictureLive << Loads{} << QStringList{};
        QTest::newRow("more of the same") << with(4) << Loads{{"web-reads", 1000, 1000}} << QStringList{};
        QTest::newRow("below use") << with(2) << Loads{{"web-reads", 761, 900}}
                                   << QStringList{line("BelowUse web-reads limit 760 used 761 peak 900")};
        QTest::newRow("exactly the use") << with(2) << Loads{{"web-reads", 760, 900}}
                                         << QStringList{
                                                line("BelowPeak web-reads limit 760 used 760 peak 900"),
                                                line("SurvivorsBelowUse web-reads limit 380 used 760 peak 900")};
        QTest::newRow("below the peak only") << with(2) << Loads{{"web-reads", 100, 761}}
                                             << QStringList{line("BelowPeak web-reads limit 760 used 100 peak 761")};
        QTest::newRow("well above") << with(2) << Loads{{"web-reads", 100, 200}}
                                    << QStringList{line("LowersLimit web-reads limit 760 used 100 peak 200")};
        QTest::newRow("unknown use") << with(2) << Loads{{"web-reads", std::nullopt, std::nullopt}}
                                     << QStringList{line("UseUnknown web-reads limit 760")};
        QTest::newRow("unknown pool") << with(2) << Loads{} << QStringList{line("UseUnknown web-reads limit 760")};
        QTest::newRow("the peak is known, the use is not")
            << with(2) << Loads{{"web-reads", std::nullopt, 760}}
            << QStringList{line("LowersLimit web-reads limit 760 peak 760")};
        QTest::newRow("redundancy") << with(1, "16G-Performance") << Loads{{"web-reads", 10, 10}}
                                    << QStringList{line("LosesRedundancy web-reads limit 1600 used 10 peak 10")};
        QTest::newRow("none left") << with(0) << Loads{{"web-reads", 10, 10}}
                                   << QStringList{line("AcceptsNothing web-reads limit 0 used 10 peak 10 admin shop")};
        QTest::newRow("one lost leaves too few")
            << with(4) << Loads{{"web-reads", 1141, 1141}}
            << QStringList{line("SurvivorsBelowUse web-reads limit 1140 used 1141 peak 1141")};
        QTest::newRow("standby removed") << Shapes{leader("8G-Performance", 1), pictureLive[1], pictureLive[2]}
                                         << Loads{} << QStringList{line("LosesRedundancy leader limit 800")};
        QTest::newRow("smaller leader") << Shapes{leader("4G-Performance"), pictureLive[1], pictureLive[2]}
                                        << Loads{{"leader", 100, 100}}
                                        << QStringList{line("LowersLimit leader limit 380 used 100 peak 100"),
                                                       line("LowersLevel leader limit 380 used 100 peak 100")};
        QTest::newRow("destroyed") << Shapes{leader(), pictureLive[1]} << Loads{{"web-reads", 10, 10}}
                                   << QStringList{line("Destroys web-reads limit 0 used 10 peak 10 admin shop")};
        QTest::newRow("forced") << Shapes{leader(), follower("analytics", 10, "16G-Performance"),
                                          follower("fresh-one", 3)}
                                << Loads{{"web-reads", 10, 10}}
                                << QStringList{line("Destroys web-reads limit 0 used 10 peak 10 admin shop"),
                                               line("ForcedByLimit web-reads step 2")};
        QTest::newRow("forced from the first step on")
            << Shapes{leader(), follower("analytics", 11, "16G-Performance"), follower("web-reads", 2)} << Loads{}
            << QStringList{line("UseUnknown web-reads limit 760"), line("ForcedByLimit web-reads step 1")};
        QTest::newRow("a price that nobody knows")
            << Shapes{leader(), follower("analytics", 1, "64G-Performance"), pictureLive[2]} << Loads{}
            << QStringList{line("NoRedundancy analytics limit 5000"), line("PriceUnknown 64G-Performance")};
    }
    void warns() {
        QFETCH(const Shapes, wanted);
        QFETCH(const std::vector<PoolLoad>, loads);
        QTEST(printed(impactOfPlan(pictureLive, wanted, loads).warnings), "warnings");
    }

    void anotherLevelOfTheSameSizeIsNoSmallerOne() {
        const Catalog catalog({{"old", 2, 4, 380}, {"new", 2, 4, 380}, {"fewer vCPUs", 1, 4, 380}});
        const auto warned = [&catalog](const char* level) {
            const Shapes live{leader("old"), follower("reads", 3, "old")};
            const auto steps = planSteps(live, Shapes{leader("old"), follower("reads", 3, level)}, catalog);
            PriceTable prices;
            prices.levels = {{"old", {}}, {level, {}}};
            return printed(planImpact(live, steps.value(), {catalog, &prices, 10.0, {}}, {}).warnings);
        };
        QCOMPARE(warned("new"), QStringList());
        QCOMPARE(warned("fewer vCPUs"), QStringList(QStringLiteral("LowersLevel reads limit 1140")));
    }

    void destroyingRestartsAppsAndCannotBeUndone() {
        const auto impact = impactOfPlan(pictureLive, {leader(), pictureLive[1], follower("web-reads-2", 1)}, {});
        QCOMPARE(impact.steps.size(), std::size_t(2));
        QVERIFY(impact.steps[0].undoable && impact.steps[0].apps.empty());
        QVERIFY(!impact.steps[1].undoable);
        QCOMPARE(impact.steps[1].apps, (std::vector<std::string>{"admin", "shop"}));
    }

    void illustrativePricesAndUnknownStorageAreSaid() {
        const auto catalog = publishedCatalog();
        auto prices = *publishedPrices().find("advanced");
        prices.levels["4G-Performance"].illustrative = true;
        const auto impact = planImpact(pictureLive, {}, {catalog, &prices, std::nullopt, {}}, {});
        QCOMPARE(printed(impact.warnings),
                 QStringList({QStringLiteral("StorageUnknown"), QStringLiteral("IllustrativePrice")}));
    }

    void phraseNamesEveryPoolDestroyed() {
        const auto steps = planSteps(pictureLive, Shapes{leader()}, publishedCatalog());
        QVERIFY(steps);
        QCOMPARE(shown(destructionPhrase("example-app", steps.value(), {})),
                 QStringLiteral("example-app/analytics example-app/web-reads"));
        QCOMPARE(shown(destructionPhrase("", steps.value(), {})), QStringLiteral("analytics web-reads"));
        QCOMPARE(shown(destructionPhrase("example-app", {}, {})), QString());
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanImpact)
#include "tst_plan_impact.moc"
