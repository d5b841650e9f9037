// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/views/pool_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/views/printed_changes.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using test::printed;
using test::s;

namespace {

struct FormsScene {
    fleet::Store store;

    FormsScene() { test::fillWithRectangular(store); }
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

/// `up` instances of `count` are up.
core::Pool coming(const std::string& name, int up, int count, int used) {
    auto pool = test::pool(name, "4G-Performance", up, used);
    pool.expectedCount = count;
    pool.status = core::readEnum(core::poolStatusWords(), "modifying");
    return pool;
}

} // namespace

class TestPoolForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addingShowsWhatThePictureShows() {
        FormsScene scene;
        const auto form = views::addPoolForm(scene.subject(), {"web--reads", "8G-Performance", 2});
        QCOMPARE(form.title, s("Add a follower pool: postgresql-rectangular-12345"));
        QCOMPARE(form.levelLine, s("8G-Performance · 2 vCPU · 8 GB · 800 connections each"));
        QCOMPARE(form.remaining, s("9 still available in this cluster (limit 13)"));
        QCOMPARE(form.redundancy.text, s("High availability"));
        QCOMPARE(form.boxes.size(), std::size_t(2));
        QCOMPARE(form.boxes[0].appearance, views::InstanceBox::Appearance::Coming);
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
        FormsScene scene;
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
        FormsScene scene;
        const auto form = views::addPoolForm(scene.subject(), {name.toStdString(), "8G-Performance", 1});
        const auto* problem = form.problemOf(core::DraftField::Name);
        QVERIFY(problem);
        QVERIFY2(problem->sentence.startsWith(rule), qPrintable(problem->sentence));
        const auto mended =
            views::addPoolForm(scene.subject(), {problem->suggestion.toStdString(), "8G-Performance", 1});
        QVERIFY2(mended.problems.empty(), qPrintable(problem->suggestion));
    }

    void theCountOffersWhatIsLeft() {
        FormsScene scene;
        const auto form = views::addPoolForm(scene.subject(), {"", "8G-Performance", 10});
        QCOMPARE(form.most, 9);
        QCOMPARE(form.problemOf(core::DraftField::Count)->sentence, s("At most 9 instances are left for this pool."));
    }

    void aFullClusterSaysWhyNot() {
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
        QVERIFY(views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 3})->changes.empty());
        QVERIFY(views::leaderForm(scene.subject(), {"8G-Performance", true})->changes.empty());
        QVERIFY(!views::scaleForm(scene.subject(), "leader", {"4G-Performance", 3}));
        QVERIFY(!views::scaleForm(scene.subject(), "gone", {"4G-Performance", 3}));
    }

    void theLargestCountLeavesOnlyTheOtherPoolsOut() {
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1),
                    test::pool("analytics", "16G-Performance", 1, 1, 2000),
                    test::pool("web-reads", "4G-Performance", 3, 10)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4});
        QCOMPARE(form->figures[3].before, s("3,140"));
        QCOMPARE(form->figures[3].after, s("3,520"));
    }

    /// What is up counts as now; what was requested before stands beside it.
    void attachmentsThatAreNotKnownHaveAReason() {
        FormsScene scene;
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
        FormsScene scene;
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
        FormsScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), coming("web-reads", 1, 3, 100)}, 2);
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 4});
        QCOMPARE(form->remaining, s("1 of 3 up, up to 13 possible"));
        QCOMPARE(form->boxes[0].appearance, views::InstanceBox::Appearance::Up);
        QCOMPARE(form->boxes[1].appearance, views::InstanceBox::Appearance::Coming);
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
        QCOMPARE(standby->boxes[0].appearance, views::InstanceBox::Appearance::Up);
        QCOMPARE(standby->boxes[1].explanation, s("Standby: not up"));
        QCOMPARE(standby->figures[3].before, s("No redundancy now"));
    }

    /// What is refused has no cost and no capacity.
    void aRefusedNumberHasNoEffect() {
        FormsScene scene;
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

    /// Another instance of a level without a price does not cost nothing.
    void anUnknownPriceIsNoSaving() {
        FormsScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("big", "64G-Performance", 2, 5),
                    test::pool("web-reads", "4G-Performance", 3, 700)});
        const auto form = views::destroyForm(scene.subject(), "web-reads", {});
        QVERIFY2(form->facts[3].plain().contains(s("saves $450.00")), qPrintable(form->facts[3].plain()));
        const auto big = views::destroyForm(scene.subject(), "big", {});
        QVERIFY2(!big->facts[3].plain().contains(s("saves")), qPrintable(big->facts[3].plain()));
    }

    void scalingShowsWhatIsInUseOfBothLimits() {
        FormsScene scene;
        scene.read({test::pool("leader", "8G-Performance", 2, 1), test::pool("web-reads", "4G-Performance", 3, 1021)});
        const auto form = views::scaleForm(scene.subject(), "web-reads", {"4G-Performance", 1});
        QVERIFY(printed(form->figures).contains(s("Connections in use|1,021 of 1,140|1,021 of 380")));
    }

    void theStandbyHasAPriceAndALoss() {
        FormsScene scene;
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
};

POOLHOUSE_CORE_APP_TEST(TestPoolForms)
#include "tst_pool_forms.moc"
