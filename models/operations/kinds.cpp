// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/kinds.h"

#include "models/core/pool_name.h"
#include "models/operations/pool_kinds.h"

#include <algorithm>

namespace poolhouse::operations {

namespace {

/// Whether any claim of one meets any of the other.
template <class Meets> bool claimsMeet(const core::Change& one, const core::Change& other, Meets meets) {
    const auto claims = rulesOf(one.kind).claims(one);
    const auto others = rulesOf(other.kind).claims(other);
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        return std::any_of(others.begin(), others.end(), [&](const Claim& each) {
            return core::sameIgnoringCase(claim.what, each.what) && meets(claim.extent, each.extent);
        });
    });
}

} // namespace

const KindRules& rulesOf(core::ChangeKind kind) {
    switch (kind) { // without a default: the compiler names a kind that has no entry
    case core::ChangeKind::AddPool: return addPoolRules();
    case core::ChangeKind::SetLevel: return setLevelRules();
    case core::ChangeKind::SetCount: return setCountRules();
    case core::ChangeKind::DestroyPool: break;
    }
    return destroyPoolRules();
}

std::optional<core::Change> inverseChange(const Operation& operation) {
    const bool alone = operation.state == Operation::State::Done && operation.plan.empty();
    return alone ? rulesOf(operation.change.kind).inverse(operation) : std::nullopt;
}

bool conflicts(const Operation& open, const core::Change& change) {
    using enum Claim::Extent;
    return claimsMeet(open.change, change, [](Claim::Extent taken, Claim::Extent wanted) {
        return taken == wanted || taken == Whole || wanted == Whole;
    });
}

bool dependsOn(const core::Change& later, const core::Change& earlier) {
    return claimsMeet(later, earlier, [](Claim::Extent /*wanted*/, Claim::Extent /*before*/) { return true; });
}

} // namespace poolhouse::operations
