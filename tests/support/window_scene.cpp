// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_scene.h"

#include "tests/support/model_rows.h"
#include "ui/fleet/fleet_tree_view.h"

#include <QAction>
#include <QLabel>
#include <QtTest>

namespace poolhouse::test {

WindowScene::WindowScene(MemoryPreferences& remembered) {
    window = std::make_unique<ui::MainWindow>(ui::WindowDependencies{
        store, poller, session, operations, locks, clock, remembered, desktop, files, applying, plans, documents});
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

WindowScene::~WindowScene() = default;

void WindowScene::load() {
    session.connectSandbox();
    operations.open(QStringLiteral("sandbox"));
    fillStore(store, clock.now());
}

void WindowScene::answerAll() {
    session.connectSandbox();
    operations.open(QStringLiteral("sandbox"));
    monitor.reportRequestsLeft(4472);
    poller.start();
    QTRY_VERIFY2(!answerOnce() && !poller.busy(), "the poller does not come to rest");
}

bool WindowScene::answerOnce() {
    bool answered = services.accounts.answer(api::Account{"account", "ada@example.com", false});
    answered |= services.limits.answer(4472);
    answered |= services.appLists.answer(sampleApps());
    answered |= services.clusterLists.answer(sampleSummaries());
    answered |= services.attachmentLists.answer(sampleAttachments());
    answered |= services.levelLists.answer(sampleCatalog());
    answered |= services.priceLists.answer(samplePrices());
    for (const std::string& id : services.infos.pending()) {
        answered |= services.infos.answer(sampleInfo(id.substr(std::string("id-").size())), id);
    }
    return answered;
}

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
