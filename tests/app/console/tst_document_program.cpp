// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "tests/app/console/sample_secrets.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using poolhouse::sandbox::Sandbox;
using poolhouse::sandbox::SandboxOptions;
using poolhouse::test::token;

namespace {

const QString estimate = QStringLiteral("estimate");
const QString recommend = QStringLiteral("recommend");
const QString apply = QStringLiteral("apply");
const QString plannedCluster = QStringLiteral("postgresql-rectangular-12345");

QJsonObject pool(const char* name, const char* level, int count) {
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("level"), QLatin1String(level)},
            {QStringLiteral("count"), count}};
}

/// A plan for the example cluster, based on its sandbox shape.
QJsonObject planTo(const QJsonArray& wanted, int webReads = 3) {
    const QJsonObject planned{{QStringLiteral("cluster"), plannedCluster},
                              {QStringLiteral("app"), QStringLiteral("example-app")},
                              {QStringLiteral("live"),
                               QJsonArray{pool("leader", "8G-Performance", 2), pool("analytics", "16G-Performance", 1),
                                          pool("web-reads", "4G-Performance", webReads)}},
                              {QStringLiteral("wanted"), wanted}};
    return {{QStringLiteral("version"), 1}, {QStringLiteral("clusters"), QJsonArray{planned}}};
}

QJsonArray pictureWanted() {
    return {pool("leader", "8G-Performance", 2), pool("analytics", "8G-Performance", 1),
            pool("web-reads", "4G-Performance", 5), pool("nightly-export", "4G-Performance", 1)};
}

QJsonArray withoutAnalytics() {
    return {pool("leader", "8G-Performance", 2), pool("web-reads", "4G-Performance", 3)};
}

QJsonObject workload(const char* name, const char* access, double connections) {
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("access"), QLatin1String(access)},
            {QStringLiteral("connections"), connections}};
}

QJsonObject needsOf(const QJsonArray& workloads) {
    return {{QStringLiteral("version"), 1}, {QStringLiteral("workloads"), workloads}};
}

QJsonObject catalogFile() {
    const QJsonObject level{{QStringLiteral("name"), QStringLiteral("8G-Performance")},
                            {QStringLiteral("vcpu"), 2},
                            {QStringLiteral("memory_in_gb"), 8},
                            {QStringLiteral("connection_limit"), 800}};
    const QJsonObject price{{QStringLiteral("rate"), 30000},
                            {QStringLiteral("product_description"), QStringLiteral("8G-Performance")}};
    return {{QStringLiteral("tier"), QStringLiteral("advanced")},
            {QStringLiteral("levels"), QJsonArray{level}},
            {QStringLiteral("pricing"),
             QJsonObject{{QStringLiteral("advanced"), QJsonObject{{QStringLiteral("x"), price}}}}}};
}

} // namespace

/// Runs the plan and needs commands as processes against an in-process sandbox.
class TestDocumentProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theRecommendationOfThePicture();
    void aCatalogFileNeedsNoApi();
    void drawsThePlan();
    void aDrawingReplacesNothing();
    void testsThePlanAgainstNeeds();
    void needsThatCannotBeReadAreExitTwo();
    void standardInput();
    void wrongInputIsExitTwo_data();
    void wrongInputIsExitTwo();
    void infeasibleIsExitThree();
    void anEstimateTellsThatThePlanIsStale();
    void anApiThatIsNotThereIsExitOne();
    void appliesThePicture();
    void destroyingWantsThePhrase();
    void driftIsExitFourAndChangesNothing();
    void goesOnAfterBeingKilled();
    void oneApplyAtATime();
    void aLockThatCannotBeTakenIsNoOtherApply();
    void anAccountThatIsDownDelaysApply();
    void aTokenWithoutTheIdentityScopeChangesAsAnUnnamedAccount();

private:
    struct Outcome {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };
    std::unique_ptr<QProcess> started(const QStringList& arguments) const;
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const;
    Outcome onSandbox(QStringList arguments) const;
    QString write(const char* name, const QJsonObject& json) const;
    QJsonObject poolNow(const char* name) const;
    void freshSandbox(double timeScale, const char* fault = nullptr);

    QTemporaryDir m_home;
    std::unique_ptr<Sandbox> m_sandbox;
};

void TestDocumentProgram::initTestCase() {
    freshSandbox(600);
}

void TestDocumentProgram::freshSandbox(double timeScale, const char* fault) {
    m_sandbox.reset();
    SandboxOptions options;
    options.token = token.toStdString();
    options.timeScale = timeScale;
    if (fault != nullptr) {
        const auto parsed = poolhouse::sandbox::parseFault(fault);
        QVERIFY(parsed.ok());
        options.faults.push_back(parsed.value());
    }
    auto opened = Sandbox::start(options);
    QVERIFY(opened.ok());
    m_sandbox = std::move(opened).value();
}

std::unique_ptr<QProcess> TestDocumentProgram::started(const QStringList& arguments) const {
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment own;
    own.insert(QStringLiteral("HOME"), m_home.path());
    own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    own.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    own.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    own.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("there-is-no-such-platform"));
    own.insert(QStringLiteral("HEROKU_API_KEY"), token);
    process->setProcessEnvironment(own);
    process->start(QStringLiteral(POOLHOUSE_PROGRAM), arguments);
    return process;
}

TestDocumentProgram::Outcome TestDocumentProgram::run(const QStringList& arguments, const QByteArray& input) const {
    const auto process = started(arguments);
    if (!input.isEmpty()) {
        process->write(input);
        process->closeWriteChannel();
    }
    if (!process->waitForFinished(120000) || process->exitStatus() != QProcess::NormalExit) {
        return {};
    }
    Outcome outcome{process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
    return outcome.out.contains("0badcafe") || outcome.err.contains("0badcafe") ? Outcome{} : outcome;
}

TestDocumentProgram::Outcome TestDocumentProgram::onSandbox(QStringList arguments) const {
    arguments << QStringLiteral("--json") << QStringLiteral("--api-url") << QString::fromStdString(m_sandbox->url());
    return run(arguments);
}

QString TestDocumentProgram::write(const char* name, const QJsonObject& json) const {
    QFile file(m_home.filePath(QLatin1String(name)));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 ? file.fileName()
                                                                                           : QString();
}

QJsonObject TestDocumentProgram::poolNow(const char* name) const {
    const auto info = onSandbox({QStringLiteral("info"), plannedCluster}).json();
    for (const auto& each : info[QLatin1String("pools")].toArray()) {
        if (each.toObject()[QLatin1String("name")] == QLatin1String(name)) {
            return each.toObject();
        }
    }
    return {};
}

void TestDocumentProgram::theRecommendationOfThePicture() {
    auto web = workload("web", "read", 1300), reports = workload("reports", "read", 240);
    web[QLatin1String("pool")] = QStringLiteral("web-reads");
    reports[QLatin1String("pool")] = QStringLiteral("analytics");
    auto needs = needsOf({web, reports, workload("nightly export", "read", 60), workload("writes", "write", 640)});
    needs[QLatin1String("survive_instance_loss")] = needs[QLatin1String("leader_high_availability")] = true;
    needs[QLatin1String("storage_gb")] = 142;
    const auto outcome = onSandbox({recommend, write("needs.json", needs)});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.json()[QLatin1String("monthly_cents")].toInt(), 165840);
    const auto pools = outcome.json()[QLatin1String("follower_pools")].toArray();
    QCOMPARE(pools.size(), 2);
    QCOMPARE(pools[1].toObject()[QLatin1String("count")].toInt(), 5);
    const auto table = run({recommend, m_home.filePath(QStringLiteral("needs.json")), QStringLiteral("--sandbox")});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.contains("$1,658.40/month"));
}

void TestDocumentProgram::aCatalogFileNeedsNoApi() {
    const auto catalog = write("catalog.json", catalogFile());
    const auto needs = write("small.json", needsOf({workload("web", "read", 900)}));
    const auto found = run({recommend, needs, QStringLiteral("--json"), QStringLiteral("--catalog"), catalog});
    QVERIFY2(found.exitCode == 0, found.err.constData());
    QCOMPARE(found.json()[QLatin1String("monthly_cents")].toInt(), 90000); // leader and two followers
    const auto plan =
        write("tiny.json", planTo({pool("leader", "8G-Performance", 1), pool("analytics", "16G-Performance", 1),
                                   pool("web-reads", "4G-Performance", 3)}));
    const auto told = run({estimate, plan, QStringLiteral("--json"), QStringLiteral("--catalog"), catalog});
    QVERIFY2(told.exitCode == 0, told.err.constData());
    QCOMPARE(told.json()[QLatin1String("steps")].toArray().size(), 1);
    QVERIFY(told.json()[QLatin1String("before")].toObject()[QLatin1String("read_limit")].isNull()); // unknown, never 0
    const auto tier = run(
        {recommend, needs, QStringLiteral("--tier"), QStringLiteral("shield"), QStringLiteral("--catalog"), catalog});
    QCOMPARE(tier.exitCode, 2);
    QVERIFY2(tier.err.contains("--tier: no prices for \"shield\""), tier.err.constData());
}

/// With an API and without, there is no display, and the table is printed as well.
void TestDocumentProgram::drawsThePlan() {
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const auto content = [](const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const auto live = m_home.filePath(QStringLiteral("live.svg"));
    const auto drawn = onSandbox({estimate, plan, QStringLiteral("--svg"), live});
    QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
    QCOMPARE(drawn.json()[QLatin1String("steps")].toArray().size(), 3);
    QVERIFY(content(live).startsWith(QStringLiteral("<?xml")));
    for (const char* part : {"web-reads", "after losing one: 1,520", "nightly-export", "Steps", "in use "}) {
        QVERIFY2(content(live).contains(QString::fromLatin1(part)), part);
    }
    const auto small =
        write("small.json", planTo({pool("leader", "8G-Performance", 1), pool("analytics", "16G-Performance", 1),
                                    pool("web-reads", "4G-Performance", 3)}));
    const auto catalog = write("catalog.json", catalogFile());
    QStringList offline;
    for (const char* name : {"one.svg", "two.svg"}) {
        const auto file = m_home.filePath(QLatin1String(name));
        const auto told = run({estimate, small, QStringLiteral("--catalog"), catalog, QStringLiteral("--svg"), file});
        QVERIFY2(told.exitCode == 0, told.err.constData());
        offline << content(file);
    }
    QVERIFY(offline.front().contains(QStringLiteral("limit unknown"))); // the file has one level
    QCOMPARE(offline.front(), offline.back());
}

void TestDocumentProgram::aDrawingReplacesNothing() {
    const auto plan =
        write("small.json", planTo({pool("leader", "8G-Performance", 1), pool("analytics", "16G-Performance", 1),
                                    pool("web-reads", "4G-Performance", 3)}));
    const auto catalog = write("catalog.json", catalogFile());
    const auto draw = [&](const QString& file) {
        return run({estimate, plan, QStringLiteral("--catalog"), catalog, QStringLiteral("--svg"), file});
    };
    auto outcome = draw(plan);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(QString::fromUtf8(outcome.err),
             QStringLiteral("--svg: %1 exists already. Name a new file, or remove that one.\n").arg(plan));
    QVERIFY(outcome.out.isEmpty());
    const auto nowhere = m_home.filePath(QStringLiteral("none/plan.svg"));
    outcome = draw(nowhere);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.startsWith("--svg: there is no folder "), outcome.err.constData());
    outcome = draw(QStringLiteral("/proc/plan.svg"));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.startsWith("/proc/plan.svg can't be written: "), outcome.err.constData());
    QVERIFY2(!outcome.out.isEmpty(), "the table does not depend on the picture");
}

void TestDocumentProgram::testsThePlanAgainstNeeds() {
    auto web = workload("web", "read", 1300), reports = workload("reports", "read", 240);
    web[QLatin1String("pool")] = QStringLiteral("web-reads");
    reports[QLatin1String("pool")] = QStringLiteral("analytics");
    auto needs = needsOf({web, reports});
    needs[QLatin1String("survive_instance_loss")] = true;
    const auto asked = write("needs.json", needs);
    const auto svg = m_home.filePath(QStringLiteral("needs.svg"));
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const auto told = onSandbox({estimate, plan, QStringLiteral("--needs"), asked, QStringLiteral("--svg"), svg});
    QCOMPARE(told.exitCode, 3);
    const auto workloads = told.json()[u"needs"].toObject()[u"workloads"].toArray();
    QCOMPARE(workloads[0].toObject()[u"verdict"].toString(), QStringLiteral("met"));
    QCOMPARE(workloads[1].toObject()[u"verdict"].toString(), QStringLiteral("too_few_after_loss"));
    QFile drawn(svg);
    QVERIFY(drawn.open(QIODevice::ReadOnly) && drawn.readAll().contains("reports"));
    const auto small =
        write("small.json", planTo({pool("leader", "8G-Performance", 1), pool("analytics", "16G-Performance", 1),
                                    pool("web-reads", "8G-Performance", 3)}));
    const auto met = write("met.json", needsOf({web}));
    const auto offline = run({estimate, small, QStringLiteral("--needs"), met, QStringLiteral("--catalog"),
                              write("catalog.json", catalogFile())});
    QVERIFY2(offline.exitCode == 0, offline.err.constData());
    QVERIFY2(offline.out.contains("Needs met: 1 of 1"), offline.out.constData());
    // The catalog lacks the level of analytics.
    const auto unknown = run({estimate, small, QStringLiteral("--json"), QStringLiteral("--needs"), asked,
                              QStringLiteral("--catalog"), write("catalog.json", catalogFile())});
    QVERIFY2(unknown.exitCode == 5, unknown.err.constData());
    QCOMPARE(unknown.json()[u"needs"][u"result"].toString(), QStringLiteral("unknown"));
}

void TestDocumentProgram::needsThatCannotBeReadAreExitTwo() {
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const auto against = [&](const QString& needs) {
        const auto outcome = run({estimate, plan, QStringLiteral("--needs"), needs, QStringLiteral("--sandbox")});
        return outcome.exitCode == 2 && outcome.out.isEmpty() ? outcome.err : QByteArray("not refused");
    };
    QVERIFY(against(m_home.filePath(QStringLiteral("none.json"))).contains("none.json"));
    QVERIFY(against(plan).contains("plan.json: clusters: is no member of this document"));
    const auto none = against(write("none-needed.json", needsOf({workload("web", "read", 0)})));
    QVERIFY2(none.contains("workloads[0].connections: must be a whole number of at least 1, not 0"), none.constData());
}

void TestDocumentProgram::standardInput() {
    const auto needs = QJsonDocument(needsOf({workload("web", "read", 900)})).toJson();
    const auto catalog = write("catalog.json", catalogFile());
    QCOMPARE(run({recommend, QStringLiteral("-"), QStringLiteral("--catalog"), catalog}, needs).exitCode, 0);
    const auto broken = run({recommend, QStringLiteral("-"), QStringLiteral("--catalog"), catalog}, "{");
    QCOMPARE(broken.exitCode, 2);
    QCOMPARE(broken.err, QByteArray("standard input: The document is no JSON: it ends in the middle.\n"));
}

void TestDocumentProgram::wrongInputIsExitTwo_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QJsonObject>("document");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QString& command, const QJsonObject& document, const char* says) {
        QTest::newRow(name) << command << document << QByteArray(says);
    };
    row("negative", recommend, needsOf({workload("web", "read", -4)}),
        "workloads[0].connections: must be a whole number of at least 1, not -4");
    row("empty needs", recommend, needsOf({}), "workloads: is empty");
    auto unknown = planTo(pictureWanted());
    unknown[QLatin1String("version")] = 3;
    row("unknown version", estimate, unknown, "version: is unknown");
    row("rule 1", estimate, planTo({pool("leader", "8G-Performance", 2), pool("web-reads", "4G-Performance", 14)}),
        "clusters[0].wanted[1].count: must be at most 13, not 14");
    auto other = planTo(pictureWanted());
    auto planned = other[QLatin1String("clusters")].toArray()[0].toObject();
    planned[QLatin1String("cluster")] = QStringLiteral("nobody");
    other[QLatin1String("clusters")] = QJsonArray{planned};
    row("no such cluster", estimate, other, "clusters[0].cluster: no cluster \"nobody\" among the 11");
    row("applied to no such cluster", apply, other, "clusters[0].cluster: no cluster \"nobody\"");
    planned[QLatin1String("cluster")] = plannedCluster;
    planned[QLatin1String("id")] = QStringLiteral("00000000-0000-0000-0000-000000000000");
    other[QLatin1String("clusters")] = QJsonArray{planned};
    row("another cluster's id", apply, other, "clusters[0].id: no cluster with ID");
    planned.remove(QStringLiteral("id"));
    planned[QLatin1String("app")] = QStringLiteral("another-app");
    other[QLatin1String("clusters")] = QJsonArray{planned};
    row("another app", apply, other, "clusters[0].app: is \"another-app\", but the cluster belongs to \"example-app\"");
}

void TestDocumentProgram::wrongInputIsExitTwo() {
    QFETCH(const QString, command);
    QFETCH(const QJsonObject, document);
    QFETCH(const QByteArray, says);
    const auto file = write("wrong.json", document);
    const auto outcome = onSandbox({command, file});
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith(file.toUtf8() + ": " + says), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
    const auto missing = run({command, QStringLiteral("/nowhere/x.json")});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY(missing.err.contains("/nowhere/x.json couldn't be read"));
}

void TestDocumentProgram::infeasibleIsExitThree() {
    const auto needs = write("much.json", needsOf({workload("web", "read", 100000)}));
    const auto outcome = onSandbox({recommend, needs});
    QCOMPARE(outcome.exitCode, 3);
    QCOMPARE(outcome.json()[QLatin1String("feasible")], QJsonValue(false));
    const auto reason = outcome.json()[QLatin1String("reasons")].toArray()[0].toObject();
    QCOMPARE(reason[QLatin1String("code")].toString(), QStringLiteral("too_many_instances"));
    QVERIFY(reason[QLatin1String("message")].toString().contains(QStringLiteral("7 more than"))); // 20 of 5,000
}

void TestDocumentProgram::anEstimateTellsThatThePlanIsStale() {
    const auto fresh = onSandbox({estimate, write("plan.json", planTo(pictureWanted()))});
    QVERIFY2(fresh.exitCode == 0, fresh.err.constData());
    QCOMPARE(fresh.json()[QLatin1String("after")].toObject()[QLatin1String("monthly_cents")].toInt(), 180840);
    const auto stale = onSandbox({estimate, write("stale.json", planTo(pictureWanted(), 4))});
    QCOMPARE(stale.exitCode, 4);
    QVERIFY2(stale.err.contains("clusters[0].live: out of date. web-reads changed from 4 to 3 instances."),
             stale.err.constData());
    QCOMPARE(stale.json()[QLatin1String("steps")].toArray().size(), 3);
}

void TestDocumentProgram::anApiThatIsNotThereIsExitOne() {
    const auto plan = write("plan.json", planTo(pictureWanted()));
    for (const auto& command : {estimate, apply}) {
        const auto outcome = run({command, plan, QStringLiteral("--api-url"), QStringLiteral("http://127.0.0.1:1")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("No connection could be established"), outcome.err.constData());
        QCOMPARE(outcome.out, QByteArray());
    }
}

void TestDocumentProgram::appliesThePicture() {
    freshSandbox(600);
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const auto outcome = onSandbox({apply, plan});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.json()[QLatin1String("result")].toString(), QStringLiteral("done"));
    for (const auto& step : outcome.json()[QLatin1String("steps")].toArray()) {
        QCOMPARE(step.toObject()[QLatin1String("state")].toString(), QStringLiteral("done"));
    }
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 5);
    QCOMPARE(poolNow("analytics")[QLatin1String("level")].toString(), QStringLiteral("8G-Performance"));
    QCOMPARE(poolNow("nightly-export")[QLatin1String("count")].toInt(), 1);
    // a second run has nothing left to do
    const auto again = onSandbox({apply, plan});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.json()[QLatin1String("steps")].toArray()[2].toObject()[QLatin1String("state")].toString(),
             QStringLiteral("done_before"));
    // revert with the undo plan it printed
    const auto back = write("back.json", again.json()[QLatin1String("undo")].toObject());
    QCOMPARE(onSandbox({apply, back}).exitCode, 2); // destroying nightly-export requires a phrase
    const auto undone =
        onSandbox({apply, back, QStringLiteral("--confirm"), QStringLiteral("example-app/nightly-export")});
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 3);
    QVERIFY(poolNow("nightly-export").isEmpty());
}

void TestDocumentProgram::destroyingWantsThePhrase() {
    freshSandbox(600);
    const auto plan = write("destroy.json", planTo(withoutAnalytics()));
    for (const auto& phrase :
         {QStringList(), QStringList{QStringLiteral("--confirm"), QStringLiteral("example-app/web-reads")}}) {
        const auto refused = onSandbox(QStringList{apply, plan} + phrase);
        QCOMPARE(refused.exitCode, 2);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.err.contains("example-app/analytics"), refused.err.constData());
        QVERIFY(!poolNow("analytics").isEmpty());
    }
    const auto done = onSandbox({apply, plan, QStringLiteral("--confirm"), QStringLiteral("example-app/analytics")});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY(poolNow("analytics").isEmpty());
}

void TestDocumentProgram::driftIsExitFourAndChangesNothing() {
    freshSandbox(600);
    auto other = pictureWanted();
    other[2] = pool("web-reads", "4G-Performance", 4);
    QCOMPARE(onSandbox({apply, write("other.json", planTo(other))}).exitCode, 0);
    const auto outcome = onSandbox({apply, write("plan.json", planTo(pictureWanted()))});
    QCOMPARE(outcome.exitCode, 4);
    QCOMPARE(outcome.json()[QLatin1String("result")].toString(), QStringLiteral("drifted"));
    QVERIFY2(outcome.err.contains("web-reads changed from 3 to 4 instances."), outcome.err.constData());
    QCOMPARE(outcome.json()[QLatin1String("drift")].toArray().size(), 1);
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 4);
}

void TestDocumentProgram::goesOnAfterBeingKilled() {
    freshSandbox(60);
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const QStringList arguments{apply, plan, QStringLiteral("--json"), QStringLiteral("--api-url"),
                                QString::fromStdString(m_sandbox->url())};
    const auto killed = started(arguments);
    QVERIFY(QTest::qWaitFor([this] { return poolNow("web-reads")[QLatin1String("count")].toInt() == 5; }, 60000));
    killed->kill();
    QVERIFY(killed->waitForFinished(30000));
    QCOMPARE(killed->exitStatus(), QProcess::CrashExit);
    const auto outcome = run(arguments);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto steps = outcome.json()[QLatin1String("steps")].toArray();
    QCOMPARE(steps[0].toObject()[QLatin1String("state")].toString(), QStringLiteral("done_before"));
    QCOMPARE(steps[2].toObject()[QLatin1String("state")].toString(), QStringLiteral("done"));
    QCOMPARE(poolNow("nightly-export")[QLatin1String("count")].toInt(), 1);
}

void TestDocumentProgram::oneApplyAtATime() {
    freshSandbox(1); // slow enough to be interrupted
    const auto plan = write("plan.json", planTo(pictureWanted()));
    const auto first = started({apply, plan, QStringLiteral("--api-url"), QString::fromStdString(m_sandbox->url())});
    QVERIFY(QTest::qWaitFor([this] { return poolNow("web-reads")[QLatin1String("count")].toInt() == 5; }, 60000));
    const auto second = onSandbox({apply, plan});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains("Another poolhouse command that changes clusters is running"), second.err.constData());
    first->terminate(); // on SIGTERM it reports its progress
    QVERIFY(first->waitForFinished(30000));
    QCOMPARE(first->exitCode(), 1);
    QVERIFY(first->readAllStandardError().contains("Run the same command again to continue"));
    QVERIFY(first->readAllStandardOutput().contains("in progress"));
}

void TestDocumentProgram::aLockThatCannotBeTakenIsNoOtherApply() {
    freshSandbox(600);
    const auto lock = m_home.filePath(QStringLiteral(".local/share/Poolhouse/apply.lock"));
    QVERIFY((!QFile::exists(lock) || QFile::remove(lock)) && QDir().mkpath(lock));
    const auto outcome = onSandbox({apply, write("plan.json", planTo(pictureWanted()))});
    QVERIFY(QDir().rmdir(lock));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(lock.toUtf8() + " can't be written or locked"), outcome.err.constData());
    QVERIFY(!outcome.err.contains("Another poolhouse command that changes clusters is running"));
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 3);
}

void TestDocumentProgram::anAccountThatIsDownDelaysApply() {
    freshSandbox(600, "status:503:GET /account:4"); // of the session, repeated by the client, then of the poller
    const auto outcome = onSandbox({apply, write("plan.json", planTo(pictureWanted()))});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 5);
}

void TestDocumentProgram::aTokenWithoutTheIdentityScopeChangesAsAnUnnamedAccount() {
    freshSandbox(600, "status:403:GET /account");
    const auto read = onSandbox({QStringLiteral("info"), plannedCluster});
    QVERIFY2(read.exitCode == 0, read.err.constData());
    QVERIFY(!read.json()[QLatin1String("pools")].toArray().isEmpty());
    QVERIFY2(read.err.contains("As an unnamed account: "), read.err.constData());
    const auto changed = onSandbox({apply, write("plan.json", planTo(pictureWanted()))});
    QVERIFY2(changed.exitCode == 0, changed.err.constData());
    QVERIFY2(changed.err.contains("As an unnamed account: "), changed.err.constData());
    QCOMPARE(poolNow("web-reads")[QLatin1String("count")].toInt(), 5);
}

POOLHOUSE_CORE_APP_TEST(TestDocumentProgram)
#include "tst_document_program.moc"
