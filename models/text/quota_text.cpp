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

QuotaSentences quotaSentences(const core::Quota& quota) {
    return {today(quota), aboveWarning(quota), aboveCritical(quota)};
}

} // namespace poolhouse::text
