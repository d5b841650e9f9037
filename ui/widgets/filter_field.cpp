// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_field.h"

#include <QKeyEvent>

namespace poolhouse::ui {

FilterField::FilterField(const QString& objectName, const QString& label, QWidget* parent) : QLineEdit(parent) {
    setObjectName(objectName);
    setAccessibleName(label);
    setPlaceholderText(label);
    setClearButtonEnabled(true);
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
    } else if (event->key() == Qt::Key_Down) {
        Q_EMIT rowsWanted();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace poolhouse::ui
