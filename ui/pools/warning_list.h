// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace poolhouse::ui {

/// Warnings of a change, with a check box if they require acceptance. Hidden without warnings. Object names
/// "warningList", "warning.ROW", "acceptWarnings".
class WarningList : public QWidget {
    Q_OBJECT
public:
    explicit WarningList(QWidget* parent = nullptr);

    /// Acceptance is kept for the same draft with newer figures, unless the kinds of warnings change.
    void showWarnings(const std::vector<views::FormWarning>& warnings, bool sameDraft);
    /// What is accepted, with its mnemonic; else that connections may be closed or rejected.
    void setAcceptance(const QString& text);
    [[nodiscard]] bool accepted() const; ///< also true if no acceptance is required

Q_SIGNALS:
    void acceptanceChanged();

private:
    std::vector<views::FormWarning> m_warnings;
    QVBoxLayout* m_column;
    std::vector<QWidget*> m_rows;
    QCheckBox* m_accept;
};

} // namespace poolhouse::ui
