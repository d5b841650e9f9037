// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/operations/journal_error.h"
#include "models/operations/read_only_locks.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace poolhouse::operations {

/// How far an operation is, or how it ended. models/text/operation_text.h has the sentences.
/// The numbers are stored in the journal: never change or reuse one.
enum class ProgressCode : int {
    None = 0,
    Legacy = 1, ///< a sentence of schema 1 that has no code: said

    // Queued
    BehindAnother = 10,
    ClusterUnavailable = 11,
    ClusterModifying = 12,

    // Checking, Sending
    Checking = 20,
    SendingRequest = 21,
    HeldBack = 22, ///< error; nothing has been sent

    // a second factor
    CodeNeeded = 30,
    CodeBeingChecked = 31,
    CodeAccepted = 32,
    CodeLocked = 33, ///< a read-only lock kept it from being sent
    CodeRefused = 34,
    CodeNotChecked = 35,

    // Watching, Verifying
    Accepted = 40,
    AcceptedNotShown = 41,
    InstancesUp = 42,      ///< up, count, said; also the result of what is Done
    BeingDestroyed = 43,   ///< said
    NoAnswer = 44,         ///< error
    OutcomeBeingRead = 45, ///< error: answered without the outcome of an earlier request
    ReadingAgain = 46,     ///< error
    AccessRefused = 47,    ///< error
    ModifyingUnverified = 48,
    Reopened = 49, ///< found open in the journal

    // Done
    PoolDestroyed = 60,
    GoneBeforeSending = 61,
    GoneBeforeRequest = 62,
    GoneWithCluster = 63,
    Attached = 64,
    Detached = 65,
    DetachedBeforeSending = 66,
    DetachedBeforeRequest = 67,
    DetachedWithCluster = 68,

    // nothing was sent: Drifted, Cancelled, Failed
    Drifted = 70,
    NotSentLocked = 71, ///< lock
    NotSentClusterGone = 72,
    NotSentCodes = 73,       ///< too many second factors
    NotSentUnreachable = 74, ///< error
    NotSentUnreadable = 75,  ///< error of the check
    NotSentJournal = 76,     ///< journal
    Withdrawn = 77,
    PredecessorFailed = 78,
    EndedUnsent = 79, ///< the program ended before
    AttachmentsDrifted = 80,

    // Failed
    ClusterGone = 90,
    PoolGone = 91,
    TargetGone = 92,      ///< answered with 404
    Refused = 93,         ///< error, with what to do about it
    RefusedVerified = 94, ///< error; the cluster shows that no earlier request acted
    EndedWhileSending = 95,
    NotRepeatedLocked = 96, ///< lock
    Repeated = 97,          ///< error; sent several times, refused each time
    ChangedSince = 98,
    StillThere = 99,
    GoneAfterAccepted = 100,
    Overwritten = 101,      ///< count, level: what the pool has now
    AttachTargetGone = 102, ///< answered with 404
    AttachmentStillThere = 103,
    AttachmentGone = 104,     ///< after it was accepted
    AttachmentReplaced = 105, ///< the same, and another one has its name

    // OutcomeUnknown
    UnknownCodes = 110,
    UnknownUnread = 111,     ///< error
    UnknownUnanswered = 112, ///< error; sent several times
    UnknownPool = 113,       ///< count, level: of the pool with that name
    UnknownJournal = 114,    ///< journal
    UnknownAttachment = 115, ///< one with that name has another pool or credential

    // maintenance: Watching
    MaintenancePreparing = 120,
    MaintenanceRunning = 121,
    // Done
    MaintenanceRan = 130,
    MaintenanceMoved = 131,
    WindowSet = 132,
    // Drifted
    MaintenanceDrifted = 140,
    // Failed
    MaintenanceTargetGone = 150, ///< answered with 404
    MaintenanceNotStarted = 151, ///< accepted, and still planned as before
    MaintenanceNotMoved = 152,   ///< the same
    WindowNotSet = 153,
    MaintenanceReplaced = 154, ///< accepted, and another one is planned, or none
    // OutcomeUnknown
    UnknownMaintenance = 160, ///< no answer, and another one is planned, or none

    // a new cluster: Watching
    ClusterBeingCreated = 170, ///< up, count (0: not known yet), said
    // Done
    ClusterCreated = 175,
    // Drifted
    ClusterNameTaken = 180,
    // Failed
    CreationTargetGone = 185, ///< answered with 404
    NewClusterFailed = 186,   ///< the API is removing it, or has
    NewClusterGone = 187,     ///< accepted, and not listed
    // OutcomeUnknown
    UnknownNewCluster = 190, ///< no answer, and one of that name has another plan or level
    // a cluster as a whole: Watching
    ClusterBeingDestroyed = 200,
    VersionUpgrading = 201,
    // Done
    ClusterDestroyed = 205,
    ClusterGoneBeforeSending = 206,
    ClusterGoneBeforeRequest = 207,
    VersionUpgraded = 208, ///< said: to which version
    // Drifted
    RemovalDrifted = 212, ///< the name, the pools or the apps that are attached
    UpgradeDrifted = 213,
    // Failed
    ClusterTargetGone = 216,  ///< answered with 404
    ClusterStillThere = 217,  ///< accepted
    VersionNotUpgraded = 218, ///< accepted; said: its version
    // OutcomeUnknown
    UnknownVersion = 222, ///< no answer; said: its version, which is another one than was wanted

    // credentials: Watching
    CredentialEnabling = 230,
    CredentialRotating = 231,
    CredentialRevoking = 232,
    // Done
    CredentialCreated = 235,
    CredentialRotated = 236,
    CredentialRotationUnseen = 237, ///< accepted; the API does not show whether the password is another one
    CredentialDestroyed = 238,
    CredentialGoneBeforeSending = 239,
    CredentialGoneBeforeRequest = 240,
    CredentialGoneWithCluster = 241,
    // Drifted
    CredentialsDrifted = 245,
    CredentialNameTaken = 246,
    // Failed
    CredentialTargetGone = 250, ///< answered with 404
    CredentialGone = 251,       ///< after it was accepted
    CredentialNotRotated = 252,
    CredentialsPartlyRotated = 253,
    CredentialStillThere = 254,
    // OutcomeUnknown
    UnknownCredential = 257, ///< no answer, and one with that name is being destroyed
    UnknownRotation = 258,   ///< no answer, and the API does not show whether the password is another one
    UnknownPartlyRotated = 259,
    // settings and quotas: Watching
    SettingsBeingApplied = 260,
    // Done
    SettingsChanged = 265,
    SettingsAwaitRestart = 266, ///< the same; some of them take effect with a restart only
    QuotaSet = 267,
    // Drifted
    SettingsDrifted = 270,
    QuotaDrifted = 271,
    // Failed
    SettingsTargetGone = 275, ///< answered with 404
    SettingsNotChanged = 276, ///< accepted, and not all of them are as requested
    QuotaTargetGone = 277,    ///< answered with 404
    QuotaNotSet = 278,        ///< accepted, and not as requested
    // migrations: Watching
    MigrationPreparing = 290,
    MigrationRunning = 291,   ///< up of count percent are copied; count 0: unknown how many
    MigrationPromoting = 292, ///< the data is copied
    MigrationUnclear = 293,   ///< said: in a state that is not known here
    // Done
    MigrationReady = 295,
    MigrationCompleted = 296,
    MigrationCancelled = 297,
    // Drifted
    MigrationDrifted = 300,
    // Failed
    MigrationTargetGone = 305,   ///< answered with 404
    MigrationNotPrepared = 306,  ///< accepted, and not shown
    PreparationFailed = 307,     ///< or what came after it; said: why
    PreparationCancelled = 308,  ///< by whomever, or not run in time; said: why
    MigrationNotStarted = 309,   ///< accepted, and not under way
    MigrationFailed = 310,       ///< after it was started; said: why
    MigrationStopped = 311,      ///< cancelled instead of run; said: why
    MigrationNotCancelled = 312, ///< accepted, and still there
    MigrationStarted = 313,      ///< by another client, instead of cancelled
    MigrationReplaced = 314,     ///< accepted, and there is another one, or none
    // OutcomeUnknown
    UnknownMigration = 317, ///< no answer, and there is another one, or none
};

/// Of a change that drifted: the pools are not as they were. Otherwise its sentence says what is.
[[nodiscard]] bool isDriftOfPools(ProgressCode code);
/// The code with this number; empty when there is none.
[[nodiscard]] std::optional<ProgressCode> progressCodeOf(int number);

/// A cause that the journal holds in a form that this version cannot decode.
struct UnknownCause {
    friend bool operator==(const UnknownCause&, const UnknownCause&) = default;
};

/// A code, and what its sentence needs. Data only: `said` is a sentence of the API.
struct Progress {
    using Cause = std::variant<std::monostate, api::ApiError, ReadOnlyLock, JournalError, UnknownCause>;

    ProgressCode code = ProgressCode::None;
    int up = 0;        ///< instances, or percent of a migration
    int count = 0;     ///< instances, or 100
    std::string level; ///< of a pool
    std::string said;  ///< by the API, as it came; of Legacy: the old sentence
    Cause cause;

    Progress() = default;
    Progress(ProgressCode theCode) : code(theCode) {}
    Progress(ProgressCode theCode, api::ApiError error) : code(theCode), cause(std::move(error)) {}
    Progress(ProgressCode theCode, JournalError error) : code(theCode), cause(error) {}
    Progress(ProgressCode theCode, UnknownCause unknown) : code(theCode), cause(unknown) {}
    /// Until when the lock is lifted is not part of it.
    Progress(ProgressCode theCode, ReadOnlyLock lock) : code(theCode) {
        lock.liftedUntil.reset();
        cause = std::move(lock);
    }
    Progress(ProgressCode theCode, const std::optional<api::ApiError>& error) : code(theCode) {
        if (error) {
            cause = *error;
        }
    }
    friend bool operator==(const Progress&, const Progress&) = default;
};

} // namespace poolhouse::operations
