// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"
#include "models/text/tone.h"
#include "models/views/span.h"
#include "ui/widgets/card_frame.h"

#include <QString>

#include <vector>

class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class Desktop;
struct ActivityCommands;
class FactList;
class TextLabel;
class ToneIcon;
class TwoFactorField;

/// Details of one operation or plan: who asked, when, cost and connections before and after, the result, and, folded
/// away, the exchanged requests and responses without the token. Takes the second-factor code of an operation that
/// waits for one, and cancels one that has not acted. Object names "activityDetail", "activityTitle", "activityState",
/// "activityFacts", "activityRaw", "activityExchanges", "copyCurl", "copyCli", "cliLine", "copyResult", "undoButton",
/// "makeAgainButton", "switchAppsButton", "cancelRequestButton" and those of TwoFactorField.
class ActivityDetail : public CardFrame {
    Q_OBJECT
public:
    ActivityDetail(const core::Clock& clock, Desktop& desktop, QWidget* parent = nullptr);

    void showNothing();
    /// Preserves the scroll position while the same operation is shown.
    void showOperation(const operations::Operation& operation, const ActivityCommands& commands);
    void showPlan(const QString& id, const std::vector<const operations::Operation*>& plan); ///< of one plan, not empty
    void focusCode();                                                                        ///< if it is asked for
    [[nodiscard]] QSize minimumSizeHint() const override; ///< of the wrapped text at the current width

Q_SIGNALS:
    void undoRequested(const QString& id);
    void makeAgainRequested(const QString& id);
    void switchRequested(const QString& id);
    void cancelRequested(const QString& id);
    void codeEntered(const QString& id, const QString& code);

private:
    void build();
    void connectParts();
    void showRequest(const operations::Operation& operation);
    void showPoolActions(const operations::Operation& operation);
    enum class Subject { None, Operation, Plan };
    void showParts(Subject subject);
    void showHead(const QString& id, const QString& title, const QString& state, text::Tone tone);
    void showRaw(const operations::Operation& operation, bool same);
    void showCommands(const ActivityCommands& commands);
    [[nodiscard]] std::vector<views::FactRow> commonFacts(const operations::Operation& first) const;
    void copy(const QString& text, const QString& what);

    const core::Clock& m_clock;
    QString m_id;
    QString m_curl;
    QString m_curlSubject;
    QString m_cliCommand;
    TextLabel* m_hint;
    ToneIcon* m_icon;
    TextLabel* m_title;
    TextLabel* m_state;
    FactList* m_facts;
    TwoFactorField* m_code;
    TextLabel* m_cli;
    TextLabel* m_copied;
    QPushButton* m_copy;
    QPushButton* m_copyCli;
    QPushButton* m_again;
    QPushButton* m_switch;
    QPushButton* m_undo;
    QPushButton* m_cancel;
    QToolButton* m_raw;
    QPlainTextEdit* m_exchanges;
    QWidget* m_rest; ///< takes the room of the folded exchanges
    Desktop& m_desktop;
};

} // namespace poolhouse::ui
