// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"
#include "ui/widgets/card_frame.h"

#include <QString>

class QPlainTextEdit;
class QPushButton;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class Desktop;
class FactList;
class TextLabel;
class ToneIcon;

/// Details of one operation: origin, start time, duration, result, and the exchanged requests and responses with the
/// token redacted. Object names "activityDetail", "activityTitle", "activityState", "activityFacts",
/// "activityExchanges", "copyCurl", "cliLine", "undoButton", "makeAgainButton".
class ActivityDetail : public CardFrame {
    Q_OBJECT
public:
    ActivityDetail(const core::Clock& clock, Desktop& desktop, QWidget* parent = nullptr);

    void showNothing();
    /// Preserves the scroll position while the same operation is shown. `curl` and `cliLine` are shown verbatim.
    void showOperation(const operations::Operation& operation, const QString& curl, const QString& cliLine);

Q_SIGNALS:
    void undoRequested(const QString& id);
    void makeAgainRequested(const QString& id);

private:
    void build();
    void showPoolActions(const operations::Operation& operation);
    void showParts(bool visible);

    const core::Clock& m_clock;
    QString m_id;
    QString m_curl;
    TextLabel* m_hint;
    ToneIcon* m_icon;
    TextLabel* m_title;
    TextLabel* m_state;
    FactList* m_facts;
    QPlainTextEdit* m_exchanges;
    TextLabel* m_cli;
    QPushButton* m_copy;
    QPushButton* m_undo;
    QPushButton* m_again;
    Desktop& m_desktop;
};

} // namespace poolhouse::ui
