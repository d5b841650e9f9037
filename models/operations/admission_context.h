// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <memory>
#include <vector>

namespace poolhouse::fleet {
struct ClusterRecord;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {

/// What a change is checked against before it is accepted. Refers to the store and to operations of the engine.
struct AdmissionContext {
    const fleet::Store& store;
    const fleet::ClusterRecord& record;                        ///< of nothing for a change that makes one
    std::vector<const Operation*> open;                        ///< on the cluster
    std::vector<const Operation*> openAnywhere;                ///< on all clusters
    std::vector<core::PoolShape> pools;                        ///< of the cluster now
    std::vector<core::PoolShape> after;                        ///< once all open operations are done
    const Operation* predecessor = nullptr;                    ///< open, that the change waits for; null: none
    std::shared_ptr<const fleet::ClusterRecord> toBeMade = {}; ///< `record` of a cluster that is not in the fleet yet
};

} // namespace poolhouse::operations
