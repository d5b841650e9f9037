// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/refusal_text.h"

#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/text/cluster_change_text.h"
#include "models/text/credential_text.h"
#include "models/text/journal_text.h"
#include "models/text/lock_text.h"
#include "models/text/maintenance_text.h"
#include "models/text/migration_text.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/quota_text.h"
#include "models/text/setting_text.h"
#include "models/text/text.h"

#include <QStringList>

#include <algorithm>

namespace poolhouse::text {

namespace {

QString nameRule(core::PoolNameProblem problem, const std::string& wanted, const std::vector<std::string>& taken) {
    using enum core::PoolNameProblem;
    switch (problem) {
    case FirstNotLetter: return Text::tr("A name starts with a letter.");
    case InvalidCharacter: return Text::tr("Only the letters a to z, digits and hyphens are allowed.");
    case DoubleHyphen: return Text::tr("Two hyphens in a row aren't allowed.");
    case TrailingHyphen: return Text::tr("A name can't end with a hyphen.");
    case TooShort: return Text::tr("A name needs at least %1 characters.").arg(core::minPoolNameLength);
    case TooLong:
        return Text::tr("A name can have at most %1 characters; this one has %2.")
            .arg(core::maxPoolNameLength)
            .arg(toQString(wanted).toUcs4().size());
    case Reserved: return Text::tr("This name is reserved for the leader pool.");
    case Taken: {
        const auto other = std::find_if(taken.begin(), taken.end(), [&wanted](const std::string& name) {
            return core::sameIgnoringCase(name, wanted);
        });
        return other == taken.end() || *other == wanted
                   ? Text::tr("Another pool of this cluster has this name.")
                   : Text::tr("Another pool is named %1; names are not case-sensitive.").arg(toQString(*other));
    }
    }
    return {};
}

DraftText nameText(core::PoolNameProblem problem, const std::string& wanted, const std::vector<std::string>& taken) {
    const auto nearest = core::suggestPoolName(wanted, {});
    const auto free = core::suggestPoolName(wanted, taken);
    const auto rule = nameRule(problem, wanted, taken);
    const bool surprising =
        nearest != free && problem != core::PoolNameProblem::Taken && problem != core::PoolNameProblem::Reserved;
    const auto advice = surprising ? Text::tr("Try %1: %2 is taken.").arg(toQString(free), toQString(nearest))
                                   : Text::tr("Try %1.").arg(toQString(free));
    return {Text::tr("%1 %2", "rule and advice").arg(rule, advice), toQString(free)};
}

/// Locks and journal belong to an account: without its id none of them is known to apply.
QString accountSentence(const api::ApiError& error) {
    return error.status != 0
               ? Text::tr("The account couldn't be loaded yet (status %1), and with it its locks.").arg(error.status)
               : Text::tr("The account couldn't be loaded yet, and with it its locks.");
}

/// What the open change is about.
QString conflictSubject(const operations::Refusal& refusal) {
    const auto open = refusal.openChange ? refusal.openChange->change : core::Change{};
    return refusal.maintenance                              ? Text::tr("the maintenance")
           : refusal.credential                             ? credentialSubject(*refusal.credential)
           : refusal.newCluster                             ? toQString(refusal.newCluster->name)
           : open.removal || open.upgrade || open.migration ? Text::tr("the cluster")
           : open.settings                                  ? Text::tr("these settings")
           : open.quota                                     ? Text::tr("the quota")
           : refusal.attachment                             ? toQString(refusal.attachment->name)
                                                            : toQString(refusal.pool);
}

} // namespace

DraftText draftText(const core::DraftProblem& problem, const std::string& wanted,
                    const std::vector<std::string>& taken) {
    switch (problem.code) {
    case core::DraftProblemCode::Name:
        return nameText(problem.name.value_or(core::PoolNameProblem::InvalidCharacter), wanted, taken);
    case core::DraftProblemCode::LevelUnknown:
        return {Text::tr("The API doesn't offer this level. Choose another one."), {}};
    case core::DraftProblemCode::CountBelowMinimum:
        return {Text::counted(problem.bound, QT_TRANSLATE_N_NOOP("Wording", "A pool needs at least %n instance."),
                              QT_TRANSLATE_N_NOOP("Wording", "A pool needs at least %n instances.")),
                QString::number(problem.bound)};
    case core::DraftProblemCode::CountAboveMaximum:
        if (problem.bound <= 0) {
            return {Text::tr("No more instances fit: a cluster has at most %1 in its follower pools.")
                        .arg(core::maxFollowerInstances),
                    {}};
        }
        return {Text::counted(problem.bound,
                              QT_TRANSLATE_N_NOOP("Wording", "At most %n instance is left for this pool."),
                              QT_TRANSLATE_N_NOOP("Wording", "At most %n instances are left for this pool.")),
                QString::number(problem.bound)};
    case core::DraftProblemCode::TooManyPools:
        return {Text::tr("Pool limit reached: a cluster has at most %1 follower pools.").arg(problem.bound), {}};
    }
    return {};
}

QString refusalSentence(const operations::Refusal& refusal) {
    using Code = operations::Refusal::Code;
    const auto pool = toQString(refusal.pool);
    const auto subject = refusal.attachment.value_or(core::ChangedAttachment{});
    switch (refusal.code) {
    case Code::NoAccount: return Text::tr("Not connected to an account.");
    case Code::AccountUnread: return refusal.accountError ? accountSentence(*refusal.accountError) : QString();
    case Code::JournalUnusable: return refusal.journal ? journalSentence(*refusal.journal) : QString();
    case Code::ClusterMissing: return Text::tr("The cluster no longer exists.");
    case Code::Locked: return refusal.lock ? lockSentence(*refusal.lock) : QString();
    case Code::UnderWay:
        return Text::tr("Another change of %1 is in progress: \"%2\". Wait for it to finish.")
            .arg(conflictSubject(refusal),
                 refusal.openChange ? changeTitle(refusal.openChange->change, refusal.openChange->before) : QString());
    case Code::PoolMissing: return Text::tr("The pool %1 no longer exists.").arg(pool);
    case Code::LeaderStays: return Text::tr("The leader pool can't be destroyed; it belongs to the cluster.");
    case Code::NothingToDo: return Text::tr("No change: %1 is already in this state.").arg(pool);
    case Code::AppMissing:
        return Text::tr("The app %1 doesn't exist, or this account can't see it.").arg(toQString(subject.app));
    case Code::AttachmentNameBad: return refusal.nameProblem ? attachmentNameText(*refusal.nameProblem) : QString();
    case Code::AttachmentTaken:
        return Text::tr("%1 already has an attachment named %2, of %3. Choose another name.")
            .arg(toQString(subject.app), toQString(subject.name), toQString(refusal.takenBy));
    case Code::AttachmentExists:
        return Text::tr("No change: %1 is already attached to %2 as %3.")
            .arg(toQString(subject.app), pool, toQString(subject.name));
    case Code::AttachmentMissing:
        return Text::tr("%1 has no attachment named %2 of this cluster.")
            .arg(toQString(subject.app), toQString(subject.name));
    case Code::MaintenanceBad:
        return refusal.maintenance && refusal.maintenanceProblem
                   ? maintenanceProblemText(*refusal.maintenanceProblem, *refusal.maintenance)
                   : QString();
    case Code::NewClusterBad:
        return refusal.newCluster && refusal.newClusterProblem
                   ? newClusterProblemText(*refusal.newClusterProblem, *refusal.newCluster, refusal.nameProblem)
                   : QString();
    case Code::RemovalBad:
        return refusal.removalProblem ? removalProblemText(*refusal.removalProblem, refusal.stillAttached) : QString();
    case Code::UpgradeBad:
        return refusal.upgrade && refusal.upgradeProblem ? upgradeProblemText(*refusal.upgradeProblem, *refusal.upgrade)
                                                         : QString();
    case Code::CredentialBad:
        return refusal.credential && refusal.credentialProblem
                   ? credentialProblemText(*refusal.credentialProblem, *refusal.credential, refusal.usedBy)
                   : QString();
    case Code::CredentialLeaving:
        return Text::tr("The credential %1 is being destroyed. Choose another one.").arg(toQString(subject.credential));
    case Code::SettingBad:
        return refusal.setting && refusal.settingProblem ? settingProblemText(*refusal.settingProblem, *refusal.setting)
                                                         : QString();
    case Code::QuotaBad:
        return refusal.quota && refusal.quotaProblem ? quotaProblemText(*refusal.quotaProblem, *refusal.quota)
                                                     : QString();
    case Code::MigrationBad:
        return refusal.migrationProblem ? migrationProblemText(*refusal.migrationProblem) : QString();
    case Code::DraftProblems: break;
    }
    QStringList sentences;
    for (const auto& problem : refusal.problems) {
        sentences << draftText(problem, refusal.pool, refusal.takenNames).sentence;
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace poolhouse::text
