// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/catalog_document.h"

#include "models/core/recommend.h"
#include "models/documents/json_document.h"

#include <cmath>

namespace poolhouse::documents {

namespace {

constexpr const char* storageKey = "storage-optimized";

core::Money roundedHalfUp(double cents) {
    const double whole = std::floor(cents);
    return {static_cast<std::int64_t>(whole) + (cents - whole >= 0.5 ? 1 : 0)};
}

core::Level levelOf(const Node& node) {
    return {node.text("name"), static_cast<int>(node.whole("vcpu", 0)), node.number("memory_in_gb"),
            static_cast<int>(node.whole("connection_limit", 0))};
}

void readPriceEntry(const std::string& key, const Node& entry, core::PriceTable& table) {
    const auto rate = entry.optionalNumber("rate");
    const auto period = entry.optionalText("billing_period");
    const auto unit = entry.optionalText("billing_unit");
    const auto product = entry.optionalText("product_description");
    const bool illustrative = entry.flag("illustrative", false);
    const auto included = entry.optionalWhole("included_units", 0);
    if (!rate || (!period.empty() && period != "month")) {
        return;
    }
    if (key == storageKey) {
        if (unit.empty() || unit == "gigabyte") {
            table.storage =
                core::StorageRate{included.value_or(core::publishedStorageRate.includedGb), roundedHalfUp(*rate)};
        }
    } else if (!product.empty() && (unit.empty() || unit == "compute")) {
        table.levels.emplace(product, core::LevelPrice{roundedHalfUp(*rate), illustrative});
    }
}

CatalogFile readCatalogRoot(const Node& root) {
    CatalogFile file;
    file.tier = root.text("tier");
    std::vector<core::Level> levels;
    root.each("levels", true, [&](const Node& node) {
        auto level = levelOf(node);
        if (core::Catalog(levels).find(level.name) != nullptr) {
            node.failAt("name", "must be unique, and there is another level called " + Node::shown(Json(level.name)));
        }
        levels.push_back(std::move(level));
        if (levels.size() > core::maxCatalogLevels) {
            root.failAt("levels", "has more than " + std::to_string(core::maxCatalogLevels) +
                                      "; the search is exact for up to that many and does not guess beyond");
        }
    });
    file.catalog = core::Catalog(std::move(levels));
    root.object("pricing").eachMember([&](const std::string& plan, const Node& entries) {
        auto& table = file.prices.plans[plan];
        entries.eachMember([&](const std::string& key, const Node& entry) { readPriceEntry(key, entry, table); });
    });
    if (file.prices.find(file.tier) == nullptr) {
        root.failAt("tier", "must be one that \"pricing\" has prices for, not " + Node::shown(Json(file.tier)));
    }
    return file;
}

} // namespace

DocumentResult<CatalogFile> readCatalog(std::string_view text) {
    return readDocument<CatalogFile>(text, readCatalogRoot);
}

} // namespace poolhouse::documents
