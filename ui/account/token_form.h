// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"
#include "models/text/problem_text.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace poolhouse::ui {

class Desktop;
class ProblemNote;

/// Token input. The typed token is kept until it is accepted or discarded, masked unless "Show" is checked, and leaves
/// the form only through connectRequested(). Object names: "tokenField", "tokenShow", "tokenRemember", "tokenConnect",
/// "tokenCancel", "tokenProblem", "tokenProgress", "tokenDashboard", "tokenUseFound".
class TokenForm : public QWidget {
    Q_OBJECT
public:
    explicit TokenForm(Desktop& desktop, QWidget* parent = nullptr);

    void setKeyring(fleet::Session::Keyring keyring);
    void setFound(const std::optional<fleet::TokenOrigin>& origin); ///< offers a token found elsewhere
    void setBusy(bool busy); ///< an attempt is in progress: inputs disabled, Cancel aborts
    void setProblem(const std::optional<text::ProblemText>& problem);
    void forgetTyped();
    void focusField();

Q_SIGNALS:
    void connectRequested(const QString& token, bool remember);
    void foundRequested(); ///< use the token found elsewhere
    void cancelled();

private:
    void build();
    QWidget* helpBlock();
    QWidget* foundBlock();
    void submit();
    void updateConnect();

    Desktop& m_desktop;
    QLineEdit* m_field = nullptr;
    QPushButton* m_show = nullptr;
    QCheckBox* m_remember = nullptr;
    QLabel* m_keyringNote = nullptr;
    ProblemNote* m_problem = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QWidget* m_found = nullptr;
    QLabel* m_foundText = nullptr;
    QPushButton* m_useFound = nullptr;
    QPushButton* m_connect = nullptr;
    QPushButton* m_cancel = nullptr;
    bool m_busy = false;
};

} // namespace poolhouse::ui
