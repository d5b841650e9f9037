// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/engine_access.h"
#include "app/console/fleet_loader.h"
#include "app/console/headless_command.h"
#include "app/console/plan_application.h"
#include "app/console/plan_estimate.h"
#include "app/console/priced_catalog.h"
#include "models/api/services.h"
#include "models/core/cluster_plan.h"
#include "models/core/recommend.h"

#include <optional>
#include <variant>

namespace poolhouse::console {

/// Parsed input of a command.
struct Document {
    std::variant<core::Plan, core::Needs> content;
    std::optional<core::Needs> needs{}; ///< that a plan is tested against
};
/// Reads and parses the files ("-": stdin). Error: a message that names file and member.
[[nodiscard]] core::Result<Document, QString> readDocument(CommandLine::Command command,
                                                           const DocumentRequest& request);

/// `poolhouse estimate` and `recommend` with a catalog file: no network access.
[[nodiscard]] CommandResult runOnFile(const Document& document, const DocumentRequest& request);

/// `poolhouse estimate`, `recommend` and `apply` against the API: reads the fleet, then prints the result or applies
/// the plan.
class DocumentCommand final : public HeadlessCommand {
    Q_OBJECT
public:
    DocumentCommand(CommandLine::Command command, DocumentRequest request, Document document,
                    EngineDependencies dependencies, QObject* parent = nullptr);

    void start() override; ///< starts the read timeout
    /// Result if the process is asked to quit early. Steps already sent complete on the server.
    [[nodiscard]] CommandResult interrupted() const;

private:
    [[nodiscard]] std::vector<core::ClusterId> selectClusters();
    void fleetRead();
    [[nodiscard]] PricedCatalog pricedCatalog() const;
    [[nodiscard]] CommandResult printedEstimate();
    void applied(int exitCode, QString complaint);
    [[nodiscard]] CommandResult applyResult(int exitCode, const QString& complaint) const;

    CommandLine::Command m_command;
    DocumentRequest m_request;
    Document m_document;
    EngineDependencies m_dependencies;
    FleetLoader m_loader;
    std::optional<QString> m_mismatch;
    PlanEstimate m_estimate;
    EngineAccess m_access;
    PlanApplication m_application;
};

} // namespace poolhouse::console
