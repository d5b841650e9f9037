// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/change_note.h"
#include "ui/widgets/tint_frame.h"

#include <optional>

class QLineEdit;
class QPushButton;

namespace poolhouse::ui {

class ProgressLine;
class TextLabel;
class ToneIcon;

/// Change status on a pool card: title, progress, elapsed time and, after a failure, the reason until dismissed. Texts
/// that do not fit are elided: the panel is never higher than the room that it asks for. Hidden without a change.
/// Object names "changePanel", "changeWhat", "changeElapsed", "changeLine", "changeDetail", "changeCode",
/// "changeSendCode", "changeDetails" (opens Activity), "changeDismiss".
class ChangePanel : public TintFrame {
    Q_OBJECT
public:
    explicit ChangePanel(QWidget* parent = nullptr);

    void showChange(const std::optional<views::ChangeNote>& note, bool lineBelow = false);
    /// The most that the panel, or the panel with a line below it, needs.
    [[nodiscard]] int heightWithLineBelow(int gapBelow) const;
    [[nodiscard]] QString inWords() const; ///< for the card's accessible description; empty while hidden

Q_SIGNALS:
    void detailsRequested(const QString& operation);
    void dismissed(const QString& operation);
    void codeEntered(const QString& operation, const QString& code);

private:
    void sendCode();
    [[nodiscard]] int heightOf(int lines) const;

    std::optional<views::ChangeNote> m_note;
    ToneIcon* m_icon;
    TextLabel* m_what;
    TextLabel* m_elapsed;
    ProgressLine* m_line;
    TextLabel* m_detail;
    QLineEdit* m_code;
    QPushButton* m_sendCode;
    QPushButton* m_details;
    QPushButton* m_dismiss;
};

} // namespace poolhouse::ui
