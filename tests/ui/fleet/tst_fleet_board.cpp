// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/problem_text.h"
#include "tests/support/fake_services.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_fakes.h"
#include "ui/fleet/board_header.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_board_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTimer>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using Board = tables::FleetBoardModel;
using test::s;
using test::unreachable;
using test::sample::rectangular;
using ui::BoardState;

namespace {

struct BoardFleet {
    core::ManualClock clock{test::sampleNow()};
    fleet::Store store;
    Board model{store, clock};
    test::MemoryPreferences own;
    ui::FleetBoard board;
    QTableView* table = board.findChild<QTableView*>(s("fleetBoard"));

    BoardFleet() : board(store, model, own) { show(); }
    explicit BoardFleet(test::MemoryPreferences& preferences) : board(store, model, preferences) { show(); }
    void show() {
        board.resize(1060, 400);
        board.show();
    }
    [[nodiscard]] QStringList names() const {
        QStringList result;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            result << table->model()->index(row, 0).data().toString();
        }
        return result;
    }
    /// Every label of chips and buttons is whole and inside the page; the sums have the height that they need.
    void controlsFit() const {
        for (const auto* each : board.findChildren<QPushButton*>()) {
            if (!each->isVisible()) {
                continue;
            }
            const QRect place(each->mapTo(&board, QPoint()), each->size());
            QVERIFY2(board.rect().contains(place), qPrintable(each->objectName()));
            QVERIFY2(each->width() >= each->sizeHint().width(), qPrintable(each->text()));
        }
        const auto* figures = board.findChild<QLabel*>(s("selectionFigures"));
        QVERIFY2(figures->heightForWidth(figures->width()) <= figures->height(), qPrintable(figures->text()));
    }
    void select(const QString& name, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(
            table->viewport(), Qt::LeftButton, modifiers,
            table->visualRect(table->model()->index(static_cast<int>(names().indexOf(name)), 0)).center());
    }
    QPushButton* button(const char* name) const { return board.findChild<QPushButton*>(s(name)); }
};

} // namespace

class TestFleetBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatNeedsSomebodyComesFirst() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        QCOMPARE(f.names().size(), 11);
        QCOMPARE(f.names().front(), s("postgresql-rectangular-12345"));
        core::ClusterInfo info = test::sampleInfo("postgresql-cubic-55310");
        info.status = core::readEnum(core::clusterStatusWords(), "unavailable");
        f.store.applyInfo(info, f.clock.now());
        QCOMPARE(f.names().front(), s("postgresql-cubic-55310"));
    }

    void aHeaderSortsAndAThirdClickGoesBackToUrgency() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        const QStringList urgent = f.names();
        auto* header = f.table->horizontalHeader();
        const auto click = [header] {
            const QPoint at(header->sectionViewportPosition(Board::Cost) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        };
        click(); // the most expensive first
        QCOMPARE(f.names().front(), s("postgresql-cubic-55310"));
        click();
        QVERIFY(f.names().front() != s("postgresql-cubic-55310"));
        click();
        QCOMPARE(f.names().front(), urgent.front());
        QCOMPARE(header->sortIndicatorSection(), -1);
    }

    void everyStateHasItsLook() {
        fleet::Freshness fresh;
        QCOMPARE(ui::boardState(fresh, 0, 0), BoardState::Loading);
        fresh.problem = unreachable();
        QCOMPARE(ui::boardState(fresh, 0, 0), BoardState::Failed);
        QCOMPARE(ui::boardState(fresh, 5, 5), BoardState::Table);
        fresh.readAt = test::sampleNow();
        QCOMPARE(ui::boardState(fresh, 0, 0), BoardState::NoCluster);
        QCOMPARE(ui::boardState(fresh, 5, 0), BoardState::NothingFits);
    }

    void loadingShowsTheFrame() {
        BoardFleet f;
        f.store.setFleetLoading();
        QVERIFY(f.board.findChild<QWidget*>(s("boardLoading"))->isVisible());
        test::fillStore(f.store, f.clock.now());
        QVERIFY(f.table->isVisible());
    }

    void aFailureSaysWhatWhyAndWhatNext() {
        BoardFleet f;
        QSignalSpy retry(&f.board, &ui::FleetBoard::retryRequested);
        f.store.failFleet(unreachable(), f.clock.now());
        const text::ProblemText problem = text::problemText(unreachable(), text::RequestKind::Fleet);
        QCOMPARE(f.board.findChild<QLabel*>(s("boardNoticeTitle"))->text(), problem.what);
        const QString text = f.board.findChild<QLabel*>(s("boardNoticeText"))->text();
        QVERIFY(text.contains(problem.why) && text.contains(problem.next));
        f.button("boardRetry")->click();
        QCOMPARE(retry.size(), 1);
    }

    void aFirstAnswerOfAnotherFormNamesTheMember() {
        BoardFleet f;
        api::ApiError odd;
        odd.kind = api::ApiError::Kind::WrongType;
        odd.path = "[0].name";
        odd.expected = "a text";
        f.store.failFleet(odd, f.clock.now());
        const QString text = f.board.findChild<QLabel*>(s("boardNoticeText"))->text();
        QVERIFY(text.contains(s("member: [0].name")));
        QVERIFY(!text.contains(s("stays on screen"))); // nothing is
    }

    void theLastFiguresStayWhenTheListFails() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.store.failFleet(unreachable(), f.clock.now());
        QVERIFY(f.table->isVisible());
        QCOMPARE(f.names().size(), 11);
    }

    void anEmptyAccountIsTold() {
        BoardFleet f;
        f.store.applyFleet({}, {}, f.clock.now());
        QCOMPARE(f.board.findChild<QLabel*>(s("boardNoticeTitle"))->text(), s("No Advanced clusters yet"));
        QVERIFY(f.button("boardCreate")->isVisible());
    }

    void nothingFitsOffersToClearTheFilter() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        QSignalSpy clear(&f.board, &ui::FleetBoard::clearFilterRequested);
        f.board.setFilterText(s("xyzzy"));
        QVERIFY(!f.table->isVisible());
        f.button("boardClearFilter")->click();
        QCOMPARE(clear.size(), 1);
        f.board.setFilterText(s("billing"));
        QCOMPARE(f.names().size(), 2);
        QVERIFY(f.table->isVisible());
    }

    void doubleClickAndEnterOpen() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        QSignalSpy entered(&f.board, &ui::FleetBoard::clusterEntered);
        const QPoint at = f.table->visualRect(f.table->model()->index(0, 0)).center();
        QTest::mouseClick(f.table->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(f.table->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(entered.size(), 1);
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(entered.size(), 2);
        QCOMPARE(entered.last().front().value<core::ClusterId>(), rectangular);
    }

    void aRefreshKeepsSelectionAndScroll() {
        BoardFleet f;
        f.board.resize(1060, 260);
        test::fillStore(f.store, f.clock.now());
        f.select(s("postgresql-rectangular-12345"));
        f.table->verticalScrollBar()->setValue(60);
        QCOMPARE(f.table->verticalScrollBar()->value(), 60);
        QSignalSpy moved(&f.board, &ui::FleetBoard::selectionChanged);
        f.clock.advance(30s);
        core::ClusterInfo info = test::sampleInfo("postgresql-cubic-55310");
        info.status = core::readEnum(core::clusterStatusWords(), "unavailable");
        f.store.applyInfo(info, f.clock.now());
        f.model.refreshAges();
        QCOMPARE(f.board.selectedClusters(), std::vector<core::ClusterId>{rectangular});
        QCOMPARE(f.table->verticalScrollBar()->value(), 60);
        QCOMPARE(moved.size(), 0);
    }

    void namesGetTheRoomThatFiguresLeave() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        const auto gap = [&f] { return f.table->viewport()->width() - f.table->horizontalHeader()->length(); };
        f.board.resize(1500, 600);
        QTRY_COMPARE(gap(), 0);
        f.board.resize(1700, 600);
        QTRY_COMPARE(gap(), 0);
        f.table->horizontalHeader()->resizeSection(Board::Cluster, 190);
        f.board.resize(1600, 600);
        QCOMPARE(f.table->columnWidth(Board::Cluster), 190); // a user-set width is kept
    }

    /// Nothing but names is ever elided: every figure, age and title fits its column, in any font and at any width.
    void figuresAreNeverCut_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("points");
        for (const char* family : {"DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif"}) {
            for (const int points : {9, 10, 14}) {
                QTest::addRow("%s %d", family, points) << s(family) << points;
            }
        }
    }
    void figuresAreNeverCut() {
        QFETCH(const QString, family);
        QFETCH(const int, points);
        BoardFleet f;
        f.board.setFont(QFont(family, points));
        f.table->setFont(QFont(family, points));
        test::fillStore(f.store, f.clock.now());
        for (const int width : {730, 980, 1060, 1350, 2250}) {
            f.board.resize(width, 500);
            QTest::qWait(0);
            const auto* header = static_cast<ui::BoardHeader*>(f.table->horizontalHeader());
            QTRY_VERIFY(header->length() <= f.table->viewport()->width());
            for (int column = 1; column < Board::ColumnCount; ++column) {
                if (header->isSectionHidden(column) || column == Board::Use) {
                    continue;
                }
                QVERIFY2(header->sectionSize(column) >= header->widthOf(column), qPrintable(QString::number(column)));
                for (int row = 0; row < f.table->model()->rowCount(); ++row) {
                    const auto cell = f.table->model()->index(row, column);
                    const int needed = ui::FleetBoardDelegate::widthOf(cell, ui::CellFonts(f.table->font()));
                    QVERIFY2(header->sectionSize(column) >= needed, qPrintable(cell.data().toString()));
                }
            }
            QVERIFY(!header->isSectionHidden(Board::Cluster));
            QVERIFY(!header->isSectionHidden(Board::Use));
            for (int row = 0; row < 3; ++row) { // none, one, several
                f.controlsFit();
                f.select(f.names().at(row), row > 1 ? Qt::ControlModifier : Qt::NoModifier);
            }
            f.controlsFit();
            f.table->clearSelection();
        }
    }

    void chipsNarrowAndCount() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        const auto label = [&f](const char* name) { return f.button(name)->text(); };
        QTRY_COMPARE(label("chipAll"), s("All 11"));
        QVERIFY(f.button("chipAll")->isChecked());
        const auto attention = label("chipNeedsAttention").section(QLatin1Char(' '), -1).toInt();
        QVERIFY(attention > 0 && attention < 11);
        f.button("chipNeedsAttention")->click();
        QCOMPARE(f.names().size(), attention);
        QVERIFY(!f.button("chipAll")->isChecked());
        f.button("chipWithoutRedundancy")->click();
        QVERIFY(f.names().size() <= attention);
        f.board.setFilterText(s("rectangular")); // with the text filter
        QCOMPARE(f.names(), QStringList{s("postgresql-rectangular-12345")});
        QCOMPARE(label("chipAll"), s("All 1"));
        f.button("chipAll")->click();
        f.button("chipAll")->click(); // cannot be switched off
        QVERIFY(f.button("chipAll")->isChecked());
        f.board.setFilterText({});
        QCOMPARE(f.names().size(), 11);
        // a cluster that gets better leaves the count
        auto info = test::sampleInfo("postgresql-rectangular-12345");
        for (auto& pool : info.pools) {
            pool.connectionsUsed = 1;
        }
        f.store.applyInfo(info, f.clock.now() + 1s);
        QTRY_COMPARE(label("chipNeedsAttention"), s("Needs attention %1").arg(attention - 1));
    }

    void chipsThatLeaveNothingCanBeCleared() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.button("chipReadOnly")->click();
        QVERIFY(!f.table->isVisible());
        QCOMPARE(f.board.findChild<QLabel*>(s("boardNoticeTitle"))->text(),
                 s("No clusters match the selected filters"));
        QVERIFY(!f.button("boardExport")->isEnabled());
        f.button("boardClearFilter")->click();
        QCOMPARE(f.names().size(), 11);
        QVERIFY(f.button("chipAll")->isChecked());
    }

    void theKeyboardReachesEveryControl() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.table->selectRow(0);
        f.board.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.board));
        f.board.focusTable();
        QStringList reached;
        for (int tab = 0; tab < 9; ++tab) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached << QApplication::focusWidget()->objectName();
        }
        QCOMPARE(reached, QStringList({s("selectionOpen"), s("chipAll"), s("chipNeedsAttention"),
                                       s("chipWithoutRedundancy"), s("chipPriceUnknown"), s("chipReadOnly"),
                                       s("boardColumnsButton"), s("boardExport"), s("fleetBoard")}));
        QTest::keyClick(f.button("chipNeedsAttention"), Qt::Key_Space);
        QVERIFY(f.names().size() < 11);
    }

    void aSelectionIsSummedAndMovesNothing() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.board.resize(722, 600); // the figures need several lines
        QTest::qWait(20);
        QSignalSpy entered(&f.board, &ui::FleetBoard::clusterEntered);
        QSignalSpy planned(&f.board, &ui::FleetBoard::planRequested);
        const auto end = f.table->mapTo(&f.board, f.table->rect().bottomRight());
        const auto text = [&f](const char* name) { return f.board.findChild<QLabel*>(s(name))->text(); };
        QCOMPARE(text("selectionTitle"), s("No cluster selected"));
        f.select(f.names().at(0));
        QVERIFY(text("selectionTitle").startsWith(s("postgresql-rectangular-12345")));
        QVERIFY(text("selectionFigures").contains(s("web-reads: 1,021 of 1,140 connections in use")));
        QVERIFY(f.button("selectionOpen")->isVisible());
        QTest::qWait(20);
        QCOMPARE(f.table->mapTo(&f.board, f.table->rect().bottomRight()), end);
        QCOMPARE(entered.size(), 0); // a click selects
        f.select(f.names().at(1), Qt::ControlModifier);
        QCOMPARE(text("selectionTitle"), s("2 selected"));
        QVERIFY(text("selectionFigures").contains(s("connections in use now")));
        QTest::qWait(20); // the layout follows
        QCOMPARE(f.table->mapTo(&f.board, f.table->rect().bottomRight()), end);
        QVERIFY(!f.button("selectionOpen")->isVisible());
        f.button("selectionPlan")->click();
        QCOMPARE(planned.size(), 1);
        QCOMPARE(planned.front().front().value<std::vector<core::ClusterId>>(), f.board.selectedClusters());
        // sums follow the readings
        auto info = test::sampleInfo("postgresql-rectangular-12345");
        const auto before = text("selectionFigures");
        info.pools.front().connectionsUsed = 700;
        f.store.applyInfo(info, f.clock.now() + 1s);
        QTRY_VERIFY(text("selectionFigures") != before);
        f.board.clearSelection();
        QCOMPARE(text("selectionTitle"), s("No cluster selected"));
        QTest::qWait(20);
        QCOMPARE(f.table->mapTo(&f.board, f.table->rect().bottomRight()), end);
    }

    void aCountMovesNoChip() {
        BoardFleet f;
        test::fillLarge(f.store, 300, f.clock.now());
        QTRY_COMPARE(f.button("chipAll")->text(), s("All 300"));
        const auto places = [&f] {
            QTest::qWait(20); // the layout follows
            QList<QRect> result;
            for (const auto* chip : f.board.findChild<QWidget*>(s("filterChips"))->findChildren<QPushButton*>()) {
                result << chip->geometry();
            }
            return result;
        };
        const auto before = places();
        f.board.setFilterText(s("xyzzy"));
        QCOMPARE(f.button("chipAll")->text(), s("All 0"));
        QCOMPARE(places(), before);
        f.board.setFilterText({});
        QCOMPARE(places(), before);
    }

    void theColumnsButtonOpensTheMenuOfTheHeader() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.board.resize(2250, 500);
        QStringList titles;
        QTimer::singleShot(0, &f.board, [&titles] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (auto* action : menu->actions().mid(2)) { // below the orders
                titles << action->text();
            }
            menu->actions().constLast()->trigger(); // the trend of the day
            menu->close();
        });
        f.button("boardColumnsButton")->click();
        QCOMPARE(titles.size(), int(Board::ColumnCount) - 1);
        QCOMPARE(titles.last(), s("Last 24 h"));
        QVERIFY(f.table->isColumnHidden(Board::Day));
    }

    void theKeyboardSortsThroughTheMenu() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.board.resize(2250, 500);
        QTest::qWait(0);
        const auto urgent = f.names();
        const auto sortBy = [&f](const QString& title) {
            QTimer::singleShot(0, &f.board, [title] {
                auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                for (auto* action : menu->actions().constFirst()->menu()->actions()) {
                    if (action->text() == title) {
                        action->trigger();
                    }
                }
                menu->close();
            });
            f.button("boardColumnsButton")->click();
        };
        sortBy(s("Per month")); // the interesting end first
        QCOMPARE(f.names().front(), s("postgresql-cubic-55310"));
        sortBy(s("Per month"));
        QCOMPARE(f.names().back(), s("postgresql-cubic-55310"));
        sortBy(s("Urgency"));
        QCOMPARE(f.names(), urgent);
    }

    void widthsShrinkWhenLongNamesAreGone() {
        BoardFleet f;
        const core::App app{{"app"}, "app"};
        const auto cluster = [&app](const char* name) {
            return core::ClusterSummary{{name}, name, app, "advanced", {}, {}};
        };
        f.board.resize(2250, 500);
        f.store.applyFleet({app}, {cluster("postgresql-a-very-long-name-00001"), cluster("short")}, f.clock.now());
        QTest::qWait(0);
        const auto* header = static_cast<ui::BoardHeader*>(f.table->horizontalHeader());
        f.board.resize(700, 500);
        QTest::qWait(0);
        const int wide = header->sectionSize(Board::Cluster);
        f.board.setFilterText(s("short")); // a filter moves no column
        QTest::qWait(0);
        QCOMPARE(header->sectionSize(Board::Cluster), wide);
        f.store.applyFleet({app}, {cluster("short")}, f.clock.now());
        QTRY_VERIFY(header->sectionSize(Board::Cluster) < wide);
    }

    void theTrendStandsBesideTheFiguresItExplains() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        f.board.resize(2250, 500);
        QTest::qWait(0);
        const auto columns = f.board.visibleColumns();
        const auto at = std::find(columns.begin(), columns.end(), int(Board::Survivable));
        QVERIFY(at != columns.end() && at + 1 != columns.end());
        QCOMPARE(*(at + 1), int(Board::Day));
    }

    void aLongNameLeavesRoomForFigures() {
        BoardFleet f;
        test::fillStore(f.store, f.clock.now());
        const core::App app{{"app"}, std::string(200, 'x')};
        f.store.applyFleet({app}, {{{"id"}, "postgresql-endless-00001", app, "advanced", {}, {}}}, f.clock.now());
        QTest::qWait(0);
        for (const int column : {Board::Use, Board::Headroom, Board::Survivable, Board::Cost, Board::Age}) {
            QTRY_VERIFY2(!f.table->isColumnHidden(column), qPrintable(QString::number(column)));
        }
    }

    /// A click on a title is remembered as an order, not as widths that the user set.
    void anOrderDoesNotFreezeTheWidths() {
        test::MemoryPreferences preferences;
        {
            BoardFleet f(preferences);
            f.board.resize(700, 400);
            test::fillStore(f.store, f.clock.now());
            QTRY_VERIFY(f.table->isColumnHidden(Board::Storage));
            f.table->sortByColumn(Board::Cost, Qt::DescendingOrder);
        }
        BoardFleet f(preferences);
        test::fillStore(f.store, f.clock.now());
        f.board.resize(2250, 500);
        QTRY_VERIFY(!f.table->isColumnHidden(Board::Storage));
        QCOMPARE(f.table->horizontalHeader()->sortIndicatorSection(), int(Board::Cost));
    }

    void aColumnCanBeChosen() {
        test::MemoryPreferences preferences;
        {
            BoardFleet f(preferences);
            f.board.resize(2250, 500);
            test::fillStore(f.store, f.clock.now());
            QVERIFY(f.table->isColumnHidden(Board::App));
            f.board.showColumn(Board::App, true);
            f.board.showColumn(Board::Storage, false);
            QVERIFY(!f.table->isColumnHidden(Board::App));
            QVERIFY(f.table->isColumnHidden(Board::Storage));
        }
        BoardFleet f(preferences);
        f.board.resize(2250, 500);
        test::fillStore(f.store, f.clock.now());
        QTRY_VERIFY(!f.table->isColumnHidden(Board::App));
        QVERIFY(f.table->isColumnHidden(Board::Storage));
    }

    void columnsAndOrderAreRemembered() {
        test::MemoryPreferences preferences;
        {
            BoardFleet f(preferences);
            test::fillStore(f.store, f.clock.now());
            f.table->horizontalHeader()->resizeSection(Board::Cost, 222);
            f.table->sortByColumn(Board::Cost, Qt::DescendingOrder);
        }
        BoardFleet f(preferences);
        test::fillStore(f.store, f.clock.now());
        QCOMPARE(f.table->columnWidth(Board::Cost), 222);
        QCOMPARE(f.table->horizontalHeader()->sortIndicatorSection(), int(Board::Cost));
        QCOMPARE(f.names().front(), s("postgresql-cubic-55310"));
    }

    void onlyRowsInViewAreOnScreen() {
        BoardFleet f;
        test::fillLarge(f.store, 300, f.clock.now());
        const auto visible = f.board.visibleClusters();
        QVERIFY(visible.size() >= 5 && visible.size() < 20);
        f.board.setFilterText(s("xyzzy"));
        QVERIFY(f.board.visibleClusters().empty());
    }
};

POOLHOUSE_WIDGET_TEST(TestFleetBoard)
#include "tst_fleet_board.moc"
