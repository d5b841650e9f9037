// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/fleet_tree_model.h"
#include "models/tables/label_list.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using fleet::LabelColor;
using fleet::LabelRule;
using test::s;
using LabelScope = LabelRule::Scope;

namespace {

LabelRule rule(LabelScope scope, const char* pattern, const char* label = "production",
               LabelColor color = LabelColor::Violet) {
    return {scope, s(pattern), {s(label), color}};
}

struct LabelledFleet {
    fleet::Store store;

    LabelledFleet() {
        std::vector<core::ClusterSummary> clusters;
        for (const auto& [name, app] : {std::pair("one", "shop-prod"), std::pair("two", "shop-prod"),
                                        std::pair("three", "shop-test"), std::pair("four", "blog-prod")}) {
            clusters.push_back(test::summary(name, app));
        }
        store.applyFleet({}, clusters, test::morning);
    }
};

} // namespace

class TestLabelList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsInvalidIsNamed() {
        using tables::LabelField;
        QVERIFY(!tables::labelProblem(rule(LabelScope::App, "*-prod")));
        QVERIFY(tables::labelProblem(rule(LabelScope::App, ""))->field == LabelField::Pattern);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a b"))->field == LabelField::Pattern);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a", ""))->field == LabelField::Text);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a", "  "))->field == LabelField::Text);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a", "two\nlines"))->field == LabelField::Text);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a", "turned \xE2\x80\xAE round"))->field ==
                LabelField::Text);
        QVERIFY(tables::labelProblem(rule(LabelScope::App, "a", "a label of 21 letters"))->field == LabelField::Text);
        QVERIFY(!tables::labelProblem(rule(LabelScope::App, "a", "a label of 20 letter")));
    }

    void thePreviewCountsAndNames() {
        const LabelledFleet fleet;
        const std::vector<LabelRule> rules{rule(LabelScope::Cluster, "one", "first"), rule(LabelScope::App, "*-prod"),
                                           rule(LabelScope::App, "*-none")};
        QCOMPARE(tables::labelPreview(rules, 0, fleet.store), s("Matches 1 of 4 clusters: one."));
        QCOMPARE(tables::labelPreview(rules, 1, fleet.store),
                 s("Matches 3 of 4 clusters: four, one and two. An earlier label applies to 1 of them."));
        QVERIFY(tables::labelPreview(rules, 2, fleet.store).startsWith(s("Matches none of the 4 clusters yet.")));
        QCOMPARE(tables::labelTitle(rules[0]), s("Cluster one"));
        QCOMPARE(tables::labelTitle(rules[1]), s("Apps matching *-prod"));
    }

    void linesRoundTrip() {
        std::vector<LabelRule> rules{rule(LabelScope::Cluster, "a-?", "two words")};
        for (int color = 0; color < fleet::labelColors; ++color) {
            rules.push_back(rule(LabelScope::App, "*-prod", "\xC3\xA4", static_cast<LabelColor>(color)));
        }
        const auto lines = tables::writtenLabels(rules);
        QCOMPARE(lines.front(), s("cluster violet a-? two words"));
        const auto read = tables::readLabels(lines);
        QVERIFY(read.rules == rules);
        QVERIFY(!read.incomplete);
    }

    void linesThatCannotBeReadAreLeftOut_data() {
        QTest::addColumn<QString>("line");
        for (const char* line : {"", "app", "app violet *-prod", "app violet *-prod ", "app puce *-prod production",
                                 "account violet * production", "app violet a/b production", "App violet a b"}) {
            QTest::newRow(line) << s(line);
        }
    }
    void linesThatCannotBeReadAreLeftOut() {
        QFETCH(const QString, line);
        const auto read = tables::readLabels({s("app blue *-prod production"), line});
        QCOMPARE(read.rules.size(), std::size_t(1));
        QVERIFY(read.incomplete);
    }

    void treeAndBoardFollow() {
        LabelledFleet fleet;
        const core::ManualClock clock{test::morning};
        tables::FleetTreeModel tree(fleet.store, clock);
        tables::FleetBoardModel board(fleet.store, clock);
        QSignalSpy changed(&board, &QAbstractItemModel::dataChanged);
        fleet.store.setLabels({{rule(LabelScope::App, "*-prod", "production", LabelColor::Teal)}, false});
        QCOMPARE(changed.size(), 3); // rows that have one now
        for (const auto& id : fleet.store.clusterIds()) {
            const auto* record = fleet.store.cluster(id);
            const auto inTree = tree.indexOfCluster(id);
            const auto found = board.match(board.index(0, 0), tables::IdRole, QString::fromStdString(id.value));
            QCOMPARE(found.size(), 1);
            for (const auto& index : {inTree, found.front()}) {
                const auto text = record->label ? record->label->text : QString();
                QCOMPARE(index.data(tables::LabelRole).toString(), text);
                QCOMPARE(index.data(Qt::AccessibleTextRole).toString().contains(s("Label: production")),
                         !text.isEmpty());
                QCOMPARE(index.data(tables::SearchRole).toString().contains(s("production")), !text.isEmpty());
                QCOMPARE(index.data(tables::LabelColorRole).isValid(), !text.isEmpty());
            }
        }
        for (int row = 0; row < tree.rowCount(); ++row) { // apps: what all their clusters have
            const auto app = tree.index(row, 0);
            QCOMPARE(app.data(tables::LabelRole).toString(),
                     app.data().toString() == s("shop-test") ? QString() : s("production"));
        }
        fleet.store.setLabels({{rule(LabelScope::Cluster, "one")}, false});
        for (int row = 0; row < tree.rowCount(); ++row) {
            QCOMPARE(tree.index(row, 0).data(tables::LabelRole).toString(), QString()); // not all of shop-prod
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestLabelList)
#include "tst_label_list.moc"
