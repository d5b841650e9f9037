// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/known_credentials.h"
#include "tests/support/known_migration.h"
#include "tests/support/planned_maintenance.h"

#include <algorithm>
#include <string>
#include <vector>

/// Every fault an operation may meet, and the required outcome: shared by the tests with a fake server and over HTTP.
namespace poolhouse::test {

/// Required outcome of a fault.
enum class FaultEnd {
    Done,      ///< applied exactly once
    Refused,   ///< Failed, not applied
    NeedsCode, ///< requires a second factor, then Done
    WaitsDone, ///< Waiting with a countdown, then Done
};

struct FaultCase {
    const char* name = "";
    test::Fault fault; ///< for the fake server
    FaultEnd end = FaultEnd::Done;
    const char* told = ""; ///< final message shown to the user
    const char* spec = ""; ///< sandbox fault spec, without requests and times; empty: unsupported
};

inline test::Fault faultOf(api::ApiError::Kind kind, int status, test::Fault::Acts acts = test::Fault::Acts::Never,
                           const char* message = "", int readsDown = 0) {
    return {test::FakeCluster::errorOf(kind, status, message), acts, readsDown};
}

inline test::Fault rateLimitFault() {
    auto fault = faultOf(api::ApiError::Kind::RateLimited, 429);
    fault.error->retryAfter = std::chrono::seconds(3);
    return fault;
}

inline test::Fault secondFactorFault() {
    auto fault = faultOf(api::ApiError::Kind::TwoFactor, 403);
    fault.error->app = "example-app";
    return fault;
}

inline std::vector<FaultCase> everyFault() {
    using Acts = test::Fault::Acts;
    using Kind = api::ApiError::Kind;
    const auto refused = FaultEnd::Refused;
    const auto done = FaultEnd::Done;
    return {
        {"none", {}, done, "", "latency:1ms"},
        {"401", faultOf(Kind::Unauthorized, 401), refused, "Connect again with a valid token", "401"},
        {"403 two_factor", secondFactorFault(), FaultEnd::NeedsCode, "", "403:id=two_factor"},
        {"403", faultOf(Kind::Forbidden, 403, Acts::Never, "No access."), refused, "No access.",
         "403:message=No access."},
        {"404", faultOf(Kind::NotFound, 404), refused, "Not done", "404"},
        {"409", faultOf(Kind::Conflict, 409, Acts::Never, "Another change runs."), refused, "Another change runs.",
         "409:message=Another change runs."},
        {"422", faultOf(Kind::Invalid, 422, Acts::Never, "That is not allowed."), refused, "That is not allowed.",
         "422:message=That is not allowed."},
        {"423", faultOf(Kind::ConfirmationRequired, 423, Acts::Never, "Confirm first."), refused, "Confirm first.",
         "423:message=Confirm first."},
        {"429", rateLimitFault(), FaultEnd::WaitsDone, "", "429:Retry-After=3"},
        {"500 before acting", faultOf(Kind::ServerError, 500), done, "", "500"},
        {"500 after acting", faultOf(Kind::ServerError, 500, Acts::First), done, "", "status-after:500"},
        {"503, server starts again", faultOf(Kind::ServerError, 503, Acts::Never, "", 5), done, "", "503"},
        {"time-out before acting", faultOf(Kind::Timeout, 0), done, "", "timeout-before"},
        {"time-out after acting", faultOf(Kind::Timeout, 0, Acts::First), done, "", "timeout-after"},
        {"time-out, acts later", faultOf(Kind::Timeout, 0, Acts::Later), done, "", "timeout-late:30s"},
        {"reset before acting", faultOf(Kind::ConnectionLost, 0), done, "", "reset-before"},
        {"reset after acting", faultOf(Kind::ConnectionLost, 0, Acts::First), done, "", "reset-after"},
        {"reset before, server starts again", faultOf(Kind::ConnectionLost, 0, Acts::Never, "", 5), done, "",
         "restart-before:20s"},
        {"reset after, server starts again", faultOf(Kind::ConnectionLost, 0, Acts::First, "", 5), done, "",
         "restart-after:20s"},
        {"cut body", faultOf(Kind::CutOff, 0, Acts::First), done, "", "cut"},
        {"wrong type", faultOf(Kind::WrongType, 200, Acts::First), done, "", "wrong-type"},
        {"no JSON", faultOf(Kind::NotJson, 200, Acts::Never), done, "", "no-json-before"},
        {"no JSON, after acting", faultOf(Kind::NotJson, 200, Acts::First), done, "", "no-json"},
        {"too large", faultOf(Kind::TooLarge, 0, Acts::First), done},
        {"unreachable", faultOf(Kind::Unreachable, 0), done},
        {"read-only", faultOf(Kind::ReadOnly, 0), refused, "Unlock temporarily"},
    };
}

inline const FaultCase& faultNamed(const std::vector<FaultCase>& faults, const std::string& name) {
    return *std::find_if(faults.begin(), faults.end(), [&name](const auto& each) { return each.name == name; });
}

/// A small cluster for the app of the example cluster.
inline core::Change createChange(const std::string& name) {
    core::NewCluster cluster{"example-app", name, "ORDERS", std::string(core::commonPlan), "4G-Performance"};
    return {core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, std::move(cluster)};
}

/// Every kind of operation, on the example cluster or beside it.
inline std::vector<std::pair<const char*, core::Change>> everyChange() {
    using core::ChangeKind;
    return {{"add", {ChangeKind::AddPool, "search", "8G-Performance", 2}},
            {"add, name generated", {ChangeKind::AddPool, {}, "4G-Performance", 1}},
            {"set level", {ChangeKind::SetLevel, "analytics", "8G-Performance", 0}},
            {"set leader's level", {ChangeKind::SetLevel, "leader", "16G-Performance", 0}},
            {"set count up", {ChangeKind::SetCount, "web-reads", {}, 5}},
            {"set count to none", {ChangeKind::SetCount, "web-reads", {}, 0}},
            {"standby off", {ChangeKind::SetCount, "leader", {}, 1}},
            {"destroy", {ChangeKind::DestroyPool, "web-reads", {}, 0}},
            {"attach", {ChangeKind::Attach, "analytics", {}, 0, core::ChangedAttachment{"example-app", "REPORTING"}}},
            {"detach", {ChangeKind::Detach, {}, {}, 0, core::ChangedAttachment{"catalog-api", "READS"}}},
            {"run maintenance", runChange(plannedMaintenance())},
            {"move maintenance", moveChange(plannedMaintenance(), 2)},
            {"set window", windowChange(plannedMaintenance(), sundayNoon)},
            {"create", createChange("orders-db")},
            {"destroy cluster", removalChange({"catalog-api"})},
            {"upgrade", upgradeChange("17.5", "18")},
            {"create credential", credentialChange(ChangeKind::CreateCredential, "reporting")},
            {"rotate credential", credentialChange(ChangeKind::RotateCredential, "analyst")},
            {"rotate all credentials", credentialChange(ChangeKind::RotateAllCredentials, "", true)},
            {"destroy credential", credentialChange(ChangeKind::DestroyCredential, "analyst")},
            {"change settings",
             settingsChange(defaultSettings(), {{"log_statement", "mod"}, {"log_min_duration_statement", "500"}})},
            {"set quota", quotaChange(unsetQuota(), quotaTerms(200, 250, core::EnforcementAction::Notify))},
            {"prepare migration", migrationChange(ChangeKind::PrepareMigration)},
            {"run migration", migrationChange(ChangeKind::RunMigration, knownMigration("ready"))},
            {"cancel migration", migrationChange(ChangeKind::CancelMigration, knownMigration("ready"))}};
}

} // namespace poolhouse::test
