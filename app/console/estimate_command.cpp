// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/estimate_command.h"

#include "app/console/command_line.h"
#include "app/console/plan_picture.h"
#include "app/console/plan_store.h"
#include "models/fleet/store.h"

#include <utility>

namespace poolhouse::console {

namespace {

int exitCodeOf(NeedsTest::Result result) {
    switch (result) {
    case NeedsTest::Result::Met: return exitDone;
    case NeedsTest::Result::Unknown: return exitUnknown;
    case NeedsTest::Result::NotMet: break;
    }
    return exitInfeasible;
}

} // namespace

CommandResult estimateResult(const EstimatedPlan& estimated, const EstimateOptions& options) {
    const auto& [estimate, plan, store, now] = estimated;
    std::optional<NeedsTest> test;
    QString complaint;
    std::optional<views::PlanSheet> sheet;
    if (options.needs || !options.svg.isEmpty()) {
        const auto draft = draftWith(options.needs, plan, store);
        if (!draft) {
            complaint = draft.error() + QLatin1Char('\n');
        }
        if (draft && options.needs) {
            test = testedNeeds(*options.needs, draft.value(), store, now);
        }
        if (draft && !options.svg.isEmpty()) {
            sheet = views::planSheet(store, now, draft.value());
            addOrigin(*sheet, plan);
        }
    }
    CommandResult result;
    result.complaint = complaint;
    result.exitCode = !complaint.isEmpty() ? exitFailure : test ? exitCodeOf(test->result()) : exitDone;
    result.output = options.json ? QString::fromStdString(estimateJson(estimate, test)) : estimateTable(estimate, test);
    return sheet ? withPicture(std::move(result), *sheet, options.svg) : result;
}

CommandResult runEstimate(const core::Plan& plan, const PricedCatalog& priced, const EstimateOptions& options) {
    const auto estimate = estimatePlan(plan, priced);
    if (!estimate) {
        return {exitUsage, {}, estimate.error() + QLatin1Char('\n')};
    }
    auto identified = plan;
    fleet::Store store;
    fillFrom(store, identified, priced);
    return estimateResult({estimate.value(), identified, store, {}}, options);
}

} // namespace poolhouse::console
