// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/cluster_reads.h"

#include "models/operations/call_chain.h"
#include "models/operations/whole_cluster.h"

#include <functional>
#include <utility>

namespace poolhouse::operations {

namespace {

using Read = std::function<api::Call(api::Reply<Snapshot>)>;
using Add = std::function<api::Call(Snapshot)>;

/// Reads more after `first`; an error of that is the answer.
api::Call readThen(const Read& first, const api::Reply<Snapshot>& reply, const Add& add) {
    return chained<Snapshot>(first, [reply, add](api::ApiResult<Snapshot> snapshot) {
        if (!snapshot) {
            reply(snapshot.error());
            return api::Call();
        }
        return add(std::move(snapshot).value());
    });
}

api::Call readCluster(const Services& services, const core::ClusterId& cluster, const api::Reply<Snapshot>& reply) {
    return services.clusters.info(cluster, [reply](const api::ApiResult<core::ClusterInfo>& info) {
        reply(info ? api::ApiResult<Snapshot>(Snapshot{info.value()}) : api::ApiResult<Snapshot>(info.error()));
    });
}

Add addingCredentials(const Services& services, const core::ClusterId& cluster, const api::Reply<Snapshot>& reply) {
    return [&service = services.credentials, cluster, reply](Snapshot snapshot) {
        return service.credentials(cluster, [snapshot = std::move(snapshot), reply](auto result) mutable {
            auto all = wholeList(std::move(result));
            if (!all) {
                reply(notOfTheCluster(all.error()));
                return;
            }
            snapshot.credentials = std::move(all).value();
            reply(std::move(snapshot));
        });
    };
}

} // namespace

api::Call readWithAttachments(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return readThen(
        [&services, &operation](auto answer) { return readCluster(services, operation.cluster, answer); }, reply,
        [&service = services.attachments, cluster = operation.cluster, reply](Snapshot snapshot) {
            return service.attachmentsOf(cluster, [snapshot = std::move(snapshot), reply](auto result) mutable {
                auto all = wholeList(std::move(result));
                if (!all) {
                    reply(notOfTheCluster(all.error()));
                    return;
                }
                snapshot.attachments = std::move(all).value();
                reply(std::move(snapshot));
            });
        });
}

api::Call readWithCredentials(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return readThen([&services, &operation](auto answer) { return readCluster(services, operation.cluster, answer); },
                    reply, addingCredentials(services, operation.cluster, reply));
}

api::Call readWithCredentialUse(const Services& services, const Operation& operation,
                                const api::Reply<Snapshot>& reply) {
    return readThen([&services, &operation](auto answer) { return readWithAttachments(services, operation, answer); },
                    reply, addingCredentials(services, operation.cluster, reply));
}

} // namespace poolhouse::operations
