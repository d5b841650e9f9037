// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as SVG, PNG and PDF; POOLHOUSE_SHOTS=DIR keeps the files.
#include "tests/models/planner_scene.h"
#include "tests/support/test_main.h"
#include "ui/planner/plan_drawing.h"
#include "ui/planner/plan_sheet_layout.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtSvg/QSvgRenderer>
#include <QtTest>

#include <iterator>
#include <set>

using namespace poolhouse;
using test::PlannerScene;
using ui::DrawingFormat;

namespace {

/// Texts of an SVG, joined; empty with the error when it is not well-formed.
QString textsOf(const QByteArray& svg, QString* error = nullptr) {
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters) {
            texts << xml.text().trimmed().toString();
        }
    }
    if (error != nullptr && xml.hasError()) {
        *error = xml.errorString();
    }
    return texts.join(QLatin1Char('|'));
}

views::PlanSheet sheetOf(const PlannerScene& scene) {
    return views::planSheet(scene.store, test::at(600), scene.model.draft());
}

/// Needs of every kind: met, too many, too narrow for a name, of too much memory, a million.
void putNeeds(views::PlanSheet& sheet) {
    auto& pools = sheet.clusters.front().pools;
    const auto put = [&pools](std::size_t pool, std::size_t at, const char* name, std::int64_t connections, bool met) {
        views::LaneNeed need;
        need.workload = at;
        need.name = QString::fromUtf8(name);
        need.colour = static_cast<int>(at);
        need.connections = connections;
        need.met = met;
        pools[pool].lane.needs.push_back(need);
    };
    put(0, 0, "writes", 640, true);
    pools[0].lane.usable = 720;
    pools[0].lane.carries = QStringLiteral("800, 10% margin kept: 720");
    put(1, 1, "reports", 240, false);
    put(1, 2, "batch", 20, false);
    pools[1].lane.usable = 0;
    pools[1].lane.overflow = QStringLiteral("260 connections nowhere to go if its instance fails");
    pools[1].lane.needs[0].misfit = QStringLiteral("needs 64 GB");
    put(2, 3, "web", 1300, true);
    put(2, 4, "jobs", 30, true);
    put(2, 5, "sessions", 170, false);
    pools[2].lane.usable = 1368;
    pools[2].lane.overflow = QStringLiteral("132 connections over the margin");
    pools[2].lane.ghost = {380, 380, 380, 380, 380, 380};
    pools[2].lane.ghostText = QStringLiteral("6 \u00d7 4G-Performance: web, jobs, sessions");
    put(3, 6, "exports", 1'000'000, false);
    pools[3].lane.overflow = QStringLiteral("999,620 connections nowhere to go");
}

void keep(const char* name, const QByteArray& content) {
    const auto folder = qEnvironmentVariable("POOLHOUSE_SHOTS");
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QFile file(QDir(folder).filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
}

constexpr int drawnWidth = static_cast<int>(ui::sheetWidth - 2 * ui::sheetMargin);
constexpr int legendColumns = 4;
constexpr int sampleWidth = 36;

} // namespace

class TestPlanDrawing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formatsBySuffix() {
        QCOMPARE(ui::drawingFormat(QStringLiteral("a/b.svg")), DrawingFormat::Svg);
        QCOMPARE(ui::drawingFormat(QStringLiteral("b.PNG")), DrawingFormat::Png);
        QCOMPARE(ui::drawingFormat(QStringLiteral("b.c.pdf")), DrawingFormat::Pdf);
        QVERIFY(!ui::drawingFormat(QStringLiteral("svg")));
        QVERIFY(!ui::drawingFormat(QStringLiteral("b.jpg")));
    }

    void theSvgOfThePicture() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const auto svg = planDrawing(sheetOf(scene), DrawingFormat::Svg);
        keep("plan.svg", svg);
        QString error;
        const auto texts = textsOf(svg, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        for (const char* part :
             {"Plan for postgresql-rectangular-12345", "web-reads", "5 × 4G-Performance", "after losing one: 1,520",
              "$1,558.40", "$1,808.40", "Read connections", "nightly-export", "added by the plan"}) {
            QVERIFY2(texts.contains(QString::fromUtf8(part)), part);
        }
        QVERIFY2(texts.contains(QStringLiteral("3 × 4G-Performance")) == false, "the plan, not what is live");
        QCOMPARE(planDrawing(sheetOf(scene), DrawingFormat::Svg), svg);
        QCOMPARE(svg.count("font-family="), svg.count(", sans-serif\""));
        QSvgRenderer drawing(svg); // as another program draws it
        QVERIFY(drawing.isValid());
        QImage image(drawing.defaultSize(), QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawing.render(&painter);
        painter.end();
        QVERIFY(qAlpha(image.pixel(2, 2)) == 255 && image.pixelColor(2, 2) == QColor(Qt::white));
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(image.save(&buffer, "PNG"));
        keep("plan-svg.png", png);
    }

    void theLegendHasEachMark() {
        PlannerScene scene;
        const auto sheet = sheetOf(scene);
        const auto texts = textsOf(planDrawing(sheet, DrawingFormat::Svg)).split(QLatin1Char('|'));
        const char* const meanings[] = {"instance, as wide as its limit",
                                        "not up, or unknown",
                                        "added by the plan",
                                        "removed by the plan",
                                        "standby, no connections",
                                        "gone when an instance is lost",
                                        "needs of an app",
                                        "needs that don't fit",
                                        "needs that can't be checked",
                                        "most that needs may take",
                                        "connections in use",
                                        "peak seen",
                                        "before a change of level"};
        for (const auto* meaning : meanings) {
            QVERIFY2(texts.contains(QLatin1String(meaning)), meaning);
        }
        // no two are drawn the same
        std::set<QByteArray> drawn;
        const auto items = ui::sheetItems(sheet);
        const auto rows = (std::size(meanings) + legendColumns - 1) / legendColumns;
        for (std::size_t row = items.size() - rows; row < items.size(); ++row) {
            QImage image(drawnWidth, static_cast<int>(items[row].height), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            items[row].paint(painter);
            painter.end();
            for (int column = 0; column < legendColumns; ++column) {
                const auto sample = image.copy(column * drawnWidth / legendColumns, 0, sampleWidth, image.height());
                drawn.insert(QByteArray(reinterpret_cast<const char*>(sample.constBits()), sample.sizeInBytes()));
            }
        }
        QCOMPARE(drawn.size(), std::size(meanings) + 1); // the last row has empty places
    }

    /// Names come from others: no markup, no control characters.
    void namesAreEscaped() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        scene.model.rename(3, QStringLiteral("<b>&\"x'</b>"));
        auto sheet = sheetOf(scene);
        core::Plan plan;
        plan.title = "<script>alert(1)</script> & \x01";
        addOrigin(sheet, plan);
        const auto svg = planDrawing(sheet, DrawingFormat::Svg);
        QString error;
        const auto texts = textsOf(svg, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(!svg.contains("<script") && !svg.contains("<b>"));
        QVERIFY2(texts.contains(QStringLiteral("<script>alert(1)</script> &")), qPrintable(texts));
        QVERIFY(texts.contains(QStringLiteral("<b>&\"x'</b>")));
    }

    void theReadingsAreDated() {
        PlannerScene scene;
        auto sheet = sheetOf(scene);
        core::Plan plan;
        plan.clusters.resize(1);
        addOrigin(sheet, plan);
        QVERIFY(sheet.basis.isEmpty());
        plan.clusters.front().readAt = test::morning;
        addOrigin(sheet, plan);
        QCOMPARE(sheet.basis, QStringLiteral("Live shapes as of 2026-06-22T08:28:20Z."));
        QVERIFY(textsOf(planDrawing(sheet, DrawingFormat::Svg)).contains(sheet.basis));
    }

    void severalClustersShareAScaleAndHaveATotal() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        scene.model.addCluster(test::smallOne().id);
        scene.model.setCount(0, 2);
        const auto sheet = sheetOf(scene);
        QCOMPARE(sheet.clusters.size(), std::size_t(2));
        QCOMPARE(sheet.lanes().size(), std::size_t(5));
        QCOMPARE(sheet.title, QStringLiteral("Plan for 2 clusters"));
        QVERIFY(!sheet.total.empty());
        const auto texts = textsOf(planDrawing(sheet, DrawingFormat::Svg));
        QVERIFY(texts.contains(QStringLiteral("postgresql-small-00001 (other-app)")));
        QVERIFY(texts.contains(QStringLiteral("Total cost per month")));
    }

    void thePngIsTwiceAsLarge() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        auto sheet = sheetOf(scene);
        putNeeds(sheet);
        keep("plan-needs.svg", planDrawing(sheet, DrawingFormat::Svg));
        const auto png = planDrawing(sheet, DrawingFormat::Png);
        keep("plan.png", png);
        const auto image = QImage::fromData(png, "PNG");
        QCOMPARE(image.width(), 2000);
        QVERIFY(image.height() > 1000);
    }

    void aLongPngIsReadEverywhere() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        auto sheet = sheetOf(scene);
        for (int more = 0; more < 29; ++more) {
            sheet.clusters.push_back(sheet.clusters.front());
        }
        const auto image = QImage::fromData(planDrawing(sheet, DrawingFormat::Png), "PNG");
        QVERIFY(!image.isNull() && image.height() <= 16000);
    }

    /// Vectors, so no picture in it, and one page more when it gets long.
    void thePdfHasPages() {
        PlannerScene scene;
        scene.shapeAsDrawn();
        const auto pdf = planDrawing(sheetOf(scene), DrawingFormat::Pdf);
        keep("plan.pdf", pdf);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        const auto pages = [](const QByteArray& content) {
            return QString::fromLatin1(content).count(QRegularExpression(QStringLiteral("/Type /Page\\b")));
        };
        auto sheet = sheetOf(scene);
        const auto few = pages(pdf);
        QVERIFY(few >= 1);
        for (int more = 0; more < 11; ++more) {
            sheet.clusters.push_back(sheet.clusters.front());
        }
        QVERIFY(pages(planDrawing(sheet, DrawingFormat::Pdf)) >= few + 8);
    }

    void aPlanWithoutItsClusterSaysSo() {
        PlannerScene scene;
        fleet::Store empty;
        const auto sheet = views::planSheet(empty, test::at(600), scene.model.draft());
        QVERIFY(sheet.lanes().empty());
        const auto texts = textsOf(planDrawing(sheet, DrawingFormat::Svg));
        QVERIFY2(texts.contains(QStringLiteral("The cluster is not loaded yet")), qPrintable(texts));
    }
};

POOLHOUSE_WIDGET_TEST(TestPlanDrawing)
#include "tst_plan_drawing.moc"
