// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attachment_painter.h"

#include "ui/theme/contrast.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

using views::AttachmentMap;
using MapPart = AttachmentMap::Part;

constexpr double boxRadius = 8;
constexpr double poolBar = 4;
constexpr double portRadius = 3.5;
constexpr double plainLine = 1.5;
constexpr double litLine = 2.5;
constexpr double faintLine = 0.25; ///< share of its colour that a dimmed line keeps
constexpr double faintMark = 0.45;
constexpr double toneShare = 0.7; ///< of the height of a line
constexpr double ringWidth = 2;

class MapText {
    Q_DECLARE_TR_FUNCTIONS(poolhouse::ui::AttachmentCanvas)
};

class AttachmentPainter {
public:
    AttachmentPainter(QPainter& painter, const views::AppsView& view, const AttachmentMap& map,
                      const AttachmentAppearance& appearance)
        : m_painter(painter), m_view(view), m_map(map), m_appearance(appearance), m_theme(appearance.theme) {}

    void paint() {
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintHeads();
        for (const bool lit : {false, true}) { // what is lit lies over the rest
            for (std::size_t link = 0; link < m_map.links.size(); ++link) {
                if (m_map.lit(m_appearance.lit, link) == lit) {
                    paintLine(link);
                }
            }
        }
        for (std::size_t app = 0; app < m_map.apps.size(); ++app) {
            paintApp(app);
        }
        for (std::size_t pool = 0; pool < m_map.pools.size(); ++pool) {
            paintPool(pool);
        }
        for (std::size_t link = 0; link < m_map.links.size(); ++link) {
            paintVar(link);
            paintChip(link);
        }
        paintFocus();
    }

private:
    [[nodiscard]] QPointF mirrored(QPointF point) const {
        return m_appearance.rightToLeft ? QPointF(m_appearance.width - point.x(), point.y()) : point;
    }
    [[nodiscard]] QRectF mirrored(const QRectF& rect) const {
        return m_appearance.rightToLeft
                   ? QRectF(m_appearance.width - rect.right(), rect.top(), rect.width(), rect.height())
                   : rect;
    }
    /// An outline on whole pixels.
    [[nodiscard]] QRectF outline(const QRectF& rect) const {
        return QRectF(mirrored(rect).toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5);
    }

    [[nodiscard]] bool dimming() const { return m_appearance.lit.kind != MapPart::Kind::None; }
    template <class Ends> [[nodiscard]] bool dimmed(const Ends& ends) const {
        if (!dimming()) {
            return false;
        }
        for (std::size_t link = 0; link < m_map.links.size(); ++link) {
            if (m_map.lit(m_appearance.lit, link) && ends(link)) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool linkDimmed(std::size_t link) const { return dimming() && !m_map.lit(m_appearance.lit, link); }
    [[nodiscard]] QColor shade(const QColor& colour, bool dim, double share = faintMark) const {
        return dim ? mixed(colour, m_theme.card, share) : colour;
    }
    /// Words stay legible.
    [[nodiscard]] QColor wordShade(const QColor& colour, bool dim) const { return dim ? m_theme.dimText : colour; }
    [[nodiscard]] double opacity(bool dim) const {
        return dim && m_theme.contrastLevel() != ContrastLevel::High ? faintMark : 1;
    }
    [[nodiscard]] QColor colourOf(std::size_t pool) const {
        const auto& shown = m_view.pools[pool];
        return shown.colour < 0 ? m_theme.dimText : m_theme.pool(shown.colour).line;
    }

    void text(const QRectF& rect, const QString& words, const QFont& font, const QColor& colour,
              Qt::TextElideMode elide = Qt::ElideRight) {
        const QRectF place = mirrored(rect);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const auto shown = QFontMetricsF(font).elidedText(words, elide, place.width() + 1);
        const auto leading = m_appearance.rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(place, Qt::AlignVCenter | Qt::AlignAbsolute | leading | Qt::TextSingleLine, shown);
    }

    void paintHeads() {
        const auto font = styled(m_appearance.font, TextStyle::Small);
        const double line = QFontMetricsF(font).height();
        const std::array<QString, 3> titles{MapText::tr("Apps and their config vars"), MapText::tr("Credential"),
                                            MapText::tr("Pools and connections in use")};
        const std::array<double, 3> ends{m_map.heads[1].x() - 8, m_map.heads[2].x() - 8, m_map.width - 8};
        for (std::size_t column = 0; column < titles.size(); ++column) {
            if (column == 1 && m_map.links.empty()) {
                continue;
            }
            const auto& at = m_map.heads[column];
            text(QRectF(at.x(), at.y(), ends[column] - at.x(), line), titles[column], font, m_theme.dimText);
        }
        if (!m_view.empty.isEmpty()) {
            const QRectF bounds(m_map.heads[0].x(), m_map.heads[0].y() + 2 * line,
                                m_map.heads[2].x() - m_map.heads[0].x() - 2 * line, m_map.height);
            m_painter.setFont(m_appearance.font);
            m_painter.setPen(m_theme.dimText);
            m_painter.drawText(mirrored(bounds), Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap, m_view.empty);
        }
    }

    void paintLine(std::size_t at) {
        const auto& link = m_map.links[at];
        const bool lit = m_map.lit(m_appearance.lit, at);
        QPen pen(shade(colourOf(link.pool), linkDimmed(at), faintLine), lit ? litLine : plainLine, Qt::SolidLine,
                 Qt::FlatCap);
        if (m_view.pools[link.pool].missing) {
            pen.setDashPattern({4, 3});
        }
        QPainterPath path(mirrored(link.from));
        path.lineTo(mirrored(link.bend));
        const auto [first, second] = views::controlPoints(link);
        path.cubicTo(mirrored(first), mirrored(second), mirrored(link.to));
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(path);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(pen.color());
        m_painter.drawEllipse(mirrored(link.from), portRadius, portRadius);
        m_painter.drawEllipse(mirrored(link.to), portRadius, portRadius);
    }

    void paintApp(std::size_t at) {
        const auto& app = m_map.apps[at];
        const bool dim = dimmed([&](std::size_t link) { return m_map.links[link].app == at; });
        m_painter.setPen(QPen(shade(m_theme.border, dim), 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(outline(app.box), boxRadius, boxRadius);
        text(app.name, m_view.apps[at].name, styled(m_appearance.font, TextStyle::Strong),
             wordShade(m_theme.text, dim));
        if (!app.label.isEmpty()) {
            m_painter.setOpacity(opacity(dim));
            paintLabel(m_painter, mirrored(app.label).toAlignedRect(), *m_view.apps[at].label, m_theme,
                       styled(m_appearance.font, TextStyle::Small));
            m_painter.setOpacity(1);
        }
    }

    void paintVar(std::size_t at) {
        const auto& link = m_map.links[at];
        text(link.name, m_view.apps[link.app].vars[link.var].name, m_appearance.font,
             wordShade(m_theme.text, linkDimmed(at)), Qt::ElideMiddle);
    }

    void paintChip(std::size_t at) {
        const auto& link = m_map.links[at];
        const bool dim = linkDimmed(at);
        const bool lit = m_map.lit(m_appearance.lit, at);
        m_painter.setPen(QPen(lit ? colourOf(link.pool) : shade(m_theme.border, dim), lit ? plainLine : 1));
        m_painter.setBrush(m_theme.panel);
        const auto chip = outline(link.chip);
        m_painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
        const auto font = styled(m_appearance.font, TextStyle::Small);
        m_painter.setFont(font);
        m_painter.setPen(wordShade(m_theme.text, dim));
        const auto inner = chip.adjusted(chipInset, 0, -chipInset, 0);
        m_painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                           QFontMetricsF(font).elidedText(m_view.apps[link.app].vars[link.var].credential,
                                                          Qt::ElideRight, inner.width() + 1));
    }

    void paintPool(std::size_t at) {
        const auto& placed = m_map.pools[at];
        const auto& pool = m_view.pools[at];
        const bool dim = dimmed([&](std::size_t link) { return m_map.links[link].pool == at; }) &&
                         m_appearance.lit != MapPart{MapPart::Kind::Pool, at};
        QPen border(shade(pool.missing ? m_theme.tone(text::Tone::Bad).outline : m_theme.border, dim), 1);
        if (pool.missing) {
            border.setDashPattern({4, 3});
        }
        const auto box = outline(placed.box);
        if (!pool.missing) {
            QPainterPath whole;
            whole.addRoundedRect(box, boxRadius, boxRadius);
            QPainterPath bar;
            bar.addRect(m_appearance.rightToLeft ? QRectF(box.right() - poolBar, box.top(), poolBar, box.height())
                                                 : QRectF(box.left(), box.top(), poolBar, box.height()));
            m_painter.fillPath(whole.intersected(bar), shade(colourOf(at), dim, faintLine));
        }
        m_painter.setPen(border);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(box, boxRadius, boxRadius);
        text(placed.name, pool.name, styled(m_appearance.font, TextStyle::Strong), wordShade(m_theme.text, dim));
        paintFigures(placed, pool, dim);
        paintStatus(placed, pool, dim);
    }

    void paintFigures(const AttachmentMap::Pool& placed, const views::AppsPool& pool, bool dim) {
        const auto figures = wordShade(m_view.figuresStale ? m_theme.dimText : m_theme.text, dim);
        if (!placed.shape.isEmpty()) {
            text(placed.shape, pool.shape, m_appearance.font, m_theme.dimText);
            if (placed.shape.top() == placed.use.top()) {
                const double from = placed.shape.right();
                const QRectF between(from, placed.shape.top(), placed.use.left() - from, placed.shape.height());
                m_painter.setPen(m_theme.dimText);
                m_painter.drawText(mirrored(between), Qt::AlignCenter, QString(QChar(0xB7)));
            }
        }
        const bool whole = QFontMetricsF(m_appearance.font).horizontalAdvance(pool.use) <= placed.use.width() + 1;
        text(placed.use, whole ? pool.use : pool.shortUse, m_appearance.font, figures);
    }

    void paintStatus(const AttachmentMap::Pool& placed, const views::AppsPool& pool, bool dim) {
        const double size = std::round(placed.mark.height() * toneShare);
        const auto centre = mirrored(placed.mark).center();
        m_painter.setOpacity(opacity(dim));
        paintTone(m_painter, QRectF(centre - QPointF(size / 2, size / 2), QSizeF(size, size)), pool.tone, m_theme);
        m_painter.setOpacity(1);
        const bool worrying = pool.tone == text::Tone::Attention || pool.tone == text::Tone::Bad;
        text(placed.status, pool.status, m_appearance.font,
             wordShade(worrying ? m_theme.tone(pool.tone).text : m_theme.dimText, dim));
    }

    void paintFocus() {
        const auto rect = m_map.rectOf(m_appearance.focus);
        if (rect.isEmpty()) {
            return;
        }
        const bool row = m_appearance.focus.kind == MapPart::Kind::Var;
        const double out = row ? -3 : 2;
        const double outBelow = row ? 0 : out; // rows touch
        const double radius = m_appearance.focus.kind == MapPart::Kind::Chip ? rect.height() / 2 + out : boxRadius;
        m_painter.setPen(QPen(m_theme.accent, ringWidth));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(mirrored(rect).adjusted(-out, -outBelow, out, outBelow), radius, radius);
    }

    static constexpr double chipInset = 7;
    QPainter& m_painter;
    const views::AppsView& m_view;
    const AttachmentMap& m_map;
    const AttachmentAppearance& m_appearance;
    const Theme& m_theme;
};

} // namespace

views::MapMeasure attachmentMeasure(const QFont& font) {
    const QFontMetricsF body(font);
    const QFontMetricsF strong(styled(font, TextStyle::Strong));
    views::MapMeasure measure;
    measure.line = std::ceil(std::max(body.height(), strong.height()));
    measure.width = [body, strong](const QString& text, bool bold) {
        return std::ceil((bold ? strong : body).horizontalAdvance(text)) + 1;
    };
    return measure;
}

void paintAttachments(QPainter& painter, const views::AppsView& view, const AttachmentMap& map,
                      const AttachmentAppearance& appearance) {
    AttachmentPainter(painter, view, map, appearance).paint();
}

} // namespace poolhouse::ui
