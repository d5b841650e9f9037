// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/app_config.h"
#include "app/sandbox/attachment_names.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/resolve.h"
#include "app/sandbox/routes.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

constexpr std::string_view attachmentResource = "add_on attachment";

Response attachmentList(const Exchange& exchange, const std::vector<const AttachmentRecord*>& attachments) {
    const auto extras = extrasOf(exchange.request);
    return pagedRecords(exchange, attachments, [&](const AttachmentRecord& attachment) {
        return attachmentJson(attachment, exchange.state, extras);
    });
}

Response listAttachments(Exchange& exchange) {
    const auto extras = extrasOf(exchange.request);
    return pagedMap(exchange, exchange.state.attachments(), [&](const AttachmentRecord& attachment) {
        return attachmentJson(attachment, exchange.state, extras);
    });
}

Response listAppAttachments(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    return app != nullptr ? attachmentList(exchange, exchange.state.attachmentsOfApp(app->id)) : notFound("app");
}

Response listAddonAttachments(Exchange& exchange) {
    const auto* cluster = exchange.state.findCluster(exchange.parameters[0]);
    return cluster != nullptr ? attachmentList(exchange, exchange.state.attachmentsOfCluster(cluster->id))
                              : notFound("add_on");
}

Response getAppAttachment(Exchange& exchange) {
    const auto* app = exchange.state.findApp(exchange.parameters[0]);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto all = exchange.state.attachmentsOfApp(app->id);
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto* attachment) {
        return attachment->name == exchange.parameters[1] || attachment->id == exchange.parameters[1];
    });
    return at != all.end() ? jsonResponse(attachmentJson(**at, exchange.state, extrasOf(exchange.request)))
                           : notFound(attachmentResource);
}

/// Parsed body of a request to attach a database.
struct AttachmentRequest {
    std::string addon;
    std::string app;
    std::optional<std::string> name;
    std::optional<std::string> confirm;
    std::optional<std::string> role;
    std::optional<std::string> pool;
    std::optional<std::string> proxy;
};

/// Reads "credential:R" or "role:R|proxy:false|pool:P" into the request; the error is the response.
std::optional<Response> readNamespace(std::string_view text, AttachmentRequest& wanted) {
    while (!text.empty()) {
        const auto factor = text.substr(0, text.find('|'));
        text.remove_prefix(std::min(text.size(), factor.size() + 1));
        const auto colon = factor.find(':');
        const auto key = trimmed(factor.substr(0, colon));
        const std::string value(colon == std::string_view::npos ? "" : trimmed(factor.substr(colon + 1)));
        if (key == "credential" || key == "role") {
            wanted.role = value;
        } else if (key == "pool") {
            wanted.pool = value;
        } else if (key == "proxy") {
            wanted.proxy = value;
        } else {
            return refused(ApiKind::Platform, "A namespace is credential:NAME, or role:NAME, proxy:false and pool:NAME "
                                              "with vertical bars between.");
        }
    }
    return std::nullopt;
}

core::Result<AttachmentRequest, Response> readAttachmentRequest(const Exchange& exchange) {
    constexpr auto platform = ApiKind::Platform;
    const auto body =
        objectBody(exchange, platform, {"addon", "app", "confirm", "name", "namespace", "namespace_config"});
    if (!body) {
        return body.error();
    }
    const auto addon = objectMember(body.value(), platform, "addon", {"name"});
    const auto app = objectMember(body.value(), platform, "app", {"name"});
    const auto config = objectMember(body.value(), platform, "namespace_config", {"pool", "proxy", "role"});
    for (const auto* part : {&addon, &app, &config}) {
        if (!*part) {
            return part->error();
        }
    }
    AttachmentRequest wanted;
    std::optional<Response> error;
    const auto read = [&error](const nlohmann::json& from, std::string_view name) {
        const auto text = textMember(from, platform, name);
        if (!text && !error) {
            error = text.error();
        }
        return text ? text.value() : std::nullopt;
    };
    wanted.addon = read(addon.value(), "name").value_or("");
    wanted.app = read(app.value(), "name").value_or("");
    wanted.name = read(body.value(), "name");
    wanted.confirm = read(body.value(), "confirm");
    wanted.role = read(config.value(), "role");
    wanted.pool = read(config.value(), "pool");
    wanted.proxy = read(config.value(), "proxy");
    if (error) {
        return *std::move(error);
    }
    const auto given = body.value().find("namespace");
    if (given != body.value().end() && !given->is_null()) {
        if (body.value().contains("namespace_config")) {
            return refused(platform, "An attachment has a namespace or a namespace_config, not both.");
        }
        const auto text = textMember(body.value(), platform, "namespace");
        if (auto refusal = text ? readNamespace(text.value().value_or(""), wanted) : std::optional(text.error())) {
            return *std::move(refusal);
        }
    }
    return wanted;
}

/// "role:R|proxy:false|pool:P" with the given factors; "credential:R" for classic databases.
std::optional<std::string> namespaceOf(const AttachmentRequest& wanted, const ClusterRecord& cluster) {
    if (cluster.classic()) {
        const bool other = wanted.role && *wanted.role != cluster.credentials.front().name;
        return other ? std::optional("credential:" + *wanted.role) : std::nullopt;
    }
    std::string text;
    const auto add = [&text](std::string_view key, const std::optional<std::string>& value) {
        if (value) {
            text += (text.empty() ? "" : "|") + std::string(key) + ":" + *value;
        }
    };
    add("role", wanted.role);
    add("proxy", wanted.proxy);
    add("pool", wanted.pool);
    return text.empty() ? std::nullopt : std::optional(text);
}

/// Why the database cannot be attached as requested; empty when it can.
std::optional<Response> attachRefusal(const AttachmentRequest& wanted, const ClusterRecord& cluster) {
    const auto invalid = [](std::string_view sentence) { return refused(ApiKind::Platform, sentence); };
    if (cluster.state == "deprovisioning" || cluster.state == "deprovisioned") {
        return invalid("The database is being destroyed.");
    }
    if (wanted.proxy && *wanted.proxy != "true" && *wanted.proxy != "false") {
        return invalid("The member \"proxy\" must be the text true or false.");
    }
    const auto* credential = wanted.role ? cluster.findCredential(*wanted.role) : &cluster.credentials.front();
    if (credential == nullptr || credential->state == "revoking") {
        return invalid("invalid credential provided");
    }
    if (wanted.pool && (cluster.classic() || cluster.poolNamed(*wanted.pool) == nullptr ||
                        beingDestroyed(*cluster.poolNamed(*wanted.pool)))) {
        return invalid("invalid pool provided");
    }
    return std::nullopt;
}

Response createAttachment(Exchange& exchange) {
    const auto read = readAttachmentRequest(exchange);
    if (!read) {
        return read.error();
    }
    const auto& wanted = read.value();
    const auto* app = exchange.state.findApp(wanted.app);
    if (app == nullptr) {
        return notFound("app");
    }
    const auto* cluster = exchange.state.findCluster(wanted.addon);
    if (cluster == nullptr) {
        return notFound("add_on");
    }
    if (auto refusal = attachRefusal(wanted, *cluster)) {
        return *std::move(refusal);
    }
    const auto* same = wanted.name ? attachmentOfApp(exchange.state, *app, *wanted.name) : nullptr;
    if (same != nullptr && same->clusterId == cluster->id) {
        return refused(ApiKind::Platform, "The name \"" + same->name + "\" is already used for " + cluster->name +
                                              " on " + app->name + ".");
    }
    auto choice = chooseAttachmentName(exchange.state, *app, wanted.name, wanted.confirm, false);
    if (choice.refusal) {
        return *std::move(choice.refusal);
    }
    AttachmentRecord attachment;
    attachment.id = makeUuid(Mix(exchange.state.world().seed)
                                 .with(app->id)
                                 .with(choice.name)
                                 .with(static_cast<std::uint64_t>(app->releases.back().version))
                                 .with(static_cast<std::uint64_t>(exchange.now.time_since_epoch().count())));
    attachment.name = choice.name;
    attachment.appId = app->id;
    attachment.clusterId = cluster->id;
    attachment.target = namespaceOf(wanted, *cluster);
    attachment.createdAt = exchange.now;
    const auto id = attachment.id;
    freeAttachmentName(exchange.state, attachment.appId, choice.name, exchange.now);
    attach(exchange.state, std::move(attachment), exchange.now);
    return jsonResponse(attachmentJson(exchange.state.attachments().at(id), exchange.state, extrasOf(exchange.request)),
                        201);
}

Response destroyAttachment(Exchange& exchange) {
    const auto at = exchange.state.attachments().find(exchange.parameters[0]);
    if (at == exchange.state.attachments().end()) {
        return notFound(attachmentResource);
    }
    auto response = jsonResponse(attachmentJson(at->second, exchange.state, extrasOf(exchange.request)));
    detach(exchange.state, std::string(at->first), exchange.now);
    return response;
}

Response resolveAttachment(Exchange& exchange) {
    const auto body = objectBody(exchange, ApiKind::Platform, {"addon_attachment", "app", "addon_service"});
    if (!body) {
        return body.error();
    }
    const auto wanted = textMember(body.value(), ApiKind::Platform, "addon_attachment");
    const auto app = textMember(body.value(), ApiKind::Platform, "app");
    const auto service = textMember(body.value(), ApiKind::Platform, "addon_service");
    for (const auto* text : {&wanted, &app, &service}) {
        if (!*text) {
            return text->error();
        }
    }
    if (wanted.value().value_or("").empty()) {
        return refused(ApiKind::Platform, "The member \"addon_attachment\" must say which attachment is meant.");
    }
    if (app.value().value_or("").empty() && wanted.value()->find("::") == std::string::npos) {
        return refused(ApiKind::Platform, "The member \"app\" must say whose attachment is meant.");
    }
    const auto found = resolveAttachments(exchange.state, *wanted.value(), app.value().value_or(""));
    if (!found.appKnown) {
        return notFound("app");
    }
    auto list = nlohmann::json::array();
    for (const auto* attachment : found.attachments) {
        if (!service.value() || *service.value() == addonService) {
            list.push_back(attachmentJson(*attachment, exchange.state, extrasOf(exchange.request)));
        }
    }
    return list.empty() ? notFound(attachmentResource) : jsonResponse(list);
}

} // namespace

std::span<const Route> attachmentRoutes() {
    static constexpr std::array routes{
        Route{"GET", "/addon-attachments", listAttachments},
        Route{"POST", "/addon-attachments", createAttachment},
        Route{"DELETE", "/addon-attachments/{attachment}", destroyAttachment},
        Route{"GET", "/apps/{app}/addon-attachments", listAppAttachments},
        Route{"GET", "/apps/{app}/addon-attachments/{attachment}", getAppAttachment},
        Route{"GET", "/addons/{addon}/addon-attachments", listAddonAttachments},
        Route{"POST", "/actions/addon-attachments/resolve", resolveAttachment, ApiKind::Platform, false, Guard::Never}};
    return routes;
}

} // namespace poolhouse::sandbox
