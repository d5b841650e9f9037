// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/errors.h"
#include "app/sandbox/paging.h"
#include "app/sandbox/platform_json.h"
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
    std::vector<const AttachmentRecord*> attachments;
    for (const auto& [id, attachment] : exchange.state.attachments()) {
        attachments.push_back(&attachment);
    }
    return attachmentList(exchange, attachments);
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
    static constexpr std::array routes{Route{"GET", "/addon-attachments", listAttachments},
                                       Route{"GET", "/apps/{app}/addon-attachments", listAppAttachments},
                                       Route{"GET", "/apps/{app}/addon-attachments/{attachment}", getAppAttachment},
                                       Route{"GET", "/addons/{addon}/addon-attachments", listAddonAttachments},
                                       Route{"POST", "/actions/addon-attachments/resolve", resolveAttachment}};
    return routes;
}

} // namespace poolhouse::sandbox
