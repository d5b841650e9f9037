// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_search.h"

#include "models/core/limits.h"
#include "models/core/recommend_entries.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace poolhouse::core::recommending {

namespace {

/// What a pool for some items has to have.
struct Demand {
    bool allowed = true;
    std::int64_t connections = 0;
    double memoryGb = 0;
    int vcpu = 0;
};

Demand demandOf(Mask group, std::span<const Item> items) {
    Demand demand;
    int pinned = 0;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if ((group >> at & 1U) != 0) {
            const auto& item = items[at];
            pinned += item.pinned.empty() ? 0 : 1;
            demand.allowed = demand.allowed && (!item.alone || std::has_single_bit(group));
            demand.connections += item.connections;
            demand.memoryGb = std::max(demand.memoryGb, item.memoryGb);
            demand.vcpu = std::max(demand.vcpu, item.vcpu);
        }
    }
    demand.allowed = demand.allowed && pinned <= 1;
    return demand;
}

Mask everything(std::span<const Item> items) {
    return static_cast<Mask>((1U << items.size()) - 1);
}

/// Every group of `mask` that holds its lowest item and leaves something: each way to split is then met once.
template <class Use> void forEachSplit(Mask mask, Use use) {
    const auto lowest = static_cast<Mask>(mask & -mask);
    const auto others = static_cast<Mask>(mask ^ lowest);
    for (auto some = others; some != 0;) {
        some = static_cast<Mask>((some - 1) & others);
        const auto group = static_cast<Mask>(some | lowest);
        use(group, static_cast<Mask>(mask ^ group));
    }
}

class Search {
public:
    Search(std::span<const Item> items, std::span<const Offer> offers, const Rule& rule, std::size_t kinds)
        : m_items(items),
          m_offers(offers),
          m_rule(rule),
          m_kinds(kinds),
          m_full(everything(items)),
          m_best(std::size_t(m_full) + 1, Entries(kinds)) {}

    /// The best of each of the first kinds that cost no more than `mostCents`; empty: no more than a good choice.
    std::vector<std::vector<ChosenPool>> run(std::optional<std::int64_t> mostCents, StopCheck& stop) {
        makeOptions();
        makeBounds();
        m_mostCents = mostCents ? *mostCents : std::min(stepByStep(false), stepByStep(true));
        for (unsigned mask = 1; mask <= m_full; ++mask) {
            if (stop.stop()) {
                return {};
            }
            fill(static_cast<Mask>(mask));
        }
        std::vector<std::vector<ChosenPool>> found;
        std::vector<std::int64_t> kinds;
        for (const auto& entry : m_best[m_full].all()) {
            if (kinds.size() < m_kinds && std::find(kinds.begin(), kinds.end(), entry.value.names) == kinds.end()) {
                kinds.push_back(entry.value.names);
                found.push_back(chosenBy(entry));
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::vector<ChosenPool> chosenBy(const Entry& last) const {
        std::vector<ChosenPool> chosen;
        const Entry* entry = &last;
        for (Mask left = m_full; entry != nullptr;) {
            const auto& option = m_options[entry->group][entry->option];
            chosen.push_back({entry->group, option.offer, option.count});
            left = static_cast<Mask>(left & ~entry->group);
            entry = left == 0 ? nullptr : &m_best[left].all()[entry->rest];
        }
        return chosen;
    }

    /// Three bits for each offer, the first by name in the highest: 20 levels take 60, five pools at most take three.
    [[nodiscard]] std::vector<std::int64_t> nameUnits() const {
        std::vector<std::int64_t> units;
        for (const auto& offer : m_offers) {
            const auto later = std::count_if(m_offers.begin(), m_offers.end(), [&offer](const Offer& other) {
                return other.level->name > offer.level->name;
            });
            units.push_back(std::int64_t(1) << (3 * later));
        }
        return units;
    }

    void makeOptions() {
        const auto units = nameUnits();
        m_options.assign(std::size_t(m_full) + 1, {});
        for (unsigned mask = 1; mask <= m_full; ++mask) {
            const auto group = static_cast<Mask>(mask);
            const auto demand = demandOf(group, m_items);
            auto& options = m_options[group];
            for (std::size_t at = 0; demand.allowed && at < m_offers.size(); ++at) {
                const auto& offer = m_offers[at];
                const auto perInstance = *offer.level->connectionsPerInstance;
                const auto count = m_rule.instancesFor(*offer.level, demand.connections);
                if (count <= maxFollowerInstances && offer.fits(demand.memoryGb, demand.vcpu)) {
                    const auto number = static_cast<int>(count);
                    const auto connections = static_cast<double>(demand.connections);
                    options.push_back({at,
                                       number,
                                       {offer.cents * number, number, 1, std::int64_t(1 - number) * perInstance,
                                        -units[at], connections * connections}});
                }
            }
            keepUseful(options);
        }
    }

    /// Drops what as many others as kinds are wanted beat without being larger.
    void keepUseful(std::vector<Option>& options) const {
        std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) { return a.value < b.value; });
        std::vector<int> counts;
        std::erase_if(options, [this, &counts](const Option& option) {
            const auto smaller =
                std::count_if(counts.begin(), counts.end(), [&option](int count) { return count <= option.count; });
            counts.push_back(option.count);
            return static_cast<std::size_t>(smaller) >= m_kinds;
        });
    }

    /// What some items cost at least, and how many instances they take at least: as if instances could be cut into
    /// pieces. What would cost more with the rest of the items than everything may need not be looked at.
    void makeBounds() {
        m_leastCents.assign(std::size_t(m_full) + 1, 0);
        m_leastInstances.assign(std::size_t(m_full) + 1, 0);
        int largest = 1;
        std::int64_t cheapest = std::numeric_limits<std::int64_t>::max();
        for (const auto& offer : m_offers) {
            largest = std::max(largest, *offer.level->connectionsPerInstance);
            cheapest = std::min(cheapest, offer.cents);
        }
        for (unsigned each = 1; each <= m_full; ++each) {
            double cents = 0;
            std::int64_t connections = 0;
            for (std::size_t at = 0; at < m_items.size(); ++at) {
                if ((each >> at & 1U) != 0) {
                    cents += leastCentsOf(m_items[at]);
                    connections += m_items[at].connections;
                }
            }
            const std::int64_t spare = m_rule.survive ? 1 : 0; // one more instance in one more pool
            constexpr double certain = 1 - 1e-9;               // whatever was rounded on the way
            m_leastCents[each] = static_cast<std::int64_t>(cents * certain) + spare * cheapest;
            m_leastInstances[each] = m_rule.workingFor(largest, connections) + spare;
        }
    }

    [[nodiscard]] double leastCentsOf(const Item& item) const {
        double least = std::numeric_limits<double>::max();
        for (const auto& offer : m_offers) {
            if (offer.fits(item.memoryGb, item.vcpu)) {
                least = std::min(least, static_cast<double>(offer.cents) / *offer.level->connectionsPerInstance *
                                            static_cast<double>(item.connections) * 100 / (100 - m_rule.margin));
            }
        }
        return least;
    }

    /// The cost of a good choice: the largest item first, each into the pool where it costs least more.
    [[nodiscard]] std::int64_t stepByStep(bool fewInstances) const {
        const auto better = [fewInstances](const Option& a, const Option& b) {
            return fewInstances && a.count != b.count ? a.count < b.count : a.value.cents < b.value.cents;
        };
        const auto optionOf = [&](Mask group) -> const Option* {
            const auto& options = m_options[group];
            return options.empty() ? nullptr : &*std::min_element(options.begin(), options.end(), better);
        };
        std::vector<std::size_t> order(m_items.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [this](std::size_t a, std::size_t b) { return m_items[a].connections > m_items[b].connections; });
        constexpr auto none = std::numeric_limits<std::int64_t>::max();
        std::vector<Mask> groups;
        for (const auto item : order) {
            const auto bit = static_cast<Mask>(1U << item);
            std::size_t best = groups.size() + 1;
            std::int64_t least = none;
            for (std::size_t at = 0; at <= groups.size() && at < std::size_t(maxFollowerPools); ++at) {
                const Mask before = at < groups.size() ? groups[at] : Mask(0);
                const auto* option = optionOf(static_cast<Mask>(before | bit));
                const auto more =
                    option == nullptr ? none : option->value.cents - (before == 0 ? 0 : optionOf(before)->value.cents);
                if (more < least) {
                    least = more;
                    best = at;
                }
            }
            if (best > groups.size()) {
                return none;
            }
            if (best == groups.size()) {
                groups.push_back(0);
            }
            groups[best] = static_cast<Mask>(groups[best] | bit);
        }
        const auto costOf = [&](Mask group) { return optionOf(group)->value.cents; };
        for (std::size_t a = 0; a < groups.size(); ++a) { // each spare instance that two pools can share is one less
            for (std::size_t b = a + 1; b < groups.size(); ++b) {
                const auto both = static_cast<Mask>(groups[a] | groups[b]);
                if (optionOf(both) != nullptr && costOf(both) < costOf(groups[a]) + costOf(groups[b])) {
                    groups[a] = both;
                    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
                    b = a; // and again with what is left
                }
            }
        }
        Value sum;
        for (const auto group : groups) {
            sum = sum + optionOf(group)->value;
        }
        return sum.instances <= maxFollowerInstances ? sum.cents : none;
    }

    /// All that is worth keeping for carrying these items.
    void fill(Mask mask) {
        auto& entries = m_best[mask];
        const auto others = static_cast<Mask>(m_full & ~mask);
        m_centsLeft = m_mostCents - m_leastCents[others];
        m_instancesLeft = maxFollowerInstances - m_leastInstances[others];
        const auto& alone = m_options[mask];
        for (std::size_t at = 0; at < alone.size(); ++at) {
            if (alone[at].value.cents <= m_centsLeft && alone[at].count <= m_instancesLeft) {
                entries.offer({alone[at].value, mask, static_cast<std::uint8_t>(at), 0});
            }
        }
        forEachSplit(mask, [&](Mask group, Mask rest) { join(entries, group, m_best[rest].all()); });
    }

    void join(Entries& entries, Mask group, const std::vector<Entry>& before) const {
        const auto& options = m_options[group];
        if (options.empty() || before.empty() ||
            options.front().value.cents + before.front().value.cents > m_centsLeft) {
            return;
        }
        for (std::size_t at = 0; at < options.size(); ++at) {
            for (std::size_t rest = 0; rest < before.size(); ++rest) {
                const auto& first = options[at].value;
                const auto& second = before[rest].value;
                if (first.cents + second.cents > m_centsLeft) {
                    break; // and so do all that follow
                }
                if (first.instances + second.instances <= m_instancesLeft && second.pools < maxFollowerPools) {
                    entries.offer(
                        {first + second, group, static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(rest)});
                }
            }
        }
    }

    std::span<const Item> m_items;
    std::span<const Offer> m_offers;
    Rule m_rule;
    std::size_t m_kinds;
    Mask m_full;
    std::vector<std::vector<Option>> m_options; // by group
    std::vector<Entries> m_best;                // by items carried
    std::vector<std::int64_t> m_leastCents, m_leastInstances;
    std::int64_t m_mostCents = 0;
    std::int64_t m_centsLeft = 0, m_instancesLeft = 0; // for what is being filled
};

} // namespace

bool Offer::fits(double memoryGb, int vcpu) const {
    return level->memoryGb.value_or(0) >= memoryGb && level->vcpu.value_or(0) >= vcpu;
}

std::vector<ChosenPool> choosePools(std::span<const Item> items, std::span<const Offer> offers, const Rule& rule,
                                    StopCheck& stop) {
    auto found = Search(items, offers, rule, 1).run(std::nullopt, stop);
    return found.empty() ? std::vector<ChosenPool>() : std::move(found.front());
}

std::vector<std::vector<ChosenPool>> chooseKinds(std::span<const Item> items, std::span<const Offer> offers,
                                                 const Rule& rule, std::size_t kinds, StopCheck& stop) {
    const auto best = choosePools(items, offers, rule, stop);
    if (best.empty()) {
        return {};
    }
    std::int64_t cents = 0;
    for (const auto& pool : best) {
        cents += offers[pool.offer].cents * pool.count;
    }
    std::vector<std::vector<ChosenPool>> found;
    // The closer the bound, the sooner the search; most often the next kinds cost little more.
    for (const auto percent : std::array<std::int64_t, 4>{102, 108, 125, 100 * mostTimesAnswer}) {
        if (found.size() < kinds) {
            found = Search(items, offers, rule, kinds).run(cents * percent / 100, stop);
        }
    }
    return found;
}

int fewestPools(std::span<const Item> items, std::span<const Offer> offers) {
    const Mask full = everything(items);
    std::vector<int> fewest(std::size_t(full) + 1, 0);
    for (unsigned mask = 1; mask <= full; ++mask) {
        fewest[mask] = std::popcount(mask); // each item alone
        const auto demand = demandOf(static_cast<Mask>(mask), items);
        if (demand.allowed && std::any_of(offers.begin(), offers.end(), [&demand](const Offer& offer) {
                return offer.fits(demand.memoryGb, demand.vcpu);
            })) {
            fewest[mask] = 1;
            continue;
        }
        forEachSplit(static_cast<Mask>(mask), [&](Mask group, Mask rest) {
            fewest[mask] = std::min(fewest[mask], fewest[group] + fewest[rest]);
        });
    }
    return fewest[full];
}

std::int64_t fewestInstances(std::span<const Item> items, std::span<const Offer> offers, const Rule& rule,
                             StopCheck& stop) {
    constexpr auto none = std::numeric_limits<std::int64_t>::max();
    const Mask full = everything(items);
    std::vector<std::int64_t> alone(std::size_t(full) + 1, none);
    for (unsigned mask = 1; mask <= full; ++mask) {
        const auto demand = demandOf(static_cast<Mask>(mask), items);
        for (const auto& offer : offers) {
            if (demand.allowed && offer.fits(demand.memoryGb, demand.vcpu)) {
                alone[mask] = std::min(alone[mask], rule.instancesFor(*offer.level, demand.connections));
            }
        }
    }
    auto fewest = alone;
    for (int pools = 2; pools <= maxFollowerPools; ++pools) {
        auto next = fewest;
        for (unsigned mask = 1; mask <= full && !stop.stop(); ++mask) {
            forEachSplit(static_cast<Mask>(mask), [&](Mask group, Mask rest) {
                if (alone[group] != none && fewest[rest] != none) {
                    next[mask] = std::min(next[mask], alone[group] + fewest[rest]);
                }
            });
        }
        fewest = std::move(next);
    }
    return fewest[full];
}

} // namespace poolhouse::core::recommending
