// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;
using State = operations::Operation::State;

/// Activity and read-only locks.
class TestJourneyActivity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasDoneCanBeReadFoundAndTakenAway();
    void nothingWasDoneYet();
    void aLockHoldsEverywhere();
    void aLockedClusterWithAnOpenDialog();
    void locksAreMadeKeptAndRemoved();
};

namespace {

QString exchanges(const DialogDriver& person) {
    const auto* text = qobject_cast<QPlainTextEdit*>(person.part(QStringLiteral("activityExchanges")));
    return text != nullptr ? text->toPlainText() : QString();
}

/// Scales web-reads to `count` with the keyboard.
void scale(JourneyScene& scene, const DialogDriver& person, const char* count) {
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_E, Qt::ControlModifier);
    person.waitFor("scaleDialog");
    person.rewrite(QLatin1String(count));
    person.tabTo("askButton");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runOperations());
}

} // namespace

void TestJourneyActivity::whatWasDoneCanBeReadFoundAndTakenAway() {
    JourneyScene scene;
    scene.openServer(); // with a token, which must not leak
    const DialogDriver person(scene);
    scale(scene, person, "4");
    scene.advance(1min);
    scale(scene, person, "6");
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QCOMPARE(scene.activityRows().size(), qsizetype{2});
    QVERIFY2(scene.activityRows().constFirst().contains(QStringLiteral("Scale web-reads from 4 to 6 instances")),
             qPrintable(scene.activityRows().constFirst())); // newest first

    QTRY_COMPARE(person.focus(), QStringLiteral("activityList"));
    person.key(Qt::Key_Down);
    person.key(Qt::Key_End);
    QTRY_COMPARE(person.says("activityTitle"), QStringLiteral("Scale web-reads from 3 to 4 instances"));
    QVERIFY(!person.part(QStringLiteral("activityExchanges")));
    person.click(QStringLiteral("activityRaw"));
    QVERIFY2(exchanges(person).contains(QStringLiteral("PATCH /data/postgres/v1/")), qPrintable(exchanges(person)));
    QVERIFY2(exchanges(person).contains(QStringLiteral("\"count\":4")), qPrintable(exchanges(person)));
    person.click(QStringLiteral("copyCurl"));
    QCOMPARE(scene.desktop.copied.size(), 1);
    const auto curl = scene.desktop.copied.constLast();
    QVERIFY2(person.says("copyResult").startsWith(QStringLiteral("Copied: PATCH /data/postgres/v1/")),
             qPrintable(person.says("copyResult")));
    QVERIFY2(curl.contains(QStringLiteral("Bearer $HEROKU_API_KEY")), qPrintable(curl));
    QVERIFY2(curl.contains(QString::fromStdString(scene.server->url())), qPrintable(curl));

    person.tabTo("activityFilter");
    person.type(QStringLiteral("to 6"));
    QTRY_COMPARE(scene.activityRows().size(), qsizetype{1});
    person.click(QStringLiteral("exportCsv"));
    QCOMPARE(scene.files.suggested, QStringList{QStringLiteral("poolhouse-activity.csv")});
    QVERIFY(scene.files.written.constLast().contains("Scale web-reads from 4 to 6 instances"));
    QVERIFY(!scene.files.written.constLast().contains("from 3 to 4"));
    QCOMPARE(person.says("exportResult"), QStringLiteral("Written to poolhouse-activity.csv"));
    person.click(QStringLiteral("activityFilter"));
    person.rewrite(QString());
    person.click(QStringLiteral("exportJson"));
    QCOMPARE(QJsonDocument::fromJson(scene.files.written.constLast()).array().size(), 2);
    scene.files.problem = QStringLiteral("the disk is full");
    person.click(QStringLiteral("exportJson"));
    QVERIFY2(person.says("exportResult").contains(QStringLiteral("the disk is full")),
             qPrintable(person.says("exportResult")));

    // the token is in no shown, copied or written text
    auto everything = scene.allTexts() + scene.desktop.copied + QStringList{exchanges(person)};
    for (const auto& written : scene.files.written) {
        everything << QString::fromUtf8(written);
    }
    for (const auto& text : everything) {
        QVERIFY2(!text.contains(QString::fromStdString(journeyToken)), qPrintable(text));
    }
}

void TestJourneyActivity::nothingWasDoneYet() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    QVERIFY2(person.says("activityEmpty").startsWith(QStringLiteral("No changes yet.")),
             qPrintable(person.says("activityEmpty")));
    QVERIFY(!person.can("exportCsv") && !person.can("exportJson"));
    person.key(Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(scene.boardShown());
}

void TestJourneyActivity::aLockHoldsEverywhere() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("example-*"), {}}});
    scene.clickInTree(mainCluster);
    scene.advance(1s);
    for (const char* button :
         {"toolAddPool", "toolScale", "poolCard.web-reads/cardScale", "poolCard.web-reads/cardDestroy",
          "poolCard.Leader pool/cardLevel", "poolCard.Leader pool/cardAvailability"}) {
        QVERIFY2(!person.can(button), button);
        QVERIFY2(person.why(button).contains(QStringLiteral("read-only")), qPrintable(person.why(button)));
    }
    for (const auto key : {Qt::Key_N, Qt::Key_E, Qt::Key_Delete, Qt::Key_L, Qt::Key_H}) {
        person.key(key, Qt::ControlModifier);
        QCOMPARE(person.front(), static_cast<QWidget*>(scene.window.get()));
    }
    // a cluster not matched by the lock is unlocked
    scene.clickInTree(QStringLiteral("postgresql-tapered-35561"));
    QTRY_VERIFY(person.can("toolAddPool"));
    QVERIFY(!person.part(QStringLiteral("lockBanner")));

    // lifted, then locked again
    scene.clickInTree(mainCluster);
    person.click(QStringLiteral("unlockButton"));
    QTRY_VERIFY(person.can("poolCard.web-reads/cardScale"));
    QVERIFY2(person.says("lockText").contains(QStringLiteral("15:00")), qPrintable(person.says("lockText")));
    scene.advance(61s);
    QTRY_VERIFY2(person.says("lockText").contains(QStringLiteral("13:59")), qPrintable(person.says("lockText")));
    person.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!person.can("poolCard.web-reads/cardScale"));
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyActivity::aLockedClusterWithAnOpenDialog() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("web-reads rect"));
    person.key(Qt::Key_E, Qt::ControlModifier);
    person.waitFor("scaleDialog");
    person.key(Qt::Key_Up);
    inject(scene, "latency:GET:1200ms");
    person.click(QStringLiteral("askButton"));
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Checking the cluster"));
    // locked between decision and submit
    scene.graph->locks().set({{operations::ReadOnlyLock::Scope::Cluster, mainCluster, {}}});
    QTRY_COMPARE(scene.graph->operations().all().back().state, State::Cancelled);
    QCOMPARE(serverChanges(scene), 0);
    QTRY_COMPARE(person.says("operationWhat"), QStringLiteral("Not sent"));
    QVERIFY2(person.says("operationText").contains(QStringLiteral("read-only")),
             qPrintable(person.says("operationText")));
    QCOMPARE(person.says("countField"), QStringLiteral("4"));
    scene.server->clearFaults();
    scene.advance(1s);
    QVERIFY(!person.can("askButton"));
    QVERIFY2(person.why("askButton").contains(QStringLiteral("read-only")), qPrintable(person.why("askButton")));
    person.key(Qt::Key_Escape);
    person.waitForWindow();
}

void TestJourneyActivity::locksAreMadeKeptAndRemoved() {
    MemoryPreferences remembered;
    const QString locked = QStringLiteral("poolCard.web-reads/cardScale");
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        const DialogDriver person(scene);
        person.openCluster(QStringLiteral("rectangular"));
        const auto open = [&] {
            person.openCluster(QStringLiteral("read-only")); // the palette also offers actions
            person.waitFor("locksDialog");
        };
        // cancelled: with the mouse, then with the keyboard
        open();
        person.click(QStringLiteral("addLock"));
        person.click(QStringLiteral("cancelLocks"));
        person.waitForWindow();
        open();
        person.tabTo("addLock");
        person.key(Qt::Key_Space);
        person.tabTo("lockPattern");
        person.rewrite(QStringLiteral("example-*"));
        person.key(Qt::Key_Escape);
        person.waitForWindow();
        QTRY_VERIFY(person.can(qPrintable(locked)));

        open();
        person.tabTo("addLock");
        person.key(Qt::Key_Space);
        person.tabTo("lockPattern");
        person.rewrite(QStringLiteral("example-*"));
        QVERIFY2(person.says("lockPreview").contains(mainCluster), qPrintable(person.says("lockPreview")));
        person.tabTo("keepLocks");
        person.key(Qt::Key_Space);
        person.waitForWindow();
        QTRY_VERIFY(!person.can(qPrintable(locked)));
    }
    // persisted across a restart; removed with the mouse
    JourneyScene scene(remembered);
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    QTRY_VERIFY(person.part(locked) != nullptr);
    QVERIFY(!person.can(qPrintable(locked)));
    person.openCluster(QStringLiteral("read-only"));
    person.waitFor("locksDialog");
    person.click(QStringLiteral("removeLock"));
    person.click(QStringLiteral("keepLocks"));
    person.waitForWindow();
    QTRY_VERIFY(person.can(qPrintable(locked)));
    QCOMPARE(serverChanges(scene), 0);
}

POOLHOUSE_WIDGET_TEST(TestJourneyActivity)
#include "tst_journey_activity.moc"
