// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace poolhouse::tables {
class SettingsModel;
}

namespace poolhouse::views {
struct SettingsView;
}

namespace poolhouse::ui {

/// The settings of a cluster as a table: changed ones bold; the selected rows are copied as text with tabs. Object name
/// "settingsTable".
class SettingsTable : public QTableView {
    Q_OBJECT
public:
    explicit SettingsTable(QWidget* parent = nullptr);

    void showSettings(const views::SettingsView& view);
    /// Only rows with all of these words in their name or purpose, and of those, if asked for, only changed ones.
    void filter(const QString& words, bool changedOnly);
    [[nodiscard]] int shownRows() const;
    [[nodiscard]] QString currentPurpose() const; ///< what the current setting does; empty: unknown, or none is current

    [[nodiscard]] QSize sizeHint() const override; ///< as high as a few rows: it grows with the window
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentSettingChanged();

private:
    void applyFilter();
    void fitColumns();
    [[nodiscard]] int heightOf(int rows) const;

    tables::SettingsModel* m_model;
    QStringList m_words;
    bool m_changedOnly = false;
};

} // namespace poolhouse::ui
