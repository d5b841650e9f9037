// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/services.h"
#include "tests/support/fake_cluster.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Fake services. Requests are held until the test responds, in any order, or answered automatically; those about a
/// cluster that is served are answered by its rules.
namespace poolhouse::test {

/// Requests of one kind.
template <class T> class Questions {
public:
    explicit Questions(std::string name, std::vector<std::string>* log) : m_name(std::move(name)), m_log(log) {}

    /// Answers each request from the event loop. Empty: the test answers.
    std::function<api::ApiResult<T>(const std::string& about)> automatic;

    api::Call put(api::Reply<T> reply, const std::string& about = {}) {
        ++m_asked;
        m_log->push_back(about.empty() ? m_name : m_name + " " + about);
        if (automatic) {
            return m_delay.after(std::chrono::milliseconds(0),
                                 [result = automatic(about), reply = std::move(reply)] { reply(result); });
        }
        auto question = std::make_shared<Question>(Question{std::move(reply), about, false});
        m_pending.push_back(question);
        return api::Call([question] { question->cancelled = true; });
    }

    [[nodiscard]] int asked() const { return m_asked; }      ///< total number of requests
    [[nodiscard]] std::vector<std::string> pending() const { ///< subjects of pending requests, cancelled ones excluded
        std::vector<std::string> about;
        for (const auto& question : m_pending) {
            if (!question->cancelled) {
                about.push_back(question->about);
            }
        }
        return about;
    }
    [[nodiscard]] int waiting() const { return static_cast<int>(pending().size()); }

    /// Responds to the oldest pending request (about `subject`, if given). False if there is none.
    bool answer(api::ApiResult<T> result, const std::string& about = {}) {
        const auto at = std::find_if(m_pending.begin(), m_pending.end(), [&about](const auto& question) {
            return !question->cancelled && (about.empty() || question->about == about);
        });
        if (at == m_pending.end()) {
            return false;
        }
        const auto question = *at;
        m_pending.erase(at);
        auto reply = std::move(question->reply);
        reply(std::move(result));
        return true;
    }

private:
    struct Question {
        api::Reply<T> reply;
        std::string about;
        bool cancelled = false;
    };
    std::string m_name;
    std::vector<std::string>* m_log;
    api::TimerDelay m_delay;
    std::vector<std::shared_ptr<Question>> m_pending;
    int m_asked = 0;
};

/// All services of an account, with a log of the scripted requests.
class Services : public api::AccountService,
                 public api::FleetService,
                 public api::ClusterService,
                 public api::CatalogService,
                 public api::PoolService,
                 public api::TwoFactorService {
public:
    std::vector<std::string> log;
    Questions<api::Account> accounts{"account", &log};
    Questions<int> limits{"requests left", &log};
    Questions<std::vector<core::App>> appLists{"apps", &log};
    Questions<std::vector<core::ClusterSummary>> clusterLists{"clusters", &log};
    Questions<std::vector<core::Attachment>> attachmentLists{"attachments", &log};
    Questions<core::ClusterInfo> infos{"info", &log};
    Questions<core::WaitStatus> waits{"wait", &log};
    Questions<core::Catalog> levelLists{"levels", &log};
    Questions<core::PriceList> priceLists{"prices", &log};
    Questions<core::Pool> additions{"add", &log};
    Questions<core::Done> changes{"change", &log}; ///< about "level POOL LEVEL", "count POOL COUNT" or "destroy POOL"
    Questions<core::Done> codes{"code", &log};

    std::vector<std::string> codesEntered; ///< "APP CODE"

    /// Requests about this cluster act when they arrive; their responses are held until answerAll(). Second factors are
    /// checked against "123456" from now on.
    FakeCluster& serve(const core::ManualClock& clock, const core::ClusterInfo& cluster, const core::Catalog& catalog) {
        return *m_served.emplace(cluster.id, std::make_unique<FakeCluster>(clock, cluster, catalog)).first->second;
    }
    /// Releases held responses of served clusters; false if there were none.
    bool answerAll() {
        const auto held = std::exchange(m_held, {});
        for (const auto& [call, respond] : held) {
            if (!call->cancelled) {
                respond();
            }
        }
        return !held.empty();
    }

    api::Call account(api::Reply<api::Account> reply) override { return accounts.put(std::move(reply)); }
    api::Call requestsLeft(api::Reply<int> reply) override { return limits.put(std::move(reply)); }
    api::Call apps(api::Reply<core::PartialList<core::App>> reply) override {
        return appLists.put(whole(std::move(reply)));
    }
    api::Call clusters(api::Reply<core::PartialList<core::ClusterSummary>> reply) override {
        return clusterLists.put(whole(std::move(reply)));
    }
    api::Call attachments(api::Reply<core::PartialList<core::Attachment>> reply) override {
        return attachmentLists.put(whole(std::move(reply)));
    }
    api::Call info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) override {
        auto* served = find(cluster);
        return served != nullptr ? hold(served->read(), std::move(reply)) : infos.put(std::move(reply), cluster.value);
    }
    api::Call waitStatus(const core::ClusterId& cluster, api::Reply<core::WaitStatus> reply) override {
        return find(cluster) != nullptr ? api::Call() : waits.put(std::move(reply), cluster.value);
    }
    api::Call levels(api::Reply<core::Catalog> reply) override { return levelLists.put(std::move(reply)); }
    api::Call pricing(api::Reply<core::PriceList> reply) override { return priceLists.put(std::move(reply)); }
    api::Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool,
                      api::Reply<core::Pool> reply) override {
        auto* served = find(cluster);
        return served != nullptr ? hold(served->addPool(pool), std::move(reply))
                                 : additions.put(std::move(reply), pool.name);
    }
    api::Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                       api::Reply<core::Done> reply) override {
        return change(cluster, pool, {core::ChangeKind::SetLevel, {}, level, 0}, "level " + pool.value + " " + level,
                      std::move(reply));
    }
    api::Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                       api::Reply<core::Done> reply) override {
        return change(cluster, pool, {core::ChangeKind::SetCount, {}, {}, count},
                      "count " + pool.value + " " + std::to_string(count), std::move(reply));
    }
    api::Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool,
                          api::Reply<core::Done> reply) override {
        return change(cluster, pool, {core::ChangeKind::DestroyPool, {}, {}, 0}, "destroy " + pool.value,
                      std::move(reply));
    }
    api::Call preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) override {
        codesEntered.push_back(app + " " + code);
        if (m_served.empty()) {
            return codes.put(std::move(reply), codesEntered.back());
        }
        const auto refused = FakeCluster::errorOf(api::ApiError::Kind::TwoFactor, 403);
        return hold(code == "123456" ? api::ApiResult<core::Done>(core::Done{}) : api::ApiResult<core::Done>(refused),
                    std::move(reply));
    }

private:
    /// Lists of the fake have no record that cannot be read.
    template <class T> static api::Reply<std::vector<T>> whole(api::Reply<core::PartialList<T>> reply) {
        return [reply = std::move(reply)](api::ApiResult<std::vector<T>> result) {
            if (!result) {
                reply(result.error());
                return;
            }
            auto items = std::move(result).value();
            const auto count = items.size();
            reply(core::PartialList<T>{std::move(items), {}, count});
        };
    }
    struct Held {
        bool cancelled = false;
    };

    [[nodiscard]] FakeCluster* find(const core::ClusterId& cluster) const {
        const auto at = m_served.find(cluster);
        return at == m_served.end() ? nullptr : at->second.get();
    }
    template <class T> api::Call hold(api::ApiResult<T> result, api::Reply<T> reply) {
        auto call = std::make_shared<Held>();
        m_held.emplace_back(call, [result = std::move(result), reply = std::move(reply)] { reply(result); });
        return api::Call([call] { call->cancelled = true; });
    }
    api::Call change(const core::ClusterId& cluster, const core::PoolId& pool, const core::Change& change,
                     const std::string& about, api::Reply<core::Done> reply) {
        auto* served = find(cluster);
        return served != nullptr ? hold(served->change(pool, change), std::move(reply))
                                 : changes.put(std::move(reply), about);
    }

    std::map<core::ClusterId, std::unique_ptr<FakeCluster>> m_served;
    std::vector<std::pair<std::shared_ptr<Held>, std::function<void()>>> m_held;
};

} // namespace poolhouse::test
