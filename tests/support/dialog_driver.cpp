// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTreeView>
#include <QWindow>
#include <QtTest>

#include <algorithm>

namespace poolhouse::test {

namespace {

QWidget* visibleIn(const QWidget& parent, const QString& name) {
    const auto found = parent.findChildren<QWidget*>(name);
    const auto at = std::find_if(found.begin(), found.end(), [](const QWidget* each) { return each->isVisible(); });
    return at == found.end() ? nullptr : *at;
}

QJsonObject worldOf(const JourneyScene& scene) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(scene.server->world())).object();
}

/// Click position: the label of a check box, else the centre.
QPoint aimAt(const QWidget& target) {
    const bool box = qobject_cast<const QCheckBox*>(&target) != nullptr;
    return box ? QPoint(8, target.height() / 2) : target.rect().center();
}

} // namespace

QWidget* DialogDriver::front() const {
    if (auto* popup = QApplication::activePopupWidget()) {
        return popup;
    }
    if (auto* dialog = QApplication::activeModalWidget()) {
        return dialog;
    }
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeWindow());
    return dialog != nullptr ? dialog : static_cast<QWidget*>(m_scene.window.get());
}

QWidget* DialogDriver::part(const QString& name) const {
    auto* found = front();
    for (const auto& each : name.split(QLatin1Char('/'))) {
        found = found != nullptr ? visibleIn(*found, each) : nullptr;
    }
    return found;
}

QString DialogDriver::says(const char* name) const {
    const auto* found = part(QString::fromLatin1(name));
    if (const auto* label = qobject_cast<const QLabel*>(found)) {
        return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(found)) {
        return button->text();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(found)) {
        return field->text();
    }
    const auto* number = qobject_cast<const QSpinBox*>(found);
    return number != nullptr ? number->text() : QString();
}

bool DialogDriver::can(const char* name) const {
    const auto* found = part(QString::fromLatin1(name));
    return found != nullptr && found->isEnabled();
}

QString DialogDriver::why(const char* name) const {
    const auto* found = part(QString::fromLatin1(name));
    return found != nullptr ? found->toolTip() : QString();
}

QString DialogDriver::focus() const {
    const auto* found = QApplication::focusWidget();
    return found != nullptr ? found->objectName() : QString();
}

QString DialogDriver::chosenLevel() const {
    const auto* levels = qobject_cast<QTableWidget*>(part(QStringLiteral("levelPicker")));
    if (levels == nullptr) {
        return {};
    }
    const auto rows = levels->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.front().data().toString();
}

void DialogDriver::waitFor(const char* dialog) const {
    QTRY_VERIFY2(front()->objectName() == QLatin1String(dialog), dialog);
    QVERIFY2(QTest::qWaitForWindowActive(front()), dialog);
}

void DialogDriver::waitForWindow() const {
    QTRY_COMPARE(front()->objectName(), m_scene.window->objectName());
    m_scene.window->activateWindow(); // as a window manager does when a dialog closes
    QVERIFY(QTest::qWaitForWindowActive(m_scene.window.get()));
}

bool DialogDriver::reach(QWidget& target, const QPoint& at) const {
    for (QWidget* above = target.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            area->ensureWidgetVisible(&target);
        }
    }
    const auto* hit = target.window()->childAt(target.mapTo(target.window(), at));
    return hit == &target || (hit != nullptr && target.isAncestorOf(hit));
}

void DialogDriver::clickAt(QWidget& target, const QPoint& at, Qt::MouseButton button,
                           Qt::KeyboardModifiers modifiers) const {
    // lets the layout of a new page settle
    QTRY_VERIFY2(reach(target, at), qPrintable(target.objectName()));
    QTest::mouseClick(target.window()->windowHandle(), button, modifiers, target.mapTo(target.window(), at));
    ++m_steps;
}

void DialogDriver::click(const QString& name) const {
    QTRY_VERIFY2(part(name) != nullptr && part(name)->isEnabled(), qPrintable(name));
    auto* target = part(name);
    clickAt(*target, aimAt(*target));
}

void DialogDriver::rightClickInTree(const QString& name) const {
    auto* tree = m_scene.tree();
    tree->scrollTo(m_scene.treeRow(name));
    const QPoint at = tree->visualRect(m_scene.treeRow(name)).center();
    clickAt(*tree->viewport(), at, Qt::RightButton);
    // Offscreen, no window system turns the press into a request for the menu.
    QContextMenuEvent request(QContextMenuEvent::Mouse, at, tree->viewport()->mapToGlobal(at));
    QApplication::sendEvent(tree->viewport(), &request);
}

void DialogDriver::clickInTree(const QString& name) const {
    auto* tree = m_scene.tree();
    tree->scrollTo(m_scene.treeRow(name));
    clickAt(*tree->viewport(), tree->visualRect(m_scene.treeRow(name)).center());
}

void DialogDriver::mouseButton(Qt::MouseButton button) const {
    QTest::mouseClick(front()->windowHandle(), button, {}, front()->rect().center());
    ++m_steps;
}

void DialogDriver::chooseLevel(const QString& level) const {
    auto* levels = qobject_cast<QTableWidget*>(part(QStringLiteral("levelPicker")));
    QVERIFY(levels != nullptr);
    const auto found = levels->findItems(level, Qt::MatchExactly);
    QVERIFY2(found.size() == 1, qPrintable(level));
    levels->scrollToItem(found.front());
    clickAt(*levels->viewport(), levels->visualItemRect(found.front()).center());
}

void DialogDriver::choose(const char* combo, const QString& text) const {
    auto* list = qobject_cast<QComboBox*>(part(QLatin1String(combo)));
    QVERIFY2(list != nullptr, combo);
    const int at = list->findText(text, Qt::MatchContains);
    QVERIFY2(at >= 0, qPrintable(text));
    if (list->isEditable()) { // elsewhere a click puts the cursor
        clickAt(*list, {list->width() - 12, list->height() / 2});
    } else {
        click(QLatin1String(combo));
    }
    auto* popup = list->view();
    QTRY_VERIFY2(popup->isVisible(), combo);
    const auto item = popup->model()->index(at, list->modelColumn(), popup->rootIndex());
    popup->scrollTo(item);
    const auto inside = popup->visualRect(item).center();
    QTest::mouseMove(popup->viewport(), inside + QPoint(1, 0)); // the pointer may be there already
    QTest::mouseMove(popup->viewport(), inside);
    QTest::mouseClick(popup->viewport(), Qt::LeftButton, {}, inside);
    ++m_steps;
    QTRY_COMPARE(list->currentIndex(), at);
}

void DialogDriver::clickOnBoard(const QString& cluster, Qt::KeyboardModifiers modifiers) const {
    auto* board = m_scene.board();
    const auto row = [&] { return board->model()->index(int(m_scene.boardNames().indexOf(cluster)), 0); };
    QVERIFY2(row().isValid(), qPrintable(cluster));
    board->scrollTo(row()); // how many rows are in view depends on the fonts
    clickAt(*board->viewport(), board->visualRect(row()).center(), Qt::LeftButton, modifiers);
    QTRY_VERIFY2(board->selectionModel()->isSelected(row()),
                 qPrintable(cluster + QLatin1Char('\n') + m_scene.allTexts().join(QLatin1Char('\n'))));
}

void DialogDriver::follow(const char* label) const {
    auto* text = qobject_cast<QLabel*>(part(QString::fromLatin1(label)));
    QVERIFY2(text != nullptr, label);
    QSignalSpy hovered(text, &QLabel::linkHovered);
    for (int y = 4; y < text->height(); y += 6) {
        for (int x = 4; x < text->width(); x += 8) {
            QTest::mouseMove(text->window()->windowHandle(), text->mapTo(text->window(), QPoint(x, y)));
            if (!hovered.isEmpty() && !hovered.constLast().constFirst().toString().isEmpty()) {
                clickAt(*text, {x, y});
                return;
            }
        }
    }
    QVERIFY2(false, "there is no link to be found");
}

void DialogDriver::paste(const char* field) const {
    auto* target = part(QString::fromLatin1(field));
    QVERIFY2(target != nullptr, field);
    clickAt(*target, target->rect().center(), Qt::RightButton);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    for (auto* action : menu->actions()) {
        if (action->text().remove(QLatin1Char('&')).startsWith(QLatin1String("Paste"))) {
            QTest::mouseClick(menu->windowHandle(), Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return;
        }
    }
    QVERIFY2(false, "the menu offers no pasting");
}

void DialogDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const {
    QTest::keyClick(front()->windowHandle(), key, modifiers);
    ++m_steps;
}

void DialogDriver::type(const QString& text) const {
    for (const QChar each : text) {
        QTest::keyClick(front()->windowHandle(), each.toLatin1());
        ++m_steps;
    }
}

void DialogDriver::rewrite(const QString& text) const {
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    type(text);
}

void DialogDriver::tabTo(const char* name) const {
    QStringList met;
    for (int step = 0; step < 40 && focus() != QLatin1String(name); ++step) {
        met << focus();
        key(Qt::Key_Tab);
    }
    QVERIFY2(focus() == QLatin1String(name),
             qPrintable(QLatin1String(name) + QStringLiteral(" is not among ") + met.join(QStringLiteral(", "))));
}

void DialogDriver::openCluster(const QString& search) const {
    key(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(focus(), QStringLiteral("paletteField"));
    type(search);
    key(Qt::Key_Return);
    QTRY_VERIFY(!m_scene.shown("commandPalette"));
}

QStringList serverPools(const JourneyScene& scene, const QString& cluster) {
    QStringList pools;
    const auto clusters = worldOf(scene).value(QStringLiteral("clusters")).toArray();
    for (const auto& each : clusters) {
        if (each.toObject().value(QStringLiteral("name")).toString() != cluster) {
            continue;
        }
        const auto list = each.toObject().value(QStringLiteral("pools")).toArray();
        for (const auto& one : list) {
            const auto pool = one.toObject();
            pools << QStringLiteral("%1: %2 × %3")
                         .arg(pool.value(QStringLiteral("name")).toString())
                         .arg(pool.value(QStringLiteral("count")).toInt())
                         .arg(pool.value(QStringLiteral("level")).toString());
        }
    }
    return pools;
}

int serverChanges(const JourneyScene& scene) {
    return worldOf(scene).value(QStringLiteral("changes")).toInt();
}

void inject(const JourneyScene& scene, const char* fault) {
    const auto parsed = sandbox::parseFault(fault);
    if (!parsed) {
        qFatal("%s", parsed.error().c_str());
    }
    scene.server->inject(parsed.value());
}

} // namespace poolhouse::test
