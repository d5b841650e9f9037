// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QTableWidget>

namespace poolhouse::ui {

/// Table of the levels on offer with resources and prices; single selection by pointer, arrow keys or the accessibility
/// bus, which selects rows without a current cell. As high as its rows: the page around it scrolls. Object name
/// "levelPicker".
class LevelPicker : public QTableWidget {
    Q_OBJECT
public:
    explicit LevelPicker(QWidget* parent = nullptr);

    /// Updates only what changed, which preserves selection and scroll position across polls.
    void showLevels(const std::vector<views::LevelChoice>& levels);
    void choose(const std::string& level);    ///< emits nothing; an unknown level clears the selection
    [[nodiscard]] std::string chosen() const; ///< level name, or empty

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void levelChosen(const QString& level);
    void confirmed(); ///< Enter or double click

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillRow(int row, const views::LevelChoice& level);
    void showCurrent(); ///< scrolls the page around the table
    [[nodiscard]] int wholeHeight() const;

    std::vector<views::LevelChoice> m_levels;
};

} // namespace poolhouse::ui
