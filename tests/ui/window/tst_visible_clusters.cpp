// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/controller_views.h"
#include "tests/support/fleet_view_fake.h"
#include "tests/support/model_scene.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/navigation.h"
#include "ui/window/visible_clusters.h"

#include <QtTest>

using namespace poolhouse;
using test::s;
using test::sample::horizontal;
using test::sample::lively;
using test::sample::rectangular;

namespace {

struct VisibleClustersScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    test::FleetViewFake view;
    test::FixedSelection selection;
    ui::VisibleClusters visible{poller, navigation, view, selection};

    VisibleClustersScene() {
        poller.setDetailsOnlyOnScreen(true);
        poller.start();
        test::fillLists(store, clock.now());
        view.boardVisible = {lively};
        view.treeVisible = {horizontal, lively};
    }
    /// The clusters that are read, each once, in the order of their first request.
    QStringList read() {
        services.log.clear();
        poller.refresh();
        for (int round = 0; round < 20; ++round) {
            poller.tick();
            answerOnce();
        }
        QStringList ids;
        for (const auto& question : services.log) {
            if (const auto text = QString::fromStdString(question); text.startsWith(s("info "))) {
                ids << text.mid(5);
            }
        }
        ids.removeDuplicates();
        return ids;
    }
    static QStringList named(const std::vector<core::ClusterId>& ids) {
        QStringList names;
        for (const auto& id : ids) {
            names << QString::fromStdString(id.value);
        }
        return names;
    }
};

} // namespace

class TestVisibleClusters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBoardGoesBeforeTheTree() {
        VisibleClustersScene scene;
        scene.visible.report();
        QCOMPARE(scene.read(), scene.named({lively, horizontal}));
    }

    void theOpenClusterHidesTheBoard() {
        VisibleClustersScene scene;
        scene.navigation.openCluster(rectangular);
        scene.visible.report();
        QCOMPARE(scene.read(), scene.named({rectangular, horizontal, lively}));
    }

    void otherPagesLeaveTheTree_data() {
        QTest::addColumn<bool>("activity");
        QTest::newRow("activity") << true;
        QTest::newRow("upcoming maintenance") << false;
    }
    void otherPagesLeaveTheTree() {
        QFETCH(const bool, activity);
        VisibleClustersScene scene;
        scene.view.treeVisible = {horizontal};
        activity ? scene.navigation.openActivity() : scene.navigation.openComing();
        scene.visible.report();
        QCOMPARE(scene.read(), scene.named({horizontal}));
    }

    void nothingIsVisibleBehindTheWelcomePage() {
        VisibleClustersScene scene;
        scene.visible.report();
        scene.selection.shown = false;
        scene.visible.report();
        QCOMPARE(scene.read(), QStringList());
    }

    void scrollingIsGathered() {
        VisibleClustersScene scene;
        scene.visible.reportSoon();
        scene.view.boardVisible = {rectangular}; // scrolled on before the report
        scene.visible.reportSoon();
        QCOMPARE(scene.read(), QStringList());
        QTRY_VERIFY(!scene.read().isEmpty());
        QCOMPARE(scene.read(), scene.named({rectangular, horizontal, lively}));
    }
};

POOLHOUSE_CORE_APP_TEST(TestVisibleClusters)
#include "tst_visible_clusters.moc"
