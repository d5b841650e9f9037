// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/plans/plan_draft.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::plans {

/// The draft of a cluster's plan with its alternatives.
struct SavedDraft {
    PlanDraft draft;
    std::vector<PlanAlternative> alternatives;

    friend bool operator==(const SavedDraft&, const SavedDraft&) = default;
};

/// Persistent plans of one account at a time: the drafts being edited, and the plan being executed. The program
/// implements it. On the GUI thread. Drafts are saved with every edit, so saving must not block.
class PlanRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<SavedDraft> loadDraft(const core::ClusterId& cluster) const = 0;
    virtual void saveDraft(const core::ClusterId& cluster, const SavedDraft& draft) = 0;
    virtual void removeDraft(const core::ClusterId& cluster) = 0;

    /// The plan that was started and not finished; empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<core::Plan> loadRunningPlan() const = 0;
    virtual void saveRunningPlan(const core::Plan& plan) = 0; ///< written when this returns
    virtual void removeRunningPlan() = 0;

Q_SIGNALS:
    void trouble(const QString& sentence) const; ///< a read or write failed; the sentence names the file
};

} // namespace poolhouse::plans
