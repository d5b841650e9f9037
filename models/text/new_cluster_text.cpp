// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/new_cluster_text.h"

#include "models/core/rollback_window.h"
#include "models/text/maintenance_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using Problem = core::NewClusterProblem;

QString nameOfNew(const core::NewCluster& cluster) {
    return cluster.name.empty() ? Text::tr("a cluster") : toQString(cluster.name);
}

QString sizeOfNew(const core::NewCluster& cluster) {
    const auto level = toQString(cluster.level);
    return cluster.highAvailability ? Text::tr("%1 with high availability", "a level").arg(level) : level;
}

QString pastText(const core::ClusterSource& source) {
    return source.at ? utcText(*source.at) : QString();
}

} // namespace

QString newClusterTitle(const core::Change& change) {
    const auto cluster = change.newCluster.value_or(core::NewCluster{});
    const auto name = nameOfNew(cluster), size = sizeOfNew(cluster), app = toQString(cluster.app);
    if (!cluster.source) {
        return Text::tr("Create %1, %2, in %3", "a name, a level and an app").arg(name, size, app);
    }
    const auto source = toQString(cluster.source->cluster);
    return cluster.source->at
               ? Text::tr("Roll %1 back to %2 as %3, %4, in %5", "a cluster, a time, a name, a level, an app")
                     .arg(source, pastText(*cluster.source), name, size, app)
               : Text::tr("Fork %1 as %2, %3, in %4", "a cluster, a name, a level, an app")
                     .arg(source, name, size, app);
}

QString newClusterUnderWay(const core::NewCluster& cluster) {
    const auto name = toQString(cluster.name);
    if (!cluster.source) {
        return Text::tr("Creating %1", "a cluster").arg(name);
    }
    const auto source = toQString(cluster.source->cluster);
    return cluster.source->at ? Text::tr("Rolling %1 back as %2", "a cluster and a new one").arg(source, name)
                              : Text::tr("Forking %1 as %2", "a cluster and a new one").arg(source, name);
}

QString newClusterReady(const core::NewCluster& cluster) {
    const auto name = toQString(cluster.name);
    if (!cluster.source) {
        return Text::tr("%1 created", "a cluster").arg(name);
    }
    const auto source = toQString(cluster.source->cluster);
    return cluster.source->at ? Text::tr("%1 created from %2 as of %3", "two clusters and a time")
                                    .arg(name, source, pastText(*cluster.source))
                              : Text::tr("%1 created as a fork of %2", "two clusters").arg(name, source);
}

QString newPoolSize(const core::NewPoolDraft& pool) {
    return Text::tr("%1 × %2", "instances, level").arg(pool.count).arg(toQString(pool.level));
}

QString raisedPoolText(const std::string& pool) {
    return Text::tr("%1 is scaled to 0 in the template; the new pool has one instance, which is billed.", "a pool")
        .arg(toQString(pool));
}

QStringList newClusterEffects(const core::NewCluster& cluster, const std::vector<core::NewPoolDraft>& pools,
                              const std::vector<std::string>& raised) {
    const auto app = toQString(cluster.app);
    QStringList effects;
    effects
        << (cluster.attachment.empty()
                ? Text::tr("%1 gets a config var for the cluster, with a name that the API chooses, and restarts with "
                           "a new release when the cluster is available.")
                      .arg(app)
                : Text::tr("%1 gets the config var %2 and restarts with a new release when the cluster is available.")
                      .arg(app, toQString(core::configVarOf(cluster.attachment))));
    if (const auto& source = cluster.source) {
        const auto name = toQString(source->cluster);
        effects << (source->at ? Text::tr("It has the data of %1 as of %2. %1 itself stays as it is, and apps stay "
                                          "attached to it.")
                                     .arg(name, pastText(*source))
                               : Text::tr("It has the data of %1 as of now. %1 itself stays as it is.").arg(name));
    }
    if (!pools.empty()) {
        effects << (cluster.source ? QString() : Text::tr("It starts empty."))
                << Text::tr("Its follower pools are added once it is available, by a request each. If it isn't "
                            "created, none of them is sent.");
    } else {
        effects << (cluster.source
                        ? Text::tr("Follower pools are not copied; add them when the cluster is available.")
                        : Text::tr("It starts empty, without follower pools; add them when the cluster is available."));
    }
    effects.removeAll(QString());
    effects << Text::tr("It is billed from its creation until it is destroyed.");
    for (const auto& pool : raised) {
        effects << raisedPoolText(pool);
    }
    return effects;
}

QString attachmentNameText(core::AttachmentNameProblem problem) {
    switch (problem) {
    case core::AttachmentNameProblem::Empty: return Text::tr("An attachment needs a name.");
    case core::AttachmentNameProblem::FirstNotLetter: return Text::tr("A name starts with a letter.");
    case core::AttachmentNameProblem::InvalidCharacter:
        return Text::tr("Only the letters A to Z, digits and underscores are allowed.");
    case core::AttachmentNameProblem::TooLong:
        return Text::tr("A name can have at most %1 characters.").arg(core::maxAttachmentNameLength);
    }
    return {};
}

QString newClusterProblemText(Problem problem, const core::NewCluster& cluster,
                              std::optional<core::AttachmentNameProblem> attachment) {
    switch (problem) {
    case Problem::AppMissing:
        return cluster.app.empty()
                   ? Text::tr("Choose the app that the cluster belongs to.")
                   : Text::tr("The app %1 doesn't exist, or this account can't see it.").arg(toQString(cluster.app));
    case Problem::NameFirstNotLetter: return Text::tr("A name starts with a letter.");
    case Problem::NameInvalidCharacter:
        return Text::tr("Only the letters a to z, digits, hyphens and underscores are allowed.");
    case Problem::NameTooLong:
        return Text::tr("A name can have at most %1 characters.").arg(core::maxClusterNameLength);
    case Problem::NameTaken:
        return Text::tr("There already is a cluster named %1. Choose another name.").arg(toQString(cluster.name));
    case Problem::AttachmentBad: return attachment ? attachmentNameText(*attachment) : QString();
    case Problem::AttachmentTaken:
        return Text::tr("%1 already has an attachment named %2. Choose another name.")
            .arg(toQString(cluster.app), toQString(cluster.attachment));
    case Problem::PlanUnknown: return Text::tr("There is no such plan. Choose advanced, private or shield.");
    case Problem::LevelMissing: return Text::tr("Choose a level.");
    case Problem::LevelUnknown: return Text::tr("The API doesn't offer this level. Choose another one.");
    case Problem::VersionBad: return Text::tr("A version is a number such as 17.");
    case Problem::InstantBad: return Text::tr("Enter a time such as 2026-06-02 13:00.");
    case Problem::InstantTooEarly:
        return Text::tr("This is before the earliest time that the cluster can be rolled back to.");
    case Problem::InstantTooLate:
        return Text::tr("This is after the latest time that the cluster can be rolled back to.");
    case Problem::RollbackImpossible: return Text::tr("The API says that this cluster can't be rolled back.");
    }
    return {};
}

QString rollbackWindowText(const std::optional<core::RollbackWindow>& window) {
    if (!window || !window->earliest) {
        return {};
    }
    return window->latest
               ? Text::tr("From %1 to %2.", "two times").arg(utcText(*window->earliest), utcText(*window->latest))
               : Text::tr("From %1 on.", "a time").arg(utcText(*window->earliest));
}

QString newClusterCommand(const core::NewCluster& cluster) {
    const auto& source = cluster.source;
    QStringList words{QStringLiteral("heroku"),
                      source ? QStringLiteral("data:pg:fork") : QStringLiteral("data:pg:create")};
    const auto option = [&words](const char* name, const std::string& value) {
        if (!value.empty()) {
            words << QLatin1String(name) << toQString(value);
        }
    };
    if (source) {
        words << toQString(source->cluster);
    }
    option("-a", cluster.app);
    option("--level", cluster.level);
    if (source) {
        option("--rollback-to", source->at ? core::recoveryTime(*source->at) : std::string());
        option("--provision-option", cluster.highAvailability ? "high-availability:true" : "high-availability:false");
    } else {
        words << (cluster.highAvailability ? QStringLiteral("--high-availability")
                                           : QStringLiteral("--no-high-availability"));
        option("--network", cluster.plan == core::privatePlan  ? "private"
                            : cluster.plan == core::shieldPlan ? "shield"
                                                               : "");
        option("--version", cluster.version);
    }
    option("--as", cluster.attachment);
    option("--name", cluster.name);
    return words.join(QLatin1Char(' '));
}

const char* originWord(const core::NewCluster& cluster) {
    return !cluster.source ? "new" : cluster.source->at ? "rollback" : "fork";
}

} // namespace poolhouse::text
