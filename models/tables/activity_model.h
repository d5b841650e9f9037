// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"
#include "models/tables/roles.h"
#include "models/text/activity_figures.h"

#include <QAbstractItemModel>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::tables {

/// Roles of the activity table in addition to those of all models. IdRole is the operation's id, or that of the plan;
/// ToneRole the tone of its state.
enum ActivityRole {
    SentenceRole = Qt::UserRole + 101, ///< QString: result or progress; empty for a plan
    OperationsRole,                    ///< QStringList: ids of the operations of the row, oldest first
    PlanRole,                          ///< bool: the row is a plan, with its changes below
};

/// All operations of this console, newest first; those of a plan below a row of the plan, in the order of its steps.
/// Refreshed by identity: a row keeps its position while its operation proceeds; a new one is inserted at the top. GUI
/// thread only.
class ActivityModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { When, What, Cluster, Cost, Connections, State, Duration, ColumnCount };
    Q_ENUM(Column)

    /// Both must outlive the model.
    ActivityModel(const operations::Engine& operations, const core::Clock& clock, QObject* parent = nullptr);

    void refreshAges(); ///< updates durations and dates from the clock

    [[nodiscard]] QModelIndex indexOf(const std::string& operation) const; ///< invalid: not found

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A row of the first level: an operation alone, a plan, or a row of the journal that cannot be decoded.
    struct Entry {
        std::string plan;                     ///< empty: an operation alone
        std::vector<std::string> ids;         ///< oldest first
        std::optional<std::size_t> lost = {}; ///< place in Engine::unreadable()
    };

    void reset();
    void insert(const QString& id);
    void change(const QString& id);
    void append(const operations::Operation& operation); ///< without signals
    [[nodiscard]] std::size_t entryOf(int row) const;    ///< place in m_entries of a row of the first level
    [[nodiscard]] const Entry* planOf(const QModelIndex& index) const; ///< null: the row is an operation
    [[nodiscard]] const operations::UnreadableRow* lostOf(const QModelIndex& index) const; ///< null: it was decoded
    [[nodiscard]] QVariant lostData(const operations::UnreadableRow& row, Column column, int role) const;
    [[nodiscard]] const operations::Operation* operationOf(const QModelIndex& index) const;
    [[nodiscard]] text::OperationList listOf(const Entry& entry) const;
    [[nodiscard]] QVariant planData(const Entry& plan, Column column, int role) const;
    [[nodiscard]] QVariant operationData(const operations::Operation& operation, Column column, int role) const;

    const operations::Engine& m_operations;
    const core::Clock& m_clock;
    std::vector<Entry> m_entries; ///< oldest first, so that places stay when one is added
};

} // namespace poolhouse::tables
