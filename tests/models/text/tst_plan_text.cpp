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
            "What writes needs 3,201 connections on the leader, and the largest level that fits accepts 3,200: 1 too "
            "many. A "
            "standby adds none.");
        row({Unmet::TooManyPools, "", 6, 5, ""}, "The read workloads need 6 follower pools, and a cluster has 5 at "
                                                 "most: 1 too many. Let more of them share.");
        row({Unmet::TooManyInstances, "", 20, 13, ""},
            "The read workloads need 20 follower instances at least, and a cluster has 13 at most: 7 too many.");
        row({Unmet::OverBudget, "", 165840, 150000, ""},
            "The cheapest shape costs $1,658.40 a month, and the budget is $1,500.00: $158.40 too much.");
        row({Unmet::TooMuchMemory, "big", 64, 32, ""},
            "\"big\" needs instances with 64 GB of memory; the largest level with a price has 32 GB.");
        row({Unmet::TooMuchMemory, "", 64, 32, "leader"},
            "What writes needs instances with 64 GB of memory; the largest level with a price has 32 GB.");
        row({Unmet::TooManyVcpus, "", 64, 32, "web-reads"},
            "What is pinned to web-reads needs instances with 64 vCPU; the largest level with a price has 32.");
        row({Unmet::PinnedButNotShared, "web", 0, 0, "web-reads"},
            "\"web\" shall not share its pool web-reads, and another workload is pinned to it.");
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
            "web will accept 760 connections, and 1,021 are open now.");
        row({Warned::BelowPeak, "web", 0, 760, 100, 1046, {}},
            "web will accept 760 connections, and the peak seen was 1,046.");
        row({Warned::UseUnknown, "web", 0, 760, {}, {}, {}},
            "web will accept 760 connections, fewer than before, and the connections in use are unknown.");
        row({Warned::LowersLimit, "web", 0, 760, 100, {}, {}},
            "web will accept 760 connections, fewer than before; 100 are open now.");
        row({Warned::Destroys, "web", 0, 0, {}, {}, {}}, "web is destroyed with its endpoint, which cannot be undone.");
        row({Warned::Destroys, "web", 0, 0, {}, {}, {"admin", "shop"}},
            "web is destroyed with its endpoint, which cannot be undone. The apps admin and shop lose their "
            "attachments and "
            "restart.");
        row({Warned::PriceUnknown, "", 0, {}, {}, {}, {"64G-Performance"}},
            "No price is known for 64G-Performance: the cost is more than the sum.");
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
