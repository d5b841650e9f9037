// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reserved_height.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QFontMetrics>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

ReservedHeight::ReservedHeight(Height reserved) : m_reserved(std::move(reserved)) {
    setSpacing(metrics::halfGrid);
    addStretch(1);
}

QSize ReservedHeight::sizeHint() const {
    const QSize content = QVBoxLayout::sizeHint();
    return {content.width(), std::max(content.height(), m_reserved(content.width()))};
}

int ReservedHeight::heightForWidth(int width) const {
    const int content =
        QVBoxLayout::hasHeightForWidth() ? QVBoxLayout::heightForWidth(width) : QVBoxLayout::sizeHint().height();
    return std::max(content, m_reserved(width));
}

int ReservedHeight::minimumHeightForWidth(int width) const {
    return heightForWidth(width);
}

int smallLineHeight() {
    return QFontMetrics(styled(QApplication::font(), TextStyle::Small)).lineSpacing();
}

} // namespace poolhouse::ui
