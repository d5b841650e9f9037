// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/services.h"
#include "models/core/credential.h"
#include "models/core/quota.h"
#include "models/core/setting.h"

#include <vector>

namespace poolhouse::console {

/// Replaces what would deceive people in the names and texts of an answer by visible escapes (text::printable). Done
/// once, where an answer enters the window: tree, titles, dialogs, phrases to be typed and commands to be copied then
/// all show the same. Ids stay, since requests are made of them.
void makePrintable(core::App& app);
void makePrintable(core::ClusterSummary& cluster);
void makePrintable(core::Attachment& attachment);
void makePrintable(core::Pool& pool);
void makePrintable(core::ClusterInfo& info);
void makePrintable(core::WaitStatus& status);
void makePrintable(core::Credential& credential);
void makePrintable(core::Setting& setting);
void makePrintable(core::Quota& quota);
void makePrintable(core::Maintenance& maintenance);
void makePrintable(api::MaintenanceAnswer& answer);
void makePrintable(core::ClassicDatabase& database);
void makePrintable(api::MigrationAnswer& answer);
void makePrintable(std::vector<core::Unreadable>& records);
void makePrintable(std::vector<core::ProcessType>& formation);
template <class T> void makePrintable(core::PartialList<T>& list) {
    for (T& each : list.items) {
        makePrintable(each);
    }
    makePrintable(list.unreadable);
}

} // namespace poolhouse::console
