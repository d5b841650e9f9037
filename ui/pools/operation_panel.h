// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms_operation.h"
#include "ui/widgets/tint_frame.h"

#include <QStringList>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;
class TwoFactorField;

/// Status area of a change dialog: progress of its operation, drift of the cluster, two-factor prompt. Hidden while
/// empty. Object names "operationPanel", "operationWhat", "operationText", "operationDetail", "operationDetails" (the
/// button), "useNewFigures" and those of TwoFactorField.
class OperationPanel : public TintFrame {
    Q_OBJECT
public:
    explicit OperationPanel(QWidget* parent = nullptr);

    void showNote(const views::OperationNote& note);
    /// `usable`: offer the new figures; false if the pool is gone.
    void showDrift(const QString& what, const QStringList& differences, bool usable);
    void clear();

Q_SIGNALS:
    void newFiguresRequested();
    void codeEntered(const QString& code);

private:
    void showMessage(const QString& what, const QString& text, text::Tone tone, bool code = false);

    ToneIcon* m_icon;
    TextLabel* m_what;
    TextLabel* m_text;
    TextLabel* m_detail;
    QPushButton* m_details;
    QPushButton* m_useNew;
    TwoFactorField* m_code;
};

} // namespace poolhouse::ui
