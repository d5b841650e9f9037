// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_handover.h"
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace poolhouse;
using namespace poolhouse::test;
using test::s;

namespace {

void writeOver(const QString& file, const QByteArray& text) {
    QFile spoiled(file);
    QVERIFY(spoiled.open(QIODevice::WriteOnly) && spoiled.write(text) == text.size());
}

} // namespace

/// What is wrong with the files that the console keeps is said in the window, with the file and the way on.
class TestJourneyFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDamagedJournalIsNamedAndSetAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray(1800, 'x');
        QByteArray torn("SQLite format 3");
        QTest::newRow("torn") << torn.append('\0').append(QByteArray(4000, '\xee'));
    }
    void aDamagedJournalIsNamedAndSetAside() {
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        const auto file = folder.filePath(s("journal.sqlite"));
        writeOver(file, content);
        MemoryPreferences remembered;
        JourneyScene scene(remembered, file);
        scene.graph->session().begin(console::SandboxSource{s("small"), 1, 1.0, folder.filePath(s("sb.db"))});
        scene.waitUntilLoaded();
        QTRY_VERIFY2(scene.message().contains(file), qPrintable(scene.message()));
        QVERIFY(scene.message().startsWith(s("The change journal is damaged.")));
        QCOMPARE(scene.find<QPushButton>("messageAction")->text(), s("&Set it aside and go on"));
        scene.clickInTree(mainCluster);
        QVERIFY(!scene.find<QAction>("actionAddPool")->isEnabled());
        scene.click("messageAction");
        QTRY_VERIFY(scene.find<QAction>("actionAddPool")->isEnabled());
        QVERIFY2(scene.message().contains(s("journal.sqlite.set-aside-")), qPrintable(scene.message()));
        const auto aside =
            folder.path() + QLatin1Char('/') + QDir(folder.path()).entryList({s("*.set-aside-*")}).value(0);
        QFile kept(aside);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
    }

    void aJournalDeletedWhileTheWindowIsOpenStopsChanges() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(s("journal.sqlite"));
        MemoryPreferences remembered;
        JourneyScene scene(remembered, file);
        scene.openServer();
        scene.clickInTree(mainCluster);
        QTRY_VERIFY(scene.find<QAction>("actionAddPool")->isEnabled());
        QVERIFY(QFile::remove(file));
        scene.advance(std::chrono::minutes(2)); // something is read
        QTRY_VERIFY2(scene.message().contains(file), qPrintable(scene.message()));
        QVERIFY(scene.message().startsWith(s("The change journal disappeared")));
        QTRY_VERIFY(!scene.find<QAction>("actionAddPool")->isEnabled());
        scene.click("messageAction");
        QTRY_VERIFY(scene.find<QAction>("actionAddPool")->isEnabled());
        QVERIFY(QFile::exists(file));
    }

    void aLaterStartIsServedWithoutEndingTheSession() {
        JourneyScene scene;
        auto& session = scene.graph->session();
        session.begin(console::LastUsed{});
        scene.window->showMinimized();
        const console::WindowRequest own{console::LastUsed{}, {}};
        console::serveRequest({console::LastUsed{}, {}}, own, *scene.window, session);
        QVERIFY(!scene.window->isMinimized());
        QCOMPARE(session.state(), fleet::Session::State::None);
        const console::SandboxSource small;
        console::serveRequest({small, {}}, own, *scene.window, session); // nothing is open yet
        scene.waitUntilLoaded();
        const auto clusters = scene.boardNames();
        console::serveRequest({small, {}}, own, *scene.window, session);
        QCOMPARE(scene.message(), QString()); // it is what is shown
        auto busy = small;
        busy.scenario = s("busy");
        console::serveRequest({busy, {}}, own, *scene.window, session);
        QVERIFY2(scene.message().contains(s("started again to open the built-in sandbox")),
                 qPrintable(scene.message()));
        QCOMPARE(scene.boardNames(), clusters);
        scene.click("messageAction");
        QVERIFY(session.isOpen(busy));
        scene.waitUntilLoaded();
    }

    void aWindowBesideAnotherIsReadOnlyAndSaysSo() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(s("journal.sqlite"));
        MemoryPreferences remembered;
        JourneyScene first(remembered, file);
        first.openServer();
        QTRY_VERIFY(!first.graph->operations().unavailable());
        MemoryPreferences others;
        JourneyScene second(others, file);
        second.connectTo(QUrl(QString::fromStdString(first.server->url())));
        QTRY_VERIFY2(second.message().startsWith(s("The account is open in a Poolhouse window")),
                     qPrintable(second.message()));
        QTRY_VERIFY(second.openCluster().isEmpty() && !second.boardNames().isEmpty());
        second.clickInTree(mainCluster);
        QTRY_VERIFY(second.find<QAction>("actionAddPool")->toolTip().contains(s("open in a Poolhouse window")));
        QVERIFY(!second.find<QAction>("actionAddPool")->isEnabled());
        first.graph->session().disconnectSession();
        second.click("messageAction");
        QTRY_VERIFY(second.find<QAction>("actionAddPool")->isEnabled());
    }

    void damagedLocksAreNamedAndCanBeStartedOver() {
        const QTemporaryDir folder;
        const auto file = folder.filePath(s("journal.sqlite"));
        const auto locks = file + s(".locks");
        writeOver(locks, "{\"version\": 1");
        MemoryPreferences remembered;
        JourneyScene scene(remembered, file);
        scene.openServer();
        scene.clickInTree(mainCluster);
        QTRY_VERIFY2(scene.message().contains(locks), qPrintable(scene.message()));
        QVERIFY(!scene.find<QAction>("actionAddPool")->isEnabled());
        QVERIFY(!scene.find<QAction>("actionUnlock")->isEnabled()); // unknown what it would unlock
        QVERIFY(!scene.shown("unlockButton"));
        scene.act("actionLocks");
        QTRY_VERIFY(scene.dialogShown("locksDialog"));
        auto* save = scene.inDialog<QPushButton>("locksDialog", "keepLocks");
        QCOMPARE(save->text(), s("&Start over with these locks"));
        scene.clickInDialog("locksDialog", "removeLock");
        QCOMPARE(save->text(), s("&Start over and unlock the rest"));
        scene.clickInDialog("locksDialog", "keepLocks");
        QTRY_VERIFY(scene.find<QAction>("actionAddPool")->isEnabled());
        QCOMPARE(QDir(folder.path()).entryList({s("*.locks.set-aside-*")}).size(), 1);
    }
};

POOLHOUSE_WIDGET_TEST(TestJourneyFiles)
#include "tst_journey_files.moc"
