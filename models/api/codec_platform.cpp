// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

namespace poolhouse::api::codec {

namespace {

constexpr std::string_view postgresService = "heroku-postgresql";

core::App readApp(const JsonNode& node) {
    return {core::AppId{node.name("id")}, node.name("name")};
}

/// Checked first, so that a malformed add-on of another kind does not fail the whole list.
bool isCluster(const JsonNode& addon) {
    const auto service = addon.optionalObject("addon_service");
    const std::string serviceName = service ? service->text("name") : std::string();
    if (!serviceName.empty() && serviceName != postgresService) {
        return false;
    }
    const auto [planService, plan] = core::splitPlanName(addon.object("plan").name("name"));
    return (serviceName.empty() ? planService : serviceName) == postgresService && core::isAdvancedPlan(plan);
}

core::ClusterSummary readSummary(const JsonNode& addon) {
    core::ClusterSummary cluster;
    cluster.id.value = addon.name("id");
    cluster.name = addon.name("name");
    cluster.app = readApp(addon.object("app"));
    cluster.plan = core::splitPlanName(addon.object("plan").name("name")).plan;
    cluster.state = addon.word("state", core::addonStateWords());
    cluster.createdAt = addon.instant("created_at");
    return cluster;
}

core::Attachment readAttachment(const JsonNode& node) {
    core::Attachment attachment;
    attachment.id.value = node.name("id");
    attachment.name = node.name("name");
    attachment.app = readApp(node.object("app"));
    attachment.cluster.value = node.object("addon").name("id");
    attachment.target = core::parseNamespace(node.text("namespace"));
    return attachment;
}

} // namespace

ApiResult<Account> readAccount(QByteArrayView body) {
    return readBody<Account>(body, true, [](const JsonNode& root) {
        return Account{root.name("id"), root.name("email"), root.flag("two_factor_authentication")};
    });
}

ApiResult<int> readRequestsLeft(QByteArrayView body) {
    return readBody<int>(body, true, [](const JsonNode& root) { return root.requiredInteger("remaining"); });
}

ApiResult<std::vector<core::App>> readApps(QByteArrayView body) {
    return readBody<std::vector<core::App>>(body, false, [](const JsonNode& root) {
        std::vector<core::App> apps;
        root.eachElement([&](const JsonNode& node) { apps.push_back(readApp(node)); });
        return apps;
    });
}

ApiResult<std::vector<core::ClusterSummary>> readClusters(QByteArrayView body) {
    return readBody<std::vector<core::ClusterSummary>>(body, false, [](const JsonNode& root) {
        std::vector<core::ClusterSummary> clusters;
        root.eachElement([&](const JsonNode& node) {
            if (isCluster(node)) {
                clusters.push_back(readSummary(node));
            }
        });
        return clusters;
    });
}

ApiResult<std::vector<core::Attachment>> readAttachments(QByteArrayView body) {
    return readBody<std::vector<core::Attachment>>(body, false, [](const JsonNode& root) {
        std::vector<core::Attachment> attachments;
        root.eachElement([&](const JsonNode& node) { attachments.push_back(readAttachment(node)); });
        return attachments;
    });
}

ErrorBody readErrorBody(QByteArrayView body) {
    const auto document = parseJson(body);
    if (!document) {
        return {};
    }
    // The status already marks the error; members of the wrong type count as absent.
    JsonFault ignored;
    const JsonNode root(document.value(), {}, ignored);
    const auto app = root.optionalObject("app");
    return {root.text("id"), root.text("message"), root.text("url"), app ? app->text("name") : std::string()};
}

} // namespace poolhouse::api::codec
