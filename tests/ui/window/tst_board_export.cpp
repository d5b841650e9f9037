// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_model.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/board_export.h"

#include <QtTest>

using namespace poolhouse;
using test::s;
using test::sample::horizontal;
using test::sample::rectangular;

namespace {

struct BoardExportScene : test::ModelScene {
    test::MessageLog messages;
    ui::ShownBoard board{{rectangular, horizontal}, {tables::FleetBoardModel::Cluster}};
    ui::BoardExport exporting{{store, clock, files, messages, nullptr, [this] { return board; }}};

    BoardExportScene() { load(); }
    [[nodiscard]] QString said() { return messages.find(s("boardExport"))->text; }
};

} // namespace

class TestBoardExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsShownIsWritten() {
        BoardExportScene scene;
        scene.exporting.run();
        QCOMPARE(scene.files.suggested, QStringList(s("poolhouse-fleet.csv")));
        QCOMPARE(scene.files.written.size(), 1);
        const QByteArray& csv = scene.files.written.front();
        QVERIFY(csv.indexOf("postgresql-rectangular-12345") < csv.indexOf("postgresql-horizontal-12345"));
        QVERIFY(csv.contains("postgresql-rectangular-12345") && !csv.contains("postgresql-lively-80211"));
        QCOMPARE(scene.said(), s("2 clusters exported to poolhouse-fleet.csv."));
        scene.board.clusters = {horizontal};
        scene.exporting.run();
        QCOMPARE(scene.said(), s("1 cluster exported to poolhouse-fleet.csv."));
    }

    void aFailedWriteIsReported() {
        BoardExportScene scene;
        scene.files.path = s("/media/stick/fleet.csv");
        scene.files.problem = s("the disk is full.");
        scene.exporting.run();
        QCOMPARE(scene.messages.find(s("boardExport"))->tone, text::Tone::Bad);
        QCOMPARE(scene.said(), s("fleet.csv couldn't be written: the disk is full."));
    }
};

POOLHOUSE_CORE_APP_TEST(TestBoardExport)
#include "tst_board_export.moc"
