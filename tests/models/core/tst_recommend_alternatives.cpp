// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_alternatives.h"
#include "tests/models/core/pool_shapes.h"
#include "tests/models/core/printing.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

Attachment attached(const char* app, const char* pool) {
    Attachment attachment;
    attachment.app.name = app;
    attachment.target.pool = pool;
    return attachment;
}

const std::vector<PoolShape> live{leader(), follower("analytics", 1), follower("web", 3)};

} // namespace

/// What proposals are worse or better in.
class TestRecommendAlternatives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresOfFollowersAreCompared() {
        const auto catalog = publishedCatalog();
        const std::vector<Attachment> attachments;
        const ProposalFacts facts{live, attachments, catalog};
        const Proposal cheapest{{100000}, {leader(), follower("analytics", 2), follower("web", 5)}};
        const Proposal single{{90000}, {leader(), follower("web", 4, "8G-Performance")}};
        QVERIFY((differenceOf(single, cheapest, facts) == ProposalDifference{{-10000}, 2400 - 1900, -3, -1, 0}));
        QVERIFY((differenceOf(cheapest, single, facts) == ProposalDifference{{10000}, 1900 - 2400, 3, 1, 0}));
        QVERIFY((differenceOf(cheapest, cheapest, facts) == ProposalDifference{{0}, 0, 0, 0, 0}));
    }

    void anUnknownLimitIsNoDifference() {
        const auto catalog = publishedCatalog();
        const std::vector<Attachment> attachments;
        const ProposalFacts facts{live, attachments, catalog};
        const Proposal known{{1}, {leader(), follower("web", 2)}};
        const Proposal odd{{1}, {leader(), follower("web", 2, "2T-Performance"), follower("analytics", 2)}};
        QVERIFY(!differenceOf(known, odd, facts).afterLoss);
        QVERIFY(!differenceOf(odd, known, facts).afterLoss);
    }

    void appsOfPoolsThatGoRestartOnce() {
        const auto catalog = publishedCatalog();
        const std::vector<Attachment> attachments{attached("shop", "web"),       attached("shop", "analytics"),
                                                  attached("blog", "analytics"), attached("shop", "leader"),
                                                  attached("blog", "analytics"), attached("odd", "gone")};
        const ProposalFacts facts{live, attachments, catalog};
        QVERIFY(restartingApps(live, facts).empty());
        QVERIFY((restartingApps({leader(), follower("web", 1)}, facts) == std::vector<std::string>{"shop", "blog"}));
        QVERIFY((restartingApps({leader(), follower("analytics", 1, "8G-Performance")}, facts) ==
                 std::vector<std::string>{"shop"}));
        const Proposal one{{1}, {leader(), follower("web", 1)}};
        const Proposal other{{1}, {leader(), follower("analytics", 1)}};
        QCOMPARE(differenceOf(one, other, facts).restarts, 1);
        QCOMPARE(differenceOf(other, one, facts).restarts, -1);
    }
};

POOLHOUSE_PLAIN_TEST(TestRecommendAlternatives)
#include "tst_recommend_alternatives.moc"
