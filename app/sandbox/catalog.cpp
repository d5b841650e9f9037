// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalog.h"

#include <array>
#include <string>

namespace poolhouse::sandbox {

namespace {

struct Offer {
    const char* name;
    int vcpu;
    int memoryGb;
    int connections;
    std::int64_t dollars;
    bool published;
};

constexpr std::array<Offer, 11> offers{{{"4G-Performance", 2, 4, 380, 150, true},
                                        {"8G-Performance", 2, 8, 800, 300, true},
                                        {"16G-Performance", 2, 16, 1600, 500, true},
                                        {"32G-Performance", 4, 32, 3200, 900, true},
                                        {"64G-Performance", 8, 64, 5000, 1700, false},
                                        {"128G-Performance", 16, 128, 5000, 3200, false},
                                        {"256G-Performance", 32, 256, 5000, 6200, false},
                                        {"384G-Performance", 48, 384, 5000, 9200, false},
                                        {"512G-Performance", 64, 512, 5000, 12200, false},
                                        {"768G-Performance", 96, 768, 5000, 18200, false},
                                        {"1536G-Performance", 192, 1536, 5000, 36200, false}}};

constexpr std::array versions{"16.9", "17.5", "18.1"}; ///< oldest first, one per major version

struct PlanFactor {
    const char* name;
    std::int64_t percent; ///< of the price in the plan "advanced"
};
constexpr std::array<PlanFactor, 3> planFactors{
    {{"advanced", 100}, {"advanced-private", 120}, {"advanced-shield", 140}}};

bool priced(const Offer& offer, std::string_view variant) {
    if (variant == "unpriced") {
        return offer.published;
    }
    if (variant == "gaps") {
        return offer.memoryGb != 64 && offer.memoryGb != 256;
    }
    return true;
}

} // namespace

int PricedCatalog::connectionsOf(std::string_view level) const {
    const auto* found = levels.find(level);
    return found != nullptr ? found->connectionsPerInstance.value_or(0) : 0;
}

std::optional<std::string> fullVersion(std::string_view version) {
    for (const std::string_view each : versions) {
        if (version == each || version == each.substr(0, each.find('.'))) {
            return std::string(each);
        }
    }
    return std::nullopt;
}

std::string newestVersion() {
    return versions.back();
}

std::string defaultVersion() {
    return versions[1];
}

std::string versionNames() {
    std::string names;
    for (const std::string_view each : versions) {
        names += (names.empty() ? "" : ", ") + std::string(each.substr(0, each.find('.')));
    }
    return names;
}

PricedCatalog makeCatalog(std::string_view variant) {
    PricedCatalog catalog;
    std::vector<core::Level> levels;
    levels.reserve(offers.size());
    for (const auto& offer : offers) {
        levels.push_back({offer.name, offer.vcpu, static_cast<double>(offer.memoryGb), offer.connections});
    }
    catalog.levels = core::Catalog(std::move(levels));
    for (const auto& plan : planFactors) {
        core::PriceTable table;
        for (const auto& offer : offers) {
            if (priced(offer, variant)) {
                table.levels[offer.name] = {core::Money{offer.dollars * plan.percent}, !offer.published};
            }
        }
        if (variant != "gaps" || std::string_view(plan.name) != "advanced-shield") {
            table.storage = core::publishedStorageRate;
        }
        catalog.prices.plans[plan.name] = std::move(table);
    }
    return catalog;
}

} // namespace poolhouse::sandbox
