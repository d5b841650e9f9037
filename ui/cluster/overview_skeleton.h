// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// Placeholder for an overview that is loading: tiles, cards and chart without text.
class OverviewSkeleton : public QWidget {
    Q_OBJECT
public:
    explicit OverviewSkeleton(QWidget* parent = nullptr);
};

} // namespace poolhouse::ui
