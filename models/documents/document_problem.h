// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <string>

namespace poolhouse::documents {

/// Why a document was rejected. Refers to members by their names in the file and is therefore not translated.
struct DocumentProblem {
    std::string path; ///< of the invalid member, "workloads[2].connections"; empty: the whole document
    std::string text; ///< "must be a whole number of at least 1, not -4"

    [[nodiscard]] std::string sentence() const { return path.empty() ? text : path + ": " + text; }
    friend bool operator==(const DocumentProblem&, const DocumentProblem&) = default;
};

template <class T> using DocumentResult = core::Result<T, DocumentProblem>;

} // namespace poolhouse::documents
