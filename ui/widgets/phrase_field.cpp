// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phrase_field.h"

#include <QKeyEvent>

namespace poolhouse::ui {

PhraseField::PhraseField(QWidget* parent) : QLineEdit(parent) {
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

void PhraseField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept();
        Q_EMIT confirmRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace poolhouse::ui
