// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dialog_driver.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QTableView>
#include <QTest>
#include <QWindow>

using namespace poolhouse;
using namespace poolhouse::test;

/// $1,000 a month saved over two clusters in one plan, handed on with its evidence, in at most 14 clicks and keys.
class TestJourneySaving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandDollarsOverTwoClusters();
};

namespace {

const QString cubic = QStringLiteral("postgresql-cubic-55310");
const QString angular = QStringLiteral("postgresql-angular-29944");

/// Clicks and keys as the window system sends them, counted.
class CountedUser {
public:
    explicit CountedUser(JourneyScene& scene) : m_scene(scene), m_driver(scene) {}

    void clickOnBoard(const QString& cluster, Qt::KeyboardModifiers modifiers = {}) {
        const auto* board = m_scene.board();
        const auto row = static_cast<int>(m_scene.boardNames().indexOf(cluster));
        const QPoint inside = board->visualRect(board->model()->index(row, 0)).center();
        QTest::mouseClick(m_scene.window->windowHandle(), Qt::LeftButton, modifiers,
                          board->viewport()->mapTo(m_scene.window.get(), inside));
        ++m_steps;
    }
    void click(const char* part) const { m_driver.click(QLatin1String(part)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) const { m_driver.key(key, modifiers); }
    /// Opens a list and clicks the first item that contains `text`; false: it cannot be chosen.
    [[nodiscard]] bool choose(const char* combo, const QString& text) {
        auto* list = qobject_cast<QComboBox*>(m_driver.part(QLatin1String(combo)));
        const int at = list != nullptr ? list->findText(text, Qt::MatchContains) : -1;
        if (at < 0) {
            return false;
        }
        m_driver.click(QLatin1String(combo));
        auto* popup = list->view();
        if (!QTest::qWaitFor([popup] { return popup->isVisible(); })) {
            return false;
        }
        const auto item = popup->model()->index(at, list->modelColumn(), popup->rootIndex());
        popup->scrollTo(item);
        const auto inside = popup->visualRect(item).center();
        QTest::mouseMove(popup->viewport(), inside);
        QTest::mouseClick(popup->viewport(), Qt::LeftButton, {}, inside);
        ++m_steps;
        return QTest::qWaitFor([list, at] { return list->currentIndex() == at; });
    }
    [[nodiscard]] int steps() const { return m_steps + m_driver.steps(); }
    [[nodiscard]] const DialogDriver& sees() const { return m_driver; }

private:
    JourneyScene& m_scene;
    DialogDriver m_driver;
    int m_steps = 0; ///< those that the driver does not count
};

} // namespace

void TestJourneySaving::aThousandDollarsOverTwoClusters() {
    JourneyScene scene;
    scene.openSandbox();
    CountedUser user(scene);
    const auto& sees = user.sees();
    user.clickOnBoard(cubic);
    user.clickOnBoard(angular, Qt::ControlModifier);
    user.click("selectionPlan");
    QTRY_VERIFY(scene.shown("plannerPage"));
    QCOMPARE(scene.openCluster(), cubic);

    // 3 x 16G for 1,505 connections: 3 x 8G accepts them, also after losing one
    QVERIFY(user.choose("poolEditor.1/levelCombo", QStringLiteral("8G-Performance")));
    QTRY_VERIFY2(sees.says("poolEditor.1/poolEffect").contains(QStringLiteral("2,400")),
                 qPrintable(sees.says("poolEditor.1/poolEffect")));
    QCOMPARE(sees.says("poolEditor.1/poolOverflowText"), QString());
    QVERIFY(user.choose("planCluster", angular));
    QTRY_COMPARE(sees.says("poolEditor.1/poolEffect"), QString()); // it has a leader pool only
    QVERIFY(user.choose("poolEditor.0/levelCombo", QStringLiteral("8G-Performance")));
    QTRY_COMPARE(sees.says("reviewPlan"), QStringLiteral("Review and apply 2 changes…"));
    user.click("reviewPlan");
    sees.waitFor("reviewDialog");
    user.click("applyPlan");
    sees.waitForWindow();
    QVERIFY(scene.runPlan());
    QTRY_VERIFY2(sees.says("runTitle").contains(QStringLiteral("2 of 2 steps done")),
                 qPrintable(sees.says("runTitle")));
    const auto outcome = sees.says("runDetails").section(QLatin1Char('\n'), 0, 0);
    QVERIFY2(outcome.startsWith(QStringLiteral("Saved $1,000/month: $14,812 → $13,812 for the whole fleet.")),
             qPrintable(outcome));
    QCOMPARE(serverPools(scene, cubic).at(1), QStringLiteral("invoice-reads: 3 × 8G-Performance"));
    QCOMPARE(serverPools(scene, angular), QStringList{QStringLiteral("leader: 2 × 8G-Performance")});

    user.key(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(scene.shown("activityPage"));
    user.click("exportCsv");
    const auto lines =
        QString::fromUtf8(scene.files.written.constLast()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3); // the header, and a line per change with the cost before and after
    const auto evidence = lines.join(QLatin1Char('\n'));
    QVERIFY2(evidence.contains(QStringLiteral("\"3900.00\",\"3300.00\"")), qPrintable(evidence));
    QVERIFY2(evidence.contains(QStringLiteral("\"1020.00\",\"620.00\"")), qPrintable(evidence));
    // one more accepts the suggested name in the file dialog, which the window's fake stands for
    QVERIFY2(user.steps() + 1 <= 14, qPrintable(QString::number(user.steps() + 1)));
}

QTEST_MAIN(TestJourneySaving)
#include "tst_journey_saving.moc"
