// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/creation_report.h"
#include "app/console/operation_command.h"
#include "models/core/cluster_template.h"
#include "models/core/pool_draft.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::console {

/// `poolhouse create` and `poolhouse fork`.
class CreationCommand final : public OperationCommand {
public:
    CreationCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                    QObject* parent = nullptr);
    void start() override;

private:
    [[nodiscard]] core::Result<std::vector<core::ClusterId>, QString> clustersToRead() override;
    [[nodiscard]] bool mayLackDetails(const core::ClusterId& cluster) const override;
    [[nodiscard]] std::vector<const operations::Operation*> inTheWay() const override;
    void onUnblocked() override;
    void onReady(const fleet::ClusterRecord& source) override;
    [[nodiscard]] QString printed(const OperationReport& report) const override;
    [[nodiscard]] QString failureOf(const operations::Operation& operation) const override;
    [[nodiscard]] QString interruption() const override;
    [[nodiscard]] core::CostEstimate cost() const;
    [[nodiscard]] const core::NewCluster* madeBefore() const;
    [[nodiscard]] std::optional<QString> readShape();
    [[nodiscard]] core::ClusterTemplate pattern() const;
    void fillIn();
    [[nodiscard]] std::optional<QString> followerProblem() const;
    void submit();
    [[nodiscard]] QString whyAnother(const fleet::ClusterRecord& there) const;
    [[nodiscard]] QString whyAnotherPool(const fleet::ClusterRecord& there) const;
    void addMissing(const fleet::ClusterRecord& there);
    [[nodiscard]] FollowerReport follower(const core::NewPoolDraft& pool, OperationResult whole) const;
    void refuse(const operations::Refusal& refusal);

    CommandLine::Command m_command;
    std::optional<core::ClusterTemplate> m_shape; ///< of --shape
    std::vector<core::NewPoolDraft> m_pools;      ///< follower pools, as given or as of the cluster it is like
    std::vector<std::string> m_raised;            ///< names of those of them that are scaled to 0 there
    std::vector<core::NewPoolDraft> m_there;      ///< those of them that the cluster has, which an earlier run made
    bool m_madeBefore = false;                    ///< the cluster
};

} // namespace poolhouse::console
