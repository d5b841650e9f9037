// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

namespace poolhouse::tables {

/// Keeps rows whose SearchRole contains every word typed, in any order, without case; in a tree also the parents and
/// the children of a row that fits. Sorts by SortRole, unknown last in both directions; sort(-1), what a header without
/// an indicator asks for, puts the most urgent first (UrgencyRole), which is the board's first order. A tree is not
/// sorted at all.
class FleetFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FleetFilter(QObject* parent = nullptr);

    void setFilterText(const QString& text);
    [[nodiscard]] QString filterText() const { return m_text; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QString m_text;
    QStringList m_words;
};

} // namespace poolhouse::tables
