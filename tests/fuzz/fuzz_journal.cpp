// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record.h"
#include "models/operations/record_schema1.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "tests/fuzz/spoil.h"
#include "tests/support/cluster_changes.h"

#include <QByteArray>
#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

using namespace poolhouse;
using namespace poolhouse::fuzz;
using namespace poolhouse::operations;

namespace {

Operation validOperation() {
    Operation operation;
    operation.id = "o1";
    operation.cluster.value = "c1";
    operation.clusterName = "postgresql-horizontal-12345";
    operation.app = "example-app";
    operation.account = "api.example.com a1";
    operation.plan = "p1";
    operation.change = {core::ChangeKind::SetCount, "reads", "4G-Performance", 3};
    operation.basis = {{core::PoolRole::Leader, "leader", "4G-Performance", 1},
                       {core::PoolRole::Follower, "reads", "4G-Performance", 2}};
    operation.pool = core::PoolId{"p1"};
    operation.state = Operation::State::Failed;
    operation.askedAt = *core::parseInstant("2026-06-22T08:28:00Z");
    operation.sentAt = operation.askedAt;
    operation.finishedAt = operation.askedAt;
    api::ApiError error;
    error.kind = api::ApiError::Kind::RateLimited;
    error.status = 429;
    error.message = "Slow down.";
    error.retryAfter = std::chrono::seconds(3);
    Exchange exchange;
    exchange.sentAt = operation.askedAt;
    exchange.method = "PATCH";
    exchange.target = "/data/postgres/v1/c1/pools/p1";
    exchange.requestBody = R"({"count":3})";
    exchange.status = 429;
    exchange.responseBody = "{}";
    exchange.problem = error;
    operation.exchanges = {exchange};
    operation.problem = error;
    operation.recipe = PoolRecipe{operation.basis.back(), {{"READS", "example-app"}}};
    operation.figures = ChangeFigures{{core::Money{30000}, true, 380}, {core::Money{45000}, true, 760}};
    operation.progress = ProgressCode::Refused;
    operation.progress.cause = error;
    return operation;
}

/// One that changes an attachment.
Operation attaching(core::ChangeKind kind) {
    auto operation = validOperation();
    operation.change = {kind, "reads", {}, 0, core::ChangedAttachment{"example-app", "READS", "analyst"}};
    operation.pool.reset();
    operation.recipe.reset();
    operation.attachment = core::AttachmentId{"a1"};
    if (kind == core::ChangeKind::Detach) {
        operation.change.attachment->id = *operation.attachment;
    }
    return operation;
}

Operation maintaining(core::ChangeKind kind) {
    auto operation = validOperation();
    core::ChangedMaintenance change;
    change.weeks = -2;
    change.phase = core::MaintenancePhase::Planned;
    change.scheduledFor = operation.askedAt;
    change.requiredBy = operation.askedAt;
    change.window = core::WeekTime{std::chrono::Sunday, std::chrono::hours(13)};
    change.windowBefore = core::WeekTime{std::chrono::Thursday, std::chrono::hours(22)};
    operation.change = {kind, {}, {}, 0, {}, change};
    operation.pool.reset();
    operation.recipe.reset();
    operation.state = Operation::State::Done;
    return operation;
}

Operation creating() {
    auto operation = validOperation();
    core::NewCluster cluster{"example-app", "orders-db", "ORDERS", "advanced", "4G-Performance"};
    cluster.version = "17";
    cluster.source = core::ClusterSource{"postgresql-x", operation.askedAt};
    operation.change = {core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, cluster};
    operation.cluster = {};
    operation.pool.reset();
    operation.recipe.reset();
    return operation;
}

Operation ofCluster(const core::Change& change) {
    auto operation = validOperation();
    operation.change = change;
    operation.pool.reset();
    operation.recipe.reset();
    return operation;
}

Operation changingCredential(core::ChangeKind kind) {
    auto operation = validOperation();
    core::ChangedCredential change;
    change.name = "reporting";
    change.forced = true;
    change.shown = {{{"cr1"}, "reporting", core::CredentialState::Active, "0123abcd"}};
    change.apps = {"example-app", "shop"};
    operation.change = {kind, {}, {}, 0};
    operation.change.credential = change;
    operation.pool.reset();
    operation.recipe.reset();
    operation.state = Operation::State::Done;
    return operation;
}

Operation configuring(core::Change change) {
    auto operation = validOperation();
    operation.change = std::move(change);
    operation.pool.reset();
    operation.recipe.reset();
    operation.state = Operation::State::Done;
    return operation;
}

core::Change changedSettings() {
    return core::changeOfSettings({{{"log_statement", "mod", std::string("ddl"), false},
                                    {"log_min_duration_statement", "500", 2000.0, true},
                                    {"log_connections", "off", true, std::nullopt},
                                    {"work_mem", "4MB", core::NotSet{}, std::nullopt}}});
}

core::Change changedQuota() {
    return core::changeOfQuota({"storage",
                                {200, 250, core::enforcementAction(core::EnforcementAction::Restrict)},
                                {std::nullopt, 12.5, core::enforcementAction(core::EnforcementAction::None)}});
}

core::Change changedMigration(core::ChangeKind kind) {
    return core::changeOfMigration(
        kind, {{"s1"}, "postgresql-rigid-40120", core::MigrationMethod::Cdc, "m1", core::MigrationState::Ready});
}

std::array<QByteArray, 18> validRows() {
    return {recordOf(validOperation()),
            recordOf(attaching(core::ChangeKind::Attach)),
            recordOf(attaching(core::ChangeKind::Detach)),
            recordOf(maintaining(core::ChangeKind::RunMaintenance)),
            recordOf(maintaining(core::ChangeKind::MoveMaintenance)),
            recordOf(maintaining(core::ChangeKind::SetWindow)),
            recordOf(creating()),
            recordOf(ofCluster(test::removalChange({"catalog-api", "shop"}))),
            recordOf(ofCluster(test::upgradeChange("17.5", "18"))),
            recordOf(changingCredential(core::ChangeKind::CreateCredential)),
            recordOf(changingCredential(core::ChangeKind::RotateCredential)),
            recordOf(changingCredential(core::ChangeKind::RotateAllCredentials)),
            recordOf(changingCredential(core::ChangeKind::DestroyCredential)),
            recordOf(configuring(changedSettings())),
            recordOf(configuring(changedQuota())),
            recordOf(configuring(changedMigration(core::ChangeKind::PrepareMigration))),
            recordOf(configuring(changedMigration(core::ChangeKind::RunMigration))),
            recordOf(configuring(changedMigration(core::ChangeKind::CancelMigration)))};
}

QCborValue oddCbor(Choices& choices) {
    switch (choices.below(12)) {
    case 0: return QCborValue(nullptr);
    case 1: return QCborValue(true);
    case 2: return QCborValue(-1);
    case 3: return QCborValue(0);
    case 4: return QCborValue(1e300);
    case 5: return QCborValue(std::numeric_limits<qint64>::max());
    case 6: return QCborValue(std::numeric_limits<qint64>::min());
    case 7: return QCborValue(QString::fromStdString(choices.text()));
    case 8: return QCborValue(QByteArray::fromStdString(choices.text()));
    case 9: return QCborArray{1, QCborMap{}, QCborArray{}};
    case 10: return QCborMap{{QStringLiteral("kind"), 3}};
    default: return QCborValue(static_cast<qint64>(choices.below(256)));
    }
}

/// Replaces or removes something in `value`.
QCborValue spoiled(const QCborValue& value, Choices& choices) {
    const bool into = choices.below(4) != 0;
    if (value.isMap() && !value.toMap().isEmpty() && into) {
        auto map = value.toMap();
        const auto keys = map.keys();
        const auto key = keys[static_cast<qsizetype>(choices.below(static_cast<std::size_t>(keys.size())))];
        if (choices.below(6) == 0) {
            map.remove(key);
        } else {
            map[key] = spoiled(map[key], choices);
        }
        return map;
    }
    if (value.isArray() && !value.toArray().isEmpty() && into) {
        auto array = value.toArray();
        const auto at = static_cast<qsizetype>(choices.below(static_cast<std::size_t>(array.size())));
        array[at] = spoiled(array.at(at), choices);
        return array;
    }
    return oddCbor(choices);
}

/// What was read is kept without loss, and told to people and in exports.
void check(const QByteArray& row) {
    const auto operation = operationOf(row);
    if (!operation) {
        return;
    }
    require(!operation->id.empty() && !operation->cluster.empty());
    require(operationOf(recordOf(*operation)) == operation);
    require(!text::changeTitle(*operation).isEmpty() && !text::operationState(operation->state).isEmpty());
    require(!text::outcome(*operation).isEmpty());
    (void)text::undoVerb(*operation);
    (void)text::progressSentence(operation->progress);
    for (const auto& exchange : operation->exchanges) {
        (void)text::exchangeProblem(exchange);
    }
    (void)text::curlText(*operation, QStringLiteral("https://api.data.example.com"));
    (void)text::cliText(*operation);
    (void)text::activityCsv({&*operation}, operation->askedAt);
    (void)text::activityJson({&*operation}, operation->askedAt);
}

} // namespace

/// The first byte selects bytes as they are, of schema 3 or 1, or a valid row with some members spoiled, and then
/// which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto valid = validRows();
    if (size == 0) {
        return 0;
    }
    const QByteArray bytes(reinterpret_cast<const char*>(data) + 1, static_cast<qsizetype>(size - 1));
    if (data[0] % 4 == 0) {
        check(bytes);
        return 0;
    }
    if (data[0] % 4 == 1) {
        if (const auto row = recordFromSchema1(bytes)) {
            check(*row);
        }
        return 0;
    }
    Choices choices(data + 1, size - 1);
    auto row = QCborValue::fromCbor(valid[data[0] / 4U % valid.size()]);
    for (auto times = 1 + choices.below(4); times > 0; --times) {
        row = spoiled(row, choices);
    }
    const auto written = row.toCbor();
    check(written);
    if (const auto migrated = recordFromSchema1(written); migrated && data[0] % 4 == 3) {
        check(*migrated);
    }
    return 0;
}
