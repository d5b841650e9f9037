// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_lettering.h"

#include "ui/planner/lane_appearance.h"

#include <QPainter>
#include <QTextLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

constexpr qsizetype mostShapedTexts = 512;
constexpr double widestLine = 1e6; ///< in pixels: none is broken

} // namespace

LaneLettering::LaneLettering(const QFont& font, const QPaintDevice& device)
    : m_styles{Style{QFont(laneFont(font, false), &device), QFontMetricsF(laneFont(font, false)), {}},
               Style{QFont(laneFont(font, true), &device), QFontMetricsF(laneFont(font, true)), {}}} {}

LaneLettering::~LaneLettering() = default;

std::shared_ptr<QTextLayout> LaneLettering::shaped(const QString& text, const Style& style) const {
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(m_direction);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    auto layout = std::make_shared<QTextLayout>(text, style.font);
    layout->setCacheEnabled(true);
    layout->setTextOption(option);
    layout->beginLayout();
    auto line = layout->createLine();
    line.setLineWidth(widestLine);
    layout->endLayout();
    return line.textLength() == text.size() ? std::move(layout) : nullptr;
}

void LaneLettering::draw(QPainter& painter, QPointF at, const QString& text, bool strong) {
    if (m_direction != painter.layoutDirection()) {
        m_direction = painter.layoutDirection();
        for (auto& style : m_styles) {
            style.shaped.clear();
        }
    }
    auto& style = m_styles[strong ? 1 : 0];
    auto known = style.shaped.constFind(text);
    if (known == style.shaped.constEnd()) {
        if (style.shaped.size() >= mostShapedTexts) {
            style.shaped.clear();
        }
        known = style.shaped.insert(text, shaped(text, style));
    }
    if (const auto& layout = *known) {
        layout->draw(&painter, {at.x(), at.y() - layout->lineAt(0).ascent()});
    } else {
        painter.setFont(style.font);
        painter.drawText(at, text);
    }
}

} // namespace poolhouse::ui
