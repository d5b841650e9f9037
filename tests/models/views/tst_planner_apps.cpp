// SPDX-License-Identifier: GPL-3.0-or-later
// Apps in a plan: who uses which pool, what a hand may do about it, and what the view makes of it.
#include "models/views/app_edit.h"
#include "models/views/lane_apps.h"
#include "models/views/plan_news.h"
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

using namespace poolhouse;
using test::PlannerScene;
using test::s;
using views::LaneEdit;
using AppKind = LaneEdit::Kind;

namespace {

constexpr int leaderRow = 0, analyticsRow = 1, webReadsRow = 2;

LaneEdit appEdit(AppKind kind, const char* app, const char* attachment, int row = -1) {
    LaneEdit edit;
    edit.kind = kind;
    edit.row = row;
    edit.app = app;
    edit.attachment = attachment;
    return edit;
}

/// READS of catalog-api to the pool in that row.
LaneEdit moveReads(int row) {
    return appEdit(AppKind::MoveApp, "catalog-api", "READS", row);
}

/// "catalog-api: READS@web-reads > ANALYTICS@analytics"
QStringList movesOf(const PlannerScene& scene) {
    const auto place = [](const std::optional<core::AttachmentPlace>& each) {
        return each ? QString::fromStdString(each->name + "@" + each->pool) : s("-");
    };
    QStringList all;
    for (const auto& move : scene.model.draft().clusters.front().moves) {
        all << QString::fromStdString(move.app) + s(": ") + place(move.from) + s(" > ") + place(move.to);
    }
    return all;
}

const views::LaneApps& appsOf(const PlannerScene& scene, int row) {
    return scene.view().lanes[static_cast<std::size_t>(row)].apps;
}

QString refusalOf(PlannerScene& scene, const LaneEdit& edit) {
    const auto made = scene.model.make(edit);
    return made ? s("possible") : made.error();
}

} // namespace

class TestPlannerApps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lanesSayWhoUsesThem() {
        const PlannerScene scene;
        const auto& reads = appsOf(scene, webReadsRow);
        QCOMPARE(reads.count, s("2 apps"));
        QCOMPARE(reads.all.size(), std::size_t(2));
        QCOMPARE(reads.all[0].text, s("catalog-api (READS)"));
        QVERIFY(reads.all[0].state == views::LaneApp::State::Stays);
        QCOMPARE(reads.moves, QString());
        QCOMPARE(reads.sentence, s("Attached: catalog-api (READS), example-app (READS)."));
        QCOMPARE(appsOf(scene, leaderRow).count, s("1 app"));
        QVERIFY(scene.view().lanes[webReadsRow].sentence.contains(reads.sentence));
    }

    void aNewPoolHasNoApps() {
        PlannerScene scene;
        scene.model.addPool();
        QCOMPARE(appsOf(scene, 3).count, s("no apps"));
        QCOMPARE(appsOf(scene, 3).sentence, s("No app is attached."));
    }

    void unknownIsNotNone() {
        PlannerScene scene;
        fleet::Store store; // of which the attachments were never read
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        const auto& cluster = scene.model.draft().clusters.front();
        const auto apps = views::planner::laneApps(cluster, cluster.pools[webReadsRow],
                                                   {store, *store.cluster(test::rectangular().id), test::morning});
        QCOMPARE(apps.count, s("apps unknown"));
        QCOMPARE(apps.sentence, s("Which apps are attached is unknown."));
    }

    void anAppMovesToAnotherPool() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QCOMPARE(movesOf(scene), QStringList{s("catalog-api: READS@web-reads > ANALYTICS@analytics")});
        QCOMPARE(scene.model.undoLabel(), s("Move catalog-api to analytics"));
        QCOMPARE(appsOf(scene, webReadsRow).count, s("2 → 1 app"));
        QCOMPARE(appsOf(scene, webReadsRow).moves, s("Leave: catalog-api (READS → analytics)."));
        QCOMPARE(appsOf(scene, webReadsRow).sentence,
                 s("Attached: example-app (READS). Leave: catalog-api (READS → analytics)."));
        QCOMPARE(appsOf(scene, analyticsRow).count, s("1 → 2 apps"));
        QCOMPARE(appsOf(scene, analyticsRow).moves, s("Arrive: catalog-api (ANALYTICS, new)."));
        QCOMPARE(
            test::steps(scene.view()),
            (QStringList{s("1|Attach catalog-api to analytics as ANALYTICS|restarts|$0.00"),
                         s("2|Detach READS of catalog-api from web-reads|restarts|$0.00"), s("|Total||$0.00/month")}));
        QCOMPARE(scene.view().restarts,
                 s("Apps restart: catalog-api twice. catalog-api has to read ANALYTICS_URL instead of READS_URL."));
        QVERIFY(!scene.view().whyNotApply);
        QVERIFY(scene.model.draft().changed());
        scene.model.undo();
        QVERIFY(movesOf(scene).isEmpty());
        QCOMPARE(scene.view().restarts, QString());
        scene.model.redo();
        QCOMPARE(movesOf(scene).size(), 1);
    }

    void theLastAttachmentToTheLeaderWantsAPhrase() {
        PlannerScene scene;
        QVERIFY(scene.model.make(appEdit(AppKind::DetachApp, "example-app", "HEROKU_POSTGRESQL_COBALT")));
        QCOMPARE(scene.view().phrase, s("example-app/HEROKU_POSTGRESQL_COBALT"));
        QVERIFY(scene.model.make(appEdit(AppKind::AttachApp, "catalog-api", "", leaderRow)));
        QCOMPARE(scene.view().phrase, QString());
    }

    /// The plan of the issue: a pool is made, and two apps move to it.
    void twoAppsMoveToAPoolThatThePlanMakes() {
        PlannerScene scene;
        scene.model.addPool();
        scene.model.rename(3, s("reports"));
        QVERIFY(scene.model.make(moveReads(3)));
        QVERIFY(scene.model.make(appEdit(AppKind::MoveApp, "example-app", "READS", 3)));
        QCOMPARE(movesOf(scene), (QStringList{s("catalog-api: READS@web-reads > REPORTS@reports"),
                                              s("example-app: READS@web-reads > REPORTS@reports")}));
        const auto steps = test::steps(scene.view());
        QCOMPARE(steps.size(), 6);
        QVERIFY(steps[0].contains(s("Create reports")));
        QVERIFY(steps[2].startsWith(s("3|Attach example-app to reports as REPORTS")));
        QVERIFY(steps[3].startsWith(s("4|Detach READS of catalog-api")));
        // another name of the pool, letter by letter
        scene.model.rename(3, s("report"));
        scene.model.rename(3, s("web-reads")); // for a moment that of another one
        scene.model.rename(3, s("web-reads-2"));
        QCOMPARE(movesOf(scene).first(), s("catalog-api: READS@web-reads > REPORTS@web-reads-2"));
        // without the pool no app moves; one step of undo
        scene.model.removePool(3);
        QVERIFY(movesOf(scene).isEmpty());
        scene.model.undo();
        QCOMPARE(movesOf(scene).size(), 2);
    }

    void moreMayBeDoneToAMove() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QVERIFY(scene.model.make(moveReads(leaderRow)));
        QCOMPARE(movesOf(scene), QStringList{s("catalog-api: READS@web-reads > LEADER@leader")});
        QVERIFY(scene.model.make(appEdit(AppKind::MoveApp, "catalog-api", "LEADER", analyticsRow))); // by its new name
        QCOMPARE(movesOf(scene), QStringList{s("catalog-api: READS@web-reads > ANALYTICS@analytics")});
        QVERIFY(scene.model.make(appEdit(AppKind::DetachApp, "catalog-api", "READS")));
        QCOMPARE(movesOf(scene), QStringList{s("catalog-api: READS@web-reads > -")});
        QCOMPARE(appsOf(scene, webReadsRow).moves, s("Leave: catalog-api (READS, detached)."));
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QVERIFY(scene.model.make(moveReads(webReadsRow))); // back where it is
        QVERIFY(movesOf(scene).isEmpty());
        QVERIFY(scene.model.make(appEdit(AppKind::DetachApp, "catalog-api", "READS")));
        QVERIFY(scene.model.make(appEdit(AppKind::KeepApp, "catalog-api", "READS")));
        QVERIFY(movesOf(scene).isEmpty());
        QCOMPARE(scene.model.undoLabel(), s("Keep catalog-api attached as it is"));
    }

    void anAppIsAttachedUnderAFreeName() {
        PlannerScene scene;
        QVERIFY(scene.model.make(appEdit(AppKind::AttachApp, "other-app", "", webReadsRow)));
        QVERIFY(scene.model.make(appEdit(AppKind::AttachApp, "other-app", "", webReadsRow)));
        QCOMPARE(movesOf(scene),
                 (QStringList{s("other-app: - > WEB_READS@web-reads"), s("other-app: - > WEB_READS_2@web-reads")}));
        QCOMPARE(appsOf(scene, webReadsRow).count, s("2 → 3 apps"));
        QVERIFY(scene.model.make(appEdit(AppKind::DetachApp, "other-app", "WEB_READS")));
        QCOMPARE(movesOf(scene), QStringList{s("other-app: - > WEB_READS_2@web-reads")});
        QVERIFY(scene.model.make(appEdit(AppKind::KeepApp, "other-app", "WEB_READS_2")));
        QVERIFY(movesOf(scene).isEmpty());
    }

    void whatCannotBeSaysWhy() {
        PlannerScene scene;
        QCOMPARE(refusalOf(scene, moveReads(webReadsRow)), s("catalog-api is attached to web-reads already."));
        QCOMPARE(refusalOf(scene, moveReads(7)), s("This pool is no longer part of the plan."));
        QCOMPARE(refusalOf(scene, moveReads(-1)), s("This pool is no longer part of the plan."));
        QCOMPARE(refusalOf(scene, appEdit(AppKind::MoveApp, "catalog-api", "GONE", analyticsRow)),
                 s("This attachment is no longer part of the plan."));
        QCOMPARE(refusalOf(scene, appEdit(AppKind::DetachApp, "catalog-api", "GONE")),
                 s("This attachment is no longer part of the plan."));
        QCOMPARE(refusalOf(scene, appEdit(AppKind::KeepApp, "catalog-api", "READS")),
                 s("This attachment is no longer part of the plan."));
        scene.model.removePool(analyticsRow);
        QCOMPARE(refusalOf(scene, moveReads(analyticsRow)), s("The plan destroys analytics. Keep it first."));
        scene.model.addPool();
        scene.model.rename(3, QString());
        QCOMPARE(refusalOf(scene, moveReads(3)), s("Enter a name for the pool."));
        QVERIFY(movesOf(scene).isEmpty());
    }

    void appsOfADestroyedPoolAreToldOrMove() {
        PlannerScene scene;
        scene.model.removePool(webReadsRow);
        const auto destroys = [&scene] { return scene.view().warnings.front().sentence; };
        QVERIFY2(destroys().contains(s("The apps catalog-api and example-app lose their attachments")),
                 qPrintable(destroys()));
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QVERIFY2(destroys().contains(s("The app example-app loses its attachment")), qPrintable(destroys()));
        QCOMPARE(scene.view().restarts, s("Apps restart: catalog-api twice, example-app once. catalog-api has to read "
                                          "ANALYTICS_URL instead of READS_URL."));
        QVERIFY(scene.view().phrase == s("example-app/web-reads"));
    }

    void anAttachmentThatChangedIsToldAndFollowed() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        auto attachments = test::attachments();
        attachments[3].target.pool = "leader";
        scene.store.applyAttachments(attachments, test::at(700));
        QCOMPARE(scene.view().drift,
                 QStringList{s("The attachment READS of catalog-api has changed since this was planned.")});
        QVERIFY(scene.view().whyNotApply);
        scene.model.rebase();
        QVERIFY(scene.view().drift.isEmpty());
        QCOMPARE(movesOf(scene), QStringList{s("catalog-api: READS@leader > ANALYTICS@analytics")});
    }

    /// The plan can be applied again, and no app loses its move.
    void anAttachmentThatChangedIsFollowed_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("moves");
        QTest::newRow("another credential")
            << s("credential") << QStringList{s("catalog-api: READS@web-reads > ANALYTICS@analytics")};
        QTest::newRow("the new name is taken")
            << s("name") << QStringList{s("catalog-api: READS@web-reads > ANALYTICS_2@analytics")};
    }
    void anAttachmentThatChangedIsFollowed() {
        QFETCH(const QString, change);
        QFETCH(const QStringList, moves);
        PlannerScene scene;
        auto attachments = test::attachments();
        attachments[3].target.role = "analyst";
        scene.store.applyAttachments(attachments, test::at(690));
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        if (change == s("credential")) {
            attachments[3].target.role = "owner";
        } else {
            attachments.push_back(test::attachment("ANALYTICS", "catalog-api", test::rectangular(), "leader"));
        }
        scene.store.applyAttachments(attachments, test::at(700));
        QCOMPARE(scene.view().drift.size(), qsizetype(1));
        scene.model.rebase();
        QVERIFY(scene.view().drift.isEmpty());
        QVERIFY(!scene.view().whyNotApply);
        QCOMPARE(movesOf(scene), moves);
        QVERIFY(scene.model.draft().clusters.front().moves.front().credential == attachments[3].target.role);
    }

    void aPlanThatWasAppliedIsFollowed() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        auto attachments = test::attachments();
        attachments.push_back(test::attachment("ANALYTICS", "catalog-api", test::rectangular(), "analytics"));
        scene.store.applyAttachments(attachments, test::at(700));
        QVERIFY(scene.view().drift.isEmpty()); // on its way
        QCOMPARE(movesOf(scene).size(), 1);
        attachments.erase(attachments.begin() + 3);
        scene.store.applyAttachments(attachments, test::at(710));
        QVERIFY(movesOf(scene).isEmpty());
        QVERIFY(!scene.model.draft().changed());
    }

    void discardingForgetsMoves() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        scene.model.resetToLive();
        QVERIFY(movesOf(scene).isEmpty());
    }

    void whatAPlanNoLongerDoesWithAppsIsTold() {
        PlannerScene scene;
        scene.model.addPool();
        QVERIFY(scene.model.make(moveReads(3)));
        QVERIFY(scene.model.make(appEdit(AppKind::AttachApp, "example-app", "", 3)));
        QVERIFY(scene.model.make(appEdit(AppKind::DetachApp, "example-app", "DATABASE_ANALYTICS")));
        const auto before = scene.model.draft();
        QCOMPARE(views::movesLost(before, before), QString());
        scene.model.removePool(3); // its apps go nowhere
        QCOMPARE(views::movesLost(before, scene.model.draft()), s("The plan no longer moves catalog-api to reads. "
                                                                  "The plan no longer attaches example-app to reads."));
        scene.model.resetToLive();
        QVERIFY(views::movesLost(before, scene.model.draft())
                    .endsWith(s("The plan no longer detaches example-app from analytics.")));
    }

    void movesThatWentWithAPoolAreTold() {
        PlannerScene scene;
        views::LostMoves lost;
        const auto told = [&] {
            lost.follow(scene.model);
            return lost.text();
        };
        scene.model.addPool();
        QVERIFY(scene.model.make(moveReads(3)));
        QCOMPARE(told(), QString());
        QVERIFY(scene.model.make(appEdit(AppKind::KeepApp, "catalog-api", "READS")));
        QCOMPARE(told(), QString()); // taken back by hand
        scene.model.undo();
        QCOMPARE(told(), QString());
        scene.model.removePool(3);
        QCOMPARE(told(), s("The plan no longer moves catalog-api to reads."));
        scene.model.setLevel(analyticsRow, "8G-Performance");
        QCOMPARE(told(), s("The plan no longer moves catalog-api to reads."));
        scene.model.undo();
        scene.model.undo();
        QCOMPARE(told(), QString()); // it moves again
        scene.model.setLevel(analyticsRow, "8G-Performance");
        scene.model.removePool(3);
        QVERIFY(!told().isEmpty());
        lost.dismiss();
        QCOMPARE(told(), QString());
        scene.model.undo();
        QCOMPARE(told(), QString());
    }

    void movesThatWereCarriedOutAreNotLost() {
        PlannerScene scene;
        views::LostMoves lost;
        const auto told = [&] {
            lost.follow(scene.model);
            return lost.text();
        };
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        scene.model.removePool(webReadsRow);
        scene.model.setLevel(leaderRow, "16G-Performance");
        QCOMPARE(told(), QString());
        auto attachments = test::attachments();
        std::erase_if(attachments, [](const core::Attachment& each) { return each.target.pool == "web-reads"; });
        attachments.push_back(test::attachment("ANALYTICS", "catalog-api", test::rectangular(), "analytics"));
        auto info = test::rectangularInfo();
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "web-reads"; });
        scene.store.applyAttachments(attachments, test::at(700));
        scene.store.applyInfo(info, test::at(700));
        QCOMPARE(told(), QString());
        scene.model.rebase(); // a later step failed
        QVERIFY(movesOf(scene).isEmpty());
        QVERIFY(scene.model.draft().changed());
        QCOMPARE(told(), QString());
    }

    void anotherPlanLosesNoMoves() {
        PlannerScene scene;
        views::LostMoves lost;
        const auto told = [&] {
            lost.follow(scene.model);
            return lost.text();
        };
        scene.model.setLevel(analyticsRow, "8G-Performance");
        scene.model.keepForComparison();
        scene.model.addPool();
        QVERIFY(scene.model.make(moveReads(3)));
        QCOMPARE(told(), QString());
        scene.model.loadAlternative(0);
        QVERIFY(movesOf(scene).isEmpty());
        QCOMPARE(told(), QString());
        scene.model.undo();
        QCOMPARE(movesOf(scene).size(), 1);
        QCOMPARE(told(), QString());
        scene.model.redo();
        QCOMPARE(told(), QString());
        scene.model.undo();
        QCOMPARE(told(), QString());
        scene.model.removePool(3);
        scene.model.setCount(webReadsRow, 4);
        QVERIFY(!told().isEmpty());
        scene.model.loadAlternative(0); // the note was about the other plan
        QCOMPARE(told(), QString());
    }

    void aProxyIsNotKept() {
        PlannerScene scene;
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QVERIFY(!scene.view().restarts.contains(s("proxy")));
        auto attachments = test::attachments();
        for (auto& each : attachments) {
            each.target.proxy = true;
        }
        scene.store.applyAttachments(attachments, test::at(700));
        QVERIFY2(scene.view().restarts.endsWith(s("The new attachment of catalog-api doesn't go through a proxy.")),
                 qPrintable(scene.view().restarts));
    }

    void lanesTellWhatAnEditDid() {
        PlannerScene scene;
        const auto before = scene.view();
        QVERIFY(scene.model.make(moveReads(analyticsRow)));
        QCOMPARE(views::editNews(before, scene.view()),
                 s("analytics: Attached: example-app (DATABASE_ANALYTICS). Arrive: catalog-api (ANALYTICS, new). "
                   "web-reads: Attached: example-app (READS). Leave: catalog-api (READS → analytics)."));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlannerApps)
#include "tst_planner_apps.moc"
