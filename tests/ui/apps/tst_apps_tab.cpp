// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/fleet_scene.h"
#include "tests/support/application_font.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/apps/apps_tab.h"
#include "ui/apps/attachment_canvas.h"
#include "ui/apps/attachment_painter.h"
#include "ui/apps/attachment_table.h"
#include "ui/apps/unused_pools.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using test::at;
using test::s;
using ui::AppsTab;
using ui::AttachmentCanvas;
using AppsPart = AttachmentCanvas::Part;
using AppsPartKind = AppsPart::Kind;

namespace {

/// The cluster of the main window with an unused pool, shown in a window.
struct AppsScene {
    explicit AppsScene(QSize size = QSize(1060, 700)) {
        test::fillWithRectangular(store);
        auto info = test::rectangularInfo();
        info.pools.push_back(test::pool("nightly-export", "4G-Performance", 1, 0, 380));
        info.pools.back().id = {"pool-nightly"};
        store.applyInfo(info, at(0));
        auto all = test::attachments();
        all.push_back(test::attachment("REPORTS", "reporting-jobs", test::rectangular(), "analytics"));
        all.back().target.role = "reporting";
        store.applyAttachments(all, at(0));
        tab.resize(size);
        show();
        tab.show();
        visible = QTest::qWaitForWindowActive(&tab);
    }
    void show(core::Instant now = at(0)) { tab.showApps(*views::appsView(store, test::rectangular().id, now)); }
    template <class T> T* part(const char* name) const { return tab.findChild<T*>(QLatin1String(name)); }
    [[nodiscard]] AttachmentCanvas& canvas() const { return *part<AttachmentCanvas>("attachmentCanvas"); }
    [[nodiscard]] ui::AttachmentTable& table() const { return *part<ui::AttachmentTable>("attachmentTable"); }
    [[nodiscard]] core::PoolId poolId(const char* name) const {
        return store.cluster(test::rectangular().id)->info->findPool(name)->id;
    }
    /// The sentence of what keys are on.
    [[nodiscard]] QString told() const { return canvas().sentence(canvas().current()); }
    [[nodiscard]] QStringList column(int column) const {
        QStringList cells;
        const auto* model = table().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            cells << model->index(row, column).data().toString();
        }
        return cells;
    }
    [[nodiscard]] AppsPart partCalled(const QString& sentence, AppsPartKind kind) const {
        for (std::size_t index = 0; index < 20; ++index) {
            const AppsPart part{kind, index};
            if (!canvas().rectOf(part).isEmpty() && canvas().sentence(part).startsWith(sentence)) {
                return part;
            }
        }
        return {};
    }

    fleet::Store store;
    AppsTab tab;
    bool visible = false;
};

QStringList spokenItems(QWidget& canvas) {
    QStringList items;
    auto* list = QAccessible::queryAccessibleInterface(&canvas);
    for (int index = 0; index < list->childCount(); ++index) {
        items << list->child(index)->text(QAccessible::Name);
    }
    return items;
}

/// Words that the map paints, which no label holds, and that have no room or no place. A figure has a short form; a
/// config var may be elided in the middle.
QStringList cutInMap(const AttachmentCanvas& canvas) {
    const auto measure = ui::attachmentMeasure(canvas.font());
    QStringList cut;
    const auto check = [&](const QString& words, const QRectF& bounds, bool strong = false) {
        if (!bounds.isEmpty() && measure.width(words, strong) > bounds.width() + 2) {
            cut << words;
        }
    };
    const auto must = [&](const QString& words, const QRectF& bounds, bool strong = false) {
        if (!words.isEmpty() && bounds.isEmpty()) {
            cut << words;
        }
        check(words, bounds, strong);
    };
    const auto& map = canvas.map();
    for (std::size_t app = 0; app < map.apps.size(); ++app) {
        must(canvas.view().apps[app].name, map.apps[app].name, true);
    }
    for (std::size_t at = 0; at < map.pools.size(); ++at) {
        const auto& pool = canvas.view().pools[at];
        must(pool.name, map.pools[at].name, true);
        check(pool.shape, map.pools[at].shape);
        must(pool.shortUse, map.pools[at].use);
        must(pool.status, map.pools[at].status);
    }
    for (const auto& link : map.links) {
        check(canvas.view().apps[link.app].vars[link.var].credential, link.chip);
    }
    return cut;
}

/// Figures that the table paints and that have no room.
QStringList cutInTable(const ui::AttachmentTable& table) {
    QStringList cut;
    const int column = tables::AttachmentsModel::Connections;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const auto words = table.model()->index(row, column).data().toString();
        if (table.fontMetrics().horizontalAdvance(words) > table.columnWidth(column)) {
            cut << words;
        }
    }
    return cut;
}

} // namespace

class TestAppsTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScreenReaderReadsEveryAttachment() {
        const AppsScene scene;
        auto* list = QAccessible::queryAccessibleInterface(&scene.canvas());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), s("Attachments"));
        const auto items = spokenItems(scene.canvas());
        QCOMPARE(items.size(), qsizetype(6));
        QVERIFY(items.contains(s("reporting-jobs REPORTS_URL uses credential reporting on pool analytics")));
        QVERIFY(items.contains(s("catalog-api READS_URL uses the owner's credential on pool web-reads")));
        QVERIFY2(items.back().startsWith(s("nightly-export, 4G-Performance × 1, 0 of 380 connections")),
                 qPrintable(items.back()));
        QCOMPARE(list->child(0)->role(), QAccessible::ListItem);
        QVERIFY(!list->child(0)->rect().isEmpty());
        QCOMPARE(list->indexOfChild(list->child(3)), 3);
        const QPoint inside = list->child(2)->rect().center();
        QCOMPARE(list->childAt(inside.x(), inside.y()), list->child(2));
    }

    void keysMoveInAndBetweenTheColumns() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        canvas.setFocus(Qt::TabFocusReason);
        QVERIFY2(scene.told().startsWith(s("reporting-jobs has 1 config var")), qPrintable(scene.told()));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY2(scene.told().startsWith(s("example-app has 3 config vars")), qPrintable(scene.told()));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QCOMPARE(scene.told(), s("example-app HEROKU_POSTGRESQL_COBALT_URL uses the owner's credential on the leader "
                                 "pool"));
        QTest::keyClick(&canvas, Qt::Key_Right);
        QCOMPARE(canvas.current().kind, AppsPartKind::Chip);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY2(scene.told().startsWith(s("Leader pool, 8G-Performance × 2, 612 of 800 connections, High "
                                           "availability, 1 attachment")),
                 qPrintable(scene.told()));
        QTest::keyClick(&canvas, Qt::Key_End);
        QVERIFY2(scene.told().startsWith(s("web-reads")), qPrintable(scene.told()));
        QTest::keyClick(&canvas, Qt::Key_Left);
        QTest::keyClick(&canvas, Qt::Key_Left);
        QCOMPARE(canvas.current().kind, AppsPartKind::Var);
        QVERIFY2(scene.told().endsWith(s("on pool web-reads")), qPrintable(scene.told()));
        QTest::keyClick(&canvas, Qt::Key_Tab);
        QVERIFY(!canvas.hasFocus()); // one stop for the Tab key
    }

    void arrowsFollowTheReadingDirection() {
        AppsScene scene;
        scene.tab.setLayoutDirection(Qt::RightToLeft);
        scene.canvas().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&scene.canvas(), Qt::Key_Down);
        QTest::keyClick(&scene.canvas(), Qt::Key_Left);
        QCOMPARE(scene.canvas().current().kind, AppsPartKind::Chip);
        QVERIFY(scene.canvas().rectOf({AppsPartKind::Pool, 0}).right() <
                scene.canvas().rectOf({AppsPartKind::App, 0}).left());
    }

    void thePointerLightsLinesAndLeavesThemDark() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        QCOMPARE(canvas.litPart().kind, AppsPartKind::None);
        const auto reads = scene.partCalled(s("web-reads"), AppsPartKind::Pool);
        QTest::mouseMove(&canvas, canvas.rectOf(reads).center());
        QTRY_COMPARE(canvas.litPart(), reads);
        int lit = 0;
        for (std::size_t link = 0; link < canvas.map().links.size(); ++link) {
            lit += canvas.map().lit(canvas.litPart(), link) ? 1 : 0;
        }
        QCOMPARE(lit, 2); // READS of example-app and of catalog-api
        QEvent left(QEvent::Leave);
        QApplication::sendEvent(&canvas, &left);
        QCOMPARE(canvas.litPart().kind, AppsPartKind::None);
    }

    void aPollMovesNothing() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        canvas.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&canvas, Qt::Key_End);
        const auto before = scene.told();
        const auto place = canvas.rectOf(canvas.current());
        auto info = *scene.store.cluster(test::rectangular().id)->info;
        for (auto& pool : info.pools) {
            pool.connectionsUsed = 7;
        }
        scene.store.applyInfo(info, at(30));
        scene.show(at(30));
        QCOMPARE(scene.told(), before);
        QCOMPARE(canvas.rectOf(canvas.current()), place);
        auto all = scene.store.cluster(test::rectangular().id)->attachments; // one more above it
        all.push_back(test::attachment("DATABASE", "aardvark", test::rectangular(), "leader"));
        scene.store.applyAttachments(all, at(60));
        scene.show(at(60));
        QCOMPARE(scene.told(), before); // the same attachment, elsewhere
        QVERIFY(canvas.rectOf(canvas.current()) != place);
    }

    void aPoolIsRevealed() {
        AppsScene scene(QSize(900, 260)); // it has to be scrolled to
        scene.tab.reveal(scene.poolId("web-reads"));
        auto& canvas = scene.canvas();
        QVERIFY(canvas.hasFocus());
        QCOMPARE(canvas.litPart(), scene.partCalled(s("web-reads"), AppsPartKind::Pool));
        QVERIFY(canvas.visibleRegion().contains(canvas.rectOf(canvas.litPart()).center()));
        scene.part<QPushButton>("appsAsTable")->click();
        scene.tab.reveal(scene.poolId("web-reads"));
        QVERIFY(scene.table().hasFocus());
        QCOMPARE(ui::selectedRowsText(scene.table()).count(QLatin1Char('\n')), qsizetype(1)); // two rows
        QVERIFY2(
            ui::selectedRowsText(scene.table()).contains(s("catalog-api\tREADS_URL\towner\tweb-reads\t1,021 of 1,140")),
            qPrintable(ui::selectedRowsText(scene.table())));
    }

    void theSameAsATable() {
        AppsScene scene;
        QSignalSpy toggled(&scene.tab, &AppsTab::asTableToggled);
        auto* button = scene.part<QPushButton>("appsAsTable");
        QCOMPARE(button->text(), s("Show as table"));
        button->click();
        QCOMPARE(toggled.size(), qsizetype(1));
        QCOMPARE(button->text(), s("Show as table")); // pressed or not: a label that changes would say the opposite
        QVERIFY(button->isChecked());
        QVERIFY(scene.table().isVisible() && !scene.canvas().isVisible());
        QCOMPARE(scene.column(tables::AttachmentsModel::ConfigVar).size(), qsizetype(5));
        scene.tab.showAsTable(false); // as remembered: not by the user
        QCOMPARE(toggled.size(), qsizetype(1));
        QVERIFY(scene.canvas().isVisible());
    }

    void theTableIsSortedAndUnknownIsLast() {
        AppsScene scene;
        auto info = *scene.store.cluster(test::rectangular().id)->info;
        for (auto& pool : info.pools) {
            pool.connectionsUsed = pool.name == "analytics" ? std::nullopt : pool.connectionsUsed;
        }
        scene.store.applyInfo(info, at(1));
        scene.show(at(1));
        using Column = tables::AttachmentsModel::Column;
        scene.table().sortBy(Column::ConfigVar);
        auto sorted = scene.column(Column::ConfigVar);
        QVERIFY(std::is_sorted(sorted.begin(), sorted.end()));
        scene.table().sortBy(Column::Connections);
        const QStringList up{s("leader"), s("web-reads"), s("web-reads"), s("analytics"), s("analytics")};
        QCOMPARE(scene.column(Column::Pool).mid(1), up.mid(1));
        scene.table().sortBy(Column::Connections); // descending
        QCOMPARE(scene.column(Column::Pool).mid(3), up.mid(3));
        QCOMPARE(scene.column(Column::Pool).front(), s("web-reads"));
    }

    void rowsAreCopied() {
        AppsScene scene;
        scene.tab.showAsTable(true);
        scene.table().setFocus();
        QTest::keyClick(&scene.table(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&scene.table(), Qt::Key_C, Qt::ControlModifier);
        const auto copied = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(copied.size(), qsizetype(5));
        QVERIFY2(copied.contains(s("reporting-jobs\tREPORTS_URL\treporting\tanalytics\t213 of 1,600 connections")),
                 qPrintable(copied.join(QLatin1Char('|'))));
    }

    void unusedPoolsOfferZero() {
        AppsScene scene;
        const auto* row = scene.part<QWidget>("unusedPool.nightly-export");
        QVERIFY(row != nullptr && row->isVisible());
        QCOMPARE(row->findChild<ui::TextLabel*>(s("unusedSentence"))->text(),
                 s("No app is attached. It costs $150.00/month and takes no connections."));
        auto* button = row->findChild<QPushButton*>(s("scaleToZero"));
        QCOMPARE(button->accessibleName(), s("Scale nightly-export to 0"));
        QSignalSpy wanted(&scene.tab.unusedPools(), &ui::UnusedPools::scaleToZeroRequested);
        button->click();
        QCOMPARE(wanted.size(), qsizetype(1));
        QCOMPARE(wanted.front().front().value<core::PoolId>(), core::PoolId{"pool-nightly"});
        auto* attach = row->findChild<QPushButton*>(s("attachToPool"));
        QCOMPARE(attach->accessibleName(), s("Attach an app to nightly-export"));
        QSignalSpy attached(&scene.tab.unusedPools(), &ui::UnusedPools::attachRequested);
        attach->click();
        QCOMPARE(attached.front().front().value<core::PoolId>(), core::PoolId{"pool-nightly"});
        const auto locked = s("Apps matching example-* are read-only.");
        scene.tab.showRefusals(locked, locked);
        QVERIFY(!attach->isEnabled());
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), s("Apps matching example-* are read-only."));
        QCOMPARE(button->accessibleDescription(), button->toolTip());
        scene.show(at(5));
        QCOMPARE(scene.part<QWidget>("unusedPool.nightly-export"), row); // the same row
        auto all = scene.store.cluster(test::rectangular().id)->attachments;
        all.push_back(test::attachment("EXPORT", "example-app", test::rectangular(), "nightly-export"));
        scene.store.applyAttachments(all, at(10));
        scene.show(at(10));
        QVERIFY(scene.part<QWidget>("unusedPool.nightly-export") == nullptr);
        QVERIFY(!scene.part<QWidget>("unusedPools")->isVisible());
    }

    void whatIsChosenIsDetachedOrMoved() {
        AppsScene scene;
        auto* detach = scene.part<QPushButton>("appsDetach");
        auto* move = scene.part<QPushButton>("appsMove");
        QVERIFY(!detach->isEnabled() && !move->isEnabled());
        QCOMPARE(detach->toolTip(), s("Select a config var first."));
        QSignalSpy detached(&scene.tab, &AppsTab::detachRequested);
        QSignalSpy moved(&scene.tab, &AppsTab::moveRequested);
        QSignalSpy attached(&scene.tab, &AppsTab::attachRequested);
        auto& canvas = scene.canvas();
        const auto reads = scene.partCalled(s("catalog-api READS_URL"), AppsPartKind::Var);
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rectOf(reads).center());
        QVERIFY(detach->isEnabled() && move->isEnabled());
        detach->click();
        QCOMPARE(detached.size(), qsizetype(1));
        QCOMPARE(detached.back().front().value<core::AttachmentId>().value, std::string("attachment-READScatalog-api"));
        move->click();
        QCOMPARE(moved.back().front().value<core::AttachmentId>().value, std::string("attachment-READScatalog-api"));
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Right); // the credential stands for the same attachment
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QCOMPARE(detached.size(), qsizetype(2));
        QTest::keyClick(&canvas, Qt::Key_Right); // a pool
        QVERIFY(!detach->isEnabled());
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QCOMPARE(detached.size(), qsizetype(2));
        scene.part<QPushButton>("appsAttach")->click();
        QCOMPARE(attached.back().front().value<core::PoolId>(), scene.poolId("web-reads"));
    }

    /// What the buttons and the menu act on is marked without the focus too, which the buttons take.
    void whatIsChosenStaysLit() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        const auto reads = scene.partCalled(s("catalog-api READS_URL"), AppsPartKind::Var);
        const auto leave = [&canvas] {
            QEvent left(QEvent::Leave);
            QApplication::sendEvent(&canvas, &left);
        };
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rectOf(reads).center());
        scene.part<QPushButton>("appsAsTable")->setFocus();
        leave();
        QVERIFY(scene.part<QPushButton>("appsDetach")->isEnabled());
        QCOMPARE(canvas.litPart(), reads);
        QTest::mouseClick(&canvas, Qt::RightButton, {}, QPoint(canvas.width() - 1, canvas.height() - 1));
        QVERIFY(canvas.partAt(QPoint(canvas.width() - 1, canvas.height() - 1)).kind == AppsPartKind::None);
        leave();
        QVERIFY(!scene.part<QPushButton>("appsDetach")->isEnabled());
        QCOMPARE(canvas.litPart().kind, AppsPartKind::None);
    }

    void theTableChoosesTheSame() {
        AppsScene scene;
        scene.tab.showAsTable(true);
        auto* detach = scene.part<QPushButton>("appsDetach");
        QCOMPARE(detach->toolTip(), s("Select one config var first."));
        QSignalSpy detached(&scene.tab, &AppsTab::detachRequested);
        auto& table = scene.table();
        table.setFocus();
        table.selectRow(0);
        QTest::keyClick(&table, Qt::Key_Delete);
        QCOMPARE(detached.size(), qsizetype(1));
        QCOMPARE(table.actions().first()->text(), s("Attach an app…"));
        table.selectAll();
        QVERIFY(!detach->isEnabled()); // which one?
    }

    void whatIsLockedSaysWhy() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        const auto reads = scene.partCalled(s("catalog-api READS_URL"), AppsPartKind::Var);
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rectOf(reads).center());
        scene.tab.showRefusals({}, s("Apps matching example-* are read-only."));
        for (const auto* name : {"appsAttach", "appsMove", "appsDetach"}) {
            const auto* button = scene.part<QPushButton>(name);
            QVERIFY2(!button->isEnabled(), name);
            QCOMPARE(button->toolTip(), s("Apps matching example-* are read-only."));
            QCOMPARE(button->accessibleDescription(), button->toolTip());
        }
        QSignalSpy detached(&scene.tab, &AppsTab::detachRequested);
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QVERIFY(detached.isEmpty());
    }

    void anAttachmentThatGoesIsNoLongerChosen() {
        AppsScene scene;
        auto& canvas = scene.canvas();
        const auto reads = scene.partCalled(s("catalog-api READS_URL"), AppsPartKind::Var);
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rectOf(reads).center());
        auto all = scene.store.cluster(test::rectangular().id)->attachments;
        std::erase_if(all, [](const core::Attachment& each) { return each.app.name == "catalog-api"; });
        scene.store.applyAttachments(all, at(10));
        scene.show(at(10));
        QVERIFY(!scene.part<QPushButton>("appsDetach")->isEnabled());
    }

    void loadingFailedAndOldHaveALook() {
        fleet::Store store;
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, at(0));
        store.applyCatalog(test::catalog(), test::prices(), at(0));
        store.applyInfo(test::rectangularInfo(), at(0));
        AppsTab tab;
        const auto show = [&](core::Instant now) {
            tab.showApps(*views::appsView(store, test::rectangular().id, now));
        };
        const auto shown = [&tab](const char* name) {
            return tab.findChild<QWidget*>(QLatin1String(name))->isVisible();
        };
        show(at(0));
        tab.show();
        QVERIFY(shown("appsSkeleton") && !shown("attachmentCanvas") && !shown("unusedPools"));
        store.failAttachments(test::error(api::ApiError::Kind::ServerError, 500), at(5));
        show(at(5));
        QVERIFY(!shown("appsSkeleton") && shown("appsProblem") && !shown("attachmentCanvas"));
        QVERIFY(!tab.findChild<QPushButton*>(s("appsAsTable"))->isEnabled());
        store.applyAttachments({}, at(10), {{core::RecordKind::Attachment, "READS", "[3].app", "an object", true}});
        show(at(10));
        QVERIFY(shown("attachmentCanvas") && shown("appsPartial") && !shown("appsProblem"));
        store.failAttachments(test::error(api::ApiError::Kind::ServerError, 500), at(20));
        show(at(600));
        QVERIFY(shown("attachmentCanvas") && shown("appsProblem")); // the old ones stay
        QVERIFY(tab.findChild<ui::TextLabel*>(s("appsAge"))->text().startsWith(s("Attachments as of ")));
    }

    void nothingIsCut_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("points");
        QTest::newRow("light") << false << false << 1.0 << QSize(1060, 700) << 10;
        QTest::newRow("dark") << true << false << 1.0 << QSize(1060, 700) << 10;
        QTest::newRow("mirrored") << false << true << 1.0 << QSize(1060, 700) << 10;
        QTest::newRow("small") << false << false << 1.0 << QSize(690, 420) << 9;
        QTest::newRow("large-type") << false << false << 2.0 << QSize(690, 600) << 14;
        QTest::newRow("wide") << true << false << 1.0 << QSize(1740, 900) << 10;
    }
    void nothingIsCut() {
        const test::Pictures pictures;
        QFETCH(QSize, size);
        QFETCH(int, points);
        const test::ApplicationFont font(points);
        AppsScene scene(size);
        pictures.direct(scene.tab);
        pictures.shoot(scene.tab, "apps");
        QCOMPARE(scene.tab.horizontalScrollBar()->maximum(), 0);
        // large type in a small window elides the longest status, which the tool tip has in full
        QCOMPARE(cutInMap(scene.canvas()), points > 10 ? QStringList{s("Overflows after a loss")} : QStringList());
        scene.tab.reveal(scene.poolId("web-reads"));
        pictures.shoot(scene.tab, "apps-lit");
        scene.tab.showAsTable(true);
        pictures.shoot(scene.tab, "apps-table");
        QCOMPARE(cutInTable(scene.table()), QStringList());
    }

    void manyAppsScroll() {
        const ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        AppsScene scene;
        std::vector<core::Attachment> all;
        for (int app = 0; app < 30; ++app) {
            const auto name = "service-" + std::to_string(100 + app);
            all.push_back(test::attachment("DATABASE", name, test::rectangular(), "leader"));
            all.push_back(
                test::attachment("READS", name, test::rectangular(), app % 3 == 0 ? "analytics" : "web-reads"));
        }
        scene.store.applyAttachments(all, at(1));
        scene.show(at(1));
        QTRY_VERIFY(scene.tab.verticalScrollBar()->maximum() > 1000);
        QCOMPARE(scene.canvas().height(), scene.canvas().heightForWidth(scene.canvas().width()));
        scene.canvas().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&scene.canvas(), Qt::Key_End);
        QVERIFY(scene.tab.verticalScrollBar()->value() > 500);
        test::shoot(scene.tab, s("apps-many"));
    }
};

POOLHOUSE_WIDGET_TEST(TestAppsTab)
#include "tst_apps_tab.moc"
