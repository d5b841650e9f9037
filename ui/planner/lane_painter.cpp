// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_painter.h"

#include "ui/planner/lane_lettering.h"
#include "ui/planner/lane_patterns.h"
#include "ui/theme/contrast.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

using views::Lane;
using views::LaneBlock;
using views::LaneGeometry;
using views::LaneHit;
using views::LaneText;

constexpr double blockRadius = 5;
constexpr double needRadius = 3;
constexpr double blockGap = 1;
constexpr double hatchStep = 8;
constexpr double excessStep = 4;
constexpr double lanePointerSize = 5;
constexpr double ghostMargin = 3;
constexpr double lossTail = 10; ///< of the line after a loss, below the blocks

class LanePainter {
    using Kind = LaneBlock::Kind;

public:
    LanePainter(QPainter& painter, const Lane& lane, const LaneGeometry& geometry, const LaneAppearance& appearance,
                const views::LaneTexts& texts)
        : m_painter(painter),
          m_lane(lane),
          m_geometry(geometry),
          m_appearance(appearance),
          m_colours(appearance.colours),
          m_texts(texts) {}

    void paint() {
        paintDrop();
        paintOutline();
        for (std::size_t at = 0; at < m_lane.blocks.size(); ++at) {
            paintBlock(at);
        }
        paintGhost();
        paintLost();
        for (std::size_t at = 0; at < m_lane.needs.size(); ++at) {
            paintNeed(at);
        }
        paintMargin();
        paintAfterLoss();
        paintPointers();
        paintHandle();
        paintTexts();
        paintFocus();
    }

private:
    [[nodiscard]] double mirrored(double x) const { return m_appearance.rightToLeft ? m_appearance.width - x : x; }
    [[nodiscard]] QRectF mirrored(const QRectF& rect) const {
        return m_appearance.rightToLeft
                   ? QRectF(m_appearance.width - rect.right(), rect.top(), rect.width(), rect.height())
                   : rect;
    }

    /// Half a line inside, so that the outline lies on whole pixels.
    [[nodiscard]] QRectF within(const QRectF& rect, double gap = 0) const {
        const double half = m_colours.line / 2;
        return mirrored(rect.adjusted(half, half, -half - (rect.width() > 4 ? gap : 0), -half));
    }

    [[nodiscard]] QPen stroke(const QColor& colour, Qt::PenStyle style = Qt::SolidLine) const {
        QPen made(colour, m_colours.line, style, Qt::FlatCap, Qt::MiterJoin);
        if (style == Qt::DashLine) {
            made.setDashPattern({4, 3});
        } else if (style == Qt::DotLine) {
            made.setDashPattern({1.5, 2.5});
        } else if (style == Qt::DashDotLine) {
            made.setDashPattern({6, 3, 1.5, 3});
        }
        return made;
    }

    void box(const QRectF& rect, double radius, const QPen& outline, const QBrush& brush) {
        m_painter.setPen(outline);
        m_painter.setBrush(brush);
        const double most = std::min(radius, rect.width() / 2);
        m_painter.drawRoundedRect(rect, most, most);
    }

    void lines(const std::vector<QLineF>& all, const QPen& outline) {
        m_painter.setPen(outline);
        m_painter.drawLines(all.data(), static_cast<int>(all.size()));
    }

    void hatch(const QRectF& rect, double step, bool rising, const QPen& outline) {
        lines(laneHatch(mirrored(rect), step, rising != m_appearance.rightToLeft), outline);
    }

    void paintDrop() {
        if (m_appearance.drop == LaneAppearance::Drop::None) {
            return;
        }
        const bool accepts = m_appearance.drop == LaneAppearance::Drop::Accepts;
        const auto& colour = accepts ? m_colours.focus : m_colours.attention;
        const double half = m_colours.line;
        const QRectF whole(half, half, m_appearance.width - 2 * half, m_texts.height - 2 * half);
        box(whole, blockRadius, stroke(colour, accepts ? Qt::DashLine : Qt::DotLine),
            mixed(colour, m_colours.card, 0.06));
    }

    void paintOutline() {
        for (const auto& rect : m_geometry.outline) {
            const double beyond = ghostMargin - m_colours.line;
            box(within(rect.adjusted(0, -beyond, 0, beyond), blockGap), blockRadius, stroke(m_colours.quiet),
                Qt::NoBrush);
        }
    }

    void paintBlock(std::size_t at) {
        const auto rect = within(m_geometry.blocks[at], blockGap);
        switch (m_lane.blocks[at].kind) {
        case Kind::Up: box(rect, blockRadius, stroke(m_colours.up), m_colours.card); break;
        case Kind::NotUp: box(rect, blockRadius, stroke(m_colours.notUp, Qt::DashDotLine), m_colours.card); break;
        case Kind::Added: box(rect, blockRadius, stroke(m_colours.added, Qt::DashLine), m_colours.addedFill); break;
        case Kind::Standby:
            box(rect, blockRadius, stroke(m_lane.blocks[at].added ? m_colours.added : m_colours.quiet, Qt::DotLine),
                m_colours.quietFill);
            break;
        case Kind::Removed:
            box(rect, blockRadius, stroke(m_colours.quiet, Qt::DotLine), m_colours.card);
            lines({QLineF(rect.topLeft(), rect.bottomRight()), QLineF(rect.bottomLeft(), rect.topRight())},
                  stroke(m_colours.quiet));
            break;
        }
        if (const auto& limit = m_lane.blocks[at].limit; limit <= 0) {
            paintUnknown(rect);
        }
    }

    /// A width that means nothing ends in a wave.
    void paintUnknown(const QRectF& rect) {
        const double edge = m_appearance.rightToLeft ? rect.left() : rect.right();
        QPainterPath wave(QPointF(edge, rect.top() + blockRadius));
        const double step = (rect.height() - 2 * blockRadius) / 6;
        for (int at = 0; at < 6; ++at) {
            const double y = rect.top() + blockRadius + at * step;
            wave.quadTo(edge + (at % 2 == 0 ? -step : step), y + step / 2, edge, y + step);
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(stroke(m_colours.dim));
        m_painter.drawPath(wave);
    }

    void paintGhost() {
        for (const auto& rect : m_geometry.ghost) {
            box(within(rect.adjusted(1, -ghostMargin, -2, ghostMargin)), blockRadius,
                stroke(m_colours.ghost, Qt::DashDotLine), m_colours.ghostFill);
        }
    }

    void paintLost() {
        if (m_geometry.lost) {
            const auto inner = m_geometry.lost->adjusted(blockGap, 1, -blockGap, -1);
            hatch(inner, hatchStep, true, stroke(m_colours.hatch));
        }
    }

    /// Where what fits ends.
    [[nodiscard]] double fitEnd() const { return m_geometry.usable.value_or(0); }

    /// Faint while it is under way to another lane.
    [[nodiscard]] QColor fillOf(std::size_t need) const {
        const auto& fill = needColours(m_colours, m_lane.needs[need].colour).fill;
        return m_appearance.dragged == need ? mixed(fill, m_colours.card, 0.35) : fill;
    }

    void paintNeed(std::size_t at) {
        const auto& need = m_lane.needs[at];
        const auto& colours = needColours(m_colours, need.colour);
        const auto& whole = m_geometry.needs[at];
        const auto rect = whole.adjusted(whole.width() > 4 ? 1 : 0, 0, whole.width() > 4 ? -1 : 0, 0);
        if (rect.width() <= 0) {
            return;
        }
        const auto fill = fillOf(at);
        box(within(rect), needRadius,
            need.met       ? stroke(colours.outline)
            : need.unknown ? stroke(m_colours.unknown, Qt::DotLine)
                           : stroke(m_colours.attention, Qt::DashLine),
            fill);
        if (m_geometry.lost) {
            hatch(rect.intersected(*m_geometry.lost), hatchStep, true, stroke(mixed(colours.text, fill, 0.35)));
        }
        if (!need.met && !need.unknown && rect.right() > fitEnd()) {
            const QRectF excess(QPointF(std::max(rect.left(), fitEnd()), rect.top()), rect.bottomRight());
            hatch(excess, excessStep, false, stroke(mixed(colours.text, fill, 0.45)));
        }
        if (m_geometry.cut && rect.right() >= m_appearance.width - 1) {
            paintCut(rect);
        }
    }

    /// What extends beyond the drawing ends in a torn edge.
    void paintCut(const QRectF& rect) {
        QPolygonF tear;
        const double step = rect.height() / 6;
        tear << QPointF(mirrored(rect.right() + 1), rect.top());
        for (int at = 0; at <= 6; ++at) {
            tear << QPointF(mirrored(rect.right() - (at % 2 == 0 ? 2 : 6)), rect.top() + at * step);
        }
        tear << QPointF(mirrored(rect.right() + 1), rect.bottom());
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.card);
        m_painter.drawPolygon(tear);
    }

    void paintMargin() {
        if (!m_geometry.usable || m_lane.usable == m_lane.limit || m_lane.usable == m_lane.afterLoss) {
            return;
        }
        const double x = mirrored(*m_geometry.usable);
        const double top = m_appearance.style.top;
        lines({QLineF(x, top - 2, x, top + m_appearance.style.blockHeight + 2)}, stroke(m_colours.text, Qt::DashLine));
    }

    void paintAfterLoss() {
        if (!m_geometry.lost) {
            return;
        }
        const double x = mirrored(m_geometry.lost->left());
        auto solid = stroke(m_colours.text);
        solid.setWidthF(m_colours.line * 1.5);
        lines({QLineF(x, m_appearance.style.top - 4, x,
                      m_appearance.style.top + m_appearance.style.blockHeight + lossTail)},
              solid);
    }

    void paintPointers() {
        const double tip = m_appearance.style.top - 1;
        const auto triangle = [&](double at) {
            const double x = mirrored(at);
            return QPolygonF({QPointF(x - lanePointerSize, tip - lanePointerSize - 2),
                              QPointF(x + lanePointerSize, tip - lanePointerSize - 2), QPointF(x, tip)});
        };
        if (m_geometry.peak && m_geometry.peak != m_geometry.inUse) {
            m_painter.setPen(stroke(m_colours.text));
            m_painter.setBrush(m_colours.card);
            m_painter.drawPolygon(triangle(*m_geometry.peak));
        }
        if (m_geometry.inUse) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_colours.text);
            m_painter.drawPolygon(triangle(*m_geometry.inUse));
        }
    }

    [[nodiscard]] bool isAt(const std::optional<LaneHit>& hit, LaneHit::Part part, std::size_t index = 0) const {
        return hit && hit->part == part && hit->index == index;
    }

    void paintHandle() {
        if (!m_appearance.handles || m_lane.row < 0) {
            return; // on paper, or of the answer only
        }
        const bool active =
            isAt(m_appearance.hovered, LaneHit::Part::Handle) || isAt(m_appearance.focused, LaneHit::Part::Handle);
        box(mirrored(m_geometry.handle), needRadius, Qt::NoPen, active ? m_colours.focus : m_colours.handle);
    }

    [[nodiscard]] QColor colourOf(const LaneText& text) const {
        using Role = LaneText::Role;
        switch (text.role) {
        case Role::Need: return needColours(m_colours, m_lane.needs[text.index].colour).text;
        case Role::Overflow:
        case Role::Changed:
        case Role::Misfit: return m_colours.attention;
        case Role::Unknown: return m_colours.unknown;
        case Role::Loss:
        case Role::Use: return m_colours.text;
        case Role::Ghost: return m_colours.ghost;
        case Role::Label:
        case Role::Unnamed:
        case Role::Carries: return m_colours.dim;
        }
        return m_colours.text;
    }

    /// Where patterns or lines may be, a text stands on a ground of its own.
    [[nodiscard]] std::optional<QColor> groundOf(const LaneText& text) const {
        using Role = LaneText::Role;
        switch (text.role) {
        case Role::Need: return fillOf(text.index);
        case Role::Label: return m_lane.blocks[text.index].kind == Kind::Standby ? m_colours.quietFill : m_colours.card;
        case Role::Unnamed:
        case Role::Misfit:
        case Role::Unknown: return m_colours.card;
        default: return std::nullopt;
        }
    }

    void paintTexts() {
        for (const bool bold : {false, true}) {
            if (m_appearance.lettering != nullptr) {
                paintTexts(bold, m_appearance.lettering->metrics(bold));
            } else {
                m_painter.setFont(laneFont(m_appearance.font, bold));
                paintTexts(bold, QFontMetricsF(laneFont(m_appearance.font, bold)));
            }
        }
    }

    void paintTexts(bool bold, const QFontMetricsF& size) {
        for (const auto& text : m_texts.texts) {
            if (views::strong(text.role) == bold) {
                const double baseline = (text.rect.height() - size.height()) / 2 + size.ascent();
                // In a line that is lower than the font's, what hangs below it must not be cut.
                paintText(text, text.rect.height() < size.height() ? std::floor(baseline) : baseline);
            }
        }
    }

    void paintText(const LaneText& text, double baseline) {
        const auto rect = mirrored(text.rect);
        if (const auto ground = groundOf(text)) {
            m_painter.fillRect(rect.adjusted(-2, 0, 2, 0), *ground);
        }
        const bool dragged = text.role == LaneText::Role::Need && m_appearance.dragged == text.index;
        m_painter.setPen(dragged ? m_colours.text : colourOf(text));
        const QPointF at(rect.left(), rect.top() + baseline);
        if (m_appearance.lettering != nullptr) {
            m_appearance.lettering->draw(m_painter, at, text.text, views::strong(text.role));
        } else {
            m_painter.drawText(at, text.text);
        }
    }

    void ring(const QRectF& rect) {
        QPen strong(m_colours.focus, 2 * m_colours.line);
        strong.setJoinStyle(Qt::MiterJoin);
        box(mirrored(rect.adjusted(-1, -1, 1, 1)), blockRadius, strong, Qt::NoBrush);
    }

    void paintFocus() {
        if (!m_appearance.focused) {
            return;
        }
        const auto& hit = *m_appearance.focused;
        if (hit.part == LaneHit::Part::Block && hit.index < m_geometry.blocks.size()) {
            ring(m_geometry.blocks[hit.index]);
        } else if (hit.part == LaneHit::Part::Need && hit.index < m_geometry.needs.size()) {
            ring(m_geometry.needs[hit.index]);
        } else if (hit.part == LaneHit::Part::Handle) {
            ring(m_geometry.handle);
        }
    }

    QPainter& m_painter;
    const Lane& m_lane;
    const LaneGeometry& m_geometry;
    const LaneAppearance& m_appearance;
    const LaneColours& m_colours;
    const views::LaneTexts& m_texts;
};

} // namespace

void paintLane(QPainter& painter, const views::Lane& lane, const views::LaneGeometry& geometry,
               const LaneAppearance& appearance) {
    paintLane(painter, lane, geometry, appearance,
              views::laneTexts(lane, geometry, appearance.style, appearance.width,
                               appearance.measure.width ? appearance.measure : laneMeasure(appearance.font)));
}

void paintLane(QPainter& painter, const views::Lane& lane, const views::LaneGeometry& geometry,
               const LaneAppearance& appearance, const views::LaneTexts& texts) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    LanePainter(painter, lane, geometry, appearance, texts).paint();
    painter.restore();
}

} // namespace poolhouse::ui
