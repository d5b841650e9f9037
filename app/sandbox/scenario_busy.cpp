// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of change is in progress.
#include "app/sandbox/fleet_builder.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/scenario_list.h"

namespace poolhouse::sandbox {

namespace {

using std::chrono::seconds;

void addShop(FleetBuilder& fleet) {
    fleet.app("shop-front");
    fleet.add({"postgresql-rising-10421",
               "shop-front",
               210,
               {{"leader", "8G-Performance", 1, 410},
                {"catalog-reads", "4G-Performance", 2, 500},
                {"search", "8G-Performance", 4, 1900},
                {"exports", "16G-Performance", 1, 80},
                {"old-reports", "4G-Performance", 2, 60}}});
    fleet.attach("postgresql-rising-10421", "shop-front", "DATABASE");
    fleet.attach("postgresql-rising-10421", "shop-front", "CATALOG_READS", "catalog-reads");
    fleet.attach("postgresql-rising-10421", "shop-front", "SEARCH", "search");
    fleet.attach("postgresql-rising-10421", "shop-front", "OLD_REPORTS", "old-reports");
    const auto id = fleet.named("postgresql-rising-10421").id;
    const auto pool = [&](const char* name) { return fleet.poolId("postgresql-rising-10421", name); };
    auto& state = fleet.state();
    beginCount(state, id, pool("leader"), 2, fleet.before(seconds(30)));
    beginCount(state, id, pool("catalog-reads"), 4, fleet.before(seconds(70)));
    beginLevel(state, id, pool("search"), "16G-Performance", fleet.before(seconds(60)));
    beginCount(state, id, pool("exports"), 0, fleet.before(seconds(4)));
    beginDestroy(state, id, pool("old-reports"), fleet.before(seconds(10)));
}

void addBackOffice(FleetBuilder& fleet) {
    fleet.app("back-office");
    fleet.add({"postgresql-moving-77310",
               "back-office",
               55,
               {{"leader", "16G-Performance", 2, 720}, {"dashboards", "8G-Performance", 3, 640}}});
    fleet.attach("postgresql-moving-77310", "back-office", "DATABASE");
    fleet.attach("postgresql-moving-77310", "back-office", "DASHBOARDS", "dashboards");
    const auto id = fleet.named("postgresql-moving-77310").id;
    auto& state = fleet.state();
    beginLevel(state, id, fleet.poolId("postgresql-moving-77310", "leader"), "32G-Performance",
               fleet.before(seconds(90)));
    beginCount(state, id, fleet.poolId("postgresql-moving-77310", "dashboards"), 1, fleet.before(seconds(5)));
    beginPool(state, id, "batch-reads", "4G-Performance", 3, fleet.before(seconds(95)));
    beginPool(state, id, "fresh-reads", "8G-Performance", 2, fleet.before(seconds(2)));
}

} // namespace

State makeBusy(const ScenarioRequest& request) {
    FleetBuilder fleet(request.name, request.seed, request.anchor);
    addShop(fleet);
    addBackOffice(fleet);
    fleet.app("new-venture", 1);
    fleet.addProvisioning({"postgresql-dawning-20017",
                           "new-venture",
                           0,
                           {{"leader", "8G-Performance", 2, 0}, {"early-reads", "4G-Performance", 1, 0}}},
                          seconds(45));
    fleet.attach("postgresql-dawning-20017", "new-venture", "DATABASE");
    fleet.add({"postgresql-settled-61508", "new-venture", 12, {{"leader", "4G-Performance", 1, 9}}});
    fleet.attach("postgresql-settled-61508", "new-venture", "SCRATCH");
    return fleet.build();
}

} // namespace poolhouse::sandbox
