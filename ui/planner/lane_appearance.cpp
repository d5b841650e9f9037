// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_appearance.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <memory>

namespace poolhouse::ui {

namespace {

constexpr double laneTextRatio = 4.5;
constexpr double laneGraphicRatio = 3.0;
constexpr qsizetype mostKnownWidths = 4096;

LaneColours::Need coloursOfNeed(const QColor& fill, const Theme& theme) {
    const QColor light(Qt::white), dark(0x14, 0x18, 0x20);
    const auto& text = contrast(light, fill) >= laneTextRatio ? light : dark;
    return {fill, contrast(text, fill) >= laneTextRatio ? text : QColor(Qt::black),
            legible(fill, theme.card, laneGraphicRatio)};
}

} // namespace

QFont laneFont(const QFont& font, bool strong) {
    QFont made(font);
    made.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return made;
}

LaneColours laneColours(const Theme& theme) {
    const auto& good = theme.tone(text::Tone::Good);
    const auto& attention = theme.tone(text::Tone::Attention);
    const bool high = theme.contrastLevel() == ContrastLevel::High;
    LaneColours colours;
    colours.card = theme.card;
    colours.text = theme.text;
    colours.dim = theme.dimText;
    colours.up = legible(good.outline, theme.card, laneGraphicRatio);
    colours.notUp = legible(attention.outline, theme.card, laneGraphicRatio);
    colours.added = legible(theme.accent, theme.card, laneGraphicRatio);
    colours.addedFill = mixed(theme.accent, theme.card, high ? 0 : 0.09);
    colours.quiet = high ? theme.text : legible(theme.border, theme.card, laneGraphicRatio);
    colours.quietFill = high ? theme.card : mixed(theme.dimText, theme.card, 0.05);
    colours.ghost = legible(theme.accent, theme.card, laneTextRatio);
    colours.ghostFill = QColor(Qt::transparent);
    colours.hatch = high ? theme.text : mixed(theme.dimText, theme.card, 0.55);
    colours.attention = legible(theme.tone(text::Tone::Bad).text, theme.card, laneTextRatio);
    colours.unknown = legible(theme.tone(text::Tone::Unknown).text, theme.card, laneTextRatio);
    colours.handle = high ? theme.text : mixed(theme.dimText, theme.card, 0.45);
    colours.focus = legible(theme.accent, theme.card, laneGraphicRatio);
    for (std::size_t at = 0; at < colours.needs.size(); ++at) {
        colours.needs[at] = coloursOfNeed(theme.pool(static_cast<int>(at)).fill, theme);
    }
    colours.line = high ? 2 : 1;
    return colours;
}

const LaneColours::Need& needColours(const LaneColours& colours, int index) {
    return colours.needs[static_cast<std::size_t>(std::max(index, 0)) % colours.needs.size()];
}

views::LaneMeasure laneMeasure(const QFont& font) {
    const QFontMetricsF plain(laneFont(font, false)), bold(laneFont(font, true));
    const auto known = std::make_shared<std::array<QHash<QString, double>, 2>>();
    return {[plain, bold, known](const QString& text, bool strong) {
                auto& widths = (*known)[strong ? 1 : 0];
                if (const auto at = widths.constFind(text); at != widths.constEnd()) {
                    return *at;
                }
                if (widths.size() >= mostKnownWidths) {
                    widths.clear();
                }
                return *widths.insert(text, (strong ? bold : plain).horizontalAdvance(text));
            },
            std::ceil(std::max(plain.height(), bold.height()))};
}

LaneAppearance laneAppearance(const Theme& theme, const QFont& font, double pixel) {
    LaneAppearance appearance;
    appearance.colours = laneColours(theme);
    appearance.font = font;
    appearance.measure = laneMeasure(font);
    appearance.style = views::laneStyle(appearance.measure, pixel);
    return appearance;
}

} // namespace poolhouse::ui
