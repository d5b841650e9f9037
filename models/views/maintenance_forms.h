// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/maintenance.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/maintenance_view.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

/// View state of the forms that change the maintenance of a cluster. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// What was entered.
struct MaintenanceDraft {
    int weeks = 1;                        ///< to move it by
    std::optional<core::WeekTime> window; ///< its new start, in UTC; empty: as it is
    QString typed;                        ///< of the phrase

    friend bool operator==(const MaintenanceDraft&, const MaintenanceDraft&) = default;
};

struct MaintenanceForm {
    QString title;                       ///< "Run the maintenance of postgresql-horizontal-12345 now?"
    QString consequence;                 ///< what happens, in sentences
    std::vector<FactRow> facts;          ///< before and after
    QString phrase;                      ///< "example-app/postgresql-horizontal-12345", to be typed; empty: nothing is
    std::optional<QString> mismatch;     ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> fieldProblem; ///< why weeks or window can't be as entered
    std::optional<QString> whyNot;       ///< why it can't be sent now
    QString verb;                        ///< "Run now"
    QString keep;                        ///< of the button that leaves it, with its mnemonic
    std::vector<core::Change> changes;   ///< empty while there is nothing to send
};

/// `kind`: of core::ChangeArea::Maintenance. `shown`: as it was read last.
[[nodiscard]] MaintenanceForm maintenanceForm(const fleet::ClusterSnapshot& snapshot, const core::Maintenance& shown,
                                              core::ChangeKind kind, const MaintenanceDraft& draft,
                                              const MaintenanceClocks& clocks, const RefusalCheck& refusal);

/// Why each kind of change can't be started now; empty: it can.
[[nodiscard]] MaintenanceActions maintenanceActions(const fleet::MaintenanceRecord* record,
                                                    const RefusalCheck& refusal);

} // namespace poolhouse::views
