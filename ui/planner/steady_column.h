// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

namespace poolhouse::ui {

/// A column that moves the lower widgets first when they get further down: what lies over a place that another widget
/// still has is painted anew, with all inside, while a move of its own copies the pixels of an opaque widget.
class SteadyColumn : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;

    void setGeometry(const QRect& rect) override;
};

} // namespace poolhouse::ui
