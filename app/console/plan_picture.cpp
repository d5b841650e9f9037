// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_picture.h"

#include "app/console/command_line.h"
#include "models/plans/conversion.h"
#include "models/text/plan_draft_text.h"
#include "models/views/plan_sheet.h"
#include "ui/planner/plan_drawing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

CommandResult failed(CommandResult result, const QString& complaint) {
    result.exitCode = exitFailure;
    result.complaint += complaint + QLatin1Char('\n');
    return result;
}

/// Empty: written.
std::optional<QString> whyNotWritten(const QString& name, const QByteArray& content) {
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return QStringLiteral("%1 can't be written: %2.").arg(name, file.errorString());
    }
    if (file.write(content) != content.size() || !file.flush()) {
        const auto why = file.errorString();
        file.remove();
        return QStringLiteral("%1 can't be written: %2.").arg(name, why);
    }
    return std::nullopt;
}

core::Pool poolFrom(const core::ClusterPlan& plan, const core::PoolShape& shape) {
    core::Pool pool;
    pool.id = {plan.cluster + "/" + shape.name};
    pool.name = shape.name;
    pool.status = core::readEnum<core::PoolStatus>(core::poolStatusWords(), "available");
    pool.expectedLevel = shape.level;
    pool.expectedCount = shape.count;
    const auto load = std::find_if(plan.loads.begin(), plan.loads.end(),
                                   [&shape](const core::PoolLoad& each) { return each.pool == shape.name; });
    if (load != plan.loads.end()) {
        pool.connectionsUsed = load->used;
    }
    return pool;
}

/// The clusters of a plan as it says they were.
void fillFrom(fleet::Store& store, core::Plan& plan, const PricedCatalog& priced) {
    const core::Instant at{};
    std::vector<core::App> apps;
    std::vector<core::ClusterSummary> summaries;
    for (auto& cluster : plan.clusters) {
        cluster.id = {cluster.cluster};
        const core::App app{{cluster.app}, cluster.app};
        const auto known = std::find(apps.begin(), apps.end(), app);
        if (known == apps.end()) {
            apps.push_back(app);
        }
        summaries.push_back({cluster.id, cluster.cluster, app, cluster.tier.empty() ? priced.tier : cluster.tier,
                             core::readEnum<core::AddonState>(core::addonStateWords(), "provisioned"), std::nullopt});
    }
    store.applyFleet(std::move(apps), summaries, at);
    store.applyCatalog(priced.catalog, priced.prices, at);
    for (std::size_t index = 0; index < plan.clusters.size(); ++index) {
        const auto& cluster = plan.clusters[index];
        core::ClusterInfo info;
        info.id = cluster.id;
        info.name = cluster.cluster;
        info.app = summaries[index].app;
        info.status = core::readEnum<core::ClusterStatus>(core::clusterStatusWords(), "available");
        info.tier = summaries[index].plan;
        info.planLimits = {{"storage-limit-in-gb", cluster.storageGb, std::nullopt}};
        for (const auto& shape : cluster.live) {
            info.pools.push_back(poolFrom(cluster, shape));
        }
        store.applyInfo(info, at);
    }
}

} // namespace

std::optional<QString> pictureProblem(const QString& file) {
    const QFileInfo info(file);
    if (info.exists() || info.isSymLink()) {
        return QStringLiteral("--svg: %1 exists already. Name a new file, or remove that one.").arg(file);
    }
    if (!info.dir().exists()) {
        return QStringLiteral("--svg: there is no folder %1.").arg(info.path());
    }
    return std::nullopt;
}

CommandResult withPicture(CommandResult result, const core::Plan& plan, const fleet::Store& store, core::Instant now,
                          const QString& file) {
    const auto draft = plans::draftOf(plan, store);
    if (!draft) {
        return failed(std::move(result), text::planMismatch(draft.error()));
    }
    auto sheet = views::planSheet(store, now, draft.value());
    addOrigin(sheet, plan);
    if (const auto why = whyNotWritten(file, ui::planDrawing(sheet, ui::DrawingFormat::Svg))) {
        return failed(std::move(result), *why);
    }
    return result;
}

CommandResult withPicture(CommandResult result, const core::Plan& plan, const PricedCatalog& priced,
                          const QString& file) {
    auto identified = plan;
    fleet::Store store;
    fillFrom(store, identified, priced);
    return withPicture(std::move(result), identified, store, {}, file);
}

} // namespace poolhouse::console
