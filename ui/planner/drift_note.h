// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tint_frame.h"

#include <QStringList>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// Changes of the live cluster since the plan began, and a button to rebase. Hidden without drift. Object names
/// "planDrift", "planDriftText", "rebasePlan".
class DriftNote : public TintFrame {
    Q_OBJECT
public:
    explicit DriftNote(QWidget* parent = nullptr);

    void showDrift(const QStringList& sentences);

Q_SIGNALS:
    void rebaseRequested();

private:
    TextLabel* m_text;
    QPushButton* m_rebase;
};

/// Moves of apps that the plan lost, and a button to dismiss that. Hidden without any. Object names "lostMoves",
/// "lostMovesText", "dismissLostMoves".
class LostMovesNote : public TintFrame {
    Q_OBJECT
public:
    explicit LostMovesNote(QWidget* parent = nullptr);

    void showLost(const QString& sentences);

Q_SIGNALS:
    void dismissed();

private:
    TextLabel* m_text;
};

} // namespace poolhouse::ui
