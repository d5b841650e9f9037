// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the documents.

#include <string>

namespace poolhouse::documents {

/// What is wrong with the name of a follower pool (rule 6), to follow a path; empty when nothing is.
[[nodiscard]] std::string poolNameProblem(const std::string& name);

} // namespace poolhouse::documents
