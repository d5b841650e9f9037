// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fleet_board_model.h"
#include "tests/support/dialog_driver.h"
#include "tests/support/test_main.h"
#include "ui/window/message_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include <map>

using namespace poolhouse;
using namespace poolhouse::test;

namespace {

/// The plan of the main cluster; needs and answer stand beside the drawing.
struct OpenedPlan : JourneyScene {
    OpenedPlan() {
        window->resize(1366, 768);
        openSandbox();
        clickInTree(mainCluster);
        act("actionPlan");
    }
};

/// Accessibility events of the window.
class Hearing {
public:
    Hearing() {
        heard.clear();
        announcements.clear();
        titles.clear();
        counts.clear();
        for (QWidget* widget : QApplication::allWidgets()) {
            known[widget] = texts(QAccessible::queryAccessibleInterface(widget));
        }
        QAccessible::installUpdateHandler(&Hearing::hear);
    }
    ~Hearing() { QAccessible::installUpdateHandler(nullptr); }
    Hearing(const Hearing&) = delete;
    Hearing& operator=(const Hearing&) = delete;

    /// Names and descriptions said again though nothing differs.
    [[nodiscard]] static QStringList repeated() { return heard; }

    [[nodiscard]] static QStringList announced() { return announcements; }

    /// New values of spin boxes in drawings, with their names.
    [[nodiscard]] static QStringList counted() { return counts; }

    /// New names of column headers.
    [[nodiscard]] static QStringList namedTitles() { return titles; }

private:
    using Texts = std::pair<QString, QString>;

    static Texts texts(QAccessibleInterface* interface) {
        return interface == nullptr
                   ? Texts()
                   : Texts(interface->text(QAccessible::Name), interface->text(QAccessible::Description));
    }

    static void hear(QAccessibleEvent* event) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        if (event->type() == QAccessible::Announcement) {
            announcements << static_cast<QAccessibleAnnouncementEvent*>(event)->message();
        }
#else
        auto* source = event->type() == QAccessible::ObjectShow ? event->accessibleInterface() : nullptr;
        if (source != nullptr && source->role() == QAccessible::Notification) {
            announcements << source->text(QAccessible::Name);
        }
#endif
        if (event->type() == QAccessible::ValueChanged && event->object() == nullptr) {
            counts << event->accessibleInterface()->text(QAccessible::Name) + QLatin1Char(' ') +
                          static_cast<QAccessibleValueChangeEvent*>(event)->value().toString();
            return;
        }
        if (event->type() == QAccessible::NameChanged &&
            event->accessibleInterface()->role() == QAccessible::ColumnHeader) {
            titles << event->accessibleInterface()->text(QAccessible::Name);
            return;
        }
        const bool text = event->type() == QAccessible::NameChanged || event->type() == QAccessible::DescriptionChanged;
        if (!text || event->object() == nullptr) {
            return;
        }
        const Texts now = texts(QAccessible::queryAccessibleInterface(event->object()));
        const auto [before, isNew] = known.try_emplace(event->object(), now);
        if (!isNew && before->second == now) {
            heard << QStringLiteral("%1 %2: %3 (%4)")
                         .arg(QLatin1String(event->object()->metaObject()->className()), event->object()->objectName(),
                              now.first, now.second);
        }
        before->second = now;
    }

    static inline std::map<QObject*, Texts> known;
    static inline QStringList heard;
    static inline QStringList announcements;
    static inline QStringList titles;
    static inline QStringList counts;
};

} // namespace

/// What is shown is what is said.
class TestSpokenEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTRY_VERIFY2(QAccessible::isActive(), "run it by on_private_screen.sh"); }
    void anIdlePageRepeatsNothing_data();
    void anIdlePageRepeatsNothing();
    void newsIsAnnouncedOnce();
    void theAnswerOfThePlannerIsAnnounced();
    void anEditOfAPlanIsAnnounced();
    void needsFromDynosAreAnnounced();
    void aTitleOfTheBoardIsPressed();
};

void TestSpokenEvents::anIdlePageRepeatsNothing_data() {
    QTest::addColumn<QString>("page");
    for (const char* page : {"board", "overview", "plan", "activity", "coming"}) {
        QTest::newRow(page) << QString::fromLatin1(page);
    }
}

void TestSpokenEvents::anIdlePageRepeatsNothing() {
    QFETCH(QString, page);
    JourneyScene scene;
    scene.openSandbox();
    if (page != QStringLiteral("board")) {
        scene.clickInTree(mainCluster);
    }
    if (page == QStringLiteral("plan")) {
        scene.act("actionPlan");
    } else if (page == QStringLiteral("activity")) {
        scene.act("actionShowActivity");
    } else if (page == QStringLiteral("coming")) {
        scene.act("actionShowComing");
    }
    scene.advance(std::chrono::seconds(30));
    const Hearing hearing;
    for (int second = 0; second < 30; ++second) {
        scene.advance(std::chrono::seconds(1));
    }
    const auto repeated = Hearing::repeated();
    QVERIFY2(
        repeated.isEmpty(),
        qPrintable(
            QStringLiteral("%1 times, as %2").arg(repeated.size()).arg(repeated.mid(0, 20).join(QLatin1Char('\n')))));
}

void TestSpokenEvents::newsIsAnnouncedOnce() {
    JourneyScene scene;
    scene.openSandbox();
    const Hearing hearing;
    auto* bar = scene.find<ui::MessageBar>("messageBar");
    const auto post = [bar](const char* key, const char* text) {
        ui::Message message;
        message.key = QString::fromLatin1(key);
        message.text = QString::fromLatin1(text);
        message.tone = text::Tone::Attention;
        bar->post(std::move(message));
    };
    post("a", "First news");
    post("b", "Second news");
    post("b", "Second news");
    const auto announced = Hearing::announced();
    QCOMPARE(announced.size(), 2);
    QVERIFY2(announced.constFirst().contains(QStringLiteral("First news")), qPrintable(announced.constFirst()));
    QVERIFY2(announced.constLast().contains(QStringLiteral("Second news")), qPrintable(announced.constLast()));
    bar->clear();
    scene.window->hide();
    post("c", "Nobody sees this");
    QCOMPARE(Hearing::announced(), announced);
}

void TestSpokenEvents::theAnswerOfThePlannerIsAnnounced() {
    OpenedPlan scene;
    const DialogDriver person(scene);
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.click(QStringLiteral("needsFromPeaks"));
    const Hearing hearing;
    person.click(QStringLiteral("findCheapest"));
    QTRY_VERIFY(scene.shown("loadCheapest"));
    QTRY_COMPARE(Hearing::announced().size(), 3);
    const auto announced = Hearing::announced();
    QCOMPARE(announced.constFirst(), QStringLiteral("Searching for the cheapest configuration…"));
    for (const char* line : {"answerTitle", "answerText", "answerCost"}) {
        QVERIFY2(announced[1].contains(scene.text(line)), qPrintable(announced[1]));
    }
    QVERIFY2(announced.constLast().endsWith(QStringLiteral(" in kind.")), qPrintable(announced.constLast()));
    scene.advance(std::chrono::seconds(30));
    QCOMPARE(Hearing::announced(), announced);
    // an edit of the plan changes what the answer costs beside it, not the answer: only the edit is announced
    const auto cost = scene.text("answerCost");
    person.click(QStringLiteral("poolEditor.2/countMore"));
    QTRY_VERIFY(scene.text("answerCost") != cost);
    QCOMPARE(Hearing::announced().size(), 4);
    QVERIFY2(Hearing::announced().constLast().startsWith(QStringLiteral("web-reads: 4 instances")),
             qPrintable(Hearing::announced().constLast()));
    person.click(QStringLiteral("surviveLoss"));
    QTRY_COMPARE(Hearing::announced().size(), 6); // how many needs are met now, and that the answer is outdated
    const auto last = Hearing::announced().mid(4).join(QLatin1Char('|'));
    QVERIFY2(last.contains(QStringLiteral("Needs met: ")) && last.contains(scene.text("answerNote")), qPrintable(last));
}

void TestSpokenEvents::anEditOfAPlanIsAnnounced() {
    OpenedPlan scene;
    const DialogDriver person(scene);
    QTRY_VERIFY(scene.shown("plannerPage"));
    person.click(QStringLiteral("needsFromPeaks"));
    person.tabTo("laneCanvas"); // the leader's
    person.key(Qt::Key_Down);
    const Hearing hearing;
    qsizetype heard = 0;
    const auto news = [&heard] {
        const auto all = Hearing::announced().mid(heard);
        heard += all.size();
        return all;
    };
    const auto one = [](const char* text) { return QStringList{QString::fromUtf8(text)}; };
    person.key(Qt::Key_Right);
    QCOMPARE(news(), one("analytics: 2 instances of 16G-Performance. Cost per month: $2,058.40. Needs met: 2 of 3."));
    QCOMPARE(Hearing::counted(), one("Instances of analytics 2"));
    person.key(Qt::Key_PageDown);
    QCOMPARE(news(), one("analytics: 2 instances of 8G-Performance. Cost per month: $1,658.40."));
    person.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(news(), one("analytics moved to web-reads. Cost per month: $1,658.40. Needs met: 1 of 3."));
    person.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(news(), one("There is no pool below."));
    person.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(news(), one("There is no pool below.")); // each key has its answer
    person.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(news(), one("Undone: Move analytics to web-reads. Cost per month: $1,658.40. Needs met: 2 of 3."));
    person.key(Qt::Key_Up);
    person.key(Qt::Key_Delete);
    const auto removed = news();
    QCOMPARE(removed.size(), 1);
    QVERIFY2(removed.constFirst().startsWith(QStringLiteral("analytics: removed by the plan. ")),
             qPrintable(removed.constFirst()));
    const auto counted = Hearing::counted();
    scene.advance(std::chrono::seconds(60)); // polls change figures of the cluster, not the plan
    QCOMPARE(news(), QStringList());
    QCOMPARE(Hearing::counted(), counted);
}

void TestSpokenEvents::needsFromDynosAreAnnounced() {
    OpenedPlan scene;
    const DialogDriver person(scene);
    QTRY_VERIFY(scene.shown("plannerPage"));
    const Hearing hearing;
    person.click(QStringLiteral("needsSources"));
    auto* menu = scene.find<QMenu>("needsSourcesMenu");
    menu->findChild<QAction*>(QStringLiteral("sourceProcesses"))->trigger();
    menu->close();
    const auto* table = scene.find<QTableWidget>("workloadTable");
    QTRY_VERIFY(table->rowCount() > 0);
    QTRY_VERIFY(!Hearing::announced().filter(QStringLiteral("Processes and threads are assumed")).isEmpty());
    const auto news = Hearing::announced().constFirst();
    QVERIFY2(news.contains(QStringLiteral(" web: connections ")), qPrintable(news));
}

void TestSpokenEvents::aTitleOfTheBoardIsPressed() {
    JourneyScene scene;
    scene.openSandbox();
    auto* board = QAccessible::queryAccessibleInterface(scene.board());
    const auto byUrgency = scene.boardNames();
    auto* title = board->child(1 + tables::FleetBoardModel::Cost);
    QCOMPARE(title->role(), QAccessible::ColumnHeader);
    QCOMPARE(board->indexOfChild(title), 1 + tables::FleetBoardModel::Cost);
    QCOMPARE(board->childAt(title->rect().center().x(), title->rect().center().y()), title);
    QVERIFY(!title->text(QAccessible::Description).isEmpty());
    const QString name = title->text(QAccessible::Name);
    const auto press = [title] { title->actionInterface()->doAction(QAccessibleActionInterface::pressAction()); };
    const Hearing hearing;
    press();
    const auto dearest = scene.boardNames();
    QVERIFY(dearest != byUrgency);
    QCOMPARE(title->text(QAccessible::Name), name + QStringLiteral(", sorted descending"));
    press();
    QVERIFY(scene.boardNames() != dearest);
    QCOMPARE(title->text(QAccessible::Name), name + QStringLiteral(", sorted ascending"));
    press();
    QCOMPARE(scene.boardNames(), byUrgency);
    QCOMPARE(title->text(QAccessible::Name), name);
    QCOMPARE(Hearing::announced(),
             (QStringList{name + QStringLiteral(", sorted descending"), name + QStringLiteral(", sorted ascending"),
                          QStringLiteral("Sorted by urgency")}));
    QCOMPARE(Hearing::namedTitles(), Hearing::announced().mid(0, 2) + QStringList{name});
    QCOMPARE(board->tableInterface()->cellAt(0, 0)->text(QAccessible::Name),
             scene.board()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString());
}

POOLHOUSE_WIDGET_TEST(TestSpokenEvents)
#include "tst_spoken_events.moc"
