// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_execution_text.h"
#include "tests/models/plan_run_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace poolhouse::test;

/// Whatever fails, and whenever the console is killed: every step is done once.
class TestPlanRunFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultAtEveryStep_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("acts");
        QTest::addColumn<int>("readsDown");
        using Acts = Fault::Acts;
        struct Row {
            const char* name;
            Kind kind;
            int status;
            Acts acts;
            int readsDown;
        };
        for (const auto& row :
             {Row{"429", Kind::RateLimited, 429, Acts::Never, 0},
              Row{"500 before", Kind::ServerError, 500, Acts::Never, 0},
              Row{"500 after", Kind::ServerError, 500, Acts::First, 0},
              Row{"503 and away", Kind::ServerError, 503, Acts::Never, 5},
              Row{"time-out before", Kind::Timeout, 0, Acts::Never, 0},
              Row{"time-out after", Kind::Timeout, 0, Acts::First, 0},
              Row{"time-out, later", Kind::Timeout, 0, Acts::Later, 0},
              Row{"reset before", Kind::ConnectionLost, 0, Acts::Never, 0},
              Row{"reset after, away", Kind::ConnectionLost, 0, Acts::First, 5},
              Row{"cut body", Kind::CutOff, 0, Acts::First, 0}, Row{"wrong type", Kind::WrongType, 200, Acts::First, 0},
              Row{"unreachable", Kind::Unreachable, 0, Acts::Never, 4}}) {
            for (int step = 0; step < 3; ++step) {
                QTest::addRow("%s, step %d", row.name, step + 1)
                    << step << static_cast<int>(row.kind) << row.status << static_cast<int>(row.acts) << row.readsDown;
            }
        }
    }
    void everyFaultAtEveryStep() {
        QFETCH(const int, step);
        QFETCH(const int, kind);
        QFETCH(const int, status);
        QFETCH(const int, acts);
        QFETCH(const int, readsDown);
        RunScene scene;
        scene.server.writeFaults.resize(static_cast<std::size_t>(step));
        scene.server.writeFaults.push_back(
            faultOf(static_cast<Kind>(kind), status, static_cast<Fault::Acts>(acts), readsDown));
        scene.begin(pictureWanted);
        QVERIFY(scene.toEnd());
        QCOMPARE(scene.run->state(), RunState::Done);
        QCOMPARE(scene.server.effects, 3); // each step once
        QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
    }

    /// Killed at every breath of the run, and started again: always the same end, every step done once.
    void killedAtAnyMoment() {
        int lived = 0;
        for (int breaths = 0; breaths < 400; ++breaths) {
            RunScene scene;
            scene.begin(pictureWanted);
            for (int at = 0; at < breaths && !scene.run->ended(); ++at) {
                scene.breathe();
            }
            if (scene.run->ended()) {
                lived = breaths;
                break;
            }
            scene.killAndRestart(pictureWanted);
            QVERIFY2(scene.toEnd(), qPrintable(QString::number(breaths)));
            QVERIFY2(scene.run->state() == RunState::Done,
                     qPrintable(QStringLiteral("%1: %2").arg(breaths).arg(
                         text::executionProblem(*scene.run).value_or(QString()))));
            QVERIFY2(scene.server.effects == 3,
                     qPrintable(QStringLiteral("%1: %2 effects").arg(breaths).arg(scene.server.effects)));
            QVERIFY(OperationsScene::same(scene.server.shapes(), pictureWanted));
        }
        QVERIFY(lived > 20); // the run had moments to be killed at
    }

    void killedAgainAndAgain() {
        RunScene scene;
        scene.begin(pictureWanted);
        int kills = 0;
        while (!scene.run->ended() && kills < 200) {
            for (int at = 0; at < 7 && !scene.run->ended(); ++at) {
                scene.breathe();
            }
            if (!scene.run->ended()) {
                ++kills;
                scene.killAndRestart(pictureWanted);
            }
        }
        QCOMPARE(scene.run->state(), RunState::Done);
        QVERIFY(kills > 3);
        QCOMPARE(scene.server.effects, 3);
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanRunFaults)
#include "tst_plan_executor_faults.moc"
