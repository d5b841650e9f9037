// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cluster_forms.h"
#include "ui/pools/form_dialog.h"

#include <map>
#include <string>

class QCheckBox;
class QTimer;
class QVBoxLayout;

namespace poolhouse::ui {

/// Destroys a cluster: after each other app that loses it was confirmed, the phrase was typed, and
/// views::destroyCooling has passed since it was opened. Object names "destroyClusterDialog", "losingApps",
/// "losingApp.APP" (check boxes); see ConfirmDialog, with "destroyCluster" for NAME.
class DestroyClusterDialog : public FormDialog {
    Q_OBJECT
public:
    DestroyClusterDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                         views::RefusalCheck refusal, QWidget* parent = nullptr);

    void followClock(); ///< counts down; also done by a timer while there is something to count

protected:
    void updateForm() override;
    [[nodiscard]] bool sameBasis(const core::ClusterInfo& info) const override;
    [[nodiscard]] std::vector<core::Change> changes() const override { return m_form.changes; }
    [[nodiscard]] std::optional<QString> whyNot() const override { return m_form.whyNot; }

private:
    [[nodiscard]] QWidget* makeAlternative();
    [[nodiscard]] views::DestroyClusterForm currentForm() const;
    void showApps();
    [[nodiscard]] std::chrono::seconds cooling() const;

    const core::Clock& m_clock;
    core::Instant m_openedAt;
    views::RefusalCheck m_refusal;
    views::DestroyClusterForm m_form;
    QTimer* m_ticks;
    QWidget* m_apps = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::map<std::string, QCheckBox*> m_boxes; ///< by app
};

} // namespace poolhouse::ui
