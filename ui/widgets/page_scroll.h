// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace poolhouse::ui {

/// Wraps `page` in a frameless scroll area and takes ownership of it.
[[nodiscard]] QWidget* scrolled(QWidget* page, QWidget* parent);

} // namespace poolhouse::ui
