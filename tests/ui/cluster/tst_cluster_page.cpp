// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/application_font.h"
#include "tests/support/test_main.h"
#include "tests/ui/overview_scene.h"
#include "ui/cluster/badge_row.h"
#include "ui/cluster/cluster_header.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"
#include "ui/widgets/use_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace poolhouse;
using text::Tone;

namespace {

template <class T = QWidget> T* pagePart(const QWidget& widget, const char* name) {
    return widget.findChild<T*>(QLatin1String(name));
}

QString labelText(const QWidget& widget, const char* name) {
    const auto* label = pagePart<QLabel>(widget, name);
    return label != nullptr ? label->text() : QStringLiteral("(no %1)").arg(QLatin1String(name));
}

text::ProblemText problem() {
    return {QStringLiteral("The cluster couldn't be loaded."), QStringLiteral("The API did not answer."),
            QStringLiteral("Poolhouse tries again in 12 s."), QStringLiteral("request id 42")};
}

/// The page at the size of a small laptop screen.
struct ShownPage {
    explicit ShownPage(const views::ClusterOverview& overview, QSize size = QSize(1070, 520),
                       Qt::LayoutDirection direction = Qt::LeftToRight) {
        page.setLayoutDirection(direction);
        page.resize(size);
        page.setOverview(overview);
        page.show();
        visible = QTest::qWaitForWindowActive(&page);
    }
    ui::ClusterPage page;
    bool visible = false;
};

/// Names of labels whose text does not fit; elided labels with a tool tip count as fitting.
QStringList cutTexts(const QWidget& page) {
    QStringList cut;
    for (const auto* label : page.findChildren<ui::TextLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->isElided()) {
            continue;
        }
        const bool tooNarrow = label->width() < label->minimumSizeHint().width();
        const int wanted =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().height();
        if (tooNarrow || label->height() < wanted) {
            cut << QStringLiteral("%1 \"%2\": %3x%4")
                       .arg(label->objectName(), label->text())
                       .arg(label->width())
                       .arg(label->height());
        }
    }
    for (const auto* button : page.findChildren<QAbstractButton*>()) {
        const bool scrollsTabs =
            qobject_cast<const QTabBar*>(button->parent()) != nullptr; // an arrow, as wide as Qt wants
        if (button->isVisible() && !scrollsTabs && button->width() < button->sizeHint().width()) {
            cut << button->text();
        }
    }
    return cut;
}

} // namespace

class TestClusterPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theLeastImportantBadgesFold();
    void foldedBadgesLeadOnFromAMenu();
    void theBadgeOfAQuotaLeadsToStorage();
    void showsTheFigures();
    void pollKeepsScrollFocusAndSelection();
    void cardsComeGoAndChangeByPool();
    void anotherClusterStartsAtTheTop();
    void unknownIsNotZero();
    void aBarHasTheColourOfItsState();
    void overTheLimitIsSeen();
    void loadingShowsTheFrame();
    void failureKeepsTheFigures();
    void failureBeforeTheFirstAnswer();
    void staleFiguresAreDimmed();
    void endpointIsCopied();
    void everythingHasAName();
    void targetsAreLargeEnough();
    void nothingIsCut_data();
    void nothingIsCut();
    void rightToLeftMirrors();
    void fontChangeReachesEveryLabel();

private:
    std::unique_ptr<ui::ThemeController> m_theme;
};

void TestClusterPage::initTestCase() {
    m_theme = std::make_unique<ui::ThemeController>(*qApp, ui::SchemeChoice::Light);
}

void TestClusterPage::theLeastImportantBadgesFold() {
    const std::vector<views::Badge> badges{{QStringLiteral("Available"), Tone::Good, {}},
                                           {QStringLiteral("full"), Tone::Bad, {}},
                                           {QStringLiteral("a"), Tone::Attention, {}},
                                           {QStringLiteral("b"), Tone::Attention, {}}};
    const std::vector<int> widths{100, 100, 100, 100};
    using Folded = std::vector<std::size_t>;
    QCOMPARE(ui::foldedBadges(badges, widths, 440, 30, 10), Folded{});
    QCOMPARE(ui::foldedBadges(badges, widths, 439, 30, 10), Folded{3});
    QCOMPARE(ui::foldedBadges(badges, widths, 369, 30, 10), (Folded{2, 3}));
    QCOMPARE(ui::foldedBadges(badges, widths, 150, 30, 10), (Folded{2, 3}));
    QCOMPARE(ui::foldedBadges(badges, widths, 10, 30, 10), (Folded{2, 3})); // elided
}

void TestClusterPage::foldedBadgesLeadOnFromAMenu() {
    auto overview = test::exampleOverview();
    overview.badges = {{QStringLiteral("Available"), Tone::Good, {}},
                       {QStringLiteral("web-reads at 90% of connections"),
                        Tone::Attention,
                        {},
                        views::BadgeLink{views::BadgeLink::Kind::Pool, overview.cards.back().id}},
                       {QStringLiteral("analytics at 99% of connections"), Tone::Bad, {}},
                       {QStringLiteral("Price unknown"), Tone::Unknown, {}}};
    ShownPage shown(overview, QSize(1070, 520));
    const auto* row = pagePart<ui::BadgeRow>(shown.page, "badgeRow");
    const int height = row->height();
    QVERIFY(!pagePart(shown.page, "badgesFolded")->isVisible());
    shown.page.resize(560, 520);
    auto* more = pagePart<QAbstractButton>(shown.page, "badgesFolded");
    QTRY_VERIFY(more->isVisible());
    QCOMPARE(row->height(), height);
    QCOMPARE(more->text(), QStringLiteral("+2"));
    QVERIFY(pagePart(shown.page, "badge.2")->isVisible()); // the worst
    QVERIFY(more->accessibleDescription().contains(QStringLiteral("web-reads at 90% of connections")));
    QTest::keyClick(more, Qt::Key_Return);
    auto* menu = pagePart<QMenu>(shown.page, "foldedBadges");
    QVERIFY(menu != nullptr && menu->actions().size() == 2);
    QVERIFY(!menu->actions().back()->isEnabled()); // leads nowhere
    menu->actions().front()->trigger();
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("poolCard.") + overview.cards.back().name);
}

void TestClusterPage::theBadgeOfAQuotaLeadsToStorage() {
    ShownPage shown(test::exampleOverview());
    auto* header = shown.page.findChild<ui::ClusterHeader*>();
    Q_EMIT header->linkActivated({views::BadgeLink::Kind::Storage, {}});
    QCOMPARE(shown.page.currentTab(), ui::ClusterTab::Storage);
    Q_EMIT header->linkActivated({views::BadgeLink::Kind::Cost, {}});
    QCOMPARE(shown.page.currentTab(), ui::ClusterTab::Overview);
}

void TestClusterPage::showsTheFigures() {
    ShownPage shown(test::exampleOverview());
    QVERIFY(shown.visible);
    QCOMPARE(labelText(shown.page, "clusterTitle"), QStringLiteral("postgresql-rectangular-12345"));
    QCOMPARE(labelText(shown.page, "ageLabel"), QStringLiteral("read 4 s ago"));
    QCOMPARE(labelText(shown.page, "badge.1"), QStringLiteral("web-reads at 90% of connections"));
    QCOMPARE(labelText(*pagePart(shown.page, "tile.cost"), "figure"), QStringLiteral("$1,558.40"));
    QCOMPARE(labelText(*pagePart(shown.page, "tile.connections"), "unit"), QStringLiteral("/ 3,540"));
    const auto* reads = pagePart(shown.page, "poolCard.web-reads");
    QCOMPARE(labelText(*reads, "connections"), QStringLiteral("1,021 / 1,140 connections"));
    QCOMPARE(labelText(*reads, "percent"), QStringLiteral("90%"));
    QCOMPARE(labelText(*reads, "survivable"), QStringLiteral("760 after losing one instance"));
    QCOMPARE(pagePart<ui::InstanceStrip>(*reads, "instances")->count(), 3);
    QVERIFY(pagePart(*pagePart(shown.page, "poolCard.Leader pool"), "survivable")->isHidden());
    QCOMPARE(labelText(shown.page, "cost.4.amount"), QStringLiteral("$1,558.40"));
    // From the leader to the followers, side by side.
    QVERIFY(pagePart(shown.page, "poolCard.Leader pool")->x() < pagePart(shown.page, "poolCard.analytics")->x());
    QVERIFY(pagePart(shown.page, "poolCard.analytics")->x() < reads->x());
    QCOMPARE(pagePart(shown.page, "poolCard.Leader pool")->height(), reads->height());
}

void TestClusterPage::pollKeepsScrollFocusAndSelection() {
    auto overview = test::exampleOverview();
    ShownPage shown(overview);
    auto* scroll = pagePart<QScrollArea>(shown.page, "overviewTab")->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 60);
    scroll->setValue(60);
    auto* card = pagePart(shown.page, "poolCard.web-reads");
    auto* endpoint = pagePart<QLabel>(*card, "endpoint");
    endpoint->setSelection(0, 9);
    pagePart(*card, "copyEndpoint")->setFocus(Qt::TabFocusReason);
    QCOMPARE(QApplication::focusWidget(), pagePart(*card, "copyEndpoint"));

    overview.age = QStringLiteral("just now");
    overview.cards[2].connections = QStringLiteral("1,030 / 1,140 connections");
    overview.cards[2].instances.push_back({QStringLiteral("4"), views::InstanceBox::Appearance::Coming, {}});
    overview.tiles[1].figure = QStringLiteral("1,855");
    overview.series[2].samples.push_back({overview.series[2].samples.back().at + std::chrono::seconds(30), 1030.0});
    shown.page.setOverview(overview);

    QCOMPARE(pagePart(shown.page, "poolCard.web-reads"), card);
    QCOMPARE(labelText(*card, "connections"), QStringLiteral("1,030 / 1,140 connections"));
    QCOMPARE(labelText(*pagePart(shown.page, "tile.connections"), "figure"), QStringLiteral("1,855"));
    QCOMPARE(endpoint->selectedText(), QStringLiteral("web-reads"));
    QCOMPARE(QApplication::focusWidget(), pagePart(*card, "copyEndpoint"));
    QTest::qWait(0);
    QCOMPARE(scroll->value(), 60);
}

void TestClusterPage::cardsComeGoAndChangeByPool() {
    auto overview = test::exampleOverview();
    ShownPage shown(overview);
    QPointer<QWidget> leader = pagePart(shown.page, "poolCard.Leader pool");
    QPointer<QWidget> analytics = pagePart(shown.page, "poolCard.analytics");
    QPointer<QWidget> reads = pagePart(shown.page, "poolCard.web-reads");
    pagePart(*reads, "name")->setFocus();

    overview.cards.insert(overview.cards.begin() + 1, test::followerCard("new-id", QStringLiteral("nightly"), 1, 2));
    shown.page.setOverview(overview);
    QCOMPARE(pagePart(shown.page, "poolCard.analytics"), analytics.data());
    QCOMPARE(pagePart(shown.page, "poolCard.web-reads"), reads.data());
    QTRY_VERIFY(pagePart(shown.page, "poolCard.nightly")->x() > leader->x());

    overview.cards.erase(overview.cards.begin() + 2); // removes analytics
    overview.cards[2].name = QStringLiteral("readers");
    shown.page.setOverview(overview);
    QVERIFY(analytics.isNull());
    QVERIFY(!leader.isNull());
    QCOMPARE(reads->objectName(), QStringLiteral("poolCard.readers"));
    QCOMPARE(labelText(*reads, "name"), QStringLiteral("readers"));
    QCOMPARE(QApplication::focusWidget(), pagePart(*reads, "name"));

    overview.cards.clear();
    overview.emptyNote = QStringLiteral("This cluster is still being made.");
    shown.page.setOverview(overview);
    QVERIFY(leader.isNull() && reads.isNull());
    QVERIFY(pagePart(shown.page, "noPools")->isVisible());
}

void TestClusterPage::anotherClusterStartsAtTheTop() {
    auto overview = test::exampleOverview();
    ShownPage shown(overview);
    auto* scroll = pagePart<QScrollArea>(shown.page, "overviewTab")->verticalScrollBar();
    QTRY_VERIFY(scroll->maximum() > 60);
    scroll->setValue(60);
    overview.id = core::ClusterId{"other"};
    shown.page.setOverview(overview);
    QCOMPARE(scroll->value(), 0);
}

void TestClusterPage::unknownIsNotZero() {
    auto overview = test::exampleOverview();
    auto& card = overview.cards[1];
    card.use.reset();
    card.useTone = Tone::Unknown;
    card.percent.clear();
    card.connections = QStringLiteral("unknown / 380 connections");
    ShownPage shown(overview);
    const auto* widget = pagePart(shown.page, "poolCard.analytics");
    QVERIFY(pagePart(*widget, "percent")->isHidden());
    const auto* bar = pagePart<ui::UseBar>(*widget, "bar");
    QVERIFY(!bar->use().has_value());
    QVERIFY(bar->accessibleDescription().contains(QStringLiteral("unknown")));
    // An empty bar (0 %) must look different from an unknown one.
    ui::UseBar empty, unknown;
    empty.resize(200, 12);
    unknown.resize(200, 12);
    empty.showUse(0.0, Tone::Good);
    unknown.showUse(std::nullopt, Tone::Unknown);
    QVERIFY(empty.grab().toImage() != unknown.grab().toImage());
}

/// A full bar is never green: its colour is the state, not the pool.
void TestClusterPage::aBarHasTheColourOfItsState() {
    for (const Tone tone : {Tone::Good, Tone::Attention, Tone::Bad}) {
        ui::UseBar bar;
        bar.resize(200, 12);
        bar.showUse(0.9, tone);
        QCOMPARE(bar.grab().toImage().pixelColor(60, 6), ui::Theme::of(bar.palette()).tone(tone).outline);
    }
}

void TestClusterPage::overTheLimitIsSeen() {
    ui::UseBar full, over;
    for (ui::UseBar* bar : {&full, &over}) {
        bar->resize(200, 12);
    }
    full.showUse(1.0, Tone::Bad);
    over.showUse(1.3, Tone::Bad);
    QCOMPARE(over.text(), QStringLiteral("130%"));
    QVERIFY(full.grab().toImage() != over.grab().toImage());
    over.showUse(0.999, Tone::Bad);
    QCOMPARE(over.text(), QStringLiteral("99%"));
}

void TestClusterPage::loadingShowsTheFrame() {
    const auto loaded = test::exampleOverview();
    views::ClusterOverview overview;
    overview.id = loaded.id;
    overview.name = loaded.name;
    ShownPage shown(overview);
    QVERIFY(pagePart(shown.page, "overviewSkeleton")->isVisible());
    QVERIFY(!pagePart(shown.page, "poolRow")->isVisible());
    QCOMPARE(labelText(shown.page, "clusterTitle"), loaded.name);
    shown.page.setOverview(loaded);
    QVERIFY(!pagePart(shown.page, "overviewSkeleton")->isVisible());
    QVERIFY(pagePart(shown.page, "poolRow")->isVisible());
}

void TestClusterPage::failureKeepsTheFigures() {
    auto overview = test::exampleOverview();
    ShownPage shown(overview);
    QVERIFY(!pagePart(shown.page, "problemBanner")->isVisible());
    overview.problem = problem();
    shown.page.setOverview(overview);
    QVERIFY(pagePart(shown.page, "problemBanner")->isVisible());
    QCOMPARE(labelText(shown.page, "problemWhat"), QStringLiteral("The cluster couldn't be loaded."));
    QVERIFY(labelText(shown.page, "problemText").contains(QStringLiteral("tries again in 12 s")));
    QCOMPARE(labelText(*pagePart(shown.page, "tile.cost"), "figure"), QStringLiteral("$1,558.40"));
    QVERIFY(pagePart(shown.page, "poolCard.web-reads")->isVisible());

    QVERIFY(!pagePart(shown.page, "problemDetails")->isVisible());
    QTest::mouseClick(pagePart(shown.page, "detailsButton"), Qt::LeftButton);
    QVERIFY(pagePart(shown.page, "problemDetails")->isVisible());
    overview.problem->next = QStringLiteral("Poolhouse tries again in 11 s.");
    shown.page.setOverview(overview);
    QVERIFY(pagePart(shown.page, "problemDetails")->isVisible());

    QSignalSpy retry(&shown.page, &ui::ClusterPage::retryRequested);
    QTest::mouseClick(pagePart(shown.page, "retryButton"), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
    QCOMPARE(retry.first().first().value<core::ClusterId>(), overview.id);
    overview.problem.reset();
    shown.page.setOverview(overview);
    QVERIFY(!pagePart(shown.page, "problemBanner")->isVisible());
}

void TestClusterPage::failureBeforeTheFirstAnswer() {
    views::ClusterOverview overview;
    overview.id = core::ClusterId{"x"};
    overview.problem = problem();
    ShownPage shown(overview);
    QVERIFY(pagePart(shown.page, "retryButton")->isVisible());
    QVERIFY(!pagePart(shown.page, "overviewSkeleton")->isVisible());
    QVERIFY(!pagePart(shown.page, "poolRow")->isVisible());
}

void TestClusterPage::staleFiguresAreDimmed() {
    auto overview = test::exampleOverview();
    ShownPage shown(overview);
    const auto* figure = pagePart<QLabel>(*pagePart(shown.page, "tile.cost"), "figure");
    const auto* connections = pagePart<QLabel>(*pagePart(shown.page, "poolCard.web-reads"), "connections");
    QCOMPARE(figure->foregroundRole(), QPalette::WindowText);
    overview.stale = true;
    overview.age = QStringLiteral("as of 14:05:10, 6 min ago");
    shown.page.setOverview(overview);
    QCOMPARE(figure->foregroundRole(), QPalette::PlaceholderText);
    QCOMPARE(connections->foregroundRole(), QPalette::PlaceholderText);
    QCOMPARE(labelText(shown.page, "ageLabel"), overview.age);
    overview.stale = false;
    shown.page.setOverview(overview);
    QCOMPARE(figure->foregroundRole(), QPalette::WindowText);
}

void TestClusterPage::endpointIsCopied() {
    auto overview = test::exampleOverview();
    overview.cards[1].endpoint.clear();
    ShownPage shown(overview);
    auto* reads = pagePart(shown.page, "poolCard.web-reads");
    QTest::mouseClick(pagePart(*reads, "copyEndpoint"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), overview.cards[2].endpoint);
    QVERIFY(pagePart(*pagePart(shown.page, "poolCard.analytics"), "copyEndpoint")->isHidden());
    const auto* copy =
        pagePart(shown.page, "poolCard.analytics")->findChild<QAction*>(QStringLiteral("copyEndpointAction"));
    QVERIFY(copy != nullptr && !copy->isEnabled());
    QCOMPARE(reads->contextMenuPolicy(), Qt::ActionsContextMenu);
}

void TestClusterPage::everythingHasAName() {
    auto overview = test::exampleOverview();
    overview.problem = problem();
    ShownPage shown(overview);
    QStringList nameless;
    for (const auto* widget : shown.page.findChildren<QWidget*>()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
        if (area != nullptr && area->viewport() == widget) {
            continue; // exposed through its parent
        }
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool speaks =
            (label != nullptr && !label->text().isEmpty()) || (button != nullptr && !button->text().isEmpty());
        const bool reached = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
        const bool figure = qobject_cast<const ui::UseBar*>(widget) != nullptr ||
                            qobject_cast<const ui::InstanceStrip*>(widget) != nullptr;
        if ((reached || (figure && widget->isVisible())) && !speaks && widget->accessibleName().isEmpty()) {
            nameless << QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                    widget->objectName());
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    const auto* reads = pagePart(shown.page, "poolCard.web-reads");
    QCOMPARE(reads->accessibleName(), QStringLiteral("web-reads"));
    for (const QString& fact : {QStringLiteral("1,021 / 1,140"), QStringLiteral("90%"), QStringLiteral("$450/month")}) {
        QVERIFY2(reads->accessibleDescription().contains(fact), qPrintable(fact));
    }
    QVERIFY(pagePart(shown.page, "tile.connections")->accessibleName().contains(QStringLiteral("1,846 / 3,540")));
    QVERIFY(pagePart<ui::UseBar>(*reads, "bar")->accessibleDescription().contains(QStringLiteral("attention")));
}

void TestClusterPage::targetsAreLargeEnough() {
    auto overview = test::exampleOverview();
    overview.problem = problem();
    ShownPage shown(overview);
    for (const auto* button : shown.page.findChildren<QPushButton*>()) {
        QVERIFY2(!button->isVisible() || (button->width() >= 24 && button->height() >= 24), qPrintable(button->text()));
    }
}

void TestClusterPage::nothingIsCut_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<double>("fontScale");
    QTest::newRow("laptop") << QSize(1070, 700) << false << 1.0;
    QTest::newRow("narrow") << QSize(480, 700) << false << 1.0;
    QTest::newRow("wide") << QSize(2280, 1300) << false << 1.0;
    QTest::newRow("right to left") << QSize(1070, 700) << true << 1.0;
    QTest::newRow("200 %") << QSize(1070, 700) << false << 2.0;
    QTest::newRow("200 %, right to left") << QSize(1070, 700) << true << 2.0;
}

void TestClusterPage::nothingIsCut() {
    QFETCH(QSize, size);
    QFETCH(bool, rightToLeft);
    QFETCH(double, fontScale);
    const test::ApplicationFont scaled(test::ApplicationFont::scaled(fontScale));
    auto overview = test::exampleOverview();
    overview.problem = problem();
    overview.badges[0].text = QStringLiteral("Hochverfügbarkeitswiederherstellung läuft");
    overview.tiles[0].title = QStringLiteral("Voraussichtliche Gesamtkosten");
    overview.tiles[2].detail = QStringLiteral("Neun Instanzen und drei Verbindungspools können hinzugefügt werden");
    overview.cards[1].name = QStringLiteral("abcdefghijklmnopqrstuvwxyz-12345");
    overview.cards[1].notes = {QStringLiteral("Verbindungsobergrenzenüberschreitung"),
                               QStringLiteral("angehängt als DATABASE_ANALYTICS_READ_ONLY_REPLICA_URL")};
    overview.cards[2].progress =
        QStringLiteral("Die Leistungsstufe der Instanzen wird gerade geändert, noch etwa zwei Minuten");
    for (int number = 4; number <= 13; ++number) {
        overview.cards[2].instances.push_back({QString::number(number), views::InstanceBox::Appearance::Up, {}});
    }
    overview.costs[0].label = QStringLiteral("Schreibinstanz und Bereitschaftsinstanz");
    ShownPage shown(overview, size, rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const QString folder = qEnvironmentVariable("POOLHOUSE_SHOTS");
    if (!folder.isEmpty()) {
        QTest::qWait(50);
        shown.page.grab().save(folder + QStringLiteral("/long-%1.png").arg(QLatin1String(QTest::currentDataTag())));
    }
    QTRY_VERIFY2(cutTexts(shown.page).isEmpty(), qPrintable(cutTexts(shown.page).join(QLatin1Char('\n'))));
    const auto* scroll = pagePart<QScrollArea>(shown.page, "overviewTab");
    QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
    const auto* strip = pagePart<ui::InstanceStrip>(*pagePart(shown.page, "poolCard.web-reads"), "instances");
    for (int box = 0; box < strip->count(); ++box) {
        QVERIFY(strip->rect().contains(strip->boxRect(box)));
    }
}

void TestClusterPage::rightToLeftMirrors() {
    ShownPage shown(test::exampleOverview(), QSize(1070, 700), Qt::RightToLeft);
    QVERIFY(pagePart(shown.page, "poolCard.Leader pool")->x() > pagePart(shown.page, "poolCard.analytics")->x());
    const auto* strip = pagePart<ui::InstanceStrip>(*pagePart(shown.page, "poolCard.web-reads"), "instances");
    QVERIFY(strip->boxRect(0).x() > strip->boxRect(1).x());
    QVERIFY(pagePart(shown.page, "clusterTitle")->x() > pagePart(shown.page, "badge.0")->x());
    const auto* name = pagePart<QLabel>(*pagePart(shown.page, "poolCard.analytics"), "name");
    QVERIFY(name->alignment().testFlag(Qt::AlignRight));
    QVERIFY(pagePart<QLabel>(shown.page, "cost.0.amount")->alignment().testFlag(Qt::AlignLeft));
    ui::UseBar bar;
    bar.setLayoutDirection(Qt::RightToLeft);
    bar.resize(200, 12);
    bar.showUse(0.25, Tone::Good);
    const QImage image = bar.grab().toImage();
    const QString goodFill = ui::Theme::of(bar.palette()).tone(Tone::Good).outline.name();
    QCOMPARE(image.pixelColor(190, 6).name(), goodFill);
    QVERIFY(image.pixelColor(20, 6).name() != goodFill);
}

void TestClusterPage::fontChangeReachesEveryLabel() {
    ShownPage shown(test::exampleOverview());
    const auto* figure = pagePart<QLabel>(*pagePart(shown.page, "tile.cost"), "figure");
    const double before = figure->font().pointSizeF();
    const test::ApplicationFont scaled(test::ApplicationFont::scaled(1.5));
    // QApplication notifies widgets only while its event loop runs.
    for (QWidget* widget : QApplication::allWidgets()) {
        QEvent changed(QEvent::ApplicationFontChange);
        QApplication::sendEvent(widget, &changed);
    }
    QCOMPARE(figure->font().pointSizeF(), before * 1.5);
}

POOLHOUSE_WIDGET_TEST(TestClusterPage)
#include "tst_cluster_page.moc"
