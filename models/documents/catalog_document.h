// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// Levels and prices read from a file instead of the API.
struct CatalogFile {
    std::string tier; ///< default plan for prices (rule 13); `prices` has a table for it
    core::Catalog catalog;
    core::PriceList prices;

    friend bool operator==(const CatalogFile&, const CatalogFile&) = default;
};

/// Reads {"tier": "advanced", "levels": [items of the API's level list], "pricing": {the API's price list}}, see
/// resources/schema/catalog.schema.json. Prices have the semantics of the API: rates are rounded half up to a cent, and
/// an entry without a rate, with a period other than a month or with an unknown unit is skipped (price unknown).
/// Unknown members are ignored, since the API may add some. 1 to 20 levels with unique names.
[[nodiscard]] DocumentResult<CatalogFile> readCatalog(std::string_view text);

} // namespace poolhouse::documents
