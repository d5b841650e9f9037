// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_tree_delegate.h"

#include "models/tables/fleet_tree_model.h"
#include "models/tables/roles.h"
#include "models/text/tone.h"
#include "ui/fleet/cell_paint.h"
#include "ui/theme/contrast.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <optional>

namespace poolhouse::ui {

namespace {

constexpr int figureMargin = 8; ///< between the figure and the trailing edge
constexpr int changeMarkWidth = cell::signSize + 5;

struct RowAppearance {
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

RowAppearance appearanceOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QModelIndex first = index.siblingAtColumn(tables::FleetTreeModel::Name);
    return {static_cast<tables::RowKind>(first.data(tables::KindRole).toInt()),
            static_cast<text::Tone>(first.data(tables::ToneRole).toInt()), markOf(index),
            option.state.testFlag(QStyle::State_Selected),
            first.data(tables::StaleRole).toBool() || first.data(tables::LoadingRole).toBool()};
}

QColor nameColour(const RowAppearance& appearance, const Theme& theme) {
    if (appearance.selected) {
        return theme.onPrimary;
    }
    return appearance.dim || appearance.kind == tables::RowKind::Pool ? theme.dimText : theme.text;
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

/// At the trailing edge of the column, where labels stand below each other; takes its width off `content`.
void paintLabelBeside(QPainter& painter, const QStyleOptionViewItem& option, QRect& content,
                      const fleet::ClusterLabel& label) {
    constexpr int gap = 6;
    constexpr double mostOfName = 0.4;
    const QFont small = styled(option.font, TextStyle::Small);
    const QSize size =
        labelSize(label, small).boundedTo({static_cast<int>(content.width() * mostOfName), content.height()});
    const QRect tag(content.right() + 1 - size.width(), content.center().y() - size.height() / 2 + 1, size.width(),
                    size.height());
    paintLabel(painter, QStyle::visualRect(option.direction, option.rect, tag), label, Theme::of(option.palette),
               small);
    content.setRight(tag.left() - gap);
}

void paintName(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
               const RowAppearance& appearance) {
    const Theme& theme = Theme::of(option.palette);
    QRect content(0, 0, option.rect.width(), option.rect.height());
    content.translate(option.rect.topLeft());
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (appearance.kind == tables::RowKind::Cluster) {
        const QRect sign(content.left() + 2, content.center().y() - cell::signSize / 2 + 1, cell::signSize,
                         cell::signSize);
        paintSign(painter, visual(sign), appearance.tone, appearance.selected, theme);
        content.setLeft(sign.right() + 7);
    }
    const QFont font = appearance.kind == tables::RowKind::App ? styled(option.font, TextStyle::Strong) : option.font;
    painter.setFont(font);
    // names of clusters need the width: a label that all of an app have stands at the app
    if (const auto label = labelAt(index); label && !labelAt(index.parent())) {
        paintLabelBeside(painter, option, content, *label);
        painter.setFont(font);
    }
    painter.setPen(nameColour(appearance, theme));
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, content.width());
    painter.drawText(visual(content), cell::startAlignment(option.direction), text);
}

void paintFigure(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                 const RowAppearance& appearance) {
    const Theme& theme = Theme::of(option.palette);
    QRect content = option.rect;
    if (option.direction == Qt::RightToLeft) {
        content.setLeft(content.left() + figureMargin);
    } else {
        content.setRight(content.right() - figureMargin);
    }
    const QString text = index.data().toString();
    const QFont small = styled(option.font, TextStyle::Small);
    const QFont font = appearance.kind == tables::RowKind::App ? styled(small, TextStyle::Strong) : small;
    const bool badge = index.data(tables::BadgeRole).toBool() && !appearance.selected;
    if (appearance.mark) {
        const int beside = QFontMetrics(font).horizontalAdvance(text) + (badge ? 11 : 0) + changeMarkWidth;
        const int left = std::max(content.left() + 2, content.right() + 1 - beside);
        const QRect sign(left, content.center().y() - cell::signSize / 2 + 1, cell::signSize, cell::signSize);
        paintSign(painter, QStyle::visualRect(option.direction, content, sign), *appearance.mark, appearance.selected,
                  theme);
        content = option.direction == Qt::RightToLeft ? content.adjusted(0, 0, -changeMarkWidth, 0)
                                                      : content.adjusted(changeMarkWidth, 0, 0, 0);
    }
    if (badge) {
        const int outwards = option.direction == Qt::RightToLeft ? -5 : 5;
        cell::paintBadge(painter, content.translated(outwards, 0), text, appearance.tone, theme, small,
                         option.direction);
        return;
    }
    painter.setFont(font);
    painter.setPen(appearance.selected ? theme.onPrimary : theme.dimText);
    painter.drawText(content, cell::endAlignment(option.direction),
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, content.width()));
}

} // namespace

void FleetTreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const RowAppearance appearance = appearanceOf(option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.column() == tables::FleetTreeModel::Name) {
        paintName(*painter, option, index, appearance);
    } else {
        paintFigure(*painter, option, index, appearance);
    }
    painter->restore();
}

QSize FleetTreeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {80, std::max(metrics::target + 4, QFontMetrics(option.font).height() + 10)};
}

int FleetTreeDelegate::figureWidth(const QFont& font, const QModelIndex& index) {
    const QFontMetrics metrics(styled(styled(font, TextStyle::Small), TextStyle::Strong));
    return metrics.horizontalAdvance(index.data().toString()) + figureMargin + 16 +
           (markOf(index) ? changeMarkWidth : 0);
}

} // namespace poolhouse::ui
