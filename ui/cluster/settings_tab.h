// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/settings_view.h"

#include <QScrollArea>

class QCheckBox;
class QLineEdit;

namespace poolhouse::ui {

class AreaHead;
class SettingsTable;
class TextLabel;

/// The PostgreSQL parameters of a cluster: values beside their defaults, with a filter. Pure view: performs no I/O.
/// Object names "settingsTab", "settingsFilter", "settingsHideDefaults", "settingsNote", "settingsPurpose";
/// see AreaHead ("settings…") and SettingsTable.
class SettingsTab : public QScrollArea {
    Q_OBJECT
public:
    explicit SettingsTab(QWidget* parent = nullptr);

    /// Updates in place; for another cluster the filter is cleared.
    void showSettings(const views::SettingsView& view);

Q_SIGNALS:
    void retryRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* filterRow();
    void applyFilter();
    void showTable(bool visible); ///< moves a focus that would be lost
    void showPurpose();
    void reservePurpose();

    views::SettingsView m_view;
    AreaHead* m_head;
    QLineEdit* m_filter;
    QCheckBox* m_hideDefaults;
    QWidget* m_filterRow;
    SettingsTable* m_table;
    TextLabel* m_note;
    TextLabel* m_purpose;
};

} // namespace poolhouse::ui
