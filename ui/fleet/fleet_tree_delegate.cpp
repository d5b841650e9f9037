// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_tree_delegate.h"

#include "models/tables/fleet_tree_model.h"
#include "models/tables/roles.h"
#include "models/text/tone.h"
#include "ui/fleet/cell_paint.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <optional>

namespace poolhouse::ui {

namespace {

constexpr int edge = 8; ///< between the figure and the trailing edge
constexpr int changeMarkRoom = cell::signSize + 5;

struct Look {
    tables::RowKind kind;
    text::Tone tone;
    std::optional<text::Tone> mark; ///< of a running change, unless the row's own sign shows it
    bool selected;
    bool dim;
};

std::optional<text::Tone> markOf(const QModelIndex& index) {
    const QModelIndex first = index.siblingAtColumn(tables::FleetTreeModel::Name);
    const QVariant mark = first.data(tables::ChangeRole);
    const bool cluster = first.data(tables::KindRole).toInt() == static_cast<int>(tables::RowKind::Cluster);
    return mark.isValid() && !(cluster && mark == first.data(tables::ToneRole))
               ? std::optional(static_cast<text::Tone>(mark.toInt()))
               : std::nullopt;
}

Look lookOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QModelIndex first = index.siblingAtColumn(tables::FleetTreeModel::Name);
    return {static_cast<tables::RowKind>(first.data(tables::KindRole).toInt()),
            static_cast<text::Tone>(first.data(tables::ToneRole).toInt()), markOf(index),
            option.state.testFlag(QStyle::State_Selected),
            first.data(tables::StaleRole).toBool() || first.data(tables::LoadingRole).toBool()};
}

QColor nameColour(const Look& look, const Theme& theme) {
    if (look.selected) {
        return theme.onPrimary;
    }
    return look.dim || look.kind == tables::RowKind::Pool ? theme.dimText : theme.text;
}

/// Adds a contrasting background on a selected row.
void paintSign(QPainter& painter, const QRect& rect, text::Tone tone, bool selected, const Theme& theme) {
    if (selected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.card);
        painter.drawEllipse(rect.adjusted(-2, -2, 2, 2));
    }
    paintTone(painter, rect.adjusted(1, 1, -1, -1), tone, theme);
}

void paintName(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Look& look) {
    const Theme& theme = Theme::of(option.palette);
    QRect room(0, 0, option.rect.width(), option.rect.height());
    room.translate(option.rect.topLeft());
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (look.kind == tables::RowKind::Cluster) {
        const QRect sign(room.left() + 2, room.center().y() - cell::signSize / 2 + 1, cell::signSize, cell::signSize);
        paintSign(painter, visual(sign), look.tone, look.selected, theme);
        room.setLeft(sign.right() + 7);
    }
    const QFont font = look.kind == tables::RowKind::App ? styled(option.font, TextStyle::Strong) : option.font;
    painter.setFont(font);
    painter.setPen(nameColour(look, theme));
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, room.width());
    painter.drawText(visual(room), cell::startAlignment(option.direction), text);
}

void paintFigure(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Look& look) {
    const Theme& theme = Theme::of(option.palette);
    QRect room = option.rect;
    if (option.direction == Qt::RightToLeft) {
        room.setLeft(room.left() + edge);
    } else {
        room.setRight(room.right() - edge);
    }
    const QString text = index.data().toString();
    const QFont small = styled(option.font, TextStyle::Small);
    const QFont font = look.kind == tables::RowKind::App ? styled(small, TextStyle::Strong) : small;
    const bool badge = index.data(tables::BadgeRole).toBool() && !look.selected;
    if (look.mark) {
        const int beside = QFontMetrics(font).horizontalAdvance(text) + (badge ? 11 : 0) + changeMarkRoom;
        const int left = std::max(room.left() + 2, room.right() + 1 - beside);
        const QRect sign(left, room.center().y() - cell::signSize / 2 + 1, cell::signSize, cell::signSize);
        paintSign(painter, QStyle::visualRect(option.direction, room, sign), *look.mark, look.selected, theme);
        room = option.direction == Qt::RightToLeft ? room.adjusted(0, 0, -changeMarkRoom, 0)
                                                   : room.adjusted(changeMarkRoom, 0, 0, 0);
    }
    if (badge) {
        const int outwards = option.direction == Qt::RightToLeft ? -5 : 5;
        cell::paintBadge(painter, room.translated(outwards, 0), text, look.tone, theme, small, option.direction);
        return;
    }
    painter.setFont(font);
    painter.setPen(look.selected ? theme.onPrimary : theme.dimText);
    painter.drawText(room, cell::endAlignment(option.direction),
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
}

} // namespace

void FleetTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look look = lookOf(option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.column() == tables::FleetTreeModel::Name) {
        paintName(*painter, option, index, look);
    } else {
        paintFigure(*painter, option, index, look);
    }
    painter->restore();
}

QSize FleetTreeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {80, std::max(metrics::target + 4, QFontMetrics(option.font).height() + 10)};
}

int FleetTreeDelegate::figureWidth(const QFont& font, const QModelIndex& index) {
    const QFontMetrics metrics(styled(styled(font, TextStyle::Small), TextStyle::Strong));
    return metrics.horizontalAdvance(index.data().toString()) + edge + 16 + (markOf(index) ? changeMarkRoom : 0);
}

} // namespace poolhouse::ui
