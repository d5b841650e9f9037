// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"
#include "models/tables/roles.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::tables {

/// Roles of the activity table in addition to those of all models. IdRole is the operation's id, ToneRole the tone of
/// its state.
enum ActivityRole {
    SentenceRole = Qt::UserRole + 101, ///< QString: result or progress
    RequestRole,                       ///< QString: requests as sent, without the token
    AnswerRole,                        ///< QString
    CurlRole,                          ///< QString: for "Copy as curl"; empty when nothing was sent
    CliRole,                           ///< QString: the CLI line, or the sentence that there is none
    RunningRole,                       ///< bool: not finished
    RecipeRole,                        ///< bool: a destroyed pool can be recreated
    UndoRole,                          ///< bool: an inverse change exists
};

/// All operations of this console, newest first. Refreshed by identity: a row keeps its position while its operation
/// proceeds; a new one is inserted at the top.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Cluster, State, Duration, ColumnCount };
    Q_ENUM(Column)

    /// Both must outlive the model.
    ActivityModel(const operations::Engine& operations, const core::Clock& clock, QObject* parent = nullptr);

    void setApiBase(const QString& base); ///< of the Data API, for CurlRole
    void refreshAges();                   ///< updates durations and dates from the clock

    [[nodiscard]] const operations::Operation* operation(int row) const; ///< null: no such row
    [[nodiscard]] int rowOf(const std::string& id) const;                ///< -1: not found

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reset();
    void insert(const QString& id);
    void change(const QString& id);

    const operations::Engine& m_operations;
    const core::Clock& m_clock;
    QString m_base;
    std::vector<std::string> m_ids; ///< oldest first, as the operations are
};

/// Rows whose texts contain every word of the filter; of one cluster or all, running or all.
class ActivityFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit ActivityFilter(QObject* parent = nullptr);

    void setText(const QString& text);
    void setCluster(const std::optional<core::ClusterId>& cluster);
    void setRunningOnly(bool only);
    /// The visible operations in display order, for export.
    [[nodiscard]] std::vector<const operations::Operation*> shown() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    std::optional<QString> m_cluster;
    bool m_runningOnly = false;
};

} // namespace poolhouse::tables
