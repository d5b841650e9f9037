// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/span_label.h"

#include "ui/widgets/spoken.h"

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

} // namespace poolhouse::ui
