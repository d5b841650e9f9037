// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/activity_text.h"

#include "models/core/migration_method.h"
#include "models/text/activity_figures.h"
#include "models/text/activity_words.h"
#include "models/text/cluster_change_text.h"
#include "models/text/commands.h"
#include "models/text/migration_text.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/printable.h"
#include "models/text/shell_quotes.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace poolhouse::text {

namespace {

QString instantText(core::Instant at) {
    return writtenTime(at);
}
QString instantText(std::optional<core::Instant> at) {
    return at ? instantText(*at) : QString();
}

std::vector<const operations::Operation*> newestFirst(std::vector<const operations::Operation*> operations) {
    std::stable_sort(operations.begin(), operations.end(),
                     [](const auto* a, const auto* b) { return a->askedAt > b->askedAt; });
    return operations;
}

QJsonValue orNull(const QString& text) {
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject written(const operations::Exchange& exchange) {
    return {{QStringLiteral("sent_at"), instantText(exchange.sentAt)},
            {QStringLiteral("answered_at"), orNull(instantText(exchange.answeredAt))},
            {QStringLiteral("method"), QString::fromUtf8(exchange.method)},
            {QStringLiteral("target"), QString::fromUtf8(exchange.target)},
            {QStringLiteral("request"), orNull(QString::fromUtf8(exchange.requestBody))},
            {QStringLiteral("status"), exchange.status != 0 ? QJsonValue(exchange.status) : QJsonValue()},
            {QStringLiteral("response"), orNull(QString::fromUtf8(exchange.responseBody))},
            {QStringLiteral("problem"), orNull(exchangeProblem(exchange).value_or(QString()))},
            {QStringLiteral("left_this_machine"), exchange.left}};
}

QJsonObject written(const operations::PoolRecipe& recipe) {
    QJsonArray attachments;
    for (const auto& attachment : recipe.attachments) {
        attachments.append(attachmentTitle(attachment));
    }
    return {{QStringLiteral("name"), toQString(recipe.shape.name)},
            {QStringLiteral("level"), toQString(recipe.shape.level)},
            {QStringLiteral("count"), recipe.shape.count},
            {QStringLiteral("attachments"), attachments}};
}

QJsonValue written(const std::optional<operations::CostAndCapacity>& figures) {
    if (!figures) {
        return {};
    }
    return QJsonObject{
        {QStringLiteral("monthly_cost_cents"),
         figures->monthly ? QJsonValue(qint64(figures->monthly->cents)) : QJsonValue()},
        {QStringLiteral("monthly_cost_complete"), figures->complete},
        {QStringLiteral("connection_limit"), figures->connections ? QJsonValue(*figures->connections) : QJsonValue()}};
}

QJsonArray written(const core::ChangedSettings& settings) {
    QJsonArray list;
    for (const auto& each : settings.all) {
        list.append(QJsonObject{
            {QStringLiteral("name"), toQString(each.name)},
            {QStringLiteral("from"), orNull(toQString(core::spelled(each.before)))},
            {QStringLiteral("to"), toQString(each.value)},
            {QStringLiteral("needs_restart"), each.needsRestart ? QJsonValue(*each.needsRestart) : QJsonValue()}});
    }
    return list;
}

QJsonObject written(const core::QuotaTerms& terms) {
    const auto gb = [](const std::optional<double>& size) { return size ? QJsonValue(*size) : QJsonValue(); };
    return {{QStringLiteral("warning_gb"), gb(terms.warningGb)},
            {QStringLiteral("critical_gb"), gb(terms.criticalGb)},
            {QStringLiteral("enforcement_action"), orNull(toQString(terms.action.text))}};
}

QJsonObject written(const core::ChangedQuota& quota) {
    return {{QStringLiteral("type"), toQString(quota.type)},
            {QStringLiteral("from"), written(quota.before)},
            {QStringLiteral("to"), written(quota.wanted)}};
}

QJsonObject written(const operations::Operation& operation, core::Instant now) {
    const auto& change = operation.change;
    QJsonArray exchanges;
    for (const auto& exchange : operation.exchanges) {
        exchanges.append(written(exchange));
    }
    const auto& figures = operation.figures;
    const auto reached = reachedFigures(operation);
    const bool hasCount = change.kind == core::ChangeKind::AddPool || change.kind == core::ChangeKind::SetCount;
    const auto time = durationOf(operation, now);
    QJsonObject object{{QStringLiteral("id"), toQString(operation.id)},
                       {QStringLiteral("asked_at"), instantText(operation.askedAt)},
                       {QStringLiteral("finished_at"), orNull(instantText(operation.finishedAt))},
                       {QStringLiteral("duration_ms"), time ? QJsonValue(qint64(time->count())) : QJsonValue()},
                       {QStringLiteral("account"), orNull(toQString(operation.account))},
                       {QStringLiteral("plan"), orNull(toQString(operation.plan))},
                       {QStringLiteral("app"), orNull(toQString(operation.app))},
                       {QStringLiteral("cluster"), toQString(operation.clusterName)},
                       {QStringLiteral("cluster_id"), toQString(operation.cluster.value)},
                       {QStringLiteral("what"), changeTitle(operation)},
                       {QStringLiteral("kind"), kindWord(change.kind)},
                       {QStringLiteral("pool"), toQString(change.pool)},
                       {QStringLiteral("level"), orNull(toQString(change.level))},
                       {QStringLiteral("count"), hasCount ? QJsonValue(change.count) : QJsonValue()},
                       {QStringLiteral("state"), stateWord(operation.state)},
                       {QStringLiteral("result"), progressSentence(operation)},
                       {QStringLiteral("before"), written(figures ? std::optional(figures->before) : std::nullopt)},
                       {QStringLiteral("after"), written(reached ? std::optional(reached->after) : std::nullopt)},
                       {QStringLiteral("exchanges"), exchanges}};
    if (const auto& attachment = change.attachment) {
        object.insert(QStringLiteral("attached_app"), toQString(attachment->app));
        object.insert(QStringLiteral("attachment"), toQString(attachment->name));
        object.insert(QStringLiteral("credential"), orNull(toQString(attachment->credential)));
    }
    if (const auto& maintenance = change.maintenance) {
        const auto date = core::movedDate(*maintenance);
        object.insert(QStringLiteral("maintenance"),
                      date ? QJsonValue(toQString(core::formatInstant(*date))) : QJsonValue());
        object.insert(QStringLiteral("weeks"), maintenance->weeks);
        object.insert(QStringLiteral("window"), maintenance->window
                                                    ? QJsonValue(toQString(core::formatWeekTime(*maintenance->window)))
                                                    : QJsonValue());
    }
    if (const auto& cluster = change.newCluster) {
        const auto& source = cluster->source;
        object.insert(QStringLiteral("level"), toQString(cluster->level));
        object.insert(QStringLiteral("cluster_plan"), toQString(cluster->plan));
        object.insert(QStringLiteral("high_availability"), cluster->highAvailability);
        object.insert(QStringLiteral("attachment"), orNull(toQString(cluster->attachment)));
        object.insert(QStringLiteral("source"), source ? QJsonValue(toQString(source->cluster)) : QJsonValue());
        object.insert(QStringLiteral("recovery_time"),
                      source && source->at ? QJsonValue(toQString(core::formatInstant(*source->at))) : QJsonValue());
    }
    if (const auto& removal = change.removal) {
        QJsonArray apps;
        for (const auto& app : removal->detaching) {
            apps.append(toQString(app));
        }
        object.insert(QStringLiteral("detached_apps"), apps);
    }
    if (const auto& upgrade = change.upgrade) {
        object.insert(QStringLiteral("version_from"), toQString(upgrade->from));
        object.insert(QStringLiteral("version_to"), orNull(toQString(upgrade->to)));
    }
    if (const auto& credential = change.credential) {
        QJsonArray apps;
        for (const auto& app : credential->apps) {
            apps.append(toQString(app));
        }
        object.insert(QStringLiteral("credential"), orNull(toQString(credential->name)));
        object.insert(QStringLiteral("forced"), credential->forced);
        object.insert(QStringLiteral("credential_apps"), apps);
    }
    if (change.settings) {
        object.insert(QStringLiteral("settings"), written(*change.settings));
    }
    if (change.quota) {
        object.insert(QStringLiteral("quota"), written(*change.quota));
    }
    if (const auto& migration = change.migration) {
        object.insert(QStringLiteral("source"), migrationSource(*migration));
        object.insert(QStringLiteral("method"),
                      change.kind == core::ChangeKind::PrepareMigration
                          ? QJsonValue(toQString(std::string(core::migrationMethodWord(migration->method))))
                          : QJsonValue());
    }
    if (operation.recipe) {
        object.insert(QStringLiteral("recipe"), written(*operation.recipe));
    }
    return object;
}

/// The last request that changes something; null when nothing was sent.
const operations::Exchange* lastChange(const operations::Operation& operation) {
    const auto last = std::find_if(
        operation.exchanges.rbegin(), operation.exchanges.rend(),
        [](const operations::Exchange& exchange) { return !exchange.secondFactor && !exchange.target.isEmpty(); });
    return last == operation.exchanges.rend() ? nullptr : &*last;
}

QString attachLine(const operations::Operation& operation, const core::ChangedAttachment& attachment) {
    auto line = attachCommand(toQString(operation.clusterName), toQString(attachment.app),
                              toQString(operation.change.pool), toQString(attachment.name));
    if (!attachment.credential.empty()) {
        line += QLatin1String(" --credential ") + inShellQuotes(toQString(attachment.credential));
    }
    return line;
}

QString detachLine(const core::ChangedAttachment& attachment) {
    return QStringLiteral("heroku data:pg:attachments:destroy %1 -a %2 --confirm %2")
        .arg(toQString(attachment.name), toQString(attachment.app));
}

QString maintenanceLine(const operations::Operation& operation) {
    const auto& change = *operation.change.maintenance;
    const auto subject = toQString(operation.clusterName) + QLatin1String(" -a ") +
                         (operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app));
    if (operation.change.kind == core::ChangeKind::MoveMaintenance) {
        return QStringLiteral("heroku data:maintenances:schedule %1 --weeks=%2").arg(subject).arg(change.weeks);
    }
    if (operation.change.kind == core::ChangeKind::RunMaintenance) {
        return QStringLiteral("heroku data:maintenances:run %1 --confirm %2")
            .arg(subject, subject.section(QLatin1Char(' '), -1));
    }
    const auto window = change.window.value_or(core::WeekTime{});
    return QStringLiteral("heroku data:maintenances:window:update %1 %2 %3 -a %4")
        .arg(toQString(operation.clusterName), toQString(core::dayWord(window.day)),
             toQString(core::formatTimeOfDay(window.time)), subject.section(QLatin1Char(' '), -1));
}

QString credentialLine(const operations::Operation& operation) {
    const auto& change = *operation.change.credential;
    const auto kind = operation.change.kind;
    const auto app = operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app);
    const auto* verb = kind == core::ChangeKind::CreateCredential    ? "create"
                       : kind == core::ChangeKind::DestroyCredential ? "destroy"
                                                                     : "rotate";
    auto line = QStringLiteral("heroku data:pg:credentials:%1 %2 -a %3")
                    .arg(QLatin1String(verb), toQString(operation.clusterName), app);
    line += change.name.empty() ? QStringLiteral(" --all")
                                : QStringLiteral(" --name ") + inShellQuotes(toQString(change.name));
    if (change.forced) {
        line += QLatin1String(" --force");
    }
    return kind == core::ChangeKind::CreateCredential ? line : line + QLatin1String(" --confirm ") + app;
}

/// "postgresql-rectangular-12345 -a example-app"
QString clusterOption(const operations::Operation& operation) {
    return toQString(operation.clusterName) + QLatin1String(" -a ") +
           (operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app));
}

QString settingsLine(const operations::Operation& operation, const core::ChangedSettings& settings) {
    auto line = QStringLiteral("heroku data:pg:settings ") + clusterOption(operation);
    for (const auto& each : settings.all) {
        line +=
            QLatin1String(" --set=") + inShellQuotes(toQString(each.name) + QLatin1Char(':') + toQString(each.value));
    }
    return line;
}

QString quotaLine(const operations::Operation& operation, const core::ChangedQuota& quota) {
    const auto& [type, wanted, before] = quota;
    auto line = QStringLiteral("heroku data:pg:quotas:update %1 --type %2")
                    .arg(clusterOption(operation), inShellQuotes(toQString(type)));
    const auto gb = [](const std::optional<double>& size) {
        return size ? QString::number(static_cast<qint64>(*size)) : QStringLiteral("none");
    };
    if (wanted.warningGb != before.warningGb) {
        line += QLatin1String(" --warning ") + gb(wanted.warningGb);
    }
    if (wanted.criticalGb != before.criticalGb) {
        line += QLatin1String(" --critical ") + gb(wanted.criticalGb);
    }
    return wanted.action == before.action
               ? line
               : line + QLatin1String(" --enforcement-action ") + toQString(wanted.action.text);
}

/// The host of this path: all but /data is the Platform API's.
QString hostFor(const QByteArray& target, const QString& dataBase) {
    const auto data = QStringLiteral("://api.data.");
    auto base = dataBase;
    return target.startsWith("/data/") ? base : base.replace(data, QStringLiteral("://api."));
}

} // namespace

QString kindWord(core::ChangeKind kind) {
    switch (kind) {
    case core::ChangeKind::AddPool: return QStringLiteral("add-pool");
    case core::ChangeKind::SetLevel: return QStringLiteral("set-level");
    case core::ChangeKind::SetCount: return QStringLiteral("set-count");
    case core::ChangeKind::DestroyPool: return QStringLiteral("destroy-pool");
    case core::ChangeKind::Attach: return QStringLiteral("attach");
    case core::ChangeKind::Detach: return QStringLiteral("detach");
    case core::ChangeKind::RunMaintenance: return QStringLiteral("run-maintenance");
    case core::ChangeKind::MoveMaintenance: return QStringLiteral("move-maintenance");
    case core::ChangeKind::SetWindow: return QStringLiteral("set-window");
    case core::ChangeKind::CreateCluster: return QStringLiteral("create-cluster");
    case core::ChangeKind::DestroyCluster: return QStringLiteral("destroy-cluster");
    case core::ChangeKind::UpgradeVersion: return QStringLiteral("upgrade-version");
    case core::ChangeKind::CreateCredential: return QStringLiteral("create-credential");
    case core::ChangeKind::RotateCredential: return QStringLiteral("rotate-credential");
    case core::ChangeKind::RotateAllCredentials: return QStringLiteral("rotate-all-credentials");
    case core::ChangeKind::DestroyCredential: return QStringLiteral("destroy-credential");
    case core::ChangeKind::ChangeSettings: return QStringLiteral("change-settings");
    case core::ChangeKind::SetQuota: return QStringLiteral("set-quota");
    case core::ChangeKind::PrepareMigration: return QStringLiteral("prepare-migration");
    case core::ChangeKind::RunMigration: return QStringLiteral("run-migration");
    case core::ChangeKind::CancelMigration: return QStringLiteral("cancel-migration");
    }
    return {};
}

QString stateWord(operations::Operation::State state) {
    switch (state) {
    case operations::Operation::State::Queued: return QStringLiteral("queued");
    case operations::Operation::State::Checking: return QStringLiteral("checking");
    case operations::Operation::State::Drifted: return QStringLiteral("drifted");
    case operations::Operation::State::Sending: return QStringLiteral("sending");
    case operations::Operation::State::Waiting: return QStringLiteral("waiting");
    case operations::Operation::State::NeedsTwoFactor: return QStringLiteral("needs-two-factor");
    case operations::Operation::State::Verifying: return QStringLiteral("verifying");
    case operations::Operation::State::Watching: return QStringLiteral("watching");
    case operations::Operation::State::Done: return QStringLiteral("done");
    case operations::Operation::State::Failed: return QStringLiteral("failed");
    case operations::Operation::State::OutcomeUnknown: return QStringLiteral("outcome-unknown");
    case operations::Operation::State::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

QString curlText(const operations::Operation& operation, const QString& base) {
    const auto* last = lastChange(operation);
    if (last == nullptr) {
        return {};
    }
    QStringList parts{QStringLiteral("curl -X ") + QString::fromUtf8(last->method),
                      inShellQuotes(hostFor(last->target, base) + printable(QString::fromUtf8(last->target))),
                      QStringLiteral("-H 'Accept: application/vnd.heroku+json; version=3'"),
                      QStringLiteral("-H \"Authorization: Bearer $HEROKU_API_KEY\"")};
    if (!last->requestBody.isEmpty()) {
        parts << QStringLiteral("-H 'Content-Type: application/json'")
              << QStringLiteral("-d ") + inShellQuotes(printable(QString::fromUtf8(last->requestBody)));
    }
    return parts.join(QLatin1String(" \\\n  "));
}

QString curlSubject(const operations::Operation& operation) {
    const auto* last = lastChange(operation);
    return last != nullptr ? QString::fromUtf8(last->method + ' ' + last->target) : QString();
}

QString cliCommand(const operations::Operation& operation) {
    const auto& change = operation.change;
    if (change.attachment) {
        return change.kind == core::ChangeKind::Attach ? attachLine(operation, *change.attachment)
                                                       : detachLine(*change.attachment);
    }
    if (change.maintenance) {
        return maintenanceLine(operation);
    }
    if (change.newCluster) {
        return newClusterCommand(*change.newCluster);
    }
    if (change.removal || change.upgrade) {
        return clusterChangeCommand(operation);
    }
    if (change.credential) {
        return credentialLine(operation);
    }
    if (change.settings) {
        return settingsLine(operation, *change.settings);
    }
    if (change.quota) {
        return quotaLine(operation, *change.quota);
    }
    if (change.migration) {
        return migrationChangeCommand(operation);
    }
    return QStringLiteral("heroku data:pg:update %1 --app %2")
        .arg(toQString(operation.clusterName),
             operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app));
}

QString cliText(const operations::Operation& operation) {
    const auto& change = operation.change;
    if (change.attachment || change.maintenance || change.newCluster || change.removal || change.upgrade ||
        change.credential || change.settings || change.quota) {
        return cliCommand(operation);
    }
    return Text::tr("No one-line CLI equivalent; run “%1” (interactive).").arg(cliCommand(operation));
}

QByteArray activityJson(const std::vector<const operations::Operation*>& operations, core::Instant now) {
    QJsonArray list;
    for (const auto* operation : newestFirst(operations)) {
        list.append(written(*operation, now));
    }
    return QJsonDocument(list).toJson();
}

} // namespace poolhouse::text
