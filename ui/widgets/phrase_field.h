// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace poolhouse::ui {

/// Input for the phrase that confirms something destructive. Enter emits confirmRequested() and never reaches the
/// default button of the dialog.
class PhraseField : public QLineEdit {
    Q_OBJECT
public:
    explicit PhraseField(QWidget* parent = nullptr);

Q_SIGNALS:
    void confirmRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace poolhouse::ui
