// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/problem_text.h"

#include <QFrame>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// Error banner: what failed, why and what to do next, with Retry and collapsible technical details. Hidden without a
/// problem. Object names: "problemText", "retryButton", "detailsButton", "problemDetails".
class ProblemBanner : public QFrame {
    Q_OBJECT
public:
    explicit ProblemBanner(QWidget* parent = nullptr);

    /// The details stay expanded while the problem's title is unchanged.
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
