// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions_shortcuts.h"

#include "ui/actions.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace poolhouse::ui {

ShortcutsDialog::ShortcutsDialog(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("shortcutsList"));
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    const auto add = [list](const QString& action, const QString& keys) { new QTreeWidgetItem(list, {action, keys}); };
    for (const Actions::ShortcutLine& line : actions.shortcutLines()) {
        add(tr("%1: %2").arg(line.group, line.action), line.keys);
    }
    add(tr("Menus"), tr("Alt and the underlined letter"));
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    list->header()->resizeSection(1, list->fontMetrics().averageCharWidth() * 30);
    list->setCurrentItem(list->topLevelItem(0));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(520, 460);
}

} // namespace poolhouse::ui
