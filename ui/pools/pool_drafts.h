// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/pool_forms.h"

#include <optional>

namespace poolhouse::ui {

class Preferences;

/// Unsubmitted wizard input, one draft per cluster, saved in the preferences on every edit so that it survives a crash.
class PoolDrafts {
public:
    struct Kept {
        views::AddPoolDraft draft;
        int step = 0;

        friend bool operator==(const Kept&, const Kept&) = default;
    };
    explicit PoolDrafts(Preferences& preferences) : m_preferences(preferences) {}

    [[nodiscard]] std::optional<Kept> find(const core::ClusterId& cluster) const;
    void keep(const core::ClusterId& cluster, const Kept& kept);
    void forget(const core::ClusterId& cluster);

private:
    Preferences& m_preferences;
};

} // namespace poolhouse::ui
