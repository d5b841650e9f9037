// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/label_painter.h"

#include "models/tables/roles.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace poolhouse::ui {

namespace {

constexpr int labelPadding = 5; ///< at each side
constexpr double labelRadius = 3;

} // namespace

QSize labelSize(const fleet::ClusterLabel& label, const QFont& font) {
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(label.text) + 2 * labelPadding + 1, metrics.height()};
}

void paintLabel(QPainter& painter, const QRect& rect, const fleet::ClusterLabel& label, const Theme& theme,
                const QFont& font) {
    const auto& colours = theme.label(label.color);
    const bool outlined = theme.contrastLevel() == ContrastLevel::High;
    painter.setPen(outlined ? QPen(colours.text, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.background);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), labelRadius, labelRadius);
    const QRect inner = rect.adjusted(labelPadding, 0, -labelPadding, 0);
    painter.setFont(font);
    painter.setPen(colours.text);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(label.text, Qt::ElideRight, inner.width() + 1));
}

std::optional<fleet::ClusterLabel> labelAt(const QModelIndex& index) {
    const auto text = index.data(tables::LabelRole).toString();
    return text.isEmpty() ? std::nullopt
                          : std::optional(fleet::ClusterLabel{
                                text, static_cast<fleet::LabelColor>(index.data(tables::LabelColorRole).toInt())});
}

} // namespace poolhouse::ui
