// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QTableWidget>

namespace poolhouse::ui {

/// The levels on offer with what they have and cost; one is chosen. Object name "levelPicker". Choosing works with the
/// pointer, the arrow keys and through the accessibility bus, which selects rows without a current cell.
class LevelPicker : public QTableWidget {
    Q_OBJECT
public:
    explicit LevelPicker(QWidget* parent = nullptr);

    /// Changes only what differs, so that a poll leaves the selection and the scroll position alone.
    void showLevels(const std::vector<views::LevelChoice>& levels);
    void setMostRows(int rows);            ///< shown at a time where there is room for more; the others are scrolled to
    void choose(const std::string& level); ///< says nothing to anybody; an unknown level chooses none
    [[nodiscard]] std::string chosen() const; ///< empty for none

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void levelChosen(const QString& level);
    void confirmed(); ///< Enter or a double click: go on with it

protected:
    void resizeEvent(QResizeEvent* event) override; ///< what is chosen stays in sight
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillRow(int row, const views::LevelChoice& level);
    [[nodiscard]] int heightOf(int rows) const;

    std::vector<views::LevelChoice> m_levels;
    int m_mostRows = 11;
};

} // namespace poolhouse::ui
