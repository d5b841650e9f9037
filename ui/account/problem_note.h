// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/problem_text.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace poolhouse::ui {

/// Tinted error box: what failed, why, and what to do next. Hidden without a problem.
class ProblemNote : public QFrame {
    Q_OBJECT
public:
    explicit ProblemNote(const QString& textName, QWidget* parent = nullptr);

    void setProblem(const std::optional<text::ProblemText>& problem);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text = nullptr;
};

} // namespace poolhouse::ui
