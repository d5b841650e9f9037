// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/planner_model.h"

#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/documents/plan_document.h"
#include "models/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace poolhouse::models {

namespace {

core::PoolShape* wantedPool(core::ClusterPlan& plan, const std::string& name) {
    const auto at = std::find_if(plan.wanted.begin(), plan.wanted.end(),
                                 [&name](const core::PoolShape& pool) { return pool.name == name; });
    return at == plan.wanted.end() ? nullptr : &*at;
}

/// No pool of the plan, live or wanted, has it.
std::string freePoolName(const core::ClusterPlan& plan) {
    std::vector<std::string> taken;
    for (const auto* pools : {&plan.live, &plan.wanted}) {
        for (const auto& pool : *pools) {
            taken.push_back(pool.name);
        }
    }
    return core::suggestPoolName("new-pool", taken);
}

} // namespace

QString FilePlanKeeper::keep(const std::string& document) {
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    const auto bytes = QByteArray::fromStdString(document);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Text::tr("The plan could not be kept in %1: %2.").arg(m_file, file.errorString());
    }
    return {};
}

std::optional<std::string> FilePlanKeeper::kept() const {
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll().toStdString()) : std::nullopt;
}

PlannerModel::PlannerModel(const Store& store, PlanKeeper& keeper, QObject* parent)
    : QObject(parent), m_store(store), m_keeper(keeper) {
    if (const auto text = keeper.kept()) {
        if (auto plan = documents::readPlan(*text)) {
            m_history = PlanHistory(std::move(plan).value());
        }
    }
}

PlannerView PlannerModel::view(std::size_t cluster) const {
    return cluster < plan().clusters.size() ? plannerView(plan().clusters[cluster], m_store.catalog(), m_store.prices())
                                            : PlannerView{};
}

void PlannerModel::open(const core::ClusterId& cluster) {
    if (auto fresh = planOf(m_store, cluster)) {
        openPlan({{}, {*std::move(fresh)}});
    }
}

void PlannerModel::addCluster(const core::ClusterId& cluster) {
    auto more = plan();
    const bool there = std::any_of(more.clusters.begin(), more.clusters.end(),
                                   [&cluster](const core::ClusterPlan& each) { return each.id == cluster; });
    auto fresh = there ? std::nullopt : planOf(m_store, cluster);
    if (fresh) {
        more.clusters.push_back(*std::move(fresh));
        m_history.edit(std::move(more));
        keep();
    }
}

void PlannerModel::openPlan(core::Plan plan) {
    m_history = PlanHistory(std::move(plan));
    keep();
}

void PlannerModel::edit(std::size_t cluster, const std::string& field, const Change& change) {
    if (cluster >= plan().clusters.size()) {
        return;
    }
    auto edited = plan();
    change(edited.clusters[cluster]);
    if (edited != plan()) {
        m_history.edit(std::move(edited), field.empty() ? field : std::to_string(cluster) + "/" + field);
        keep();
    }
}

void PlannerModel::setLevel(std::size_t cluster, const std::string& pool, const std::string& level) {
    edit(cluster, pool + "/level", [&](core::ClusterPlan& plan) {
        if (auto* shape = wantedPool(plan, pool)) {
            shape->level = level;
        }
    });
}

void PlannerModel::setCount(std::size_t cluster, const std::string& pool, int count) {
    edit(cluster, pool + "/count", [&](core::ClusterPlan& plan) {
        if (auto* shape = wantedPool(plan, pool)) {
            shape->count = count;
        }
    });
}

std::string PlannerModel::addPool(std::size_t cluster) {
    std::string name;
    edit(cluster, {}, [&name](core::ClusterPlan& plan) {
        if (core::addPoolAllowance(plan.wanted).allowed()) {
            name = freePoolName(plan);
            const auto* leader = wantedPool(plan, std::string(core::leaderPoolName));
            plan.wanted.push_back(
                {core::PoolRole::Follower, name, leader != nullptr ? leader->level : std::string(), 1});
        }
    });
    return name;
}

void PlannerModel::renamePool(std::size_t cluster, const std::string& pool, const std::string& name) {
    edit(cluster, {}, [&](core::ClusterPlan& plan) {
        const bool live = std::any_of(plan.live.begin(), plan.live.end(),
                                      [&pool](const core::PoolShape& each) { return each.name == pool; });
        auto* shape = live || wantedPool(plan, name) != nullptr ? nullptr : wantedPool(plan, pool);
        if (shape != nullptr && shape->role == core::PoolRole::Follower) {
            shape->name = name;
        }
    });
}

void PlannerModel::removePool(std::size_t cluster, const std::string& pool) {
    edit(cluster, {}, [&pool](core::ClusterPlan& plan) {
        std::erase_if(plan.wanted, [&pool](const core::PoolShape& each) {
            return each.name == pool && each.role == core::PoolRole::Follower;
        });
    });
}

void PlannerModel::bringBack(std::size_t cluster, const std::string& pool) {
    edit(cluster, {}, [&pool](core::ClusterPlan& plan) {
        for (const auto& live : plan.live) {
            if (live.name == pool && wantedPool(plan, pool) == nullptr) {
                plan.wanted.push_back(live);
                return;
            }
        }
    });
}

void PlannerModel::resetToLive(std::size_t cluster) {
    edit(cluster, {}, [](core::ClusterPlan& plan) { plan.wanted = plan.live; });
}

void PlannerModel::load(std::size_t cluster, const core::Recommendation& shape) {
    edit(cluster, {}, [&shape](core::ClusterPlan& plan) {
        plan.wanted = {shape.leader};
        for (const auto& pool : shape.followerPools) {
            plan.wanted.push_back(pool.shape);
        }
    });
}

void PlannerModel::rebase(std::size_t cluster, const std::vector<core::PoolShape>& now) {
    edit(cluster, {}, [&now](core::ClusterPlan& plan) { plan = core::rebased(plan, now); });
}

void PlannerModel::endField() {
    m_history.endField();
}

void PlannerModel::undo() {
    if (canUndo()) {
        m_history.undo();
        keep();
    }
}

void PlannerModel::redo() {
    if (canRedo()) {
        m_history.redo();
        keep();
    }
}

void PlannerModel::keep() {
    m_keepProblem = m_keeper.keep(documents::writePlan(plan()));
    Q_EMIT changed();
}

} // namespace poolhouse::models
