// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/command_line.h"

#include "app/sandbox/scenarios.h"

#include <QCommandLineParser>

namespace poolhouse::sandbox {

namespace {

QString text(const char* latin) {
    return QString::fromLatin1(latin);
}

void addOptions(QCommandLineParser& parser) {
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const auto* name : {"port", "db", "scenario", "time-scale", "seed", "latency", "token", "rate-limit",
                             "warning", "record", "fault"}) {
        parser.addOption(QCommandLineOption(text(name), QString(), text("value")));
    }
    parser.addOption(QCommandLineOption(QStringList{text("help"), text("h")}));
    parser.addOption(QCommandLineOption(text("version")));
    parser.addOption(QCommandLineOption(text("two-factor")));
    parser.addOption(QCommandLineOption(text("control")));
}

/// Parses numeric options and keeps the first error.
class NumberOptions {
public:
    explicit NumberOptions(const QCommandLineParser& parser) : m_parser(parser) {}

    template <class Number, class Read>
    void read(const char* option, Number& into, Read convert, const char* expected) {
        if (!m_parser.isSet(text(option)) || !error.empty()) {
            return;
        }
        const auto given = m_parser.value(text(option));
        if (const auto number = convert(given)) {
            into = Number(*number);
        } else {
            error =
                "The option --" + std::string(option) + " needs " + expected + ", not \"" + given.toStdString() + "\".";
        }
    }
    std::string error;

private:
    const QCommandLineParser& m_parser;
};

auto within(int least, int most) {
    return [least, most](const QString& given) -> std::optional<int> {
        bool good = false;
        const int number = given.toInt(&good);
        return good && number >= least && number <= most ? std::optional(number) : std::nullopt;
    };
}

std::optional<double> scaleOf(const QString& given) {
    bool good = false;
    const double number = given.toDouble(&good);
    return good && number > 0 && number <= mostTimeScale ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> seedOf(const QString& given) {
    bool good = false;
    const auto number = given.toULongLong(&good);
    return good ? std::optional<std::uint64_t>(number) : std::nullopt;
}

std::string readTexts(const QCommandLineParser& parser, CommandLine& line) {
    line.options.databaseFile = parser.value(text("db")).toStdString();
    if (parser.isSet(text("db")) && line.options.databaseFile.empty()) {
        return "The option --db needs the name of a file.";
    }
    line.options.recordFile = parser.value(text("record")).toStdString();
    if (parser.isSet(text("record")) && line.options.recordFile.empty()) {
        return "The option --record needs the name of a file.";
    }
    if (parser.isSet(text("token"))) {
        line.options.token = parser.value(text("token")).toStdString();
        if (line.options.token->empty()) {
            return "The option --token needs a token.";
        }
    }
    line.options.twoFactor = parser.isSet(text("two-factor"));
    if (parser.isSet(text("warning"))) {
        line.options.warning = parser.value(text("warning")).toStdString();
        const bool oneLine = line.options.warning.find_first_of("\r\n") == std::string::npos;
        if (line.options.warning.empty() || !oneLine) {
            return "The option --warning needs a text on one line.";
        }
    }
    line.scenarioGiven = parser.isSet(text("scenario"));
    if (line.scenarioGiven) {
        line.options.scenario = parser.value(text("scenario")).toStdString();
        if (!isScenario(line.options.scenario)) {
            return "Unknown scenario \"" + line.options.scenario + "\"; there are " + scenarioNames() + ".";
        }
    }
    return {};
}

std::string readFaults(const QCommandLineParser& parser, CommandLine& line) {
    for (const auto& spec : parser.values(text("fault"))) {
        auto fault = parseFault(spec.toStdString());
        if (!fault) {
            return fault.error();
        }
        line.options.faults.push_back(std::move(fault).value());
    }
    line.options.control = parser.isSet(text("control"));
    return {};
}

} // namespace

core::Result<CommandLine, std::string> parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    addOptions(parser);
    CommandLine line;
    const auto given = [&arguments](const char* option) { return arguments.contains(text(option)); };
    line.help = given("--help") || given("-h");
    line.version = given("--version");
    if (line.help || line.version) {
        return line;
    }
    if (!parser.parse(arguments)) {
        return parser.errorText().toStdString() + (parser.errorText().endsWith(QLatin1Char('.')) ? "" : ".");
    }
    if (!parser.positionalArguments().isEmpty()) {
        return "\"" + parser.positionalArguments().constFirst().toStdString() + "\" is not an option.";
    }
    NumberOptions numbers(parser);
    numbers.read("port", line.options.port, within(0, 65535), "a number from 0 to 65535");
    numbers.read("time-scale", line.options.timeScale, scaleOf, "a number above 0, at most 100000");
    numbers.read("seed", line.options.seed, seedOf, "a whole number of 0 or more");
    numbers.read("latency", line.options.latency, within(0, 600'000), "milliseconds from 0 to 600000");
    numbers.read("rate-limit", line.options.rateLimit, within(1, 1'000'000'000), "a whole number of 1 or more");
    for (const auto& error : {numbers.error, readTexts(parser, line), readFaults(parser, line)}) {
        if (!error.empty()) {
            return error;
        }
    }
    return line;
}

std::string helpText() {
    return "Usage: poolhouse-sandbox [OPTION]...\n"
           "A simulated Heroku Postgres Advanced API on 127.0.0.1.\n"
           "Prints its address as one line of JSON, then serves until it is interrupted.\n"
           "\n"
           "  --port N          listen on this port; 0 (default) picks a free one\n"
           "  --db FILE         keep all state in this SQLite file; default: memory only\n"
           "  --scenario NAME   contents of a new sandbox: " +
           scenarioNames() +
           ";\n"
           "                    default small. Ignored for a file that has contents\n"
           "  --time-scale X    sandbox seconds per second; default 1\n"
           "  --seed N          seed of a new sandbox: IDs, load, durations; default 1\n"
           "  --latency MS      delay of each response; default 0\n"
           "  --token T         accept this token only; default: any UUID or HRKU-...\n"
           "  --rate-limit N    request tokens of the account; default 4500, refilled by 75 a minute\n"
           "  --two-factor      the account uses two-factor codes; any six digits are valid\n"
           "  --warning TEXT    X-Heroku-Warning, once for each client\n"
           "  --record FILE     append requests and responses to this file as JSON lines, without tokens\n"
           "  --fault SPEC      inject a fault, see below; may be repeated\n"
           "  --control         serve /sandbox/..., for tests that set faults and read the state\n"
           "  --help, --version\n"
           "\n" +
           faultHelp() +
           "\n"
           "Exit status: 0 when interrupted, 1 on failure, 2 on a usage error.\n";
}

} // namespace poolhouse::sandbox
