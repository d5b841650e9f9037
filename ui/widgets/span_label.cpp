// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_label.h"

#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QEvent>

namespace poolhouse::ui {

SpanLabel::SpanLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void SpanLabel::showSpans(const std::vector<views::Span>& spans) {
    if (spans == m_spans) {
        return;
    }
    m_spans = spans;
    QString markup;
    QString plain;
    for (const auto& span : spans) {
        plain += span.text;
        const auto escaped = span.text.toHtmlEscaped();
        markup += span.strong ? QStringLiteral("<b>%1</b>").arg(escaped) : escaped;
    }
    setText(markup);
    setSpokenName(this, plain);
}

void SpanLabel::setDim() {
    setForegroundRole(QPalette::PlaceholderText);
}

void SpanLabel::setTextStyle(TextStyle style) {
    m_style = style;
    setFont(styled(QApplication::font(), style));
}

bool SpanLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange && m_style) {
        setTextStyle(*m_style);
    }
    return QLabel::event(event);
}

} // namespace poolhouse::ui
