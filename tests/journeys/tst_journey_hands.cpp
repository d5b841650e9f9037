// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/planner/lane_canvas.h"

#include <QAbstractSlider>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace poolhouse;
using namespace poolhouse::test;

/// Capacity planned by hand: a need moved, a count dragged, what carries half as much again, the answer used, the plan
/// applied. By mouse, by keyboard, and by assistive technology.
class TestJourneyHands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byMouse();
    void byKeyboard();
    void byAssistiveTechnology();
};

namespace {

constexpr QSize wide(1500, 900); ///< needs and answer beside the drawing
constexpr int analyticsLane = 1;
constexpr int webReadsLane = 2;

ui::LaneCanvas* canvas(const DialogDriver& person, int row) {
    return qobject_cast<ui::LaneCanvas*>(person.part(QStringLiteral("poolEditor.%1/laneCanvas").arg(row)));
}

std::size_t needsIn(const DialogDriver& person, int row) {
    const auto* lane = canvas(person, row);
    return lane != nullptr ? lane->lane().needs.size() : 0;
}

/// Drags within the window, as the window system delivers it.
class Pointer {
public:
    explicit Pointer(QWidget& window) : m_window(window) {}
    void press(const QWidget& widget, QPoint at) {
        m_at = widget.mapTo(&m_window, at);
        QTest::mousePress(m_window.windowHandle(), Qt::LeftButton, {}, m_at);
    }
    void moveBy(QPoint by) {
        m_at += by;
        QTest::mouseMove(m_window.windowHandle(), m_at);
    }
    void moveTo(const QWidget& widget, QPoint at) {
        m_at = widget.mapTo(&m_window, at);
        QTest::mouseMove(m_window.windowHandle(), m_at);
    }
    void release() { QTest::mouseRelease(m_window.windowHandle(), Qt::LeftButton, {}, m_at); }

private:
    QWidget& m_window;
    QPoint m_at;
};

/// What the plan wants of the cluster, as serverPools() tells it.
QStringList wanted(const DialogDriver& person) {
    QStringList pools;
    for (int row = 0; canvas(person, row) != nullptr; ++row) {
        const auto editor = QStringLiteral("poolEditor.%1/").arg(row);
        const auto* level = qobject_cast<QComboBox*>(person.part(editor + QStringLiteral("levelCombo")));
        if (level == nullptr) {
            continue; // to be destroyed
        }
        const auto* lane = canvas(person, row);
        pools << QStringLiteral("%1: %2 × %3")
                     .arg(lane->lane().leader ? QStringLiteral("leader") : lane->lane().name)
                     .arg(lane->abilities().count)
                     .arg(level->currentData().toString());
    }
    std::sort(pools.begin() + 1, pools.end());
    return pools;
}

QStringList sortedServerPools(const JourneyScene& scene) {
    auto pools = serverPools(scene);
    std::sort(pools.begin() + 1, pools.end());
    return pools;
}

QAccessibleInterface* spoken(QWidget* widget) {
    return QAccessible::queryAccessibleInterface(widget);
}

/// The first part of what is on the screen with this role and a name that begins so; null: none.
QAccessibleInterface* heard(QAccessibleInterface* in, QAccessible::Role role, const QString& name) {
    if (in == nullptr || in->state().invisible) {
        return nullptr;
    }
    if (in->role() == role && in->text(QAccessible::Name).startsWith(name)) {
        return in;
    }
    for (int child = 0; child < in->childCount(); ++child) {
        if (auto* found = heard(in->child(child), role, name)) {
            return found;
        }
    }
    return nullptr;
}

/// A screen reader in the front window. It knows names and roles only.
class Listener {
public:
    explicit Listener(const DialogDriver& person) : m_person(person) {}

    [[nodiscard]] QAccessibleInterface* find(QAccessible::Role role, const char* name) const {
        return heard(spoken(m_person.front()), role, QString::fromUtf8(name));
    }
    void press(const char* name) const {
        QTRY_VERIFY2(find(QAccessible::Button, name) != nullptr, name);
        auto* button = find(QAccessible::Button, name);
        QVERIFY2(!button->state().disabled, name);
        button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    void set(QAccessible::Role role, const char* name, int value) const {
        QTRY_VERIFY2(find(role, name) != nullptr, name);
        find(role, name)->valueInterface()->setCurrentValue(value);
    }
    [[nodiscard]] bool hears(const char* text) const {
        const std::function<bool(QAccessibleInterface*)> in = [&](QAccessibleInterface* part) {
            if (part == nullptr || part->state().invisible) {
                return false;
            }
            bool said = part->text(QAccessible::Name).contains(QString::fromUtf8(text));
            for (int child = 0; !said && child < part->childCount(); ++child) {
                said = in(part->child(child));
            }
            return said;
        };
        return in(spoken(m_person.front()));
    }

private:
    const DialogDriver& m_person;
};

/// Where the style draws the handle of a slider.
QPoint handleOf(const QSlider& slider) {
    QStyleOptionSlider option;
    option.initFrom(&slider);
    option.orientation = slider.orientation();
    option.minimum = slider.minimum();
    option.maximum = slider.maximum();
    option.sliderPosition = slider.sliderPosition();
    option.sliderValue = slider.value();
    option.subControls = QStyle::SC_All;
    return slider.style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider).center();
}

/// Drags the handle to the right until the value is at least this.
void dragTo(QSlider& slider, Pointer& pointer, int value) {
    pointer.press(slider, handleOf(slider));
    for (int step = 0; slider.value() < value && step < slider.width(); ++step) {
        pointer.moveBy({1, 0});
    }
    pointer.release();
    QVERIFY(slider.value() >= value);
}

/// By a click on its tab.
void clickPlan(const JourneyScene& scene) {
    scene.clickInTree(mainCluster);
    QTRY_VERIFY(scene.shown("clusterTabs"));
    const auto* tabs = scene.window->findChild<QTabWidget*>(QStringLiteral("clusterTabs"));
    constexpr int planTab = 1;
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(planTab).center());
    QTRY_VERIFY(scene.shown("plannerPage"));
}

/// Three needs as observed: one in each pool.
void openPlan(const JourneyScene& scene) {
    scene.clickInTree(mainCluster);
    scene.act("actionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
}

} // namespace

void TestJourneyHands::byMouse() {
    JourneyScene scene;
    scene.window->resize(wide);
    scene.openSandbox();
    const DialogDriver person(scene);
    clickPlan(scene);
    person.click("needsFromPeaks");
    QTRY_COMPARE(needsIn(person, analyticsLane), std::size_t(1));

    Pointer pointer(*person.front());
    pointer.press(*canvas(person, analyticsLane), canvas(person, analyticsLane)->needRect(0).center());
    pointer.moveBy({12, 12});
    pointer.moveTo(*canvas(person, webReadsLane), canvas(person, webReadsLane)->rect().center());
    QTRY_COMPARE(needsIn(person, webReadsLane), std::size_t(2)); // before the button is released
    pointer.release();
    QCOMPARE(needsIn(person, analyticsLane), std::size_t(0));
    QVERIFY2(person.why("undoPlan").contains(QStringLiteral("Move analytics to web-reads")),
             qPrintable(person.why("undoPlan")));

    const int block = qRound(canvas(person, webReadsLane)->blockWidth());
    pointer.press(*canvas(person, webReadsLane), canvas(person, webReadsLane)->handleRect().center());
    pointer.moveBy({block, 0});
    pointer.moveBy({block, 0});
    QTRY_COMPARE(person.says("poolEditor.2/countField"), QStringLiteral("5"));
    pointer.release();
    QTRY_COMPARE(person.says("reviewPlan"), QStringLiteral("Review and apply 1 change…"));
    QCOMPARE(serverChanges(scene), 0);

    auto* growth = qobject_cast<QSlider*>(person.part(QStringLiteral("growthSlider")));
    QVERIFY(growth != nullptr);
    dragTo(*growth, pointer, 50);
    const auto percent = QString::number(growth->value());
    QTRY_VERIFY2(person.says("growthShape").contains(percent), qPrintable(person.says("growthShape")));
    pointer.press(*growth, handleOf(*growth));
    pointer.moveBy({-growth->width(), 0});
    pointer.release();
    QCOMPARE(growth->value(), 0);

    person.click("findCheapest");
    QTRY_VERIFY(person.can("loadCheapest"));
    person.click("loadCheapest");
    QTRY_VERIFY(person.can("reviewPlan"));
    const auto plan = wanted(person);
    person.click("reviewPlan");
    person.waitFor("reviewDialog");
    if (person.part(QStringLiteral("reviewPhrase")) != nullptr) {
        person.click("reviewPhrase");
        person.type(QStringLiteral("example-app/analytics"));
    }
    person.click("applyPlan");
    person.waitForWindow();
    QVERIFY(scene.runPlan());
    QCOMPARE(sortedServerPools(scene), plan);
}

void TestJourneyHands::byKeyboard() {
    JourneyScene scene;
    scene.window->resize(wide);
    scene.openSandbox();
    const DialogDriver person(scene);
    person.openCluster(QStringLiteral("rectangular"));
    person.key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.tabTo("needsFromPeaks");
    person.key(Qt::Key_Space);
    QTRY_COMPARE(needsIn(person, analyticsLane), std::size_t(1));

    person.tabTo("laneCanvas"); // the leader's
    person.key(Qt::Key_Down);
    QVERIFY(canvas(person, analyticsLane)->hasFocus());
    person.key(Qt::Key_Down, Qt::AltModifier); // its need into web-reads
    QTRY_COMPARE(needsIn(person, webReadsLane), std::size_t(2));
    QVERIFY(canvas(person, webReadsLane)->hasFocus());
    person.key(Qt::Key_Right);
    person.key(Qt::Key_Right);
    QTRY_COMPARE(person.says("poolEditor.2/countField"), QStringLiteral("5"));

    person.tabTo("growthSlider");
    person.key(Qt::Key_PageUp);
    QTRY_VERIFY2(person.says("growthShape").contains(QStringLiteral("50")), qPrintable(person.says("growthShape")));
    person.key(Qt::Key_Home);

    person.tabTo("findCheapest");
    person.key(Qt::Key_Space);
    QTRY_VERIFY(person.can("loadCheapest"));
    person.key(Qt::Key_Backtab, Qt::ShiftModifier); // it stands before "Find again"
    QCOMPARE(person.focus(), QStringLiteral("loadCheapest"));
    person.key(Qt::Key_Space);
    QTRY_VERIFY(person.can("reviewPlan"));
    const auto plan = wanted(person);
    person.tabTo("reviewPlan");
    person.key(Qt::Key_Space);
    person.waitFor("reviewDialog");
    if (person.part(QStringLiteral("reviewPhrase")) != nullptr) {
        person.tabTo("reviewPhrase");
        person.type(QStringLiteral("example-app/analytics"));
    }
    person.tabTo("applyPlan");
    person.key(Qt::Key_Space);
    person.waitForWindow();
    QVERIFY(scene.runPlan());
    QCOMPARE(sortedServerPools(scene), plan);
}

void TestJourneyHands::byAssistiveTechnology() {
    JourneyScene scene;
    scene.window->resize(wide);
    scene.openSandbox();
    const DialogDriver person(scene);
    openPlan(scene);
    const Listener listener(person);
    listener.press("Fill from peaks");
    QTRY_COMPARE(listener.find(QAccessible::List, "Needs in analytics")->childCount(), 1);
    auto* needs = listener.find(QAccessible::List, "Needs in analytics");
    auto* actions = needs->child(0)->actionInterface();
    QVERIFY(actions->actionNames().contains(QStringLiteral("Move to web-reads")));
    actions->doAction(QStringLiteral("Move to web-reads"));
    QCOMPARE(listener.find(QAccessible::List, "Needs in analytics")->childCount(), 0);
    QCOMPARE(listener.find(QAccessible::List, "Needs in web-reads")->childCount(), 2);

    auto* lane = listener.find(QAccessible::Grouping, "web-reads");
    QVERIFY(lane != nullptr);
    listener.set(QAccessible::SpinBox, "Instances of web-reads", 5);
    QTRY_COMPARE(person.says("poolEditor.2/countField"), QStringLiteral("5"));
    QVERIFY(listener.hears("web-reads: 5 instances of 4G-Performance."));

    listener.set(QAccessible::Slider, "Growth", 50);
    QTRY_VERIFY(listener.hears("With 50"));
    listener.set(QAccessible::Slider, "Growth", 0);

    listener.press("Find the cheapest");
    QTRY_VERIFY(person.can("loadCheapest"));
    listener.press(qPrintable(person.says("loadCheapest")));
    QTRY_VERIFY(person.why("undoPlan").contains(QStringLiteral("Load the cheapest")));
    const auto plan = wanted(person);
    listener.press("Review and apply");
    person.waitFor("reviewDialog");
    if (auto* phrase = listener.find(QAccessible::EditableText, "Phrase to confirm the plan")) {
        phrase->editableTextInterface()->insertText(0, QStringLiteral("example-app/analytics"));
    }
    QTRY_VERIFY(person.can("applyPlan"));
    listener.press(qPrintable(person.says("applyPlan")));
    person.waitForWindow();
    QVERIFY(scene.runPlan());
    QCOMPARE(sortedServerPools(scene), plan);
}

POOLHOUSE_WIDGET_TEST(TestJourneyHands)
#include "tst_journey_hands.moc"
