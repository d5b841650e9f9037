// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"
#include "app/console/display.h"
#include "app/console/tour.h"
#include "app/console/tour_camera.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;

/// The tour without display and account, at scale 1 only to save time, and a second time in light only.
class TestTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesEveryPictureAndTheSameOnesAgain();
};

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestTour::takesEveryPictureAndTheSameOnesAgain() {
    QTemporaryDir folder;
    const QDir first(folder.filePath(QStringLiteral("new/pictures")));
    QCOMPARE(console::runTour(*qApp, {first.path(), console::LastUsed{}, {1}}), console::exitDone);
    const auto names = first.entryList(QDir::Files, QDir::Name);
    const auto light = names.filter(QStringLiteral("-light@"));
    QStringList different;
    QStringList visited;
    const auto compare = [&](const QString& scene, QWidget& window) {
        const auto name = light.value(visited.size());
        visited << QStringLiteral("%1-%2-light@1x.png").arg(visited.size() + 1, 3, 10, QLatin1Char('0')).arg(scene);
        if (console::pictureOf(window, 1) != QImage(first.filePath(name)).convertToFormat(QImage::Format_RGB32)) {
            different << name;
        }
    };
    QCOMPARE(console::runTour(*qApp, {folder.path(), console::LastUsed{}, {}, {}, compare}), console::exitDone);
    QCOMPARE(visited, light);
    QVERIFY2(different.isEmpty(), qPrintable(different.join(QLatin1Char(' '))));
    QSet<QByteArray> contents;
    QSet<QString> scenes;
    const QRegularExpression form(QStringLiteral("^(\\d{3}-[a-z-]+)-(light|dark)@1x\\.png$"));
    for (const auto& name : names) {
        const auto match = form.match(name);
        QVERIFY2(match.hasMatch(), qPrintable(name));
        const auto content = contentOf(first.filePath(name));
        const auto size = QImageReader(first.filePath(name)).size();
        QVERIFY2(size == QSize(1440, 900) || size == QSize(1760, 1000) || size == QSize(1024, 600),
                 qPrintable(name)); // planner
        contents.insert(content);
        scenes.insert(match.captured(1));
    }
    QCOMPARE(contents.size(), names.size()); // no two pictures are equal
    QCOMPARE(names.size(), scenes.size() * 2);
    QVERIFY2(scenes.contains(QStringLiteral("006-cluster")), "the cluster of the design is the sixth screen");
    QVERIFY(scenes.contains(QStringLiteral("010-offline")));
    const QString all = QStringList(scenes.values()).join(QLatin1Char(' '));
    for (const auto* step : {"add-level",
                             "add-instances",
                             "add-too-many",
                             "add-name",
                             "add-review",
                             "add-waiting",
                             "add-under-way",
                             "add-done",
                             "apps",
                             "maintenance",
                             "maintenance-window",
                             "settings-copy",
                             "settings-edited",
                             "settings-review",
                             "settings-compare",
                             "quota",
                             "credentials",
                             "credentials-revealed",
                             "credentials-rotate",
                             "apps-of-a-pool",
                             "attach",
                             "attach-refused",
                             "apps-as-table",
                             "detach",
                             "move",
                             "degraded-apps",
                             "scale",
                             "scale-warning",
                             "leader-level",
                             "leader-standby",
                             "destroy",
                             "destroy-confirmed",
                             "drifted",
                             "scale-under-way",
                             "scale-done",
                             "activity",
                             "upcoming-maintenance",
                             "labels",
                             "labelled",
                             "labelled-board",
                             "labelled-destroy",
                             "locks",
                             "locked",
                             "unlocked",
                             "new-cluster",
                             "new-cluster-level",
                             "new-cluster-pools",
                             "new-cluster-review",
                             "roll-back",
                             "switch-over",
                             "second-factor",
                             "migrate",
                             "migrate-preparing",
                             "migrate-run",
                             "plan-live",
                             "plan",
                             "plan-cheapest",
                             "plan-misfit",
                             "plan-infeasible",
                             "plan-refused",
                             "plan-changed-meanwhile",
                             "plan-zoomed",
                             "plan-levels",
                             "plan-removed",
                             "plan-loaded",
                             "plans-side-by-side",
                             "plan-apps",
                             "plan-apps-review",
                             "plan-review",
                             "plan-applying",
                             "plan-applied",
                             "plan-inverse"}) {
        QVERIFY2(QRegularExpression(QStringLiteral("\\d{3}-%1( |$)").arg(QLatin1String(step))).match(all).hasMatch(),
                 step);
    }
}

int main(int argc, char** argv) {
    if (console::prepareDisplay(true)) {
        return 1;
    }
    QApplication application(argc, argv);
    TestTour test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tour.moc"
