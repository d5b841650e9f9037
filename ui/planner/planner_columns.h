// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QGridLayout;

namespace poolhouse::ui {

/// Three columns that collapse with the width: first the third moves below the second, then all into one column.
class PlannerColumns : public QWidget {
    Q_OBJECT
public:
    /// Takes ownership of the parts.
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
