// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store_content.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace poolhouse::fleet {

namespace {

/// The list of apps is authoritative for app names; the list of clusters may date from just before a renaming.
void adoptAppNames(std::vector<core::ClusterSummary>& clusters, const std::vector<core::App>& apps) {
    std::unordered_map<core::AppId, const core::App*> known;
    for (const auto& app : apps) {
        known.emplace(app.id, &app);
    }
    for (auto& cluster : clusters) {
        if (const auto app = known.find(cluster.app.id); app != known.end()) {
            cluster.app.name = app->second->name;
        }
    }
}

} // namespace

Store::Store(QObject* parent) : QObject(parent), m_content(std::make_unique<Content>()) {}
Store::~Store() = default;

const std::vector<core::App>& Store::apps() const {
    return m_content->apps;
}
std::vector<core::ClusterId> Store::clusterIds() const {
    return m_content->order;
}
const ClusterRecord* Store::cluster(const core::ClusterId& id) const {
    return m_content->find(id);
}
std::vector<std::string> Store::attachmentNamesOf(std::string_view app) const {
    std::vector<std::string> names;
    for (const auto& id : m_content->order) {
        for (const auto& attachment : m_content->find(id)->attachments) {
            if (attachment.app.name == app) {
                names.push_back(attachment.name);
            }
        }
    }
    return names;
}
const core::Catalog& Store::catalog() const {
    return m_content->catalog;
}
const core::PriceList& Store::prices() const {
    return m_content->prices;
}
const Freshness& Store::fleetFreshness() const {
    return m_content->fleet;
}
const Freshness& Store::catalogFreshness() const {
    return m_content->catalogRead;
}
const Freshness& Store::attachmentsFreshness() const {
    return m_content->attachments.freshness();
}
const ConnectionHistory& Store::history() const {
    return m_content->history;
}

const StorageHistory& Store::storageHistory() const {
    return m_content->storage;
}
const PoolMarks& Store::poolMarks() const {
    return m_content->marks;
}
const ClusterLabels& Store::labels() const {
    return m_content->labels;
}
FleetTotals Store::totals() const {
    return m_content->totals(m_content->order);
}
FleetTotals Store::totals(const std::vector<core::ClusterId>& clusters) const {
    return m_content->totals(clusters);
}
FleetTotals Store::totalsOfApp(const core::AppId& app) const {
    return m_content->totals(clustersOfApp(app));
}

const ClusterRecord* Store::clusterByName(const QString& name) const {
    const auto at = m_content->byName.find(name.toStdString());
    return at == m_content->byName.end() ? nullptr : cluster(at->second);
}

const std::vector<core::ClusterId>& Store::clustersOfApp(const core::AppId& app) const {
    static const std::vector<core::ClusterId> none;
    const auto at = m_content->byApp.find(app);
    return at == m_content->byApp.end() ? none : at->second;
}

void Store::setFleetLoading() {
    if (!m_content->fleet.loading) {
        m_content->fleet.loading = true;
        Q_EMIT freshnessChanged();
    }
}

void Store::stopFleetLoading() {
    if (m_content->fleet.loading) {
        m_content->fleet.loading = false;
        Q_EMIT freshnessChanged();
    }
}

void Store::applyFleet(std::vector<core::App> apps, std::vector<core::ClusterSummary> clusters, core::Instant at,
                       std::vector<core::Unreadable> unreadable) {
    auto& content = *m_content;
    content.unreadableLists = std::move(unreadable);
    adoptAppNames(clusters, apps);
    std::sort(apps.begin(), apps.end(),
              [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    bool moved = apps != content.apps;
    content.apps = std::move(apps);

    auto before = std::move(content.records);
    content.records = {};
    std::vector<core::ClusterId> touched;
    for (auto& summary : clusters) {
        const auto id = summary.id;
        if (content.records.contains(id)) {
            continue; // the list grew while its pages were read: a duplicate entry
        }
        ClusterRecord record;
        if (auto old = before.extract(id); !old.empty()) {
            record = std::move(old.mapped());
        }
        const auto listed = content.list(record, std::move(summary));
        moved |= listed.moved;
        if (listed.changed) {
            touched.push_back(id);
        }
        content.records.emplace(id, std::move(record));
    }
    for (const auto& [id, gone] : before) {
        moved = true;
        content.history.forget(id);
        content.storage.forget(id);
    }
    if (moved) {
        content.indexFleet();
    }
    noteRead(content.fleet, at);

    if (moved) {
        Q_EMIT fleetChanged();
    }
    for (const auto& id : touched) {
        Q_EMIT clusterChanged(id);
    }
    Q_EMIT freshnessChanged();
}

void Store::applyListed(core::ClusterSummary cluster) {
    auto& content = *m_content;
    if (!content.fleet.everRead()) {
        return;
    }
    const auto id = cluster.id;
    std::vector<core::ClusterSummary> one{std::move(cluster)};
    adoptAppNames(one, content.apps);
    const auto listed = content.list(content.records[id], std::move(one.front()));
    if (listed.moved) {
        content.indexFleet();
        Q_EMIT fleetChanged();
    }
    if (listed.changed) {
        Q_EMIT clusterChanged(id);
    }
}

void Store::failFleet(const api::ApiError& error, core::Instant at) {
    noteFailure(m_content->fleet, error, at);
    Q_EMIT freshnessChanged();
}

void Store::applyAttachments(std::vector<core::Attachment> attachments, core::Instant at,
                             std::vector<core::Unreadable> unreadable) {
    auto& content = *m_content;
    const bool news = content.attachments.replaceAll(std::move(attachments), at, std::move(unreadable));
    std::vector<core::ClusterId> touched;
    for (auto& [id, record] : content.records) {
        if (const auto& read = content.attachments.of(id); news || record.attachments != read) {
            record.attachments = read;
            touched.push_back(id);
        }
    }
    for (const auto& id : touched) {
        Q_EMIT clusterChanged(id);
    }
    Q_EMIT freshnessChanged();
}

void Store::applyAttachments(const core::ClusterId& id, std::vector<core::Attachment> attachments) {
    auto* record = m_content->find(id);
    if (record == nullptr) {
        return;
    }
    auto& index = m_content->attachments;
    index.replace(id, std::move(attachments));
    if (const auto& read = index.of(id); record->attachments != read) {
        record->attachments = read;
        Q_EMIT clusterChanged(id);
    }
}

void Store::failAttachments(const api::ApiError& error, core::Instant at) {
    m_content->attachments.fail(error, at);
    const auto touched = m_content->order; // a copy: slots may write to the store
    for (const auto& id : touched) {
        Q_EMIT clusterChanged(id);
    }
    Q_EMIT freshnessChanged();
}

std::vector<core::Unreadable> Store::unreadable() const {
    const auto& content = *m_content;
    auto all = content.unreadableLists;
    for (const auto* more :
         {&content.attachments.unreadable(), &content.catalog.unreadable(), &content.prices.unreadable}) {
        all.insert(all.end(), more->begin(), more->end());
    }
    return all;
}

void Store::applyCatalog(core::Catalog catalog, core::PriceList prices, core::Instant at) {
    auto& content = *m_content;
    const bool changed = !content.catalogRead.everRead() || catalog != content.catalog || prices != content.prices;
    noteRead(content.catalogRead, at);
    if (changed) {
        content.catalog = std::move(catalog);
        content.prices = std::move(prices);
        for (auto& [id, record] : content.records) {
            content.estimate(record);
        }
        Q_EMIT catalogChanged();
    }
    Q_EMIT freshnessChanged();
}

void Store::failCatalog(const api::ApiError& error, core::Instant at) {
    noteFailure(m_content->catalogRead, error, at);
    Q_EMIT freshnessChanged();
}

void Store::setClusterLoading(const core::ClusterId& id) {
    if (auto* record = m_content->find(id); record != nullptr && !record->freshness.loading) {
        record->freshness.loading = true;
        Q_EMIT clusterChanged(id);
    }
}

void Store::stopClusterLoading(const core::ClusterId& id) {
    if (auto* record = m_content->find(id); record != nullptr && record->freshness.loading) {
        record->freshness.loading = false;
        Q_EMIT clusterChanged(id);
    }
}

void Store::applyInfo(const core::ClusterInfo& info, core::Instant at) {
    auto& content = *m_content;
    auto* record = content.find(info.id);
    if (record == nullptr) {
        return;
    }
    for (const auto& pool : info.pools) {
        content.history.add(info.id, pool.id, at, pool.connectionsUsed);
    }
    content.storage.add(info.id, at, core::storageGb(info));
    if (record->info && info.allPoolsRead()) {
        for (const auto& old : record->info->pools) {
            const auto same = [&old](const core::Pool& pool) { return pool.id == old.id; };
            if (std::none_of(info.pools.begin(), info.pools.end(), same)) {
                content.history.forget(info.id, old.id);
            }
        }
    }
    record->withoutDetails = false;
    const bool owned = record->summary.app.id.value.empty() && !info.app.id.value.empty();
    if (owned) {
        record->summary.app = info.app; // which the list does not know
        record->label = labelOf(record->summary, content.labels.rules);
        content.indexFleet();
    }
    if (record->info != info) {
        record->info = info;
        record->identities.update(info, content.marks);
        content.estimate(*record);
    }
    noteRead(record->freshness, at);
    const bool marked = content.seeMarks(*record, at);
    if (owned) {
        Q_EMIT fleetChanged();
    }
    Q_EMIT clusterChanged(core::ClusterId(info.id));
    if (marked) {
        Q_EMIT poolMarksChanged();
    }
}

void Store::setPoolMarks(PoolMarks marks) {
    m_content->marks = std::move(marks);
}

void Store::failCluster(const core::ClusterId& id, const api::ApiError& error, core::Instant at) {
    auto* record = m_content->find(id);
    if (record == nullptr) {
        return;
    }
    if (error.kind == api::ApiError::Kind::NotFound && comesOrGoes(record->summary)) {
        record->withoutDetails = true;
        record->freshness = {false, record->freshness.readAt, std::nullopt, std::nullopt};
    } else {
        noteFailure(record->freshness, error, at);
    }
    if (record->info) {
        // a gap: no line is drawn across it
        for (const auto& pool : record->info->pools) {
            m_content->history.add(id, pool.id, at, std::nullopt);
        }
        m_content->storage.add(id, at, std::nullopt);
    }
    Q_EMIT clusterChanged(id);
}

void Store::setLabels(ClusterLabels labels) {
    auto& content = *m_content;
    if (labels == content.labels) {
        return;
    }
    content.labels = std::move(labels);
    for (auto& [id, record] : content.records) {
        record.label = labelOf(record.summary, content.labels.rules);
    }
    Q_EMIT fleetChanged();
}

void Store::clear() {
    auto marks = std::move(m_content->marks);
    auto labels = std::move(m_content->labels);
    m_content = std::make_unique<Content>();
    m_content->marks = std::move(marks);
    m_content->labels = std::move(labels);
    Q_EMIT fleetChanged();
    Q_EMIT catalogChanged();
    Q_EMIT freshnessChanged();
}

} // namespace poolhouse::fleet
