// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_texts.h"

#include "models/text/text.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::views {

namespace {

using Role = LaneText::Role;

constexpr double gap = 8;     ///< between texts, and from a pointer
constexpr double lineGap = 4; ///< from a line, from the blocks
constexpr double needPadding = 5;
constexpr int leastLetters = 3; ///< of a name that is elided inside its bar

/// A free part of a row.
struct Free {
    double from = 0;
    double to = 0;

    [[nodiscard]] double width() const { return std::max(to - from, 0.0); }
};

class TextLayout {
public:
    TextLayout(const Lane& lane, const LaneGeometry& geometry, const LaneStyle& style, double width,
               const LaneMeasure& measure)
        : m_lane(lane),
          m_geometry(geometry),
          m_style(style),
          m_width(width),
          m_measure(measure),
          m_below(style.top + style.blockHeight + lineGap) {}

    [[nodiscard]] LaneTexts made() && {
        putUse();
        putNeeds();
        putMisfits();
        putLabels();
        m_rows.push_back({{0, m_width}});
        putLoss();
        flow(m_lane.overflowUnknown ? Role::Unknown : Role::Overflow, m_lane.overflow);
        flow(Role::Changed, m_lane.changed);
        flow(Role::Misfit, m_leftMisfits.join(QStringLiteral(", ")));
        flow(Role::Unknown, m_leftUnknown.join(QStringLiteral(", ")));
        flow(Role::Unnamed, m_unnamed.join(QStringLiteral(" \u00b7 ")));
        flow(Role::Carries, m_lane.carries);
        flow(Role::Ghost, m_lane.ghostText);
        LaneTexts all;
        all.texts = std::move(m_texts);
        all.height = std::max(m_style.height(), m_below + static_cast<double>(m_rows.size()) * m_measure.line);
        return all;
    }

private:
    [[nodiscard]] double widthOf(const QString& text, Role role) const {
        return std::ceil(m_measure.width(text, strong(role)));
    }

    /// The longest text that fits, of those that `textOf` makes of at least `least` and fewer than `all` letters;
    /// empty: none fits.
    template <class TextOf>
    [[nodiscard]] QString longest(qsizetype least, qsizetype all, Role role, double available, TextOf textOf) const {
        auto fits = least - 1, less = std::max(all, least);
        while (less - fits > 1) {
            const auto middle = (fits + less) / 2;
            (widthOf(textOf(middle), role) <= available ? fits : less) = middle;
        }
        return fits >= least ? textOf(fits) : QString();
    }

    /// With an ellipsis unless all fits.
    [[nodiscard]] QString elided(const QString& text, Role role, double available) const {
        return widthOf(text, role) <= available ? text
                                                : longest(1, text.size(), role, available,
                                                          [&](qsizetype letters) { return shortened(text, letters); });
    }

    static QString shortened(const QString& text, qsizetype letters) {
        letters -= letters > 0 && text.at(letters - 1).isHighSurrogate() ? 1 : 0;
        return text.left(letters).trimmed() + QChar(0x2026);
    }

    void put(Role role, const QString& text, double left, double top, std::size_t index = 0) {
        if (!text.isEmpty()) {
            m_texts.push_back({role, QRectF(left, top, widthOf(text, role), m_measure.line), text, index});
        }
    }

    /// In the first of these that it fits in, next to the given edge of it; else in the widest, elided.
    void putIn(Role role, const QString& text, const std::vector<std::pair<Free, bool>>& places, double top) {
        const auto wanted = widthOf(text, role);
        auto chosen = std::find_if(places.begin(), places.end(),
                                   [wanted](const auto& place) { return place.first.width() >= wanted; });
        if (chosen == places.end()) {
            chosen = std::max_element(places.begin(), places.end(),
                                      [](const auto& a, const auto& b) { return a.first.width() < b.first.width(); });
        }
        const auto shown = elided(text, role, chosen->first.width());
        put(role, shown, chosen->second ? chosen->first.to - widthOf(shown, role) : chosen->first.from, top);
    }

    void putUse() {
        const double top = m_style.top - lineGap - m_measure.line;
        const auto first = m_geometry.inUse ? m_geometry.inUse : m_geometry.peak;
        if (m_lane.use.isEmpty() || !first) {
            put(Role::Use, elided(m_lane.use, Role::Use, m_width), 0, top);
            return;
        }
        const double last = std::max(*first, m_geometry.peak.value_or(*first));
        putIn(Role::Use, m_lane.use,
              {{{last + gap, m_width}, false}, {{0, *first - gap}, true}, {{*first + gap, last - gap}, false}}, top);
    }

    void putNeeds() {
        for (std::size_t at = 0; at < m_lane.needs.size(); ++at) {
            const auto& bar = m_geometry.needs[at];
            const auto& need = m_lane.needs[at];
            const auto free = insideOf(bar);
            const auto text = insideBar(need, free.width());
            if (text.isEmpty()) {
                m_unnamed << named(need.name, need);
            }
            put(Role::Need, text, free.from, bar.center().y() - m_measure.line / 2, at);
        }
        putUnnamed();
    }

    /// The wider side of the handle, where a bar reaches across it.
    [[nodiscard]] Free insideOf(const QRectF& bar) const {
        const auto& handle = m_geometry.handle;
        const Free whole{bar.left() + needPadding, bar.right() - needPadding};
        const Free before{whole.from, std::min(whole.to, handle.left() - lineGap)};
        const Free after{std::max(whole.from, handle.right() + lineGap), whole.to};
        return before.width() >= after.width() ? before : after;
    }

    static QString named(const QString& name, const LaneNeed& need) {
        return (need.unknown
                    ? text::Text::tr("%1 %2 ?", "name of a need, its connections; whether it is met is unknown")
                    : text::Text::tr("%1 %2", "name of a need, its connections"))
            .arg(name, text::Text::number(need.connections));
    }

    [[nodiscard]] QString insideBar(const LaneNeed& need, double available) const {
        auto whole = named(need.name, need);
        if (widthOf(whole, Role::Need) <= available) {
            return whole;
        }
        return longest(leastLetters, need.name.size(), Role::Need, available,
                       [&need](qsizetype letters) { return named(shortened(need.name, letters), need); });
    }

    /// Between the needs and the handle, when there is room.
    void putUnnamed() {
        const auto text = m_unnamed.join(QStringLiteral(" \u00b7 "));
        if (text.isEmpty()) {
            return;
        }
        const double from = m_geometry.needs.back().right() + lineGap;
        const double to = std::min(m_geometry.handle.left() - lineGap, m_width);
        if (from + widthOf(text, Role::Unnamed) <= to) {
            const auto& bar = m_geometry.needs.back();
            put(Role::Unnamed, text, from, bar.center().y() - m_measure.line / 2);
            m_unnamed.clear();
        }
    }

    [[nodiscard]] double labelTop() const { return m_style.top + m_style.blockHeight - m_measure.line - 2; }

    void putMisfits() {
        double free = 0;
        const double end = std::min(m_geometry.blocks.empty() ? 0 : m_geometry.blocks.back().right(), m_width);
        for (std::size_t at = 0; at < m_lane.needs.size(); ++at) {
            const auto& misfit = m_lane.needs[at].misfit;
            const double from = std::max(free, m_geometry.needs[at].left() + needPadding);
            if (misfit.isEmpty()) {
                continue;
            }
            const bool unknown = m_lane.needs[at].unknown;
            const auto role = unknown ? Role::Unknown : Role::Misfit;
            if (from + widthOf(misfit, role) + lineGap <= end) {
                put(role, misfit, from, labelTop(), at);
                free = m_texts.back().rect.right() + gap;
            } else {
                (unknown ? m_leftUnknown : m_leftMisfits)
                    << text::Text::tr("%1: %2", "name of a need, \"needs 64 GB\"").arg(m_lane.needs[at].name, misfit);
            }
        }
    }

    void putLabels() {
        for (std::size_t at = 0; at < m_lane.blocks.size(); ++at) {
            const auto& block = m_geometry.blocks[at];
            const double available = std::min(block.right(), m_width) - block.left() - 2 * needPadding;
            for (const auto& text : {wordsOn(m_lane.blocks[at]), m_lane.blocks[at].label}) {
                const QRectF rect(block.left() + needPadding, labelTop(), widthOf(text, Role::Label), m_measure.line);
                if (!text.isEmpty() && rect.width() <= available && isFree(rect)) {
                    put(Role::Label, text, rect.left(), rect.top(), at);
                    break;
                }
            }
        }
    }

    static QString wordsOn(const LaneBlock& block) {
        return block.kind == LaneBlock::Kind::Standby ? text::Text::tr("standby, no connections") : QString();
    }

    [[nodiscard]] bool isFree(const QRectF& rect) const {
        return std::none_of(m_texts.begin(), m_texts.end(),
                            [&rect](const LaneText& each) { return each.rect.intersects(rect); });
    }

    void putLoss() {
        if (m_lane.loss.isEmpty() || !m_geometry.afterLoss) {
            return;
        }
        const double line = *m_geometry.afterLoss;
        putIn(Role::Loss, m_lane.loss, {{{line + lineGap, m_width}, false}, {{0, line - lineGap}, true}}, m_below);
        if (!m_texts.empty() && m_texts.back().role == Role::Loss) {
            const auto& rect = m_texts.back().rect;
            m_rows.front() = {{rect.right() + gap, m_width}, {0, rect.left() - gap}};
        }
    }

    /// Beside the blocks, else in the first row below that has room for all of it, else elided in a row of its own.
    void flow(Role role, const QString& text) {
        if (text.isEmpty()) {
            return;
        }
        const double wanted = widthOf(text, role);
        const double beside = m_geometry.end + gap;
        const double top = m_style.top + lineGap + static_cast<double>(m_besides) * m_measure.line;
        const bool below = top + m_measure.line > m_style.top + m_style.blockHeight;
        if (!below && beside + wanted <= m_width) {
            put(role, text, beside, top);
            ++m_besides;
            return;
        }
        for (std::size_t row = 0; row <= m_rows.size(); ++row) {
            const bool own = row == m_rows.size();
            if (own) {
                m_rows.push_back({{0, m_width}});
            }
            for (auto& free : m_rows[row]) {
                if (own || wanted <= free.width()) {
                    const auto shown = elided(text, role, free.width());
                    put(role, shown, free.from, m_below + static_cast<double>(row) * m_measure.line);
                    free.from += widthOf(shown, role) + gap;
                    return;
                }
            }
        }
    }

    const Lane& m_lane;
    const LaneGeometry& m_geometry;
    const LaneStyle& m_style;
    double m_width;
    const LaneMeasure& m_measure;
    double m_below; ///< top of the first row below the blocks
    std::vector<LaneText> m_texts;
    std::vector<std::vector<Free>> m_rows; ///< what is free of each row below
    int m_besides = 0;                     ///< rows beside the blocks
    QStringList m_unnamed;
    QStringList m_leftMisfits;
    QStringList m_leftUnknown;
};

} // namespace

bool strong(LaneText::Role role) {
    return role == Role::Need || role == Role::Overflow || role == Role::Misfit || role == Role::Unknown ||
           role == Role::Changed;
}

LaneStyle laneStyle(const LaneMeasure& measure, double pixel) {
    LaneStyle style;
    const auto snapped = [pixel](double length) { return std::ceil(length / pixel) * pixel; };
    style.top = snapped(measure.line + 6);
    style.needHeight = snapped(measure.line + 10);
    style.blockHeight = snapped(style.needInset + style.needHeight + measure.line + 6);
    style.bottom = snapped(measure.line + lineGap);
    style.pixel = pixel;
    return style;
}

LaneTexts laneTexts(const Lane& lane, const LaneGeometry& geometry, const LaneStyle& style, double width,
                    const LaneMeasure& measure) {
    return TextLayout(lane, geometry, style, width, measure).made();
}

} // namespace poolhouse::views
