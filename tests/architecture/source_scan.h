// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

/// Reads sources as text. Paths are relative to the root of the repository.
namespace poolhouse::scan {

struct Include {
    QString name;
    bool quoted = false;
    int line = 0;
};

using Graph = QMap<QString, QSet<QString>>;

/// Empty if there is no such file.
QString read(const QString& path);

/// Headers, sources and CMakeLists.txt of models, ui, app and tests, sorted.
QStringList sourceFiles();

QList<Include> includesIn(const QString& text);

/// The path without .h or .cpp: a header and its source are one unit.
QString unitOf(const QString& path);

/// `text` with comments and literals blanked; line breaks stay.
QString codeOnly(const QString& text);

/// Lines of the member functions that `text` defines outside their class, by outermost class.
QMap<QString, int> functionLines(const QString& text);

/// Groups of nodes that reach each other, each sorted; single nodes are left out.
QList<QStringList> cyclesOf(const Graph& graph);

/// The namespaces that `text` opens for more than forward declarations, nested names joined by "::".
QStringList namespacesWithDefinitions(const QString& text);

} // namespace poolhouse::scan
