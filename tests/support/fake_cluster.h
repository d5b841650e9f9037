// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/core/change.h"
#include "models/core/clock.h"
#include "models/core/limits.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The cluster behind Services::serve().
namespace poolhouse::test {

/// Fault of one request.
struct Fault {
    enum class Acts {
        Never, ///< the request has no effect
        First, ///< the effect happens, then the response is lost or corrupted
        Later, ///< the request times out; the effect happens 30 s later
    };
    std::optional<api::ApiError> error; ///< error returned; nullopt: no fault
    Acts acts = Acts::Never;
    int readsDown = 0; ///< number of subsequent reads that fail, as during a restart
};

/// Enforces the rules, completes changes over time, and fails on request before or after the effect.
class FakeCluster final {
public:
    FakeCluster(const core::ManualClock& clock, core::ClusterInfo cluster, core::Catalog catalog)
        : m_clock(clock), m_cluster(std::move(cluster)), m_catalog(std::move(catalog)) {}

    std::deque<Fault> writeFaults; ///< one per write, in order
    std::optional<Fault> always;   ///< for every write
    std::deque<api::ApiError> readFaults;
    std::function<void()> onWrite; ///< called when a request arrives
    bool gone = false;             ///< the whole cluster is gone
    int writes = 0;                ///< requests received
    int effects = 0;               ///< requests with an effect

    [[nodiscard]] core::ClusterInfo& cluster() {
        settle();
        return m_cluster;
    }
    [[nodiscard]] std::vector<core::PoolShape> shapes() { return core::shapesOf(cluster()); }

    /// Change by another user, effective immediately.
    void somebodyElse(const core::Change& change) {
        (void)act(change);
        for (auto& pool : m_cluster.pools) {
            complete(pool);
        }
        removeDestroyed();
    }

    /// The response to a request for its details.
    [[nodiscard]] api::ApiResult<core::ClusterInfo> read() {
        if (m_readsDown > 0) {
            --m_readsDown;
            return errorOf(api::ApiError::Kind::Unreachable, 0);
        }
        if (!readFaults.empty()) {
            const auto error = readFaults.front();
            readFaults.pop_front();
            return error;
        }
        if (gone) {
            return errorOf(api::ApiError::Kind::NotFound, 404);
        }
        return cluster();
    }
    [[nodiscard]] api::ApiResult<core::Pool> addPool(const core::NewPoolDraft& pool) {
        if (const auto error = take({core::ChangeKind::AddPool, pool.name, pool.level, pool.count})) {
            return *error;
        }
        return *m_cluster.findPool(pool.name);
    }
    /// Of a pool that is there already; `change.pool` is ignored.
    [[nodiscard]] api::ApiResult<core::Done> change(const core::PoolId& pool, core::Change change) {
        change.pool = nameOf(pool);
        const auto error = take(change);
        return error ? api::ApiResult<core::Done>(*error) : api::ApiResult<core::Done>(core::Done{});
    }

    [[nodiscard]] static api::ApiError errorOf(api::ApiError::Kind kind, int status, std::string message = {}) {
        api::ApiError error;
        error.kind = kind;
        error.status = status;
        error.message = std::move(message);
        return error;
    }

private:
    [[nodiscard]] std::string nameOf(const core::PoolId& id) const {
        for (const auto& pool : m_cluster.pools) {
            if (pool.id == id) {
                return pool.name;
            }
        }
        return {};
    }

    /// Result returned to the caller; the effect, if any, is independent of it.
    std::optional<api::ApiError> take(const core::Change& change) {
        ++writes;
        if (onWrite) {
            onWrite();
        }
        settle();
        Fault fault = always.value_or(Fault{});
        if (!writeFaults.empty()) {
            fault = writeFaults.front();
            writeFaults.pop_front();
        }
        m_readsDown = fault.readsDown;
        if (!fault.error) {
            return act(change);
        }
        if (fault.acts == Fault::Acts::First) {
            (void)act(change);
        } else if (fault.acts == Fault::Acts::Later) {
            m_late.emplace_back(m_clock.now() + std::chrono::seconds(30), change);
        }
        return fault.error;
    }

    std::optional<api::ApiError> act(const core::Change& change) {
        const auto busy = [](const core::Pool& pool) { return !pool.status.is(core::PoolStatus::Available); };
        const auto at = std::find_if(m_cluster.pools.begin(), m_cluster.pools.end(),
                                     [&change](const core::Pool& pool) { return pool.name == change.pool; });
        if (change.kind != core::ChangeKind::AddPool && at == m_cluster.pools.end()) {
            return errorOf(api::ApiError::Kind::NotFound, 404, "Couldn't find that pool.");
        }
        if (at != m_cluster.pools.end() && busy(*at)) {
            return errorOf(api::ApiError::Kind::Invalid, 422, "The pool is being modified.");
        }
        const auto after = core::applied(core::shapesOf(m_cluster), change, m_catalog);
        if (!after && after.error().kind != core::ChangeRefusal::Kind::NothingToDo) {
            return errorOf(api::ApiError::Kind::Invalid, 422, "The rules forbid it.");
        }
        if (!after) {
            return std::nullopt;
        }
        ++effects;
        apply(change, at == m_cluster.pools.end() ? nullptr : &*at);
        return std::nullopt;
    }

    void apply(const core::Change& change, core::Pool* pool) {
        if (change.kind == core::ChangeKind::AddPool) {
            core::Pool made;
            made.id = {"made-" + std::to_string(++m_made)};
            made.name = change.pool;
            made.expectedLevel = change.level;
            made.expectedCount = change.count;
            m_cluster.pools.push_back(made);
            pool = &m_cluster.pools.back();
        } else if (change.kind == core::ChangeKind::SetLevel) {
            pool->expectedLevel = change.level;
        } else if (change.kind == core::ChangeKind::SetCount) {
            pool->expectedCount = change.count;
        } else {
            m_destroyed = pool->name;
        }
        pool->status = core::readEnum(core::poolStatusWords(), "modifying");
        m_cluster.status = core::readEnum(core::clusterStatusWords(), "modifying");
        m_readyAt = m_clock.now() + std::chrono::seconds(20);
    }

    void settle() {
        while (!m_late.empty() && m_late.front().first <= m_clock.now()) {
            const auto change = m_late.front().second;
            m_late.pop_front();
            (void)act(change);
        }
        if (!m_readyAt) {
            return;
        }
        if (*m_readyAt > m_clock.now()) {
            growOne();
            return;
        }
        m_readyAt.reset();
        for (auto& pool : m_cluster.pools) {
            complete(pool);
        }
        removeDestroyed();
    }

    /// Instances appear one by one.
    void growOne() {
        for (auto& pool : m_cluster.pools) {
            if (static_cast<int>(pool.instances.size()) + 1 < pool.expectedCount) {
                pool.instances.push_back(instance(pool));
                return;
            }
        }
    }
    core::Instance instance(const core::Pool& pool) {
        core::Instance made;
        made.id = "i" + std::to_string(++m_made);
        made.level = pool.expectedLevel;
        made.status = "up";
        return made;
    }
    void complete(core::Pool& pool) {
        pool.instances.clear();
        while (static_cast<int>(pool.instances.size()) < pool.expectedCount) {
            pool.instances.push_back(instance(pool));
        }
        pool.status = core::readEnum(core::poolStatusWords(), "available");
        m_cluster.status = core::readEnum(core::clusterStatusWords(), "available");
    }
    void removeDestroyed() {
        std::erase_if(m_cluster.pools, [this](const core::Pool& pool) { return pool.name == m_destroyed; });
        m_destroyed.clear();
        m_readyAt.reset();
    }

    const core::ManualClock& m_clock;
    core::ClusterInfo m_cluster;
    core::Catalog m_catalog;
    std::deque<std::pair<core::Instant, core::Change>> m_late;
    std::optional<core::Instant> m_readyAt;
    std::string m_destroyed;
    int m_readsDown = 0;
    int m_made = 0;
};

} // namespace poolhouse::test
