// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/count_stepper.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace poolhouse::ui {

class CountStepper::Field final : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

    int least = 0;
    int most = 0;

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override {
        StepEnabled steps = StepNone;
        steps |= value() > least ? StepDownEnabled : StepNone;
        steps |= value() < most ? StepUpEnabled : StepNone;
        return steps;
    }
    void stepBy(int steps) override { setValue(std::clamp(value() + steps, least, std::max(most, least))); }
};

CountStepper::CountStepper(QWidget* parent)
    : QWidget(parent), m_field(new Field(this)), m_less(new QToolButton(this)), m_more(new QToolButton(this)) {
    setObjectName(QStringLiteral("countStepper"));
    m_field->setObjectName(QStringLiteral("countField"));
    m_field->setAccessibleName(tr("Instances"));
    m_field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_field->setRange(0, 99);
    m_field->setAlignment(Qt::AlignCenter);
    m_field->setFrame(false);
    m_field->setFixedWidth(std::max(30, m_field->fontMetrics().horizontalAdvance(QStringLiteral("00")) + 16));
    m_field->setStyleSheet(QStringLiteral(
        "QAbstractSpinBox, QAbstractSpinBox:focus { border: none; background: transparent; padding: 0; }"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_field->setFont(strong);
    const auto prepare = [](QToolButton* button, const QString& sign, const char* name, const QString& what) {
        button->setText(sign);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(what);
        button->setAutoRaise(true);
        button->setAutoRepeat(true);
        button->setFocusPolicy(Qt::NoFocus); // the field's arrow keys do the same
        button->setMinimumSize(metrics::target + 4, metrics::target + 4);
    };
    prepare(m_less, QStringLiteral("\u2212"), "countLess", tr("Remove one instance"));
    prepare(m_more, QStringLiteral("+"), "countMore", tr("Add one instance"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 1, 2, 1);
    row->setSpacing(0);
    row->addWidget(m_less);
    row->addWidget(m_field);
    row->addWidget(m_more);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_field->installEventFilter(this);
    connect(m_less, &QToolButton::clicked, m_field, &QSpinBox::stepDown);
    connect(m_more, &QToolButton::clicked, m_field, &QSpinBox::stepUp);
    connect(m_field, &QSpinBox::valueChanged, this, [this](int count) {
        showBounds();
        Q_EMIT countChanged(count);
    });
}

void CountStepper::setBounds(int least, int most) {
    m_field->least = least;
    m_field->most = most;
    showBounds();
}

void CountStepper::showBounds() {
    const bool less = m_field->value() > m_field->least;
    const bool more = m_field->value() < m_field->most;
    m_less->setEnabled(less);
    m_more->setEnabled(more);
    m_less->setToolTip(less ? QString() : tr("The minimum is %1.").arg(m_field->least));
    m_more->setToolTip(more ? QString() : tr("The maximum is %1.").arg(m_field->most));
}

void CountStepper::setCount(int count) {
    if (count != m_field->value()) {
        const QSignalBlocker quiet(m_field);
        m_field->setValue(count);
        showBounds();
    }
}

void CountStepper::nameSteps(const QString& less, const QString& more) {
    setSpokenName(m_less, less);
    setSpokenName(m_more, more);
}

int CountStepper::count() const {
    return m_field->value();
}
QSpinBox* CountStepper::field() const {
    return m_field;
}

bool CountStepper::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        // Enter must not reach the dialog's default button, which may be Cancel.
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_field->interpretText();
            Q_EMIT confirmed();
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Undo and redo belong to the surrounding page, not to the number field.
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            key->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::eventFilter(watched, event);
}

void CountStepper::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = m_field->hasFocus();
    painter.setPen(QPen(focus ? theme.accent : theme.border, focus ? 2 : 1));
    painter.setBrush(theme.card);
    const double inset = focus ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::controlRadius,
                            metrics::controlRadius);
}

} // namespace poolhouse::ui
