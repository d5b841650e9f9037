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

#include <algorithm>

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

operations::Exchange attachRequest(const core::Change& change, const std::string& cluster) {
    const auto& subject = *change.attachment;
    QJsonObject target{{QStringLiteral("pool"), toQString(change.pool)},
                       {QStringLiteral("proxy"), QStringLiteral("false")}};
    if (!subject.credential.empty()) {
        target.insert(QStringLiteral("role"), toQString(subject.credential));
    }
    const auto named = [](const std::string& name) { return QJsonObject{{QStringLiteral("name"), toQString(name)}}; };
    operations::Exchange request;
    request.method = "POST";
    request.target = "/addon-attachments";
    request.requestBody = json({{QStringLiteral("addon"), named(cluster)},
                                {QStringLiteral("app"), named(subject.app)},
                                {QStringLiteral("name"), toQString(subject.name)},
                                {QStringLiteral("namespace_config"), target}});
    return request;
}

/// The request of a step on a pool; `pool` is its id, or the placeholder for it.
operations::Exchange poolRequest(const core::Change& change, const QByteArray& pools, const QByteArray& pool) {
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
    default: break; // no step on a pool
    }
    return request;
}

QString comment(const QString& text) {
    auto line = text;
    return QStringLiteral("# ") + line.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// Adds a line about what is still to be filled in.
operations::Exchange requestOf(const core::Change& change, const core::ClusterPlan& cluster,
                               const fleet::ClusterRecord* record, QStringList& lines) {
    if (change.kind == core::ChangeKind::Attach) {
        return attachRequest(change, cluster.cluster);
    }
    if (change.kind == core::ChangeKind::Detach) {
        const auto& subject = *change.attachment;
        operations::Exchange request;
        request.method = "DELETE";
        request.target = "/addon-attachments/";
        const auto all = record != nullptr ? record->attachments : std::vector<core::Attachment>();
        const auto at = std::find_if(all.begin(), all.end(), [&subject](const core::Attachment& each) {
            return each.app.name == subject.app && each.name == subject.name;
        });
        if (at == all.end()) {
            lines << comment(Text::tr("ATTACHMENT_ID is the ID of the attachment %1 of %2.", "name, app")
                                 .arg(toQString(subject.name), toQString(subject.app)));
        }
        request.target += at == all.end() ? QByteArray("ATTACHMENT_ID") : escaped(at->id.value);
        return request;
    }
    const auto* live = record != nullptr && record->info ? record->info->findPool(change.pool) : nullptr;
    if (change.kind != core::ChangeKind::AddPool && live == nullptr) {
        lines << comment(Text::tr("POOL_ID is the ID of %1, known once the pool exists.").arg(toQString(change.pool)));
    }
    const auto pools = "/data/postgres/v1/" + escaped(cluster.id.value) + "/pools";
    return poolRequest(change, pools, live != nullptr ? escaped(live->id.value) : "POOL_ID");
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
        const auto steps = core::planSteps(cluster.live, cluster.wanted, store.catalog(), cluster.moves);
        if (!steps) {
            return comment(Text::tr("The plan for %1 is not valid.").arg(toQString(cluster.cluster)));
        }
        const auto* record = store.cluster(cluster.id);
        const auto* before = &cluster.live;
        for (const auto& step : steps.value()) {
            lines << QString()
                  << comment(toQString(cluster.cluster) + QLatin1String(": ") + text::stepTitle(step.change, *before));
            operations::Operation operation;
            operation.exchanges.push_back(requestOf(step.change, cluster, record, lines));
            lines << text::curlText(operation, base);
            before = &step.after;
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace poolhouse::text
