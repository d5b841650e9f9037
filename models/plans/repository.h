// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/result.h"
#include "models/plans/plan_draft.h"
#include "models/plans/plan_file.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::plans {

/// The draft of a cluster's plan with its alternatives.
struct SavedDraft {
    PlanDraft draft;
    std::vector<PlanAlternative> alternatives;

    friend bool operator==(const SavedDraft&, const SavedDraft&) = default;
};

/// A plan that could not be written, read or removed; models/text/plan_file_text.h has its sentence.
struct PlanStorageError {
    enum class Code {
        NotWritable,   ///< `file`, for `reason`
        NotReadable,   ///< `file`, for `reason`
        NotRemovable,  ///< `file`, for `reason`
        Damaged,       ///< see `content`; the file was renamed to `file`
        NotMovedAside, ///< see `content`; the file could not be renamed to `file`
    };
    Code code = Code::NotWritable;
    std::string file;
    std::string reason{}; ///< of the operating system, in its language
    PlanFileError content{};

    friend bool operator==(const PlanStorageError&, const PlanStorageError&) = default;
};

/// There is a draft that cannot be read; its file is left as it is.
struct UnreadableDraft {
    friend bool operator==(const UnreadableDraft&, const UnreadableDraft&) = default;
};

/// Persistent plans of one account at a time: the drafts being edited, and the plan being executed. The program
/// implements it. On the GUI thread. Drafts are saved with every edit, so saving must not block.
class PlanRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<SavedDraft> loadDraft(const core::ClusterId& cluster) const = 0;
    /// Empty when there is none. For clusters that are not being opened: changes no file, emits no failed().
    [[nodiscard]] virtual core::Result<std::optional<SavedDraft>, UnreadableDraft>
    peekDraft(const core::ClusterId& cluster) const = 0;
    virtual void saveDraft(const core::ClusterId& cluster, const SavedDraft& draft) = 0;
    virtual void removeDraft(const core::ClusterId& cluster) = 0;

    /// The plan that was started and not finished; empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<core::Plan> loadRunningPlan() const = 0;
    /// Written when this returns Done; an error is not announced by failed().
    [[nodiscard]] virtual core::Result<core::Done, PlanStorageError> saveRunningPlan(const core::Plan& plan) = 0;
    /// Removed, or there is none, when this returns Done; an error is not announced by failed().
    [[nodiscard]] virtual core::Result<core::Done, PlanStorageError> removeRunningPlan() = 0;

Q_SIGNALS:
    void failed(const poolhouse::plans::PlanStorageError& error) const; ///< a read, a later write or removal failed
};

} // namespace poolhouse::plans
