// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/shape_dialog.h"

class QCheckBox;

namespace poolhouse::ui {

class InstanceStrip;

/// Level and high availability of the leader pool. Object names "leaderDialog", "standbyBox", "standbyPrice",
/// "standbyEffect", "leaderInstances"; see ShapeDialog for the others.
class LeaderDialog : public DraftDialog<views::LeaderDraft, views::LeaderForm> {
    Q_OBJECT
public:
    enum class Begin { Level, HighAvailability }; ///< which control gets the initial focus

    LeaderDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, Begin begin,
                 QWidget* parent = nullptr);

    void setStandby(bool standby); ///< as if entered by the user

protected:
    void showForm() override;
    [[nodiscard]] QString missingPool() const override;

private:
    void build();

    QCheckBox* m_standby = nullptr;
    TextLabel* m_price = nullptr;
    TextLabel* m_effect = nullptr;
    InstanceStrip* m_boxes = nullptr;
};

} // namespace poolhouse::ui
