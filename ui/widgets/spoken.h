// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>

class QComboBox;
class QWidget;

/// Text for assistive technology. Each setting of a name or a description is an event to screen readers, which may
/// speak it again, and Qt sends it even if nothing differs.
namespace poolhouse::ui {

void setSpokenName(QWidget* widget, const QString& name);               ///< set only if it differs
void setSpokenDescription(QWidget* widget, const QString& description); ///< set only if it differs

/// Names a combo box, whose own name is its current text on Linux, by a label that is not on the screen. Call it when
/// the combo box has its parent.
void setSpokenLabel(QWidget* combo, const QString& label);

/// What Qt leaves out: screen readers speak the current item with the focus and when it changes, and assistive
/// technology chooses an item by selecting it in the list, open or closed.
void setSpokenCombo(QComboBox* combo);

/// What a widget is to assistive technology, if it is not what Qt takes it for. Call it before the widget is shown.
void setSpokenRole(QWidget* widget, QAccessible::Role role);

/// Has screen readers speak `text` regardless of the focus. Nothing is spoken for a widget that is not visible.
void announce(QWidget* from, const QString& text);

} // namespace poolhouse::ui
