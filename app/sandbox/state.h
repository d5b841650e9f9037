// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalog.h"
#include "app/sandbox/records.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolhouse::sandbox {

/// All records of the sandbox, indexed by id and name. Modified only through edit...(), insert() and erase...(), which
/// track changes for the store. Not thread-safe.
class State {
public:
    enum class Kind { App, Cluster, Attachment };
    using Key = std::pair<Kind, std::string>; ///< kind and id

    State() = default;
    explicit State(WorldRecord world);

    [[nodiscard]] const WorldRecord& world() const { return m_world; }
    [[nodiscard]] const PricedCatalog& catalog() const { return m_catalog; }

    /// By id.
    [[nodiscard]] const std::map<std::string, AppRecord>& apps() const { return m_apps; }
    [[nodiscard]] const std::map<std::string, ClusterRecord>& clusters() const { return m_clusters; }
    [[nodiscard]] const std::map<std::string, AttachmentRecord>& attachments() const { return m_attachments; }

    /// By UUID (case-insensitive) or name; null when absent.
    [[nodiscard]] const AppRecord* findApp(std::string_view idOrName) const;
    [[nodiscard]] const ClusterRecord* findCluster(std::string_view idOrName) const;
    /// By UUID only, as in paths of the Data API.
    [[nodiscard]] const ClusterRecord* findClusterById(std::string_view id) const;

    /// Sorted by id.
    [[nodiscard]] std::vector<const ClusterRecord*> clustersOfApp(const std::string& appId) const;
    [[nodiscard]] std::vector<const AttachmentRecord*> attachmentsOfApp(const std::string& appId) const;
    [[nodiscard]] std::vector<const AttachmentRecord*> attachmentsOfCluster(const std::string& clusterId) const;

    /// Attachments of this name (case-insensitive) in any app, sorted by id.
    [[nodiscard]] std::vector<const AttachmentRecord*> attachmentsNamed(std::string_view name) const;

    /// Ids of clusters with steps or events due by `now`, earliest first.
    [[nodiscard]] std::vector<std::string> dueClusters(core::Instant now) const;

    /// Inserts or replaces the record with this id.
    void insert(AppRecord app);
    void insert(ClusterRecord cluster);
    void insert(AttachmentRecord attachment);
    void eraseAttachment(const std::string& id);
    /// Erases the cluster and its attachments.
    void eraseCluster(const std::string& id);

    /// Precondition: the record exists, and no other of its kind has the name.
    void renameApp(const std::string& id, const std::string& name);
    void renameCluster(const std::string& id, const std::string& name);

    /// Calls `change` with the app, which must exist. Must not change its id or name.
    template <class Change> void editApp(const std::string& id, Change&& change) {
        change(m_apps.at(id));
        m_changes.insert({Kind::App, id});
    }

    /// Calls `change` with the cluster, which must exist, and updates the schedule.
    template <class Change> void editCluster(const std::string& id, Change&& change) {
        auto& cluster = m_clusters.at(id);
        change(cluster);
        noteCluster(cluster);
    }

    /// Records inserted, edited or erased since the last call.
    [[nodiscard]] std::set<Key> takeChanges() { return std::exchange(m_changes, {}); }
    [[nodiscard]] bool changed() const { return !m_changes.empty(); }

private:
    using Index = std::unordered_map<std::string, std::set<std::string>>;

    void noteCluster(const ClusterRecord& cluster);
    void forgetDue(const std::string& id);

    WorldRecord m_world;
    PricedCatalog m_catalog;
    std::map<std::string, AppRecord> m_apps;
    std::map<std::string, ClusterRecord> m_clusters;
    std::map<std::string, AttachmentRecord> m_attachments;
    std::unordered_map<std::string, std::string> m_appByName;
    std::unordered_map<std::string, std::string> m_clusterByName;
    Index m_clustersOfApp;
    Index m_attachmentsOfApp;
    Index m_attachmentsOfCluster;
    Index m_attachmentsByName; ///< by lower-case name
    std::set<std::pair<core::Instant, std::string>> m_due;
    std::unordered_map<std::string, core::Instant> m_dueOf; ///< due instant of a cluster in m_due
    std::set<Key> m_changes;
};

} // namespace poolhouse::sandbox
