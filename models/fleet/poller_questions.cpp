// SPDX-License-Identifier: GPL-3.0-or-later
// The poller's questions and what follows from their answers.
#include "models/fleet/poller_state.h"

#include <algorithm>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

constexpr core::Backoff listPauses{milliseconds(5000), milliseconds(300000)};
constexpr core::Backoff catalogPauses{milliseconds(10000), milliseconds(600000)};
constexpr core::Backoff clusterPauses{milliseconds(5000), milliseconds(600000)};

} // namespace

void Poller::State::askTopics() {
    const auto now = clock.now();
    const auto due = [now](const Topic& topic) { return !topic.running && topic.dueAt && *topic.dueAt <= now; };
    // at or below the reserve lists that were read once have to wait; what is on screen goes on
    const bool scarce = requestsLeft().value_or(requestsPoolSize) <= requestReserve;
    for (auto* topic : {&fleet, &attachments, &catalog, &accountTopic}) {
        if (scarce && topic->answered && due(*topic)) {
            topic->dueAt = now + milliseconds(listsInterval);
        }
    }
    if (due(fleet)) {
        askFleet();
    }
    if (due(catalog)) {
        askCatalog();
    }
    if (due(accountTopic)) {
        askAccount();
    }
    if (due(attachments)) {
        askAttachments();
    }
}

void Poller::State::askFleet() {
    summaries.reset();
    fleet.running = true;
    fleet.second = services.fleet.clusters([this](api::ApiResult<std::vector<core::ClusterSummary>> result) {
        if (!result) {
            fleetFailed(result.error());
            return;
        }
        summaries = std::move(result).value();
        fleetAnswered();
    });
    askApps();
}

void Poller::State::askApps() {
    apps.reset();
    fleet.running = true;
    fleet.first = services.fleet.apps([this](api::ApiResult<std::vector<core::App>> result) {
        if (!result) {
            fleetFailed(result.error());
            return;
        }
        apps = std::move(result).value();
        fleetAnswered();
    });
    store.setFleetLoading();
}

void Poller::State::fleetAnswered() {
    reached("fleet");
    if (!apps || !summaries) {
        return;
    }
    const auto now = clock.now();
    fleet.running = false;
    fleet.answered = true;
    fleet.failures = 0;
    std::vector<ClusterFacts> facts;
    for (const auto& [id, watch] : watches) {
        facts.push_back(watch.facts);
    }
    const auto interval = pollIntervals(loadOf(facts), requestsLeft()).lists;
    fleet.dueAt = now + interval.value_or(milliseconds(listsInterval));
    if (!attachments.running) {
        attachments.dueAt = now;
    }
    if (base == Phase::Connecting) {
        base = Phase::Online;
    }
    auto readApps = std::move(*apps);
    auto readClusters = std::move(*summaries);
    apps.reset();
    summaries.reset();
    store.applyFleet(std::move(readApps), std::move(readClusters), now);
    if (base != Phase::Stopped) {
        syncWatches();
    }
    proceed();
}

void Poller::State::fleetFailed(const api::ApiError& error) {
    const auto now = clock.now();
    fleet.cancel();
    fleet.answered = true;
    if (concernsAll(error, "fleet", true) && error.kind == Kind::RateLimited) {
        fleet.dueAt = now;
        fleet.answered = store.fleetFreshness().everRead();
        store.stopFleetLoading();
    } else {
        ++fleet.failures;
        fleet.dueAt = now + listPauses.delay(fleet.failures, random());
        store.failFleet(error, now);
    }
    proceed();
}

void Poller::State::askAttachments() {
    attachments.running = true;
    attachments.dueAt.reset(); // each reading of the fleet asks for them again
    attachments.first = services.fleet.attachments([this](api::ApiResult<std::vector<core::Attachment>> result) {
        attachments.running = false;
        if (result) {
            reached("attachments");
            attachments.answered = true;
            attachments.failures = 0;
            store.applyAttachments(std::move(result).value());
        } else {
            attachments.answered = result.error().kind != Kind::RateLimited;
            ++attachments.failures;
            attachments.dueAt = clock.now() + (attachments.answered ? listPauses.delay(attachments.failures, random())
                                                                    : milliseconds(0));
            concernsAll(result.error(), "attachments", true);
        }
        proceed();
    });
}

void Poller::State::askCatalog() {
    levels.reset();
    prices.reset();
    catalog.running = true;
    catalog.first = services.catalog.levels([this](api::ApiResult<core::Catalog> result) {
        if (!result) {
            catalogFailed(result.error());
            return;
        }
        levels = std::move(result).value();
        catalogAnswered();
    });
    catalog.second = services.catalog.pricing([this](api::ApiResult<core::PriceList> result) {
        if (!result) {
            catalogFailed(result.error());
            return;
        }
        prices = std::move(result).value();
        catalogAnswered();
    });
}

void Poller::State::catalogAnswered() {
    reached("catalog");
    if (!levels || !prices) {
        return;
    }
    const auto now = clock.now();
    catalog.running = false;
    catalog.answered = true;
    catalog.failures = 0;
    catalog.dueAt = now + milliseconds(catalogInterval);
    store.applyCatalog(std::move(*levels), std::move(*prices), now);
    proceed();
}

void Poller::State::catalogFailed(const api::ApiError& error) {
    const auto now = clock.now();
    catalog.cancel();
    catalog.answered = true;
    ++catalog.failures;
    catalog.dueAt = now + catalogPauses.delay(catalog.failures, random());
    const auto blame = [this, error, now] { store.failCatalog(error, now); };
    if (concernsAll(error, "catalog", false, blame) && error.kind == Kind::RateLimited) {
        catalog.dueAt = now;
        catalog.answered = store.catalogFreshness().everRead();
    } else if (!unreachable(error)) {
        blame();
    }
    proceed();
}

void Poller::State::askAccount() {
    accountTopic.running = true;
    accountTopic.first = services.account.account([this](api::ApiResult<api::Account> result) {
        accountTopic.running = false;
        accountTopic.dueAt.reset();
        if (result) {
            reached("account");
            account = std::move(result).value();
            Q_EMIT poller.changed();
        } else {
            ++accountTopic.failures;
            accountTopic.dueAt = clock.now() + listPauses.delay(accountTopic.failures, random());
            concernsAll(result.error(), "account", false);
        }
        proceed();
    });
}

void Poller::State::ask(const core::ClusterId& id) {
    const auto at = watches.find(id);
    if (at == watches.end() || at->second.facts.inFlight) {
        return;
    }
    auto& watch = at->second;
    watch.facts.inFlight = true;
    watch.facts.dueNow = false;
    ++inFlight;
    if (!watch.facts.screenRank && !watch.facts.inTransition) {
        lastBackgroundAsk = clock.now();
    }
    watch.call = services.clusters.info(
        id, [this, id](api::ApiResult<core::ClusterInfo> result) { clusterAnswered(id, std::move(result)); });
    store.setClusterLoading(id);
}

void Poller::State::clusterAnswered(const core::ClusterId& id, api::ApiResult<core::ClusterInfo> result) {
    const auto at = watches.find(id);
    const auto* record = store.cluster(id);
    if (at == watches.end() || record == nullptr) {
        return;
    }
    // all of this before the store tells anybody, who may stop us from there
    auto& facts = at->second.facts;
    facts.inFlight = false;
    inFlight -= inFlight > 0 ? 1 : 0;
    if (!result) {
        clusterFailed(id, result.error());
        return;
    }
    reached(id.value);
    auto info = std::move(result).value();
    info.id = id;
    unanswered -= facts.answeredAt ? 0 : 1;
    facts.answeredAt = clock.now();
    facts.notBefore.reset();
    facts.inTransition = core::inTransition(info) || record->summary.state.is(core::AddonState::Provisioning) ||
                         record->summary.state.is(core::AddonState::Deprovisioning);
    at->second.failures = 0;
    store.applyInfo(info, *facts.answeredAt);
    proceed();
}

void Poller::State::clusterFailed(const core::ClusterId& id, const api::ApiError& error) {
    const auto now = clock.now();
    auto& watch = watches.at(id);
    if (error.kind == Kind::RateLimited) {
        watch.facts.dueNow = true;
        concernsAll(error, id.value, false);
        store.stopClusterLoading(id);
        proceed();
        return;
    }
    ++watch.failures;
    unanswered -= watch.facts.answeredAt ? 0 : 1;
    watch.facts.answeredAt = now;
    watch.facts.notBefore = now + clusterPauses.delay(watch.failures, random());
    if (error.kind == Kind::NotFound && watch.failures == 1) {
        fleet.dueAt = fleet.running ? fleet.dueAt : now; // it may be gone
    }
    const auto blame = [this, id, error, now] { store.failCluster(id, error, now); };
    unreachable(error) ? store.stopClusterLoading(id) : blame();
    concernsAll(error, id.value, false, blame);
    proceed();
}

void Poller::State::probe() {
    if (fleet.running) {
        return;
    }
    fleet.running = true;
    fleet.second = services.fleet.clusters([this](api::ApiResult<std::vector<core::ClusterSummary>> result) {
        fleet.running = false;
        if (result) {
            reached("fleet");
            comeBack();
            fleet.dueAt.reset();
            summaries = std::move(result).value();
            askApps();
        } else if (unreachable(result.error())) {
            putOffProbe(result.error());
            store.failFleet(result.error(), clock.now());
        } else {
            comeBack(); // it answers again, if only to complain
            fleetFailed(result.error());
            return;
        }
        proceed();
    });
}

} // namespace poolhouse::fleet
