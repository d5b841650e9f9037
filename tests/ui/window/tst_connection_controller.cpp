// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/connection_sample.h"
#include "tests/support/model_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/connection_card.h"
#include "ui/window/connection_controller.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::s;

namespace {

struct ConnectionScene : test::ModelScene {
    ConnectionScene() {
        card.setSubject(cluster, "reporting");
        card.show();
        open();
    }
    void open() {
        controller = std::make_unique<ui::ConnectionController>(
            ui::ConnectionController::Dependencies{credentials, clock, desktop, card});
    }
    void reveal() const { card.findChild<QPushButton*>(s("connectionReveal"))->click(); }
    void copyPassword() const { card.findChild<QPushButton*>(s("connectionCopy.password"))->click(); }
    void revealed() {
        reveal();
        QVERIFY(services.connections.answer(test::sampleConnection(), "reporting"));
        QVERIFY(card.isRevealed());
    }
    void pass(std::chrono::milliseconds time) {
        clock.advance(time);
        controller->tick();
    }
    [[nodiscard]] QString note() const { return card.findChild<QLabel*>(s("connectionNote"))->text(); }
    [[nodiscard]] QString password() const { return card.findChild<QLineEdit*>(s("connection.password"))->text(); }
    void readAgain(const char* mark) {
        credentials.demand(cluster);
        answerList(mark);
    }
    /// With this mark of "reporting".
    void answerList(const char* mark) {
        core::Credential credential;
        credential.name = "reporting";
        credential.mark = mark;
        QVERIFY(services.credentialLists.answer(core::PartialList<core::Credential>{{credential}, {}, 1}));
    }

    core::ClusterId cluster{"a"};
    ui::ConnectionCard card;
    std::unique_ptr<ui::ConnectionController> controller;
};

api::ApiError connectionError(api::ApiError::Kind kind, int status) {
    api::ApiError error;
    error.kind = kind;
    error.status = status;
    return error;
}

} // namespace

/// Revealing and copying, without a window.
class TestConnectionController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsFetchedWhenItIsRevealed() {
        ConnectionScene scene;
        QCOMPARE(scene.services.connections.asked(), 0);
        scene.reveal();
        QCOMPARE(scene.services.connections.pending(), std::vector<std::string>{"reporting"});
        QVERIFY2(scene.note().startsWith(s("Loading")), qPrintable(scene.note()));
        QVERIFY(scene.services.connections.answer(test::sampleConnection()));
        QCOMPARE(scene.password(), s("p1"));
    }

    void itIsHiddenAfterAMinute() {
        ConnectionScene scene;
        scene.revealed();
        scene.pass(59s);
        QVERIFY(scene.card.isRevealed());
        scene.pass(1s);
        QVERIFY(!scene.card.isRevealed());
        QCOMPARE(scene.password(), QString());
        scene.revealed(); // another minute
        scene.pass(59s);
        QVERIFY(scene.card.isRevealed());
    }

    /// The card is on the page of a cluster: another page, a closed session and a hidden window hide it.
    void whatIsNotWantedAnyMoreIsNotFetched() {
        ConnectionScene scene;
        scene.reveal();
        scene.card.hide();
        QCOMPARE(scene.services.connections.waiting(), 0);
        scene.card.show();
        QVERIFY(!scene.card.isRevealed());
        scene.reveal();
        scene.card.setSubject(scene.cluster, "owner");
        QCOMPARE(scene.services.connections.waiting(), 0);
    }

    void theCopyIsTakenBackAfter45Seconds() {
        ConnectionScene scene;
        scene.revealed();
        scene.copyPassword();
        QCOMPARE(scene.desktop.secrets, QStringList{s("p1")});
        QVERIFY(scene.desktop.copied.isEmpty());
        scene.pass(20s);
        scene.copyPassword(); // counts again
        scene.pass(44s);
        QCOMPARE(scene.desktop.takenBack, 0);
        scene.pass(1s);
        QCOMPARE(scene.desktop.takenBack, 1);
        scene.pass(60s);
        QCOMPARE(scene.desktop.takenBack, 1);
    }

    void hidingLeavesTheCopy() {
        ConnectionScene scene;
        scene.revealed();
        scene.copyPassword();
        scene.card.hide();
        scene.pass(44s);
        QCOMPARE(scene.desktop.takenBack, 0); // it is about to be pasted
        scene.pass(1s);
        QCOMPARE(scene.desktop.takenBack, 1);
    }

    void theCopyIsTakenBackOnQuit() {
        ConnectionScene scene;
        scene.revealed();
        scene.controller.reset();
        QCOMPARE(scene.desktop.takenBack, 0); // nothing was copied
        scene.open();
        scene.card.hideDetails();
        scene.revealed();
        scene.copyPassword();
        scene.controller.reset();
        QCOMPARE(scene.desktop.takenBack, 1);
    }

    void problemsAreToldInPlace_data() {
        using Kind = api::ApiError::Kind;
        QTest::addColumn<api::ApiError>("error");
        QTest::addColumn<QString>("said");
        QTest::newRow("offline")
            << connectionError(Kind::Unreachable, 0)
            << s("No connection could be established. Try again. Check the network and any proxy.");
        QTest::newRow("second factor") << connectionError(Kind::TwoFactor, 403)
                                       << s("The API requires a two-factor code for this account.");
        QTest::newRow("refused") << connectionError(Kind::Forbidden, 403)
                                 << s("This account doesn't have permission for this. Ask an owner");
        QTest::newRow("gone") << connectionError(Kind::NotFound, 404)
                              << s("Not found. The credential may have been destroyed.");
        QTest::newRow("busy") << connectionError(Kind::RateLimited, 429) << s("Try again later.");
    }
    void problemsAreToldInPlace() {
        QFETCH(const api::ApiError, error);
        QFETCH(const QString, said);
        ConnectionScene scene;
        scene.reveal();
        QVERIFY(scene.services.connections.answer(error));
        QVERIFY2(scene.note().startsWith(s("The connection details couldn't be loaded.")), qPrintable(scene.note()));
        QVERIFY2(scene.note().contains(said), qPrintable(scene.note()));
        QVERIFY(!scene.card.isRevealed());
        scene.revealed(); // it can be tried again
    }

    void oneWithoutALoginIsSaidToBe() {
        ConnectionScene scene;
        scene.reveal();
        QVERIFY(scene.services.connections.answer(test::sampleConnection("", "")));
        QCOMPARE(scene.note(),
                 s("reporting can't be used to connect now: the API names no active user with a password."));
        QVERIFY(!scene.card.isRevealed());
    }

    /// Rotated here or elsewhere.
    void aReplacedPasswordIsHidden() {
        ConnectionScene scene;
        scene.readAgain("11111111");
        scene.pass(1s);
        scene.revealed();
        scene.answerList("11111111"); // which it asked for as well
        scene.readAgain("11111111");
        QVERIFY(scene.card.isRevealed());
        scene.readAgain("22222222");
        QVERIFY(!scene.card.isRevealed());
        QCOMPARE(scene.note(), s("The password of reporting has changed. Reveal it again."));
    }

    /// Rotated elsewhere after the list was read, and before it was revealed.
    void theCurrentPasswordStays() {
        ConnectionScene scene;
        scene.readAgain("11111111");
        scene.pass(1s);
        scene.revealed();
        QVERIFY(scene.card.isRevealed());
        scene.answerList("22222222");
        QVERIFY(scene.card.isRevealed());
        scene.readAgain("22222222");
        QVERIFY(scene.card.isRevealed());
        scene.readAgain(""); // an answer without passwords
        QVERIFY(scene.card.isRevealed());
    }

    void theNoteNoLongerTellsOfACopyThatIsGone() {
        ConnectionScene scene;
        scene.revealed();
        const auto shown = scene.note();
        scene.copyPassword();
        QVERIFY(scene.note() != shown);
        scene.pass(45s);
        QCOMPARE(scene.note(), shown);
    }
};

POOLHOUSE_WIDGET_TEST(TestConnectionController)
#include "tst_connection_controller.moc"
