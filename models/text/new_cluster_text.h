// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment_name.h"
#include "models/core/change.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

/// What is said of a cluster that is to be created (context "Wording").
namespace poolhouse::text {

/// "Create orders-db, 8G-Performance with high availability, in example-app", "Fork orders-db as orders-copy, ...",
/// "Roll orders-db back to 2026-06-02 11:00 UTC as orders-copy, ...". Without a name: "Create a cluster, ...".
[[nodiscard]] QString newClusterTitle(const core::Change& change);
/// The work in progress and its end, of a change that is known: "Creating orders-db", "orders-db created".
[[nodiscard]] QString newClusterUnderWay(const core::NewCluster& cluster);
[[nodiscard]] QString newClusterReady(const core::NewCluster& cluster);
/// What happens beside the cost: the config var, the restart, where data come from, and the follower pools that are
/// added later. `raised`: those of them that have no instance where they are taken over from.
[[nodiscard]] QStringList newClusterEffects(const core::NewCluster& cluster,
                                            const std::vector<core::NewPoolDraft>& pools,
                                            const std::vector<std::string>& raised);
/// "batch is scaled to 0 in the template; the new pool has one instance, which is billed."
[[nodiscard]] QString raisedPoolText(const std::string& pool);
/// "2 × 8G-Performance".
[[nodiscard]] QString newPoolSize(const core::NewPoolDraft& pool);
/// Why it can't be created so. `attachment`: what AttachmentBad is about.
[[nodiscard]] QString newClusterProblemText(core::NewClusterProblem problem, const core::NewCluster& cluster,
                                            std::optional<core::AttachmentNameProblem> attachment = {});
[[nodiscard]] QString attachmentNameText(core::AttachmentNameProblem problem);
/// "From 2026-06-15 08:00 UTC to 2026-06-22 08:00 UTC."; empty while nothing is known of it.
[[nodiscard]] QString rollbackWindowText(const std::optional<core::RollbackWindow>& window);
/// The Heroku CLI's line that does the same.
[[nodiscard]] QString newClusterCommand(const core::NewCluster& cluster);
/// "new", "fork", "rollback": for files and scripts.
[[nodiscard]] const char* originWord(const core::NewCluster& cluster);

} // namespace poolhouse::text
