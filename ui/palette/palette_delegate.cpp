// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_delegate.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace poolhouse::ui {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto visual = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.primary);
        painter->drawRoundedRect(QRectF(option.rect), metrics::controlRadius, metrics::controlRadius);
    }
    const QFontMetrics metrics(option.font);
    QRect content = option.rect.adjusted(12, 0, -12, 0);
    painter->setFont(option.font);
    const int end = Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight);
    const int start = Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    const QString hint = index.data(HintRole).toString();
    if (!hint.isEmpty()) {
        painter->setPen(selected ? theme.onPrimary : theme.dimText);
        painter->drawText(visual(content), end, hint);
        content.setRight(content.right() - metrics.horizontalAdvance(hint) - 16);
    }
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->setPen(selected ? theme.onPrimary : theme.text);
    painter->drawText(visual(content), start, metrics.elidedText(title, Qt::ElideMiddle, content.width()));
    content.setLeft(content.left() + std::min(content.width(), metrics.horizontalAdvance(title) + 12));
    const QString context = index.data(ContextRole).toString();
    if (!context.isEmpty() && content.width() > 24) {
        painter->setPen(selected ? theme.onPrimary : theme.dimText);
        painter->drawText(visual(content), start, metrics.elidedText(context, Qt::ElideRight, content.width()));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {200, std::max(32, QFontMetrics(option.font).height() + 14)};
}

} // namespace poolhouse::ui
