// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/palette/command_palette.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse::ui;
using poolhouse::test::s;
using Kind = PaletteEntry::Kind;

namespace {

PaletteEntry entry(Kind kind, const char* title, const char* context = "", const char* key = "") {
    return {kind, s(title), s(context), {}, s(key)};
}

std::vector<PaletteEntry> some() {
    return {entry(Kind::Action, "Refresh", "Cluster", "4"),
            entry(Kind::Cluster, "postgresql-rectangular-12345", "Cluster of example-app", "id-r"),
            entry(Kind::Cluster, "postgresql-cubic-55310", "Cluster of billing-prod", "id-c"),
            entry(Kind::Pool, "web-reads", "Pool of postgresql-rectangular-12345", "id-r"),
            entry(Kind::App, "billing-prod", "App", "billing-prod")};
}

QStringList found(const char* query, const std::vector<PaletteEntry>& entries) {
    QStringList titles;
    for (int index : bestMatches(s(query), entries, 50)) {
        titles << entries[static_cast<std::size_t>(index)].title;
    }
    return titles;
}

} // namespace

class TestPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordMustFit() {
        QCOMPARE(found("cubic bill", some()), QStringList{s("postgresql-cubic-55310")});
        QCOMPARE(found("cubic nonsense", some()), QStringList());
        QCOMPARE(found("BILL cub", some()), QStringList{s("postgresql-cubic-55310")});
    }

    void wordStartsComeFirst() {
        const std::vector<PaletteEntry> entries = {entry(Kind::Cluster, "overreads"), entry(Kind::Cluster, "web-reads"),
                                                   entry(Kind::Cluster, "reads-west")};
        QCOMPARE(found("reads", entries), (QStringList{s("reads-west"), s("web-reads"), s("overreads")}));
    }

    void aTitleBeatsAContext() {
        QCOMPARE(found("rectangular", some()).front(), s("postgresql-rectangular-12345"));
        QCOMPARE(found("billing", some()), (QStringList{s("billing-prod"), s("postgresql-cubic-55310")}));
    }

    void scatteredLettersAreTheLastResort() {
        QCOMPARE(found("prect", some()).front(), s("postgresql-rectangular-12345"));
        const std::vector<PaletteEntry> entries = {entry(Kind::Cluster, "postgresql-rectangular"),
                                                   entry(Kind::Action, "prectical")};
        QCOMPARE(found("prect", entries).front(), s("prectical"));
    }

    void lettersThatAreOnlyScatteredDoNotMatch() {
        const std::vector<PaletteEntry> entries = {entry(Kind::Action, "Show what needs attention"),
                                                   entry(Kind::Cluster, "sales-web-north")};
        QCOMPARE(found("swn", entries), (QStringList{s("sales-web-north"), s("Show what needs attention")}));
        QCOMPARE(found("sna", entries), QStringList{s("Show what needs attention")});
        QCOMPARE(found("hwt", entries), QStringList()); // h w t is in it, but no word starts with h
        QCOMPARE(found("swea", entries), QStringList());
    }

    void aPoolGoesBeforeItsChangesUntilAVerbIsTyped() {
        const std::vector<PaletteEntry> entries = {
            {Kind::Action, s("Scale web-reads of acme-db…"), s("App acme"), {}, s("1"), s("pool"), s("id")},
            {Kind::Pool, s("web-reads"), s("Pool of acme-db"), {}, s("id"), s("pool")}};
        QCOMPARE(found("web-reads acme", entries).front(), s("web-reads"));
        QCOMPARE(found("scale web acme", entries), QStringList{s("Scale web-reads of acme-db…")});
        QCOMPARE(found("sc web", entries).front(), s("Scale web-reads of acme-db…"));
    }

    void initialsRankBelowEveryWord() {
        const std::vector<PaletteEntry> entries = {entry(Kind::Cluster, "recent-exports-api db", "x"),
                                                   entry(Kind::App, "overrea", "dbs of nobody here")};
        QCOMPARE(found("rea db", entries).front(), s("overrea"));
    }

    void suggestionsAreListedWhileTheFieldIsEmpty() {
        QMainWindow window;
        window.show();
        CommandPalette palette(&window);
        palette.open(some(), {entry(Kind::Cluster, "postgresql-cubic-55310", "web-reads at 97%", "id-c")});
        auto* field = palette.findChild<QLineEdit*>(s("paletteField"));
        auto* list = palette.findChild<QListWidget*>(s("paletteList"));
        QCOMPARE(list->count(), 1);
        QTest::keyClicks(field, s("post"));
        QCOMPARE(list->count(), 3);
        field->clear();
        QCOMPARE(list->count(), 1);
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.front().front().value<PaletteEntry>().key, s("id-c"));
    }

    void anEmptyQueryShowsEverythingAndTheLimitHolds() {
        QCOMPARE(found("", some()).size(), 5);
        QCOMPARE(found("", some()).front(), s("postgresql-rectangular-12345"));
        QCOMPARE(bestMatches(s(""), some(), 2).size(), std::size_t(2));
        QCOMPARE(bestMatches(s(""), {}, 2).size(), std::size_t(0));
    }

    void theKeyboardIsEnough() {
        QMainWindow window;
        window.resize(900, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        CommandPalette palette(&window);
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        palette.open(some());
        auto* field = palette.findChild<QLineEdit*>(s("paletteField"));
        auto* list = palette.findChild<QListWidget*>(s("paletteList"));
        QTest::keyClicks(field, s("post"));
        QCOMPARE(list->count(), 3);
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(list->currentRow(), 1);
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(list->currentRow(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<PaletteEntry>().key, s("id-r"));
        QVERIFY(!palette.isVisible());
    }

    void escapeClosesAndNothingHappens() {
        QMainWindow window;
        window.show();
        CommandPalette palette(&window);
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        palette.open(some());
        auto* field = palette.findChild<QLineEdit*>(s("paletteField"));
        QTest::keyClicks(field, s("zzzz"));
        QVERIFY(palette.findChild<QWidget*>(s("paletteNone"))->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(palette.isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(chosen.size(), 0);
        palette.open(some());
        QCOMPARE(field->text(), QString());
    }
};

POOLHOUSE_WIDGET_TEST(TestPalette)
#include "tst_palette.moc"
