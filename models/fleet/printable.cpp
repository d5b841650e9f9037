// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/printable.h"

#include <QRegularExpression>

#include <algorithm>

namespace poolhouse::fleet {

namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

constexpr CharacterRange deceptiveRanges[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C}, {0x180E, 0x180E},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F}, {0xD800, 0xDFFF},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F},
};

QString escaped(char32_t character) {
    return QStringLiteral("<U+%1>").arg(QString::number(character, 16).toUpper().rightJustified(4, QLatin1Char('0')));
}

bool isPlain(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char(' ') && c < QChar(127); });
}

QString withEscapes(const QString& text, bool keepLines) {
    if (isPlain(text)) {
        return text;
    }
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (isDeceptive(character) && !(keepLines && character == U'\n')) {
            result += escaped(character);
        } else {
            result += QString::fromUcs4(&character, 1);
        }
    }
    return result;
}

} // namespace

bool isDeceptive(char32_t character) {
    return std::any_of(
        std::begin(deceptiveRanges), std::end(deceptiveRanges),
        [character](const CharacterRange& range) { return character >= range.first && character <= range.last; });
}

QString printable(const QString& text) {
    return withEscapes(text, false);
}

QString printableLines(const QString& text) {
    return withEscapes(text, true);
}

QString withoutEscapes(const QString& text) {
    static const QRegularExpression escape(QStringLiteral("<U\\+([0-9A-F]{4,6})>"),
                                           QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype copied = 0;
    for (auto matches = escape.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto character = static_cast<char32_t>(match.capturedView(1).toUInt(nullptr, 16));
        result += QStringView(text).sliced(copied, match.capturedStart() - copied);
        result += isDeceptive(character) ? QString::fromUcs4(&character, 1) : match.captured();
        copied = match.capturedEnd();
    }
    result += QStringView(text).sliced(copied);
    return result;
}

} // namespace poolhouse::fleet
