// SPDX-License-Identifier: GPL-3.0-or-later
// No text of the dialogs that change pools is clipped, in any state; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/scale_dialog.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace poolhouse;
using State = operations::Operation::State;
using test::part;
using test::utf8;

class TestPoolsShots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() { test::Pictures::addRows(); }

    void draws() {
        const test::Pictures pictures;
        const auto prepare = [&](QWidget& dialog) {
            pictures.direct(dialog);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
        };
        test::ChangeScene scene;
        {
            ui::AddPoolWizard wizard(scene.store, scene.clock, scene.cluster, scene.drafts, scene.credentials,
                                     [](const core::Change&) { return std::nullopt; });
            prepare(wizard);
            pictures.shoot(wizard, "wizard-1");
            test::press(wizard, "nextButton");
            part<QSpinBox>(wizard, "countField")->setValue(2);
            part<QLineEdit>(wizard, "poolName")->setFocus();
            QTest::keyClicks(part<QLineEdit>(wizard, "poolName"), utf8("web--reads"));
            part<QSpinBox>(wizard, "countField")->setFocus();
            test::press(wizard, "nextButton");
            pictures.shoot(wizard, "wizard-2");
            test::press(wizard, "poolNameProblem.take");
            test::press(wizard, "nextButton");
            pictures.shoot(wizard, "wizard-3");
            test::press(wizard, "attachApps");
            test::press(wizard, "addApp");
            QTest::keyClicks(part<QLineEdit>(wizard, "poolAppText.0"), utf8("catalog-api"));
            pictures.shoot(wizard, "wizard-4");
            test::Asked asked(wizard);
            test::press(wizard, "askButton");
            wizard.setOperations({utf8("operation-1")});
            wizard.follow(asked.operation(State::Checking));
            pictures.shoot(wizard, "wizard-checking");
            auto failed = asked.operation(State::Failed);
            failed.problem.emplace();
            failed.problem->kind = api::ApiError::Kind::Invalid;
            failed.problem->status = 422;
            failed.problem->message = "This cluster already has a pool called \"web-reads-2\".";
            wizard.follow(failed);
            pictures.shoot(wizard, "wizard-refused");
        }
        {
            ui::ScaleDialog dialog(scene.store, scene.clock, scene.cluster, "web-reads");
            prepare(dialog);
            pictures.shoot(dialog, "scale");
            dialog.setCount(1);
            dialog.setLevel("8G-Performance");
            pictures.shoot(dialog, "scale-below");
            dialog.setLevel("4G-Performance");
            dialog.setCount(0);
            pictures.shoot(dialog, "scale-zero");
            scene.setCount("web-reads", 4);
            pictures.shoot(dialog, "scale-drift");
            scene.setCount("web-reads", 3);
        }
        {
            ui::LeaderDialog dialog(scene.store, scene.clock, scene.cluster, ui::LeaderDialog::Begin::Level);
            prepare(dialog);
            dialog.setStandby(false);
            pictures.shoot(dialog, "leader");
        }
        ui::DestroyPoolDialog dialog(scene.store, scene.clock, scene.cluster, "web-reads");
        prepare(dialog);
        QTest::keyClicks(part<QLineEdit>(dialog, "phraseField"), utf8("example-app/web-r"));
        pictures.shoot(dialog, "destroy");
        QTest::keyClicks(part<QLineEdit>(dialog, "phraseField"), utf8("eads"));
        pictures.shoot(dialog, "destroy-confirmed");
        test::Asked asked(dialog);
        dialog.findChild<QAbstractButton*>(utf8("askButton"))->click();
        dialog.setOperations({utf8("operation-1")});
        dialog.follow(asked.operation(State::NeedsTwoFactor));
        pictures.shoot(dialog, "destroy-code");
    }
};

POOLHOUSE_WIDGET_TEST(TestPoolsShots)
#include "tst_pools_shots.moc"
