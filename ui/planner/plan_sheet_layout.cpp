// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/plan_sheet_layout.h"

#include "models/text/text.h"
#include "ui/planner/lane_painter.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

using views::Lane;
using views::LaneBlock;
using views::PlanSheet;

constexpr double sheetContentWidth = sheetWidth - 2 * sheetMargin;
constexpr double sheetCardInset = 14;
constexpr double sheetLaneWidth = sheetContentWidth - 2 * sheetCardInset;
constexpr double sampleWidth = 36;
constexpr double sampleHeight = 30;
constexpr int legendColumns = 4;

class SheetLayout {
    Q_DECLARE_TR_FUNCTIONS(PlanDrawing)
public:
    explicit SheetLayout(const PlanSheet& sheet)
        : m_sheet(sheet), m_theme(Theme::of(Scheme::Light)), m_font(fontOf(12, false)) {
        m_appearance = laneAppearance(m_theme, m_font, 0.5);
        m_appearance.width = sheetLaneWidth;
        m_appearance.handles = false;
        m_unit = views::laneUnit(sheet.lanes(), m_appearance.style, sheetLaneWidth);
    }

    [[nodiscard]] std::vector<SheetItem> made() && {
        line(m_sheet.title, fontOf(20, true), m_theme.text);
        line(m_sheet.basis, m_font, m_theme.dimText);
        for (const auto& cluster : m_sheet.clusters) {
            space(10);
            line(cluster.title, fontOf(15, true), m_theme.text, true);
            for (const auto& pool : cluster.pools) {
                addPool(pool);
            }
            for (const auto& need : cluster.nowhere) {
                line(tr("Nowhere: %1").arg(need.explanation), fontOf(12, true), m_appearance.colours.attention);
            }
            line(cluster.note, m_font, m_theme.dimText);
            space(4);
            addFigures(cluster.figures);
        }
        addSection(tr("All clusters"), m_sheet.total);
        addLines(tr("Steps"), m_sheet.steps);
        addLines(tr("Warnings"), m_sheet.warnings);
        addLegend();
        return std::move(m_items);
    }

private:
    static QFont fontOf(int pixels, bool bold) {
        auto font = QGuiApplication::font();
        font.setPixelSize(pixels);
        font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
        return font;
    }

    void add(double height, std::function<void(QPainter&)> paint, bool keepsWithNext = false) {
        m_items.push_back({height, std::move(paint), keepsWithNext});
    }

    void space(double height) {
        add(height, [](QPainter&) {});
    }

    /// Wrapped, so that nothing is cut.
    void line(const QString& text, const QFont& font, const QColor& colour, bool heading = false) {
        if (text.isEmpty()) {
            return;
        }
        const QRectF available(0, 0, sheetContentWidth, 1e6);
        const int flags = Qt::TextWrapAnywhere | Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
        const double height = std::ceil(QFontMetricsF(font).boundingRect(available, flags, text).height()) + 4;
        add(
            height,
            [=](QPainter& painter) {
                painter.setFont(font);
                painter.setPen(colour);
                painter.drawText(QRectF(0, 0, sheetContentWidth, height), flags, text);
            },
            heading);
    }

    void addPool(const PlanSheet::Pool& pool) {
        const auto geometry = laneGeometry(pool.lane, m_appearance.style, m_unit, sheetLaneWidth);
        auto texts = laneTexts(pool.lane, geometry, m_appearance.style, sheetLaneWidth, m_appearance.measure);
        const double head = std::ceil(QFontMetricsF(fontOf(13, true)).height()) + 10;
        const double height = head + texts.height + 10;
        const auto bar = m_theme.pool(pool.lane.colour).line;
        add(height + 8, [appearance = m_appearance, &pool, geometry, texts = std::move(texts), head, height, bar,
                         &theme = m_theme](QPainter& painter) {
            painter.setPen(QPen(theme.hairline, 1));
            painter.setBrush(theme.card);
            painter.drawRoundedRect(QRectF(0.5, 0.5, sheetContentWidth - 1, height - 1), 6, 6);
            painter.fillRect(QRectF(0, 3, 3, height - 6), bar);
            paintHead(painter, pool, theme, head);
            painter.translate(sheetCardInset, head);
            paintLane(painter, pool.lane, geometry, appearance, texts);
        });
    }

    /// The name, what changes and the shape from the left, what they come to from the right.
    static void paintHead(QPainter& painter, const PlanSheet::Pool& pool, const Theme& theme, double height) {
        const QRectF row(sheetCardInset, 2, sheetLaneWidth, height - 2);
        const auto bold = fontOf(13, true), plain = fontOf(12, false);
        const QFontMetricsF plainSize(plain), boldSize(bold);
        const auto effect = plainSize.elidedText(pool.effect, Qt::ElideRight, row.width() * 0.5);
        painter.setFont(plain);
        painter.setPen(theme.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, effect);
        const double available = row.width() - plainSize.horizontalAdvance(effect) - 24;
        const auto name = boldSize.elidedText(pool.lane.name, Qt::ElideRight, available);
        painter.setFont(bold);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        QStringList more{pool.shape, pool.badge};
        more.removeAll(QString());
        const double from = std::ceil(boldSize.horizontalAdvance(name)) + 12;
        const auto rest = plainSize.elidedText(more.join(QStringLiteral(" \u00b7 ")), Qt::ElideRight, available - from);
        painter.setFont(plain);
        painter.setPen(theme.dimText);
        painter.drawText(row.adjusted(from, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, rest);
    }

    void addFigures(const std::vector<views::PlannerFigure>& figures) {
        if (figures.empty()) {
            return;
        }
        addRow({QString(), tr("Live"), tr("Plan"), tr("Change")}, m_theme.dimText, true);
        for (const auto& figure : figures) {
            addRow(figure, m_theme.text, false);
        }
    }

    void addRow(const views::PlannerFigure& row, const QColor& colour, bool heading) {
        const QFontMetricsF size(m_font);
        const double height = std::ceil(size.height()) + 6;
        add(
            height,
            [=, font = m_font, rule = m_theme.hairline](QPainter& painter) {
                constexpr std::array shares{0.34, 0.28, 0.22, 0.16};
                const std::array cells{row.label, row.live, row.plan, row.change};
                painter.setFont(font);
                painter.setPen(colour);
                double left = 0;
                for (std::size_t at = 0; at < cells.size(); ++at) {
                    const QRectF cell(left, 0, sheetContentWidth * shares[at] - 8, height - 1);
                    const auto side = at == 0 ? Qt::AlignLeft : Qt::AlignRight;
                    painter.drawText(cell, side | Qt::AlignVCenter | Qt::TextSingleLine,
                                     size.elidedText(cells[at], Qt::ElideRight, cell.width()));
                    left += sheetContentWidth * shares[at];
                }
                painter.fillRect(QRectF(0, height - 1, sheetContentWidth, 1), rule);
            },
            heading);
    }

    void addSection(const QString& title, const std::vector<views::PlannerFigure>& figures) {
        if (!figures.empty()) {
            space(10);
            line(title, fontOf(15, true), m_theme.text, true);
            addFigures(figures);
        }
    }

    void addLines(const QString& title, const QStringList& lines) {
        if (lines.isEmpty()) {
            return;
        }
        space(10);
        line(title, fontOf(15, true), m_theme.text, true);
        for (const auto& each : lines) {
            line(each, m_font, m_theme.text);
        }
    }

    struct LegendSample {
        Lane lane;
        QString meaning;
    };

    static LegendSample sampleOf(LaneBlock::Kind kind, const QString& meaning) {
        LegendSample sample;
        sample.lane.blocks = {{kind, 100, {}, {}}};
        sample.meaning = meaning;
        return sample;
    }

    static views::LaneNeed needOf(std::int64_t connections, bool met = true, bool unknown = false) {
        views::LaneNeed need;
        need.connections = connections;
        need.met = met;
        need.unknown = unknown;
        return need;
    }

    static std::vector<LegendSample> samples() {
        using Kind = LaneBlock::Kind;
        std::vector<LegendSample> all{
            sampleOf(Kind::Up, tr("instance, as wide as its limit")), sampleOf(Kind::NotUp, tr("not up, or unknown")),
            sampleOf(Kind::Added, tr("added by the plan")), sampleOf(Kind::Removed, tr("removed by the plan")),
            sampleOf(Kind::Standby, tr("standby, no connections"))};
        auto lost = sampleOf(Kind::Up, tr("gone when an instance is lost"));
        lost.lane.limit = 100;
        lost.lane.afterLoss = 0;
        auto met = sampleOf(Kind::Up, tr("needs of an app"));
        met.lane.needs.push_back(needOf(60));
        met.lane.usable = met.lane.limit = 100;
        auto missed = sampleOf(Kind::Up, tr("needs that don't fit"));
        missed.lane.needs.push_back(needOf(95, false));
        missed.lane.usable = 40;
        auto unknown = sampleOf(Kind::Up, tr("needs that can't be checked"));
        unknown.lane.needs.push_back(needOf(60, false, true));
        auto margin = sampleOf(Kind::Up, tr("most that needs may take"));
        margin.lane.usable = 60;
        auto used = sampleOf(Kind::Up, tr("connections in use"));
        used.lane.inUse = used.lane.peak = 50;
        auto peak = sampleOf(Kind::Up, tr("peak seen"));
        peak.lane.peak = 50;
        auto before = sampleOf(Kind::Up, tr("before a change of level"));
        before.lane.blocks.front().limit = 60;
        before.lane.outline = {100};
        for (auto* each : {&lost, &met, &missed, &unknown, &margin, &used, &peak, &before}) {
            all.push_back(std::move(*each));
        }
        return all;
    }

    void addLegend() {
        space(10);
        line(tr("Legend"), fontOf(15, true), m_theme.text, true);
        const auto all = samples();
        for (std::size_t at = 0; at < all.size(); at += legendColumns) {
            const std::vector<LegendSample> row(
                all.begin() + static_cast<std::ptrdiff_t>(at),
                all.begin() + static_cast<std::ptrdiff_t>(std::min(at + legendColumns, all.size())));
            add(
                sampleHeight + 4,
                [row, appearance = m_appearance, &theme = m_theme](QPainter& painter) {
                    paintSamples(painter, row, appearance, theme);
                },
                true);
        }
    }

    static void paintSamples(QPainter& painter, const std::vector<LegendSample>& row, LaneAppearance appearance,
                             const Theme& theme) {
        appearance.style = {.top = 8, .blockHeight = 18, .needInset = 4, .needHeight = 10, .bottom = 4};
        appearance.width = sampleWidth;
        constexpr double step = sheetContentWidth / legendColumns;
        const QFontMetricsF size(appearance.font);
        for (const auto& sample : row) {
            painter.save();
            paintLane(painter, sample.lane, laneGeometry(sample.lane, appearance.style, 0.3), appearance, {});
            painter.setFont(appearance.font);
            painter.setPen(theme.text);
            const QRectF words(sampleWidth + 6, 0, step - sampleWidth - 14, sampleHeight + 4);
            painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             size.elidedText(sample.meaning, Qt::ElideRight, words.width()));
            painter.restore();
            painter.translate(step, 0);
        }
    }

    const PlanSheet& m_sheet;
    const Theme& m_theme;
    QFont m_font;
    LaneAppearance m_appearance;
    double m_unit = 0;
    std::vector<SheetItem> m_items;
};

} // namespace

std::vector<SheetItem> sheetItems(const views::PlanSheet& sheet) {
    return SheetLayout(sheet).made();
}

} // namespace poolhouse::ui
