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

} // namespace poolhouse::text
