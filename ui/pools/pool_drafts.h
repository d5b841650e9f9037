// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

namespace poolhouse::ui {

class Preferences;

/// Unsubmitted wizard input, one draft per cluster, saved in the preferences on every edit so that it survives a crash.
class PoolDrafts {
public:
    struct Saved {
        views::AddPoolDraft draft;
        int step = 0;
        std::vector<views::AttachDraft> apps = {}; ///< that the pool is attached to

        friend bool operator==(const Saved&, const Saved&) = default;
    };
    explicit PoolDrafts(Preferences& preferences) : m_preferences(preferences) {}

    [[nodiscard]] std::optional<Saved> find(const core::ClusterId& cluster) const;
    void save(const core::ClusterId& cluster, const Saved& saved);
    void remove(const core::ClusterId& cluster);

private:
    Preferences& m_preferences;
};

} // namespace poolhouse::ui
