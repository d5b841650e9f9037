// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/level_strip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QFrame>
#include <QMouseEvent>

#include <algorithm>

namespace poolhouse::ui {

LevelStrip::LevelStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("levelStrip"));
    setAccessibleName(tr("Levels"));
    new FlowLayout(this);
}

void LevelStrip::showLevels(const std::vector<views::LevelChoice>& levels) {
    if (levels == m_levels) {
        return;
    }
    m_levels = levels;
    for (std::size_t at = 0; at < levels.size(); ++at) {
        if (at == m_chips.size()) {
            auto* chip = new TextLabel(TextStyle::Small, this);
            chip->setObjectName(QStringLiteral("levelChip.%1").arg(at));
            chip->setFrameShape(QFrame::StyledPanel);
            chip->setMargin(metrics::halfGrid);
            chip->setMinimumHeight(metrics::target);
            chip->setCursor(Qt::OpenHandCursor);
            chip->setExplanation(tr("Drag onto a pool to give it this level"));
            chip->installEventFilter(this);
            layout()->addWidget(chip);
            m_chips.push_back(chip);
        }
        m_chips[at]->showText(tr("%1 · %2 · %3", "level, connections, price per month")
                                  .arg(levels[at].name, levels[at].connections, levels[at].monthly));
        m_chips[at]->show();
    }
    for (std::size_t rest = levels.size(); rest < m_chips.size(); ++rest) {
        m_chips[rest]->hide();
    }
}

bool LevelStrip::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseMove && type != QEvent::MouseButtonRelease) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const auto at = std::find(m_chips.begin(), m_chips.end(), watched);
    if (type == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton && at != m_chips.end()) {
        m_held = true;
        Q_EMIT grabbed(QString::fromStdString(m_levels[static_cast<std::size_t>(at - m_chips.begin())].level),
                       mouse->globalPosition().toPoint());
        return true;
    }
    if (type == QEvent::MouseMove && m_held && (mouse->buttons() & Qt::LeftButton) == 0) {
        m_held = false; // the release was missed
        Q_EMIT released();
        return true;
    }
    if (type == QEvent::MouseMove && m_held) {
        Q_EMIT dragged(mouse->globalPosition().toPoint(), mouse->modifiers());
        return true;
    }
    if (type == QEvent::MouseButtonRelease && m_held && mouse->button() == Qt::LeftButton) {
        m_held = false;
        Q_EMIT released();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolhouse::ui
