// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_board_delegate.h"

#include "models/tables/fleet_board_model.h"
#include "models/tables/roles.h"
#include "models/text/tone.h"
#include "ui/fleet/cell_paint.h"
#include "ui/theme/contrast.h"
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

void paintUse(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& content,
              const QColor& text) {
    const Theme& theme = Theme::of(option.palette);
    const QString word = index.data().toString();
    const QFontMetrics metrics(option.font);
    const int figure = std::max(metrics.horizontalAdvance(QStringLiteral("100%")), metrics.horizontalAdvance(word));
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect bar(content.left(), content.center().y() - 3, std::max(0, content.width() - figure - 8), 7);
    const QVariant use = index.data(tables::UseRole);
    if (bar.width() > 16) {
        cell::paintUse(painter, visual(bar), use.isValid() ? std::optional(use.toDouble()) : std::nullopt,
                       toneOf(index), theme, option.direction);
    }
    const text::Tone tone = toneOf(index);
    const bool worrying = tone == text::Tone::Attention || tone == text::Tone::Bad;
    painter.setFont(worrying ? styled(option.font, TextStyle::Strong) : option.font);
    painter.setPen(worrying ? theme.tone(tone).text : text);
    painter.drawText(visual(content), cell::endAlignment(option.direction), word);
}

} // namespace

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
            content.setLeft(sign.right() + 7);
        }
        painter->setPen(text);
        const int alignment = atEnd ? cell::endAlignment(option.direction) : cell::startAlignment(option.direction);
        painter->drawText(visual(content), alignment,
                          QFontMetrics(painter->font()).elidedText(word, Qt::ElideMiddle, content.width()));
    }
    painter->restore();
}

} // namespace poolhouse::ui
