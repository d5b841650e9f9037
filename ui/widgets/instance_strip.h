// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/instance_box.h"

#include <QWidget>

#include <vector>

namespace poolhouse::ui {

/// Instances of a pool as boxes: solid if up, dashed for a standby, dotted if starting, thick and square if failing.
/// One row, with narrower boxes when there are many, before it wraps; it keeps its height without instances. Every box
/// has a tool tip. Accessible description: all explanations.
class InstanceStrip : public QWidget {
    Q_OBJECT
public:
    explicit InstanceStrip(QWidget* parent = nullptr);

    void showInstances(const std::vector<views::InstanceBox>& instances);
    [[nodiscard]] int count() const { return static_cast<int>(m_instances.size()); }
    [[nodiscard]] QRect boxRect(int index) const; ///< in widget coordinates

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int boxSize() const;
    [[nodiscard]] QSize boxStep(int width) const; ///< from one box to the next
    [[nodiscard]] int columnsFor(int width) const;
    void paintBox(QPainter& painter, const QRectF& box, const views::InstanceBox& instance) const;

    std::vector<views::InstanceBox> m_instances;
};

} // namespace poolhouse::ui
