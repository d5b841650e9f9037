// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"
#include "ui/widgets/card_frame.h"

class QGridLayout;
class QLabel;

namespace poolhouse::ui {

class TextLabel;

/// Card with rows of label, value before and value after, separated by hairlines. Object names "figureCard" and, of the
/// cells, "figure.ROW.label", "figure.ROW.before", "figure.ROW.after".
class FigureCard : public CardFrame {
    Q_OBJECT
public:
    explicit FigureCard(QWidget* parent = nullptr);

    void showFigures(const std::vector<views::FigureRow>& rows); ///< updates only what changed

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        TextLabel* label = nullptr;
        TextLabel* before = nullptr;
        TextLabel* after = nullptr;
        bool alone = false; ///< nothing before
    };
    void addRow();
    void spanAfter(std::size_t index, bool alone);

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    std::size_t m_shown = 0;
};

/// Rows of label and text; spans of the text may be emphasised. Object names "factList" and "fact.ROW".
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget* parent = nullptr);

    void showFacts(const std::vector<views::FactRow>& facts);
    void setDim(bool dim); ///< for facts that are old

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPalette::ColorRole textRole() const;

    QGridLayout* m_grid;
    bool m_dim = false;
    std::vector<views::FactRow> m_facts;
    std::vector<std::pair<TextLabel*, QLabel*>> m_rows;
};

} // namespace poolhouse::ui
