// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/plans.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

constexpr std::array planRules{
    PlanRule{"essential-0", 500},        PlanRule{"essential-1", 900},    PlanRule{"essential-2", 2'000},
    PlanRule{"standard-0", 5'000},       PlanRule{"standard-2", 20'000},  PlanRule{"standard-3", 40'000},
    PlanRule{"standard-4", 75'000},      PlanRule{"standard-5", 140'000}, PlanRule{"standard-6", 200'000},
    PlanRule{"standard-7", 350'000},     PlanRule{"premium-0", 20'000},   PlanRule{"premium-2", 35'000},
    PlanRule{"premium-3", 75'000},       PlanRule{"premium-4", 120'000},  PlanRule{"premium-5", 250'000},
    PlanRule{"premium-6", 350'000},      PlanRule{"premium-7", 600'000},  PlanRule{"private-0", 30'000},
    PlanRule{"private-2", 50'000},       PlanRule{"private-3", 90'000},   PlanRule{"private-4", 150'000},
    PlanRule{"private-5", 300'000},      PlanRule{"private-6", 450'000},  PlanRule{"private-7", 750'000},
    PlanRule{"shield-0", 36'000},        PlanRule{"shield-2", 60'000},    PlanRule{"shield-3", 108'000},
    PlanRule{"shield-4", 180'000},       PlanRule{"shield-5", 360'000},   PlanRule{"shield-6", 540'000},
    PlanRule{"shield-7", 900'000},       PlanRule{"advanced", 0, true},   PlanRule{"advanced-private", 0, true},
    PlanRule{"advanced-shield", 0, true}};

} // namespace

std::span<const PlanRule> allPlans() {
    return planRules;
}

const PlanRule* findPlan(std::string_view name) {
    const auto at =
        std::find_if(planRules.begin(), planRules.end(), [name](const PlanRule& rule) { return rule.name == name; });
    return at == planRules.end() ? nullptr : &*at;
}

std::string humanPlanName(std::string_view name) {
    std::string human(name);
    std::replace(human.begin(), human.end(), '-', ' ');
    if (!human.empty() && human.front() >= 'a' && human.front() <= 'z') {
        human.front() = static_cast<char>(human.front() - 'a' + 'A');
    }
    return human;
}

bool inPrivateSpaces(std::string_view name) {
    return name.find("private") != std::string_view::npos || name.find("shield") != std::string_view::npos;
}

} // namespace poolhouse::sandbox
