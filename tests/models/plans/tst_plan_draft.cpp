// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/plan_draft.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using core::PoolRole;
using core::PoolShape;
using test::s;

namespace {

PoolShape followerShape(const char* name, const char* level, int count) {
    return {PoolRole::Follower, name, level, count};
}

/// "leader 8G-Performance 2>2; web-reads ...": level and count, live > wanted.
QString printed(const plans::PlannedCluster& cluster) {
    QStringList lines;
    const auto shape = [](const std::optional<PoolShape>& each) {
        return each ? s("%1 %2x%3")
                          .arg(QString::fromStdString(each->name))
                          .arg(each->count)
                          .arg(QString::fromStdString(each->level).section(QLatin1Char('-'), 0, 0))
                    : s("-");
    };
    for (const auto& pool : cluster.pools) {
        lines << shape(pool.live) + s(" > ") + shape(pool.wanted);
    }
    return lines.join(s("; "));
}

/// catalog-api moves from web-reads to analytics.
plans::PlannedCluster movingCluster() {
    auto cluster = plans::plannedAsLive(test::rectangularInfo());
    cluster.moves = {{"catalog-api",
                      {},
                      core::AttachmentPlace{"web-reads", "READS"},
                      core::AttachmentPlace{"analytics", "ANALYTICS"}}};
    return cluster;
}

/// "READS@web-reads > ANALYTICS@analytics"
QString printedMoves(const plans::PlannedCluster& cluster) {
    const auto place = [](const std::optional<core::AttachmentPlace>& each) {
        return each ? QString::fromStdString(each->name + "@" + each->pool) : s("-");
    };
    QStringList all;
    for (const auto& move : cluster.moves) {
        all << place(move.from) + s(" > ") + place(move.to);
    }
    return all.join(s("; "));
}

} // namespace

class TestPlanDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshPlanWantsWhatIsThere() {
        const auto cluster = plans::plannedAsLive(test::rectangularInfo());
        QCOMPARE(printed(cluster), s("leader 2x8G > leader 2x8G; analytics 1x16G > analytics 1x16G; "
                                     "web-reads 3x4G > web-reads 3x4G"));
        QVERIFY(!cluster.changed());
        QVERIFY(cluster.needs.leaderHighAvailability);
    }

    void shapesBecomeRowsByName() {
        auto cluster = plans::plannedAsLive(test::rectangularInfo());
        plans::wantShapes(cluster, {{PoolRole::Leader, "leader", "8G-Performance", 1},
                                    followerShape("web-reads", "4G-Performance", 5),
                                    followerShape("new-one", "8G-Performance", 1)});
        QCOMPARE(printed(cluster), s("leader 2x8G > leader 1x8G; analytics 1x16G > -; web-reads 3x4G > web-reads 5x4G; "
                                     "- > new-one 1x8G"));
    }

    void rebasingKeepsIntentionsAndFollowsTheRest() {
        auto cluster = plans::plannedAsLive(test::rectangularInfo());
        cluster.pools[2].wanted->count = 5;                // web-reads: the count is ours
        cluster.pools[1].wanted->level = "8G-Performance"; // analytics: gone by then
        cluster.pools.push_back({std::nullopt, followerShape("mine", "4G-Performance", 1)});
        auto now = test::info(test::rectangular(), {test::pool("leader", "16G-Performance", 2, 600),
                                                    test::pool("web-reads", "8G-Performance", 4, 900),
                                                    test::pool("theirs", "4G-Performance", 1, 0)});
        QVERIFY(plans::drifted(cluster, now));
        const auto next = plans::rebased(cluster, now);
        QCOMPARE(printed(next), s("leader 2x16G > leader 2x16G; theirs 1x4G > theirs 1x4G; "
                                  "web-reads 4x8G > web-reads 5x8G; - > mine 1x4G"));
        QVERIFY(!plans::drifted(next, now));
    }

    void rebasingMeetsAPoolMadeMeanwhile() {
        auto cluster = plans::plannedAsLive(test::rectangularInfo());
        cluster.pools.push_back({std::nullopt, followerShape("batch", "8G-Performance", 2)});
        auto now = test::rectangularInfo();
        now.pools.push_back(test::pool("batch", "4G-Performance", 1, 0));
        const auto next = plans::rebased(cluster, now);
        QVERIFY(printed(next).contains(s("batch 1x4G > batch 2x8G")));
    }

    void movesAreAChangeThatArrives() {
        const auto now = test::rectangularInfo();
        const auto before = test::attachments();
        auto cluster = movingCluster();
        QVERIFY(cluster.changed());
        QVERIFY(!plans::arrived(cluster, now, before));
        auto both = before;
        both.push_back(test::attachment("ANALYTICS", "catalog-api", test::rectangular(), "analytics"));
        QVERIFY(!plans::arrived(cluster, now, both)); // the old one is still there
        auto after = both;
        after.erase(after.begin() + 3);
        QVERIFY(plans::arrived(cluster, now, after));
        after.back().target.pool = "leader";
        QVERIFY(!plans::arrived(cluster, now, after));
        cluster.pools[2].wanted->count = 5;
        after.back().target.pool = "analytics";
        QVERIFY(!plans::arrived(cluster, now, after));
    }

    void rebasedMovesKeepWhatIsLeft_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("left");
        QTest::newRow("nothing") << QString() << s("READS@web-reads > ANALYTICS@analytics");
        QTest::newRow("attached already") << s("+ANALYTICS@analytics") << s("READS@web-reads > -");
        QTest::newRow("detached already") << s("-READS") << s("- > ANALYTICS@analytics");
        QTest::newRow("both") << s("-READS +ANALYTICS@analytics") << QString();
        QTest::newRow("another pool's by now") << s("-READS +READS@leader") << s("READS@leader > ANALYTICS@analytics");
        QTest::newRow("where it was to go") << s("-READS +READS@analytics") << QString();
        QTest::newRow("the new name is taken")
            << s("+ANALYTICS@leader") << s("READS@web-reads > ANALYTICS_2@analytics");
        QTest::newRow("the new name is taken, the old one gone")
            << s("-READS +ANALYTICS@leader") << s("- > ANALYTICS_2@analytics");
    }
    void rebasedMovesKeepWhatIsLeft() {
        QFETCH(const QString, change);
        auto attachments = test::attachments();
        for (const auto& each : change.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const auto name = each.mid(1).section(QLatin1Char('@'), 0, 0).toStdString();
            if (each.startsWith(QLatin1Char('+'))) {
                attachments.push_back(test::attachment(name, "catalog-api", test::rectangular(),
                                                       each.section(QLatin1Char('@'), 1).toStdString()));
            } else {
                std::erase_if(attachments, [&name](const core::Attachment& attachment) {
                    return attachment.app.name == "catalog-api" && attachment.name == name;
                });
            }
        }
        auto cluster = movingCluster();
        plans::rebaseMoves(cluster, attachments, [&](const std::string& app) {
            std::vector<std::string> names;
            for (const auto& each : attachments) {
                names.push_back(each.app.name == app ? each.name : std::string());
            }
            return names;
        });
        QTEST(printedMoves(cluster), "left");
    }

    void rebasedMovesTakeTheCredentialOfNow() {
        auto cluster = movingCluster();
        cluster.moves.front().credential = "analyst";
        auto attachments = test::attachments();
        attachments[3].target.role = "owner";
        plans::rebaseMoves(cluster, attachments, [](const std::string&) { return std::vector<std::string>(); });
        QCOMPARE(printedMoves(cluster), s("READS@web-reads > ANALYTICS@analytics"));
        QVERIFY(cluster.moves.front().credential == "owner");
    }

    void shapesTakeTheSpellingOfTheCluster() {
        auto cluster = plans::plannedAsLive(test::rectangularInfo());
        std::vector<PoolShape> followers{followerShape("Web-Reads", "4G-Performance", 2),
                                         followerShape("", "4G-Performance", 3)};
        plans::nameLikeLive(followers, cluster);
        QVERIFY(followers[0].name == "web-reads" && followers[1].name == "analytics");
        const auto like = plans::shapesLike({{core::PoolRole::Follower, "WEB-READS", "4G-Performance", 2}}, cluster);
        QVERIFY(like.front().name == "web-reads");
        plans::wantShapes(cluster, {{core::PoolRole::Leader, "leader", "8G-Performance", 2},
                                    {core::PoolRole::Follower, "Web-Reads", "4G-Performance", 2}});
        QCOMPARE(cluster.pools.size(), std::size_t(3));
        QVERIFY(cluster.pools[2].wanted && cluster.pools[2].wanted->name == "web-reads");
    }

    void movesGoWithTheirPools() {
        auto cluster = movingCluster();
        plans::dropLostMoves(cluster);
        QCOMPARE(cluster.moves.size(), std::size_t(1));
        cluster.pools[1].wanted.reset(); // analytics
        plans::dropLostMoves(cluster);
        QVERIFY(cluster.moves.empty());
        cluster = movingCluster();
        cluster.pools[2].wanted.reset(); // the app leaves a pool that is destroyed
        plans::dropLostMoves(cluster);
        QCOMPARE(cluster.moves.size(), std::size_t(1));
        cluster.pools.erase(cluster.pools.begin() + 2);
        plans::dropLostMoves(cluster);
        QVERIFY(cluster.moves.empty());
    }

    void aMoveIsFoundByEitherName() {
        auto cluster = movingCluster();
        QVERIFY(plans::moveOf(cluster, "catalog-api", "READS") == &cluster.moves[0]);
        QVERIFY(plans::moveOf(cluster, "catalog-api", "ANALYTICS") == &cluster.moves[0]);
        QVERIFY(plans::moveOf(cluster, "catalog-api", "OTHER") == nullptr);
        QVERIFY(plans::moveOf(cluster, "example-app", "READS") == nullptr);
    }

    void rebasingKeepsMoves() {
        const auto cluster = movingCluster();
        QVERIFY(plans::rebased(cluster, test::rectangularInfo()).moves == cluster.moves);
    }

    void unnamedPoolsTakeTheClosestLiveName() {
        const auto cluster = plans::plannedAsLive(test::rectangularInfo());
        std::vector<PoolShape> shapes{followerShape("", "4G-Performance", 5), followerShape("", "8G-Performance", 1),
                                      followerShape("", "8G-Performance", 2)};
        plans::nameLikeLive(shapes, cluster);
        QCOMPARE(shapes[0].name, std::string("web-reads")); // the same level
        QCOMPARE(shapes[1].name, std::string("analytics"));
        QCOMPARE(shapes[2].name, std::string("reads"));
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanDraft)
#include "tst_plan_draft.moc"
