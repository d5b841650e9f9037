// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// Toolbar above the planner. Object names "plannerBar", "openPlan", "savePlan", "saveDrawing", "undoPlan", "redoPlan",
/// "resetPlan", "needsDrawer", "copyPlan", "reviewPlan".
class PlannerBar : public QWidget {
    Q_OBJECT
public:
    explicit PlannerBar(QWidget* parent = nullptr);

    void offer(bool open, bool save, bool copy); ///< shows only the buttons offered
    /// Labels name the step to undo or redo; an empty label disables the button.
    void showUndo(const QString& undo, const QString& redo);
    void showChanges(int changes, bool resettable);
    void showDrawer(bool offered, bool open);                ///< of needs and answer
    void focusDrawer();                                      ///< its button
    void setWhyNotReview(const std::optional<QString>& why); ///< empty: the plan can be reviewed

Q_SIGNALS:
    void openRequested();
    void saveRequested();
    void drawingRequested();
    void undoRequested();
    void redoRequested();
    void resetRequested();
    void drawerToggled(bool open);
    void copyRequested();
    void reviewRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    QWidget* m_edits; ///< buttons up to "resetPlan"
    QWidget* m_ends;  ///< the other buttons; a row of their own where the bar is narrow
    QBoxLayout* m_row;
    QPushButton* m_open;
    QPushButton* m_save;
    QPushButton* m_drawing;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QPushButton* m_reset;
    TextLabel* m_hint;
    QPushButton* m_drawer;
    QPushButton* m_copy;
    QPushButton* m_review;
};

} // namespace poolhouse::ui
