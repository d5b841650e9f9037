// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_view.h"

#include <QListWidget>

#include <vector>

namespace poolhouse::ui {

/// The clusters of a plan side by side, each as a small drawing to one scale of connections: a bar per pool, its
/// instances as blocks, the needs inside. Scrolls sideways. Object name "clusterStrip".
class ClusterStrip : public QListWidget {
    Q_OBJECT
public:
    explicit ClusterStrip(QWidget* parent = nullptr);

    /// Changes only what differs; emits nothing.
    void showSketches(const std::vector<views::PlannerSketch>& sketches, int current);
    [[nodiscard]] const std::vector<views::PlannerSketch>& sketches() const { return m_sketches; }
    [[nodiscard]] std::int64_t scale() const { return m_scale; } ///< connections that a full bar is wide
    [[nodiscard]] int sketchWidth() const { return m_measured; } ///< of each, in pixels

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clusterChosen(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void measure();
    [[nodiscard]] int itemWidth() const; ///< no figure is cut

    std::vector<views::PlannerSketch> m_sketches;
    std::int64_t m_scale = 1;
    int m_measured = 0; ///< item width that the list was laid out with
};

} // namespace poolhouse::ui
