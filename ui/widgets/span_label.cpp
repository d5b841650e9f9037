// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_label.h"

#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

// Longest lines of the hint, in average characters: a text is shown in one line, in two, or in long ones.
constexpr int shortLine = 20;
constexpr int mediumLine = 40;
constexpr int longLine = 80;
constexpr std::size_t mostKnownSizes = 16;

QList<QTextLayout::FormatRange> emphasis(const std::vector<views::Span>& spans) {
    QList<QTextLayout::FormatRange> ranges;
    int at = 0;
    for (const auto& span : spans) {
        const int length = static_cast<int>(span.text.size());
        if (span.strong) {
            QTextLayout::FormatRange range;
            range.start = at;
            range.length = length;
            range.format.setFontWeight(QFont::Bold);
            ranges << range;
        }
        at += length;
    }
    return ranges;
}

} // namespace

SpanLabel::SpanLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

SpanLabel::~SpanLabel() = default;

void SpanLabel::forget() {
    m_sizes.clear();
    m_layout.reset();
    m_brokenAt = -1;
}

void SpanLabel::showSpans(const std::vector<views::Span>& spans) {
    if (spans == m_spans) {
        return;
    }
    m_spans = spans;
    forget();
    QString plain;
    for (const auto& span : spans) {
        plain += span.text;
    }
    setText(plain);
    setSpokenName(this, plain);
    updateGeometry();
    update();
}

void SpanLabel::setDim() {
    setForegroundRole(QPalette::PlaceholderText);
}

void SpanLabel::setTextStyle(TextStyle style) {
    m_style = style;
    setFont(styled(QApplication::font(), style));
}

QTextLayout& SpanLabel::shaped() const {
    if (!m_layout) {
        QTextOption option;
        option.setWrapMode(QTextOption::WordWrap);
        option.setAlignment((QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask) |
                            Qt::AlignAbsolute);
        m_layout = std::make_unique<QTextLayout>(text(), font(), this);
        m_layout->setCacheEnabled(true);
        m_layout->setTextOption(option);
        m_layout->setFormats(emphasis(m_spans));
        m_line = tightLine(font(), text());
    }
    return *m_layout;
}

QSizeF SpanLabel::breakLines(double width) const {
    auto& layout = shaped();
    if (m_brokenAt == width) {
        return m_broken;
    }
    double height = 0;
    double widest = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const double tight = std::min<double>(m_line, line.height());
        line.setPosition({0, height - std::ceil((line.height() - tight) / 2)});
        height += tight;
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    m_brokenAt = width;
    m_broken = {widest, height};
    return m_broken;
}

QSize SpanLabel::sizeFor(int width) const {
    if (const auto known = m_sizes.find(width); known != m_sizes.end()) {
        return known->second;
    }
    if (m_sizes.size() >= mostKnownSizes) {
        m_sizes.clear();
    }
    const auto margins = contentsMargins();
    const int beside = margins.left() + margins.right();
    const auto size = breakLines(std::max(width - beside, 0));
    const QSize whole(static_cast<int>(std::ceil(size.width())) + beside,
                      static_cast<int>(std::ceil(size.height())) + margins.top() + margins.bottom());
    return m_sizes.emplace(width, whole).first->second;
}

QSize SpanLabel::sizeHint() const {
    const int character = fontMetrics().averageCharWidth();
    auto size = sizeFor(longLine * character);
    const double line = m_line;
    if (size.height() < 3.5 * line && size.width() > mediumLine * character) {
        size = sizeFor(mediumLine * character);
    }
    if (size.height() < 1.5 * line && size.width() > shortLine * character) {
        size = sizeFor(shortLine * character);
    }
    return size;
}

QSize SpanLabel::minimumSizeHint() const {
    const auto margins = contentsMargins();
    breakLines(std::max(m_brokenAt, 0.0)); // only a text that was laid out knows its widest word
    return {static_cast<int>(std::ceil(m_layout->minimumWidth())) + margins.left() + margins.right(), m_line};
}

int SpanLabel::heightForWidth(int width) const {
    return sizeFor(width).height();
}

bool SpanLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange && m_style) {
        setTextStyle(*m_style);
    }
    return QLabel::event(event);
}

void SpanLabel::changeEvent(QEvent* event) {
    forget(); // font, style or direction
    QLabel::changeEvent(event);
}

void SpanLabel::paintEvent(QPaintEvent*) {
    const auto bounds = contentsRect();
    const double spare = std::max(0.0, bounds.height() - breakLines(bounds.width()).height());
    const double down = alignment().testFlag(Qt::AlignVCenter) ? spare / 2 : 0;
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    m_layout->draw(&painter, QPointF(bounds.left(), bounds.top() + std::floor(down)));
}

} // namespace poolhouse::ui
