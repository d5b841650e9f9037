// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/cluster_change_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

QString listedApps(const std::vector<std::string>& apps) {
    QStringList names;
    for (const auto& app : apps) {
        names << toQString(app);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString clusterChangeTitle(const core::Change& change) {
    if (!change.upgrade) {
        return Text::tr("Destroy the cluster");
    }
    const auto from = toQString(change.upgrade->from);
    return change.upgrade->to.empty()
               ? Text::tr("Upgrade PostgreSQL from %1 to the newest version").arg(from)
               : Text::tr("Upgrade PostgreSQL from %1 to %2").arg(from, toQString(change.upgrade->to));
}

QString clusterChangeCommand(const operations::Operation& operation) {
    const auto app = operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app);
    const auto line = [&](const char* command, const QString& options) {
        return QStringLiteral("heroku data:pg:%1 %2 -a %3 --confirm %3%4")
            .arg(QLatin1String(command), toQString(operation.clusterName), app, options);
    };
    if (const auto& upgrade = operation.change.upgrade) {
        return line("upgrade:run",
                    upgrade->to.empty() ? QString() : QStringLiteral(" --version ") + toQString(upgrade->to));
    }
    const auto& removal = operation.change.removal;
    return line("destroy", removal && !removal->detaching.empty() ? QStringLiteral(" --force") : QString());
}

QString removalProblemText(core::RemovalProblem problem, const std::vector<std::string>& apps) {
    switch (problem) {
    case core::RemovalProblem::AttachmentsUnknown:
        return Text::tr("The attachments haven't been loaded, so it isn't known which apps would lose the cluster.");
    case core::RemovalProblem::AppUnknown:
        return Text::tr("The app that the cluster belongs to is unknown, so the cluster can't be destroyed from here.");
    case core::RemovalProblem::StillAttached:
        return apps.size() == 1
                   ? Text::tr(
                         "Another app is attached: %1. Confirm it to destroy the cluster anyway, or detach it first.")
                         .arg(listedApps(apps))
                   : Text::tr("Other apps are attached: %1. Confirm each of them to destroy the cluster anyway, or "
                              "detach them first.")
                         .arg(listedApps(apps));
    }
    return {};
}

QString upgradeProblemText(core::UpgradeProblem problem, const core::VersionUpgrade& upgrade) {
    switch (problem) {
    case core::UpgradeProblem::VersionUnknown:
        return Text::tr("The PostgreSQL version of the cluster is unknown, so it can't be upgraded from here.");
    case core::UpgradeProblem::VersionBad:
        return Text::tr("A PostgreSQL version is a number such as 18. Without one, the newest is chosen.");
    case core::UpgradeProblem::NotHigher:
        return Text::tr("The cluster has PostgreSQL %1 already. An upgrade is to a higher major version.")
            .arg(toQString(upgrade.from));
    case core::UpgradeProblem::Provisioning:
        return Text::tr("The cluster is still being created. It can be upgraded when it is available.");
    case core::UpgradeProblem::Modifying:
        return Text::tr("The cluster is being modified, by a change or a maintenance. It can be upgraded after that.");
    case core::UpgradeProblem::Migrating:
        return Text::tr("The cluster is the target of a migration. It can be upgraded after that.");
    case core::UpgradeProblem::Unavailable:
        return Text::tr("The cluster is unavailable. It can be upgraded when it is back.");
    }
    return {};
}

QStringList upgradeEffects(const core::VersionUpgrade& upgrade) {
    const auto from = toQString(upgrade.from);
    return {upgrade.to.empty()
                ? Text::tr("PostgreSQL is upgraded from %1 to the newest version that the API supports.").arg(from)
                : Text::tr("PostgreSQL is upgraded from %1 to %2.").arg(from, toQString(upgrade.to)),
            Text::tr("It starts now. Apps may lose their connections while it runs, and have to reconnect."),
            Text::tr("The API doesn't say how long it takes. It can't be stopped, and there is no way back to %1.")
                .arg(from)};
}

} // namespace poolhouse::text
