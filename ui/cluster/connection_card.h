// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/widgets/card_frame.h"

#include <QString>

#include <chrono>
#include <string>
#include <vector>

class QGridLayout;
class QPushButton;

namespace poolhouse::api {
struct ConnectionDetails;
}

namespace poolhouse::ui {

class SecretField;
class TextLabel;

/// How to connect with a credential: fetched when it is asked for, shown until it is hidden. What is hidden is nowhere
/// in the card, so nothing can read or speak it; a card that is not visible hides it as well. Pure view: performs no
/// I/O. Object names "connectionCard", "connectionReveal", "connectionNote"; "connection.NAME" and
/// "connectionCopy.NAME" for url, host, port, database, user, password, jdbc and psql.
class ConnectionCard : public CardFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds shownFor{60};  ///< then it is to be hidden
    static constexpr std::chrono::seconds copiedFor{45}; ///< then it is to be taken back from the clipboard

    explicit ConnectionCard(QWidget* parent = nullptr);

    /// Another credential, by name, hides what is shown. An empty name: none chosen.
    void setSubject(const core::ClusterId& cluster, const std::string& credential);
    void showLoading();
    void showDetails(const api::ConnectionDetails& details); ///< usable ones
    void showProblem(const QString& sentence);               ///< instead
    void hideDetails();
    void forgetCopy(); ///< what was copied is no longer on the clipboard
    [[nodiscard]] bool isRevealed() const { return m_state == State::Revealed; }

Q_SIGNALS:
    void revealRequested(const poolhouse::core::ClusterId& cluster, const std::string& credential);
    void revealed();
    void concealed(); ///< what was shown or requested is no longer wanted
    void copyRequested(const QString& text);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    enum class State { Hidden, Loading, Revealed };

    void addRow(QGridLayout& grid, const char* name, const QString& label, const QString& spoken);
    void copy(const SecretField& value, const QString& spoken);
    void fill(const std::vector<QString>& values);
    void toggle();
    void showNote(const QString& text);

    core::ClusterId m_cluster;
    std::string m_credential;
    State m_state = State::Hidden;
    QString m_revealedNote; ///< about what is revealed
    bool m_rotating = false;
    std::vector<SecretField*> m_values;
    TextLabel* m_note;
    QPushButton* m_reveal;
    QWidget* m_details;
};

} // namespace poolhouse::ui
