// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace poolhouse::ui {

/// What should be known before deciding, and the box to tick where it has to be agreed to. Hidden without warnings.
/// Object names "warningList", "warning.ROW", "acceptWarnings".
class WarningList : public QWidget {
    Q_OBJECT
public:
    explicit WarningList(QWidget* parent = nullptr);

    /// What was agreed to holds while the same draft is looked at with newer figures, unless a graver warning comes.
    void showWarnings(const std::vector<views::FormWarning>& warnings, bool sameDraft);
    [[nodiscard]] bool accepted() const; ///< true as well when nothing has to be agreed to

Q_SIGNALS:
    void acceptanceChanged();

private:
    std::vector<views::FormWarning> m_warnings;
    QVBoxLayout* m_column;
    std::vector<QWidget*> m_rows;
    QCheckBox* m_accept;
};

} // namespace poolhouse::ui
