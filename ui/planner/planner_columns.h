// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QGridLayout;

namespace poolhouse::ui {

/// Three parts side by side; where there is no room the third moves below the second, and then all stand in one column.
class PlannerColumns : public QWidget {
    Q_OBJECT
public:
    /// The parts become children.
    PlannerColumns(QWidget* first, QWidget* second, QWidget* third, QWidget* parent = nullptr);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(int columns);

    std::array<QWidget*, 3> m_parts;
    QGridLayout* m_grid;
    int m_columns = 0;
};

} // namespace poolhouse::ui
