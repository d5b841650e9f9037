// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/migration_report.h"

#include "app/console/operation_json.h"
#include "app/console/text_table.h"
#include "models/core/migration_method.h"
#include "models/text/migration_text.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

Json databaseJson(const core::ClassicDatabase& source) {
    const auto problem = core::problemOfSource(source);
    return {{"id", source.id.value},
            {"name", source.name},
            {"plan", source.plan},
            {"state", orNull(source.state.text)},
            {"problem", problem ? Json(text::sourceProblemText(*problem).toStdString()) : Json(nullptr)}};
}

Json migrationJsonOf(const core::Migration& migration, const std::string& source) {
    auto checks = Json::array();
    for (const auto& check : migration.checks) {
        checks.push_back(
            {{"name", check.name}, {"result", orNull(check.result)}, {"description", orNull(check.description)}});
    }
    return {{"id", migration.id},
            {"source_id", migration.source.value},
            {"source", orNull(source)},
            {"state", migration.state.text},
            {"meaning", text::migrationMeaning(migration).toStdString()},
            {"copied_percent", orNull(migration.progress)},
            {"error", orNull(migration.error)},
            {"stop_reason", orNull(migration.stopReason)},
            {"checks", checks}};
}

QString databaseRows(const std::vector<core::ClassicDatabase>& sources) {
    QList<QStringList> rows{{QStringLiteral("DATABASE"), QStringLiteral("PLAN"), QStringLiteral("CAN BE MIGRATED")}};
    for (const auto& source : sources) {
        const auto problem = core::problemOfSource(source);
        rows.append({plain(source.name), plain(source.plan),
                     problem ? QStringLiteral("no: ") + text::sourceProblemText(*problem) : QStringLiteral("yes")});
    }
    return aligned(rows, 3);
}

QStringList migrationEffectsOf(const OperationReport& report) {
    return text::migrationEffects(report.change, text::toQString(report.cluster));
}

/// Without a method that is unknown.
QString titleOf(const MigrationChangeReport& report) {
    const auto& change = report.operation.change;
    return change.kind == core::ChangeKind::PrepareMigration && change.migration
               ? text::preparationTitle(*change.migration, report.method)
               : text::changeTitle(change, std::nullopt);
}

} // namespace

std::string nameOfSource(const std::optional<std::vector<core::ClassicDatabase>>& sources, const core::ClusterId& id) {
    if (!sources) {
        return {};
    }
    const auto at = std::find_if(sources->begin(), sources->end(), [&id](const auto& each) { return each.id == id; });
    return at == sources->end() ? std::string() : at->name;
}

std::string migrationJson(const AreaReading& reading, const MigrationReading& migration) {
    auto json = areaJson(reading);
    const auto& current = migration.migration;
    json["migration"] =
        current ? migrationJsonOf(*current, nameOfSource(migration.sources, current->source)) : Json(nullptr);
    json["sources"] = migration.sources ? Json::array() : Json(nullptr);
    for (const auto& source : migration.sources.value_or(std::vector<core::ClassicDatabase>())) {
        json["sources"].push_back(databaseJson(source));
    }
    return textOf(json);
}

QString migrationTable(const AreaReading& reading, const MigrationReading& migration) {
    const auto& current = migration.migration;
    const bool listed = migration.sources && !migration.sources->empty();
    const auto databases = listed ? QLatin1Char('\n') + databaseRows(*migration.sources) : QString();
    if (!current) {
        return areaTitle(reading, QStringLiteral("no migration into this cluster")) + databases;
    }
    const auto name = nameOfSource(migration.sources, current->source);
    auto text =
        areaTitle(reading, QStringLiteral("migration from %1").arg(plain(name.empty() ? current->source.value : name)));
    text += QStringLiteral("\n%1. %2\n")
                .arg(plain(text::migrationState(*current).toStdString()),
                     plain(text::migrationMeaning(*current).toStdString()));
    QList<QStringList> rows{{QStringLiteral("CHECK"), QStringLiteral("RESULT"), QStringLiteral("MESSAGE")}};
    for (const auto& check : current->checks) {
        rows.append({plain(check.name), plain(check.result), plain(check.description)});
    }
    if (!current->checks.empty()) {
        text += QLatin1Char('\n') + aligned(rows, 3);
    }
    return core::isOver(current->state.known) ? text + databases : text; // another one can be prepared
}

std::string migrationChangeJson(const MigrationChangeReport& report) {
    const auto& operation = report.operation;
    const auto change = operation.change.migration.value_or(core::ChangedMigration{});
    return textOf(operationJson(
        operation, {{"title", titleOf(report).toStdString()},
                    {"source_id", change.source.value},
                    {"source", orNull(change.sourceName)},
                    {"method", report.method ? Json(core::migrationMethodWord(*report.method)) : Json(nullptr)},
                    {"effects", effectsJson(operation, migrationEffectsOf(operation))}}));
}

QString migrationChangeTable(const MigrationChangeReport& report) {
    const auto& operation = report.operation;
    if (operation.result != OperationResult::DoneBefore) {
        return operationTable(operation, migrationEffectsOf(operation));
    }
    const auto line = QStringLiteral("Nothing to do, done before: %1.").arg(plain(titleOf(report).toStdString()));
    return operation.message.empty() ? line + QLatin1Char('\n')
                                     : QStringLiteral("%1 %2\n").arg(line, plain(operation.message));
}

} // namespace poolhouse::console
