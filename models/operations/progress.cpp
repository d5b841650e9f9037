// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/progress.h"

namespace poolhouse::operations {

std::optional<ProgressCode> progressCodeOf(int number) {
    const auto code = static_cast<ProgressCode>(number);
    switch (code) {
    case ProgressCode::None:
    case ProgressCode::Legacy:
    case ProgressCode::BehindAnother:
    case ProgressCode::ClusterUnavailable:
    case ProgressCode::ClusterModifying:
    case ProgressCode::Checking:
    case ProgressCode::SendingRequest:
    case ProgressCode::HeldBack:
    case ProgressCode::CodeNeeded:
    case ProgressCode::CodeBeingChecked:
    case ProgressCode::CodeAccepted:
    case ProgressCode::CodeLocked:
    case ProgressCode::CodeRefused:
    case ProgressCode::CodeNotChecked:
    case ProgressCode::Accepted:
    case ProgressCode::AcceptedNotShown:
    case ProgressCode::InstancesUp:
    case ProgressCode::BeingDestroyed:
    case ProgressCode::NoAnswer:
    case ProgressCode::OutcomeBeingRead:
    case ProgressCode::ReadingAgain:
    case ProgressCode::AccessRefused:
    case ProgressCode::ModifyingUnverified:
    case ProgressCode::Reopened:
    case ProgressCode::PoolDestroyed:
    case ProgressCode::GoneBeforeSending:
    case ProgressCode::GoneBeforeRequest:
    case ProgressCode::GoneWithCluster:
    case ProgressCode::Attached:
    case ProgressCode::Detached:
    case ProgressCode::DetachedBeforeSending:
    case ProgressCode::DetachedBeforeRequest:
    case ProgressCode::DetachedWithCluster:
    case ProgressCode::Drifted:
    case ProgressCode::NotSentLocked:
    case ProgressCode::NotSentClusterGone:
    case ProgressCode::NotSentCodes:
    case ProgressCode::NotSentUnreachable:
    case ProgressCode::NotSentUnreadable:
    case ProgressCode::NotSentJournal:
    case ProgressCode::Withdrawn:
    case ProgressCode::PredecessorFailed:
    case ProgressCode::EndedUnsent:
    case ProgressCode::AttachmentsDrifted:
    case ProgressCode::ClusterGone:
    case ProgressCode::PoolGone:
    case ProgressCode::TargetGone:
    case ProgressCode::Refused:
    case ProgressCode::RefusedVerified:
    case ProgressCode::EndedWhileSending:
    case ProgressCode::NotRepeatedLocked:
    case ProgressCode::Repeated:
    case ProgressCode::ChangedSince:
    case ProgressCode::StillThere:
    case ProgressCode::GoneAfterAccepted:
    case ProgressCode::Overwritten:
    case ProgressCode::AttachTargetGone:
    case ProgressCode::AttachmentStillThere:
    case ProgressCode::AttachmentGone:
    case ProgressCode::AttachmentReplaced:
    case ProgressCode::UnknownCodes:
    case ProgressCode::UnknownUnread:
    case ProgressCode::UnknownUnanswered:
    case ProgressCode::UnknownPool:
    case ProgressCode::UnknownJournal:
    case ProgressCode::UnknownAttachment:
    case ProgressCode::MaintenancePreparing:
    case ProgressCode::MaintenanceRunning:
    case ProgressCode::MaintenanceRan:
    case ProgressCode::MaintenanceMoved:
    case ProgressCode::WindowSet:
    case ProgressCode::MaintenanceDrifted:
    case ProgressCode::MaintenanceTargetGone:
    case ProgressCode::MaintenanceNotStarted:
    case ProgressCode::MaintenanceNotMoved:
    case ProgressCode::WindowNotSet:
    case ProgressCode::MaintenanceReplaced:
    case ProgressCode::UnknownMaintenance:
    case ProgressCode::ClusterBeingCreated:
    case ProgressCode::ClusterCreated:
    case ProgressCode::ClusterNameTaken:
    case ProgressCode::CreationTargetGone:
    case ProgressCode::NewClusterFailed:
    case ProgressCode::NewClusterGone:
    case ProgressCode::UnknownNewCluster:
    case ProgressCode::ClusterBeingDestroyed:
    case ProgressCode::VersionUpgrading:
    case ProgressCode::ClusterDestroyed:
    case ProgressCode::ClusterGoneBeforeSending:
    case ProgressCode::ClusterGoneBeforeRequest:
    case ProgressCode::VersionUpgraded:
    case ProgressCode::RemovalDrifted:
    case ProgressCode::UpgradeDrifted:
    case ProgressCode::ClusterTargetGone:
    case ProgressCode::ClusterStillThere:
    case ProgressCode::VersionNotUpgraded:
    case ProgressCode::UnknownVersion:
    case ProgressCode::CredentialEnabling:
    case ProgressCode::CredentialRotating:
    case ProgressCode::CredentialRevoking:
    case ProgressCode::CredentialCreated:
    case ProgressCode::CredentialRotated:
    case ProgressCode::CredentialRotationUnseen:
    case ProgressCode::CredentialDestroyed:
    case ProgressCode::CredentialGoneBeforeSending:
    case ProgressCode::CredentialGoneBeforeRequest:
    case ProgressCode::CredentialGoneWithCluster:
    case ProgressCode::CredentialsDrifted:
    case ProgressCode::CredentialNameTaken:
    case ProgressCode::CredentialTargetGone:
    case ProgressCode::CredentialGone:
    case ProgressCode::CredentialNotRotated:
    case ProgressCode::CredentialsPartlyRotated:
    case ProgressCode::CredentialStillThere:
    case ProgressCode::UnknownCredential:
    case ProgressCode::UnknownRotation:
    case ProgressCode::UnknownPartlyRotated:
    case ProgressCode::SettingsBeingApplied:
    case ProgressCode::SettingsChanged:
    case ProgressCode::SettingsAwaitRestart:
    case ProgressCode::QuotaSet:
    case ProgressCode::SettingsDrifted:
    case ProgressCode::QuotaDrifted:
    case ProgressCode::SettingsTargetGone:
    case ProgressCode::SettingsNotChanged:
    case ProgressCode::QuotaTargetGone:
    case ProgressCode::QuotaNotSet:
    case ProgressCode::MigrationPreparing:
    case ProgressCode::MigrationRunning:
    case ProgressCode::MigrationPromoting:
    case ProgressCode::MigrationUnclear:
    case ProgressCode::MigrationReady:
    case ProgressCode::MigrationCompleted:
    case ProgressCode::MigrationCancelled:
    case ProgressCode::MigrationDrifted:
    case ProgressCode::MigrationTargetGone:
    case ProgressCode::MigrationNotPrepared:
    case ProgressCode::PreparationFailed:
    case ProgressCode::PreparationCancelled:
    case ProgressCode::MigrationNotStarted:
    case ProgressCode::MigrationFailed:
    case ProgressCode::MigrationStopped:
    case ProgressCode::MigrationNotCancelled:
    case ProgressCode::MigrationStarted:
    case ProgressCode::MigrationReplaced:
    case ProgressCode::UnknownMigration: return code;
    }
    return std::nullopt;
}

bool isDriftOfPools(ProgressCode code) {
    return code == ProgressCode::Drifted;
}

} // namespace poolhouse::operations
