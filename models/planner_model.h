// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"
#include "models/plan_history.h"
#include "models/planner_view.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace poolhouse::models {

/// Where a plan that is being edited is kept, so that nothing is lost at a kill.
class PlanKeeper {
public:
    virtual ~PlanKeeper() = default;
    virtual QString keep(const std::string& document) = 0; ///< why it could not be kept; empty: it was
    [[nodiscard]] virtual std::optional<std::string> kept() const = 0;
};

/// Keeps it in a file, replaced as a whole each time.
class FilePlanKeeper final : public PlanKeeper {
public:
    explicit FilePlanKeeper(QString file) : m_file(std::move(file)) {}
    QString keep(const std::string& document) override;
    [[nodiscard]] std::optional<std::string> kept() const override;

private:
    QString m_file;
};

/// The plan in the planner's window: what is edited, step by step back and forth, and what follows from it. Every edit
/// is kept at once. Clusters are named by their place in the plan, pools by name.
class PlannerModel : public QObject {
    Q_OBJECT
public:
    /// Both outlive the model. What was kept the last time is there again.
    PlannerModel(const Store& store, PlanKeeper& keeper, QObject* parent = nullptr);

    [[nodiscard]] const core::Plan& plan() const { return m_history.plan(); }
    [[nodiscard]] PlannerView view(std::size_t cluster) const;
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    [[nodiscard]] QString keepProblem() const { return m_keepProblem; } ///< why the last edit is not kept; empty: it is

    void open(const core::ClusterId& cluster); ///< a plan of its own, wanting what there is; ignored while not read
    void addCluster(const core::ClusterId& cluster); ///< one more in this plan; ignored when it is in already
    void openPlan(core::Plan plan);

    // Each is a step to be undone; values of one field in a row are one step.
    void setLevel(std::size_t cluster, const std::string& pool, const std::string& level);
    void setCount(std::size_t cluster, const std::string& pool, int count);
    /// A name that is free, the leader's level, one instance. The name; empty when rule 1 allows no more.
    std::string addPool(std::size_t cluster);
    void renamePool(std::size_t cluster, const std::string& pool, const std::string& name); ///< of a pool that is new
    void removePool(std::size_t cluster, const std::string& pool);                          ///< never the leader
    void bringBack(std::size_t cluster, const std::string& pool); ///< a removed one, as it is live
    void resetToLive(std::size_t cluster);
    void load(std::size_t cluster, const core::Recommendation& shape);
    void rebase(std::size_t cluster, const std::vector<core::PoolShape>& now); ///< after a drift
    void endField();                                                           ///< the next value is a step of its own

    void undo();
    void redo();

Q_SIGNALS:
    void changed();

private:
    using Change = std::function<void(core::ClusterPlan&)>;
    void edit(std::size_t cluster, const std::string& field, const Change& change);
    void keep();

    const Store& m_store;
    PlanKeeper& m_keeper;
    PlanHistory m_history;
    QString m_keepProblem;
};

} // namespace poolhouse::models
