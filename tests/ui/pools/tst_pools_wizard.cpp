// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/pools/add_pool_wizard.h"
#include "ui/pools/name_field.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace poolhouse;
using core::ChangeKind;
using State = operations::Operation::State;
using test::Asked;
using test::part;
using test::press;
using test::utf8;

namespace {

struct Wizard {
    test::ChangeScene scene;
    QPointer<ui::AddPoolWizard> dialog;

    Wizard() { open(); }
    ~Wizard() { delete dialog; }
    void open() {
        dialog =
            new ui::AddPoolWizard(scene.store, scene.clock, scene.cluster, scene.drafts, scene.credentials, refusalOf);
        dialog->open();
    }
    [[nodiscard]] QLineEdit* name() { return part<QLineEdit>(*dialog, "poolName"); }
    [[nodiscard]] bool complains() { return !part<QWidget>(*dialog, "poolNameProblem")->isHidden(); }
    [[nodiscard]] QString complaint() { return part<QLabel>(*dialog, "poolNameProblem.text")->text(); }
    /// Apps that are locked are refused, as by the engine.
    [[nodiscard]] static std::optional<operations::Refusal> refusalOf(const core::Change& change) {
        if (change.attachment->app != "locked-app") {
            return std::nullopt;
        }
        operations::Refusal refusal;
        refusal.code = operations::Refusal::Code::AppMissing;
        refusal.attachment = change.attachment;
        return refusal;
    }
    [[nodiscard]] QLineEdit* app(int row) {
        return part<QLineEdit>(*dialog, qPrintable(QStringLiteral("poolAppText.%1").arg(row)));
    }
    [[nodiscard]] QLineEdit* appName(int row) {
        return part<QLineEdit>(*dialog, qPrintable(QStringLiteral("poolAppName.%1").arg(row)));
    }
    void toReview() {
        press(*dialog, "nextButton");
        press(*dialog, "nextButton");
    }
};

} // namespace

class TestPoolWizard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMouseAloneAddsAPool() {
        Wizard w;
        Asked asked(*w.dialog);
        auto* levels = part<QTableWidget>(*w.dialog, "levelPicker");
        const QRect row = levels->visualItemRect(levels->item(2, 0));
        QTest::mouseClick(levels->viewport(), Qt::LeftButton, {}, row.center());
        press(*w.dialog, "nextButton");
        press(*w.dialog, "countMore");
        press(*w.dialog, "nextButton");
        QCOMPARE(w.dialog->step(), 2);
        press(*w.dialog, "askButton");
        QCOMPARE(asked.all.size(), std::size_t(1));
        const auto& intent = asked.last().front();
        QCOMPARE(intent.change, (core::Change{ChangeKind::AddPool, "", "16G-Performance", 2}));
        QVERIFY(intent.basis == core::shapesOf(w.scene.info()));
    }

    /// The program ends with the wizard open: its name field loses the focus to nothing.
    void aWizardThatGoesIsNotToldOfItsFields() {
        Wizard w;
        QVERIFY(QTest::qWaitForWindowActive(w.dialog));
        press(*w.dialog, "nextButton");
        w.name()->setFocus();
        QTest::keyClicks(w.name(), utf8("Not a name"));
        QCOMPARE(QApplication::focusWidget(), w.name());
        QVERIFY(!w.complains());
        QSignalSpy revealed(qobject_cast<ui::NameField*>(w.name()->parentWidget()), &ui::NameField::revealed);
        delete w.dialog;
        QCOMPARE(revealed.count(), 1); // to no receiver: the sanitizers report one that is half destroyed
    }

    void theKeyboardAloneAddsAPool() {
        Wizard w;
        Asked asked(*w.dialog);
        QVERIFY(QTest::qWaitForWindowActive(w.dialog));
        QTest::keyClick(part<QWidget>(*w.dialog, "levelPicker"), Qt::Key_Down);
        QTest::keyClick(part<QWidget>(*w.dialog, "levelPicker"), Qt::Key_Return);
        QCOMPARE(w.dialog->step(), 1);
        QTest::keyClick(part<QWidget>(*w.dialog, "countField"), Qt::Key_Up);
        QTest::keyClick(part<QWidget>(*w.dialog, "countField"), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), w.name());
        QTest::keyClicks(w.name(), utf8("batch"));
        QTest::keyClick(w.name(), Qt::Key_Return);
        QCOMPARE(w.dialog->step(), 2);
        // Enter on the review goes back: submitting needs its own button.
        QVERIFY(asked.all.empty());
        QCOMPARE(QApplication::focusWidget()->objectName(), utf8("backButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), utf8("askButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(asked.last().front().change, (core::Change{ChangeKind::AddPool, "batch", "16G-Performance", 2}));
    }

    void backAndTheStepsKeepEverything() {
        Wizard w;
        press(*w.dialog, "nextButton");
        QTest::keyClicks(w.name(), utf8("batch"));
        press(*w.dialog, "nextButton");
        press(*w.dialog, "backButton");
        press(*w.dialog, "step.1");
        QCOMPARE(w.dialog->step(), 0);
        press(*w.dialog, "step.3");
        QCOMPARE(w.dialog->step(), 2);
        QCOMPARE(w.name()->text(), utf8("batch"));
    }

    void aNameIsCheckedQuietlyUntilTheFieldIsLeft() {
        Wizard w;
        QVERIFY(QTest::qWaitForWindowActive(w.dialog));
        press(*w.dialog, "nextButton");
        w.name()->setFocus();
        QTest::keyClicks(w.name(), utf8("a"));
        QVERIFY(!w.complains());
        part<QWidget>(*w.dialog, "countField")->setFocus();
        QVERIFY(w.complains());
        QCOMPARE(w.complaint().section(QLatin1Char('.'), 0, 0), utf8("A name needs at least 3 characters"));
        QVERIFY(!part<QPushButton>(*w.dialog, "nextButton")->isEnabled());
        QTest::keyClicks(w.name(), utf8("bc"));
        QVERIFY(!w.complains());
        QVERIFY(part<QPushButton>(*w.dialog, "nextButton")->isEnabled());
    }

    void nextRevealsAndTheSuggestionIsTakenByAClick() {
        Wizard w;
        press(*w.dialog, "nextButton");
        w.name()->setText(utf8("web--reads"));
        press(*w.dialog, "nextButton");
        QCOMPARE(w.dialog->step(), 1);
        QCOMPARE(w.complaint(), utf8("Two hyphens in a row aren't allowed. Try web-reads-2: web-reads is taken."));
        press(*w.dialog, "poolNameProblem.take");
        QCOMPARE(w.name()->text(), utf8("web-reads-2"));
        press(*w.dialog, "nextButton");
        QCOMPARE(w.dialog->step(), 2);
    }

    void moreThanIsLeftCanBeTypedButNotAsked() {
        Wizard w;
        press(*w.dialog, "nextButton");
        part<QSpinBox>(*w.dialog, "countField")->setValue(10);
        QCOMPARE(part<QLabel>(*w.dialog, "countProblem.text")->text(),
                 utf8("At most 9 instances are left for this pool."));
        QVERIFY(!part<QPushButton>(*w.dialog, "nextButton")->isEnabled());
        QVERIFY(!part<QPushButton>(*w.dialog, "nextButton")->toolTip().isEmpty());
        press(*w.dialog, "countProblem.take");
        QCOMPARE(part<QSpinBox>(*w.dialog, "countField")->value(), 9);
        QVERIFY(!part<QAbstractButton>(*w.dialog, "countMore")->isEnabled());
        QVERIFY(part<QPushButton>(*w.dialog, "nextButton")->isEnabled());
    }

    void aPollChangesFiguresAndNothingElse() {
        Wizard w;
        press(*w.dialog, "nextButton");
        w.name()->setText(utf8("half-typ"));
        w.name()->setCursorPosition(3);
        w.scene.read([](core::ClusterInfo& info) { info.pools.front().connectionsUsed = 1; });
        QCOMPARE(w.name()->text(), utf8("half-typ"));
        QCOMPARE(w.name()->cursorPosition(), 3);
        QCOMPARE(w.dialog->step(), 1);
        QVERIFY(part<QWidget>(*w.dialog, "operationPanel")->isHidden());
    }

    void whatWasTypedOutlivesCancel() {
        Wizard w;
        press(*w.dialog, "nextButton");
        w.name()->setText(utf8("batch"));
        press(*w.dialog, "cancelButton");
        QTRY_VERIFY(!w.dialog);
        w.open();
        QCOMPARE(w.name()->text(), utf8("batch"));
        QCOMPARE(w.dialog->step(), 1);
        press(*w.dialog, "startAfresh");
        QCOMPARE(w.name()->text(), QString());
        QCOMPARE(w.dialog->step(), 0);
        QVERIFY(!w.scene.drafts.find(w.scene.cluster));
    }

    void anAcceptedPoolClosesAndForgetsTheDraft() {
        Wizard w;
        w.toReview();
        Asked asked(*w.dialog);
        press(*w.dialog, "askButton");
        w.dialog->setOperations({utf8("operation-1")});
        w.dialog->follow(asked.operation(State::Checking));
        QVERIFY(!part<QPushButton>(*w.dialog, "askButton")->isEnabled());
        auto other = asked.operation(State::Watching);
        other.id = "somebody else's";
        w.dialog->follow(other);
        QVERIFY(w.dialog && w.dialog->isVisible());
        w.dialog->follow(asked.operation(State::Watching));
        QTRY_VERIFY(!w.dialog);
        QVERIFY(!w.scene.drafts.find(w.scene.cluster));
    }

    void theApisRefusalStandsBesideItsFieldWithEverythingKept() {
        Wizard w;
        press(*w.dialog, "nextButton");
        w.name()->setText(utf8("batch"));
        press(*w.dialog, "nextButton");
        Asked asked(*w.dialog);
        press(*w.dialog, "askButton");
        w.dialog->setOperations({utf8("operation-1")});
        auto failed = asked.operation(State::Failed);
        failed.problem.emplace();
        failed.problem->kind = api::ApiError::Kind::Invalid;
        failed.problem->message = "This cluster already has a pool called \"batch\".";
        w.dialog->follow(failed);
        QCOMPARE(w.dialog->step(), 1);
        QCOMPARE(w.complaint(), utf8("This cluster already has a pool called \"batch\"."));
        QCOMPARE(w.name()->text(), utf8("batch"));
        QTest::keyClicks(w.name(), utf8("-2"));
        QVERIFY(!w.complains());
        press(*w.dialog, "nextButton");
        press(*w.dialog, "askButton");
        QCOMPARE(asked.all.size(), std::size_t(2));
    }

    void fullClustersSayWhyNot() {
        test::ChangeScene scene;
        scene.read([](core::ClusterInfo& info) {
            for (int extra = 1; extra <= 3; ++extra) {
                auto pool = info.pools.back();
                pool.name = "extra-" + std::to_string(extra);
                info.pools.push_back(pool);
            }
        });
        ui::AddPoolWizard wizard(scene.store, scene.clock, scene.cluster, scene.drafts, scene.credentials,
                                 Wizard::refusalOf);
        wizard.setAttribute(Qt::WA_DeleteOnClose, false);
        wizard.show();
        QVERIFY(part<QLabel>(wizard, "wizardWhyNot")->text().contains(utf8("Pool limit reached (5 follower pools)")));
        QVERIFY(!part<QPushButton>(wizard, "nextButton")->isEnabled());
    }

    void credentialsAreReadForTheAppsOnly() {
        Wizard w;
        auto& lists = w.scene.credentialServices.credentialLists;
        w.toReview();
        QCOMPARE(lists.asked(), 0);
        press(*w.dialog, "attachApps");
        QCOMPARE(lists.waiting(), 1);
        auto* hint = part<QLabel>(*w.dialog, "appCredentialHint");
        QVERIFY(!hint->isVisible());
        press(*w.dialog, "addApp");
        QVERIFY2(hint->isVisible() && hint->text().startsWith(utf8("Loading credentials.")), qPrintable(hint->text()));
        w.scene.answerCredentials({test::credentialOf("u1", "owner"), test::credentialOf("reporting")});
        QVERIFY(!hint->isVisible());
        QVERIFY(part<QComboBox>(*w.dialog, "poolAppCredential.0")->findText(utf8("reporting")) > 0);
        press(*w.dialog, "backButton");
        press(*w.dialog, "attachApps");
        QCOMPARE(lists.asked(), 1);
    }

    void appsAreAttachedAfterThePoolOnOneRequest() {
        Wizard w;
        press(*w.dialog, "nextButton");
        w.name()->setText(utf8("batch"));
        press(*w.dialog, "nextButton");
        press(*w.dialog, "attachApps");
        QCOMPARE(w.dialog->step(), 3);
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(0), utf8("catalog-api"));
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(1), utf8("example-app"));
        QTest::keyClicks(w.appName(1), utf8("nightly"));
        QCOMPARE(part<QAbstractButton>(*w.dialog, "askButton")->text(), utf8("Add pool and attach 2 apps"));
        Asked asked(*w.dialog);
        press(*w.dialog, "askButton");
        const auto& intents = asked.last();
        QCOMPARE(intents.size(), std::size_t(3));
        QCOMPARE(intents[0].change, (core::Change{ChangeKind::AddPool, "batch", "8G-Performance", 1}));
        QCOMPARE(intents[1].change.pool, std::string("batch"));
        QVERIFY(intents[1].change.attachment == (core::ChangedAttachment{"catalog-api", "BATCH", {}, {}}));
        QVERIFY(intents[2].change.attachment == (core::ChangedAttachment{"example-app", "NIGHTLY", {}, {}}));
    }

    void aPoolWithoutANameGetsOneWhenAppsAreAttached() {
        Wizard w;
        w.toReview();
        press(*w.dialog, "attachApps");
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(0), utf8("catalog-api"));
        Asked asked(*w.dialog);
        press(*w.dialog, "askButton");
        const auto& intents = asked.last();
        QVERIFY(!intents[0].change.pool.empty());
        QCOMPARE(intents[1].change.pool, intents[0].change.pool);
        QVERIFY(w.name()->text().isEmpty());
    }

    void anAppThatIsRefusedSaysSoOnceItsRowIsLeft() {
        Wizard w;
        QVERIFY(QTest::qWaitForWindowActive(w.dialog));
        w.toReview();
        press(*w.dialog, "attachApps");
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(0), utf8("locked-app"));
        QVERIFY(part<QWidget>(*w.dialog, "poolAppProblem.0")->isHidden());
        QVERIFY(!part<QPushButton>(*w.dialog, "askButton")->isEnabled());
        w.appName(0)->setFocus();
        QVERIFY(!part<QWidget>(*w.dialog, "poolAppProblem.0")->isHidden());
        QVERIFY(!part<QPushButton>(*w.dialog, "askButton")->toolTip().isEmpty());
        press(*w.dialog, "removeApp.0");
        QVERIFY(part<QWidget>(*w.dialog, "poolApp.0")->isHidden());
        QVERIFY(part<QPushButton>(*w.dialog, "askButton")->isEnabled());
        QCOMPARE(QApplication::focusWidget()->objectName(), utf8("addApp"));
    }

    void removingARowKeepsTheOthers() {
        Wizard w;
        w.toReview();
        press(*w.dialog, "attachApps");
        for (int row = 0; row < 3; ++row) {
            press(*w.dialog, "addApp");
            QTest::keyClicks(w.app(row), QStringLiteral("app-%1").arg(row));
        }
        press(*w.dialog, "removeApp.1");
        QCOMPARE(w.app(0)->text(), utf8("app-0"));
        QCOMPARE(w.app(1)->text(), utf8("app-2"));
        QVERIFY(part<QWidget>(*w.dialog, "poolApp.2")->isHidden());
    }

    void appsOutliveCancelToo() {
        Wizard w;
        w.toReview();
        press(*w.dialog, "attachApps");
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(0), utf8("catalog-api"));
        QTest::keyClicks(w.appName(0), utf8("nightly"));
        press(*w.dialog, "cancelButton");
        QTRY_VERIFY(!w.dialog);
        w.open();
        QCOMPARE(w.dialog->step(), 3);
        QCOMPARE(w.app(0)->text(), utf8("catalog-api"));
        QCOMPARE(w.appName(0)->text(), utf8("nightly"));
        press(*w.dialog, "startAfresh");
        QVERIFY(part<QWidget>(*w.dialog, "poolApp.0")->isHidden());
    }

    void enterInAFieldOfAnAppSubmitsNothing() {
        Wizard w;
        QVERIFY(QTest::qWaitForWindowActive(w.dialog));
        w.toReview();
        press(*w.dialog, "attachApps");
        press(*w.dialog, "addApp");
        QTest::keyClicks(w.app(0), utf8("catalog-api"));
        Asked asked(*w.dialog);
        QTest::keyClick(w.appName(0), Qt::Key_Return);
        QVERIFY(asked.all.empty());
        QCOMPARE(w.dialog->step(), 2); // where all of it is seen
    }

    void everyInputHasANameForScreenReaders() {
        Wizard w;
        w.toReview();
        press(*w.dialog, "attachApps");
        press(*w.dialog, "addApp");
        test::checkNames(*w.dialog);
    }
};

POOLHOUSE_WIDGET_TEST(TestPoolWizard)
#include "tst_pools_wizard.moc"
