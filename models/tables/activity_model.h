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

/// What the activity table tells beside the roles of all models. IdRole is the operation's id, ToneRole that of its
/// state.
enum ActivityRole {
    SentenceRole = Qt::UserRole + 101, ///< QString: what became of it, or how far it is
    RequestRole,                       ///< QString: requests as they travelled, without the token
    AnswerRole,                        ///< QString
    CurlRole,                          ///< QString: for "Copy as curl"; empty when nothing was sent
    CliRole,                           ///< QString: the CLI line, or the sentence that there is none
    RunningRole,                       ///< bool: it has not ended
    RecipeRole,                        ///< bool: "Make it again" has something to make
    UndoRole,                          ///< bool: an opposite change exists
};

/// Every change that this console was asked for, newest first. Refreshed by identity: a row keeps its place while its
/// operation goes on, a new one is inserted on top.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Cluster, State, Duration, ColumnCount };
    Q_ENUM(Column)

    /// Both must outlive the model.
    ActivityModel(const operations::Engine& operations, const core::Clock& clock, QObject* parent = nullptr);

    void setApiBase(const QString& base); ///< of the Data API, for CurlRole
    void refreshAges();                   ///< looks at the clock again: durations and days

    [[nodiscard]] const operations::Operation* operation(int row) const; ///< null when there is no such row
    [[nodiscard]] int rowOf(const std::string& id) const;                ///< -1: not there

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

/// Rows whose texts hold all words of the filter, of one cluster or all, running or all.
class ActivityFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit ActivityFilter(QObject* parent = nullptr);

    void setText(const QString& text);
    void setCluster(const std::optional<core::ClusterId>& cluster);
    void setRunningOnly(bool only);
    /// The operations shown, in the order shown: what an export writes.
    [[nodiscard]] std::vector<const operations::Operation*> shown() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    std::optional<QString> m_cluster;
    bool m_runningOnly = false;
};

} // namespace poolhouse::tables
