// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/actions_controller.h"

#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/window/navigation.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using test::s;
using test::sample::lively;
using test::sample::rectangular;
using ui::ActionState;

namespace {

struct ActionsControllerScene : test::ModelScene {
    ui::Navigation navigation{store, own};
    test::FixedSelection selection;
    ui::ActionsController controller{{store, poller, session, operations, locks, clock, navigation, selection}};

    explicit ActionsControllerScene(const core::ClusterId& target = rectangular) {
        load();
        selection.chosen = {target};
    }
};

} // namespace

class TestActionsController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStateIsThatOfTheOneTarget() {
        ActionsControllerScene w;
        const auto state = w.controller.state();
        QCOMPARE(state.targets, 1);
        QCOMPARE(state.details, ActionState::Details::Read);
        QVERIFY(state.hasLeader && state.boardShown);
        QCOMPARE(state.followerPools, 2);
        QCOMPARE(state.chosen, ActionState::Chosen::None);
        w.selection.chosen.push_back(lively); // of several, none is looked into
        QCOMPARE(w.controller.state().details, ActionState::Details::Unread);
        QCOMPARE(w.controller.state().followerPools, 0);
    }

    void theChosenPoolDecidesWhatItCanDo() {
        ActionsControllerScene w;
        const auto* info = &*w.store.cluster(rectangular)->info;
        w.selection.pool = info->findPool("web-reads")->id;
        QCOMPARE(w.controller.state().chosen, ActionState::Chosen::Follower);
        w.selection.pool = info->leader()->id;
        QCOMPARE(w.controller.state().chosen, ActionState::Chosen::Leader);
        w.selection.pool = core::PoolId{"gone"};
        QCOMPARE(w.controller.state().chosen, ActionState::Chosen::None);
    }

    void aLockHoldsForItsClusterOnly() {
        ActionsControllerScene w;
        w.locks.set({{operations::ReadOnlyLock::Scope::Cluster, s("*rectangular*"), {}}});
        QVERIFY(w.controller.state().lock.value_or(QString()).contains(s("*rectangular*")));
        w.selection.chosen = {test::sampleId("postgresql-horizontal-12345")};
        QVERIFY(!w.controller.state().lock);
    }

    void anotherConsoleAtWorkIsToldFromThisOne() {
        ActionsControllerScene w(lively);
        QVERIFY(w.controller.state().changedByOthers);
        w.selection.chosen = {rectangular};
        QVERIFY(!w.controller.state().changedByOthers);
    }

    void detailsThatAreForbiddenAreNotJustUnread() {
        ActionsControllerScene w;
        w.store.clear();
        test::fillLists(w.store, w.clock.now());
        QCOMPARE(w.controller.state().details, ActionState::Details::Unread);
        api::ApiError error;
        error.kind = api::ApiError::Kind::Forbidden;
        w.store.failCluster(rectangular, error, w.clock.now());
        QCOMPARE(w.controller.state().details, ActionState::Details::Forbidden);
    }

    void onlyADifferenceIsReported() {
        ActionsControllerScene w;
        QSignalSpy changed(&w.controller, &ui::ActionsController::changed);
        w.controller.refresh();
        w.controller.refresh();
        QCOMPARE(changed.size(), 1);
        w.selection.chosen.clear();
        w.controller.refresh();
        QCOMPARE(changed.size(), 2);
    }

    void aCardOffersWhatItsPoolCanDoWhicheverIsChosen() {
        ActionsControllerScene w;
        w.selection.pool = w.store.cluster(rectangular)->info->leader()->id;
        const auto offered = ui::poolActions(w.controller.state());
        QVERIFY(offered.scale.enabled() && offered.destroy.enabled());
        QVERIFY(offered.level.enabled() && offered.highAvailability.enabled());
        w.selection.chosen = {lively};
        QVERIFY(
            ui::poolActions(w.controller.state()).scale.whyNot.value_or(QString()).contains(s("is being modified")));
    }

    void whatHoldsAPlanBack() {
        ActionsControllerScene w;
        w.controller.refresh();
        QVERIFY(!w.controller.whyNotSent({}));
        QCOMPARE(w.controller.whyNotSent(s("It is locked.")), std::optional(s("It is locked.")));
        w.operations.close();
        w.controller.refresh();
        QVERIFY(w.controller.whyNotSent({}));
    }
};

POOLHOUSE_CORE_APP_TEST(TestActionsController)
#include "tst_actions_controller.moc"
