// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_tree_model.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/tables/fleet_tree_rows.h"
#include "models/tables/row_ranges.h"
#include "models/text/text.h"

#include <QPersistentModelIndex>

#include <unordered_map>
#include <vector>

namespace poolhouse::tables {

using tree::Node;
using tree::RowAppearance;

struct FleetTreeModel::Content {
    /// A row as it is to be: made into a node when it is new.
    struct Wanted {
        std::string id;
        RowAppearance appearance;
    };

    FleetTreeModel& model;
    tree::Painter painter;
    Node root;
    std::unordered_map<std::string, Node*> clusters;

    [[nodiscard]] const fleet::Store& store() const { return painter.store; }
    [[nodiscard]] QModelIndex indexOf(Node* node, int column = Name) const {
        return node == &root ? QModelIndex() : model.createIndex(node->row, column, node);
    }
    void notifyChanged(Node* node) { Q_EMIT model.dataChanged(indexOf(node), indexOf(node, Figure)); }

    [[nodiscard]] std::vector<Wanted> wantedApps() const;
    [[nodiscard]] std::vector<Wanted> wantedClusters(const core::AppId& app) const;
    [[nodiscard]] std::vector<Wanted> wantedPools(const core::ClusterId& cluster) const;
    [[nodiscard]] std::vector<Wanted> wantedBelow(const Node& node) const;

    std::unique_ptr<Node> made(RowKind kind, Node* parent, Wanted wanted);
    void forget(const Node& node);
    void renumber(Node& parent, std::size_t from);
    void syncChildren(Node& parent, RowKind kind, std::vector<Wanted> wanted);
    void syncBelow(Node& node);
    void syncFleet();
    void syncCluster(const core::ClusterId& id);
    void setAppearance(Node& node, RowAppearance appearance);
    void refreshStale();
};

std::vector<FleetTreeModel::Content::Wanted> FleetTreeModel::Content::wantedApps() const {
    std::vector<Wanted> wanted;
    const core::App* last = nullptr;
    for (const auto& id : store().clusterIds()) { // by app, so each app is met once
        const auto& app = store().cluster(id)->summary.app;
        if (last == nullptr || last->id != app.id) {
            wanted.push_back({app.id.value, painter.app(app.id)});
        }
        last = &app;
    }
    return wanted;
}

std::vector<FleetTreeModel::Content::Wanted> FleetTreeModel::Content::wantedClusters(const core::AppId& app) const {
    std::vector<Wanted> wanted;
    for (const auto& id : store().clustersOfApp(app)) {
        wanted.push_back({id.value, painter.cluster(*store().cluster(id))});
    }
    return wanted;
}

std::vector<FleetTreeModel::Content::Wanted>
FleetTreeModel::Content::wantedPools(const core::ClusterId& cluster) const {
    std::vector<Wanted> wanted;
    if (const auto* record = store().cluster(cluster); record != nullptr && record->info) {
        const auto pools = core::orderedPools(*record->info);
        for (const auto* pool : pools) {
            wanted.push_back({pool->id.value, painter.pool(*record, *pool)});
        }
    }
    return wanted;
}

std::vector<FleetTreeModel::Content::Wanted> FleetTreeModel::Content::wantedBelow(const Node& node) const {
    switch (node.kind) {
    case RowKind::App: return wantedClusters(core::AppId{node.id});
    case RowKind::Cluster: return wantedPools(core::ClusterId{node.id});
    case RowKind::Pool: break;
    }
    return {};
}

/// Including its subtree, so that views are notified of the branch once.
std::unique_ptr<Node> FleetTreeModel::Content::made(RowKind kind, Node* parent, Wanted wanted) {
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->id = std::move(wanted.id);
    node->parent = parent;
    node->appearance = std::move(wanted.appearance);
    if (kind == RowKind::Cluster) {
        clusters[node->id] = node.get();
    }
    for (auto& below : wantedBelow(*node)) {
        const auto childKind = kind == RowKind::App ? RowKind::Cluster : RowKind::Pool;
        auto child = made(childKind, node.get(), std::move(below));
        child->row = static_cast<int>(node->children.size());
        node->children.push_back(std::move(child));
    }
    return node;
}

void FleetTreeModel::Content::forget(const Node& node) {
    if (node.kind == RowKind::Cluster) {
        // it may have been re-created under another app already
        if (const auto at = clusters.find(node.id); at != clusters.end() && at->second == &node) {
            clusters.erase(at);
        }
    }
    for (const auto& child : node.children) {
        forget(*child);
    }
}

void FleetTreeModel::Content::renumber(Node& parent, std::size_t from) {
    for (std::size_t row = from; row < parent.children.size(); ++row) {
        parent.children[row]->row = static_cast<int>(row);
    }
}

void FleetTreeModel::Content::syncChildren(Node& parent, RowKind kind, std::vector<Wanted> wanted) {
    std::vector<Wanted> present;
    present.reserve(parent.children.size());
    for (const auto& child : parent.children) {
        present.push_back({child->id, child->appearance});
    }
    const auto steps = core::rowSteps(
        present, wanted, [](const Wanted& row) { return row.id; },
        [](const Wanted& a, const Wanted& b) { return a.appearance == b.appearance; });
    for (const auto& range : rowRanges(steps)) {
        auto& rows = parent.children;
        const auto first = static_cast<std::size_t>(range.first), last = static_cast<std::size_t>(range.last);
        switch (range.kind) {
        case core::RowStep::Kind::Remove: {
            model.beginRemoveRows(indexOf(&parent), range.first, range.last);
            for (auto row = first; row <= last; ++row) {
                forget(*rows[row]);
            }
            rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
            renumber(parent, first);
            model.endRemoveRows();
            break;
        }
        case core::RowStep::Kind::Insert: {
            std::vector<std::unique_ptr<Node>> fresh;
            for (auto row = first; row <= last; ++row) {
                fresh.push_back(made(kind, &parent, std::move(wanted[row])));
            }
            model.beginInsertRows(indexOf(&parent), range.first, range.last);
            rows.insert(rows.begin() + range.first, std::make_move_iterator(fresh.begin()),
                        std::make_move_iterator(fresh.end()));
            renumber(parent, first);
            model.endInsertRows();
            break;
        }
        case core::RowStep::Kind::Update:
            for (auto row = first; row <= last; ++row) {
                setAppearance(*rows[row], std::move(wanted[row].appearance));
            }
            break;
        }
    }
}

void FleetTreeModel::Content::setAppearance(Node& node, RowAppearance appearance) {
    node.outdated = false;
    node.appearance = std::move(appearance);
    notifyChanged(&node);
}

void FleetTreeModel::Content::syncBelow(Node& node) {
    if (node.kind == RowKind::Pool) {
        return;
    }
    syncChildren(node, node.kind == RowKind::App ? RowKind::Cluster : RowKind::Pool, wantedBelow(node));
    for (const auto& child : node.children) {
        syncBelow(*child);
    }
}

void FleetTreeModel::Content::syncFleet() {
    syncChildren(root, RowKind::App, wantedApps());
    for (const auto& app : root.children) {
        syncBelow(*app);
    }
}

void FleetTreeModel::Content::syncCluster(const core::ClusterId& id) {
    const auto at = clusters.find(id.value);
    const auto* record = store().cluster(id);
    if (at == clusters.end() || record == nullptr) {
        return;
    }
    auto& node = *at->second;
    auto appearance = painter.cluster(*record);
    if (appearance != node.appearance) {
        const bool sumDiffers =
            appearance.cost != node.appearance.cost || appearance.loading != node.appearance.loading ||
            appearance.change != node.appearance.change || appearance.changes != node.appearance.changes;
        setAppearance(node, std::move(appearance));
        if (sumDiffers) {
            node.parent->outdated = true;
            notifyChanged(node.parent);
        }
    }
    syncChildren(node, RowKind::Pool, wantedPools(id));
}

void FleetTreeModel::Content::refreshStale() {
    const auto now = painter.clock.now();
    std::vector<QPersistentModelIndex> changed;
    for (const auto& [id, node] : clusters) {
        const auto* record = store().cluster(core::ClusterId{id});
        if (record == nullptr || fleet::isStale(record->freshness, now) == node->appearance.stale) {
            continue;
        }
        node->appearance.stale = !node->appearance.stale;
        changed.emplace_back(indexOf(node));
        for (const auto& pool : node->children) {
            pool->appearance.stale = node->appearance.stale;
            changed.emplace_back(indexOf(pool.get()));
        }
    }
    for (const auto& row : changed) { // slots may remove rows
        if (row.isValid()) {
            Q_EMIT model.dataChanged(row, row.sibling(row.row(), Figure));
        }
    }
}

FleetTreeModel::FleetTreeModel(const fleet::Store& store, const core::Clock& clock, QObject* parent)
    : QAbstractItemModel(parent),
      m_content(std::unique_ptr<Content>(new Content{*this, {store, clock, nullptr}, {}, {}})) {
    m_content->syncFleet();
    connect(&store, &fleet::Store::fleetChanged, this, [this] { m_content->syncFleet(); });
    connect(&store, &fleet::Store::catalogChanged, this, [this] { m_content->syncFleet(); });
    connect(&store, &fleet::Store::clusterChanged, this,
            [this](const core::ClusterId& id) { m_content->syncCluster(id); });
}

FleetTreeModel::~FleetTreeModel() = default;

QModelIndex FleetTreeModel::indexOfCluster(const core::ClusterId& id) const {
    const auto at = m_content->clusters.find(id.value);
    return at == m_content->clusters.end() ? QModelIndex() : m_content->indexOf(at->second);
}

void FleetTreeModel::setChanges(const operations::ChangeFeed& changes) {
    m_content->painter.changes = &changes;
    m_content->syncFleet();
    connect(&changes, &operations::ChangeFeed::changed, this,
            [this](const core::ClusterId& id) { m_content->syncCluster(id); });
}

void FleetTreeModel::refreshAges() {
    m_content->refreshStale();
}

QModelIndex FleetTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    auto* node = parent.isValid() ? static_cast<Node*>(parent.internalPointer()) : &m_content->root;
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FleetTreeModel::parent(const QModelIndex& child) const {
    return child.isValid() ? m_content->indexOf(static_cast<Node*>(child.internalPointer())->parent) : QModelIndex();
}

int FleetTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.column() > 0) {
        return 0;
    }
    const auto* node = parent.isValid() ? static_cast<Node*>(parent.internalPointer()) : &m_content->root;
    return static_cast<int>(node->children.size());
}

int FleetTreeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant FleetTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    auto& node = *static_cast<Node*>(index.internalPointer());
    const auto& painter = m_content->painter;
    if (node.outdated) {
        node.appearance = painter.app(core::AppId{node.id});
        node.outdated = false;
    }
    const auto& appearance = node.appearance;
    const bool isName = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole: return isName ? appearance.name : appearance.figure;
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (isName ? Qt::AlignLeading : Qt::AlignTrailing));
    case Qt::ToolTipRole: return painter.toolTip(node);
    case Qt::AccessibleTextRole: return isName ? painter.inWords(node) : painter.figureInWords(node);
    case KindRole: return static_cast<int>(node.kind);
    case IdRole: return text::toQString(node.id);
    case ClusterIdRole:
        return node.kind == RowKind::App ? QString()
                                         : text::toQString(node.kind == RowKind::Pool ? node.parent->id : node.id);
    case ToneRole: return static_cast<int>(appearance.tone);
    case SortRole:
        return isName ? QVariant(appearance.name) : appearance.value ? QVariant(*appearance.value) : QVariant();
    case SearchRole: return painter.searchText(node);
    case StaleRole: return appearance.stale;
    case LoadingRole: return appearance.loading;
    case UseRole: return appearance.use ? QVariant(*appearance.use) : QVariant();
    case BadgeRole: return !isName && appearance.badge;
    case ChangeRole: return appearance.change ? QVariant(static_cast<int>(*appearance.change)) : QVariant();
    case LabelRole: return isName && appearance.label ? appearance.label->text : QString();
    case LabelColorRole:
        return isName && appearance.label ? QVariant(static_cast<int>(appearance.label->color)) : QVariant();
    case SwatchRole: return appearance.swatch >= 0 ? QVariant(appearance.swatch) : QVariant();
    default: return {};
    }
}

QVariant FleetTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? text::Text::tr("App, cluster, pool") : text::Text::tr("Cost or use");
}

Qt::ItemFlags FleetTreeModel::flags(const QModelIndex& index) const {
    auto flags = QAbstractItemModel::flags(index);
    if (index.isValid() && static_cast<Node*>(index.internalPointer())->kind == RowKind::Pool) {
        flags |= Qt::ItemNeverHasChildren;
    }
    return flags;
}

} // namespace poolhouse::tables
