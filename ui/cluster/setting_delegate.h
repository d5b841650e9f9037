// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/framed_table.h"

namespace poolhouse::ui {

/// Cells of the settings: changed values bold, edited ones marked, words such as "not set" italic, old values dimmed.
/// A value is edited in place: of a few words a list, anything else a line. What is typed stays while the rows are
/// refreshed. Object name of the editors: "settingEditor".
class SettingDelegate final : public LeftToRightDelegate {
    Q_OBJECT
public:
    using LeftToRightDelegate::LeftToRightDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void takeChoice(); ///< of the list that sends it
};

} // namespace poolhouse::ui
