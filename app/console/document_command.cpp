// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/document_command.h"

#include "app/console/apply_report.h"
#include "app/console/estimate_command.h"
#include "app/console/plan_match.h"
#include "app/console/recommend_command.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/documents/needs_document.h"
#include "models/documents/plan_document.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/text/drift_text.h"
#include "models/text/plan_execution_text.h"

namespace poolhouse::console {

namespace {

/// Prefixes a message with its input, "PLAN.json: ...".
QString inFile(const QString& file, const QString& sentence) {
    return QStringLiteral("%1: %2").arg(inputName(file), sentence);
}

template <class Content>
core::Result<Content, QString> readFrom(const QString& file,
                                        documents::DocumentResult<Content> (*read)(std::string_view)) {
    const auto text = readInput(file);
    if (!text) {
        return text.error();
    }
    auto content = read(text.value());
    if (!content) {
        return inFile(file, QString::fromStdString(content.error().sentence()));
    }
    return std::move(content).value();
}

EstimateOptions optionsOf(const DocumentRequest& request, const Document& document) {
    return {request.json, document.needs, request.svg};
}

} // namespace

core::Result<Document, QString> readDocument(CommandLine::Command command, const DocumentRequest& request) {
    if (command == CommandLine::Command::Recommend) {
        auto needs = readFrom(request.file, documents::readNeeds);
        return needs ? core::Result<Document, QString>(Document{std::move(needs).value()}) : needs.error();
    }
    auto plan = readFrom(request.file, documents::readPlan);
    if (!plan) {
        return plan.error();
    }
    Document document{std::move(plan).value()};
    if (request.needs.isEmpty()) {
        return document;
    }
    auto needs = readFrom(request.needs, documents::readNeeds);
    if (!needs) {
        return needs.error();
    }
    if (const auto problem = needsProblem(std::get<core::Plan>(document.content))) {
        return *problem;
    }
    document.needs = std::move(needs).value();
    return document;
}

CommandResult runOnFile(const Document& document, const DocumentRequest& request) {
    const auto priced = readPricedCatalog(request.catalog, request.tier);
    if (!priced) {
        return {exitUsage, {}, priced.error() + QLatin1Char('\n')};
    }
    if (const auto* needs = std::get_if<core::Needs>(&document.content)) {
        return runRecommendation(*needs, priced.value(), request.json);
    }
    auto result = runEstimate(std::get<core::Plan>(document.content), priced.value(), optionsOf(request, document));
    if (result.exitCode == exitUsage) {
        result.complaint = inFile(request.file, result.complaint);
    }
    return result;
}

DocumentCommand::DocumentCommand(CommandLine::Command command, DocumentRequest request, Document document,
                                 EngineDependencies dependencies, QObject* parent)
    : HeadlessCommand(dependencies.session, dependencies.poller, parent),
      m_command(command),
      m_request(std::move(request)),
      m_document(std::move(document)),
      m_dependencies(dependencies),
      m_loader(dependencies.store, dependencies.poller, dependencies.session, [this] { return selectClusters(); }),
      m_access(dependencies.operations, dependencies.poller),
      m_application({dependencies.store, dependencies.operations, dependencies.reads, dependencies.clock}) {
    connect(&m_loader, &FleetLoader::done, this, &DocumentCommand::fleetRead);
    connect(&m_loader, &FleetLoader::failed, this, &DocumentCommand::fail);
    connect(&m_access, &EngineAccess::refused, this,
            [this](const QString& complaint) { finish(applyResult(exitFailure, complaint)); });
    connect(&m_access, &EngineAccess::granted, this, [this] {
        m_dependencies.poller.stop(); // operations poll the clusters they change themselves
        m_application.start(m_estimate, m_request.confirm);
    });
    connect(&m_application, &PlanApplication::ended, this, &DocumentCommand::applied);
}

void DocumentCommand::start() {
    m_loader.start(m_request.timeout);
}

/// A plan that names unknown clusters reads no details.
std::vector<core::ClusterId> DocumentCommand::selectClusters() {
    const auto* plan = std::get_if<core::Plan>(&m_document.content);
    if (plan == nullptr) {
        return {};
    }
    const auto found = matchClusters(*plan, m_dependencies.store);
    if (!found) {
        m_mismatch = found.error();
        return {};
    }
    return found.value();
}

PricedCatalog DocumentCommand::pricedCatalog() const {
    return {m_dependencies.store.catalog(), m_dependencies.store.prices(),
            m_request.tier.isEmpty() ? usualTier : m_request.tier.toStdString()};
}

void DocumentCommand::fleetRead() {
    if (m_mismatch) {
        finish({exitUsage, {}, inFile(m_request.file, *m_mismatch) + QLatin1Char('\n')});
        return;
    }
    if (const auto problem = tierProblem(m_request.tier, m_dependencies.store.prices())) {
        finish({exitUsage, {}, *problem + QLatin1Char('\n')});
        return;
    }
    if (const auto* needs = std::get_if<core::Needs>(&m_document.content)) {
        finish(runRecommendation(*needs, pricedCatalog(), m_request.json));
        return;
    }
    const auto estimate =
        estimatePlan(withLiveData(std::get<core::Plan>(m_document.content), m_dependencies.store), pricedCatalog());
    if (!estimate) {
        finish({exitUsage, {}, inFile(m_request.file, estimate.error()) + QLatin1Char('\n')});
        return;
    }
    m_estimate = estimate.value();
    if (m_command == CommandLine::Command::Estimate) {
        finish(printedEstimate());
    } else {
        m_access.wait(m_request.timeout);
    }
}

/// A stale plan is still printed, with a complaint.
CommandResult DocumentCommand::printedEstimate() {
    const auto plan = withLiveData(std::get<core::Plan>(m_document.content), m_dependencies.store);
    auto result = estimateResult({m_estimate, plan, m_dependencies.store, m_dependencies.clock.now()},
                                 optionsOf(m_request, m_document));
    for (std::size_t at = 0; at < m_estimate.size(); ++at) {
        const auto& cluster = m_estimate[at];
        const auto now = core::shapesOf(*m_dependencies.store.cluster(cluster.plan.id)->info);
        const auto& known = cluster.plan.attachments;
        if (!core::stepsDone(cluster.plan.live, cluster.steps, now, known)) {
            const auto attachments = core::driftedAttachments(cluster.plan.live, cluster.steps, now, known);
            const auto differences =
                attachments.empty() ? text::driftSentences(cluster.plan.live, now) : text::driftSentences(attachments);
            result.exitCode = result.exitCode == exitFailure ? exitFailure : exitDrifted;
            result.complaint +=
                inFile(m_request.file, QStringLiteral("clusters[%1].%2: out of date. %3\n")
                                           .arg(at)
                                           .arg(attachments.empty() ? QStringLiteral("live") : QStringLiteral("moves"),
                                                differences.join(QLatin1Char(' '))));
        }
    }
    return result;
}

void DocumentCommand::applied(int exitCode, QString complaint) {
    if (exitCode == exitUsage) {
        finish({exitCode, {}, complaint});
        return;
    }
    for (const auto& drift : m_application.run().drift()) {
        complaint += inFile(m_request.file, QStringLiteral("the plan for %1 is out of date. %2\n")
                                                .arg(QString::fromStdString(drift.cluster),
                                                     text::driftSentences(drift).join(QLatin1Char(' '))));
    }
    finish(applyResult(exitCode, complaint));
}

CommandResult DocumentCommand::applyResult(int exitCode, const QString& complaint) const {
    const auto output = m_request.json ? QString::fromStdString(applyJson(m_estimate, m_application))
                                       : applyTable(m_estimate, m_application);
    return {exitCode, output, complaint};
}

CommandResult DocumentCommand::interrupted() const {
    const auto again =
        QStringLiteral("Interrupted before all steps were done. Run the same command again to continue.\n");
    return m_application.run().state() == plans::PlanExecutor::State::Idle
               ? CommandResult{exitFailure, {}, QStringLiteral("Interrupted before all data was loaded.\n")}
               : applyResult(exitFailure, again);
}

} // namespace poolhouse::console
