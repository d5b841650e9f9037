// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QWidget>

#include <limits>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class AnswerChoices;
class TextLabel;
class ToneIcon;

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

/// "Cheapest that meets every need" and the next cheapest, or why nothing does, and how to find it. Object names
/// "answerCard", "answerTitle", "answerText", "answerNote", "findCheapest", "showAnswer", "loadCheapest"; see
/// AnswerChoices.
class AnswerCard : public EdgeCard {
    Q_OBJECT
public:
    explicit AnswerCard(QWidget* parent = nullptr);

    /// Whose answer is shown.
    struct AnswerKey {
        core::ClusterId plan; ///< its home
        core::ClusterId cluster;

        friend bool operator==(const AnswerKey&, const AnswerKey&) = default;
    };
    /// A search for the cheapest is announced, and what came of it; else what of a visible card is new. Of another
    /// subject only that a search is under way. `drawn`: the answer is shown in the drawing.
    void showAnswer(const AnswerKey& key, const views::PlannerAnswerCard& answer, bool drawn);
    void showOthers(const std::vector<views::PlannerAlternativeAnswer>& others, int chosen); ///< 0: the cheapest

Q_SIGNALS:
    void findRequested();
    void drawRequested(bool shown);
    void choiceMade(int which);
    void loadRequested(int which); ///< the one chosen

private:
    [[nodiscard]] QString newsSince(const views::PlannerAnswerCard& before) const; ///< of the same subject
    [[nodiscard]] QString titleText() const;                                       ///< of the one chosen
    void showParts();
    void showChoices();

    AnswerKey m_key;
    views::PlannerAnswerCard m_answer;
    std::vector<views::PlannerAlternativeAnswer> m_others;
    int m_chosen = 0;
    TextLabel* m_title;
    TextLabel* m_text;
    AnswerChoices* m_choices;
    TextLabel* m_note;
    QPushButton* m_find;
    QPushButton* m_draw;
    QPushButton* m_load;
};

/// "Before you apply": warnings, each with its tone sign. Object names "planWarnings", "planWarning.ROW",
/// "moreWarnings".
class PlanWarnings : public EdgeCard {
    Q_OBJECT
public:
    explicit PlanWarnings(QWidget* parent = nullptr);

    void showWarnings(const std::vector<views::FormWarning>& all); ///< hidden if empty
    void showAtMost(std::size_t rows); ///< the gravest, and how many more the review has; default: all

private:
    struct Row {
        views::FormWarning shown{};
        QWidget* box = nullptr;
        ToneIcon* icon = nullptr;
        TextLabel* text = nullptr;
    };
    [[nodiscard]] Row madeRow();
    void showRows(const std::vector<views::FormWarning>& warnings);
    static void showIn(Row& row, const views::FormWarning& warning);

    std::vector<views::FormWarning> m_warnings;
    std::vector<Row> m_rows; ///< those beyond the warnings are hidden
    std::size_t m_most = std::numeric_limits<std::size_t>::max();
    TextLabel* m_rest;
};

} // namespace poolhouse::ui
