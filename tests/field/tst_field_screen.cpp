// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a small screen: 1024x600, or POOLHOUSE_SCREEN. QT_FONT_DPI=144 enlarges everything.
#include "models/tables/fleet_board_model.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/layout_audit.h"
#include "tests/support/offscreen_platform.h"
#include "tests/support/picture.h"
#include "ui/fleet/board_header.h"
#include "ui/fleet/cell_paint.h"
#include "ui/fleet/fleet_board_delegate.h"
#include "ui/planner/needs_table.h"
#include "ui/planner/planner_page.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::test;
using Board = tables::FleetBoardModel;

namespace {

constexpr int longestSearch = 30'000; ///< in milliseconds, on a slow machine

QSize screenSize() {
    const auto sides = qEnvironmentVariable("POOLHOUSE_SCREEN", QStringLiteral("1024x600")).split(QLatin1Char('x'));
    return {sides.value(0).toInt(), sides.value(1).toInt()};
}

/// What of the dialogs and windows on the screen is not all in sight.
QStringList outOfSight(const JourneyScene& scene) {
    QStringList found;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (!each->isVisible() || each == scene.window.get()) {
            continue;
        }
        const auto available = each->screen()->availableGeometry();
        if (!available.contains(each->frameGeometry())) {
            found << QStringLiteral("%1 is %2x%3 at %4,%5")
                         .arg(each->objectName())
                         .arg(each->width())
                         .arg(each->height())
                         .arg(each->x())
                         .arg(each->y());
        }
        for (QPushButton* button : each->findChildren<QPushButton*>()) {
            bool cut = false;
            const bool shown = button->isVisible() && button->window() == each;
            if (shown && (layout_audit::shownRect(*button, cut).size() != button->size() || cut)) {
                found << QStringLiteral("%1: the button \"%2\" is cut").arg(each->objectName(), button->text());
            }
        }
    }
    return found;
}

void choose(QComboBox& combo, int index) {
    combo.setCurrentIndex(index);
    Q_EMIT combo.activated(index);
}

void enter(QLineEdit& field, const char* text) {
    field.setText(QLatin1String(text));
    Q_EMIT field.textEdited(field.text());
}

/// Why nothing can be told of a font here; null: it can.
const char* whyNotIn(const QString& family) {
    if (!QFontDatabase::families().contains(family)) {
        return "the font is not installed";
    }
    return qEnvironmentVariableIsSet("QT_FONT_DPI") ? "larger fonts may scroll" : nullptr;
}

/// The plan of the design's picture, and its needs.
void planFourPools(const JourneyScene& scene) {
    const auto chooseLevel = [&scene](const char* row, const char* level) {
        auto* levels = scene.partOf<QComboBox>(row, "levelCombo");
        choose(*levels, levels->findData(QLatin1String(level)));
    };
    chooseLevel("poolEditor.1", "8G-Performance");
    scene.partOf<QSpinBox>("poolEditor.2", "countField")->setValue(5);
    scene.click("addPool");
    enter(*scene.partOf<QLineEdit>("poolEditor.3", "poolNameField"), "nightly-export");
    chooseLevel("poolEditor.3", "4G-Performance");
    const auto addWorkload = [&scene](const char* name, const char* connections, const char* pool) {
        scene.click("addWorkload");
        enter(*scene.find<QLineEdit>("workloadName"), name);
        enter(*scene.find<QLineEdit>("workloadConnections"), connections);
        enter(*scene.find<QLineEdit>("workloadPoolText"), pool);
    };
    addWorkload("web", "26 x 5 x 10", "web-reads");
    addWorkload("reports", "240", "analytics");
    addWorkload("nightly export", "60", "");
    addWorkload("writes", "640", "");
    auto* access = scene.find<QComboBox>("workloadAccess");
    choose(*access, access->count() - 1);
    scene.click("closeWorkload");
}

/// With the answer to its needs; false: it takes too long.
[[nodiscard]] bool openPlanOfFourPools(JourneyScene& scene, QSize window) {
    scene.window->resize(window);
    scene.openSandbox();
    scene.clickInTree(mainCluster);
    scene.act("actionPlan");
    if (!QTest::qWaitFor([&scene] { return scene.shown("plannerPage"); })) {
        return false;
    }
    scene.find<ui::PlannerPage>("plannerPage")->openDrawer(true); // if there is one
    planFourPools(scene);
    scene.click("findCheapest");
    return QTest::qWaitFor([&scene] { return scene.shown("answer.2"); }, longestSearch);
}

/// Names of the plan's pools that are not shown whole.
QStringList elidedNames(const JourneyScene& scene) {
    QStringList elided;
    for (int row = 0; row < 4; ++row) {
        const auto lane = QStringLiteral("poolEditor.%1").arg(row).toLatin1();
        const auto* name = scene.partOf<ui::TextLabel>(lane.constData(), "poolName");
        const auto* field = scene.partOf<QLineEdit>(lane.constData(), "poolNameField");
        if (name->isVisible() ? name->isElided() : field->width() < field->sizeHint().width()) {
            elided << QString::fromLatin1(lane);
        }
    }
    const auto* needs = scene.find<ui::NeedsTable>("workloadTable");
    constexpr int beside = 14;     // padding and margin of a cell
    for (const int row : {0, 1}) { // that have a pool of their own
        const auto pool = needs->item(row, ui::NeedsTable::PoolColumn)->text();
        if (needs->columnWidth(ui::NeedsTable::PoolColumn) < needs->fontMetrics().horizontalAdvance(pool) + beside) {
            elided << pool;
        }
    }
    return elided;
}

} // namespace

class TestFieldScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dialogsStayWithinTheScreen_data();
    void dialogsStayWithinTheScreen();
    void everyPageOfTheWizardDoes();
    void theReviewOfAPlanDoes();
    void theAgeIsReadable_data();
    void theAgeIsReadable();
    void fourPoolsAreInView_data();
    void fourPoolsAreInView();
    void anAppThatMovesFitsToo_data() { fourPoolsAreInView_data(); }
    void anAppThatMovesFitsToo();
    void aPlanFitsTheWidth_data();
    void aPlanFitsTheWidth();
};

void TestFieldScreen::dialogsStayWithinTheScreen_data() {
    QTest::addColumn<QByteArray>("action");
    for (const auto* action :
         {"actionAddPool", "actionChangeLevel", "actionHighAvailability", "actionLocks", "actionLabels", "actionHelp",
          "actionShortcuts", "actionCommandPalette", "actionAbout"}) {
        QTest::newRow(action) << QByteArray(action);
    }
    QTest::newRow("scaling a pool") << QByteArray("poolCard.web-reads/cardScale");
    QTest::newRow("destroying a pool") << QByteArray("poolCard.web-reads/cardDestroy");
}

void TestFieldScreen::dialogsStayWithinTheScreen() {
    QFETCH(const QByteArray, action);
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    if (const auto parts = action.split('/'); parts.size() == 2) {
        scene.clickIn(parts[0].constData(), parts[1].constData());
    } else {
        scene.act(action.constData());
    }
    const auto windows = [&scene] {
        const auto all = QApplication::topLevelWidgets();
        return std::count_if(all.begin(), all.end(),
                             [&scene](const QWidget* each) { return each->isVisible() && each != scene.window.get(); });
    };
    QTRY_VERIFY(windows() > 0);
    QTRY_VERIFY2(outOfSight(scene).isEmpty(), qPrintable(outOfSight(scene).join(QLatin1Char('\n'))));
}

void TestFieldScreen::everyPageOfTheWizardDoes() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    scene.act("actionAddPool");
    person.waitFor("addPoolWizard");
    for (int page = 0; page < 3; ++page) {
        QTRY_VERIFY2(outOfSight(scene).isEmpty(), qPrintable(outOfSight(scene).join(QLatin1Char('\n'))));
        if (page < 2) {
            person.click("nextButton");
        }
    }
    QVERIFY(person.can("askButton"));
}

void TestFieldScreen::theReviewOfAPlanDoes() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.clickInTree(mainCluster);
    scene.act("actionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
    for (const auto* part : {"poolEditor.1/removePool", "addPool", "poolEditor.2/countMore", "reviewPlan"}) {
        person.click(part);
    }
    person.waitFor("reviewDialog");
    QTRY_VERIFY2(outOfSight(scene).isEmpty(), qPrintable(outOfSight(scene).join(QLatin1Char('\n'))));
}

void TestFieldScreen::theAgeIsReadable_data() {
    QTest::addColumn<QString>("family");
    for (const auto* family : {"Noto Sans", "DejaVu Sans"}) {
        QTest::newRow(family) << QString::fromLatin1(family);
    }
}

/// It is the promise of the program, whatever else has to go on a screen 1280 wide.
void TestFieldScreen::theAgeIsReadable() {
    QFETCH(const QString, family);
    if (!QFontDatabase::families().contains(family)) {
        QSKIP("the font is not installed");
    }
    QApplication::setFont(QFont(family, 10));
    JourneyScene scene;
    scene.window->resize(1280, 850);
    scene.openSandbox();
    scene.advance(std::chrono::minutes(11));
    const auto* board = scene.board();
    const auto* header = static_cast<const ui::BoardHeader*>(board->horizontalHeader());
    const auto fits = [&] {
        const int right = header->sectionViewportPosition(Board::Age) + header->sectionSize(Board::Age);
        return !header->isSectionHidden(Board::Age) && right <= board->viewport()->width() &&
               header->sectionSize(Board::Age) >= header->widthOf(Board::Age);
    };
    QTRY_VERIFY(fits());
    QVERIFY(board->model()->rowCount() > 1);
    for (int row = 0; row < board->model()->rowCount(); ++row) {
        const auto cell = board->model()->index(row, Board::Age);
        QVERIFY(!cell.data().toString().isEmpty());
        QVERIFY2(header->sectionSize(Board::Age) >= ui::FleetBoardDelegate::widthOf(cell, ui::CellFonts(board->font())),
                 qPrintable(cell.data().toString()));
    }
}

void TestFieldScreen::fourPoolsAreInView_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("points");
    QTest::addColumn<ui::SchemeChoice>("scheme");
    for (const auto* family : {"DejaVu Sans", "Noto Sans"}) {
        for (const int points : {9, 10}) {
            QTest::addRow("%s, %d pt", family, points)
                << QString::fromLatin1(family) << points << ui::SchemeChoice::Light;
        }
        QTest::addRow("%s, dark", family) << QString::fromLatin1(family) << 10 << ui::SchemeChoice::Dark;
    }
}

/// All of the planner's picture in a window of 1280 x 800, without scrolling.
void TestFieldScreen::fourPoolsAreInView() {
    QFETCH(const QString, family);
    QFETCH(const int, points);
    QFETCH(const ui::SchemeChoice, scheme);
    if (const auto* why = whyNotIn(family)) {
        QSKIP(why);
    }
    QApplication::setFont(QFont(family, points));
    const ui::ThemeController theme(*qApp, scheme);
    JourneyScene scene;
    QVERIFY(openPlanOfFourPools(scene, {1280, 800}));
    QStringList parts;
    for (const auto* part :
         {"openPlan", "reviewPlan", "addPlanCluster", "poolEditor.0", "poolEditor.1", "poolEditor.2", "poolEditor.3",
          "addPool", "showLevels", "workloadTable", "growthSlider", "answerCost", "showAnswer", "loadCheapest",
          "answer.1.text", "answer.2.text", "figure.0.plan", "figure.1.plan", "figure.2.plan"}) {
        parts << QLatin1String(part);
    }
    if (points < 10) { // the title of the needs has the figure as well
        parts << QStringLiteral("figure.3.plan");
    }
    QTRY_COMPARE(notInView(*scene.window, parts).join(QLatin1Char(' ')), QString());
    QTRY_COMPARE(layout_audit::sidewaysBars(*scene.window).join(QLatin1Char('\n')), QString());
    QCOMPARE(layout_audit::cutFigures(*scene.window), QStringList());
    QCOMPARE(elidedNames(scene), QStringList());
    shoot(*scene.window, QStringLiteral("four-pools-%1").arg(QLatin1String(QTest::currentDataTag())));
    QCOMPARE(layout_audit::overlaps(*scene.window), QStringList());
}

/// All pools, with a line more in two of them, beside needs and answer; only the lane for another one may be scrolled
/// to.
void TestFieldScreen::anAppThatMovesFitsToo() {
    QFETCH(const QString, family);
    QFETCH(const int, points);
    QFETCH(const ui::SchemeChoice, scheme);
    if (const auto* why = whyNotIn(family)) {
        QSKIP(why);
    }
    QApplication::setFont(QFont(family, points));
    const ui::ThemeController theme(*qApp, scheme);
    JourneyScene scene;
    QVERIFY(openPlanOfFourPools(scene, {1280, 800}));
    QTest::keyClick(scene.partOf<QWidget>("poolEditor.3", "laneCanvas"), Qt::Key_Menu);
    const auto choices = scene.find<QMenu>("laneMenuMoveHere")->actions();
    scene.find<QMenu>("laneMenu")->close();
    const auto reads = std::find_if(choices.begin(), choices.end(), [](const QAction* each) {
        return each->text().startsWith(QStringLiteral("catalog-api (READS)"));
    });
    QVERIFY(reads != choices.end());
    (*reads)->trigger();
    QTRY_COMPARE(scene.find<QPushButton>("reviewPlan")->text(), QStringLiteral("Review and apply 5 changes…"));
    QVERIFY(scene.partOf<QLabel>("poolEditor.2", "laneMoves")->isVisible());
    QVERIFY(scene.partOf<QLabel>("poolEditor.3", "laneMoves")->isVisible());
    QStringList parts;
    for (const auto* part :
         {"poolEditor.0", "poolEditor.1", "poolEditor.2", "poolEditor.3", "workloadTable", "growthSlider", "answerCost",
          "answer.1.text", "answer.2.text", "showAnswer", "loadCheapest", "figure.0.plan", "figure.2.plan"}) {
        parts << QLatin1String(part);
    }
    QTRY_COMPARE(notInView(*scene.window, parts).join(QLatin1Char(' ')), QString());
    QTRY_COMPARE(layout_audit::sidewaysBars(*scene.window).join(QLatin1Char('\n')), QString());
    shoot(*scene.window, QStringLiteral("four-pools-apps-%1").arg(QLatin1String(QTest::currentDataTag())));
    QCOMPARE(layout_audit::overlaps(*scene.window), QStringList());
}

void TestFieldScreen::aPlanFitsTheWidth_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("points");
    QTest::addColumn<bool>("dark");
    for (const auto* family : {"DejaVu Sans", "Noto Sans"}) {
        for (const int points : {9, 10}) {
            for (const bool dark : {false, true}) {
                QTest::addRow("%s, %d pt, %s", family, points, dark ? "dark" : "light")
                    << QString::fromLatin1(family) << points << dark;
            }
        }
    }
}

/// In large fonts too: what doesn't fit the height is scrolled to, nothing is cut.
void TestFieldScreen::aPlanFitsTheWidth() {
    QFETCH(const QString, family);
    QFETCH(const int, points);
    QFETCH(const bool, dark);
    if (!QFontDatabase::families().contains(family)) {
        QSKIP("the font is not installed");
    }
    const auto size = QGuiApplication::primaryScreen()->availableSize();
    if (size.width() < 800) {
        QSKIP("the drawing is scrolled to on a netbook with large letters");
    }
    QApplication::setFont(QFont(family, points));
    const ui::ThemeController theme(*qApp, dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
    JourneyScene scene;
    QVERIFY(openPlanOfFourPools(scene, size));
    const auto wrong = [&scene] {
        return (layout_audit::sidewaysBars(*scene.window) + layout_audit::cutFigures(*scene.window) +
                layout_audit::cutCombos(*scene.window) + layout_audit::cutHeaders(*scene.window) +
                layout_audit::overlaps(*scene.window))
            .join(QLatin1Char('\n'));
    };
    const auto name = QStringLiteral("plan, %1, %2x%3")
                          .arg(QLatin1String(QTest::currentDataTag()))
                          .arg(size.width())
                          .arg(size.height());
    QTRY_COMPARE(wrong(), QString());
    shoot(*scene.window, name);
    scene.find<ui::PlannerPage>("plannerPage")->openDrawer(false);
    QTRY_COMPARE(wrong(), QString());
    shoot(*scene.window, name + QStringLiteral(", closed"));
}

int main(int argc, char** argv) {
    const OffscreenPlatform platform(screenSize());
    if (!platform.ready()) {
        return 1;
    }
    QApplication application(argc, argv);
    TestFieldScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_field_screen.moc"
