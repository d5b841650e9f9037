// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class TextLabel;

/// Card with a leading edge in a tone's colour.
class EdgeCard : public QWidget {
    Q_OBJECT
public:
    explicit EdgeCard(text::Tone tone, QWidget* parent = nullptr);

protected:
    void setTone(text::Tone tone);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    void paintEvent(QPaintEvent* event) override;

private:
    text::Tone m_tone;
    QVBoxLayout* m_column;
};

/// "Cheapest that fits", or why nothing fits. Object names "answerCard", "answerTitle", "answerText", "answerCost",
/// "answerNote", "loadCheapest".
class AnswerCard : public EdgeCard {
    Q_OBJECT
public:
    explicit AnswerCard(QWidget* parent = nullptr);

    /// Hidden if the title is empty. A change of a visible card is announced.
    void showAnswer(const views::PlannerAnswerCard& answer);

Q_SIGNALS:
    void loadRequested();

private:
    [[nodiscard]] QString inWords() const;

    views::PlannerAnswerCard m_answer;
    TextLabel* m_title;
    TextLabel* m_text;
    TextLabel* m_cost;
    TextLabel* m_note;
    QPushButton* m_load;
};

/// "Before you apply": warnings, each with its tone sign. Object names "planWarnings", "planWarning.ROW".
class PlanWarnings : public EdgeCard {
    Q_OBJECT
public:
    explicit PlanWarnings(QWidget* parent = nullptr);

    void showWarnings(const std::vector<views::FormWarning>& warnings); ///< hidden if empty

private:
    std::vector<views::FormWarning> m_warnings;
    std::vector<QWidget*> m_rows;
};

} // namespace poolhouse::ui
