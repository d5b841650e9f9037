// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborParserError>
#include <QCborValue>

namespace poolhouse::operations {

namespace {

using Kind = api::ApiError::Kind;
using State = Operation::State;

constexpr int lastKind = static_cast<int>(Kind::ReadOnly);
constexpr int lastState = static_cast<int>(State::Cancelled);
constexpr int lastChange = static_cast<int>(core::ChangeKind::DestroyPool);

QString key(const char* name) {
    return QString::fromLatin1(name);
}
QCborValue value(const std::string& text) {
    return QCborValue(QString::fromStdString(text));
}
QCborValue value(core::Instant at) {
    return QCborValue(qint64(at.time_since_epoch().count()));
}
QCborValue value(std::optional<core::Instant> at) {
    return at ? value(*at) : QCborValue(nullptr);
}

std::string text(const QCborMap& map, const char* name) {
    return map[key(name)].toString().toStdString();
}
/// QCborValue::toInteger() would convert a fraction of any size; a damaged record may hold one.
qint64 integer(const QCborValue& from, qint64 otherwise = 0) {
    return from.isInteger() ? from.toInteger() : otherwise;
}

int number(const QCborMap& map, const char* name) {
    return static_cast<int>(integer(map[key(name)]));
}
core::Instant instant(const QCborMap& map, const char* name) {
    return core::Instant(std::chrono::milliseconds(integer(map[key(name)])));
}
std::optional<core::Instant> optionalInstant(const QCborMap& map, const char* name) {
    return map[key(name)].isInteger() ? std::optional(instant(map, name)) : std::nullopt;
}
std::optional<int> enumerator(const QCborMap& map, const char* name, int last) {
    const auto stored = map[key(name)];
    const auto number = integer(stored, -1);
    return stored.isInteger() && number >= 0 && number <= last ? std::optional(static_cast<int>(number)) : std::nullopt;
}

QCborMap written(const core::PoolShape& shape) {
    return {{key("leader"), shape.role == core::PoolRole::Leader},
            {key("name"), value(shape.name)},
            {key("level"), value(shape.level)},
            {key("count"), shape.count}};
}

core::PoolShape shapeOf(const QCborMap& map) {
    return {map[key("leader")].toBool() ? core::PoolRole::Leader : core::PoolRole::Follower, text(map, "name"),
            text(map, "level"), number(map, "count")};
}

QCborMap written(const Exchange& exchange) {
    return {{key("sentAt"), value(exchange.sentAt)},
            {key("answeredAt"), value(exchange.answeredAt)},
            {key("method"), exchange.method},
            {key("target"), exchange.target},
            {key("request"), exchange.requestBody},
            {key("status"), exchange.status},
            {key("response"), exchange.responseBody},
            {key("problem"), exchange.problem},
            {key("left"), exchange.left}};
}

Exchange exchangeOf(const QCborMap& map) {
    Exchange exchange;
    exchange.sentAt = instant(map, "sentAt");
    exchange.answeredAt = optionalInstant(map, "answeredAt");
    exchange.method = map[key("method")].toByteArray();
    exchange.target = map[key("target")].toByteArray();
    exchange.requestBody = map[key("request")].toByteArray();
    exchange.status = number(map, "status");
    exchange.responseBody = map[key("response")].toByteArray();
    exchange.problem = map[key("problem")].toString();
    exchange.left = map[key("left")].toBool(true);
    return exchange;
}

QCborMap written(const api::ApiError& error) {
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
    if (!kind) {
        return std::nullopt;
    }
    api::ApiError error;
    error.kind = static_cast<Kind>(*kind);
    error.status = number(map, "status");
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
        attachments.append(value(attachment));
    }
    return {{key("shape"), written(recipe.shape)}, {key("attachments"), attachments}};
}

PoolRecipe recipeOf(const QCborMap& map) {
    PoolRecipe recipe{shapeOf(map[key("shape")].toMap()), {}};
    for (const auto& attachment : map[key("attachments")].toArray()) {
        recipe.attachments.push_back(attachment.toString().toStdString());
    }
    return recipe;
}

} // namespace

QByteArray recordOf(const Operation& operation) {
    const QCborMap change{{key("kind"), static_cast<int>(operation.change.kind)},
                          {key("pool"), value(operation.change.pool)},
                          {key("level"), value(operation.change.level)},
                          {key("count"), operation.change.count}};
    QCborMap map{{key("id"), value(operation.id)},
                 {key("cluster"), value(operation.cluster.value)},
                 {key("clusterName"), value(operation.clusterName)},
                 {key("app"), value(operation.app)},
                 {key("change"), change},
                 {key("basis"), listOf(operation.basis)},
                 {key("state"), static_cast<int>(operation.state)},
                 {key("askedAt"), value(operation.askedAt)},
                 {key("sentAt"), value(operation.sentAt)},
                 {key("finishedAt"), value(operation.finishedAt)},
                 {key("nextAttempt"), value(operation.nextAttempt)},
                 {key("exchanges"), listOf(operation.exchanges)},
                 {key("progress"), operation.progress}};
    if (operation.pool) {
        map[key("pool")] = value(operation.pool->value);
    }
    if (operation.problem) {
        map[key("problem")] = written(*operation.problem);
    }
    if (operation.recipe) {
        map[key("recipe")] = written(*operation.recipe);
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
    const auto change = map[key("change")].toMap();
    const auto state = enumerator(map, "state", lastState);
    const auto kind = enumerator(change, "kind", lastChange);
    Operation operation;
    operation.id = text(map, "id");
    operation.cluster.value = text(map, "cluster");
    if (!state || !kind || operation.id.empty() || operation.cluster.empty()) {
        return std::nullopt;
    }
    operation.state = static_cast<State>(*state);
    operation.change = {static_cast<core::ChangeKind>(*kind), text(change, "pool"), text(change, "level"),
                        number(change, "count")};
    operation.clusterName = text(map, "clusterName");
    operation.app = text(map, "app");
    for (const auto& shape : map[key("basis")].toArray()) {
        operation.basis.push_back(shapeOf(shape.toMap()));
    }
    if (const auto pool = map[key("pool")]; pool.isString()) {
        operation.pool = core::PoolId{pool.toString().toStdString()};
    }
    operation.askedAt = instant(map, "askedAt");
    operation.sentAt = optionalInstant(map, "sentAt");
    operation.finishedAt = optionalInstant(map, "finishedAt");
    operation.nextAttempt = optionalInstant(map, "nextAttempt");
    for (const auto& exchange : map[key("exchanges")].toArray()) {
        operation.exchanges.push_back(exchangeOf(exchange.toMap()));
    }
    if (const auto problem = map[key("problem")]; problem.isMap()) {
        operation.problem = errorOf(problem.toMap());
    }
    if (const auto recipe = map[key("recipe")]; recipe.isMap()) {
        operation.recipe = recipeOf(recipe.toMap());
    }
    operation.progress = map[key("progress")].toString();
    return operation;
}

} // namespace poolhouse::operations
