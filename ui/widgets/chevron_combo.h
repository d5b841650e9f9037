// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace poolhouse::ui {

/// A combo box with an arrow in the theme's colours. The wheel scrolls the page around it and changes nothing.
class ChevronCombo : public QComboBox {
    Q_OBJECT
public:
    explicit ChevronCombo(QWidget* parent = nullptr);

protected:
    [[nodiscard]] virtual QString shownText() const; ///< in the closed box
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace poolhouse::ui
