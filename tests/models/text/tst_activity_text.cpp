// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/activity_figures.h"
#include "models/text/activity_text.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using operations::ChangeFigures;
using operations::Operation;
using State = Operation::State;

namespace {

Operation scale(const char* cluster, State state, std::optional<ChangeFigures> figures = {}) {
    Operation operation;
    operation.id = "1";
    operation.cluster = {cluster};
    operation.clusterName = cluster;
    operation.app = "shop";
    operation.change = {core::ChangeKind::SetCount, "web-reads", {}, 5};
    operation.state = state;
    operation.askedAt = test::at(0);
    operation.figures = figures;
    return operation;
}

ChangeFigures figures(int dollarsBefore, int dollarsAfter, int before, int after) {
    return {{core::Money{std::int64_t(dollarsBefore) * 100}, true, before},
            {core::Money{std::int64_t(dollarsAfter) * 100}, true, after}};
}

QList<QByteArray> lines(const QByteArray& table) {
    auto all = table.split('\n');
    all.removeLast();
    return all;
}

} // namespace

class TestActivityText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanSumsItsClusters() {
        const auto one = scale("a", State::Done, figures(100, 300, 1000, 3000));
        const auto two = scale("a", State::Done, figures(300, 200, 3000, 2000)); // of the same cluster, later
        const auto three = scale("b", State::Done, figures(1000, 900, 5000, 5000));
        const auto failed = scale("c", State::Failed, figures(7000, 1, 1, 1));
        const auto reached = text::reachedFigures({&one, &two, &three, &failed});
        QVERIFY(reached == figures(1100, 1100, 6000, 7000));
        QCOMPARE(text::connectionSpan(reached), QStringLiteral("6,000 → 7,000"));
        QCOMPARE(text::costSpan(reached), QStringLiteral("$1,100 → $1,100"));
        QCOMPARE(text::planActivityTitle({&one, &two}), QStringLiteral("Plan with 2 changes"));
        QCOMPARE(text::planActivityState({&one, &failed}), QStringLiteral("1 of 2 done"));
        QCOMPARE(text::planClusters({&one, &two}), QStringLiteral("a"));
        QCOMPARE(text::planClusters({&one, &three}), QStringLiteral("2 clusters"));
        QVERIFY(text::planActivityTone({&one, &failed}) == text::Tone::Bad);
        QVERIFY(text::planActivityTone({&one, &two}) == text::Tone::Good);
    }

    void whatWasNotRecordedIsUnknown() {
        const auto old = scale("a", State::Done);
        const auto one = scale("a", State::Done, figures(100, 300, 1000, 3000));
        const auto failed = scale("a", State::Failed, figures(100, 300, 1000, 3000));
        QCOMPARE(text::costSpan(text::reachedFigures(old)), QStringLiteral("–"));
        QCOMPARE(text::costSpan(text::reachedFigures(failed)), QStringLiteral("–")); // not reached
        QVERIFY(!text::reachedFigures({&old, &one}));                                // a part of a sum is no sum
        QVERIFY(!text::reachedFigures({&failed}));
        auto gap = figures(100, 300, 1000, 3000);
        gap.after.monthly.reset();
        gap.before.complete = false;
        QCOMPARE(text::costSpan(gap), QStringLiteral("at least $100 → –"));
        gap.after.monthly = core::Money{220840};
        QCOMPARE(text::costSpan(gap), QStringLiteral("at least $100 → $2,208.40"));
        QCOMPARE(text::costSpanRounded(gap), QStringLiteral("at least $100 → $2,208"));
    }

    void oneLinePerChange() {
        auto done = scale("a", State::Done, figures(450, 750, 1140, 1900));
        done.account = "api.heroku.com as ada@example.com";
        done.plan = "plan-1";
        done.finishedAt = test::at(90);
        auto failed = scale("=b", State::Failed, figures(450, 750, 1140, 1900));
        failed.figures->before.complete = false;
        const auto old = scale("c", State::Done);
        const auto table = lines(text::activityCsv({&done, &failed, &old}, test::at(100)));
        QCOMPARE(table.size(), 4);
        QCOMPARE(table[0], QByteArray(R"("plan","asked_at","finished_at","seconds","account","app","cluster","what",)"
                                      R"("kind","pool","state","result","monthly_cost_before","monthly_cost_after",)"
                                      R"("monthly_cost_complete","connection_limit_before","connection_limit_after")"
                                      "\r"));
        QVERIFY2(table[1].startsWith(R"("plan-1",")"), table[1].constData());
        QVERIFY2(table[1].contains(R"("90.000","api.heroku.com as ada@example.com","shop","a","Scale web-reads)"),
                 table[1].constData());
        QVERIFY2(table[1].endsWith("\"done\",\"\",\"450.00\",\"750.00\",\"yes\",\"1140\",\"1900\"\r"),
                 table[1].constData());
        QVERIFY2(table[2].contains("\"'=b\""), table[2].constData()); // no formula
        QVERIFY2(table[2].endsWith("\"450.00\",\"\",\"no\",\"1140\",\"\"\r"), table[2].constData());
        QVERIFY2(table[3].endsWith("\"\",\"\",\"\",\"\",\"\"\r"), table[3].constData());
    }
};

POOLHOUSE_CORE_APP_TEST(TestActivityText)
#include "tst_activity_text.moc"
