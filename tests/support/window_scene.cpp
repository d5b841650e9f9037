// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_scene.h"

#include "models/core/clock.h"
#include "tests/support/model_rows.h"
#include "ui/fleet/fleet_tree_view.h"

#include <QAction>
#include <QLabel>
#include <QtTest>

namespace poolhouse::test {

WindowScene::WindowScene() {
    openWindow(own);
}

WindowScene::WindowScene(MemoryPreferences& remembered) {
    openWindow(remembered);
}

void WindowScene::openWindow(MemoryPreferences& remembered) {
    lockStorage = std::make_unique<ui::PreferenceLocks>(remembered);
    window = std::make_unique<ui::MainWindow>(ui::MainWindow::Dependencies{
        store,       poller,   session,  operations, locks,       clock,        remembered,
        desktop,     files,    applying, plans,      documents,   *lockStorage, journalKeeper,
        maintenance, settings, quotas,   coming,     credentials, migrations});
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

WindowScene::~WindowScene() = default;

QString WindowScene::text(const char* label) const {
    return find<QLabel>(label)->text();
}

QAction* WindowScene::action(const char* name) const {
    return find<QAction>(name);
}

void WindowScene::act(const char* name) const {
    QTRY_VERIFY2(action(name)->isEnabled(), name);
    action(name)->trigger();
}

void WindowScene::clickInTree(const QString& name, Qt::KeyboardModifiers modifiers) const {
    auto* tree = find<ui::FleetTreeView>("fleetTree");
    const QModelIndex row = rowOf(*tree->model(), name);
    QVERIFY2(row.isValid(), qPrintable(name));
    tree->scrollTo(row);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, modifiers, tree->visualRect(row).center());
}

void WindowScene::expandInTree(const QString& name) const {
    auto* tree = find<ui::FleetTreeView>("fleetTree");
    tree->expand(rowOf(*tree->model(), name));
}

QStringList WindowScene::selectedInTree() const {
    QStringList names;
    for (const QModelIndex& row : find<ui::FleetTreeView>("fleetTree")->selectionModel()->selectedRows()) {
        names << row.data().toString();
    }
    return names;
}

} // namespace poolhouse::test
