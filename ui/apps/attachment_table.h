// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/attachments_model.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace poolhouse::ui {

/// The attachments as a table: sorted by a click on a header or from the menu, unknown figures last; the selected rows
/// are copied as text with tabs. Object name "attachmentTable".
class AttachmentTable : public QTableView {
    Q_OBJECT
public:
    explicit AttachmentTable(QWidget* parent = nullptr);

    void showApps(const views::AppsView& view);
    [[nodiscard]] bool reveal(const core::PoolId& pool);         ///< selects what is attached to it; false: nothing is
    [[nodiscard]] core::AttachmentId selectedAttachment() const; ///< empty: none or several selected
    [[nodiscard]] core::PoolId selectedPool() const;             ///< of the same; empty also for an unknown pool
    void sortBy(int column);                                     ///< ascending; again: descending
    void addChanges(const QList<QAction*>& changes);             ///< at the top of the menu

    [[nodiscard]] QSize sizeHint() const override; ///< as high as its rows, up to a limit
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(); ///< the selection

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeMenu();
    [[nodiscard]] QString ofSelected(int role) const;
    void fitColumns();

    tables::AttachmentsModel* m_model;
    QSortFilterProxyModel* m_sorted;
};

} // namespace poolhouse::ui
