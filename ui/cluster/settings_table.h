// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/settings_view.h"

#include <QTableView>

#include <optional>

namespace poolhouse::tables {
class SettingsModel;
}

namespace poolhouse::ui {

/// The settings of a cluster as a table: changed ones bold; the selected rows are copied as text with tabs. A value is
/// edited in place, by Enter, F2, a double click, or a click on the current one; Delete takes an edit back. Object name
/// "settingsTable"; see SettingDelegate.
class SettingsTable : public QTableView {
    Q_OBJECT
public:
    explicit SettingsTable(QWidget* parent = nullptr);

    /// Another order keeps the current and selected settings, and those that are in view.
    void showSettings(const views::SettingsView& view);
    /// Only rows with all of these words in their name or purpose; if asked for, none that is known to have its
    /// default.
    void filter(const QString& words, bool withoutDefaults);
    [[nodiscard]] int shownRows() const;
    void enter();                                 ///< takes the focus, with a row selected
    [[nodiscard]] QString currentName() const;    ///< empty: no current row
    [[nodiscard]] QString currentAllowed() const; ///< what it takes
    [[nodiscard]] QString currentDefault() const; ///< only if there is no room for its column
    [[nodiscard]] QString currentRestart() const; ///< only if there is no room for its column
    [[nodiscard]] QString currentNote() const;    ///< beside an edited value
    [[nodiscard]] QString currentPurpose() const; ///< what it does; empty: unknown, or no current row

    [[nodiscard]] QSize sizeHint() const override; ///< as high as a few rows: it grows with the window
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentSettingChanged();
    void valueEntered(const QString& name, const QString& text);
    void discardRequested(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Filter;

    void fitColumns();
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] QString ofHiddenColumn(int column) const;
    void editRow(const QModelIndex& index);
    void select(const QStringList& names, const QString& current);

    tables::SettingsModel* m_model;
    Filter* m_filter;
    std::optional<views::SettingsView> m_later; ///< to be shown once the editor is closed
};

} // namespace poolhouse::ui
