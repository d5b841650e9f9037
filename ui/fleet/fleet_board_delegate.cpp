// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_board_delegate.h"

#include "models/tables/fleet_board_model.h"
#include "models/tables/roles.h"
#include "models/text/tone.h"
#include "models/views/pool_demand.h"
#include "ui/fleet/cell_paint.h"
#include "ui/theme/contrast.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using Board = tables::FleetBoardModel;

constexpr int cellPadding = 10;
constexpr int signSpace = cell::signSize + 7;
constexpr int rowBarHeight = 7;
constexpr int leastBar = 110;
constexpr int trendWidth = 84;
constexpr int labelGap = 6;

text::Tone toneOf(const QModelIndex& index) {
    return static_cast<text::Tone>(index.data(tables::ToneRole).toInt());
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Theme& theme) {
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(option.rect, mixed(theme.primary, theme.card, 0.14));
        const int edge = option.direction == Qt::RightToLeft ? option.rect.right() - 2 : option.rect.left();
        if (index.column() == Board::Cluster) {
            painter.fillRect(QRect(edge, option.rect.top(), 3, option.rect.height()), theme.primary);
        }
    }
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.hairline);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 4, 4);
    }
}

/// The pool's name and its share on one line, the bar below, with a tick at the limit after losing one instance.
void paintUse(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& content,
              const QColor& text) {
    const Theme& theme = Theme::of(option.palette);
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const text::Tone tone = toneOf(index);
    const bool worrying = tone == text::Tone::Attention || tone == text::Tone::Bad;
    const QRect line(content.left(), content.top(), content.width(), content.height() * 3 / 5);
    const QFont strong = styled(option.font, TextStyle::Strong);
    const QString word = index.data().toString();
    painter.setFont(strong);
    painter.setPen(worrying ? theme.tone(tone).text : text);
    painter.drawText(visual(line), cell::endAlignment(option.direction), word);
    const QRect name = line.adjusted(0, 0, -QFontMetrics(strong).horizontalAdvance(word) - cellPadding, 0);
    painter.setFont(option.font);
    painter.setPen(text);
    painter.drawText(
        visual(name), cell::startAlignment(option.direction),
        QFontMetrics(option.font).elidedText(index.data(tables::DetailRole).toString(), Qt::ElideRight, name.width()));
    const QVariant use = index.data(tables::UseRole);
    const QRect bar(content.left(), line.bottom() + 2, content.width(), rowBarHeight);
    cell::paintUse(painter, visual(bar), use.isValid() ? std::optional(use.toDouble()) : std::nullopt, tone, theme,
                   option.direction);
    if (const QVariant mark = index.data(tables::MarkRole); mark.isValid()) {
        const int at = bar.left() + static_cast<int>(bar.width() * std::clamp(mark.toDouble(), 0.0, 1.0));
        painter.fillRect(visual(QRect(at - 1, bar.top() - 2, 2, rowBarHeight + 4)), theme.text);
    }
}

/// The readings of a day as lines between gaps, and the limit now, dashed. Time runs in the direction of reading of
/// charts, from the left. The scale begins at 0 and ends above the limit, or above the peak where that is higher.
void paintTrend(QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) {
    const QVariant value = index.data(tables::TrendRole);
    if (!value.isValid()) {
        return;
    }
    const auto trend = value.value<views::PoolTrend>();
    const QRectF area = QRectF(rect).adjusted(0, rect.height() / 5.0, 0, -rect.height() / 5.0);
    const double peak = core::peakOf(trend.samples).value_or(0);
    const double top = std::max({1.0, peak, static_cast<double>(trend.limit.value_or(0))});
    const auto yOf = [&](double connections) { return area.bottom() - area.height() * connections / top; };
    const auto length = static_cast<double>((trend.to - trend.from).count());
    if (trend.limit && *trend.limit > 0) {
        painter.setPen(QPen(theme.tone(text::Tone::Bad).outline, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), yOf(*trend.limit)), QPointF(area.right(), yOf(*trend.limit)));
    }
    const auto use = static_cast<text::Tone>(index.siblingAtColumn(Board::Use).data(tables::ToneRole).toInt());
    const bool worrying = use == text::Tone::Attention || use == text::Tone::Bad;
    painter.setPen(QPen(worrying ? theme.tone(use).outline : theme.dimText, 1.5));
    QPolygonF line;
    const auto finish = [&] {
        if (line.size() == 1) {
            painter.drawEllipse(line.front(), 0.75, 0.75);
        } else if (line.size() > 1) {
            painter.drawPolyline(line);
        }
        line.clear();
    };
    painter.setBrush(Qt::NoBrush);
    // the borders between buckets move with each reading: small ones, so that the line does not
    constexpr std::size_t bucketsPerPixel = 4;
    for (const auto& sample :
         core::downsampled(trend.samples, bucketsPerPixel * static_cast<std::size_t>(rect.width()))) {
        if (!sample.value) {
            finish();
            continue;
        }
        const double share = static_cast<double>((sample.at - trend.from).count()) / length;
        line << QPointF(area.left() + area.width() * share, yOf(*sample.value));
    }
    finish();
}

/// Two lines: the text of the cell and its detail.
void paintLines(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& content,
                const QColor& text, bool atEnd) {
    const Theme& theme = Theme::of(option.palette);
    const int alignment = atEnd ? cell::endAlignment(option.direction) : cell::startAlignment(option.direction);
    const QString detail = index.data(tables::DetailRole).toString();
    const QFont small = styled(option.font, TextStyle::Small);
    const int first = QFontMetrics(painter.font()).height();
    const int second = detail.isEmpty() ? 0 : QFontMetrics(small).height();
    const int top = content.top() + (content.height() - first - second) / 2;
    const auto draw = [&](const QString& word, const QRect& line) {
        painter.drawText(QStyle::visualRect(option.direction, option.rect, line), alignment,
                         QFontMetrics(painter.font()).elidedText(word, Qt::ElideRight, line.width()));
    };
    painter.setPen(text);
    draw(index.data().toString(), {content.left(), top, content.width(), first});
    QRect below(content.left(), top + first, content.width(), second);
    if (const auto label = labelAt(index)) {
        const QRect tag(below.topLeft(), labelSize(*label, small).boundedTo(below.size()));
        paintLabel(painter, QStyle::visualRect(option.direction, option.rect, tag), *label, theme, small);
        below.setLeft(tag.right() + labelGap);
    }
    if (!detail.isEmpty()) {
        painter.setFont(small);
        painter.setPen(theme.dimText);
        draw(detail, below);
    }
}

} // namespace

CellFonts::CellFonts(const QFont& font)
    : plain(font),
      strong(styled(font, TextStyle::Strong)),
      small(styled(font, TextStyle::Small)),
      plainMetrics(plain),
      strongMetrics(strong),
      smallMetrics(small) {}

void FleetBoardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::of(option.palette);
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, index, theme);
    const bool dim = index.data(tables::StaleRole).toBool() || index.data(tables::LoadingRole).toBool();
    const QColor text =
        dim || index.column() == Board::App || index.column() == Board::Age ? theme.dimText : theme.text;
    QRect content = option.rect.adjusted(cellPadding, 0, -cellPadding, -1);
    const QString word = index.data().toString();
    painter->setFont(index.column() == Board::Cluster ? styled(option.font, TextStyle::Strong) : option.font);
    const int given = index.data(Qt::TextAlignmentRole).toInt();
    const bool atEnd = (given & (Qt::AlignRight | Qt::AlignTrailing)) != 0;
    if (index.column() == Board::Use) {
        paintUse(*painter, option, index, content, text);
    } else if (index.column() == Board::Day) {
        paintTrend(*painter, visual(content), index, theme);
    } else if (index.data(tables::BadgeRole).toBool()) {
        const bool leftToRight = (option.direction == Qt::LeftToRight) == atEnd;
        cell::paintBadge(*painter, visual(content), word, toneOf(index), theme, styled(option.font, TextStyle::Small),
                         leftToRight ? Qt::LeftToRight : Qt::RightToLeft);
    } else {
        // One sign per cluster, as in the tree.
        if (index.column() == Board::Cluster) {
            const QRect sign(content.left(), content.center().y() - cell::signSize / 2 + 1, cell::signSize,
                             cell::signSize);
            paintTone(*painter, visual(sign).adjusted(1, 1, -1, -1), toneOf(index), theme);
            content.setLeft(content.left() + signSpace);
        }
        paintLines(*painter, option, index, content, text, atEnd);
    }
    painter->restore();
}

int FleetBoardDelegate::widthOf(const QModelIndex& index, const CellFonts& fonts) {
    if (index.column() == Board::Day) {
        return widthAround(trendWidth);
    }
    const QString word = index.data().toString();
    const QString detail = index.data(tables::DetailRole).toString();
    const int small = fonts.smallMetrics.horizontalAdvance(detail);
    const auto strong = [&fonts, &word] { return fonts.strongMetrics.horizontalAdvance(word); };
    switch (index.column()) {
    case Board::Cluster: {
        const auto label = labelAt(index);
        const int tag = label ? labelSize(*label, fonts.small).width() + labelGap : 0;
        return widthAround(signSpace + std::max(strong(), tag + small));
    }
    case Board::Use:
        return widthAround(std::max(leastBar, fonts.plainMetrics.horizontalAdvance(detail) + cellPadding + strong()));
    default: break;
    }
    const int text = index.data(tables::BadgeRole).toBool()
                         ? fonts.smallMetrics.horizontalAdvance(word) + cell::badgePadding
                         : fonts.plainMetrics.horizontalAdvance(word);
    return widthAround(std::max(text, small));
}

int FleetBoardDelegate::widthAround(int content) {
    return content + 2 * cellPadding + 1;
}

int FleetBoardDelegate::rowHeight(const QFont& font) {
    const int lines = QFontMetrics(font).height() + QFontMetrics(styled(font, TextStyle::Small)).height();
    return std::max(36, lines + 12);
}

} // namespace poolhouse::ui
