// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/commands.h"

#include "models/core/plan.h"
#include "models/fleet/store.h"
#include "models/text/activity_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace poolhouse::text {

namespace {

/// A placeholder while the app is unknown.
QString appOrPlaceholder(const QString& app) {
    return app.isEmpty() ? QStringLiteral("APP") : app;
}

QByteArray escaped(const std::string& id) {
    return QUrl::toPercentEncoding(toQString(id));
}

QByteArray json(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The request of a step; `pool` is the pool's id, or the placeholder for it.
operations::Exchange requestOf(const core::Change& change, const QByteArray& pools, const QByteArray& pool) {
    operations::Exchange request;
    request.target = pools + '/' + pool;
    switch (change.kind) {
    case core::ChangeKind::AddPool:
        request.method = "POST";
        request.target = pools;
        request.requestBody = json({{QStringLiteral("level"), toQString(change.level)},
                                    {QStringLiteral("count"), change.count},
                                    {QStringLiteral("name"), toQString(change.pool)}});
        break;
    case core::ChangeKind::SetLevel:
        request.method = "PATCH";
        request.requestBody = json({{QStringLiteral("level"), toQString(change.level)}});
        break;
    case core::ChangeKind::SetCount:
        request.method = "PATCH";
        request.requestBody = json({{QStringLiteral("count"), change.count}});
        break;
    case core::ChangeKind::DestroyPool: request.method = "DELETE"; break;
    case core::ChangeKind::Attach:
    case core::ChangeKind::Detach:
    case core::ChangeKind::RunMaintenance:
    case core::ChangeKind::MoveMaintenance:
    case core::ChangeKind::SetWindow:
    case core::ChangeKind::CreateCluster:
    case core::ChangeKind::DestroyCluster:
    case core::ChangeKind::UpgradeVersion:
    case core::ChangeKind::CreateCredential:
    case core::ChangeKind::RotateCredential:
    case core::ChangeKind::RotateAllCredentials:
    case core::ChangeKind::DestroyCredential:
    case core::ChangeKind::ChangeSettings:
    case core::ChangeKind::SetQuota: break; // no step of a plan
    }
    return request;
}

QString comment(const QString& text) {
    auto line = text;
    return QStringLiteral("# ") + line.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

QString attachmentNameFor(const QString& pool) {
    return pool.toUpper().replace(QLatin1Char('-'), QLatin1Char('_'));
}

QString attachCommand(const QString& cluster, const QString& app, const QString& pool, const QString& attachment) {
    return QStringLiteral("heroku data:pg:attachments:create %1 -a %2 --pool %3 --as %4")
        .arg(cluster, appOrPlaceholder(app), pool, attachment);
}

QString psqlCommand(const QString& app, const QString& attachment) {
    return QStringLiteral("heroku data:pg:psql %1 -a %2").arg(attachment, appOrPlaceholder(app));
}

QString planCommands(const core::Plan& plan, const fleet::Store& store, const QString& base) {
    QStringList lines{comment(Text::tr("Each step must finish before the next one."))};
    for (const auto& cluster : plan.clusters) {
        const auto steps = core::planSteps(cluster.live, cluster.wanted, store.catalog());
        if (!steps) {
            return comment(Text::tr("The plan for %1 is not valid.").arg(toQString(cluster.cluster)));
        }
        const auto* record = store.cluster(cluster.id);
        const auto pools = "/data/postgres/v1/" + escaped(cluster.id.value) + "/pools";
        const auto* before = &cluster.live;
        for (const auto& step : steps.value()) {
            const auto* live = record != nullptr && record->info ? record->info->findPool(step.change.pool) : nullptr;
            const bool made = step.change.kind == core::ChangeKind::AddPool;
            lines << QString()
                  << comment(toQString(cluster.cluster) + QLatin1String(": ") + text::stepTitle(step.change, *before));
            if (!made && live == nullptr) {
                lines << comment(
                    Text::tr("POOL_ID is the ID of %1, known once the pool exists.").arg(toQString(step.change.pool)));
            }
            operations::Operation operation;
            operation.exchanges.push_back(
                requestOf(step.change, pools, live != nullptr ? escaped(live->id.value) : "POOL_ID"));
            lines << text::curlText(operation, base);
            before = &step.after;
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace poolhouse::text
