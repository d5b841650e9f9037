// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/services.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Scripted services: requests are held until the test responds, in any order, or answered automatically.
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

/// All services of an account, with a log of the requests.
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

    api::Call account(api::Reply<api::Account> reply) override { return accounts.put(std::move(reply)); }
    api::Call requestsLeft(api::Reply<int> reply) override { return limits.put(std::move(reply)); }
    api::Call apps(api::Reply<std::vector<core::App>> reply) override { return appLists.put(std::move(reply)); }
    api::Call clusters(api::Reply<std::vector<core::ClusterSummary>> reply) override {
        return clusterLists.put(std::move(reply));
    }
    api::Call attachments(api::Reply<std::vector<core::Attachment>> reply) override {
        return attachmentLists.put(std::move(reply));
    }
    api::Call info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) override {
        return infos.put(std::move(reply), cluster.value);
    }
    api::Call waitStatus(const core::ClusterId& cluster, api::Reply<core::WaitStatus> reply) override {
        return waits.put(std::move(reply), cluster.value);
    }
    api::Call levels(api::Reply<core::Catalog> reply) override { return levelLists.put(std::move(reply)); }
    api::Call pricing(api::Reply<core::PriceList> reply) override { return priceLists.put(std::move(reply)); }
    api::Call addPool(const core::ClusterId&, const core::NewPoolDraft& pool, api::Reply<core::Pool> reply) override {
        return additions.put(std::move(reply), pool.name);
    }
    api::Call setLevel(const core::ClusterId&, const core::PoolId& pool, const std::string& level,
                       api::Reply<core::Done> reply) override {
        return changes.put(std::move(reply), "level " + pool.value + " " + level);
    }
    api::Call setCount(const core::ClusterId&, const core::PoolId& pool, int count,
                       api::Reply<core::Done> reply) override {
        return changes.put(std::move(reply), "count " + pool.value + " " + std::to_string(count));
    }
    api::Call destroyPool(const core::ClusterId&, const core::PoolId& pool, api::Reply<core::Done> reply) override {
        return changes.put(std::move(reply), "destroy " + pool.value);
    }
    api::Call preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) override {
        return codes.put(std::move(reply), app + " " + code);
    }
};

} // namespace poolhouse::test
