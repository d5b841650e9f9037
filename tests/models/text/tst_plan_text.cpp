// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_text.h"
#include "tests/support/test_main.h"

#include <QSet>
#include <QtTest>

using namespace poolhouse;
using Unmet = core::Infeasibility::Code;
using Warned = core::PlanWarning::Code;

class TestPlanText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void infeasibilitiesSayByHowMuch_data() {
        QTest::addColumn<core::Infeasibility>("reason");
        QTest::addColumn<QString>("says");
        const auto row = [](const core::Infeasibility& reason, const char* says) {
            QTest::newRow(says) << reason << QString::fromLatin1(says);
        };
        row({Unmet::LeaderTooSmall, "jobs", 1, 0, "leader"},
            "Write workloads need 1 connection on the leader, 1 more than the largest level that fits accepts (0). A "
            "standby adds none.");
        row({Unmet::LeaderTooSmall, "jobs", 3201, 3200, "leader"},
            "Write workloads need 3,201 connections on the leader, 1 more than the largest level that fits accepts "
            "(3,200). A standby adds none.");
        row({Unmet::TooManyPools, "", 6, 5, ""},
            "The read workloads need 6 follower pools, 1 more than the limit of 5. Let more of them share a pool.");
        row({Unmet::TooManyInstances, "", 20, 13, ""},
            "The read workloads need at least 20 follower instances, 7 more than the limit of 13.");
        row({Unmet::OverBudget, "", 165840, 150000, ""},
            "The cheapest configuration costs $1,658.40 per month, $158.40 over the budget of $1,500.00.");
        row({Unmet::TooMuchMemory, "big", 64, 32, ""},
            "\"big\" needs instances with 64 GB of memory; the largest level with a price has 32 GB.");
        row({Unmet::TooMuchMemory, "", 64, 32, "leader"},
            "Write workloads need instances with 64 GB of memory; the largest level with a price has 32 GB.");
        row({Unmet::TooManyVcpus, "", 64, 32, "web-reads"},
            "Workloads pinned to web-reads need instances with 64 vCPUs; the largest level with a price has 32.");
        row({Unmet::NoLevelHasBoth, "", 0, 0, "leader"},
            "No level with a price has both the memory and the vCPUs that the write workloads need.");
        row({Unmet::NoLevelHasBoth, "", 0, 0, "web-reads"},
            "No level with a price has both the memory and the vCPUs that the workloads pinned to web-reads need.");
        row({Unmet::NoKnownLimit, "", 0, 0, ""},
            "No level with a price is known to accept connections, so no configuration can be called cheapest.");
        row({Unmet::PinnedButNotShared, "web", 0, 0, "web-reads"},
            "\"web\" can't share pool web-reads, but another workload is pinned to it.");
    }
    void infeasibilitiesSayByHowMuch() {
        QFETCH(const core::Infeasibility, reason);
        QTEST(text::infeasibility(reason), "says");
    }

    /// A level that was not compared may do: nothing is said of it.
    void infeasibilitiesSpeakOfTheLevelsCompared_data() {
        QTest::addColumn<core::Infeasibility>("reason");
        QTest::addColumn<QString>("says");
        const auto row = [](const core::Infeasibility& reason, const char* says) {
            QTest::newRow(says) << reason << QString::fromLatin1(says);
        };
        row({Unmet::TooMuchMemory, "big", 48, 64, "", 0, false},
            "\"big\" needs instances with 48 GB of memory; none of the levels compared is known to have as much.");
        row({Unmet::TooMuchMemory, "", 48, 64, "leader", 0, false},
            "Write workloads need instances with 48 GB of memory; none of the levels compared is known to have as "
            "much.");
        row({Unmet::TooMuchMemory, "", 48, 64, "web-reads", 0, false},
            "Workloads pinned to web-reads need instances with 48 GB of memory; none of the levels compared is known "
            "to have as much.");
        row({Unmet::TooManyVcpus, "big", 1, 0, "", 0, false},
            "\"big\" needs instances with 1 vCPU; none of the levels compared is known to have as many.");
        row({Unmet::TooManyVcpus, "big", 8, 16, "", 0, false},
            "\"big\" needs instances with 8 vCPUs; none of the levels compared is known to have as many.");
        row({Unmet::TooManyVcpus, "", 8, 16, "leader", 0, false},
            "Write workloads need instances with 8 vCPUs; none of the levels compared is known to have as many.");
        row({Unmet::TooManyVcpus, "", 8, 16, "web-reads", 0, false},
            "Workloads pinned to web-reads need instances with 8 vCPUs; none of the levels compared is known to have "
            "as many.");
        row({Unmet::NoLevelHasBoth, "big", 0, 0, "", 0, false},
            "None of the levels compared is known to have both the memory and the vCPUs that \"big\" needs.");
        row({Unmet::NoLevelHasBoth, "", 0, 0, "leader", 0, false},
            "None of the levels compared is known to have both the memory and the vCPUs that the write workloads "
            "need.");
        row({Unmet::NoLevelHasBoth, "", 0, 0, "web-reads", 0, false},
            "None of the levels compared is known to have both the memory and the vCPUs that the workloads pinned to "
            "web-reads need.");
        row({Unmet::LeaderTooSmall, "jobs", 3201, 3200, "leader", 0, false},
            "Write workloads need 3,201 connections on the leader, 1 more than the largest of the levels compared "
            "that is known to fit accepts (3,200). A standby adds none.");
        row({Unmet::LeaderTooSmall, "jobs", 2529, 2528, "leader", 21, false},
            "Write workloads need 2,529 connections on the leader, 1 more than the largest of the levels compared "
            "that is known to fit accepts with 21% kept free (2,528). A standby adds none.");
        row({Unmet::TooManyPools, "", 6, 5, "", 0, false},
            "With the levels compared, the read workloads need 6 follower pools, 1 more than the limit of 5. Let more "
            "of them share a pool.");
        row({Unmet::TooManyInstances, "", 20, 13, "", 0, false},
            "With the levels compared, the read workloads need at least 20 follower instances, 7 more than the limit "
            "of 13.");
        row({Unmet::OverBudget, "", 165840, 150000, "", 0, false},
            "The cheapest configuration of the levels compared costs $1,658.40 per month, $158.40 over the budget of "
            "$1,500.00.");
    }
    void infeasibilitiesSpeakOfTheLevelsCompared() {
        QFETCH(const core::Infeasibility, reason);
        QTEST(text::infeasibility(reason), "says");
    }

    void warningsSayWhy_data() {
        QTest::addColumn<core::PlanWarning>("warning");
        QTest::addColumn<QString>("says");
        const auto row = [](const core::PlanWarning& warning, const char* says) {
            QTest::newRow(says) << warning << QString::fromLatin1(says);
        };
        row({Warned::BelowUse, "web", 0, 760, 1021, 1046, {}},
            "web will accept 760 connections; 1,021 are in use now.");
        row({Warned::BelowUse, "web", 0, 1, 2, {}, {}}, "web will accept 1 connection; 2 are in use now.");
        row({Warned::BelowUse, "web", 0, 0, 1, {}, {}}, "web will accept 0 connections; 1 is in use now.");
        row({Warned::BelowPeak, "web", 0, 1, 1, 5, {}}, "web will accept 1 connection; the peak seen was 5.");
        row({Warned::UseUnknown, "web", 0, 1, {}, {}, {}},
            "web will accept 1 connection, fewer than before; the connections in use are unknown.");
        row({Warned::LowersLimit, "web", 0, 1, 1, {}, {}},
            "web will accept 1 connection, fewer than before; 1 is in use now.");
        row({Warned::LowersLimit, "web", 0, 1, 1, 1, {}},
            "web will accept 1 connection, fewer than before; the peak seen was 1.");
        row({Warned::SurvivorsBelowUse, "web", 0, 1, 2, {}, {}},
            "web accepts 1 connection if one instance fails, fewer than the 2 in use now.");
        row({Warned::BelowPeak, "web", 0, 760, 100, 1046, {}},
            "web will accept 760 connections; the peak seen was 1,046.");
        row({Warned::UseUnknown, "web", 0, 760, {}, {}, {}},
            "web will accept 760 connections, fewer than before; the connections in use are unknown.");
        row({Warned::LowersLimit, "web", 0, 760, 100, {}, {}},
            "web will accept 760 connections, fewer than before; 100 are in use now.");
        row({Warned::Destroys, "web", 0, 0, {}, {}, {}}, "web and its endpoint are destroyed. This can't be undone.");
        row({Warned::Destroys, "web", 0, 0, {}, {}, {"admin", "shop"}},
            "web and its endpoint are destroyed. This can't be undone. The apps admin and shop lose their attachments "
            "and restart.");
        row({Warned::PriceUnknown, "", 0, {}, {}, {}, {"64G-Performance"}},
            "The price of 64G-Performance is unknown; the actual cost is higher than the total.");
        row({Warned::AcceptsNothing, "web", 0, 0, {}, {}, {"admin", "shop"}},
            "web will have no instances: its endpoint is kept but accepts no connections. Still attached to it: admin "
            "and shop.");
        row({Warned::LosesConfigVar, "web", 4, {}, {}, {}, {"shop", "READS"}},
            "Step 4 takes READS_URL from shop: whatever still connects through it then stops working.");
        row({Warned::WithoutAttachment, "web", 1, {}, {}, {}, {"shop", "READS"}},
            "Step 1 takes READS_URL from shop before its new attachment is made, to stay within the limits of five "
            "follower pools and thirteen follower instances. Meanwhile the app has neither.");
        row({Warned::LeaderUnattached, "leader", 2, {}, {}, {}, {}},
            "After step 2 no app is known to be attached to the leader, the only pool that accepts writes.");
    }
    void warningsSayWhy() {
        QFETCH(const core::PlanWarning, warning);
        QTEST(text::planWarning(warning), "says");
    }

    void restartsAreCounted() {
        QCOMPARE(text::restartsText({}), QString());
        QCOMPARE(text::restartsText({{"admin", 1}, {"bi", 2}, {"shop", 3}}),
                 QStringLiteral("Apps restart: admin once, bi twice, shop 3 times."));
    }

    void everyCodeHasAWordAndASentenceOfItsOwn() {
        QSet<QString> words, sentences;
        int codes = 0;
        for (int at = 0; at <= static_cast<int>(Unmet::OverBudget); ++at, ++codes) {
            const auto reason = static_cast<Unmet>(at);
            words << QString::fromLatin1(text::code(reason));
            sentences << text::infeasibility({reason, "web", 3, 2, "pool"});
        }
        for (int at = 0; at <= static_cast<int>(Warned::LeaderUnattached); ++at, ++codes) {
            const auto warning = static_cast<Warned>(at);
            words << QString::fromLatin1(text::code(warning));
            sentences << text::planWarning({warning, "web", 1, 1, 2, 3, {"name"}});
        }
        QCOMPARE(words.size(), codes);
        QCOMPARE(sentences.size(), codes);
        QVERIFY(!words.contains(QString()) && !sentences.contains(QString()));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPlanText)
#include "tst_plan_text.moc"
