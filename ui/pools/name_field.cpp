// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/name_field.h"

#include "ui/theme/theme.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int fieldWidth = 320;

} // namespace

NameField::NameField(QWidget* parent) : NameField(QStringLiteral("poolName"), tr("N&ame"), parent) {}

NameField::NameField(const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_field(new QLineEdit(this)),
      m_problemLine(new FieldProblem(name + QLatin1String("Problem"), this)),
      m_hint(new TextLabel(TextStyle::Small, this)) {
    m_field->setObjectName(name);
    auto spoken = title;
    m_field->setAccessibleName(spoken.remove(QLatin1Char('&')));
    m_field->setMaximumWidth(fieldWidth);
    m_field->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_hint->setObjectName(name + QLatin1String("Hint"));
    m_hint->setWrapping();
    m_hint->setDim();
    auto* label = new TextLabel(TextStyle::Strong, title, this);
    label->setBuddy(m_field);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_problemLine);
    column->addWidget(m_hint);
    setFocusProxy(m_field);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_answer.reset();
        Q_EMIT nameChanged(text.trimmed());
        update();
    });
    connect(m_problemLine, &FieldProblem::suggestionAccepted, this, [this](const QString& suggestion) {
        m_field->setText(suggestion);
        m_field->setFocus(Qt::OtherFocusReason);
    });
}

void NameField::setName(const QString& name) {
    if (name != this->name()) {
        const QSignalBlocker quiet(m_field);
        m_field->setText(name);
    }
}

QString NameField::name() const {
    return m_field->text().trimmed();
}
void NameField::setHint(const QString& hint) {
    m_hint->showText(hint);
}

void NameField::showProblem(const views::FormProblem* problem) {
    m_problem = problem != nullptr ? std::optional(*problem) : std::nullopt;
    update();
}

void NameField::showAnswer(const std::optional<QString>& sentence) {
    m_answer = sentence;
    update();
}

void NameField::reveal() {
    if (!m_left) {
        m_left = true;
        update();
        Q_EMIT revealed();
    }
}

bool NameField::showsProblem() const {
    return m_problemLine->sentence().has_value();
}

void NameField::update() {
    const bool own = m_left && m_problem;
    const auto sentence = own ? std::optional(m_problem->sentence) : m_answer;
    m_problemLine->showProblem(sentence, own ? m_problem->suggestion : QString());
    setSpokenDescription(m_field, sentence.value_or(m_hint->text()));
    updateStyle();
}

void NameField::updateStyle() {
    const auto outline = Theme::of(palette()).tone(text::Tone::Attention).outline.name();
    const auto style = showsProblem() ? QStringLiteral("QLineEdit { border-color: %1; }").arg(outline) : QString();
    if (m_field->styleSheet() != style) {
        m_field->setStyleSheet(style);
    }
}

void NameField::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        updateStyle();
    }
}

bool NameField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && !m_field->text().isEmpty()) {
        reveal();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolhouse::ui
