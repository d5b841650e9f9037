// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_problem.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace poolhouse::ui {

namespace {

/// Maximum line width in pixels; shorter sentences are followed by the suggestion.
constexpr int longProblemLine = 460;

} // namespace

FieldProblem::FieldProblem(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_icon(new ToneIcon(this)),
      m_text(new TextLabel(TextStyle::Small, this)),
      m_useSuggestion(new QPushButton(this)),
      m_longestLine(longProblemLine) {
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral(".text"));
    m_useSuggestion->setObjectName(name + QStringLiteral(".take"));
    m_text->setWrapping();
    m_text->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_text->setTone(text::Tone::Attention);
    m_icon->showTone(text::Tone::Attention);
    m_useSuggestion->setProperty("quiet", true);
    m_useSuggestion->setAutoDefault(false);
    m_useSuggestion->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text);
    row->addWidget(m_useSuggestion);
    row->addStretch(1);
    hide();
    connect(m_useSuggestion, &QPushButton::clicked, this, [this] { Q_EMIT suggestionAccepted(m_suggestion); });
}

void FieldProblem::setLongestLine(int pixels) {
    m_longestLine = pixels;
}

void FieldProblem::showProblem(const std::optional<QString>& sentence, const QString& suggestion) {
    const QString text = sentence.value_or(QString());
    const bool announce = sentence && text != m_text->text();
    m_suggestion = suggestion;
    m_text->showText(text);
    m_text->setFixedWidth(std::min(m_longestLine, m_text->fontMetrics().horizontalAdvance(text) + 4));
    m_useSuggestion->setText(tr("Use %1").arg(QString(suggestion).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_useSuggestion->setVisible(!suggestion.isEmpty());
    setVisible(sentence.has_value());
    if (announce) {
        ui::announce(this, text);
    }
}

std::optional<QString> FieldProblem::sentence() const {
    return isHidden() ? std::nullopt : std::optional(m_text->text());
}

} // namespace poolhouse::ui
