// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

namespace poolhouse::api::codec {

namespace {

core::MigrationCheck readCheck(const JsonNode& node) {
    return {node.name("name"), node.text("result"), node.text("description")};
}

/// One whose state could not be read would be taken for another one.
core::Migration readMigrationOf(const JsonNode& node) {
    core::Migration migration;
    migration.id = node.name("id");
    migration.source.value = node.name("source_id");
    migration.target.value = node.text("target_id");
    migration.state = core::readEnum(core::migrationStateWords(), node.name("status"));
    migration.description = node.text("status_description");
    migration.progress = node.optionalNumber("full_load_progress", 100);
    migration.error = node.text("last_error_message");
    migration.stopReason = node.text("stop_reason");
    if (!node.has("preassessment_results")) {
        return migration;
    }
    if (!node.listSize("preassessment_results")) {
        node.remark("preassessment_results", "a list");
    } else {
        migration.checks = node.list("preassessment_results")
                               .partialList<core::MigrationCheck>(core::RecordKind::Migration, readCheck)
                               .items;
    }
    return migration;
}

} // namespace

ApiResult<MigrationAnswer> readMigration(QByteArrayView body) {
    return readBody<MigrationAnswer>(body, true, [](const JsonNode& root) {
        return MigrationAnswer{readMigrationOf(root), {}};
    });
}

ApiResult<core::Done> readMigrationPrepared(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& root) {
        (void)readMigrationOf(root);
        return core::Done{};
    });
}

ApiResult<core::Done> readMigrationActedOn(QByteArrayView body) {
    return readBody<core::Done>(body, true, [](const JsonNode& /*root*/) { return core::Done{}; });
}

QByteArray writeMigration(const core::ClusterId& source, core::MigrationMethod method) {
    return serialized(
        Json{{"method", core::enumWord(core::migrationMethodWords(), method)}, {"source_id", source.value}});
}

} // namespace poolhouse::api::codec
