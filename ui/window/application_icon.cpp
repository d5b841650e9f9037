// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/application_icon.h"

#include <QPainter>
#include <QPixmap>
#include <QtSvg/QSvgRenderer>

namespace poolhouse::ui {

QIcon applicationIcon() {
    QSvgRenderer drawing(QStringLiteral(":/poolhouse/icons/poolhouse.svg"));
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawing.render(&painter);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace poolhouse::ui
