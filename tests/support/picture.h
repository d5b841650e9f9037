// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/layout_audit.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QRegion>
#include <QTest>

namespace poolhouse::test {

/// Names of those parts of `widget` that are missing, hidden, or partly scrolled out of view.
inline QStringList notInView(const QWidget& widget, const QStringList& parts) {
    QStringList missing;
    for (const QString& name : parts) {
        const auto* part = widget.findChild<QWidget*>(name);
        if (part == nullptr || !part->isVisible() || part->visibleRegion().boundingRect() != part->rect()) {
            missing << name;
        }
    }
    return missing;
}

/// Verifies that no text of the widget is clipped. Writes the picture to the directory in POOLHOUSE_SHOTS, if set.
inline void shoot(QWidget& widget, const QString& name, qreal scale = 1) {
    QTest::qWait(60); // lets pending layouts and collected changes settle
    QTRY_VERIFY2(clippedTexts(widget).isEmpty(),
                 qPrintable(name + QLatin1Char('\n') + clippedTexts(widget).join(QLatin1Char('\n'))));
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    widget.render(&image);
    const QString folder = qEnvironmentVariable("POOLHOUSE_SHOTS");
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(image.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }
}

/// Pictures of one data row, in its theme, direction and scale; their names end with the row's.
class Pictures {
public:
    /// The columns that the constructor fetches.
    static void addColumns() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<qreal>("scale");
    }
    static void addRows() {
        addColumns();
        QTest::newRow("light") << false << false << 1.0;
        QTest::newRow("dark") << true << false << 1.0;
        QTest::newRow("mirrored") << false << true << 1.0;
        QTest::newRow("light@2") << false << false << 2.0;
    }

    Pictures() {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QFETCH(qreal, scale);
        m_theme.setChoice(dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
        m_direction = mirrored ? Qt::RightToLeft : Qt::LeftToRight;
        m_scale = scale;
    }

    [[nodiscard]] const ui::Theme& theme() const { return m_theme.theme(); }
    /// Lays `widget` out in the row's direction.
    void direct(QWidget& widget) const { widget.setLayoutDirection(m_direction); }
    void shoot(QWidget& widget, const char* name) const {
        test::shoot(widget, QStringLiteral("%1-%2").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag())),
                    m_scale);
    }

private:
    ui::ThemeController m_theme{*qApp, ui::SchemeChoice::Light};
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    qreal m_scale = 1;
};

} // namespace poolhouse::test
