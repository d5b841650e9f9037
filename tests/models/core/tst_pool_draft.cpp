// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

QString text(const std::vector<DraftProblem>& problems) {
    QStringList words;
    for (const auto& problem : problems) {
        const char* code = "";
        auto field = problem.field;
        switch (problem.code) {
        case DraftProblemCode::Name:
            code = "name";
            field = DraftField::Name;
            break;
        case DraftProblemCode::LevelUnknown:
            code = "level";
            field = DraftField::Level;
            break;
        case DraftProblemCode::CountBelowMinimum:
            code = "least";
            field = DraftField::Count;
            break;
        case DraftProblemCode::CountAboveMaximum:
            code = "most";
            field = DraftField::Count;
            break;
        case DraftProblemCode::TooManyPools:
            code = "pools";
            field = DraftField::Cluster;
            break;
        }
        const int number = problem.name ? static_cast<int>(*problem.name) : problem.bound;
        const bool consistent = field == problem.field && problem.name.has_value() == (field == DraftField::Name);
        words.append(consistent ? QStringLiteral("%1=%2").arg(QString::fromUtf8(code)).arg(number)
                                : QStringLiteral("field and code differ"));
    }
    return words.join(QLatin1Char(' '));
}

std::vector<PoolShape> full(int pools, int countOfFirst) {
    std::vector<PoolShape> made{{PoolRole::Leader, "leader", "8G-Performance", 2}};
    for (int number = 0; number < pools; ++number) {
        made.push_back(
            {PoolRole::Follower, "pool-" + std::to_string(number), "4G-Performance", number == 0 ? countOfFirst : 1});
    }
    return made;
}

} // namespace

class TestPoolDraft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newPool_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pools");
        QTest::addColumn<int>("countOfFirst");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* label, const char* name, const char* level, int count, int pools, int first,
                            const QString& expected) {
            QTest::newRow(label) << QString::fromUtf8(name) << QString::fromUtf8(level) << count << pools << first
                                 << expected;
        };
        const auto taken = QStringLiteral("name=%1").arg(static_cast<int>(PoolNameProblem::Taken));
        const auto reserved = QStringLiteral("name=%1").arg(static_cast<int>(PoolNameProblem::Reserved));
        row("good", "nightly-export", "4G-Performance", 1, 2, 3, {});
        row("rule6 name left empty", "", "4G-Performance", 1, 2, 3, {});
        row("rule6 taken", "POOL-1", "4G-Performance", 1, 2, 3, taken);
        row("rule6 leader", "leader", "4G-Performance", 1, 2, 3, reserved);
        row("unknown level", "reads", "9G-Performance", 1, 2, 3, QStringLiteral("level=0"));
        row("no level", "reads", "", 1, 2, 3, QStringLiteral("level=0"));
        row("a new pool has one instance at least", "reads", "4G-Performance", 0, 2, 3, QStringLiteral("least=1"));
        row("rule4 all that are left", "reads", "4G-Performance", 9, 2, 3, {});
        row("rule4 one too many", "reads", "4G-Performance", 10, 2, 3, QStringLiteral("most=9"));
        row("rule1 none left", "reads", "4G-Performance", 1, 1, 13, QStringLiteral("most=0"));
        row("rule1 the fifth pool", "reads", "4G-Performance", 1, 4, 3, {});
        row("rule1 a sixth pool", "reads", "4G-Performance", 1, 5, 3, QStringLiteral("pools=5"));
        row("everything at once", "POOL-1", "", 14, 5, 3, QStringLiteral("pools=5 level=0 most=6 ") + taken);
    }
    void newPool() {
        QFETCH(const QString, name);
        QFETCH(const QString, level);
        QFETCH(const int, count);
        QFETCH(const int, pools);
        QFETCH(const int, countOfFirst);
        const NewPoolDraft draft{name.toStdString(), level.toStdString(), count};
        QTEST(text(problemsOf(draft, full(pools, countOfFirst), publishedCatalog())), "expected");
    }

    void count_data() {
        QTest::addColumn<int>("pool");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("expected");
        QTest::newRow("rule2 leader alone") << 0 << 1 << QString();
        QTest::newRow("rule2 leader and standby") << 0 << 2 << QString();
        QTest::newRow("rule2 no leader") << 0 << 0 << QStringLiteral("least=1");
        QTest::newRow("rule2 three") << 0 << 3 << QStringLiteral("most=2");
        QTest::newRow("rule3 follower down to none") << 1 << 0 << QString();
        QTest::newRow("rule3 below none") << 1 << -1 << QStringLiteral("least=0");
        QTest::newRow("rule4 its own count back in") << 1 << 12 << QString();
        QTest::newRow("rule4 one more") << 1 << 13 << QStringLiteral("most=12");
        QTest::newRow("rule4 the other pool") << 2 << 10 << QString();
        QTest::newRow("rule4 the other pool, one more") << 2 << 11 << QStringLiteral("most=10");
    }
    void count() {
        QFETCH(const int, pool);
        QFETCH(const int, count);
        const auto pools = full(2, 3);
        QTEST(text(problemsOfCount(pools[static_cast<std::size_t>(pool)], count, pools)), "expected");
    }

    void level() {
        const auto catalog = publishedCatalog();
        QVERIFY(problemsOfLevel("4G-Performance", catalog).empty());
        QCOMPARE(text(problemsOfLevel("4g-performance", catalog)), QStringLiteral("level=0"));
        QCOMPARE(text(problemsOfLevel("4G-Performance", Catalog())), QStringLiteral("level=0"));
    }

    /// A draft without problems, carried out, leaves a cluster within rules 1 and 6; one with problems would not.
    void propertyNoProblemsMeansWithinTheRules() {
        Random random(15);
        const auto catalog = publishedCatalog();
        int good = 0;
        for (int round = 0; round < 5000; ++round) {
            auto pools = shapesOf(randomCluster(random, false));
            const NewPoolDraft draft{"pool-" + std::to_string(random.between(1, 8)), randomLevel(random, true),
                                     random.between(-1, 14)};
            const bool nameFree = std::none_of(pools.begin(), pools.end(),
                                               [&](const PoolShape& pool) { return pool.name == draft.name; });
            pools.push_back({PoolRole::Follower, draft.name, draft.level, draft.count});
            const bool within = followerPoolCount(pools) <= 5 && followerInstanceCount(pools) <= 13 &&
                                draft.count > 0 && catalog.find(draft.level) != nullptr && nameFree;
            pools.pop_back();
            QCOMPARE(problemsOf(draft, pools, catalog).empty(), within);
            good += within ? 1 : 0;
        }
        QVERIFY(good > 300);
    }
};

POOLHOUSE_PLAIN_TEST(TestPoolDraft)
#include "tst_pool_draft.moc"
