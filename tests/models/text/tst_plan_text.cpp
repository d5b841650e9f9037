// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_text.h"

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
        row({Unmet::PinnedButNotShared, "web", 0, 0, "web-reads"},
            "\"web\" can't share pool web-reads, but another workload is pinned to it.");
    }
    void infeasibilitiesSayByHowMuch() {
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
    }
    void warningsSayWhy() {
        QFETCH(const core::PlanWarning, warning);
        QTEST(text::planWarning(warning), "says");
    }

    void everyCodeHasAWordAndASentenceOfItsOwn() {
        QSet<QString> words, sentences;
        int codes = 0;
        for (int at = 0; at <= static_cast<int>(Unmet::OverBudget); ++at, ++codes) {
            const auto reason = static_cast<Unmet>(at);
            words << QString::fromLatin1(text::code(reason));
            sentences << text::infeasibility({reason, "web", 3, 2, "pool"});
        }
        for (int at = 0; at <= static_cast<int>(Warned::StorageUnknown); ++at, ++codes) {
            const auto warning = static_cast<Warned>(at);
            words << QString::fromLatin1(text::code(warning));
            sentences << text::planWarning({warning, "web", 1, 1, 2, 3, {"name"}});
        }
        QCOMPARE(words.size(), codes);
        QCOMPARE(sentences.size(), codes);
        QVERIFY(!words.contains(QString()) && !sentences.contains(QString()));
    }
};

QTEST_GUILESS_MAIN(TestPlanText)
#include "tst_plan_text.moc"
