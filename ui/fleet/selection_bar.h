// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/selection_summary.h"
#include "ui/widgets/card_frame.h"

#include <QList>

class QPushButton;
class QStackedLayout;

namespace poolhouse::ui {

class TextLabel;

/// What the selected clusters add up to, and what can be done with them. Its height depends on width and font only, so
/// that a selection moves nothing. Object names: "selectionBar", "selectionTitle", "selectionFigures", "selectionOpen",
/// "selectionPlan".
class SelectionBar : public CardFrame {
    Q_OBJECT
public:
    explicit SelectionBar(QWidget* parent = nullptr);

    void showSummary(const views::SelectionSummary& summary, int clusters);
    [[nodiscard]] QList<QWidget*> controls() const; ///< in the order of the keyboard

Q_SIGNALS:
    void openRequested();
    void planRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void reserveHeight();

    TextLabel* m_title;
    TextLabel* m_figures;
    QPushButton* m_open;
    QPushButton* m_plan;
    QStackedLayout* m_buttons;
};

} // namespace poolhouse::ui
