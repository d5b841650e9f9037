// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_options.h"
#include "app/console/command_specs.h"
#include "app/console/completion.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace poolhouse::console;

namespace {

/// As bash does with the default COMP_WORDBREAKS.
QStringList wordsOfBash(const QString& line) {
    static const QRegularExpression breaks(QStringLiteral("([:=]+)"));
    QStringList words;
    for (auto each : line.split(QLatin1Char(' '))) {
        words << each.replace(breaks, QStringLiteral(" \\1 ")).split(QLatin1Char(' '));
        if (each.endsWith(QLatin1Char(' '))) {
            words.removeLast(); // what is to be completed is the break itself
        }
    }
    return words;
}

/// What bash offers at the end of this line; empty if it fails.
QString offered(const QString& line) {
    const auto script = completionScript(QStringLiteral("bash")) +
                        QStringLiteral("COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _poolhouse 2>/dev/null\n"
                                       "printf '%s ' \"${COMPREPLY[@]}\"\n");
    QProcess bash;
    bash.start(QStringLiteral("bash"),
               QStringList{QStringLiteral("-c"), script, QStringLiteral("bash")} + wordsOfBash(line));
    return bash.waitForFinished() && bash.exitCode() == 0 ? QString::fromUtf8(bash.readAllStandardOutput()).trimmed()
                                                          : QString();
}

} // namespace

class TestCompletion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bashOffers_data();
    void bashOffers();
    void everyShellHasAllCommandsAndOptions_data();
    void everyShellHasAllCommandsAndOptions();
    void everyShellOffersTheWordsOfCommands_data();
    void everyShellOffersTheWordsOfCommands();
    void everyShellReadsItsScript_data();
    void everyShellReadsItsScript();
};

void TestCompletion::bashOffers_data() {
    QTest::addColumn<QString>("line"); ///< an empty last word is to be completed
    QTest::addColumn<QString>("offers");
    const auto row = [](const char* line, const char* offers) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(offers);
    };
    row("poolhouse po", "pool");
    row("poolhouse --ver", "--version");
    row("poolhouse pool ", "add scale destroy");
    row("poolhouse maintenance r", "run");
    row("poolhouse credentials c", "create");
    row("poolhouse credentials rotate c --f", "--force");
    row("poolhouse credentials url c --f", "--form");
    row("poolhouse maintenance --j", "--json");
    row("poolhouse maintenance c --w", "");
    row("poolhouse maintenance move c --w", "--weeks --wait");
    row("poolhouse destroy c --d", "--data-url --detaching --dry-run");
    row("poolhouse up", "upgrade");
    row("poolhouse migrate p", "prepare");
    row("poolhouse migrate prepare c --m", "--method");
    row("poolhouse settings r", "reset");
    row("poolhouse settings set c --c", "--ca-file --confirm");
    row("poolhouse quotas s", "set");
    row("poolhouse quotas set c --a", "--api-url --action");
    row("poolhouse pool add c --n", "--name");
    row("poolhouse pool scale c p --l", "--level");
    row("poolhouse pool destroy c p --l", "");
    row("poolhouse --seed 5 pool d", "destroy");
    row("poolhouse --seed=5 pool d", "destroy");
    row("poolhouse --api-url http://localhost:8080 pool ", "add scale destroy");
    row("poolhouse --api-url=http://localhost:8080 pool d", "destroy");
    row("poolhouse pool scale app::DATABASE web-reads --l", "--level");
    row("poolhouse attach c --a", "--api-url --app --as");
    row("poolhouse switch c --t", "--time-scale --timeout --to");
    row("poolhouse info --scenario b", "busy");
    row("poolhouse info --scenario=b", "busy");
    row("poolhouse info --scenario=", "small empty busy degraded unpriced large:");
    row("poolhouse info --scenario=large:", ""); // nothing behind the colon, which stays
    row("poolhouse info --seed ", "");
    row("poolhouse completion ", "bash zsh fish --help");
    row("poolhouse apply /proc/self/cmdl", "/proc/self/cmdline");
}

void TestCompletion::bashOffers() {
    QFETCH(QString, line);
    QFETCH(QString, offers);
    QCOMPARE(offered(line), offers);
}

void TestCompletion::everyShellHasAllCommandsAndOptions_data() {
    QTest::addColumn<QString>("option");  ///< %1: the name without its hyphens
    QTest::addColumn<QString>("command"); ///< where its options are offered; %1: the name
    QTest::newRow("bash") << QStringLiteral(" --%1") << QStringLiteral("\n        '%1 '*) ");
    QTest::newRow("zsh") << QStringLiteral("'--%1[") << QStringLiteral("\n    '%1 '*)\n        _arguments ");
    QTest::newRow("fish") << QStringLiteral(" -l %1 ")
                          << QStringLiteral("\ncomplete -c poolhouse -n '__poolhouse_begin %1' -l ");
}

void TestCompletion::everyShellHasAllCommandsAndOptions() {
    QFETCH(QString, option);
    QFETCH(QString, command);
    const auto script = completionScript(QString::fromLatin1(QTest::currentDataTag()));
    for (const auto& spec : allOptions()) {
        QVERIFY2(script.contains(option.arg(QString(spec.name).mid(2))), spec.name.data());
    }
    for (const auto& spec : commandSpecs()) {
        QVERIFY2(script.contains(command.arg(spec.name)), spec.name.data());
    }
}

/// Options follow a command; the words that a line can begin with come before.
void TestCompletion::everyShellOffersTheWordsOfCommands_data() {
    QTest::addColumn<QString>("first");  ///< %1: the first word of a command
    QTest::addColumn<QString>("second"); ///< %1, %2: both words
    QTest::newRow("bash") << QStringLiteral("        ' '\\) _poolhouse_words \"[^\"]*\\b%1 ")
                          << QStringLiteral("        '%1 '\\) _poolhouse_words \"[^\"]*\\b%2\\b");
    QTest::newRow("zsh") << QStringLiteral("\n        '%1:") << QStringLiteral("    '%1 '\\) compadd [^;]*\\b%2 ");
    QTest::newRow("fish") << QStringLiteral(" -n '__poolhouse_are' -a %1 ")
                          << QStringLiteral(" -n '__poolhouse_are %1' -a %2 ");
}

void TestCompletion::everyShellOffersTheWordsOfCommands() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    const auto script = completionScript(QString::fromLatin1(QTest::currentDataTag()));
    for (const auto& spec : commandSpecs()) {
        const auto words = QString(spec.name).split(QLatin1Char(' '));
        QVERIFY2(script.contains(QRegularExpression(first.arg(words.front()))), spec.name.data());
        if (words.size() > 1) {
            QVERIFY2(script.contains(QRegularExpression(second.arg(words.front(), words.back()))), spec.name.data());
        }
    }
}

void TestCompletion::everyShellReadsItsScript_data() {
    QTest::addColumn<QString>("shell");
    for (const auto& shell : completionShells()) {
        QTest::newRow(qPrintable(shell)) << shell;
    }
}

void TestCompletion::everyShellReadsItsScript() {
    QFETCH(QString, shell);
    if (QStandardPaths::findExecutable(shell).isEmpty()) {
        QSKIP("this shell is not installed");
    }
    QTemporaryFile script;
    QVERIFY(script.open() && script.write(completionScript(shell).toUtf8()) > 0);
    script.close();
    QProcess process;
    process.start(shell, {QStringLiteral("-n"), script.fileName()});
    QVERIFY(process.waitForFinished());
    const auto said = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0 && said.isEmpty(), said.constData());
}

POOLHOUSE_CORE_APP_TEST(TestCompletion)
#include "tst_completion.moc"
