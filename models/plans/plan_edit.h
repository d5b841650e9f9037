// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace poolhouse::plans {

/// What one edit of a plan did, as its name for undo and redo. text::planEdit() makes the label.
struct PlanEdit {
    enum class Kind {
        SetLevel,   ///< of pool `name` to `level`
        SetCount,   ///< of pool `name` to `number`
        RenamePool, ///< to `name`
        AddPool,
        RemovePool,
        RestorePool, ///< a live pool is not destroyed after all
        ResetToLive,
        Rebase,      ///< on the clusters as they are now
        AddCluster,  ///< `name`
        DropCluster, ///< `name`
        CopyShape,   ///< of cluster `name`
        FillFromPeaks,
        FillFromProcesses,
        FillFromTemplate,  ///< `name`, that of the template
        FillFromFile,      ///< `name`, without folders
        FillFromPlan,      ///< the alternative `number`
        FillFromCluster,   ///< `name`
        FillFromSaved,     ///< the plan of cluster `name`; `number` above 0: that alternative
        LoadCheapest,      ///< the shape found for the needs; `number` above 0: one that differs in kind
        LoadConfiguration, ///< a point of the chart
        LoadAlternative,   ///< `number`
        AddWorkload,
        EditWorkload,   ///< `name`
        RemoveWorkload, ///< `name`
        MoveNeed,       ///< workload `name` to `pool`
        AddPoolFor,     ///< `pool`, and workload `name` moves there
        FreeNeed,       ///< workload `name`, to any pool
        MoveApp,        ///< `name` to `pool`
        AttachApp,      ///< `name` to `pool`
        DetachApp,      ///< `name`
        KeepApp,        ///< `name` stays attached as it is
        SetSurviveLoss,
        SetLeaderStandby,
        SetBudget,
        SetMargin, ///< to `number` hundredths
        OpenFile,  ///< `name`, without folders
        OpenInverse,
    };
    Kind kind = Kind::ResetToLive;
    std::string name{};
    std::string level{};
    int number = 0;
    std::string pool{};

    friend bool operator==(const PlanEdit&, const PlanEdit&) = default;
};

} // namespace poolhouse::plans
