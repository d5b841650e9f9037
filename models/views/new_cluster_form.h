// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_template.h"
#include "models/core/new_cluster.h"
#include "models/views/attachment_forms.h"
#include "models/views/new_pools_form.h"
#include "models/views/pool_forms.h"
#include "models/views/saved_templates.h"

#include <optional>
#include <string>
#include <vector>

/// View state of the form that creates a cluster, or a copy of one. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// What was entered.
struct NewClusterDraft {
    core::NewCluster
        cluster;        ///< the time of its source is `time`; an empty level is the source's, or the first on offer
    bool past = false;  ///< a copy of what its source was at `time`
    QString time;       ///< local, "2026-06-02 13:00", or of any zone, "2026-06-02T11:00:00Z"
    std::string like{}; ///< what it was filled in from: a cluster, by name, or a saved template, by key; empty: none
    std::vector<core::NewPoolDraft> pools{}; ///< follower pools
    /// The follower pools that the template filled in, which may be another one by now; others were entered.
    std::vector<core::NewPoolDraft> filled{};

    friend bool operator==(const NewClusterDraft&, const NewClusterDraft&) = default;
};

struct NewClusterIssue {
    core::NewClusterField field = core::NewClusterField::Name;
    QString sentence;

    friend bool operator==(const NewClusterIssue&, const NewClusterIssue&) = default;
};

struct NewClusterForm {
    QString title;                   ///< "New cluster", "Fork orders-db"
    QString about;                   ///< what becomes of the source of a copy; empty without one
    QStringList apps;                ///< of the account, by name
    std::vector<AttachChoice> plans; ///< key: plan
    QString plan;                    ///< what is known of where the app runs, and whether the plan fits
    QString nameHint;                ///< what an empty name means
    QString attachmentHint;          ///< which config var the app gets
    std::vector<LevelChoice> levels; ///< with the prices of the plan
    QString levelLine;
    QString standby;                   ///< what high availability adds
    QString timeHint;                  ///< the time by UTC, and when the source can be rolled back to
    std::optional<QString> noRollback; ///< why the source can't be rolled back; empty: it can, as far as that is known
    std::vector<AttachChoice> templates; ///< key: as NewClusterDraft::like; empty: none chosen
    QString likeHint;                    ///< what a template fills in, or which part of it was not taken over
    NewPoolsForm pools;
    core::NewCluster cluster; ///< the draft, with what it leaves open filled in
    std::vector<NewClusterIssue> issues;
    std::optional<QString> whyNot;  ///< why it can't be created now: an issue, or what has no field
    std::vector<FigureRow> figures; ///< cost by month and by hour, and connections
    QStringList notes;
    std::vector<core::Change> changes; ///< the creation, then the pools; empty while there is nothing to submit
    QString verb;

    [[nodiscard]] const NewClusterIssue* issueOf(core::NewClusterField field) const; ///< null when there is none
};

/// `now`: the time by this computer's clock (rollbackProblem()). `refusal`: of the engine.
[[nodiscard]] NewClusterForm newClusterForm(const fleet::Store& store, core::Instant now, const NewClusterDraft& draft,
                                            const RefusalCheck& refusal, const std::vector<SavedTemplate>& saved = {});

/// The draft with plan, levels, high availability and follower pools of the template, or of none. Follower pools that
/// were entered, rather than taken over from the template before, stay.
[[nodiscard]] NewClusterDraft filledInFrom(const fleet::Store& store, const std::string& like, NewClusterDraft draft,
                                           const std::vector<SavedTemplate>& saved = {});

/// The instant that was entered, in whole seconds; empty: none was.
[[nodiscard]] std::optional<core::Instant> enteredTime(const QString& text);

} // namespace poolhouse::views
