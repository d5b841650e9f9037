// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/coming_model.h"

#include "models/core/keyed_diff.h"
#include "models/text/text.h"

namespace poolhouse::tables {

namespace {

using views::ComingRow;

QString comingCell(const ComingRow& row, int column) {
    switch (column) {
    case ComingModel::When: return row.when.text;
    case ComingModel::Cluster: return row.clusterName;
    case ComingModel::App: return row.app;
    case ComingModel::What: return row.what;
    case ComingModel::Deadline: return row.deadline.text;
    case ComingModel::Window: return row.window;
    case ComingModel::State: return row.state;
    default: return {};
    }
}

QVariant comingLines(const ComingRow& row, int column) {
    const auto* time = column == ComingModel::When       ? &row.when
                       : column == ComingModel::Deadline ? &row.deadline
                                                         : nullptr;
    return time == nullptr ? QVariant() : QStringList{time->at, time->span};
}

/// Rich text, so that it is wrapped; names come from a server.
QString comingToolTip(const ComingRow& row) {
    return QStringLiteral("<qt>%1<br>%2").arg(row.clusterName.toHtmlEscaped(), row.detail.toHtmlEscaped());
}

} // namespace

void ComingModel::showRows(const std::vector<ComingRow>& rows) {
    const auto steps = core::rowSteps(
        m_rows, rows, [](const ComingRow& row) { return row.cluster; },
        [](const ComingRow& a, const ComingRow& b) { return a == b; });
    for (const auto& step : steps) {
        const int row = static_cast<int>(step.row);
        const auto at = m_rows.begin() + row;
        switch (step.kind) {
        case core::RowStep::Kind::Remove:
            beginRemoveRows({}, row, row);
            m_rows.erase(at);
            endRemoveRows();
            break;
        case core::RowStep::Kind::Insert:
            beginInsertRows({}, row, row);
            m_rows.insert(at, rows[step.row]);
            endInsertRows();
            break;
        case core::RowStep::Kind::Update:
            *at = rows[step.row];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            break;
        }
    }
}

int ComingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return comingCell(row, index.column());
    case Qt::ToolTipRole: return comingToolTip(row);
    case Qt::AccessibleDescriptionRole:
    case DetailRole: return row.detail;
    case ClusterIdRole: return text::toQString(row.cluster.value);
    case SearchRole:
        return QStringList{row.clusterName, row.app, row.what, row.state, row.when.text}.join(QLatin1Char('\n'));
    case StaleRole: return row.stale;
    case ToneRole: return index.column() == When ? QVariant(static_cast<int>(row.tone)) : QVariant();
    case linesRole: return comingLines(row, index.column());
    default: return {};
    }
}

QVariant ComingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case When: return text::Text::tr("When");
    case Cluster: return text::Text::tr("Cluster");
    case App: return text::Text::tr("App");
    case What: return text::Text::tr("What");
    case Deadline: return text::Text::tr("Required by");
    case Window: return text::Text::tr("Window");
    case State: return text::Text::tr("State");
    default: return {};
    }
}

} // namespace poolhouse::tables
