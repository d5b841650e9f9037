// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_scan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace poolhouse::scan {

namespace {

/// The position behind the bracket that closes the one before `at`.
qsizetype behindClosing(const QString& code, qsizetype at, QChar opening, QChar closing) {
    for (int depth = 1; depth > 0 && at < code.size(); ++at) {
        depth += code[at] == opening ? 1 : code[at] == closing ? -1 : 0;
    }
    return at;
}

/// Tarjan's algorithm.
class CycleSearch {
public:
    explicit CycleSearch(const Graph& graph) : m_graph(graph) {
        for (auto node = graph.keyBegin(); node != graph.keyEnd(); ++node) {
            if (!m_index.contains(*node)) {
                visit(*node);
            }
        }
    }

    QList<QStringList> cycles() const { return m_cycles; }

private:
    void visit(const QString& node) {
        const auto index = m_index.size();
        m_index[node] = m_low[node] = index;
        m_stack.append(node);
        for (const QString& next : m_graph.value(node)) {
            if (!m_index.contains(next)) {
                visit(next);
                m_low[node] = std::min(m_low[node], m_low[next]);
            } else if (m_stack.contains(next)) {
                m_low[node] = std::min(m_low[node], m_index[next]);
            }
        }
        if (m_low[node] != index) {
            return;
        }
        QStringList group = m_stack.mid(m_stack.indexOf(node));
        m_stack.resize(m_stack.size() - group.size());
        if (group.size() > 1) {
            group.sort();
            m_cycles.append(group);
        }
    }

    const Graph& m_graph;
    QMap<QString, qsizetype> m_index;
    QMap<QString, qsizetype> m_low;
    QStringList m_stack;
    QList<QStringList> m_cycles;
};

} // namespace

QString read(const QString& path) {
    QFile file(QStringLiteral(POOLHOUSE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourceFiles() {
    const QDir root(QStringLiteral(POOLHOUSE_SOURCE_DIR));
    const QStringList patterns{QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("CMakeLists.txt")};
    QStringList found;
    for (const char* top : {"models", "ui", "app", "tests"}) {
        QDirIterator files(root.filePath(QLatin1String(top)), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            found.append(root.relativeFilePath(files.next()));
        }
    }
    found.sort();
    return found;
}

QList<Include> includesIn(const QString& text) {
    static const QRegularExpression directive(QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"));
    QList<Include> found;
    int line = 0;
    for (const QString& content : text.split(QLatin1Char('\n'))) {
        ++line;
        if (const auto match = directive.match(content); match.hasMatch()) {
            found.append({match.captured(2), match.captured(1) == QLatin1String("\""), line});
        }
    }
    return found;
}

QString unitOf(const QString& path) {
    return path.left(path.lastIndexOf(QLatin1Char('.')));
}

QString codeOnly(const QString& text) {
    static const QRegularExpression literal(
        QStringLiteral(R"--(//[^\n]*|/\*[\s\S]*?\*/|R"([^(\s]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*")--"
                       R"--(|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')--"));
    QString code = text;
    for (auto matches = literal.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        for (auto at = match.capturedStart(); at < match.capturedEnd(); ++at) {
            if (code[at] != QLatin1Char('\n')) {
                code[at] = QLatin1Char(' ');
            }
        }
    }
    return code;
}

QMap<QString, int> functionLines(const QString& text) {
    // At the margin: a return type, then Class::function( or Class::Nested::function(.
    static const QRegularExpression definition(
        QStringLiteral(R"(^(?![\s#}])[^;{}()=]*?\b([A-Z]\w*)::(?:\w+::)*(?:~?\w+|operator[^(\s]+)\()"),
        QRegularExpression::MultilineOption);
    // A body's brace ends its line; those of member initializers do not.
    static const QRegularExpression body(QStringLiteral(R"(\{[ \t]*\n|\{[^\n{}]*\}[ \t]*\n|;)"));
    const QString code = codeOnly(text);
    QMap<QString, int> lines;
    for (auto match = definition.match(code); match.hasMatch();) {
        const auto parameters = behindClosing(code, match.capturedEnd(), QLatin1Char('('), QLatin1Char(')'));
        const auto opening = body.match(code, parameters);
        auto end = parameters;
        if (opening.hasMatch() && opening.captured() != QLatin1String(";")) {
            end = behindClosing(code, opening.capturedStart() + 1, QLatin1Char('{'), QLatin1Char('}'));
            const auto length = end - match.capturedStart();
            lines[match.captured(1)] +=
                1 + int(QStringView(code).mid(match.capturedStart(), length).count(QLatin1Char('\n')));
        }
        match = definition.match(code, end);
    }
    return lines;
}

QList<QStringList> cyclesOf(const Graph& graph) {
    return CycleSearch(graph).cycles();
}

QStringList namespacesWithDefinitions(const QString& text) {
    static const QRegularExpression opening(QStringLiteral(R"(^namespace (\w+(?:::\w+)*) \{)"),
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression declaration(QStringLiteral(R"(\b(class|struct|enum class) \w+( : \w+)?;)"));
    const QString code = codeOnly(text);
    QStringList found;
    for (auto match = opening.match(code); match.hasMatch();) {
        const auto end = behindClosing(code, match.capturedEnd(), QLatin1Char('{'), QLatin1Char('}'));
        const QString inside = code.mid(match.capturedEnd(), end - 1 - match.capturedEnd());
        if (!QString(inside).remove(declaration).trimmed().isEmpty()) {
            found.append(match.captured(1));
        }
        match = opening.match(code, end);
    }
    return found;
}

} // namespace poolhouse::scan
