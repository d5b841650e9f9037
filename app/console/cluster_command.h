// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/cluster_report.h"
#include "app/console/operation_command.h"

namespace poolhouse::console {

/// `poolhouse destroy`.
class DestroyClusterCommand final : public OperationCommand {
public:
    DestroyClusterCommand(ChangeRequest request, EngineDependencies dependencies, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] bool mayBeGone() const override { return true; }
    [[nodiscard]] bool mayLackDetails(const core::ClusterId& /*cluster*/) const override { return true; }
    void onGone(const core::ClusterId& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    /// Destroyed by a run that was killed before it heard of it.
    [[nodiscard]] bool wasDestroyed(const core::ClusterId& cluster) const;
    /// Why an app that was named is none that loses it; empty: all of them are.
    [[nodiscard]] static QString strayApp(const std::vector<std::string>& named,
                                          const std::vector<std::string>& attached);

    ClusterEffects m_effects;
};

/// `poolhouse upgrade`.
class UpgradeVersionCommand final : public OperationCommand {
public:
    UpgradeVersionCommand(ChangeRequest request, EngineDependencies dependencies, QObject* parent = nullptr);

private:
    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    void submit(const fleet::ClusterRecord& cluster);
};

} // namespace poolhouse::console
