// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QCheckBox;

namespace poolhouse::ui {

class FieldProblem;
class LevelPicker;
class TextLabel;

/// Level and high availability of the leader pool of a new cluster. Object names "levelPicker", "levelProblem",
/// "clusterStandby", "clusterStandbyHint".
class LeaderLevelPage : public QWidget {
    Q_OBJECT
public:
    explicit LeaderLevelPage(QWidget* parent = nullptr);

    void setStandby(bool on); ///< emits nothing
    void showLevels(const std::vector<views::LevelChoice>& levels, const std::string& chosen,
                    const std::optional<QString>& problem);
    void showStandbyHint(const QString& hint);

Q_SIGNALS:
    void levelChosen(const QString& level);
    void confirmed(); ///< the chosen level
    void standbyChosen(bool on);

private:
    FieldProblem* m_problem;
    QCheckBox* m_standby;
    TextLabel* m_hint;
    LevelPicker* m_levels;
};

} // namespace poolhouse::ui
