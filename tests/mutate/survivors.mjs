// SPDX-License-Identifier: GPL-3.0-or-later
// Equivalent mutants, each with the reason. `original` and `mutant` are the lines that mutate.mjs prints; `above` is
// the line before them, needed when the same line stands in the file more than once.

/**
 * Pruning of the exact searches, by file. When these functions prune less, the result is the same and takes longer, so
 * many of their mutants are equivalent; when they prune too much, tst_recommend_exact or tst_needs_fit fails.
 * --everything includes them.
 */
export const savesTime = {
    'needs_packing.cpp': ['takesGreedily', 'tooLarge'],
    'recommend_entries.cpp': ['offer', 'beaten'],
    'recommend_search.cpp': ['keepUseful', 'makeBounds', 'leastCentsOf', 'stepByStep'],
};

export const explained = [
    {
        file: 'backoff.cpp',
        original: 'for (int failure = 1; failure < failures && wait.count() > 0 && wait < longest; ++failure) {',
        mutant: 'for (int failure = 1; failure < failures && wait.count() > 0 && wait <= longest; ++failure) {',
        why: 'the longest wait stays what it is, however often it is met',
    },
    {
        file: 'capacity.cpp',
        above: 'std::optional<int> sum; ///< empty: the level or the status of an instance is unknown',
        original: 'int largest = 0;',
        mutant: 'int largest = 1;',
        why: 'it is read beside a sum only, and both are given together',
    },
    {
        file: 'frontier.cpp',
        original: 'std::vector most(maxFollowerInstances + 1, std::vector<std::int64_t>(maxFollowerPools + 1, -1));',
        mutant: 'std::vector most(maxFollowerInstances + 2, std::vector<std::int64_t>(maxFollowerPools + 1, -1));',
        why: 'the row beyond the most instances is written and never read',
    },
    {
        file: 'frontier.cpp',
        original: 'std::vector most(maxFollowerInstances + 1, std::vector<std::int64_t>(maxFollowerPools + 1, -1));',
        mutant: 'std::vector most(maxFollowerInstances + 1, std::vector<std::int64_t>(maxFollowerPools + 1, -2));',
        why: 'no choice has fewer than 0 connections',
    },
    {
        file: 'frontier.cpp',
        original: 'for (int count = 1; partial.instances + count <= maxFollowerInstances; ++count) {',
        mutant: 'for (int count = 0; partial.instances + count <= maxFollowerInstances; ++count) {',
        why: 'a pool without instances is beaten by the same choice without that pool',
    },
    {
        file: 'frontier.cpp',
        original: 'std::int64_t most = -1;',
        mutant: 'std::int64_t most = -2;',
        why: 'no choice has fewer than 0 connections',
    },
    {
        file: 'frontier.cpp',
        original: 'std::uint16_t count = 0;',
        mutant: 'std::uint16_t count = 1;',
        why: 'only as many parts are read as there are pools, and those were given a count',
    },
    {
        file: 'instant.cpp',
        original: 'value = 0;',
        mutant: ';',
        why: 'its only caller hands over a 0',
    },
    {
        file: 'keyed_diff.h',
        original: '[&oldRow](std::size_t a, std::size_t b) { return oldRow[a] < oldRow[b]; });',
        mutant: '[&oldRow](std::size_t a, std::size_t b) { return oldRow[a] <= oldRow[b]; });',
        why: 'no two rows come from the same one',
    },
    {
        file: 'money.cpp',
        original: 'return dollars({(amount.cents < 0 ? -whole : whole) * 100}, true);',
        mutant: 'return dollars({(amount.cents < 1 ? -whole : whole) * 100}, true);',
        why: 'of 0 cents, nothing is left to change its sign',
    },
    {
        file: 'money.cpp',
        original: 'return dollars({(amount.cents < 0 ? -whole : whole) * 100}, true);',
        mutant: 'return dollars({(amount.cents <= 0 ? -whole : whole) * 100}, true);',
        why: 'of 0 cents, nothing is left to change its sign',
    },
    {
        file: 'plan.cpp',
        original: 'return before == nullptr || after == nullptr || !before->complete() || !after->complete() ||',
        mutant: 'return before == nullptr || after == nullptr && !before->complete() || !after->complete() ||',
        why: 'a level to change to is in the catalogue: problemsOfWanted() has refused others',
    },
    {
        file: 'plan.cpp',
        original: 'for (unsigned some = 1; some < 1U << makers.size(); ++some) {',
        mutant: 'for (unsigned some = 0; some < 1U << makers.size(); ++some) {',
        why: 'lowering nothing lets nothing through',
    },
    {
        file: 'plan.cpp',
        original: 'for (unsigned some = 1; some < 1U << makers.size(); ++some) {',
        mutant: 'for (unsigned some = 1; some <= 1U << makers.size(); ++some) {',
        why: 'the choice beyond the last one lowers nothing, which lets nothing through',
    },
    {
        file: 'plan.cpp',
        original: 'for (unsigned some = 1; some < 1U << makers.size(); ++some) {',
        mutant: 'for (unsigned some = 1; some < 2U << makers.size(); ++some) {',
        why: 'no choice has the bit beyond the last step',
    },
    {
        file: 'plan.cpp',
        original: 'Sacrifice sacrifice{0, 0, 0, some};',
        mutant: 'Sacrifice sacrifice{0, 0, 1, some};',
        why: 'choices are only compared, and each counts one step more',
    },
    {
        file: 'plan.cpp',
        original: 'if (sacrifice && (!best || *sacrifice < *best)) {',
        mutant: 'if (sacrifice && (!best || *sacrifice <= *best)) {',
        why: 'no two choices are the same one',
    },
    {
        file: 'plan.cpp',
        original: 'std::int64_t sum = 0;',
        mutant: 'std::int64_t sum = 1;',
        why: 'only the difference of two such sums is looked at',
    },
    {
        file: 'plan.cpp',
        original: 'sum += pool.role == PoolRole::Follower ? acceptedBy(pool, m_catalog) : 0;',
        mutant: 'sum += pool.role == PoolRole::Follower || true ? acceptedBy(pool, m_catalog) : 0;',
        why: 'what makes room leaves the leader as it is, so it cancels out of the difference',
    },
    {
        file: 'plan.cpp',
        above: 'std::vector<std::size_t> makers;',
        original: 'for (std::size_t at = 0; at < m_waiting.size(); ++at) {',
        mutant: 'for (std::size_t at = 1; at < m_waiting.size(); ++at) {',
        why: 'room is only made for a first step that raises, so what lowers stands behind it',
    },
    {
        file: 'plan.cpp',
        original:
            'if (!plan && std::any_of(steps.begin(), steps.end(), [](const Intended& s) { return s.turn == Turn::AddEmpty; })) {',
        mutant:
            'if (!plan && std::any_of(steps.begin(), steps.end(), [](const Intended& s) { return !(s.turn == Turn::AddEmpty); })) {',
        why: 'new empty pools are held back for other steps only; with one kind alone the second run repeats the first',
    },
    {
        file: 'plan.cpp',
        original: 'for (std::size_t each = 0; each < makers.size(); ++each) {',
        mutant: 'for (std::size_t each = 0; each <= makers.size(); ++each) {',
        why: 'no choice has the bit beyond the last step',
    },
    {
        file: 'plan_impact.cpp',
        original: 'if (!pool.before || !pool.after || pool.before->level == pool.after->level) {',
        mutant: 'if (!pool.before || !pool.after && pool.before->level == pool.after->level) {',
        why: 'its only caller has returned for a pool that is destroyed',
    },
    {
        file: 'plan_impact.cpp',
        original: '} else if (pool.survivorsBelowUse() && pool.after->count > 1 && !pool.belowUse()) {',
        mutant: '} else if (pool.survivorsBelowUse() && pool.after->count > 0 && !pool.belowUse()) {',
        why: 'a follower pool of one instance was met before, and a leader pool has no survivable limit',
    },
    {
        file: 'plan_impact.cpp',
        original: 'warning.limit = 0;',
        mutant: ';',
        why: 'a follower pool without instances accepts 0 connections as it is',
    },
    {
        file: 'pool_name.cpp',
        original: 'for (;; ++entropy) {',
        mutant: 'for (;; --entropy) {',
        why: 'any other number makes another name',
    },
    {
        file: 'needs_packing.cpp',
        original: 'for (std::size_t set = 1; set < m_states.size(); ++set) {',
        mutant: 'for (std::size_t set = 0; set < m_states.size(); ++set) {',
        why: 'the empty set has no item that could be packed last',
    },
    {
        file: 'recommend.cpp',
        original: 'workload->connections < 1 ? 1 : maxWorkloadConnections,',
        mutant: 'workload->connections < 2 ? 1 : maxWorkloadConnections,',
        why: 'one connection is allowed, so it does not get here',
    },
    {
        file: 'recommend.cpp',
        original: 'workload->connections < 1 ? 1 : maxWorkloadConnections,',
        mutant: 'workload->connections <= 1 ? 1 : maxWorkloadConnections,',
        why: 'one connection is allowed, so it does not get here',
    },
    {
        file: 'recommend.cpp',
        original: '(offer.cents == best->cents && offer.level->name < best->level->name);',
        mutant: '(offer.cents == best->cents && offer.level->name <= best->level->name);',
        why: 'a level is met once',
    },
    {
        file: 'recommend.cpp',
        above: 'std::vector<std::size_t> places;',
        original: 'for (std::size_t at = 0; at < items.size(); ++at) {',
        mutant: 'for (std::size_t at = 0; at <= items.size(); ++at) {',
        why: 'no pool has the bit beyond the last item',
    },
    {
        file: 'recommend_levels.cpp',
        original: 'offers.push_back({&level, 0});',
        mutant: 'offers.push_back({&level, 1});',
        why: 'what is conceivable is counted, and its cost never looked at',
    },
    {
        file: 'recommend_search.cpp',
        original: 'some = static_cast<Mask>((some - 1) & others);',
        mutant: 'some = static_cast<Mask>((some - 2) & others);',
        why: 'the lowest item is none of the others, so their lowest bit is never set',
    },
    {
        file: 'recommend_search.cpp',
        original: 'm_options.assign(std::size_t(m_full) + 1, {});',
        mutant: 'm_options.assign(std::size_t(m_full) + 2, {});',
        why: 'there is no group beyond the one of all items',
    },
    {
        file: 'recommend_search.cpp',
        original: 'std::vector<std::int64_t> alone(std::size_t(full) + 1, none);',
        mutant: 'std::vector<std::int64_t> alone(std::size_t(full) + 2, none);',
        why: 'there is no group beyond the one of all items',
    },
    {
        file: 'recommend_search.cpp',
        above: 'm_options.assign(std::size_t(m_full) + 1, {});',
        original: 'for (unsigned mask = 1; mask <= m_full; ++mask) {',
        mutant: 'for (unsigned mask = 0; mask <= m_full; ++mask) {',
        why: 'the options of an empty group are never read',
    },
    {
        file: 'recommend_search.cpp',
        original: 'break; // and so do all that follow',
        mutant: '; // and so do all that follow',
        why: 'what follows costs more, so it is left out one by one',
    },
    {
        file: 'recommend_search.cpp',
        original: 'if (first.cents + second.cents > m_centsLeft) {',
        mutant: 'if (first.cents - second.cents > m_centsLeft) {',
        why: 'what costs too much is kept longer and beaten by what does not',
    },
    {
        file: 'recommend_search.cpp',
        original: 'for (std::size_t at = 0; at < items.size(); ++at) {',
        mutant: 'for (std::size_t at = 0; at <= items.size(); ++at) {',
        why: 'no group has the bit beyond the last item',
    },
    {
        file: 'recommend_search.cpp',
        above: 'std::int64_t cents = 0;',
        original: 'int instances = 0;',
        mutant: 'int instances = 1;',
        why: 'it starts the sum of an upper bound only: a stricter one rules out less',
    },
    {
        file: 'recommend_search.cpp',
        original: 'std::vector<int> fewest(std::size_t(full) + 1, 0);',
        mutant: 'std::vector<int> fewest(std::size_t(full) + 2, 0);',
        why: 'there is no group beyond the one of all items',
    },
    {
        file: 'recommend_search.cpp',
        above: 'std::vector<std::int64_t> alone(std::size_t(full) + 1, none);',
        original: 'for (unsigned mask = 1; mask <= full; ++mask) {',
        mutant: 'for (unsigned mask = 0; mask <= full; ++mask) {',
        why: 'the empty group is never a part of a split',
    },
    {
        file: 'recommend_search.cpp',
        above: 'std::vector<int> fewest(std::size_t(full) + 1, 0);',
        original: 'for (unsigned mask = 1; mask <= full; ++mask) {',
        mutant: 'for (unsigned mask = 0; mask <= full; ++mask) {',
        why: 'the empty group is never a part of a split',
    },
    {
        file: 'recommend_search.cpp',
        original: 'if (alone[at].value.cents <= m_centsLeft && alone[at].count <= m_instancesLeft) {',
        mutant: 'if (alone[at].value.cents <= m_centsLeft || alone[at].count <= m_instancesLeft) {',
        why: 'what is kept too long is left out when it is joined with the rest',
    },
    {
        file: 'recommend_search.cpp',
        original: 'entries.offer({alone[at].value, mask, static_cast<std::uint8_t>(at), 0});',
        mutant: 'entries.offer({alone[at].value, mask, static_cast<std::uint8_t>(at), 1});',
        why: 'a group that is the whole has no pools before it, so their entry is not read',
    },
    {
        file: 'recommend_search.cpp',
        original: 'std::int64_t m_centsLeft = 0, m_instancesLeft = 0; // for what is being filled',
        mutant: 'std::int64_t m_centsLeft = 0, m_instancesLeft = 1; // for what is being filled',
        why: 'fill() sets both before they are read',
    },
    {
        file: 'recommend_search.cpp',
        original: 'std::vector<int> fewest(std::size_t(full) + 1, 0);',
        mutant: 'std::vector<int> fewest(std::size_t(full) + 1, 1);',
        why: 'each group is given its count, and the empty one is no part of a split',
    },
    {
        file: 'recommend_search.cpp',
        original: 'continue;',
        mutant: ';',
        why: 'one pool is the least already',
    },
    {
        file: 'result.h',
        above: '[[nodiscard]] const T& value() const& {',
        original: 'assert(ok());',
        mutant: ';',
        why: 'a mistake of the caller: std::get() throws then, where the assertion would have ended the program',
    },
    {
        file: 'result.h',
        above: '[[nodiscard]] T value() && {',
        original: 'assert(ok());',
        mutant: ';',
        why: 'a mistake of the caller: std::get() throws then, where the assertion would have ended the program',
    },
    {
        file: 'result.h',
        above: '[[nodiscard]] const E& error() const {',
        original: 'assert(!ok());',
        mutant: ';',
        why: 'a mistake of the caller: std::get() throws then, where the assertion would have ended the program',
    },
    {
        file: 'series.cpp',
        original: 'const auto length = std::max<std::int64_t>(1, (samples.back().at - start).count() + 1);',
        mutant: 'const auto length = std::max<std::int64_t>(0, (samples.back().at - start).count() + 1);',
        why: 'samples are in order of time, so the length is 1 at least',
    },
    {
        file: 'series.cpp',
        original: 'kept.reserve(buckets * 2 + 2);',
        mutant: 'kept.reserve(buckets * 2 + 3);',
        why: 'a reservation changes no value',
    },
    {
        file: 'series.cpp',
        original: 'kept.reserve(buckets * 2 + 2);',
        mutant: ';',
        why: 'a reservation changes no value',
    },
];
