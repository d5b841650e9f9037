// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/views/maintenance_view.h"

#include <QScrollArea>

#include <map>
#include <optional>

class QPushButton;
class QTableWidget;

namespace poolhouse::ui {

class AreaHead;
class FactList;
class TextLabel;

/// What is planned for a cluster, by when, in which window of the week, and what was. Pure view: performs no I/O.
/// Object names "maintenanceTab", "maintenanceHistory", "maintenanceHistoryNote", "maintenanceRule", "maintenanceRun",
/// "maintenanceMove", "maintenanceSetWindow", "upgradeVersionButton"; see AreaHead
/// ("maintenance…") and FactList.
class MaintenanceTab : public QScrollArea {
    Q_OBJECT
public:
    explicit MaintenanceTab(QWidget* parent = nullptr);

    /// Updates in place; another cluster is scrolled to the top.
    void showMaintenance(const views::MaintenanceView& view);

Q_SIGNALS:
    void retryRequested();
    void changeRequested(poolhouse::core::ChangeKind kind); ///< of core::ChangeArea::Maintenance, or an upgrade

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTableWidget* history();
    QWidget* buttons();
    void showButton(core::ChangeKind kind, const std::optional<QString>& whyNot);
    void showPast();
    void fitPast(); ///< columns and height to the rows

    views::MaintenanceView m_view;
    QWidget* m_page;
    AreaHead* m_head;
    QWidget* m_card;
    FactList* m_facts;
    std::map<core::ChangeKind, QPushButton*> m_buttons;
    QWidget* m_buttonRow;
    TextLabel* m_rule;
    TextLabel* m_pastTitle;
    QTableWidget* m_past;
    TextLabel* m_pastNote;
};

} // namespace poolhouse::ui
