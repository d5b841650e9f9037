// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace poolhouse::ui {

/// Combo box with a themed arrow. Ignores the wheel, so that the surrounding page scrolls.
class ChevronCombo : public QComboBox {
    Q_OBJECT
    Q_PROPERTY(QString shownText READ shownText)
public:
    explicit ChevronCombo(QWidget* parent = nullptr);

    [[nodiscard]] virtual QString shownText() const; ///< text of the closed box

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace poolhouse::ui
