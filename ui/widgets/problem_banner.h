// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/problem_text.h"

#include <QFrame>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// What failed, why and what next, with Retry and with the technical details folded away. Hidden without a problem.
/// Object names: "problemText", "retryButton", "detailsButton", "problemDetails".
class ProblemBanner : public QFrame {
    Q_OBJECT
public:
    explicit ProblemBanner(QWidget* parent = nullptr);

    /// The details stay open while the same kind of problem goes on.
    void showProblem(const std::optional<text::ProblemText>& problem);

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_what;
    TextLabel* m_text;
    TextLabel* m_details;
    QPushButton* m_detailsButton;
    QPushButton* m_retry;
};

} // namespace poolhouse::ui
