// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/attachment_map.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <cmath>

using namespace poolhouse;
using test::Random;
using views::AppsView;
using views::AttachmentMap;
using MapPart = AttachmentMap::Part;
using MapPartKind = AttachmentMap::Part::Kind;

namespace {

constexpr int mapRounds = 150;

QString mapWord(Random& random, int longest) {
    return QString::fromStdString(random.text("abcdefghijklmnopqrstuvwxyz-", random.between(1, longest)));
}

/// Up to 12 apps, 7 pools; also such as no cluster has.
AppsView randomAppsView(Random& random) {
    AppsView view;
    view.state = AppsView::State::Read;
    const int pools = random.between(1, 7);
    for (int pool = 0; pool < pools; ++pool) {
        views::AppsPool made;
        made.key = "pool-" + std::to_string(pool);
        made.name = mapWord(random, 32);
        made.shape = random.oneIn(8) ? QString() : QStringLiteral("1536G-Performance × 12");
        made.use = random.oneIn(2) ? QStringLiteral("1,021 of 1,140 connections") : QStringLiteral("no such pool");
        made.status = mapWord(random, 30);
        view.pools.push_back(made);
    }
    const int apps = random.below(13);
    for (int app = 0; app < apps; ++app) {
        views::AppsApp made;
        made.key = std::to_string(app);
        made.name = mapWord(random, 30);
        if (random.oneIn(2)) {
            made.label = fleet::ClusterLabel{mapWord(random, fleet::ClusterLabel::longest), {}};
        }
        const int vars = random.between(1, 6);
        for (int var = 0; var < vars; ++var) {
            made.vars.push_back({{std::to_string(app * 10 + var)},
                                 mapWord(random, 60),
                                 random.oneIn(2) ? std::string() : "role-" + std::to_string(random.below(3)),
                                 mapWord(random, 40),
                                 static_cast<std::size_t>(random.below(pools)),
                                 {}});
        }
        view.apps.push_back(made);
    }
    return view;
}

views::MapMeasure measureOf(double line) {
    return {[line](const QString& text, bool strong) {
                return static_cast<double>(text.size()) * line * (strong ? 0.5 : 0.45);
            },
            line, 11};
}

QString placeOf(int round, double width, double line) {
    return QStringLiteral("round %1, width %2, line %3").arg(round).arg(width).arg(line);
}

/// What may not cover one another: boxes and chips.
std::vector<QRectF> solids(const AttachmentMap& map) {
    std::vector<QRectF> all;
    for (const auto& app : map.apps) {
        all.push_back(app.box);
    }
    for (const auto& link : map.links) {
        all.push_back(link.chip);
    }
    for (const auto& pool : map.pools) {
        all.push_back(pool.box);
    }
    return all;
}

bool apart(const std::vector<QRectF>& rects) {
    for (std::size_t a = 0; a < rects.size(); ++a) {
        for (std::size_t b = a + 1; b < rects.size(); ++b) {
            if (rects[a].intersects(rects[b])) {
                return false;
            }
        }
    }
    return true;
}

bool within(const QRectF& inner, const QRectF& outer) {
    return outer.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(inner);
}

/// The texts of a box, of which none may cover another.
std::vector<QRectF> present(std::initializer_list<QRectF> rects) {
    std::vector<QRectF> all;
    for (const auto& rect : rects) {
        if (!rect.isEmpty()) {
            all.push_back(rect);
        }
    }
    return all;
}

template <class Check> void forRandomMaps(const Check& check) {
    Random random(13);
    for (int round = 0; round < mapRounds; ++round) {
        const auto view = randomAppsView(random);
        const double width = random.between(300, 2300);
        const double line = random.between(11, 26);
        const auto map = views::attachmentMap(view, width, measureOf(line));
        QVERIFY2(check(view, map, width), qPrintable(placeOf(round, width, line)));
    }
}

} // namespace

class TestAttachmentMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingCoversAnything() {
        forRandomMaps([](const AppsView&, const AttachmentMap& map, double) {
            bool good = apart(solids(map));
            for (const auto& app : map.apps) {
                good = good && apart(present({app.name, app.label}));
            }
            for (const auto& pool : map.pools) {
                good = good && apart(present({pool.name, pool.shape, pool.use, pool.mark, pool.status}));
            }
            for (std::size_t link = 1; link < map.links.size(); ++link) {
                good = good && map.links[link].row.top() >= map.links[link - 1].row.bottom() - 1e-6;
            }
            return good;
        });
    }

    void everythingIsInItsBoxAndTheMap() {
        forRandomMaps([](const AppsView&, const AttachmentMap& map, double width) {
            const QRectF whole(0, 0, map.width, map.height);
            bool good = map.width <= std::max(width, views::leastMapWidth) && map.width <= views::mostMapWidth;
            for (const auto& solid : solids(map)) {
                good = good && within(solid, whole);
            }
            for (const auto& app : map.apps) {
                good = good && within(app.name, app.box) && (app.label.isEmpty() || within(app.label, app.box));
            }
            for (const auto& link : map.links) {
                good = good && within(link.row, map.apps[link.app].box) && within(link.name, link.row) &&
                       link.row.height() >= 24;
            }
            for (const auto& pool : map.pools) {
                for (const auto& part : present({pool.name, pool.shape, pool.use, pool.mark, pool.status})) {
                    good = good && within(part, pool.box);
                }
            }
            return good;
        });
    }

    void poolsStayOnTheScreen() {
        Random random(29);
        for (int round = 0; round < mapRounds; ++round) {
            const auto view = randomAppsView(random);
            const auto measure = measureOf(random.between(11, 26));
            const auto whole = views::attachmentMap(view, 900, measure);
            const double top = random.below(static_cast<int>(whole.height));
            const views::MapRange range{top, top + random.between(200, 1200)};
            const auto map = views::attachmentMap(view, 900, measure, range);
            QCOMPARE(map.height, whole.height);
            QVERIFY(apart(solids(map)));
            const double stack = map.pools.back().box.bottom() - map.pools.front().box.top();
            const bool fits = range.bottom - range.top > 1.3 * stack + 100;
            const bool clipped = range.top > whole.height - stack || range.bottom > whole.height; // the end of the map
            for (const auto& pool : map.pools) {
                QVERIFY(within(pool.box, QRectF(0, 0, map.width, map.height)));
                QVERIFY(!fits || clipped ||
                        (pool.box.top() >= range.top - 40 && pool.box.bottom() <= range.bottom + 1e-6));
            }
        }
    }

    void everyAttachmentIsALineFromItsVarToItsPool() {
        forRandomMaps([](const AppsView& view, const AttachmentMap& map, double) {
            std::size_t vars = 0;
            bool good = true;
            for (const auto& app : view.apps) {
                vars += app.vars.size();
            }
            for (const auto& link : map.links) {
                const auto& pool = map.pools[link.pool];
                good = good && view.apps[link.app].vars[link.var].pool == link.pool && link.from.y() == link.bend.y() &&
                       link.from.x() < link.chip.left() && link.chip.right() < link.bend.x() &&
                       std::abs(link.chip.center().y() - link.from.y()) < 1e-6 && link.bend.x() < link.to.x() &&
                       link.to.x() == pool.box.left() && link.to.y() > pool.box.top() &&
                       link.to.y() < pool.box.bottom();
            }
            return good && vars == map.links.size();
        });
    }

    void linesOfOnePoolDoNotCross() {
        forRandomMaps([](const AppsView&, const AttachmentMap& map, double) {
            std::vector<double> last(map.pools.size(), -1);
            for (const auto& link : map.links) { // from the top
                if (link.to.y() < last[link.pool]) {
                    return false;
                }
                last[link.pool] = link.to.y();
            }
            return true;
        });
    }

    void namesAreWholeWhereThereIsRoom() {
        auto view = AppsView();
        view.apps = {
            {"a", QStringLiteral("example-app"), fleet::ClusterLabel{QStringLiteral("production"), {}}, {}, {}}};
        view.apps[0].vars = {
            {{"1"}, QStringLiteral("HEROKU_POSTGRESQL_COBALT_URL"), {}, QStringLiteral("owner"), 0, {}}};
        view.pools.resize(1);
        view.pools[0].name = QStringLiteral("Leader pool");
        view.pools[0].shape = QStringLiteral("8G-Performance x 2");
        view.pools[0].use = QStringLiteral("612 of 800 connections");
        view.pools[0].status = QStringLiteral("High availability");
        const auto measure = measureOf(16);
        for (const double width : {700.0, 1300.0}) {
            const auto map = views::attachmentMap(view, width, measure);
            QVERIFY(1e-6 + map.links[0].name.width() >= measure.width(view.apps[0].vars[0].name, false));
            QVERIFY(1e-6 + map.apps[0].name.width() >= measure.width(view.apps[0].name, true));
            QVERIFY(1e-6 + map.apps[0].label.width() >= measure.width(QStringLiteral("production"), false));
            QVERIFY(1e-6 + map.pools[0].name.width() >= measure.width(view.pools[0].name, true));
            QVERIFY(1e-6 + map.pools[0].use.width() >= measure.width(view.pools[0].use, false));
        }
    }

    void aPollMovesNothing() {
        Random random(3);
        for (int round = 0; round < 50; ++round) {
            auto view = randomAppsView(random);
            for (auto& pool : view.pools) {
                pool.use = QStringLiteral("1,021 of 1,140 connections");
            }
            const auto before = views::attachmentMap(view, 900, measureOf(16));
            for (auto& pool : view.pools) {
                pool.use = QStringLiteral("1,022 of 1,140 connections");
                pool.tone = text::Tone::Bad;
            }
            const auto after = views::attachmentMap(view, 900, measureOf(16));
            QCOMPARE(solids(after), solids(before));
        }
    }

    void aPartLightsItsLines() {
        Random random(5);
        const auto lines = [](const AttachmentMap& map, const MapPart& part) {
            std::vector<std::size_t> lit;
            for (std::size_t link = 0; link < map.links.size(); ++link) {
                if (map.lit(part, link)) {
                    lit.push_back(link);
                }
            }
            return lit;
        };
        for (int round = 0; round < 100; ++round) {
            const auto view = randomAppsView(random);
            const auto map = views::attachmentMap(view, 900, measureOf(16));
            for (std::size_t link = 0; link < map.links.size(); ++link) {
                const auto& each = map.links[link];
                QCOMPARE(lines(map, {MapPartKind::Var, link}), std::vector{link});
                for (const auto other : lines(map, {MapPartKind::Chip, link})) {
                    QCOMPARE(view.apps[map.links[other].app].vars[map.links[other].var].role,
                             view.apps[each.app].vars[each.var].role);
                }
                QVERIFY(map.lit({MapPartKind::Pool, each.pool}, link) && map.lit({MapPartKind::App, each.app}, link));
                QVERIFY(!map.lit({MapPartKind::Pool, each.pool + 1}, link));
            }
            QVERIFY(lines(map, {}).empty());
        }
    }

    void thePointerFindsEveryPart() {
        forRandomMaps([](const AppsView&, const AttachmentMap& map, double) {
            bool good = map.at({-1, -1}) == MapPart{};
            for (std::size_t index = 0; index < map.links.size(); ++index) {
                good = good && map.at(map.links[index].row.center()) == MapPart{MapPartKind::Var, index} &&
                       map.at(map.links[index].chip.center()) == MapPart{MapPartKind::Chip, index};
            }
            for (std::size_t index = 0; index < map.apps.size(); ++index) {
                good = good && map.at(map.apps[index].name.center()) == MapPart{MapPartKind::App, index};
            }
            for (std::size_t index = 0; index < map.pools.size(); ++index) {
                good = good && map.at(map.pools[index].box.center()) == MapPart{MapPartKind::Pool, index};
            }
            return good;
        });
    }

    void keysReachEveryPart() {
        forRandomMaps([](const AppsView&, const AttachmentMap& map, double) {
            std::vector<MapPart> reached{views::neighbour(map, {}, 0, 0)};
            for (std::size_t at = 0; at < reached.size(); ++at) {
                for (const auto& [columns, rows] :
                     {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
                    const auto next = views::neighbour(map, reached[at], columns, rows);
                    if (std::find(reached.begin(), reached.end(), next) == reached.end()) {
                        reached.push_back(next);
                    }
                }
            }
            const auto pools = map.links.empty() && !map.apps.empty() ? 0 : map.pools.size();
            return reached.size() == map.apps.size() + 2 * map.links.size() + pools;
        });
    }

    void manyAppsAreQuick() {
        Random random(1);
        AppsView view = randomAppsView(random);
        view.apps.clear();
        for (int app = 0; app < 30; ++app) {
            views::AppsApp made{std::to_string(app), mapWord(random, 20), {}, {}, {}};
            for (int var = 0; var < 2; ++var) {
                made.vars.push_back({{std::to_string(2 * app + var)},
                                     mapWord(random, 20),
                                     {},
                                     mapWord(random, 8),
                                     static_cast<std::size_t>(random.below(static_cast<int>(view.pools.size()))),
                                     {}});
            }
            view.apps.push_back(made);
        }
        QBENCHMARK {
            const auto map = views::attachmentMap(view, 900, measureOf(16));
            QCOMPARE(map.links.size(), std::size_t(60));
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestAttachmentMap)
#include "tst_attachment_map.moc"
