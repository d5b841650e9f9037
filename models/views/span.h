// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// Text with emphasis. Pure.
namespace poolhouse::views {

/// A stretch of text, perhaps emphasised. Untrusted: escape it before it becomes rich text.
struct Span {
    QString text;
    bool strong = false;

    friend bool operator==(const Span&, const Span&) = default;
};

/// One line of facts, such as "Open connections: 1,021 will be closed."
struct FactRow {
    QString label;
    std::vector<Span> text;

    [[nodiscard]] QString plain() const;
    friend bool operator==(const FactRow&, const FactRow&) = default;
};

/// `pattern` with *stretches* emphasised and %1, %2, ... replaced afterwards, whatever is in the arguments.
[[nodiscard]] std::vector<Span> marked(const QString& pattern, const QStringList& arguments);

/// `pattern` with its %1 replaced by `inserted`.
[[nodiscard]] std::vector<Span> around(const std::vector<Span>& inserted, const QString& pattern);

} // namespace poolhouse::views
