// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_row.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int textInset = 16; ///< where the tree's names of apps begin

} // namespace

FleetRow::FleetRow(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("fleetRow"));
    setText(tr("Fleet"));
    setToolTip(tr("All clusters side by side"));
    setAccessibleDescription(toolTip());
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FleetRow::sizeHint() const {
    const QFontMetrics measure(styled(font(), TextStyle::Strong));
    return {measure.horizontalAdvance(text()) + 2 * textInset, std::max(metrics::target + 4, measure.height() + 10)};
}

void FleetRow::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(rect()).adjusted(0, 1, 0, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.primary : theme.track);
        painter.drawRoundedRect(row, metrics::controlRadius, metrics::controlRadius);
    }
    if (hasFocus()) {
        const qreal inset = isChecked() ? 2.5 : 1;
        painter.setPen(QPen(isChecked() ? theme.onPrimary : theme.accent, isChecked() ? 1 : 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(row.adjusted(inset, inset, -inset, -inset), metrics::controlRadius - 2,
                                metrics::controlRadius - 2);
    }
    painter.setFont(styled(font(), TextStyle::Strong));
    painter.setPen(isChecked() ? theme.onPrimary : theme.text);
    painter.drawText(rect().adjusted(textInset, 0, -textInset, 0),
                     QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter), text());
}

void FleetRow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    case Qt::Key_Down: Q_EMIT leftDownwards(); return;
    default: QAbstractButton::keyPressEvent(event); return;
    }
}

} // namespace poolhouse::ui
