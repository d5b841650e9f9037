// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/step_list.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

/// Step button: filled if current, bold if done.
class StepButton final : public QAbstractButton {
public:
    enum class State { Done, Current, Coming };

    StepButton(const QString& text, QWidget* parent) : QAbstractButton(parent) {
        setText(text);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void show(State state, bool enabled) {
        m_state = state;
        setEnabled(enabled);
        setSpokenDescription(this, state == State::Current ? StepList::tr("Current step")
                                   : state == State::Done  ? StepList::tr("Done")
                                                           : StepList::tr("Pending"));
        update();
    }

    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics strong(styled(font(), TextStyle::Strong));
        return {strong.horizontalAdvance(text()) + 2 * padding, std::max(metrics::target, strong.height() + 12)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        const bool current = m_state == State::Current;
        painter.setPen(hasFocus() ? QPen(current ? theme.text : theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(current ? theme.primary : isEnabled() && underMouse() ? theme.hover : QColor(Qt::transparent));
        painter.drawRoundedRect(box, metrics::controlRadius, metrics::controlRadius);
        painter.setFont(m_state == State::Done ? styled(font(), TextStyle::Strong) : font());
        painter.setPen(current ? theme.onPrimary : m_state == State::Done ? theme.text : theme.dimText);
        const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
        painter.drawText(rect().adjusted(padding, 0, -padding, 0), static_cast<int>(alignment), text());
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    static constexpr int padding = 8;
    State m_state = State::Coming;
};

StepList::StepList(const QStringList& steps, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("stepList"));
    setAccessibleName(tr("Steps"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 11, 11, 11);
    column->setSpacing(1);
    for (const auto& step : steps) {
        const int index = static_cast<int>(m_buttons.size());
        auto* button = new StepButton(tr("%1 %2", "number and name of a step").arg(index + 1).arg(step), this);
        button->setObjectName(QStringLiteral("step.%1").arg(index + 1));
        column->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT stepChosen(index); });
        m_buttons.push_back(button);
    }
    column->addStretch(1);
}

void StepList::showStep(int current, int reachable) {
    for (std::size_t at = 0; at < m_buttons.size(); ++at) {
        const int index = static_cast<int>(at);
        const auto state = index == current  ? StepButton::State::Current
                           : index < current ? StepButton::State::Done
                                             : StepButton::State::Coming;
        m_buttons[at]->show(state, index <= reachable && index != current);
    }
}

void StepList::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.hairline);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.drawLine(x, 0, x, height());
}

} // namespace poolhouse::ui
