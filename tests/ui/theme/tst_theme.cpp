// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_controller.h"
#include "ui/theme/tone_painter.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QCheckBox>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace poolhouse;
using text::Tone;
using ui::contrast;
using ui::ContrastLevel;
using ui::Scheme;
using ui::SchemeChoice;
using ui::Theme;

namespace {

constexpr std::array allTones{Tone::Neutral, Tone::Good, Tone::Attention, Tone::Bad, Tone::Unknown, Tone::Working};

#define AT_LEAST(foreground, background, ratio)                                                                        \
    QVERIFY2(contrast(foreground, background) >= ratio, qPrintable(QStringLiteral("%1 on %2: %3")                      \
                                                                       .arg((foreground).name(), (background).name())  \
                                                                       .arg(contrast(foreground, background))))

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsTheOneOfWcag();
    void textAndGraphicsStandOut_data();
    void textAndGraphicsStandOut();
    void poolsAreNeverRedAmberOrGreen();
    void labelsAreNeverRedAmberOrGreen();
    void paletteLeadsBackToItsTheme();
    void followsTheSystemUnlessToldOtherwise();
    void dressesTheApplicationAtOnce();
    void everyToneHasItsOwnShape();
    void styleSheetHasNoOpenNames();
    void digitsAreEquallyWide();
    void tightLinesHoldTheirLetters_data();
    void tightLinesHoldTheirLetters();
    void boxesToTickAreSeen_data();
    void boxesToTickAreSeen();
};

void TestTheme::boxesToTickAreSeen_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("light") << false << true;
    QTest::newRow("light, disabled") << false << false;
    QTest::newRow("dark") << true << true;
    QTest::newRow("dark, disabled") << true << false;
}

void TestTheme::boxesToTickAreSeen() {
    QFETCH(bool, dark);
    QFETCH(bool, enabled);
    const ui::ThemeController controller(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
    const auto& theme = controller.theme();
    QWidget window;
    auto* box = new QCheckBox(&window); // no text: only the box is visible
    auto* choice = new QRadioButton(&window);
    for (QAbstractButton* button : {static_cast<QAbstractButton*>(box), static_cast<QAbstractButton*>(choice)}) {
        button->setEnabled(enabled);
        QImage image(24, 24, QImage::Format_RGB32);
        image.fill(theme.window);
        button->resize(image.size());
        button->render(&image, {}, {}, QWidget::DrawChildren);
        double best = 1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                best = std::max(best, contrast(image.pixelColor(x, y), theme.window));
            }
        }
        QVERIFY2(best >= 3.0, qPrintable(QString::number(best)));
    }
}

void TestTheme::contrastIsTheOneOfWcag() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    QCOMPARE(ui::legible(Qt::black, Qt::white, 4.5), QColor(Qt::black));
    AT_LEAST(ui::legible(QColor(0xee, 0xee, 0xee), Qt::white, 4.5), QColor(Qt::white), 4.5);
    AT_LEAST(ui::legible(QColor(0x11, 0x11, 0x11), Qt::black, 4.5), QColor(Qt::black), 4.5);
}

void TestTheme::textAndGraphicsStandOut_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<int>("level");
    QTest::newRow("light") << int(Scheme::Light) << int(ContrastLevel::Normal);
    QTest::newRow("dark") << int(Scheme::Dark) << int(ContrastLevel::Normal);
    QTest::newRow("light, high contrast") << int(Scheme::Light) << int(ContrastLevel::High);
    QTest::newRow("dark, high contrast") << int(Scheme::Dark) << int(ContrastLevel::High);
}

void TestTheme::textAndGraphicsStandOut() {
    QFETCH(int, scheme);
    QFETCH(int, level);
    const Theme& theme = Theme::of(Scheme(scheme), ContrastLevel(level));
    const double text = level == int(ContrastLevel::High) ? 7.0 : 4.5;
    for (const QColor& surface : {theme.window, theme.panel, theme.card}) {
        AT_LEAST(theme.text, surface, 7.0);
        AT_LEAST(theme.dimText, surface, text);
        AT_LEAST(theme.accent, surface, 4.5);
        AT_LEAST(theme.border, surface, 3.0);
        for (const Tone tone : allTones) {
            AT_LEAST(theme.tone(tone).outline, surface, 3.0);
            AT_LEAST(theme.tone(tone).text, surface, 4.5);
        }
    }
    for (const Tone tone : allTones) {
        AT_LEAST(theme.tone(tone).text, theme.tone(tone).background, 4.5);
    }
    for (int pool = -1; pool <= 5; ++pool) {
        AT_LEAST(theme.pool(pool).line, theme.card, 3.0);
    }
    for (int color = 0; color < fleet::labelColors; ++color) {
        const auto& label = theme.label(static_cast<fleet::LabelColor>(color));
        AT_LEAST(label.text, label.background, 4.5);
    }
    AT_LEAST(theme.onPrimary, theme.primary, 4.5);
    const QPalette palette = theme.palette();
    AT_LEAST(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), 4.5);
    AT_LEAST(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase), 4.5);
    AT_LEAST(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base), 4.5);
    AT_LEAST(palette.color(QPalette::ButtonText), palette.color(QPalette::Button), 4.5);
}

void TestTheme::poolsAreNeverRedAmberOrGreen() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QSet<QString> fills;
        for (int pool = 0; pool <= 5; ++pool) {
            for (const QColor& colour : {Theme::of(scheme).pool(pool).fill, Theme::of(scheme).pool(pool).line}) {
                const int hue = colour.hsvHue();
                QVERIFY2(hue >= 190 && hue <= 335, qPrintable(colour.name())); // blue to pink
            }
            fills.insert(Theme::of(scheme).pool(pool).fill.name());
        }
        QCOMPARE(fills.size(), 6);
        QCOMPARE(Theme::of(scheme).pool(6).fill, Theme::of(scheme).pool(1).fill);
    }
}

void TestTheme::labelsAreNeverRedAmberOrGreen() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QSet<QString> grounds;
        for (int color = 0; color < fleet::labelColors; ++color) {
            const QColor ground = Theme::of(scheme).label(static_cast<fleet::LabelColor>(color)).background;
            const bool grey = ground.hsvSaturation() < 80;
            QVERIFY2(grey || (ground.hsvHue() >= 190 && ground.hsvHue() <= 335), qPrintable(ground.name()));
            grounds.insert(ground.name());
        }
        QCOMPARE(grounds.size(), fleet::labelColors);
    }
}

void TestTheme::paletteLeadsBackToItsTheme() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (const ContrastLevel level : {ContrastLevel::Normal, ContrastLevel::High}) {
            const Theme& theme = Theme::of(scheme, level);
            QCOMPARE(&Theme::of(theme.palette()), &theme);
        }
    }
}

void TestTheme::followsTheSystemUnlessToldOtherwise() {
    const QPalette brightSystem(QColor(0xef, 0xef, 0xef));
    const QPalette darkSystem(QColor(0x30, 0x30, 0x30));
    QPalette highContrast;
    highContrast.setColor(QPalette::Window, Qt::black);
    highContrast.setColor(QPalette::WindowText, Qt::white);
    using ui::ThemeController;
    QCOMPARE(ThemeController::themeFor(SchemeChoice::System, brightSystem).scheme(), Scheme::Light);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::System, darkSystem).scheme(), Scheme::Dark);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::Light, darkSystem).scheme(), Scheme::Light);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::Dark, brightSystem).scheme(), Scheme::Dark);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::System, brightSystem).contrastLevel(), ContrastLevel::Normal);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::System, highContrast).contrastLevel(), ContrastLevel::High);
    QCOMPARE(ThemeController::themeFor(SchemeChoice::System, highContrast).scheme(), Scheme::Dark);
}

void TestTheme::dressesTheApplicationAtOnce() {
    ui::ThemeController controller(*qApp, SchemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::of(Scheme::Light).window);
    QSignalSpy changed(&controller, &ui::ThemeController::themeChanged);
    controller.setChoice(SchemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::of(Scheme::Dark).window);
    QWidget widget;
    QCOMPARE(&Theme::of(widget.palette()), &Theme::of(Scheme::Dark));

    // A system theme change: our own palette must not be mistaken for the system's.
    QEvent themeChange(QEvent::ThemeChange);
    QApplication::sendEvent(&widget, &themeChange);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(&controller.theme(), &Theme::of(Scheme::Dark));
    controller.setChoice(SchemeChoice::System);
    QCOMPARE(controller.theme().scheme(), Scheme::Light);
}

void TestTheme::everyToneHasItsOwnShape() {
    // Ignoring colour, the covered pixels must differ between tones.
    std::set<QByteArray> shapes;
    std::set<QByteArray> marks;
    const auto covered = [](const auto& paint) {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(painter);
        painter.end();
        QByteArray mask;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x) {
                mask.append(image.pixelColor(x, y).alpha() > 128 ? '#' : '.');
            }
        }
        return mask;
    };
    const Theme& theme = Theme::of(Scheme::Light);
    for (const Tone tone : allTones) {
        shapes.insert(covered([&](QPainter& painter) { ui::paintTone(painter, QRectF(2, 2, 28, 28), tone, theme); }));
    }
    QCOMPARE(shapes.size(), allTones.size());
    for (int pool = -1; pool <= 5; ++pool) {
        marks.insert(
            covered([&](QPainter& painter) { ui::paintPoolMark(painter, QRectF(2, 2, 28, 28), pool, theme); }));
    }
    QCOMPARE(marks.size(), std::size_t(7));
}

void TestTheme::styleSheetHasNoOpenNames() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QString sheet = Theme::of(scheme).styleSheet(26);
        QVERIFY(sheet.contains(QStringLiteral("min-height: 26px")));
        QVERIFY(!sheet.isEmpty());
        QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 40)));
    }
}

void TestTheme::tightLinesHoldTheirLetters_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("figures") << QStringLiteral("$1,808.40/month (+3)");
    QTest::newRow("accents") << QString::fromUtf8("\u00c5\u00c9\u00c7\u015e gjpqy | \u2192");
    QTest::newRow("Vietnamese") << QString::fromUtf8("\u1ea8\u1eac\u1ed8 \u1ead\u1ef5");
    QTest::newRow("stacked marks") << QString::fromUtf8("E\u0302\u0301 y\u0323\u0331");
    QTest::newRow("Thai") << QString::fromUtf8("\u0e17\u0e35\u0e48\u0e1b\u0e39\u0e48 \u0e0e\u0e38\u0e0f\u0e39\u0e49");
    QTest::newRow("Devanagari") << QString::fromUtf8("\u0930\u094d\u0915\u0940\u0902 \u0915\u094d\u0937\u0942");
    QTest::newRow("Arabic") << QString::fromUtf8("\u0644\u064e\u0651\u0627 \u064a\u064d");
}

/// In fonts of desktops, and those that stand in for scripts which they lack.
void TestTheme::tightLinesHoldTheirLetters() {
    QFETCH(const QString, text);
    const auto installed = QFontDatabase::families();
    for (const auto* name : {"DejaVu Sans", "Noto Sans", "Cantarell", "Liberation Sans", "Ubuntu"}) {
        const auto family = QString::fromLatin1(name);
        if (!installed.contains(family)) {
            continue;
        }
        for (const int points : {9, 10, 14}) {
            const QFont font(family, points);
            const auto where = QStringLiteral("%1, %2 pt").arg(family).arg(points);
            const QFontMetricsF metrics(font);
            QVERIFY2(ui::tightLine(font) <= std::ceil(metrics.height()), qPrintable(where));
            const auto letters = metrics.tightBoundingRect(text).height();
            const auto line = ui::tightLine(font, text);
            QVERIFY2(line >= std::min(letters, metrics.height()), qPrintable(where));
        }
    }
}

void TestTheme::digitsAreEquallyWide() {
    for (const auto style : {ui::TextStyle::Body, ui::TextStyle::Strong, ui::TextStyle::Small, ui::TextStyle::Figure}) {
        QVERIFY(ui::hasTabularFigures(ui::styled(QApplication::font(), style)));
    }
    const QFont base = QApplication::font();
    QVERIFY(ui::styled(base, ui::TextStyle::Small).pointSizeF() < base.pointSizeF());
    QVERIFY(ui::styled(base, ui::TextStyle::Figure).pointSizeF() > base.pointSizeF());
}

POOLHOUSE_WIDGET_TEST(TestTheme)
#include "tst_theme.moc"
