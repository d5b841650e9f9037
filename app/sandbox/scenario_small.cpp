// SPDX-License-Identifier: GPL-3.0-or-later
// The account of a small company, with published prices only; tests check the totals of its apps.
#include "app/sandbox/fleet_builder.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/scenario_list.h"

namespace poolhouse::sandbox {

namespace {

using std::chrono::seconds;

/// $1,558.40 and $949.60 a month.
void addExampleApp(FleetBuilder& fleet) {
    fleet.app("example-app", 700);
    fleet.add({"postgresql-rectangular-12345",
               "example-app",
               142,
               {{"leader", "8G-Performance", 2, 612},
                {"analytics", "16G-Performance", 1, 213},
                {"web-reads", "4G-Performance", 3, 1021}}});
    fleet.add({"postgresql-horizontal-12345",
               "example-app",
               348,
               {{"leader", "8G-Performance", 2, 248}, {"search-reads", "4G-Performance", 2, 152}}});
    fleet.attach("postgresql-rectangular-12345", "example-app", "HEROKU_POSTGRESQL_COBALT");
    fleet.attach("postgresql-rectangular-12345", "example-app", "DATABASE_ANALYTICS", "analytics");
    fleet.attach("postgresql-rectangular-12345", "example-app", "READS", "web-reads");
    fleet.attach("postgresql-horizontal-12345", "example-app", "DATABASE");
    fleet.attach("postgresql-horizontal-12345", "example-app", "SEARCH_READS", "search-reads");
}

/// $3,900 and $2,310; one level change is in progress.
void addBillingProd(FleetBuilder& fleet) {
    fleet.app("billing-prod", 900);
    fleet.add({"postgresql-cubic-55310",
               "billing-prod",
               96,
               {{"leader", "32G-Performance", 2, 1408},
                {"invoice-reads", "16G-Performance", 3, 1505},
                {"reports", "8G-Performance", 2, 488}}});
    fleet.add({"postgresql-lively-80211",
               "billing-prod",
               150,
               {{"leader", "16G-Performance", 2, 690},
                {"dunning", "8G-Performance", 1, 190},
                {"statements", "8G-Performance", 2, 720}}});
    fleet.attach("postgresql-cubic-55310", "billing-prod", "DATABASE");
    fleet.attach("postgresql-cubic-55310", "billing-prod", "INVOICE_READS", "invoice-reads");
    fleet.attach("postgresql-cubic-55310", "billing-prod", "REPORTS", "reports");
    fleet.attach("postgresql-lively-80211", "billing-prod", "LEDGER");
    fleet.attach("postgresql-lively-80211", "billing-prod", "DUNNING", "dunning");
    fleet.attach("postgresql-lively-80211", "billing-prod", "STATEMENTS", "statements");
    beginLevel(fleet.state(), fleet.named("postgresql-lively-80211").id,
               fleet.poolId("postgresql-lively-80211", "statements"), "16G-Performance", fleet.before(seconds(20)));
}

/// $1,620 and $1,500.
void addCatalogApi(FleetBuilder& fleet) {
    fleet.app("catalog-api", 620);
    fleet.add({"postgresql-globular-40718",
               "catalog-api",
               200,
               {{"leader", "16G-Performance", 2, 540}, {"browse", "8G-Performance", 2, 610}}});
    fleet.add({"postgresql-parallel-66093",
               "catalog-api",
               600,
               {{"leader", "8G-Performance", 2, 210},
                {"export", "16G-Performance", 1, 95},
                {"suggest", "4G-Performance", 2, 260}}});
    fleet.attach("postgresql-globular-40718", "catalog-api", "DATABASE");
    fleet.attach("postgresql-globular-40718", "catalog-api", "BROWSE", "browse");
    fleet.attach("postgresql-parallel-66093", "catalog-api", "IMPORTS");
    fleet.attach("postgresql-parallel-66093", "catalog-api", "EXPORT", "export");
    fleet.attach("postgresql-parallel-66093", "catalog-api", "SUGGEST", "suggest");
    fleet.attach("postgresql-rectangular-12345", "catalog-api", "READS", "web-reads");
}

/// $1,020 and $850.
void addMediaIngest(FleetBuilder& fleet) {
    fleet.app("media-ingest", 300);
    fleet.add({"postgresql-angular-29944", "media-ingest", 200, {{"leader", "16G-Performance", 2, 480}}});
    fleet.add({"postgresql-spherical-71186",
               "media-ingest",
               600,
               {{"leader", "8G-Performance", 2, 330}, {"thumbs", "4G-Performance", 1, 120}}});
    fleet.attach("postgresql-angular-29944", "media-ingest", "DATABASE");
    fleet.attach("postgresql-spherical-71186", "media-ingest", "ASSETS");
    fleet.attach("postgresql-spherical-71186", "media-ingest", "THUMBS", "thumbs");
}

/// $154 and $450; $500 for the next app.
void addTheRest(FleetBuilder& fleet) {
    fleet.app("sandbox-tools", 150);
    fleet.add({"postgresql-concave-18822", "sandbox-tools", 120, {{"leader", "4G-Performance", 1, 18}}});
    fleet.add({"postgresql-shaped-93257",
               "sandbox-tools",
               8,
               {{"leader", "4G-Performance", 2, 41}, {"tryout", "4G-Performance", 1, 12}}});
    fleet.attach("postgresql-concave-18822", "sandbox-tools", "DATABASE");
    fleet.attach("postgresql-shaped-93257", "sandbox-tools", "TRIALS");
    fleet.attach("postgresql-shaped-93257", "sandbox-tools", "TRYOUT", "tryout");
    fleet.app("status-page", 210);
    fleet.add({"postgresql-tapered-35561",
               "status-page",
               350,
               {{"leader", "4G-Performance", 2, 74}, {"public-reads", "4G-Performance", 1, 133}}});
    fleet.attach("postgresql-tapered-35561", "status-page", "DATABASE");
    fleet.attach("postgresql-tapered-35561", "status-page", "PUBLIC_READS", "public-reads");
}

/// Classic databases, which the CLI shows and the console does not, and a maintenance calendar.
void addOthers(FleetBuilder& fleet) {
    fleet.addClassic("postgresql-rigid-40120", "example-app", "standard-2", 180, "LEGACY");
    fleet.addClassic("postgresql-sheltered-51877", "catalog-api", "private-4", 320, "VAULT");
    fleet.addClassic("postgresql-polished-60734", "media-ingest", "premium-0", 45, "TAGS");
    fleet.addClassic("postgresql-minimal-70091", "sandbox-tools", "essential-1", 4, "SCRATCH");
    fleet.planMaintenanceOf("postgresql-horizontal-12345");
    fleet.planMaintenanceOf("postgresql-cubic-55310");
    fleet.planMaintenanceOf("postgresql-rigid-40120");
}

void addEverything(FleetBuilder& fleet) {
    addExampleApp(fleet);
    addBillingProd(fleet);
    addCatalogApi(fleet);
    addMediaIngest(fleet);
    addTheRest(fleet);
    addOthers(fleet);
}

} // namespace

State makeSmall(const ScenarioRequest& request) {
    FleetBuilder fleet(request.name, request.seed, request.anchor);
    addEverything(fleet);
    return fleet.build();
}

State makeUnpriced(const ScenarioRequest& request) {
    FleetBuilder fleet(request.name, request.seed, request.anchor, "unpriced");
    addEverything(fleet);
    fleet.app("warehouse", 90);
    fleet.add({"postgresql-octagonal-50417",
               "warehouse",
               2400,
               {{"leader", "64G-Performance", 2, 1900}, {"nightly", "16G-Performance", 1, 140}}});
    fleet.attach("postgresql-octagonal-50417", "warehouse", "DATABASE");
    fleet.attach("postgresql-octagonal-50417", "warehouse", "NIGHTLY", "nightly");
    return fleet.build();
}

State makeEmpty(const ScenarioRequest& request) {
    return FleetBuilder(request.name, request.seed, request.anchor).build();
}

} // namespace poolhouse::sandbox
