// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <algorithm>

namespace poolhouse::views {

namespace forms {

namespace {

QString nameRule(core::PoolNameProblem problem, const std::string& wanted, const std::vector<std::string>& taken) {
    using enum core::PoolNameProblem;
    switch (problem) {
    case FirstNotLetter: return text::Text::tr("A name starts with a letter.");
    case InvalidCharacter: return text::Text::tr("Only the letters a to z, digits and hyphens are allowed.");
    case DoubleHyphen: return text::Text::tr("Two hyphens in a row aren't allowed.");
    case TrailingHyphen: return text::Text::tr("A name can't end with a hyphen.");
    case TooShort: return text::Text::tr("A name has at least %1 characters.").arg(core::minPoolNameLength);
    case TooLong:
        return text::Text::tr("A name has at most %1 characters, this one has %2.")
            .arg(core::maxPoolNameLength)
            .arg(text::toQString(wanted).toUcs4().size());
    case Reserved: return text::Text::tr("That is the name of the leader pool.");
    case Taken: {
        const auto other = std::find_if(taken.begin(), taken.end(), [&wanted](const std::string& name) {
            return core::sameIgnoringCase(name, wanted);
        });
        return other == taken.end() || *other == wanted
                   ? text::Text::tr("Another pool of this cluster has that name.")
                   : text::Text::tr("Another pool is called %1; capitals make no difference.")
                         .arg(text::toQString(*other));
    }
    }
    return {};
}

FormProblem nameProblem(core::PoolNameProblem problem, const std::string& wanted,
                        const std::vector<std::string>& taken) {
    const auto nearest = core::suggestPoolName(wanted, {});
    const auto free = core::suggestPoolName(wanted, taken);
    const auto rule = nameRule(problem, wanted, taken);
    const bool surprising =
        nearest != free && problem != core::PoolNameProblem::Taken && problem != core::PoolNameProblem::Reserved;
    const auto advice =
        surprising ? text::Text::tr("Try %1: %2 is taken.").arg(text::toQString(free), text::toQString(nearest))
                   : text::Text::tr("Try %1.").arg(text::toQString(free));
    return {core::DraftField::Name, text::Text::tr("%1 %2", "rule and advice").arg(rule, advice),
            text::toQString(free)};
}

} // namespace

FormProblem problemOf(const core::DraftProblem& problem, const std::string& wanted,
                      const std::vector<std::string>& taken) {
    switch (problem.code) {
    case core::DraftProblemCode::Name:
        return nameProblem(problem.name.value_or(core::PoolNameProblem::InvalidCharacter), wanted, taken);
    case core::DraftProblemCode::LevelUnknown:
        return {problem.field, text::Text::tr("The API does not offer that level. Choose another one."), {}};
    case core::DraftProblemCode::CountBelowMinimum:
        return {problem.field,
                text::Text::counted(problem.bound, QT_TRANSLATE_N_NOOP("Wording", "A pool needs at least %n instance."),
                                    QT_TRANSLATE_N_NOOP("Wording", "A pool needs at least %n instances.")),
                QString::number(problem.bound)};
    case core::DraftProblemCode::CountAboveMaximum:
        if (problem.bound <= 0) {
            return {problem.field,
                    text::Text::tr("No more instances fit: a cluster has at most %1 in its follower pools.")
                        .arg(core::maxFollowerInstances),
                    {}};
        }
        return {problem.field,
                text::Text::counted(problem.bound,
                                    QT_TRANSLATE_N_NOOP("Wording", "At most %n instance is left for this pool."),
                                    QT_TRANSLATE_N_NOOP("Wording", "At most %n instances are left for this pool.")),
                QString::number(problem.bound)};
    case core::DraftProblemCode::TooManyPools:
        return {problem.field, text::Text::tr("The cluster has its %1 follower pools already.").arg(problem.bound), {}};
    }
    return {};
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

} // namespace poolhouse::views
