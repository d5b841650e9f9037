// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/tables/activity_model.h"
#include "models/text/activity_text.h"
#include "models/text/wording.h"
#include "tests/models/model_checks.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using operations::Operation;
using tables::ActivityModel;
using test::OperationsScene;
using Column = ActivityModel::Column;

namespace {

const core::Change scale{ChangeKind::SetCount, "web-reads", {}, 5};
const core::Change other{ChangeKind::SetLevel, "analytics", "8G-Performance", 0};

struct ActivityScene : OperationsScene {
    ActivityModel model{*operations, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    [[nodiscard]] operations::Intent intent(const core::Change& change) const {
        const auto id = test::rectangular().id;
        return {id, change, core::shapesOf(*store.cluster(id)->info)};
    }
    [[nodiscard]] QString cell(int row, Column column) const { return model.index(row, column).data().toString(); }
};

Operation sent(const char* method, const char* target, const char* body) {
    Operation operation;
    operation.id = "1";
    operation.clusterName = "c";
    operation.app = "a";
    operation.change = scale;
    operations::Exchange exchange;
    exchange.method = method;
    exchange.target = target;
    exchange.requestBody = body;
    operation.exchanges = {exchange};
    return operation;
}

} // namespace

class TestActivityModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newestFirstAndFollowing() {
        ActivityScene scene;
        QCOMPARE(scene.model.rowCount(), 0);
        const auto first = scene.ask(scale);
        QPersistentModelIndex row = scene.model.index(0, ActivityModel::State);
        QCOMPARE(scene.cell(0, ActivityModel::What), QStringLiteral("Scale web-reads from 3 to 5 instances"));
        scene.clock.advance(std::chrono::seconds(1));
        const auto second = scene.ask(other);
        QCOMPARE(scene.cell(0, ActivityModel::What),
                 QStringLiteral("Change analytics from 16G-Performance to 8G-Performance"));
        QCOMPARE(row.row(), 1);
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("queued"));
        QVERIFY(scene.run(first));
        QCOMPARE(row.data().toString(), QStringLiteral("done"));
        QVERIFY(scene.run(second));
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("done"));
        QCOMPARE(scene.model.indexOf(first).row(), 1);
        QCOMPARE(scene.model.index(0, 0).data(tables::IdRole).toString(), QString::fromStdString(second));
        scene.operations->close();
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void aRowThatCannotBeDecodedIsListedAsSuch() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
        ActivityScene scene;
        const auto written = operations::Journal::open(file).value();
        for (int at = 0; at < 3; ++at) {
            auto operation = sent("PATCH", "/x", "{}");
            operation.id = "op-" + std::to_string(at);
            operation.cluster = {"c1"};
            operation.askedAt = scene.clock.now() - std::chrono::minutes(60 - at);
            operation.state = Operation::State::Done;
            QVERIFY(written->write(QStringLiteral("ada"), operation).ok());
        }
        {
            auto spoiler = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("spoiler"));
            spoiler.setDatabaseName(file);
            QVERIFY(spoiler.open());
            QVERIFY(QSqlQuery(spoiler).exec(QStringLiteral("UPDATE operation SET record = x'00' WHERE id <> 'op-2'")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("spoiler"));
        scene.operations->open(QStringLiteral("ada"), *written);
        QCOMPARE(scene.model.rowCount(), 3);
        QCOMPARE(scene.model.index(0, 0).data(tables::IdRole).toString(), QStringLiteral("op-2"));
        for (const int row : {1, 2}) { // by their time
            const auto id = QStringLiteral("op-%1").arg(2 - row);
            QCOMPARE(scene.model.index(row, 0).data(tables::IdRole).toString(), id);
            QCOMPARE(scene.cell(row, ActivityModel::What), QStringLiteral("Entry that can't be read"));
            QCOMPARE(scene.cell(row, ActivityModel::Cluster), QStringLiteral("c1"));
            QCOMPARE(scene.cell(row, ActivityModel::Duration), QStringLiteral("unknown"));
            QVERIFY(scene.model.index(row, 0).data(tables::SentenceRole).toString().contains(id));
            QVERIFY(scene.cell(row, ActivityModel::When) != scene.cell(0, ActivityModel::When));
        }
        const auto times = [&scene] {
            return QStringList{scene.cell(0, ActivityModel::When), scene.cell(1, ActivityModel::When),
                               scene.cell(2, ActivityModel::When)};
        };
        const auto recorded = times();
        const auto setBack = qScopeGuard([] { text::followWallClock(std::chrono::milliseconds(0)); });
        scene.clock.setWallClockShift(std::chrono::hours(1));
        scene.operations->followWallClock();
        text::followWallClock(scene.operations->wallClockShift());
        QCOMPARE(times(), recorded); // of an earlier run
        scene.operations->close();
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void changesOfAPlanAreBelowIt() {
        ActivityScene scene;
        const auto alone = scene.ask(scale);
        QVERIFY(scene.run(alone));
        scene.clock.advance(std::chrono::seconds(1));
        auto intent = scene.intent(core::Change{ChangeKind::SetCount, "web-reads", {}, 4});
        intent.plan = "plan-1";
        const auto first = scene.operations->ask(intent).value();
        QVERIFY(scene.run(first));
        const QPersistentModelIndex plan = scene.model.index(0, 0);
        QCOMPARE(scene.model.rowCount(), 2);
        QVERIFY(plan.data(tables::PlanRole).toBool());
        QCOMPARE(scene.model.rowCount(plan), 1);
        auto next = scene.intent(other);
        next.plan = "plan-1";
        const auto second = scene.operations->ask(next).value();
        QCOMPARE(scene.model.rowCount(), 2);
        QCOMPARE(scene.model.rowCount(plan), 2);
        QCOMPARE(scene.cell(0, ActivityModel::What), QStringLiteral("Plan with 2 changes"));
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("1 of 2 done"));
        QCOMPARE(plan.data(tables::OperationsRole).toStringList(),
                 (QStringList{QString::fromStdString(first), QString::fromStdString(second)}));
        QVERIFY(scene.run(second));
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("done"));
        const auto below = scene.model.indexOf(second);
        QCOMPARE(below.parent(), QModelIndex(plan));
        QCOMPARE(below.data(tables::IdRole).toString(), QString::fromStdString(second)); // in the order of the steps
        QCOMPARE(below.row(), 1);
        // a change of its own does not join the plan
        const auto later = scene.ask(core::Change{ChangeKind::SetCount, "web-reads", {}, 6});
        QCOMPARE(scene.model.rowCount(), 3);
        QCOMPARE(plan.row(), 1);
        QCOMPARE(scene.model.indexOf(second).parent(), QModelIndex(plan));
        QVERIFY(scene.run(later));
        QVERIFY(!scene.cell(1, ActivityModel::Cost).contains(QStringLiteral("–")));
    }

    void curlRunsAsItStands() {
        const auto operation = sent("PATCH", "/data/postgres/v1/c1/pools/p", "{\"name\":\"it's $HOME `x`\"}");
        const auto text = text::curlText(operation, QStringLiteral("https://api.data.heroku.com"));
        QCOMPARE(text, QStringLiteral("curl -X PATCH \\\n"
                                      "  'https://api.data.heroku.com/data/postgres/v1/c1/pools/p' \\\n"
                                      "  -H 'Accept: application/vnd.heroku+json; version=3' \\\n"
                                      "  -H \"Authorization: Bearer $HEROKU_API_KEY\" \\\n"
                                      "  -H 'Content-Type: application/json' \\\n"
                                      "  -d '{\"name\":\"it'\\''s $HOME `x`\"}'"));
        QCOMPARE(text::curlSubject(operation), QStringLiteral("PATCH /data/postgres/v1/c1/pools/p"));
        QVERIFY(text::curlText(Operation{}, QStringLiteral("https://x")).isEmpty());
        QVERIFY(!text::curlText(sent("DELETE", "/p", ""), {}).contains(QStringLiteral("-d ")));
    }

    void theCliHasNoLine() {
        const auto text = text::cliText(sent("DELETE", "/p", ""));
        QCOMPARE(text,
                 QStringLiteral("No one-line CLI equivalent; run “heroku data:pg:update c --app a” (interactive)."));
    }

    void jsonHoldsEverything() {
        auto early = sent("DELETE", "/p", "");
        early.askedAt = test::at(0);
        early.recipe =
            operations::PoolRecipe{{core::PoolRole::Follower, "web-reads", "4G-Performance", 3}, {{"READS", "a"}}};
        auto late = sent("PATCH", "/q", R"({"count":5})");
        late.askedAt = test::at(5);
        late.finishedAt = test::at(9);
        late.state = Operation::State::Done;
        const auto list = QJsonDocument::fromJson(text::activityJson({&early, &late}, test::at(10))).array();
        QCOMPARE(list.size(), 2);
        const auto newest = list.first().toObject();
        QCOMPARE(newest[QLatin1String("state")].toString(), QStringLiteral("done"));
        QCOMPARE(newest[QLatin1String("count")].toInt(), 5);
        QCOMPARE(newest[QLatin1String("duration_ms")].toInt(), 4000);
        QVERIFY(newest[QLatin1String("level")].isNull());
        const auto exchange = newest[QLatin1String("exchanges")].toArray().first().toObject();
        QCOMPARE(exchange[QLatin1String("request")].toString(), QStringLiteral("{\"count\":5}"));
        QVERIFY(exchange[QLatin1String("status")].isNull());
        QVERIFY(newest[QLatin1String("account")].isNull() && newest[QLatin1String("before")].isNull());
        const auto recipe = list.last().toObject()[QLatin1String("recipe")].toObject();
        QCOMPARE(recipe[QLatin1String("attachments")].toArray().first().toString(), QStringLiteral("READS in a"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestActivityModel)
#include "tst_activity_model.moc"
