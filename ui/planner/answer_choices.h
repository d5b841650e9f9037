// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// The next cheapest that differ in kind, each with its cost and what it is better or worse in. Object names
/// "otherAnswers", "otherAnswer.ROW.title", ".cost", ".comparison" and ".load".
class OtherAnswers : public QWidget {
    Q_OBJECT
public:
    explicit OtherAnswers(QWidget* parent = nullptr);

    void showAnswers(const std::vector<views::PlannerAlternativeAnswer>& answers);

Q_SIGNALS:
    void loadRequested(int which); ///< from 1

private:
    struct Row {
        QWidget* widget;
        TextLabel* title;
        TextLabel* cost;
        TextLabel* comparison;
        QPushButton* load;
    };
    void addRow();

    std::vector<views::PlannerAlternativeAnswer> m_answers;
    std::vector<Row> m_rows;
};

} // namespace poolhouse::ui
