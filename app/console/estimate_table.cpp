// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_estimate.h"
#include "app/console/text_table.h"
#include "models/core/money.h"
#include "models/text/plan_text.h"
#include "models/text/wording.h"

namespace poolhouse::console {

namespace {

QString changeText(const std::optional<int>& before, const std::optional<int>& after) {
    if (!before || !after) {
        return unknown();
    }
    const auto number = QString::fromStdString(core::formatCount(*after - *before));
    return *after > *before ? QLatin1Char('+') + number : number;
}

QString costChangeText(const std::optional<core::Money>& change) {
    return change ? QString::fromStdString(core::formatDelta(*change)) : unknown();
}

QStringList countRow(const char* label, const std::optional<int>& before, const std::optional<int>& after) {
    return {QLatin1String(label), countText(before), countText(after), changeText(before, after)};
}

QString figuresTable(const core::ClusterFigures& before, const core::ClusterFigures& after,
                     const std::optional<core::Money>& change) {
    QList<QStringList> rows{{QString(), QStringLiteral("BEFORE"), QStringLiteral("AFTER"), QStringLiteral("CHANGE")}};
    rows.append(
        {QStringLiteral("Cost"), text::monthly(before.cost), text::monthly(after.cost), costChangeText(change)});
    rows.append(countRow("Leader connections", before.leaderLimit, after.leaderLimit));
    rows.append(countRow("Read connections", before.readLimit, after.readLimit));
    rows.append(countRow("  after losing one instance per pool", before.readSurvivable, after.readSurvivable));
    rows.append(countRow("Follower vCPU", before.followerVcpu, after.followerVcpu));
    rows.append({QStringLiteral("Follower memory"), text::gigabytes(before.followerMemoryGb),
                 text::gigabytes(after.followerMemoryGb), QString()});
    rows.append(countRow("Follower instances", before.followerInstances, after.followerInstances));
    return aligned(rows, 1);
}

QString clusterTable(const ClusterEstimate& cluster) {
    const auto app = cluster.plan.app.empty() ? QStringLiteral("app unknown") : plain(cluster.plan.app);
    auto text = QStringLiteral("%1 (%2)\n\n").arg(plain(cluster.plan.cluster), app);
    QList<QStringList> rows{{QStringLiteral("STEP"), QStringLiteral("CHANGE"), QStringLiteral("COST")}};
    for (std::size_t at = 0; at < cluster.steps.size(); ++at) {
        const auto& impact = cluster.impact.steps[at].impact;
        const auto& before = at == 0 ? cluster.plan.live : cluster.steps[at - 1].after;
        rows.append({QString::number(at + 1), plain(text::stepTitle(cluster.steps[at].change, before).toStdString()),
                     costChangeText(impact.costChange())});
    }
    text += cluster.steps.empty() ? QStringLiteral("Nothing to do: the cluster already matches the plan.\n")
                                  : aligned(rows, 2);
    text += QLatin1Char('\n') +
            figuresTable(cluster.impact.whole.before, cluster.impact.whole.after, cluster.impact.whole.costChange());
    if (const auto restarts = text::restartsText(core::restartsOf(cluster.impact)); !restarts.isEmpty()) {
        text += QLatin1Char('\n') + plain(restarts.toStdString()) + QLatin1Char('\n');
    }
    for (const auto& warning : cluster.impact.warnings) {
        text += (&warning == &cluster.impact.warnings.front() ? QStringLiteral("\n! %1\n") : QStringLiteral("! %1\n"))
                    .arg(plain(text::planWarning(warning).toStdString()));
    }
    return text;
}

} // namespace

QString estimateTable(const PlanEstimate& estimate, const std::optional<NeedsTest>& needs) {
    QStringList parts;
    std::vector<core::ClusterFigures> before, after;
    std::optional<core::Money> change = core::Money{};
    for (const auto& cluster : estimate) {
        parts << clusterTable(cluster);
        before.push_back(cluster.impact.whole.before);
        after.push_back(cluster.impact.whole.after);
        const auto part = cluster.impact.whole.costChange();
        change = change && part ? std::optional(*change + *part) : std::nullopt;
    }
    if (estimate.size() > 1) {
        parts << QStringLiteral("All clusters\n\n") + figuresTable(core::sumOf(before), core::sumOf(after), change);
    }
    if (needs) {
        parts << needsTable(*needs);
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace poolhouse::console
