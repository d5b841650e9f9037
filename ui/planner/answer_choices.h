// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QRadioButton;

namespace poolhouse::ui {

class SpanLabel;

/// The cheapest configuration and the next cheapest that differ in kind, each with its cost and what it is better or
/// worse in, to choose one. Without others, the cheapest has no button. Object names "answerChoices", "answer.ROW",
/// "answerCost" (of the cheapest) and "answer.ROW.text".
class AnswerChoices : public QWidget {
    Q_OBJECT
public:
    explicit AnswerChoices(QWidget* parent = nullptr);

    /// `chosen`: 0 for the cheapest.
    void showChoices(const views::PlannerAnswerCard& cheapest,
                     const std::vector<views::PlannerAlternativeAnswer>& others, int chosen);

Q_SIGNALS:
    void choiceMade(int which); ///< by the user

private:
    struct Row {
        QWidget* widget;
        QRadioButton* button;
        SpanLabel* text;
    };
    void addRow();

    QButtonGroup* m_group;
    std::vector<Row> m_rows;
};

} // namespace poolhouse::ui
