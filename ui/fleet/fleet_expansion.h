// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

class QModelIndex;
class QTreeView;

namespace poolhouse::ui {

class Preferences;

/// Which rows of the fleet tree are open. What a person opened or closed is remembered by name, from one start to the
/// next; until somebody has, apps are open while there are few. While a filter is set everything that fits is open, and
/// afterwards the tree is as before.
class FleetExpansion : public QObject {
    Q_OBJECT
public:
    static constexpr int fewApps = 12;

    FleetExpansion(QTreeView& tree, Preferences& preferences, QObject* parent = nullptr);

    void setFilterText(const QString& text); ///< after the rows have been filtered
    void
    reveal(const QModelIndex& cluster); ///< opens it because somebody went there; not remembered for the next start
    void expandAll();
    void collapseAll();

private:
    void remember(const QModelIndex& index, bool open);
    void save();
    void restore(const QModelIndex& parent, int first, int last);
    void restoreAll();
    [[nodiscard]] bool wanted(const QModelIndex& index) const;
    [[nodiscard]] bool fitsByPoolOnly(const QModelIndex& cluster) const;

    QTreeView& m_tree;
    Preferences& m_preferences;
    QSet<QString> m_open;
    QSet<QString> m_revealed;
    bool m_chosen = false; ///< a person has opened or closed something, now or in an earlier start
    bool m_applying = false;
    QStringList m_words; ///< of the filter
};

} // namespace poolhouse::ui
