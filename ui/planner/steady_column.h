// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

namespace poolhouse::ui {

/// A column that moves the lower widgets first when they get further down: what lies over a place that another widget
/// still has is repainted with its children, while moving an opaque widget copies its pixels.
class SteadyColumn : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;

    void setGeometry(const QRect& rect) override;
};

} // namespace poolhouse::ui
