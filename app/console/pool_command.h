// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/change_command.h"
#include "app/console/command_line.h"
#include "app/console/plan_application.h"

namespace poolhouse::console {

/// `poolhouse pool add`, `pool scale` and `pool destroy`: a plan of one cluster, made of the arguments and the cluster
/// as it is, which is estimated or applied.
class PoolCommand final : public ChangeCommand {
public:
    PoolCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                QObject* parent = nullptr);

    [[nodiscard]] CommandResult interrupted() const override;

private:
    using Shapes = std::vector<core::PoolShape>;

    void onReady(const fleet::ClusterRecord& cluster) override;
    [[nodiscard]] std::optional<Shapes> wantedPools(const fleet::ClusterRecord& cluster, const Shapes& live);
    [[nodiscard]] std::optional<Shapes> withPool(const fleet::ClusterRecord& cluster, const Shapes& live);
    [[nodiscard]] std::optional<Shapes> scaled(const fleet::ClusterRecord& cluster, const Shapes& live);
    [[nodiscard]] std::optional<Shapes> withoutPool(const fleet::ClusterRecord& cluster, const Shapes& live);
    [[nodiscard]] std::string nameOfNewPool(const fleet::ClusterRecord& cluster, const Shapes& live, int count) const;
    void refuse(const std::vector<core::DraftProblem>& problems, const std::string& name, const Shapes& pools);
    void printEffect();
    void onEnded(int exitCode, QString complaint);
    [[nodiscard]] CommandResult result(int exitCode, const QString& complaint) const;

    CommandLine::Command m_command;
    PlanEstimate m_estimate; ///< of one cluster
    PlanApplication m_application;
};

} // namespace poolhouse::console
