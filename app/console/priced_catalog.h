// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/core/result.h"

#include <QString>

#include <string>

namespace poolhouse::console {

/// What can be bought, and for how much.
struct PricedCatalog {
    core::Catalog catalog;
    core::PriceList prices;
    std::string tier; ///< whose prices count where nothing else is said

    /// Null: no price of that tier is known. An empty name is the market's own tier.
    [[nodiscard]] const core::PriceTable* table(const std::string& name = {}) const {
        return prices.find(name.empty() ? tier : name);
    }
};

/// The whole of a file, or of standard input for "-"; the error is a sentence for people.
[[nodiscard]] core::Result<std::string, QString> readInput(const QString& file);
/// "PLAN.json", "standard input": in front of what is wrong with it.
[[nodiscard]] QString inputName(const QString& file);
/// A catalogue from a file. `tier` replaces the file's own, unless it is empty.
[[nodiscard]] core::Result<PricedCatalog, QString> readPricedCatalog(const QString& file, const QString& tier);
/// Why the tier asked for cannot be used; empty when it can. An empty one can always.
[[nodiscard]] QString tierProblem(const QString& tier, const core::PriceList& prices);

} // namespace poolhouse::console
