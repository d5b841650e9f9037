// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"

#include <QStringList>

#include <string>
#include <vector>

class QWidget;

namespace poolhouse::ui {

class ChevronCombo;

/// An empty one in a row of fields; its longer texts are elided. `spoken`: its name for a screen reader.
[[nodiscard]] ChevronCombo* choiceCombo(QWidget* parent, const QString& name, const QString& spoken);

/// Shows the items with their keys as data, and chooses one. Emits nothing, and rebuilds the list only when the keys
/// differ.
void showChoices(ChevronCombo& combo, const std::vector<views::AttachChoice>& choices, const std::string& chosen);
/// The same of a combo box that takes any text: `entered` is what it holds, listed or not.
void showSuggestions(ChevronCombo& combo, const QStringList& listed, const QString& entered);

} // namespace poolhouse::ui
