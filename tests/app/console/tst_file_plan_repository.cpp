// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/file_plan_repository.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using console::FilePlanRepository;
using plans::PlannerKeeper;

class TestPlanStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack();
    void anAccountSeesItsOwn();
    void withoutADirectoryNothingOutlivesTheAccount();
    void whatIsForgottenIsGone();
    void damagedIsPutAsideAndSaid_data();
    void damagedIsPutAsideAndSaid();
    void whatCannotBeWrittenIsSaidOnce();
    void thePlanBeingAppliedIsThereAtOnce();
};

namespace {

const core::ClusterId cluster{"../01234567/odd"};

/// An unvalidated draft.
PlannerKeeper::Kept halfTyped() {
    plans::PlannedCluster planned{cluster, "postgresql-x", "example-app", {}, {}};
    const core::PoolShape leader{core::PoolRole::Leader, "leader", "8G-Performance", 2};
    const core::PoolShape reads{core::PoolRole::Follower, "web-reads", "4G-Performance", 3};
    planned.pools.push_back({leader, leader});
    planned.pools.push_back({reads, std::nullopt});
    planned.pools.push_back({std::nullopt, core::PoolShape{core::PoolRole::Follower, "", "gone-level", -7}});
    planned.needs.surviveInstanceLoss = false;
    planned.needs.maxMonthly = core::Money{150050};
    plans::WorkloadDraft web;
    web.workload = {"web \xc3\xa9", core::Workload::Access::Read, 1300, "web-reads", false, 0.5, 4};
    web.factors = {26, 5, 10};
    plans::WorkloadDraft writes;
    writes.workload.access = core::Workload::Access::Write;
    planned.needs.workloads = {web, writes};
    plans::PlanDraft draft;
    draft.clusters.push_back(planned);
    auto other = draft;
    other.clusters.front().needs = {};
    return {draft, {{"Plan 1", other}}};
}

core::Plan somePlan() {
    core::ClusterPlan planned;
    planned.cluster = "postgresql-x";
    planned.id = cluster;
    planned.app = "example-app";
    planned.live = {{core::PoolRole::Leader, "leader", "8G-Performance", 2}};
    planned.wanted = {{core::PoolRole::Leader, "leader", "8G-Performance", 1}};
    return {{}, {planned}};
}

QStringList filesIn(const QString& directory) {
    return QDir(directory).entryList(QDir::Files);
}

} // namespace

void TestPlanStore::everythingComesBack() {
    const QTemporaryDir folder;
    const auto directory = folder.filePath(QStringLiteral("not/there/yet"));
    {
        FilePlanRepository store;
        store.open(directory);
        QVERIFY(!store.kept(cluster));
        store.keep(cluster, halfTyped());
        QVERIFY(store.kept(cluster) == halfTyped()); // also before the write
        QTRY_COMPARE(filesIn(directory).size(), 1);  // without closing
    }
    FilePlanRepository store;
    store.open(directory);
    QVERIFY(store.kept(cluster) == halfTyped());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("not/there/01234567")))); // an id must not be used as a path
}

void TestPlanStore::anAccountSeesItsOwn() {
    const auto one = FilePlanRepository::directoryOf(QStringLiteral("/plans"), QStringLiteral("api.heroku.com 1"));
    QCOMPARE(one, FilePlanRepository::directoryOf(QStringLiteral("/plans"), QStringLiteral("api.heroku.com 1")));
    QVERIFY(one != FilePlanRepository::directoryOf(QStringLiteral("/plans"), QStringLiteral("api.heroku.com 2")));
    QVERIFY(FilePlanRepository::directoryOf({}, QStringLiteral("api.heroku.com 1")).isEmpty());
}

void TestPlanStore::withoutADirectoryNothingOutlivesTheAccount() {
    FilePlanRepository store;
    store.open({});
    store.keep(cluster, halfTyped());
    store.keepApplied(somePlan());
    QVERIFY(store.kept(cluster) == halfTyped());
    QVERIFY(store.applied() == somePlan());
    store.open({});
    QVERIFY(!store.kept(cluster));
    QVERIFY(!store.applied());
}

void TestPlanStore::whatIsForgottenIsGone() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.keep(cluster, halfTyped());
    store.forget(cluster);
    QVERIFY(!store.kept(cluster));
    store.keepApplied(somePlan());
    store.forgetApplied();
    store.close();
    QVERIFY(filesIn(folder.path()).isEmpty());
}

void TestPlanStore::damagedIsPutAsideAndSaid_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{\"version\":1,\"draft\":{\"clust");
    QTest::newRow("from the future") << QByteArray("{\"version\":2,\"draft\":{\"clusters\":[]},\"alternatives\":[]}");
    QTest::newRow("a pool that is nothing") << QByteArray(
        "{\"version\":1,\"draft\":{\"clusters\":[{\"id\":\"a\",\"name\":\"b\",\"pools\":[{}],\"workloads\":[]}]},"
        "\"alternatives\":[]}");
}

void TestPlanStore::damagedIsPutAsideAndSaid() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.keep(cluster, halfTyped());
    store.keepApplied(somePlan());
    store.open(folder.path()); // flushes
    for (const auto& name : filesIn(folder.path())) {
        QFile file(QDir(folder.path()).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    const QSignalSpy said(&store, &plans::PlanRepository::trouble);
    QVERIFY(!store.kept(cluster));
    QVERIFY(!store.applied());
    QCOMPARE(said.size(), 2);
    QVERIFY2(said.constFirst().constFirst().toString().contains(QStringLiteral("damaged-1")),
             qPrintable(said.constFirst().constFirst().toString()));
    const auto files = filesIn(folder.path());
    QCOMPARE(files.size(), 2);
    for (const auto& name : files) {
        QFile file(QDir(folder.path()).filePath(name));
        QVERIFY(name.endsWith(QLatin1String(".damaged-1")) && file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
}

void TestPlanStore::whatCannotBeWrittenIsSaidOnce() {
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("plans")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    FilePlanRepository store;
    const QSignalSpy said(&store, &plans::PlanRepository::trouble);
    store.open(folder.filePath(QStringLiteral("plans"))); // a file in place of the directory
    store.keepApplied(somePlan());
    store.keepApplied(somePlan());
    QCOMPARE(said.size(), 1);
}

void TestPlanStore::thePlanBeingAppliedIsThereAtOnce() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.keepApplied(somePlan());
    FilePlanRepository another;
    another.open(folder.path());
    QVERIFY(another.applied() == somePlan());
}

QTEST_GUILESS_MAIN(TestPlanStore)
#include "tst_file_plan_repository.moc"
