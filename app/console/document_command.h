// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "app/console/command_result.h"
#include "app/console/fleet_loader.h"
#include "app/console/plan_estimate.h"
#include "app/console/priced_catalog.h"
#include "models/api/services.h"
#include "models/core/cluster_plan.h"
#include "models/core/recommend.h"
#include "models/plans/executor.h"

#include <QObject>

#include <optional>
#include <variant>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::console {

/// What a command was given, once it could be read.
using Document = std::variant<core::Plan, core::Needs>;
/// The error is a sentence for people that names file and member.
[[nodiscard]] core::Result<Document, QString> readDocument(CommandLine::Command command, const QString& file);

/// `poolhouse estimate` and `recommend` with a catalogue from a file: nobody is asked.
[[nodiscard]] CommandResult runOnFile(const Document& document, const DocumentRequest& request);

/// `poolhouse estimate`, `recommend` and `apply` with what the API says: the fleet is read, then the document is told,
/// or carried out.
class DocumentCommand final : public QObject {
    Q_OBJECT
public:
    /// All of these outlive the command.
    struct Parts {
        fleet::Store& store;
        fleet::Poller& poller;
        fleet::Session& session;
        operations::Engine& operations;
        api::ClusterService& clusters;
        const core::Clock& clock;
    };
    DocumentCommand(CommandLine::Command command, DocumentRequest request, Document document, Parts parts,
                    QObject* parent = nullptr);

    void start(); ///< the session may begin before or after; the time allowed for reading counts from here
    /// What to say when the program is told to quit before the end. A step that was sent goes on without it.
    [[nodiscard]] CommandResult interrupted() const;

Q_SIGNALS:
    void finished(const poolhouse::console::CommandResult& result); ///< once

private:
    [[nodiscard]] std::vector<core::ClusterId> wantedClusters();
    void fleetRead();
    [[nodiscard]] PricedCatalog market() const;
    [[nodiscard]] CommandResult estimateResult();
    void apply();
    void runChanged();
    void runFinished();
    [[nodiscard]] CommandResult applyResult(int exitCode, const QString& complaint) const;
    void finish(CommandResult result);

    CommandLine::Command m_command;
    DocumentRequest m_request;
    Document m_document;
    Parts m_parts;
    FleetLoader m_reading;
    std::optional<QString> m_mismatch;
    PlanEstimate m_estimate;
    plans::PlanExecutor m_run;
    bool m_finished = false;
};

/// What `apply` leaves behind, see resources/schema/apply.schema.json.
[[nodiscard]] std::string applyJson(const PlanEstimate& estimate, const plans::PlanExecutor& run);
[[nodiscard]] QString applyTable(const PlanEstimate& estimate, const plans::PlanExecutor& run);

} // namespace poolhouse::console
