// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label_chip.h"

#include "models/tables/label_list.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace poolhouse::ui {

LabelChip::LabelChip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("labelChip"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void LabelChip::showLabel(const std::optional<fleet::ClusterLabel>& label) {
    if (label == m_label) {
        return;
    }
    m_label = label;
    setAccessibleName(label ? tables::labelInWords(*label) : QString());
    setVisible(label.has_value());
    updateGeometry();
    update();
}

QFont LabelChip::chipFont() const {
    return styled(styled(font(), TextStyle::Small), TextStyle::Strong);
}

QSize LabelChip::sizeHint() const {
    return m_label ? labelSize(*m_label, chipFont()) + QSize(4, 4) : QSize();
}

void LabelChip::paintEvent(QPaintEvent*) {
    if (m_label) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintLabel(painter, rect(), *m_label, Theme::of(palette()), chipFont());
    }
}

LabelHead::LabelHead(QWidget* parent)
    : QWidget(parent), m_chip(new LabelChip(this)), m_subject(new TextLabel(TextStyle::Body, this)) {
    setObjectName(QStringLiteral("labelHead"));
    m_subject->setDim();
    m_subject->setEllipsis();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_chip);
    row->addWidget(m_subject, 1);
    hide();
}

void LabelHead::showLabel(const std::optional<fleet::ClusterLabel>& label, const QString& subject) {
    m_chip->showLabel(label);
    m_subject->showText(subject);
    setVisible(label.has_value());
}

} // namespace poolhouse::ui
