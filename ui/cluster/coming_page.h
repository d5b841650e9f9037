// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/coming_view.h"

#include <QScrollArea>

namespace poolhouse::ui {

class AreaHead;
class ComingTable;
class FilterField;
class TextLabel;

/// Planned and running maintenance of the whole fleet by date, with a filter. Pure view: performs no I/O. Object names
/// "comingPage", "comingHeading", "comingFilter", "comingNote", "comingDetail"; see AreaHead ("coming…") and
/// ComingTable.
class ComingPage : public QScrollArea {
    Q_OBJECT
public:
    explicit ComingPage(QWidget* parent = nullptr);

    void showComing(const views::ComingView& view); ///< updates in place
    void focusTable();                              ///< as soon as there is one

Q_SIGNALS:
    void retryRequested();
    void clusterEntered(const poolhouse::core::ClusterId& cluster);

private:
    void applyFilter();
    void showTable(bool visible); ///< moves a focus that would be lost
    void showDetail();
    void reserveDetail();

    views::ComingView m_view;
    AreaHead* m_head;
    FilterField* m_filter;
    ComingTable* m_table;
    TextLabel* m_note;
    TextLabel* m_detail;
    bool m_focusWanted = false; ///< by the table, once it is shown
};

} // namespace poolhouse::ui
