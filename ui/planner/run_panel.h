// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_run_view.h"
#include "ui/planner/answer_card.h"

#include <vector>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;

/// Progress of a plan being applied: steps with their states, pause, resume and stop, and the inverse plan at the end.
/// Hidden without a run. Object names "runPanel", "runTitle", "runDetails", "runStep.ROW", "pauseRun", "resumeRun",
/// "stopRun", "inversePlan", "closeRun".
class RunPanel : public EdgeCard {
    Q_OBJECT
public:
    explicit RunPanel(QWidget* parent = nullptr);

    void showRun(const views::PlanRunView& run);
    [[nodiscard]] bool busy() const { return !m_run.title.isEmpty() && !m_run.ended; }

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void inverseRequested(); ///< open the inverse plan
    void closed();           ///< the result was dismissed

private:
    struct Row {
        QWidget* box;
        ToneIcon* icon;
        TextLabel* title;
        TextLabel* state;
        TextLabel* sentence;
    };
    void build();
    void addRow();

    views::PlanRunView m_run;
    std::vector<Row> m_rows;
    QVBoxLayout* m_steps = nullptr;
    ToneIcon* m_icon = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_details = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_inverse = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace poolhouse::ui
