// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/core/result.h"

#include <QString>

#include <string>

namespace poolhouse::console {

/// Levels and prices.
struct PricedCatalog {
    core::Catalog catalog;
    core::PriceList prices;
    std::string tier; ///< default price tier

    /// Prices of tier `name`, or of the default tier if empty; null if unknown.
    [[nodiscard]] const core::PriceTable* table(const std::string& name = {}) const {
        return prices.find(name.empty() ? tier : name);
    }
};

/// Whose prices count where no tier is named (rule 13).
inline constexpr auto usualTier = "advanced";

/// Content of a file, or of stdin for "-", truncated just above 4 MiB. Error: a message.
[[nodiscard]] core::Result<std::string, QString> readInput(const QString& file);
/// Display name for messages: "PLAN.json", "standard input".
[[nodiscard]] QString inputName(const QString& file);
/// Reads a catalog file. A non-empty `tier` overrides the file's own.
[[nodiscard]] core::Result<PricedCatalog, QString> readPricedCatalog(const QString& file, const QString& tier);
/// Error message if there are no prices for `tier`; nullopt if there are, or if `tier` is empty.
[[nodiscard]] std::optional<QString> tierProblem(const QString& tier, const core::PriceList& prices);

} // namespace poolhouse::console
