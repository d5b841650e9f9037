// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/text/drift_text.h"
#include "models/views/pool_forms.h"
#include "models/views/pool_forms_operation.h"
#include "tests/models/fleet_scene.h"

#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

struct Scene {
    fleet::Store store;

    Scene() { test::fillWithRectangular(store); }
    [[nodiscard]] fleet::ClusterSnapshot subject(std::int64_t second = 600) const {
        return {store, *store.cluster(test::rectangular().id), test::at(second)};
    }
    void read(std::vector<core::Pool> pools, std::int64_t second = 1) {
        store.applyInfo(test::info(test::rectangular(), std::move(pools), 142), test::at(second));
    }
};

QStringList printed(const std::vector<views::FigureRow>& rows) {
    QStringList lines;
    for (const auto& row : rows) {
        lines << row.label + QLatin1Char('|') + row.before + QLatin1Char('|') + row.after;
    }
    return lines;
}

QStringList printed(const std::vector<Change>& changes) {
    QStringList lines;
    for (const auto& change : changes) {
        const auto pool = QString::fromStdString(change.pool);
        lines << (change.kind == ChangeKind::SetCount   ? s("%1 x%2").arg(pool).arg(change.count)
                  : change.kind == ChangeKind::SetLevel ? s("%1 to %2").arg(pool, QString::fromStdString(change.level))
                  : change.kind == ChangeKind::AddPool
                      ? s("+%1 %2 x%3").arg(pool, QString::fromStdString(change.level)).arg(change.count)
                      : s("-%1").arg(pool));
    }
    return lines;
}

/// `up` instances of `count` are up.
core::Pool coming(const std::string& name, int up, int count, int used) {
    auto pool = test::pool(name, "4G-Performance", up, used);
    pool.expectedCount = count;
    pool.status = core::readEnum(core::poolStatusWords(), "modifying");
    return pool;
}

} // namespace

class PoolFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addingShowsWhatThePictureShows() {
        Scene scene;
        const auto form = views::addPoolForm(scene.subject(), {"web--reads", "8G-Performance", 2});
        QCOMPARE(form.title, s("Add a follower pool: postgresql-rectangular-12345"));
        QCOMPARE(form.levelLine, s("8G-Performance · 2 vCPU · 8 GB · 800 connections each"));
        QCOMPARE(form.remaining, s("9 still available in this cluster (limit 13)"));
        QCOMPARE(form.redundancy.text, s("High availability"));
        QCOMPARE(form.boxes.size(), std::size_t(2));
        QCOMPARE(form.boxes[0].look, views::InstanceBox::Look::Coming);
        const auto* problem = form.problemOf(core::DraftField::Name);
        QVERIFY(problem);
        QCOMPARE(problem->sentence, s("Two hyphens in a row aren't allowed. Try web-reads-2: web-reads is taken."));
        QCOMPARE(problem->suggestion, s("web-reads-2"));
        QCOMPARE(form.nameHint, s("If empty, a name such as optimistic-pool-12345 is generated."));
        QCOMPARE(printed(form.figures).mid(0, 3),
                 (QStringList{s("This pool|2 × $300.00|$600.00/month"), s("Cluster|$1,558.40|$2,158.40/month"),
                              s("Read connections|2,740|4,340")}));
        QVERIFY(form.changes.empty());
    }

    void aGoodDraftIsOneChange() {
        Scene scene;
        const auto form = views::addPoolForm(scene.subject(), {"web-reads-2", "8G-Performance", 2});
        QVERIFY(form.problems.empty());
        QCOMPARE(printed(form.changes), QStringList{s("+web-reads-2 8G-Performance x2")});
        QCOMPARE(printed(views::addPoolForm(scene.subject(), {"", "", 1}).changes),
                 QStringList{s("+ 8G-Performance x1")});
    }

    void namesAreRefusedByTheExactRule_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("rule");
        QTest::newRow("leader") << s("leader") << s("This name is reserved for the leader pool. Try leader-reads.");
        QTest::newRow("a--b") << s("a--b") << s("Two hyphens in a row aren't allowed. Try a-b.");
        QTest::newRow("ab") << s("ab") << s("A name needs at least 3 characters. Try ");
        QTest::newRow("33") << QString(33, QLatin1Char('x'))
                            << s("A name can have at most 32 characters; this one has 33.");
        QTest::newRow("taken") << s("web-reads") << s("Another pool of this cluster has this name. Try web-reads-2.");
        QTest::newRow("case") << s("Web-Reads") << s("Another pool is named web-reads; names are not case-sensitive.");
        QTest::newRow("digit") << s("1st") << s("A name starts with a letter.");
    }
    void namesAreRefusedByTheExactRule() {
        QFETCH(QString, name);
        QFETCH(QString, rule);
        Scene scene;
        const auto form = views::addPoolForm(scene.subject(), {name.toStdString(), "8G-Performance", 1});
        const auto* problem = form.problemOf(core::DraftField::Name);
        QVERIFY(problem);
        QVERIFY2(problem->sentence.startsWith(rule), qPrintable(problem->sentence));
        const auto mended =
            views::addPoolForm(scene.subject(), {problem->suggestion.toStdString(), "8G-Performance", 1});
        QVERIFY2(mended.problems.empty(), qPrintable(problem->suggestion));
    }

    void theCountOffersWhatIsLeft() {
        Scene scene;
        const auto form = views::addPoolForm(scene.subject(), {"", "8G-Performance", 10});
        QCOMPARE(form.most, 9);
        QCOMPARE(form.problemOf(core::DraftField::Count)->sentence, s("At most 9 instances are left for this pool."));
    }

    void aFullClusterSaysWhyNot() {
        Scene scene;
        std::vector<core::Pool> pools{test::pool("leader", "8G-Performance", 1, 1)};
        for (const char* name : {"one", "two", "three", "four", "five"}) {
            pools.push_back(test::pool(name, "4G-Performance", 1, 1));
        }
        scene.read(pools);
        QVERIFY(views::addPoolForm(scene.subject(), {})
                    .whyNot.value_or(QString())
                    .contains(s("Pool limit reached (5 follower pools)")));
        scene.read({test::pool("leader", "8G-Performance", 1, 1), test::pool("big", "4G-Performance", 13, 1)}, 2);
        QVERIFY(views::addPoolForm(scene.subject(), {})
                    .whyNot.value_or(QString())
                    .contains(s("Instance limit reached (13 follower instances)")));
        scene.read({test::pool("leader", "8G-Performance", 1, 1)}, 3);
        QVERIFY(!views::addPoolForm(scene.subject(), {}).whyNot);
    }

    void levelsCarryTheirPricesAndGaps() {
        Scene scene;
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3});
        QVERIFY(form);
        QCOMPARE(form->levels[0].note, s("current"));
        QCOMPARE(form->levels[1].hourly, s("~$0.417"));
        QCOMPARE(form->levels[1].monthly, s("$300.00"));
        QCOMPARE(form->levels[1].connections, s("800"));
        QCOMPARE(form->levels[3].monthly, s("price unknown"));
        const auto unpriced = views::scaleForm(scene.subject(), "web-reads", {"64G-Performance", 3});
        QCOMPARE(unpriced->figures[1].after, s("at least $1,108.40/month"));
        QVERIFY(unpriced->notes.join(QString()).contains(s("The price of 64G-Performance is unknown.")));
        auto prices = test::prices();
        prices.plans["advanced"].levels["64G-Performance"] = {{180000}, true};
        scene.store.applyCatalog(test::catalog(), prices, test::at(5));
        const auto made = views::scaleForm(scene.subject(), "web-reads", {"64G-Performance", 3});
        QCOMPARE(made->levels[3].note, s("sandbox price"));
        QVERIFY(made->notes.join(QString()).contains(s("sandbox prices, not real ones")));
    }

    void nothingChangedIsNothingToAsk() {
        Scene scene;
        QVERIFY(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3})->changes.empty());
        QVERIFY(views::leaderForm(scene.subject(), {"8G-Performance", true})->changes.empty());
        QVERIFY(!views::scaleForm(scene.subject(), "leader", {"4G-Performance", 3}));
        QVERIFY(!views::scaleForm(scene.subject(), "gone", {"4G-Performance", 3}));
    }

    void theLargestCountLeavesOnlyTheOtherPoolsOut() {
        Scene scene;
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 12});
        QCOMPARE(form->most, 12);
        QCOMPARE(form->remaining, s("3 now, up to 12; the other follower pools use 1 of the cluster's 13"));
        QVERIFY(form->problems.empty());
        QVERIFY(
            views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 13})->problemOf(core::DraftField::Count));
    }

    void twoChangesComeInTheOrderThatKeepsCapacity_data() {
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("count");
        QTest::addColumn<QStringList>("changes");
        QTest::newRow("level up, count down")
            << s("16G-Performance") << 1 << QStringList{s("web-reads to 16G-Performance"), s("web-reads x1")};
        QTest::newRow("level down, count up")
            << s("4G-Performance") << 5 << QStringList{s("web-reads x5"), s("web-reads to 4G-Performance")};
        QTest::newRow("both up") << s("16G-Performance") << 5
                                 << QStringList{s("web-reads to 16G-Performance"), s("web-reads x5")};
        QTest::newRow("both down") << s("4G-Performance") << 1
                                   << QStringList{s("web-reads x1"), s("web-reads to 4G-Performance")};
        QTest::newRow("only the level") << s("4G-Performance") << 3 << QStringList{s("web-reads to 4G-Performance")};
        QTest::newRow("only the count") << s("8G-Performance") << 2 << QStringList{s("web-reads x2")};
    }
    void twoChangesComeInTheOrderThatKeepsCapacity() {
        QFETCH(QString, level);
        QFETCH(int, count);
        QFETCH(QStringList, changes);
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "8G-Performance", 3, 1)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {level.toStdString(), count});
        QCOMPARE(printed(form->changes), changes);
        QCOMPARE(form->sequence.isEmpty(), changes.size() < 2);
        // In between the pool never accepts less than before and after.
        const auto from = core::shapesOf(*scene.subject().record.info);
        const auto limit = [&scene](const core::PoolShape& shape) {
            return core::connectionLimit(shape, scene.store.catalog()).value_or(-1);
        };
        const core::PoolShape to{core::PoolRole::Follower, "web-reads", level.toStdString(), count};
        const auto between = core::applied(from, form->changes.front(), scene.store.catalog());
        QVERIFY(between.ok());
        QVERIFY(limit(between.value().back()) >= std::min(limit(from.back()), limit(to)));
    }

    void capacityBelowUseWantsToBeAccepted() {
        Scene scene;
        const auto below = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 2});
        QVERIFY(below->needsAcceptance());
        QCOMPARE(below->warnings[0].sentence, s("1,021 connections are in use now. The pool would accept 760: some are "
                                                "closed, and new ones are rejected."));
        const auto none = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 0});
        QVERIFY(none->needsAcceptance());
        QVERIFY(none->warnings[0].sentence.contains(s("would accept none")));
        QVERIFY(none->countNote.contains(s("are kept")));
        QVERIFY(none->survivable.isEmpty());
        QVERIFY(!views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4})->needsAcceptance());
    }

    void capacityBelowThePeakWantsToBeAccepted() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "4G-Performance", 3, 900)},
                   120);
        scene.read({test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "4G-Performance", 3, 300)},
                   240);
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 2});
        QVERIFY(form->needsAcceptance());
        QVERIFY2(form->warnings[0].sentence.startsWith(s("The peak seen was 1,021 connections.")),
                 qPrintable(form->warnings[0].sentence));
    }

    void unknownUseIsNotTakenForNone() {
        Scene scene;
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.store.applyCatalog(test::catalog(), test::prices(), test::morning);
        scene.read(
            {test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "4G-Performance", 3, std::nullopt)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 1});
        QVERIFY(form->needsAcceptance());
        QCOMPARE(form->warnings[0].tone, text::Tone::Unknown);
    }

    void theApisLimitWinsWhereNothingChanges() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1),
                    test::pool("analytics", "16G-Performance", 1, 1, 2000),
                    test::pool("web-reads", "4G-Performance", 3, 10)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4});
        QCOMPARE(form->figures[3].before, s("3,140"));
        QCOMPARE(form->figures[3].after, s("3,520"));
    }

    /// What is up counts as now; what was requested before stands beside it.
    void attachmentsThatAreNotKnownHaveAReason() {
        Scene scene;
        const auto attached = [&scene] {
            return views::destroyForm(scene.subject(), "analytics", {})->facts[1].plain();
        };
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.store.applyInfo(test::rectangularInfo(), test::morning);
        QCOMPARE(attached(), s("Unknown: attachments are not loaded yet."));
        scene.store.failAttachments(test::error(api::ApiError::Kind::Forbidden, 403), test::morning);
        QCOMPARE(attached(),
                 s("Unknown: attachments couldn't be read. This account doesn't have permission for this."));
        scene.store.applyAttachments({}, test::morning);
        QCOMPARE(attached(), s("None; no app is attached to this pool."));
        scene.store.applyAttachments({}, test::morning,
                                     {{core::RecordKind::Attachment, "OLD", "[4].app", "an object"}});
        QCOMPARE(attached(), s("None known. 1 attachment couldn't be read: OLD ([4].app)."));
        scene.store.failAttachments(test::error(api::ApiError::Kind::ServerError, 500), test::morning);
        QVERIFY(attached().contains(s("attachments couldn't be read since.")));
    }

    void whatIsComingIsNotThereYet() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("analytics", "16G-Performance", 1, 213),
                    coming("web-reads", 4, 6, 1021)});
        const auto scaled = views::scaleForm(scene.subject(), "analytics", {"16G-Performance", 2});
        QCOMPARE(scaled->figures[3].before, s("3,120 now · 3,880 expected"));
        QCOMPARE(scaled->figures[3].after, s("5,480"));
        const auto destroyed = views::destroyForm(scene.subject(), "analytics", {});
        QCOMPARE(destroyed->facts[2].plain(), s("3,120 now · 3,880 expected → 1,520 now · 2,280 expected connections"));
        const auto gone = views::destroyForm(scene.subject(), "web-reads", {});
        QCOMPARE(gone->facts[2].plain(), s("3,120 now · 3,880 expected → 1,600 connections"));
    }

    void boxesAndRedundancyAreOfWhatIsUp() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), coming("web-reads", 1, 3, 100)}, 2);
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4});
        QCOMPARE(form->remaining, s("1 of 3 up, up to 13 possible"));
        QCOMPARE(form->boxes[0].look, views::InstanceBox::Look::Up);
        QCOMPARE(form->boxes[1].look, views::InstanceBox::Look::Coming);
        QCOMPARE(form->boxes[1].explanation, s("Instance 2: stays, not up"));
        QCOMPARE(form->boxes[3].explanation, s("Instance 4: new"));
        QCOMPARE(form->figures.back().before, s("No redundancy now"));
        QCOMPARE(form->figures.back().after, s("High availability"));

        scene.read({test::pool("leader", "8G-Performance", 2, 1), coming("web-reads", 4, 2, 100)}, 3);
        QCOMPARE(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 2})->remaining,
                 s("4 up, scaling to 2; up to 13 possible"));
        auto reads = test::pool("web-reads", "4G-Performance", 3, 100);
        reads.expectedConnectionLimit = 1200; // the API's limit counts while nothing is changed
        scene.read({test::pool("leader", "8G-Performance", 2, 1), reads}, 4);
        QCOMPARE(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3})->survivable,
                 s("800 connections if one instance fails."));
        QCOMPARE(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4})->survivable,
                 s("1,140 connections if one instance fails."));

        auto leader = test::pool("leader", "8G-Performance", 2, 1);
        leader.instances[1].status = "provisioning";
        scene.read({leader}, 5);
        const auto standby = views::leaderForm(scene.subject(), {"8G-Performance", true});
        QCOMPARE(standby->boxes[0].look, views::InstanceBox::Look::Up);
        QCOMPARE(standby->boxes[1].explanation, s("Standby: not up"));
        QCOMPARE(standby->figures[3].before, s("No redundancy now"));
    }

    /// What is refused has no cost and no capacity.
    void aRefusedNumberHasNoEffect() {
        Scene scene;
        const auto tooMany = views::addPoolForm(scene.subject(), {"more-reads", "8G-Performance", 14});
        for (const auto& row : tooMany.figures) {
            QCOMPARE(row.after, s("–"));
        }
        const auto scaled = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 13});
        QVERIFY(!scaled->problems.empty());
        QCOMPARE(scaled->figures[1].after, s("–"));
        QCOMPARE(scaled->survivable, QString());
        const auto badName = views::addPoolForm(scene.subject(), {"web--reads", "8G-Performance", 2});
        QCOMPARE(badName.figures[0].after, s("$600.00/month"));
    }

    void overflowsAfterALossAreWarnedOf() {
        Scene scene; // web-reads: 1,021 in use, 760 after a loss
        const auto untouched = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3});
        QCOMPARE(untouched->warnings.size(), std::size_t(1));
        QCOMPARE(untouched->warnings[0].sentence,
                 s("With the instances up now, 760 connections if one instance fails, fewer than the 1,021 in use."));
        QCOMPARE(untouched->warnings[0].tone, text::Tone::Attention);
        QVERIFY(!untouched->needsAcceptance());
        QVERIFY(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4})->warnings.empty());

        const auto other = views::destroyForm(scene.subject(), "analytics", {});
        QCOMPARE(other->warnings.size(), std::size_t(1));
        QCOMPARE(other->warnings[0].sentence, s("web-reads: 261 too few after losing one instance"));
        QVERIFY(views::destroyForm(scene.subject(), "web-reads", {})->warnings.empty());

        // its connections have to go somewhere
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("analytics", "16G-Performance", 1, 213),
                    test::pool("web-reads", "4G-Performance", 3, 700)},
                   2);
        const auto moved = views::destroyForm(scene.subject(), "analytics", {});
        QCOMPARE(moved->warnings.size(), std::size_t(1));
        QCOMPARE(moved->warnings[0].sentence,
                 s("If the connections in use (213) move to the other follower pools, those will "
                   "be 153 connections short after losing one instance per pool."));
    }

    /// Another instance of a level without a price does not cost nothing.
    void anUnknownPriceIsNoSaving() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("big", "64G-Performance", 2, 5),
                    test::pool("web-reads", "4G-Performance", 3, 700)});
        const auto form = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY2(form->facts[3].plain().contains(s("saves $450.00")), qPrintable(form->facts[3].plain()));
        const auto big = views::destroyForm(scene.subject(), "big", {});
        QVERIFY2(!big->facts[3].plain().contains(s("saves")), qPrintable(big->facts[3].plain()));
    }

    void scalingShowsWhatIsInUseOfBothLimits() {
        Scene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("web-reads", "4G-Performance", 3, 1021)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 1});
        QVERIFY(printed(form->figures).contains(s("Connections in use|1,021 of 1,140|1,021 of 380")));
    }

    void theStandbyHasAPriceAndALoss() {
        Scene scene;
        const auto without = views::leaderForm(scene.subject(), {"8G-Performance", false});
        QCOMPARE(printed(without->changes), QStringList{s("leader x1")});
        QCOMPARE(without->standbyPrice, s("$300.00/month, same as the leader"));
        QVERIFY(without->standbyEffect.contains(s("no high availability")));
        QCOMPARE(without->verb, s("Remove the standby"));
        QCOMPARE(
            printed(without->figures),
            (QStringList{s("This pool|$600.00/month|$300.00/month"), s("Cluster|$1,558.40|$1,258.40/month"),
                         s("Connections in use|612 of 800|612 of 800"), s("Redundancy|High availability|No redundancy"),
                         s("Writes during the change||not documented")}));
        QVERIFY(!without->needsAcceptance());
        const auto lower = views::leaderForm(scene.subject(), {"4G-Performance", true});
        QVERIFY(lower->needsAcceptance());
        QCOMPARE(printed(lower->changes), QStringList{s("leader to 4G-Performance")});
        QVERIFY(
            views::leaderForm(scene.subject(), {"16G-Performance", false})->sequence.contains(s("the level, then")));
    }

    void destroyingTellsWhatThePictureTells() {
        Scene scene;
        auto peak = test::rectangularInfo();
        peak.pools[0].connectionsUsed = 1088;
        scene.store.applyInfo(peak, test::at(120));
        scene.store.applyInfo(test::rectangularInfo(), test::at(240));
        const auto young = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY(young->facts[0].plain().startsWith(s("1,021 will be closed. Peak since ")));
        scene.store.applyInfo(peak, test::at(7 * 86400));
        scene.store.applyInfo(test::rectangularInfo(), test::at(7 * 86400 + 60));
        const auto form = views::destroyForm(scene.subject(7 * 86400 + 120), "web-reads", {});
        QCOMPARE(form->title, s("Destroy web-reads?"));
        QCOMPARE(form->consequence, s("Destructive action. It affects the app example-app, on "
                                      "postgresql-rectangular-12345, and can't be undone."));
        QStringList lines;
        for (const auto& fact : form->facts) {
            lines << fact.label + s(": ") + fact.plain();
        }
        QCOMPARE(lines,
                 (QStringList{s("Open connections: 1,021 will be closed. Peak in the last 7 days: 1,088."),
                              s("Attachments that stop working: READS in example-app, READS in catalog-api. Both "
                                "apps restart."),
                              s("Read capacity: 2,740 → 1,600 connections"),
                              s("Cost: $1,558.40 → $1,108.40 per month (saves $450.00)"),
                              s("Your data: Stays on the leader; followers only hold copies.")}));
        QVERIFY(form->facts[0].text[0].strong);
        QVERIFY(form->canScaleToZero);
        QCOMPARE(form->phrase, s("example-app/web-reads"));
        QCOMPARE(form->verb, s("Destroy web-reads"));
    }

    void destroyingInAnAppThatIsNotKnown() {
        Scene scene;
        auto record = *scene.store.cluster(test::rectangular().id);
        record.summary.app = {};
        const auto form = views::destroyForm({scene.store, record, test::at(600)}, "web-reads", s("web-reads"));
        QCOMPARE(form->consequence, s("Destructive action on postgresql-rectangular-12345, whose app is unknown. It "
                                      "can't be undone."));
        QVERIFY(form->confirmed);
    }

    /// What a pool would add to, or take from, is not known; nor are the limits.
    void poolsThatAreNotKnown() {
        Scene scene;
        auto record = *scene.store.cluster(test::rectangular().id);
        record.info->unreadable = {{core::RecordKind::Pool, "odd", "pools[3].id", "a text that is not empty", true}};
        const fleet::ClusterSnapshot snapshot{scene.store, record, test::at(600)};
        const auto form = views::addPoolForm(snapshot, {{}, "4G-Performance", 1});
        QCOMPARE(form.whyNot, s("Not all pools of this cluster are known, so its limits can't be checked."));
        QVERIFY(form.remaining.startsWith(s("At most ")));
        QCOMPARE(form.figures[1].before, s("at least $1,558.40/month"));
        QCOMPARE(form.figures[2].before, s("unknown"));
        QCOMPARE(form.figures[2].after, s("unknown"));
        const auto destroy = views::destroyForm(snapshot, "web-reads", {});
        QCOMPARE(destroy->facts[2].plain(), s("unknown → unknown connections"));
        const auto scale = views::scaleForm(snapshot, "web-reads", {"4G-Performance", 2});
        QCOMPARE(scale->remaining, s("3 expected; not all pools of this cluster are known"));
    }

    void thePhraseIsExactButForBlanksAround_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<QString>("mismatch");
        QTest::newRow("nothing") << QString() << false << QString();
        QTest::newRow("begun") << s("example-app/web-r") << false << QString();
        QTest::newRow("whole") << s("example-app/web-reads") << true << QString();
        QTest::newRow("pasted") << s(" \texample-app/web-reads\n") << true << QString();
        QTest::newRow("case") << s("Example-App/web-reads") << false << s("Case-sensitive.");
        QTest::newRow("app only") << s("example-app") << false << QString();
        QTest::newRow("pool only") << s("web-reads") << false << s("This doesn't match the name of the pool.");
        QTest::newRow("other") << s("example-app/analytics") << false << s("This doesn't match the name of the pool.");
        QTest::newRow("blank inside") << s("example-app/ web-reads") << false
                                      << s("This doesn't match the name of the pool.");
    }
    void thePhraseIsExactButForBlanksAround() {
        QFETCH(QString, typed);
        QFETCH(bool, confirmed);
        QFETCH(QString, mismatch);
        Scene scene;
        const auto form = views::destroyForm(scene.subject(), "web-reads", typed);
        QCOMPARE(form->confirmed, confirmed);
        QCOMPARE(form->mismatch.has_value(), !mismatch.isEmpty());
        QCOMPARE(form->mismatch.value_or(QString()), mismatch);
        QCOMPARE(printed(form->changes), confirmed ? QStringList{s("-web-reads")} : QStringList());
    }

    void destroyingWhatIsNotKnownSaysSo() {
        Scene scene;
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.read(
            {test::pool("leader", "8G-Performance", 1, 1), test::pool("web-reads", "4G-Performance", 0, std::nullopt)});
        const auto form = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY(form->facts[0].plain().startsWith(s("Unknown:")));
        QVERIFY(form->facts[1].plain().startsWith(s("Unknown:")));
        QCOMPARE(form->facts[3].plain(), s("at least $8.40/month → at least $8.40/month"));
        QVERIFY(!form->canScaleToZero);
        QVERIFY(!views::destroyForm(scene.subject(), "leader", {}));
    }

    void driftNamesWhatDiffers() {
        const auto basis = core::shapesOf(test::rectangularInfo());
        QCOMPARE(text::driftSentences(basis, basis), QStringList());
        auto now = basis;
        now[2].count = 4;
        QCOMPARE(text::driftSentences(basis, now), QStringList{s("web-reads changed from 3 to 4 instances.")});
        now[0].level = "16G-Performance";
        now.erase(now.begin() + 1);
        now.push_back({core::PoolRole::Follower, "batch", "4G-Performance", 1});
        QCOMPARE(text::driftSentences(basis, now),
                 (QStringList{s("The leader pool changed from 8G-Performance to 16G-Performance."),
                              s("analytics no longer exists."), s("web-reads changed from 3 to 4 instances."),
                              s("batch was added with 1 instance.")}));
    }

    void anOperationTellsItsFormWhatItNeeds_data() {
        using State = operations::Operation::State;
        using Stage = views::OperationNote::Stage;
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("stage");
        QTest::addColumn<bool>("withdrawable");
        const auto row = [](const char* name, State state, Stage stage, bool withdrawable) {
            QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(stage) << withdrawable;
        };
        row("queued", State::Queued, Stage::Busy, true);
        row("checking", State::Checking, Stage::Busy, true);
        row("sending", State::Sending, Stage::Busy, false);
        row("verifying", State::Verifying, Stage::Busy, false);
        row("two factor", State::NeedsTwoFactor, Stage::TwoFactor, true);
        row("drifted", State::Drifted, Stage::Drift, false);
        row("watching", State::Watching, Stage::Accepted, false);
        row("done", State::Done, Stage::Accepted, false);
        row("failed", State::Failed, Stage::Problem, false);
        row("unknown", State::OutcomeUnknown, Stage::Problem, false);
        row("cancelled", State::Cancelled, Stage::Problem, false);
    }
    void anOperationTellsItsFormWhatItNeeds() {
        QFETCH(int, state);
        QFETCH(int, stage);
        QFETCH(bool, withdrawable);
        operations::Operation operation;
        operation.state = static_cast<operations::Operation::State>(state);
        const auto note = views::operationNote(operation, test::morning);
        QCOMPARE(static_cast<int>(note.stage), stage);
        QCOMPARE(note.withdrawable, withdrawable);
        QVERIFY(!note.what.isEmpty());
    }

    void theApisSentenceStandsBesideItsField_data() {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("field");
        QTest::newRow("name") << s("This cluster already has a pool called \"web\".")
                              << static_cast<int>(core::DraftField::Name);
        QTest::newRow("level") << s("There is no level called \"9G\".") << static_cast<int>(core::DraftField::Level);
        QTest::newRow("count") << s("A cluster can have at most 13 follower instances.")
                               << static_cast<int>(core::DraftField::Count);
        QTest::newRow("other") << s("The database is being migrated.") << -1;
    }
    void theApisSentenceStandsBesideItsField() {
        QFETCH(QString, sentence);
        QFETCH(int, field);
        operations::Operation operation;
        operation.change.kind = ChangeKind::AddPool;
        operation.state = operations::Operation::State::Failed;
        operation.problem = test::error(api::ApiError::Kind::Invalid, 422);
        operation.problem->message = sentence.toStdString();
        const auto note = views::operationNote(operation, test::morning);
        QCOMPARE(note.text, sentence);
        QCOMPARE(note.field ? static_cast<int>(*note.field) : -1, field);
        QCOMPARE(note.what, s("The pool was not added."));
    }

    void aWaitCountsDownAndSaysWhy() {
        operations::Operation operation;
        operation.state = operations::Operation::State::Waiting;
        operation.problem = test::error(api::ApiError::Kind::RateLimited, 429);
        operation.nextAttempt = test::at(3);
        const auto note = views::operationNote(operation, test::at(1) - std::chrono::milliseconds(500));
        QVERIFY2(note.text.endsWith(s("Next attempt in 3 s.")), qPrintable(note.text));
        QVERIFY(note.withdrawable);
        operation.sentAt = test::morning;
        QVERIFY(!views::operationNote(operation, test::at(9)).withdrawable);
        QVERIFY(views::operationNote(operation, test::at(9)).text.endsWith(s("Next attempt in 0 s.")));
    }
};

QTEST_GUILESS_MAIN(PoolFormsTest)
#include "tst_pool_forms.moc"
