// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// The frame of an overview whose figures are still being read: tiles, cards and chart without their texts.
class OverviewSkeleton : public QWidget {
    Q_OBJECT
public:
    explicit OverviewSkeleton(QWidget* parent = nullptr);
};

} // namespace poolhouse::ui
