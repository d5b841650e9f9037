// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "models/views/cluster_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using operations::Refusal;
using views::DestroyClusterDraft;
using views::DestroyClusterForm;
using views::UpgradeForm;

namespace {

const QString clusterPhrase = QStringLiteral("example-app/postgresql-rectangular-12345");

/// Forms of the cluster in the main window.
struct ClusterFormScene {
    fleet::Store store;
    std::optional<Refusal> refused;

    ClusterFormScene() { test::fillWithRectangular(store); }

    [[nodiscard]] fleet::ClusterSnapshot subject() const {
        return {store, *store.cluster(test::rectangular().id), test::morning};
    }
    [[nodiscard]] DestroyClusterForm destroy(const DestroyClusterDraft& draft = {}) const {
        return views::destroyClusterForm(subject(), draft, [this](const core::Change&) { return refused; });
    }
    [[nodiscard]] UpgradeForm upgrade(const char* version = "", const QString& typed = {}) const {
        return views::upgradeForm(subject(), {QString::fromLatin1(version), typed},
                                  [this](const core::Change&) { return refused; });
    }
};

template <class Form> QString factOf(const Form& form, const char* label) {
    for (const auto& fact : form.facts) {
        if (fact.label == QString::fromLatin1(label)) {
            return fact.plain();
        }
    }
    return {};
}

Refusal refusalWith(Refusal::Code code) {
    Refusal refusal;
    refusal.code = code;
    return refusal;
}

} // namespace

/// What goes with a cluster that is destroyed, what an upgrade does, and what keeps either from being sent.
class TestClusterForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatGoesWithIt() {
        ClusterFormScene scene;
        auto form = scene.destroy();
        QCOMPARE(form.title, QStringLiteral("Destroy postgresql-rectangular-12345?"));
        QVERIFY(form.consequence.contains(QStringLiteral("It can't be undone")));
        QVERIFY(factOf(form, "Pools").contains(QStringLiteral("Leader (2 instances of 8G-Performance), analytics")));
        QCOMPARE(factOf(form, "Open connections"), QStringLiteral("1,846 will be closed."));
        QVERIFY(factOf(form, "Data").startsWith(QStringLiteral("142 GB")));
        QVERIFY(factOf(form, "Credentials").contains(QStringLiteral("In use: the owner's.")));
        QVERIFY(factOf(form, "Owning app")
                    .startsWith(QStringLiteral("example-app loses DATABASE_ANALYTICS_URL, "
                                               "HEROKU_POSTGRESQL_COBALT_URL, READS_URL and restarts.")));
        QVERIFY(factOf(form, "Rollback").startsWith(QStringLiteral("Unknown")));
        QCOMPARE(factOf(form, "Forks"), QStringLiteral("None in this account."));
        // 3 x 150 + 2 x 300 + 500 + 42 GB above 100
        QCOMPARE(factOf(form, "Cost"), QStringLiteral("Saves $1,558.40/month (~$2.164/hour)."));
    }
    void unknownFiguresStayUnknown() {
        ClusterFormScene scene;
        auto info = test::rectangularInfo();
        info.planLimits.clear();
        info.pools[0].connectionsUsed.reset();
        info.rollback = core::RollbackWindow{{}, core::parseInstant("2026-06-22T08:00:00Z")};
        scene.store.applyInfo(info, test::morning);
        scene.store.applyCatalog(test::catalog(), {}, test::morning);
        const auto fork = test::summary("postgresql-oval-1", "example-app");
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular(), fork}, test::morning);
        auto form = scene.destroy();
        QCOMPARE(factOf(form, "Open connections"), QStringLiteral("Unknown: the API doesn't report open connections."));
        QVERIFY(factOf(form, "Data").startsWith(QStringLiteral("Unknown size")));
        QVERIFY(factOf(form, "Rollback").startsWith(QStringLiteral("Possible up to ")));
        info.rollback.reset();
        scene.store.applyInfo(info, test::morning);
        QCOMPARE(factOf(scene.destroy(), "Rollback"), QStringLiteral("Not possible, the API says."));
        QCOMPARE(factOf(form, "Forks"), QStringLiteral("None found; not all clusters have been read."));
        QCOMPARE(factOf(form, "Cost"), QStringLiteral("Unknown"));
        auto forked = test::info(fork, {}, 1);
        forked.forkedFrom = test::rectangular().name;
        scene.store.applyInfo(forked, test::morning);
        QCOMPARE(factOf(scene.destroy(), "Forks"), QStringLiteral("postgresql-oval-1 stays, with its own data."));
    }

    /// Other apps, the phrase, the time: in this order.
    void whatIsWantedFirst() {
        const ClusterFormScene scene;
        DestroyClusterDraft draft;
        draft.cooling = std::chrono::seconds(7);
        auto form = scene.destroy(draft);
        QCOMPARE(form.apps.size(), std::size_t(1));
        QCOMPARE(form.apps.front().line, QStringLiteral("catalog-api loses READS_URL and restarts"));
        QCOMPARE(form.whyNot.value_or(QString()), QStringLiteral("Confirm each of the other apps first."));
        draft.named = {"catalog-api"};
        form = scene.destroy(draft);
        QCOMPARE(form.whyNot.value_or(QString()), QStringLiteral("Type %1 first.").arg(clusterPhrase));
        QVERIFY(!form.mismatch);
        draft.typed = QStringLiteral("example-app/postgresql-rect");
        QVERIFY(!scene.destroy(draft).mismatch);
        draft.typed = QStringLiteral("Example-app/");
        QCOMPARE(scene.destroy(draft).mismatch.value_or(QString()), QStringLiteral("Case-sensitive."));
        draft.typed = QStringLiteral("web-reads");
        QVERIFY(scene.destroy(draft).mismatch.has_value());
        draft.typed = QLatin1Char(' ') + clusterPhrase;
        form = scene.destroy(draft);
        QCOMPARE(form.verb, QStringLiteral("Destroy cluster (7 s)"));
        QCOMPARE(form.whyNot.value_or(QString()), QStringLiteral("Available 10 s after this dialog was opened."));
        draft.cooling = std::chrono::seconds(3);
        QCOMPARE(scene.destroy(draft).whyNot, form.whyNot); // a screen reader has heard it
        QVERIFY(form.changes.empty());
        draft.cooling = std::chrono::seconds(0);
        form = scene.destroy(draft);
        QCOMPARE(form.verb, QStringLiteral("Destroy cluster"));
        QVERIFY(!form.whyNot && form.changes.size() == 1);
        QVERIFY(form.changes.front().removal->detaching == std::vector<std::string>{"catalog-api"});
    }
    void aRefusalComesBeforeAllOfIt() {
        ClusterFormScene scene;
        scene.refused = refusalWith(Refusal::Code::ClusterMissing);
        const auto form = scene.destroy({{"catalog-api"}, clusterPhrase, {}});
        QCOMPARE(form.whyNot.value_or(QString()), QStringLiteral("The cluster no longer exists."));
        QVERIFY(form.changes.empty());
        scene.refused = refusalWith(Refusal::Code::RemovalBad);
        scene.refused->removalProblem = core::RemovalProblem::StillAttached; // as the engine knows by now
        QVERIFY(scene.destroy({{"catalog-api"}, clusterPhrase, {}}).changes.empty());
    }

    void anUpgrade() {
        ClusterFormScene scene;
        auto form = scene.upgrade();
        QCOMPARE(form.title, QStringLiteral("Upgrade PostgreSQL of postgresql-rectangular-12345?"));
        QCOMPARE(factOf(form, "Version now"), QStringLiteral("17.5"));
        QVERIFY(form.consequence.contains(QStringLiteral("from 17.5 to the newest version")) &&
                form.consequence.contains(QStringLiteral("there is no way back to 17.5")));
        QCOMPARE(factOf(form, "Open connections"), QStringLiteral("1,846 may be closed."));
        QCOMPARE(form.phrase, clusterPhrase);
        QCOMPARE(form.whyNot.value_or(QString()), QStringLiteral("Type %1 first.").arg(clusterPhrase));
        form = scene.upgrade(" 18 ", clusterPhrase);
        QVERIFY(!form.whyNot && !form.fieldProblem && form.changes.size() == 1);
        QVERIFY(form.changes.front().upgrade == (core::VersionUpgrade{"17.5", "18"}));
        for (const auto* version : {"16", "17.6", "x"}) {
            form = scene.upgrade(version, clusterPhrase);
            QVERIFY2(form.fieldProblem && form.whyNot == form.fieldProblem && form.changes.empty(), version);
        }
        scene.refused = refusalWith(Refusal::Code::ClusterMissing);
        form = scene.upgrade("18", clusterPhrase);
        QVERIFY(!form.fieldProblem && form.changes.empty());
    }
    void whyNoUpgrade() {
        const ClusterFormScene scene;
        const auto accepted = [](const core::Change&) { return std::nullopt; };
        QVERIFY(!views::whyNoUpgrade(scene.store.cluster(test::rectangular().id), accepted));
        QCOMPARE(views::whyNoUpgrade(nullptr, accepted).value_or(QString()),
                 QStringLiteral("Cluster details are not loaded yet."));
        const auto refusing = [](const core::Change& change) {
            auto refusal = refusalWith(Refusal::Code::UpgradeBad);
            refusal.upgrade = change.upgrade;
            refusal.upgradeProblem = core::UpgradeProblem::Modifying;
            return std::optional(refusal);
        };
        QVERIFY(views::whyNoUpgrade(scene.store.cluster(test::rectangular().id), refusing)
                    ->startsWith(QStringLiteral("The cluster is being modified")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestClusterForms)
#include "tst_cluster_forms.moc"
