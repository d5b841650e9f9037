// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/instance_strip.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using text::Tone;
using views::InstanceBox;

constexpr int boxGap = 8;
constexpr int narrowGap = 2;

} // namespace

InstanceStrip::InstanceStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Instances"));
}

void InstanceStrip::showInstances(const std::vector<InstanceBox>& instances) {
    if (instances == m_instances) {
        return;
    }
    const bool resized = instances.size() != m_instances.size();
    m_instances = instances;
    QStringList lines;
    for (const auto& instance : m_instances) {
        lines << (instance.explanation.isEmpty() ? instance.label : instance.explanation);
    }
    setSpokenDescription(this, lines.join(QLatin1Char('\n')));
    if (resized) {
        updateGeometry();
    }
    update();
}

int InstanceStrip::boxSize() const {
    int widest = fontMetrics().height();
    for (const auto& instance : m_instances) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(instance.label));
    }
    return std::max(metrics::target + 4, widest + 10);
}

/// Boxes get narrower, down to their labels, before they wrap: another instance must not move what is below.
QSize InstanceStrip::boxStep(int width) const {
    const int size = boxSize();
    const int least = size - 14;
    const int fair = count() > 0 ? (width + narrowGap) / count() : width;
    return {std::clamp(fair, least + narrowGap, size + boxGap), size + boxGap};
}

int InstanceStrip::columnsFor(int width) const {
    const int step = boxStep(width).width();
    return std::max(1, (width + std::max(narrowGap, step - boxSize())) / step);
}

QRect InstanceStrip::boxRect(int index) const {
    const QSize step = boxStep(width());
    const int size = boxSize();
    const int columns = columnsFor(width());
    const int gap = std::max(narrowGap, step.width() - size);
    const QRect box((index % columns) * step.width(), (index / columns) * step.height(), step.width() - gap, size);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

QSize InstanceStrip::sizeHint() const {
    const int size = boxSize();
    return {std::max(0, count() * (size + boxGap) - boxGap), size};
}

QSize InstanceStrip::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return {std::min(whole.width(), 4 * (boxSize() + boxGap) - boxGap), whole.height()};
}

int InstanceStrip::heightForWidth(int width) const {
    const int columns = columnsFor(width);
    const int rows = std::max(1, (count() + columns - 1) / columns);
    return rows * (boxSize() + boxGap) - boxGap;
}

bool InstanceStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int index = 0; index < count(); ++index) {
            const QRect box = boxRect(index);
            if (box.contains(help->pos())) {
                const auto& instance = m_instances[static_cast<std::size_t>(index)];
                QToolTip::showText(help->globalPos(), toolTipText(instance.explanation), this, box);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void InstanceStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(styled(font(), TextStyle::Strong));
    for (int index = 0; index < count(); ++index) {
        paintBox(painter, boxRect(index), m_instances[static_cast<std::size_t>(index)]);
    }
}

void InstanceStrip::paintBox(QPainter& painter, const QRectF& box, const InstanceBox& instance) const {
    const Theme& theme = Theme::of(palette());
    Tone tone = Tone::Good;
    auto line = Qt::SolidLine;
    double width = 2;
    double radius = metrics::controlRadius;
    switch (instance.appearance) {
    case InstanceBox::Appearance::Up: break;
    case InstanceBox::Appearance::Standby:
        tone = Tone::Neutral;
        line = Qt::DashLine;
        break;
    case InstanceBox::Appearance::Coming:
        tone = Tone::Working;
        line = Qt::DotLine;
        break;
    case InstanceBox::Appearance::Trouble:
        tone = Tone::Bad;
        width = 3;
        radius = 1;
        break;
    case InstanceBox::Appearance::Unknown:
        tone = Tone::Unknown;
        line = Qt::DashDotLine;
        break;
    }
    const auto& colours = theme.tone(tone);
    painter.setPen(QPen(colours.outline, width, line, line == Qt::DotLine ? Qt::RoundCap : Qt::FlatCap));
    painter.setBrush(instance.appearance == InstanceBox::Appearance::Standby ? theme.card : colours.background);
    const double half = width / 2;
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter, instance.label);
}

} // namespace poolhouse::ui
