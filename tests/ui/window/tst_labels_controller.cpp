// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/labels_controller.h"

#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

struct LabelsControllerScene : test::ModelScene {
    test::MessageLog messages;
    QStringList dialogs; ///< the account of each that was opened
    ui::PatternListCallbacks ends;
    ui::LabelsController controller{
        {store, session, operations, messages, [this](const QString& account, ui::PatternListCallbacks opened) {
             dialogs << account;
             ends = std::move(opened);
         }}};

    LabelsControllerScene() { load(); }
    void setIncomplete(bool incomplete) { store.setLabels({{}, incomplete}); }
};

} // namespace

class TestLabelsController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAnAccountThereIsNothingToEdit() {
        LabelsControllerScene scene;
        scene.session.become(fleet::Session::State::None);
        scene.controller.openDialog();
        QVERIFY(scene.dialogs.isEmpty());
        QCOMPARE(scene.messages.find(s("labels"))->text, s("Labels can be edited once the account is loaded."));
    }

    void theDialogIsThatOfTheAccount() {
        LabelsControllerScene scene;
        scene.session.connectReal();
        scene.controller.openDialog();
        QCOMPARE(scene.dialogs, QStringList(scene.session.accountKey()));
        QVERIFY(scene.messages.messages.empty());
        scene.ends.left();
        QVERIFY(scene.messages.find(s("labelsLeft"))->text.contains(s("were not saved")));
    }

    void lostLabelsAreReportedUntilTheyAreSaved() {
        LabelsControllerScene scene;
        scene.session.connectReal();
        scene.setIncomplete(true);
        Q_EMIT scene.operations.reopened();
        QVERIFY(scene.messages.find(s("labels"))->text.startsWith(s("Some cluster labels couldn't be loaded.")));
        scene.messages.press(s("labels"));
        QCOMPARE(scene.dialogs.size(), 1);
        scene.ends.saved(); // still incomplete
        QVERIFY(scene.messages.find(s("labels")) != nullptr);
        scene.setIncomplete(false);
        scene.ends.saved();
        QVERIFY(scene.messages.find(s("labels")) == nullptr);
    }
};

POOLHOUSE_CORE_APP_TEST(TestLabelsController)
#include "tst_labels_controller.moc"
