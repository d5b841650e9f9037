// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"
#include "tests/support/test_main.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QTest>
#include <QTreeView>

using namespace poolhouse;
using namespace poolhouse::test;

/// Legibility of every page of degraded fleets.
class TestJourneyTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageOfEachFleet_data();
    void everyPageOfEachFleet();
    void nothingIsCutOnALaptop();
};

namespace {

/// Visible labels and buttons whose text does not fit.
QStringList cutTexts(const QWidget& window) {
    QStringList cut;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) {
            continue;
        }
        QString text;
        bool fits = true;
        if (const auto* label = qobject_cast<const ui::TextLabel*>(widget)) {
            text = label->text();
            const int available = label->contentsRect().width();
            const int needed =
                label->wordWrap()
                    ? label->fontMetrics().boundingRect(QRect(0, 0, available, 10000), Qt::TextWordWrap, text).height()
                    : label->fontMetrics().horizontalAdvance(text);
            fits = label->wordWrap() ? needed <= label->contentsRect().height() + 1
                                     : needed <= available + 1 || label->isElided();
        } else if (const auto* other = qobject_cast<const QLabel*>(widget)) {
            text = other->text();
            fits =
                other->wordWrap() || other->fontMetrics().horizontalAdvance(text) <= other->contentsRect().width() + 1;
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            text = button->text();
            fits = button->fontMetrics().size(Qt::TextShowMnemonic, text).width() <= button->width();
        }
        if (!text.isEmpty() && !fits) {
            cut << QStringLiteral("%1 of %2: “%3”")
                       .arg(widget->objectName(), widget->parentWidget()->objectName(), text);
        }
    }
    return cut;
}

QString told(const QWidget& window) {
    return cutTexts(window).join(QLatin1Char('\n'));
}

} // namespace

void TestJourneyTexts::everyPageOfEachFleet_data() {
    QTest::addColumn<QString>("scenario");
    for (const char* name : {"small", "degraded", "busy", "unpriced"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestJourneyTexts::everyPageOfEachFleet() {
    QFETCH(QString, scenario);
    JourneyScene scene;
    scene.window->resize(1366, 768);
    scene.openSandbox(scenario.toStdString());
    int unknown = 0;
    for (const QString& name : scene.treeNames()) {
        scene.clickInTree(name);
        QTRY_COMPARE(scene.openCluster(), name);
        const auto* record = scene.graph->store().clusterByName(name);
        for (const char* tile : {"tile.cost", "tile.connections", "tile.instances", "tile.storage"}) {
            QVERIFY2(!record->info || !scene.textOf(tile, "figure").isEmpty(), tile);
        }
        // missing figures are "unknown", never blank and never zero
        for (const auto& pool : record->info ? record->info->pools : std::vector<core::Pool>{}) {
            if (!pool.connectionsUsed) {
                const auto card = pool.isLeader() ? QByteArray("poolCard.Leader pool")
                                                  : "poolCard." + QByteArray::fromStdString(pool.name);
                const auto text = scene.textOf(card.constData(), "connections");
                QVERIFY2(text.startsWith(QStringLiteral("unknown")), qPrintable(text));
                ++unknown;
            }
        }
        QTRY_VERIFY2(cutTexts(*scene.window).isEmpty(), qPrintable(name + QLatin1Char('\n') + told(*scene.window)));
    }
    QVERIFY(scenario != QLatin1String("degraded") || unknown > 0);
}

void TestJourneyTexts::nothingIsCutOnALaptop() {
    JourneyScene scene;
    for (const QSize& size : {QSize(1366, 768), QSize(1024, 600), QSize(800, 600)}) {
        scene.window->resize(size);
        scene.graph->session().disconnectSession();
        QTRY_VERIFY(scene.shown("welcomeSandbox"));
        QTRY_VERIFY2(cutTexts(*scene.window).isEmpty(), qPrintable(told(*scene.window)));
        scene.click("welcomeConnect");
        QTRY_VERIFY2(cutTexts(*scene.window).isEmpty(), qPrintable(told(*scene.window)));
        scene.click("tokenCancel");
        scene.openSandbox();
        QTRY_VERIFY2(cutTexts(*scene.window).isEmpty(), qPrintable(told(*scene.window)));
        QCOMPARE(scene.window->size(), size); // no content forces a wider window
    }
}

POOLHOUSE_WIDGET_TEST(TestJourneyTexts)
#include "tst_journey_texts.moc"
