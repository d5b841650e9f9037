// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the dialogs that change pools; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/ui/change_scene.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/scale_dialog.h"
#include "ui/theme/theme_controller.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace poolhouse;
using State = operations::Operation::State;
using test::part;
using test::shoot;
using test::utf8;

class PoolsShotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::ThemeController>(*qApp, ui::SchemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void draws_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << false << false << 1.0;
        QTest::newRow("dark") << true << false << 1.0;
        QTest::newRow("mirrored") << false << true << 1.0;
        QTest::newRow("light@2") << false << false << 2.0;
    }
    void draws() {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QFETCH(qreal, scale);
        m_theme->setChoice(dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
        const QString tail = utf8("-") + utf8(QTest::currentDataTag());
        const auto prepare = [&](QWidget& dialog) {
            dialog.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
        };
        test::ChangeScene scene;
        {
            ui::AddPoolWizard wizard(scene.store, scene.clock, scene.cluster, scene.drafts);
            prepare(wizard);
            shoot(wizard, utf8("wizard-1") + tail, scale);
            test::press(wizard, "nextButton");
            part<QSpinBox>(wizard, "countField")->setValue(2);
            part<QLineEdit>(wizard, "poolName")->setFocus();
            QTest::keyClicks(part<QLineEdit>(wizard, "poolName"), utf8("web--reads"));
            part<QSpinBox>(wizard, "countField")->setFocus();
            test::press(wizard, "nextButton");
            shoot(wizard, utf8("wizard-2") + tail, scale);
            test::press(wizard, "poolNameProblem.take");
            test::press(wizard, "nextButton");
            shoot(wizard, utf8("wizard-3") + tail, scale);
            test::Asked asked(wizard);
            test::press(wizard, "askButton");
            wizard.setOperations({utf8("operation-1")});
            wizard.follow(asked.operation(State::Checking));
            shoot(wizard, utf8("wizard-checking") + tail, scale);
            auto failed = asked.operation(State::Failed);
            failed.problem.emplace();
            failed.problem->kind = api::ApiError::Kind::Invalid;
            failed.problem->status = 422;
            failed.problem->message = "This cluster already has a pool called \"web-reads-2\".";
            wizard.follow(failed);
            shoot(wizard, utf8("wizard-refused") + tail, scale);
        }
        {
            ui::ScaleDialog dialog(scene.store, scene.clock, scene.cluster, "web-reads");
            prepare(dialog);
            shoot(dialog, utf8("scale") + tail, scale);
            dialog.setCount(1);
            dialog.setLevel("8G-Performance");
            shoot(dialog, utf8("scale-below") + tail, scale);
            dialog.setLevel("4G-Performance");
            dialog.setCount(0);
            shoot(dialog, utf8("scale-zero") + tail, scale);
            scene.setCount("web-reads", 4);
            shoot(dialog, utf8("scale-drift") + tail, scale);
            scene.setCount("web-reads", 3);
        }
        {
            ui::LeaderDialog dialog(scene.store, scene.clock, scene.cluster, ui::LeaderDialog::Begin::Level);
            prepare(dialog);
            dialog.setStandby(false);
            shoot(dialog, utf8("leader") + tail, scale);
        }
        ui::DestroyPoolDialog dialog(scene.store, scene.clock, scene.cluster, "web-reads");
        prepare(dialog);
        QTest::keyClicks(part<QLineEdit>(dialog, "phraseField"), utf8("example-app/web-r"));
        shoot(dialog, utf8("destroy") + tail, scale);
        QTest::keyClicks(part<QLineEdit>(dialog, "phraseField"), utf8("eads"));
        shoot(dialog, utf8("destroy-confirmed") + tail, scale);
        test::Asked asked(dialog);
        dialog.findChild<QAbstractButton*>(utf8("askButton"))->click();
        dialog.setOperations({utf8("operation-1")});
        dialog.follow(asked.operation(State::NeedsTwoFactor));
        shoot(dialog, utf8("destroy-code") + tail, scale);
    }

private:
    std::unique_ptr<ui::ThemeController> m_theme;
};

QTEST_MAIN(PoolsShotsTest)
#include "tst_pools_shots.moc"
