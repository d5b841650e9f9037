// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/attachments_model.h"

#include "models/core/keyed_diff.h"
#include "models/text/text.h"

namespace poolhouse::tables {

void AttachmentsModel::showApps(const views::AppsView& view) {
    std::vector<Row> fresh;
    for (const auto& app : view.apps) {
        for (const auto& var : app.vars) {
            fresh.push_back({app.name, app.label ? app.label->text : QString(), var, view.pools[var.pool]});
        }
    }
    if (view.cluster != m_cluster) {
        m_cluster = view.cluster;
        beginResetModel();
        m_rows = std::move(fresh);
        endResetModel();
        return;
    }
    const auto steps = core::rowSteps(
        m_rows, fresh, [](const Row& row) { return row.var.id; }, [](const Row& a, const Row& b) { return a == b; });
    const auto at = [this](std::size_t row) { return m_rows.begin() + static_cast<std::ptrdiff_t>(row); };
    for (const auto& step : steps) {
        const int row = static_cast<int>(step.row);
        switch (step.kind) {
        case core::RowStep::Kind::Remove:
            beginRemoveRows({}, row, row);
            m_rows.erase(at(step.row));
            endRemoveRows();
            break;
        case core::RowStep::Kind::Insert:
            beginInsertRows({}, row, row);
            m_rows.insert(at(step.row), fresh[step.row]);
            endInsertRows();
            break;
        case core::RowStep::Kind::Update:
            m_rows[step.row] = fresh[step.row];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            break;
        }
    }
}

int AttachmentsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AttachmentsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AttachmentsModel::cell(const Row& row, int column) {
    switch (column) {
    case App: return row.label.isEmpty() ? row.app : text::Text::tr("%1 (%2)", "app and label").arg(row.app, row.label);
    case ConfigVar: return row.var.name;
    case Credential: return row.var.credential;
    case Pool: return row.pool.name;
    case Connections: return row.pool.use;
    default: return {};
    }
}

QVariant AttachmentsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool ofPool = index.column() >= Pool;
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::ToolTipRole: return ofPool ? row.pool.sentence : row.var.sentence;
    case IdRole: return QString::fromStdString(row.pool.id.value);
    case attachmentIdRole: return QString::fromStdString(row.var.id.value);
    case ToneRole: return ofPool ? QVariant(static_cast<int>(row.pool.tone)) : QVariant();
    case SortRole:
        return index.column() != Connections ? QVariant(cell(row, index.column()).toCaseFolded())
               : row.pool.used               ? QVariant(*row.pool.used)
                                             : QVariant();
    default: return {};
    }
}

QVariant AttachmentsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case App: return text::Text::tr("App");
    case ConfigVar: return text::Text::tr("Config var");
    case Credential: return text::Text::tr("Credential");
    case Pool: return text::Text::tr("Pool");
    case Connections: return text::Text::tr("Connections of the pool");
    default: return {};
    }
}

} // namespace poolhouse::tables
