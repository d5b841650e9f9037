// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/level_combo.h"

#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QAbstractItemView>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int roundText = 40; ///< the text: border, padding, chevron

QString levelComboLine(const views::LevelChoice& level) {
    QStringList facts{level.name,
                      LevelCombo::tr("%1 vCPU").arg(level.vcpu),
                      level.memory,
                      level.limit,
                      level.hourly.isEmpty() ? level.monthly : LevelCombo::tr("%1/month").arg(level.monthly),
                      level.note};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

} // namespace

LevelCombo::LevelCombo(QWidget* parent) : ChevronCombo(parent) {
    setObjectName(QStringLiteral("levelCombo"));
    view()->setObjectName(QStringLiteral("levelComboList"));
    setProperty("tight", true);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    // What it needs is that of the level shown, also of one that was just chosen.
    connect(this, &QComboBox::currentIndexChanged, this, &LevelCombo::updateGeometry);
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (index >= 0) {
            m_foreign.clear();
            Q_EMIT levelChosen(itemData(index).toString());
        }
    });
}

void LevelCombo::showLevels(const std::vector<views::LevelChoice>& levels) {
    if (levels == m_levels) {
        return;
    }
    const QString selected = currentData().toString();
    m_levels = levels;
    clear();
    for (const auto& level : levels) {
        addItem(levelComboLine(level), level.name);
    }
    setCurrentIndex(findData(selected));
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * metrics::cardPadding);
    updateGeometry();
}

void LevelCombo::choose(const std::string& level) {
    const auto name = QString::fromStdString(level);
    if (currentIndex() >= 0 && currentData().toString() == name) {
        return; // looking it up takes longer
    }
    const int index = findData(name);
    const auto foreign = index < 0 ? name : QString();
    if (index != currentIndex() || foreign != m_foreign) {
        m_foreign = foreign;
        setCurrentIndex(index);
        updateGeometry(); // of a foreign one too
        update();
    }
    setSpokenDescription(this, index < 0 ? name : currentText());
}

QSize LevelCombo::sizeHint() const {
    int widest = fontMetrics().horizontalAdvance(m_foreign);
    for (const auto& level : m_levels) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(level.name));
    }
    return {widest + roundText, QComboBox::sizeHint().height()};
}

QSize LevelCombo::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(shownText()) + roundText, QComboBox::sizeHint().height()};
}

QString LevelCombo::shownText() const {
    return currentIndex() < 0 ? m_foreign : currentData().toString();
}

} // namespace poolhouse::ui
