// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/help/help_window.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::ui;
using test::s;

namespace {

QStringList titlesOf(const std::vector<HelpPage>& pages, const QString& query) {
    QStringList titles;
    for (const int index : searchHelp(pages, query)) {
        titles << pages[static_cast<std::size_t>(index)].title;
    }
    return titles;
}

} // namespace

class TestHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageExistsAndHasATitle() {
        const auto pages = helpPages();
        QCOMPARE(pages.size(), std::size_t(15));
        QCOMPARE(helpPageIds().size(), qsizetype(15));
        for (const auto& page : pages) {
            QVERIFY2(page.markdown.startsWith(s("# ")), qPrintable(page.id));
            QVERIFY2(page.markdown.size() > 500, qPrintable(page.id));
        }
    }

    void everyContextLeadsToAPage() {
        const auto ids = helpPageIds();
        for (const QString& context : helpContexts()) {
            QVERIFY2(ids.contains(helpPageOf(context)), qPrintable(context));
        }
        QCOMPARE(helpPageOf(s("nothing")), QString());
    }

    void everyScreenAndDialogHasOne() {
        for (const char* name :
             {"welcomePage",     "fleetBoardPage", "clusterPage",     "planTab",      "appsTab",
              "activityPage",    "addPoolWizard",  "scaleDialog",     "leaderDialog", "destroyPoolDialog",
              "poolAddedDialog", "reviewDialog",   "locksDialog",     "attachDialog", "detachDialog",
              "moveDialog",      "forgetDialog",   "shortcutsDialog", "aboutDialog",  "commandPalette",
              "comingPage"}) {
            QVERIFY2(!helpPageOf(QLatin1String(name)).isEmpty(), name);
        }
    }

    void everyLinkLeadsToAPage() {
        static const QRegularExpression link(s("\\]\\(([^)]+)\\)"));
        const auto ids = helpPageIds();
        for (const auto& page : helpPages()) {
            auto found = link.globalMatch(page.markdown);
            while (found.hasNext()) {
                const QString target = found.next().captured(1);
                QVERIFY2(target.endsWith(s(".md")) && ids.contains(target.chopped(3)), qPrintable(page.id + target));
            }
        }
    }

    void theSearchFindsEveryWordInAnyPage() {
        const auto pages = helpPages();
        QCOMPARE(titlesOf(pages, {}).size(), qsizetype(15));
        QCOMPARE(titlesOf(pages, s("headroom")).front(), s("Headroom")); // a title goes before a text
        QVERIFY(titlesOf(pages, s("KEYRING netrc")).contains(s("Account and sandbox")));
        QCOMPARE(titlesOf(pages, s("keyring standby")), QStringList());
    }

    void readingSearchingAndGoingBack() {
        HelpWindow help(helpPages());
        help.open(s("prices"));
        QVERIFY(QTest::qWaitForWindowActive(&help));
        QCOMPARE(help.page(), s("prices"));
        auto* back = help.findChild<QPushButton*>(s("helpBack"));
        QVERIFY(!back->isEnabled());
        auto* text = help.findChild<QTextBrowser*>(s("helpText"));
        Q_EMIT text->anchorClicked(QUrl(s("ages.md")));
        QCOMPARE(help.page(), s("ages"));
        QVERIFY(text->toPlainText().startsWith(s("Age of the data")));
        auto* field = help.findChild<QLineEdit*>(s("helpSearch"));
        auto* contents = help.findChild<QListWidget*>(s("helpContents"));
        QTest::keyClicks(field, s("standby"));
        QVERIFY(contents->count() > 0 && contents->count() < 10);
        QVERIFY(help.page() != s("ages")); // it has no such word
        QVERIFY(!text->extraSelections().isEmpty());
        QTest::keyClicks(field, s("zzz"));
        QVERIFY(help.findChild<QLabel*>(s("helpNone"))->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(contents->count(), 15);
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(help.page(), s("ages"));
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(help.page(), s("prices"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!help.isVisible());
    }

    void theWindowOpensItAtWhatIsInFront() {
        test::WindowScene w;
        const auto shown = [] {
            const auto all = QApplication::topLevelWidgets();
            const auto at = std::find_if(all.begin(), all.end(), [](const QWidget* each) {
                return each->objectName() == QLatin1String("helpWindow") && each->isVisible();
            });
            return at == all.end() ? QString() : static_cast<HelpWindow*>(*at)->page();
        };
        QTest::keyClick(w.window.get(), Qt::Key_F1);
        QTRY_COMPARE(shown(), s("account")); // the welcome page
        w.load();
        const std::pair<const char*, const char*> pages[] = {
            {"actionShowActivity", "activity"}, {"actionShowComing", "maintenance"}, {"actionShowBoard", "board"}};
        for (const auto& [action, page] : pages) {
            w.act(action);
            w.act("actionHelp");
            QCOMPARE(shown(), QLatin1String(page));
        }
        w.clickInTree(s("postgresql-rectangular-12345"));
        w.act("actionHelp");
        QCOMPARE(shown(), s("headroom"));
        w.act("actionPlan");
        w.act("actionHelp");
        QCOMPARE(shown(), s("planner"));
        w.window->activateWindow();
        QTest::keyClick(w.window.get(), Qt::Key_F1, Qt::ControlModifier);
        QTRY_VERIFY(w.window->findChild<QDialog*>(s("shortcutsDialog")) != nullptr);
        auto* dialog = w.find<QDialog>("shortcutsDialog");
        QTest::keyClick(dialog, Qt::Key_F1);
        QCOMPARE(shown(), helpPageOf(s("shortcutsDialog")));
        QVERIFY(dialog->isVisible());
    }
};

POOLHOUSE_WIDGET_TEST(TestHelp)
#include "tst_help.moc"
