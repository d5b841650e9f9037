// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/cluster_drafts.h"
#include "ui/pools/new_cluster_wizard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace poolhouse;
using test::part;
using test::press;
using test::utf8;

namespace {

struct CreationWizard {
    test::ChangeScene scene;
    test::ScriptedSession session;
    bool cameToNothing = false; ///< what was submitted
    ui::ClusterDrafts drafts{scene.preferences, session, [this](const std::string& /*id*/) { return cameToNothing; }};
    std::string source;
    QPointer<ui::NewClusterWizard> dialog;

    explicit CreationWizard(std::string copied = {}) : source(std::move(copied)) {
        session.connectReal();
        scene.read([](core::ClusterInfo& info) { info.rollback = core::RollbackWindow{}; });
        open();
    }
    ~CreationWizard() { delete dialog; }
    /// As the first time, or after it was closed.
    void open() {
        delete dialog;
        dialog = new ui::NewClusterWizard(scene.store, scene.clock, source, drafts, {},
                                          [](const core::Change&) { return std::nullopt; });
        dialog->proposeApp("example-app");
        dialog->open();
    }
    [[nodiscard]] bool resumed() const { return part<QWidget>(*dialog, "startAfresh")->isVisible(); }
    [[nodiscard]] QString text(const char* field) const { return part<QLineEdit>(*dialog, field)->text(); }
    void type(const char* field, const char* entered) const {
        part<QLineEdit>(*dialog, field)->clear();
        QTest::keyClicks(part<QLineEdit>(*dialog, field), QLatin1String(entered));
    }
};

} // namespace

/// What was entered outlives the wizard, as that of the wizard for pools does.
class TestNewClusterWizard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasEnteredIsRestored() {
        CreationWizard w;
        QVERIFY(!w.resumed());
        w.type("clusterName", "orders-db");
        w.type("clusterAttachment", "ORDERS");
        w.type("clusterVersion", "17");
        press(*w.dialog, "nextButton");
        part<QCheckBox>(*w.dialog, "clusterStandby")->click();
        press(*w.dialog, "nextButton");
        press(*w.dialog, "addPoolRow");
        w.type("newPoolName.0", "reads");
        QTest::keyClick(w.dialog, Qt::Key_Escape);
        w.open();
        QVERIFY(w.resumed());
        QCOMPARE(w.dialog->step(), 2);
        QCOMPARE(w.text("newPoolName.0"), utf8("reads"));
        QCOMPARE(w.text("clusterName"), utf8("orders-db"));
        QCOMPARE(w.text("clusterAttachment"), utf8("ORDERS"));
        QCOMPARE(w.text("clusterVersion"), utf8("17"));
        QCOMPARE(w.text("clusterAppText"), utf8("example-app"));
        QVERIFY(part<QCheckBox>(*w.dialog, "clusterStandby")->isChecked());
    }

    void aDraftIsDiscarded() {
        CreationWizard w;
        w.type("clusterName", "orders-db");
        w.open();
        QVERIFY(w.resumed());
        press(*w.dialog, "startAfresh");
        QVERIFY(!w.resumed());
        QCOMPARE(w.text("clusterName"), QString());
        QCOMPARE(w.text("clusterAppText"), utf8("example-app"));
        w.open();
        QVERIFY(!w.resumed());
    }

    /// Nothing was entered: the app was proposed.
    void aLookLeavesNoDraft() {
        CreationWizard w;
        w.open();
        QVERIFY(!w.resumed());
        QCOMPARE(part<QComboBox>(*w.dialog, "clusterPlan")->currentIndex(), 0);
    }

    void whatWasSubmittedIsNotOfferedAgain() {
        CreationWizard w;
        w.type("clusterName", "orders-db");
        for (int step = 0; step < 3; ++step) {
            press(*w.dialog, "nextButton");
        }
        press(*w.dialog, "askButton");
        w.dialog->setOperations({utf8("operation-1")});
        press(*w.dialog, "cancelButton"); // "Close": the answer is not there yet
        w.open();
        QVERIFY(!w.resumed());
        QCOMPARE(w.text("clusterName"), QString());
        QCOMPARE(w.dialog->step(), 0);
        w.cameToNothing = true;
        w.open();
        QVERIFY(w.resumed());
        QCOMPARE(w.text("clusterName"), utf8("orders-db"));
        QCOMPARE(w.dialog->step(), 3);
    }

    void aDraftBelongsToItsAccount() {
        CreationWizard w;
        w.type("clusterName", "orders-db");
        w.session.connectSandbox();
        w.open();
        QVERIFY(!w.resumed());
        w.session.connectReal();
        w.open();
        QVERIFY(w.resumed());
        w.session.become(fleet::Session::State::None);
        w.open();
        QVERIFY(!w.resumed());
    }

    /// Not as if they had been entered.
    void poolsOfATemplateAreRestoredAsSuch() {
        CreationWizard w;
        w.dialog->setLike("postgresql-rectangular-12345");
        w.open();
        QVERIFY(w.resumed());
        QVERIFY(!w.text("newPoolName.0").isEmpty());
        w.dialog->setLike({});
        QVERIFY(w.drafts.find({})->draft.pools.empty());
    }

    void ofACopyItIsKeptByItsSource() {
        CreationWizard w("postgresql-rectangular-12345");
        part<QRadioButton>(*w.dialog, "forkPast")->click();
        w.type("forkTime", "2026-06-02 13:00");
        w.open();
        QVERIFY(w.resumed());
        QVERIFY(part<QRadioButton>(*w.dialog, "forkPast")->isChecked());
        QCOMPARE(w.text("forkTime"), utf8("2026-06-02 13:00"));
        w.source = "postgresql-horizontal-12345";
        w.open();
        QVERIFY(!w.resumed());
    }
};

POOLHOUSE_WIDGET_TEST(TestNewClusterWizard)
#include "tst_new_cluster_wizard.moc"
