// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pool_name.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>

#include <set>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

const std::vector<std::string> others{"leader", "analytics", "Web-Reads"};

QString word(PoolNameProblem problem) {
    switch (problem) {
    case PoolNameProblem::FirstNotLetter: return QStringLiteral("first");
    case PoolNameProblem::InvalidCharacter: return QStringLiteral("character");
    case PoolNameProblem::DoubleHyphen: return QStringLiteral("double");
    case PoolNameProblem::TrailingHyphen: return QStringLiteral("trailing");
    case PoolNameProblem::TooShort: return QStringLiteral("short");
    case PoolNameProblem::TooLong: return QStringLiteral("long");
    case PoolNameProblem::Reserved: return QStringLiteral("reserved");
    case PoolNameProblem::Taken: return QStringLiteral("taken");
    }
    return {};
}

QString problems(std::string_view name, std::span<const std::string> taken) {
    QStringList words;
    for (const auto problem : poolNameProblems(name, taken)) {
        words.append(word(problem));
    }
    return words.join(QLatin1Char(' '));
}

/// The contract's pattern with its length, written without a look at ours.
bool validByPattern(const std::string& name) {
    static const QRegularExpression pattern(QStringLiteral(R"(\A(?=.{3,32}\z)[A-Za-z](-?[A-Za-z0-9])*\z)"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))).hasMatch();
}

bool isFree(const std::string& name, const std::vector<std::string>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const std::string& each) {
        return shown(each).compare(shown(name), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

class TestPoolName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule6_problems_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& text, const char* expected) {
            QTest::newRow(name) << text << QString::fromUtf8(expected);
        };
        const auto letters = [](int count) { return QString(count, QLatin1Char('a')); };
        row("rule6 ordinary", QStringLiteral("nightly-export"), "");
        row("rule6 empty asks for a generated one", QString(), "");
        row("rule6 three", QStringLiteral("abc"), "");
        row("rule6 two", QStringLiteral("ab"), "short");
        row("rule6 thirty-two", letters(32), "");
        row("rule6 thirty-three", letters(33), "long");
        row("rule6 upper case and digits", QStringLiteral("Z9-a0"), "");
        row("rule6 all borders of the alphabet", QStringLiteral("azAZ-09"), "");
        row("rule6 digit first", QStringLiteral("1abc"), "first");
        row("rule6 hyphen first", QStringLiteral("-abc"), "first");
        row("rule6 hyphen last", QStringLiteral("abc-"), "trailing");
        row("rule6 two hyphens", QStringLiteral("a--bc"), "double");
        row("rule6 underscore", QStringLiteral("a_bc"), "character");
        row("rule6 blank", QStringLiteral("a bc"), "character");
        row("rule6 before A", QStringLiteral("a@bc"), "character");
        row("rule6 after Z", QStringLiteral("a[bc"), "character");
        row("rule6 before a", QStringLiteral("a`bc"), "character");
        row("rule6 after z", QStringLiteral("a{bc"), "character");
        row("rule6 before 0", QStringLiteral("a/bc"), "character");
        row("rule6 after 9", QStringLiteral("a:bc"), "character");
        row("rule6 umlaut first", QStringLiteral("\u00e4bc"), "first character");
        row("rule6 length in characters, too short", QStringLiteral("a\u00e4"), "character short");
        row("rule6 length in characters, not too long", letters(31) + QStringLiteral("\u00e4"), "character");
        row("rule6 length in characters, an odd last byte", letters(31) + QStringLiteral("\u00e9"), "character");
        row("rule6 length in characters, too long", letters(32) + QStringLiteral("\u20ac"), "character long");
        row("rule6 everything at once", QStringLiteral("--"), "first double trailing short");
        row("rule6 Bad Name--", QStringLiteral("Bad Name--"), "character double trailing");
        row("rule6 leader", QStringLiteral("leader"), "reserved");
        row("rule6 leader in any case", QStringLiteral("LeadeR"), "reserved");
        row("rule6 leaders is another word", QStringLiteral("leaders"), "");
        row("rule6 taken", QStringLiteral("analytics"), "taken");
        row("rule6 taken in another case", QStringLiteral("web-reads"), "taken");
        row("rule6 longer than a taken one", QStringLiteral("web-reads2"), "");
    }
    void rule6_problems() {
        QFETCH(const QString, name);
        QTEST(problems(name.toStdString(), others), "expected");
    }

    void rule6_leaderIsReservedEvenWithoutPools() { QCOMPARE(problems("leader", {}), QStringLiteral("reserved")); }

    void suggestions_data() {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("suggested");
        const auto row = [](const QString& wanted, const QString& suggested) {
            QTest::newRow(qPrintable(QStringLiteral("rule6 <%1>").arg(wanted.left(20)))) << wanted << suggested;
        };
        row(QStringLiteral("nightly-export"), QStringLiteral("nightly-export"));
        row(QStringLiteral("nightly--export"), QStringLiteral("nightly-export"));
        row(QStringLiteral("Nightly Export!"), QStringLiteral("Nightly-Export"));
        row(QStringLiteral("  1st reads"), QStringLiteral("st-reads"));
        row(QStringLiteral("web-reads"), QStringLiteral("web-reads-2"));
        row(QStringLiteral("leader"), QStringLiteral("leader-reads"));
        row(QStringLiteral("ab"), QStringLiteral("ab-reads"));
        row(QString(), QStringLiteral("reads"));
        row(QStringLiteral("123"), QStringLiteral("reads"));
        row(QStringLiteral("Gr\u00f6\u00dfe"), QStringLiteral("Gr-e"));
        row(QString(40, QLatin1Char('x')), QString(32, QLatin1Char('x')));
        row(QString(31, QLatin1Char('y')) + QStringLiteral("-tail"), QString(31, QLatin1Char('y')));
    }
    void suggestions() {
        QFETCH(const QString, wanted);
        QTEST(shown(suggestPoolName(wanted.toStdString(), others)), "suggested");
    }

    void suggestionsCountUp() {
        const std::vector<std::string> taken{"reads", "READS-2", "reads-3"};
        QCOMPARE(shown(suggestPoolName("reads", taken)), QStringLiteral("reads-4"));
        const std::vector<std::string> full{std::string(32, 'x'), std::string(29, 'a') + "-bc"};
        QCOMPARE(shown(suggestPoolName(full[0], full)), QString(30, QLatin1Char('x')) + QStringLiteral("-2"));
        QCOMPARE(shown(suggestPoolName(full[1], full)), QString(29, QLatin1Char('a')) + QStringLiteral("-2"));
    }

    /// The digits are a number of five digits, so the first is never 0; both ends of the range are met.
    void rule6_generatedDigits_data() {
        QTest::addColumn<quint64>("entropy");
        QTest::addColumn<QString>("name");
        QTest::newRow("rule6 least") << quint64{31889} << QStringLiteral("lively-pool-10000");
        QTest::newRow("rule6 most") << quint64{15284} << QStringLiteral("honest-pool-99999");
        QTest::newRow("rule6 no entropy") << quint64{0} << QStringLiteral("open-pool-31033");
        QTest::newRow("rule6 all of it") << ~quint64{0} << QStringLiteral("fluent-pool-65607");
    }
    void rule6_generatedDigits() {
        QFETCH(const quint64, entropy);
        QTEST(shown(generatePoolName(entropy, {})), "name");
    }

    void generatedNames() {
        const auto name = generatePoolName(42, {});
        QCOMPARE(generatePoolName(42, {}), name);
        QVERIFY(generatePoolName(42, std::vector{name}) != name);
        auto loud = name;
        loud.front() = static_cast<char>(loud.front() - 'a' + 'A');
        QVERIFY(generatePoolName(42, std::vector{loud}) != name);
    }

    void rule6_propertyGeneratedNamesAreValidAndFree() {
        Random random(6);
        const QRegularExpression form(QStringLiteral("\\A[a-z]{4,8}-pool-[1-9][0-9]{4}\\z"));
        std::vector<std::string> taken;
        std::set<std::string> firstWords;
        for (int round = 0; round < 3000; ++round) {
            // neighbouring seeds and seeds far apart
            const auto name =
                generatePoolName(round % 2 == 0 ? static_cast<std::uint64_t>(round) : random.next(), taken);
            QVERIFY2(form.match(shown(name)).hasMatch(), name.c_str());
            QVERIFY2(poolNameProblems(name, taken).empty(), name.c_str());
            firstWords.insert(name.substr(0, name.find('-')));
            taken.push_back(name);
            if (taken.size() > 40) {
                taken.erase(taken.begin());
            }
        }
        QVERIFY(firstWords.size() > 30);
    }

    void rule6_propertySuggestedNamesAreValidAndFree() {
        Random random(66);
        std::vector<std::string> taken{"leader"};
        for (int round = 0; round < 5000; ++round) {
            const auto wanted = random.text("aaaabZ9--_ \xc3\xa4\n", random.below(40));
            const auto name = suggestPoolName(wanted, taken);
            QVERIFY2(!name.empty() && validByPattern(name) && isFree(name, taken), name.c_str());
            if (validByPattern(wanted) && isFree(wanted, taken)) {
                QCOMPARE(shown(name), shown(wanted)); // a good wish is granted
            }
            taken.push_back(name);
            if (taken.size() > 60) {
                taken.erase(taken.begin() + 1);
            }
        }
    }

    void rule6_propertyAgreesWithThePattern() {
        Random random(666);
        const std::vector<std::string> taken{"leader", "aab", "Abb", "b-a"};
        int valid = 0;
        for (int round = 0; round < 20000; ++round) {
            const int length = random.oneIn(3) ? random.between(30, 34) : random.between(1, 6);
            const auto name = random.text(random.oneIn(2) ? "aabAB09-" : "abAZz09-_.\n ", length);
            const bool expected = validByPattern(name) && isFree(name, taken);
            QVERIFY2(poolNameProblems(name, taken).empty() == expected, name.c_str());
            valid += expected ? 1 : 0;
        }
        QVERIFY(valid > 1000);
        QVERIFY(valid < 19000);
    }

    void ignoringCase() {
        QVERIFY(sameIgnoringCase("aZ-9", "Az-9"));
        QVERIFY(!sameIgnoringCase("a", "ab"));
        QVERIFY(!sameIgnoringCase("ab", "a"));
        QVERIFY(!sameIgnoringCase("@", "`")); // next to the letters, 32 apart like them
        QVERIFY(!sameIgnoringCase("[", "{"));
        QVERIFY(sameIgnoringCase("", ""));
        QVERIFY(lessIgnoringCase("analytics", "Zeta"));
        QVERIFY(!lessIgnoringCase("Zeta", "analytics"));
        QVERIFY(lessIgnoringCase("Analytics", "zeta"));
        QVERIFY(!lessIgnoringCase("same", "SAME"));
        QVERIFY(lessIgnoringCase("web", "WEB-2"));
    }
};

POOLHOUSE_PLAIN_TEST(TestPoolName)
#include "tst_pool_name.moc"
