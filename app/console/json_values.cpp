// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/json_values.h"

#include "models/text/printable.h"

#include <QString>

namespace poolhouse::console {

namespace {

Json gapJson(const core::CostGap& gap) {
    switch (gap.kind) {
    case core::CostGap::Kind::LevelPriceUnknown: return {{"kind", "level_price_unknown"}, {"level", gap.level}};
    case core::CostGap::Kind::StorageSizeUnknown: return {{"kind", "storage_size_unknown"}};
    case core::CostGap::Kind::PoolsUnknown: return {{"kind", "pools_unknown"}};
    }
    return {};
}

/// "\u202e"
QString escapedUnit(QChar unit) {
    return QStringLiteral("\\u") + QString::number(unit.unicode(), 16).rightJustified(4, QLatin1Char('0'));
}

QString withEscapedDeceptions(const QString& document) {
    QString text;
    text.reserve(document.size());
    for (qsizetype i = 0; i < document.size(); ++i) {
        const QChar unit = document[i];
        const bool isPair = unit.isHighSurrogate() && i + 1 < document.size();
        const char32_t character = isPair ? QChar::surrogateToUcs4(unit, document[i + 1]) : unit.unicode();
        const bool escape = text::isDeceptive(character) && unit != QLatin1Char('\n'); // outside of texts only
        text += escape ? escapedUnit(unit) : QString(unit);
        if (isPair) {
            ++i;
            text += escape ? escapedUnit(document[i]) : QString(document[i]);
        }
    }
    return text;
}

} // namespace

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json instantJson(const std::optional<core::Instant>& instant) {
    return instant ? Json(core::formatInstant(*instant)) : Json(nullptr);
}

Json weekTimeJson(const core::WeekTime& at) {
    return {{"weekday", core::dayWord(at.day)}, {"minute_of_day", at.time.count()}};
}

void addSubject(Json& step, const core::Change& change) {
    const auto subject = change.attachment.value_or(core::ChangedAttachment{});
    step["app"] = orNull(subject.app);
    step["attachment"] = orNull(subject.name);
    step["credential"] = orNull(subject.credential);
}

Json gapsJson(const core::CostEstimate& cost) {
    auto gaps = Json::array();
    for (const auto& gap : cost.gaps) {
        gaps.push_back(gapJson(gap));
    }
    return gaps;
}

Json centsJson(const core::CostEstimate& cost) {
    return cost.complete() || cost.known.cents != 0 ? Json(cost.known.cents) : Json(nullptr);
}

std::string textOf(const Json& json) {
    const auto document = QString::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
    return withEscapedDeceptions(document).toStdString() + '\n';
}

} // namespace poolhouse::console
