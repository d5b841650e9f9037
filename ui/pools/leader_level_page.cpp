// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/leader_level_page.h"

#include "ui/pools/level_picker.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace poolhouse::ui {

LeaderLevelPage::LeaderLevelPage(QWidget* parent)
    : QWidget(parent),
      m_problem(new FieldProblem(QStringLiteral("levelProblem"), this)),
      m_standby(new QCheckBox(tr("&High availability"), this)),
      m_hint(new TextLabel(TextStyle::Small, this)),
      m_levels(new LevelPicker(this)) {
    auto* about = new TextLabel(TextStyle::Body,
                                tr("The level of the leader pool, the only writer. It can be changed later."), this);
    about->setWrapping();
    about->setDim();
    m_standby->setObjectName(QStringLiteral("clusterStandby"));
    m_hint->setObjectName(QStringLiteral("clusterStandbyHint"));
    m_hint->setWrapping();
    m_hint->setDim();
    setFocusProxy(m_levels);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    for (QWidget* part : {static_cast<QWidget*>(about), static_cast<QWidget*>(m_problem),
                          static_cast<QWidget*>(m_standby), static_cast<QWidget*>(m_hint)}) {
        rows->addWidget(part);
    }
    rows->addWidget(m_levels);
    rows->addStretch(1);
    connect(m_levels, &LevelPicker::levelChosen, this, &LeaderLevelPage::levelChosen);
    connect(m_levels, &LevelPicker::confirmed, this, &LeaderLevelPage::confirmed);
    connect(m_standby, &QCheckBox::toggled, this, &LeaderLevelPage::standbyChosen);
}

void LeaderLevelPage::setStandby(bool on) {
    const QSignalBlocker quiet(m_standby);
    m_standby->setChecked(on);
}

void LeaderLevelPage::showLevels(const std::vector<views::LevelChoice>& levels, const std::string& chosen,
                                 const std::optional<QString>& problem) {
    m_levels->showLevels(levels);
    m_levels->choose(chosen);
    m_problem->showProblem(problem);
}

void LeaderLevelPage::showStandbyHint(const QString& hint) {
    m_hint->showText(hint);
    setSpokenDescription(m_standby, hint);
}

} // namespace poolhouse::ui
