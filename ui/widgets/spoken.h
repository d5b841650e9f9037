// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

/// What assistive technology is told. Each setting of a name or a description is an event to screen readers, which may
/// speak it again, and Qt sends it even if nothing differs.
namespace poolhouse::ui {

void setSpokenName(QWidget* widget, const QString& name);               ///< set only if it differs
void setSpokenDescription(QWidget* widget, const QString& description); ///< set only if it differs

} // namespace poolhouse::ui
