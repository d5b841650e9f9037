// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/apps_view.h"

#include <QScrollArea>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class AttachmentCanvas;
class AttachmentTable;
class TextLabel;
class UnusedPools;

/// Who uses what: the attachments of a cluster as a map or as a table, below them the pools that no app is attached to.
/// Pure view: performs no I/O. Object names "appsTab", "appsAge", "appsAsTable", "appsProblem", "appsPartial",
/// "appsSkeleton", "appsRule"; see the child widgets for theirs.
class AppsTab : public QScrollArea {
    Q_OBJECT
public:
    explicit AppsTab(QWidget* parent = nullptr);

    /// Updates in place; another cluster is scrolled to the top.
    void showApps(const views::AppsView& view);
    void showRefusal(const std::optional<QString>& whyNotScale);
    void showAsTable(bool table); ///< instead of the map
    /// Lights the pool and takes the focus. An unknown pool lights nothing.
    void reveal(const core::PoolId& pool);

Q_SIGNALS:
    void asTableToggled(bool table); ///< by the user
    void scaleToZeroRequested(const poolhouse::core::PoolId& pool);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void tellRange(); ///< what of the map is on the screen

    views::AppsView m_view;
    TextLabel* m_age;
    QPushButton* m_asTable;
    TextLabel* m_problem;
    QWidget* m_problemFrame;
    TextLabel* m_partial;
    QWidget* m_partialFrame;
    QWidget* m_skeleton;
    QWidget* m_card;
    AttachmentCanvas* m_canvas;
    AttachmentTable* m_table;
    UnusedPools* m_unused;
};

} // namespace poolhouse::ui
