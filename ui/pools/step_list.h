// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace poolhouse::ui {

class StepButton;

/// Step navigation of a wizard; reachable steps can be selected. Object names "stepList" and "step.1" on.
class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(const QStringList& steps, QWidget* parent = nullptr);

    /// Both 0-based; steps up to `reachable` are enabled.
    void showStep(int current, int reachable);

Q_SIGNALS:
    void stepChosen(int step);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<StepButton*> m_buttons;
};

} // namespace poolhouse::ui
