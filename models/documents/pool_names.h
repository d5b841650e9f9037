// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to this folder.

#include <optional>
#include <string>

namespace poolhouse::documents {

/// The violation of rule 6 by a follower pool's name, as the text of a DocumentProblem.
[[nodiscard]] std::optional<std::string> poolNameProblem(const std::string& name);

} // namespace poolhouse::documents
