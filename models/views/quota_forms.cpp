// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/quota_forms.h"

#include "models/text/quota_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/phrase_check.h"

#include <utility>

namespace poolhouse::views {

namespace {

using core::QuotaProblem;
using text::Text;

QString thresholdEntry(const std::optional<double>& gb) {
    return gb ? QString::number(*gb, 'g', 15) : QString();
}

/// What is no number becomes one that is refused.
std::optional<double> thresholdIn(const QString& entered) {
    const auto words = entered.trimmed();
    if (words.isEmpty() || words.compare(Text::tr("none", "a threshold"), Qt::CaseInsensitive) == 0) {
        return std::nullopt;
    }
    bool isNumber = false;
    const auto gb = words.toDouble(&isNumber);
    return isNumber ? gb : -1;
}

FactRow fact(const QString& label, const QString& sentence) {
    return {label, {{sentence}}};
}

void addQuotaFacts(QuotaForm& form, const core::Quota& shown, const core::QuotaTerms& wanted) {
    const auto sentences = text::quotaSentencesAfter(shown, wanted);
    form.facts = {{Text::tr("Used"), marked(QStringLiteral("*%1*"), {text::gigabytes(shown.currentGb)})},
                  fact(Text::tr("Warning"), sentences.warning),
                  fact(Text::tr("Critical"), sentences.critical),
                  {Text::tr("If saved today"), marked(QStringLiteral("*%1*"), {sentences.today})}};
}

/// Beside the field that it is about; else it is only said why it can't be sent.
void addQuotaProblem(QuotaForm& form, QuotaProblem problem, const core::ChangedQuota& change) {
    const auto sentence = text::quotaProblemText(problem, change);
    form.whyNot = sentence;
    switch (problem) {
    case QuotaProblem::WarningBad:
    case QuotaProblem::WarningTooHigh: form.warningProblem = sentence; return;
    case QuotaProblem::CriticalBad: form.criticalProblem = sentence; return;
    case QuotaProblem::NotKnown:
    case QuotaProblem::Same:
    case QuotaProblem::ActionNotOffered: return;
    }
}

} // namespace

QuotaDraft quotaDraft(const core::QuotaTerms& terms) {
    return {thresholdEntry(terms.warningGb), thresholdEntry(terms.criticalGb), terms.action};
}

QuotaDraft followed(QuotaDraft draft, const core::QuotaTerms& before, const core::QuotaTerms& now) {
    const auto old = quotaDraft(before);
    auto fresh = quotaDraft(now);
    const auto follow = [](auto& field, const auto& was, auto& is) {
        if (field == was) {
            field = std::move(is);
        }
    };
    follow(draft.warning, old.warning, fresh.warning);
    follow(draft.critical, old.critical, fresh.critical);
    follow(draft.action, old.action, fresh.action);
    return draft;
}

QuotaForm quotaForm(const fleet::ClusterSnapshot& snapshot, const core::Quota& shown, const QuotaDraft& draft,
                    const RefusalCheck& refusal) {
    const auto& summary = snapshot.record.summary;
    const core::ChangedQuota change{
        shown.type, {thresholdIn(draft.warning), thresholdIn(draft.critical), draft.action}, core::termsOf(shown)};
    QuotaForm form;
    form.title = Text::tr("Change the %1 quota of %2").arg(text::toQString(shown.type), text::toQString(summary.name));
    form.verb = Text::tr("Change quota");
    form.keep = Text::tr("&Keep the quota");
    const auto problem = core::problemOf(change);
    if (problem) {
        addQuotaProblem(form, *problem, change);
    }
    if (problem && *problem != QuotaProblem::Same) {
        form.facts = {{Text::tr("Used"), marked(QStringLiteral("*%1*"), {text::gigabytes(shown.currentGb)})}};
        return form; // what would happen is not known of what can't be
    }
    addQuotaFacts(form, shown, change.wanted);
    if (problem) {
        return form;
    }
    const auto wanted = core::changeOfQuota(change);
    if (const auto why = refusal(wanted)) {
        form.whyNot = text::refusalSentence(*why);
    }
    if (core::beginsRestricting(shown, change.wanted)) {
        confirmByCluster(form, summary, draft.typed);
    }
    if (!form.whyNot) {
        form.changes = {wanted};
    }
    return form;
}

QuotaField quotaFieldOf(const std::string& said) {
    const auto sentence = text::toQString(said);
    const auto speaksOf = [&sentence](const char* word) {
        return sentence.indexOf(QLatin1String(word), 0, Qt::CaseInsensitive);
    };
    const auto warning = speaksOf("warning"), critical = speaksOf("critical");
    return warning >= 0 && (critical < 0 || warning < critical) ? QuotaField::Warning
           : critical >= 0                                      ? QuotaField::Critical
                                                                : QuotaField::None;
}

} // namespace poolhouse::views
