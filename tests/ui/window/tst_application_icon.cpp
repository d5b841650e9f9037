// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/window/application_icon.h"

#include <QImage>
#include <QTest>

class TestApplicationIcon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isDrawnInEachSize() {
        const auto icon = poolhouse::ui::applicationIcon();
        for (const int size : {16, 32, 64, 256}) {
            const auto image = icon.pixmap(size).toImage();
            QCOMPARE(image.size(), QSize(size, size));
            QCOMPARE(qAlpha(image.pixel(size / 2, size / 2)), 255);
            QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        }
    }
};

POOLHOUSE_WIDGET_TEST(TestApplicationIcon)
#include "tst_application_icon.moc"
