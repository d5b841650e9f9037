// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <algorithm>

namespace poolhouse::views {

namespace forms {

FormProblem problemOf(const core::DraftProblem& problem, const std::string& wanted,
                      const std::vector<std::string>& taken) {
    const auto [sentence, suggestion] = text::draftText(problem, wanted, taken);
    return {problem.code == core::DraftProblemCode::Name ? core::DraftField::Name : problem.field, sentence,
            suggestion};
}

} // namespace forms

const FormProblem* ChangeForm::problemOf(core::DraftField field) const {
    const auto at = std::find_if(problems.begin(), problems.end(),
                                 [field](const FormProblem& problem) { return problem.field == field; });
    return at == problems.end() ? nullptr : &*at;
}

bool ChangeForm::needsAcceptance() const {
    return std::any_of(warnings.begin(), warnings.end(), [](const FormWarning& warning) { return warning.acceptance; });
}

} // namespace poolhouse::views
