// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/report_json.h"

#include "models/fleet/store.h"

namespace poolhouse::console {

namespace {

const char* recordWord(core::RecordKind kind) {
    switch (kind) {
    case core::RecordKind::App: return "app";
    case core::RecordKind::Addon: return "addon";
    case core::RecordKind::Attachment: return "attachment";
    case core::RecordKind::Level: return "level";
    case core::RecordKind::Price: return "price";
    case core::RecordKind::Cluster: return "cluster";
    case core::RecordKind::PlanLimit: return "plan_limit";
    case core::RecordKind::Quota: return "quota";
    case core::RecordKind::Pool: return "pool";
    case core::RecordKind::Instance: return "instance";
    case core::RecordKind::Endpoint: return "endpoint";
    case core::RecordKind::Credential: return "credential";
    case core::RecordKind::DatabaseUser: return "database_user";
    case core::RecordKind::Setting: return "setting";
    case core::RecordKind::Maintenance: return "maintenance";
    case core::RecordKind::Migration: return "migration";
    case core::RecordKind::Page: break;
    }
    return "page";
}

} // namespace

Json sourceJson(const fleet::Store& store, const InfoSource& source) {
    return {{"kind", source.kind.toStdString()},
            {"target", source.target.toStdString()},
            {"read_at", instantJson(store.fleetFreshness().readAt)}};
}

Json problemJson(const api::ApiError& problem, text::RequestKind request) {
    const auto text = text::problemText(problem, request, text::Audience::Command);
    return {{"what", text.what.toStdString()},
            {"why", text.why.toStdString()},
            {"next", text.next.toStdString()},
            {"detail", text.detail.toStdString()}};
}

void addUnreadable(Json& list, const std::vector<core::Unreadable>& unreadable, const Json& cluster) {
    for (const auto& each : unreadable) {
        list.push_back({{"kind", recordWord(each.kind)},
                        {"name", orNull(each.name)},
                        {"cluster", cluster},
                        {"path", each.path},
                        {"expected", each.expected},
                        {"left_out", each.passedOver}});
    }
}

} // namespace poolhouse::console
