// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

/// A combo box as assistive technology meets it.
class SpokenCombo {
public:
    explicit SpokenCombo(QComboBox& combo) : m_interface(QAccessible::queryAccessibleInterface(&combo)) {}

    [[nodiscard]] QStringList labels() const {
        QStringList texts;
        for (const auto& [label, relation] : m_interface->relations(QAccessible::Label)) {
            texts << label->text(QAccessible::Name).remove(QLatin1Char(':'));
        }
        return texts;
    }

    /// Orca speaks a label and a description. A field within the combo box speaks for itself.
    [[nodiscard]] bool describes(const QString& item) const {
        return m_interface->state().editable || m_interface->text(QAccessible::Description) == item;
    }

    [[nodiscard]] QString value() const { return m_interface->text(QAccessible::Value); }

    void press() const { m_interface->actionInterface()->doAction(QAccessibleActionInterface::pressAction()); }

    void select(int row) const {
        auto* item = m_interface->child(0)->child(row);
        item->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    }

private:
    QAccessibleInterface* m_interface;
};

QList<QComboBox*> shownCombos() {
    QList<QComboBox*> combos;
    for (QWidget* widget : QApplication::allWidgets()) {
        auto* combo = qobject_cast<QComboBox*>(widget);
        if (combo != nullptr && combo->isVisible()) {
            combos << combo;
        }
    }
    std::sort(combos.begin(), combos.end(),
              [](const auto* a, const auto* b) { return a->objectName() < b->objectName(); });
    return combos;
}

QStringList names(const QList<QComboBox*>& combos) {
    QStringList all;
    for (const auto* combo : combos) {
        all << combo->objectName();
    }
    return all;
}

/// What is wrong with choosing another item; empty: nothing. The choice is undone.
QString problemOfChoosing(QComboBox& combo, bool open) {
    const SpokenCombo spoken(combo);
    const int before = combo.currentIndex();
    const int after = before == 0 ? 1 : 0;
    const QString wanted = combo.itemText(after);
    const QSignalSpy activated(&combo, &QComboBox::activated);
    if (open) {
        spoken.press();
        if (!combo.view()->isVisible()) {
            return QStringLiteral("does not open");
        }
    }
    spoken.select(after);
    QCoreApplication::processEvents();
    const QString problem = activated.size() != 1           ? QStringLiteral("is not chosen from")
                            : combo.currentIndex() != after ? QStringLiteral("has another item")
                            : spoken.value() != wanted      ? QStringLiteral("says ") + spoken.value()
                            : !spoken.describes(wanted)     ? QStringLiteral("has no item for Orca")
                            : combo.view()->isVisible()     ? QStringLiteral("stays open")
                                                            : QString();
    spoken.select(before);
    QCoreApplication::processEvents();
    return !problem.isEmpty() || combo.currentIndex() == before ? problem : QStringLiteral("keeps the choice");
}

/// What is wrong with a combo box; empty: nothing.
QString problemOf(QComboBox& combo) {
    const auto labels = SpokenCombo(combo).labels();
    if (labels.size() != 1 || labels.constFirst().isEmpty()) {
        return QStringLiteral("is labelled '%1'").arg(labels.join(QLatin1Char('|')));
    }
    if (!combo.accessibleName().isEmpty() && labels.constFirst() != combo.accessibleName()) {
        return QStringLiteral("is labelled '%1' and named '%2'").arg(labels.constFirst(), combo.accessibleName());
    }
    if (!combo.isEnabled()) {
        return {};
    }
    const auto closed = problemOfChoosing(combo, false);
    return closed.isEmpty() ? problemOfChoosing(combo, true) : QStringLiteral("closed: ") + closed;
}

QString problems(const QList<QComboBox*>& combos) {
    QStringList all;
    for (auto* combo : combos) {
        if (const auto problem = problemOf(*combo); !problem.isEmpty()) {
            all << combo->objectName() + QLatin1Char(' ') + problem;
        }
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace

/// Combo boxes are named by their label, and assistive technology chooses from them.
class TestSpokenCombos : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofThePlanner();
    void ofAPlanForSeveralClusters();
    void ofTheLocks();
    void ofTheLabels();
};

void TestSpokenCombos::ofThePlanner() {
    JourneyScene scene;
    scene.window->resize(1366, 768); // needs and answer stand beside the drawing
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.click(QStringLiteral("needsFromPeaks"));
    scene.find<QTableWidget>("workloadTable")->selectRow(0); // opens its form
    QTRY_VERIFY(scene.shown("workloadAccess"));
    QCOMPARE(names(shownCombos()),
             (QStringList{QStringLiteral("levelCombo"), QStringLiteral("levelCombo"), QStringLiteral("levelCombo"),
                          QStringLiteral("workloadAccess"), QStringLiteral("workloadPool")}));
    QCOMPARE(problems(shownCombos()), QString());
}

void TestSpokenCombos::ofAPlanForSeveralClusters() {
    JourneyScene scene;
    scene.openSandbox();
    scene.board()->selectRow(0);
    scene.board()->setSelectionMode(QAbstractItemView::MultiSelection);
    scene.board()->selectRow(2);
    scene.click("selectionPlan");
    QTRY_VERIFY(scene.shown("planCluster"));
    QCOMPARE(problems({scene.find<QComboBox>("planCluster")}), QString()); // it changes the other ones
}

void TestSpokenCombos::ofTheLocks() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.act("actionLocks");
    person.waitFor("locksDialog");
    person.click(QStringLiteral("addLock"));
    QCOMPARE(names(shownCombos()), (QStringList{QStringLiteral("lockScope")}));
    QCOMPARE(problems(shownCombos()), QString());
}

void TestSpokenCombos::ofTheLabels() {
    JourneyScene scene;
    scene.openSandbox();
    const DialogDriver person(scene);
    scene.act("actionLabels");
    person.waitFor("labelsDialog");
    person.click(QStringLiteral("addLabel"));
    QCOMPARE(names(shownCombos()), (QStringList{QStringLiteral("labelColor"), QStringLiteral("labelScope")}));
    QCOMPARE(problems(shownCombos()), QString());
}

POOLHOUSE_WIDGET_TEST(TestSpokenCombos)
#include "tst_spoken_combos.moc"
