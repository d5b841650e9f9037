// SPDX-License-Identifier: GPL-3.0-or-later
// Unusual but valid data, and unknown values of every extensible enum, which a client must tolerate.
#include "app/sandbox/fleet_builder.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/scenario_list.h"

namespace poolhouse::sandbox {

namespace {

using Pools = std::vector<PoolSpec>;

const Pools plainPools{{"leader", "8G-Performance", 2, 300}, {"reads", "4G-Performance", 2, 200}};

void addStatuses(FleetBuilder& fleet) {
    fleet.app("statuses");
    const auto add = [&fleet](const std::string& name, const std::string& status, const std::string& attachment) {
        auto record = fleet.cluster({name, "statuses", 80, plainPools});
        record.restStatus = status;
        fleet.add(std::move(record));
        fleet.attach(name, "statuses", attachment);
    };
    add("postgresql-silent-30001", "unavailable", "DATABASE");
    add("postgresql-wandering-30002", "migrating", "SECOND");
    add("postgresql-strange-30003", "hibernating", "THIRD");

    auto leaving = fleet.cluster({"postgresql-leaving-30004", "statuses", 80, plainPools});
    leaving.state = "deprovisioning";
    fleet.add(std::move(leaving));
    auto odd = fleet.cluster({"postgresql-odd-30005", "statuses", 80, plainPools, "advanced-private"});
    odd.state = "quarantined";
    odd.tier = "advanced-next";
    odd.region = "atlantis";
    odd.quotas.front().action = "throttle";
    odd.quotas.push_back({"inodes", 12, 100, 200, "notify", false, fleet.anchor()});
    fleet.add(std::move(odd));
}

void addPools(FleetBuilder& fleet) {
    fleet.app("pools");
    auto record = fleet.cluster({"postgresql-crowded-30006",
                                 "pools",
                                 100.5,
                                 {{"leader", "4G-Performance", 1, 380},
                                  {"full", "4G-Performance", 2, 760},
                                  {"overfull", "4G-Performance", 1, 415},
                                  {"asleep", "8G-Performance", 0, 0},
                                  {"unknown-use", "8G-Performance", 2, 0},
                                  {"nearly-full", "8G-Performance", 1, 764}},
                                 "advanced-shield"});
    for (auto& pool : record.pools) {
        pool.load.overLimit = pool.count > 0 && pool.name != "unknown-use"; // constant, so that a full pool stays full
        pool.load.unknown = pool.name == "unknown-use";
    }
    fleet.add(std::move(record));
    fleet.attach("postgresql-crowded-30006", "pools", "DATABASE");
    fleet.attach("postgresql-crowded-30006", "pools", "OVERFULL", "overfull");

    auto words = fleet.cluster({"postgresql-babel-30007",
                                "pools",
                                40,
                                {{"leader", "16G-Performance", 2, 100},
                                 {"drifting", "8G-Performance", 3, 100},
                                 {"unread", "4G-Performance", 2, 50},
                                 {"bygone", "2G-Legacy", 1, 0}}});
    words.pools[0].instances[1].status = "rebuilding";
    words.pools[0].endpoints[0].status = "degraded";
    words.pools[1].status = "rebalancing";
    words.pools[1].instances[0].role = "witness";
    words.pools[1].instances[2].status = "down";
    words.pools[1].endpoints[0].status = "draining";
    words.pools[1].message = "Rebalancing, which no contract knows";
    words.pools[2].status = "unknown";
    words.pools[2].endpoints.clear();
    words.pools[2].load.unknown = true;
    fleet.add(std::move(words));
    fleet.attach("postgresql-babel-30007", "pools", "BABEL");
}

void addFigures(FleetBuilder& fleet) {
    fleet.app("figures");
    auto unknown = fleet.cluster({"postgresql-untold-30008", "figures", 0, plainPools, "advanced", "18.0-beta2"});
    unknown.storageGb.reset();
    unknown.tables = 0;
    unknown.rollback = false;
    unknown.sparse = true;
    unknown.quotas = {{"storage", std::nullopt, std::nullopt, std::nullopt, "none", false, fleet.anchor()}};
    for (auto& pool : unknown.pools) {
        pool.load.unknown = true;
    }
    fleet.add(std::move(unknown));
    fleet.attach("postgresql-untold-30008", "figures", "DATABASE");

    auto unpriced = fleet.cluster({"postgresql-priceless-30009",
                                   "figures",
                                   260,
                                   {{"leader", "64G-Performance", 2, 700}, {"reads", "8G-Performance", 2, 90}}});
    unpriced.forkedFrom = ForkSource{makeUuid(Mix(1).with("gone")), "postgresql-departed-29999"};
    fleet.add(std::move(unpriced));
    fleet.attach("postgresql-priceless-30009", "figures", "PRICELESS");

    const auto quota = [&fleet](const std::string& name, double used, const std::string& action, bool active) {
        auto record = fleet.cluster({name, "figures", used, plainPools});
        record.quotas = {{"storage", std::nullopt, 150, 200, action, active, fleet.anchor()}};
        fleet.add(std::move(record));
    };
    quota("postgresql-warned-30010", 171.25, "notify", false);
    quota("postgresql-critical-30011", 230, "restrict", false);
    quota("postgresql-restricted-30012", 245, "restrict", true);
    auto bare = fleet.cluster({"postgresql-bare-30013", "figures", 1, {}});
    bare.quotas.clear();
    fleet.add(std::move(bare));
}

void addNames(FleetBuilder& fleet) {
    const std::string accents = "größte-données-данные-データベース";
    const std::string longName = "an-app-whose-name-goes-on-and-on-" + std::string(180, 'x') + "-to-the-very-end";
    fleet.app(accents);
    fleet.app(longName);
    fleet.app("an-app-without-databases");
    fleet.add({"postgresql-polyglot-30014", accents, 33, plainPools});
    fleet.attach("postgresql-polyglot-30014", accents, "DATABASE");
    fleet.attach("postgresql-polyglot-30014", longName, "BORROWED", "reads");
    fleet.add({"postgresql-endless-30015",
               longName,
               33,
               {{"leader", "1536G-Performance", 2, 4100}, {"z" + std::string(31, 'z'), "4G-Performance", 13, 900}}});
    fleet.attach("postgresql-endless-30015", longName, "DATABASE");
    fleet.attach("postgresql-endless-30015", longName, "DANGLING", "a-pool-that-is-gone");
}

} // namespace

State makeDegraded(const ScenarioRequest& request) {
    FleetBuilder fleet(request.name, request.seed, request.anchor, "gaps");
    addStatuses(fleet);
    addPools(fleet);
    addFigures(fleet);
    addNames(fleet);
    auto sparse = *fleet.state().attachmentsOfCluster(fleet.named("postgresql-untold-30008").id).front();
    sparse.sparse = true;
    fleet.state().insert(std::move(sparse));
    return fleet.build();
}

} // namespace poolhouse::sandbox
