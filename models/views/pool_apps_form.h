// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::views {

/// An app that a new pool is attached to, as entered, and what is wrong with it.
struct PoolAppRow {
    QString hint; ///< which config var the name makes
    std::vector<AttachChoice> credentials;
    std::vector<AttachProblem> problems;

    [[nodiscard]] const AttachProblem* problemOf(AttachField field) const; ///< the first; null when there is none
};

/// View state of the apps that a follower pool is attached to once it is available. Pure, as the forms of pools
/// (pool_forms.h).
struct PoolAppsForm {
    QStringList apps;                  ///< of the account, by name
    std::vector<PoolAppRow> rows;      ///< one for each draft, in the same order
    std::optional<QString> whyNot;     ///< why not all of it can be submitted
    std::vector<core::Change> changes; ///< in the order of the rows; empty while there is a problem, or no app
    std::vector<FigureRow> figures;    ///< config vars and restarts; none without an app
    QStringList notes;
    QString credentialHint; ///< why some credentials may be missing; empty: complete, or there is no row
    QString verb; ///< of the submit button, with the pool: "Add pool and attach 2 apps"; empty without changes
};

/// `pool`: the name that the pool will have. A draft without app and name counts as none; its pool is not looked at.
/// `refusal`: as for a pool that is there. `credentials` as of attachForm().
[[nodiscard]] PoolAppsForm poolAppsForm(const fleet::ClusterSnapshot& snapshot,
                                        const fleet::CredentialsRecord* credentials, const std::string& pool,
                                        const std::vector<AttachDraft>& drafts, const RefusalCheck& refusal);
/// Whether nothing has been entered.
[[nodiscard]] bool isBlank(const AttachDraft& draft);

} // namespace poolhouse::views
