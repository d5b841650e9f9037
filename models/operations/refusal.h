// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment_name.h"
#include "models/operations/operation.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::operations {

/// Why a change is not accepted. models/text/refusal_text.h has the sentences.
struct Refusal {
    enum class Code {
        NoAccount,         ///< there is no connection to an account
        AccountUnread,     ///< accountError: whose locks and journal apply is not known
        JournalUnusable,   ///< journal
        ClusterMissing,    ///< the store does not know the cluster
        Locked,            ///< lock
        UnderWay,          ///< openChange: another change of this pool has to end first
        PoolMissing,       ///< pool
        LeaderStays,       ///< the leader pool cannot be destroyed
        NothingToDo,       ///< pool
        DraftProblems,     ///< pool, problems, takenNames
        AppMissing,        ///< attachment: the account has no such app
        AttachmentNameBad, ///< attachment, nameProblem
        AttachmentTaken,   ///< attachment, takenBy: the app has another one of that name
        AttachmentExists,  ///< attachment, pool: this very one
        AttachmentMissing, ///< attachment: there is none to detach
        MaintenanceBad,    ///< maintenance, maintenanceProblem
        NewClusterBad,     ///< newCluster, newClusterProblem; nameProblem of its attachment
        RemovalBad,        ///< removalProblem, stillAttached
        UpgradeBad,        ///< upgrade, upgradeProblem
        CredentialBad,     ///< credential, credentialProblem; usedBy if it is attached
        CredentialLeaving, ///< attachment: its credential is being destroyed
        SettingBad,        ///< setting, settingProblem
        QuotaBad,          ///< quota, quotaProblem
        MigrationBad,      ///< migrationProblem
    };
    /// An open operation in the way: its change, and its pool as it was when that was decided.
    struct OpenChange {
        core::Change change;
        std::optional<core::PoolShape> before;

        friend bool operator==(const OpenChange&, const OpenChange&) = default;
    };

    Code code = Code::NoAccount;
    std::string pool;
    std::optional<api::ApiError> accountError;
    std::optional<JournalError> journal;
    std::optional<ReadOnlyLock> lock;
    std::optional<OpenChange> openChange;
    std::vector<core::DraftProblem> problems;
    std::vector<std::string> takenNames; ///< of the cluster's pools
    std::optional<core::ChangedAttachment> attachment = {};
    std::optional<core::AttachmentNameProblem> nameProblem = {};
    std::optional<core::ChangedMaintenance> maintenance = {};
    std::optional<core::MaintenanceProblem> maintenanceProblem = {};
    std::optional<core::NewCluster> newCluster = {};
    std::optional<core::NewClusterProblem> newClusterProblem = {};
    std::optional<core::RemovalProblem> removalProblem = {};
    std::vector<std::string> stillAttached = {}; ///< apps, by name
    std::optional<core::VersionUpgrade> upgrade = {};
    std::optional<core::UpgradeProblem> upgradeProblem = {};
    std::optional<core::ChangedCredential> credential = {};
    std::optional<core::CredentialProblem> credentialProblem = {};
    std::vector<AttachmentName> usedBy = {};          ///< attachments with the credential
    std::optional<core::ChangedSetting> setting = {}; ///< the first that can't be set so
    std::optional<core::SettingProblem> settingProblem = {};
    std::optional<core::ChangedQuota> quota = {};
    std::optional<core::QuotaProblem> quotaProblem = {};
    std::optional<core::MigrationProblem> migrationProblem = {};
    std::string takenBy = {}; ///< the cluster that the other attachment is of

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// `pools` after these operations; a change that no longer applies is skipped.
[[nodiscard]] std::vector<core::PoolShape> afterAll(std::vector<core::PoolShape> pools,
                                                    const std::vector<const Operation*>& operations,
                                                    const core::Catalog& catalog);
/// The rule that the change breaks among these pools; empty when it breaks none.
[[nodiscard]] std::optional<Refusal> ruleRefusal(const core::Change& change, const std::vector<core::PoolShape>& pools,
                                                 const core::Catalog& catalog);
/// UnderWay, because of this operation.
[[nodiscard]] Refusal conflictRefusal(const Operation& open);

} // namespace poolhouse::operations
