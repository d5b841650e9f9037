// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/shape_dialog.h"

class QCheckBox;

namespace poolhouse::ui {

class InstanceStrip;

/// Level and high availability of the leader pool. Object names "leaderDialog", "standbyBox", "standbyPrice",
/// "standbyEffect", "leaderInstances"; see ShapeDialog for the others.
class LeaderDialog : public ShapeDialog {
    Q_OBJECT
public:
    enum class Begin { Level, HighAvailability }; ///< which control gets the initial focus

    LeaderDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, Begin begin,
                 QWidget* parent = nullptr);

    void setStandby(bool standby); ///< as if entered by the user
    void setLevel(const std::string& level) override;

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::optional<QString> whyNot() const override;

private:
    void build();

    views::LeaderDraft m_draft;
    views::LeaderDraft m_shownDraft;
    std::optional<views::LeaderForm> m_form;

    QCheckBox* m_standby = nullptr;
    TextLabel* m_price = nullptr;
    TextLabel* m_effect = nullptr;
    InstanceStrip* m_boxes = nullptr;
};

} // namespace poolhouse::ui
