// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalogue.h"
#include "app/sandbox/records.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolhouse::sandbox {

/// The world of the sandbox: every record, found by id or name. A record is changed only through edit...(), insert() or
/// erase...(), which remember it as changed until the store has it. Knows no clock; not thread-safe.
class State {
public:
    enum class Kind { App, Cluster, Attachment };
    using Key = std::pair<Kind, std::string>; ///< and the record's id

    State() = default;
    explicit State(WorldRecord world);

    [[nodiscard]] const WorldRecord& world() const { return m_world; }
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }

    /// By id, in the order of the ids.
    [[nodiscard]] const std::map<std::string, AppRecord>& apps() const { return m_apps; }
    [[nodiscard]] const std::map<std::string, ClusterRecord>& clusters() const { return m_clusters; }
    [[nodiscard]] const std::map<std::string, AttachmentRecord>& attachments() const { return m_attachments; }

    /// By UUID (in any case) or name; null when there is none.
    [[nodiscard]] const AppRecord* findApp(std::string_view idOrName) const;
    [[nodiscard]] const ClusterRecord* findCluster(std::string_view idOrName) const;
    /// By UUID alone, as the Data API's paths have it.
    [[nodiscard]] const ClusterRecord* findClusterById(std::string_view id) const;

    /// In the order of the ids.
    [[nodiscard]] std::vector<const ClusterRecord*> clustersOfApp(const std::string& appId) const;
    [[nodiscard]] std::vector<const AttachmentRecord*> attachmentsOfApp(const std::string& appId) const;
    [[nodiscard]] std::vector<const AttachmentRecord*> attachmentsOfCluster(const std::string& clusterId) const;

    /// Ids of the clusters in which something is under way.
    [[nodiscard]] const std::set<std::string>& busyClusters() const { return m_busy; }

    /// A new record, or the new version of the one with this id.
    void insert(AppRecord app);
    void insert(ClusterRecord cluster);
    void insert(AttachmentRecord attachment);
    void eraseAttachment(const std::string& id);

    /// Calls `change` with the cluster, which must exist, and takes note of what it did.
    template <class Change> void editCluster(const std::string& id, Change&& change) {
        auto& cluster = m_clusters.at(id);
        change(cluster);
        noteCluster(cluster);
    }

    /// What was inserted, edited or erased since the last call.
    [[nodiscard]] std::set<Key> takeChanges() { return std::exchange(m_changes, {}); }
    [[nodiscard]] bool changed() const { return !m_changes.empty(); }

private:
    using Index = std::unordered_map<std::string, std::set<std::string>>;

    void noteCluster(const ClusterRecord& cluster);

    WorldRecord m_world;
    Catalogue m_catalogue;
    std::map<std::string, AppRecord> m_apps;
    std::map<std::string, ClusterRecord> m_clusters;
    std::map<std::string, AttachmentRecord> m_attachments;
    std::unordered_map<std::string, std::string> m_appByName;
    std::unordered_map<std::string, std::string> m_clusterByName;
    Index m_clustersOfApp;
    Index m_attachmentsOfApp;
    Index m_attachmentsOfCluster;
    std::set<std::string> m_busy;
    std::set<Key> m_changes;
};

} // namespace poolhouse::sandbox
