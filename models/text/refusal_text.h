// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/refusal.h"

#include <QString>

#include <string>
#include <vector>

/// Refused changes as text (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString refusalSentence(const operations::Refusal& refusal);

/// A rule that a draft breaks.
struct DraftText {
    QString sentence;
    QString suggestion; ///< for the field; empty when there is none

    friend bool operator==(const DraftText&, const DraftText&) = default;
};
/// `wanted` is the name that was entered, `taken` those of the cluster's pools.
[[nodiscard]] DraftText draftText(const core::DraftProblem& problem, const std::string& wanted,
                                  const std::vector<std::string>& taken);

} // namespace poolhouse::text
