// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/empty_lane.h"

#include "ui/planner/lane_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

namespace poolhouse::ui {

namespace {

/// One line where there is room, else as many as it takes.
class RemainingLabel final : public TextLabel {
public:
    explicit RemainingLabel(QWidget* parent) : TextLabel(TextStyle::Small, parent) { setWrapping(); }

    [[nodiscard]] QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()};
    }
};

} // namespace

EmptyLane::EmptyLane(QWidget* parent)
    : QWidget(parent),
      m_add(new QPushButton(tr("+ Add follower pool"), this)),
      m_levels(new QPushButton(tr("Levels and prices"), this)),
      m_remaining(new RemainingLabel(this)),
      m_refusal(new TextLabel(TextStyle::Small, this)) {
    setObjectName(QStringLiteral("emptyLane"));
    setAutoFillBackground(true); // opaque: not repainted when moved
    explain();
    m_add->setObjectName(QStringLiteral("addPool"));
    m_levels->setObjectName(QStringLiteral("showLevels"));
    m_add->setProperty("tight", true);
    m_levels->setCheckable(true);
    m_levels->setProperty("quiet", true);
    m_levels->setToolTip(toolTipText(tr("Levels to drag onto a pool")));
    m_remaining->setObjectName(QStringLiteral("planRoom"));
    m_remaining->setDim();
    m_remaining->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_refusal->setObjectName(QStringLiteral("emptyLaneRefusal"));
    m_refusal->setTone(text::Tone::Attention);
    m_refusal->setWrapping();
    m_refusal->hide();
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(laneMargin, 2, laneMargin, 2);
    line->setSpacing(metrics::grid);
    line->addWidget(m_remaining);
    line->addWidget(m_add);
    line->addWidget(m_refusal, 1);
    line->addStretch(0);
    line->addWidget(m_levels);
    connect(m_add, &QPushButton::clicked, this, &EmptyLane::addRequested);
    connect(m_levels, &QPushButton::toggled, this, &EmptyLane::levelsToggled);
}

void EmptyLane::showRemaining(const views::PlannerView& view) {
    m_add->setEnabled(view.loaded && !view.whyNoMore);
    m_add->setToolTip(toolTipText(view.whyNoMore.value_or(QString())));
    m_remaining->showText(view.remaining);
}

void EmptyLane::showRefusal(const std::optional<QString>& why) {
    const QString sentence = why.value_or(QString());
    if (sentence != m_refusal->text()) {
        m_refusal->showText(sentence, true);
        announce(this, sentence);
    }
}

void EmptyLane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).border, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius, metrics::cardRadius);
}

void EmptyLane::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_held = true;
        Q_EMIT grabbed(event->globalPosition().toPoint());
    }
}

void EmptyLane::explain() {
    setToolTip(toolTipText(layoutDirection() == Qt::RightToLeft
                               ? tr("Drag to the left to add a pool with several instances")
                               : tr("Drag to the right to add a pool with several instances")));
}

void EmptyLane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        explain();
    }
}

void EmptyLane::mouseMoveEvent(QMouseEvent* event) {
    if (m_held && (event->buttons() & Qt::LeftButton) == 0) {
        m_held = false; // the release was missed
        Q_EMIT released();
    }
    if (m_held) {
        Q_EMIT dragged(event->globalPosition().toPoint(), event->modifiers());
    }
}

void EmptyLane::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_held) {
        m_held = false;
        Q_EMIT released();
    }
}

} // namespace poolhouse::ui
