// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/problem_note.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/spoken.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace poolhouse::ui {

ProblemNote::ProblemNote(const QString& textName, QWidget* parent) : QFrame(parent), m_text(new QLabel(this)) {
    m_text->setObjectName(textName);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(36, 10, 12, 10);
    layout->addWidget(m_text);
    hide();
}

void ProblemNote::setProblem(const std::optional<text::ProblemText>& problem) {
    const QString text = problem ? problem->sentence() : QString();
    const bool announce = text != m_text->text() && !text.isEmpty();
    m_text->setText(text);
    setSpokenName(m_text, text);
    setVisible(!text.isEmpty());
    if (announce) {
        ui::announce(this, text);
    }
}

void ProblemNote::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const ToneColours& colours = theme.tone(text::Tone::Bad);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.outline, 1));
    painter.setBrush(colours.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius,
                            metrics::controlRadius);
    const QRect sign = QStyle::visualRect(layoutDirection(), rect(), QRect(13, 13, 12, 12));
    paintTone(painter, sign, text::Tone::Bad, theme);
}

} // namespace poolhouse::ui
