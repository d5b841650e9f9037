// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/activity_model.h"
#include "models/text/activity_text.h"
#include "tests/models/model_checks.h"
#include "tests/models/operations_scene.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
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

struct Scene : OperationsScene {
    ActivityModel model{*operations, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

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
        Scene scene;
        QCOMPARE(scene.model.rowCount(), 0);
        const auto first = scene.ask(scale);
        QPersistentModelIndex row = scene.model.index(0, ActivityModel::State);
        QCOMPARE(scene.cell(0, ActivityModel::What), QStringLiteral("Scale web-reads from 3 to 5 instances"));
        scene.clock.advance(std::chrono::seconds(1));
        const auto second = scene.ask(other);
        QCOMPARE(scene.cell(0, ActivityModel::What),
                 QStringLiteral("Change analytics from 16G-Performance to 8G-Performance"));
        QCOMPARE(row.row(), 1);
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("waits its turn"));
        QVERIFY(scene.run(first));
        QCOMPARE(row.data().toString(), QStringLiteral("done"));
        QVERIFY(scene.run(second));
        QCOMPARE(scene.cell(0, ActivityModel::State), QStringLiteral("done"));
        QCOMPARE(scene.model.rowOf(first), 1);
        QCOMPARE(scene.model.operation(0)->id, second);
        QVERIFY(scene.model.index(1, 0).data(tables::UndoRole).toBool());
        scene.operations->close();
        QCOMPARE(scene.model.rowCount(), 0);
    }

    void filters() {
        Scene scene;
        const auto first = scene.ask(scale);
        const auto second = scene.ask(other);
        QVERIFY(scene.run(first));
        tables::ActivityFilter filter;
        filter.setSourceModel(&scene.model);
        QCOMPARE(filter.rowCount(), 2);
        filter.setText(QStringLiteral(" WEB-reads  scale "));
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.shown().front()->id, first);
        filter.setText({});
        filter.setRunningOnly(true);
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.shown().front()->id, second);
        filter.setRunningOnly(false);
        filter.setCluster(core::ClusterId{"another"});
        QCOMPARE(filter.rowCount(), 0);
        filter.setCluster(std::nullopt);
        QCOMPARE(filter.rowCount(), 2);
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
        QVERIFY(text::curlText(Operation{}, QStringLiteral("https://x")).isEmpty());
        QVERIFY(!text::curlText(sent("DELETE", "/p", ""), {}).contains(QStringLiteral("-d ")));
    }

    void theCliHasNoLine() {
        const auto text = text::cliText(sent("DELETE", "/p", ""));
        QVERIFY(text.contains(QStringLiteral("no single line")));
        QVERIFY(text.contains(QStringLiteral("heroku data:pg:update c --app a")));
    }

    void csvIsSafe_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("web") << QByteArray("\"web\"");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("\"'=1+1\"");
        QTest::newRow("plus") << QStringLiteral("+1") << QByteArray("\"'+1\"");
        QTest::newRow("minus") << QStringLiteral("-1+1") << QByteArray("\"'-1+1\"");
        QTest::newRow("negative number") << QStringLiteral("-261") << QByteArray("\"-261\"");
        QTest::newRow("at") << QStringLiteral("@SUM") << QByteArray("\"'@SUM\"");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("\"'\t=1\"");
        QTest::newRow("quotes") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("quoted formula") << QStringLiteral("=\"a\"") << QByteArray("\"'=\"\"a\"\"\"");
        QTest::newRow("comma and line") << QStringLiteral("a,b\nc") << QByteArray("\"a,b\nc\"");
        QTest::newRow("umlaut") << QStringLiteral("\u00e4") << QByteArray("\"\xc3\xa4\"");
    }
    void csvIsSafe() {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, cell);
        auto operation = sent("DELETE", "/p", "");
        operation.clusterName = name.toStdString();
        const auto table = text::activityCsv({&operation}, test::at(0));
        const auto head = table.left(table.indexOf("\r\n"));
        QCOMPARE(head.count(','), 11);
        QVERIFY2(table.contains("\"a\"," + cell + ",\"Scale"), table.constData());
        QVERIFY(table.endsWith("\r\n"));
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
        const auto recipe = list.last().toObject()[QLatin1String("recipe")].toObject();
        QCOMPARE(recipe[QLatin1String("attachments")].toArray().first().toString(), QStringLiteral("READS in a"));
    }
};

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activity_model.moc"
