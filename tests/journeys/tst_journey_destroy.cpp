// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/text/operation_text.h"
#include "tests/journeys/sample_pools.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using test::sample::poolsBefore;
using State = operations::Operation::State;

/// Destroying a pool, cancelling, and recreating it.
class TestJourneyDestroy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withTheMouseAndMadeAgain();
    void withTheKeyboard();
    void keptAtEachStep();
    void scaledToZeroInstead();
    void anotherClientWasFaster();
};

namespace {

const QString phrase = QStringLiteral("example-app/web-reads");

} // namespace

void TestJourneyDestroy::withTheMouseAndMadeAgain() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.web-reads/cardDestroy"));
    person.waitFor("destroyPoolDialog");
    QVERIFY(!person.can("askButton"));
    QApplication::clipboard()->setText(QStringLiteral("  %1 ").arg(phrase)); // pasted with surrounding blanks
    person.paste("phraseField");
    QTRY_VERIFY(person.can("askButton"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene), poolsBefore.mid(0, 2));
    QTRY_VERIFY(!scene.cards().contains(QStringLiteral("web-reads")));
    QTRY_COMPARE(scene.textOf("tile.cost", "figure"), QStringLiteral("$1,108.40"));
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Destroy web-reads.").arg(mainCluster));

    // Activity has the recipe
    scene.act("actionShowActivity");
    QTRY_VERIFY(scene.shown("activityPage"));
    person.key(Qt::Key_Down);
    QTRY_COMPARE(person.says("activityTitle"), QStringLiteral("Destroy web-reads"));
    person.click(QStringLiteral("makeAgainButton"));
    person.waitFor("addPoolWizard");
    QCOMPARE(person.says("wizardHeading"), QStringLiteral("Add this pool?"));
    QVERIFY2(person.says("reviewNotes").contains(QStringLiteral("READS_URL in catalog-api, READS_URL in example-app")),
             qPrintable(person.says("reviewNotes")));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene), poolsBefore);
    QCOMPARE(serverChanges(scene), 2);
}

void TestJourneyDestroy::withTheKeyboard() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_Delete, Qt::ControlModifier);
    person.waitFor("destroyPoolDialog");
    QCOMPARE(person.focus(), QStringLiteral("phraseField"));
    QCOMPARE(person.says("destroyTitle"), QStringLiteral("Destroy web-reads?"));
    const auto facts =
        QStringList{person.says("fact.0"), person.says("fact.1"), person.says("fact.2"), person.says("fact.3")}.join(
            QLatin1Char('\n'));
    for (const auto* fact : {"1,021", "READS", "Both apps restart", "saves $450"}) {
        QVERIFY2(facts.contains(QLatin1String(fact)), qPrintable(facts));
    }
    person.type(QStringLiteral("example-app/other"));
    QCOMPARE(person.says("phraseProblem.text"), QStringLiteral("This doesn't match the name of the pool."));
    QVERIFY(!person.can("askButton"));
    person.rewrite(QStringLiteral("Example-App/Web-Reads"));
    QCOMPARE(person.says("phraseProblem.text"), QStringLiteral("Case-sensitive."));
    QVERIFY(!person.can("askButton"));
    person.rewrite(QStringLiteral("  ") + phrase + QLatin1Char(' '));
    QCOMPARE(person.says("phraseProblem.text"), QString());
    QVERIFY(person.can("askButton"));
    QCOMPARE(serverChanges(scene), 0);
    person.key(Qt::Key_Tab);
    QCOMPARE(person.focus(), QStringLiteral("cancelButton")); // the safe button is first
    person.key(Qt::Key_Tab);
    QCOMPARE(person.focus(), QStringLiteral("askButton"));
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QCOMPARE(serverPools(scene), poolsBefore.mid(0, 2));
    QCOMPARE(serverChanges(scene), 1);
    QTRY_COMPARE(scene.message(), QStringLiteral("Done on %1: Destroy web-reads.").arg(mainCluster));
}

void TestJourneyDestroy::keptAtEachStep() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    const auto open = [&](const QString& typed) {
        person.key(Qt::Key_Delete, Qt::ControlModifier);
        person.waitFor("destroyPoolDialog");
        QCOMPARE(person.says("phraseField"), QString()); // never prefilled
        person.type(typed);
    };
    for (const auto& typed : {QString(), phrase.left(12), phrase}) {
        open(typed);
        person.key(Qt::Key_Escape);
        person.waitForWindow();
        if (typed != phrase) {
            open(typed);
            person.key(Qt::Key_Return); // says what is missing
            QCOMPARE(person.says("phraseProblem.text"), QStringLiteral("Type %1 first.").arg(phrase));
            person.key(Qt::Key_Escape);
            person.waitForWindow();
        }
        open(typed);
        person.click(QStringLiteral("cancelButton"));
        person.waitForWindow();
    }
    QCOMPARE(serverChanges(scene), 0);
    QCOMPARE(serverPools(scene), poolsBefore);
    QVERIFY(scene.graph->operations().all().empty());
}

void TestJourneyDestroy::scaledToZeroInstead() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("poolCard.analytics/cardDestroy"));
    person.waitFor("destroyPoolDialog");
    person.follow("scaleToZero");
    person.waitFor("scaleDialog");
    QCOMPARE(person.says("countField"), QStringLiteral("0"));
    person.click(QStringLiteral("acceptWarnings"));
    person.click(QStringLiteral("askButton"));
    person.waitForWindow();
    QVERIFY(scene.runOperations());
    QVERIFY2(serverPools(scene).contains(QStringLiteral("analytics: 0 × 16G-Performance")),
             qPrintable(serverPools(scene).join(QLatin1Char('\n'))));

    // with the keyboard: Tab reaches the link
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_Delete, Qt::ControlModifier);
    person.waitFor("destroyPoolDialog");
    person.tabTo("scaleToZero");
    person.key(Qt::Key_Return);
    person.waitFor("scaleDialog");
    QCOMPARE(person.says("countField"), QStringLiteral("0"));
    person.key(Qt::Key_Escape);
    person.waitForWindow();
    QCOMPARE(serverChanges(scene), 1);
}

void TestJourneyDestroy::anotherClientWasFaster() {
    JourneyScene scene;
    scene.openServer();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_Delete, Qt::ControlModifier);
    person.waitFor("destroyPoolDialog");
    person.type(phrase);
    QCOMPARE(scene.changePool(mainCluster.toStdString(), "web-reads", {}, "DELETE"), 204);
    scene.clock.advance(std::chrono::minutes(10)); // destroyed elsewhere, not polled since
    scene.server->setNow(scene.clock.now());
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    QVERIFY(scene.runOperations());
    const auto& operation = scene.graph->operations().all().front();
    QVERIFY2(operation.state == State::Done || operation.state == State::Drifted,
             qPrintable(text::progressSentence(operation.progress)));
    QCOMPARE(serverChanges(scene), 1); // only the other user's
    QTRY_VERIFY(!scene.cards().contains(QStringLiteral("web-reads")));
    if (person.front()->objectName() == QLatin1String("destroyPoolDialog")) {
        QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Nothing left to change"));
        QCOMPARE(person.says("phraseField"), phrase);
        QVERIFY(!person.can("askButton"));
        person.key(Qt::Key_Escape);
        person.waitForWindow();
    }
}

POOLHOUSE_WIDGET_TEST(TestJourneyDestroy)
#include "tst_journey_destroy.moc"
