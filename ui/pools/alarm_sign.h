// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// Exclamation mark in a circle, beside the title of an irreversible action. Decorative.
class AlarmSign : public QWidget {
    Q_OBJECT
public:
    explicit AlarmSign(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace poolhouse::ui
