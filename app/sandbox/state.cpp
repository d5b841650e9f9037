// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/state.h"

#include "models/core/cluster.h"
#include "models/core/pool.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

template <class Record>
const Record* find(const std::map<std::string, Record>& records,
                   const std::unordered_map<std::string, std::string>& byName, std::string_view idOrName) {
    const auto named = byName.find(std::string(idOrName));
    const auto at = records.find(named != byName.end() ? named->second : lowered(idOrName));
    return at == records.end() ? nullptr : &at->second;
}

template <class Record>
std::vector<const Record*> lookUp(const std::map<std::string, Record>& records,
                                  const std::unordered_map<std::string, std::set<std::string>>& index,
                                  const std::string& key) {
    std::vector<const Record*> found;
    if (const auto at = index.find(key); at != index.end()) {
        for (const auto& id : at->second) {
            found.push_back(&records.at(id));
        }
    }
    return found;
}

} // namespace

const PoolRecord* ClusterRecord::findPool(std::string_view poolId) const {
    const auto wanted = lowered(poolId);
    const auto at = std::find_if(pools.begin(), pools.end(), [&](const PoolRecord& pool) { return pool.id == wanted; });
    return at == pools.end() ? nullptr : &*at;
}

PoolRecord* ClusterRecord::findPool(std::string_view poolId) {
    return const_cast<PoolRecord*>(std::as_const(*this).findPool(poolId));
}

const PoolRecord* ClusterRecord::leader() const {
    return poolNamed(core::leaderPoolName);
}

const PoolRecord* ClusterRecord::poolNamed(std::string_view poolName) const {
    const auto at =
        std::find_if(pools.begin(), pools.end(), [&](const PoolRecord& pool) { return pool.name == poolName; });
    return at == pools.end() ? nullptr : &*at;
}

bool ClusterRecord::classic() const {
    return !core::isAdvancedPlan(plan);
}

bool ClusterRecord::expects(std::string_view eventKind) const {
    return std::any_of(events.begin(), events.end(), [&](const EventRecord& event) { return event.kind == eventKind; });
}

std::optional<core::Instant> ClusterRecord::nextDue() const {
    auto due = readyAt;
    const auto consider = [&due](core::Instant at) { due = due ? std::min(*due, at) : at; };
    for (const auto& pool : pools) {
        if (pool.busy()) {
            consider(pool.steps.front().at);
        }
    }
    if (!events.empty()) {
        consider(events.front().at);
    }
    return due;
}

const CredentialRecord* ClusterRecord::findCredential(std::string_view credential) const {
    const auto at = std::find_if(credentials.begin(), credentials.end(),
                                 [&](const CredentialRecord& each) { return each.name == credential; });
    return at == credentials.end() ? nullptr : &*at;
}

CredentialRecord* ClusterRecord::findCredential(std::string_view credential) {
    return const_cast<CredentialRecord*>(std::as_const(*this).findCredential(credential));
}

State::State(WorldRecord world) : m_world(std::move(world)), m_catalog(makeCatalog(m_world.catalog)) {}

const AppRecord* State::findApp(std::string_view idOrName) const {
    return find(m_apps, m_appByName, idOrName);
}

const ClusterRecord* State::findCluster(std::string_view idOrName) const {
    return find(m_clusters, m_clusterByName, idOrName);
}

const ClusterRecord* State::findClusterById(std::string_view id) const {
    const auto at = m_clusters.find(lowered(id));
    return at == m_clusters.end() ? nullptr : &at->second;
}

std::vector<const ClusterRecord*> State::clustersOfApp(const std::string& appId) const {
    return lookUp(m_clusters, m_clustersOfApp, appId);
}

std::vector<const AttachmentRecord*> State::attachmentsOfApp(const std::string& appId) const {
    return lookUp(m_attachments, m_attachmentsOfApp, appId);
}

std::vector<const AttachmentRecord*> State::attachmentsOfCluster(const std::string& clusterId) const {
    return lookUp(m_attachments, m_attachmentsOfCluster, clusterId);
}

std::vector<const AttachmentRecord*> State::attachmentsNamed(std::string_view name) const {
    return lookUp(m_attachments, m_attachmentsByName, lowered(name));
}

std::vector<std::string> State::dueClusters(core::Instant now) const {
    std::vector<std::string> ids;
    for (auto at = m_due.begin(); at != m_due.end() && at->first <= now; ++at) {
        ids.push_back(at->second);
    }
    return ids;
}

void State::insert(AppRecord app) {
    m_changes.insert({Kind::App, app.id});
    m_appByName[app.name] = app.id;
    m_apps.insert_or_assign(app.id, std::move(app));
}

void State::insert(ClusterRecord cluster) {
    m_clusterByName[cluster.name] = cluster.id;
    m_clustersOfApp[cluster.appId].insert(cluster.id);
    noteCluster(cluster);
    m_clusters.insert_or_assign(cluster.id, std::move(cluster));
}

void State::insert(AttachmentRecord attachment) {
    m_changes.insert({Kind::Attachment, attachment.id});
    m_attachmentsOfApp[attachment.appId].insert(attachment.id);
    m_attachmentsOfCluster[attachment.clusterId].insert(attachment.id);
    m_attachmentsByName[lowered(attachment.name)].insert(attachment.id);
    m_attachments.insert_or_assign(attachment.id, std::move(attachment));
}

void State::renameApp(const std::string& id, const std::string& name) {
    editApp(id, [&](AppRecord& app) {
        m_appByName.erase(app.name);
        app.name = name;
        m_appByName[name] = id;
    });
}

void State::renameCluster(const std::string& id, const std::string& name) {
    editCluster(id, [&](ClusterRecord& cluster) {
        m_clusterByName.erase(cluster.name);
        cluster.name = name;
        m_clusterByName[name] = id;
    });
}

void State::eraseAttachment(const std::string& id) {
    const auto at = m_attachments.find(id);
    if (at == m_attachments.end()) {
        return;
    }
    m_changes.insert({Kind::Attachment, id});
    m_attachmentsOfApp[at->second.appId].erase(id);
    m_attachmentsOfCluster[at->second.clusterId].erase(id);
    m_attachmentsByName[lowered(at->second.name)].erase(id);
    m_attachments.erase(at);
}

void State::eraseCluster(const std::string& id) {
    const auto at = m_clusters.find(id);
    if (at == m_clusters.end()) {
        return;
    }
    for (const auto* attachment : attachmentsOfCluster(id)) {
        eraseAttachment(std::string(attachment->id)); // a copy, since erasing destroys the record's own id
    }
    m_changes.insert({Kind::Cluster, id});
    m_clusterByName.erase(at->second.name);
    m_clustersOfApp[at->second.appId].erase(id);
    forgetDue(id);
    m_clusters.erase(at);
}

void State::forgetDue(const std::string& id) {
    if (const auto at = m_dueOf.find(id); at != m_dueOf.end()) {
        m_due.erase({at->second, id});
        m_dueOf.erase(at);
    }
}

void State::noteCluster(const ClusterRecord& cluster) {
    m_changes.insert({Kind::Cluster, cluster.id});
    forgetDue(cluster.id);
    if (const auto due = cluster.nextDue()) {
        m_due.insert({*due, cluster.id});
        m_dueOf[cluster.id] = *due;
    }
}

} // namespace poolhouse::sandbox
