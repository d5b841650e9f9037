// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_field.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace poolhouse::ui {

SecretField::SecretField(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    connect(this, &QLineEdit::selectionChanged, this, [this] {
        if (hasSelectedText()) {
            deselect();
        }
    });
}

void SecretField::showSecret(const QString& secret) {
    setText(secret);
    setCursorPosition(0);
}

void SecretField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
        Q_EMIT copyRequested();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretField::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("secretMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &SecretField::copyRequested);
    menu->popup(event->globalPos());
}

} // namespace poolhouse::ui
