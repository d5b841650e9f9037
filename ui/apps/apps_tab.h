// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/apps_view.h"

#include <QScrollArea>

#include <optional>

class QAction;
class QPushButton;

namespace poolhouse::ui {

class AttachmentCanvas;
class AttachmentTable;
class TextLabel;
class UnusedPools;

/// Who uses what: the attachments of a cluster as a map or as a table, below them the pools that no app is attached to.
/// The buttons that move and detach act on the attachment that keys are on in the map, or that is selected in the
/// table; so do the menu of both and the Delete key. Pure view: performs no I/O. Object names "appsTab", "appsAge",
/// "appsAttach", "appsMove", "appsDetach", "appsSwitch", "appsAsTable", "appsProblem", "appsPartial", "appsSkeleton",
/// "appsRule"; see the child widgets for theirs.
class AppsTab : public QScrollArea {
    Q_OBJECT
public:
    explicit AppsTab(QWidget* parent = nullptr);

    /// Updates in place; another cluster is scrolled to the top.
    void showApps(const views::AppsView& view);
    /// Why no pool can be scaled now, and why attachments can't be changed.
    void showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach);
    void showAsTable(bool table); ///< instead of the map
    /// Lights the pool and takes the focus. An unknown pool lights nothing.
    void reveal(const core::PoolId& pool);
    [[nodiscard]] UnusedPools& unusedPools() const { return *m_unused; }

Q_SIGNALS:
    void asTableToggled(bool table);                           ///< by the user
    void attachRequested(const poolhouse::core::PoolId& pool); ///< empty: no pool is chosen
    void detachRequested(const poolhouse::core::AttachmentId& attachment);
    void switchRequested(); ///< apps of another cluster, to this one
    void moveRequested(const poolhouse::core::AttachmentId& attachment);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void notifyVisibleRange(); ///< what of the map is on the screen
    QPushButton* addChange(QAction*& action, const QString& text, const char* name);
    void makeChanges();
    void showChanges(); ///< which can be asked for now
    [[nodiscard]] bool tableShown() const;
    [[nodiscard]] core::AttachmentId chosenAttachment() const; ///< empty: none
    [[nodiscard]] core::PoolId chosenPool() const;             ///< empty: none

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
    QAction* m_attachAction = nullptr;
    QAction* m_moveAction = nullptr;
    QAction* m_detachAction = nullptr;
    QPushButton* m_attach = nullptr;
    QPushButton* m_move = nullptr;
    QPushButton* m_detach = nullptr;
    QPushButton* m_switch = nullptr;
    std::optional<QString> m_whyNotAttach;
};

} // namespace poolhouse::ui
