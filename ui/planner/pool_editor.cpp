// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/pool_editor.h"

#include "ui/planner/level_combo.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int longName = 120;
constexpr int longestProblem = 240;

} // namespace

PoolEditor::PoolEditor(QWidget* parent) : CardFrame(parent) {
    build();
    wire();
}

void PoolEditor::build() {
    m_name = new TextLabel(TextStyle::Strong, this);
    m_name->setObjectName(QStringLiteral("poolName"));
    m_name->setEllipsis();
    m_nameField = new QLineEdit(this);
    m_nameField->setObjectName(QStringLiteral("poolNameField"));
    m_nameField->setAccessibleName(tr("Name of the new pool"));
    m_nameField->setMinimumHeight(metrics::target);
    m_nameField->setMinimumWidth(88);
    m_nameField->setMaximumWidth(240);
    m_badge = new BadgeLabel(this);
    m_badge->setObjectName(QStringLiteral("poolBadge"));
    m_level = new LevelCombo(this);
    m_count = new CountStepper(this);
    m_standby = new QCheckBox(tr("standby (HA)"), this);
    m_standby->setObjectName(QStringLiteral("standbyBox"));
    m_standby->setMinimumHeight(metrics::target);
    m_standby->setAccessibleName(tr("Standby of the leader, for high availability"));
    m_remove = new QToolButton(this);
    m_remove->setObjectName(QStringLiteral("removePool"));
    m_remove->setText(QStringLiteral("\u2715"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setMinimumSize(m_remove->sizeHint().expandedTo({metrics::target + 4, metrics::target + 4}));
    m_restore = new QPushButton(tr("Keep"), this);
    m_restore->setObjectName(QStringLiteral("keepPool"));
    m_boxes = new InstanceStrip(this);
    m_boxes->setObjectName(QStringLiteral("poolInstances"));
    m_boxes->installEventFilter(this);
    m_effect = new SpanLabel(this);
    m_effect->setObjectName(QStringLiteral("poolEffect"));
    m_effect->setDim();
    m_effect->setMinimumWidth(168);
    m_effect->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_overflow = new QWidget(this);
    m_overflow->setObjectName(QStringLiteral("poolOverflow"));
    m_overflowText = new TextLabel(TextStyle::Small, m_overflow);
    m_overflowText->setObjectName(QStringLiteral("poolOverflowText"));
    auto* sign = new ToneIcon(m_overflow);
    sign->showTone(text::Tone::Attention);
    auto* overflow = new QHBoxLayout(m_overflow);
    overflow->setContentsMargins(0, 0, 0, 0);
    overflow->setSpacing(metrics::grid);
    overflow->addWidget(sign);
    overflow->addWidget(m_overflowText, 1);
    m_problem = new FieldProblem(QStringLiteral("poolProblem"), this);
    m_problem->setLongestLine(longestProblem);
    m_problem->showProblem({});

    auto* first = new QHBoxLayout;
    first->setSpacing(metrics::grid);
    first->addWidget(m_name);
    first->addWidget(m_nameField, 1);
    first->addWidget(m_badge);
    first->addStretch(0);
    first->addWidget(m_level);
    first->addWidget(m_count);
    first->addWidget(m_standby);
    first->addWidget(m_remove);
    first->addWidget(m_restore);
    auto* second = new QHBoxLayout;
    second->setSpacing(metrics::grid);
    second->addWidget(m_boxes);
    second->addWidget(m_effect, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    column->setSpacing(metrics::grid);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_overflow);
    column->addWidget(m_problem);
}

void PoolEditor::wire() {
    connect(m_level, &LevelCombo::levelChosen, this, &PoolEditor::levelChosen);
    connect(m_count, &CountStepper::countChanged, this, &PoolEditor::countChosen);
    connect(m_standby, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT countChosen(on ? 2 : 1); });
    connect(m_nameField, &QLineEdit::textEdited, this, &PoolEditor::nameChosen);
    connect(m_remove, &QToolButton::clicked, this, &PoolEditor::removeRequested);
    connect(m_restore, &QPushButton::clicked, this, &PoolEditor::restoreRequested);
    connect(m_problem, &FieldProblem::suggestionAccepted, this, [this](const QString& suggestion) {
        const auto field = m_row.problem.value_or(views::FormProblem()).field;
        if (field == core::DraftField::Name) {
            Q_EMIT nameChosen(suggestion);
        } else if (field == core::DraftField::Count) {
            Q_EMIT countChosen(suggestion.toInt());
        }
    });
}

void PoolEditor::showRow(const views::PlannerRow& row, const std::vector<views::LevelChoice>& levels) {
    m_level->showLevels(levels);
    m_level->choose(row.level);
    if (m_shown && row == m_row) {
        return;
    }
    m_shown = true;
    m_row = row;
    setPoolEdge(row.colour);
    showNames();
    m_badge->showBadge(row.badge.text, row.badge.tone, row.badge.explanation);
    m_count->setBounds(row.least, row.most);
    m_count->setCount(row.count);
    const QSignalBlocker quiet(m_standby);
    m_standby->setChecked(row.count > 1);
    m_level->setVisible(!row.destroyed);
    m_count->setVisible(!row.leader && !row.destroyed);
    m_standby->setVisible(row.leader);
    m_remove->setVisible(!row.leader && !row.destroyed);
    m_restore->setVisible(row.destroyed);
    m_boxes->showInstances(row.boxes);
    m_boxes->setCursor(row.leader || row.destroyed ? Qt::ArrowCursor : Qt::SizeHorCursor);
    m_effect->showSpans(row.effect);
    m_overflowText->showText(row.overflow);
    m_overflow->setVisible(!row.overflow.isEmpty());
    m_problem->showProblem(row.problem ? std::optional(row.problem->sentence) : std::nullopt,
                           row.problem ? row.problem->suggestion : QString());
    update();
}

void PoolEditor::showNames() {
    m_name->setVisible(!m_row.created);
    m_nameField->setVisible(m_row.created);
    m_name->showText(m_row.name);
    // Keeps a long name recognizable; the badge shrinks first.
    m_name->setMinimumWidth(std::min(m_name->fontMetrics().horizontalAdvance(m_row.name) + 2, longName));
    if (m_nameField->text().trimmed() != m_row.name) {
        m_nameField->setText(m_row.name);
    }
    setSpokenName(this, m_row.name);
    setSpokenLabel(m_level, tr("Level of %1").arg(m_row.name));
    setSpokenName(m_level->view(), m_level->accessibleName());
    setSpokenName(m_count->field(), tr("Instances of %1").arg(m_row.name));
    const auto remove =
        m_row.created ? tr("Remove %1 from the plan").arg(m_row.name) : tr("Plan to destroy %1").arg(m_row.name);
    setSpokenName(m_remove, remove);
    m_remove->setToolTip(toolTipText(remove));
    setSpokenName(m_restore, tr("Keep %1").arg(m_row.name));
}

void PoolEditor::focusFirst() {
    if (m_row.created) {
        m_nameField->setFocus(Qt::OtherFocusReason);
        m_nameField->selectAll();
    } else if (m_row.destroyed) {
        m_restore->setFocus(Qt::OtherFocusReason);
    } else {
        m_level->setFocus(Qt::OtherFocusReason);
    }
}

bool PoolEditor::eventFilter(QObject* watched, QEvent* event) {
    return (watched == m_boxes && !m_row.leader && !m_row.destroyed && drag(event)) ||
           CardFrame::eventFilter(watched, event);
}

bool PoolEditor::drag(QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseMove && type != QEvent::MouseButtonRelease) {
        return false;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const int x = mouse->position().toPoint().x();
    if (type == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_dragFrom = x;
        m_dragCount = m_row.count;
        m_dragging = true;
        return true;
    }
    if (type == QEvent::MouseMove && m_dragging) {
        const double box = m_boxes->count() > 0 ? m_boxes->boxRect(0).width() + metrics::grid : metrics::target;
        const int way = layoutDirection() == Qt::RightToLeft ? m_dragFrom - x : x - m_dragFrom;
        const int count = m_dragCount + static_cast<int>(std::lround(way / box));
        const int allowed = std::clamp(count, m_row.least, std::max(m_row.least, m_row.most));
        if (allowed != m_row.count) {
            Q_EMIT countChosen(allowed);
        }
        return true;
    }
    if (type == QEvent::MouseButtonRelease && m_dragging) {
        m_dragging = false;
        return true;
    }
    return false;
}

void PoolEditor::paintEvent(QPaintEvent* event) {
    CardFrame::paintEvent(event);
    if (m_row.created || m_row.destroyed) {
        // Dashed border: the pool does not exist yet, or will be destroyed.
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_row.created ? theme.border : theme.tone(text::Tone::Bad).outline, 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                                metrics::cardRadius);
    }
}

} // namespace poolhouse::ui
