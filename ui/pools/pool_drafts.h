// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace poolhouse::ui {

class Preferences;

/// Whether an operation that a draft was submitted as ended without effect.
using CameToNothing = std::function<bool(const std::string& operation)>;

/// Wizard input, one draft per cluster, saved in the preferences on every edit so that it survives a crash. What was
/// submitted is no draft any more, unless nothing came of it.
class PoolDrafts {
public:
    struct Saved {
        views::AddPoolDraft draft;
        int step = 0;
        std::vector<views::AttachDraft> apps = {}; ///< that the pool is attached to
        std::string operation = {};                ///< that it was submitted as, by id; empty: it was not

        friend bool operator==(const Saved&, const Saved&) = default;
    };
    PoolDrafts(Preferences& preferences, CameToNothing cameToNothing)
        : m_preferences(preferences), m_cameToNothing(std::move(cameToNothing)) {}

    [[nodiscard]] std::optional<Saved> find(const core::ClusterId& cluster) const;
    void save(const core::ClusterId& cluster, const Saved& saved);
    void remove(const core::ClusterId& cluster);

private:
    Preferences& m_preferences;
    CameToNothing m_cameToNothing;
};

} // namespace poolhouse::ui
