// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_expansion.h"

#include "ui/platform/preferences.h"

#include <QScopedValueRollback>
#include <QTreeView>

#include <algorithm>

namespace poolhouse::ui {

namespace {

QString preferenceKey() {
    return QStringLiteral("fleet/expanded");
}

QString pathOf(const QModelIndex& index) {
    const QString name = index.siblingAtColumn(0).data().toString();
    return index.parent().isValid() ? pathOf(index.parent()) + QLatin1Char('/') + name : name;
}

} // namespace

FleetExpansion::FleetExpansion(QTreeView& tree, Preferences& preferences, QObject* parent)
    : QObject(parent), m_tree(tree), m_preferences(preferences) {
    const QVariant stored = preferences.value(preferenceKey());
    if (stored.isValid()) {
        const QStringList names = stored.toStringList();
        m_open = QSet<QString>(names.begin(), names.end());
        m_chosen = true;
    }
    connect(&tree, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
    connect(&tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
    connect(tree.model(), &QAbstractItemModel::rowsInserted, this, &FleetExpansion::restore);
    connect(tree.model(), &QAbstractItemModel::modelReset, this, &FleetExpansion::restoreAll);
    restoreAll();
}

void FleetExpansion::remember(const QModelIndex& index, bool open) {
    if (m_applying || !m_words.isEmpty()) {
        return;
    }
    if (!m_chosen) {
        // First user change: start from the current expansion.
        for (int row = 0; row < m_tree.model()->rowCount(); ++row) {
            const QModelIndex app = m_tree.model()->index(row, 0);
            if (m_tree.isExpanded(app)) {
                m_open.insert(pathOf(app));
            }
        }
        m_chosen = true;
    }
    if (open) {
        m_open.insert(pathOf(index));
    } else {
        m_open.remove(pathOf(index));
        m_revealed.remove(pathOf(index));
    }
    save();
}

void FleetExpansion::save() {
    QStringList names(m_open.begin(), m_open.end());
    names.sort();
    m_preferences.setValue(preferenceKey(), names);
}

bool FleetExpansion::shouldExpand(const QModelIndex& index) const {
    const bool app = !index.parent().isValid();
    if (!m_words.isEmpty()) {
        return app || fitsByPoolOnly(index);
    }
    if (m_revealed.contains(pathOf(index))) {
        return true;
    }
    if (m_chosen) {
        return m_open.contains(pathOf(index));
    }
    return app && m_tree.model()->rowCount() <= fewApps;
}

bool FleetExpansion::fitsByPoolOnly(const QModelIndex& cluster) const {
    const QString own = pathOf(cluster);
    return std::any_of(m_words.begin(), m_words.end(),
                       [&own](const QString& word) { return !own.contains(word, Qt::CaseInsensitive); });
}

void FleetExpansion::restore(const QModelIndex& parent, int first, int last) {
    const QScopedValueRollback guard(m_applying, true);
    const QAbstractItemModel* model = m_tree.model();
    if (parent.isValid() && shouldExpand(parent) && !m_tree.isExpanded(parent)) {
        m_tree.expand(parent); // its first children were just inserted
    }
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        const int children = model->rowCount(index);
        if (children == 0) {
            continue;
        }
        m_tree.setExpanded(index, shouldExpand(index));
        restore(index, 0, children - 1);
    }
}

void FleetExpansion::restoreAll() {
    restore({}, 0, m_tree.model()->rowCount() - 1);
}

void FleetExpansion::setFilterText(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    restoreAll();
}

void FleetExpansion::reveal(const QModelIndex& cluster) {
    m_revealed.insert(pathOf(cluster));
    const QScopedValueRollback guard(m_applying, true);
    m_tree.expand(cluster);
}

void FleetExpansion::expandAll() {
    m_tree.expandAll();
    const QAbstractItemModel* model = m_tree.model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex app = model->index(row, 0);
        remember(app, true);
        for (int child = 0; child < model->rowCount(app); ++child) {
            remember(model->index(child, 0, app), true);
        }
    }
}

void FleetExpansion::collapseAll() {
    m_tree.collapseAll();
    m_revealed.clear();
    if (m_words.isEmpty()) {
        m_open.clear();
        m_chosen = true;
        save();
    }
}

} // namespace poolhouse::ui
