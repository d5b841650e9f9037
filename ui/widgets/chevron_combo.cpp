// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chevron_combo.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QStylePainter>
#include <QWheelEvent>

namespace poolhouse::ui {

ChevronCombo::ChevronCombo(QWidget* parent) : QComboBox(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(metrics::target);
    setStyleSheet(QStringLiteral("QComboBox::drop-down { border: none; width: 20px; }"));
    setSpokenCombo(this);
}

QString ChevronCombo::shownText() const {
    return currentText().isEmpty() ? placeholderText() : currentText();
}

void ChevronCombo::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = shownText();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    if (!isEditable()) {
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
    const double x = layoutDirection() == Qt::RightToLeft ? 14 : width() - 14;
    const double y = height() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isEnabled() ? theme.dimText : theme.border, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{x - 4, y - 2}, {x, y + 2}, {x + 4, y - 2}});
}

void ChevronCombo::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace poolhouse::ui
