// SPDX-License-Identifier: GPL-3.0-or-later
// `poolhouse estimate --needs`: what a plan carries, in words, for programs, and in the drawing.
#include "app/console/command_line.h"
#include "app/console/estimate_command.h"
#include "models/documents/plan_document.h"
#include "models/plans/needs_sources.h"
#include "models/text/needs_text.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "ui/planner/plan_drawing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;
using test::PlannerScene;

namespace {

core::Workload workload(const char* name, std::int64_t connections, std::optional<std::string> pool = std::nullopt) {
    core::Workload each;
    each.name = name;
    each.connections = connections;
    each.pool = std::move(pool);
    return each;
}

/// The needs of the design's picture.
core::Needs pictureNeeds() {
    core::Needs needs;
    needs.surviveInstanceLoss = true;
    needs.margin = 10;
    needs.workloads = {workload("web", 1300, "web-reads"), workload("reports", 240, "analytics"),
                       workload("writes", 640)};
    needs.workloads.back().access = core::Workload::Access::Write;
    return needs;
}

/// As the program has it: the plan of a file, with what the store knows.
CommandResult estimated(const PlannerScene& scene, const core::Plan& plan, const EstimateOptions& options) {
    const PricedCatalog priced{scene.store.catalog(), scene.store.prices(), "advanced"};
    const auto estimate = estimatePlan(plan, priced);
    return estimate ? estimateResult({estimate.value(), plan, scene.store, scene.clock.now()}, options)
                    : CommandResult{-1, {}, estimate.error()};
}

QJsonObject toldNeeds(const PlannerScene& scene, const core::Needs& needs, int exitCode) {
    const auto result = estimated(scene, scene.model.plan(), {.json = true, .needs = needs});
    return result.exitCode == exitCode ? QJsonDocument::fromJson(result.output.toUtf8())[u"needs"].toObject()
                                       : QJsonObject{{QStringLiteral("exit code"), result.exitCode}};
}

QStringList verdicts(const QJsonObject& told) {
    QStringList lines;
    for (const auto& each : told[u"workloads"].toArray()) {
        lines << QStringLiteral("%1|%2|%3|%4")
                     .arg(each[u"name"].toString(), each[u"pool"].toString(QStringLiteral("null")),
                          each[u"verdict"].toString())
                     .arg(each[u"excess"].toInt());
    }
    return lines;
}

QStringList resultsOf(const QJsonValue& told) {
    QStringList results;
    for (const auto& each : told.toArray()) {
        results << each[u"result"].toString();
    }
    return results;
}

/// A level of which nothing is published, without a price, for analytics.
void planUnlisted(PlannerScene& scene) {
    auto levels = scene.store.catalog().levels();
    levels.push_back({"2T-Performance", std::nullopt, std::nullopt, std::nullopt});
    scene.store.applyCatalog(core::Catalog(levels), scene.store.prices(), test::at(700));
    scene.shapeAsDrawn();
    scene.model.setLevel(1, "2T-Performance");
}

QJsonValue schemaOfNeeds() {
    QFile file(QStringLiteral(POOLHOUSE_SOURCE_DIR "/resources/schema/estimate.schema.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())[u"$defs"][u"needs"] : QJsonValue();
}

/// Of an object and of the items of its lists, sorted by name.
QStringList membersOf(const QJsonValue& told) {
    return QStringList(told.toObject().keys())
           << told[u"workloads"][0].toObject().keys() << told[u"pools"][0].toObject().keys()
           << told[u"conditions"][0].toObject().keys();
}

QStringList required(const QJsonValue& definition) {
    QStringList names;
    for (const auto& name : definition[u"required"].toArray()) {
        names << name.toString();
    }
    names.sort();
    return names;
}

} // namespace

class TestPlanNeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 240 connections have nowhere to go when the only instance of analytics fails.
    void programsLearnWhatIsMissing() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const auto told = toldNeeds(scene, pictureNeeds(), exitInfeasible);
        QCOMPARE(verdicts(told), QStringList({QStringLiteral("web|web-reads|met|0"),
                                              QStringLiteral("reports|analytics|too_few_after_loss|240"),
                                              QStringLiteral("writes|leader|met|0")}));
        QVERIFY(!told[u"met"].toBool(true));
        QCOMPARE(told[u"margin"].toDouble(), 0.1);
        const auto reads = told[u"pools"].toArray()[2].toObject();
        QCOMPARE(reads[u"name"].toString(), QStringLiteral("web-reads"));
        QCOMPARE(reads[u"needed"].toInt(), 1300);
        QCOMPARE(reads[u"usable"].toInt(), 1368); // 10 % free of what four of five instances accept
        QCOMPARE(reads[u"connection_limit"].toInt(), 1900);
        QCOMPARE(reads[u"survivable_limit"].toInt(), 1520);
        QVERIFY(told[u"pools"].toArray()[0].toObject()[u"survivable_limit"].isNull());
    }

    void metNeedsAreDone() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        auto needs = pictureNeeds();
        needs.workloads.erase(needs.workloads.begin() + 1);
        const auto told = toldNeeds(scene, needs, exitDone);
        QVERIFY(told[u"met"].toBool());
        QCOMPARE(told[u"message"].toString(), QStringLiteral("This plan carries 5% more."));
    }

    void aPoolThatThePlanRemovesIsNamed() {
        PlannerScene scene;
        scene.model.removePool(1);
        const auto told = toldNeeds(scene, pictureNeeds(), exitInfeasible);
        QCOMPARE(verdicts(told)[1], QStringLiteral("reports|null|no_pool|0"));
        QCOMPARE(told[u"workloads"].toArray()[1].toObject()[u"message"].toString(),
                 QStringLiteral("this plan removes its pool analytics"));
    }

    void aMillionIsCounted() {
        PlannerScene scene;
        auto needs = pictureNeeds();
        needs.workloads[0].connections = 1'000'000;
        QCOMPARE(verdicts(toldNeeds(scene, needs, exitInfeasible))[0], QStringLiteral("web|web-reads|too_few|998860"));
    }

    /// What the needs ask for beside the workloads decides too.
    void standbyAndBudgetAreTested() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        auto needs = pictureNeeds();
        needs.workloads.erase(needs.workloads.begin() + 1);
        needs.leaderHighAvailability = true;
        needs.maxMonthly = core::Money{100'000'00};
        QVERIFY(toldNeeds(scene, needs, exitDone)[u"met"].toBool());
        needs.maxMonthly = core::Money{100};
        auto told = toldNeeds(scene, needs, exitInfeasible);
        QVERIFY(!told[u"met"].toBool(true));
        QCOMPARE(told[u"conditions"].toArray()[0].toObject()[u"name"].toString(), QStringLiteral("standby"));
        QVERIFY(told[u"conditions"].toArray()[0].toObject()[u"met"].toBool());
        const auto budget = told[u"conditions"].toArray()[1].toObject();
        QVERIFY(!budget[u"met"].toBool(true));
        QVERIFY2(budget[u"message"].toString().endsWith(QStringLiteral("at most $1.00 is wanted.")),
                 qPrintable(budget[u"message"].toString()));
        needs.maxMonthly.reset();
        scene.model.setCount(0, 1);
        told = toldNeeds(scene, needs, exitInfeasible);
        QCOMPARE(told[u"conditions"].toArray()[0].toObject()[u"message"].toString(),
                 QStringLiteral("The leader pool has no standby."));
    }

    /// A figure that is missing is no need that isn't met, but one that is known not to be met decides.
    void unknownIsNotMissed() {
        PlannerScene scene;
        planUnlisted(scene);
        auto told = toldNeeds(scene, pictureNeeds(), exitUnknown);
        QVERIFY(!told[u"met"].toBool(true));
        QCOMPARE(told[u"result"].toString(), QStringLiteral("unknown"));
        QCOMPARE(resultsOf(told[u"workloads"]),
                 QStringList({QStringLiteral("met"), QStringLiteral("unknown"), QStringLiteral("met")}));
        auto needs = pictureNeeds();
        needs.workloads[0].connections = 1'000'000;
        told = toldNeeds(scene, needs, exitInfeasible);
        QCOMPARE(told[u"result"].toString(), QStringLiteral("not_met"));
        QCOMPARE(resultsOf(told[u"workloads"]),
                 QStringList({QStringLiteral("not_met"), QStringLiteral("unknown"), QStringLiteral("met")}));
    }

    /// What is known of the cost may be more than the budget already.
    void aBudgetOfUnknownCost() {
        PlannerScene scene;
        planUnlisted(scene);
        auto needs = pictureNeeds();
        needs.workloads.erase(needs.workloads.begin() + 1);
        needs.maxMonthly = core::Money{100'000'00};
        auto told = toldNeeds(scene, needs, exitUnknown);
        QCOMPARE(resultsOf(told[u"conditions"]), QStringList(QStringLiteral("unknown")));
        QVERIFY(!told[u"conditions"][0][u"met"].toBool(true));
        const auto table = estimated(scene, scene.model.plan(), {.needs = needs});
        const QRegularExpression line(
            QStringLiteral("\nUnknown: The cost per month is at least \\$[0-9,.]+, and not all "
                           "prices are known; at most \\$100,000\\.00 is wanted\\."));
        QVERIFY2(table.output.contains(line), qPrintable(table.output));
        needs.maxMonthly = core::Money{100};
        told = toldNeeds(scene, needs, exitInfeasible);
        QCOMPARE(resultsOf(told[u"conditions"]), QStringList(QStringLiteral("not_met")));
        const auto message = told[u"conditions"][0][u"message"].toString();
        QVERIFY2(message.startsWith(QStringLiteral("The cost per month is at least $")), qPrintable(message));
    }

    /// A drawing that cannot be made takes nothing else away.
    void whatCannotBeDrawnIsStillPrinted() {
        PlannerScene scene;
        auto plan = scene.model.plan();
        plan.clusters.front().id = {"gone"};
        const auto result = estimated(scene, plan, {.svg = QStringLiteral("/nonexistent/plan.svg")});
        QCOMPARE(result.exitCode, exitFailure);
        QVERIFY(!result.output.isEmpty() && !result.complaint.isEmpty());
    }

    void theSchemaHasEveryMember() {
        const PlannerScene scene;
        const auto schema = schemaOfNeeds();
        const auto lists = schema[u"properties"];
        auto needs = pictureNeeds();
        needs.leaderHighAvailability = true;
        QCOMPARE(membersOf(toldNeeds(scene, needs, exitInfeasible)),
                 required(schema) << required(lists[u"workloads"][u"items"]) << required(lists[u"pools"][u"items"])
                                  << required(lists[u"conditions"][u"items"]));
    }

    void theSchemaHasEveryVerdict() {
        QStringList codes;
        for (int each = 0; each <= static_cast<int>(core::WorkloadFit::Verdict::MarginMissed); ++each) {
            codes << QString::fromLatin1(text::code(static_cast<core::WorkloadFit::Verdict>(each)));
        }
        const auto workload = schemaOfNeeds()[u"properties"][u"workloads"][u"items"][u"properties"];
        QCOMPARE(workload[u"verdict"][u"enum"].toVariant().toStringList(), codes);
    }

    void theTableSaysTheSame() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const auto result = estimated(scene, scene.model.plan(), {.needs = pictureNeeds()});
        QCOMPARE(result.exitCode, exitInfeasible);
        for (const char* part : {"Needs met: 2 of 3 (live: 1 of 3)", "10% of each limit, after losing one instance",
                                 "web-reads 1,300 1,368 1,900 1,520", "doesn't carry the needs"}) {
            QVERIFY2(result.output.simplified().contains(QString::fromUtf8(part)), qPrintable(result.output));
        }
    }

    void severalClustersHaveNoCommonNeeds() {
        PlannerScene scene;
        QVERIFY(!needsProblem(scene.model.plan()));
        scene.model.addCluster(test::smallOne().id);
        QCOMPARE(needsProblem(scene.model.plan()).value_or(QString()),
                 QStringLiteral("--needs: these are the needs of one cluster, but the plan has 2."));
    }

    /// The drawing that the window saves, and that of the plan it saves with the needs in a file.
    void theDrawingIsThatOfTheWindow() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        scene.model.setNeeds(plans::needsLike(pictureNeeds()), {});
        const auto saved = documents::readPlan(documents::writePlan(scene.model.plan()));
        QVERIFY(saved.ok());
        auto sheet = views::planSheet(scene.store, scene.clock.now(), scene.model.draft());
        addOrigin(sheet, scene.model.plan());
        const QTemporaryDir folder;
        const auto draw = [&](const char* name, const std::optional<core::Needs>& needs) {
            QFile file(folder.filePath(QLatin1String(name)));
            const auto result = estimated(scene, saved.value(), {.needs = needs, .svg = file.fileName()});
            return result.complaint.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto drawn = draw("needs.svg", pictureNeeds());
        QVERIFY(drawn.contains("reports"));
        QCOMPARE(drawn, ui::planDrawing(sheet, ui::DrawingFormat::Svg));
        QVERIFY(!draw("bare.svg", std::nullopt).contains("reports"));
    }
};

POOLHOUSE_WIDGET_TEST(TestPlanNeeds)
#include "tst_plan_needs.moc"
