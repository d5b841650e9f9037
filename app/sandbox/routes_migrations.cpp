// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/targets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

std::string describe(const std::string& status) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sentences{
        {{"creating_target", "Waiting for the target database"},
         {"preparing", "Preparing the target database"},
         {"ready", "Ready to migrate"},
         {"migrating", "Copying the data"},
         {"promoting", "Promoting the target database"},
         {"completed", "Migration completed"},
         {"cancelled", "Migration cancelled"},
         {"failed", "Migration failed"}}};
    const auto* at =
        std::find_if(sentences.begin(), sentences.end(), [&](const auto& each) { return each.first == status; });
    return at == sentences.end() ? status : std::string(at->second);
}

/// Percent copied, linear in time; null before the copy begins.
json progressOf(const MigrationRecord& migration, core::Instant now) {
    if (migration.status == "promoting" || migration.status == "completed") {
        return 100;
    }
    if (migration.status != "migrating") {
        return nullptr;
    }
    const auto length = std::max<std::int64_t>(1, (migration.until - migration.since).count());
    const auto done = std::clamp<std::int64_t>((now - migration.since).count(), 0, length);
    return done * 100 / length;
}

json checksJson(const MigrationRecord& migration) {
    const bool waiting = migration.status == "creating_target";
    const bool running = migration.status == "preparing";
    json list = json::array();
    for (const auto* name : {"source-reachable", "versions-compatible", "extensions-available"}) {
        const bool later = std::string_view(name) == "extensions-available";
        const auto* result = waiting ? "pending" : running && later ? "running" : "passed";
        const bool checked = std::string_view(result) == "passed";
        list.push_back({{"name", name},
                        {"result", result},
                        {"description", nullptr},
                        {"checked_at", checked ? json(core::formatInstant(migration.since)) : json(nullptr)}});
    }
    return list;
}

json migrationJson(const ClusterRecord& target, core::Instant now) {
    const auto& migration = *target.migration;
    const bool over = !migrationActive(target);
    const bool failed = migration.status == "failed";
    const auto reason = migration.stopReason.empty() ? json(nullptr) : json(migration.stopReason);
    const bool streaming =
        migration.method == "cdc" && (migration.status == "migrating" || migration.status == "promoting");
    return {{"id", migration.id},
            {"source_id", migration.sourceId},
            {"target_id", target.id},
            {"status", migration.status},
            {"status_description", describe(migration.status)},
            {"auto_promote", true},
            {"cdc_lag", streaming ? json(0) : json(nullptr)},
            {"completed", over},
            {"full_load_progress", progressOf(migration, now)},
            {"last_error_message", failed ? reason : json(nullptr)},
            {"preassessment_results", checksJson(migration)},
            {"stop_reason", failed ? json(nullptr) : reason},
            {"successful", migration.status == "completed"},
            {"tables_errored", migration.status == "completed" ? json(0) : json(nullptr)}};
}

/// `data:pg:migrate` recognizes "not a target" only by a 404 with a message (x-error-model).
Response noMigration() {
    return errorResponse(404, "not_found", "The database is not the target of a migration.");
}

Response getMigration(Exchange& exchange) {
    const auto* target = advancedCluster(exchange);
    if (target == nullptr) {
        return noSuchCluster();
    }
    return target->migration ? jsonResponse(migrationJson(*target, exchange.now)) : noMigration();
}

/// Why `source` cannot be migrated to `target`; empty when it can.
std::optional<Response> migrationRefusal(const Exchange& exchange, const ClusterRecord& target,
                                         const ClusterRecord* source) {
    if (source == nullptr) {
        return refused(dataApi, "There is no database with the id that \"source_id\" gives.");
    }
    if (!source->classic() || source->plan.starts_with("essential")) {
        return refused(dataApi, source->name + " is of the plan " + source->plan +
                                    "; only classic databases above the essential plans can be migrated.");
    }
    if (migrationActive(target)) {
        return conflict(target.name + " is the target of a migration already.");
    }
    if (const auto* other = migrationFrom(exchange.state, source->id)) {
        return conflict(source->name + " is being migrated to " + other->name + " already.");
    }
    if (source->state != "provisioned") {
        return refused(dataApi, source->name + " is not available.");
    }
    if (auto refusal = clusterRefusal(target, exchange.now)) {
        return refusal;
    }
    if (clusterStatus(target, exchange.now) == "modifying") {
        return refused(dataApi, "The database is being modified; it can be a target when that is done.");
    }
    return std::nullopt;
}

Response configureMigration(Exchange& exchange) {
    const auto* target = advancedCluster(exchange);
    if (target == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {"method", "source_id"});
    if (!body) {
        return body.error();
    }
    const auto method = textMember(body.value(), dataApi, "method");
    const auto sourceId = textMember(body.value(), dataApi, "source_id");
    if (!method || !sourceId) {
        return !method ? method.error() : sourceId.error();
    }
    if (method.value() != "cdc" && method.value() != "full-load") {
        return refused(dataApi, "The method of a migration is cdc or full-load.");
    }
    const auto* source = exchange.state.findClusterById(sourceId.value().value_or(""));
    if (auto refusal = migrationRefusal(exchange, *target, source)) {
        return *std::move(refusal);
    }
    beginMigration(exchange.state, std::string(target->id), std::string(source->id), *method.value(), exchange.now);
    return jsonResponse(migrationJson(*target, exchange.now));
}

/// Calls `act` if the migration is ready; other statuses can be neither run nor cancelled.
template <class Act> Response whenReady(Exchange& exchange, std::string_view action, Act&& act) {
    const auto* target = advancedCluster(exchange);
    if (target == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {});
    if (!body) {
        return body.error();
    }
    if (!target->migration) {
        return noMigration();
    }
    if (target->migration->status != "ready") {
        return refused(dataApi, "The migration is " + target->migration->status + "; only one that is ready can be " +
                                    std::string(action) + ".");
    }
    act(exchange.state, std::string(target->id), exchange.now);
    return jsonResponse(migrationJson(*target, exchange.now), 202);
}

Response startMigration(Exchange& exchange) {
    return whenReady(exchange, "started", runMigration);
}
Response stopMigration(Exchange& exchange) {
    return whenReady(exchange, "cancelled", cancelMigration);
}

} // namespace

std::span<const Route> migrationRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/data/postgres/v1/{id}/migrations", getMigration, dataApi},
        Route{"POST", "/data/postgres/v1/{id}/migrations", configureMigration, dataApi},
        Route{"POST", "/data/postgres/v1/{id}/migrations/run", startMigration, dataApi},
        Route{"POST", "/data/postgres/v1/{id}/migrations/cancel", stopMigration, dataApi}};
    return routes;
}

} // namespace poolhouse::sandbox
