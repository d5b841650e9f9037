// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QPointer>

#include <vector>

namespace poolhouse::ui {

/// While it lives, nothing in the pages of scroll areas is laid out. Then all that changed is, before it returns and
/// from the outside in. Left to Qt, each widget that appears has all around it laid out at once, in the room of before;
/// and each level of a page waits for a turn of the event loop of its own, so that frames in between show lanes without
/// room for their texts.
class LayoutPause {
public:
    explicit LayoutPause(const std::vector<QWidget*>& pages); ///< with a layout; they outlive it
    ~LayoutPause();
    Q_DISABLE_COPY_MOVE(LayoutPause)

private:
    std::vector<QWidget*> m_pages;
    std::vector<QPointer<QLayout>> m_held;
};

} // namespace poolhouse::ui
