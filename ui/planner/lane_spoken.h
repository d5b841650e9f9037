// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace poolhouse::ui {

class LaneCanvas;

/// Factory of SpokenLane; null for other objects.
[[nodiscard]] QAccessibleInterface* spokenLane(const QString& className, QObject* object);

/// Tells assistive technology that the number of instances of a lane is another one.
void spokenCount(LaneCanvas& canvas);

/// A lane to assistive technology: a group with its sentence. Children: its instances, a spin box that can be set, and
/// its needs, a list whose items have an action for each pool that they can be moved to.
class SpokenLane final : public QAccessibleWidget {
public:
    explicit SpokenLane(LaneCanvas& canvas);

    [[nodiscard]] QString text(QAccessible::Text text) const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int childCount() const override { return childrenOfLane; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;

protected:
    ~SpokenLane() override;

private:
    static constexpr int childrenOfLane = 2;
    LaneCanvas& m_canvas;
    mutable QAccessible::Id m_instances = 0; ///< 0: not asked for yet
    mutable QAccessible::Id m_needs = 0;
};

} // namespace poolhouse::ui
