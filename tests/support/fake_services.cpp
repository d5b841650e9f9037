// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_services.h"

#include <algorithm>

namespace poolhouse::test {

namespace {

/// Lists of the fake have no record that cannot be read.
template <class T> api::Reply<std::vector<T>> whole(api::Reply<core::PartialList<T>> reply) {
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

} // namespace

template <class T> struct Questions<T>::Question {
    api::Reply<T> reply;
    std::string about;
    bool cancelled = false;
};

template <class T>
Questions<T>::Questions(std::string name, std::vector<std::string>* log) : m_name(std::move(name)), m_log(log) {}

template <class T> Questions<T>::~Questions() = default;

template <class T> api::Call Questions<T>::put(api::Reply<T> reply, const std::string& about) {
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

template <class T> std::vector<std::string> Questions<T>::pending() const {
    std::vector<std::string> about;
    for (const auto& question : m_pending) {
        if (!question->cancelled) {
            about.push_back(question->about);
        }
    }
    return about;
}

template <class T> bool Questions<T>::answer(api::ApiResult<T> result, const std::string& about) {
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

template class Questions<api::Account>;
template class Questions<int>;
template class Questions<std::vector<core::App>>;
template class Questions<std::vector<core::ClusterSummary>>;
template class Questions<std::vector<core::Attachment>>;
template class Questions<core::Attachment>;
template class Questions<std::vector<core::ProcessType>>;
template class Questions<core::ClusterInfo>;
template class Questions<core::ClusterSummary>;
template class Questions<core::WaitStatus>;
template class Questions<core::Catalog>;
template class Questions<core::PriceList>;
template class Questions<core::Pool>;
template class Questions<core::Done>;
template class Questions<core::PartialList<core::Credential>>;
template class Questions<api::ConnectionDetails>;
template class Questions<core::PartialList<core::Setting>>;
template class Questions<core::PartialList<core::Quota>>;
template class Questions<api::MigrationAnswer>;
template class Questions<core::PartialList<core::ClassicDatabase>>;
template class Questions<api::MaintenanceAnswer>;
template class Questions<core::PartialList<core::Maintenance>>;

struct Services::Held {
    bool cancelled = false;
};

Services::Services() = default;

Services::~Services() = default;

FakeCluster* Services::find(const core::ClusterId& cluster) const {
    const auto at = m_served.find(cluster);
    return at == m_served.end() ? nullptr : at->second.get();
}

FakeCluster* Services::creator() const {
    return m_served.empty() ? nullptr : m_served.begin()->second.get();
}

template <class T> api::Call Services::hold(api::ApiResult<T> result, api::Reply<T> reply) {
    auto call = std::make_shared<Held>();
    m_held.emplace_back(call, [result = std::move(result), reply = std::move(reply)] { reply(result); });
    return api::Call([call] { call->cancelled = true; });
}

api::Call Services::change(const core::ClusterId& cluster, const core::PoolId& pool, const core::Change& change,
                           const std::string& about, api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->change(pool, change), std::move(reply))
                             : changes.put(std::move(reply), about);
}

FakeCluster& Services::serve(const core::ManualClock& clock, const core::ClusterInfo& cluster,
                             const core::Catalog& catalog) {
    return *m_served.emplace(cluster.id, std::make_unique<FakeCluster>(clock, cluster, catalog)).first->second;
}

bool Services::answerAll() {
    const auto held = std::exchange(m_held, {});
    for (const auto& [call, respond] : held) {
        if (!call->cancelled) {
            respond();
        }
    }
    return !held.empty();
}

api::Call Services::account(api::Reply<api::Account> reply) {
    return accounts.put(std::move(reply));
}

api::Call Services::requestsLeft(api::Reply<int> reply) {
    return limits.put(std::move(reply));
}

api::Call Services::apps(api::Reply<core::PartialList<core::App>> reply) {
    return appLists.put(whole(std::move(reply)));
}

api::Call Services::clusters(api::Reply<core::PartialList<core::ClusterSummary>> reply) {
    return clusterLists.put(whole(std::move(reply)));
}

api::Call Services::attachments(api::Reply<core::PartialList<core::Attachment>> reply) {
    return attachmentLists.put(whole(std::move(reply)));
}

api::Call Services::formation(const core::AppId& app, api::Reply<std::vector<core::ProcessType>> reply) {
    return formations.put(std::move(reply), app.value);
}

api::Call Services::create(const core::NewCluster& cluster, api::Reply<core::ClusterSummary> reply) {
    auto* served = creator();
    return served != nullptr ? hold(served->create(cluster), std::move(reply))
                             : creations.put(std::move(reply), cluster.name);
}

api::Call Services::listed(const std::string& app, const std::string& cluster, api::Reply<core::ClusterSummary> reply) {
    if (auto* served = find({cluster})) {
        return hold(served->asListed(), std::move(reply));
    }
    auto* beside = creator();
    return beside != nullptr ? hold(beside->listed(app, cluster), std::move(reply))
                             : listings.put(std::move(reply), cluster);
}

api::Call Services::info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo> reply) {
    if (auto* beside = creator(); beside != nullptr && beside->created && cluster == beside->createdListed.id) {
        return hold(beside->readMade(), std::move(reply));
    }
    auto* served = find(cluster);
    return served != nullptr ? hold(served->read(), std::move(reply)) : infos.put(std::move(reply), cluster.value);
}

api::Call Services::waitStatus(const core::ClusterId& cluster, api::Reply<core::WaitStatus> reply) {
    return find(cluster) != nullptr ? api::Call() : waits.put(std::move(reply), cluster.value);
}

api::Call Services::destroyCluster(const core::AppId& /*app*/, const core::ClusterId& cluster, bool force,
                                   api::Reply<core::ClusterSummary> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->destroy(force), std::move(reply))
                             : destructions.put(std::move(reply), cluster.value + (force ? " force" : ""));
}

api::Call Services::upgradeVersion(const core::ClusterId& cluster, const std::string& version,
                                   api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->upgrade(version), std::move(reply))
                             : changes.put(std::move(reply), "upgrade " + cluster.value + " " + version);
}

api::Call Services::levels(api::Reply<core::Catalog> reply) {
    return levelLists.put(std::move(reply));
}

api::Call Services::pricing(api::Reply<core::PriceList> reply) {
    return priceLists.put(std::move(reply));
}

api::Call Services::addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool,
                            api::Reply<core::Pool> reply) {
    if (auto* beside = creator(); beside != nullptr && beside->created && cluster == beside->createdListed.id) {
        return hold(beside->addToCreated(pool), std::move(reply));
    }
    auto* served = find(cluster);
    return served != nullptr ? hold(served->addPool(pool), std::move(reply))
                             : additions.put(std::move(reply), pool.name);
}

api::Call Services::setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                             api::Reply<core::Done> reply) {
    return change(cluster, pool, {core::ChangeKind::SetLevel, {}, level, 0}, "level " + pool.value + " " + level,
                  std::move(reply));
}

api::Call Services::setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                             api::Reply<core::Done> reply) {
    return change(cluster, pool, {core::ChangeKind::SetCount, {}, {}, count},
                  "count " + pool.value + " " + std::to_string(count), std::move(reply));
}

api::Call Services::destroyPool(const core::ClusterId& cluster, const core::PoolId& pool,
                                api::Reply<core::Done> reply) {
    return change(cluster, pool, {core::ChangeKind::DestroyPool, {}, {}, 0}, "destroy " + pool.value, std::move(reply));
}

api::Call Services::attachmentsOf(const core::ClusterId& cluster,
                                  api::Reply<core::PartialList<core::Attachment>> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readAttachments(), whole(std::move(reply)))
                             : clusterAttachments.put(whole(std::move(reply)), cluster.value);
}

api::Call Services::attach(const api::NewAttachment& attachment, api::Reply<core::Attachment> reply) {
    auto* served = find(attachment.cluster);
    return served != nullptr ? hold(served->attach(attachment), std::move(reply))
                             : attachings.put(std::move(reply), attachment.app + " " + attachment.name);
}

api::Call Services::detach(const core::Attachment& attachment, api::Reply<core::Done> reply) {
    auto* served = find(attachment.cluster);
    return served != nullptr ? hold(served->detach(attachment), std::move(reply))
                             : changes.put(std::move(reply), "detach " + attachment.id.value);
}

api::Call Services::preAuthorize(const std::string& app, const std::string& code, api::Reply<core::Done> reply) {
    codesEntered.push_back(app + " " + code);
    if (m_served.empty()) {
        return codes.put(std::move(reply), codesEntered.back());
    }
    const auto refused = FakeCluster::errorOf(api::ApiError::Kind::TwoFactor, 403);
    return hold(code == "123456" ? api::ApiResult<core::Done>(core::Done{}) : api::ApiResult<core::Done>(refused),
                std::move(reply));
}

api::Call Services::credentials(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Credential>> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readCredentials(), std::move(reply))
                             : credentialLists.put(std::move(reply), cluster.value);
}

api::Call Services::connection(const core::ClusterId& /*cluster*/, const std::string& name,
                               api::Reply<api::ConnectionDetails> reply) {
    return connections.put(std::move(reply), name);
}

api::Call Services::changeCredential(const core::ClusterId& cluster, core::ChangeKind kind, const std::string& name,
                                     bool forced, const std::string& about, api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->changeCredential(kind, name, forced), std::move(reply))
                             : changes.put(std::move(reply), about + (forced ? " forced" : ""));
}

api::Call Services::createCredential(const core::ClusterId& cluster, const std::string& name,
                                     api::Reply<core::Done> reply) {
    return changeCredential(cluster, core::ChangeKind::CreateCredential, name, false, "create credential " + name,
                            std::move(reply));
}

api::Call Services::rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                                     api::Reply<core::Done> reply) {
    return changeCredential(cluster, core::ChangeKind::RotateCredential, name, forced, "rotate credential " + name,
                            std::move(reply));
}

api::Call Services::rotateAllCredentials(const core::ClusterId& cluster, bool forced, api::Reply<core::Done> reply) {
    return changeCredential(cluster, core::ChangeKind::RotateAllCredentials, {}, forced, "rotate all credentials",
                            std::move(reply));
}

api::Call Services::destroyCredential(const core::ClusterId& cluster, const std::string& name,
                                      api::Reply<core::Done> reply) {
    return changeCredential(cluster, core::ChangeKind::DestroyCredential, name, false, "destroy credential " + name,
                            std::move(reply));
}

api::Call Services::settings(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Setting>> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readSettings(), std::move(reply))
                             : settingLists.put(std::move(reply), cluster.value);
}

api::Call Services::changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& wanted,
                                   api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->changeConfiguration(core::changeOfSettings(wanted)), std::move(reply))
                             : changes.put(std::move(reply), "settings");
}

api::Call Services::quotas(const core::ClusterId& cluster, api::Reply<core::PartialList<core::Quota>> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readQuotas(), std::move(reply))
                             : quotaLists.put(std::move(reply), cluster.value);
}

api::Call Services::setQuota(const core::ClusterId& cluster, const core::ChangedQuota& wanted,
                             api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->changeConfiguration(core::changeOfQuota(wanted)), std::move(reply))
                             : changes.put(std::move(reply), "quota " + wanted.type);
}

api::Call Services::maintenance(const core::ClusterId& cluster, api::Reply<api::MaintenanceAnswer> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readMaintenance(), std::move(reply))
                             : maintenances.put(std::move(reply), cluster.value);
}

api::Call Services::maintenancesOfApp(const core::AppId& app, api::Reply<core::PartialList<core::Maintenance>> reply) {
    return appMaintenances.put(std::move(reply), app.value);
}

api::Call Services::maintenanceHistory(const core::ClusterId& cluster, int /*limit*/,
                                       api::Reply<core::PartialList<core::Maintenance>> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readPastMaintenances(), std::move(reply))
                             : maintenanceHistories.put(std::move(reply), cluster.value);
}

api::Call Services::changeMaintenance(const core::ClusterId& cluster, core::ChangeKind kind,
                                      const core::ChangedMaintenance& change, const std::string& about,
                                      api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->changeMaintenance(kind, change), std::move(reply))
                             : changes.put(std::move(reply), about);
}

api::Call Services::runMaintenance(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return changeMaintenance(cluster, core::ChangeKind::RunMaintenance, {}, "run maintenance", std::move(reply));
}

api::Call Services::moveMaintenance(const core::ClusterId& cluster, int weeks, api::Reply<core::Done> reply) {
    core::ChangedMaintenance change;
    change.weeks = weeks;
    return changeMaintenance(cluster, core::ChangeKind::MoveMaintenance, change,
                             "move maintenance " + std::to_string(weeks), std::move(reply));
}

api::Call Services::setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                                         api::Reply<core::Done> reply) {
    core::ChangedMaintenance change;
    change.window = start;
    return changeMaintenance(cluster, core::ChangeKind::SetWindow, change, "window " + core::formatWeekTime(start),
                             std::move(reply));
}

api::Call Services::migration(const core::ClusterId& cluster, api::Reply<api::MigrationAnswer> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->readMigration(), std::move(reply))
                             : migrations.put(std::move(reply), cluster.value);
}

api::Call Services::classicDatabases(const core::AppId& app,
                                     api::Reply<core::PartialList<core::ClassicDatabase>> reply) {
    return classicLists.put(std::move(reply), app.value);
}

api::Call Services::changeMigration(const core::ClusterId& cluster, core::ChangeKind kind,
                                    const core::ChangedMigration& change, const std::string& about,
                                    api::Reply<core::Done> reply) {
    auto* served = find(cluster);
    return served != nullptr ? hold(served->changeMigration(kind, change), std::move(reply))
                             : changes.put(std::move(reply), about);
}

api::Call Services::prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source,
                                     core::MigrationMethod method, api::Reply<core::Done> reply) {
    return changeMigration(cluster, core::ChangeKind::PrepareMigration, {source, {}, method},
                           "prepare migration " + source.value, std::move(reply));
}

api::Call Services::runMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return changeMigration(cluster, core::ChangeKind::RunMigration, {}, "run migration", std::move(reply));
}

api::Call Services::cancelMigration(const core::ClusterId& cluster, api::Reply<core::Done> reply) {
    return changeMigration(cluster, core::ChangeKind::CancelMigration, {}, "cancel migration", std::move(reply));
}

} // namespace poolhouse::test
