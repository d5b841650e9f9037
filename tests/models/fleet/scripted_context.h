// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/fleet/request_context.h"
#include "tests/models/fleet_scene.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The poller as seen by a request group: calls are recorded, answers set by the test.
namespace poolhouse::test {

class ScriptedContext final : public fleet::RequestContext {
public:
    core::ManualClock clock{morning};
    bool allowed = true;
    std::optional<int> left;
    bool concernsAll = false; ///< the answer of failed()
    std::vector<std::string> answers;
    std::vector<std::pair<std::string, fleet::RequestScope>> failures;
    std::vector<std::function<void()>> reports;
    int proceeded = 0;

    [[nodiscard]] core::Instant now() const override { return clock.now(); }
    [[nodiscard]] double random() override { return 0.0; }
    [[nodiscard]] bool mayAsk() const override { return allowed; }
    [[nodiscard]] std::optional<int> requestsLeft() const override { return left; }
    [[nodiscard]] double budgetShare() const override { return 0.5; }
    void answered(const std::string& request) override { answers.push_back(request); }
    [[nodiscard]] bool failed(const api::ApiError& /*error*/, const std::string& request, fleet::RequestScope scope,
                              std::function<void()> report) override {
        failures.emplace_back(request, scope);
        if (report) {
            reports.push_back(std::move(report));
        }
        return concernsAll;
    }
    void proceed() override { ++proceeded; }
};

} // namespace poolhouse::test
