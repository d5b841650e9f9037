// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/pool_forms_parts.h"

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

QString FactRow::plain() const {
    QString all;
    for (const auto& span : text) {
        all += span.text;
    }
    return all;
}

const FormProblem* ChangeForm::problemOf(core::DraftField field) const {
    const auto at = std::find_if(problems.begin(), problems.end(),
                                 [field](const FormProblem& problem) { return problem.field == field; });
    return at == problems.end() ? nullptr : &*at;
}

bool ChangeForm::needsAcceptance() const {
    return std::any_of(warnings.begin(), warnings.end(), [](const FormWarning& warning) { return warning.acceptance; });
}

QStringList driftSentences(const std::vector<core::PoolShape>& decidedOn, const std::vector<core::PoolShape>& now) {
    const auto in = [](const std::vector<core::PoolShape>& pools, const std::string& name) {
        return std::find_if(pools.begin(), pools.end(),
                            [&name](const core::PoolShape& pool) { return pool.name == name; });
    };
    const auto title = [](const core::PoolShape& pool) {
        return pool.role == core::PoolRole::Leader ? text::Text::tr("The leader pool") : text::toQString(pool.name);
    };
    QStringList sentences;
    for (const auto& was : decidedOn) {
        const auto is = in(now, was.name);
        if (is == now.end()) {
            sentences << text::Text::tr("%1 is no longer there.").arg(title(was));
            continue;
        }
        if (is->count != was.count) {
            sentences << text::Text::tr("%1 has %2 now, you decided on %3.", "pool, instances, number")
                             .arg(title(was), forms::instances(is->count))
                             .arg(was.count);
        }
        if (is->level != was.level) {
            sentences << text::Text::tr("%1 has the level %2 now, you decided on %3.")
                             .arg(title(was), text::toQString(is->level), text::toQString(was.level));
        }
    }
    for (const auto& is : now) {
        if (in(decidedOn, is.name) == decidedOn.end()) {
            sentences << text::Text::tr("%1 is new, with %2.").arg(title(is), forms::instances(is.count));
        }
    }
    return sentences;
}

} // namespace poolhouse::views
