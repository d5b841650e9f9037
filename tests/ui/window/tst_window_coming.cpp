// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/cluster/coming_table.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QtTest>

using namespace poolhouse;
using test::s;

namespace {

struct ComingWindowScene : test::WindowScene {
    ComingWindowScene() { answerAll(); }
    [[nodiscard]] QString front() const { return find<QStackedWidget>("centreStack")->currentWidget()->objectName(); }
    [[nodiscard]] int waiting() const { return services.appMaintenances.waiting(); }
    /// Each app that is asked for; one cluster has a maintenance planned.
    void answerApps() {
        const auto planned = store.clusterByName(s("postgresql-rectangular-12345"))->summary;
        for (auto pending = services.appMaintenances.pending(); !pending.empty();
             pending = services.appMaintenances.pending()) {
            core::PartialList<core::Maintenance> answer;
            if (pending.front() == planned.app.id.value) {
                core::Maintenance maintenance;
                maintenance.cluster = planned.id;
                maintenance.state = core::readEnum(core::maintenanceStateWords(), "pending");
                answer.items.push_back(maintenance);
            }
            QVERIFY(services.appMaintenances.answer(answer));
        }
    }
};

} // namespace

class TestWindowComing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readWhileThePageIsInFront() {
        ComingWindowScene scene;
        QCOMPARE(scene.services.appMaintenances.asked(), 0);
        scene.act("actionShowComing");
        QCOMPARE(scene.front(), s("comingPage"));
        QVERIFY(!scene.action("actionShowComing")->isEnabled());
        QVERIFY(scene.action("actionShowBoard")->isEnabled());
        QCOMPARE(scene.waiting(), 1);
        scene.answerApps();
        QVERIFY2(scene.text("comingHeadline").startsWith(s("1 planned")), qPrintable(scene.text("comingHeadline")));
        QCOMPARE(scene.text("comingAge"), s("Maintenance read just now"));
        scene.clock.advance(std::chrono::seconds(50));
        scene.window->updateAges();
        QCOMPARE(scene.text("comingAge"), s("Maintenance read 50 s ago"));
        scene.act("actionRefresh");
        QCOMPARE(scene.waiting(), 1);
        scene.act("actionShowBoard");
        QCOMPARE(scene.waiting(), 0); // cancelled
    }

    void aRowLeadsToTheTabAndBack() {
        ComingWindowScene scene;
        scene.act("actionShowComing");
        scene.answerApps();
        QTRY_VERIFY(scene.action("actionBack")->isEnabled()); // the visit is noted
        auto* table = scene.find<ui::ComingTable>("comingTable");
        table->enter();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(scene.front(), s("clusterPage"));
        QCOMPARE(scene.find<QTabWidget>("clusterTabs")->currentIndex(), 3);
        QCOMPARE(scene.services.maintenances.waiting(), 1);
        scene.act("actionBack"); // which notes where it leads from
        QCOMPARE(scene.front(), s("comingPage"));
        scene.act("actionForward");
        QCOMPARE(scene.front(), s("clusterPage"));
    }
};

POOLHOUSE_WIDGET_TEST(TestWindowComing)
#include "tst_window_coming.moc"
