// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_labels.h"
#include "models/fleet/store.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using fleet::ClusterLabel;
using fleet::LabelColor;
using fleet::LabelRule;
using Scope = LabelRule::Scope;

namespace {

LabelRule rule(Scope scope, const char* pattern, const char* label, LabelColor color = LabelColor::Violet) {
    return {scope, QString::fromUtf8(pattern), {QString::fromUtf8(label), color}};
}

} // namespace

class TestClusterLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstRuleThatMatches_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, const char* app, const char* label) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(app) << QString::fromUtf8(label);
        };
        row("postgresql-a-1", "shop-prod", "production");
        row("postgresql-a-2", "SHOP-PROD", "production");
        row("postgresql-audit-1", "shop-prod", "audit"); // a rule further up
        row("postgresql-a-3", "shop-staging", "staging");
        row("postgresql-a-4", "shop-production", "");
        row("shop-prod", "other", ""); // a rule for apps does not match names of clusters
    }
    void theFirstRuleThatMatches() {
        const std::vector<LabelRule> rules{rule(Scope::Cluster, "*-audit-?", "audit"),
                                           rule(Scope::App, "*-prod", "production"),
                                           rule(Scope::App, "*-stag*", "staging"), rule(Scope::App, "shop-*ing", "no")};
        QFETCH(const QString, name);
        QFETCH(const QString, app);
        QFETCH(const QString, label);
        const auto found = fleet::labelOf(test::summary(name.toStdString(), app.toStdString()), rules);
        QCOMPARE(found ? found->text : QString(), label);
    }

    void theStoreLabelsWhatItHasAndWhatComes() {
        fleet::Store store;
        const auto one = test::summary("one", "shop-prod"), two = test::summary("two", "blog");
        store.applyFleet({}, {one}, test::morning);
        QSignalSpy changed(&store, &fleet::Store::fleetChanged);
        const fleet::ClusterLabels labels{{rule(Scope::App, "*-prod", "production"), rule(Scope::Cluster, "two", "b")},
                                          false};
        store.setLabels(labels);
        QCOMPARE(changed.size(), 1);
        store.setLabels(labels);
        QCOMPARE(changed.size(), 1); // nothing differs
        QVERIFY(store.cluster(one.id)->label == labels.rules[0].label);
        store.applyFleet({}, {one, two}, test::morning);
        QVERIFY(store.cluster(two.id)->label == labels.rules[1].label);
        auto renamed = one;
        renamed.app.name = "shop-test";
        store.applyFleet({}, {renamed, two}, test::morning);
        QVERIFY(!store.cluster(one.id)->label);
        store.clear(); // read again for the same account
        store.applyFleet({}, {one}, test::morning);
        QVERIFY(store.cluster(one.id)->label == labels.rules[0].label);
        store.setLabels({});
        QVERIFY(!store.cluster(one.id)->label);
    }
};

POOLHOUSE_CORE_APP_TEST(TestClusterLabels)
#include "tst_cluster_labels.moc"
