// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_feasible.h"

#include <algorithm>
#include <numeric>

namespace poolhouse::core {

namespace {

/// The largest number from `least` on, below `bound`, that `holds`, which it does up to some number and not for
/// `bound`; empty: not even for `least`. Without meaning when it is stopped.
template <class Number, class Holds>
std::optional<Number> largestThat(Number least, Number bound, const StopCheck& stop, const Holds& holds) {
    if (!holds(least)) {
        return std::nullopt;
    }
    while (bound - least > 1 && !stop.stopped()) {
        const auto middle = std::midpoint(least, bound);
        (holds(middle) ? least : bound) = middle;
    }
    return least;
}

class FeasibleSearch {
public:
    FeasibleSearch(const Needs& needs, const Catalog& catalog, const PriceTable& prices, StopCheck& stop)
        : m_needs(needs), m_catalog(catalog), m_prices(prices), m_stop(stop) {}

    [[nodiscard]] FeasibleChange run() const {
        const auto found = recommend(m_needs, m_catalog, m_prices, m_stop);
        const bool answerable = found && !*found &&
                                std::none_of(found->error().begin(), found->error().end(),
                                             [](const Infeasibility& reason) { return malformed(reason.code); });
        return answerable ? FeasibleChange{margin(), fewer(), budget()} : FeasibleChange{};
    }

private:
    [[nodiscard]] std::optional<int> margin() const {
        return largestThat(0, m_needs.margin, m_stop, [this](int margin) {
            auto needs = m_needs;
            needs.margin = margin;
            return feasible(needs);
        });
    }

    [[nodiscard]] std::optional<Money> budget() const {
        if (!m_needs.maxMonthly) {
            return std::nullopt;
        }
        auto needs = m_needs;
        needs.maxMonthly.reset();
        const auto found = recommend(needs, m_catalog, m_prices, m_stop);
        return found && *found ? std::optional(found->value().monthly) : std::nullopt;
    }

    [[nodiscard]] std::optional<FeasibleChange::Fewer> fewer() const {
        std::optional<FeasibleChange::Fewer> best;
        std::int64_t fewest = maxWorkloadConnections; // less than the best one found
        for (std::size_t at = 0; at < m_needs.workloads.size() && !m_stop.stopped(); ++at) {
            const auto all = m_needs.workloads[at].connections;
            const auto connections = largestThat(std::max<std::int64_t>(all - fewest + 1, 1), all, m_stop,
                                                 [this, at](std::int64_t each) { return feasibleWith(at, each); });
            if (connections) {
                best = {at, *connections};
                fewest = all - *connections;
            }
        }
        return best;
    }

    [[nodiscard]] bool feasible(const Needs& needs) const {
        const auto found = recommend(needs, m_catalog, m_prices, m_stop);
        return found && found->ok();
    }

    [[nodiscard]] bool feasibleWith(std::size_t workload, std::int64_t connections) const {
        auto needs = m_needs;
        needs.workloads[workload].connections = connections;
        return feasible(needs);
    }

    const Needs& m_needs;
    const Catalog& m_catalog;
    const PriceTable& m_prices;
    StopCheck& m_stop;
};

} // namespace

FeasibleChange feasibleChange(const Needs& needs, const Catalog& catalog, const PriceTable& prices) {
    StopCheck never;
    return FeasibleSearch(needs, catalog, prices, never).run();
}

std::optional<FeasibleChange> feasibleChange(const Needs& needs, const Catalog& catalog, const PriceTable& prices,
                                             StopCheck& stop) {
    const auto change = FeasibleSearch(needs, catalog, prices, stop).run();
    return stop.stopped() ? std::nullopt : std::optional(change);
}

} // namespace poolhouse::core
