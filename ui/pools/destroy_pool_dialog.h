// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/confirm_dialog.h"

namespace poolhouse::ui {

/// Destroys a follower pool after its name was typed. Object names "destroyPoolDialog", "scaleToZero" (the link's
/// label); see ConfirmDialog, with "destroy" for NAME.
class DestroyPoolDialog : public ConfirmDialog {
    Q_OBJECT
public:
    DestroyPoolDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, std::string pool,
                      QWidget* parent = nullptr);

Q_SIGNALS:
    /// Scaling to zero was chosen instead; the dialog closes.
    void scaleToZeroRequested(const poolhouse::core::ClusterId& cluster, const QString& pool);

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::optional<QString> whyNot() const override;
    [[nodiscard]] bool stillThere(const core::ClusterInfo& info) const override;
    void updateStyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeAlternative();

    std::string m_pool;
    std::optional<views::DestroyForm> m_form;
    QWidget* m_alternative = nullptr;
    QLabel* m_instead = nullptr;
};

} // namespace poolhouse::ui
