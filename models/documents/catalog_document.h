// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// Levels and prices from a file instead of the API.
struct CatalogFile {
    std::string tier; ///< the plan whose prices count where nothing else is said
    core::Catalog catalog;
    core::PriceList prices;

    friend bool operator==(const CatalogFile&, const CatalogFile&) = default;
};

/// {"tier": "advanced", "levels": [items of the API's levels answer], "pricing": {the API's pricing answer}}, see
/// resources/schema/catalog.schema.json. Prices mean what they mean when the API says them: a fraction of a cent is
/// rounded half up, and an entry without a rate, per something else than a month or in an unknown unit is a price
/// unknown. Members that we do not know are passed over, since the API may add some. At least one level, 20 at most,
/// each once.
[[nodiscard]] DocumentResult<CatalogFile> readCatalog(std::string_view text);

} // namespace poolhouse::documents
