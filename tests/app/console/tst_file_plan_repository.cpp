// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/file_plan_repository.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using console::FilePlanRepository;

class TestPlanStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack();
    void anEditIsWrittenBeforeFurtherInput();
    void nothingIsWrittenDuringADrag();
    void anAccountSeesItsOwn();
    void withoutADirectoryNothingOutlivesTheAccount();
    void whatIsForgottenIsGone();
    void aDamagedFileIsMovedAsideAndReported_data();
    void aDamagedFileIsMovedAsideAndReported();
    void peekingLeavesDamagedInPlace_data();
    void peekingLeavesDamagedInPlace();
    void peekingFindsWhatLoadingFinds();
    void whatCannotBeWrittenIsSaidOnce();
    void theCallerLearnsThatARunningPlanIsNotKept();
    void whatCannotBeRemovedIsSaid();
    void thePlanBeingAppliedIsThereAtOnce();
    void alternativesOfTheFirstVersionAreRead();
    void aDraftWithoutAMarginMeansWhatItMeant();
};

namespace {

const core::ClusterId oddCluster{"../01234567/odd"};

/// An unvalidated draft.
plans::SavedDraft halfTyped() {
    plans::PlannedCluster planned{oddCluster, "postgresql-x", "example-app", {}, {}};
    const core::PoolShape leader{core::PoolRole::Leader, "leader", "8G-Performance", 2};
    const core::PoolShape reads{core::PoolRole::Follower, "web-reads", "4G-Performance", 3};
    planned.pools.push_back({leader, leader});
    planned.pools.push_back({reads, std::nullopt});
    planned.pools.push_back({std::nullopt, core::PoolShape{core::PoolRole::Follower, "", "gone-level", -7}});
    planned.needs.surviveInstanceLoss = false;
    planned.needs.margin = 0;
    planned.needs.maxMonthly = core::Money{150050};
    plans::WorkloadDraft web;
    web.workload = {"web \xc3\xa9", core::Workload::Access::Read, 1300, "web-reads", false, 0.5, 4};
    web.factors = {26, 5, 10};
    web.observed = true;
    plans::WorkloadDraft writes;
    writes.workload.access = core::Workload::Access::Write;
    planned.needs.workloads = {web, writes};
    planned.needs.basis = fleet::ReadingBasis{std::chrono::minutes(3), std::chrono::seconds(30), 1};
    planned.moves = {
        {"shop", "analyst", core::AttachmentPlace{"web-reads", "READS"}, core::AttachmentPlace{"", "MORE"}},
        {"shop", {}, std::nullopt, core::AttachmentPlace{"leader", "MAIN"}}};
    plans::PlanDraft draft;
    draft.clusters.push_back(planned);
    auto other = draft;
    other.clusters.front().needs = {};
    other.clusters.front().moves.clear();
    return {draft, {{3, other}}};
}

core::Plan somePlan() {
    core::ClusterPlan planned;
    planned.cluster = "postgresql-x";
    planned.id = oddCluster;
    planned.app = "example-app";
    planned.live = {{core::PoolRole::Leader, "leader", "8G-Performance", 2}};
    planned.wanted = {{core::PoolRole::Leader, "leader", "8G-Performance", 1}};
    return {{}, {planned}};
}

QStringList filesIn(const QString& directory) {
    return QDir(directory).entryList(QDir::Files);
}

/// Counts files when it is painted.
class FileCount : public QObject {
public:
    FileCount(QString directory, std::optional<qsizetype>& count) : m_directory(std::move(directory)), m_count(count) {}

    bool event(QEvent* event) override {
        if (event->type() == QEvent::UpdateRequest) {
            m_count = filesIn(m_directory).size();
            return true;
        }
        return QObject::event(event);
    }

private:
    QString m_directory;
    std::optional<qsizetype>& m_count;
};

} // namespace

void TestPlanStore::everythingComesBack() {
    const QTemporaryDir folder;
    const auto directory = folder.filePath(QStringLiteral("not/there/yet"));
    {
        FilePlanRepository store;
        store.open(directory);
        QVERIFY(!store.loadDraft(oddCluster));
        store.saveDraft(oddCluster, halfTyped());
        QVERIFY(store.loadDraft(oddCluster) == halfTyped()); // also before it is written
        QTRY_COMPARE(filesIn(directory).size(), 1);          // without anything being closed
    }
    FilePlanRepository store;
    store.open(directory);
    QVERIFY(store.loadDraft(oddCluster) == halfTyped());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("not/there/01234567")))); // an id is no path
}

/// After the frame that shows it.
void TestPlanStore::anEditIsWrittenBeforeFurtherInput() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    std::optional<qsizetype> painted;
    FileCount frame(folder.path(), painted);
    store.saveDraft(oddCluster, halfTyped());
    QCOMPARE(filesIn(folder.path()).size(), 0);
    QCoreApplication::postEvent(&frame, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(painted, std::optional<qsizetype>(0));
    QCOMPARE(filesIn(folder.path()).size(), 1);
    store.removeDraft(oddCluster);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(filesIn(folder.path()).size(), 0);
}

/// As of a slider: each step is an edit.
void TestPlanStore::nothingIsWrittenDuringADrag() {
    const QTemporaryDir folder;
    bool held = true;
    int asked = 0;
    FilePlanRepository store([&] {
        ++asked;
        return held;
    });
    store.open(folder.path());
    for (int step = 0; step < 3; ++step) {
        store.saveDraft(oddCluster, halfTyped());
        QCoreApplication::sendPostedEvents();
    }
    QTRY_VERIFY(asked > 4); // it looks for the end of the drag
    QCOMPARE(filesIn(folder.path()).size(), 0);
    held = false;
    QTRY_COMPARE(filesIn(folder.path()).size(), 1);
    held = true;
    store.saveDraft(oddCluster, halfTyped());
    store.removeDraft(oddCluster);
    store.close(); // writes
    QCOMPARE(filesIn(folder.path()).size(), 0);
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
    store.saveDraft(oddCluster, halfTyped());
    QVERIFY(store.saveRunningPlan(somePlan()));
    QVERIFY(store.loadDraft(oddCluster) == halfTyped());
    QVERIFY(store.loadRunningPlan() == somePlan());
    store.open({});
    QVERIFY(!store.loadDraft(oddCluster));
    QVERIFY(!store.loadRunningPlan());
}

void TestPlanStore::whatIsForgottenIsGone() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.saveDraft(oddCluster, halfTyped());
    store.removeDraft(oddCluster);
    QVERIFY(!store.loadDraft(oddCluster));
    QVERIFY(store.saveRunningPlan(somePlan()));
    QVERIFY(store.removeRunningPlan());
    QVERIFY(store.removeRunningPlan()); // there is none
    store.close();
    QVERIFY(filesIn(folder.path()).isEmpty());
}

void TestPlanStore::aDamagedFileIsMovedAsideAndReported_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{\"version\":1,\"draft\":{\"clust");
    QTest::newRow("from the future") << QByteArray("{\"version\":2,\"draft\":{\"clusters\":[]},\"alternatives\":[]}");
    QTest::newRow("a margin of everything") << QByteArray(
        "{\"version\":1,\"draft\":{\"clusters\":[{\"id\":\"a\",\"name\":\"b\",\"margin\":91}]},\"alternatives\":[]}");
    QTest::newRow("a pool that is nothing") << QByteArray(
        "{\"version\":1,\"draft\":{\"clusters\":[{\"id\":\"a\",\"name\":\"b\",\"pools\":[{}],\"workloads\":[]}]},"
        "\"alternatives\":[]}");
}

void TestPlanStore::aDamagedFileIsMovedAsideAndReported() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.saveDraft(oddCluster, halfTyped());
    QVERIFY(store.saveRunningPlan(somePlan()));
    store.open(folder.path()); // writes
    for (const auto& name : filesIn(folder.path())) {
        QFile file(QDir(folder.path()).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    QVERIFY(!store.loadDraft(oddCluster));
    QVERIFY(!store.loadRunningPlan());
    QCOMPARE(said.size(), 2);
    const auto error = said.constFirst().constFirst().value<plans::PlanStorageError>();
    QVERIFY(error.code == plans::PlanStorageError::Code::Damaged);
    QVERIFY2(error.file.find("damaged-1") != std::string::npos, error.file.c_str());
    QVERIFY(!error.content.reason.empty());
    const auto files = filesIn(folder.path());
    QCOMPARE(files.size(), 2);
    for (const auto& name : files) {
        QFile file(QDir(folder.path()).filePath(name));
        QVERIFY(name.endsWith(QLatin1String(".damaged-1")) && file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
}

void TestPlanStore::peekingLeavesDamagedInPlace_data() {
    aDamagedFileIsMovedAsideAndReported_data();
}

void TestPlanStore::peekingLeavesDamagedInPlace() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.saveDraft(oddCluster, halfTyped());
    store.open(folder.path()); // writes
    const auto files = filesIn(folder.path());
    QCOMPARE(files.size(), 1);
    QFile file(folder.filePath(files.front()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size());
    file.close();
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    QVERIFY(!store.peekDraft(oddCluster));
    QCOMPARE(filesIn(folder.path()), files);
    QCOMPARE(said.size(), 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestPlanStore::peekingFindsWhatLoadingFinds() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    const auto peeked = [&store] {
        const auto found = store.peekDraft(oddCluster);
        return found.ok() ? found.value() : std::optional<plans::SavedDraft>(plans::SavedDraft{});
    };
    for (const auto& directory : {QString(), folder.path()}) {
        store.open(directory);
        QVERIFY(!peeked());
        store.saveDraft(oddCluster, halfTyped());
        QVERIFY(peeked() == halfTyped()); // also before it is written
    }
    store.open(folder.path()); // writes
    QVERIFY(peeked() == halfTyped());
    const auto name = filesIn(folder.path()).constFirst();
    store.removeDraft(oddCluster);
    QVERIFY(!peeked());
    store.open(folder.path()); // removes
    QVERIFY(!peeked());
    QVERIFY(QDir(folder.path()).mkdir(name)); // unreadable even for root
    QVERIFY(!store.peekDraft(oddCluster));
    QCOMPARE(said.size(), 0);
    QVERIFY(!store.loadDraft(oddCluster));
    QCOMPARE(said.size(), 1);
    QVERIFY(said.constFirst().constFirst().value<plans::PlanStorageError>().code ==
            plans::PlanStorageError::Code::NotReadable);
}

void TestPlanStore::whatCannotBeWrittenIsSaidOnce() {
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("plans")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    FilePlanRepository store;
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    store.open(folder.filePath(QStringLiteral("plans"))); // a file, where a directory should be
    store.saveDraft(oddCluster, halfTyped());
    QTRY_COMPARE(said.size(), 1);
    store.saveDraft(oddCluster, halfTyped());
    store.close();
    QCOMPARE(said.size(), 1);
}

void TestPlanStore::theCallerLearnsThatARunningPlanIsNotKept() {
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("plans")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    FilePlanRepository store;
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    store.open(inTheWay.fileName());
    const auto saved = store.saveRunningPlan(somePlan());
    QVERIFY(!saved);
    QVERIFY(saved.error().code == plans::PlanStorageError::Code::NotWritable);
    QVERIFY(saved.error().file.find("applied.json") != std::string::npos && !saved.error().reason.empty());
    QCOMPARE(said.size(), 0);
}

void TestPlanStore::whatCannotBeRemovedIsSaid() {
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("applied.json"))); // not a file
    FilePlanRepository store;
    store.open(folder.path());
    const auto removed = store.removeRunningPlan();
    QVERIFY(!removed);
    QVERIFY(removed.error().code == plans::PlanStorageError::Code::NotRemovable);
    QVERIFY(removed.error().file.find("applied.json") != std::string::npos && !removed.error().reason.empty());
    const QSignalSpy said(&store, &plans::PlanRepository::failed);
    store.saveDraft(oddCluster, halfTyped());
    store.open(folder.path()); // writes
    const auto draft = filesIn(folder.path()).filter(QStringLiteral("edited-"));
    QCOMPARE(draft.size(), 1);
    QVERIFY(QFile::remove(folder.filePath(draft.front())) && QDir(folder.path()).mkdir(draft.front()));
    store.removeDraft(oddCluster);
    store.close();
    QCOMPARE(said.size(), 1);
}

void TestPlanStore::thePlanBeingAppliedIsThereAtOnce() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    QVERIFY(store.saveRunningPlan(somePlan()));
    FilePlanRepository another;
    another.open(folder.path());
    QVERIFY(another.loadRunningPlan() == somePlan());
}

/// They had a name in the place of a number.
void TestPlanStore::alternativesOfTheFirstVersionAreRead() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    store.saveDraft(oddCluster, halfTyped());
    store.open(folder.path()); // writes
    QFile file(QDir(folder.path()).filePath(filesIn(folder.path()).constFirst()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto content = file.readAll();
    content.replace("\"number\": 3", "\"name\": \"Plan 12\"");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(content) == content.size());
    file.close();
    const auto saved = store.loadDraft(oddCluster);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->alternatives.front().number, 12);
}

/// Earlier versions kept as much free as keeps every pool below the threshold, and couldn't be asked for anything else.
void TestPlanStore::aDraftWithoutAMarginMeansWhatItMeant() {
    const QTemporaryDir folder;
    FilePlanRepository store;
    store.open(folder.path());
    for (const int margin : {core::attentionMargin, 0, 1, core::mostMargin}) {
        auto saved = halfTyped();
        saved.draft.clusters.front().needs.margin = margin;
        store.saveDraft(oddCluster, saved);
        store.open(folder.path()); // writes
        QVERIFY(store.loadDraft(oddCluster) == saved);
        QFile file(QDir(folder.path()).filePath(filesIn(folder.path()).constFirst()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().contains("\"margin\""), margin != core::attentionMargin);
    }
}

POOLHOUSE_CORE_APP_TEST(TestPlanStore)
#include "tst_file_plan_repository.moc"
