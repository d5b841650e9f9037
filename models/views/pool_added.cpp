// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_added.h"

#include "models/fleet/store.h"
#include "models/operations/operation.h"
#include "models/text/commands.h"
#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::views {

namespace {

/// A pool whose name the API made up has only its id.
const core::Pool* addedPool(const core::ClusterInfo& info, const operations::Operation& operation) {
    for (const auto& pool : info.pools) {
        if (operation.pool ? pool.id == *operation.pool : pool.name == operation.change.pool) {
            return &pool;
        }
    }
    return nullptr;
}

} // namespace

std::optional<PoolAdded> poolAdded(const fleet::Store& store, const operations::Operation& operation) {
    const auto* record = store.cluster(operation.cluster);
    if (operation.change.kind != core::ChangeKind::AddPool || record == nullptr || !record->info) {
        return std::nullopt;
    }
    const auto* pool = addedPool(*record->info, operation);
    if (pool == nullptr) {
        return std::nullopt;
    }
    const auto name = text::toQString(pool->name);
    const auto app = text::toQString(record->summary.app.name);
    const auto attachment = text::attachmentNameFor(name);
    PoolAdded added;
    added.title = text::Text::tr("%1 is ready").arg(name);
    added.intro = text::Text::tr("No app uses this pool yet. Attach it to an app: the app gets the config var %1_URL "
                                 "and restarts.")
                      .arg(attachment);
    if (!pool->endpoints.empty()) {
        added.endpoint = text::endpointAddress(pool->endpoints.front());
    }
    added.attachCommand = text::attachCommand(text::toQString(record->summary.name), app, name, attachment);
    added.psqlCommand = text::psqlCommand(app, attachment);
    return added;
}

} // namespace poolhouse::views
