// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"

#include <QChar>
#include <QFontMetricsF>
#include <QHash>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolhouse::ui {

namespace {

void scale(QFont& font, double factor) {
    if (font.pixelSize() > 0) {
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    } else {
        font.setPointSizeF(font.pointSizeF() * factor);
    }
}

} // namespace

QFont styled(const QFont& base, TextStyle style) {
    QFont font = base;
    switch (style) {
    case TextStyle::Body: break;
    case TextStyle::Strong: font.setWeight(QFont::DemiBold); break;
    case TextStyle::Small: scale(font, 0.88); break;
    case TextStyle::Heading:
        scale(font, 1.3);
        font.setWeight(QFont::Bold);
        break;
    case TextStyle::Figure:
        scale(font, 1.5);
        font.setWeight(QFont::Bold);
        break;
    }
    return font;
}

int tightLine(const QFont& font) {
    constexpr int mostFonts = 64;
    static QHash<QFont, int> lines; // asked for with each text that changes, of a few fonts
    if (const auto known = lines.constFind(font); known != lines.constEnd()) {
        return *known;
    }
    if (lines.size() >= mostFonts) {
        lines.clear();
    }
    const QFontMetricsF metrics(font);
    const double letters = metrics.tightBoundingRect(QStringLiteral("\u00c5\u00c9gjpqy()|")).height();
    return *lines.insert(font, static_cast<int>(std::ceil(std::min(metrics.height(), letters))));
}

int tightLine(const QFont& font, const QString& text) {
    constexpr ushort lastLatin = 0x24f;  // Latin Extended-B
    constexpr ushort firstSign = 0x2000; // punctuation, currencies, arrows
    constexpr ushort lastSign = 0x23ff;
    const bool low = std::all_of(text.begin(), text.end(), [](QChar each) {
        const auto code = each.unicode();
        return code <= lastLatin || (code >= firstSign && code <= lastSign);
    });
    if (low) {
        return tightLine(font);
    }
    QTextLayout layout(text, font);
    layout.beginLayout();
    auto line = layout.createLine();
    line.setLineWidth(std::numeric_limits<int>::max()); // else it has no height
    layout.endLayout();
    return std::max(static_cast<int>(std::ceil(line.height())), tightLine(font));
}

bool hasTabularFigures(const QFont& font) {
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01) {
            return false;
        }
    }
    return true;
}

} // namespace poolhouse::ui
