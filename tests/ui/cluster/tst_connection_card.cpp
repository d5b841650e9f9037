// SPDX-License-Identifier: GPL-3.0-or-later
// How to connect with a credential, hidden and revealed; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/support/connection_sample.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/connection_card.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace poolhouse;
using test::s;
using ui::ConnectionCard;

namespace {

/// 65 characters, like the product's.
const std::string longPassword = "p" + std::string(64, '7');

struct CardScene {
    CardScene() {
        card.setSubject({"a"}, "reporting");
        card.resize(700, 400);
        card.show();
    }
    [[nodiscard]] QLineEdit* value(const char* name) const {
        return card.findChild<QLineEdit*>(s("connection.") + QLatin1String(name));
    }
    [[nodiscard]] QPushButton* button(const char* name) const {
        return card.findChild<QPushButton*>(QLatin1String(name));
    }
    [[nodiscard]] QString note() const { return card.findChild<QLabel*>(s("connectionNote"))->text(); }
    /// All that is in the fields.
    [[nodiscard]] QString held() const {
        QString all;
        for (const auto* field : card.findChildren<QLineEdit*>()) {
            all += field->text() + field->displayText();
        }
        return all;
    }

    ConnectionCard card;
};

} // namespace

class TestConnectionCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("revealed");
        QTest::newRow("light") << false << false << 1.0 << 900 << true;
        QTest::newRow("dark") << true << false << 1.0 << 900 << true;
        QTest::newRow("dark-hidden") << true << false << 1.0 << 900 << false;
        QTest::newRow("mirrored") << false << true << 1.0 << 900 << true;
        QTest::newRow("light-narrow") << false << false << 1.0 << 420 << true;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const int, width);
        QFETCH(const bool, revealed);
        CardScene scene;
        pictures.direct(scene.card);
        if (revealed) {
            scene.card.showDetails(test::sampleConnection("u2vi1nt40t3mcq", longPassword));
        }
        scene.card.resize(width, scene.card.sizeHint().height());
        QVERIFY(QTest::qWaitForWindowExposed(&scene.card));
        pictures.shoot(scene.card, "connection");
        QVERIFY(scene.card.minimumSizeHint().width() <= width);
    }

    void itIsAskedForAndShown() {
        CardScene scene;
        QSignalSpy asked(&scene.card, &ConnectionCard::revealRequested);
        QVERIFY(!scene.value("url")->isVisible());
        scene.button("connectionReveal")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<core::ClusterId>(), core::ClusterId{"a"});
        scene.card.showLoading();
        QCOMPARE(scene.button("connectionReveal")->text(), s("Cancel"));
        scene.card.showDetails(test::sampleConnection());
        QCOMPARE(scene.button("connectionReveal")->text(), s("Hide"));
        QCOMPARE(scene.value("url")->text(), s("postgres://u1:p1@c1.db.example.com:5432/d1"));
        QCOMPARE(scene.value("host")->text(), s("c1.db.example.com"));
        QCOMPARE(scene.value("port")->text(), s("5432"));
        QCOMPARE(scene.value("database")->text(), s("d1"));
        QCOMPARE(scene.value("user")->text(), s("u1"));
        QCOMPARE(scene.value("password")->text(), s("p1"));
        QVERIFY(scene.value("jdbc")->text().startsWith(s("jdbc:postgresql://c1.db.example.com")));
        QVERIFY(scene.value("psql")->text().contains(s("psql -h 'c1.db.example.com'")));
        QCOMPARE(scene.note(), s("reporting connects to the leader pool. Hidden again after 1 min."));
        QCOMPARE(scene.value("password")->accessibleName(), s("Password"));
        QCOMPARE(scene.button("connectionCopy.psql")->accessibleName(), s("Copy: psql command"));
        auto rotating = test::sampleConnection();
        rotating.state = core::readEnum(core::credentialStateWords(), "rotating");
        scene.card.showDetails(rotating);
        QVERIFY2(scene.note().contains(s("about to be replaced")), qPrintable(scene.note()));
        const auto shown = scene.note();
        scene.button("connectionCopy.password")->click();
        QVERIFY2(scene.note().startsWith(s("Password copied.")), qPrintable(scene.note()));
        QVERIFY2(scene.note().contains(s("about to be replaced")), qPrintable(scene.note()));
        scene.card.forgetCopy();
        QCOMPARE(scene.note(), shown);
        scene.card.hideDetails();
        const auto hidden = scene.note();
        scene.card.forgetCopy();
        QCOMPARE(scene.note(), hidden);
    }

    /// Nothing of it stays in the card.
    void itIsHiddenAgain_data() {
        using Act = std::function<void(CardScene&)>;
        QTest::addColumn<Act>("act");
        QTest::newRow("button") << Act([](CardScene& scene) { scene.button("connectionReveal")->click(); });
        QTest::newRow("time") << Act([](CardScene& scene) { scene.card.hideDetails(); });
        QTest::newRow("another credential") << Act([](CardScene& scene) { scene.card.setSubject({"a"}, "owner"); });
        QTest::newRow("another cluster") << Act([](CardScene& scene) { scene.card.setSubject({"b"}, "reporting"); });
        QTest::newRow("another page") << Act([](CardScene& scene) { scene.card.hide(); });
        QTest::newRow("problem") << Act([](CardScene& scene) { scene.card.showProblem(s("No.")); });
    }
    void itIsHiddenAgain() {
        using Act = std::function<void(CardScene&)>;
        QFETCH(const Act, act);
        CardScene scene;
        scene.card.showDetails(test::sampleConnection());
        scene.card.setSubject({"a"}, "reporting"); // a poll
        QVERIFY(scene.card.isRevealed() && scene.held().contains(s("p1")));
        const QSignalSpy concealed(&scene.card, &ConnectionCard::concealed);
        act(scene);
        QVERIFY(!scene.card.isRevealed());
        QCOMPARE(concealed.size(), 1);
        QCOMPARE(scene.held(), QString());
        QVERIFY(!scene.value("url")->isVisible());
    }

    void whatIsAskedForCanBeCancelled() {
        CardScene scene;
        scene.card.showLoading();
        const QSignalSpy concealed(&scene.card, &ConnectionCard::concealed);
        scene.button("connectionReveal")->click();
        QCOMPARE(concealed.size(), 1);
        QCOMPARE(scene.button("connectionReveal")->text(), s("Reveal"));
        scene.card.setSubject({"a"}, {});
        QVERIFY(!scene.button("connectionReveal")->isEnabled());
    }

    /// By button, keys and menu alike: with the hint for clipboard managers.
    void allWaysOfCopyingAskForTheHint() {
        CardScene scene;
        scene.card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.card));
        scene.card.showDetails(test::sampleConnection());
        QStringList copied;
        connect(&scene.card, &ConnectionCard::copyRequested, &scene.card,
                [&copied](const QString& text) { copied << text; });
        QTest::mouseClick(scene.button("connectionCopy.password"), Qt::LeftButton);
        QVERIFY2(scene.note().startsWith(s("Password copied. It is removed from the clipboard after 45 s")),
                 qPrintable(scene.note()));
        auto* user = scene.value("user");
        user->setFocus();
        QTest::keyClick(user, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!user->hasSelectedText()); // nothing for the middle button
        QTest::mouseDClick(user, Qt::LeftButton);
        QVERIFY(!user->hasSelectedText());
        QTest::keyClick(user, Qt::Key_C, Qt::ControlModifier);
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, {1, 1}, user->mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(scene.value("port"), &menu);
        const auto actions = scene.value("port")->findChild<QMenu*>(s("secretMenu"))->actions();
        QCOMPARE(actions.size(), 1);
        actions.front()->trigger();
        QCOMPARE(copied, (QStringList{s("p1"), s("u1"), s("5432")}));
    }

    /// A reader by keyboard is not thrown to the start of the page.
    void theFocusStaysInTheCard() {
        CardScene scene;
        scene.card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&scene.card));
        scene.card.showDetails(test::sampleConnection());
        scene.value("psql")->setFocus();
        scene.card.hideDetails();
        QVERIFY(scene.button("connectionReveal")->hasFocus());
    }
};

POOLHOUSE_WIDGET_TEST(TestConnectionCard)
#include "tst_connection_card.moc"
