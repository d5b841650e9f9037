// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/filter_chips.h"

#include "models/tables/roles.h"
#include "models/text/text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/font_changes.h"

#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace poolhouse::ui {

FilterChips::FilterChips(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("filterChips"));
    auto* layout = new FlowLayout(this, 6, 6);
    layout->setContentsMargins(0, 0, 0, 0);
    add(0, "chipAll", tr("All %1"), tr("Show every cluster."));
    add(tables::NeedsAttention, "chipNeedsAttention", tr("Needs attention %1"),
        tr("Show clusters that are down, nearly full, too small after losing one instance, over a quota, or can't be "
           "loaded."));
    add(tables::WithoutRedundancy, "chipWithoutRedundancy", tr("Without redundancy %1"),
        tr("Show clusters with a single-instance pool."));
    add(tables::PriceUnknown, "chipPriceUnknown", tr("Price unknown %1"), tr("Show clusters without a complete cost."));
    add(tables::ReadOnly, "chipReadOnly", tr("Read-only %1"), tr("Show clusters that are locked."));
    m_chips.front().button->setChecked(true);
    showCounts([](int) { return 0; });
    onFontChange(*this, [this] { reserveWidths(); });
}

void FilterChips::add(int flag, const char* name, const QString& text, const QString& explanation) {
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1String(name));
    button->setProperty("chip", true);
    button->setCheckable(true);
    button->setToolTip(explanation);
    layout()->addWidget(button);
    const Chip chip{button, flag, text};
    connect(button, &QPushButton::toggled, this, [this, chip](bool on) { toggle(chip, on); });
    m_chips << chip;
}

void FilterChips::toggle(const Chip& chip, bool on) {
    for (const Chip& each : m_chips) {
        const QSignalBlocker quiet(each.button);
        if (chip.flag == 0 && each.flag != 0) {
            each.button->setChecked(false);
        }
    }
    const QSignalBlocker quiet(m_chips.front().button);
    m_chips.front().button->setChecked(flags() == 0); // "All" cannot be switched off by itself
    if (chip.flag != 0 || on) {
        Q_EMIT flagsChanged(flags());
    }
}

void FilterChips::showCounts(const std::function<int(int flags)>& countWith) {
    const auto digits = static_cast<int>(text::Text::number(countWith(0)).size());
    if (digits > m_digits || m_chips.front().button->text().isEmpty()) {
        m_digits = digits;
        reserveWidths();
    }
    for (const Chip& chip : m_chips) {
        const QString text = chip.text.arg(text::Text::number(countWith(chip.flag)));
        if (chip.button->text() != text) {
            chip.button->setText(text);
        }
    }
}

void FilterChips::reserveWidths() {
    for (const Chip& chip : m_chips) {
        const QString shown = chip.button->text();
        chip.button->setMinimumWidth(0);
        chip.button->setText(chip.text.arg(QString(m_digits, QLatin1Char('8'))));
        chip.button->setMinimumWidth(chip.button->sizeHint().width());
        chip.button->setText(shown);
    }
}

void FilterChips::clear() {
    m_chips.front().button->setChecked(true);
}

int FilterChips::flags() const {
    int flags = 0;
    for (const Chip& chip : m_chips) {
        flags |= chip.button->isChecked() ? chip.flag : 0;
    }
    return flags;
}

QList<QWidget*> FilterChips::controls() const {
    QList<QWidget*> controls;
    std::transform(m_chips.begin(), m_chips.end(), std::back_inserter(controls),
                   [](const Chip& chip) { return chip.button; });
    return controls;
}

} // namespace poolhouse::ui
