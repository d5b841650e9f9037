// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/repository.h"

#include <map>
#include <optional>

namespace poolhouse::test {

/// Plans in memory, open to the test.
class MemoryPlans final : public plans::PlanRepository {
public:
    [[nodiscard]] std::optional<plans::SavedDraft> loadDraft(const core::ClusterId& cluster) const override {
        if (cluster == unreadable) {
            Q_EMIT failed({plans::PlanStorageError::Code::NotReadable, "plan.json"});
            return std::nullopt;
        }
        const auto at = drafts.find(cluster);
        return at == drafts.end() ? std::nullopt : std::optional(at->second);
    }
    [[nodiscard]] core::Result<std::optional<plans::SavedDraft>, plans::UnreadableDraft>
    peekDraft(const core::ClusterId& cluster) const override {
        if (cluster == unreadable) {
            return plans::UnreadableDraft{};
        }
        return loadDraft(cluster);
    }
    void saveDraft(const core::ClusterId& cluster, const plans::SavedDraft& draft) override {
        drafts.insert_or_assign(cluster, draft);
        ++writes;
    }
    void removeDraft(const core::ClusterId& cluster) override {
        drafts.erase(cluster);
        ++writes;
    }
    [[nodiscard]] std::optional<core::Plan> loadRunningPlan() const override { return running; }
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> saveRunningPlan(const core::Plan& plan) override {
        if (broken) {
            return *broken;
        }
        running = plan;
        return core::Done{};
    }
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> removeRunningPlan() override {
        if (stuck) {
            return *stuck;
        }
        running.reset();
        return core::Done{};
    }

    std::map<core::ClusterId, plans::SavedDraft> drafts;
    std::optional<core::ClusterId> unreadable; ///< its draft cannot be read
    std::optional<core::Plan> running;
    std::optional<plans::PlanStorageError> broken; ///< response to saving the running plan
    std::optional<plans::PlanStorageError> stuck;  ///< response to removing it
    int writes = 0;                                ///< of drafts
};

} // namespace poolhouse::test
