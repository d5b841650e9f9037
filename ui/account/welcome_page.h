// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace poolhouse::ui {

class ChoiceButton;
class Desktop;
class ProblemNote;
class TokenForm;

/// Start page: built-in sandbox or account. Reflects the session state: choices, progress, error. Object names:
/// "welcomePage", "welcomeSandbox", "welcomeConnect", "welcomeBack", "welcomeProblem", "welcomeProgress".
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    WelcomePage(fleet::Session& session, Desktop& desktop, QWidget* parent = nullptr);

    void showChoices();
    void showTokenForm();
    void setBackOffered(bool offered); ///< shows the button back to the connected fleet

Q_SIGNALS:
    void backRequested();

private:
    QWidget* buildChoices();
    QWidget* buildProgress();
    void followSession();
    void tryToken(const QString& token, bool remember);

    fleet::Session& m_session;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_choices = nullptr;
    QWidget* m_progressPage = nullptr;
    ChoiceButton* m_sandbox = nullptr;
    ChoiceButton* m_connect = nullptr;
    QPushButton* m_back = nullptr;
    ProblemNote* m_problem = nullptr;
    TokenForm* m_form = nullptr;
    QLabel* m_progressText = nullptr;
    bool m_tryingToken = false;                                     ///< the current attempt was started from the form
    fleet::Session::State m_followed = fleet::Session::State::None; ///< when the session last changed
};

} // namespace poolhouse::ui
