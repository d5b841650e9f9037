// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/views/random_lanes.h"
#include "tests/support/test_main.h"
#include "ui/planner/lane_canvas.h"
#include "ui/planner/lane_lettering.h"
#include "ui/planner/lane_painter.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QtTest>

#include <utility>

using namespace poolhouse;
using test::Random;
using ui::ContrastLevel;
using ui::Scheme;
using views::Lane;
using views::LaneBlock;
using BlockKind = LaneBlock::Kind;

namespace {

struct Drawn {
    QImage image;
    views::LaneTexts texts;
};

ui::LaneAppearance appearanceOf(const ui::Theme& theme, double width, double pixel = 1) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(12);
    auto appearance = ui::laneAppearance(theme, font, pixel);
    appearance.width = width;
    return appearance;
}

/// With a margin of 10 pixels on all sides, in which nothing may be drawn.
constexpr int frame = 10;

Drawn draw(const Lane& lane, const ui::LaneAppearance& appearance, double ratio = 1) {
    const double unit = laneUnit({&lane, 1}, appearance.style, appearance.width);
    const auto geometry = laneGeometry(lane, appearance.style, unit, appearance.width);
    Drawn drawn;
    drawn.texts = laneTexts(lane, geometry, appearance.style, appearance.width, appearance.measure);
    const QSizeF size(appearance.width + 2 * frame, drawn.texts.height + 2 * frame);
    drawn.image = QImage((size * ratio).toSize(), QImage::Format_RGB32);
    drawn.image.setDevicePixelRatio(ratio);
    drawn.image.fill(appearance.colours.card);
    QPainter painter(&drawn.image);
    painter.translate(frame, frame);
    paintLane(painter, lane, geometry, appearance, drawn.texts);
    return drawn;
}

Lane leader() {
    Lane lane;
    lane.row = 0;
    lane.leader = true;
    lane.blocks = {{BlockKind::Up, 800, QStringLiteral("L"), {}}, {BlockKind::Standby, 800, QStringLiteral("S"), {}}};
    lane.limit = 800;
    lane.usable = 720;
    return lane;
}

int differing(const QImage& a, const QImage& b) {
    int pixels = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            pixels += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
        }
    }
    return pixels;
}

class PaintCount : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class TestLanePainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coloursCanBeRead_data() {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<ContrastLevel>("level");
        QTest::newRow("light") << Scheme::Light << ContrastLevel::Normal;
        QTest::newRow("dark") << Scheme::Dark << ContrastLevel::Normal;
        QTest::newRow("light, high contrast") << Scheme::Light << ContrastLevel::High;
        QTest::newRow("dark, high contrast") << Scheme::Dark << ContrastLevel::High;
    }
    void coloursCanBeRead() {
        QFETCH(Scheme, scheme);
        QFETCH(ContrastLevel, level);
        const auto colours = laneColours(ui::Theme::of(scheme, level));
        for (const auto& need : colours.needs) {
            QVERIFY(ui::contrast(need.text, need.fill) >= 4.5);
            QVERIFY(ui::contrast(need.outline, colours.card) >= 3);
        }
        for (const auto& text : {colours.text, colours.dim, colours.attention, colours.unknown, colours.ghost}) {
            QVERIFY(ui::contrast(text, colours.card) >= 4.5);
        }
        QVERIFY(ui::contrast(colours.dim, colours.quietFill) >= 4.5);
        for (const auto& line : {colours.up, colours.notUp, colours.added, colours.quiet, colours.focus}) {
            QVERIFY(ui::contrast(line, colours.card) >= 3);
        }
        QVERIFY(ui::contrast(colours.added, colours.addedFill) >= 3);
    }

    /// Random lanes at the scales of screens: all is inside, also in a font that the layout did not make up.
    void nothingIsDrawnOutside() {
        Random random(41);
        for (int round = 0; round < 200; ++round) {
            const double ratio = random.oneIn(2) ? 1 : 1.5;
            auto appearance = appearanceOf(ui::Theme::of(random.oneIn(2) ? Scheme::Light : Scheme::Dark),
                                           random.between(300, 900), 1 / ratio);
            appearance.rightToLeft = random.oneIn(3);
            auto lane = test::randomLane(random);
            lane.row = 0;
            lane.name.clear();
            const auto drawn = draw(lane, appearance, ratio);
            const auto card = appearance.colours.card.rgb();
            const int edge = static_cast<int>((frame - pointerReach) * ratio);
            for (int x = 0; x < drawn.image.width(); ++x) {
                QVERIFY2(drawn.image.pixel(x, 0) == card && drawn.image.pixel(x, drawn.image.height() - 1) == card,
                         qPrintable(QString::number(round)));
            }
            for (int y = 0; y < drawn.image.height(); ++y) {
                for (int x = 0; x < edge; ++x) {
                    QVERIFY2(drawn.image.pixel(x, y) == card &&
                                 drawn.image.pixel(drawn.image.width() - 1 - x, y) == card,
                             qPrintable(QStringLiteral("round %1 at %2, %3").arg(round).arg(x).arg(y)));
                }
            }
        }
    }

    /// A standby, an added and a removed instance differ without any colour.
    void kindsDifferWithoutColour() {
        const auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 400);
        std::vector<QImage> pictures;
        for (const auto kind :
             {BlockKind::Up, BlockKind::NotUp, BlockKind::Added, BlockKind::Standby, BlockKind::Removed}) {
            auto lane = leader();
            lane.blocks = {{kind, 800, {}, {}}};
            lane.usable.reset();
            auto grey = appearance;
            grey.colours.up = grey.colours.notUp = grey.colours.added = grey.colours.quiet = QColor(Qt::black);
            grey.colours.addedFill = grey.colours.quietFill = grey.colours.card;
            pictures.push_back(draw(lane, grey).image.convertToFormat(QImage::Format_Grayscale8));
        }
        for (std::size_t a = 0; a < pictures.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                QVERIFY2(differing(pictures[a], pictures[b]) > 40,
                         qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
            }
        }
    }

    /// Needs that are met, missed and unknown differ without any colour, in their bars and in their words.
    void verdictsDifferWithoutColour() {
        auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 400);
        auto& colours = appearance.colours;
        for (auto& need : colours.needs) {
            need.outline = need.text = QColor(Qt::black);
        }
        colours.attention = colours.unknown = QColor(Qt::black);
        std::vector<Drawn> drawn;
        for (const int state : {0, 1, 2}) {
            auto lane = leader();
            views::LaneNeed need;
            need.name = QStringLiteral("web");
            need.connections = 700;
            need.met = state == 0;
            need.unknown = state == 2;
            lane.needs.push_back(need);
            drawn.push_back(draw(lane, appearance));
        }
        const auto words = [&drawn](std::size_t at) { return drawn[at].texts.texts.front().text; };
        QCOMPARE(words(0), QStringLiteral("web 700"));
        QCOMPARE(words(1), QStringLiteral("web 700"));
        QCOMPARE(words(2), QStringLiteral("web 700 ?"));
        for (const auto& [a, b] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
            const auto& one = drawn[static_cast<std::size_t>(a)].image;
            const auto& other = drawn[static_cast<std::size_t>(b)].image;
            QVERIFY2(differing(one, other) > 40, qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
        }
    }

    /// Edges of blocks and of the outline lie on pixels of the device: no grey column beside them.
    void edgesAreCrisp_data() {
        QTest::addColumn<double>("ratio");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("200 %") << 2.0;
    }
    void edgesAreCrisp() {
        QFETCH(double, ratio);
        auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 401.5, 1 / ratio);
        Lane lane = leader();
        lane.blocks = {{BlockKind::Up, 800, {}, {}}, {BlockKind::Up, 800, {}, {}}};
        lane.usable.reset();
        const auto image = draw(lane, appearance, ratio).image;
        const int y = static_cast<int>((frame + appearance.style.top + appearance.style.blockHeight / 2) * ratio);
        QSet<QRgb> seen;
        const int end = static_cast<int>((frame + appearance.width - 16) * ratio);
        for (int x = 0; x < end; ++x) {
            seen.insert(image.pixel(x, y));
        }
        QCOMPARE(seen, (QSet<QRgb>{appearance.colours.card.rgb(), appearance.colours.up.rgb()}));
    }

    void rightToLeftIsTheMirror() {
        auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 400);
        Lane lane = leader();
        lane.blocks = {{BlockKind::Up, 800, {}, {}}, {BlockKind::Removed, 400, {}, {}}};
        lane.inUse = 300;
        const auto ltr = draw(lane, appearance).image;
        appearance.rightToLeft = true;
        const auto rtl = draw(lane, appearance).image;
        QVERIFY(differing(ltr, rtl) > 200);
        const int y = frame + static_cast<int>(appearance.style.top) + 3;
        int columns = 0; // of block edges, but for anti-aliasing
        for (int x = 0; x < ltr.width(); ++x) {
            columns += ltr.pixel(x, y) != rtl.mirrored(true, false).pixel(x, y) ? 1 : 0;
        }
        QVERIFY2(columns <= 8, qPrintable(QString::number(columns)));
    }

    void theKeyboardIsSeen() {
        auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 400);
        const auto lane = leader();
        const auto plain = draw(lane, appearance).image;
        using Part = views::LaneHit::Part;
        appearance.focused = views::LaneHit{Part::Block, 1};
        QVERIFY(differing(plain, draw(lane, appearance).image) > 200);
        appearance.focused = views::LaneHit{Part::Handle, 0};
        QVERIFY(differing(plain, draw(lane, appearance).image) > 50);
        appearance.focused = views::LaneHit{Part::Need, 7}; // no longer there
        QCOMPARE(differing(plain, draw(lane, appearance).image), 0);
        appearance.focused.reset();
        appearance.drop = ui::LaneAppearance::Drop::Accepts;
        const auto accepts = draw(lane, appearance).image;
        appearance.drop = ui::LaneAppearance::Drop::Refuses;
        QVERIFY(differing(plain, accepts) > 200);
        QVERIFY(differing(accepts, draw(lane, appearance).image) > 200);
    }

    /// All themes and directions on one picture, to look at.
    void pictures() {
        const auto folder = qEnvironmentVariable("POOLHOUSE_SHOTS");
        if (folder.isEmpty()) {
            QSKIP("POOLHOUSE_SHOTS is not set");
        }
        for (const bool dark : {false, true}) {
            for (const bool high : {false, true}) {
                auto appearance = appearanceOf(ui::Theme::of(dark ? Scheme::Dark : Scheme::Light,
                                                             high ? ContrastLevel::High : ContrastLevel::Normal),
                                               620, 0.5);
                appearance.rightToLeft = dark && !high;
                Random random(7);
                QImage image(2 * 660, 2 * 800, QImage::Format_RGB32);
                image.setDevicePixelRatio(2);
                image.fill(appearance.colours.card);
                QPainter painter(&image);
                double top = 10;
                while (top < 700) {
                    auto lane = test::randomLane(random);
                    lane.row = 0;
                    const double unit = laneUnit({&lane, 1}, appearance.style, appearance.width);
                    const auto geometry = laneGeometry(lane, appearance.style, unit, appearance.width);
                    const auto texts =
                        laneTexts(lane, geometry, appearance.style, appearance.width, appearance.measure);
                    painter.save();
                    painter.translate(20, top);
                    paintLane(painter, lane, geometry, appearance, texts);
                    painter.restore();
                    top += texts.height + 8;
                }
                painter.end();
                QVERIFY(image.save(QStringLiteral("%1/lanes-%2%3.png")
                                       .arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                            high ? QStringLiteral("-high") : QString())));
            }
        }
    }

    /// Texts are shaped once for a font, and drawn like those that the painter shapes each time.
    void rememberedTextsAreDrawnAlike() {
        Random random(43);
        const QImage device(1, 1, QImage::Format_RGB32);
        ui::LaneLettering lettering(appearanceOf(ui::Theme::of(Scheme::Light), 400).font, device);
        for (int round = 0; round < 200; ++round) {
            const double ratio = random.oneIn(3) ? 1 : random.oneIn(2) ? 1.5 : 2;
            auto appearance = appearanceOf(ui::Theme::of(random.oneIn(2) ? Scheme::Light : Scheme::Dark),
                                           random.between(300, 900), 1 / ratio);
            appearance.rightToLeft = random.oneIn(3);
            auto lane = test::randomLane(random);
            lane.row = 0;
            const auto anew = draw(lane, appearance, ratio).image;
            appearance.lettering = &lettering;
            for (int again = 0; again < 2; ++again) {
                QCOMPARE(differing(anew, draw(lane, appearance, ratio).image), 0);
            }
        }
    }

    void aCanvasIsDrawnLikeANewOne() {
        auto lane = leader();
        lane.use = QStringLiteral("in use 612");
        lane.carries = QStringLiteral("800");
        ui::LaneScale scale{0.3, 0, 500};
        ui::LaneCanvas canvas;
        canvas.resize(500, 140);
        canvas.showLane(lane, scale, {});
        auto before = canvas.grab().toImage();
        const auto isAnotherAndLikeNew = [&] {
            ui::LaneCanvas fresh;
            fresh.setFont(canvas.font());
            fresh.setPalette(canvas.palette());
            fresh.setLayoutDirection(canvas.layoutDirection());
            fresh.resize(canvas.size());
            fresh.showLane(lane, scale, {});
            const auto image = canvas.grab().toImage();
            const auto was = std::exchange(before, image);
            return differing(was, image) > 0 && differing(fresh.grab().toImage(), image) == 0;
        };
        QFont larger;
        larger.setPixelSize(17);
        canvas.setFont(larger);
        QVERIFY(isAnotherAndLikeNew());
        canvas.setPalette(ui::Theme::of(Scheme::Dark).palette());
        QVERIFY(isAnotherAndLikeNew());
        lane.use = QStringLiteral("in use 613");
        canvas.showLane(lane, scale, {});
        QVERIFY(isAnotherAndLikeNew());
        scale.drawingWidth = 420;
        canvas.setLayoutDirection(Qt::RightToLeft);
        canvas.showLane(lane, scale, {});
        QVERIFY(isAnotherAndLikeNew());
    }

    void aCanvasIsPaintedWhenItsDrawingDiffers() {
        PaintCount painted;
        auto lane = leader();
        ui::LaneScale scale{0.3, 0, 500};
        ui::LaneCanvas canvas;
        canvas.installEventFilter(&painted);
        const auto paintsFor = [&](const ui::LaneAbilities& abilities = {}) {
            canvas.showLane(lane, scale, abilities);
            QCoreApplication::processEvents();
            return std::exchange(painted.count, 0);
        };
        canvas.showLane(lane, scale, {});
        canvas.show();
        QTRY_VERIFY(painted.count > 0);
        paintsFor();
        scale.held = true;
        QCOMPARE(paintsFor(), 0);
        ui::LaneAbilities two;
        two.count = 2;
        QCOMPARE(paintsFor(two), 0);
        scale.held = false;
        QCOMPARE(paintsFor(), 0);
        scale.unit = 0.2;
        QCOMPARE(paintsFor(), 1);
        scale.offset = 20;
        QCOMPARE(paintsFor(), 1);
        lane.blocks.front().kind = BlockKind::Added;
        QCOMPARE(paintsFor(), 1);
    }

    /// The layout measures with the font it is drawn in.
    void textsAreMeasuredAsTheyAreDrawn() {
        const auto appearance = appearanceOf(ui::Theme::of(Scheme::Light), 400);
        const auto measure = ui::laneMeasure(appearance.font);
        for (const char* text : {"240 connections nowhere to go", "web 1,300", "\u2026"}) {
            const auto words = QString::fromUtf8(text);
            QCOMPARE(measure.width(words, false), QFontMetricsF(appearance.font).horizontalAdvance(words));
            QVERIFY(measure.width(words, true) >= measure.width(words, false));
        }
        QVERIFY(measure.line >= QFontMetricsF(appearance.font).height());
    }

private:
    static constexpr int pointerReach = 7; ///< of a pointer at the very end, or of a focus ring
};

POOLHOUSE_WIDGET_TEST(TestLanePainter)
#include "tst_lane_painter.moc"
