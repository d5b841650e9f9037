// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour_camera.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QProgressBar>
#include <QTemporaryFile>
#include <QWidget>

namespace poolhouse::console {

namespace {

/// Visible dialogs and menus of the window, in creation order.
QList<QWidget*> overlaysOf(const QWidget& window) {
    QList<QWidget*> overlays;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (widget->isWindow() && widget->isVisible() && widget->windowType() != Qt::ToolTip) {
            overlays.append(widget);
        }
    }
    return overlays;
}

} // namespace

QImage pictureOf(QWidget& window, int scale) {
    QImage image(window.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(window.palette().color(QPalette::Window));
    window.render(&image);
    for (auto* overlay : overlaysOf(window)) {
        // without a window manager, centre dialogs on the window
        const auto at = overlay->windowType() == Qt::Popup ? window.mapFromGlobal(overlay->mapToGlobal(QPoint()))
                                                           : window.rect().center() - overlay->rect().center();
        overlay->render(&image, at);
        QPainter painter(&image);
        painter.setPen(QPen(overlay->palette().color(QPalette::Mid), 1));
        painter.drawRect(QRect(at, overlay->size()).adjusted(0, 0, -1, -1));
    }
    return image;
}

void freezeAnimations(QWidget& window) {
    QApplication::setCursorFlashTime(0);
    for (auto* bar : window.findChildren<QProgressBar*>()) {
        if (bar->minimum() == bar->maximum()) {
            bar->setRange(0, 100);
            bar->setValue(40);
        }
    }
}

std::optional<QString> directoryProblem(const QString& directory) {
    if (!QDir().mkpath(directory)) {
        return QStringLiteral("The folder %1 couldn't be created. Name another one after --tour.").arg(directory);
    }
    QTemporaryFile probe(QDir(directory).filePath(QStringLiteral("poolhouse-XXXXXX")));
    if (!probe.open()) {
        return QStringLiteral("The folder %1 is not writable: %2. Name another one after --tour.")
            .arg(directory, probe.errorString());
    }
    return std::nullopt;
}

} // namespace poolhouse::console
