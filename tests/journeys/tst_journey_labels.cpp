// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/roles.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/widgets/label_chip.h"

#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;
using namespace std::chrono_literals;

/// Clusters labelled as production.
class TestJourneyLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void productionIsVisibleEverywhere();
    void labelsThatWereCutOffAreSaid();
};

namespace {

const QString production = QStringLiteral("production");

QString chip(const QWidget* parent) {
    const auto* found = parent->findChild<ui::LabelChip*>(QStringLiteral("labelChip"));
    return found != nullptr && found->isVisible() && found->label() ? found->label()->text : QString();
}

QStringList labelsOnBoard(const JourneyScene& scene) {
    QStringList labels;
    const auto* model = scene.board()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        labels << model->index(row, 0).data(tables::LabelRole).toString();
    }
    labels.removeAll(QString());
    return labels;
}

} // namespace

void TestJourneyLabels::productionIsVisibleEverywhere() {
    MemoryPreferences remembered;
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        const DialogDriver person(scene);
        person.openCluster(QStringLiteral("cluster labels")); // the palette offers actions
        person.waitFor("labelsDialog");
        person.tabTo("addLabel");
        person.key(Qt::Key_Space);
        person.tabTo("labelText");
        person.type(production);
        person.tabTo("labelPattern");
        person.type(QStringLiteral("example-*"));
        QVERIFY2(person.says("labelPreview").startsWith(QStringLiteral("Matches ")),
                 qPrintable(person.says("labelPreview")));
        QVERIFY(labelsOnBoard(scene).isEmpty());
        person.tabTo("saveLabels");
        person.key(Qt::Key_Space);
        person.waitForWindow();
        QVERIFY(!labelsOnBoard(scene).isEmpty());
    }
    JourneyScene scene(remembered); // kept across a restart
    scene.openSandbox();
    const DialogDriver person(scene);
    QVERIFY(!labelsOnBoard(scene).isEmpty());
    QCOMPARE(scene.treeRow(mainCluster).data(tables::LabelRole).toString(), production);
    scene.clickInTree(mainCluster);
    QCOMPARE(scene.window->windowTitle(), QStringLiteral("%1 (production) — Poolhouse").arg(mainCluster));
    QTRY_COMPARE(chip(scene.find<QWidget>("clusterPage")), production);

    // in the head of every dialog that changes something
    const std::pair<QString, const char*> dialogs[] = {
        {QStringLiteral("toolAddPool"), "addPoolWizard"},
        {QStringLiteral("poolCard.web-reads/cardScale"), "scaleDialog"},
        {QStringLiteral("poolCard.Leader pool/cardLevel"), "leaderDialog"},
        {QStringLiteral("poolCard.web-reads/cardDestroy"), "destroyPoolDialog"}};
    for (const auto& [button, dialog] : dialogs) {
        person.click(button);
        person.waitFor(dialog);
        QCOMPARE(chip(scene.dialog(dialog)), production);
        person.key(Qt::Key_Escape);
        person.waitForWindow();
    }
    scene.act("actionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.click(QStringLiteral("poolEditor.1/countMore"));
    QTRY_VERIFY(person.can("reviewPlan"));
    person.click(QStringLiteral("reviewPlan"));
    person.waitFor("reviewDialog");
    QCOMPARE(chip(scene.dialog("reviewDialog")), production);
    person.key(Qt::Key_Escape);
    person.waitForWindow();

    // another cluster has none
    scene.clickInTree(QStringLiteral("postgresql-tapered-35561"));
    QCOMPARE(scene.window->windowTitle(), QStringLiteral("postgresql-tapered-35561 — Poolhouse"));
    QTRY_COMPARE(chip(scene.find<QWidget>("clusterPage")), QString());
    QCOMPARE(serverChanges(scene), 0);
}

void TestJourneyLabels::labelsThatWereCutOffAreSaid() {
    MemoryPreferences remembered;
    {
        JourneyScene scene(remembered);
        scene.openSandbox();
        const DialogDriver person(scene);
        scene.act("actionLabels");
        person.waitFor("labelsDialog");
        person.click(QStringLiteral("addLabel"));
        person.type(production);
        person.tabTo("labelPattern");
        person.type(QStringLiteral("example-*"));
        person.click(QStringLiteral("saveLabels"));
        person.waitForWindow();
    }
    for (auto at = remembered.all().constBegin(); at != remembered.all().constEnd(); ++at) {
        if (at.key().startsWith(QLatin1String("labels/"))) {
            remembered.setValue(at.key(), QStringList{QStringLiteral("2"), at.value().toStringList().at(1)});
            break;
        }
    }
    JourneyScene scene(remembered);
    scene.openSandbox();
    const DialogDriver person(scene);
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("labels couldn't be loaded")), qPrintable(scene.message()));
    QVERIFY(!labelsOnBoard(scene).isEmpty()); // what could be read is shown
    scene.act("actionLabels");
    person.waitFor("labelsDialog");
    person.click(QStringLiteral("saveLabels"));
    person.waitForWindow();
    QTRY_VERIFY(!scene.message().contains(QStringLiteral("labels couldn't be loaded")));
}

POOLHOUSE_WIDGET_TEST(TestJourneyLabels)
#include "tst_journey_labels.moc"
