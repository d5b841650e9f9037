// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

const QString goodToken = QStringLiteral("HRKU-aaaa1111-2222-3333-4444-recognisable");
const QString wrongToken = QStringLiteral("HRKU-bbbb1111-2222-3333-4444-mistyped");

QStringList& logged() {
    static QStringList lines;
    return lines;
}

void keepLog(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged() << text;
}

} // namespace

/// Life cycle of a token.
class TestJourneyAccount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWrongTokenThenTheRightOne();
    void aKeyringRemembersAndForgets();
};

void TestJourneyAccount::aWrongTokenThenTheRightOne() {
    logged().clear();
    const auto before = qInstallMessageHandler(keepLog);
    JourneyScene scene;
    scene.places.fakeKeyring.missing = true;
    scene.wanted.token = goodToken.toStdString();
    scene.startServer();
    scene.graph->session().begin(
        console::ApiSource{api::ApiHosts::forPlatform(QUrl(QString::fromStdString(scene.server->url())))});
    QTRY_VERIFY(scene.graph->session().state() == fleet::Session::State::None && scene.shown("welcomeConnect"));
    QVERIFY2(scene.text("welcomeProblem").contains(QStringLiteral("No token for 127.0.0.1")),
             qPrintable(scene.text("welcomeProblem")));

    scene.click("welcomeConnect");
    QVERIFY(scene.text("tokenKeyringNote").contains(QStringLiteral("No keyring available")));
    QVERIFY(!scene.find<QWidget>("tokenRemember")->isEnabled());
    auto* field = scene.find<QLineEdit>("tokenField");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field, wrongToken);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(scene.shown("tokenProblem"), 20000);
    QVERIFY2(scene.text("tokenProblem").contains(QStringLiteral("rejected the token")),
             qPrintable(scene.text("tokenProblem")));
    QCOMPARE(field->text(), wrongToken); // no need to retype it

    field->clear();
    QTest::keyClicks(field, goodToken);
    QTest::keyClick(field, Qt::Key_Return);
    scene.waitUntilLoaded();
    QTRY_COMPARE(scene.text("fleetTotals"), QStringLiteral("6 apps · 11 clusters · $14,812/month"));
    QVERIFY2(scene.text("statusConnection").contains(QStringLiteral(" as ")),
             qPrintable(scene.text("statusConnection")));
    scene.advance(std::chrono::minutes(2));
    QTRY_VERIFY(!scene.graph->poller().busy());

    const auto nowhere = [&](const QString& place, const QString& text) {
        for (const QString& token : {goodToken, wrongToken}) {
            QVERIFY2(!text.contains(token), qPrintable(place));
        }
    };
    nowhere(QStringLiteral("window"), scene.allTexts().join(QLatin1Char('\n')));
    scene.act("actionDisconnect");
    QTRY_VERIFY(scene.shown("welcomeConnect"));
    QVERIFY(!scene.shown("fleetTree"));
    nowhere(QStringLiteral("window after"), scene.allTexts().join(QLatin1Char('\n')));
    scene.window.reset();
    for (const auto& value : scene.own.all()) {
        nowhere(QStringLiteral("preferences"), QString::fromUtf8(value.toByteArray()) + value.toString());
    }
    qInstallMessageHandler(before);
    nowhere(QStringLiteral("log"), logged().join(QLatin1Char('\n')));
}

void TestJourneyAccount::aKeyringRemembersAndForgets() {
    JourneyScene scene;
    scene.wanted.token = goodToken.toStdString();
    scene.startServer();
    scene.graph->session().begin(
        console::ApiSource{api::ApiHosts::forPlatform(QUrl(QString::fromStdString(scene.server->url())))});
    QTRY_VERIFY(scene.graph->session().state() == fleet::Session::State::None && scene.shown("welcomeConnect"));
    scene.click("welcomeConnect");
    QTest::keyClicks(scene.find<QLineEdit>("tokenField"), goodToken);
    QTest::keyClick(scene.find<QWidget>("tokenRemember"), Qt::Key_Space);
    scene.click("tokenConnect");
    scene.waitUntilLoaded();
    QTRY_COMPARE(scene.places.fakeKeyring.entries.size(), std::size_t{1});
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("saved in the keyring")), qPrintable(scene.message()));

    // asks for confirmation; the safe button is the default
    scene.act("actionForgetToken");
    QTRY_VERIFY(scene.shown("forgetDialog"));
    QTest::keyClick(scene.find<QWidget>("forgetDialog"), Qt::Key_Return);
    QTRY_VERIFY(!scene.shown("forgetDialog"));
    QCOMPARE(scene.places.fakeKeyring.entries.size(), std::size_t{1});
    scene.act("actionForgetToken");
    QTRY_VERIFY(scene.shown("forgetDialog"));
    QTest::keyClick(scene.find<QWidget>("forgetDialog"), Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(scene.places.fakeKeyring.entries.empty());
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("removed from the keyring")), qPrintable(scene.message()));
}

POOLHOUSE_WIDGET_TEST(TestJourneyAccount)
#include "tst_journey_account.moc"
