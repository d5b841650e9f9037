// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_texts.h"
#include "tests/models/views/random_lanes.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using test::Random;
using views::Lane;
using views::LaneBlock;
using views::LaneText;
using views::LaneTexts;
using Role = LaneText::Role;

namespace {

/// Letters of 6 pixels, bold ones of 7.
views::LaneMeasure measure(double line = 14) {
    return {[](const QString& text, bool strong) { return static_cast<double>(text.size() * (strong ? 7 : 6)); }, line};
}

LaneTexts textsOf(const Lane& lane, double width, double zoom = 1) {
    const auto style = views::laneStyle(measure());
    const auto geometry = laneGeometry(lane, style, views::laneUnit({&lane, 1}, style, width, zoom), width * zoom);
    return laneTexts(lane, geometry, style, width * zoom, measure());
}

const LaneText* find(const LaneTexts& all, Role role, std::size_t index = 0) {
    for (const auto& text : all.texts) {
        if (text.role == role && text.index == index) {
            return &text;
        }
    }
    return nullptr;
}

QString shown(const LaneTexts& all, Role role, std::size_t index = 0) {
    const auto* text = find(all, role, index);
    return text != nullptr ? text->text : QString();
}

Lane lane(int blocks, std::int64_t limit) {
    Lane lane;
    lane.blocks.assign(static_cast<std::size_t>(blocks), {LaneBlock::Kind::Up, limit, QStringLiteral("1"), {}});
    lane.limit = blocks * limit;
    lane.afterLoss = (blocks - 1) * limit;
    return lane;
}

void addNeed(Lane& lane, const char* name, std::int64_t connections, const char* misfit = "") {
    views::LaneNeed need;
    need.name = QString::fromUtf8(name);
    need.connections = connections;
    need.misfit = QString::fromUtf8(misfit);
    lane.needs.push_back(need);
}

} // namespace

class TestLaneTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noTextCoversAnotherOrIsCut() {
        Random random(31);
        for (int round = 0; round < 4000; ++round) {
            const auto lanes = test::randomLanes(random);
            const auto metric = measure(random.between(11, 24));
            const auto style = views::laneStyle(metric);
            const double zoom = random.oneIn(3) ? random.between(1, 6) : 1;
            const double width = random.between(280, 2400) * zoom;
            const double unit = laneUnit(lanes, style, width / zoom, zoom);
            for (const auto& each : lanes) {
                const auto geometry = laneGeometry(each, style, unit, width);
                const auto all = laneTexts(each, geometry, style, width, metric);
                for (std::size_t at = 0; at < all.texts.size(); ++at) {
                    const auto& text = all.texts[at];
                    const auto where = QStringLiteral("round %1: \"%2\"").arg(round).arg(text.text).toUtf8();
                    QVERIFY2(QRectF(0, 0, width, all.height).contains(text.rect), where.constData());
                    QVERIFY2(!text.rect.intersects(geometry.handle), where.constData());
                    QVERIFY2(text.rect.width() >= metric.width(text.text, strong(text.role)), where.constData());
                    for (std::size_t other = 0; other < at; ++other) {
                        QVERIFY2(!text.rect.intersects(all.texts[other].rect), where.constData());
                    }
                }
                checkNothingIsLost(each, all, round);
            }
        }
    }

    void aWideBarHasItsNameAndANarrowOneBesideIt() {
        auto wide = lane(3, 380);
        addNeed(wide, "web", 700);
        addNeed(wide, "exports", 20);
        const auto texts = textsOf(wide, 700);
        QCOMPARE(shown(texts, Role::Need), QStringLiteral("web 700"));
        QCOMPARE(find(texts, Role::Need, 1), nullptr);
        QCOMPARE(shown(texts, Role::Unnamed), QStringLiteral("exports 20"));
    }

    void aLongNameIsElidedBeforeItsNumber() {
        auto one = lane(1, 380);
        addNeed(one, "nightly-export-of-everything", 380);
        const auto text = shown(textsOf(one, 160), Role::Need);
        QVERIFY2(text.startsWith(QStringLiteral("nightly-")) && text.endsWith(QStringLiteral("\u2026 380")),
                 qPrintable(text));
    }

    void whatIsUsedStandsBesideItsPointer() {
        auto one = lane(2, 1000);
        one.use = QStringLiteral("in use 100");
        one.inUse = one.peak = 100;
        auto texts = textsOf(one, 1012); // half a pixel for a connection
        QCOMPARE(find(texts, Role::Use)->rect.left(), 58.0);
        one.inUse = one.peak = 1950;
        texts = textsOf(one, 1012);
        QCOMPARE(find(texts, Role::Use)->rect.right(), 967.0);
    }

    void whatIsWrongIsAlwaysSaid() {
        auto one = lane(13, 5000); // the whole width is taken
        one.overflow = QStringLiteral("240 connections nowhere to go if its instance fails");
        one.loss = QStringLiteral("after losing one: 60,000");
        const auto texts = textsOf(one, 500);
        QCOMPARE(shown(texts, Role::Overflow), one.overflow);
        QCOMPARE(shown(texts, Role::Loss), one.loss);
    }

    void misfitsAreOnTheBlock() {
        auto one = lane(2, 800);
        addNeed(one, "reports", 240, "needs 64 GB");
        const auto texts = textsOf(one, 900);
        const auto* misfit = find(texts, Role::Misfit);
        QVERIFY(misfit != nullptr);
        QCOMPARE(misfit->text, QStringLiteral("needs 64 GB"));
        QVERIFY(misfit->rect.top() > find(texts, Role::Need)->rect.bottom());
        QVERIFY(misfit->rect.bottom() < views::laneStyle(measure()).top + views::laneStyle(measure()).blockHeight);
    }

    void aStandbyTakesNoConnections() {
        Lane leader;
        leader.leader = true;
        leader.blocks = {{LaneBlock::Kind::Up, 800, QStringLiteral("L"), {}},
                         {LaneBlock::Kind::Standby, 800, QStringLiteral("S"), {}}};
        QCOMPARE(shown(textsOf(leader, 500), Role::Label, 1), QStringLiteral("standby, no connections"));
        QCOMPARE(shown(textsOf(leader, 120), Role::Label, 1), QStringLiteral("S"));
    }

private:
    /// Everything is said somewhere, if shortened.
    static void checkNothingIsLost(const Lane& lane, const LaneTexts& all, int round) {
        const auto where = QStringLiteral("round %1").arg(round).toUtf8();
        const auto said = [&all](Role role) { return find(all, role) != nullptr; };
        QVERIFY2(lane.overflow.isEmpty() || said(Role::Overflow), where.constData());
        QVERIFY2(lane.use.isEmpty() || said(Role::Use), where.constData());
        QVERIFY2(lane.loss.isEmpty() || said(Role::Loss), where.constData());
        QVERIFY2(lane.carries.isEmpty() || said(Role::Carries), where.constData());
        QVERIFY2(lane.ghostText.isEmpty() || said(Role::Ghost), where.constData());
        QVERIFY2(lane.changed.isEmpty() || said(Role::Changed), where.constData());
        for (std::size_t at = 0; at < lane.needs.size(); ++at) {
            QVERIFY2(find(all, Role::Need, at) != nullptr || said(Role::Unnamed), where.constData());
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestLaneTexts)
#include "tst_lane_texts.moc"
