// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace poolhouse::ui {

/// Ends all connections from the children of `whole`, at any depth, to itself. For destructors: ~QWidget() closes the
/// window, which takes the focus from a child, and what the child then reports would reach an object whose own part is
/// destroyed already.
void disconnectChildren(QWidget& whole);

} // namespace poolhouse::ui
