// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pool_names.h"

#include "models/core/pool_name.h"
#include "models/documents/json_document.h"

namespace poolhouse::documents {

namespace {

const char* ruleOf(core::PoolNameProblem problem) {
    switch (problem) {
    case core::PoolNameProblem::FirstNotLetter: return "must begin with a letter";
    case core::PoolNameProblem::InvalidCharacter: return "must have letters, digits and hyphens only";
    case core::PoolNameProblem::DoubleHyphen: return "must not have two hyphens in a row";
    case core::PoolNameProblem::TrailingHyphen: return "must not end with a hyphen";
    case core::PoolNameProblem::TooShort: return "must have 3 characters at least";
    case core::PoolNameProblem::TooLong: return "must have 32 characters at most";
    case core::PoolNameProblem::Reserved: return "must be the name of a follower pool";
    case core::PoolNameProblem::Taken: return "must be unique, whatever its case";
    }
    return "";
}

} // namespace

std::optional<std::string> poolNameProblem(const std::string& name) {
    const auto problems = core::poolNameProblems(name, {});
    if (problems.empty()) {
        return std::nullopt;
    }
    return ruleOf(problems.front()) + (", not " + Node::shown(Json(name)));
}

} // namespace poolhouse::documents
