// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/settings_model.h"

#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

using core::SettingStanding;
using views::SettingRow;

QString cell(const SettingRow& row, int column) {
    switch (column) {
    case SettingsModel::Name: return row.name;
    case SettingsModel::Value: return row.value;
    case SettingsModel::Default: return row.defaultValue;
    case SettingsModel::Restart: return row.restart;
    case SettingsModel::Note: return row.note;
    default: return {};
    }
}

/// Those of a list, or of a switch.
QStringList choicesOf(const core::SettingRule& rule) {
    if (rule.kind == core::SettingRule::Kind::Switch) {
        return {QStringLiteral("on"), QStringLiteral("off")};
    }
    QStringList words;
    for (const auto& word : rule.choices) {
        words << text::toQString(word);
    }
    return words;
}

QString spokenCell(const SettingRow& row, int column) {
    if (column == SettingsModel::Value && row.edited) {
        return text::Text::tr("%1, edited", "value of a setting").arg(row.value);
    }
    if (column == SettingsModel::Value && row.standing == SettingStanding::Changed) {
        return text::Text::tr("%1, changed", "value of a setting").arg(row.value);
    }
    return cell(row, column);
}

/// A name may be elided. Rich text, so that it is wrapped; a name comes from a server.
QString explained(const SettingRow& row) {
    const auto name = QStringLiteral("<qt>%1").arg(row.name.toHtmlEscaped());
    return row.purpose.isEmpty() ? name : name + QStringLiteral("<br>") + row.purpose.toHtmlEscaped();
}

bool sameNames(const std::vector<SettingRow>& one, const std::vector<SettingRow>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const SettingRow& a, const SettingRow& b) { return a.name == b.name; });
}

} // namespace

bool SettingsModel::showSettings(const views::SettingsView& view) {
    const bool sameOnes = view.cluster == m_cluster && sameNames(view.rows, m_rows);
    const bool differs = !sameOnes || view.rows != m_rows || view.stale != m_stale;
    if (!sameOnes) {
        beginResetModel();
    }
    m_cluster = view.cluster;
    m_rows = view.rows;
    m_stale = view.stale;
    if (!sameOnes) {
        endResetModel();
    } else if (differs && !m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    return differs;
}

int SettingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SettingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return cell(row, index.column());
    case Qt::EditRole: return row.given ? row.value : QString();
    case Qt::ToolTipRole: return explained(row);
    case Qt::AccessibleDescriptionRole:
    case DetailRole: return row.purpose;
    case Qt::AccessibleTextRole: return spokenCell(row, index.column());
    case SearchRole: return QString(row.name + QLatin1Char(' ') + row.purpose);
    case StaleRole: return m_stale;
    case standingRole: return static_cast<int>(row.standing);
    case wordRole: return index.column() == Value && !row.given;
    case editedRole: return row.edited;
    case choicesRole: return choicesOf(row.rule);
    case allowedRole: return row.allowed;
    case ToneRole:
        return index.column() == Note && row.noteTone != text::Tone::Neutral ? QVariant(static_cast<int>(row.noteTone))
                                                                             : QVariant();
    default: return {};
    }
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == Value ? flags | Qt::ItemIsEditable : flags;
}

bool SettingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.column() != Value || index.row() >= rowCount() || role != Qt::EditRole) {
        return false;
    }
    Q_EMIT valueEntered(m_rows[static_cast<std::size_t>(index.row())].name, value.toString());
    return true;
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return text::Text::tr("Setting");
    case Value: return text::Text::tr("Value");
    case Default: return text::Text::tr("Default");
    case Restart: return text::Text::tr("Needs restart");
    case Note: return text::Text::tr("Change");
    default: return {};
    }
}

} // namespace poolhouse::tables
