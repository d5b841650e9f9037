// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

/// View state of the review of changed settings. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

struct SettingsForm {
    QString title;                     ///< "Change 2 settings of postgresql-horizontal-12345?"
    QString consequence;               ///< whether a restart is needed, in sentences
    std::vector<FactRow> facts;        ///< each setting, before and after
    std::vector<FormWarning> warnings; ///< what differs from what was decided on, and what can't be changed
    bool restarts = false;             ///< any of them needs a restart
    QString phrase;                    ///< to be typed; empty: nothing is
    std::optional<QString> mismatch;   ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> whyNot;     ///< why it can't be sent now
    QString verb;
    QString keep;                      ///< of the button that leaves it, with its mnemonic
    std::vector<core::Change> changes; ///< at most one; empty while there is nothing to send
};

/// `wanted`: as decided. `now`: as they were read last. What is as wanted already is left out.
[[nodiscard]] SettingsForm settingsForm(const fleet::ClusterSnapshot& snapshot, const std::vector<core::Setting>& now,
                                        const core::ChangedSettings& wanted, const QString& typed,
                                        const RefusalCheck& refusal);

} // namespace poolhouse::views
