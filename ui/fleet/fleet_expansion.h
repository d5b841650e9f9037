// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

class QModelIndex;
class QTreeView;

namespace poolhouse::ui {

class Preferences;

/// Expansion state of the fleet tree. User changes are persisted by name; before the first one, apps are expanded up to
/// `fewApps`. A filter expands all matches; clearing it restores the previous state.
class FleetExpansion : public QObject {
    Q_OBJECT
public:
    static constexpr int fewApps = 12;

    FleetExpansion(QTreeView& tree, Preferences& preferences, QObject* parent = nullptr);

    void setFilterText(const QString& text); ///< call after the rows were filtered
    void reveal(const QModelIndex& cluster); ///< expands it for navigation; not persisted
    void expandAll();
    void collapseAll();

private:
    void remember(const QModelIndex& index, bool open);
    void save();
    void restore(const QModelIndex& parent, int first, int last);
    void restoreAll();
    [[nodiscard]] bool shouldExpand(const QModelIndex& index) const;
    [[nodiscard]] bool fitsByPoolOnly(const QModelIndex& cluster) const;

    QTreeView& m_tree;
    Preferences& m_preferences;
    QSet<QString> m_open;
    QSet<QString> m_revealed;
    bool m_chosen = false; ///< the user has changed the expansion, in this or an earlier run
    bool m_applying = false;
    QStringList m_words; ///< words of the filter
};

} // namespace poolhouse::ui
