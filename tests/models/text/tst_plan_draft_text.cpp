// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_draft_text.h"
#include "models/text/plan_execution_text.h"
#include "models/text/plan_file_text.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using plans::PlanEdit;
using plans::PlanMismatch;
using plans::PlanRefusal;
using plans::PlanStorageError;

class TestPlanDraftText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peaksNameWhatTheyRestOn_data() {
        QTest::addColumn<bool>("observed");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("missing");
        QTest::addColumn<int>("gaps");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("brief");
        const auto row = [](const char* says, bool observed, int minutes, int missing, int gaps, bool brief) {
            QTest::addRow("%s %d", says, minutes)
                << observed << minutes << missing << gaps << QString::fromUtf8(says) << brief;
        };
        row("", false, 3, 0, 0, false);
        row("Based on a single reading.", true, 0, 0, 0, true);
        row("Based on 3 min of readings, no gaps.", true, 3, 0, 0, true);
        row("Based on 2 h 5 min of readings with 1 gap of 1 h.", true, 125, 60, 1, true);
        row("Based on 1 day of readings, no gaps.", true, 24 * 60, 0, 0, false);
        row("Based on 1 day of readings with 1 gap of 10 min.", true, 24 * 60 + 9, 10, 1, true);
        row("Based on 2 days 3 h of readings with 2 gaps, 5 h in all.", true, 51 * 60 + 59, 300, 2, false);
    }
    void peaksNameWhatTheyRestOn() {
        QFETCH(bool, observed);
        QFETCH(int, minutes);
        QFETCH(int, missing);
        QFETCH(int, gaps);
        plans::NeedsDraft needs;
        needs.workloads.resize(1);
        needs.workloads.front().observed = observed;
        needs.basis = fleet::ReadingBasis{std::chrono::minutes(minutes), std::chrono::minutes(missing), gaps};
        QTEST(text::readingBasis(needs), "says");
        QTEST(text::briefly(needs), "brief");
    }

    void everyEditHasALabel_data() {
        using Kind = PlanEdit::Kind;
        QTest::addColumn<PlanEdit>("edit");
        QTest::addColumn<QString>("label");
        const auto row = [](const PlanEdit& edit, const char* label) {
            QTest::newRow(label) << edit << QString::fromUtf8(label);
        };
        row({Kind::SetLevel, "web-reads", "8G-Performance"}, "8G-Performance for web-reads");
        row({Kind::SetCount, "web-reads", {}, 5}, "5 instances for web-reads");
        row({Kind::SetCount, "web-reads", {}, 1}, "1 instance for web-reads");
        row({Kind::SetCount, "web-reads", {}, 0}, "0 instances for web-reads");
        row({Kind::RenamePool, "batch"}, "Name batch");
        row({Kind::AddPool, "reads-2"}, "Add reads-2");
        row({Kind::RemovePool, "reads-2"}, "Remove reads-2");
        row({Kind::RestorePool, "analytics"}, "Keep analytics");
        row({Kind::ResetToLive}, "Discard changes");
        row({Kind::Rebase}, "Use the new figures");
        row({Kind::AddCluster, "postgresql-x"}, "Add postgresql-x to the plan");
        row({Kind::DropCluster, "postgresql-x"}, "Remove postgresql-x from the plan");
        row({Kind::FillFromPeaks}, "Needs from observed peaks");
        row({Kind::LoadCheapest}, "Load the cheapest that fits");
        row({Kind::LoadCheapest, {}, {}, 1}, "Load another that fits");
        row({Kind::LoadConfiguration}, "Load the cheapest configuration");
        row({Kind::LoadAlternative, {}, {}, 3}, "Load Plan 3");
        row({Kind::AddWorkload}, "Add a workload");
        row({Kind::EditWorkload, "web"}, "Edit workload web");
        row({Kind::RemoveWorkload, "web"}, "Remove workload web");
        row({Kind::MoveNeed, "reports", {}, 0, "analytics"}, "Move reports to analytics");
        row({Kind::FreeNeed, "reports"}, "Let reports use any pool");
        row({Kind::SetSurviveLoss}, "Survive losing an instance");
        row({Kind::SetLeaderStandby}, "Leader with standby");
        row({Kind::SetBudget}, "Budget");
        row({Kind::SetMargin, {}, {}, 21}, "Margin 21%");
        row({Kind::CopyShape, "postgresql-a"}, "Copy the shape of postgresql-a");
        row({Kind::FillFromProcesses}, "Needs from dynos");
        row({Kind::FillFromTemplate, "Puma"}, "Add a workload like Puma");
        row({Kind::FillFromFile, "needs.json"}, "Needs from needs.json");
        row({Kind::FillFromPlan, {}, {}, 2}, "Needs of Plan 2");
        row({Kind::FillFromCluster, "postgresql-a"}, "Needs of postgresql-a");
        row({Kind::FillFromSaved, "postgresql-a"}, "Needs of the plan of postgresql-a");
        row({Kind::FillFromSaved, "postgresql-a", {}, 2}, "Needs of Plan 2 of postgresql-a");
        row({Kind::OpenFile, "plan.json"}, "Open plan.json");
        row({Kind::OpenInverse}, "Open the inverse plan");
    }
    void everyEditHasALabel() {
        QFETCH(PlanEdit, edit);
        QTEST(text::planEdit(edit), "label");
    }

    void mismatchesNameWhatIsThere_data() {
        using Code = PlanMismatch::Code;
        QTest::addColumn<PlanMismatch>("mismatch");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const PlanMismatch& mismatch, const char* sentence) {
            QTest::newRow(sentence) << mismatch << QString::fromLatin1(sentence);
        };
        row({Code::ClusterMissing, "one"}, "The plan is for one, which doesn't exist in this account.");
        row({Code::OtherCluster, "one", "shop", "other", "store"},
            "The plan is for one of shop; this account has other of store.");
        row({Code::OtherCluster, "one", "shop", "one", ""},
            "The plan is for one of shop; this account has one, whose app is unknown.");
        row({Code::ClusterTwice, "one"}, "The plan contains one twice.");
    }
    void mismatchesNameWhatIsThere() {
        QFETCH(PlanMismatch, mismatch);
        QTEST(text::planMismatch(mismatch), "sentence");
    }

    void refusalsSayWhatToDo_data() {
        using Code = PlanRefusal::Code;
        QTest::addColumn<PlanRefusal>("refusal");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const PlanRefusal& refusal, const char* sentence) {
            QTest::newRow(sentence) << refusal << QString::fromLatin1(sentence);
        };
        row({Code::Busy}, "Another plan is being applied. Wait for it or stop it.");
        row({Code::Unfinished, {"one", "two"}}, "The plan for one and two is unfinished. Resume or close it first.");
        row({Code::ChangesNothing}, "The plan has no changes.");
        row({Code::BreaksRule, {"one"}}, "The plan for one is not valid, or the levels are not loaded yet.");
    }
    void refusalsSayWhatToDo() {
        QFETCH(PlanRefusal, refusal);
        QTEST(text::planRefusal(refusal), "sentence");
    }

    void enteredNeedsAreRefusedWithAnExample() {
        using plans::ConnectionsProblem;
        const auto says = [](const char* text) { return QString::fromLatin1(text); };
        QCOMPARE(
            text::connectionsProblem(ConnectionsProblem::NotANumber),
            says("Enter a whole number of at least 1, or factors such as 26 x 5 x 10 (dynos, threads, pool size)."));
        QCOMPARE(text::connectionsProblem(ConnectionsProblem::TooManyFactors),
                 says("Four factors at most: dynos, processes, threads, pool size."));
        QCOMPARE(text::connectionsProblem(ConnectionsProblem::TooMany),
                 says("That is more than 1,000,000,000 connections."));
        QCOMPARE(text::budgetProblem(plans::BudgetProblem::NotAnAmount),
                 says("Enter an amount such as $1,500, or nothing for no budget."));
    }

    void everyStorageErrorNamesTheFile_data() {
        using Code = PlanStorageError::Code;
        QTest::addColumn<PlanStorageError>("error");
        QTest::addColumn<QString>("sentence");
        const plans::PlanFileError content{"clusters[0].wanted[1].count", "must be at least 0, not -3"};
        const auto row = [](const PlanStorageError& error, const char* sentence) {
            QTest::newRow(sentence) << error << QString::fromLatin1(sentence);
        };
        row({Code::NotWritable, "/plans/a.json", "disk full"},
            "Drafts can't be saved: /plans/a.json couldn't be written (disk full). They are kept until Poolhouse is "
            "closed.");
        row({Code::NotRemovable, "/plans/a.json", "denied"},
            "A plan couldn't be removed: /plans/a.json (denied). It will reappear at the next start.");
        row({Code::NotReadable, "/plans/a.json", "denied"}, "A saved plan couldn't be read: /plans/a.json (denied).");
        row({Code::Damaged, "/plans/a.json.damaged-1", {}, content},
            "A saved plan couldn't be read (clusters[0].wanted[1].count: must be at least 0, not -3). Its file was "
            "moved to /plans/a.json.damaged-1.");
        row({Code::NotMovedAside, "/plans/a.json.damaged-1", {}, {{}, "is empty"}},
            "A saved plan couldn't be read (is empty) or moved to /plans/a.json.damaged-1.");
    }
    void everyStorageErrorNamesTheFile() {
        QFETCH(PlanStorageError, error);
        QFETCH(QString, sentence);
        QCOMPARE(text::planStorageSentence(error), sentence);
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanDraftText)
#include "tst_plan_draft_text.moc"
