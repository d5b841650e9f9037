// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"

#include <QFont>
#include <QModelIndex>
#include <QRect>

#include <optional>

class QPainter;

namespace poolhouse::ui {

class Theme;

/// Labels are tags: nearly square corners and a solid ground, unlike the capsules of states.
[[nodiscard]] QSize labelSize(const fleet::ClusterLabel& label, const QFont& font);
/// Fills `rect`; a text that does not fit is elided.
void paintLabel(QPainter& painter, const QRect& rect, const fleet::ClusterLabel& label, const Theme& theme,
                const QFont& font);
/// By LabelRole and LabelColorRole; empty when the row has none.
[[nodiscard]] std::optional<fleet::ClusterLabel> labelAt(const QModelIndex& index);

} // namespace poolhouse::ui
