// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

namespace poolhouse::api::codec {

namespace {

constexpr std::string_view postgresService = "heroku-postgresql";

core::App readApp(const JsonNode& node) {
    return {core::AppId{node.name("id")}, node.name("name")};
}

/// With the members that only the list of apps has. An odd member there is unknown.
core::App readListedApp(const JsonNode& node) {
    auto app = readApp(node);
    if (const auto region = node.optionalObject("region")) {
        app.region = region->text("name");
    }
    if (const auto space = node.optionalObject("space")) {
        app.space = core::AppSpace{space->text("name"), space->flag("shield")};
    }
    return app;
}

/// The plan of a database; empty for an add-on of another kind. Checked first, so that those have no remarks. One
/// without service and plan is a stranger.
std::optional<std::string> databasePlan(const JsonNode& addon) {
    const auto service = addon.optionalObject("addon_service");
    const std::string serviceName = service ? service->text("name") : std::string();
    if (!serviceName.empty() && serviceName != postgresService) {
        return std::nullopt;
    }
    if (serviceName.empty() && !addon.has("plan")) {
        return std::nullopt;
    }
    const auto [planService, plan] = core::splitPlanName(addon.object("plan").name("name"));
    return (serviceName.empty() ? planService : serviceName) == postgresService ? std::optional(plan) : std::nullopt;
}

std::optional<core::ClusterSummary> readSummary(const JsonNode& addon) {
    const auto plan = databasePlan(addon);
    if (!plan || !core::isAdvancedPlan(*plan)) {
        return std::nullopt;
    }
    core::ClusterSummary cluster;
    cluster.id.value = addon.name("id");
    cluster.name = addon.name("name");
    cluster.app = readOwner(addon);
    cluster.plan = *plan;
    cluster.state = addon.word("state", core::addonStateWords());
    cluster.createdAt = addon.instant("created_at");
    return cluster;
}

std::optional<core::ClassicDatabase> readClassic(const JsonNode& addon) {
    const auto plan = databasePlan(addon);
    if (!plan || core::isAdvancedPlan(*plan)) {
        return std::nullopt;
    }
    return core::ClassicDatabase{
        {addon.name("id")}, addon.name("name"), readOwner(addon), *plan, addon.word("state", core::addonStateWords())};
}

core::Attachment attachmentIn(const JsonNode& node) {
    core::Attachment attachment;
    attachment.id.value = node.name("id");
    attachment.name = node.name("name");
    attachment.app = readApp(node.object("app"));
    attachment.cluster.value = node.object("addon").name("id");
    // Absent, null or empty means the leader; of another type it could be any pool.
    const bool named = node.has("namespace") && node.optionalText("namespace") != std::string();
    attachment.target = core::parseNamespace(named ? node.name("namespace") : std::string());
    return attachment;
}

} // namespace

core::App readOwner(const JsonNode& node) {
    if (!node.has("app")) {
        node.remark("app", "an object");
        return {};
    }
    const auto app = node.optionalObject("app");
    core::App owner{core::AppId{app ? app->text("id") : std::string()}, app ? app->text("name") : std::string()};
    if (app && (owner.id.value.empty() || owner.name.empty())) {
        app->remark(owner.id.value.empty() ? "id" : "name", "a text that is not empty");
        return {};
    }
    return owner;
}

ApiResult<Account> readAccount(QByteArrayView body) {
    return readBody<Account>(body, true, [](const JsonNode& root) {
        return Account{root.name("id"), root.name("email"), root.flag("two_factor_authentication")};
    });
}

ApiResult<int> readRequestsLeft(QByteArrayView body) {
    return readBody<int>(body, true, [](const JsonNode& root) { return root.requiredInteger("remaining"); });
}

ApiResult<core::PartialList<core::App>> readApps(QByteArrayView body) {
    return readBody<core::PartialList<core::App>>(body, false, [](const JsonNode& root) {
        return root.partialList<core::App>(core::RecordKind::App, readListedApp);
    });
}

ApiResult<core::PartialList<core::ClusterSummary>> readClusters(QByteArrayView body) {
    return readBody<core::PartialList<core::ClusterSummary>>(body, false, [](const JsonNode& root) {
        return root.partialList<core::ClusterSummary>(core::RecordKind::Addon, readSummary);
    });
}

ApiResult<core::PartialList<core::ClassicDatabase>> readClassicDatabases(QByteArrayView body) {
    return readBody<core::PartialList<core::ClassicDatabase>>(body, false, [](const JsonNode& root) {
        return root.partialList<core::ClassicDatabase>(core::RecordKind::Addon, readClassic);
    });
}

ApiResult<core::ClusterSummary> readCluster(QByteArrayView body) {
    return readBody<core::ClusterSummary>(body, true, [](const JsonNode& root) {
        const auto cluster = readSummary(root);
        if (!cluster) {
            root.fail("an advanced cluster");
        }
        return cluster.value_or(core::ClusterSummary{});
    });
}

ApiResult<core::PartialList<core::Attachment>> readAttachments(QByteArrayView body) {
    return readBody<core::PartialList<core::Attachment>>(body, false, [](const JsonNode& root) {
        return root.partialList<core::Attachment>(core::RecordKind::Attachment, attachmentIn);
    });
}

ApiResult<core::Attachment> readAttachment(QByteArrayView body) {
    return readBody<core::Attachment>(body, true, attachmentIn);
}

ApiResult<std::vector<core::ProcessType>> readFormation(QByteArrayView body) {
    auto list = readBody<core::PartialList<core::ProcessType>>(body, false, [](const JsonNode& root) {
        return root.partialList<core::ProcessType>(core::RecordKind::App, [](const JsonNode& node) {
            return core::ProcessType{node.name("type"), node.requiredInteger("quantity")};
        });
    });
    if (!list) {
        return list.error();
    }
    if (list.value().nothingUnderstood()) {
        const auto& first = list.value().unreadable.front();
        return wrongType(first.path, first.expected);
    }
    return list.value().items;
}

QByteArray writeDestruction(bool force) {
    return serialized(Json{{"force", force}});
}

ErrorBody readErrorBody(QByteArrayView body) {
    const auto document = parseJson(body);
    if (!document) {
        return {};
    }
    // The status already marks the error; members of the wrong type count as absent.
    std::vector<core::Unreadable> ignored;
    JsonRecord record{.kind = core::RecordKind::Cluster, .name = {}, .remarks = ignored};
    const JsonNode root(document.value(), {}, record);
    const auto app = root.optionalObject("app");
    return {root.text("id"), root.text("message"), root.text("url"), app ? app->text("name") : std::string()};
}

} // namespace poolhouse::api::codec
