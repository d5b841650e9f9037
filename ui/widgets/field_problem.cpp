// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_problem.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace poolhouse::ui {

namespace {

/// Maximum line width in pixels; shorter sentences are followed by the suggestion.
constexpr int longLine = 460;

} // namespace

FieldProblem::FieldProblem(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_icon(new ToneIcon(this)),
      m_text(new TextLabel(TextStyle::Small, this)),
      m_take(new QPushButton(this)),
      m_longestLine(longLine) {
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral(".text"));
    m_take->setObjectName(name + QStringLiteral(".take"));
    m_text->setWrapping();
    m_text->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_text->setTone(text::Tone::Attention);
    m_icon->showTone(text::Tone::Attention);
    m_take->setProperty("quiet", true);
    m_take->setAutoDefault(false);
    m_take->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text);
    row->addWidget(m_take);
    row->addStretch(1);
    hide();
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT suggestionTaken(m_suggestion); });
}

void FieldProblem::setLongestLine(int pixels) {
    m_longestLine = pixels;
}

void FieldProblem::showProblem(const QString& sentence, const QString& suggestion) {
    const bool news = sentence != m_text->text() && !sentence.isEmpty();
    m_suggestion = suggestion;
    m_text->showText(sentence);
    m_text->setFixedWidth(std::min(m_longestLine, m_text->fontMetrics().horizontalAdvance(sentence) + 4));
    m_take->setText(tr("Use %1").arg(QString(suggestion).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_take->setVisible(!suggestion.isEmpty());
    setVisible(!sentence.isEmpty());
    if (news) {
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString FieldProblem::sentence() const {
    return isHidden() ? QString() : m_text->text();
}

} // namespace poolhouse::ui
