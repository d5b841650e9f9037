// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace poolhouse::tables {
class ComingModel;
}

namespace poolhouse::views {
struct ComingRow;
}

namespace poolhouse::ui {

/// Upcoming maintenance as a table. Dates keep their width, names shrink; if that is not enough, columns are
/// hidden, whose texts are in the tool tip and the detail of a row. The selected rows are copied as text with tabs.
/// Object name "comingTable".
class ComingTable : public QTableView {
    Q_OBJECT
public:
    explicit ComingTable(QWidget* parent = nullptr);

    void showRows(const std::vector<views::ComingRow>& rows); ///< keeps selection and scroll position
    void filter(const QString& text);                         ///< only rows with this text
    [[nodiscard]] int shownRows() const;
    void enter();                                 ///< takes the focus, with a row selected
    [[nodiscard]] QString currentDetail() const;  ///< empty: no row is current
    [[nodiscard]] QString currentCluster() const; ///< its name

    [[nodiscard]] QSize sizeHint() const override; ///< as high as a few rows: it grows with the window
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentRowChanged();
    void clusterEntered(const poolhouse::core::ClusterId& cluster); ///< by double click or Enter

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitFont();
    void fitColumns();
    [[nodiscard]] int widthOf(int column) const; ///< that its texts need, those of rows that are filtered out as well
    void enterRow(const QModelIndex& index);

    tables::ComingModel* m_model;
    QSortFilterProxyModel* m_filter;
    QString m_part; ///< that rows are filtered by
};

} // namespace poolhouse::ui
