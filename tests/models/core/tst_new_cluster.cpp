// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "models/core/cluster_template.h"
#include "models/core/new_cluster.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using core::NewClusterField;
using core::NewClusterProblem;

Q_DECLARE_METATYPE(std::optional<core::NewClusterProblem>)

namespace {

using MaybeNameProblem = std::optional<NewClusterProblem>;

core::Instant onDay(const char* text) {
    return *core::parseInstant(text);
}

} // namespace

/// What a new cluster may be called, and when an old one can be rolled back to.
class TestNewCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<MaybeNameProblem>("problem");
        const auto row = [](const QByteArray& name, MaybeNameProblem problem) {
            QTest::newRow(name.left(40).constData()) << name << problem;
        };
        row("", {});
        row("orders-db", {});
        row("Orders_2", {});
        row("o", {});
        row("2-orders", NewClusterProblem::NameFirstNotLetter);
        row("-orders", NewClusterProblem::NameFirstNotLetter);
        row("orders db", NewClusterProblem::NameInvalidCharacter);
        row("b\xc3\xbc"
            "cher",
            NewClusterProblem::NameInvalidCharacter);
        row("postgresql-taken-1", NewClusterProblem::NameTaken);
        row(QByteArray(256, 'a'), {});
        row(QByteArray(257, 'a'), NewClusterProblem::NameTooLong);
    }
    void names() {
        QFETCH(const QByteArray, name);
        const std::vector<std::string> taken{"postgresql-taken-1"};
        QTEST(core::clusterNameProblem(name.toStdString(), taken), "problem");
    }

    void generatedNames() {
        const auto first = core::generateClusterName(7, {});
        QVERIFY2(QRegularExpression(QStringLiteral("^postgresql-[a-z]+-[0-9]{5}$"))
                     .match(QString::fromStdString(first))
                     .hasMatch(),
                 first.c_str());
        QVERIFY(core::generateClusterName(7, {}) == first);
        const std::vector<std::string> taken{first};
        QVERIFY(core::generateClusterName(7, taken) != first);
        QVERIFY(!core::clusterNameProblem(first, {}));
    }

    void plansAndVersions() {
        for (const auto* plan : {"advanced", "advanced-private", "advanced-shield"}) {
            QVERIFY(core::isClusterPlan(plan));
        }
        QVERIFY(!core::isClusterPlan("") && !core::isClusterPlan("premium-0") && !core::isClusterPlan("advanced-"));
        for (const auto* version : {"17", "9.6", "17.5", "100"}) {
            QVERIFY2(core::isPostgresVersion(version), version);
        }
        for (const auto* version : {"", "v17", "17.", ".5", "17.5.1", "1700", "17 "}) {
            QVERIFY2(!core::isPostgresVersion(version), version);
        }
    }

    /// Of a cluster of the same name: only one that is as wanted may be that of an earlier request.
    void differences() {
        core::ClusterInfo there;
        there.version = "17.5";
        there.pools.emplace_back();
        there.pools.front().name = core::leaderPoolName;
        there.pools.front().expectedLevel = "8G-Performance";
        there.pools.front().expectedCount = 2;
        core::NewCluster wanted{"example-app", "orders-db"};
        wanted.level = "8G-Performance";
        wanted.highAvailability = true;
        wanted.version = "17";
        using enum core::NewClusterDifference;
        QVERIFY(!core::differenceOf(wanted, there));
        wanted.version = "1";
        QVERIFY(core::differenceOf(wanted, there) == Version);
        wanted.version.clear();
        wanted.highAvailability = false;
        QVERIFY(core::differenceOf(wanted, there) == Leader);
        wanted.highAvailability = true;
        wanted.level = "4G-Performance";
        QVERIFY(core::differenceOf(wanted, there) == Leader);
        wanted.level = "8G-Performance";
        wanted.source = core::ClusterSource{"source-db"};
        QVERIFY(core::differenceOf(wanted, there) == Source);
        there.forkedFrom = "source-db";
        QVERIFY(!core::differenceOf(wanted, there));
        wanted.source.reset();
        QVERIFY(core::differenceOf(wanted, there) == Source);
        there.forkedFrom.reset();
        there.pools.clear();
        QVERIFY(core::differenceOf(wanted, there) == Leader);
    }

    void rollbacks() {
        const auto earliest = onDay("2026-06-15T08:00:00Z"), latest = onDay("2026-06-22T08:00:00Z"),
                   now = onDay("2026-06-22T08:10:00Z");
        const core::RollbackWindow window{earliest, latest};
        using std::chrono::seconds;
        QVERIFY(!core::rollbackProblem(earliest, window, now));
        QVERIFY(core::rollbackProblem(earliest - seconds(1), window, now) == NewClusterProblem::InstantTooEarly);
        QVERIFY(!core::rollbackProblem(latest, window, now));
        // the window was read a while ago; its end has moved on since
        QVERIFY(!core::rollbackProblem(now, window, now));
        QVERIFY(core::rollbackProblem(now + seconds(1), window, now) == NewClusterProblem::InstantTooLate);
        // what is not known forbids nothing but the future
        QVERIFY(!core::rollbackProblem(earliest - std::chrono::weeks(9), {}, now));
        QVERIFY(core::rollbackProblem(now + seconds(1), {}, now) == NewClusterProblem::InstantTooLate);
    }

    /// It has a leader where there is no pool, and changes nothing of pools that are there.
    void poolsAfterwards() {
        core::NewCluster cluster{"example-app", "orders-db"};
        cluster.level = "8G-Performance";
        core::Change change{core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, cluster};
        const core::PoolShape leader{core::PoolRole::Leader, "leader", "8G-Performance", 1};
        QVERIFY(core::applied({}, change, {}).value() == std::vector{leader});
        change.newCluster->highAvailability = true;
        QCOMPARE(core::applied({}, change, {}).value().front().count, 2);
        const std::vector<core::PoolShape> there{leader, {core::PoolRole::Follower, "reads", "4G-Performance", 3}};
        QVERIFY(core::applied(there, change, {}).value() == there);
    }

    void anotherClusterIsATemplate() {
        core::ClusterInfo info;
        const auto pool = [&info](const char* name, const char* level, int count) {
            core::Pool made;
            made.name = name;
            made.expectedLevel = level;
            made.expectedCount = count;
            info.pools.push_back(made);
        };
        pool("reads", "4G-Performance", 3);
        pool("leader", "8G-Performance", 2);
        pool("asleep", "16G-Performance", 0);
        const auto made = core::templateOf("advanced-private", info);
        QVERIFY(made.plan == "advanced-private" && made.level == "8G-Performance" && made.highAvailability);
        std::vector<core::NewPoolDraft> pools{{"asleep", "16G-Performance", 1}, {"reads", "4G-Performance", 3}};
        QVERIFY(std::is_permutation(made.pools.begin(), made.pools.end(), pools.begin(), pools.end()));
        QVERIFY(made.raised == std::vector<std::string>{"asleep"});
        core::NewCluster cluster{"example-app", "orders-db"};
        cluster.level = made.level;
        const auto shapes = core::shapesOf(cluster, pools);
        QVERIFY(shapes.size() == 3 && shapes.front() == core::leaderOf(cluster));
        QVERIFY((shapes.back() == core::PoolShape{core::PoolRole::Follower, "reads", "4G-Performance", 3}));
    }

    void everyProblemHasItsField() {
        QVERIFY(core::fieldOf(NewClusterProblem::AppMissing) == NewClusterField::App);
        QVERIFY(core::fieldOf(NewClusterProblem::NameTaken) == NewClusterField::Name);
        QVERIFY(core::fieldOf(NewClusterProblem::AttachmentTaken) == NewClusterField::Attachment);
        QVERIFY(core::fieldOf(NewClusterProblem::PlanUnknown) == NewClusterField::Plan);
        QVERIFY(core::fieldOf(NewClusterProblem::LevelUnknown) == NewClusterField::Level);
        QVERIFY(core::fieldOf(NewClusterProblem::VersionBad) == NewClusterField::Version);
        QVERIFY(core::fieldOf(NewClusterProblem::InstantTooEarly) == NewClusterField::At);
    }
};

POOLHOUSE_PLAIN_TEST(TestNewCluster)
#include "tst_new_cluster.moc"
