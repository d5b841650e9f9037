// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/levels_command.h"

#include "app/console/levels_report.h"
#include "app/console/unread_records.h"
#include "models/fleet/store.h"
#include "models/text/unreadable_text.h"

#include <utility>

namespace poolhouse::console {

LevelsCommand::LevelsCommand(InfoRequest request, Dependencies dependencies, QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::Required, parent) {}

void LevelsCommand::onListsRead() {
    if (const auto problem = tierProblem(request().tier, store().prices())) {
        finish({exitUsage, {}, *problem + QLatin1Char('\n')});
        return;
    }
    const PricedCatalog priced{store().catalog(), store().prices(),
                               request().tier.isEmpty() ? usualTier : request().tier.toStdString()};
    auto unreadable = priced.catalog.unreadable();
    unreadable.insert(unreadable.end(), priced.prices.unreadable.begin(), priced.prices.unreadable.end());
    CommandResult result;
    if (const auto& problem = store().catalogFreshness().problem) {
        result.complaint = text::commandComplaint(*problem, text::RequestKind::Catalog);
    }
    result.exitCode = result.complaint.isEmpty() && isComplete(unreadable) ? exitDone : exitFailure;
    const auto sentences = text::unreadableSentences(unreadable);
    for (const auto& sentence : sentences) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    result.output =
        request().json ? QString::fromStdString(levelsJson(priced, source(), now())) : levelsTable(priced, source());
    finish(std::move(result));
}

} // namespace poolhouse::console
