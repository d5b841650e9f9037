// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

namespace poolhouse::tables {

/// Accepts rows that have all required bits in FlagsRole, and whose SearchRole contains every word of the filter, in
/// any order, ignoring case; in a tree also parents and children of a matching row. Sorts by SortRole, unknown last in
/// both directions; sort(-1), as sent by a header without an indicator, sorts by UrgencyRole, which is the board's
/// initial order. A tree is not sorted. GUI thread only.
class FleetFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FleetFilter(QObject* parent = nullptr);

    void setFilterText(const QString& text);
    [[nodiscard]] QString filterText() const { return m_text; }
    void setRequiredFlags(int flags); ///< ClusterFlag bits; 0: any row
    [[nodiscard]] int requiredFlags() const { return m_flags; }
    /// Top-level rows of the source that the text accepts and that have all of these flags.
    [[nodiscard]] int countWith(int flags) const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// The accessible text of the sorted title includes the order.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] int sortedTitle() const; ///< column; -1: sorted by urgency, or not at all
    [[nodiscard]] bool textAccepts(const QModelIndex& row) const;

    QString m_text;
    QStringList m_words;
    int m_flags = 0;
};

} // namespace poolhouse::tables
