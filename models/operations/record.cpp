// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record.h"

#include "models/operations/record_change.h"
#include "models/operations/record_map.h"
#include "models/operations/record_values.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborParserError>
#include <QCborValue>

namespace poolhouse::operations {

namespace {

using namespace record;
using Kind = api::ApiError::Kind;
using State = Operation::State;

constexpr int lastKind = static_cast<int>(Kind::ReadOnly);
constexpr int lastState = static_cast<int>(State::Cancelled);
constexpr int lastScope = static_cast<int>(ReadOnlyLock::Scope::Cluster);
constexpr int lastCause = static_cast<int>(ReadOnlyLock::Cause::OtherAccount);

QCborMap written(const core::PoolShape& shape) {
    return {{key("leader"), shape.role == core::PoolRole::Leader},
            {key("name"), value(shape.name)},
            {key("level"), value(shape.level)},
            {key("count"), shape.count}};
}

core::PoolShape shapeOf(const QCborMap& map) {
    return {map[key("leader")].toBool() ? core::PoolRole::Leader : core::PoolRole::Follower, text(map, "name"),
            text(map, "level"), integerOf(map, "count")};
}

QCborMap written(const ReadOnlyLock& lock) {
    return {{key("scope"), static_cast<int>(lock.scope)},
            {key("pattern"), lock.pattern},
            {key("cause"), static_cast<int>(lock.cause)},
            {key("file"), lock.file}};
}

std::optional<ReadOnlyLock> lockOf(const QCborMap& map) {
    const auto scope = enumerator(map, "scope", lastScope);
    const auto cause = enumerator(map, "cause", lastCause);
    if (!scope || !cause) {
        return std::nullopt;
    }
    return ReadOnlyLock{static_cast<ReadOnlyLock::Scope>(*scope), map[key("pattern")].toString(), std::nullopt,
                        static_cast<ReadOnlyLock::Cause>(*cause), map[key("file")].toString()};
}

api::ApiError errorWith(Kind kind, const QCborMap& map) {
    api::ApiError error;
    error.kind = kind;
    error.status = integerOf(map, "status");
    error.id = text(map, "id");
    error.message = text(map, "message");
    error.url = text(map, "url");
    error.app = text(map, "app");
    error.path = text(map, "path");
    error.expected = text(map, "expected");
    error.method = text(map, "method");
    error.target = text(map, "target");
    error.detail = text(map, "detail");
    if (const auto pause = map[key("retryAfter")]; pause.isInteger()) {
        error.retryAfter = std::chrono::milliseconds(integer(pause));
    }
    return error;
}

/// Empty when there is none. One that cannot be decoded stays an error: the rest of the row is worth more.
std::optional<api::ApiError> errorAt(const QCborMap& map, const char* name) {
    const auto error = map[key(name)];
    if (error.isUndefined()) {
        return std::nullopt;
    }
    const auto members = error.toMap();
    auto decoded = errorOf(members);
    return decoded ? decoded : std::optional(errorWith(Kind::UnexpectedStatus, members));
}

Progress::Cause causeOf(const QCborMap& map) {
    if (auto error = errorAt(map, "error")) {
        return *std::move(error);
    }
    if (const auto lock = map[key("lock")]; !lock.isUndefined()) {
        auto decoded = lockOf(lock.toMap());
        return decoded ? Progress::Cause(*std::move(decoded)) : UnknownCause();
    }
    if (!map[key("journal")].isUndefined()) {
        const auto code = enumerator(map, "journal", JournalError::lastCode).value_or(0);
        return code > 0 ? Progress::Cause(JournalError{static_cast<JournalError::Code>(code)}) : UnknownCause();
    }
    return map[key("unknownCause")].isUndefined() ? Progress::Cause() : UnknownCause();
}

std::optional<Progress> progressOf(const QCborMap& map) {
    constexpr int highest = 10'000;
    const auto number = enumerator(map, "code", highest);
    const auto code = number ? progressCodeOf(*number) : std::nullopt;
    if (!code) {
        return std::nullopt;
    }
    Progress progress = *code;
    progress.up = integerOf(map, "up");
    progress.count = integerOf(map, "count");
    progress.level = text(map, "level");
    progress.said = text(map, "said");
    progress.cause = causeOf(map);
    return progress;
}

QCborMap written(const Exchange& exchange) {
    QCborMap map{{key("sentAt"), value(exchange.sentAt)},
                 {key("answeredAt"), value(exchange.answeredAt)},
                 {key("method"), exchange.method},
                 {key("target"), exchange.target},
                 {key("request"), exchange.requestBody},
                 {key("status"), exchange.status},
                 {key("response"), exchange.responseBody},
                 {key("left"), exchange.left},
                 {key("secondFactor"), exchange.secondFactor}};
    if (exchange.problem) {
        map[key("problem")] = mapOf(*exchange.problem);
    }
    if (!exchange.legacyProblem.empty()) {
        map[key("legacyProblem")] = value(exchange.legacyProblem);
    }
    return map;
}

Exchange exchangeOf(const QCborMap& map) {
    Exchange exchange;
    exchange.sentAt = instant(map, "sentAt");
    exchange.answeredAt = optionalInstant(map, "answeredAt");
    exchange.method = map[key("method")].toByteArray();
    exchange.target = map[key("target")].toByteArray();
    exchange.requestBody = map[key("request")].toByteArray();
    exchange.status = integerOf(map, "status");
    exchange.responseBody = map[key("response")].toByteArray();
    exchange.legacyProblem = text(map, "legacyProblem");
    exchange.left = map[key("left")].toBool(true);
    // of a record that does not say so: nothing else was a PUT then
    exchange.secondFactor = map[key("secondFactor")].toBool(exchange.method == "PUT");
    exchange.problem = errorAt(map, "problem");
    return exchange;
}

QCborMap written(const CostAndCapacity& figures) {
    QCborMap map{{key("complete"), figures.complete}};
    if (figures.monthly) {
        map[key("cents")] = qint64(figures.monthly->cents);
    }
    if (figures.connections) {
        map[key("connections")] = *figures.connections;
    }
    return map;
}

CostAndCapacity figuresFrom(const QCborMap& map) {
    CostAndCapacity figures;
    figures.complete = map[key("complete")].toBool(true);
    if (const auto cents = map[key("cents")]; cents.isInteger()) {
        figures.monthly = core::Money{integer(cents)};
    }
    if (map[key("connections")].isInteger()) {
        figures.connections = integerOf(map, "connections");
    }
    return figures;
}

template <class Range> QCborArray listOf(const Range& range) {
    QCborArray list;
    for (const auto& each : range) {
        list.append(written(each));
    }
    return list;
}

QCborMap written(const PoolRecipe& recipe) {
    QCborArray attachments;
    for (const auto& attachment : recipe.attachments) {
        attachments.append(QCborMap{{key("name"), value(attachment.name)},
                                    {key("app"), value(attachment.app)},
                                    {key("credential"), value(attachment.credential)}});
    }
    return {{key("shape"), written(recipe.shape)}, {key("attachments"), attachments}};
}

PoolRecipe recipeOf(const QCborMap& map) {
    PoolRecipe recipe{shapeOf(map[key("shape")].toMap()), {}};
    for (const auto& attachment : map[key("attachments")].toArray()) {
        const auto fields = attachment.toMap();
        recipe.attachments.push_back({text(fields, "name"), text(fields, "app"), text(fields, "credential")});
    }
    return recipe;
}

} // namespace

QCborMap mapOf(const api::ApiError& error) {
    return {
        {key("kind"), static_cast<int>(error.kind)},
        {key("status"), error.status},
        {key("id"), value(error.id)},
        {key("message"), value(error.message)},
        {key("url"), value(error.url)},
        {key("app"), value(error.app)},
        {key("path"), value(error.path)},
        {key("expected"), value(error.expected)},
        {key("method"), value(error.method)},
        {key("target"), value(error.target)},
        {key("detail"), value(error.detail)},
        {key("retryAfter"), error.retryAfter ? QCborValue(qint64(error.retryAfter->count())) : QCborValue(nullptr)}};
}

std::optional<api::ApiError> errorOf(const QCborMap& map) {
    const auto kind = enumerator(map, "kind", lastKind);
    return kind ? std::optional(errorWith(static_cast<Kind>(*kind), map)) : std::nullopt;
}

QCborMap mapOf(const Progress& progress) {
    QCborMap map{{key("code"), static_cast<int>(progress.code)},
                 {key("up"), progress.up},
                 {key("count"), progress.count},
                 {key("level"), value(progress.level)},
                 {key("said"), value(progress.said)}};
    if (const auto* error = std::get_if<api::ApiError>(&progress.cause)) {
        map[key("error")] = mapOf(*error);
    } else if (const auto* lock = std::get_if<ReadOnlyLock>(&progress.cause)) {
        map[key("lock")] = written(*lock);
    } else if (const auto* journal = std::get_if<JournalError>(&progress.cause)) {
        map[key("journal")] = static_cast<int>(journal->code);
    } else if (std::holds_alternative<UnknownCause>(progress.cause)) {
        map[key("unknownCause")] = true;
    }
    return map;
}

QByteArray recordOf(const Operation& operation) {
    QCborMap map{{key("id"), value(operation.id)},
                 {key("cluster"), value(operation.cluster.value)},
                 {key("clusterName"), value(operation.clusterName)},
                 {key("app"), value(operation.app)},
                 {key("change"), recordedChange(operation.change)},
                 {key("basis"), listOf(operation.basis)},
                 {key("state"), static_cast<int>(operation.state)},
                 {key("askedAt"), value(operation.askedAt)},
                 {key("sentAt"), value(operation.sentAt)},
                 {key("finishedAt"), value(operation.finishedAt)},
                 {key("nextAttempt"), value(operation.nextAttempt)},
                 {key("exchanges"), listOf(operation.exchanges)},
                 {key("progress"), mapOf(operation.progress)}};
    if (operation.pool) {
        map[key("pool")] = value(operation.pool->value);
    }
    if (operation.attachment) {
        map[key("attachment")] = value(operation.attachment->value);
    }
    if (operation.problem) {
        map[key("problem")] = mapOf(*operation.problem);
    }
    if (operation.recipe) {
        map[key("recipe")] = written(*operation.recipe);
    }
    if (!operation.account.empty()) {
        map[key("account")] = value(operation.account);
    }
    if (!operation.plan.empty()) {
        map[key("plan")] = value(operation.plan);
    }
    if (!operation.after.empty()) {
        map[key("after")] = value(operation.after);
    }
    if (operation.figures) {
        map[key("figures")] = QCborMap{{key("before"), written(operation.figures->before)},
                                       {key("after"), written(operation.figures->after)}};
    }
    return map.toCborValue().toCbor();
}

std::optional<Operation> operationOf(const QByteArray& record) {
    QCborParserError error;
    const auto document = QCborValue::fromCbor(record, &error);
    if (error.error != QCborError::NoError || !document.isMap()) {
        return std::nullopt;
    }
    const auto map = document.toMap();
    auto change = changeFrom(map[key("change")].toMap());
    const auto state = enumerator(map, "state", lastState);
    Operation operation;
    operation.id = text(map, "id");
    operation.cluster.value = text(map, "cluster");
    operation.after = text(map, "after");
    const bool located = !operation.cluster.empty() || !operation.after.empty() || (change && change->newCluster);
    if (!state || !change || operation.id.empty() || !located) {
        return std::nullopt;
    }
    operation.state = static_cast<State>(*state);
    operation.change = *std::move(change);
    operation.clusterName = text(map, "clusterName");
    operation.app = text(map, "app");
    for (const auto& shape : map[key("basis")].toArray()) {
        operation.basis.push_back(shapeOf(shape.toMap()));
    }
    if (const auto pool = map[key("pool")]; pool.isString()) {
        operation.pool = core::PoolId{pool.toString().toStdString()};
    }
    if (const auto attachment = map[key("attachment")]; attachment.isString()) {
        operation.attachment = core::AttachmentId{attachment.toString().toStdString()};
    }
    operation.askedAt = instant(map, "askedAt");
    operation.sentAt = optionalInstant(map, "sentAt");
    operation.finishedAt = optionalInstant(map, "finishedAt");
    operation.nextAttempt = optionalInstant(map, "nextAttempt");
    for (const auto& exchange : map[key("exchanges")].toArray()) {
        operation.exchanges.push_back(exchangeOf(exchange.toMap()));
    }
    operation.problem = errorAt(map, "problem");
    if (const auto recipe = map[key("recipe")]; recipe.isMap()) {
        operation.recipe = recipeOf(recipe.toMap());
    }
    operation.account = text(map, "account");
    operation.plan = text(map, "plan");
    if (const auto figures = map[key("figures")]; figures.isMap()) {
        operation.figures = ChangeFigures{figuresFrom(figures.toMap()[key("before")].toMap()),
                                          figuresFrom(figures.toMap()[key("after")].toMap())};
    }
    auto progress = progressOf(map[key("progress")].toMap());
    if (!progress) {
        return std::nullopt;
    }
    operation.progress = *std::move(progress);
    return operation;
}

} // namespace poolhouse::operations
