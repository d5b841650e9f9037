// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/keyed_diff.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <string>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

struct Row {
    int key = 0;
    int face = 0;

    friend bool operator==(const Row&, const Row&) = default;
};

std::vector<RowStep> steps(const std::vector<Row>& before, const std::vector<Row>& after) {
    return rowSteps(
        before, after, [](const Row& row) { return row.key; },
        [](const Row& a, const Row& b) { return a.face == b.face; });
}

std::vector<Row> rows(const QString& keys) {
    std::vector<Row> made;
    for (const auto key : keys) {
        made.push_back({key.toLower().unicode(), key.isUpper() ? 1 : 0});
    }
    return made;
}

/// "-3 +0 ~1": remove, insert, update.
QString text(const std::vector<RowStep>& all) {
    QStringList words;
    for (const auto& step : all) {
        const char sign = step.kind == RowStep::Kind::Remove ? '-' : step.kind == RowStep::Kind::Insert ? '+' : '~';
        words.append(QLatin1Char(sign) + QString::number(step.row));
    }
    return words.join(QLatin1Char(' '));
}

/// What a view does with the steps. An inserted or updated row comes from `after`.
bool carryOut(std::vector<Row>& list, const std::vector<Row>& after, const std::vector<RowStep>& all) {
    for (const auto& step : all) {
        const auto at = static_cast<std::ptrdiff_t>(step.row);
        switch (step.kind) {
        case RowStep::Kind::Remove:
            if (step.row >= list.size()) {
                return false;
            }
            list.erase(list.begin() + at);
            break;
        case RowStep::Kind::Insert:
            if (step.row > list.size() || step.row >= after.size()) {
                return false;
            }
            list.insert(list.begin() + at, after[step.row]);
            break;
        case RowStep::Kind::Update:
            if (step.row >= list.size() || list[step.row].key != after[step.row].key ||
                list[step.row] == after[step.row]) {
                return false; // an update never changes which row it is, and never says what is already so
            }
            list[step.row] = after[step.row];
            break;
        }
    }
    return true;
}

/// The textbook table, without a look at ours.
std::size_t longestCommon(const std::vector<Row>& a, const std::vector<Row>& b) {
    std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            best[i][j] =
                a[i - 1].key == b[j - 1].key ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
        }
    }
    return best[a.size()][b.size()];
}

std::vector<Row> randomRows(Random& random, int most) {
    std::vector<Row> made;
    std::vector<int> keys;
    for (int key = 0; key < most; ++key) {
        keys.push_back(key);
    }
    for (int count = random.below(most + 1); count > 0; --count) {
        const auto chosen = keys.begin() + random.below(static_cast<int>(keys.size()));
        made.push_back({*chosen, random.below(3)});
        keys.erase(chosen);
    }
    if (random.oneIn(2)) {
        std::sort(made.begin(), made.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
    }
    return made;
}

} // namespace

class TestKeyedDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Letters are keys; upper case looks different from lower case.
    void examples_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* before, const char* after, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << QString::fromUtf8(expected);
        };
        row("nothing to nothing", "", "", "");
        row("the same", "abc", "abc", "");
        row("first rows", "", "ab", "+0 +1");
        row("all rows go", "abc", "", "-2 -1 -0");
        row("the last row goes", "abc", "ab", "-2");
        row("the first row goes", "abc", "bc", "-0");
        row("one more in the middle", "ac", "abc", "+1");
        row("a changed look", "abc", "aBc", "~1");
        row("one replaced", "abc", "axc", "-1 +1");
        row("the last moves to the front", "abcd", "dabc", "-3 +0");
        row("the first moves to the back", "abcd", "bcda", "-0 +3");
        row("moved and changed: inserted as it is now", "abc", "bcA", "-0 +2");
        row("all three", "abcd", "xbD", "-2 -0 +0 ~2");
        row("nothing in common", "ab", "xy", "-1 -0 +0 +1");
    }
    void examples() {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QTEST(text(steps(rows(before), rows(after))), "expected");
    }

    void keysMayBeText() {
        const std::vector<std::string> before{"b", "a"}, after{"a", "b", "c"};
        const auto found = rowSteps(
            before, after, [](const std::string& row) -> const std::string& { return row; },
            [](const std::string&, const std::string&) { return true; });
        QCOMPARE(found.size(), std::size_t{3});
    }

    void propertyStepsLeadToTheNewListAndKeepAsManyRowsAsPossible() {
        Random random(5);
        for (int round = 0; round < 6000; ++round) {
            const int most = random.oneIn(4) ? 30 : 7;
            const auto before = randomRows(random, most);
            const auto after = randomRows(random, most);
            const auto all = steps(before, after);
            auto list = before;
            QVERIFY(carryOut(list, after, all));
            QVERIFY(list == after);
            const auto kept = longestCommon(before, after);
            const auto count = [&all](RowStep::Kind kind) {
                return static_cast<std::size_t>(
                    std::count_if(all.begin(), all.end(), [kind](const RowStep& step) { return step.kind == kind; }));
            };
            QCOMPARE(before.size() - count(RowStep::Kind::Remove), kept);
            QCOMPARE(after.size() - count(RowStep::Kind::Insert), kept);
        }
    }

    void aLongListStaysFast() {
        std::vector<Row> before, after;
        for (int key = 0; key < 20000; ++key) {
            before.push_back({key, 0});
            after.push_back({(key + 1) % 20000, 0});
        }
        QCOMPARE(text(steps(before, after)), QStringLiteral("-0 +19999"));
    }
};

POOLHOUSE_PLAIN_TEST(TestKeyedDiff)
#include "tst_keyed_diff.moc"
