// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/settings_view.h"

#include <QScrollArea>

class QCheckBox;
class QPushButton;

namespace poolhouse::ui {

class AreaHead;
class FilterField;
class SettingsTable;
class TextLabel;

/// The PostgreSQL parameters of a cluster: values beside their defaults, with a filter; what was entered for them, to
/// be reviewed or discarded. Pure view: performs no I/O. Object names "settingsTab", "settingsFilter",
/// "settingsHideDefaults", "settingsNote", "settingsPurpose", "settingsEdits", "settingsCompare", "settingsCopy",
/// "settingsDiscard", "settingsReview"; see AreaHead ("settings…") and SettingsTable.
class SettingsTab : public QScrollArea {
    Q_OBJECT
public:
    explicit SettingsTab(QWidget* parent = nullptr);

    /// Updates in place; for another cluster the filter is cleared.
    void showSettings(const views::SettingsView& view);
    [[nodiscard]] SettingsTable& table() const { return *m_table; }

Q_SIGNALS:
    void retryRequested();
    void discardAllRequested();
    void reviewRequested();
    void compareRequested();
    void copyRequested();

private:
    QWidget* filterRow();
    QWidget* editRow();
    void showEdits();
    void applyFilter();
    void showTable(bool visible); ///< moves a focus that would be lost
    void showPurpose();
    void reservePurpose();

    views::SettingsView m_view;
    AreaHead* m_head;
    FilterField* m_filter;
    QCheckBox* m_hideDefaults;
    QWidget* m_filterRow;
    SettingsTable* m_table;
    TextLabel* m_note;
    TextLabel* m_purpose;
    TextLabel* m_edits;
    QPushButton* m_compare;
    QPushButton* m_copy;
    QPushButton* m_discard;
    QPushButton* m_review;
    QWidget* m_editRow;
};

} // namespace poolhouse::ui
