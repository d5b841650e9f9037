// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/problem_text.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_fakes.h"
#include "ui/account/welcome_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using test::s;
using SessionState = fleet::Session::State;

namespace {

const QString token = QStringLiteral("HRKU-0b7a8f6e-1111-4222-8333-444455556666");

struct ShownWelcome {
    test::ScriptedSession session;
    test::DesktopSpy desktop;
    ui::WelcomePage page{session, desktop};

    ShownWelcome() {
        page.resize(900, 700);
        page.show();
    }
    template <class T> T* find(const char* name) {
        auto* found = page.findChild<T*>(s(name));
        if (!found) {
            qFatal("no %s", name);
        }
        return found;
    }
    void toForm() { find<QAbstractButton>("welcomeConnect")->click(); }
};

api::ApiError refused() {
    api::ApiError error;
    error.kind = api::ApiError::Kind::Unauthorized;
    error.status = 401;
    return error;
}

} // namespace

class TestWelcome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAreTwoChoicesAndNothingElse() {
        ShownWelcome p;
        QStringList seen;
        for (const QAbstractButton* button : p.page.findChildren<QAbstractButton*>()) {
            if (button->isVisible()) {
                seen << button->text();
            }
        }
        QCOMPARE(seen, (QStringList{s("Try the built-in sandbox"), s("Connect a Heroku account")}));
    }

    void oneClickOpensTheSandbox() {
        ShownWelcome p;
        QTest::mouseClick(p.find<QAbstractButton>("welcomeSandbox"), Qt::LeftButton);
        QCOMPARE(p.session.asked, QStringList{s("sandbox")});
        p.session.become(SessionState::Connecting);
        QVERIFY(p.find<QProgressBar>("welcomeProgress")->isVisible());
        p.find<QPushButton>("welcomeCancel")->click();
        QCOMPARE(p.session.asked.last(), s("disconnect"));
        QVERIFY(p.find<QAbstractButton>("welcomeSandbox")->isVisible());
    }

    void enterTakesAChoice() {
        ShownWelcome p;
        QTest::keyClick(p.find<QAbstractButton>("welcomeConnect"), Qt::Key_Return);
        QVERIFY(p.find<QLineEdit>("tokenField")->isVisible());
    }

    void aTokenThatIsThereIsOffered() {
        ShownWelcome p;
        p.find<QAbstractButton>("welcomeSandbox")->click();
        QCOMPARE(p.session.looks, 0); // the sandbox needs no token lookup
        p.toForm();
        QCOMPARE(p.session.looks, 1);
        auto* use = p.find<QPushButton>("tokenUseFound");
        QVERIFY(!use->isVisible());
        p.session.setFoundToken(fleet::TokenOrigin::Netrc);
        QVERIFY(use->isVisible());
        QVERIFY(use->text().contains(s("the file ~/.netrc")));
        p.find<QLineEdit>("tokenField")->setText(token);
        use->click();
        QCOMPARE(p.session.asked.last(), s("account"));
        QCOMPARE(p.session.token, QString()); // the token found, not the one typed
        p.session.become(SessionState::Connecting);
        QVERIFY(!use->isEnabled());
        p.session.fail(fleet::NoTokenFound{"api.heroku.com"});
        QVERIFY(p.find<QLabel>("tokenProblem")->isVisible());
        QVERIFY(use->isEnabled());
    }

    void theFormStaysOverASessionThatIsConnected() {
        ShownWelcome p;
        p.session.connectReal();
        p.toForm();
        auto* field = p.find<QLineEdit>("tokenField");
        p.session.setFoundToken(fleet::TokenOrigin::Netrc);
        QTest::keyClicks(field, token);
        p.session.setNotice({fleet::SessionNotice::Code::UnnamedAccount});
        QVERIFY(field->isVisible());
        QCOMPARE(field->text(), token);
        p.find<QPushButton>("tokenConnect")->click();
        QCOMPARE(p.session.token, token);
        p.session.become(SessionState::Connecting);
        p.session.connectReal();
        QVERIFY(!field->isVisible());
        QCOMPARE(field->text(), QString());
    }

    void theTokenIsHiddenUntilAskedFor() {
        ShownWelcome p;
        p.toForm();
        auto* field = p.find<QLineEdit>("tokenField");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        p.find<QPushButton>("tokenShow")->click();
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        p.find<QPushButton>("tokenShow")->click();
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }

    void aPastedTokenLosesItsSpaces() {
        ShownWelcome p;
        p.toForm();
        auto* field = p.find<QLineEdit>("tokenField");
        QApplication::clipboard()->setText(s("  ") + token + s(" \n"));
        field->paste();
        QCOMPARE(field->text(), token);
    }

    void connectHandsTheTokenOverOnce() {
        ShownWelcome p;
        p.toForm();
        auto* connectButton = p.find<QPushButton>("tokenConnect");
        QVERIFY(!connectButton->isEnabled());
        QVERIFY(!connectButton->toolTip().isEmpty());
        QTest::keyClicks(p.find<QLineEdit>("tokenField"), token);
        p.find<QCheckBox>("tokenRemember")->setChecked(true);
        QTest::keyClick(p.find<QLineEdit>("tokenField"), Qt::Key_Return);
        QCOMPARE(p.session.asked, QStringList{s("account")});
        QCOMPARE(p.session.token, token);
        QVERIFY(p.session.remembered);
        p.session.become(SessionState::Connecting);
        QVERIFY(!connectButton->isEnabled());
        QVERIFY(p.find<QProgressBar>("tokenProgress")->isVisible());
        QTest::keyClick(p.find<QLineEdit>("tokenField"), Qt::Key_Return);
        QCOMPARE(p.session.asked.size(), 1);
    }

    void aRefusedTokenStaysTypedBesideTheReason() {
        ShownWelcome p;
        p.toForm();
        QTest::keyClicks(p.find<QLineEdit>("tokenField"), token);
        p.find<QPushButton>("tokenConnect")->click();
        p.session.become(SessionState::Connecting);
        p.session.fail(refused());
        auto* problem = p.find<QLabel>("tokenProblem");
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(text::problemText(refused(), text::RequestKind::Account).why));
        QVERIFY(!problem->text().contains(token));
        QCOMPARE(p.find<QLineEdit>("tokenField")->text(), token);
        QVERIFY(p.find<QPushButton>("tokenConnect")->isEnabled());
        p.find<QPushButton>("tokenConnect")->click();
        QVERIFY(!problem->isVisible());
    }

    void cancelWhileTryingStopsAndKeepsTheToken() {
        ShownWelcome p;
        p.toForm();
        QTest::keyClicks(p.find<QLineEdit>("tokenField"), token);
        p.find<QPushButton>("tokenConnect")->click();
        p.session.become(SessionState::Connecting);
        p.find<QPushButton>("tokenCancel")->click();
        QCOMPARE(p.session.asked.last(), s("disconnect"));
        QCOMPARE(p.find<QLineEdit>("tokenField")->text(), token);
        p.find<QPushButton>("tokenCancel")->click();
        QVERIFY(p.find<QAbstractButton>("welcomeSandbox")->isVisible());
        QCOMPARE(p.find<QLineEdit>("tokenField")->text(), QString());
    }

    void anAcceptedTokenLeavesTheField() {
        ShownWelcome p;
        p.toForm();
        QTest::keyClicks(p.find<QLineEdit>("tokenField"), token);
        p.find<QPushButton>("tokenShow")->click();
        p.find<QPushButton>("tokenConnect")->click();
        p.session.become(SessionState::Connecting);
        p.session.connectReal();
        QCOMPARE(p.find<QLineEdit>("tokenField")->text(), QString());
        QCOMPARE(p.find<QLineEdit>("tokenField")->echoMode(), QLineEdit::Password);
    }

    void withoutAKeyringTheBoxSaysWhy() {
        ShownWelcome p;
        p.session.setKeyring(fleet::Session::Keyring::Missing);
        p.toForm();
        auto* box = p.find<QCheckBox>("tokenRemember");
        QVERIFY(!box->isEnabled());
        QVERIFY(!box->isChecked());
        const QString reason = s("No keyring available: the token is kept until you quit.");
        QCOMPARE(p.find<QLabel>("tokenKeyringNote")->text(), reason);
        QVERIFY(p.find<QLabel>("tokenKeyringNote")->isVisible());
        p.session.setKeyring(fleet::Session::Keyring::Available);
        QVERIFY(box->isEnabled());
        QVERIFY(!p.find<QLabel>("tokenKeyringNote")->isVisible());
    }

    void helpGoesThroughTheDesktop() {
        ShownWelcome p;
        p.toForm();
        p.find<QPushButton>("tokenDashboard")->click();
        QCOMPARE(p.desktop.opened, QStringList{s("https://dashboard.heroku.com/account")});
        p.find<QPushButton>("tokenCopyCommand")->click();
        QCOMPARE(p.desktop.copied, QStringList{s("heroku authorizations:create")});
    }

    void aProblemWithTheSandboxIsShownBesideTheChoices() {
        ShownWelcome p;
        p.find<QAbstractButton>("welcomeSandbox")->click();
        p.session.become(SessionState::Connecting);
        p.session.fail(fleet::SandboxNotStarted{"Its port is taken."});
        QVERIFY(p.find<QLabel>("welcomeProblem")->isVisible());
        QVERIFY(p.find<QAbstractButton>("welcomeSandbox")->isVisible());
    }

    void aConnectedPersonCanGoBack() {
        ShownWelcome p;
        QSignalSpy back(&p.page, &ui::WelcomePage::backRequested);
        QVERIFY(!p.find<QPushButton>("welcomeBack")->isVisible());
        p.page.setBackOffered(true);
        p.find<QPushButton>("welcomeBack")->click();
        QCOMPARE(back.size(), 1);
    }

    void everyInputHasANameForScreenReaders() {
        ShownWelcome p;
        p.toForm();
        for (const QWidget* input : p.page.findChildren<QWidget*>()) {
            const bool isInput = qobject_cast<const QLineEdit*>(input) || qobject_cast<const QAbstractButton*>(input);
            if (isInput && input->focusPolicy() != Qt::NoFocus) {
                const auto* button = qobject_cast<const QAbstractButton*>(input);
                QVERIFY2(!input->objectName().isEmpty(), input->metaObject()->className());
                QVERIFY2(!input->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(input->objectName()));
            }
        }
    }
};

POOLHOUSE_WIDGET_TEST(TestWelcome)
#include "tst_account_welcome.moc"
