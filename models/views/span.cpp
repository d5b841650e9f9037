// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/span.h"

namespace poolhouse::views {

QString FactRow::plain() const {
    QString all;
    for (const auto& span : text) {
        all += span.text;
    }
    return all;
}

std::vector<Span> marked(const QString& pattern, const QStringList& arguments) {
    std::vector<Span> spans;
    bool strong = false;
    for (QString piece : pattern.split(QLatin1Char('*'))) {
        QString text;
        for (int at = 0; at < piece.size(); ++at) {
            const int number = piece[at] == QLatin1Char('%') && at + 1 < piece.size() ? piece[at + 1].digitValue() : -1;
            if (number >= 1 && number <= arguments.size()) {
                text += arguments[number - 1];
                ++at;
            } else {
                text += piece[at];
            }
        }
        if (!text.isEmpty()) {
            spans.push_back({text, strong});
        }
        strong = !strong;
    }
    return spans;
}

std::vector<Span> around(const std::vector<Span>& inserted, const QString& pattern) {
    const auto at = pattern.indexOf(QStringLiteral("%1"));
    std::vector<Span> spans{{pattern.left(at)}};
    spans.insert(spans.end(), inserted.begin(), inserted.end());
    spans.push_back({pattern.mid(at + 2)});
    std::erase_if(spans, [](const Span& span) { return span.text.isEmpty(); });
    return spans;
}

} // namespace poolhouse::views
