// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/completion.h"

#include "app/console/command_options.h"
#include "app/console/command_specs.h"

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;

enum class ValueKind { None, Word, OneOf, File, Folder };

ValueKind kindOf(const OptionSpec& spec) {
    const auto value = QLatin1String(spec.value);
    if (spec.value == nullptr) {
        return ValueKind::None;
    }
    if (spec.option == Option::Scenario) {
        return ValueKind::OneOf;
    }
    return value == QLatin1String("DIR")                                              ? ValueKind::Folder
           : value == QLatin1String("FILE") || value.endsWith(QLatin1String(".json")) ? ValueKind::File
                                                                                      : ValueKind::Word;
}

/// Of the sandbox, as the help of its option lists them: "contents of the sandbox: small, empty, large:N".
QString scenarioWords() {
    for (const auto& spec : allOptions()) {
        if (spec.option == Option::Scenario) {
            return QString::fromLatin1(spec.help)
                .section(QStringLiteral(": "), 1)
                .replace(QStringLiteral(":N"), QStringLiteral(":"))
                .remove(QLatin1Char(','));
        }
    }
    return {};
}

bool takesFile(const CommandSpec& spec) {
    return spec.arguments.endsWith(QLatin1String(".json"));
}

/// What its argument can be, separated by spaces; empty: anything.
QString argumentWords(const CommandSpec& spec) {
    return spec.command == Command::Completion ? completionShells().join(QLatin1Char(' ')) : QString();
}

QString firstWord(const CommandSpec& spec) {
    return QString(spec.name).section(QLatin1Char(' '), 0, 0);
}

/// Second words of the commands that begin with this one.
QStringList secondWords(const QString& first) {
    QStringList words;
    for (const auto& spec : commandSpecs()) {
        const auto second = QString(spec.name).section(QLatin1Char(' '), 1, 1);
        if (firstWord(spec) == first && !second.isEmpty()) {
            words << second;
        }
    }
    return words;
}

/// Words that a command begins with, each once.
QStringList firstWords() {
    QStringList words;
    for (const auto& spec : commandSpecs()) {
        words << firstWord(spec);
    }
    words.removeDuplicates();
    return words;
}

/// Of two that begin alike, the longer name first.
std::vector<CommandSpec> longestFirst() {
    std::vector<CommandSpec> specs(commandSpecs().begin(), commandSpecs().end());
    std::stable_partition(specs.begin(), specs.end(),
                          [](const CommandSpec& spec) { return QString(spec.name).contains(QLatin1Char(' ')); });
    return specs;
}

/// Completion data of the commands that begin with this word.
QString familySummary(const QString& first) {
    const auto command = commandNamed({first});
    return command ? QString(specOf(*command).summary) : QStringLiteral("change a pool of a cluster");
}

QStringList namesOf(const std::vector<OptionSpec>& options) {
    QStringList names;
    for (const auto& spec : options) {
        names << spec.name;
    }
    return names;
}

QStringList namesOfKind(ValueKind kind) {
    QStringList names;
    for (const auto& spec : allOptions()) {
        if (kindOf(spec) == kind) {
            names << spec.name;
        }
    }
    return names;
}

QStringList valuedOptions() {
    return namesOfKind(ValueKind::OneOf) + namesOfKind(ValueKind::File) + namesOfKind(ValueKind::Folder) +
           namesOfKind(ValueKind::Word);
}

/// Within single quotes of a shell.
QString quoted(QString text) {
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

// bash

QString bashCase(const QString& pattern, const QString& action) {
    return QStringLiteral("        %1) %2 ;;\n").arg(pattern, action);
}

QString bashWords(const QStringList& words) {
    return QStringLiteral("_poolhouse_words \"%1\"").arg(words.join(QLatin1Char(' ')));
}

QString bashValues() {
    const auto names = [](ValueKind kind) { return namesOfKind(kind).join(QLatin1Char('|')); };
    return bashCase(names(ValueKind::OneOf), bashWords({scenarioWords()})) +
           bashCase(names(ValueKind::File),
                    QStringLiteral("compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\"))")) +
           bashCase(names(ValueKind::Folder),
                    QStringLiteral("compopt -o filenames; COMPREPLY=($(compgen -d -- \"$word\"))")) +
           bashCase(names(ValueKind::Word), QStringLiteral("COMPREPLY=()"));
}

QString bashCommands() {
    QString text = bashCase(QStringLiteral("' '"), bashWords(firstWords() + namesOf(acceptedOptions(Command::Window))));
    for (const auto& first : firstWords()) {
        if (const auto second = secondWords(first); !second.isEmpty()) {
            const auto command = commandNamed({first});
            text += bashCase(quoted(first + QLatin1Char(' ')),
                             bashWords(command ? second + namesOf(acceptedOptions(*command)) : second));
        }
    }
    for (const auto& spec : longestFirst()) {
        text += bashCase(quoted(spec.name + QLatin1Char(' ')) + QLatin1Char('*'),
                         bashWords(QStringList(argumentWords(spec)) + namesOf(acceptedOptions(spec.command))) +
                             (takesFile(spec) ? QStringLiteral("; _poolhouse_files") : QString()));
    }
    return text;
}

QString bashScript() {
    return QStringLiteral(R"(# bash completion of poolhouse, by poolhouse completion bash
_poolhouse_words() {
    COMPREPLY=($(compgen -W "$1" -- "$word"))
}
_poolhouse_files() {
    compopt -o filenames
    COMPREPLY+=($(compgen -f -- "$word"))
}
# COMP_WORDS up to the cursor as words, joined again where bash breaks them, at : and =
_poolhouse_join() {
    local part joins=
    words=()
    for part in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [[ -n $part && ( -n $joins || $part =~ ^[:=]+$ ) ]]; then
            words[${#words[@]}-1]+=$part
        else
            words+=("$part")
        fi
        [[ $part =~ ^[:=]+$ ]] && joins=1 || joins=
    done
}
_poolhouse() {
    local -a words
    _poolhouse_join
    local last=$((${#words[@]} - 1)) command="" at
    local word=${words[last]} previous=${words[last - 1]%=}
    for ((at = 1; at < last; at++)); do
        case ${words[at]} in
        %1) at=$((at + 1)) ;;
        -*) ;;
        *) command+=${command:+ }${words[at]} ;;
        esac
    done
    if [[ $word == --*=* ]]; then
        previous=${word%%=*}
        word=${word#*=}
    fi
    case $previous in
%2        *) case "$command " in
%3        esac ;;
    esac
    local shown=${COMP_WORDS[COMP_CWORD]}
    [[ $shown =~ ^[:=]+$ ]] && shown=
    [[ $word == *"$shown" ]] && COMPREPLY=("${COMPREPLY[@]#"${word%"$shown"}"}")
}
complete -F _poolhouse poolhouse
)")
        .arg(valuedOptions().join(QLatin1Char('|')), bashValues(), bashCommands());
}

// zsh

/// As an argument of _arguments: '--svg[also draw it]:FILE:_files'.
QString zshOption(const OptionSpec& spec) {
    auto help = QString::fromLatin1(spec.help);
    for (const auto special : {'\\', '[', ']', ':'}) {
        help.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
    }
    const auto option = QStringLiteral("%1[%2]").arg(spec.name, help);
    const auto value = QLatin1String(spec.value);
    switch (kindOf(spec)) {
    case ValueKind::None: return quoted(option);
    case ValueKind::Word: return quoted(QStringLiteral("%1:%2:").arg(option, value));
    case ValueKind::OneOf: return quoted(QStringLiteral("%1:%2:(%3)").arg(option, value, scenarioWords()));
    case ValueKind::File: return quoted(QStringLiteral("%1:%2:_files").arg(option, value));
    case ValueKind::Folder: return quoted(QStringLiteral("%1:%2:_files -/").arg(option, value));
    }
    return {};
}

QString zshOptions(Command command) {
    QStringList options;
    for (const auto& spec : acceptedOptions(command)) {
        options << zshOption(spec);
    }
    return options.join(QStringLiteral(" \\\n            "));
}

QString zshArgument(const CommandSpec& spec) {
    const auto words = argumentWords(spec);
    return takesFile(spec) ? QStringLiteral("_files") : words.isEmpty() ? QString() : QStringLiteral("(%1)").arg(words);
}

QString zshScript() {
    QString described, cases;
    for (const auto& spec : longestFirst()) {
        const auto second = secondWords(firstWord(spec));
        if (second.isEmpty()) {
            described +=
                QStringLiteral("        %1\n").arg(quoted(QStringLiteral("%1:%2").arg(spec.name, spec.summary)));
        }
        cases += QStringLiteral("    %1*)\n        _arguments %2 \\\n            '*: :%3' ;;\n")
                     .arg(quoted(spec.name + QLatin1Char(' ')), zshOptions(spec.command), zshArgument(spec));
    }
    QString families;
    for (const auto& first : firstWords()) {
        if (const auto second = secondWords(first); !second.isEmpty()) {
            described += QStringLiteral("        %1\n").arg(quoted(first + QLatin1Char(':') + familySummary(first)));
            families += QStringLiteral("    %1) compadd %2 ;;\n")
                            .arg(quoted(first + QLatin1Char(' ')), second.join(QLatin1Char(' ')));
        }
    }
    return QStringLiteral(R"(#compdef poolhouse
# zsh completion of poolhouse, by poolhouse completion zsh
_poolhouse() {
    local command= at
    local -a commands
    commands=(
%1    )
    for ((at = 2; at < CURRENT; at++)); do
        case $words[at] in
        %2) ((at++)) ;;
        -*) ;;
        *) command+=${command:+ }$words[at] ;;
        esac
    done
    case "$command " in
    ' ') _arguments %3 \
            '1: :{_describe command commands}' ;;
%4%5    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _poolhouse "$@"
else
    compdef _poolhouse poolhouse
fi
)")
        .arg(described, valuedOptions().join(QLatin1Char('|')), zshOptions(Command::Window), families, cases);
}

// fish

QString fishValue(const OptionSpec& spec) {
    switch (kindOf(spec)) {
    case ValueKind::None: return {};
    case ValueKind::Word: return QStringLiteral(" -x");
    case ValueKind::OneOf: return QStringLiteral(" -x -a %1").arg(quoted(scenarioWords()));
    case ValueKind::File: return QStringLiteral(" -r -F");
    case ValueKind::Folder: return QStringLiteral(" -x -a '(__fish_complete_directories)'");
    }
    return {};
}

QString fishLine(const QString& condition, const QString& completes, const char* description) {
    return QStringLiteral("complete -c poolhouse -n %1 %2 -d %3\n")
        .arg(quoted(condition), completes, quoted(QString::fromLatin1(description)));
}

/// That the words so far are these.
QString are(const QString& words) {
    return words.isEmpty() ? QStringLiteral("__poolhouse_are") : QStringLiteral("__poolhouse_are ") + words;
}

QString fishScript() {
    auto text = QStringLiteral(R"(# fish completion of poolhouse, by poolhouse completion fish
function __poolhouse_words
    set -l value 0
    for word in (commandline -opc)[2..]
        if test $value = 1
            set value 0
        else if contains -- $word %1
            set value 1
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end
function __poolhouse_are
    set -l words (__poolhouse_words)
    test "$words" = "$argv"
end
function __poolhouse_begin
    set -l words (__poolhouse_words)
    test "$words[1..$(count $argv)]" = "$argv"
end
complete -c poolhouse -f
)")
                    .arg(valuedOptions().join(QLatin1Char(' ')));
    for (const auto& spec : commandSpecs()) {
        const auto words = QString(spec.name).split(QLatin1Char(' '));
        text += fishLine(are(words.mid(0, words.size() - 1).join(QLatin1Char(' '))),
                         QStringLiteral("-a ") + words.back(), spec.summary.data());
        for (const auto& option : acceptedOptions(spec.command)) {
            text +=
                fishLine(QStringLiteral("__poolhouse_begin ") + spec.name,
                         QStringLiteral("-l %1%2").arg(QString(option.name).mid(2), fishValue(option)), option.help);
        }
        if (takesFile(spec)) {
            text += fishLine(are(spec.name), QStringLiteral("-F"), "");
        } else if (const auto arguments = argumentWords(spec); !arguments.isEmpty()) {
            text += fishLine(are(spec.name), QStringLiteral("-a ") + quoted(arguments), "");
        }
    }
    for (const auto& first : firstWords()) {
        if (!secondWords(first).isEmpty() && !commandNamed({first})) {
            text += fishLine(are({}), QStringLiteral("-a ") + first, "");
        }
    }
    for (const auto& option : acceptedOptions(Command::Window)) {
        text += fishLine(are({}), QStringLiteral("-l %1%2").arg(QString(option.name).mid(2), fishValue(option)),
                         option.help);
    }
    return text;
}

} // namespace

QStringList completionShells() {
    return {QStringLiteral("bash"), QStringLiteral("zsh"), QStringLiteral("fish")};
}

QString completionScript(const QString& shell) {
    return shell == QLatin1String("bash") ? bashScript() : shell == QLatin1String("zsh") ? zshScript() : fishScript();
}

} // namespace poolhouse::console
