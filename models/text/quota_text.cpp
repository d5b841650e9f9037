// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/quota_text.h"

#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::text {

namespace {

using core::EnforcementAction;
using core::QuotaStanding;

bool isSet(const std::optional<double>& threshold) {
    return threshold.value_or(0) > 0;
}

QString unknownAction(const core::Quota& quota) {
    return quota.action.text.empty()
               ? Text::tr("What is done then is unknown.")
               : Text::tr("What the action \"%1\" does is unknown.").arg(toQString(quota.action.text));
}

QString excess(const core::Quota& quota) {
    if (!enforcementKnown(quota)) {
        return Text::tr("The critical threshold is exceeded. Whether restrictions apply is unknown.");
    }
    switch (quota.action.known) {
    case EnforcementAction::None:
    case EnforcementAction::Notify: return Text::tr("The critical threshold is exceeded. Nothing is restricted.");
    case EnforcementAction::Restrict:
        return Text::tr(
            "The critical threshold is exceeded. Restrictions begin after 7 days' grace, unless the size falls "
            "to the threshold before.");
    case EnforcementAction::Unknown: break;
    }
    return Text::tr("The critical threshold is exceeded. %1").arg(unknownAction(quota));
}

QString today(const core::Quota& quota) {
    switch (core::quotaStanding(quota)) {
    case QuotaStanding::NoneSet: return Text::tr("No threshold is set, so nothing is restricted.");
    case QuotaStanding::Within: return Text::tr("Within the quota.");
    case QuotaStanding::Unknown: return Text::tr("The size is unknown, and with it whether a threshold is exceeded.");
    case QuotaStanding::WarningExceeded: return Text::tr("The warning threshold is exceeded. Nothing is restricted.");
    case QuotaStanding::CriticalExceeded: return excess(quota);
    case QuotaStanding::Restricted:
        return Text::tr("Restricted: CREATE and INSERT are refused, and only one connection is allowed. Reading and "
                        "deleting data remain possible.");
    }
    return {};
}

/// Never 0: the sizes differ.
QString sizeDifference(double gb) {
    constexpr double leastShown = 0.0005; // rounds up to 1 MB
    return gb < leastShown ? Text::tr("less than 1 MB") : gigabytes(gb);
}

QString excessState(const QString& excess, const ExceedanceTimes& times) {
    const auto clock = [&times](core::Instant at) { return formatTime(at, times.now, true); };
    if (times.seenAt && times.notYetAt) {
        return Text::tr("exceeded by %1, first seen at %2, not yet at %3.")
            .arg(excess, clock(*times.seenAt), clock(*times.notYetAt));
    }
    return times.seenAt && times.readAt && *times.seenAt < *times.readAt
               ? Text::tr("exceeded by %1, at every reading since %2.").arg(excess, clock(*times.seenAt))
               : Text::tr("exceeded by %1. The API doesn't say since when.").arg(excess);
}

QString aboveWarning(const core::Quota& quota) {
    return isSet(quota.warningGb)
               ? Text::tr("Above %1, the quota warns. Nothing is restricted.").arg(gigabytes(quota.warningGb))
               : Text::tr("No warning threshold is set.");
}

QString aboveCritical(const core::Quota& quota) {
    if (!isSet(quota.criticalGb)) {
        return Text::tr("No critical threshold is set, so nothing is ever restricted.");
    }
    const auto threshold = gigabytes(quota.criticalGb);
    switch (quota.action.known) {
    case EnforcementAction::None:
        return Text::tr("Above %1, the quota is shown as critical. Nothing is restricted.").arg(threshold);
    case EnforcementAction::Notify:
        return Text::tr("Above %1, a notification is sent. Nothing is restricted.").arg(threshold);
    case EnforcementAction::Restrict:
        return Text::tr(
                   "Above %1 for 7 days, CREATE and INSERT are refused, and only one connection is allowed. Reading "
                   "and deleting data remain possible.")
            .arg(threshold);
    case EnforcementAction::Unknown: break;
    }
    return Text::tr("Above %1, the quota is critical. %2").arg(threshold, unknownAction(quota));
}

QString thresholdText(const std::optional<double>& threshold) {
    return threshold ? gigabytes(threshold) : Text::tr("none", "a threshold");
}

QString actionText(const core::OpenEnum<EnforcementAction>& action) {
    return action.text.empty() ? Text::tr("unknown") : toQString(action.text);
}

/// By the type of the quota: "storage", and others that the API may have.
QString quotaNoun(const core::ChangedQuota& quota) {
    return Text::tr("the %1 quota").arg(toQString(quota.type));
}

/// The change of the action and its thresholds in words, where they differ.
QStringList changedTerms(const core::ChangedQuota& quota) {
    const auto& [type, wanted, before] = quota;
    QStringList terms;
    if (wanted.warningGb != before.warningGb) {
        terms
            << Text::tr("warning from %1 to %2").arg(thresholdText(before.warningGb), thresholdText(wanted.warningGb));
    }
    if (wanted.criticalGb != before.criticalGb) {
        terms << Text::tr("critical from %1 to %2")
                     .arg(thresholdText(before.criticalGb), thresholdText(wanted.criticalGb));
    }
    if (wanted.action != before.action) {
        terms << Text::tr("action from %1 to %2").arg(actionText(before.action), actionText(wanted.action));
    }
    return terms;
}

QString wholeGbText() {
    return Text::tr("whole GB from 1 to %1, or none").arg(Text::number(core::mostQuotaGb));
}

} // namespace

bool enforcementKnown(const core::Quota& quota) {
    const auto action = quota.action.known;
    return quota.enforcementActive || action == EnforcementAction::None || action == EnforcementAction::Notify;
}

QString quotaStandingWord(core::QuotaStanding standing) {
    switch (standing) {
    case QuotaStanding::NoneSet: return Text::tr("no threshold");
    case QuotaStanding::Within: return Text::tr("within");
    case QuotaStanding::Unknown: return Text::tr("unknown");
    case QuotaStanding::WarningExceeded: return Text::tr("warning exceeded");
    case QuotaStanding::CriticalExceeded: return Text::tr("critical exceeded");
    case QuotaStanding::Restricted: return Text::tr("restricted");
    }
    return {};
}

QString thresholdState(const std::optional<double>& currentGb, double thresholdGb, const ExceedanceTimes& times) {
    switch (core::thresholdStanding(currentGb, thresholdGb)) {
    case core::ThresholdStanding::NotSet: return Text::tr("not set.");
    case core::ThresholdStanding::Unknown: return Text::tr("can't be compared, since the API doesn't report the size.");
    case core::ThresholdStanding::NotExceeded:
        return *currentGb < thresholdGb
                   ? Text::tr("not exceeded, %1 left.").arg(sizeDifference(thresholdGb - *currentGb))
                   : Text::tr("not exceeded, nothing left.");
    case core::ThresholdStanding::Exceeded: return excessState(sizeDifference(*currentGb - thresholdGb), times);
    }
    return {};
}

QString quotaAction(const core::Quota& quota) {
    const auto word = toQString(quota.action.text);
    return word.isEmpty()                                     ? Text::tr("not reported")
           : quota.action.known == EnforcementAction::Unknown ? Text::tr("%1 (not known here)").arg(word)
                                                              : word;
}

bool restrictedWithoutExcess(const core::Quota& quota) {
    return quota.enforcementActive.value_or(false) && core::quotaStanding(quota) != QuotaStanding::Restricted;
}

QString quotaRestrictions(const core::Quota& quota) {
    const auto critical = core::thresholdStanding(quota.currentGb, quota.criticalGb);
    if (!quota.enforcementActive) {
        return critical == core::ThresholdStanding::NotSet
                   ? Text::tr("not reported. Without a critical threshold, nothing is restricted.")
               : enforcementKnown(quota) ? Text::tr("not reported. With this action, nothing is restricted.")
                                         : Text::tr("unknown: the API doesn't report them.");
    }
    if (!*quota.enforcementActive) {
        return critical == core::ThresholdStanding::Exceeded && quota.action.is(EnforcementAction::Restrict)
                   ? Text::tr("not active. The API doesn't say when the 7 days' grace ends.")
                   : Text::tr("not active");
    }
    switch (critical) {
    case core::ThresholdStanding::NotSet:
        return Text::tr("*reported as active*, although no critical threshold is set.");
    case core::ThresholdStanding::Unknown: return Text::tr("*reported as active*. The size is unknown.");
    case core::ThresholdStanding::NotExceeded:
        return Text::tr("*reported as active*, although the critical threshold isn't exceeded.");
    case core::ThresholdStanding::Exceeded: break;
    }
    return Text::tr("*active*: CREATE and INSERT are refused, and only one connection is allowed.");
}

QuotaSentences quotaSentences(const core::Quota& quota) {
    return {today(quota), aboveWarning(quota), aboveCritical(quota)};
}

QString quotaChangeTitle(const core::ChangedQuota& quota) {
    const auto terms = changedTerms(quota);
    return terms.isEmpty() ? Text::tr("Change %1", "a quota").arg(quotaNoun(quota))
                           : Text::tr("Change %1: %2", "a quota, and what of it")
                                 .arg(quotaNoun(quota), terms.join(QStringLiteral(", ")));
}

QuotaSentences quotaSentencesAfter(const core::Quota& shown, const core::QuotaTerms& wanted) {
    auto sentences = quotaSentences(core::afterChange(shown, wanted));
    if (core::beginsRestricting(shown, wanted)) {
        sentences.today =
            Text::tr("The critical threshold would be exceeded by %1: restrictions begin in 7 days, unless "
                     "the size falls to the threshold before.")
                .arg(gigabytes(*shown.currentGb - *wanted.criticalGb));
    } else if (shown.enforcementActive.value_or(false) && !core::isRestricting(core::afterChange(shown, wanted))) {
        sentences.today = Text::tr("The restrictions that apply now end. %1").arg(sentences.today);
    }
    return sentences;
}

QString quotaProblemText(core::QuotaProblem problem, const core::ChangedQuota& quota) {
    switch (problem) {
    case core::QuotaProblem::NotKnown: return Text::tr("The cluster has no such quota.");
    case core::QuotaProblem::Same: return Text::tr("No change: %1 already has these values.").arg(quotaNoun(quota));
    case core::QuotaProblem::WarningBad: return Text::tr("The warning threshold takes %1.").arg(wholeGbText());
    case core::QuotaProblem::CriticalBad: return Text::tr("The critical threshold takes %1.").arg(wholeGbText());
    case core::QuotaProblem::WarningTooHigh:
        return Text::tr("The warning threshold must be below the critical one, %1.")
            .arg(gigabytes(quota.wanted.criticalGb));
    case core::QuotaProblem::ActionNotOffered: return Text::tr("The action is none, notify or restrict.");
    }
    return {};
}

} // namespace poolhouse::text
