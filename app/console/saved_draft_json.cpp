// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/saved_draft_json.h"

#include "app/console/json_values.h"
#include "models/core/limits.h"
#include "models/documents/attachment_moves.h"
#include "models/documents/json_document.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace poolhouse::console {

namespace {

using documents::Node;

constexpr std::int64_t mostCents = 100'000'000'000'000;

documents::Json shapeJson(const std::optional<core::PoolShape>& shape) {
    if (!shape) {
        return nullptr;
    }
    return {{"leader", shape->role == core::PoolRole::Leader},
            {"name", shape->name},
            {"level", shape->level},
            {"count", shape->count}};
}

documents::Json workloadJson(const plans::WorkloadDraft& draft) {
    const auto& workload = draft.workload;
    auto factors = documents::Json::array();
    for (const auto factor : draft.factors) {
        factors.push_back({{"factor", factor}});
    }
    return {{"name", workload.name},
            {"write", workload.access == core::Workload::Access::Write},
            {"connections", workload.connections},
            {"factors", factors},
            {"observed", draft.observed},
            {"pool", workload.pool ? documents::Json(*workload.pool) : documents::Json(nullptr)},
            {"share", workload.share},
            {"min_memory_gb", workload.minMemoryGb},
            {"min_vcpu", workload.minVcpu}};
}

documents::Json basisJson(const std::optional<fleet::ReadingBasis>& basis) {
    return basis ? documents::Json{{"span_ms", basis->span.count()},
                                   {"missing_ms", basis->missing.count()},
                                   {"gaps", basis->gaps}}
                 : documents::Json(nullptr);
}

documents::Json draftJson(const plans::PlanDraft& draft) {
    auto clusters = documents::Json::array();
    for (const auto& cluster : draft.clusters) {
        auto pools = documents::Json::array();
        for (const auto& pool : cluster.pools) {
            pools.push_back({{"live", shapeJson(pool.live)}, {"wanted", shapeJson(pool.wanted)}});
        }
        auto workloads = documents::Json::array();
        for (const auto& workload : cluster.needs.workloads) {
            workloads.push_back(workloadJson(workload));
        }
        const auto& needs = cluster.needs;
        documents::Json json({{"id", cluster.id.value},
                              {"name", cluster.name},
                              {"app", cluster.app},
                              {"pools", pools},
                              {"survive_instance_loss", needs.surviveInstanceLoss},
                              {"leader_high_availability", needs.leaderHighAvailability},
                              {"max_monthly_cents",
                               needs.maxMonthly ? documents::Json(needs.maxMonthly->cents) : documents::Json(nullptr)},
                              {"workloads", workloads},
                              {"basis", basisJson(needs.basis)}});
        if (needs.margin != core::attentionMargin) { // earlier versions refuse the member
            json["margin"] = needs.margin;
        }
        if (!cluster.moves.empty()) { // likewise
            json["moves"] = documents::movesJson(cluster.moves);
        }
        clusters.push_back(std::move(json));
    }
    return {{"clusters", clusters}};
}

std::optional<core::PoolShape> readShape(const Node& pool, const char* key) {
    if (!pool.has(key)) {
        return std::nullopt;
    }
    const auto node = pool.object(key);
    node.expectOnly({"leader", "name", "level", "count"});
    // Unvalidated input: any name, any number.
    return core::PoolShape{node.flag("leader", false) ? core::PoolRole::Leader : core::PoolRole::Follower,
                           node.optionalText("name"), node.optionalText("level"),
                           static_cast<int>(node.whole("count", -documents::largestWhole))};
}

plans::WorkloadDraft readWorkload(const Node& node) {
    node.expectOnly(
        {"name", "write", "connections", "factors", "observed", "pool", "share", "min_memory_gb", "min_vcpu"});
    plans::WorkloadDraft draft;
    auto& workload = draft.workload;
    workload.name = node.optionalText("name");
    workload.access = node.flag("write", false) ? core::Workload::Access::Write : core::Workload::Access::Read;
    workload.connections = node.whole("connections", 0, std::numeric_limits<std::int64_t>::max());
    node.each("factors", false, [&draft](const Node& each) { draft.factors.push_back(each.whole("factor", 0)); });
    draft.observed = node.flag("observed", false);
    if (node.has("pool")) {
        workload.pool = node.optionalText("pool");
    }
    workload.share = node.flag("share", true);
    workload.minMemoryGb = node.number("min_memory_gb");
    workload.minVcpu = static_cast<int>(node.whole("min_vcpu", 0));
    return draft;
}

fleet::ReadingBasis readBasis(const Node& node) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    node.expectOnly({"span_ms", "missing_ms", "gaps"});
    return {std::chrono::milliseconds(node.whole("span_ms", 0, most)),
            std::chrono::milliseconds(node.whole("missing_ms", 0, most)), static_cast<int>(node.whole("gaps", 0))};
}

void readPool(const Node& node, plans::PlannedCluster& cluster) {
    node.expectOnly({"live", "wanted"});
    plans::PlannedPool pool{readShape(node, "live"), readShape(node, "wanted")};
    if (!pool.live && !pool.wanted) {
        node.fail("must have \"live\", \"wanted\" or both");
        return;
    }
    cluster.pools.push_back(std::move(pool));
}

plans::PlanDraft readDraft(const Node& node) {
    node.expectOnly({"clusters"});
    plans::PlanDraft draft;
    node.each("clusters", false, [&draft](const Node& each) {
        each.expectOnly({"id", "name", "app", "pools", "survive_instance_loss", "leader_high_availability", "margin",
                         "max_monthly_cents", "workloads", "basis", "moves"});
        plans::PlannedCluster cluster{
            core::ClusterId{each.text("id")}, each.text("name"), each.optionalText("app"), {}, {}};
        if (draft.find(cluster.id) != nullptr) {
            each.failAt("id", "must be unique");
        }
        each.each("pools", false, [&cluster](const Node& pool) { readPool(pool, cluster); });
        cluster.needs.surviveInstanceLoss = each.flag("survive_instance_loss", true);
        cluster.needs.leaderHighAvailability = each.flag("leader_high_availability", true);
        if (const auto margin = each.optionalWhole("margin", 0, core::mostMargin)) {
            cluster.needs.margin = static_cast<int>(*margin);
        }
        if (const auto cents = each.optionalWhole("max_monthly_cents", 0, mostCents)) {
            cluster.needs.maxMonthly = core::Money{*cents};
        }
        each.each("workloads", false,
                  [&cluster](const Node& workload) { cluster.needs.workloads.push_back(readWorkload(workload)); });
        if (each.has("basis")) {
            cluster.needs.basis = readBasis(each.object("basis"));
        }
        each.optionalEach("moves",
                          [&cluster](const Node& move) { cluster.moves.push_back(documents::readMove(move)); });
        draft.clusters.push_back(std::move(cluster));
    });
    return draft;
}

/// Of an alternative; in files of the first version the end of its name.
int readNumber(const Node& node) {
    if (node.has("number")) {
        return static_cast<int>(node.whole("number", 1));
    }
    const auto name = node.text("name");
    const auto digits = name.find_last_not_of("0123456789") + 1;
    int number = 0;
    std::from_chars(name.data() + digits, name.data() + name.size(), number);
    return std::max(number, 1);
}

} // namespace

std::string writeSavedDraft(const plans::SavedDraft& saved) {
    auto alternatives = documents::Json::array();
    for (const auto& each : saved.alternatives) {
        alternatives.push_back({{"number", each.number}, {"draft", draftJson(each.draft)}});
    }
    return documents::writtenDocument(
        {{"version", 1}, {"draft", draftJson(saved.draft)}, {"alternatives", alternatives}});
}

documents::DocumentResult<plans::SavedDraft> readSavedDraft(std::string_view text) {
    return documents::readDocument<plans::SavedDraft>(text, [](const Node& root) {
        documents::expectVersion(root);
        root.expectOnly({"version", "draft", "alternatives"});
        plans::SavedDraft saved;
        saved.draft = readDraft(root.object("draft"));
        root.each("alternatives", false, [&saved](const Node& each) {
            each.expectOnly({"number", "name", "draft"});
            saved.alternatives.push_back({readNumber(each), readDraft(each.object("draft"))});
        });
        return saved;
    });
}

} // namespace poolhouse::console
