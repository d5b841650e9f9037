// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/shape_dialog.h"

namespace poolhouse::ui {

class BadgeLabel;
class CountStepper;
class InstanceStrip;

/// Level and instance count of a follower pool; if both change, two changes in the order the rules require. Object
/// names "scaleDialog", "countStepper", "countRoom", "countNote", "countProblem", "redundancyBadge", "newInstances",
/// "survivable"; see ShapeDialog for the others.
class ScaleDialog : public DraftDialog<views::ScaleDraft, views::ScaleForm> {
    Q_OBJECT
public:
    ScaleDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, std::string pool,
                QWidget* parent = nullptr);

    void setCount(int count); ///< as if entered by the user

protected:
    void showForm() override;
    [[nodiscard]] QString missingPool() const override;
    void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) override;
    [[nodiscard]] bool stillThere(const core::ClusterInfo& info) const override;

private:
    void build();

    std::string m_pool;
    CountStepper* m_count = nullptr;
    TextLabel* m_remaining = nullptr;
    BadgeLabel* m_badge = nullptr;
    FieldProblem* m_countProblem = nullptr;
    InstanceStrip* m_boxes = nullptr;
    TextLabel* m_survivable = nullptr;
    TextLabel* m_countNote = nullptr;
};

} // namespace poolhouse::ui
