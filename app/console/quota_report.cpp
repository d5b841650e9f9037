// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/quota_report.h"

#include "app/console/text_table.h"
#include "models/text/quota_text.h"
#include "models/text/wording.h"

namespace poolhouse::console {

namespace {

const char* standingName(core::QuotaStanding standing) {
    switch (standing) {
    case core::QuotaStanding::NoneSet: return "no_threshold";
    case core::QuotaStanding::Within: return "within";
    case core::QuotaStanding::Unknown: break;
    case core::QuotaStanding::WarningExceeded: return "warning_exceeded";
    case core::QuotaStanding::CriticalExceeded: return "critical_exceeded";
    case core::QuotaStanding::Restricted: return "restricted";
    }
    return "unknown";
}

/// 0 counts as unset (rule 14).
QString thresholdText(const std::optional<double>& gb) {
    return gb.value_or(0) > 0 ? text::gigabytes(gb) : QStringLiteral("-");
}

} // namespace

std::string quotasJson(const AreaReading& reading, const std::vector<core::Quota>& quotas) {
    auto json = areaJson(reading);
    json["quotas"] = Json::array();
    for (const auto& quota : quotas) {
        const auto sentences = text::quotaSentences(quota);
        json["quotas"].push_back({{"type", quota.type},
                                  {"current_gb", orNull(quota.currentGb)},
                                  {"warning_gb", orNull(quota.warningGb)},
                                  {"critical_gb", orNull(quota.criticalGb)},
                                  {"enforcement_action", orNull(quota.action.text)},
                                  {"enforcement_active", orNull(quota.enforcementActive)},
                                  {"standing", standingName(core::quotaStanding(quota))},
                                  {"today", sentences.today.toStdString()},
                                  {"above_warning", sentences.warning.toStdString()},
                                  {"above_critical", sentences.critical.toStdString()}});
    }
    return textOf(json);
}

QString quotasTable(const AreaReading& reading, const std::vector<core::Quota>& quotas) {
    const auto count = quotas.size();
    auto text = areaTitle(reading, count == 1 ? QStringLiteral("1 quota") : QStringLiteral("%1 quotas").arg(count));
    if (quotas.empty()) {
        return text;
    }
    QList<QStringList> rows{{QStringLiteral("QUOTA"), QStringLiteral("ACTION"), QStringLiteral("TODAY"),
                             QStringLiteral("USED"), QStringLiteral("WARNING"), QStringLiteral("CRITICAL")}};
    for (const auto& quota : quotas) {
        rows.append({plain(quota.type), quota.action.text.empty() ? unknown() : plain(quota.action.text),
                     text::quotaStandingWord(core::quotaStanding(quota)), text::gigabytes(quota.currentGb),
                     thresholdText(quota.warningGb), thresholdText(quota.criticalGb)});
    }
    text += QLatin1Char('\n') + aligned(rows, 3);
    for (const auto& quota : quotas) {
        const auto sentences = text::quotaSentences(quota);
        text += QStringLiteral("\n%1: %2\n  %3\n  %4\n")
                    .arg(plain(quota.type), sentences.today, sentences.warning, sentences.critical);
    }
    return text;
}

} // namespace poolhouse::console
