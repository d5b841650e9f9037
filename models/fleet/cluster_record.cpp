// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_record.h"

namespace poolhouse::fleet {

bool comesOrGoes(const core::ClusterSummary& summary) {
    return summary.state.is(core::AddonState::Provisioning) || summary.state.is(core::AddonState::Deprovisioning);
}

bool inTransition(const core::ClusterSummary& summary, const core::ClusterInfo& info) {
    return comesOrGoes(summary) || core::inTransition(info);
}

bool inTransition(const ClusterRecord& record) {
    return record.info ? inTransition(record.summary, *record.info) : comesOrGoes(record.summary);
}

} // namespace poolhouse::fleet
